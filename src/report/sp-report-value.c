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

/* What is looked at: a row, or a record that one leads to. */
typedef struct
{
  const SpRecordRows *rows; /* NULL: @record */
  guint row;
  SpRecord *record;
} Subject;

static const SpValue *
peek (const Subject *subject, guint field)
{
  return subject->rows != NULL ? sp_record_rows_peek (subject->rows, subject->row, field)
                               : sp_record_peek (subject->record, field);
}

static int64_t
peek_integer (const Subject *subject, guint field)
{
  return peek (subject, field)->integer;
}

static const SpRecordType *
get_type (const Subject *subject)
{
  return subject->rows != NULL ? sp_record_rows_get_record_type (subject->rows)
                               : sp_record_get_record_type (subject->record);
}

/* Makes @subject what has the field; FALSE: nothing there. */
static gboolean
path_follow (SpReportLookup *self, const Path *path, Subject *subject)
{
  for (guint i = 0; i < path->n_hops; i++)
    {
      const SpField *field = &get_type (subject)->fields[path->hops[i]];
      SpRecord *record = sp_report_lookup_get_record (
        self, sp_record_type_by_table (field->references), peek_integer (subject, path->hops[i]));

      if (record == NULL)
        return FALSE;
      *subject = (Subject) {.record = record};
    }
  return TRUE;
}

/* ---- how a record stands ---- */

/* A row as a record, for rules of core that take one; all its fields were asked for. */
static SpRecord *
dup_record (const Subject *subject)
{
  const SpRecordType *type = get_type (subject);
  SpRecord *record = sp_record_new (type);

  for (guint i = 0; i < type->n_fields; i++)
    sp_record_set_value (record, i, peek (subject, i));
  return record;
}

static const char *
stand_hazard (const SpReportLookup *self, const Subject *subject, GStringChunk *texts)
{
  SpDate deadline = (SpDate)peek_integer (subject, SP_HAZARD_DEADLINE);
  int state = (int)peek_integer (subject, SP_HAZARD_STATE);
  char words[64];

  if (state >= SP_HAZARD_CLOSED || deadline == SP_DATE_NONE ||
      deadline >= sp_report_lookup_get_as_of (self))
    return sp_vocabulary_label (&sp_hazard_states, state);
  g_snprintf (words, sizeof words, _ ("超期%d天"), sp_report_lookup_get_as_of (self) - deadline);
  return g_string_chunk_insert_const (texts, words);
}

