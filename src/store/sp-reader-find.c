/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The finder: one text looked for in the names and texts of everything. */
#include "store/sp-store-private.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "base/sp-initials.h"
#include "core/sp-enterprise.h"
#include "core/sp-hazard.h"
#include "store/sp-enterprises.h"
#include "store/sp-found-ids.h"
#include "store/sp-rows.h"

#include <string.h>

/* So many of each kind are told before any kind tells more, however good its hits are. */
#define FEW 5
/* Of hazards the latest: whoever means an earlier one searches their list. */
#define MOST_HAZARDS 8
/* Characters of a detail that the finder has room for. */
#define SHORT 24
/* How good the best hit in initials is; all that holds the text is better. */
#define RANK_INITIALS 7

/* Where to look, and how a hit is shown: the record it leads to, its title, the text that was hit
 * and how good a hit there is (a name that begins with the text adds a better one). ?1 is the
 * pattern %text%, ?2 text%. */
typedef struct
{
  const char *table; /* of the record that is found */
  const char *sql;   /* id, title, detail, rank */
  const char *order; /* NULL: the best first */
} Source;

/* A description may be a page: its beginning tells which it is. */
#define HAZARD_COLUMNS                                                                             \
  "h.id, substr (h.description, 1, 80), coalesce (h.number, '') || coalesce (' ' || e.name, '')"

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
  {"institution",
   "SELECT id, name, coalesce (document, ''),"
   " CASE WHEN name LIKE ?2 ESCAPE '\\' OR document LIKE ?2 ESCAPE '\\' THEN 0 ELSE 1 END"
   " FROM institution WHERE name LIKE ?1 ESCAPE '\\' OR document LIKE ?1 ESCAPE '\\'"},
  {"institution",
   "SELECT id, name, coalesce (progress, '') || ' ' || coalesce (note, ''), 6"
   " FROM institution WHERE progress LIKE ?1 ESCAPE '\\' OR note LIKE ?1 ESCAPE '\\'"},
  {"hazard", "SELECT " HAZARD_COLUMNS ", 0 FROM hazard AS h"
             " LEFT JOIN enterprise AS e ON e.id = h.enterprise"
             " WHERE h.number = substr (?2, 1, length (?2) - 1)"},
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
  {"institution", "SELECT id, name, coalesce (document, ''), 7 + sp_initials (?1, name)"
                  " FROM institution WHERE sp_initials (?1, name) > 0"},
};

/* Those whose ids stand in ?1; the latest first. */
static const Source hazard_source = {"hazard",
                                     "SELECT " HAZARD_COLUMNS ", 5 FROM hazard AS h"
                                     " LEFT JOIN enterprise AS e ON e.id = h.enterprise"
                                     " WHERE h.id IN (SELECT value FROM json_each (?1))",
                                     " ORDER BY 1 DESC"};

typedef struct
{
  SpFound found;
  int64_t rank;
  guint order;
  gboolean is_more; /* than the few of its kind */
} Ranked;

/* What is looked for, and what was found so far. */
typedef struct
{
  SpReader *reader;
  const char *text;
  guint limit;
  GHashTable *known; /* "table id" */
  GArray *hits;      /* of Ranked */
} Search;

static void
found_free (gpointer data)
{
  SpFound *found = data;

  g_free (found->title);
  g_free (found->detail);
  g_free (found);
}

static void
ranked_clear (gpointer data)
{
  g_free (((Ranked *)data)->found.title);
  g_free (((Ranked *)data)->found.detail);
}

static char *
dup_line (const char *text)
{
  return g_strstrip (g_strdelimit (g_strdup (text), "\n\r\t", ' '));
}

/* The stretch of @text around what was looked for, in one line; what is short is whole. */
static char *
dup_excerpt (const char *text, const char *wanted)
{
  const char *hit = g_utf8_strlen (text, -1) > SHORT ? strcasestr (text, wanted) : NULL;
  const char *from = hit != NULL ? hit : text;
  const char *to;
  g_autofree char *cut = NULL;
  g_autofree char *line = NULL;

  for (int i = 0; i < 12 && from > text; i++)
    from = g_utf8_prev_char (from);
  to = from;
  for (int i = 0; i < 48 && *to != '\0'; i++)
    to = g_utf8_next_char (to);
  cut = g_strndup (from, (gsize)(to - from));
  line = g_strconcat (from > text ? "…" : "", cut, *to != '\0' ? "…" : "", NULL);
  return dup_line (line);
}

/* The sources go from names to texts, so the first hit of a record is its best. */
static void
add_hit (const Search *self, const SpFound *found, int64_t rank)
{
  Ranked hit = {.rank = rank, .order = self->hits->len};

  if (!g_hash_table_add (self->known,
                         g_strdup_printf ("%s %" G_GINT64_FORMAT, found->type->table, found->id)))
    return;
  hit.found.type = found->type;
  hit.found.id = found->id;
  hit.found.title = dup_line (found->title);
  hit.found.detail = dup_excerpt (found->detail, self->text);
  g_array_append_val (self->hits, hit);
}

