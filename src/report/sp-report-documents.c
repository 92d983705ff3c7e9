/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-report-documents.h. */
#include "report/sp-report-documents.h"

#include "base/sp-i18n.h"
#include "report/sp-chart-pack.h"
#include "report/sp-circular.h"
#include "report/sp-halfyear.h"
#include "report/sp-urge-paper.h"

static SpPeriodOptions
get_period_options (const SpReportOptions *from)
{
  return (SpPeriodOptions) {.plan = from->plan,
                            .period = from->period,
                            .as_of = from->as_of,
                            .prepared_by = from->reporter};
}

static SpOfficialPaper *
new_of_period (SpOfficialPaper *(*make) (const SpPeriodFacts *facts),
               SpReader *reader,
               const SpReportOptions *from,
               GCancellable *cancellable,
               GError **error)
{
  const SpPeriodOptions options = get_period_options (from);
  g_autoptr (SpPeriodFacts) facts = sp_period_facts_load (reader, &options, cancellable, error);

  return facts != NULL ? make (facts) : NULL;
}

#define MAKER(name)                                                                                \
  static SpOfficialPaper *new_##name (SpReader *reader, const SpReportOptions *options,            \
                                      GCancellable *cancellable, GError **error)                   \
  {                                                                                                \
    return new_of_period (sp_##name##_paper_new, reader, options, cancellable, error);             \
  }
MAKER (halfyear)
MAKER (circular)

static SpOfficialPaper *
new_urge (SpReader *reader, const SpReportOptions *from, GCancellable *cancellable, GError **error)
{
  const SpUrgeOptions options = {.plan = from->plan,
                                 .unit = from->unit,
                                 .as_of =
                                   from->as_of != SP_DATE_NONE ? from->as_of : from->period.last,
                                 .reply_by = from->reply_by,
                                 .prepared_by = from->reporter};

  return sp_urge_paper_new (reader, &options, cancellable, error);
}

static gboolean
write_charts (SpReader *reader,
              const SpReportOptions *from,
              const char *path,
              GCancellable *cancellable,
              GError **error)
{
  const SpPeriodOptions options = get_period_options (from);

  return sp_chart_pack_write (reader, &options, path, cancellable, error);
}

/* In the order in which a person chooses. */
static const SpReportDocument documents[] = {
  {"halfyear", N_ ("半年工作总结报告"),
   N_ ("公文格式的半年总结：工作进展、主要做法、存在问题和下步打算，需要人补充的地方用【】标出。"),
   SP_REPORT_HALF_YEAR, "docx", FALSE, new_halfyear, NULL},
  {"circular", N_ ("情况通报"),
   N_ ("公文格式的进展通报：各单位、各乡镇的完成和逾期情况，需要人补充的地方用【】标出。"),
   SP_REPORT_QUARTER, "docx", FALSE, new_circular, NULL},
  {"charts", N_ ("领导图集"),
   N_ ("A3 横放的图集：总览、甘特图、县域四色图、指标趋势和事故对比，一个 PDF 文件。"),
   SP_REPORT_ANY, "pdf", FALSE, NULL, write_charts},
  {"urge", N_ ("督办单"), N_ ("公文格式：一个单位逾期和临期的事项，附回执。"), SP_REPORT_ANY,
   "docx", TRUE, new_urge, NULL},
};

#define N_OF_UNITS 1 /* the last */

guint
sp_report_n_documents (void)
{
  return G_N_ELEMENTS (documents) - N_OF_UNITS;
}

const SpReportDocument *
sp_report_get_document (guint i)
{
  g_return_val_if_fail (i < sp_report_n_documents (), NULL);

  return &documents[i];
}

const SpReportDocument *
sp_report_find_document (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    if (g_str_equal (documents[i].name, name))
      return &documents[i];
  return NULL;
}
