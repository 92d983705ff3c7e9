/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Editions of the small plan. */
#include "revision-fixture.h"

#include <string.h>

/* ---- editions ---- */

/* @pairs: what is printed and what stands there in the new edition, ended by NULL. */
char *
dup_edition (const char *const *pairs)
{
  GString *text = g_string_new (plan_text);

  for (guint i = 0; pairs[i] != NULL; i += 2)
    g_assert_cmpuint (g_string_replace (text, pairs[i], pairs[i + 1], 0), >, 0);
  return g_string_free (text, FALSE);
}

const char *const edition_dates[] = {"2020年底前", "2021年3月底前", NULL};
const char *const edition_units[] = {"县食堂协会按职责", "县消防救援大队按职责", NULL};
const char *const edition_without[] = {
  "1.定期检查。自2021年1月起，每季度检查1次，问题整改率不低于95%"
  "。（县教育体育局牵头，县食堂协会配合）\n",
  "1.建设明厨亮灶。2022年6月底前全部学校食堂接入视频监管平台。（县市场监管局牵头）\n", NULL};
const char *const edition_moved[] = {
  "（一）摸清底数\n",
  "（一）落实责任\n1.签订责任书。2020年10月底前，学校与食堂经营者签订责任书。"
  "（县教育体育局牵头）\n（二）摸清底数\n",
  "（二）加强管理\n", "（三）加强管理\n", NULL};

SpRevision *
compare_edition (Place *place, const char *text)
{
  g_autoptr (SpImportDraft) draft = draft_of (place, text);
  g_autoptr (GError) error = NULL;
  SpReader *reader = sp_store_get_reader (place->store);
  int64_t plan = sp_revision_find_plan (draft, reader, &error);
  SpRevision *revision;

  g_assert_cmpint (plan, >, 0);
  revision = sp_revision_new (draft, reader, plan, NULL, &error);
  g_assert_no_error (error);
  return revision;
}

Place *
place_with_plan (void)
{
  Place *place = place_with_units ();
  g_autoptr (SpImportDraft) draft = draft_of (place, plan_text);

  accept_draft (draft, place);
  return place;
}

void
apply_revision (SpRevision *revision, Place *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  sp_revision_apply (revision, place->store, &error);
  g_assert_no_error (error);
  g_assert_true (sp_store_check (place->store, &problems, &error));
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *)problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
}

void
revise_plan (Place *place, const char *const *pairs)
{
  g_autofree char *text = dup_edition (pairs);
  g_autoptr (SpRevision) revision = compare_edition (place, text);

  apply_revision (revision, place);
}

guint
row_titled (SpRevision *revision, const char *title)
{
  for (guint i = 0; i < sp_revision_get_n_rows (revision); i++)
    if (strcmp (sp_revision_get_row (revision, i)->title, title) == 0 &&
        sp_revision_get_row (revision, i)->type == &sp_measure_type)
      return i;
  g_error ("no row %s", title);
}

/* ---- the store ---- */

SpRecord *
stored_measure (Place *place, const char *title)
{
  g_autoptr (GPtrArray) all =
    sp_reader_load_all (sp_store_get_reader (place->store), &sp_measure_type, -1, 0, NULL);

  for (guint i = 0; i < all->len; i++)
    if (strcmp (sp_record_get_title (all->pdata[i]), title) == 0)
      return g_object_ref (all->pdata[i]);
  return NULL;
}

GPtrArray *
stored_children (Place *place, const SpRecordType *type, const char *title)
{
  g_autoptr (SpRecord) measure = stored_measure (place, title);
  int field = sp_record_type_field (type, "measure");

  g_assert_nonnull (measure);
  return sp_reader_load_all (sp_store_get_reader (place->store), type, field,
                             sp_record_get_id (measure), NULL);
}

void
set_stored_field (Place *place, SpRecord *record, guint field, int64_t value)
{
  g_autoptr (GError) error = NULL;

  sp_record_set_integer (record, field, value);
  sp_store_update (place->store, record, "修改", &error);
  g_assert_no_error (error);
}

void
set_stored_text (Place *place, const char *title, guint field, const char *text)
{
  g_autoptr (SpRecord) measure = stored_measure (place, title);
  g_autoptr (GError) error = NULL;

  sp_record_set_text (measure, field, text);
  sp_store_update (place->store, measure, "修改", &error);
  g_assert_no_error (error);
}

void
report_progress (Place *place, const char *title, SpDate as_of, int percent)
{
  g_autoptr (SpRecord) measure = stored_measure (place, title);
  g_autoptr (SpRecord) record = sp_record_new (&sp_progress_type);
  g_autoptr (GError) error = NULL;

  sp_record_set_integer (record, SP_PROGRESS_MEASURE, sp_record_get_id (measure));
  sp_record_set_integer (record, SP_PROGRESS_AS_OF, as_of);
  sp_record_set_integer (record, SP_PROGRESS_PERCENT, percent);
  sp_store_insert (place->store, record, "登记进展", &error);
  g_assert_no_error (error);
}

SpSchedule *
stored_schedule (Place *place, SpDate as_of)
{
  const SpTaskFilter filter = {.as_of = as_of};
  g_autoptr (GError) error = NULL;
  SpSchedule *schedule =
    sp_reader_load_schedule (sp_store_get_reader (place->store), &filter, NULL, &error);

  g_assert_no_error (error);
  return schedule;
}
