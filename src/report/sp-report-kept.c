/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-report-kept.h. */
#include "report/sp-report-kept-private.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "store/sp-files.h"

SpRecord *
sp_report_made_new (int64_t plan, const SpPeriod *period, SpDate as_of, const char *reporter)
{
  SpRecord *made = sp_record_new (&sp_report_made_type);
  g_autofree char *code = sp_period_dup_code (period);

  sp_record_set_integer (made, SP_REPORT_MADE_PLAN, plan);
  sp_record_set_text (made, SP_REPORT_MADE_PERIOD, code);
  sp_record_set_integer (made, SP_REPORT_MADE_FIRST_DAY, period->first);
  sp_record_set_integer (made, SP_REPORT_MADE_LAST_DAY, period->last);
  sp_record_set_integer (made, SP_REPORT_MADE_AS_OF, as_of);
  sp_record_set_text (made, SP_REPORT_MADE_REPORTER, reporter);
  return made;
}

SpReportMade *
sp_report_new_made (const SpReport *self,
                    SpReader *reader,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *figures = sp_report_dup_figures (self, reader, cancellable, error);
  const SpReportDefinition *definition = sp_report_get_definition (self);
  g_autofree char *body = NULL;
  g_autoptr (SpPlan) plan = figures != NULL ? sp_reader_load_plan (reader, error) : NULL;
  SpRecord *made;

  if (plan == NULL)
    return NULL;
  body = sp_report_definition_to_json (definition);
  made = sp_report_made_new (sp_record_get_id (SP_RECORD (plan)), sp_report_get_period (self),
                             sp_report_get_as_of (self), sp_report_get_reporter (self));
  sp_record_set_text (made, SP_REPORT_MADE_DEFINITION, definition->name);
  sp_record_set_text (made, SP_REPORT_MADE_TITLE, definition->title);
  sp_record_set_text (made, SP_REPORT_MADE_BODY, body);
  sp_record_set_text (made, SP_REPORT_MADE_FIGURES, figures);
  return SP_REPORT_MADE (made);
}

gboolean
sp_report_keep (SpStore *store, SpReportMade *made, const char *path, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *when = g_date_time_format (now, "%Y-%m-%d %H:%M:%S");
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  const char *const paths[] = {path, NULL};

  g_return_val_if_fail (SP_IS_STORE (store) && SP_IS_REPORT_MADE (made), FALSE);

  sp_record_set_text (SP_RECORD (made), SP_REPORT_MADE_MADE_AT, when);
  sp_record_set_text (SP_RECORD (made), SP_REPORT_MADE_MADE_BY, sp_store_get_user (store));
  sp_record_set_text (SP_RECORD (made), SP_REPORT_MADE_FILE_NAME, name);
  return sp_store_add_files (store, SP_RECORD (made), paths, _ ("存档报表"), error);
}

gboolean
sp_report_made_get_options (SpRecord *made, SpReportOptions *options, GError **error)
{
  *options = (SpReportOptions) {.plan = sp_record_get_integer (made, SP_REPORT_MADE_PLAN),
                                .as_of = (SpDate)sp_record_get_integer (made, SP_REPORT_MADE_AS_OF),
                                .reporter = sp_record_get_text (made, SP_REPORT_MADE_REPORTER)};
  if (sp_period_from_text (sp_record_get_text (made, SP_REPORT_MADE_PERIOD), &options->period))
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
               _ ("存档没有写明期间，不能重新统计。可以打开存档的文件查看。"));
  return FALSE;
}

static char *
dup_figures_again (SpReader *reader, SpRecord *made, GCancellable *cancellable, GError **error)
{
  SpReportOptions options;
  g_autoptr (SpReportDefinition) definition = NULL;
  g_autoptr (SpReport) report = NULL;

  if (!sp_report_made_get_options (made, &options, error))
    return NULL;
  definition =
    sp_report_definition_from_json (sp_record_get_text (made, SP_REPORT_MADE_BODY), -1, error);
  if (definition != NULL)
    report = sp_report_new (reader, definition, &options, cancellable, error);
  return report != NULL ? sp_report_dup_figures (report, reader, cancellable, error) : NULL;
}

GPtrArray *
sp_report_compare (SpReader *reader, SpReportMade *made, GCancellable *cancellable, GError **error)
{
  SpRecord *record = SP_RECORD (made);
  g_autofree char *now = NULL;

  g_return_val_if_fail (SP_IS_REPORT_MADE (made), NULL);

  now = sp_report_made_is_document (record)
          ? sp_report_document_dup_figures (reader, record, cancellable, error)
          : dup_figures_again (reader, record, cancellable, error);
  if (now == NULL)
    return NULL;
  return sp_report_figures_compare (sp_record_get_text (record, SP_REPORT_MADE_FIGURES), now,
                                    error);
}
