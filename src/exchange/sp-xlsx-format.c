/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Number formats of workbooks: what of a date is shown, how many decimals, which words stand
 * around a number. Only a format's first section counts. */
#include "exchange/sp-xlsx-format.h"

#include "base/sp-date.h"

#include <math.h>
#include <string.h>

#define MAX_DECIMALS 15
#define MAX_WORDS 64
#define DAY_SECONDS 86400
/* 9999-12-31 */
#define LAST_SERIAL 2958465

typedef enum
{
  SHOWS_YEAR = 1 << 0,
  SHOWS_MONTH = 1 << 1,
  SHOWS_DAY = 1 << 2,
  SHOWS_HOUR = 1 << 3,
  SHOWS_MINUTE = 1 << 4,
  SHOWS_SECOND = 1 << 5,
  SHOWS_ELAPSED = 1 << 6, /* [h]: hours past 24 */
} Shows;

#define SHOWS_DATE (SHOWS_YEAR | SHOWS_MONTH | SHOWS_DAY)
#define SHOWS_TIME (SHOWS_HOUR | SHOWS_MINUTE | SHOWS_SECOND)

struct _SpXlsxFormat
{
  GString *before; /* words around the number */
  GString *after;
  guint shows;
  int n_whole;     /* digits written at least */
  int n_decimals;  /* digits behind the point */
  int n_optional;  /* of these, left out where they are zeros */
  int n_thousands; /* the number is shown divided by 1000 so often */
  gboolean has_digits;
  gboolean has_commas;
  gboolean is_percent;
  gboolean is_plain; /* digits as there are, between the words */
  gboolean is_odd;   /* as if there were no format: fractions, 000-0000 */
};

/* ---- codes ---- */

