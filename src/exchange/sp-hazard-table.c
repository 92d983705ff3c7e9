/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables of hazards. What days and states mean is core's (sp-hazard-days.h), which row is which
 * hazard the store's; here they are put together row by row. */
#include "core/sp-hazard-days.h"
#include "core/sp-risk.h"
#include "exchange/sp-record-profiles.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "store/sp-hazards.h"

/* Enterprises kept while a table is read. */
#define MAX_REGISTERED 20000
#define MOST_COMPARED 2000

typedef enum
{
  KEY_CODE,
  N_KEYS,
} Key;

static const SpRecordKey keys[N_KEYS] = {{N_ ("统一社会信用代码"), "credit_code", NULL}};

/* What a table of one day, or of one enterprise, says once above its heads. */
static const guint block[] = {SP_HAZARD_FOUND_ON, SP_HAZARD_FOUND_BY, SP_HAZARD_ENTERPRISE,
                              SP_HAZARD_TOWNSHIP, SP_HAZARD_DOCUMENT};

typedef struct
{
  /* Owned */
  GHashTable *numbers;            /* those of the table so far, as a set */
  GPtrArray *remarks;             /* about the row that was checked last */
  GPtrArray *steps;               /* of it, where it is a new hazard; or NULL */
  SpEnterpriseIndex *enterprises; /* NULL: not needed yet */
  GHashTable *registry;           /* id as int64_t * → SpRecord of an enterprise */
  char *asked;                    /* what was looked for last; NULL: nothing since */
  /* State */
  int64_t answer;      /* whose it is */
  gboolean is_storing; /* all rows were looked for */
  guint n_compared;    /* rows, with what was found before */
} SpHazardTable;

static void
hazard_table_free (gpointer data)
{
  SpHazardTable *self = data;

  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->remarks);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->enterprises, sp_enterprise_index_free);
  g_hash_table_unref (self->registry);
  g_free (self->asked);
  g_free (self);
}

static void
begin (gpointer user_data)
{
  SpHazardTable *self = user_data;

  g_hash_table_remove_all (self->numbers);
  g_clear_pointer (&self->enterprises, sp_enterprise_index_free);
  g_hash_table_remove_all (self->registry);
  g_clear_pointer (&self->asked, g_free);
  self->is_storing = FALSE;
  self->n_compared = 0;
}

/* ---- cells ---- */

/* 五到位 are often only ticked; a tick is no duty, no measure and no day. */
static const char *
pass (guint field, const char *text)
{
  static const guint fields[] = {SP_HAZARD_PERSON,   SP_HAZARD_MEASURES,    SP_HAZARD_FUNDS,
                                 SP_HAZARD_DEADLINE, SP_HAZARD_CONTINGENCY, SP_HAZARD_PRECAUTIONS};
  static const char *const ticks[] = {"√",      "✓",    "✔",    "☑",      "×",  "是",
                                      "已落实", "落实", "到位", "已到位", "有", NULL};

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i] == field && g_strv_contains (ticks, text))
      return _ ("这里只打了勾，没有内容，没有存；请补上具体内容。");
  return NULL;
}

/* Rows name the same enterprises again and again; NULL without error: it is not there. */
static SpRecord *
find_registered (SpHazardTable *self, SpReader *reader, int64_t id, GError **error)
{
  SpRecord *enterprise = g_hash_table_lookup (self->registry, &id);

  if (enterprise != NULL)
    return enterprise;
  enterprise = sp_reader_load (reader, &sp_enterprise_type, id, error);
  if (g_hash_table_size (self->registry) >= MAX_REGISTERED)
    g_hash_table_remove_all (self->registry);
  if (enterprise != NULL)
    g_hash_table_insert (self->registry, g_memdup2 (&id, sizeof id), enterprise);
  return enterprise;
}

