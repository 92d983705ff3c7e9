/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads every document of tests/document/plans and holds what was understood against the list
 * beside it, NAME.txt against NAME.json. The lists are written by hand from reading; how is said in
 * plans/README.md. A new pair needs no line here. */
#include "reading-test.h"

#include "base/sp-text.h"

#include <json-glib/json-glib.h>
#include <locale.h>

static char *
plans_folder (void)
{
  return g_build_filename (g_getenv ("SP_SOURCE_ROOT"), "tests", "document", "plans", NULL);
}

/* ---- what is expected, as written by hand ---- */

static const char *
text_of (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return "";
  return json_node_get_string (node) ? json_node_get_string (node) : "";
}

static int
int_of (JsonObject *object, const char *key)
{
  return (int)json_object_get_int_member_with_default (object, key, 0);
}

static gboolean
flag_of (JsonObject *object, const char *key)
{
  return json_object_get_boolean_member_with_default (object, key, FALSE);
}

typedef char *(*WriteFunc) (JsonObject *object);

static char *
expected_unit (JsonObject *unit)
{
  return g_strdup_printf ("%s/%s%s", text_of (unit, "name"), text_of (unit, "role"),
                          flag_of (unit, "inherited") ? "*" : "");
}

static char *
expected_deadline (JsonObject *deadline)
{
  int every = int_of (deadline, "every");
  g_autofree char *times = every > 0 ? g_strdup_printf ("×%d", every) : g_strdup ("");

  if (strcmp (text_of (deadline, "kind"), "recurring") != 0)
    return g_strdup_printf ("%s %s", text_of (deadline, "kind"), text_of (deadline, "date"));
  return g_strdup_printf ("recurring %s%s %s", text_of (deadline, "period"), times,
                          text_of (deadline, "due"));
}

static char *
expected_target (JsonObject *target)
{
  return g_strdup_printf ("%s %g%s", text_of (target, "op"),
                          json_object_get_double_member_with_default (target, "value", 0),
                          text_of (target, "unit"));
}

static GPtrArray *
expected_list (JsonObject *block, const char *key, WriteFunc write)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array =
    json_object_has_member (block, key) ? json_object_get_array_member (block, key) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_ptr_array_add (list, write (json_array_get_object_element (array, i)));
  return list;
}

/* ---- what was read ---- */

static GPtrArray *
read_units (const SpReadBlock *block)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < block->units->len; i++)
    {
      const SpReadUnit *unit = &g_array_index (block->units, SpReadUnit, i);

      g_ptr_array_add (list, g_strdup_printf ("%s/%s%s", unit->name,
                                              sp_vocabulary_code (&sp_roles, (int)unit->role),
                                              unit->inherited ? "*" : ""));
    }
  return list;
}

static char *
read_deadline (const SpReadDeadline *deadline)
{
  const char *kind = sp_vocabulary_code (&sp_deadline_kinds, (int)deadline->kind);
  GString *out = g_string_new (kind);
  char iso[SP_DATE_ISO_LEN];

  g_string_append_c (out, ' ');
  if (deadline->kind != SP_DEADLINE_RECURRING)
    {
      if (deadline->date != SP_DATE_NONE)
        g_string_append (out, sp_date_to_iso (deadline->date, iso));
      return g_string_free (out, FALSE);
    }
  g_string_append (out, sp_vocabulary_code (&sp_recurrences, (int)deadline->period));
  if (deadline->every > 0)
    g_string_append_printf (out, "×%d", deadline->every);
  g_string_append_c (out, ' ');
  if (deadline->due_day > 0 && deadline->due_month > 0)
    g_string_append_printf (out, "%02d-%02d", deadline->due_month, deadline->due_day);
  else if (deadline->due_day > 0)
    g_string_append_printf (out, "%02d", deadline->due_day);
  return g_string_free (out, FALSE);
}

static GPtrArray *
read_deadlines (const SpReadBlock *block)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < block->deadlines->len; i++)
    g_ptr_array_add (list, read_deadline (&g_array_index (block->deadlines, SpReadDeadline, i)));
  return list;
}

static GPtrArray *
read_targets (const SpReadBlock *block)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < block->targets->len; i++)
    {
      const SpReadTarget *target = &g_array_index (block->targets, SpReadTarget, i);

      g_ptr_array_add (list, g_strdup_printf ("%s %g%s",
                                              sp_vocabulary_code (&sp_target_ops, (int)target->op),
                                              target->value, target->unit));
    }
  return list;
}

/* ---- one block in one line ---- */

typedef struct
{
  int part;
  const char *kind, *path, *title, *first, *last;
  GPtrArray *units, *deadlines, *targets; /* of char *, taken */
  int subitems, checklist;
} Row;

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static void
put_list (GString *out, GPtrArray *list, gboolean sorted)
{
  g_string_append (out, " |");
  if (sorted)
    g_ptr_array_sort (list, compare_texts);
  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (out, " %s", (const char *)g_ptr_array_index (list, i));
  g_ptr_array_unref (list);
}

/* Units in the order of the document; deadlines and targets as they come. */
static char *
write_row (const Row *row)
{
  g_autofree char *path = sp_text_squash (row->path);
  g_autofree char *title = sp_text_squash (row->title);
  GString *out = g_string_new (NULL);

  g_string_printf (out, "%d %s %s %s", row->part, row->kind, path, title);
  put_list (out, row->units, FALSE);
  put_list (out, row->deadlines, TRUE);
  put_list (out, row->targets, TRUE);
  if (row->subitems > 0)
    g_string_append_printf (out, " +%d", row->subitems);
  if (row->checklist > 0)
    g_string_append_printf (out, " #%d", row->checklist);
  if (strcmp (row->kind, "phase") == 0)
    g_string_append_printf (out, " %s..%s", row->first, row->last);
  return g_string_free (out, FALSE);
}

