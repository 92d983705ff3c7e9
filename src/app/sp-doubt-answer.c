/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers to stored doubts. */
#include "app/sp-doubt-answer.h"
#include "base/sp-i18n.h"
#include "base/sp-text.h"

/* ---- the printed name ---- */

static char *
dup_printed (SpReader *reader, SpRecord *doubt, GError **error)
{
  int64_t start = sp_record_get_integer (doubt, SP_DOUBT_SOURCE_START);
  int64_t end = sp_record_get_integer (doubt, SP_DOUBT_SOURCE_END);
  g_autoptr (GPtrArray) sources = NULL;
  g_autofree char *text = NULL;
  const char *whole;

  sources = sp_reader_load_all (reader, &sp_source_type, SP_SOURCE_PLAN,
                                sp_record_get_integer (doubt, SP_DOUBT_PLAN), error);
  if (sources == NULL)
    return NULL;
  if (sources->len == 0 || end <= start)
    return g_strdup ("");
  whole = sp_record_get_text (sources->pdata[sources->len - 1], SP_SOURCE_TEXT);
  if (end > g_utf8_strlen (whole, -1))
    return g_strdup ("");
  text = g_utf8_substring (whole, (glong)start, (glong)end);
  return sp_text_squash (text);
}

/* ---- units ---- */

static gboolean
confirm_unit (SpWrite *write, SpRecord *unit, GError **error)
{
  if (sp_record_get_integer (unit, SP_UNIT_STATUS) == SP_UNIT_CONFIRMED)
    return TRUE;
  sp_record_set_integer (unit, SP_UNIT_STATUS, SP_UNIT_CONFIRMED);
  return sp_write_update (write, unit, error);
}

/* The unit called @name; made, confirmed by the person who named it, where there is none. */
static SpRecord *
find_or_make_unit (SpReader *reader, SpWrite *write, const char *name, GError **error)
{
  g_autoptr (GError) local = NULL;
  int64_t id = sp_reader_find_unit (reader, name, SP_DATE_NONE, &local);
  g_autoptr (SpRecord) unit = NULL;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (id > 0)
    return sp_reader_load (reader, &sp_unit_type, id, error);
  unit = sp_record_new (&sp_unit_type);
  sp_record_set_text (unit, SP_UNIT_NAME, name);
  sp_record_set_integer (unit, SP_UNIT_KIND, SP_UNIT_OTHER);
  sp_record_set_integer (unit, SP_UNIT_STATUS, SP_UNIT_CONFIRMED);
  if (!sp_write_insert (write, unit, error))
    return NULL;
  return g_steal_pointer (&unit);
}

