/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRecord: what the program keeps, one object a row. Each kind of record is a final subclass made
 * by SP_DECLARE_RECORD and SP_DEFINE_RECORD from its list of fields; properties, columns, labels
 * and checks all come from that list. A record is a copy of a row: setting a field changes the copy
 * only; the store's write path changes the row. Knows no SQL. */
#pragma once

#include "core/sp-field.h"

G_BEGIN_DECLS

typedef struct
{
  const char *table; /* SQL table and the name in journals, e.g. "measure" */
  const char *label; /* Chinese, e.g. 任务 */
  const SpField *fields;
  guint n_fields;
  guint title_field; /* index of the field that names a record to people */
  GType (*get_type) (void);
} SpRecordType;

#define SP_TYPE_RECORD (sp_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (SpRecord, sp_record, SP, RECORD, GObject)

struct _SpRecordClass
{
  GObjectClass parent_class;
  const SpRecordType *record_type;
  GParamSpec **properties; /* by field */
};

/* All types, in the order in which rows must be inserted (referenced first). NULL-terminated. */
const SpRecordType *const *sp_record_types (void);
const SpRecordType *sp_record_type_by_table (const char *table); /* NULL where there is none */
int sp_record_type_field (const SpRecordType *type, const char *name); /* index, or -1 */

SpRecord *sp_record_new (
  const SpRecordType *type);               /* transfer full; id 0, fields none or the first word */
SpRecord *sp_record_copy (SpRecord *self); /* transfer full */
/* Makes @self what @from is, of the same type, identity and all; notifies of what differs. */
void sp_record_assign (SpRecord *self, SpRecord *from);
const SpRecordType *sp_record_get_record_type (SpRecord *self);

/* Properties of every record: "id" (int64, 0 before it is stored), "uid" (UUID v7, 36 characters),
 * "revision". */
int64_t sp_record_get_id (SpRecord *self);
const char *sp_record_get_uid (SpRecord *self);
int64_t sp_record_get_revision (SpRecord *self);
void sp_record_set_identity (SpRecord *self, int64_t id, const char *uid, int64_t revision);
char *sp_uid_new (void); /* a new UUID v7 */

/* @field is the index in the type's list, e.g. SP_MEASURE_TITLE. Setters notify only when the value
 * changed. */
const SpValue *sp_record_peek (SpRecord *self, guint field);
void sp_record_set_value (SpRecord *self, guint field, const SpValue *value);
const char *sp_record_get_text (SpRecord *self, guint field); /* "" for none */
int64_t sp_record_get_integer (SpRecord *self,
                               guint field); /* also DATE, BOOLEAN, CHOICE, REFERENCE */
double sp_record_get_real (SpRecord *self, guint field);
void sp_record_set_text (SpRecord *self, guint field, const char *text); /* NULL or "": none */
void sp_record_set_integer (SpRecord *self,
                            guint field,
                            int64_t value); /* DATE, REFERENCE: 0 is none */
void sp_record_set_real (SpRecord *self, guint field, double value);
const char *sp_record_get_title (SpRecord *self); /* the title field's text */

/* Makes plain what has one way to be written: the credit code of an enterprise. What cannot be is
 * left for the check to refuse. */
void sp_record_normalise (SpRecord *self);
/* Checks every field and then the rule of the type. The sentence names the field. */
gboolean sp_record_check (SpRecord *self, GError **error);

/* Machinery of SP_DEFINE_RECORD. */
void sp_record_class_install (SpRecordClass *klass, const SpRecordType *type);

/* From a list macro FIELDS(F) of F(NAME, name, TYPE, label, ...) come the enumeration and the
 * table; the rest of each line are designated initialisers of SpField. */
#define SP_RECORD_ENUM_ENTRY(PREFIX, NAME, name_, TYPE, label_, ...) SP_##PREFIX##_##NAME,
#define SP_RECORD_FIELD_ENTRY(PREFIX, NAME, name_, TYPE, label_, ...)                              \
  {.name = #name_, .label = label_, .type = SP_TYPE_##TYPE, __VA_ARGS__},

#define SP_DECLARE_RECORD(Type, type_name, PREFIX, FIELDS)                                         \
  enum                                                                                             \
  {                                                                                                \
    FIELDS (SP_RECORD_ENUM_ENTRY, PREFIX) SP_##PREFIX##_N_FIELDS                                   \
  };                                                                                               \
  extern const SpRecordType type_name##_type;                                                      \
  G_DECLARE_FINAL_TYPE (Type, type_name, SP, PREFIX, SpRecord)

#define SP_DEFINE_RECORD(Type, type_name, PREFIX, FIELDS, table_, label_, TITLE)                   \
  struct _##Type                                                                                   \
  {                                                                                                \
    SpRecord parent_instance;                                                                      \
  };                                                                                               \
  G_DEFINE_FINAL_TYPE (Type, type_name, SP_TYPE_RECORD)                                            \
  static const SpField type_name##_fields[] = {FIELDS (SP_RECORD_FIELD_ENTRY, PREFIX)};            \
  const SpRecordType type_name##_type = {table_,                                                   \
                                         label_,                                                   \
                                         type_name##_fields,                                       \
                                         SP_##PREFIX##_N_FIELDS,                                   \
                                         SP_##PREFIX##_##TITLE,                                    \
                                         type_name##_get_type};                                    \
  static void type_name##_class_init (Type##Class *klass)                                          \
  {                                                                                                \
    sp_record_class_install (SP_RECORD_CLASS (klass), &type_name##_type);                          \
  }                                                                                                \
  static void type_name##_init (Type *self)                                                        \
  {                                                                                                \
  }

G_END_DECLS
