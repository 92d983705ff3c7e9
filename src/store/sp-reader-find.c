/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The finder: one text looked for in the names and texts of everything. */
#include "store/sp-store-private.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "base/sp-initials.h"
#include "store/sp-rows.h"

#include <string.h>

/* Where to look, and how a hit is shown: the record it leads to, its title, the text that was hit
 * and how good a hit there is (a name that begins with the text adds a better one). ?1 is the
 * pattern %text%, ?2 text%. */
typedef struct
{
  const char *table; /* of the record that is found */
  const char *sql;   /* id, title, detail, rank */
} Source;

static const Source sources[] = {
  {"measure",
   "SELECT m.id, m.title, coalesce (m.path || ' ', '') || p.title,"
   " CASE WHEN m.title LIKE ?2 ESCAPE '\\' OR m.path LIKE ?2 ESCAPE '\\' THEN 0 ELSE 2 END"
   " FROM measure AS m JOIN part AS p ON p.id = m.part"
   " WHERE m.title LIKE ?1 ESCAPE '\\' OR m.path LIKE ?1 ESCAPE '\\'"},
  {"measure", "SELECT id, title, text, 6 FROM measure WHERE text LIKE ?1 ESCAPE '\\'"},
  {"unit", "SELECT id, name, coalesce (short_name, ''),"
           " CASE WHEN name LIKE ?2 ESCAPE '\\' THEN 0 ELSE 1 END FROM unit"
           " WHERE name LIKE ?1 ESCAPE '\\' OR short_name LIKE ?1 ESCAPE '\\'"},
  {"unit", "SELECT u.id, u.name, a.name, 2 FROM unit_alias AS a JOIN unit AS u ON u.id = a.unit"
           " WHERE a.name LIKE ?1 ESCAPE '\\'"},
  {"unit", "SELECT id, name, coalesce (liaison, '') || ' ' || coalesce (note, ''), 6 FROM unit"
           " WHERE liaison LIKE ?1 ESCAPE '\\' OR note LIKE ?1 ESCAPE '\\'"},
  {"part", "SELECT id, title, '', CASE WHEN title LIKE ?2 ESCAPE '\\' THEN 0 ELSE 1 END FROM part"
           " WHERE title LIKE ?1 ESCAPE '\\'"},
  {"phase", "SELECT id, title, coalesce (text, ''), 3 FROM phase"
            " WHERE title LIKE ?1 ESCAPE '\\' OR text LIKE ?1 ESCAPE '\\'"},
  {"plan", "SELECT id, title, coalesce (doc_number, ''), 1 FROM plan"
           " WHERE title LIKE ?1 ESCAPE '\\' OR doc_number LIKE ?1 ESCAPE '\\'"},
  {"measure",
   "SELECT m.id, m.title, s.text, 5 FROM subitem AS s JOIN measure AS m ON m.id = s.measure"
   " WHERE s.text LIKE ?1 ESCAPE '\\'"},
  {"progress", "SELECT g.id, m.title, g.as_of || ' ' || coalesce (g.done, '') || ' ' ||"
               " coalesce (g.problems, '') || ' ' || coalesce (g.next_steps, ''), 4"
               " FROM progress AS g JOIN measure AS m ON m.id = g.measure"
               " WHERE g.done LIKE ?1 ESCAPE '\\' OR g.problems LIKE ?1 ESCAPE '\\'"
               " OR g.next_steps LIKE ?1 ESCAPE '\\'"},
  {"risk_point",
   "SELECT p.id, p.name, e.name || ' ' || p.number || ' ' || coalesce (p.place, ''),"
   " CASE WHEN p.name LIKE ?2 ESCAPE '\\' THEN 0 ELSE 2 END"
   " FROM risk_point AS p JOIN enterprise AS e ON e.id = p.enterprise"
   " WHERE p.name LIKE ?1 ESCAPE '\\' OR p.place LIKE ?1 ESCAPE '\\'"
   " OR p.analysis_unit LIKE ?1 ESCAPE '\\' OR p.number = substr (?2, 1, length (?2) - 1)"},
  {"risk_point", "SELECT id, name, factors, 6 FROM risk_point WHERE factors LIKE ?1 ESCAPE '\\'"},
  {"doubt", "SELECT id, message, coalesce (proposal, ''), 5 FROM doubt"
            " WHERE message LIKE ?1 ESCAPE '\\' OR proposal LIKE ?1 ESCAPE '\\'"},
};

/* Names by the initials of their Pinyin, after all that holds the text; ?1 letters. */
static const Source initials_sources[] = {
  {"unit", "SELECT id, name, coalesce (short_name, ''), 6 + sp_initials (?1, name, short_name)"
           " FROM unit WHERE sp_initials (?1, name, short_name) > 0"},
  {"unit", "SELECT u.id, u.name, a.name, 7 + sp_initials (?1, a.name) FROM unit_alias AS a"
           " JOIN unit AS u ON u.id = a.unit WHERE sp_initials (?1, a.name) > 0"},
  {"part", "SELECT id, title, '', 7 + sp_initials (?1, title) FROM part"
           " WHERE sp_initials (?1, title) > 0"},
  {"measure", "SELECT m.id, m.title, coalesce (m.path || ' ', '') || p.title,"
              " 8 + sp_initials (?1, m.title) FROM measure AS m JOIN part AS p ON p.id = m.part"
              " WHERE sp_initials (?1, m.title) > 0"},
  {"risk_point", "SELECT p.id, p.name, e.name || ' ' || p.number || ' ' || coalesce (p.place, ''),"
                 " 8 + sp_initials (?1, p.name) FROM risk_point AS p"
                 " JOIN enterprise AS e ON e.id = p.enterprise WHERE sp_initials (?1, p.name) > 0"},
};

