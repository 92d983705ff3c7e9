/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codes of the platform above: lengths and characters, and what the records take. */
#include "core/sp-enterprise.h"
#include "core/sp-risk.h"

#define UUID "0190a1b2-0000-7000-8000-0123456789ab"

static const struct
{
  const SpRecordType *type;
  guint field;
  const char *text;
  gboolean is_right;
} cases[] = {
  {&sp_enterprise_type, SP_ENTERPRISE_PLATFORM_CODE, "", TRUE},
  {&sp_enterprise_type, SP_ENTERPRISE_PLATFORM_CODE, "000000123", TRUE},
  {&sp_enterprise_type, SP_ENTERPRISE_PLATFORM_CODE, "00000123", FALSE},
  {&sp_enterprise_type, SP_ENTERPRISE_PLATFORM_CODE, "0000001234", FALSE},
  {&sp_enterprise_type, SP_ENTERPRISE_PLATFORM_CODE, "00000012A", FALSE},
  {&sp_enterprise_type, SP_ENTERPRISE_PLATFORM_CODE, "企业一", FALSE}, /* nine bytes */
  {&sp_risk_point_type, SP_RISK_POINT_OBJECT_CODE, "", TRUE},
  {&sp_risk_point_type, SP_RISK_POINT_OBJECT_CODE, UUID, TRUE},
  {&sp_risk_point_type, SP_RISK_POINT_OBJECT_CODE,
   "0190a1b2000070008000"
   "0123456789ab",
   TRUE},
  {&sp_risk_point_type, SP_RISK_POINT_OBJECT_CODE, UUID "0", FALSE},
  {&sp_risk_point_type, SP_RISK_POINT_OBJECT_CODE, "0190a1b2", FALSE},
  {&sp_risk_point_type, SP_RISK_POINT_OBJECT_CODE, "0190a1b2-0000-7000-8000-0123456789a_", FALSE},
  {&sp_risk_point_type, SP_RISK_POINT_OBJECT_CODE, "0190a1b2-0000-7000-8000-0123456789a码", FALSE},
};

static void
test_codes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SpField *field = &cases[i].type->fields[cases[i].field];
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (field->check_text (cases[i].text, &error), ==, cases[i].is_right);
      g_assert_cmpint (error == NULL, ==, cases[i].is_right);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/platform-code/codes", test_codes);
  return g_test_run ();
}
