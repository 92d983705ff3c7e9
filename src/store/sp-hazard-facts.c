/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Facts of hazards: made from rows and steps, kept in blocks. */
#include "store/sp-hazard-facts.h"

#include "core/sp-hazard.h"

#include <string.h>

#define BLOCK_BITS 7
#define BLOCK_MASK ((1 << BLOCK_BITS) - 1)
/* Numbers are kept as this computer has them; a file from another kind is read by its rows. */
#define FORM (G_BYTE_ORDER == G_LITTLE_ENDIAN ? 1 : 2)

G_STATIC_ASSERT (sizeof (SpHazardFacts) == 64);

/* ---- from rows ---- */

/* The five provisions as in sp_hazard_get_provisions. */
static const char hazards_sql[] =
  "SELECT id, found_on, deadline, applied_on, closed_on, ended_on, industry, township, department,"
  " enterprise, part, funds, spent, source, grade = 'major',"
  " person IS NOT NULL AND measures IS NOT NULL AND funds IS NOT NULL AND deadline IS NOT NULL"
  " AND contingency IS NOT NULL, original_deadline IS NOT NULL, n_returns > 0,"
  " state = 'revoked', state = 'transferred' FROM hazard WHERE id BETWEEN ?1 AND ?2 ORDER BY id";

/* Where each kind of step was taken once and none goes back or puts off, the days kept beside the
 * hazard are those of any earlier date, too. */
static const char steps_sql[] =
  "SELECT hazard, max (day), max (kind IN ('extend', 'return', 'reopen'))"
  " OR count (*) > count (DISTINCT kind) FROM hazard_step WHERE hazard BETWEEN ?1 AND ?2"
  " GROUP BY hazard ORDER BY hazard";

static SpDate
read_day (SpStatement *statement, int column)
{
  return sp_date_from_iso (sp_statement_get_text (statement, column));
}

static guint8
read_flags (SpStatement *statement)
{
  guint8 flags = 0;

  flags |= sp_statement_get_integer (statement, 14) ? SP_FACT_MAJOR : 0;
  flags |= sp_statement_get_integer (statement, 15) ? SP_FACT_PROVIDED : 0;
  flags |= sp_statement_get_integer (statement, 16) ? SP_FACT_EXTENDED : 0;
  flags |= sp_statement_get_integer (statement, 17) ? SP_FACT_RETURNED : 0;
  flags |= sp_statement_get_integer (statement, 18) ? SP_FACT_REVOKED : 0;
  flags |= sp_statement_get_integer (statement, 19) ? SP_FACT_TRANSFERRED : 0;
  return flags;
}

static void
read_facts (SpStatement *statement, SpHazardFacts *facts)
{
  const SpWord *source =
    sp_vocabulary_find_code (&sp_hazard_sources, sp_statement_get_text (statement, 13));

  *facts = (SpHazardFacts) {
    .found = read_day (statement, 1),
    .deadline = read_day (statement, 2),
    .applied = read_day (statement, 3),
    .closed = read_day (statement, 4),
    .ended = read_day (statement, 5),
    .industry = (guint32)sp_statement_get_integer (statement, 6),
    .township = (guint32)sp_statement_get_integer (statement, 7),
    .department = (guint32)sp_statement_get_integer (statement, 8),
    .enterprise = (guint32)sp_statement_get_integer (statement, 9),
    .part = (guint32)sp_statement_get_integer (statement, 10),
    .place = (guint8)(sp_statement_get_integer (statement, 0) & BLOCK_MASK),
    .flags = read_flags (statement),
    .source = source != NULL ? (guint8)source->value : 0,
    .funds = sp_statement_get_real (statement, 11),
    .spent = sp_statement_get_real (statement, 12),
  };
}

static SpStatement *
prepare_block (SpEngine *engine, const char *sql, int64_t block, GError **error)
{
  SpStatement *statement = sp_engine_prepare (engine, sql, error);

  if (statement == NULL)
    return NULL;
  sp_statement_bind_integer (statement, 1, block << BLOCK_BITS);
  sp_statement_bind_integer (statement, 2, (block << BLOCK_BITS) + BLOCK_MASK);
  return statement;
}

static gboolean
read_steps (SpEngine *engine, int64_t block, GArray *facts, GError **error)
{
  g_autoptr (SpStatement) statement = prepare_block (engine, steps_sql, block, error);
  guint at = 0;

  if (statement == NULL)
    return FALSE;
  while (sp_statement_next (statement))
    {
      guint place = (guint)(sp_statement_get_integer (statement, 0) & BLOCK_MASK);
      SpHazardFacts *own;

      while (at < facts->len && g_array_index (facts, SpHazardFacts, at).place < place)
        at++;
      if (at == facts->len)
        break;
      own = &g_array_index (facts, SpHazardFacts, at);
      own->last = read_day (statement, 1);
      if (sp_statement_get_integer (statement, 2))
        own->flags |= SP_FACT_TURNED;
    }
  return sp_statement_end (statement, error);
}

static gboolean
make_block (SpEngine *engine, int64_t block, GArray *facts, GError **error)
{
  g_autoptr (SpStatement) statement = prepare_block (engine, hazards_sql, block, error);

  g_array_set_size (facts, 0);
  if (statement == NULL)
    return FALSE;
  while (sp_statement_next (statement))
    {
      g_array_set_size (facts, facts->len + 1);
      read_facts (statement, &g_array_index (facts, SpHazardFacts, facts->len - 1));
    }
  return sp_statement_end (statement, error) && read_steps (engine, block, facts, error);
}

static GArray *
new_facts (void)
{
  return g_array_new (FALSE, TRUE, sizeof (SpHazardFacts));
}

