/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-ics.h. */
#include "report/sp-ics.h"

#include "base/sp-file.h"
#include "base/sp-i18n.h"

#include <string.h>

#define LINE_OCTETS 75 /* without the line's end; RFC 5545 §3.1 */

const int sp_ics_default_alarms[] = {7, 1, -1};

/* ---- lines ---- */

/* As many octets of @text as fit into @room without cutting a character; at least one character. */
static gsize
fitting (const char *text, gsize room)
{
  const char *at = text;

  while (*at != '\0' && (gsize)(g_utf8_next_char (at) - text) <= room)
    at = g_utf8_next_char (at);
  return at > text ? (gsize)(at - text) : (gsize)(g_utf8_next_char (text) - text);
}

/* A content line, folded: what goes on begins with a space, which counts. */
static void
append_line (GString *out, const char *line)
{
  gsize room = LINE_OCTETS;

  while (*line != '\0')
    {
      gsize n = fitting (line, room);

      g_string_append_len (out, line, (gssize)n);
      line += n;
      room = LINE_OCTETS - 1;
      g_string_append (out, *line != '\0' ? "\r\n " : "\r\n");
    }
}

static void G_GNUC_PRINTF (2, 3) append_format (GString *out, const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  append_line (out, line);
}

/* TEXT of RFC 5545 §3.3.11. Control characters are not allowed there at all. */
static void
append_text (GString *out, const char *name, const char *text)
{
  g_autoptr (GString) line = g_string_new (name);

  g_string_append_c (line, ':');
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '\n')
        g_string_append (line, "\\n");
      else if (strchr ("\\;,", *at) != NULL)
        g_string_append_printf (line, "\\%c", *at);
      else if ((guchar)*at >= 0x20 && *at != 0x7f)
        g_string_append_c (line, *at);
    }
  append_line (out, line->str);
}

static void
append_day (GString *out, const char *name, SpDate day)
{
  SpYmd ymd = sp_date_to_ymd (day);

  append_format (out, "%s;VALUE=DATE:%04d%02d%02d", name, ymd.year, ymd.month, ymd.day);
}

/* ---- events ---- */

static void
append_uid (GString *out, const SpDue *due)
{
  char iso[SP_DATE_ISO_LEN];

  if (due->what != NULL)
    append_format (out, "UID:%s-%s@safetyplan", due->uid, due->what);
  else if (due->period.first == SP_DATE_NONE)
    append_format (out, "UID:%s@safetyplan", due->uid);
  else
    append_format (out, "UID:%s-%s@safetyplan", due->uid, sp_date_to_iso (due->period.first, iso));
}

/* At nine in the morning, so many days before the day. */
static void
append_alarm (GString *out, const char *summary, int days)
{
  append_line (out, "BEGIN:VALARM");
  append_line (out, "ACTION:DISPLAY");
  append_text (out, "DESCRIPTION", summary);
  if (days > 1)
    append_format (out, "TRIGGER:-P%dDT15H", days - 1);
  else
    append_line (out, days == 1 ? "TRIGGER:-PT15H" : "TRIGGER:PT9H");
  append_line (out, "END:VALARM");
}

static char *
dup_summary (const SpDue *due)
{
  g_autofree char *period = NULL;

  if (due->period.first == SP_DATE_NONE)
    return g_strdup_printf (_ ("%s到期：%s"), sp_vocabulary_label (&sp_due_kinds, (int)due->kind),
                            due->title);
  period = sp_period_dup_label (&due->period);
  return g_strdup_printf (_ ("%s到期：%s（%s）"),
                          sp_vocabulary_label (&sp_due_kinds, (int)due->kind), due->title, period);
}

static void
append_event (GString *out, const SpDue *due, const SpIcsOptions *options)
{
  g_autofree char *summary = dup_summary (due);
  SpYmd stamp = sp_date_to_ymd (options->stamp);

  append_line (out, "BEGIN:VEVENT");
  append_uid (out, due);
  append_format (out, "DTSTAMP:%04d%02d%02dT000000Z", stamp.year, stamp.month, stamp.day);
  append_day (out, "DTSTART", due->due);
  append_day (out, "DTEND", due->due + 1);
  append_text (out, "SUMMARY", summary);
  if (*due->units != '\0')
    {
      g_autofree char *who = g_strdup_printf (_ ("责任单位：%s"), due->units);

      append_text (out, "DESCRIPTION", who);
    }
  append_text (out, "CATEGORIES", sp_vocabulary_label (&sp_due_kinds, (int)due->kind));
  append_line (out, "TRANSP:TRANSPARENT");
  for (const int *days = options->alarm_days; days != NULL && *days >= 0; days++)
    append_alarm (out, summary, *days);
  append_line (out, "END:VEVENT");
}

char *
sp_ics_dup (const GPtrArray *dues, const SpIcsOptions *options)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (dues != NULL && options != NULL, g_string_free (out, FALSE));
  append_line (out, "BEGIN:VCALENDAR");
  append_line (out, "VERSION:2.0");
  append_line (out, "PRODID:-//SafetyPlan//SafetyPlan//ZH");
  append_line (out, "CALSCALE:GREGORIAN");
  append_line (out, "METHOD:PUBLISH");
  if (options->name != NULL)
    append_text (out, "X-WR-CALNAME", options->name);
  for (guint i = 0; i < dues->len; i++)
    append_event (out, g_ptr_array_index (dues, i), options);
  append_line (out, "END:VCALENDAR");
  return g_string_free (out, FALSE);
}

gboolean
sp_ics_write (const char *path, const GPtrArray *dues, const SpIcsOptions *options, GError **error)
{
  g_autofree char *text = sp_ics_dup (dues, options);

  return sp_file_write (path, text, strlen (text), error);
}