/* A new hazard is where its enterprise is and of its industry; a stored one stays as it is. */
static gboolean
resolve (
  SpReader *reader, SpRecord *record, const char *const *cells, gpointer user_data, GError **error)
{
  SpHazardTable *self = user_data;
  SpRecord *enterprise = NULL;
  g_autoptr (GError) failure = NULL;
  int64_t id;

  if (!sp_enterprise_table_take_code (&self->enterprises, reader, record, SP_HAZARD_ENTERPRISE,
                                      cells[KEY_CODE], error))
    return FALSE;
  id = sp_record_get_integer (record, SP_HAZARD_ENTERPRISE);
  if (id != 0 && sp_record_get_id (record) == 0)
    enterprise = find_registered (self, reader, id, &failure);
  if (enterprise != NULL)
    sp_hazard_take_registry (SP_HAZARD (record), enterprise);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return failure == NULL;
}

/* ---- rows ---- */

/* What a stored hazard is known by: its number, else its day, enterprise and words. */
static char *
dup_name (SpRecord *record)
{
  const char *number = sp_record_get_text (record, SP_HAZARD_NUMBER);

  if (*number != '\0')
    return g_strdup (number);
  return g_strdup_printf ("%" G_GINT64_FORMAT "\n%" G_GINT64_FORMAT "\n%s\n%s",
                          sp_record_get_integer (record, SP_HAZARD_FOUND_ON),
                          sp_record_get_integer (record, SP_HAZARD_ENTERPRISE),
                          sp_record_get_text (record, SP_HAZARD_PLACE),
                          sp_record_get_text (record, SP_HAZARD_DESCRIPTION));
}

/* A row is asked for up to three times while it is judged. */
static gboolean
find_stored (SpHazardTable *self, SpReader *reader, SpRecord *record, int64_t *id, GError **error)
{
  g_autofree char *name = dup_name (record);
  g_autoptr (GError) failure = NULL;

  if (g_strcmp0 (self->asked, name) != 0)
    {
      g_clear_pointer (&self->asked, g_free);
      self->answer = sp_reader_match_hazard (reader, SP_HAZARD (record), &failure);
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      self->asked = g_steal_pointer (&name);
    }
  *id = self->answer;
  return TRUE;
}

/* The steps of a row beside those that are stored; @current is owned by the caller. */
static GPtrArray *
make_steps (
  SpReader *reader, SpRecord *record, SpRecord **current, GPtrArray *remarks, GError **error)
{
  int64_t id = sp_record_get_id (record);
  g_autoptr (GPtrArray) steps = NULL;

  if (id == 0)
    return sp_hazard_steps_from_days (SP_HAZARD (record), NULL, NULL, sp_date_today (), remarks,
                                      error);
  *current = sp_reader_load (reader, &sp_hazard_type, id, error);
  if (*current != NULL)
    steps = sp_reader_load_hazard_steps (reader, id, error);
  if (steps == NULL)
    return NULL;
  return sp_hazard_steps_from_days (SP_HAZARD (record), SP_HAZARD (*current), steps,
                                    sp_date_today (), remarks, error);
}

/* A row of a stored hazard is judged with what is stored, after it was matched. */
static gboolean
check (SpReader *reader, SpRecord *record, gpointer user_data, GError **error)
{
  SpHazardTable *self = user_data;
  g_autoptr (SpRecord) current = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  int64_t id = 0;

  g_ptr_array_set_size (self->remarks, 0);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  if (!self->is_storing && sp_record_get_id (record) == 0 &&
      !find_stored (self, reader, record, &id, error))
    return FALSE;
  if (id != 0)
    return TRUE;
  steps = make_steps (reader, record, &current, self->remarks, error);
  if (steps != NULL && current == NULL)
    self->steps = g_ptr_array_ref (steps);
  return steps != NULL;
}

static SpDraftState
match (SpReader *reader, SpRecord *record, int64_t *id, gpointer user_data, GError **error)
{
  SpHazardTable *self = user_data;
  const char *number = sp_record_get_text (record, SP_HAZARD_NUMBER);

  if (*number != '\0' && !g_hash_table_add (self->numbers, g_strdup (number)))
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("编号“%s”在表里前面已有一行，一条隐患只能写一行。"), number);
      return SP_DRAFT_REFUSED;
    }
  return find_stored (self, reader, record, id, error) && *id != 0 ? SP_DRAFT_UPDATE : SP_DRAFT_NEW;
}

static int64_t
find_numbered (SpReader *reader, SpRecord *record, gpointer user_data, GError **error)
{
  int64_t id = 0;

  return find_stored (user_data, reader, record, &id, error) ? id : 0;
}

