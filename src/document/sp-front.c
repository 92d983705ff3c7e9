/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-front.h. Only the lines before the first heading and the last lines of a part are looked
 * at. */
#include "document/sp-front.h"
#include "document/sp-clause.h"
#include "document/sp-front-lines.h"
#include "document/sp-lines.h"
#include "document/sp-numbers.h"
#include "document/sp-scan.h"

#include "base/sp-text.h"

#define LINES_MAX 200
#define TITLE_LINE_MAX 180 /* bytes */
#define SIGNATURE_MAX 120

typedef struct
{
  const char *start, *end;
} Line;

static guint
split (const char *text, const char *end, Line *lines)
{
  guint n = 0;

  while (text < end && n < LINES_MAX)
    {
      const char *stop = memchr (text, '\n', (gsize)(end - text));
      Line line;

      if (stop == NULL)
        stop = end;
      line.start = sp_scan_skip_spaces (text, stop);
      line.end = sp_scan_skip_spaces_back (line.start, stop);
      if (line.start < line.end)
        lines[n++] = line;
      text = stop + 1;
    }
  return n;
}

/* 某政发〔2020〕5号: the whole line is the number of the document. */
static gboolean
is_doc_number (const Line *line)
{
  const char *stop = sp_front_number_end (line->start, line->end);

  return stop != NULL && (stop >= line->end || sp_scan_is_space (sp_scan_char (stop)));
}

static gboolean
is_title_line (const Line *line)
{
  static const char *const ends[] = {"；", "，", "、", NULL};
  /* A colon follows the label of a fact, or those whom a notice is sent to. */
  static const char *const inside[] = {"。", "：", ":", "【", "|", " > ", "＞", "»", "›", NULL};

  return line->end - line->start <= TITLE_LINE_MAX &&
         sp_scan_any_before (line->start, line->end, ends) == 0 &&
         sp_scan_find_any (line->start, line->end, inside, NULL) == NULL &&
         sp_front_date_line (line->start, line->end) == SP_DATE_NONE && !is_doc_number (line);
}

static gboolean
names_a_plan (const Line *line)
{
  static const char *const words[] = {"计划",   "方案", "意见",     "措施", "办法", "规定",
                                      "分工",   "任务", "通知",     "行动", "要点", "清单",
                                      "分解表", "预案", "工作安排", NULL};

  return sp_scan_find_any (line->start, line->end, words, NULL) != NULL;
}

gboolean
sp_front_is_title (const char *start, const char *end)
{
  Line line = {start, end};

  return start < end && is_title_line (&line);
}

gboolean
sp_front_names_plan (const char *start, const char *end)
{
  Line line = {start, end};

  return names_a_plan (&line);
}

/* （2021—2023年） on a line of its own goes with the title above it. */
static gboolean
is_bracketed (const Line *line)
{
  return sp_scan_opens (line->start) == SP_BRACKET_ROUND &&
         sp_scan_closes (sp_scan_prev (line->start, line->end)) == SP_BRACKET_ROUND &&
         sp_scan_before (line->start, sp_scan_prev (line->start, line->end), "年");
}

/* 关于印发《某方案》的通知 names the plan inside; where nothing else does, that is its title. */
static const char *
unwrap_notice (SpReading *reading, const char *title)
{
  const char *end = title + strlen (title);
  const char *issued = strstr (title, "印发"), *start, *stop;

  if (issued == NULL || !sp_scan_before (title, end, "的通知"))
    return title;
  start = issued + strlen ("印发");
  stop = end - strlen ("的通知");
  if (sp_scan_at (start, "《") && sp_scan_before (start, stop, "》"))
    {
      start += strlen ("《");
      stop -= strlen ("》");
    }
  return start < stop ? sp_reader_keep (reading, start, stop, TRUE) : title;
}

/* 附件：某方案 and 2.某方案 name what is attached. */
static gboolean
is_listed (const Line *line)
{
  SpNumber number;
  const char *rest;
  int annex;

  return sp_line_read_part (line->start, line->end, &annex, &rest) != SP_LINE_OTHER ||
         sp_number_read (line->start, line->end, &number);
}

