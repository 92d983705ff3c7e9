/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-report-documents.h. */
#include "report/sp-report-documents.h"

#include "base/sp-i18n.h"
#include "report/sp-chart-pack.h"
#include "report/sp-circular.h"
#include "report/sp-halfyear.h"

typedef gboolean (*WriteFunc) (SpReader *reader,
                               const SpPeriodOptions *options,
                               const char *path,
                               GCancellable *cancellable,
                               GError **error);

static gboolean
write_with (WriteFunc write,
            SpReader *reader,
            const SpReportOptions *from,
            const char *path,
            GCancellable *cancellable,
            GError **error)
{
  const SpPeriodOptions options = {.plan = from->plan,
                                   .period = from->period,
                                   .as_of = from->as_of,
                                   .prepared_by = from->reporter};

  return write (reader, &options, path, cancellable, error);
}

#define WRITER(name)                                                                               \
  static gboolean write_##name (SpReader *reader, const SpReportOptions *options,                  \
                                const char *path, GCancellable *cancellable, GError **error)       \
  {                                                                                                \
    return write_with (sp_##name##_write, reader, options, path, cancellable, error);              \
  }
WRITER (halfyear)
WRITER (circular)
WRITER (chart_pack)

/* In the order in which a person chooses. */
static const SpReportDocument documents[] = {
  {"halfyear", N_ ("半年工作总结报告"),
   N_ ("公文格式的半年总结：工作进展、主要做法、存在问题和下步打算，需要人补充的地方用【】标出。"),
   SP_REPORT_HALF_YEAR, "docx", write_halfyear},
  {"circular", N_ ("情况通报"),
   N_ ("公文格式的进展通报：各单位、各乡镇的完成和逾期情况，需要人补充的地方用【】标出。"),
   SP_REPORT_QUARTER, "docx", write_circular},
  {"charts", N_ ("领导图集"),
   N_ ("A3 横放的图集：总览、甘特图、县域四色图、指标趋势和事故对比，一个 PDF 文件。"),
   SP_REPORT_ANY, "pdf", write_chart_pack},
};

guint
sp_report_n_documents (void)
{
  return G_N_ELEMENTS (documents);
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
  for (guint i = 0; i < sp_report_n_documents (); i++)
    if (g_str_equal (documents[i].name, name))
      return &documents[i];
  return NULL;
}
