/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-template-propose.h. */
#include "template/sp-template-propose.h"

#include "base/sp-i18n.h"
#include "core/sp-accident.h"
#include "core/sp-criterion.h"
#include "core/sp-enterprise.h"
#include "core/sp-hazard.h"
#include "core/sp-institution.h"
#include "core/sp-listing.h"
#include "core/sp-plan.h"
#include "core/sp-risk.h"
#include "core/sp-supervision.h"
#include "report/sp-report-quantity.h"
#include "template/sp-template-heads.h"
#include "template/sp-template-marks-words.h"
#include "template/sp-template-names.h"

#include <string.h>

/* Names of rows stand in one of the first columns, of which so many are looked at. */
#define MAX_TITLE_COLUMNS 4u
#define MAX_TITLE_ROWS 3000u
#define MAX_COLUMNS 256u

/* ---- what tables may be of ---- */

static const SpReportRows row_kinds[] = {SP_ROWS_TOWNSHIP, SP_ROWS_INDUSTRY,  SP_ROWS_DEPARTMENT,
                                         SP_ROWS_CATEGORY, SP_ROWS_SOURCE,    SP_ROWS_PART,
                                         SP_ROWS_LEAD,     SP_ROWS_ENTERPRISE};

static const SpRecordType *const record_kinds[] = {
  &sp_hazard_type,      &sp_enterprise_type, &sp_institution_type,
  &sp_enforcement_type, &sp_accident_type,   &sp_supervision_type,
  &sp_listing_type,     &sp_inspection_type, &sp_risk_point_type};

typedef struct
{
  /* Owned */
  SpTemplateMapping *mapping;
  SpReport *named;                                 /* a sheet for each of row_kinds */
  GPtrArray *names;                                /* of SpTemplateNames, likewise */
  SpTemplateWords *sums[G_N_ELEMENTS (row_kinds)]; /* made when they are needed */
  SpTemplateWords *records[G_N_ELEMENTS (record_kinds)];
  SpTemplateWords *tasks, *everything;

  /* Borrowed */
  SpReader *reader;
  GCancellable *cancellable;
} Proposing;

/* What a grid may be. */
typedef struct
{
  SpReportRows rows;
  const SpRecordType *type;
  SpTemplateWords *words; /* borrowed */
  SpTemplateHeadRows heads;
  guint titles, n_titles, first_row;
} Guess;

static SpTemplateWords *
get_words (SpTemplateWords **words, SpReportRows rows, const SpRecordType *type)
{
  if (*words == NULL)
    *words = sp_template_words_new (rows, type);
  return *words;
}

