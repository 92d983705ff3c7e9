/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpTask: an item of the task list, a copy of a computed row. The list lets it follow its measure.
 */
#include "store/sp-list-query.h"

struct _SpTask
{
  GObject parent_instance;

  /* Owned */
  char *status;
  /* State */
  SpScheduleRow row; /* strings owned */
  int64_t part;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_PART,
  PROP_PATH,
  PROP_TITLE,
  PROP_LEADS,
  PROP_RESPONSIBLES,
  PROP_DUE,
  PROP_REPORTED_ON,
  PROP_PERCENT,
  PROP_EXPECTED,
  PROP_LIGHT,
  PROP_DAYS,
  PROP_STATUS,
  PROP_SYMBOL,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (SpTask, sp_task, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

SpTask *
sp_task_new (const SpScheduleRow *row, int64_t part)
{
  SpTask *self = g_object_new (SP_TYPE_TASK, NULL);

  self->row = *row;
  self->row.path = g_strdup (row->path);
  self->row.title = g_strdup (row->title);
  self->row.leads = g_strdup (row->leads);
  self->row.responsibles = g_strdup (row->responsibles);
  self->part = part;
  self->status = sp_light_state_dup_text (&row->state);
  return self;
}

void
sp_task_take_over (SpTask *self, SpTask *newer)
{
  SpScheduleRow row = self->row;
  char *status = self->status;

  g_return_if_fail (SP_IS_TASK (self) && SP_IS_TASK (newer));
  self->row = newer->row;
  self->status = newer->status;
  self->part = newer->part;
  newer->row = row;
  newer->status = status;
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_0 + 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
  g_signal_emit (self, changed_signal, 0);
}

const SpScheduleRow *
sp_task_get_row (SpTask *self)
{
  g_return_val_if_fail (SP_IS_TASK (self), NULL);
  return &self->row;
}

int64_t
sp_task_get_id (SpTask *self)
{
  g_return_val_if_fail (SP_IS_TASK (self), 0);
  return self->row.measure;
}

static void
sp_task_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SpTask *self = SP_TASK (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->row.measure);
      break;
    case PROP_PART:
      g_value_set_int64 (value, self->part);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->row.path);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->row.title);
      break;
    case PROP_LEADS:
      g_value_set_string (value, self->row.leads);
      break;
    case PROP_RESPONSIBLES:
      g_value_set_string (value, self->row.responsibles);
      break;
    case PROP_DUE:
      g_value_set_int (value, self->row.due);
      break;
    case PROP_REPORTED_ON:
      g_value_set_int (value, self->row.reported_on);
      break;
    case PROP_PERCENT:
      g_value_set_int (value, self->row.percent);
      break;
    case PROP_EXPECTED:
      g_value_set_int (value, self->row.state.expected);
      break;
    case PROP_LIGHT:
      g_value_set_int (value, (int)self->row.state.light);
      break;
    case PROP_DAYS:
      g_value_set_int (value, self->row.state.days);
      break;
    case PROP_STATUS:
      g_value_set_string (value, self->status);
      break;
    case PROP_SYMBOL:
      g_value_set_static_string (value, sp_light_symbol (self->row.state.light));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_task_finalize (GObject *object)
{
  SpTask *self = SP_TASK (object);

  g_free ((char *)self->row.path);
  g_free ((char *)self->row.title);
  g_free ((char *)self->row.leads);
  g_free ((char *)self->row.responsibles);
  g_free (self->status);
  G_OBJECT_CLASS (sp_task_parent_class)->finalize (object);
}

static void
install_id (guint prop, const char *name)
{
  properties[prop] = g_param_spec_int64 (name, NULL, NULL, 0, G_MAXINT64, 0,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_int (guint prop, const char *name)
{
  properties[prop] =
    g_param_spec_int (name, NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_string (guint prop, const char *name)
{
  properties[prop] =
    g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
sp_task_class_init (SpTaskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sp_task_get_property;
  object_class->finalize = sp_task_finalize;

  install_id (PROP_ID, "id");
  install_id (PROP_PART, "part");
  install_string (PROP_PATH, "path");
  install_string (PROP_TITLE, "title");
  install_string (PROP_LEADS, "leads");
  install_string (PROP_RESPONSIBLES, "responsibles");
  install_int (PROP_DUE, "due");
  install_int (PROP_REPORTED_ON, "reported-on");
  install_int (PROP_PERCENT, "percent");
  install_int (PROP_EXPECTED, "expected");
  install_int (PROP_LIGHT, "light");
  install_int (PROP_DAYS, "days");
  install_string (PROP_STATUS, "status");
  install_string (PROP_SYMBOL, "symbol");
  g_object_class_install_properties (object_class, N_PROPS, properties);
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_task_init (SpTask *self)
{
}
