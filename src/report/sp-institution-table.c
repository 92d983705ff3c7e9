/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-institution-table.h. */
#include "report/sp-institution-table.h"

#include "base/sp-i18n.h"
#include "core/sp-hazard.h"
#include "store/sp-institutions.h"

enum
{
  COLUMN_NUMBER,
  COLUMN_PART,
  COLUMN_HAZARDS,
  COLUMN_NAME,
  COLUMN_KIND,
  COLUMN_LEAD,
  COLUMN_UNITS,
  COLUMN_PLANNED,
  COLUMN_PROGRESS,
  COLUMN_ISSUED,
  COLUMN_NOTE,
  N_COLUMNS
};

static const struct
{
  const char *head;
  double share;
} columns[N_COLUMNS] = {
  [COLUMN_NUMBER] = {N_ ("序号"), 3},       [COLUMN_PART] = {N_ ("来源专项"), 8},
  [COLUMN_HAZARDS] = {N_ ("对应问题"), 12}, [COLUMN_NAME] = {N_ ("制度措施名称"), 16},
  [COLUMN_KIND] = {N_ ("类型"), 6},         [COLUMN_LEAD] = {N_ ("牵头单位"), 9},
  [COLUMN_UNITS] = {N_ ("责任单位"), 10},   [COLUMN_PLANNED] = {N_ ("计划出台时限"), 7},
  [COLUMN_PROGRESS] = {N_ ("进展"), 12},    [COLUMN_ISSUED] = {N_ ("文号与印发日期"), 11},
  [COLUMN_NOTE] = {N_ ("备注"), 6},
};

static char *
dup_title (SpReader *reader, const SpRecordType *type, int64_t id)
{
  g_autoptr (SpRecord) record = id != 0 ? sp_reader_load (reader, type, id, NULL) : NULL;

  return g_strdup (record != NULL ? sp_record_get_title (record) : "");
}

/* The titles of what @links of @institution lead to, one behind the other. */
static char *
dup_titles (
  SpReader *reader, const SpRecordType *links, guint owner, guint target, int64_t institution)
{
  g_autoptr (GPtrArray) all = sp_reader_load_all (reader, links, (int)owner, institution, NULL);
  const SpRecordType *type = sp_record_type_by_table (links->fields[target].references);
  GString *text = g_string_new (NULL);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      g_autofree char *title =
        dup_title (reader, type, sp_record_get_integer (all->pdata[i], target));

      g_string_append_printf (text, "%s%s", i > 0 ? "；" : "", title);
    }
  return g_string_free (text, FALSE);
}

/* What the steps up to a date say. */
typedef struct
{
  SpInstitutionState state;
  char *issued; /* owned: 县府办发〔2021〕8号 2021-03-31 */
} Standing;

static void
read_steps (const GPtrArray *steps, SpDate as_of, Standing *standing)
{
  standing->state = sp_institution_state_as_of (steps, as_of);
  for (guint i = 0; i < steps->len; i++)
    {
      SpRecord *step = g_ptr_array_index (steps, i);
      SpDate day = (SpDate)sp_record_get_integer (step, SP_INSTITUTION_STEP_DAY);
      g_autofree char *iso = sp_date_dup_iso (day);

      if (day > as_of ||
          sp_record_get_integer (step, SP_INSTITUTION_STEP_STATE) != SP_INSTITUTION_ISSUED)
        continue;
      g_free (standing->issued);
      standing->issued =
        g_strdup_printf ("%s %s", sp_record_get_text (step, SP_INSTITUTION_STEP_DOCUMENT), iso);
    }
}

/* 征求意见。已报县政府审议 */
static char *
dup_progress (SpRecord *record, SpInstitutionState state)
{
  const char *progress = sp_record_get_text (record, SP_INSTITUTION_PROGRESS);
  const char *word = sp_vocabulary_label (&sp_institution_states, (int)state);

  return *progress != '\0' ? g_strdup_printf (_ ("%s。%s"), word, progress) : g_strdup (word);
}

static gboolean
add_row (SpPaperTable *table, SpReader *reader, SpRecord *record, SpDate as_of, GError **error)
{
  int64_t id = sp_record_get_id (record);
  g_autoptr (GPtrArray) steps = sp_reader_load_institution_steps (reader, id, error);
  Standing standing = {0};
  char *cells[N_COLUMNS];

  if (steps == NULL)
    return FALSE;
  read_steps (steps, as_of, &standing);
  cells[COLUMN_NUMBER] = g_strdup_printf ("%u", sp_paper_table_get_n_rows (table) + 1);
  cells[COLUMN_PART] =
    dup_title (reader, &sp_part_type, sp_record_get_integer (record, SP_INSTITUTION_PART));
  cells[COLUMN_HAZARDS] =
    dup_titles (reader, &sp_institution_hazard_type, SP_INSTITUTION_HAZARD_INSTITUTION,
                SP_INSTITUTION_HAZARD_HAZARD, id);
  cells[COLUMN_NAME] = g_strdup (sp_record_get_title (record));
  cells[COLUMN_KIND] = g_strdup (sp_vocabulary_label (
    &sp_institution_kinds, (int)sp_record_get_integer (record, SP_INSTITUTION_KIND)));
  cells[COLUMN_LEAD] =
    dup_title (reader, &sp_unit_type, sp_record_get_integer (record, SP_INSTITUTION_LEAD));
  cells[COLUMN_UNITS] = dup_titles (reader, &sp_institution_unit_type,
                                    SP_INSTITUTION_UNIT_INSTITUTION, SP_INSTITUTION_UNIT_UNIT, id);
  cells[COLUMN_PLANNED] =
    sp_date_dup_iso ((SpDate)sp_record_get_integer (record, SP_INSTITUTION_PLANNED_ON));
  cells[COLUMN_PROGRESS] = dup_progress (record, standing.state);
  cells[COLUMN_ISSUED] = standing.issued != NULL ? standing.issued : g_strdup ("");
  cells[COLUMN_NOTE] = g_strdup (sp_record_get_text (record, SP_INSTITUTION_NOTE));
  sp_paper_table_add_row (table, (const char *const *)cells);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (cells[i]);
  return TRUE;
}

SpPaperTable *
sp_institution_table_load (
  SpReader *reader, const int64_t *ids, guint n, SpDate as_of, GError **error)
{
  g_autoptr (SpPaperTable) table = NULL;
  g_autofree char *iso = sp_date_dup_iso (as_of);
  g_autofree char *line = NULL;

  g_return_val_if_fail (reader != NULL && (ids != NULL || n == 0), NULL);
  table = sp_paper_table_new (_ ("制度措施清单"), SP_PAPER_LANDSCAPE);
  for (guint i = 0; i < N_COLUMNS; i++)
    sp_paper_table_add_column (table, _ (columns[i].head), columns[i].share,
                               i == COLUMN_NUMBER ? SP_ALIGN_CENTER : SP_ALIGN_START);
  line = g_strdup_printf (_ ("截至 %s　共 %u 项"), iso, n);
  sp_paper_table_add_line (table, line);
  sp_paper_table_set_date (table, as_of);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) failure = NULL;
      g_autoptr (SpRecord) record = sp_reader_load (reader, &sp_institution_type, ids[i], &failure);

      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      if (record != NULL && !add_row (table, reader, record, as_of, error))
        return NULL;
    }
  return g_steal_pointer (&table);
}
