/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See plain-then.h. */
#include "plain-then.h"

#include "core/sp-hazard.h"
#include "core/sp-institution.h"
#include "core/sp-risk.h"
#include "store/sp-reader-hazards.h"

#include <string.h>

static int
any (int n)
{
  return g_test_rand_int_range (0, n);
}

/* The steps of @record by the day: rows of @type, whose @owner it is. */
static GPtrArray *
look_at_steps (
  SpReader *reader, SpRecord *record, const SpRecordType *type, int owner, guint on, SpDate as_of)
{
  g_autoptr (GPtrArray) steps =
    sp_reader_load_all (reader, type, owner, sp_record_get_id (record), NULL);
  GPtrArray *by_then = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < steps->len; i++)
    if (sp_record_get_integer (steps->pdata[i], on) <= as_of)
      g_ptr_array_add (by_then, g_object_ref (steps->pdata[i]));
  return by_then;
}

static int
compare_steps (gconstpointer a, gconstpointer b, gpointer data)
{
  SpRecord *left = *(SpRecord *const *)a;
  SpRecord *right = *(SpRecord *const *)b;
  guint on = GPOINTER_TO_UINT (data);
  int64_t one = sp_record_get_integer (left, on);
  int64_t other = sp_record_get_integer (right, on);

  if (one == other)
    return sp_record_get_id (left) < sp_record_get_id (right) ? -1 : 1;
  return one < other ? -1 : 1;
}

/* The record as what happened by the day makes it. */
SpRecord *
plain_then_look (SpReader *reader, SpRecord *record, SpDate as_of)
{
  g_autoptr (GPtrArray) steps = NULL;
  SpRecord *then = sp_record_copy (record);

  if (SP_IS_HAZARD (record))
    {
      steps = look_at_steps (reader, record, &sp_hazard_step_type, SP_HAZARD_STEP_HAZARD,
                             SP_HAZARD_STEP_DAY, as_of);
      g_ptr_array_sort_with_data (steps, compare_steps, GUINT_TO_POINTER (SP_HAZARD_STEP_DAY));
      sp_hazard_derive (SP_HAZARD (then), steps);
    }
  else if (SP_IS_INSTITUTION (record))
    {
      steps = look_at_steps (reader, record, &sp_institution_step_type,
                             SP_INSTITUTION_STEP_INSTITUTION, SP_INSTITUTION_STEP_DAY, as_of);
      g_ptr_array_sort_with_data (steps, compare_steps, GUINT_TO_POINTER (SP_INSTITUTION_STEP_DAY));
      sp_institution_derive (SP_INSTITUTION (then), steps);
    }
  else
    {
      g_object_unref (then);
      then = sp_reader_dup_record_then (reader, record, as_of, NULL);
    }
  return then;
}

/* What had not been found stands nowhere. */
static gboolean
is_there (SpRecord *then, guint field, SpDate as_of)
{
  if (SP_IS_HAZARD (then) && field == SP_HAZARD_STATE && as_of < sp_date_today () &&
      sp_record_get_integer (then, SP_HAZARD_FOUND_ON) > as_of)
    return FALSE;
  return sp_record_peek (then, field)->is_set;
}

static int
place_of_word (const SpVocabulary *words, int64_t value)
{
  for (guint i = 0; i < words->n_words; i++)
    if (words->words[i].value == value)
      return (int)i;
  g_assert_not_reached ();
}

static int
compare_numbers (double a, double b)
{
  return (a > b) - (a < b);
}

static int
compare_values (const SpField *field, const SpValue *a, const SpValue *b)
{
  if (field->type == SP_TYPE_TEXT)
    {
      g_autofree char *left = g_utf8_collate_key (a->text, -1);
      g_autofree char *right = g_utf8_collate_key (b->text, -1);

      return strcmp (left, right);
    }
  if (field->type == SP_TYPE_REAL)
    return compare_numbers (a->real, b->real);
  if (field->type == SP_TYPE_CHOICE)
    return place_of_word (field->choices, a->integer) - place_of_word (field->choices, b->integer);
  return compare_numbers ((double)a->integer, (double)b->integer);
}

/* What has none comes last in either direction, equals as they were entered. */
static int
compare_shown (gconstpointer a, gconstpointer b, gpointer data)
{
  const PlainOrder *order = data;
  SpRecord *left = *(SpRecord *const *)a;
  SpRecord *right = *(SpRecord *const *)b;
  gboolean one = is_there (left, order->field, order->as_of);
  gboolean other = is_there (right, order->field, order->as_of);
  int result = 0;

  if (one != other)
    return one ? -1 : 1;
  if (one)
    result =
      compare_values (&sp_record_get_record_type (left)->fields[order->field],
                      sp_record_peek (left, order->field), sp_record_peek (right, order->field));
  if (order->is_descending)
    result = -result;
  return result != 0 ? result : sp_record_get_id (left) < sp_record_get_id (right) ? -1 : 1;
}

/* ---- against it ---- */

