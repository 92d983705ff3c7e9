/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The store's fixture. */
#include "store-fixture.h"

#include <glib/gstdio.h>

SpDate
day (const char *iso)
{
  SpDate date = sp_date_from_iso (iso);

  g_assert_true (date != SP_DATE_NONE || *iso == '\0');
  return date;
}

static int64_t
insert (SpStore *store, SpRecord *record)
{
  g_autoptr (SpRecord) owned = record;
  g_autoptr (GError) error = NULL;

  sp_store_insert (store, owned, "登记", &error);
  g_assert_no_error (error);
  g_assert_cmpint (sp_record_get_id (owned), >, 0);
  return sp_record_get_id (owned);
}

int64_t
add_plan (SpStore *store, const char *title)
{
  SpRecord *plan = sp_record_new (&sp_plan_type);

  sp_record_set_text (plan, SP_PLAN_TITLE, title);
  sp_record_set_integer (plan, SP_PLAN_FIRST_DAY, day ("2020-04-01"));
  sp_record_set_integer (plan, SP_PLAN_LAST_DAY, day ("2022-12-31"));
  return insert (store, plan);
}

int64_t
add_part (SpStore *store, int64_t plan, const char *title, int position)
{
  SpRecord *part = sp_record_new (&sp_part_type);

  sp_record_set_integer (part, SP_PART_PLAN, plan);
  sp_record_set_integer (part, SP_PART_NUMBER, position);
  sp_record_set_text (part, SP_PART_TITLE, title);
  sp_record_set_integer (part, SP_PART_POSITION, position);
  return insert (store, part);
}

int64_t
add_unit (SpStore *store, const char *name, SpUnitKind kind)
{
  SpRecord *unit = sp_record_new (&sp_unit_type);

  sp_record_set_text (unit, SP_UNIT_NAME, name);
  sp_record_set_integer (unit, SP_UNIT_KIND, kind);
  return insert (store, unit);
}

int64_t
add_member (SpStore *store, int64_t collective, int64_t member)
{
  SpRecord *link = sp_record_new (&sp_unit_member_type);

  sp_record_set_integer (link, SP_UNIT_MEMBER_COLLECTIVE, collective);
  sp_record_set_integer (link, SP_UNIT_MEMBER_MEMBER, member);
  return insert (store, link);
}

int64_t
add_measure (SpStore *store, int64_t plan, int64_t part, const char *title, int position)
{
  SpRecord *measure = sp_record_new (&sp_measure_type);

  sp_record_set_integer (measure, SP_MEASURE_PLAN, plan);
  sp_record_set_integer (measure, SP_MEASURE_PART, part);
  sp_record_set_text (measure, SP_MEASURE_TITLE, title);
  sp_record_set_integer (measure, SP_MEASURE_POSITION, position);
  return insert (store, measure);
}

int64_t
add_measure_unit (SpStore *store, int64_t measure, int64_t unit, SpRole role)
{
  SpRecord *link = sp_record_new (&sp_measure_unit_type);

  sp_record_set_integer (link, SP_MEASURE_UNIT_MEASURE, measure);
  sp_record_set_integer (link, SP_MEASURE_UNIT_UNIT, unit);
  sp_record_set_integer (link, SP_MEASURE_UNIT_ROLE, role);
  return insert (store, link);
}

int64_t
add_deadline (
  SpStore *store, int64_t measure, SpDeadlineKind kind, const char *due, const char *done_on)
{
  SpRecord *deadline = sp_record_new (&sp_deadline_type);

  sp_record_set_integer (deadline, SP_DEADLINE_MEASURE, measure);
  sp_record_set_integer (deadline, SP_DEADLINE_KIND, kind);
  sp_record_set_integer (deadline, SP_DEADLINE_DUE, day (due));
  sp_record_set_integer (deadline, SP_DEADLINE_DONE_ON, day (done_on));
  return insert (store, deadline);
}

int64_t
add_progress (SpStore *store, int64_t measure, int64_t unit, const char *as_of, int percent)
{
  g_autofree char *text = g_strdup_printf ("完成百分之%d", percent);
  SpRecord *progress = sp_record_new (&sp_progress_type);

  sp_record_set_integer (progress, SP_PROGRESS_MEASURE, measure);
  sp_record_set_integer (progress, SP_PROGRESS_UNIT, unit);
  sp_record_set_integer (progress, SP_PROGRESS_AS_OF, day (as_of));
  sp_record_set_integer (progress, SP_PROGRESS_PERCENT, percent);
  sp_record_set_text (progress, SP_PROGRESS_DONE, text);
  return insert (store, progress);
}

