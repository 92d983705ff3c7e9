/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The calendar file: its lines, their folding and escaping, what stays the same. */
#include "report/sp-ics.h"

#include <string.h>

static SpDue *
new_due (SpDueKind kind, const char *title, const char *units, const char *on)
{
  SpDue *due = g_new0 (SpDue, 1);

  due->kind = kind;
  due->record = 1;
  due->uid = g_strdup ("01890000-0000-7000-8000-000000000001");
  due->title = g_strdup (title);
  due->units = g_strdup (units);
  due->due = sp_date_from_iso (on);
  return due;
}

static GPtrArray *
new_dues (SpDue *due)
{
  GPtrArray *dues = g_ptr_array_new_with_free_func (sp_due_free);

  g_ptr_array_add (dues, due);
  return dues;
}

static void
test_whole (void)
{
  SpDue *due = new_due (SP_DUE_DUTY, "季度会议", "甲局", "2021-09-30");
  g_autoptr (GPtrArray) dues = NULL;
  const SpIcsOptions options = {"示例", sp_date_from_iso ("2021-09-01"), sp_ics_default_alarms};
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  sp_period_from_text ("2021Q3", &due->period);
  dues = new_dues (due);
  text = sp_ics_dup (dues, &options);
  again = sp_ics_dup (dues, &options);
  g_assert_cmpstr (text, ==, again);
  g_assert_cmpstr (text, ==,
                   "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//SafetyPlan//SafetyPlan//ZH\r\n"
                   "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\nX-WR-CALNAME:示例\r\n"
                   "BEGIN:VEVENT\r\n"
                   "UID:01890000-0000-7000-8000-000000000001-2021-07-01@safetyplan\r\n"
                   "DTSTAMP:20210901T000000Z\r\n"
                   "DTSTART;VALUE=DATE:20210930\r\nDTEND;VALUE=DATE:20211001\r\n"
                   "SUMMARY:例行事项到期：季度会议（2021年第三季度）\r\n"
                   "DESCRIPTION:责任单位：甲局\r\nCATEGORIES:例行事项\r\n"
                   "TRANSP:TRANSPARENT\r\n"
                   "BEGIN:VALARM\r\nACTION:DISPLAY\r\n"
                   "DESCRIPTION:例行事项到期：季度会议（2021年第三季度）\r\n"
                   "TRIGGER:-P6DT15H\r\nEND:VALARM\r\n"
                   "BEGIN:VALARM\r\nACTION:DISPLAY\r\n"
                   "DESCRIPTION:例行事项到期：季度会议（2021年第三季度）\r\n"
                   "TRIGGER:-PT15H\r\nEND:VALARM\r\n"
                   "END:VEVENT\r\nEND:VCALENDAR\r\n");
}

/* What a listing asks for are several events, each with a UID of its own. */
static void
test_things (void)
{
  SpDue *report = new_due (SP_DUE_LISTING, "没有出口：报备", "县安委会", "2021-03-10");
  SpDue *announce = new_due (SP_DUE_LISTING, "没有出口：公告", "县安委会", "2021-03-12");
  g_autoptr (GPtrArray) dues = new_dues (report);
  const SpIcsOptions options = {"示例", sp_date_from_iso ("2021-03-05"), NULL};
  g_autofree char *text = NULL;

  report->what = "report";
  announce->what = "announce";
  g_ptr_array_add (dues, announce);
  text = sp_ics_dup (dues, &options);
  g_assert_nonnull (
    strstr (text, "\r\nUID:01890000-0000-7000-8000-000000000001-report@safetyplan\r\n"));
  g_assert_nonnull (
    strstr (text, "\r\nUID:01890000-0000-7000-8000-000000000001-announce@safetyplan\r\n"));
}

/* Every line has at most 75 octets, is whole UTF-8, and unfolds to what went in. */
static void
test_folding (void)
{
  static const char *const titles[] = {
    "", "a", "安全", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
    "ab安全生产专项整治三年行动集中攻坚阶段重点任务清单之一以及二和三四五六七八九十百千万"};

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (GPtrArray) dues = new_dues (new_due (SP_DUE_MEASURE, titles[i], "", "2021-12-31"));
      const SpIcsOptions options = {NULL, sp_date_from_iso ("2021-09-01"), NULL};
      g_autofree char *text = sp_ics_dup (dues, &options);
      g_autofree char *expected = g_strdup_printf ("\r\nSUMMARY:任务到期：%s\r\n", titles[i]);
      g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
      g_autoptr (GString) unfolded = g_string_new (text);

      for (guint j = 0; lines[j] != NULL; j++)
        {
          g_assert_cmpuint (strlen (lines[j]), <=, 75);
          g_assert_true (g_utf8_validate (lines[j], -1, NULL));
          g_assert_null (strchr (lines[j], '\n'));
        }
      g_string_replace (unfolded, "\r\n ", "", 0);
      g_assert_nonnull (strstr (unfolded->str, expected));
      g_assert_null (strstr (text, "VALARM"));
      g_assert_null (strstr (text, "DESCRIPTION"));
    }
}

static void
test_escaping (void)
{
  g_autoptr (GPtrArray) dues =
    new_dues (new_due (SP_DUE_SUPERVISION, "a,b;c\\d\ne\r\x01", "", "2021-12-31"));
  const SpIcsOptions options = {NULL, sp_date_from_iso ("2021-09-01"), NULL};
  g_autofree char *text = sp_ics_dup (dues, &options);

  g_assert_nonnull (strstr (text, "：a\\,b\\;c\\\\d\\ne\r\n"));
  g_assert_nonnull (strstr (text, "\r\nUID:01890000-0000-7000-8000-000000000001@safetyplan\r\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/ics/whole", test_whole);
  g_test_add_func ("/report/ics/things", test_things);
  g_test_add_func ("/report/ics/folding", test_folding);
  g_test_add_func ("/report/ics/escaping", test_escaping);
  return g_test_run ();
}
