/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-board.h. */
#include "report/sp-risk-board.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "report/sp-risk-notice-private.h"

#include <string.h>

/* Of 9 points on A4, which is 12.7 on A3 and 25 on A1. Who reads a larger sheet stands further
 * away, but not as much as it is larger. */
#define MOST_ZOOM 1.6
#define ZOOM_STEP 0.05
static const double least_zoom[SP_TABLE_N_SHEETS] = {
  [SP_TABLE_A4] = 1.0,
  [SP_TABLE_A3] = 0.95,
  [SP_TABLE_A2] = 0.8,
  [SP_TABLE_A1] = 0.65,
};

/* ---- cells ---- */

/* Lines of those texts that are there. Transfer full; takes none. */
static char *
join (const char *const *texts, guint n, const char *between)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (*texts[i] != '\0')
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? between : "", texts[i]);
  return g_string_free (joined, FALSE);
}

static char *
dup_name (const SpRiskNoticePoint *point, guint i)
{
  const char *const texts[] = {sp_risk_notice_point_text (point, SP_RISK_POINT_NAME),
                               sp_risk_notice_point_text (point, SP_RISK_POINT_PLACE)};
  g_autofree char *joined = join (texts, G_N_ELEMENTS (texts), "\n");

  return g_strdup_printf ("%u．%s", i + 1, joined);
}

static char *
dup_category (const SpRiskNoticePoint *point, guint i)
{
  const char *const texts[] = {sp_risk_notice_point_word (point, SP_RISK_POINT_KIND),
                               sp_risk_notice_point_text (point, SP_RISK_POINT_HARMS)};

  return join (texts, G_N_ELEMENTS (texts), "\n");
}

static char *
dup_causes (const SpRiskNoticePoint *point, guint i)
{
  const char *const texts[] = {sp_risk_notice_point_text (point, SP_RISK_POINT_FACTORS),
                               sp_risk_notice_point_text (point, SP_RISK_POINT_CONSEQUENCES)};

  return join (texts, G_N_ELEMENTS (texts), _ ("\n后果："));
}

static char *
dup_measures (const SpRiskNoticePoint *point, guint i)
{
  return sp_risk_point_dup_measures (point->point);
}

/* What to do at once; where nobody wrote it, the measures of that kind. */
static char *
dup_response (const SpRiskNoticePoint *point, guint i)
{
  const char *response = sp_risk_notice_point_text (point, SP_RISK_POINT_RESPONSE);

  return g_strdup (*response != '\0' ? response
                                     : sp_risk_notice_point_text (point, SP_RISK_POINT_EMERGENCY));
}

static char *
dup_person (const SpRiskNoticePoint *point, guint i)
{
  const char *const texts[] = {sp_risk_notice_point_department (point),
                               sp_risk_notice_point_person (point),
                               sp_risk_notice_point_text (point, SP_RISK_POINT_PHONE)};

  return join (texts, G_N_ELEMENTS (texts), "\n");
}

static const SpRiskColumn landscape_columns[] = {
  {N_ ("主要风险点"), 11, SP_RISK_COLUMN_TEXT, dup_name, 0},
  {N_ ("风险类别"), 9, SP_RISK_COLUMN_TEXT, dup_category, 0},
  {N_ ("风险等级"), 8, SP_RISK_COLUMN_LEVEL, sp_risk_cell_level, 0},
  {N_ ("原因"), 13, SP_RISK_COLUMN_TEXT, NULL, SP_RISK_POINT_FACTORS},
  {N_ ("后果和影响范围"), 11, SP_RISK_COLUMN_TEXT, NULL, SP_RISK_POINT_CONSEQUENCES},
  {N_ ("管控措施"), 22, SP_RISK_COLUMN_TEXT, dup_measures, 0},
  {N_ ("应急措施"), 16, SP_RISK_COLUMN_TEXT, dup_response, 0},
  {N_ ("责任人和电话"), 10, SP_RISK_COLUMN_TEXT, dup_person, 0},
};

/* Upright there is room for fewer columns: cause and consequence share one. */
static const SpRiskColumn portrait_columns[] = {
  {N_ ("主要风险点"), 12, SP_RISK_COLUMN_TEXT, dup_name, 0},
  {N_ ("风险类别"), 10, SP_RISK_COLUMN_TEXT, dup_category, 0},
  {N_ ("风险等级"), 11, SP_RISK_COLUMN_LEVEL, sp_risk_cell_level, 0},
  {N_ ("原因、后果和影响范围"), 17, SP_RISK_COLUMN_TEXT, dup_causes, 0},
  {N_ ("管控措施"), 22, SP_RISK_COLUMN_TEXT, dup_measures, 0},
  {N_ ("应急措施"), 16, SP_RISK_COLUMN_TEXT, dup_response, 0},
  {N_ ("责任人和电话"), 13, SP_RISK_COLUMN_TEXT, dup_person, 0},
};

