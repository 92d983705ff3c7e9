/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-front.h. Only the lines before the first heading and the last lines of a part are looked
 * at. */
#include "document/sp-front.h"
#include "document/sp-clause.h"
#include "document/sp-scan.h"

#include "base/sp-text.h"

#define LINES_MAX 200
#define TITLE_LINE_MAX 180 /* bytes */

typedef struct
{
  const char *start, *end;
} Line;

static const char *
after (const char *p, const char *end, const char *word)
{
  p = sp_scan_skip_spaces (p, end);
  return p < end && sp_scan_at (p, word) ? p + strlen (word) : NULL;
}

SpDate
sp_front_date_line (const char *start, const char *end)
{
  const char *p = sp_scan_skip_spaces (start, end), *stop;
  int year, month, day;

  year = p < end ? sp_scan_number (p, end, &stop) : -1;
  if (year < 1949 || year > 2199 || (p = after (stop, end, "年")) == NULL)
    return SP_DATE_NONE;
  p = sp_scan_skip_spaces (p, end);
  month = sp_scan_number (p, end, &stop);
  if (month < 1 || (p = after (stop, end, "月")) == NULL)
    return SP_DATE_NONE;
  p = sp_scan_skip_spaces (p, end);
  day = sp_scan_number (p, end, &stop);
  if (day < 1 || (p = after (stop, end, "日")) == NULL)
    return SP_DATE_NONE;
  p = sp_scan_skip_spaces (p, end);
  if (p < end && sp_scan_at (p, "印发"))
    p = sp_scan_skip_spaces (p + strlen ("印发"), end);
  return p >= end ? sp_date_from_ymd (year, month, day) : SP_DATE_NONE;
}

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

static gboolean
is_title_line (const Line *line)
{
  static const char *const stops[] = {"。", "：", ":", "；", "，", NULL};

  return line->end - line->start <= TITLE_LINE_MAX &&
         sp_scan_any_before (line->start, line->end, stops) == 0 &&
         sp_scan_find (line->start, line->end, "。") == NULL &&
         sp_front_date_line (line->start, line->end) == SP_DATE_NONE;
}

static gboolean
names_a_plan (const Line *line)
{
  static const char *const words[] = {"计划", "方案", "意见", "措施", "办法", "规定", "分工",
                                      "任务", "通知", "行动", "要点", "清单", NULL};

  return sp_scan_find_any (line->start, line->end, words, NULL) != NULL;
}

/* 〔2020〕5号 and what stands before it on its line. */
static const char *
find_doc_number (SpReading *reading, const Line *line)
{
  static const char *const opens[] = {"〔", "[", "［", "【", NULL};
  guint length = 0;
  const char *bracket = sp_scan_find_any (line->start, line->end, opens, &length), *stop;

  if (bracket == NULL || line->end - line->start > 90)
    return NULL;
  if (sp_scan_digits (bracket + length, line->end, 4, &stop) < 1949 ||
      !sp_scan_before (line->start, line->end, "号"))
    return NULL;
  return sp_reader_keep (reading, line->start, line->end, TRUE);
}

/* The last run of title lines that names a plan; lines of one title follow each other. */
static void
read_title (SpReading *reading, const Line *lines, guint n)
{
  for (guint i = n; i-- > 0;)
    {
      g_autoptr (GString) title = NULL;
      guint first = i;

      if (!is_title_line (&lines[i]) || !names_a_plan (&lines[i]))
        continue;
      while (first > 0 && i - first < 3 && is_title_line (&lines[first - 1]) &&
             !names_a_plan (&lines[first - 1]) &&
             (first < 2 ||
              sp_front_date_line (lines[first - 2].start, lines[first - 2].end) == SP_DATE_NONE))
        first--;
      title = g_string_new (NULL);
      for (guint j = first; j <= i; j++)
        g_string_append (title, sp_reader_keep (reading, lines[j].start, lines[j].end, TRUE));
      reading->title = g_string_chunk_insert (reading->strings, title->str);
      return;
    }
  if (n > 0 && is_title_line (&lines[0]))
    reading->title = sp_reader_keep (reading, lines[0].start, lines[0].end, FALSE);
}

static void
read_issuer (SpReading *reading, const Line *lines, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const char *about = sp_scan_find (lines[i].start, lines[i].end, "关于");
      SpDate date = sp_front_date_line (lines[i].start, lines[i].end);

      if (date != SP_DATE_NONE)
        {
          reading->date = date;
          if (i > 0 && is_title_line (&lines[i - 1]) && !names_a_plan (&lines[i - 1]))
            reading->issuer = sp_reader_keep (reading, lines[i - 1].start, lines[i - 1].end, TRUE);
        }
      else if (about != NULL && about > lines[i].start && *reading->issuer == '\0' &&
               is_title_line (&lines[i]))
        reading->issuer = sp_reader_keep (reading, lines[i].start, about, TRUE);
      if (*reading->doc_number == '\0')
        {
          const char *number = find_doc_number (reading, &lines[i]);

          if (number != NULL)
            reading->doc_number = number;
        }
    }
}

/* A plan without notice is signed at its very end; the last date line there is that of issue. */
static void
read_back (SpReading *reading)
{
  const char *end = reading->text + reading->length;

  for (guint i = 0; i < 12 && end > reading->text && reading->date == SP_DATE_NONE; i++)
    {
      const char *start;

      end = sp_scan_skip_spaces_back (reading->text, end);
      start = end;
      while (start > reading->text && start[-1] != '\n' && end - start < 200)
        start--;
      if (end - start >= 200)
        return;
      reading->date = sp_front_date_line (start, end);
      end = start;
    }
}

void
sp_front_read (SpReading *reading, const char *end)
{
  Line lines[LINES_MAX];
  guint n = split (reading->text, end, lines);

  read_issuer (reading, lines, n);
  read_title (reading, lines, n);
  reading->rules |= sp_clause_find_rules (reading->text, end);
  if (reading->date == SP_DATE_NONE)
    read_back (reading);
  if (reading->date == SP_DATE_NONE && reading->options != NULL)
    reading->date = reading->options->document_date;
}

const char *
sp_front_cut_signature (const char *start, const char *end)
{
  const char *line, *before;

  end = sp_scan_skip_spaces_back (start, end);
  line = end;
  while (line > start && line[-1] != '\n' && end - line < 120)
    line--;
  if (line <= start || end - line >= 120 || sp_front_date_line (line, end) == SP_DATE_NONE)
    return end;
  end = sp_scan_skip_spaces_back (start, line);
  before = end;
  while (before > start && before[-1] != '\n' && end - before < 120)
    before--;
  /* The issuer above the date: a short line that is no sentence. */
  if (before <= start || end - before >= 120 || sp_scan_before (before, end, "。") ||
      sp_scan_before (before, end, "）"))
    return end;
  return sp_scan_skip_spaces_back (start, before);
}
