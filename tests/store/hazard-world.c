/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See hazard-world.h. */
#include "hazard-world.h"

static int
any (int n)
{
  return g_test_rand_int_range (0, n);
}

/* ---- hazards that go their way ---- */

static SpRecord *
make_hazard (HazardWorld *self)
{
  SpRecord *hazard = sp_record_new (&sp_hazard_type);

  sp_record_set_text (hazard, SP_HAZARD_DESCRIPTION, "配电箱没有防雨措施");
  sp_record_set_text (hazard, SP_HAZARD_BASIS, "安全出口少于两个");
  sp_record_set_integer (hazard, SP_HAZARD_GRADE, any (4) == 0);
  sp_record_set_integer (hazard, SP_HAZARD_SOURCE, any (SP_HAZARD_BY_OTHER + 1));
  sp_record_set_integer (hazard, SP_HAZARD_FOUND_ON, day ("2020-10-01") + any (400));
  sp_record_set_integer (hazard, SP_HAZARD_INDUSTRY, any (5));
  sp_record_set_integer (hazard, SP_HAZARD_TOWNSHIP, self->units[any (HAZARD_WORLD_UNITS)]);
  sp_record_set_integer (hazard, SP_HAZARD_DEPARTMENT,
                         any (2) ? self->units[any (HAZARD_WORLD_UNITS)] : 0);
  sp_record_set_integer (hazard, SP_HAZARD_PART, any (2) ? self->fixture->part : 0);
  if (any (4) > 0)
    {
      sp_record_set_text (hazard, SP_HAZARD_PERSON, "李某");
      sp_record_set_text (hazard, SP_HAZARD_MEASURES, "加装防雨罩");
      sp_record_set_text (hazard, SP_HAZARD_CONTINGENCY, any (3) > 0 ? "停电检修预案" : NULL);
      sp_record_set_real (hazard, SP_HAZARD_FUNDS, any (100));
    }
  if (any (5) > 0)
    sp_record_set_integer (hazard, SP_HAZARD_DEADLINE,
                           sp_record_get_integer (hazard, SP_HAZARD_FOUND_ON) + any (60));
  return hazard;
}

/* A step that may follow, some days later; NULL: none may. */
static SpRecord *
make_step (HazardWorld *self, SpRecord *hazard, SpDate after)
{
  guint kinds =
    sp_hazard_state_steps ((SpHazardState)sp_record_get_integer (hazard, SP_HAZARD_STATE));
  SpRecord *step = sp_record_new (&sp_hazard_step_type);
  SpDate deadline = (SpDate)sp_record_get_integer (hazard, SP_HAZARD_DEADLINE);
  guint kind;

  do
    kind = (guint)any (SP_STEP_REOPEN + 1);
  while ((kinds >> kind & 1) == 0 || (kind == SP_STEP_EXTEND && deadline == SP_DATE_NONE));
  sp_record_set_integer (step, SP_HAZARD_STEP_HAZARD, sp_record_get_id (hazard));
  sp_record_set_integer (step, SP_HAZARD_STEP_KIND, kind);
  sp_record_set_integer (step, SP_HAZARD_STEP_DAY, after + any (25));
  sp_record_set_text (step, SP_HAZARD_STEP_REASON, "雨季道路不通");
  sp_record_set_text (step, SP_HAZARD_STEP_PERSON, kind == SP_STEP_CHECK ? "张某" : NULL);
  if (kind == SP_STEP_ASSIGN)
    {
      sp_record_set_integer (step, SP_HAZARD_STEP_UNIT, self->units[0]);
      sp_record_set_integer (step, SP_HAZARD_STEP_DEADLINE, any (2) ? after + 30 + any (30) : 0);
    }
  if (kind == SP_STEP_EXTEND)
    sp_record_set_integer (step, SP_HAZARD_STEP_DEADLINE, deadline + 1 + any (40));
  if (kind == SP_STEP_APPLY)
    {
      int days = (int)sp_record_get_integer (step, SP_HAZARD_STEP_DAY) - after;

      sp_record_set_integer (step, SP_HAZARD_STEP_RECTIFIED_ON, after + any (days + 1));
      sp_record_set_real (step, SP_HAZARD_STEP_SPENT, any (50));
    }
  return step;
}

static void
add_steps (HazardWorld *self, SpWrite *write, SpRecord *hazard)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  SpDate last = (SpDate)sp_record_get_integer (hazard, SP_HAZARD_FOUND_ON);

  for (int n = any (9); n > 0; n--)
    {
      SpRecord *step = make_step (self, hazard, last);

      g_ptr_array_add (steps, step);
      last = (SpDate)sp_record_get_integer (step, SP_HAZARD_STEP_DAY);
      sp_hazard_derive (SP_HAZARD (hazard), steps);
      sp_write_insert (write, step, &error);
      g_assert_no_error (error);
    }
}

static void
add_listing (SpWrite *write, SpRecord *hazard)
{
  g_autoptr (SpRecord) listing = sp_record_new (&sp_listing_type);
  SpDate on = (SpDate)sp_record_get_integer (hazard, SP_HAZARD_FOUND_ON) + any (60);

  sp_record_set_integer (listing, SP_LISTING_HAZARD, sp_record_get_id (hazard));
  sp_record_set_integer (listing, SP_LISTING_LEVEL, any (4));
  sp_record_set_text (listing, SP_LISTING_OFFICE, "示例县安委会");
  sp_record_set_integer (listing, SP_LISTING_LISTED_ON, on);
  sp_record_set_integer (listing, SP_LISTING_DEADLINE, on + 90);
  g_assert_true (sp_write_insert (write, listing, NULL));
}

void
hazard_world_fill (HazardWorld *self, StoreFixture *fixture, guint n)
{
  g_autoptr (GError) error = NULL;
  SpWrite *write;

  self->fixture = fixture;
  for (guint i = 0; i < HAZARD_WORLD_UNITS; i++)
    {
      g_autofree char *name = g_strdup_printf ("第%u镇", i);

      self->units[i] = add_unit (fixture->store, name, SP_UNIT_TOWNSHIP);
    }
  write = sp_write_begin (fixture->store, SP_ACTION_IMPORT, "导入", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SpRecord) hazard = make_hazard (self);

      sp_write_insert (write, hazard, &error);
      g_assert_no_error (error);
      add_steps (self, write, hazard);
      for (int k = sp_record_get_integer (hazard, SP_HAZARD_GRADE) != SP_HAZARD_MAJOR ? 0
                   : any (20) == 0                                                    ? 2
                                   : any (3) == 0;
           k > 0; k--)
        add_listing (write, hazard);
    }
  g_assert_true (sp_write_commit (write, &error));
  sp_write_free (write);
}