/* ---- what stands above and below ---- */

/* The telephones for complaints, each once. */
static char *
dup_hotlines (const GPtrArray *points)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < points->len; i++)
    {
      const char *hotline = sp_risk_notice_point_text (points->pdata[i], SP_RISK_POINT_HOTLINE);

      if (*hotline != '\0' && strstr (text->str, hotline) == NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "", hotline);
    }
  return g_string_free (text, FALSE);
}

static void
add_lines (SpPaperTable *table,
           const SpRiskNoticeFacts *facts,
           const SpRiskBoardOptions *options,
           const GPtrArray *points)
{
  g_autofree char *day = sp_date_dup_chinese (facts->as_of);
  g_autofree char *until = sp_date_dup_chinese (options->valid_until);
  g_autofree char *hotlines = dup_hotlines (points);
  g_autofree char *line = g_strdup_printf (
    _ ("公告日期：%s%s%s%s%s　　主要负责人：%s"), day, *until != '\0' ? _ ("　　有效期至：") : "",
    until, *hotlines != '\0' ? _ ("　　监督举报电话：") : "", hotlines,
    sp_record_get_text (facts->enterprise, SP_ENTERPRISE_LEGAL_PERSON));

  sp_paper_table_add_line (table, line);
  sp_paper_table_add_line (
    table, _ ("风险等级：1级重大（红）　2级较大（橙）　3级一般（黄）　4级低（蓝）　　"
              "遇险情先撤离、再报告；火警119　急救120"));
  sp_paper_table_set_foot (table, sp_record_get_title (facts->enterprise));
}

static gboolean
refuse (const SpRiskNoticeFacts *facts, SpRiskLevel least, GError **error)
{
  g_autofree char *day = sp_date_dup_chinese (facts->as_of);

  if (least == SP_RISK_NONE)
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
                 _ ("“%s”截至%s没有在册的风险点。请先登记风险点，或者换一个日期。"),
                 sp_record_get_title (facts->enterprise), day);
  else
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
                 _ ("“%s”截至%s没有%s及以上的风险点。要公告全部风险点，请选“全部”。"),
                 sp_record_get_title (facts->enterprise), day,
                 sp_vocabulary_label (&sp_risk_levels, (int)least));
  return FALSE;
}

/* On as few sheets as the least size allows, and as large as these allow. */
static void
fit (SpPaperTable *table, double least)
{
  double zoom = MOST_ZOOM;
  guint n_pages;

  sp_paper_table_set_zoom (table, least);
  n_pages = sp_paper_table_get_n_pages (table);
  sp_paper_table_set_zoom (table, zoom);
  while (zoom > least && sp_paper_table_get_n_pages (table) > n_pages)
    {
      zoom = MAX (zoom - ZOOM_STEP, least);
      sp_paper_table_set_zoom (table, zoom);
    }
}

SpPaperTable *
sp_risk_board_new (const SpRiskNoticeFacts *facts,
                   const SpRiskBoardOptions *options,
                   GError **error)
{
  gboolean is_upright = options->orientation == SP_PAPER_PORTRAIT;
  const SpRiskColumn *columns = is_upright ? portrait_columns : landscape_columns;
  guint n = is_upright ? G_N_ELEMENTS (portrait_columns) : G_N_ELEMENTS (landscape_columns);
  g_autoptr (GPtrArray) points = sp_risk_notice_facts_list_worst (facts, options->least);
  g_autofree char *title = NULL;
  SpPaperTable *table;

  if (points->len == 0)
    {
      refuse (facts, options->least, error);
      return NULL;
    }
  title = g_strconcat (sp_record_get_title (facts->enterprise), _ ("安全风险公告栏"), NULL);
  table = sp_risk_table_new (title, options->orientation, columns, n, facts->as_of);
  add_lines (table, facts, options, points);
  for (guint i = 0; i < points->len; i++)
    sp_risk_table_add_point (table, columns, n, points->pdata[i], i);
  sp_paper_table_set_sheet (table, options->sheet);
  fit (table, least_zoom[options->sheet]);
  return table;
}