/* The same again at the enterprise. Each row is held against all that was found there, so tables
 * beyond what a person looks through are compared in their first rows only, which is told. */
static void
tell_similar (SpHazardTable *self, SpReader *reader, SpRecord *record, GPtrArray *sentences)
{
  g_autoptr (GPtrArray) similar = NULL;

  if (self->n_compared > MOST_COMPARED || !sp_record_peek (record, SP_HAZARD_ENTERPRISE)->is_set)
    return;
  if (self->n_compared++ == MOST_COMPARED)
    {
      g_ptr_array_add (
        sentences, g_strdup_printf (_ ("表很长：只有前 %d 条新隐患查了是否重复。"), MOST_COMPARED));
      return;
    }
  similar = sp_reader_find_similar_hazards (reader, SP_HAZARD (record), 1, NULL);
  if (similar != NULL && similar->len > 0)
    {
      g_autofree char *text = sp_similar_hazard_dup_text (similar->pdata[0]);

      g_ptr_array_add (sentences, g_strconcat (_ ("可能是重复隐患："), text, NULL));
    }
}

static void
tell (SpReader *reader, SpRecord *record, GPtrArray *sentences, gpointer user_data)
{
  SpHazardTable *self = user_data;

  for (guint i = 0; i < self->remarks->len; i++)
    g_ptr_array_add (sentences, g_strdup (self->remarks->pdata[i]));
  if (sp_record_get_id (record) == 0)
    tell_similar (self, reader, record, sentences);
}

/* ---- storing ---- */

static gboolean
update (SpWrite *write, SpRecord *record, SpRecord *current, GPtrArray *steps, GError **error)
{
  sp_hazard_days_rewind (SP_HAZARD (record), SP_HAZARD (current));
  if (!sp_write_update (write, record, error))
    return FALSE;
  for (guint i = 0; i < steps->len; i++)
    {
      sp_record_set_integer (steps->pdata[i], SP_HAZARD_STEP_HAZARD, sp_record_get_id (record));
      if (!sp_write_insert (write, steps->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

/* A row is checked right before it is stored, so its steps are there. */
static gboolean
store (SpWrite *write, SpReader *reader, SpRecord *record, gpointer user_data, GError **error)
{
  SpHazardTable *self = user_data;
  g_autoptr (SpRecord) current = NULL;
  g_autoptr (GPtrArray) steps = self->steps != NULL
                                  ? g_steal_pointer (&self->steps)
                                  : make_steps (reader, record, &current, NULL, error);

  g_clear_pointer (&self->asked, g_free); /* it may be there in a moment */
  self->is_storing = TRUE;
  if (steps == NULL)
    return FALSE;
  if (current != NULL)
    return update (write, record, current, steps, error);
  sp_hazard_days_rewind (SP_HAZARD (record), NULL);
  return sp_write_insert_hazard (write, SP_HAZARD (record), steps, error);
}

void
sp_hazard_table_init (SpRecordProfile *profile)
{
  SpHazardTable *self = g_new0 (SpHazardTable, 1);

  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->remarks = g_ptr_array_new_with_free_func (g_free);
  self->registry = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  *profile = (SpRecordProfile) {.keys = keys,
                                .n_keys = N_KEYS,
                                .block = block,
                                .n_block = G_N_ELEMENTS (block),
                                .resolve = resolve,
                                .check = check,
                                .match = match,
                                .naming = G_GUINT64_CONSTANT (1) << SP_HAZARD_NUMBER,
                                .find_named = find_numbered,
                                .user_data = self,
                                .free_data = hazard_table_free,
                                .derived = sp_hazard_days_fields (),
                                .begin = begin,
                                .pass = pass,
                                .tell = tell,
                                .write = store};
}

gboolean
sp_record_profile_init (SpRecordProfile *profile, const SpRecordType *type)
{
  static const struct
  {
    const SpRecordType *type;
    void (*init) (SpRecordProfile *profile);
  } kinds[] = {{&sp_hazard_type, sp_hazard_table_init},
               {&sp_enterprise_type, sp_enterprise_table_init},
               {&sp_risk_point_type, sp_risk_table_init}};

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].type == type)
      {
        kinds[i].init (profile);
        return TRUE;
      }
  return FALSE;
}
