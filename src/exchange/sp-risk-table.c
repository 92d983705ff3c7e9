/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables of risk points: which stored one a row is, which rows are one point, and what is assessed
 * anew. What the cells say is sp-risk-row.h. */
#include "exchange/sp-record-profiles.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "base/sp-text.h"
#include "core/sp-risk-grade.h"
#include "exchange/sp-risk-row.h"
#include "store/sp-risks.h"

/* A point that a row of the table begins; the rows after it go to what was stored of it. */
typedef struct
{
  char *name, *uid;
  int64_t id; /* 0: not stored yet */
} Begun;

/* What is stored of an enterprise: texts → id as int64_t *. */
typedef struct
{
  GHashTable *by_number, *by_words;
} Known;

typedef struct
{
  /* Owned */
  SpEnterpriseIndex *enterprises; /* NULL: not needed yet */
  GHashTable *known;              /* enterprise → Known */
  GPtrArray *begun;               /* of Begun */
  GHashTable *begun_by_key;       /* number or words with the enterprise → Begun */
  SpRiskSchemeBook *schemes;
  GPtrArray *fresh; /* of SpRiskAssessment: those of the row checked last that are new */

  /* State */
  SpRiskRow row;
  SpRecordKey keys[SP_RISK_N_HEADS];
} SpRiskTable;

static void
begun_free (gpointer data)
{
  Begun *begun = data;

  g_free (begun->name);
  g_free (begun->uid);
  g_free (begun);
}

static void
known_free (gpointer data)
{
  Known *known = data;

  g_hash_table_unref (known->by_number);
  g_hash_table_unref (known->by_words);
  g_free (known);
}

static void
risk_table_free (gpointer data)
{
  SpRiskTable *self = data;

  g_clear_pointer (&self->enterprises, sp_enterprise_index_free);
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->begun_by_key);
  g_ptr_array_unref (self->begun);
  g_ptr_array_unref (self->fresh);
  sp_risk_scheme_book_free (self->schemes);
  sp_risk_row_finish (&self->row);
  g_free (self);
}

static void
begin (gpointer user_data)
{
  SpRiskTable *self = user_data;

  g_clear_pointer (&self->enterprises, sp_enterprise_index_free);
  g_hash_table_remove_all (self->known);
  g_hash_table_remove_all (self->begun_by_key);
  g_ptr_array_set_size (self->begun, 0);
  sp_risk_scheme_book_free (self->schemes);
  self->schemes = sp_risk_scheme_book_new ();
}

/* ---- which point ---- */

static char *
dup_words (SpRecord *point)
{
  g_autofree char *words = g_strjoin ("\x1f", sp_record_get_text (point, SP_RISK_POINT_NAME),
                                      sp_record_get_text (point, SP_RISK_POINT_ANALYSIS_UNIT),
                                      sp_record_get_text (point, SP_RISK_POINT_FACTORS), NULL);

  return sp_text_squash (words);
}

static void
keep_id (GHashTable *ids, char *taken, int64_t id)
{
  if (g_hash_table_contains (ids, taken))
    g_free (taken);
  else
    g_hash_table_insert (ids, taken, g_memdup2 (&id, sizeof id));
}

static const Known *
load_known (SpRiskTable *self, SpReader *reader, int64_t enterprise, GError **error)
{
  Known *known = g_hash_table_lookup (self->known, &enterprise);
  g_autoptr (GPtrArray) points = NULL;

  if (known != NULL)
    return known;
  points =
    sp_reader_load_all (reader, &sp_risk_point_type, SP_RISK_POINT_ENTERPRISE, enterprise, error);
  if (points == NULL)
    return NULL;
  known = g_new0 (Known, 1);
  known->by_number = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  known->by_words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < points->len; i++)
    {
      SpRecord *point = g_ptr_array_index (points, i);

      keep_id (known->by_number, g_strdup (sp_record_get_text (point, SP_RISK_POINT_NUMBER)),
               sp_record_get_id (point));
      keep_id (known->by_words, dup_words (point), sp_record_get_id (point));
    }
  g_hash_table_insert (self->known, g_memdup2 (&enterprise, sizeof enterprise), known);
  return known;
}

