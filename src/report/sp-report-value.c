/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-report-value.h. */
#include "report/sp-report-value.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "core/sp-hazard.h"
#include "core/sp-hazard-days.h"
#include "core/sp-institution.h"
#include "core/sp-supervision.h"
#include "report/sp-report-quantity.h"

#include <string.h>

#define TICK "√"

struct _SpReportLookup
{
  /* Owned */
  GHashTable *records; /* by table and id → SpRecord, or NULL: what paths lead through */
  GHashTable *titles;  /* by table and id → char * */
  GError *error;

  /* Borrowed */
  SpReader *reader;

  /* State */
  SpDate as_of;
};

typedef struct
{
  const SpRecordType *type;
  int64_t id;
} Key;

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return g_direct_hash (key->type) * 31u + (guint)key->id;
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const Key *left = a;
  const Key *right = b;

  return left->type == right->type && left->id == right->id;
}

static void
unref_if_any (gpointer record)
{
  if (record != NULL)
    g_object_unref (record);
}

SpReportLookup *
sp_report_lookup_new (SpReader *reader, SpDate as_of)
{
  SpReportLookup *self = g_new0 (SpReportLookup, 1);

  self->reader = reader;
  self->as_of = as_of;
  self->records = g_hash_table_new_full (hash_key, equal_keys, g_free, unref_if_any);
  self->titles = g_hash_table_new_full (hash_key, equal_keys, g_free, g_free);
  return self;
}

SpReader *
sp_report_lookup_get_reader (const SpReportLookup *self)
{
  return self->reader;
}

void
sp_report_lookup_free (SpReportLookup *self)
{
  g_hash_table_unref (self->records);
  g_hash_table_unref (self->titles);
  g_clear_error (&self->error);
  g_free (self);
}

gboolean
sp_report_lookup_finish (SpReportLookup *self, GError **error)
{
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

static SpRecord *
look_up (SpReportLookup *self, const SpRecordType *type, int64_t id)
{
  Key key = {type, id};
  gpointer record;

  if (id == 0 || self->error != NULL)
    return NULL;
  if (g_hash_table_lookup_extended (self->records, &key, NULL, &record))
    return record;
  record = sp_reader_load (self->reader, type, id, &self->error);
  g_hash_table_insert (self->records, g_memdup2 (&key, sizeof key), record);
  return record;
}

static const char *
look_up_title (SpReportLookup *self, const SpRecordType *type, int64_t id)
{
  Key key = {type, id};
  char *title;
  g_autoptr (SpRecord) record = NULL;

  if (id == 0 || self->error != NULL)
    return "";
  title = g_hash_table_lookup (self->titles, &key);
  if (title != NULL)
    return title;
  record = sp_reader_load (self->reader, type, id, &self->error);
  title = g_strdup (record != NULL ? sp_record_get_title (record) : "");
  g_hash_table_insert (self->titles, g_memdup2 (&key, sizeof key), title);
  return title;
}

/* ---- paths ---- */

#define MOST_HOPS 4

/* A field, through references. */
typedef struct
{
  guint hops[MOST_HOPS]; /* fields that refer on */
  guint n_hops;
  const SpRecordType *type; /* that has the field */
  guint field;
  const SpRecordType *target; /* of a reference */
} Path;

/* FALSE: @text means nothing for @type. */
static gboolean
path_parse (const SpRecordType *type, const char *text, Path *path)
{
  g_auto (GStrv) names = g_strsplit (text, ".", -1);
  guint n = g_strv_length (names);

  *path = (Path) {.type = type};
  if (n == 0 || n > MOST_HOPS)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      int field = sp_record_type_field (path->type, names[i]);
      const char *references = field >= 0 ? path->type->fields[field].references : NULL;

      if (field < 0)
        return FALSE;
      path->field = (guint)field;
      path->target = references != NULL ? sp_record_type_by_table (references) : NULL;
      if (i + 1 == n)
        break;
      if (path->target == NULL)
        return FALSE;
      path->hops[path->n_hops++] = path->field;
      path->type = path->target;
    }
  return TRUE;
}