static const char *
get_standing (const SpReportLookup *self, const Subject *subject, GStringChunk *texts)
{
  g_autofree char *words = NULL;
  g_autoptr (SpRecord) record = NULL;

  if (get_type (subject) == &sp_hazard_type)
    return stand_hazard (self, subject, texts);
  record = dup_record (subject);
  words =
    SP_IS_INSTITUTION (record)
      ? sp_institution_dup_standing (SP_INSTITUTION (record), sp_report_lookup_get_as_of (self), 0)
      : sp_supervision_dup_state (SP_SUPERVISION (record), sp_report_lookup_get_as_of (self));
  return g_string_chunk_insert (texts, words);
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

/* What the field says, as a text. */
static const char *
get_text (SpReportLookup *self, const Subject *subject, const Path *path, GStringChunk *texts)
{
  const SpField *field = &path->type->fields[path->field];
  const SpValue *value = peek (subject, path->field);
  g_autofree char *label = NULL;

  if (field->type == SP_TYPE_REFERENCE)
    return path->target != NULL && value->is_set
             ? sp_report_lookup_get_title (self, path->target, value->integer)
             : "";
  if (field->type == SP_TYPE_TEXT)
    return value->text != NULL ? value->text : "";
  if (field->type == SP_TYPE_CHOICE)
    return sp_vocabulary_label (field->choices, (int)value->integer);
  label = sp_value_to_label (field, value);
  return g_string_chunk_insert (texts, label);
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
          SP_FIELD_BIT (attempt->path.n_hops > 0 ? attempt->path.hops[0] : attempt->path.field);
      else if (attempt->kind == READ_STANDING)
        fields |= type == &sp_hazard_type
                    ? SP_FIELD_BIT (SP_HAZARD_STATE) | SP_FIELD_BIT (SP_HAZARD_DEADLINE)
                    : SP_FIELD_BIT (type->n_fields) - 1;
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

static const char *
get_children (SpReportLookup *self, int64_t id, const Attempt *attempt, GStringChunk *texts)
{
  g_autoptr (GPtrArray) children =
    sp_report_lookup_list_children (self, attempt->child, attempt->owner, id);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      Subject end = {.record = children->pdata[i]};
      const char *one = path_follow (self, &attempt->path, &end)
                          ? get_text (self, &end, &attempt->path, texts)
                          : "";

      if (*one != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "", one);
    }
  return g_string_chunk_insert_len (texts, text->str, (gssize)text->len);
}

/* What happened after the report's date had not happened yet. */
static gboolean
is_known (const SpReportLookup *self, const Path *path, const SpValue *value)
{
  return (path->type->fields[path->field].flags & SP_FIELD_PLANNED) ||
         value->integer <= sp_report_lookup_get_as_of (self);
}

static gboolean
set_field (SpReportLookup *self,
           const Subject *subject,
           const Path *path,
           SpReportCellKind kind,
           GStringChunk *texts,
           SpReportCell *cell)
{
  const SpValue *value = peek (subject, path->field);

  switch (kind)
    {
    case SP_REPORT_CELL_DATE:
      cell->date =
        value->is_set && is_known (self, path, value) ? (SpDate)value->integer : SP_DATE_NONE;
      cell->is_none = cell->date == SP_DATE_NONE;
      return !cell->is_none;
    case SP_REPORT_CELL_COUNT:
    case SP_REPORT_CELL_CHANGE:
    case SP_REPORT_CELL_MONEY:
    case SP_REPORT_CELL_RATE:
    case SP_REPORT_CELL_PERCENT:
      cell->number =
        path->type->fields[path->field].type == SP_TYPE_REAL ? value->real : (double)value->integer;
      cell->is_none = !value->is_set;
      return value->is_set;
    case SP_REPORT_CELL_TEXT:
    case SP_REPORT_CELL_WORD:
    case SP_REPORT_CELL_CODE:
    default:
      cell->text = get_text (self, subject, path, texts);
      return *cell->text != '\0';
    }
}

static gboolean
says_something (const Subject *subject, const Path *path)
{
  const SpValue *value = peek (subject, path->field);

  return value->is_set &&
         (path->type->fields[path->field].type != SP_TYPE_BOOLEAN || value->integer != 0);
}

static gboolean
try_field (SpReportLookup *self,
           Subject subject,
           const SpReportReading *reading,
           const Path *path,
           SpReportCellKind kind,
           GStringChunk *texts,
           SpReportCell *cell)
{
  if (!path_follow (self, path, &subject))
    return FALSE;
  if (!reading->is_tick && path->type->fields[path->field].type != SP_TYPE_BOOLEAN)
    return set_field (self, &subject, path, kind, texts, cell);
  cell->text = says_something (&subject, path) ? TICK : "";
  return TRUE;
}

static const char *
keep_number (guint number, GStringChunk *texts)
{
  char digits[16];

  g_snprintf (digits, sizeof digits, "%u", number);
  return g_string_chunk_insert (texts, digits);
}

static gboolean
try (SpReportLookup *self,
     const Subject *subject,
     const SpReportReading *reading,
     const Attempt *attempt,
     SpReportCellKind kind,
     guint number,
     GStringChunk *texts,
     SpReportCell *cell)
{
  switch (attempt->kind)
    {
    case READ_BLANK:
      cell->is_blank = TRUE;
      return TRUE;
    case READ_NUMBER:
      cell->text = keep_number (number, texts);
      return TRUE;
    case READ_STANDING:
      cell->text = get_standing (self, subject, texts);
      return TRUE;
    case READ_CHILDREN:
      cell->text =
        get_children (self, sp_record_rows_get_id (subject->rows, subject->row), attempt, texts);
      return *cell->text != '\0';
    case READ_FIELD:
    default:
      return try_field (self, *subject, reading, &attempt->path, kind, texts, cell);
    }
}

void
sp_report_value_set (SpReportLookup *self,
                     const SpRecordRows *rows,
                     guint row,
                     const SpReportReading *reading,
                     SpReportCellKind kind,
                     guint number,
                     GStringChunk *texts,
                     SpReportCell *cell)
{
  Subject subject = {.rows = rows, .row = row};

  cell->is_none = TRUE;
  for (guint i = 0; i < reading->attempts->len; i++)
    if (try (self, &subject, reading, &g_array_index (reading->attempts, Attempt, i), kind, number,
             texts, cell))
      {
        cell->is_none = FALSE;
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