static gboolean
find_stored (SpRiskTable *self, SpReader *reader, SpRecord *point, int64_t *id, GError **error)
{
  const char *number = sp_record_get_text (point, SP_RISK_POINT_NUMBER);
  g_autofree char *words = dup_words (point);
  const Known *known =
    load_known (self, reader, sp_record_get_integer (point, SP_RISK_POINT_ENTERPRISE), error);
  const int64_t *found;

  if (known == NULL)
    return FALSE;
  found = *number != '\0' ? g_hash_table_lookup (known->by_number, number)
                          : g_hash_table_lookup (known->by_words, words);
  *id = found != NULL ? *found : 0;
  return TRUE;
}

/* Numbers and words never are one key: no number has the mark between words in it. */
static char *
dup_key (SpRecord *point, gboolean is_number)
{
  g_autofree char *words = is_number ? NULL : dup_words (point);

  return g_strdup_printf ("%" G_GINT64_FORMAT " %s",
                          sp_record_get_integer (point, SP_RISK_POINT_ENTERPRISE),
                          is_number ? sp_record_get_text (point, SP_RISK_POINT_NUMBER) : words);
}

static Begun *
find_begun (SpRiskTable *self, SpRecord *point)
{
  gboolean has_number = *sp_record_get_text (point, SP_RISK_POINT_NUMBER) != '\0';
  g_autofree char *key = dup_key (point, has_number);

  return g_hash_table_lookup (self->begun_by_key, key);
}

static void
begin_point (SpRiskTable *self, SpRecord *point)
{
  Begun *begun = g_new0 (Begun, 1);
  char *words = dup_key (point, FALSE);

  begun->name = g_strdup (sp_record_get_title (point));
  g_ptr_array_add (self->begun, begun);
  if (*sp_record_get_text (point, SP_RISK_POINT_NUMBER) != '\0')
    g_hash_table_insert (self->begun_by_key, dup_key (point, TRUE), begun);
  if (g_hash_table_contains (self->begun_by_key, words))
    g_free (words);
  else
    g_hash_table_insert (self->begun_by_key, words, begun);
}

static SpDraftState
match (SpReader *reader, SpRecord *record, int64_t *id, gpointer user_data, GError **error)
{
  SpRiskTable *self = user_data;
  const Begun *begun;

  if (!find_stored (self, reader, record, id, error))
    return SP_DRAFT_REFUSED;
  if (*id != 0)
    return SP_DRAFT_UPDATE;
  begun = find_begun (self, record);
  if (begun == NULL)
    {
      begin_point (self, record);
      return SP_DRAFT_NEW;
    }
  if (g_str_equal (begun->name, sp_record_get_title (record)))
    return SP_DRAFT_FOLDED;
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
               _ ("编号“%s”在表里前面是“%s”，一个编号只能是一个风险点。"),
               sp_record_get_text (record, SP_RISK_POINT_NUMBER), begun->name);
  return SP_DRAFT_REFUSED;
}

/* ---- what is assessed anew ---- */

static gboolean
is_equal (SpRecord *a, SpRecord *b, guint field)
{
  return sp_value_equal (&sp_risk_assessment_type.fields[field], sp_record_peek (a, field),
                         sp_record_peek (b, field));
}

