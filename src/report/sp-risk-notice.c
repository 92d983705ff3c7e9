/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-notice.h. */
#include "report/sp-risk-notice.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "report/sp-risk-analysis.h"
#include "report/sp-risk-cards.h"
#include "report/sp-risk-lists.h"
#include "store/sp-parameters.h"

static const SpWord kind_words[] = {
  {SP_RISK_NOTICE_CARD, "card", N_ ("岗位安全风险告知卡")},
  {SP_RISK_NOTICE_BOARD, "board", N_ ("安全风险公告栏")},
  {SP_RISK_NOTICE_LIST, "list", N_ ("风险分级管控清单")},
  {SP_RISK_NOTICE_DUTY, "duty", N_ ("风险分级管控责任清单")},
  {SP_RISK_NOTICE_SOURCE, "source", N_ ("年度安全风险源点清单")},
  {SP_RISK_NOTICE_MISSING, "missing", N_ ("重大和较大风险缺项清单")},
  {SP_RISK_NOTICE_REPORT, "report", N_ ("年度管控情况分析报告")},
  {SP_RISK_NOTICE_SUBMITTED, "submitted", N_ ("年度报送情况表")},
  {SP_RISK_NOTICE_RECHECK, "recheck", N_ ("红橙危化企业复核清单")},
};
const SpVocabulary sp_risk_notice_kinds = {"risk-notice", kind_words, G_N_ELEMENTS (kind_words)};

/* One of the four holds what there is. */
struct _SpRiskNotice
{
  /* Owned */
  SpPaperTable *table;
  SpOfficialPaper *paper;
  SpRiskCards *cards;
  GPtrArray *drawings; /* of cairo_surface_t, a page each */
  char *title;
  /* State */
  SpPaperFile file;
};

gboolean
sp_risk_notice_kind_is_register (SpRiskNoticeKind kind)
{
  return kind == SP_RISK_NOTICE_SUBMITTED || kind == SP_RISK_NOTICE_RECHECK;
}

gboolean
sp_risk_notice_kind_has_rows (SpRiskNoticeKind kind)
{
  return kind != SP_RISK_NOTICE_CARD && kind != SP_RISK_NOTICE_REPORT;
}

void
sp_risk_notice_options_init (SpRiskNoticeOptions *self, SpRiskNoticeKind kind, SpDate as_of)
{
  *self = (SpRiskNoticeOptions) {
    .kind = kind,
    .as_of = as_of,
    .stage = SP_RISK_RESIDUAL,
    .card = SP_RISK_CARD_A,
    .per_page = 4,
    .sheet = kind == SP_RISK_NOTICE_BOARD ? SP_TABLE_A3 : SP_TABLE_A4,
    .orientation = SP_PAPER_LANDSCAPE,
    .least = kind == SP_RISK_NOTICE_BOARD ? SP_RISK_ORANGE : SP_RISK_NONE,
  };
}

/* ---- pages ---- */

static void
draw_page (gpointer notice, guint page, cairo_t *cr)
{
  sp_risk_notice_draw (notice, page, cr);
}

static SpRiskNotice *
notice_new (const char *title, SpDate date, double width, double height, guint n_pages)
{
  SpRiskNotice *self = g_new0 (SpRiskNotice, 1);

  self->title = g_strdup (title);
  self->file = (SpPaperFile) {self->title, date, width, height, n_pages, draw_page};
  return self;
}

/* Takes @table; NULL stays NULL. */
static SpRiskNotice *
new_of_table (SpPaperTable *table, const SpRiskNoticeOptions *options)
{
  SpRiskNotice *self;

  if (table == NULL)
    return NULL;
  sp_paper_table_set_sheet (table, options->sheet);
  self =
    notice_new (sp_paper_table_get_title (table), options->as_of, sp_paper_table_get_width (table),
                sp_paper_table_get_height (table), sp_paper_table_get_n_pages (table));
  self->table = table;
  return self;
}

