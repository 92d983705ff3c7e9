/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRecord: values by the type's list of fields, generic properties, identity and checks. */
#include "core/sp-record.h"

#include "core/sp-accident.h"
#include "core/sp-attachment.h"
#include "core/sp-criterion.h"
#include "core/sp-duty.h"
#include "core/sp-enterprise.h"
#include "core/sp-extension.h"
#include "core/sp-hazard.h"
#include "core/sp-indicator.h"
#include "core/sp-industry.h"
#include "core/sp-institution.h"
#include "core/sp-measure.h"
#include "core/sp-plan.h"
#include "core/sp-report-records.h"
#include "core/sp-risk-map.h"
#include "core/sp-supervision.h"
#include "core/sp-record-rules.h"
#include "core/sp-unit.h"

#include <string.h>

typedef struct
{
  /* Owned */
  SpValue *values; /* n_fields of them */
  char *uid;
  /* State */
  int64_t id;
  int64_t revision;
} SpRecordPrivate;

enum
{
  PROP_0,
  PROP_ID,
  PROP_UID,
  PROP_REVISION,
  N_PROPS /* field i is property N_PROPS + i */
};

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SpRecord, sp_record, G_TYPE_OBJECT)

#define PRIVATE(self) ((SpRecordPrivate *)sp_record_get_instance_private (self))

const SpRecordType *const *
sp_record_types (void)
{
  static const SpRecordType *const types[] = {
    &sp_unit_type,
    &sp_unit_alias_type,
    &sp_unit_member_type,
    &sp_plan_type,
    &sp_source_type,
    &sp_part_type,
    &sp_phase_type,
    &sp_measure_type,
    &sp_subitem_type,
    &sp_measure_unit_type,
    &sp_deadline_type,
    &sp_target_type,
    &sp_progress_type,
    &sp_doubt_type,
    &sp_extension_type,
    &sp_deadline_occurrence_type,
    &sp_indicator_type,
    &sp_milestone_type,
    &sp_indicator_value_type,
    &sp_industry_type,
    &sp_parameter_type,
    &sp_enterprise_type,
    &sp_licence_type,
    &sp_criterion_type,
    &sp_inspection_type,
    &sp_hazard_type,
    &sp_hazard_step_type,
    &sp_listing_type,
    &sp_accident_type,
    &sp_accident_total_type,
    &sp_duty_type,
    &sp_duty_occurrence_type,
    &sp_supervision_type,
    &sp_supervision_measure_type,
    &sp_supervision_hazard_type,
    &sp_enforcement_type,
    &sp_institution_type,
    &sp_institution_step_type,
    &sp_institution_unit_type,
    &sp_institution_measure_type,
    &sp_institution_hazard_type,
    &sp_harm_kind_type,
    &sp_risk_ground_type,
    &sp_risk_scheme_type,
    &sp_risk_factor_type,
    &sp_risk_point_type,
    &sp_risk_assessment_type,
    &sp_risk_event_type,
    &sp_risk_report_type,
    &sp_risk_map_type,
    &sp_risk_area_type,
    &sp_risk_place_type,
    &sp_report_form_type,
    &sp_report_made_type,
    &sp_report_template_type,
    &sp_attachment_type,
    NULL,
  };

  return types;
}

const SpRecordType *
sp_record_type_by_table (const char *table)
{
  for (const SpRecordType *const *type = sp_record_types (); *type != NULL; type++)
    if (g_strcmp0 ((*type)->table, table) == 0)
      return *type;
  return NULL;
}

int
sp_record_type_field (const SpRecordType *type, const char *name)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (g_strcmp0 (type->fields[i].name, name) == 0)
      return (int)i;
  return -1;
}

SpRecord *
sp_record_new (const SpRecordType *type)
{
  return g_object_new (type->get_type (), NULL);
}

const SpRecordType *
sp_record_get_record_type (SpRecord *self)
{
  g_return_val_if_fail (SP_IS_RECORD (self), NULL);
  return SP_RECORD_GET_CLASS (self)->record_type;
}

static const SpField *
field_of (SpRecord *self, guint field)
{
  const SpRecordType *type = SP_RECORD_GET_CLASS (self)->record_type;

  g_assert (field < type->n_fields);
  return &type->fields[field];
}