/* Whether the row says of a stage only what stands already. */
static gboolean
is_standing (const SpRiskRow *row, SpRiskStage stage, SpRecord *standing)
{
  static const guint fields[] = {SP_RISK_ASSESSMENT_METHOD, SP_RISK_ASSESSMENT_FIRST,
                                 SP_RISK_ASSESSMENT_SECOND, SP_RISK_ASSESSMENT_THIRD,
                                 SP_RISK_ASSESSMENT_LEVEL,  SP_RISK_ASSESSMENT_CLAUSES};
  SpRecord *assessment = row->assessments[stage];

  if (standing == NULL)
    return FALSE;
  if (row->has_day[stage] && !is_equal (assessment, standing, SP_RISK_ASSESSMENT_ASSESSED_ON))
    return FALSE;
  if (row->is_bare[stage])
    return is_equal (assessment, standing, SP_RISK_ASSESSMENT_LEVEL);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!is_equal (assessment, standing, fields[i]))
      return FALSE;
  return TRUE;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  int64_t first = sp_record_get_integer (*(SpRecord *const *)a, SP_RISK_ASSESSMENT_ASSESSED_ON);
  int64_t second = sp_record_get_integer (*(SpRecord *const *)b, SP_RISK_ASSESSMENT_ASSESSED_ON);

  return (first > second) - (first < second);
}

/* Where the inherent risk becomes less than the residual one was, the residual one goes first: at
 * no moment may it be the worse of the two. */
static void
order_fresh (SpRiskTable *self, SpRecord *standing_residual)
{
  if (self->fresh->len == 2 && standing_residual != NULL &&
      sp_record_get_integer (self->fresh->pdata[0], SP_RISK_ASSESSMENT_LEVEL) >
        sp_record_get_integer (standing_residual, SP_RISK_ASSESSMENT_LEVEL))
    {
      gpointer inherent = self->fresh->pdata[0];

      self->fresh->pdata[0] = self->fresh->pdata[1];
      self->fresh->pdata[1] = inherent;
    }
}

/* Fills self->fresh by what is stored of point @id (0: nothing); @all (may be NULL) is what there
 * would be then. */
static gboolean
assess (SpRiskTable *self, SpReader *reader, int64_t id, GPtrArray **all, GError **error)
{
  g_autoptr (GPtrArray) stored = id != 0 ? sp_reader_load_risk_assessments (reader, id, error)
                                         : g_ptr_array_new_with_free_func (g_object_unref);
  SpRecord *residual = NULL;

  g_ptr_array_set_size (self->fresh, 0);
  if (stored == NULL)
    return FALSE;
  for (SpRiskStage stage = SP_RISK_INHERENT; stage <= SP_RISK_RESIDUAL; stage++)
    {
      SpRecord *standing = (SpRecord *)sp_risk_assessments_find (stored, stage, (SpDate)G_MAXINT32);
      SpRecord *assessment = self->row.assessments[stage];

      residual = standing;
      if (assessment == NULL || is_standing (&self->row, stage, standing))
        continue;
      if (standing != NULL)
        sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_CAUSE, SP_RISK_CAUSE_OTHER);
      g_ptr_array_add (self->fresh, g_object_ref (assessment));
    }
  order_fresh (self, residual);
  for (guint i = 0; i < self->fresh->len; i++)
    g_ptr_array_add (stored, g_object_ref (self->fresh->pdata[i]));
  g_ptr_array_sort (stored, compare_days);
  if (!sp_risk_assessments_check (stored, error))
    return FALSE;
  if (all != NULL)
    *all = g_steal_pointer (&stored);
  return TRUE;
}

/* ---- rows ---- */

static gboolean
resolve (
  SpReader *reader, SpRecord *record, const char *const *cells, gpointer user_data, GError **error)
{
  SpRiskTable *self = user_data;

  return sp_enterprise_table_take_code (&self->enterprises, reader, record,
                                        SP_RISK_POINT_ENTERPRISE, cells[SP_RISK_HEAD_CODE],
                                        error) &&
         sp_risk_row_read (&self->row, reader, self->schemes, record, cells, error);
}

/* A row of a stored point is judged with what is stored, after it was matched; what is assessed
 * anew shows in the derived fields. */