static SpRecord *
load (SpStore *store, const SpRecordType *type, int64_t id)
{
  g_autoptr (GError) error = NULL;
  SpRecord *record = sp_reader_load (sp_store_get_reader (store), type, id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (record);
  return record;
}

static void
update (SpStore *store, SpRecord *record)
{
  g_autoptr (GError) error = NULL;

  sp_store_update (store, record, "修改", &error);
  g_assert_no_error (error);
}

void
set_text (SpStore *store, const SpRecordType *type, int64_t id, guint field, const char *text)
{
  g_autoptr (SpRecord) record = load (store, type, id);

  sp_record_set_text (record, field, text);
  update (store, record);
}

void
set_integer (SpStore *store, const SpRecordType *type, int64_t id, guint field, int64_t value)
{
  g_autoptr (SpRecord) record = load (store, type, id);

  sp_record_set_integer (record, field, value);
  update (store, record);
}

static void
append_record (GString *content, SpRecord *record)
{
  const SpRecordType *type = sp_record_get_record_type (record);

  g_string_append_printf (content, "%s %" G_GINT64_FORMAT " %s", type->table,
                          sp_record_get_id (record), sp_record_get_uid (record));
  for (guint i = 0; i < type->n_fields; i++)
    {
      g_autofree char *code = sp_value_to_code (&type->fields[i], sp_record_peek (record, i));

      g_string_append_printf (content, " %s=%s", type->fields[i].name, code ? code : "");
    }
  g_string_append_c (content, '\n');
}

char *
dup_content (SpStore *store)
{
  GString *content = g_string_new (NULL);

  for (const SpRecordType *const *type = sp_record_types (); *type != NULL; type++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) records =
        sp_reader_load_all (sp_store_get_reader (store), *type, -1, 0, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < records->len; i++)
        append_record (content, g_ptr_array_index (records, i));
    }
  return g_string_free (content, FALSE);
}

void
assert_sound (SpStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  sp_store_check (store, &problems, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *)g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
}

void
assert_sentence (const GError *error)
{
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (error->message, -1), >=, 8);
  g_assert_nonnull (g_utf8_strchr (error->message, -1, g_utf8_get_char ("。")));
}

void
store_fixture_set_up (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("sp-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = store_fixture_path (self, "示例.safetyplan");
  self->store = sp_store_create (self->path, &error);
  g_assert_no_error (error);
  self->plan = add_plan (self->store, "示例县安全行动");
  self->part = add_part (self->store, self->plan, "道路运输", 1);
}

void
store_fixture_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        store_fixture_remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
store_fixture_tear_down (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (self->store != NULL)
    {
      sp_store_close (self->store, &error);
      g_assert_no_error (error);
      g_assert_finalize_object (self->store);
    }
  store_fixture_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

void
store_fixture_reopen (StoreFixture *self)
{
  g_autoptr (GError) error = NULL;

  if (self->store != NULL)
    sp_store_close (self->store, &error);
  g_assert_no_error (error);
  g_clear_object (&self->store);
  self->store = sp_store_open (self->path, SP_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
}

char *
store_fixture_path (StoreFixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *)a, *(char *const *)b);
}

char *
dup_folder (StoreFixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GString *all = g_string_new (NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = store_fixture_path (fixture, name);
      g_autofree char *bytes = NULL;
      g_autofree char *sum = NULL;
      gsize length = 0;

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR) &&
          g_file_get_contents (path, &bytes, &length, NULL))
        sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *)bytes, length);
      g_ptr_array_add (lines, g_strdup_printf ("%s %s\n", name, sum ? sum : "-"));
    }
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    g_string_append (all, g_ptr_array_index (lines, i));
  return g_string_free (all, FALSE);
}

char *
dup_schedule (SpSchedule *schedule)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sp_schedule_get_n_rows (schedule); i++)
    {
      const SpScheduleRow *row = sp_schedule_get_row (schedule, i);

      g_string_append_printf (text, "%d %s %s %s %d %d %d %d %d %d %d %u/%u|", (int)row->measure,
                              row->title, row->leads, row->responsibles, row->start, row->due,
                              row->end, row->percent, row->reported_on, row->state.light,
                              row->state.days, row->n_subitems_done, row->n_subitems);
      for (guint j = 0; j < row->n_marks; j++)
        g_string_append_printf (text, " %d%d", sp_schedule_get_marks (schedule, row)[j].due,
                                sp_schedule_get_marks (schedule, row)[j].is_done);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}