static gboolean
move_measures (SpReader *reader, SpWrite *write, int64_t from, int64_t to, GError **error)
{
  g_autoptr (GPtrArray) rows =
    sp_reader_load_all (reader, &sp_measure_unit_type, SP_MEASURE_UNIT_UNIT, from, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      sp_record_set_integer (rows->pdata[i], SP_MEASURE_UNIT_UNIT, to);
      if (!sp_write_update (write, rows->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

/* The name is known to be used since the plan of the doubt. */
static gboolean
insert_alias (
  SpReader *reader, SpWrite *write, SpRecord *doubt, int64_t unit, const char *name, GError **error)
{
  g_autoptr (SpRecord) alias = sp_record_new (&sp_unit_alias_type);
  g_autoptr (SpRecord) plan =
    sp_reader_load (reader, &sp_plan_type, sp_record_get_integer (doubt, SP_DOUBT_PLAN), error);

  sp_record_set_integer (alias, SP_UNIT_ALIAS_UNIT, unit);
  sp_record_set_text (alias, SP_UNIT_ALIAS_NAME, name);
  sp_record_set_text (alias, SP_UNIT_ALIAS_REASON, _ ("原文核对"));
  if (plan == NULL)
    return FALSE;
  sp_record_set_integer (alias, SP_UNIT_ALIAS_VALID_FROM,
                         sp_record_get_integer (plan, SP_PLAN_FIRST_DAY));
  return sp_write_insert (write, alias, error);
}

static gboolean
settle_unit (SpReader *reader, SpWrite *write, SpRecord *doubt, const char *name, GError **error)
{
  g_autofree char *printed = dup_printed (reader, doubt, error);
  g_autoptr (SpRecord) waiting = NULL;
  g_autoptr (SpRecord) unit = NULL;
  int64_t waiting_id;

  if (printed == NULL)
    return FALSE;
  waiting_id = *printed != '\0' ? sp_reader_find_unit (reader, printed, SP_DATE_NONE, NULL) : 0;
  if (waiting_id > 0)
    waiting = sp_reader_load (reader, &sp_unit_type, waiting_id, error);
  if (waiting_id > 0 && waiting == NULL)
    return FALSE;
  if (name == NULL || g_str_equal (name, printed))
    return waiting == NULL || confirm_unit (write, waiting, error);
  unit = find_or_make_unit (reader, write, name, error);
  if (unit == NULL)
    return FALSE;
  if (waiting == NULL || sp_record_get_integer (waiting, SP_UNIT_STATUS) != SP_UNIT_PENDING ||
      sp_record_get_id (waiting) == sp_record_get_id (unit))
    return TRUE; /* the name means a unit of its own already */
  return move_measures (reader, write, sp_record_get_id (waiting), sp_record_get_id (unit),
                        error) &&
         sp_write_delete (write, &sp_unit_type, sp_record_get_id (waiting), error) &&
         insert_alias (reader, write, doubt, sp_record_get_id (unit), printed, error);
}

/* ---- dates ---- */

static gboolean
settle_date (SpReader *reader, SpWrite *write, SpRecord *doubt, const char *answer, GError **error)
{
  int64_t measure = sp_record_get_integer (doubt, SP_DOUBT_MEASURE);
  SpDate day = answer != NULL ? sp_date_from_text (answer) : SP_DATE_NONE;
  g_autoptr (GPtrArray) deadlines = NULL;

  if (measure == 0 || day == SP_DATE_NONE)
    return TRUE;
  deadlines = sp_reader_load_all (reader, &sp_deadline_type, SP_DEADLINE_MEASURE, measure, error);
  if (deadlines == NULL)
    return FALSE;
  for (guint i = 0; i < deadlines->len; i++)
    {
      SpRecord *deadline = deadlines->pdata[i];

      if (sp_record_get_integer (deadline, SP_DEADLINE_SOURCE_START) >=
            sp_record_get_integer (doubt, SP_DOUBT_SOURCE_END) ||
          sp_record_get_integer (deadline, SP_DEADLINE_SOURCE_END) <=
            sp_record_get_integer (doubt, SP_DOUBT_SOURCE_START))
        continue;
      sp_record_set_integer (deadline, SP_DEADLINE_DUE, day);
      if (!sp_write_update (write, deadline, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
settle (SpReader *reader,
        SpWrite *write,
        SpRecord *doubt,
        SpDoubtState state,
        const char *answer,
        GError **error)
{
  if (state != SP_DOUBT_STATE_ACCEPTED && state != SP_DOUBT_STATE_CHANGED)
    return TRUE;
  switch ((SpDoubtKind)sp_record_get_integer (doubt, SP_DOUBT_KIND))
    {
    case SP_DOUBT_UNIT:
      return settle_unit (reader, write, doubt, answer, error);
    case SP_DOUBT_DATE:
      return state == SP_DOUBT_STATE_ACCEPTED || settle_date (reader, write, doubt, answer, error);
    case SP_DOUBT_NUMBER:
    case SP_DOUBT_CLAUSE:
    case SP_DOUBT_COUNT:
    case SP_DOUBT_HEADING:
    case SP_DOUBT_ENCODING:
    case SP_DOUBT_OTHER:
    default:
      return TRUE;
    }
}

/* @doubt is changed as it is to be stored. */
static gboolean
write_answer (SpReader *reader,
              SpWrite *write,
              SpRecord *doubt,
              SpDoubtState state,
              const char *answer,
              GError **error)
{
  g_autofree char *trimmed = NULL;

  if (state == SP_DOUBT_STATE_ACCEPTED)
    trimmed = g_strdup (sp_record_get_text (doubt, SP_DOUBT_PROPOSAL));
  else if (answer != NULL)
    trimmed = sp_text_trim (answer);
  if (!settle (reader, write, doubt, state, trimmed, error))
    return FALSE;
  sp_record_set_integer (doubt, SP_DOUBT_STATE, state);
  sp_record_set_text (doubt, SP_DOUBT_ANSWER, state == SP_DOUBT_STATE_OPEN ? NULL : trimmed);
  return sp_write_update (write, doubt, error);
}

gboolean
sp_doubt_answer (
  SpStore *store, SpDoubt *doubt, SpDoubtState state, const char *answer, GError **error)
{
  g_autoptr (SpRecord) changed = NULL;
  g_autoptr (SpWrite) write = NULL;

  g_return_val_if_fail (SP_IS_STORE (store), FALSE);
  g_return_val_if_fail (SP_IS_DOUBT (doubt), FALSE);

  changed = sp_record_copy (SP_RECORD (doubt));
  write = sp_write_begin (store, SP_ACTION_EDIT, _ ("核对原文疑问"), error);
  return write != NULL &&
         write_answer (sp_store_get_reader (store), write, changed, state, answer, error) &&
         sp_write_commit (write, error);
}

static gboolean
is_open_of (SpRecord *doubt, SpDoubtKind kind)
{
  return sp_record_get_integer (doubt, SP_DOUBT_KIND) == (int64_t)kind &&
         sp_record_get_integer (doubt, SP_DOUBT_STATE) == SP_DOUBT_STATE_OPEN &&
         *sp_record_get_text (doubt, SP_DOUBT_PROPOSAL) != '\0';
}

gboolean
sp_doubt_accept_kind (SpStore *store, int64_t plan, SpDoubtKind kind, guint *n, GError **error)
{
  SpReader *reader;
  g_autoptr (GPtrArray) doubts = NULL;
  g_autoptr (SpWrite) write = NULL;

  g_return_val_if_fail (SP_IS_STORE (store) && n != NULL && kind != SP_DOUBT_UNIT, FALSE);

  *n = 0;
  reader = sp_store_get_reader (store);
  doubts = sp_reader_load_all (reader, &sp_doubt_type, SP_DOUBT_PLAN, plan, error);
  if (doubts == NULL)
    return FALSE;
  write = sp_write_begin (store, SP_ACTION_EDIT, _ ("接受同类疑问的建议"), error);
  for (guint i = 0; write != NULL && i < doubts->len; i++)
    {
      SpRecord *doubt = g_ptr_array_index (doubts, i);

      if (!is_open_of (doubt, kind))
        continue;
      if (!write_answer (reader, write, doubt, SP_DOUBT_STATE_ACCEPTED, NULL, error))
        return FALSE;
      (*n)++;
    }
  return write != NULL && (*n == 0 || sp_write_commit (write, error));
}