/* Enough of each source to fill the answer. */
static gboolean
look_in (const Search *self, const Source *source, const char *pattern, guint limit, GError **error)
{
  const char *order = source->order != NULL ? source->order : " ORDER BY 4, 1";
  g_autofree char *sql = g_strconcat (source->sql, order, " LIMIT ?3", NULL);
  g_autoptr (SpStatement) statement = sp_engine_prepare (self->reader->engine, sql, error);

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_text (statement, 1, pattern);
  if (strstr (source->sql, "?2") != NULL)
    sp_statement_bind_text (statement, 2, pattern + 1);
  sp_statement_bind_integer (statement, 3, limit);
  while (sp_statement_next (statement))
    {
      const SpFound found = {
        sp_record_type_by_table (source->table), sp_statement_get_integer (statement, 0),
        (char *)sp_statement_get_text (statement, 1), (char *)sp_statement_get_text (statement, 2)};

      add_hit (self, &found, sp_statement_get_integer (statement, 3));
    }
  return sp_statement_end (statement, error);
}

/* As they are offered where one is typed. */
static gboolean
look_at_enterprises (const Search *self, GError **error)
{
  g_autoptr (GPtrArray) offers =
    sp_reader_complete_enterprise (self->reader, self->text, self->limit, error);

  for (guint i = 0; offers != NULL && i < offers->len; i++)
    {
      const SpEnterpriseOffer *offer = g_ptr_array_index (offers, i);
      const SpFound found = {&sp_enterprise_type, offer->id, offer->name, offer->detail};

      add_hit (self, &found,
               offer->rank < SP_ENTERPRISE_RANK_INITIALS
                 ? offer->rank
                 : RANK_INITIALS + offer->rank - SP_ENTERPRISE_RANK_INITIALS);
    }
  return offers != NULL;
}

/* As their list is searched, by the index; their ids come in order. */
static gboolean
look_at_hazards (const Search *self, GError **error)
{
  const SpRecordFilter filter = {.search = self->text};
  g_autoptr (GArray) ids = sp_reader_query (self->reader, &sp_hazard_type, &filter, error);
  g_autoptr (SpFoundIds) latest = sp_found_ids_new ();
  g_autofree char *json = NULL;

  if (ids == NULL)
    return FALSE;
  for (guint i = ids->len - MIN (ids->len, MOST_HAZARDS); i < ids->len; i++)
    sp_found_ids_set (latest, g_array_index (ids, int64_t, i), TRUE);
  json = sp_found_ids_dup_json (latest);
  return look_in (self, &hazard_source, json, MOST_HAZARDS, error);
}

static gboolean
look_everywhere (const Search *self, GError **error)
{
  g_autofree char *pattern = sp_rows_dup_pattern (self->text);
  g_autofree char *letters = sp_initials_dup_letters (self->text);
  gboolean is_done = look_at_enterprises (self, error);

  for (guint i = 0; is_done && i < G_N_ELEMENTS (sources); i++)
    is_done = look_in (self, &sources[i], pattern, self->limit, error);
  is_done = is_done && look_at_hazards (self, error);
  for (guint i = 0; is_done && letters != NULL && i < G_N_ELEMENTS (initials_sources); i++)
    is_done = look_in (self, &initials_sources[i], letters, self->limit, error);
  return is_done;
}

/* ---- the best of it ---- */

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *left = a;
  const Ranked *right = b;

  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;
  return left->order < right->order ? -1 : left->order > right->order;
}

static int
compare_chosen (gconstpointer a, gconstpointer b)
{
  const Ranked *left = a;
  const Ranked *right = b;

  return left->is_more != right->is_more ? left->is_more - right->is_more : compare_ranked (a, b);
}

/* A few of each kind, then the best of any. */
static void
choose (GArray *hits, guint limit)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL); /* type → hits */

  g_array_sort (hits, compare_ranked);
  for (guint i = 0; i < hits->len; i++)
    {
      Ranked *hit = &g_array_index (hits, Ranked, i);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, hit->found.type));

      hit->is_more = n >= FEW;
      g_hash_table_insert (numbers, (gpointer)hit->found.type, GUINT_TO_POINTER (n + 1));
    }
  g_array_sort (hits, compare_chosen);
  g_array_set_size (hits, MIN (hits->len, limit));
  g_array_sort (hits, compare_ranked);
}

/* Moves the best into the answer. */
static GPtrArray *
take_best (GArray *hits, guint limit)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (found_free);

  choose (hits, limit);
  for (guint i = 0; i < hits->len; i++)
    {
      Ranked *hit = &g_array_index (hits, Ranked, i);

      g_ptr_array_add (found, g_memdup2 (&hit->found, sizeof hit->found));
      hit->found.title = NULL;
      hit->found.detail = NULL;
    }
  return found;
}

GPtrArray *
sp_reader_find (
  SpReader *self, const char *text, guint limit, GCancellable *cancellable, GError **error)
{
  g_autofree char *wanted = NULL;
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Ranked));
  GCancellable *former = NULL;
  Search search = {self, NULL, limit, known, hits};
  gboolean is_done;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);
  g_array_set_clear_func (hits, ranked_clear);
  search.text = wanted = g_strstrip (g_strdup (text));
  if (*wanted == '\0')
    return take_best (hits, limit);
  if (cancellable != NULL)
    former = sp_engine_set_cancellable (self->engine, cancellable);
  is_done = look_everywhere (&search, error);
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