/* The record that has the field; NULL: nothing there. */
static SpRecord *
path_follow (SpReportLookup *self, const Path *path, SpRecord *record)
{
  for (guint i = 0; record != NULL && i < path->n_hops; i++)
    {
      const SpRecordType *type = sp_record_get_record_type (record);

      record = look_up (self, sp_record_type_by_table (type->fields[path->hops[i]].references),
                        sp_record_get_integer (record, path->hops[i]));
    }
  return record;
}

/* ---- how a record stands ---- */

static char *
dup_standing (SpReportLookup *self, SpRecord *record)
{
  if (SP_IS_INSTITUTION (record))
    return sp_institution_dup_standing (SP_INSTITUTION (record), self->as_of, 0);
  if (SP_IS_SUPERVISION (record))
    return sp_supervision_dup_state (SP_SUPERVISION (record), self->as_of);
  if (SP_IS_HAZARD (record))
    {
      SpDate deadline = (SpDate)sp_record_get_integer (record, SP_HAZARD_DEADLINE);
      int state = (int)sp_record_get_integer (record, SP_HAZARD_STATE);
      gboolean is_open = state < SP_HAZARD_CLOSED;

      if (is_open && deadline != SP_DATE_NONE && deadline < self->as_of)
        return g_strdup_printf (_ ("超期%d天"), self->as_of - deadline);
      return g_strdup (sp_vocabulary_label (&sp_hazard_states, state));
    }
  return g_strdup ("");
}

static gboolean
has_standing (const SpRecordType *type)
{
  return type == &sp_institution_type || type == &sp_supervision_type || type == &sp_hazard_type;
}

/* ---- what belongs to a record ---- */

/* @table.field; the field of @table that refers to @type. */
static gboolean
parse_children (const SpRecordType *type,
                const char *value,
                const SpRecordType **child,
                guint *owner,
                char **path)
{
  const char *dot = strchr (value, '.');
  g_autofree char *table = dot != NULL ? g_strndup (value + 1, (gsize)(dot - value - 1)) : NULL;

  *child = table != NULL ? sp_record_type_by_table (table) : NULL;
  if (*child == NULL)
    return FALSE;
  *path = g_strdup (dot + 1);
  for (guint i = 0; i < (*child)->n_fields; i++)
    if (g_strcmp0 ((*child)->fields[i].references, type->table) == 0)
      {
        *owner = i;
        return TRUE;
      }
  g_clear_pointer (path, g_free);
  return FALSE;
}

/* What the field says, as a text; @owned: it was made. */
static const char *
get_text (SpReportLookup *self, SpRecord *record, const Path *path, char **owned)
{
  const SpField *field = &path->type->fields[path->field];
  const SpValue *value = sp_record_peek (record, path->field);

  if (field->type == SP_TYPE_REFERENCE)
    return path->target != NULL && value->is_set
             ? look_up_title (self, path->target, value->integer)
             : "";
  if (field->type == SP_TYPE_TEXT)
    return sp_record_get_text (record, path->field);
  if (field->type == SP_TYPE_CHOICE)
    return sp_vocabulary_label (field->choices, (int)value->integer);
  *owned = sp_value_to_label (field, value);
  return *owned;
}

static char *
dup_children (
  SpReportLookup *self, SpRecord *record, const SpRecordType *child, guint owner, const Path *path)
{
  g_autoptr (GPtrArray) children = NULL;
  GString *text = g_string_new (NULL);

  if (self->error == NULL)
    children =
      sp_reader_load_all (self->reader, child, (int)owner, sp_record_get_id (record), &self->error);
  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      SpRecord *end = path_follow (self, path, children->pdata[i]);
      g_autofree char *owned = NULL;
      const char *one = end != NULL ? get_text (self, end, path, &owned) : "";

      if (*one != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "", one);
    }
  return g_string_free (text, FALSE);
}

/* ---- readings ---- */

typedef enum
{
  READ_FIELD,
  READ_NUMBER,
  READ_BLANK,
  READ_STANDING,
  READ_CHILDREN,
} ReadKind;

typedef struct
{
  ReadKind kind;
  Path path;
  const SpRecordType *child; /* CHILDREN */
  guint owner;
} Attempt;

struct _SpReportReading
{
  GArray *attempts; /* of Attempt: the first that says something is shown */
  gboolean is_tick;
};

