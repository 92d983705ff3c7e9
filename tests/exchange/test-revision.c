/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A revised edition against what is stored: what differs, and what is no difference. */
#include "base/sp-error.h"
#include "revision-fixture.h"

#include <string.h>

/* ---- what differs ---- */

typedef struct
{
  const char *name;
  const char *const *pairs;
  guint n_changed, n_added, n_removed, n_moved;
  const char *title;    /* of a row */
  const char *sentence; /* what its own sentence holds */
} DifferenceCase;

static const char *const title_pairs[] = {"建立台账", "建立食堂台账", NULL};
static const char *const role_pairs[] = {"县食堂协会配合", "县食堂协会负责", NULL};
static const char *const target_pairs[] = {"不低于95%", "不低于98%", NULL};
static const char *const subitem_pairs[] = {"三是留存记录", "三是留存影像记录", NULL};
static const char *const phase_pairs[] = {"巩固提升（2021年1月至2022年12月）",
                                          "巩固提升（2021年1月至2022年10月）", NULL};

static const DifferenceCase differences[] = {
  {"a date", edition_dates, 1, 0, 0, 0, "建立台账", "时限 2020-12-31 → 2021-03-31"},
  {"a unit for another", edition_units, 1, 0, 0, 0, "建立台账",
   "责任单位 增 县消防救援大队（责任）"},
  {"a unit gone", edition_units, 1, 0, 0, 0, "建立台账", "责任单位 减 县食堂协会（责任）"},
  {"a role", role_pairs, 1, 0, 0, 0, "定期检查", "县食堂协会（配合） → 县食堂协会（责任）"},
  {"a target", target_pairs, 1, 0, 0, 0, "定期检查",
   "目标 问题整改率不低于95%（不低于95%） → 问题整改率不低于98%（不低于98%）"},
  {"a subitem", subitem_pairs, 1, 0, 0, 0, "更换灶具", "留存影像记录"},
  {"a title", title_pairs, 1, 0, 0, 0, "建立食堂台账", "任务 建立台账 → 建立食堂台账"},
  {"one gone, one come", edition_without, 0, 1, 1, 0, "建设明厨亮灶", ""},
  {"numbers", edition_moved, 0, 1, 0, 3, "建立台账", "序号 二/（一）/1 → 二/（二）/1"},
};

static void
test_differences (void)
{
  g_autoptr (Place) place = place_with_plan ();

  for (guint i = 0; i < G_N_ELEMENTS (differences); i++)
    {
      const DifferenceCase *one = &differences[i];
      g_autofree char *text = dup_edition (one->pairs);
      g_autoptr (SpRevision) revision = compare_edition (place, text);
      g_autofree char *sentence = NULL;

      g_test_message ("%s", one->name);
      for (guint k = 0; k < sp_revision_get_n_rows (revision); k++)
        {
          const SpRevisionRow *row = sp_revision_get_row (revision, k);
          g_autofree char *words = sp_revision_row_dup_sentence (row);

          if (row->kind != SP_REVISION_UNCHANGED)
            g_test_message ("  %s %s: %s", sp_vocabulary_label (&sp_revision_kinds, (int)row->kind),
                            row->title, words);
        }
      g_assert_cmpuint (sp_revision_count (revision, SP_REVISION_CHANGED), ==, one->n_changed);
      g_assert_cmpuint (sp_revision_count (revision, SP_REVISION_ADDED), ==, one->n_added);
      g_assert_cmpuint (sp_revision_count (revision, SP_REVISION_REMOVED), ==, one->n_removed);
      g_assert_cmpuint (sp_revision_count (revision, SP_REVISION_MOVED), ==, one->n_moved);
      g_assert_cmpuint (sp_revision_count_conflicts (revision), ==, 0);
      sentence = sp_revision_row_dup_sentence (
        sp_revision_get_row (revision, row_titled (revision, one->title)));
      g_assert_nonnull (strstr (sentence, one->sentence));
    }
}

static void
test_phase (void)
{
  g_autoptr (Place) place = place_with_plan ();
  g_autofree char *text = dup_edition (phase_pairs);
  g_autoptr (SpRevision) revision = compare_edition (place, text);
  g_autoptr (GPtrArray) phases = NULL;
  char iso[SP_DATE_ISO_LEN];

  apply_revision (revision, place);
  phases = sp_reader_load_all (sp_store_get_reader (place->store), &sp_phase_type, -1, 0, NULL);
  g_assert_cmpuint (phases->len, ==, 2);
  g_assert_cmpstr (
    sp_date_to_iso ((SpDate)sp_record_get_integer (phases->pdata[1], SP_PHASE_LAST_DAY), iso), ==,
    "2022-10-31");
}

/* The same text is no edition; a comparison of it has nothing to say and nothing to do. */
static void
test_same (void)
{
  g_autoptr (Place) place = place_with_plan ();
  g_autoptr (SpRevision) revision = compare_edition (place, plan_text);
  g_autofree char *before = place_dump (place);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_revision_is_same (revision));
  g_assert_cmpuint (sp_revision_get_n_rows (revision), ==, 0);
  g_assert_cmpint (sp_revision_apply (revision, place->store, &error), ==, 0);
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "没有变化"));
  after = place_dump (place);
  g_assert_cmpstr (after, ==, before);
}

static void
test_find_plan (void)
{
  static const struct
  {
    const char *title;
    gboolean is_edition;
  } titles[] = {
    {"示例县学校食堂安全整治三年行动计划", TRUE},
    {"示例县学校食堂安全整治三年行动计划（2021年修订）", TRUE},
    {"示例县学校食堂专项整治三年行动计划", TRUE},
    {"示例县道路交通集中攻坚实施方案", FALSE},
  };
  g_autoptr (Place) place = place_with_plan ();

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);

      g_test_message ("%s", titles[i].title);
      sp_record_set_text (SP_RECORD (sp_import_draft_get_plan (draft)), SP_PLAN_TITLE,
                          titles[i].title);
      g_assert_cmpint (sp_revision_find_plan (draft, sp_store_get_reader (place->store), NULL) != 0,
                       ==, titles[i].is_edition);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (Place) place = place_with_plan ();
  g_autofree char *text = dup_edition (edition_dates);
  g_autoptr (SpImportDraft) draft = draft_of (place, text);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (
    sp_revision_new (draft, sp_store_get_reader (place->store), 1, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/revision/differences", test_differences);
  g_test_add_func ("/exchange/revision/phase", test_phase);
  g_test_add_func ("/exchange/revision/same", test_same);
  g_test_add_func ("/exchange/revision/find-plan", test_find_plan);
  g_test_add_func ("/exchange/revision/cancelled", test_cancelled);
  return g_test_run ();
}