static void
set_text (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

/* ---- names of rows ---- */

static SpReportDefinition *
make_named (void)
{
  g_autoptr (SpTemplateMapping) mapping = sp_template_mapping_new (_ ("行的名称"));

  for (guint i = 0; i < G_N_ELEMENTS (row_kinds); i++)
    {
      SpReportSheetDefinition *sheet = sp_report_sheet_definition_new ();

      set_text (&sheet->name, sp_vocabulary_code (&sp_report_rows, (int)row_kinds[i]));
      sheet->rows = row_kinds[i];
      sheet->keeps_empty = TRUE;
      sheet->total = SP_TOTAL_LAST;
      sp_template_mapping_add (mapping, "", sheet);
      sp_template_mapping_add_column (mapping, 0, sp_report_column_new ("title", ""));
    }
  return sp_report_definition_copy (mapping->definition);
}

static gboolean
load_names (Proposing *self, int64_t plan, GError **error)
{
  g_autoptr (SpReportDefinition) definition = make_named ();
  g_autoptr (SpRecord) record = sp_reader_load (self->reader, &sp_plan_type, plan, error);
  SpReportOptions options = {.plan = plan};

  if (record == NULL)
    return FALSE;
  options.period =
    (SpPeriod) {SP_PERIOD_DAYS, (SpDate)sp_record_get_integer (record, SP_PLAN_FIRST_DAY),
                (SpDate)sp_record_get_integer (record, SP_PLAN_LAST_DAY)};
  self->named = sp_report_new (self->reader, definition, &options, self->cancellable, error);
  for (guint i = 0; self->named != NULL && i < G_N_ELEMENTS (row_kinds); i++)
    {
      SpTemplateNames *names =
        sp_template_names_new (self->reader, sp_report_get_sheet (self->named, i), 0, error);

      if (names == NULL)
        return FALSE;
      g_ptr_array_add (self->names, names);
    }
  return self->named != NULL;
}

/* Rows that @names knows in @column; totals alone say nothing. */
static guint
count_titles (const SpTemplateGrid *grid, const SpTemplateNames *names, guint column, guint *first)
{
  guint n = 0;

  *first = 0;
  for (guint row = 1; row <= MIN (sp_template_grid_get_last_row (grid), MAX_TITLE_ROWS); row++)
    {
      const char *text = sp_template_grid_get_text (grid, row, column);
      int found = *text != '\0' ? sp_template_names_find (names, text) : -1;

      if (found < 0)
        continue;
      if (*first == 0)
        *first = row;
      n += !sp_template_names_is_total (names, found);
    }
  return n;
}

static void
guess_named (Proposing *self, const SpTemplateGrid *grid, guint kind, Guess *best)
{
  for (guint column = 1; column <= MIN (sp_template_grid_get_n_columns (grid), MAX_TITLE_COLUMNS);
       column++)
    {
      Guess guess = {.rows = row_kinds[kind], .titles = column};

      guess.n_titles = count_titles (grid, self->names->pdata[kind], column, &guess.first_row);
      if (guess.n_titles > best->n_titles && guess.first_row > 1)
        *best = guess;
    }
}

/* The kind of which most rows have names. */
static gboolean
guess_sums (Proposing *self, const SpTemplateGrid *grid, Guess *guess)
{
  guint limit;

  for (guint i = 0; i < G_N_ELEMENTS (row_kinds); i++)
    guess_named (self, grid, i, guess);
  if (guess->n_titles == 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (row_kinds); i++)
    if (row_kinds[i] == guess->rows)
      guess->words = get_words (&self->sums[i], guess->rows, NULL);
  limit = guess->first_row - 1;
  if (limit > 1 && sp_template_heads_is_numbering (grid, limit))
    limit--;
  guess->heads = sp_template_heads_find (grid, guess->words, limit, TRUE);
  return guess->heads.n_found > 0;
}

/* ---- lists ---- */

/* Whether there is something to be filled below the heads: what stands there already is no row of a
 * list, and of a single row only its name may be there. */
static gboolean
has_room (const SpTemplateGrid *grid, const Guess *guess)
{
  guint row = guess->heads.last + 1;
  guint n_texts = 0;

  if (sp_template_heads_is_numbering (grid, row))
    row++;
  for (guint i = 1; i <= MIN (sp_template_grid_get_n_columns (grid), MAX_COLUMNS); i++)
    {
      const SpTemplateCell *cell = sp_template_grid_get (grid, row, i);

      n_texts +=
        cell != NULL && !cell->is_formula && *cell->text != '\0' && !g_ascii_isdigit (*cell->text);
    }
  return n_texts == 0 || (guess->rows == SP_ROWS_NOTHING && n_texts == 1);
}

static void
guess_list (const SpTemplateGrid *grid,
            SpReportRows rows,
            const SpRecordType *type,
            SpTemplateWords *words,
            Guess *best)
{
  Guess guess = {.rows = rows, .type = type, .words = words};

  guess.heads = sp_template_heads_find (grid, words, sp_template_grid_get_last_row (grid), FALSE);
  if (guess.heads.likeness > best->heads.likeness + 0.5 && has_room (grid, &guess))
    *best = guess;
}

static void
guess_lists (Proposing *self, const SpTemplateGrid *grid, Guess *best)
{
  for (guint i = 0; i < G_N_ELEMENTS (record_kinds); i++)
    guess_list (grid, SP_ROWS_RECORDS, record_kinds[i],
                get_words (&self->records[i], SP_ROWS_RECORDS, record_kinds[i]), best);
  guess_list (grid, SP_ROWS_TASK, NULL, get_words (&self->tasks, SP_ROWS_TASK, NULL), best);
}

static void
guess_everything (Proposing *self, const SpTemplateGrid *grid, Guess *best)
{
  guess_list (grid, SP_ROWS_NOTHING, NULL, get_words (&self->everything, SP_ROWS_NOTHING, NULL),
              best);
}

/* One head that means something by chance is no table. */
static gboolean
guess_grid (Proposing *self, const SpTemplateGrid *grid, Guess *best)
{
  Guess sums = {0};
  Guess list = {0};

  if (guess_sums (self, grid, &sums) && (sums.n_titles > 1 || sums.heads.n_found > 1))
    {
      *best = sums;
      return TRUE;
    }
  guess_lists (self, grid, &list);
  guess_everything (self, grid, &list);
  *best = list;
  return list.heads.n_found > 1;
}

/* ---- from a guess to a table of the mapping ---- */

static gboolean
has_formula (const SpTemplateGrid *grid, const Guess *guess, guint column)
{
  guint row = guess->first_row > 0 ? guess->first_row : guess->heads.last + 1;
  const SpTemplateCell *cell = sp_template_grid_get (grid, row, column);

  return cell != NULL && cell->is_formula;
}

/* Whether the last table has a column that shows the same already. */
static gboolean
is_taken (const SpReportSheetDefinition *sheet, const SpReportColumn *column)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const SpReportColumn *it = sheet->columns->pdata[i];

      if (g_str_equal (it->value, column->value) && g_str_equal (it->over, column->over) &&
          it->has_span == column->has_span && (!it->has_span || it->span == column->span))
        return TRUE;
    }
  return FALSE;
}

