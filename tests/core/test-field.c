/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What people type into fields, what files hold of them and what is shown. */
#include "base/sp-error.h"
#include "core/sp-measure.h"
#include "core/sp-unit.h"

typedef struct
{
  const SpRecordType *type;
  guint field;
  const char *input;
  const char *code; /* NULL where it is refused */
} InputCase;

static const InputCase input_cases[] = {
  {&sp_progress_type, SP_PROGRESS_PERCENT, "62", "62"},
  {&sp_progress_type, SP_PROGRESS_PERCENT, "６２％", "62"},
  {&sp_progress_type, SP_PROGRESS_PERCENT, " 100 % ", "100"},
  {&sp_progress_type, SP_PROGRESS_PERCENT, "0", "0"},
  {&sp_progress_type, SP_PROGRESS_PERCENT, "101", NULL},
  {&sp_progress_type, SP_PROGRESS_PERCENT, "-1", NULL},
  {&sp_progress_type, SP_PROGRESS_PERCENT, "六成", NULL},
  {&sp_progress_type, SP_PROGRESS_PERCENT, "", NULL},
  {&sp_progress_type, SP_PROGRESS_PERCENT, "99999999999999999999", NULL},
  {&sp_progress_type, SP_PROGRESS_AS_OF, "2021年9月30日", "2021-09-30"},
  {&sp_progress_type, SP_PROGRESS_AS_OF, "九月底", NULL},
  {&sp_progress_type, SP_PROGRESS_DONE, "  已排查 3 家  ", "已排查 3 家"},
  {&sp_progress_type, SP_PROGRESS_DONE, "", ""},
  {&sp_target_type, SP_TARGET_VALUE, "12.5", "12.5"},
  {&sp_target_type, SP_TARGET_VALUE, "1，234.5", "1234.5"},
  {&sp_target_type, SP_TARGET_VALUE, "0.1", "0.1"},
  {&sp_target_type, SP_TARGET_VALUE, "3.5万", "35000"},
  {&sp_target_type, SP_TARGET_VALUE, "１２万", "120000"},
  {&sp_target_type, SP_TARGET_VALUE, "万", NULL},
  {&sp_target_type, SP_TARGET_VALUE, "nan", NULL},
  {&sp_target_type, SP_TARGET_OP, "不低于", ">="},
  {&sp_target_type, SP_TARGET_OP, "<=", "<="},
  {&sp_target_type, SP_TARGET_OP, "大概", NULL},
  {&sp_measure_unit_type, SP_MEASURE_UNIT_INHERITED, "是", "1"},
  {&sp_measure_unit_type, SP_MEASURE_UNIT_INHERITED, "√", "1"},
  {&sp_measure_unit_type, SP_MEASURE_UNIT_INHERITED, "无", "0"},
  {&sp_measure_unit_type, SP_MEASURE_UNIT_INHERITED, "也许", NULL},
  {&sp_unit_type, SP_UNIT_MOBILE, "013800000000", "013800000000"},
};

static void
test_input (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (input_cases); i++)
    {
      const InputCase *c = &input_cases[i];
      const SpField *field = &c->type->fields[c->field];
      g_autoptr (GError) error = NULL;
      g_autofree char *code = NULL;
      SpValue value = {0};
      gboolean good = sp_value_from_input (field, c->input, &value, &error);

      g_test_message ("%s <- %s", field->name, c->input);
      g_assert_cmpint (good, ==, c->code != NULL);
      if (good)
        {
          code = sp_value_to_code (field, &value);
          g_assert_cmpstr (code, ==, c->code);
        }
      else
        {
          g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
          g_assert_true (g_str_has_prefix (error->message, field->label));
        }
      sp_value_clear (&value);
    }
}

static void
test_code_round_trips (void)
{
  static const double reals[] = {0.1, 1.0 / 3.0, 1e15, -2.5, 38};
  const SpField *field = &sp_target_type.fields[SP_TARGET_VALUE];

  for (guint i = 0; i < G_N_ELEMENTS (reals); i++)
    {
      SpValue value = {.is_set = TRUE, .real = reals[i]};
      SpValue back = {0};
      g_autofree char *code = sp_value_to_code (field, &value);

      g_assert_true (sp_value_from_code (field, code, &back, NULL));
      g_assert_true (sp_value_equal (field, &value, &back));
    }
}

static void
test_labels (void)
{
  SpValue percent = {.is_set = TRUE, .integer = 62};
  SpValue role = {.is_set = TRUE, .integer = SP_ROLE_TERRITORIAL};
  SpValue none = {0};
  g_autofree char *a = sp_value_to_label (&sp_progress_type.fields[SP_PROGRESS_PERCENT], &percent);
  g_autofree char *b =
    sp_value_to_label (&sp_measure_unit_type.fields[SP_MEASURE_UNIT_ROLE], &role);
  g_autofree char *c = sp_value_to_label (&sp_progress_type.fields[SP_PROGRESS_AS_OF], &none);

  g_assert_cmpstr (a, ==, "62 %");
  g_assert_cmpstr (b, ==, "属地");
  g_assert_cmpstr (c, ==, "");
}

static void
test_bad_codes (void)
{
  const SpField *role = &sp_measure_unit_type.fields[SP_MEASURE_UNIT_ROLE];
  const SpField *date = &sp_progress_type.fields[SP_PROGRESS_AS_OF];
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;
  SpValue value = {0};

  g_assert_false (sp_value_from_code (role, "boss", &value, &first));
  g_assert_error (first, SP_ERROR, SP_ERROR_INVALID);
  g_assert_false (sp_value_from_code (date, "2021-02-30", &value, &second));
  g_assert_error (second, SP_ERROR, SP_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/field/input", test_input);
  g_test_add_func ("/core/field/code-round-trips", test_code_round_trips);
  g_test_add_func ("/core/field/labels", test_labels);
  g_test_add_func ("/core/field/bad-codes", test_bad_codes);
  return g_test_run ();
}