SpRecord *
sp_record_copy (SpRecord *self)
{
  const SpRecordType *type = sp_record_get_record_type (self);
  SpRecord *copy = sp_record_new (type);

  for (guint i = 0; i < type->n_fields; i++)
    sp_value_copy (&type->fields[i], &PRIVATE (self)->values[i], &PRIVATE (copy)->values[i]);
  sp_record_set_identity (copy, PRIVATE (self)->id, PRIVATE (self)->uid, PRIVATE (self)->revision);
  return copy;
}

void
sp_record_assign (SpRecord *self, SpRecord *from)
{
  const SpRecordType *type = sp_record_get_record_type (self);

  g_return_if_fail (sp_record_get_record_type (from) == type);
  g_object_freeze_notify (G_OBJECT (self));
  sp_record_set_identity (self, PRIVATE (from)->id, PRIVATE (from)->uid, PRIVATE (from)->revision);
  for (guint i = 0; i < type->n_fields; i++)
    sp_record_set_value (self, i, &PRIVATE (from)->values[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

int64_t
sp_record_get_id (SpRecord *self)
{
  g_return_val_if_fail (SP_IS_RECORD (self), 0);
  return PRIVATE (self)->id;
}

const char *
sp_record_get_uid (SpRecord *self)
{
  g_return_val_if_fail (SP_IS_RECORD (self), NULL);
  return PRIVATE (self)->uid;
}

int64_t
sp_record_get_revision (SpRecord *self)
{
  g_return_val_if_fail (SP_IS_RECORD (self), 0);
  return PRIVATE (self)->revision;
}

void
sp_record_set_identity (SpRecord *self, int64_t id, const char *uid, int64_t revision)
{
  SpRecordPrivate *priv;

  g_return_if_fail (SP_IS_RECORD (self));
  priv = PRIVATE (self);
  if (g_strcmp0 (priv->uid, uid) != 0)
    {
      g_free (priv->uid);
      priv->uid = g_strdup (uid);
    }
  priv->id = id;
  priv->revision = revision;
}

static char *
write_hex (char *to, guint64 bits, guint n_digits)
{
  for (guint i = 0; i < n_digits; i++)
    to[i] = "0123456789abcdef"[bits >> (4 * (n_digits - 1 - i)) & 0xf];
  return to + n_digits;
}

/* UUID version 7 (RFC 9562 §5.7): 48 bits of milliseconds, then random bits, so that uids sort by
 * age. */
char *
sp_uid_new (void)
{
  static const guint lengths[] = {8, 4, 4, 4, 12};
  guint64 ms = (guint64)(g_get_real_time () / 1000);
  guint32 a = g_random_int ();
  guint32 b = g_random_int ();
  guint32 c = g_random_int ();
  const guint64 groups[] = {ms >> 16, ms & 0xffff, 0x7000 | (a & 0xfff),
                            0x8000 | ((a >> 12) & 0x3fff), (guint64)(b & 0xffff) << 32 | c};
  char *uid = g_malloc (36 + 1);
  char *to = uid;

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      to = write_hex (to, groups[i], lengths[i]);
      *to++ = i + 1 < G_N_ELEMENTS (groups) ? '-' : '\0';
    }
  return uid;
}

const SpValue *
sp_record_peek (SpRecord *self, guint field)
{
  field_of (self, field);
  return &PRIVATE (self)->values[field];
}

void
sp_record_set_value (SpRecord *self, guint field, const SpValue *value)
{
  const SpField *declared = field_of (self, field);
  SpValue *slot = &PRIVATE (self)->values[field];
  SpValue copy;

  if (sp_value_equal (declared, slot, value))
    return;
  sp_value_copy (declared, value, &copy);
  sp_value_clear (slot);
  *slot = copy;
  g_object_notify_by_pspec (G_OBJECT (self), SP_RECORD_GET_CLASS (self)->properties[field]);
}

const char *
sp_record_get_text (SpRecord *self, guint field)
{
  const char *text = PRIVATE (self)->values[field].text;

  g_assert (field_of (self, field)->type == SP_TYPE_TEXT);
  return text ? text : "";
}

int64_t
sp_record_get_integer (SpRecord *self, guint field)
{
  const SpField *declared = field_of (self, field);

  g_assert (declared->type != SP_TYPE_TEXT && declared->type != SP_TYPE_REAL);
  return PRIVATE (self)->values[field].integer;
}

double
sp_record_get_real (SpRecord *self, guint field)
{
  g_assert (field_of (self, field)->type == SP_TYPE_REAL);
  return PRIVATE (self)->values[field].real;
}

void
sp_record_set_text (SpRecord *self, guint field, const char *text)
{
  SpValue value = {.is_set = text != NULL && *text != '\0'};

  g_assert (field_of (self, field)->type == SP_TYPE_TEXT);
  value.text = value.is_set ? (char *)text : NULL;
  sp_record_set_value (self, field, &value);
}

void
sp_record_set_integer (SpRecord *self, guint field, int64_t number)
{
  const SpField *declared = field_of (self, field);
  SpValue value = {.is_set = TRUE, .integer = number};

  g_assert (declared->type != SP_TYPE_TEXT && declared->type != SP_TYPE_REAL);
  if ((declared->type == SP_TYPE_DATE || declared->type == SP_TYPE_REFERENCE) && number == 0)
    value.is_set = FALSE;
  sp_record_set_value (self, field, &value);
}

void
sp_record_set_real (SpRecord *self, guint field, double number)
{
  SpValue value = {.is_set = TRUE, .real = number};

  g_assert (field_of (self, field)->type == SP_TYPE_REAL);
  sp_record_set_value (self, field, &value);
}

const char *
sp_record_get_title (SpRecord *self)
{
  guint field = sp_record_get_record_type (self)->title_field;

  return field_of (self, field)->type == SP_TYPE_TEXT ? sp_record_get_text (self, field) : "";
}

gboolean
sp_record_check (SpRecord *self, GError **error)
{
  const SpRecordType *type = sp_record_get_record_type (self);

  for (guint i = 0; i < type->n_fields; i++)
    if (!sp_field_check (&type->fields[i], &PRIVATE (self)->values[i], error))
      return FALSE;
  return sp_record_check_rules (self, error);
}

static void
get_field (const SpField *field, const SpValue *slot, GValue *value)
{
  switch (field->type)
    {
    case SP_TYPE_TEXT:
      g_value_set_string (value, slot->text ? slot->text : "");
      break;
    case SP_TYPE_REAL:
      g_value_set_double (value, slot->real);
      break;
    case SP_TYPE_BOOLEAN:
      g_value_set_boolean (value, slot->integer != 0);
      break;
    case SP_TYPE_DATE:
    case SP_TYPE_CHOICE:
      g_value_set_int (value, (int)slot->integer);
      break;
    case SP_TYPE_INTEGER:
    case SP_TYPE_REFERENCE:
    default:
      g_value_set_int64 (value, slot->integer);
      break;
    }
}

static void
set_field (SpRecord *self, guint field, const GValue *value)
{
  switch (field_of (self, field)->type)
    {
    case SP_TYPE_TEXT:
      sp_record_set_text (self, field, g_value_get_string (value));
      break;
    case SP_TYPE_REAL:
      sp_record_set_real (self, field, g_value_get_double (value));
      break;
    case SP_TYPE_BOOLEAN:
      sp_record_set_integer (self, field, g_value_get_boolean (value));
      break;
    case SP_TYPE_DATE:
    case SP_TYPE_CHOICE:
      sp_record_set_integer (self, field, g_value_get_int (value));
      break;
    case SP_TYPE_INTEGER:
    case SP_TYPE_REFERENCE:
    default:
      sp_record_set_integer (self, field, g_value_get_int64 (value));
      break;
    }
}

static void
sp_record_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SpRecord *self = SP_RECORD (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, PRIVATE (self)->id);
      break;
    case PROP_UID:
      g_value_set_string (value, PRIVATE (self)->uid);
      break;
    case PROP_REVISION:
      g_value_set_int64 (value, PRIVATE (self)->revision);
      break;
    default:
      get_field (field_of (self, prop_id - N_PROPS), &PRIVATE (self)->values[prop_id - N_PROPS],
                 value);
      break;
    }
}