static gboolean
attempt_parse (const SpRecordType *type, const char *text, Attempt *attempt)
{
  g_autofree char *path = NULL;

  *attempt = (Attempt) {.kind = g_str_equal (text, "#")          ? READ_NUMBER
                                : g_str_equal (text, "blank")    ? READ_BLANK
                                : g_str_equal (text, "standing") ? READ_STANDING
                                : *text == '@'                   ? READ_CHILDREN
                                                                 : READ_FIELD};
  if (attempt->kind == READ_FIELD)
    return path_parse (type, text, &attempt->path);
  if (attempt->kind == READ_STANDING)
    return has_standing (type);
  return attempt->kind != READ_CHILDREN ||
         (parse_children (type, text, &attempt->child, &attempt->owner, &path) &&
          path_parse (attempt->child, path, &attempt->path));
}

SpReportReading *
sp_report_reading_new (const SpRecordType *type, const SpReportColumn *column)
{
  SpReportReading *self = g_new0 (SpReportReading, 1);
  g_auto (GStrv) values = g_strsplit (column->value, "|", -1);

  self->attempts = g_array_new (FALSE, FALSE, sizeof (Attempt));
  self->is_tick = column->as == SP_AS_TICK;
  for (guint i = 0; values[i] != NULL; i++)
    {
      Attempt attempt;

      if (attempt_parse (type, g_strstrip (values[i]), &attempt))
        g_array_append_val (self->attempts, attempt);
    }
  return self;
}

#define FIELD_BIT(field) (G_GUINT64_CONSTANT (1) << (field))

guint64
sp_report_reading_get_fields (const SpReportReading *self, const SpRecordType *type)
{
  guint64 fields = 0;

  g_return_val_if_fail (type->n_fields < 64, 0);

  for (guint i = 0; i < self->attempts->len; i++)
    {
      const Attempt *attempt = &g_array_index (self->attempts, Attempt, i);

      if (attempt->kind == READ_FIELD)
        fields |=
          FIELD_BIT (attempt->path.n_hops > 0 ? attempt->path.hops[0] : attempt->path.field);
      else if (attempt->kind == READ_STANDING)
        fields |= type == &sp_hazard_type
                    ? FIELD_BIT (SP_HAZARD_STATE) | FIELD_BIT (SP_HAZARD_DEADLINE)
                    : FIELD_BIT (type->n_fields) - 1;
    }
  return fields;
}

void
sp_report_reading_free (gpointer data)
{
  SpReportReading *self = data;

  g_array_unref (self->attempts);
  g_free (self);
}

/* ---- cells ---- */

static gboolean
set_text (SpReportLookup *self, SpRecord *record, const Path *path, SpReportLine *line, guint cell)
{
  char *owned = NULL;
  const char *text = get_text (self, record, path, &owned);

  if (owned != NULL)
    sp_report_line_set_text (line, cell, owned);
  else
    line->row.cells[cell].text = text;
  return *text != '\0';
}

static gboolean
set_field (SpReportLookup *self,
           SpRecord *record,
           const Path *path,
           SpReportCellKind kind,
           SpReportLine *line,
           guint cell)
{
  SpReportCell *at = &line->row.cells[cell];
  const SpValue *value = sp_record_peek (record, path->field);

  switch (kind)
    {
    case SP_REPORT_CELL_DATE:
      at->date = value->is_set ? (SpDate)value->integer : SP_DATE_NONE;
      at->is_none = at->date == SP_DATE_NONE;
      return !at->is_none;
    case SP_REPORT_CELL_COUNT:
    case SP_REPORT_CELL_CHANGE:
    case SP_REPORT_CELL_MONEY:
    case SP_REPORT_CELL_RATE:
    case SP_REPORT_CELL_PERCENT:
      at->number =
        path->type->fields[path->field].type == SP_TYPE_REAL ? value->real : (double)value->integer;
      at->is_none = !value->is_set;
      return value->is_set;
    case SP_REPORT_CELL_TEXT:
    case SP_REPORT_CELL_WORD:
    case SP_REPORT_CELL_CODE:
    default:
      return set_text (self, record, path, line, cell);
    }
}