const char *
sp_xlsx_format_builtin (int id)
{
  static const struct
  {
    int id;
    const char *code;
  } codes[] = {
    {1, "0"},
    {2, "0.00"},
    {3, "#,##0"},
    {4, "#,##0.00"},
    {9, "0%"},
    {10, "0.00%"},
    {14, "yyyy/m/d"},
    {15, "d-mmm-yy"},
    {16, "d-mmm"},
    {17, "mmm-yy"},
    {18, "h:mm AM/PM"},
    {19, "h:mm:ss AM/PM"},
    {20, "h:mm"},
    {21, "h:mm:ss"},
    {22, "yyyy/m/d h:mm"},
    {27, "yyyy\"年\"m\"月\""},
    {28, "m\"月\"d\"日\""},
    {29, "m\"月\"d\"日\""},
    {30, "m-d-yy"},
    {31, "yyyy\"年\"m\"月\"d\"日\""},
    {32, "h\"时\"mm\"分\""},
    {33, "h\"时\"mm\"分\"ss\"秒\""},
    {34, "h\"时\"mm\"分\""},
    {35, "h\"时\"mm\"分\"ss\"秒\""},
    {36, "yyyy\"年\"m\"月\""},
    {37, "#,##0"},
    {38, "#,##0"},
    {39, "#,##0.00"},
    {40, "#,##0.00"},
    {41, "#,##0"},
    {42, "#,##0"},
    {43, "#,##0.00"},
    {44, "#,##0.00"},
    {45, "mm:ss"},
    {46, "[h]:mm:ss"},
    {47, "mm:ss"},
    {50, "yyyy\"年\"m\"月\""},
    {51, "m\"月\"d\"日\""},
    {52, "yyyy\"年\"m\"月\""},
    {53, "m\"月\"d\"日\""},
    {54, "m\"月\"d\"日\""},
    {55, "h\"时\"mm\"分\""},
    {56, "h\"时\"mm\"分\"ss\"秒\""},
    {57, "yyyy\"年\"m\"月\""},
    {58, "m\"月\"d\"日\""},
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (codes[i].id == id)
      return codes[i].code;
  return "General";
}

typedef struct
{
  SpXlsxFormat *format;
  const char *p;
  gboolean in_decimals;
  guint last; /* of Shows: a month behind hours or before seconds is minutes */
} Scan;

static void
add_word (Scan *scan, const char *text, gsize length)
{
  GString *words = scan->format->has_digits ? scan->format->after : scan->format->before;

  if (words->len + length <= MAX_WORDS)
    g_string_append_len (words, text, (gssize)length);
}

/* "年", and \- */
static void
scan_quoted (Scan *scan)
{
  const char *start = scan->p + 1;
  const char *end = strchr (start, '"');

  if (end == NULL)
    end = start + strlen (start);
  add_word (scan, start, (gsize)(end - start));
  scan->p = *end == '\0' ? end : end + 1;
}

/* [Red], [>=100], [$¥-804], [h] */
static void
scan_bracket (Scan *scan)
{
  const char *start = scan->p + 1;
  const char *end = strchr (start, ']');
  gsize length;

  if (end == NULL)
    end = start + strlen (start);
  length = (gsize)(end - start);
  if (*start == '$')
    add_word (scan, start + 1, strcspn (start + 1, "-]"));
  else if (length > 0 && strspn (start, "hHmMsS") == length)
    scan->format->shows |= SHOWS_ELAPSED | SHOWS_HOUR;
  scan->p = *end == '\0' ? end : end + 1;
  if (length > 0 && strspn (start, "hHmMsS") == length)
    scan->last = SHOWS_HOUR;
}

static void
scan_digit (Scan *scan)
{
  SpXlsxFormat *format = scan->format;

  /* 000-0000: words between digits. */
  if (format->has_digits && format->after->len > 0)
    format->is_odd = TRUE;
  format->has_digits = TRUE;
  if (scan->in_decimals)
    {
      format->n_decimals = MIN (format->n_decimals + 1, MAX_DECIMALS);
      format->n_optional = *scan->p == '0' ? 0 : MIN (format->n_optional + 1, MAX_DECIMALS);
    }
  else if (*scan->p == '0')
    format->n_whole = MIN (format->n_whole + 1, MAX_DECIMALS);
  scan->p++;
}

static void
scan_comma (Scan *scan)
{
  const char *next = scan->p + 1;

  if (!scan->format->has_digits)
    add_word (scan, ",", 1);
  else if (*next == '0' || *next == '#' || *next == '?')
    scan->format->has_commas = TRUE;
  else
    scan->format->n_thousands++;
  scan->p = next;
}

static void
scan_date_letter (Scan *scan)
{
  char letter = g_ascii_tolower (*scan->p);
  guint shows = 0;

  while (g_ascii_tolower (*scan->p) == letter)
    scan->p++;
  switch (letter)
    {
    case 'y':
    case 'e':
      shows = SHOWS_YEAR;
      break;
    case 'd':
      shows = SHOWS_DAY;
      break;
    case 'h':
      shows = SHOWS_HOUR;
      break;
    case 's':
      shows = SHOWS_SECOND;
      break;
    case 'm':
      shows = scan->last == SHOWS_HOUR ? SHOWS_MINUTE : SHOWS_MONTH;
      break;
    default:
      return;
    }
  /* mm:ss */
  if (shows == SHOWS_SECOND && scan->last == SHOWS_MONTH)
    {
      if ((scan->format->shows & (SHOWS_YEAR | SHOWS_DAY)) == 0)
        scan->format->shows &= ~(guint)SHOWS_MONTH;
      scan->format->shows |= SHOWS_MINUTE;
    }
  scan->format->shows |= shows;
  scan->last = shows;
}

/* The text may have been cut within a character. */
static const char *
next_char (const char *p)
{
  for (p++; (*p & 0xc0) == 0x80; p++)
    ;
  return p;
}

static gboolean
begins (const char *text, const char *word)
{
  return g_ascii_strncasecmp (text, word, strlen (word)) == 0;
}

/* One step; what is no sign of the format's language is a word. */
static void
scan_step (Scan *scan)
{
  const char *p = scan->p;
  const char *next;

  if (*p == '"')
    scan_quoted (scan);
  else if (*p == '[')
    scan_bracket (scan);
  else if (*p == '0' || *p == '#' || *p == '?')
    scan_digit (scan);
  else if (*p == ',')
    scan_comma (scan);
  else if (begins (p, "General") || begins (p, "G/通用格式"))
    {
      scan->format->has_digits = scan->format->is_plain = TRUE;
      scan->p += begins (p, "General") ? strlen ("General") : strlen ("G/通用格式");
    }
  else if (begins (p, "AM/PM") || begins (p, "A/P"))
    scan->p += begins (p, "AM/PM") ? 5 : 3;
  else if (begins (p, "E+") || begins (p, "E-") || *p == '@')
    {
      scan->format->has_digits = scan->format->is_plain = TRUE;
      scan->p += *p == '@' ? 1 : 2;
    }
  else if (strchr ("ymdhseYMDHSE", *p) != NULL)
    scan_date_letter (scan);
  else if (*p == '.' && scan->format->has_digits)
    {
      scan->in_decimals = TRUE;
      scan->p++;
    }
  else if (*p == '_' || *p == '*') /* room as wide as, or filled with, a character */
    scan->p = p[1] == '\0' ? p + 1 : next_char (p + 1);
  else
    {
      if (*p == '\\' && p[1] != '\0')
        p++;
      else if (*p == '%')
        scan->format->is_percent = TRUE;
      else if (*p == '/' && scan->format->has_digits)
        scan->format->is_odd = TRUE;
      next = next_char (p);
      add_word (scan, p, (gsize)(next - p));
      scan->p = next;
    }
}

SpXlsxFormat *
sp_xlsx_format_new (const char *code)
{
  SpXlsxFormat *self = g_new0 (SpXlsxFormat, 1);
  Scan scan = {self, code, FALSE, 0};

  self->before = g_string_new (NULL);
  self->after = g_string_new (NULL);
  while (*scan.p != '\0' && *scan.p != ';')
    scan_step (&scan);
  return self;
}

void
sp_xlsx_format_free (SpXlsxFormat *self)
{
  if (self == NULL)
    return;
  g_string_free (self->before, TRUE);
  g_string_free (self->after, TRUE);
  g_free (self);
}

/* ---- dates ---- */

static void
append_day (guint shows, GString *out, SpDate day)
{
  char iso[SP_DATE_ISO_LEN];
  SpYmd ymd = sp_date_to_ymd (day);

  if ((shows & SHOWS_DAY) == 0 && (shows & SHOWS_YEAR) != 0 && (shows & SHOWS_MONTH) != 0)
    g_string_append_printf (out, "%d年%d月", ymd.year, ymd.month);
  else if ((shows & SHOWS_DATE) == SHOWS_YEAR)
    g_string_append_printf (out, "%d年", ymd.year);
  else
    g_string_append (out, sp_date_to_iso (day, iso));
}

static void
append_clock (guint shows, GString *out, gint64 seconds)
{
  g_string_append_printf (out, "%02d:%02d", (int)(seconds / 3600), (int)(seconds / 60 % 60));
  if ((shows & SHOWS_SECOND) != 0)
    g_string_append_printf (out, ":%02d", (int)(seconds % 60));
}

/* The calendar of workbooks has a day too many, 1900-02-29; before it all days are one off. */
static SpDate
day_of_serial (gint64 serial, gboolean is_1904)
{
  if (is_1904)
    return sp_date_from_ymd (1904, 1, 1) + (SpDate)serial;
  if (serial < 1)
    return SP_DATE_NONE;
  return sp_date_from_ymd (1899, 12, 30) + (SpDate)serial + (serial < 60 ? 1 : 0);
}

static void
append_moment (guint shows, GString *out, SpDate day, gint64 seconds)
{
  if ((shows & SHOWS_DATE) != 0 && day != SP_DATE_NONE)
    append_day (shows, out, day);
  if ((shows & SHOWS_TIME) == 0 || ((shows & SHOWS_DATE) != 0 && seconds == 0))
    return;
  if ((shows & SHOWS_DATE) != 0)
    g_string_append_c (out, ' ');
  append_clock (shows, out, seconds);
}

static void
append_date (const SpXlsxFormat *self, GString *out, double value, gboolean is_1904)
{
  gint64 seconds = (gint64)floor (value * DAY_SECONDS + 0.5);

  if ((self->shows & SHOWS_ELAPSED) != 0)
    append_clock (self->shows, out, seconds);
  else
    append_moment (self->shows, out, day_of_serial (seconds / DAY_SECONDS, is_1904),
                   seconds % DAY_SECONDS);
}

gboolean
sp_xlsx_format_append_iso (const SpXlsxFormat *self, GString *out, const char *text)
{
  g_autofree char *head = g_strndup (text, SP_DATE_ISO_LEN - 1);
  SpDate day = sp_date_from_iso (head);
  guint shows = self != NULL ? self->shows : 0;
  gint64 seconds = 0;

  if (day == SP_DATE_NONE)
    return FALSE;
  if (strlen (text) >= 16 && text[10] == 'T')
    seconds = (g_ascii_strtoll (text + 11, NULL, 10) % 24 * 60 +
               g_ascii_strtoll (text + 14, NULL, 10) % 60) *
              60;
  if ((shows & SHOWS_DATE) == 0)
    shows = SHOWS_DATE | SHOWS_HOUR | SHOWS_MINUTE;
  append_moment (shows, out, day, ABS (seconds));
  return TRUE;
}

/* ---- numbers ---- */

/* Fifteen digits are what a workbook keeps; what follows is noise of the machine's arithmetic. */
static void
append_plain (GString *out, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE + 320];

  g_ascii_formatd (text, sizeof text, "%.15g", value);
  if (strchr (text, 'e') != NULL && fabs (value) >= 1 && fabs (value) < 1e21)
    g_ascii_formatd (text, sizeof text, "%.0f", value);
  g_string_append (out, strcmp (text, "-0") == 0 ? "0" : text);
}

