/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every field of every type through the write path and back. */
#include "core/sp-attachment.h"
#include "core/sp-enterprise.h"
#include "core/sp-hazard.h"
#include "core/sp-risk-map.h"
#include "store-fixture.h"
#include "store/sp-files.h"

/* A value of every type of field goes in and comes out the same. */
static void
fill (SpRecord *record, guint seed)
{
  const SpRecordType *type = sp_record_get_record_type (record);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const SpField *field = &type->fields[i];
      g_autofree char *text = g_strdup_printf ("甲\"%u\" \\ 乙\n\t'丙' %%_", seed + i);

      if (field->type == SP_TYPE_TEXT)
        sp_record_set_text (record, i, text);
      else if (field->type == SP_TYPE_REAL)
        sp_record_set_real (record, i, 0.1 * (seed + i) + 1e-9);
      else if (field->type == SP_TYPE_DATE)
        sp_record_set_integer (record, i, day ("2021-03-01") + (int)(seed + i));
      else if (field->type == SP_TYPE_BOOLEAN)
        sp_record_set_integer (record, i, seed & 1);
      else if (field->type == SP_TYPE_CHOICE)
        sp_record_set_integer (record, i,
                               field->choices->words[seed % field->choices->n_words].value);
      else if (field->type == SP_TYPE_INTEGER)
        sp_record_set_integer (record, i, MAX (1, (int64_t)field->minimum) + seed % 7);
    }
}

/* Codes with the right check character. */
static void
set_credit_code (SpRecord *record, guint seed)
{
  if (sp_record_get_record_type (record) != &sp_enterprise_type)
    return;
  for (const char *last = "0123456789ABCDEFGHJKLMNPQRTUWXY"; *last != '\0'; last++)
    {
      g_autofree char *code = g_strdup_printf ("91990000MA000%04u%c", seed, *last);
      g_autofree char *good = sp_credit_code_normalise (code, NULL);

      if (good != NULL)
        sp_record_set_text (record, SP_ENTERPRISE_CREDIT_CODE, good);
    }
}

/* What rules between records ask for; all else is arbitrary. */
static void
obey_rules (SpRecord *record)
{
  static const struct
  {
    const SpRecordType *type;
    guint field;
    int value;
  } choices[] = {
    {&sp_hazard_type, SP_HAZARD_GRADE, SP_HAZARD_MAJOR},
    {&sp_hazard_step_type, SP_HAZARD_STEP_KIND, SP_STEP_ASSIGN},
    {&sp_risk_scheme_type, SP_RISK_SCHEME_METHOD, SP_RISK_METHOD_LEC},
    {&sp_risk_factor_type, SP_RISK_FACTOR_FACTOR, 1},
    {&sp_risk_assessment_type, SP_RISK_ASSESSMENT_METHOD, SP_RISK_METHOD_MANUAL},
    {&sp_risk_map_type, SP_RISK_MAP_KIND, SP_RISK_BASE_PLAN},
  };
  const SpRecordType *type = sp_record_get_record_type (record);

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (choices[i].type == type)
      sp_record_set_integer (record, choices[i].field, choices[i].value);
  if (type == &sp_hazard_type)
    sp_record_set_integer (record, SP_HAZARD_FOUND_ON, day ("2021-03-01"));
  if (type == &sp_risk_scheme_type)
    sp_record_set_real (record, SP_RISK_SCHEME_RED_FROM, 100);
  if (type == &sp_risk_scheme_type)
    sp_record_set_real (record, SP_RISK_SCHEME_ORANGE_FROM, 50);
  if (type == &sp_risk_area_type)
    sp_record_set_text (record, SP_RISK_AREA_SHAPE, "0 0,1 0,1 1");
}

#define ROWS_OF_EACH 3

/* Points every reference of @record at row @seed of the other type, given by @rows (table → GArray
 * of ids); only one of those of which a record has one alone. */
static void
refer (SpRecord *record, GHashTable *rows, guint seed)
{
  const SpRecordType *type = sp_record_get_record_type (record);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const SpField *field = &type->fields[i];
      GArray *ids = NULL;

      if (field->type != SP_TYPE_REFERENCE)
        continue;
      ids = g_hash_table_lookup (rows, field->references);
      g_assert_nonnull (ids);
      sp_record_set_integer (record, i, g_array_index (ids, int64_t, seed - 1));
      if (type == &sp_attachment_type)
        return;
    }
}

static void
set_member (SpRecord *record, int64_t unit)
{
  if (sp_record_get_record_type (record) == &sp_unit_member_type)
    sp_record_set_integer (record, SP_UNIT_MEMBER_MEMBER, unit);
}

/* An attachment is one with its bytes. */
static void
insert_with_content (SpStore *store, SpRecord *record)
{
  g_autoptr (SpWrite) write = sp_write_begin (store, SP_ACTION_EDIT, "登记", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("内容", 6);

  g_assert_true (sp_write_attach (write, SP_ATTACHMENT (record), bytes, NULL));
  g_assert_true (sp_write_commit (write, NULL));
}

static void
test_every_field (StoreFixture *fixture, gconstpointer data)
{
  int64_t unit = add_unit (fixture->store, "示例县应急管理局", SP_UNIT_DEPARTMENT);
  g_autoptr (GHashTable) rows =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_array_unref);

  for (const SpRecordType *const *type = sp_record_types (); *type != NULL; type++)
    for (guint seed = 1; seed <= ROWS_OF_EACH; seed++)
      {
        g_autoptr (SpRecord) record = sp_record_new (*type);
        g_autoptr (SpRecord) row = NULL;
        g_autoptr (GError) error = NULL;
        int64_t id;

        if (seed == 1)
          g_hash_table_insert (rows, (gpointer)(*type)->table,
                               g_array_new (FALSE, FALSE, sizeof (int64_t)));
        fill (record, seed);
        set_credit_code (record, seed);
        obey_rules (record);
        refer (record, rows, seed);
        set_member (record, unit); /* no collective is its own member */
        if (*type == &sp_attachment_type)
          insert_with_content (fixture->store, record);
        else
          sp_store_insert (fixture->store, record, "登记", &error);
        g_assert_no_error (error);
        id = sp_record_get_id (record);
        row = sp_reader_load (sp_store_get_reader (fixture->store), *type, id, &error);
        g_assert_no_error (error);
        for (guint i = 0; i < (*type)->n_fields; i++)
          g_assert_true (sp_value_equal (&(*type)->fields[i], sp_record_peek (record, i),
                                         sp_record_peek (row, i)));
        g_assert_cmpstr (sp_record_get_uid (row), ==, sp_record_get_uid (record));
        g_assert_cmpint (sp_record_get_revision (row), ==, 1);
        g_array_append_val ((GArray *)g_hash_table_lookup (rows, (*type)->table), id);
      }
  assert_sound (fixture->store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/write-fields/every-field", test_every_field);
  return g_test_run ();
}