static SpReportColumn *
make_column (SpTemplateWords *words, const char *group, const char *head)
{
  g_autoptr (GString) plain = g_string_new (head);
  g_autoptr (GString) above = g_string_new (group);
  SpReportSpan span = SP_REPORT_SPAN_PERIOD;
  gboolean has_span =
    sp_template_words_take_span (plain, &span) || sp_template_words_take_span (above, &span);
  const SpTemplateMeaning *meaning = sp_template_words_find (words, above->str, plain->str);
  SpReportColumn *column;

  if (meaning == NULL)
    return NULL;
  column = sp_report_column_new (meaning->value, head);
  set_text (&column->over, meaning->over);
  set_text (&column->group, group);
  column->as = meaning->as;
  column->has_span = has_span;
  column->span = span;
  return column;
}

static void
add_columns (Proposing *self, const SpTemplateGrid *grid, const Guess *guess)
{
  SpReportSheetDefinition *sheet =
    sp_template_mapping_get_sheet (self->mapping, self->mapping->tables->len - 1);

  for (guint i = 1; i <= MIN (sp_template_grid_get_n_columns (grid), MAX_COLUMNS); i++)
    {
      g_autofree char *group = NULL;
      g_autofree char *head = NULL;
      SpReportColumn *column;

      if (i == guess->titles || has_formula (grid, guess, i))
        continue;
      sp_template_heads_dup (grid, guess->heads.first, guess->heads.last, i, &group, &head);
      column = *head != '\0' ? make_column (guess->words, group, head) : NULL;
      if (column != NULL && !is_taken (sheet, column))
        sp_template_mapping_add_column (self->mapping, i, column);
      else if (column != NULL)
        sp_report_column_free (column);
    }
}

/* The day by which a list is of the period. */
static void
add_day (SpReportSheetDefinition *sheet, const SpRecordType *type)
{
  guint field = type == &sp_hazard_type     ? SP_HAZARD_FOUND_ON
                : type == &sp_accident_type ? SP_ACCIDENT_HAPPENED_ON
                                            : sp_report_day_field (type, "");
  SpReportCondition *condition;

  if (field == SP_NO_FIELD)
    return;
  condition = sp_report_condition_new ();
  set_text (&condition->field, type->fields[field].name);
  condition->has_span = TRUE;
  condition->span = SP_REPORT_SPAN_PERIOD;
  g_ptr_array_add (sheet->conditions, condition);
}