static gboolean
says_something (SpRecord *record, const Path *path)
{
  const SpValue *value = sp_record_peek (record, path->field);

  return value->is_set &&
         (path->type->fields[path->field].type != SP_TYPE_BOOLEAN || value->integer != 0);
}

static gboolean
try_field (SpReportLookup *self,
           SpRecord *record,
           const SpReportReading *reading,
           const Path *path,
           SpReportCellKind kind,
           SpReportLine *line,
           guint cell)
{
  SpRecord *end = path_follow (self, path, record);

  if (end == NULL)
    return FALSE;
  if (!reading->is_tick && path->type->fields[path->field].type != SP_TYPE_BOOLEAN)
    return set_field (self, end, path, kind, line, cell);
  line->row.cells[cell].text = says_something (end, path) ? TICK : "";
  return TRUE;
}

static gboolean
try (SpReportLookup *self,
     SpRecord *record,
     const SpReportReading *reading,
     const Attempt *attempt,
     SpReportCellKind kind,
     SpReportLine *line,
     guint cell)
{
  switch (attempt->kind)
    {
    case READ_BLANK:
      line->row.cells[cell].is_blank = TRUE;
      return TRUE;
    case READ_STANDING:
      sp_report_line_set_text (line, cell, dup_standing (self, record));
      return TRUE;
    case READ_CHILDREN:
      sp_report_line_set_text (
        line, cell, dup_children (self, record, attempt->child, attempt->owner, &attempt->path));
      return *line->row.cells[cell].text != '\0';
    case READ_FIELD:
    case READ_NUMBER:
    default:
      return try_field (self, record, reading, &attempt->path, kind, line, cell);
    }
}

void
sp_report_value_set (SpReportLookup *self,
                     SpRecord *record,
                     const SpReportReading *reading,
                     SpReportCellKind kind,
                     guint number,
                     SpReportLine *line,
                     guint cell)
{
  line->row.cells[cell].is_none = TRUE;
  for (guint i = 0; i < reading->attempts->len; i++)
    {
      const Attempt *attempt = &g_array_index (reading->attempts, Attempt, i);

      if (attempt->kind == READ_NUMBER)
        sp_report_line_set_text (line, cell, g_strdup_printf ("%u", number));
      else if (!try (self, record, reading, attempt, kind, line, cell))
        continue;
      line->row.cells[cell].is_none = FALSE;
      break;
    }
}

/* ---- checking ---- */

gboolean
sp_report_record_value_check (const SpRecordType *type, const char *value, GError **error)
{
  g_auto (GStrv) values = g_strsplit (value, "|", -1);

  for (guint i = 0; values[i] != NULL; i++)
    {
      const char *one = g_strstrip (values[i]);
      Attempt attempt;

      if (attempt_parse (type, one, &attempt))
        continue;
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("%s没有“%s”这一项。"), _ (type->label),
                   one);
      return FALSE;
    }
  return TRUE;
}

static SpReportCellKind
field_kind (const SpField *field)
{
  switch (field->type)
    {
    case SP_TYPE_INTEGER:
      return SP_REPORT_CELL_COUNT;
    case SP_TYPE_REAL:
      return SP_REPORT_CELL_MONEY;
    case SP_TYPE_DATE:
      return SP_REPORT_CELL_DATE;
    case SP_TYPE_BOOLEAN:
    case SP_TYPE_CHOICE:
      return SP_REPORT_CELL_WORD;
    case SP_TYPE_REFERENCE:
    case SP_TYPE_TEXT:
    default:
      return field->flags & SP_FIELD_CODE ? SP_REPORT_CELL_CODE : SP_REPORT_CELL_TEXT;
    }
}

SpReportCellKind
sp_report_record_value_kind (const SpRecordType *type, const char *value)
{
  Attempt attempt;

  if (strchr (value, '|') != NULL || !attempt_parse (type, value, &attempt))
    return SP_REPORT_CELL_TEXT;
  return attempt.kind == READ_FIELD ? field_kind (&attempt.path.type->fields[attempt.path.field])
         : attempt.kind == READ_CHILDREN ? SP_REPORT_CELL_TEXT
                                         : SP_REPORT_CELL_WORD;
}