typedef struct
{
  SpFound found;
  int64_t rank;
  guint order;
} Ranked;

static void
found_free (gpointer data)
{
  SpFound *found = data;

  g_free (found->title);
  g_free (found->detail);
  g_free (found);
}

/* The stretch of @text around what was looked for, in one line. */
static char *
dup_excerpt (const char *text, const char *wanted)
{
  const char *hit = strcasestr (text, wanted);
  const char *from = hit != NULL ? hit : text;
  const char *to;
  g_autofree char *cut = NULL;
  char *line;

  for (int i = 0; i < 12 && from > text; i++)
    from = g_utf8_prev_char (from);
  to = from;
  for (int i = 0; i < 48 && *to != '\0'; i++)
    to = g_utf8_next_char (to);
  cut = g_strndup (from, (gsize)(to - from));
  line = g_strconcat (from > text ? "…" : "", cut, *to != '\0' ? "…" : "", NULL);
  return g_strstrip (g_strdelimit (line, "\n\r\t", ' '));
}

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *left = a;
  const Ranked *right = b;

  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;
  return left->order < right->order ? -1 : left->order > right->order;
}

static gboolean
is_known (GHashTable *known, const SpRecordType *type, int64_t id)
{
  return !g_hash_table_add (known, g_strdup_printf ("%s %" G_GINT64_FORMAT, type->table, id));
}

/* Enough of each source to fill the answer; the sources go from names to texts, so the first hit is
 * the best. */
static gboolean
look_in (SpEngine *engine,
         const Source *source,
         const char *text,
         const char *pattern,
         guint limit,
         GHashTable *known,
         GArray *hits,
         GError **error)
{
  const SpRecordType *type = sp_record_type_by_table (source->table);
  g_autofree char *sql = g_strconcat (source->sql, " ORDER BY 4, 1 LIMIT ?3", NULL);
  g_autoptr (SpStatement) statement = sp_engine_prepare (engine, sql, error);

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_text (statement, 1, pattern);
  if (strstr (source->sql, "?2") != NULL)
    sp_statement_bind_text (statement, 2, pattern + 1);
  sp_statement_bind_integer (statement, 3, limit);
  while (sp_statement_next (statement))
    {
      Ranked hit = {.order = hits->len};

      hit.found.type = type;
      hit.found.id = sp_statement_get_integer (statement, 0);
      if (is_known (known, type, hit.found.id))
        continue;
      hit.found.title = g_strdup (sp_statement_get_text (statement, 1));
      hit.found.detail = dup_excerpt (sp_statement_get_text (statement, 2), text);
      hit.rank = sp_statement_get_integer (statement, 3);
      g_array_append_val (hits, hit);
    }
  return sp_statement_end (statement, error);
}

static void
ranked_clear (gpointer data)
{
  g_free (((Ranked *)data)->found.title);
  g_free (((Ranked *)data)->found.detail);
}

/* Moves the best into the answer. */
static GPtrArray *
take_best (GArray *hits, guint limit)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (found_free);

  g_array_sort (hits, compare_ranked);
  for (guint i = 0; i < MIN (hits->len, limit); i++)
    {
      Ranked *hit = &g_array_index (hits, Ranked, i);

      g_ptr_array_add (found, g_memdup2 (&hit->found, sizeof hit->found));
      hit->found.title = NULL;
      hit->found.detail = NULL;
    }
  return found;
}

static gboolean
look_everywhere (SpEngine *engine, const char *text, guint limit, GArray *hits, GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *pattern = sp_rows_dup_pattern (text);
  g_autofree char *letters = sp_initials_dup_letters (text);
  gboolean is_done = TRUE;

  for (guint i = 0; is_done && i < G_N_ELEMENTS (sources); i++)
    is_done = look_in (engine, &sources[i], text, pattern, limit, known, hits, error);
  for (guint i = 0; is_done && letters != NULL && i < G_N_ELEMENTS (initials_sources); i++)
    is_done = look_in (engine, &initials_sources[i], text, letters, limit, known, hits, error);
  return is_done;
}

GPtrArray *
sp_reader_find (
  SpReader *self, const char *text, guint limit, GCancellable *cancellable, GError **error)
{
  g_autofree char *wanted = NULL;
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Ranked));
  GCancellable *former = NULL;
  gboolean is_done;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);
  g_array_set_clear_func (hits, ranked_clear);
  wanted = g_strstrip (g_strdup (text));
  if (*wanted == '\0')
    return take_best (hits, limit);
  if (cancellable != NULL)
    former = sp_engine_set_cancellable (self->engine, cancellable);
  is_done = look_everywhere (self->engine, wanted, limit, hits, error);
  if (cancellable != NULL)
    sp_engine_set_cancellable (self->engine, former);
  return is_done ? take_best (hits, limit) : NULL;
}

int64_t
sp_reader_find_by_text (
  SpReader *self, const SpRecordType *type, int field, const char *text, GError **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (SpStatement) statement = NULL;
  int64_t id = 0;
  guint n = 0;

  g_return_val_if_fail (self != NULL && type != NULL && text != NULL, 0);
  g_return_val_if_fail (field >= 0 && (guint)field < type->n_fields, 0);
  sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = ?1 LIMIT 2", type->table,
                         type->fields[field].name);
  statement = sp_engine_prepare (self->engine, sql, error);
  if (statement == NULL)
    return 0;
  sp_statement_bind_text (statement, 1, text);
  for (; sp_statement_next (statement); n++)
    id = sp_statement_get_integer (statement, 0);
  if (!sp_statement_end (statement, error))
    return 0;
  if (n > 1)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("不止一个%s叫“%s”，请改用编号。"),
                 _ (type->label), text);
  return n == 1 ? id : 0;
}