/* 重大隐患明细表 is of major ones. */
static void
add_grade (SpReportSheetDefinition *sheet, const SpTemplateGrid *grid, const Guess *guess)
{
  gboolean is_major = strstr (sp_template_grid_get_name (grid), _ ("重大")) != NULL;
  SpReportCondition *condition;

  for (guint row = 1; row < guess->heads.first && !is_major; row++)
    is_major = strstr (sp_template_grid_get_text (grid, row, 1), _ ("重大")) != NULL;
  if (guess->type != &sp_hazard_type || !is_major)
    return;
  condition = sp_report_condition_new ();
  set_text (&condition->field, sp_hazard_type.fields[SP_HAZARD_GRADE].name);
  set_text (&condition->is, sp_vocabulary_code (&sp_hazard_grades, SP_HAZARD_MAJOR));
  g_ptr_array_add (sheet->conditions, condition);
}

static void
add_table (Proposing *self, const SpTemplateGrid *grid, const Guess *guess)
{
  SpReportSheetDefinition *sheet = sp_report_sheet_definition_new ();
  SpTemplateTable *table =
    sp_template_mapping_add (self->mapping, sp_template_grid_get_name (grid), sheet);

  set_text (&sheet->name, sp_template_grid_get_name (grid));
  sheet->rows = guess->rows;
  sheet->keeps_empty = TRUE;
  table->first_head = guess->heads.first;
  table->last_head = guess->first_row > 0 ? guess->first_row - 1 : guess->heads.last;
  table->titles = guess->titles;
  if (guess->first_row == 0 && sp_template_heads_is_numbering (grid, table->last_head + 1))
    table->last_head++;
  if (guess->titles > 0)
    {
      sheet->total = SP_TOTAL_LAST;
      sp_template_mapping_add_column (self->mapping, guess->titles,
                                      sp_report_column_new ("title", ""));
    }
  if (guess->type != NULL)
    {
      set_text (&sheet->records, guess->type->table);
      add_day (sheet, guess->type);
      add_grade (sheet, grid, guess);
    }
  add_columns (self, grid, guess);
}

/* ---- marks ---- */

/* A table for all marks that are figures; the heads of its columns are the marks. */
static void
add_marks (Proposing *self, const GPtrArray *marks)
{
  SpReportSheetDefinition *sheet = sp_report_sheet_definition_new ();

  if (marks->len == 0)
    {
      sp_report_sheet_definition_free (sheet);
      return;
    }
  set_text (&sheet->name, _ ("标记"));
  set_text (&sheet->title, "{计划}");
  sheet->keeps_empty = TRUE;
  sp_template_mapping_add (self->mapping, "", sheet)->first_head = 0;
  /* The title of the row makes a sheet of words alone, too. */
  sp_template_mapping_add_column (self->mapping, 0, sp_report_column_new ("title", ""));
  for (guint i = 0; i < marks->len; i++)
    {
      SpReportColumn *column =
        sp_template_mark_find_word (marks->pdata[i]) == SP_TEMPLATE_MARK_NONE
          ? sp_template_mark_make_column (get_words (&self->everything, SP_ROWS_NOTHING, NULL),
                                          marks->pdata[i])
          : NULL;

      if (column != NULL)
        sp_template_mapping_add_column (self->mapping, 0, column);
    }
}

/* ---- the whole ---- */

static void
proposing_clear (Proposing *self)
{
  g_clear_pointer (&self->mapping, sp_template_mapping_free);
  g_clear_pointer (&self->named, sp_report_free);
  g_ptr_array_unref (self->names);
  for (guint i = 0; i < G_N_ELEMENTS (self->sums); i++)
    sp_template_words_free (self->sums[i]);
  for (guint i = 0; i < G_N_ELEMENTS (self->records); i++)
    sp_template_words_free (self->records[i]);
  sp_template_words_free (self->tasks);
  sp_template_words_free (self->everything);
}

static gboolean
propose_all (Proposing *self, const GPtrArray *grids, const GPtrArray *marks, GError **error)
{
  for (guint i = 0; i < grids->len; i++)
    {
      Guess guess = {0};

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (guess_grid (self, grids->pdata[i], &guess))
        add_table (self, grids->pdata[i], &guess);
    }
  add_marks (self, marks);
  return TRUE;
}

/* ---- as a person says ---- */

