/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpSession: properties, signals and what a window looks at. What it does with the file is in
 * sp-session-store.c and sp-session-actions.c. */
#include "sp-session-private.h"

#include "base/sp-i18n.h"
#include "core/sp-hazard.h"

G_DEFINE_FINAL_TYPE (SpSession, sp_session, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* ---- GObject ---- */

static char *
dup_journal_label (SpSession *self, guint prop_id)
{
  char *label = NULL;

  if (self->store != NULL && (prop_id == PROP_UNDO_LABEL || prop_id == PROP_CAN_UNDO))
    label = sp_store_dup_undo_label (self->store, NULL);
  else if (self->store != NULL)
    label = sp_store_dup_redo_label (self->store, NULL);
  return label;
}

static void
get_journal_property (SpSession *self, guint prop_id, GValue *value)
{
  g_autofree char *label = dup_journal_label (self, prop_id);

  if (prop_id == PROP_CAN_UNDO || prop_id == PROP_CAN_REDO)
    g_value_set_boolean (value, label != NULL && !sp_session_is_read_only (self));
  else
    g_value_set_string (value, label != NULL ? label : "");
}

static void
sp_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SpSession *self = SP_SESSION (object);

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_PLAN:
      g_value_set_object (value, self->plan);
      break;
    case PROP_PLAN_TITLE:
      g_value_set_string (value,
                          self->plan != NULL ? sp_record_get_title (SP_RECORD (self->plan)) : "");
      break;
    case PROP_AS_OF:
      g_value_set_int (value, self->as_of);
      break;
    case PROP_IS_TODAY:
      g_value_set_boolean (value, self->as_of == sp_date_today ());
      break;
    case PROP_SELECTED_MEASURE:
      g_value_set_int64 (value, self->selected_measure);
      break;
    case PROP_SELECTED_UNIT:
      g_value_set_int64 (value, self->selected_unit);
      break;
    case PROP_PAGE:
      g_value_set_string (value, self->page);
      break;
    case PROP_SCHEDULE:
      g_value_set_object (value, self->schedule);
      break;
    case PROP_IS_LOADING:
      g_value_set_boolean (value, self->loading != NULL);
      break;
    case PROP_IS_WRITING:
      g_value_set_boolean (value, self->writing != NULL);
      break;
    case PROP_IMPORT_FILE:
      g_value_set_object (value, self->import_file);
      break;
    case PROP_CAN_UNDO:
    case PROP_CAN_REDO:
    case PROP_UNDO_LABEL:
    case PROP_REDO_LABEL:
      get_journal_property (self, prop_id, value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_session_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  SpSession *self = SP_SESSION (object);

  switch (prop_id)
    {
    case PROP_AS_OF:
      sp_session_set_as_of (self, g_value_get_int (value));
      break;
    case PROP_SELECTED_MEASURE:
      sp_session_set_selected_measure (self, g_value_get_int64 (value));
      break;
    case PROP_SELECTED_UNIT:
      sp_session_set_selected_unit (self, g_value_get_int64 (value));
      break;
    case PROP_PAGE:
      sp_session_set_page (self, g_value_get_string (value));
      break;
    case PROP_IMPORT_FILE:
      if (g_set_object (&self->import_file, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_session_dispose (GObject *object)
{
  SpSession *self = SP_SESSION (object);

  _sp_session_close (self);
  g_clear_object (&self->import_file);
  G_OBJECT_CLASS (sp_session_parent_class)->dispose (object);
}

static void
sp_session_finalize (GObject *object)
{
  SpSession *self = SP_SESSION (object);

  g_clear_object (&self->store_signals);
  g_clear_object (&self->writing);
  g_clear_pointer (&self->writing_text, g_free);
  g_clear_pointer (&self->page, g_free);
  g_clear_pointer (&self->filter_text, g_free);
  g_clear_pointer (&self->person, g_free);
  g_clear_pointer (&self->person_unit, g_free);
  g_clear_pointer (&self->signature, g_free);
  G_OBJECT_CLASS (sp_session_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags writable = readable | G_PARAM_WRITABLE;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, SP_TYPE_STORE, readable);
  properties[PROP_PLAN] = g_param_spec_object ("plan", NULL, NULL, sp_plan_get_type (), readable);
  properties[PROP_PLAN_TITLE] = g_param_spec_string ("plan-title", NULL, NULL, "", readable);
  properties[PROP_AS_OF] = g_param_spec_int ("as-of", NULL, NULL, 0, G_MAXINT, 0, writable);
  properties[PROP_IS_TODAY] = g_param_spec_boolean ("is-today", NULL, NULL, TRUE, readable);
  properties[PROP_SELECTED_MEASURE] =
    g_param_spec_int64 ("selected-measure", NULL, NULL, 0, G_MAXINT64, 0, writable);
  properties[PROP_SELECTED_UNIT] =
    g_param_spec_int64 ("selected-unit", NULL, NULL, 0, G_MAXINT64, 0, writable);
  properties[PROP_PAGE] = g_param_spec_string ("page", NULL, NULL, SP_PAGE_TASKS, writable);
  properties[PROP_SCHEDULE] =
    g_param_spec_object ("schedule", NULL, NULL, SP_TYPE_SCHEDULE, readable);
  properties[PROP_IS_LOADING] = g_param_spec_boolean ("is-loading", NULL, NULL, FALSE, readable);
  properties[PROP_IS_WRITING] = g_param_spec_boolean ("is-writing", NULL, NULL, FALSE, readable);
  properties[PROP_IMPORT_FILE] =
    g_param_spec_object ("import-file", NULL, NULL, G_TYPE_FILE, writable);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, readable);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, readable);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, "", readable);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, "", readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sp_session_class_init (SpSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = sp_session_dispose;
  object_class->finalize = sp_session_finalize;
  object_class->get_property = sp_session_get_property;
  object_class->set_property = sp_session_set_property;
  install_properties (object_class);

  signals[FILTER_CHANGED] =
    g_signal_new ("filter-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ROW_CHANGED] = g_signal_new ("row-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[RECORDS_CHANGED] =
    g_signal_new ("records-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MESSAGE] = g_signal_new ("message", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[SHOW_RECORD] = g_signal_new (
    "show-record", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL,
    G_TYPE_BOOLEAN, 5, G_TYPE_STRING, G_TYPE_INT64, G_TYPE_INT, G_TYPE_INT, G_TYPE_INT);
  signals[NARROW_RECORDS] =
    g_signal_new ("narrow-records", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                  G_TYPE_STRING, G_TYPE_STRING, G_TYPE_INT64);
  signals[TRACE_RECORDS] =
    g_signal_new ("trace-records", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                  G_TYPE_STRING, G_TYPE_POINTER, G_TYPE_STRING);
  signals[SHOW_HISTORY] = g_signal_new ("show-history", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
  signals[ERROR] = g_signal_new ("error", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_ERROR);
}

static void
sp_session_init (SpSession *self)
{
  self->as_of = sp_date_today ();
  self->page = g_strdup (SP_PAGE_TASKS);
  self->person = g_strdup ("");
  self->person_unit = g_strdup ("");
  self->signature = g_strdup ("");
  _sp_session_connect_store (self);
}

SpSession *
sp_session_new (void)
{
  return g_object_new (SP_TYPE_SESSION, NULL);
}

/* ---- for the other files of the class ---- */

void
_sp_session_notify (SpSession *self, SpSessionProperty property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

void
_sp_session_emit_row_changed (SpSession *self, int64_t measure)
{
  g_signal_emit (self, signals[ROW_CHANGED], 0, measure);
}

void
_sp_session_emit_filter_changed (SpSession *self)
{
  g_signal_emit (self, signals[FILTER_CHANGED], 0);
}

void
_sp_session_emit_records_changed (SpSession *self)
{
  g_signal_emit (self, signals[RECORDS_CHANGED], 0);
}

/* ---- state ---- */

SpStore *
sp_session_get_store (SpSession *self)
{
  g_return_val_if_fail (SP_IS_SESSION (self), NULL);
  return self->store;
}

SpReader *
sp_session_get_reader (SpSession *self)
{
  g_return_val_if_fail (SP_IS_SESSION (self), NULL);
  return self->store != NULL ? sp_store_get_reader (self->store) : NULL;
}

SpPlan *
sp_session_get_plan (SpSession *self)
{
  g_return_val_if_fail (SP_IS_SESSION (self), NULL);
  return self->plan;
}

SpSchedule *
sp_session_get_schedule (SpSession *self)
{
  g_return_val_if_fail (SP_IS_SESSION (self), NULL);
  return self->schedule;
}

gboolean
sp_session_is_loading (SpSession *self)
{
  g_return_val_if_fail (SP_IS_SESSION (self), FALSE);
  return self->loading != NULL;
}

gboolean
sp_session_is_read_only (SpSession *self)
{
  g_return_val_if_fail (SP_IS_SESSION (self), TRUE);
  return self->store == NULL || sp_store_is_read_only (self->store);
}

int
sp_session_get_near_days (SpSession *self)
{
  g_return_val_if_fail (SP_IS_SESSION (self), 0);
  return self->plan != NULL ? sp_plan_get_light_rule (self->plan).near_days
                            : sp_light_rule_default.near_days;
}

int
sp_session_get_near_days_of (SpSession *self, const SpRecordType *type)
{
  g_return_val_if_fail (SP_IS_SESSION (self), 0);
  return type == &sp_hazard_type && self->hazard_near_days >= 0 ? self->hazard_near_days
                                                                : sp_session_get_near_days (self);
}

SpDate
sp_session_get_as_of (SpSession *self)
{
  g_return_val_if_fail (SP_IS_SESSION (self), SP_DATE_NONE);
  return self->as_of;
}

void
sp_session_set_as_of (SpSession *self, SpDate as_of)
{
  g_return_if_fail (SP_IS_SESSION (self));

  if (as_of == SP_DATE_NONE)
    as_of = sp_date_today ();
  if (self->as_of == as_of)
    return;
  self->as_of = as_of;
  _sp_session_notify (self, PROP_AS_OF);
  _sp_session_notify (self, PROP_IS_TODAY);
  _sp_session_load_schedule (self);
}

int64_t
sp_session_get_selected_measure (SpSession *self)
{
  g_return_val_if_fail (SP_IS_SESSION (self), 0);
  return self->selected_measure;
}

void
sp_session_set_selected_measure (SpSession *self, int64_t measure)
{
  g_return_if_fail (SP_IS_SESSION (self));

  if (self->selected_measure == measure)
    return;
  self->selected_measure = measure;
  _sp_session_notify (self, PROP_SELECTED_MEASURE);
}

int64_t
sp_session_get_selected_unit (SpSession *self)
{
  g_return_val_if_fail (SP_IS_SESSION (self), 0);
  return self->selected_unit;
}

void
sp_session_set_selected_unit (SpSession *self, int64_t unit)
{
  g_return_if_fail (SP_IS_SESSION (self));

  if (self->selected_unit == unit)
    return;
  self->selected_unit = unit;
  _sp_session_notify (self, PROP_SELECTED_UNIT);
}

const char *
sp_session_get_page (SpSession *self)
{
  g_return_val_if_fail (SP_IS_SESSION (self), NULL);
  return self->page;
}

void
sp_session_set_page (SpSession *self, const char *page)
{
  g_return_if_fail (SP_IS_SESSION (self));

  if (page == NULL || g_strcmp0 (self->page, page) == 0)
    return;
  g_free (self->page);
  self->page = g_strdup (page);
  _sp_session_notify (self, PROP_PAGE);
}

void
sp_session_go_to_measure (SpSession *self, int64_t measure)
{
  SpTaskFilter none = {0};

  g_return_if_fail (SP_IS_SESSION (self));

  if (self->schedule != NULL && sp_schedule_find (self->schedule, measure) < 0)
    sp_session_set_filter (self, &none);
  sp_session_set_selected_measure (self, measure);
  sp_session_set_page (self, SP_PAGE_TASKS);
}

static gboolean
emit_show (
  SpSession *self, const SpRecordType *type, int64_t id, SpDate from, SpDate to, int standings)
{
  gboolean is_shown = FALSE;

  g_signal_emit (self, signals[SHOW_RECORD], 0, type->table, id, from, to, standings, &is_shown);
  return is_shown;
}

static gboolean
show_listed (SpSession *self, const SpRecordType *type, int64_t id)
{
  if (type == &sp_measure_type && id != 0)
    sp_session_go_to_measure (self, id);
  else if (type == &sp_unit_type)
    sp_session_go_to_unit (self, id);
  else
    return emit_show (self, type, id, SP_DATE_NONE, SP_DATE_NONE, 0);
  return TRUE;
}

/* What is listed nowhere itself is shown with what it belongs to: the first that it refers to. */
static void
show_owner (SpSession *self, const SpRecordType *type, int64_t id)
{
  SpReader *reader = sp_session_get_reader (self);
  g_autoptr (SpRecord) record = NULL;

  if (reader != NULL && id != 0)
    record = sp_reader_load (reader, type, id, NULL);
  for (guint i = 0; record != NULL && i < type->n_fields; i++)
    {
      const SpField *field = &type->fields[i];

      if (field->type == SP_TYPE_REFERENCE && sp_record_get_integer (record, i) != 0 &&
          show_listed (self, sp_record_type_by_table (field->references),
                       sp_record_get_integer (record, i)))
        return;
    }
}

void
sp_session_go_to_record (SpSession *self, const SpRecordType *type, int64_t id)
{
  g_return_if_fail (SP_IS_SESSION (self));
  g_return_if_fail (type != NULL);

  if (!show_listed (self, type, id))
    show_owner (self, type, id);
}

void
sp_session_go_to_days (SpSession *self, const SpRecordType *type, SpDate from, SpDate to)
{
  g_return_if_fail (SP_IS_SESSION (self));
  g_return_if_fail (type != NULL);

  emit_show (self, type, 0, from, to, 0);
}

void
sp_session_go_to_standings (SpSession *self, const SpRecordType *type, int standings)
{
  g_return_if_fail (SP_IS_SESSION (self));
  g_return_if_fail (type != NULL);

  emit_show (self, type, 0, SP_DATE_NONE, SP_DATE_NONE, standings);
}

void
sp_session_go_to_history (SpSession *self, const SpRecordType *type, int64_t id)
{
  g_return_if_fail (SP_IS_SESSION (self));
  g_return_if_fail (type != NULL);

  g_signal_emit (self, signals[SHOW_HISTORY], 0, type->table, id);
  sp_session_set_page (self, SP_PAGE_HISTORY);
}

void
sp_session_import (SpSession *self, GFile *document)
{
  g_object_set (self, "import-file", document, NULL);
  sp_session_set_page (self, SP_PAGE_IMPORT);
}

/* ---- filter ---- */

const SpTaskFilter *
sp_session_get_filter (SpSession *self)
{
  g_return_val_if_fail (SP_IS_SESSION (self), NULL);

  self->filter.plan = self->plan != NULL ? sp_record_get_id (SP_RECORD (self->plan)) : 0;
  self->filter.as_of = self->as_of;
  return &self->filter;
}

static gboolean
filter_equal (const SpTaskFilter *a, const SpTaskFilter *b)
{
  return a->part == b->part && a->unit == b->unit && a->roles == b->roles &&
         a->lights == b->lights && a->due_from == b->due_from && a->due_to == b->due_to &&
         a->kinds == b->kinds && a->changes == b->changes && a->baseline == b->baseline &&
         a->missed == b->missed &&
         g_strcmp0 (a->text != NULL ? a->text : "", b->text != NULL ? b->text : "") == 0;
}

void
sp_session_set_filter (SpSession *self, const SpTaskFilter *filter)
{
  char *text;

  g_return_if_fail (SP_IS_SESSION (self));
  g_return_if_fail (filter != NULL);

  if (filter_equal (&self->filter, filter))
    return;
  text = g_strdup (filter->text); /* @filter may be our own */
  self->filter = *filter;
  g_free (self->filter_text);
  self->filter_text = text;
  self->filter.text = text;
  sp_session_get_filter (self); /* puts plan and date back */
  _sp_session_emit_filter_changed (self);
  _sp_session_load_schedule (self);
}

gboolean
sp_session_is_filtered (SpSession *self)
{
  SpTaskFilter none = {0};

  g_return_val_if_fail (SP_IS_SESSION (self), FALSE);
  return !filter_equal (&self->filter, &none);
}

/* ---- telling ---- */

void
sp_session_report_error (SpSession *self, const GError *error)
{
  g_return_if_fail (SP_IS_SESSION (self));

  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (error, SP_STORE_ERROR, SP_STORE_ERROR_CANCELLED))
    return;
  g_signal_emit (self, signals[ERROR], 0, error);
}

void
sp_session_tell (SpSession *self, const char *message, gboolean undoable)
{
  g_return_if_fail (SP_IS_SESSION (self));
  g_return_if_fail (message != NULL);

  g_signal_emit (self, signals[MESSAGE], 0, message, undoable);
}