void
plain_then_assert_order (SpReader *reader,
                         GPtrArray *then,
                         const SpRecordFilter *filter,
                         const PlainOrder *order)
{
  const SpRecordType *type = sp_record_get_record_type (then->pdata[0]);
  g_autoptr (GPtrArray) plain = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sp_reader_query (reader, type, filter, &error);
  guint n = 0;

  g_assert_no_error (error);
  g_ptr_array_extend (plain, then, NULL, NULL);
  g_qsort_with_data (plain->pdata, (int)plain->len, sizeof (gpointer), compare_shown,
                     (gpointer)order);
  for (guint i = 0; i < plain->len; i++)
    {
      SpRecord *record = plain->pdata[i];

      if (filter->n_conditions > 0 &&
          (!is_there (record, filter->conditions->field, order->as_of) ||
           (filter->conditions->only >> sp_record_get_integer (record, filter->conditions->field) &
            1) == 0))
        continue;
      if (n >= ids->len || g_array_index (ids, int64_t, n) != sp_record_get_id (record))
        g_error ("%s by %s%s on day %d: place %u", type->table, order->is_descending ? "-" : "",
                 filter->sort, order->as_of, n);
      n++;
    }
  g_assert_cmpuint (n, ==, ids->len);
}

/* By every field but references, whose titles say nothing of days; narrowed by @choice, too. */
void
plain_then_assert_orders (SpReader *reader, const SpRecordType *type, guint choice, SpDate as_of)
{
  g_autoptr (GPtrArray) all = sp_reader_load_all (reader, type, -1, 0, NULL);
  g_autoptr (GPtrArray) then = g_ptr_array_new_with_free_func (g_object_unref);
  SpCondition condition = {.field = choice};

  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (then, plain_then_look (reader, all->pdata[i], as_of));
  for (guint field = 0; field < type->n_fields; field++)
    for (int way = 0; way < 4; way++)
      {
        PlainOrder order = {field, as_of, way % 2};
        SpRecordFilter filter = {.conditions = &condition,
                                 .n_conditions = way / 2,
                                 .sort = type->fields[field].name,
                                 .is_descending = order.is_descending,
                                 .as_of = as_of};

        condition.only = 1 + any (type->fields[choice].type == SP_TYPE_BOOLEAN ? 3 : 30);
        if (type->fields[field].type != SP_TYPE_REFERENCE)
          plain_then_assert_order (reader, then, &filter, &order);
      }
}

/* Counts of all values of @field are those of a plain look, narrowed by @other's bits, too. */
void
plain_then_assert_groups (
  SpReader *reader, const SpRecordType *type, guint field, guint other, SpDate as_of)
{
  g_autoptr (GPtrArray) all = sp_reader_load_all (reader, type, -1, 0, NULL);
  const SpCondition condition = {
    .field = other, .only = 1 + any (type->fields[other].type == SP_TYPE_BOOLEAN ? 3 : 30)};
  const SpRecordFilter filter = {.conditions = &condition, .n_conditions = 1, .as_of = as_of};
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) groups = sp_reader_count_groups (reader, type, &filter, field, &error);
  guint counts[16] = {0};

  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    {
      g_autoptr (SpRecord) then = plain_then_look (reader, all->pdata[i], as_of);

      if (is_there (then, field, as_of) && is_there (then, other, as_of) &&
          (condition.only >> sp_record_get_integer (then, other) & 1) != 0)
        counts[sp_record_get_integer (then, field)]++;
    }
  for (guint i = 0; i < groups->len; i++)
    {
      const SpGroupCount *group = &g_array_index (groups, SpGroupCount, i);

      g_assert_cmpuint (counts[group->value], ==, group->n);
      counts[group->value] = 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_assert_cmpuint (counts[i], ==, 0);
}

/* ---- ranges of days ---- */

static gboolean
is_in_range (SpRecord *then, const SpCondition *condition, SpDate as_of)
{
  const SpField *field = &sp_record_get_record_type (then)->fields[condition->field];
  SpDate on = (SpDate)sp_record_get_integer (then, condition->field);
  gboolean follows =
    (field->flags & SP_FIELD_DERIVED) != 0 || condition->field == SP_HAZARD_DEADLINE;

  if (SP_IS_HAZARD (then) && follows && as_of < sp_date_today () &&
      sp_record_get_integer (then, SP_HAZARD_FOUND_ON) > as_of)
    return FALSE;
  return on != SP_DATE_NONE && on >= condition->from && on <= condition->to;
}

static void
assert_range (SpReader *reader, GPtrArray *then, const SpRecordFilter *filter)
{
  const SpRecordType *type = sp_record_get_record_type (then->pdata[0]);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sp_reader_query (reader, type, filter, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < then->len; i++)
    if (is_in_range (then->pdata[i], filter->conditions, filter->as_of))
      {
        if (n >= ids->len || g_array_index (ids, int64_t, n) != sp_record_get_id (then->pdata[i]))
          g_error ("%s in a range of %s on day %d: place %u", type->table,
                   type->fields[filter->conditions->field].name, filter->as_of, n);
        n++;
      }
  g_assert_cmpuint (n, ==, ids->len);
}

void
plain_then_assert_ranges (SpReader *reader, const SpRecordType *type, SpDate as_of)
{
  g_autoptr (GPtrArray) all = sp_reader_load_all (reader, type, -1, 0, NULL);
  g_autoptr (GPtrArray) then = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (then, plain_then_look (reader, all->pdata[i], as_of));
  for (guint field = 0; field < type->n_fields; field++)
    {
      SpDate from = day ("2020-10-01") + any (300);
      const SpCondition condition = {.field = field, .from = from, .to = from + any (100)};
      const SpRecordFilter filter = {.conditions = &condition, .n_conditions = 1, .as_of = as_of};

      if (type->fields[field].type == SP_TYPE_DATE)
        assert_range (reader, then, &filter);
    }
}