static gboolean
check (SpReader *reader, SpRecord *record, gpointer user_data, GError **error)
{
  SpRiskTable *self = user_data;
  g_autoptr (GPtrArray) all = NULL;
  int64_t id = sp_record_get_id (record);
  int64_t stored = 0;

  if (id == 0 && !find_stored (self, reader, record, &stored, error))
    return FALSE;
  if (stored != 0)
    return TRUE;
  if (!assess (self, reader, id, &all, error))
    return FALSE;
  if (self->fresh->len > 0)
    sp_risk_point_derive (SP_RISK_POINT (record), all, NULL, 0);
  return TRUE;
}

static void
tell (SpReader *reader, SpRecord *record, GPtrArray *sentences, gpointer user_data)
{
  SpRiskTable *self = user_data;
  g_autoptr (SpRecord) stored =
    sp_record_get_id (record) != 0
      ? sp_reader_load (reader, &sp_risk_point_type, sp_record_get_id (record), NULL)
      : NULL;

  for (guint i = 0; i < self->row.remarks->len; i++)
    g_ptr_array_add (sentences, g_strdup (self->row.remarks->pdata[i]));
  if (stored != NULL && !g_str_equal (sp_record_get_title (stored), sp_record_get_title (record)))
    g_ptr_array_add (sentences,
                     g_strdup_printf (_ ("编号“%s”在文件里是“%s”，表里叫“%s”，将改为表里的名称。"),
                                      sp_record_get_text (record, SP_RISK_POINT_NUMBER),
                                      sp_record_get_title (stored), sp_record_get_title (record)));
}

/* ---- above the heads ---- */

/* 一企一清单 as offices keep it: whose list it is, of which unit, and the level that its points
 * have unless they say one. */
static const guint block[] = {
  SP_RISK_POINT_ENTERPRISE,
  SP_RISK_POINT_ANALYSIS_UNIT,
  SP_RISK_POINT_N_FIELDS + SP_RISK_HEAD_CODE,
  SP_RISK_POINT_N_FIELDS + SP_RISK_HEAD_ANY_LEVEL,
  SP_RISK_POINT_N_FIELDS + SP_RISK_HEAD_OF_INHERENT + SP_RISK_HEAD_LEVEL,
  SP_RISK_POINT_N_FIELDS + SP_RISK_HEAD_OF_RESIDUAL + SP_RISK_HEAD_LEVEL,
};

/* Anything from which a level of @stage follows, or that is one. */
static gboolean
has_level (const char *const *keys, SpRiskStage stage)
{
  for (guint head = SP_RISK_HEAD_METHOD; head <= SP_RISK_HEAD_CLAUSES; head++)
    if (*keys[sp_risk_head_of (stage, head)] != '\0')
      return TRUE;
  return FALSE;
}

static gboolean
takes_block (guint field, const char *const *cells, gpointer user_data)
{
  const char *const *keys = cells + SP_RISK_POINT_N_FIELDS;
  gboolean has_any = *keys[SP_RISK_HEAD_ANY_LEVEL] != '\0';

  switch (field)
    {
    case SP_RISK_POINT_ENTERPRISE:
      return *keys[SP_RISK_HEAD_CODE] == '\0';
    case SP_RISK_POINT_N_FIELDS + SP_RISK_HEAD_CODE:
      return *cells[SP_RISK_POINT_ENTERPRISE] == '\0';
    case SP_RISK_POINT_N_FIELDS + SP_RISK_HEAD_ANY_LEVEL:
      return !has_level (keys, SP_RISK_INHERENT) && !has_level (keys, SP_RISK_RESIDUAL);
    case SP_RISK_POINT_N_FIELDS + SP_RISK_HEAD_OF_INHERENT + SP_RISK_HEAD_LEVEL:
      return !has_any && !has_level (keys, SP_RISK_INHERENT);
    case SP_RISK_POINT_N_FIELDS + SP_RISK_HEAD_OF_RESIDUAL + SP_RISK_HEAD_LEVEL:
      return !has_any && !has_level (keys, SP_RISK_RESIDUAL);
    default:
      return TRUE;
    }
}

/* ---- storing ---- */