/* The last run of title lines that names a plan; lines of one title follow each other. */
static void
read_title (SpReading *reading, Line *lines, guint n)
{
  for (guint i = n; i-- > 0;)
    {
      g_autoptr (GString) title = NULL;
      guint first = i;

      if (is_listed (&lines[i]) || !is_title_line (&lines[i]) || !names_a_plan (&lines[i]))
        continue;
      while (first > 0 && i - first < 3 && is_title_line (&lines[first - 1]) &&
             !names_a_plan (&lines[first - 1]) &&
             (first < 2 ||
              sp_front_date_line (lines[first - 2].start, lines[first - 2].end) == SP_DATE_NONE))
        first--;
      title = g_string_new (NULL);
      if (i + 1 < n && is_bracketed (&lines[i + 1]))
        i++;
      for (guint j = first; j <= i; j++)
        g_string_append (title, sp_reader_keep (reading, lines[j].start, lines[j].end, TRUE));
      reading->title =
        unwrap_notice (reading, g_string_chunk_insert (reading->strings, title->str));
      return;
    }
  /* Line breaks were lost: the title ends at the first space. */
  if (n > 0)
    {
      Line first = lines[0];
      const char *rest;
      int annex;

      /* An annex alone: 附件4某方案. */
      if (sp_line_read_part (first.start, first.end, &annex, &rest) == SP_LINE_PART_TITLED)
        first.start = lines[0].start = rest;
      first.end = first.start;
      while (first.end < lines[0].end && !sp_scan_is_space (sp_scan_char (first.end)))
        first.end = g_utf8_next_char (first.end);
      if (!is_title_line (&first) || !names_a_plan (&first))
        first = lines[0];
      if (is_title_line (&first))
        reading->title = sp_reader_keep (reading, first.start, first.end, FALSE);
    }
}

static void
take_issuer (SpReading *reading, const Line *line)
{
  SpNumber number;
  const char *end = line->end;

  if (line->start >= end || !is_title_line (line) || names_a_plan (line) ||
      sp_number_read (line->start, end, &number))
    return;
  /* The red head of a document: 某委员会文件. */
  if (sp_scan_before (line->start, end, "文件"))
    end -= strlen ("文件");
  reading->issuer = sp_reader_keep (reading, line->start, end, TRUE);
}

/* Issuer and date on two lines or on one. */
static void
read_issue (SpReading *reading, const Line *lines, guint i)
{
  static const char *const colons[] = {"：", ":", "】", NULL};
  Line issuer = lines[i];
  SpDate date;

  issuer.end = sp_front_date_tail (lines[i].start, lines[i].end, &date);
  /* Behind a label it is read as what the label says. */
  if (issuer.end == NULL ||
      (i > 0 && sp_scan_any_before (lines[i - 1].start, lines[i - 1].end, colons) > 0))
    return;
  if (issuer.end == issuer.start)
    {
      reading->date = date;
      if (i > 0)
        take_issuer (reading, &lines[i - 1]);
      return;
    }
  /* A sentence that ends with a date is no signature, nor is a label in front of one. */
  issuer.end = sp_scan_skip_spaces_back (issuer.start, issuer.end);
  if (!is_title_line (&issuer) || names_a_plan (&issuer))
    return;
  reading->date = date;
  take_issuer (reading, &issuer);
}

static void
read_number (SpReading *reading, const Line *line)
{
  static const char *const labels[] = {"发文字号", "文号", "字号", NULL};
  const char *start = line->start, *stop;

  if (*reading->doc_number != '\0')
    return;
  if (!is_doc_number (line))
    start = sp_front_value (line->start, line->end, labels);
  stop = start != NULL && start < line->end ? sp_front_number_end (start, line->end) : NULL;
  if (stop != NULL)
    reading->doc_number = sp_reader_keep (reading, start, stop, TRUE);
}

static void
read_issuer (SpReading *reading, const Line *lines, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const char *about = sp_scan_find (lines[i].start, lines[i].end, "关于");

      if (about != NULL && about > lines[i].start && *reading->issuer == '\0' &&
          is_title_line (&lines[i]))
        reading->issuer = sp_reader_keep (reading, lines[i].start, about, TRUE);
      read_issue (reading, lines, i);
      read_number (reading, &lines[i]);
    }
}

