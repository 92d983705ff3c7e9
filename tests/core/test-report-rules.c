/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is asked of a progress report: evidence for completion, a reason for what is unusual. */
#include "base/sp-error.h"
#include "core/sp-report-rules.h"

typedef struct
{
  const char *name;
  const char *as_of;
  int percent;
  const char *done, *reason;
  const char *start, *completed_on; /* facts */
  gboolean is_attached;
  guint field; /* SP_PROGRESS_N_FIELDS: accepted */
} Case;

#define ACCEPTED SP_PROGRESS_N_FIELDS

static const Case cases[] = {
  {"usual", "2021-03-31", 40, "", "", "", "", FALSE, ACCEPTED},
  {"first day", "2020-04-01", 1, "", "", "", "", FALSE, ACCEPTED},
  {"today", "2022-06-15", 40, "", "", "", "", FALSE, ACCEPTED},
  {"tomorrow", "2022-06-16", 40, "", "", "", "", FALSE, SP_PROGRESS_REASON},
  {"tomorrow, said why", "2022-06-16", 40, "", "提前填报", "", "", FALSE, ACCEPTED},
  {"before the plan", "2020-03-31", 40, "", "", "", "", FALSE, SP_PROGRESS_REASON},
  {"before the plan, said why", "2020-03-31", 40, "", "计划印发前已开展", "", "", FALSE, ACCEPTED},
  {"done, nothing to show", "2021-03-31", 100, "", "", "", "", FALSE, SP_PROGRESS_DONE},
  {"done, a reason is no evidence", "2021-03-31", 100, "", "领导要求", "", "", FALSE,
   SP_PROGRESS_DONE},
  {"done, told", "2021-03-31", 100, "全部整改完毕", "", "", "", FALSE, ACCEPTED},
  {"done, attached", "2021-03-31", 100, "", "", "", "", TRUE, ACCEPTED},
  {"done before it began", "2021-03-31", 100, "完毕", "", "2021-04-01", "", FALSE,
   SP_PROGRESS_REASON},
  {"some done before it began", "2021-03-31", 20, "", "", "2021-04-01", "", FALSE, ACCEPTED},
  {"reopened", "2021-03-31", 80, "", "", "", "2020-12-31", FALSE, SP_PROGRESS_REASON},
  {"reopened, said why", "2021-03-31", 80, "", "验收退回", "", "2020-12-31", FALSE, ACCEPTED},
  {"still done", "2021-03-31", 100, "复查", "", "", "2020-12-31", FALSE, ACCEPTED},
  {"no day", "", 20, "", "", "", "", FALSE, SP_PROGRESS_AS_OF},
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      SpReportFacts facts = {.plan_first = sp_date_from_iso ("2020-04-01"),
                             .plan_last = sp_date_from_iso ("2022-12-31"),
                             .start = sp_date_from_iso (c->start),
                             .today = sp_date_from_iso ("2022-06-15"),
                             .completed_on = sp_date_from_iso (c->completed_on),
                             .is_attached = c->is_attached};
      g_autoptr (SpRecord) report = sp_record_new (&sp_progress_type);
      g_autoptr (GError) error = NULL;
      guint field = ACCEPTED;

      g_test_message ("%s", c->name);
      sp_record_set_integer (report, SP_PROGRESS_AS_OF, sp_date_from_iso (c->as_of));
      sp_record_set_integer (report, SP_PROGRESS_PERCENT, c->percent);
      sp_record_set_text (report, SP_PROGRESS_DONE, c->done);
      sp_record_set_text (report, SP_PROGRESS_REASON, c->reason);
      g_assert_cmpint (sp_report_check (report, &facts, &field, &error), ==, c->field == ACCEPTED);
      g_assert_cmpuint (field, ==, c->field);
      if (c->field == ACCEPTED)
        g_assert_no_error (error);
      else
        g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-rules/cases", test_cases);
  return g_test_run ();
}
