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
  GHashTable *records; /* by table and id → SpRecord, or NULL */
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
  return self;
}

void
sp_report_lookup_free (SpReportLookup *self)
{
  g_hash_table_unref (self->records);
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

/* ---- paths ---- */

/* Where a path ends. */
typedef struct
{
  SpRecord *record; /* NULL: nothing there */
  const SpRecordType *type;
  int field;
} End;

static const SpRecordType *
referred (const SpRecordType *type, const char *name, int *field)
{
  *field = sp_record_type_field (type, name);
  if (*field < 0 || type->fields[*field].type != SP_TYPE_REFERENCE)
    return NULL;
  return sp_record_type_by_table (type->fields[*field].references);
}

/* FALSE: the path means nothing for @type. */
static gboolean
walk (SpReportLookup *self, SpRecord *record, const SpRecordType *type, const char *path, End *end)
{
  g_auto (GStrv) names = g_strsplit (path, ".", -1);
  guint i = 0;

  for (; names[i] != NULL && names[i + 1] != NULL; i++)
    {
      int field;
      const SpRecordType *other = referred (type, names[i], &field);

      if (other == NULL)
        return FALSE;
      if (record != NULL)
        record = look_up (self, other, sp_record_get_integer (record, (guint)field));
      type = other;
    }
  if (names[i] == NULL)
    return FALSE;
  end->record = record;
  end->type = type;
  end->field = sp_record_type_field (type, names[i]);
  return end->field >= 0;
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

static char *
dup_end (SpReportLookup *self, const End *end)
{
  const SpField *field = &end->type->fields[end->field];

  if (end->record == NULL)
    return g_strdup ("");
  if (field->type == SP_TYPE_REFERENCE)
    {
      SpRecord *other = look_up (self, sp_record_type_by_table (field->references),
                                 sp_record_get_integer (end->record, (guint)end->field));

      return g_strdup (other != NULL ? sp_record_get_title (other) : "");
    }
  if (field->type == SP_TYPE_TEXT)
    return g_strdup (sp_record_get_text (end->record, (guint)end->field));
  return sp_value_to_label (field, sp_record_peek (end->record, (guint)end->field));
}

static char *
dup_children (SpReportLookup *self, SpRecord *record, const char *value)
{
  const SpRecordType *child;
  guint owner;
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) children = NULL;
  GString *text = g_string_new (NULL);

  if (self->error == NULL &&
      parse_children (sp_record_get_record_type (record), value, &child, &owner, &path))
    children =
      sp_reader_load_all (self->reader, child, (int)owner, sp_record_get_id (record), &self->error);
  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      End end;
      g_autofree char *one = NULL;

      if (!walk (self, children->pdata[i], child, path, &end))
        continue;
      one = dup_end (self, &end);
      if (*one != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "", one);
    }
  return g_string_free (text, FALSE);
}

/* ---- cells ---- */

static gboolean
set_end (
  SpReportLookup *self, const End *end, SpReportCellKind kind, SpReportLine *line, guint cell)
{
  SpReportCell *at = &line->row.cells[cell];
  const SpValue *value;

  if (end->record == NULL)
    return FALSE;
  value = sp_record_peek (end->record, (guint)end->field);
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
        end->type->fields[end->field].type == SP_TYPE_REAL ? value->real : (double)value->integer;
      at->is_none = !value->is_set;
      return value->is_set;
    case SP_REPORT_CELL_TEXT:
    case SP_REPORT_CELL_WORD:
    case SP_REPORT_CELL_CODE:
    default:
      sp_report_line_set_text (line, cell, dup_end (self, end));
      return *at->text != '\0';
    }
}

static gboolean
says_something (const End *end)
{
  const SpField *field = &end->type->fields[end->field];
  const SpValue *value =
    end->record != NULL ? sp_record_peek (end->record, (guint)end->field) : NULL;

  return value != NULL && value->is_set && (field->type != SP_TYPE_BOOLEAN || value->integer != 0);
}

static gboolean
set_one (SpReportLookup *self,
         SpRecord *record,
         const char *value,
         const SpReportColumn *column,
         SpReportCellKind kind,
         SpReportLine *line,
         guint cell)
{
  End end;
  gboolean is_tick;

  if (g_str_equal (value, "standing"))
    {
      sp_report_line_set_text (line, cell, dup_standing (self, record));
      return TRUE;
    }
  if (*value == '@')
    {
      sp_report_line_set_text (line, cell, dup_children (self, record, value));
      return *line->row.cells[cell].text != '\0';
    }
  if (!walk (self, record, sp_record_get_record_type (record), value, &end))
    return FALSE;
  is_tick = column->as == SP_AS_TICK || end.type->fields[end.field].type == SP_TYPE_BOOLEAN;
  if (is_tick)
    sp_report_line_set_text (line, cell, g_strdup (says_something (&end) ? TICK : ""));
  return is_tick || set_end (self, &end, kind, line, cell);
}

void
sp_report_value_set (SpReportLookup *self,
                     SpRecord *record,
                     const SpReportColumn *column,
                     SpReportCellKind kind,
                     guint number,
                     SpReportLine *line,
                     guint cell)
{
  g_auto (GStrv) values = NULL;

  if (g_str_equal (column->value, "blank"))
    {
      line->row.cells[cell].is_blank = TRUE;
      return;
    }
  if (g_str_equal (column->value, "#"))
    {
      sp_report_line_set_text (line, cell, g_strdup_printf ("%u", number));
      return;
    }
  values = g_strsplit (column->value, "|", -1);
  line->row.cells[cell].is_none = TRUE;
  for (guint i = 0; values[i] != NULL; i++)
    if (set_one (self, record, g_strstrip (values[i]), column, kind, line, cell))
      {
        line->row.cells[cell].is_none = FALSE;
        break;
      }
}

/* ---- checking ---- */

static gboolean
find_end (const SpRecordType *type, const char *value, End *end)
{
  const SpRecordType *child;
  guint owner;
  g_autofree char *path = NULL;

  if (*value != '@')
    return walk (NULL, NULL, type, value, end);
  return parse_children (type, value, &child, &owner, &path) && walk (NULL, NULL, child, path, end);
}

gboolean
sp_report_record_value_check (const SpRecordType *type, const char *value, GError **error)
{
  g_auto (GStrv) values = g_strsplit (value, "|", -1);

  if (g_str_equal (value, "#") || g_str_equal (value, "blank"))
    return TRUE;
  for (guint i = 0; values[i] != NULL; i++)
    {
      const char *one = g_strstrip (values[i]);
      End end;

      if (g_str_equal (one, "standing") ? has_standing (type) : find_end (type, one, &end))
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
  g_auto (GStrv) values = g_strsplit (value, "|", -1);
  End end;

  if (g_str_equal (value, "#") || g_str_equal (value, "standing") || g_str_equal (value, "blank"))
    return SP_REPORT_CELL_WORD;
  if (values[0] == NULL || values[1] != NULL || *value == '@' || !find_end (type, value, &end))
    return SP_REPORT_CELL_TEXT;
  return field_kind (&end.type->fields[end.field]);
}