static void
insert_commas (GString *number)
{
  gsize whole = strcspn (number->str, ".");

  for (gsize i = whole; i > 3 + (number->str[0] == '-' ? 1u : 0u); i -= 3)
    g_string_insert_c (number, (gssize)i - 3, ',');
}

static void
append_fixed (const SpXlsxFormat *self, GString *out, double value)
{
  g_autoptr (GString) number = NULL;
  char pattern[16];
  char text[G_ASCII_DTOSTR_BUF_SIZE + 320];

  /* A half as people see it may lie a trace below as the machine has it. */
  value += value * 4e-15;
  g_snprintf (pattern, sizeof pattern, "%%0%d.%df",
              self->n_whole + (self->n_decimals > 0 ? self->n_decimals + 1 : 0) +
                (value < 0 ? 1 : 0),
              self->n_decimals);
  g_ascii_formatd (text, sizeof text, pattern, value);
  number = g_string_new (text);
  for (int i = 0; i < self->n_optional && g_str_has_suffix (number->str, "0"); i++)
    g_string_truncate (number, number->len - 1);
  if (g_str_has_suffix (number->str, "."))
    g_string_truncate (number, number->len - 1);
  if (self->has_commas)
    insert_commas (number);
  g_string_append_len (out, number->str, (gssize)number->len);
}