/* The value of a label in a line, or where it ends the line, the line behind it. */
static Line
find_value (const Line *lines, guint n, guint i, const char *const *labels)
{
  Line value = {NULL, lines[i].end};

  value.start = sp_front_value (lines[i].start, lines[i].end, labels);
  if (value.start != NULL && value.start >= value.end && i + 1 < n)
    value = lines[i + 1];
  return value;
}

/* The first date behind one of the labels at the head of a web page. */
static SpDate
find_date (const Line *lines, guint n, const char *const *labels)
{
  for (guint i = 0; i < n; i++)
    {
      Line value = find_value (lines, n, i, labels);
      SpDate date = SP_DATE_NONE;
      const char *stop;

      if (value.start != NULL && value.start < value.end)
        date = sp_front_date_at (value.start, value.end, &stop);
      if (date != SP_DATE_NONE)
        return date;
    }
  return SP_DATE_NONE;
}

static void
read_labelled_issuer (SpReading *reading, const Line *lines, guint n)
{
  static const char *const labels[] = {"发文机关", "发文单位", "制发机关",
                                       "发布机构", "发布单位", NULL};

  for (guint i = 0; i < n && *reading->issuer == '\0'; i++)
    {
      Line value = find_value (lines, n, i, labels);
      const char *stop;

      if (value.start == NULL)
        continue;
      for (stop = value.start; stop < value.end && !sp_scan_is_space (sp_scan_char (stop));)
        stop = g_utf8_next_char (stop);
      reading->issuer = sp_reader_keep (reading, value.start, stop, TRUE);
    }
}

/* The line that ends at @end, white space trimmed; empty for a line too long to be one of a
 * signature. */
static Line
line_before (const char *start, const char *end)
{
  Line line = {.end = sp_scan_skip_spaces_back (start, end)};

  line.start = line.end;
  while (line.start > start && line.start[-1] != '\n' && line.end - line.start < SIGNATURE_MAX)
    line.start--;
  if (line.end - line.start >= SIGNATURE_MAX)
    line.start = line.end;
  line.start = sp_scan_skip_spaces (line.start, line.end);
  return line;
}

/* 某局 in front of a date on the same line. */
static gboolean
is_signer (Line *line)
{
  SpNumber number;

  line->end = sp_scan_skip_spaces_back (line->start, line->end);
  return line->end - line->start >= (gssize)(4 * strlen ("字")) && is_title_line (line) &&
         !names_a_plan (line) && !sp_number_read (line->start, line->end, &number) &&
         sp_scan_find (line->start, line->end, "，") == NULL;
}

/* Issuer and date at the very end, other closing lines passed over: where the issuer's line begins.
 */
static const char *
find_signature (const char *start, const char *end, Line *issuer, SpDate *date)
{
  SpNumber number;

  for (guint i = 0; i < 8; i++)
    {
      Line line = line_before (start, end);

      if (line.start >= line.end)
        return NULL;
      *date = sp_front_date_line (line.start, line.end);
      if (*date != SP_DATE_NONE)
        {
          *issuer = line_before (start, line.start);
          if (issuer->start < issuer->end && is_title_line (issuer) &&
              !sp_number_read (issuer->start, issuer->end, &number) &&
              !sp_scan_before (issuer->start, issuer->end, "）"))
            return issuer->start;
          *issuer = line;
          return line.start;
        }
      *issuer = line;
      issuer->end = sp_front_date_tail (line.start, line.end, date);
      if (issuer->end != NULL && is_signer (issuer))
        return line.start;
      if (sp_scan_opens (line.start) == SP_BRACKET_NONE && !sp_scan_at (line.start, "抄送"))
        return NULL;
      end = line.start;
    }
  return NULL;
}

/* A plan without notice is signed at its very end. */
static void
read_back (SpReading *reading)
{
  Line issuer;
  SpDate date;

  if (find_signature (reading->text, reading->text + reading->length, &issuer, &date) == NULL)
    return;
  reading->date = date;
  if (sp_front_date_line (issuer.start, issuer.end) == SP_DATE_NONE)
    reading->issuer = sp_reader_keep (reading, issuer.start, issuer.end, TRUE);
}