static void
sp_record_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id < N_PROPS)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  else
    set_field (SP_RECORD (object), prop_id - N_PROPS, value);
}

static void
sp_record_constructed (GObject *object)
{
  SpRecord *self = SP_RECORD (object);
  guint n_fields = SP_RECORD_GET_CLASS (self)->record_type->n_fields;

  PRIVATE (self)->values = g_new0 (SpValue, n_fields);
  /* A choice is always one of its words, a boolean always yes or no. */
  for (guint i = 0; i < n_fields; i++)
    {
      const SpField *field = field_of (self, i);
      SpValue *slot = &PRIVATE (self)->values[i];

      slot->is_set |= field->type == SP_TYPE_BOOLEAN || field->type == SP_TYPE_CHOICE;
    }
  G_OBJECT_CLASS (sp_record_parent_class)->constructed (object);
}

static void
sp_record_finalize (GObject *object)
{
  SpRecord *self = SP_RECORD (object);
  guint n_fields = SP_RECORD_GET_CLASS (self)->record_type->n_fields;

  for (guint i = 0; i < n_fields; i++)
    sp_value_clear (&PRIVATE (self)->values[i]);
  g_free (PRIVATE (self)->values);
  g_free (PRIVATE (self)->uid);
  G_OBJECT_CLASS (sp_record_parent_class)->finalize (object);
}

