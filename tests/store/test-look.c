/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What another program writes into an open file is told of like an edit of one's own, and once. */
#include "store-fixture.h"

#include "store/sp-write.h"

typedef struct
{
  StoreFixture base;
  SpStore *other;
  GArray *told; /* of SpRowChange */
  guint n_told, n_all, n_undo;
} Fixture;

static void
changed_cb (Fixture *self, guint n, const SpRowChange *changes)
{
  self->n_told++;
  self->n_all += n == 0;
  g_array_append_vals (self->told, changes, n);
}

static void
undo_changed_cb (Fixture *self)
{
  self->n_undo++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  store_fixture_set_up (&self->base, NULL);
  self->told = g_array_new (FALSE, FALSE, sizeof (SpRowChange));
  self->other = sp_store_open (self->base.path, SP_STORE_OPEN_DEFAULT, NULL);
  g_assert_nonnull (self->other);
  g_signal_connect_swapped (self->base.store, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->base.store, "undo-changed", G_CALLBACK (undo_changed_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_array_unref (self->told);
  sp_store_close (self->other, NULL);
  g_object_unref (self->other);
  store_fixture_tear_down (&self->base, NULL);
}

static void
test_nothing (Fixture *self, gconstpointer data)
{
  g_assert_false (sp_store_look (self->base.store));
  set_text (self->base.store, &sp_plan_type, self->base.plan, SP_PLAN_TITLE, "自己改的");
  g_assert_cmpuint (self->n_told, ==, 1);
  g_assert_false (sp_store_look (self->base.store)); /* one's own is known */
  g_assert_cmpuint (self->n_told, ==, 1);
}

static void
test_rows (Fixture *self, gconstpointer data)
{
  int64_t part = add_part (self->other, self->base.plan, "别处加的", 2);
  const SpRowChange *change;

  set_text (self->other, &sp_part_type, part, SP_PART_TITLE, "又改了名");
  g_assert_true (sp_store_look (self->base.store));
  g_assert_cmpuint (self->n_told, ==, 1);
  g_assert_cmpuint (self->n_undo, ==, 1);
  g_assert_cmpuint (self->told->len, ==, 1); /* made one */
  change = &g_array_index (self->told, SpRowChange, 0);
  g_assert_true (change->type == &sp_part_type && change->kind == SP_ROW_INSERTED);
  g_assert_cmpint (change->id, ==, part);
  g_assert_false (sp_store_look (self->base.store));
  sp_store_undo (self->other, NULL);
  sp_store_undo (self->other, NULL);
  g_assert_true (sp_store_look (self->base.store));
  change = &g_array_index (self->told, SpRowChange, 1);
  g_assert_true (change->kind == SP_ROW_DELETED && change->id == part);
}

/* Measures that others are under look different with them. */
static void
test_parents (Fixture *self, gconstpointer data)
{
  int64_t upper = add_measure (self->base.store, self->base.plan, self->base.part, "上面的", 1);
  int64_t lower = add_measure (self->base.store, self->base.plan, self->base.part, "下面的", 2);
  gboolean is_told = FALSE;

  set_text (self->base.store, &sp_measure_type, upper, SP_MEASURE_PATH, "二");
  set_text (self->base.store, &sp_measure_type, lower, SP_MEASURE_PATH, "二/（一）");
  g_array_set_size (self->told, 0);
  add_progress (self->other, lower, 0, "2021-06-30", 40);
  g_assert_true (sp_store_look (self->base.store));
  for (guint i = 0; i < self->told->len; i++)
    is_told |= g_array_index (self->told, SpRowChange, i).type == &sp_measure_type &&
               g_array_index (self->told, SpRowChange, i).id == upper;
  g_assert_true (is_told);
}

/* An edit of one's own tells of what another program wrote just before. */
static void
test_before_own (Fixture *self, gconstpointer data)
{
  add_part (self->other, self->base.plan, "别处加的", 2);
  set_text (self->base.store, &sp_plan_type, self->base.plan, SP_PLAN_TITLE, "自己改的");
  g_assert_cmpuint (self->n_told, ==, 1);
  g_assert_cmpuint (self->n_all, ==, 1);
  g_assert_false (sp_store_look (self->base.store));
}

static void
test_many (Fixture *self, gconstpointer data)
{
  g_autoptr (SpWrite) write = sp_write_begin (self->other, SP_ACTION_EDIT, "很多", NULL);

  for (int i = 0; i < 5001; i++)
    {
      g_autoptr (SpRecord) part = sp_record_new (&sp_part_type);

      sp_record_set_integer (part, SP_PART_PLAN, self->base.plan);
      sp_record_set_text (part, SP_PART_TITLE, "很多部分");
      sp_record_set_integer (part, SP_PART_POSITION, i + 2);
      g_assert_true (sp_write_insert (write, part, NULL));
    }
  g_assert_true (sp_write_commit (write, NULL));
  g_assert_true (sp_store_look (self->base.store));
  g_assert_cmpuint (self->n_all, ==, 1);
  g_assert_cmpuint (self->told->len, ==, 0);
  g_assert_false (sp_store_look (self->base.store));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define add(name_, func_) g_test_add ("/store-look/" name_, Fixture, NULL, set_up, func_, tear_down)
  add ("nothing", test_nothing);
  add ("rows", test_rows);
  add ("parents", test_parents);
  add ("before-own", test_before_own);
  add ("many", test_many);
#undef add
  return g_test_run ();
}
