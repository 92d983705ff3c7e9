/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-urge-paper.h. */
#include "report/sp-urge-paper.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "report/sp-period-facts.h"

/* What a unit is urged about; what concerns enterprises only is theirs. */
#define KINDS                                                                                      \
  (1 << SP_DUE_MEASURE | 1 << SP_DUE_DUTY | 1 << SP_DUE_SUPERVISION | 1 << SP_DUE_HAZARD |         \
   1 << SP_DUE_INSTITUTION)

typedef struct
{
  /* Owned */
  SpRecord *plan, *unit;
  GPtrArray *dues; /* of SpDue */
  /* Borrowed */
  const SpUrgeOptions *options;
  /* State */
  int near_days;
} Facts;

static void
facts_clear (Facts *self)
{
  g_clear_object (&self->plan);
  g_clear_object (&self->unit);
  g_clear_pointer (&self->dues, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Facts, facts_clear)

static SpRecord *
load_record (SpReader *reader, const SpRecordType *type, int64_t id, GError **error)
{
  GError *failure = NULL;
  SpRecord *record = sp_reader_load (reader, type, id, &failure);

  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (record == NULL)
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, _ ("这个%s已不在文件里，请重新选择。"),
                 type == &sp_plan_type ? _ ("计划") : _ ("单位"));
  return record;
}

static gboolean
load (Facts *self, SpReader *reader, GCancellable *cancellable, GError **error)
{
  const SpUrgeOptions *options = self->options;
  SpDueQuery query = {
    .plan = options->plan, .as_of = options->as_of, .unit = options->unit, .kinds = KINDS};
  SpLightRule rule;

  self->plan = load_record (reader, &sp_plan_type, options->plan, error);
  self->unit =
    self->plan != NULL ? load_record (reader, &sp_unit_type, options->unit, error) : NULL;
  if (self->unit == NULL || !sp_reader_load_light_rule (reader, options->plan, &rule, error))
    return FALSE;
  self->near_days = query.within = rule.near_days;
  self->dues = sp_reader_load_due (reader, &query, cancellable, error);
  if (self->dues != NULL && self->dues->len == 0)
    {
      g_autofree char *day = sp_date_dup_chinese (options->as_of);

      g_set_error (error, SP_ERROR, SP_ERROR_EMPTY,
                   _ ("截至%s，%s没有逾期和%d天内到期的事项，不用发督办单。"), day,
                   sp_record_get_title (self->unit), self->near_days);
      return FALSE;
    }
  return self->dues != NULL;
}

/* ---- words ---- */

static char *
dup_reply_day (const Facts *self)
{
  return self->options->reply_by != SP_DATE_NONE ? sp_date_dup_chinese (self->options->reply_by)
                                                 : g_strdup (_ ("【　年　月　日】"));
}

static void
add_words (const Facts *self, SpOfficialPaper *paper)
{
  guint n_overdue = sp_due_count_overdue (self->dues);
  g_autofree char *day = sp_date_dup_chinese (self->options->as_of);
  g_autofree char *reply = dup_reply_day (self);
  g_autofree char *text = g_strdup_printf (
    _ (
      "截至%s，你单位承担或负责督促的事项中，逾期%u件、%d天内到期%u件（见下表）。现予督办，请按下列"
      "要求办理：\n"
      "1．逾期事项逐项说明原因，明确责任人、措施和办结日期，抓紧办结。\n"
      "2．临期事项按期办结；确实不能按期办结的，在到期前书面申请延期并说明理由。\n"
      "3．于%s前填写下表“办理情况和办结日期”一栏，加盖公章后回复。"),
    day, n_overdue, self->near_days, self->dues->len - n_overdue, reply);

  sp_official_paper_add_addressee (paper, sp_record_get_title (self->unit));
  sp_official_paper_add_text (paper, text);
}

/* 逾期12天, 临期5天, 今天到期 */
static char *
dup_days (const SpDue *due)
{
  return due->days < 0 ? g_strdup_printf (_ ("逾期%d天"), -due->days)
                       : sp_light_dup_near (due->days);
}

static void
add_table (const Facts *self, SpOfficialPaper *paper)
{
  static const SpOfficialColumn columns[] = {
    {N_ ("序号"), NULL, 5},
    {N_ ("类别"), NULL, 11},
    {N_ ("事项"), NULL, 26, TRUE},
    {N_ ("牵头或监管单位"), NULL, 16, TRUE},
    {N_ ("时限"), NULL, 12},
    {N_ ("状态"), NULL, 12},
    {N_ ("办理情况和办结日期"), NULL, 18, TRUE},
  };

  sp_official_paper_begin_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < self->dues->len; i++)
    {
      const SpDue *due = g_ptr_array_index (self->dues, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *iso = sp_date_dup_iso (due->due);
      g_autofree char *days = dup_days (due);
      const char *const cells[] = {number,     sp_vocabulary_label (&sp_due_kinds, (int)due->kind),
                                   due->title, due->units,
                                   iso,        days,
                                   ""};

      sp_official_paper_add_row (paper, cells);
    }
}

static void
add_receipt (SpOfficialPaper *paper)
{
  const SpFormCell cells[] = {{_ ("回复单位（章）"), NULL}, {_ ("主要负责人"), NULL}};
  const SpFormCell below[] = {{_ ("填报人"), NULL}, {_ ("联系电话"), NULL}, {_ ("日期"), NULL}};

  sp_official_paper_add_space (paper);
  sp_official_paper_add_form_row (paper, cells, G_N_ELEMENTS (cells), 2);
  sp_official_paper_add_form_row (paper, below, G_N_ELEMENTS (below), 1);
}

SpOfficialPaper *
sp_urge_paper_new (SpReader *reader,
                   const SpUrgeOptions *options,
                   GCancellable *cancellable,
                   GError **error)
{
  g_auto (Facts) facts = {.options = options};
  g_autofree char *day = NULL;
  const char *who;
  SpOfficialPaper *paper;

  g_return_val_if_fail (reader != NULL && options != NULL && options->as_of != SP_DATE_NONE, NULL);

  if (!load (&facts, reader, cancellable, error))
    {
      sp_period_facts_fail (cancellable, error);
      return NULL;
    }
  who = options->prepared_by != NULL ? options->prepared_by
                                     : sp_record_get_text (facts.plan, SP_PLAN_ISSUER);
  day = sp_date_dup_chinese (options->as_of);
  paper = sp_official_paper_new (_ ("安全生产工作督办单"));
  sp_official_paper_set_number (paper, _ ("【发文字号】"));
  sp_official_paper_set_date (paper, options->as_of);
  sp_official_paper_set_author (paper, who);
  if (sp_record_get_integer (facts.plan, SP_PLAN_IS_SAMPLE) != 0)
    sp_official_paper_set_mark (paper, _ ("示例数据"));
  add_words (&facts, paper);
  sp_official_paper_add_space (paper);
  sp_official_paper_add_signature (paper, *who != '\0' ? who : _ ("【督办单位】"), day);
  sp_official_paper_add_space (paper);
  add_table (&facts, paper);
  add_receipt (paper);
  return paper;
}

gboolean
sp_urge_paper_write (SpReader *reader,
                     const SpUrgeOptions *options,
                     const char *path,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (SpOfficialPaper) paper = sp_urge_paper_new (reader, options, cancellable, error);

  return paper != NULL && sp_official_paper_export (paper, path, cancellable, error);
}
