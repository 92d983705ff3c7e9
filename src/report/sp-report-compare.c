/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two texts of figures against each other. Sheets meet by name, rows by key and span, columns by
 * what they show; a cell differs when it is printed otherwise. Knows no store. */
#include "report/sp-report-kept.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "report/sp-report-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

static const SpWord difference_words[] = {
  {SP_REPORT_CHANGED, "changed", N_ ("改变")},
  {SP_REPORT_CAME, "came", N_ ("新出现")},
  {SP_REPORT_WENT, "went", N_ ("不再有")},
};
const SpVocabulary sp_report_difference_kinds = {"report-difference", difference_words,
                                                 G_N_ELEMENTS (difference_words)};

#define FIRST_CELL 2 /* of a row: after key and span */

typedef struct
{
  JsonObject *then, *now; /* sheets of one name; NULL: not there */
  const char *name;
  GPtrArray *differences;
  gboolean is_repeated; /* its rows are there once for each of several spans */
} Pair;

static void
difference_free (gpointer data)
{
  SpReportDifference *self = data;

  g_free (self->sheet);
  g_free (self->row);
  g_free (self->column);
  g_free (self->then);
  g_free (self->now);
  g_free (self->table);
  g_free (self->key);
  g_free (self);
}

/* ---- reading what may be anything ---- */

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static guint
get_length (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

static const char *
get_text (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
             json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : "";
}

static const char *
get_member (JsonObject *object, const char *name)
{
  return get_text (object != NULL ? json_object_get_member (object, name) : NULL);
}

static JsonNode *
get_item (JsonArray *array, guint i)
{
  return i < get_length (array) ? json_array_get_element (array, i) : NULL;
}

static JsonArray *
get_inner (JsonArray *array, guint i)
{
  JsonNode *node = get_item (array, i);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gint64
get_integer (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : 0;
}

/* ---- as printed ---- */

static char *
dup_printed (JsonNode *node, int kind)
{
  SpReportCell cell = {.text = ""};

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    cell.is_none = TRUE;
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      cell.date =
        kind == SP_REPORT_CELL_DATE ? sp_date_from_iso (json_node_get_string (node)) : SP_DATE_NONE;
      if (cell.date == SP_DATE_NONE)
        return json_node_dup_string (node);
    }
  else if (JSON_NODE_HOLDS_VALUE (node))
    cell.number = json_node_get_double (node);
  return sp_report_cell_dup_text ((SpReportCellKind)kind, &cell);
}

static int
get_kind (JsonArray *column)
{
  return (int)CLAMP (get_integer (get_item (column, 2)), 0, SP_REPORT_CELL_DATE);
}

/* What a row is called: its first words that are no number in a sequence. */
static char *
dup_title (JsonObject *sheet, JsonArray *row)
{
  JsonArray *columns = get_array (sheet, "columns");

  for (guint i = 0; i < get_length (columns); i++)
    {
      JsonArray *column = get_inner (columns, i);
      int kind = get_kind (column);
      const char *key = get_text (get_item (column, 0));
      const char *text = get_text (get_item (row, i + FIRST_CELL));

      if ((kind == SP_REPORT_CELL_TEXT || kind == SP_REPORT_CELL_CODE) && *text != '\0' &&
          !g_str_equal (key, "#"))
        return g_strdup (text);
    }
  return g_strdup (get_text (get_item (row, 0)));
}

static gboolean
is_repeated (JsonObject *sheet)
{
  JsonArray *rows = get_array (sheet, "rows");
  gint64 first = get_integer (get_item (get_inner (rows, 0), 1));

  for (guint i = 1; i < get_length (rows); i++)
    if (get_integer (get_item (get_inner (rows, i), 1)) != first)
      return TRUE;
  return FALSE;
}

static char *
dup_row_name (const Pair *self, JsonObject *sheet, JsonArray *row)
{
  g_autofree char *title = dup_title (sheet, row);

  if (!self->is_repeated)
    return g_steal_pointer (&title);
  return g_strdup_printf (
    _ ("%s（%s）"), title,
    sp_vocabulary_label (&sp_report_spans, (int)get_integer (get_item (row, 1))));
}

/* ---- comparing ---- */

static SpReportDifference *
add (Pair *self, SpReportDifferenceKind kind, char *row, const char *column)
{
  SpReportDifference *difference = g_new0 (SpReportDifference, 1);

  difference->kind = kind;
  difference->sheet = g_strdup (self->name);
  difference->row = row;
  difference->column = g_strdup (column);
  difference->then = g_strdup ("");
  difference->now = g_strdup ("");
  difference->table = g_strdup (get_member (self->now != NULL ? self->now : self->then, "table"));
  difference->key = g_strdup ("");
  g_ptr_array_add (self->differences, difference);
  return difference;
}

static void
set_text (char **place, char *text)
{
  g_free (*place);
  *place = text;
}

static int
find_column (JsonObject *sheet, const char *key)
{
  JsonArray *columns = get_array (sheet, "columns");

  for (guint i = 0; i < get_length (columns); i++)
    if (g_str_equal (get_text (get_item (get_inner (columns, i), 0)), key))
      return (int)i;
  return -1;
}

/* Running numbers say nothing of the row itself. */
static gboolean
is_compared (const char *key)
{
  return !g_str_equal (key, "#");
}

static void
compare_cells (Pair *self, JsonArray *then, JsonArray *now)
{
  JsonArray *columns = get_array (self->now, "columns");

  for (guint i = 0; i < get_length (columns); i++)
    {
      JsonArray *column = get_inner (columns, i);
      const char *key = get_text (get_item (column, 0));
      int former = is_compared (key) ? find_column (self->then, key) : -1;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      SpReportDifference *difference;

      if (former < 0)
        continue;
      before = dup_printed (get_item (then, (guint)former + FIRST_CELL), get_kind (column));
      after = dup_printed (get_item (now, i + FIRST_CELL), get_kind (column));
      if (g_str_equal (before, after))
        continue;
      difference = add (self, SP_REPORT_CHANGED, dup_row_name (self, self->now, now),
                        get_text (get_item (column, 1)));
      set_text (&difference->then, g_steal_pointer (&before));
      set_text (&difference->now, g_steal_pointer (&after));
      set_text (&difference->key, g_strdup (get_text (get_item (now, 0))));
    }
}

/* Rows by their keys. Where several have one, the first meets the first. */
typedef struct
{
  GHashTable *rows;   /* key → JsonArray, borrowed */
  GHashTable *counts; /* how often a key came */
} Index;

static void
index_clear (Index *self)
{
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->counts, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Index, index_clear)

static char *
dup_row_key (GHashTable *counts, JsonArray *row)
{
  g_autofree char *key = g_strdup_printf (
    "%" G_GINT64_FORMAT " %s", get_integer (get_item (row, 1)), get_text (get_item (row, 0)));
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

  g_hash_table_insert (counts, g_strdup (key), GUINT_TO_POINTER (n + 1));
  return g_strdup_printf ("%u %s", n, key);
}

static GHashTable *
new_counts (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
index_fill (Index *self, JsonObject *sheet)
{
  JsonArray *rows = get_array (sheet, "rows");

  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->counts = new_counts ();
  for (guint i = 0; i < get_length (rows); i++)
    if (get_inner (rows, i) != NULL)
      g_hash_table_insert (self->rows, dup_row_key (self->counts, get_inner (rows, i)),
                           get_inner (rows, i));
}

static void
add_whole (Pair *self, SpReportDifferenceKind kind, JsonObject *sheet, JsonArray *row)
{
  SpReportDifference *difference = add (self, kind, dup_row_name (self, sheet, row), "");

  set_text (&difference->key, g_strdup (get_text (get_item (row, 0))));
}

/* Calls back for the rows of @sheet in turn with what stands for each in @other. */
static void
match_rows (Pair *self,
            JsonObject *sheet,
            const Index *other,
            void (*func) (Pair *self, JsonArray *row, JsonArray *match))
{
  g_autoptr (GHashTable) counts = new_counts ();
  JsonArray *rows = get_array (sheet, "rows");

  for (guint i = 0; i < get_length (rows); i++)
    {
      JsonArray *row = get_inner (rows, i);
      g_autofree char *key = row != NULL ? dup_row_key (counts, row) : NULL;

      if (row != NULL)
        func (self, row, g_hash_table_lookup (other->rows, key));
    }
}

static void
compare_row (Pair *self, JsonArray *row, JsonArray *then)
{
  if (then != NULL)
    compare_cells (self, then, row);
  else
    add_whole (self, SP_REPORT_CAME, self->now, row);
}

static void
miss_row (Pair *self, JsonArray *row, JsonArray *now)
{
  if (now == NULL)
    add_whole (self, SP_REPORT_WENT, self->then, row);
}

static void
compare_rows (Pair *self)
{
  g_auto (Index) then = {NULL};
  g_auto (Index) now = {NULL};

  self->is_repeated = is_repeated (self->now) || is_repeated (self->then);
  index_fill (&then, self->then);
  index_fill (&now, self->now);
  match_rows (self, self->now, &then, compare_row);
  match_rows (self, self->then, &now, miss_row);
}

/* Where either was too long to be kept row by row, or is drawn. */
static void
compare_count (Pair *self)
{
  gint64 then = get_integer (json_object_get_member (self->then, "count"));
  gint64 now = get_integer (json_object_get_member (self->now, "count"));
  SpReportDifference *difference;

  if (then == now)
    return;
  difference = add (self, SP_REPORT_CHANGED, g_strdup (_ ("全表")), _ ("行数"));
  set_text (&difference->then, g_strdup_printf ("%" G_GINT64_FORMAT, then));
  set_text (&difference->now, g_strdup_printf ("%" G_GINT64_FORMAT, now));
}

static JsonNode *
dup_total (JsonObject *sheet, guint column)
{
  JsonArray *totals = get_array (sheet, "totals");
  JsonArray *rows = get_array (sheet, "rows");
  JsonNode *total;
  double sum = 0;

  if (totals != NULL)
    return get_item (totals, column) != NULL ? json_node_copy (get_item (totals, column)) : NULL;
  for (guint i = 0; i < get_length (rows); i++)
    {
      JsonNode *cell = get_item (get_inner (rows, i), column + FIRST_CELL);

      if (cell != NULL && JSON_NODE_HOLDS_VALUE (cell) &&
          json_node_get_value_type (cell) != G_TYPE_STRING)
        sum += json_node_get_double (cell);
    }
  total = json_node_new (JSON_NODE_VALUE);
  json_node_set_double (total, sum);
  return total;
}

static void
compare_totals (Pair *self)
{
  JsonArray *columns = get_array (self->now, "columns");

  compare_count (self);
  for (guint i = 0; i < get_length (columns); i++)
    {
      JsonArray *column = get_inner (columns, i);
      int kind = get_kind (column);
      int former = find_column (self->then, get_text (get_item (column, 0)));
      g_autoptr (JsonNode) then = NULL;
      g_autoptr (JsonNode) now = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      SpReportDifference *difference;

      if (former < 0 || (kind != SP_REPORT_CELL_COUNT && kind != SP_REPORT_CELL_MONEY))
        continue;
      then = dup_total (self->then, (guint)former);
      now = dup_total (self->now, i);
      before = dup_printed (then, kind);
      after = dup_printed (now, kind);
      if (g_str_equal (before, after))
        continue;
      difference =
        add (self, SP_REPORT_CHANGED, g_strdup (_ ("合计")), get_text (get_item (column, 1)));
      set_text (&difference->then, g_steal_pointer (&before));
      set_text (&difference->now, g_steal_pointer (&after));
    }
}

static void
compare_texts (Pair *self)
{
  JsonArray *then = get_array (self->then, "texts");
  JsonArray *now = get_array (self->now, "texts");
  guint n = MAX (get_length (then), get_length (now));

  for (guint i = 0; i < n; i++)
    {
      const char *before = get_text (get_item (then, i));
      const char *after = get_text (get_item (now, i));
      SpReportDifference *difference;

      if (g_str_equal (before, after))
        continue;
      difference = add (self, SP_REPORT_CHANGED, g_strdup_printf (_ ("第%u段"), i + 1), _ ("文字"));
      set_text (&difference->then, g_strdup (before));
      set_text (&difference->now, g_strdup (after));
    }
}

static void
compare_sheets (Pair *self)
{
  if (self->then == NULL || self->now == NULL)
    add (self, self->then == NULL ? SP_REPORT_CAME : SP_REPORT_WENT, g_strdup (_ ("全表")), "");
  else if (get_array (self->then, "texts") != NULL || get_array (self->now, "texts") != NULL)
    compare_texts (self);
  else if (get_array (self->then, "totals") != NULL || get_array (self->now, "totals") != NULL)
    compare_totals (self);
  else
    compare_rows (self);
}

/* ---- the whole ---- */

static JsonParser *
parse (const char *figures, JsonArray **sheets, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;

  *sheets = NULL;
  if (json_parser_load_from_data (parser, figures, -1, NULL) &&
      (root = json_parser_get_root (parser)) != NULL && JSON_NODE_HOLDS_OBJECT (root))
    *sheets = get_array (json_node_get_object (root), "sheets");
  if (*sheets != NULL)
    return g_steal_pointer (&parser);
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
               _ ("存档的数字读不出来，不能比较。可以打开存档的文件查看。"));
  return NULL;
}

static JsonObject *
get_sheet (JsonArray *sheets, guint i)
{
  JsonNode *node = get_item (sheets, i);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonObject *
find_sheet (JsonArray *sheets, const char *name)
{
  for (guint i = 0; i < get_length (sheets); i++)
    if (g_str_equal (get_member (get_sheet (sheets, i), "name"), name))
      return get_sheet (sheets, i);
  return NULL;
}

GPtrArray *
sp_report_figures_compare (const char *then, const char *now, GError **error)
{
  JsonArray *former, *present;
  g_autoptr (JsonParser) first = parse (then, &former, error);
  g_autoptr (JsonParser) second = first != NULL ? parse (now, &present, error) : NULL;
  g_autoptr (GPtrArray) differences = g_ptr_array_new_with_free_func (difference_free);

  if (second == NULL)
    return NULL;
  for (guint i = 0; i < get_length (present); i++)
    {
      JsonObject *sheet = get_sheet (present, i);
      const char *name = get_member (sheet, "name");
      Pair pair = {find_sheet (former, name), sheet, name, differences, FALSE};

      compare_sheets (&pair);
    }
  for (guint i = 0; i < get_length (former); i++)
    {
      JsonObject *sheet = get_sheet (former, i);
      const char *name = get_member (sheet, "name");
      Pair pair = {sheet, NULL, name, differences, FALSE};

      if (find_sheet (present, name) == NULL)
        compare_sheets (&pair);
    }
  return g_steal_pointer (&differences);
}