/* A date on a line of its own, or behind the issuer where line breaks were lost or annexes follow.
 */
static void
read_anywhere (SpReading *reading)
{
  const char *text = reading->text, *end = text + reading->length;
  Line lines[2] = {{text, text}, {text, text}};

  while (text < end && reading->date == SP_DATE_NONE)
    {
      const char *stop = memchr (text, '\n', (gsize)(end - text));
      Line *line = &lines[1];
      SpDate date;

      line->end = stop != NULL ? stop : end;
      line->start = sp_scan_skip_spaces (text, line->end);
      line->end = sp_scan_skip_spaces_back (line->start, line->end);
      text = stop != NULL ? stop + 1 : end;
      if (line->start >= line->end)
        continue;
      if (line->end - line->start <= SIGNATURE_MAX)
        read_issue (reading, lines, 1);
      else if (text >= end && sp_front_date_tail (line->start, line->end, &date) != NULL)
        reading->date = date;
      lines[0] = lines[1];
    }
}

/* Whether a bracket opens in front of @p on its line and does not close. */
static gboolean
is_in_bracket (const char *start, const char *p)
{
  int depth = 0;

  for (const char *q = sp_scan_back (start, p, SIGNATURE_MAX); q < p; q = g_utf8_next_char (q))
    depth = *q == '\n' ? 0
                       : MAX (0, depth + (sp_scan_opens (q) != SP_BRACKET_NONE) -
                                   (sp_scan_closes (q) != SP_BRACKET_NONE));
  return depth > 0;
}

/* 2024年底前, 2024年6月: the first year that the text prints with a time, outside brackets. */
static int
find_year (const char *start, const char *end)
{
  static const char *const times[] = {"底",   "年底", "末",     "上半年", "下半年", "第",
                                      "一季", "二季", "三季度", "四季度", NULL};

  for (const char *p = start; (p = memchr (p, '2', (gsize)(end - p))) != NULL; p++)
    {
      const char *stop;
      int year = sp_scan_digits (p, end, 4, &stop);

      if (year < 2000 || year > 2199 || !sp_scan_at (stop, "年") ||
          (p > start && g_ascii_isdigit (p[-1])))
        continue;
      stop += strlen ("年");
      if ((sp_scan_any (stop, times) > 0 || (stop < end && sp_scan_is_digit (stop))) &&
          !is_in_bracket (start, p))
        return year;
    }
  return 0;
}

void
sp_front_read (SpReading *reading, const char *end)
{
  static const char *const written[] = {"成文日期", "发文日期", "生成日期", "制发日期",
                                        "印发日期", "发文时间", "成文时间", NULL};
  /* The day a page was put on the web may be weeks later. */
  static const char *const published[] = {"发布日期", "发布时间", "公开日期", NULL};
  Line lines[LINES_MAX];
  guint n = split (reading->text, end, lines);

  read_issuer (reading, lines, n);
  read_title (reading, lines, n);
  reading->rules |= sp_clause_find_rules (reading->text, end);
  if (reading->date == SP_DATE_NONE)
    read_back (reading);
  read_labelled_issuer (reading, lines, n);
  if (reading->date == SP_DATE_NONE)
    reading->date = find_date (lines, n, written);
  if (reading->date == SP_DATE_NONE)
    read_anywhere (reading);
  if (reading->date == SP_DATE_NONE)
    reading->date = find_date (lines, n, published);
  if (reading->date == SP_DATE_NONE && reading->options != NULL)
    reading->date = reading->options->document_date;
  if (reading->date == SP_DATE_NONE)
    reading->year = find_year (reading->text, reading->text + reading->length);
}

const char *
sp_front_cut_signature (const char *start, const char *end)
{
  /* Printed between the text and the signature: for whom the document is. */
  static const char *const notices[] = {"（此件", "(此件", "（本件", "(本件", "此件公开", NULL};
  Line issuer, line;
  SpDate date;
  const char *signature = find_signature (start, end, &issuer, &date);

  end = sp_scan_skip_spaces_back (start, signature != NULL ? signature : end);
  line = line_before (start, end);
  if (sp_scan_any (line.start, notices) > 0)
    end = sp_scan_skip_spaces_back (start, line.start);
  return end;
}