static char *
expected_row (JsonObject *block)
{
  Row row = {.part = int_of (block, "part"), .kind = text_of (block, "kind")};

  if (*row.kind == '\0')
    row.kind = "measure";
  row.path = text_of (block, "path");
  row.title = text_of (block, "title");
  row.first = text_of (block, "start");
  row.last = text_of (block, "end");
  row.units = expected_list (block, "units", expected_unit);
  row.deadlines = expected_list (block, "deadlines", expected_deadline);
  row.targets = expected_list (block, "targets", expected_target);
  row.subitems = int_of (block, "subitems");
  row.checklist = int_of (block, "checklist");
  return write_row (&row);
}

static const char *
write_day (SpDate date, char buffer[SP_DATE_ISO_LEN])
{
  return date != SP_DATE_NONE ? sp_date_to_iso (date, buffer) : "";
}

static char *
read_row (const SpReading *reading, const SpReadBlock *block)
{
  char first[SP_DATE_ISO_LEN], last[SP_DATE_ISO_LEN];
  Row row = {.part = sp_reading_get_part (reading, block->part)->number};

  row.kind = sp_vocabulary_code (&sp_block_kinds, (int)block->kind);
  row.path = block->path;
  row.title = block->title;
  row.first = write_day (block->first, first);
  row.last = write_day (block->last, last);
  row.units = read_units (block);
  row.deadlines = read_deadlines (block);
  row.targets = read_targets (block);
  row.subitems = (int)block->subitems->len;
  row.checklist = (int)block->checklist->len;
  return write_row (&row);
}

/* {"kind": "document"} says what stands around the plan; only what it names is looked at. */
static void
add_document (GPtrArray *expected, GPtrArray *read, JsonObject *object, const SpReading *reading)
{
  char date[SP_DATE_ISO_LEN], first[SP_DATE_ISO_LEN], last[SP_DATE_ISO_LEN];
  const struct
  {
    const char *key, *value;
  } facts[] = {
    {"title", sp_reading_get_title (reading)},
    {"issuer", sp_reading_get_issuer (reading)},
    {"number", sp_reading_get_doc_number (reading)},
    {"date", write_day (sp_reading_get_date (reading), date)},
    {"start", write_day (sp_reading_get_first_day (reading), first)},
    {"end", write_day (sp_reading_get_last_day (reading), last)},
  };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      if (!json_object_has_member (object, facts[i].key))
        continue;
      g_ptr_array_add (expected,
                       g_strdup_printf ("%s: %s", facts[i].key, text_of (object, facts[i].key)));
      g_ptr_array_add (read, g_strdup_printf ("%s: %s", facts[i].key, facts[i].value));
    }
}

/* ---- holding the two against each other ---- */

static gboolean
take_row (GPtrArray *rows, const char *row)
{
  guint index;

  if (!g_ptr_array_find_with_equal_func (rows, row, g_str_equal, &index))
    return FALSE;
  g_ptr_array_remove_index (rows, index);
  return TRUE;
}

/* Lines that only one side has, then the order. */
static void
compare (const char *name, GPtrArray *expected, GPtrArray *read)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  gboolean same_order = expected->len == read->len;

  for (guint i = 0; i < read->len; i++)
    g_ptr_array_add (left, g_ptr_array_index (read, i));
  for (guint i = 0; i < expected->len; i++)
    {
      const char *row = g_ptr_array_index (expected, i);

      same_order = same_order && strcmp (row, g_ptr_array_index (read, i)) == 0;
      if (!take_row (left, row))
        g_test_message ("%s: expected %s", name, row);
    }
  for (guint i = 0; i < left->len; i++)
    g_test_message ("%s: read     %s", name, (const char *)g_ptr_array_index (left, i));
  g_assert_true (same_order);
}

static void
test_plan (gconstpointer data)
{
  const char *name = data;
  g_autofree char *folder = plans_folder ();
  g_autofree char *base = g_build_filename (folder, name, NULL);
  g_autofree char *text_file = g_strconcat (base, ".txt", NULL);
  g_autofree char *json_file = g_strconcat (base, ".json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) read = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SpReading) reading = NULL;
  g_autoptr (GError) error = NULL;
  JsonArray *list;

  g_file_get_contents (text_file, &text, NULL, &error);
  g_assert_no_error (error);
  json_parser_load_from_file (parser, json_file, &error);
  g_assert_no_error (error);
  reading = read_text (text);
  list = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *object = json_array_get_object_element (list, i);

      if (strcmp (text_of (object, "kind"), "document") == 0)
        add_document (expected, read, object, reading);
      else
        g_ptr_array_add (expected, expected_row (object));
    }
  for (guint i = 0; i < sp_reading_get_n_blocks (reading); i++)
    g_ptr_array_add (read, read_row (reading, sp_reading_get_block (reading, i)));
  compare (name, expected, read);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  const char *file;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  folder = plans_folder ();
  dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  while ((file = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (file, ".txt"))
        g_ptr_array_add (names, g_strndup (file, strlen (file) - strlen (".txt")));
    }
  g_assert_cmpuint (names->len, >, 0);
  g_ptr_array_sort (names, compare_texts);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_strconcat ("/document/plans/", name, NULL);

      g_test_add_data_func (path, name, test_plan);
    }
  return g_test_run ();
}