/* Takes @cards. */
static SpRiskNotice *
new_of_cards (SpRiskCards *cards, const char *title, const SpRiskNoticeOptions *options)
{
  SpRiskNotice *self =
    notice_new (title, options->as_of, sp_risk_cards_get_width (cards),
                sp_risk_cards_get_height (cards), sp_risk_cards_get_n_pages (cards));

  self->cards = cards;
  return self;
}

/* Takes @paper. */
static SpRiskNotice *
new_of_paper (SpOfficialPaper *paper, const char *title, const SpRiskNoticeOptions *options)
{
  SpRiskNotice *self =
    notice_new (title, options->as_of, sp_official_paper_get_width (),
                sp_official_paper_get_height (), sp_official_paper_get_n_pages (paper));

  self->paper = paper;
  return self;
}

SpRiskNotice *
sp_risk_notice_new_bundle (const SpRiskNoticeOptions *options)
{
  SpRiskNotice *self;

  g_return_val_if_fail (options != NULL, NULL);

  self = notice_new (sp_vocabulary_label (&sp_risk_notice_kinds, (int)options->kind),
                     options->as_of, 0, 0, 0);
  self->drawings = g_ptr_array_new_with_free_func ((GDestroyNotify)cairo_surface_destroy);
  return self;
}

void
sp_risk_notice_add (SpRiskNotice *bundle, SpRiskNotice *notice)
{
  const cairo_rectangle_t sheet = {0, 0, notice->file.width, notice->file.height};

  g_return_if_fail (bundle->drawings != NULL);

  if (bundle->file.n_pages == 0)
    {
      bundle->file.width = sheet.width;
      bundle->file.height = sheet.height;
    }
  for (guint i = 0; i < notice->file.n_pages; i++)
    {
      cairo_surface_t *drawing = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &sheet);
      cairo_t *cr = cairo_create (drawing);

      sp_risk_notice_draw (notice, i, cr);
      cairo_destroy (cr);
      g_ptr_array_add (bundle->drawings, drawing);
    }
  bundle->file.n_pages = bundle->drawings->len;
}

void
sp_risk_notice_free (SpRiskNotice *self)
{
  g_clear_pointer (&self->table, sp_paper_table_unref);
  g_clear_pointer (&self->paper, sp_official_paper_free);
  g_clear_pointer (&self->cards, sp_risk_cards_free);
  g_clear_pointer (&self->drawings, g_ptr_array_unref);
  g_free (self->title);
  g_free (self);
}

/* ---- of one enterprise ---- */

static gboolean
check_points (const SpRiskNoticeFacts *facts, GError **error)
{
  g_autofree char *day = sp_date_dup_chinese (facts->as_of);

  if (facts->points->len > 0)
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
               _ ("“%s”截至%s没有在册的风险点。请先登记风险点，或者换一个日期。"),
               sp_record_get_title (facts->enterprise), day);
  return FALSE;
}

static SpRiskNotice *
new_cards (const SpRiskNoticeFacts *facts, const SpRiskNoticeOptions *options, GError **error)
{
  g_autoptr (SpRiskCards) cards = sp_risk_cards_new (options->card, options->per_page);
  g_autofree char *title =
    g_strconcat (sp_record_get_title (facts->enterprise), _ ("岗位安全风险告知卡"), NULL);

  for (guint i = 0; i < facts->points->len; i++)
    {
      const SpRiskNoticePoint *point = g_ptr_array_index (facts->points, i);

      if (options->least == SP_RISK_NONE ||
          (point->level != SP_RISK_NONE && point->level <= options->least))
        sp_risk_cards_add (cards, facts, point);
    }
  if (sp_risk_cards_get_n_cards (cards) > 0)
    return new_of_cards (g_steal_pointer (&cards), title, options);
  g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
               _ ("“%s”没有这些等级的风险点，没有可做的告知卡。"),
               sp_record_get_title (facts->enterprise));
  return NULL;
}