/* ---- keeping ---- */

static GArray *
find_stale (SpEngine *engine, GError **error)
{
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (engine, "SELECT block FROM hazard_block WHERE facts IS NULL", error);
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (int64_t));

  if (statement == NULL)
    return NULL;
  while (sp_statement_next (statement))
    {
      int64_t block = sp_statement_get_integer (statement, 0);

      g_array_append_val (blocks, block);
    }
  return sp_statement_end (statement, error) ? g_steal_pointer (&blocks) : NULL;
}

static gboolean
keep_block (SpEngine *engine, int64_t block, const GArray *facts, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (
    engine, "UPDATE hazard_block SET form = ?2, facts = ?3 WHERE block = ?1", error);
  g_autoptr (GBytes) bytes = g_bytes_new_static (facts->data, facts->len * sizeof (SpHazardFacts));

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1, block);
  sp_statement_bind_integer (statement, 2, FORM);
  sp_statement_bind_bytes (statement, 3, bytes);
  return sp_statement_run (statement, error);
}

gboolean
sp_hazard_facts_refresh (SpEngine *engine, GError **error)
{
  g_autoptr (GArray) blocks = find_stale (engine, error);
  g_autoptr (GArray) facts = new_facts ();

  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      int64_t block = g_array_index (blocks, int64_t, i);

      if (!make_block (engine, block, facts, error) || !keep_block (engine, block, facts, error))
        return FALSE;
    }
  return blocks != NULL;
}

gboolean
sp_hazard_facts_catch_up (SpEngine *engine, GError **error)
{
  g_auto (SpTransaction) transaction = {NULL};
  int64_t is_stale = 0;

  if (!sp_engine_get_integer (
        engine, "SELECT EXISTS (SELECT 1 FROM hazard_block WHERE facts IS NULL)", &is_stale, error))
    return FALSE;
  return !is_stale ||
         (sp_transaction_begin_write (&transaction, engine, error) &&
          sp_hazard_facts_refresh (engine, error) && sp_transaction_commit (&transaction, error));
}

/* ---- reading ---- */

static gboolean
is_kept (SpStatement *statement, GBytes *bytes)
{
  return sp_statement_get_integer (statement, 1) == FORM && !sp_statement_is_null (statement, 2) &&
         g_bytes_get_size (bytes) % sizeof (SpHazardFacts) == 0;
}

static void
tell (int64_t block, const SpHazardFacts *facts, gsize n, SpHazardFactsFunc func, gpointer data)
{
  for (gsize i = 0; i < n; i++)
    func (block << BLOCK_BITS | facts[i].place, &facts[i], data);
}

gboolean
sp_hazard_facts_each (SpEngine *engine, SpHazardFactsFunc func, gpointer data, GError **error)
{
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (engine, "SELECT block, form, facts FROM hazard_block ORDER BY block", error);
  g_autoptr (GArray) made = new_facts ();

  if (statement == NULL)
    return FALSE;
  while (sp_statement_next (statement))
    {
      int64_t block = sp_statement_get_integer (statement, 0);
      g_autoptr (GBytes) bytes = sp_statement_dup_bytes (statement, 2);
      gsize size = 0;
      gconstpointer kept = g_bytes_get_data (bytes, &size);

      if (is_kept (statement, bytes))
        tell (block, kept, size / sizeof (SpHazardFacts), func, data);
      else if (make_block (engine, block, made, error))
        tell (block, (const SpHazardFacts *)(gpointer)made->data, made->len, func, data);
      else
        return FALSE;
    }
  return sp_statement_end (statement, error);
}

/* ---- checking ---- */

static gboolean
has_all_blocks (SpEngine *engine, gboolean *has_all, GError **error)
{
  int64_t n_missing = 0;

  if (!sp_engine_get_integer (engine,
                              "SELECT EXISTS (SELECT 1 FROM hazard WHERE NOT EXISTS"
                              " (SELECT 1 FROM hazard_block WHERE block = hazard.id >> 7))",
                              &n_missing, error))
    return FALSE;
  *has_all = n_missing == 0;
  return TRUE;
}

static gboolean
compare_blocks (SpEngine *engine, gboolean *is_true, GError **error)
{
  g_autoptr (SpStatement) statement = NULL;
  g_autoptr (GArray) made = new_facts ();

  statement =
    sp_engine_prepare (engine, "SELECT block, form, facts FROM hazard_block ORDER BY block", error);
  if (statement == NULL)
    return FALSE;
  while (*is_true && sp_statement_next (statement))
    {
      g_autoptr (GBytes) bytes = sp_statement_dup_bytes (statement, 2);
      gsize size = 0;
      gconstpointer kept = g_bytes_get_data (bytes, &size);

      if (!is_kept (statement, bytes))
        continue;
      if (!make_block (engine, sp_statement_get_integer (statement, 0), made, error))
        return FALSE;
      *is_true = size == made->len * sizeof (SpHazardFacts) &&
                 (size == 0 || memcmp (kept, made->data, size) == 0);
    }
  return sp_statement_end (statement, error);
}

gboolean
sp_hazard_facts_check (SpEngine *engine, gboolean *is_true, GError **error)
{
  if (!has_all_blocks (engine, is_true, error) ||
      (*is_true && !compare_blocks (engine, is_true, error)))
    return FALSE;
  if (*is_true || sp_engine_is_read_only (engine))
    return TRUE;
  return sp_engine_exec (engine,
                         "INSERT OR IGNORE INTO hazard_block (block)"
                         " SELECT DISTINCT id >> 7 FROM hazard;"
                         "UPDATE hazard_block SET facts = NULL",
                         error);
}