static gboolean
write_fresh (SpRiskTable *self, SpWrite *write, int64_t point, GError **error)
{
  for (guint i = 0; i < self->fresh->len; i++)
    {
      sp_record_set_integer (self->fresh->pdata[i], SP_RISK_ASSESSMENT_RISK_POINT, point);
      if (!sp_write_insert (write, self->fresh->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

/* Texts of several lines grow by what is new, the others are filled in where they are empty. */
static void
fold (SpRecord *point, SpRecord *more)
{
  for (guint i = 0; i < sp_risk_point_type.n_fields; i++)
    {
      const SpField *field = &sp_risk_point_type.fields[i];
      const SpValue *value = sp_record_peek (more, i);

      if ((field->flags & SP_FIELD_DERIVED) != 0 || !value->is_set)
        continue;
      if ((field->flags & SP_FIELD_MULTILINE) != 0)
        sp_risk_row_add_lines (point, i, value->text);
      else if (!sp_record_peek (point, i)->is_set ||
               (field->type == SP_TYPE_BOOLEAN && value->integer != 0))
        sp_record_set_value (point, i, value);
    }
}

/* The point that a row before stored in this action; NULL where there is none, as when that action
 * was taken back. */
static SpRecord *
load_begun (SpReader *reader, const Begun *begun, GError **error)
{
  g_autoptr (SpRecord) point =
    begun->id != 0 ? sp_reader_load (reader, &sp_risk_point_type, begun->id, error) : NULL;

  return point != NULL && g_strcmp0 (sp_record_get_uid (point), begun->uid) == 0
           ? g_steal_pointer (&point)
           : NULL;
}

static gboolean
write_new (SpRiskTable *self, SpWrite *write, SpReader *reader, SpRecord *record, GError **error)
{
  Begun *begun = find_begun (self, record);
  g_autoptr (GError) failure = NULL;
  g_autoptr (SpRecord) point = begun != NULL ? load_begun (reader, begun, &failure) : NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (point != NULL)
    {
      fold (point, record);
      return assess (self, reader, begun->id, NULL, error) &&
             sp_write_update (write, point, error) && write_fresh (self, write, begun->id, error);
    }
  if (!sp_write_insert (write, record, error))
    return FALSE;
  if (begun != NULL)
    {
      begun->id = sp_record_get_id (record);
      g_free (begun->uid);
      begun->uid = g_strdup (sp_record_get_uid (record));
    }
  return write_fresh (self, write, sp_record_get_id (record), error);
}

/* A row is checked right before it is stored, so what is new of it is there. */
static gboolean
store (SpWrite *write, SpReader *reader, SpRecord *record, gpointer user_data, GError **error)
{
  SpRiskTable *self = user_data;

  if (sp_record_get_id (record) == 0)
    return write_new (self, write, reader, record, error);
  return sp_write_update (write, record, error) &&
         write_fresh (self, write, sp_record_get_id (record), error);
}

void
sp_risk_table_init (SpRecordProfile *profile)
{
  SpRiskTable *self = g_new0 (SpRiskTable, 1);

  self->known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, known_free);
  self->begun = g_ptr_array_new_with_free_func (begun_free);
  self->begun_by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->fresh = g_ptr_array_new_with_free_func (g_object_unref);
  self->schemes = sp_risk_scheme_book_new ();
  sp_risk_row_init (&self->row);
  for (guint i = 0; i < SP_RISK_N_HEADS; i++)
    self->keys[i] =
      (SpRecordKey) {sp_risk_heads[i].label, sp_risk_heads[i].code, sp_risk_heads[i].words};
  *profile = (SpRecordProfile) {.keys = self->keys,
                                .n_keys = SP_RISK_N_HEADS,
                                .block = block,
                                .n_block = G_N_ELEMENTS (block),
                                .takes_block = takes_block,
                                .resolve = resolve,
                                .check = check,
                                .match = match,
                                .user_data = self,
                                .free_data = risk_table_free,
                                .begin = begin,
                                .tell = tell,
                                .write = store};
}