static const SpTemplateKind kinds[] = {
  {SP_ROWS_TOWNSHIP, NULL},
  {SP_ROWS_INDUSTRY, NULL},
  {SP_ROWS_DEPARTMENT, NULL},
  {SP_ROWS_CATEGORY, NULL},
  {SP_ROWS_SOURCE, NULL},
  {SP_ROWS_PART, NULL},
  {SP_ROWS_LEAD, NULL},
  {SP_ROWS_ENTERPRISE, NULL},
  {SP_ROWS_NOTHING, NULL},
  {SP_ROWS_TASK, NULL},
  {SP_ROWS_RECORDS, &sp_hazard_type},
  {SP_ROWS_RECORDS, &sp_enterprise_type},
  {SP_ROWS_RECORDS, &sp_institution_type},
  {SP_ROWS_RECORDS, &sp_enforcement_type},
  {SP_ROWS_RECORDS, &sp_accident_type},
  {SP_ROWS_RECORDS, &sp_supervision_type},
  {SP_ROWS_RECORDS, &sp_listing_type},
  {SP_ROWS_RECORDS, &sp_inspection_type},
  {SP_ROWS_RECORDS, &sp_risk_point_type},
};

const SpTemplateKind *
sp_template_list_kinds (guint *n)
{
  *n = G_N_ELEMENTS (kinds);
  return kinds;
}

char *
sp_template_kind_dup_label (const SpTemplateKind *kind)
{
  if (kind->type != NULL)
    return g_strdup_printf (_ ("清单：%s"), _ (kind->type->label));
  return g_strdup (_ (sp_vocabulary_label (&sp_report_rows, (int)kind->rows)));
}

/* Where no heads are understood they are the first row with more than one text. */
static guint
find_any_head (const SpTemplateGrid *grid)
{
  for (guint row = 1; row <= sp_template_grid_get_last_row (grid); row++)
    {
      guint n = 0;

      for (guint i = 1; i <= MIN (sp_template_grid_get_n_columns (grid), MAX_COLUMNS); i++)
        n += *sp_template_grid_get_text (grid, row, i) != '\0';
      if (n > 1)
        return row;
    }
  return 1;
}

static void
guess_rows (Proposing *self,
            const SpTemplateGrid *grid,
            SpReportRows rows,
            const SpRecordType *type,
            Guess *guess)
{
  guint limit = sp_template_grid_get_last_row (grid);

  for (guint i = 0; i < G_N_ELEMENTS (row_kinds); i++)
    if (row_kinds[i] == rows)
      guess_named (self, grid, i, guess);
  guess->rows = rows;
  guess->type = type;
  guess->words = self->everything = sp_template_words_new (rows, type);
  if (guess->first_row > 1)
    limit = guess->first_row - 1;
  guess->heads = sp_template_heads_find (grid, guess->words, limit, guess->first_row > 1);
  if (guess->heads.n_found == 0)
    guess->heads.first = guess->heads.last = MIN (find_any_head (grid), MAX (limit, 1));
}

gboolean
sp_template_propose_rows (SpReader *reader,
                          int64_t plan,
                          SpTemplateMapping *mapping,
                          const SpTemplateGrid *grid,
                          SpReportRows rows,
                          const SpRecordType *type,
                          GError **error)
{
  Proposing self = {.reader = reader, .mapping = mapping};
  int at = sp_template_mapping_find (mapping, sp_template_grid_get_name (grid));
  Guess guess = {0};
  gboolean ok;

  self.names = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_template_names_free);
  ok = load_names (&self, plan, error);
  if (ok)
    {
      guess_rows (&self, grid, rows, type, &guess);
      if (at >= 0)
        sp_template_mapping_remove (mapping, (guint)at);
      add_table (&self, grid, &guess);
    }
  self.mapping = NULL;
  proposing_clear (&self);
  return ok;
}

SpTemplateMapping *
sp_template_propose (SpReader *reader,
                     int64_t plan,
                     const char *title,
                     const GPtrArray *grids,
                     const GPtrArray *marks,
                     GCancellable *cancellable,
                     GError **error)
{
  Proposing self = {.reader = reader, .cancellable = cancellable};
  SpTemplateMapping *mapping = NULL;

  self.mapping = sp_template_mapping_new (title);
  self.names = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_template_names_free);
  if (load_names (&self, plan, error) && propose_all (&self, grids, marks, error))
    mapping = g_steal_pointer (&self.mapping);
  proposing_clear (&self);
  return mapping;
}