/* The names are not static: GObject makes '-' of the columns' '_'. */
#define RECORD_PARAM_FLAGS (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY)

static GParamSpec *
field_param_spec (const SpField *field)
{
  switch (field->type)
    {
    case SP_TYPE_TEXT:
      return g_param_spec_string (field->name, NULL, NULL, NULL, RECORD_PARAM_FLAGS);
    case SP_TYPE_REAL:
      return g_param_spec_double (field->name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0,
                                  RECORD_PARAM_FLAGS);
    case SP_TYPE_BOOLEAN:
      return g_param_spec_boolean (field->name, NULL, NULL, FALSE, RECORD_PARAM_FLAGS);
    case SP_TYPE_DATE:
    case SP_TYPE_CHOICE:
      return g_param_spec_int (field->name, NULL, NULL, 0, G_MAXINT, 0, RECORD_PARAM_FLAGS);
    case SP_TYPE_INTEGER:
    case SP_TYPE_REFERENCE:
    default:
      return g_param_spec_int64 (field->name, NULL, NULL, G_MININT64, G_MAXINT64, 0,
                                 RECORD_PARAM_FLAGS);
    }
}

void
sp_record_class_install (SpRecordClass *klass, const SpRecordType *type)
{
  /* GObject does not hand these two down: each class serves the properties it installs. */
  G_OBJECT_CLASS (klass)->get_property = sp_record_get_property;
  G_OBJECT_CLASS (klass)->set_property = sp_record_set_property;
  klass->record_type = type;
  klass->properties =
    g_new0 (GParamSpec *, type->n_fields); /* lives as long as the class: for ever */
  for (guint i = 0; i < type->n_fields; i++)
    {
      klass->properties[i] = field_param_spec (&type->fields[i]);
      g_object_class_install_property (G_OBJECT_CLASS (klass), N_PROPS + i, klass->properties[i]);
    }
}

static void
sp_record_class_init (SpRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sp_record_get_property;
  object_class->set_property = sp_record_set_property;
  object_class->constructed = sp_record_constructed;
  object_class->finalize = sp_record_finalize;

  g_object_class_install_property (object_class, PROP_ID,
                                   g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags));
  g_object_class_install_property (object_class, PROP_UID,
                                   g_param_spec_string ("uid", NULL, NULL, NULL, flags));
  g_object_class_install_property (
    object_class, PROP_REVISION,
    g_param_spec_int64 ("revision", NULL, NULL, 0, G_MAXINT64, 0, flags));
}

static void
sp_record_init (SpRecord *self)
{
  /* The class seen here is not yet the subclass's: the values are made in constructed. */
}
