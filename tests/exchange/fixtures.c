/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Folders and stores for the tests of exchange. */
#include "fixtures.h"

#include <glib/gstdio.h>
#include <string.h>

Place *
place_new (void)
{
  Place *self = g_new0 (Place, 1);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("sp-exchange-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "示例.safetyplan", NULL);
  self->store = sp_store_create (self->path, &error);
  g_assert_no_error (error);
  return self;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

void
place_free (Place *self)
{
  g_autoptr (GError) error = NULL;

  sp_store_close (self->store, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (self->store);
  remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

char *
place_write (Place *self, const char *name, const char *bytes, gssize length)
{
  char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
  return path;
}

int64_t
place_count (Place *self, const SpRecordType *type)
{
  g_autoptr (GError) error = NULL;
  int64_t n = sp_reader_count (sp_store_get_reader (self->store), type, &error);

  g_assert_no_error (error);
  return n;
}

char *
place_dump (Place *self)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (const SpRecordType *const *type = sp_record_types (); *type != NULL; type++)
    {
      g_autoptr (GPtrArray) rows =
        sp_reader_load_all (sp_store_get_reader (self->store), *type, -1, 0, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < rows->len; i++)
        {
          SpRecord *row = g_ptr_array_index (rows, i);

          g_string_append_printf (text, "%s %" G_GINT64_FORMAT, (*type)->table,
                                  sp_record_get_id (row));
          for (guint j = 0; j < (*type)->n_fields; j++)
            {
              g_autofree char *code =
                sp_value_to_code (&(*type)->fields[j], sp_record_peek (row, j));

              g_string_append_printf (text, "|%s", code);
            }
          g_string_append_c (text, '\n');
        }
    }
  return g_string_free (text, FALSE);
}