static const SpRiskNoticePoint *
find_point (const SpRiskNoticeFacts *facts, int64_t id)
{
  for (guint i = 0; i < facts->points->len; i++)
    {
      const SpRiskNoticePoint *point = g_ptr_array_index (facts->points, i);

      if (sp_record_get_id (SP_RECORD (point->point)) == id)
        return point;
    }
  return NULL;
}

/* @*facts: of the point before, mostly of the same enterprise. */
static gboolean
add_card (SpRiskCards *cards,
          SpReader *reader,
          int64_t id,
          const SpRiskNoticeOptions *options,
          SpRiskNoticeFacts **facts,
          GError **error)
{
  g_autoptr (SpRecord) record = sp_reader_load (reader, &sp_risk_point_type, id, error);
  int64_t owner = record != NULL ? sp_record_get_integer (record, SP_RISK_POINT_ENTERPRISE) : 0;
  const SpRiskNoticePoint *point;

  if (record == NULL)
    return FALSE;
  if (*facts == NULL || sp_record_get_id ((*facts)->enterprise) != owner)
    {
      g_clear_pointer (facts, sp_risk_notice_facts_free);
      *facts = sp_risk_notice_facts_load (reader, owner, options->as_of, options->stage, error);
    }
  if (*facts == NULL)
    return FALSE;
  point = find_point (*facts, id);
  if (point != NULL)
    sp_risk_cards_add (cards, *facts, point);
  return TRUE;
}

SpRiskNotice *
sp_risk_notice_new_cards (SpReader *reader,
                          const GArray *points,
                          const SpRiskNoticeOptions *options,
                          GError **error)
{
  g_autoptr (SpRiskCards) cards = NULL;
  g_autoptr (SpRiskNoticeFacts) facts = NULL;

  g_return_val_if_fail (reader != NULL && points != NULL && options != NULL, NULL);

  cards = sp_risk_cards_new (options->card, options->per_page);
  for (guint i = 0; i < points->len; i++)
    if (!add_card (cards, reader, g_array_index (points, int64_t, i), options, &facts, error))
      return NULL;
  if (sp_risk_cards_get_n_cards (cards) > 0)
    return new_of_cards (g_steal_pointer (&cards),
                         sp_vocabulary_label (&sp_risk_notice_kinds, SP_RISK_NOTICE_CARD), options);
  g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
               _ ("选中的风险点到统计日期都不在册，没有可做的告知卡。"));
  return NULL;
}

/* By when the risks are to be assessed again at the latest. */
static gboolean
find_validity (SpReader *reader, SpDate as_of, SpDate *until, GError **error)
{
  SpParameters parameters;

  if (!sp_reader_load_parameters (reader, &parameters, error))
    return FALSE;
  *until = sp_date_add_months (as_of, (int)parameters.values[SP_PARAMETER_RISK_REVIEW_MONTHS]);
  return TRUE;
}

static SpRiskNotice *
new_board (SpReader *reader,
           const SpRiskNoticeFacts *facts,
           const SpRiskNoticeOptions *options,
           GError **error)
{
  SpRiskBoardOptions board = {options->sheet, options->orientation, options->least,
                              options->valid_until};

  if (board.valid_until == SP_DATE_NONE &&
      !find_validity (reader, options->as_of, &board.valid_until, error))
    return NULL;
  return new_of_table (sp_risk_board_new (facts, &board, error), options);
}

static SpRiskNotice *
new_report (SpReader *reader,
            const SpRiskNoticeFacts *facts,
            const SpRiskNoticeOptions *options,
            GError **error)
{
  SpRiskAnalysis analysis;
  g_autofree char *title =
    g_strconcat (sp_record_get_title (facts->enterprise), _ ("年度安全风险管控情况分析报告"), NULL);

  if (!sp_risk_analysis_load (&analysis, reader, facts, options->stage, error))
    return NULL;
  return new_of_paper (sp_risk_analysis_new_paper (&analysis, facts), title, options);
}