static void
append_number (const SpXlsxFormat *self, GString *out, double value)
{
  if (self->is_percent)
    value *= 100;
  for (int i = 0; i < MIN (self->n_thousands, 4); i++)
    value /= 1000;
  g_string_append_len (out, self->before->str, (gssize)self->before->len);
  if (self->is_plain || fabs (value) >= 1e15)
    append_plain (out, value);
  else
    append_fixed (self, out, value);
  g_string_append_len (out, self->after->str, (gssize)self->after->len);
}

void
sp_xlsx_format_append (const SpXlsxFormat *self, GString *out, double value, gboolean is_1904)
{
  if (!isfinite (value))
    return;
  if (self == NULL || (self->shows == 0 && (!self->has_digits || self->is_odd)))
    append_plain (out, value);
  else if (self->shows == 0)
    append_number (self, out, value);
  else if (value >= 0 && value <= LAST_SERIAL)
    append_date (self, out, value, is_1904);
  else
    append_plain (out, value);
}

/* ---- data ---- */

static void
append_whole_date (const SpXlsxFormat *self, GString *out, double value, gboolean is_1904)
{
  gint64 seconds = (gint64)floor (value * DAY_SECONDS + 0.5);

  append_moment (self->shows | SHOWS_DATE, out, day_of_serial (seconds / DAY_SECONDS, is_1904),
                 seconds % DAY_SECONDS);
}

void
sp_xlsx_format_append_value (const SpXlsxFormat *self, GString *out, double value, gboolean is_1904)
{
  gboolean is_padded = self != NULL && self->n_whole > 1 && self->n_decimals == 0 &&
                       !self->has_commas && !self->is_percent && self->n_thousands == 0;

  if (!isfinite (value))
    return;
  if (self == NULL || value < 0 || (self->shows == 0 && !is_padded && !self->is_percent))
    append_plain (out, value);
  else if ((self->shows & SHOWS_DATE) != 0 && value <= LAST_SERIAL)
    append_whole_date (self, out, value, is_1904);
  else if (self->shows == 0 && self->is_percent)
    {
      append_plain (out, value * 100);
      g_string_append_c (out, '%');
    }
  else
    sp_xlsx_format_append (self, out, value, is_1904);
}
