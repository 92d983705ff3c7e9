/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-point-table.h. */
#include "report/sp-risk-point-table.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "core/sp-enterprise.h"
#include "core/sp-risk-grade.h"
#include "core/sp-risk-heads.h"
#include "report/sp-list-table.h"
#include "store/sp-risks.h"

/* The enterprise stands first, by name and code; what follows from the assessments stands with
 * them. */
static gboolean
is_column (guint field)
{
  return field != SP_RISK_POINT_ENTERPRISE &&
         (sp_risk_point_type.fields[field].flags & (SP_FIELD_DERIVED | SP_FIELD_INTERNAL)) == 0;
}

char **
sp_risk_point_table_dup_heads (void)
{
  g_autoptr (GStrvBuilder) heads = g_strv_builder_new ();

  g_strv_builder_add (heads, _ (sp_risk_point_type.fields[SP_RISK_POINT_ENTERPRISE].label));
  g_strv_builder_add (heads, _ (sp_risk_heads[SP_RISK_HEAD_CODE].label));
  for (guint i = 0; i < sp_risk_point_type.n_fields; i++)
    if (is_column (i))
      g_strv_builder_add (heads, _ (sp_risk_point_type.fields[i].label));
  for (guint stage = SP_RISK_INHERENT; stage <= SP_RISK_RESIDUAL; stage++)
    for (guint head = 0; head < SP_RISK_N_STAGE_HEADS; head++)
      g_strv_builder_add (heads, _ (sp_risk_heads[sp_risk_head_of (stage, head)].label));
  return g_strv_builder_end (heads);
}

/* ---- assessments ---- */

static void
set_number (char **cells, SpRiskStageHead head, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_free (cells[head]);
  cells[head] = g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.10g", value));
}

static void
set_text (char **cells, SpRiskStageHead head, const char *text)
{
  g_free (cells[head]);
  cells[head] = g_strdup (text);
}

static void
fill_assessment (char **cells, SpRecord *assessment)
{
  SpRiskMethod method = (SpRiskMethod)sp_record_get_integer (assessment, SP_RISK_ASSESSMENT_METHOD);
  g_autofree char *day =
    sp_date_dup_iso ((SpDate)sp_record_get_integer (assessment, SP_RISK_ASSESSMENT_ASSESSED_ON));
  g_autofree char *level = sp_risk_level_dup_label (
    (SpRiskLevel)sp_record_get_integer (assessment, SP_RISK_ASSESSMENT_LEVEL));

  set_text (cells, SP_RISK_HEAD_METHOD, sp_vocabulary_label (&sp_risk_methods, (int)method));
  for (guint i = 0; i < sp_risk_method_n_factors (method); i++)
    set_number (cells, sp_risk_head_of_factor (method, i),
                sp_record_get_real (assessment, SP_RISK_ASSESSMENT_FIRST + i));
  if (sp_risk_method_is_scored (method))
    set_number (cells, SP_RISK_HEAD_SCORE,
                sp_record_get_real (assessment, SP_RISK_ASSESSMENT_SCORE));
  set_text (cells, SP_RISK_HEAD_LEVEL, level);
  set_text (cells, SP_RISK_HEAD_CLAUSES,
            sp_record_get_text (assessment, SP_RISK_ASSESSMENT_CLAUSES));
  set_text (cells, SP_RISK_HEAD_GROUNDS,
            sp_record_get_text (assessment, SP_RISK_ASSESSMENT_GROUNDS));
  set_text (cells, SP_RISK_HEAD_DAY, day);
  set_text (cells, SP_RISK_HEAD_ASSESSOR,
            sp_record_get_text (assessment, SP_RISK_ASSESSMENT_ASSESSOR));
}

static void
add_stage (GStrvBuilder *row, const GPtrArray *assessments, SpRiskStage stage, SpDate as_of)
{
  SpRiskAssessment *found = sp_risk_assessments_find (assessments, stage, as_of);
  g_auto (GStrv) cells = g_new0 (char *, SP_RISK_N_STAGE_HEADS + 1);

  for (guint i = 0; i < SP_RISK_N_STAGE_HEADS; i++)
    cells[i] = g_strdup ("");
  if (found != NULL)
    fill_assessment (cells, SP_RECORD (found));
  g_strv_builder_addv (row, (const char **)cells);
}

/* ---- rows ---- */

static void
add_fields (GStrvBuilder *row, SpRecord *point)
{
  for (guint i = 0; i < sp_risk_point_type.n_fields; i++)
    {
      g_autofree char *text = NULL;

      if (!is_column (i))
        continue;
      text = sp_value_to_label (&sp_risk_point_type.fields[i], sp_record_peek (point, i));
      g_strv_builder_add (row, text != NULL ? text : "");
    }
}

static char **
make_row (SpReader *reader, SpRecord *point, SpRecord *enterprise, SpDate as_of, GError **error)
{
  g_autoptr (GPtrArray) assessments =
    sp_reader_load_risk_assessments (reader, sp_record_get_id (point), error);
  g_autoptr (GStrvBuilder) row = g_strv_builder_new ();

  if (assessments == NULL)
    return NULL;
  g_strv_builder_add (row, sp_record_get_title (enterprise));
  g_strv_builder_add (row, sp_record_get_text (enterprise, SP_ENTERPRISE_CREDIT_CODE));
  add_fields (row, point);
  for (guint stage = SP_RISK_INHERENT; stage <= SP_RISK_RESIDUAL; stage++)
    add_stage (row, assessments, (SpRiskStage)stage, as_of);
  return g_strv_builder_end (row);
}

static SpRecord *
load (SpReader *reader, const SpRecordType *type, int64_t id, GError **error)
{
  GError *failure = NULL;
  SpRecord *record = sp_reader_load (reader, type, id, &failure);

  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (record == NULL)
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, _ ("这条%s已经不在了。请刷新后再看。"),
                 _ (type->label));
  return record;
}

GPtrArray *
sp_risk_point_table_load (SpReader *reader, const GArray *ids, SpDate as_of, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  g_autoptr (SpRecord) enterprise = NULL; /* of the row before: mostly the same */

  g_return_val_if_fail (reader != NULL && ids != NULL && as_of != SP_DATE_NONE, NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (SpRecord) point =
        load (reader, &sp_risk_point_type, g_array_index (ids, int64_t, i), error);
      int64_t owner = point != NULL ? sp_record_get_integer (point, SP_RISK_POINT_ENTERPRISE) : 0;
      char **row;

      if (point == NULL)
        return NULL;
      if (enterprise == NULL || sp_record_get_id (enterprise) != owner)
        {
          g_clear_object (&enterprise);
          enterprise = load (reader, &sp_enterprise_type, owner, error);
        }
      row = enterprise != NULL ? make_row (reader, point, enterprise, as_of, error) : NULL;
      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }
  return g_steal_pointer (&rows);
}

gboolean
sp_risk_point_table_write (
  SpReader *reader, const GArray *ids, SpDate as_of, const char *path, GError **error)
{
  g_autoptr (GPtrArray) rows = sp_risk_point_table_load (reader, ids, as_of, error);
  g_auto (GStrv) heads = sp_risk_point_table_dup_heads ();
  g_autofree char *day = sp_date_dup_iso (as_of);
  g_autofree char *line = g_strdup_printf (_ ("截至 %s，共 %u 个风险点"), day, ids->len);

  return rows != NULL && sp_list_table_write (_ ("风险点明细表"), line, as_of,
                                              (const char *const *)heads, rows, path, error);
}