SpRiskNotice *
sp_risk_notice_new (SpReader *reader,
                    int64_t enterprise,
                    const SpRiskNoticeOptions *options,
                    GError **error)
{
  g_autoptr (SpRiskNoticeFacts) facts = NULL;

  g_return_val_if_fail (reader != NULL && options != NULL, NULL);
  g_return_val_if_fail (!sp_risk_notice_kind_is_register (options->kind), NULL);

  facts = sp_risk_notice_facts_load (reader, enterprise, options->as_of, options->stage, error);
  if (facts == NULL || !check_points (facts, error))
    return NULL;
  switch (options->kind)
    {
    case SP_RISK_NOTICE_CARD:
      return new_cards (facts, options, error);
    case SP_RISK_NOTICE_BOARD:
      return new_board (reader, facts, options, error);
    case SP_RISK_NOTICE_LIST:
      return new_of_table (sp_risk_control_list_new (facts), options);
    case SP_RISK_NOTICE_DUTY:
      return new_of_table (sp_risk_duty_list_new (facts), options);
    case SP_RISK_NOTICE_SOURCE:
      return new_of_table (sp_risk_source_list_new (facts), options);
    case SP_RISK_NOTICE_MISSING:
      return new_of_table (sp_risk_missing_list_new (facts), options);
    case SP_RISK_NOTICE_REPORT:
      return new_report (reader, facts, options, error);
    case SP_RISK_NOTICE_SUBMITTED:
    case SP_RISK_NOTICE_RECHECK:
    case SP_RISK_NOTICE_N_KINDS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* ---- of the office ---- */

SpRiskNotice *
sp_risk_notice_new_register (SpReader *reader,
                             const SpRiskScope *scope,
                             const SpRiskNoticeOptions *options,
                             GError **error)
{
  g_return_val_if_fail (reader != NULL && scope != NULL && options != NULL, NULL);
  g_return_val_if_fail (sp_risk_notice_kind_is_register (options->kind), NULL);

  if (options->kind == SP_RISK_NOTICE_RECHECK)
    return new_of_table (
      sp_risk_recheck_register_new (reader, scope, options->stage, options->as_of, error), options);
  return new_of_table (sp_risk_report_register_new (reader, scope,
                                                    sp_date_to_ymd (options->as_of).year,
                                                    options->as_of, error),
                       options);
}

/* ---- out ---- */

const SpPaperFile *
sp_risk_notice_get_file (SpRiskNotice *self)
{
  return &self->file;
}

void
sp_risk_notice_draw (SpRiskNotice *self, guint page, cairo_t *cr)
{
  if (self->table != NULL)
    sp_paper_table_draw (self->table, page, cr);
  else if (self->paper != NULL)
    sp_official_paper_draw (self->paper, page, cr);
  else if (self->cards != NULL)
    sp_risk_cards_draw (self->cards, page, cr);
  else
    {
      cairo_set_source_surface (cr, g_ptr_array_index (self->drawings, page), 0, 0);
      cairo_paint (cr);
    }
}

gboolean
sp_risk_notice_export (SpRiskNotice *self, const char *path, GError **error)
{
  gboolean is_xlsx = g_str_has_suffix (path, ".xlsx"), is_csv = g_str_has_suffix (path, ".csv");

  if (g_str_has_suffix (path, ".pdf"))
    return sp_paper_file_write (&self->file, self, path, error);
  if (self->table != NULL && is_xlsx)
    return sp_paper_table_export_xlsx (self->table, path, error);
  if (self->table != NULL && is_csv)
    return sp_paper_table_export_csv (self->table, path, error);
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
               self->table != NULL ? _ ("“%s”的文件名要以 .pdf、.xlsx 或 .csv 结尾。")
                                   : _ ("“%s”不是表格，只能存成 .pdf 文件。"),
               self->table != NULL ? path : self->title);
  return FALSE;
}
