/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-ledger.h. A further ledger is a table here. */
#include "sp-ledger.h"

#include "base/sp-i18n.h"
#include "core/sp-supervision.h"
#include "sp-app.h"

char *
sp_ledger_dup_cell (const SpLedgerColumn *column, SpRecord *record, SpTitles *titles, SpDate as_of)
{
  if (column->dup_text != NULL)
    return column->dup_text (record, as_of);
  return sp_titles_dup_field (
    titles, record,
    (guint)sp_record_type_field (sp_record_get_record_type (record), column->field));
}

/* @record as the as-of date knows it, where the column's field may have been another by then. */
static SpRecord *
dup_then (const SpLedgerColumn *column, SpSession *session, SpRecord *record)
{
  const SpRecordType *type = sp_record_get_record_type (record);
  SpReader *reader = sp_session_get_reader (session);
  SpRecord *then = NULL;

  if (reader != NULL && column->dup_text == NULL &&
      sp_record_follows_days (type, (guint)sp_record_type_field (type, column->field)))
    then = sp_reader_dup_record_then (reader, record, sp_session_get_as_of (session), NULL);
  return then != NULL ? then : g_object_ref (record);
}

char *
sp_ledger_dup_text (const SpLedgerColumn *column,
                    SpSession *session,
                    SpRecord *record,
                    SpTitles *titles)
{
  g_autoptr (SpRecord) then = NULL;

  if (column->dup_standing != NULL)
    return column->dup_standing (session, record);
  then = dup_then (column, session, record);
  return sp_ledger_dup_cell (column, then, titles, sp_session_get_as_of (session));
}

gboolean
sp_ledger_has_standings (const SpLedger *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].dup_standing != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_later (const SpLedger *self, SpRecord *record, SpDate as_of)
{
  return self->day_field != NULL &&
         sp_record_get_integer (record, (guint)sp_record_type_field (self->type, self->day_field)) >
           as_of;
}

const char *
sp_ledger_get_style (const SpLedger *self,
                     const SpLedgerColumn *column,
                     SpSession *session,
                     SpRecord *record)
{
  SpDate as_of = sp_session_get_as_of (session);
  const char *style = NULL;

  if (column->get_standing_style != NULL)
    style = column->get_standing_style (session, record);
  else if (column->get_style != NULL)
    style = column->get_style (record, as_of);
  if (style != NULL)
    return style;
  return is_later (self, record, as_of) ? SP_LEDGER_LATER : NULL;
}

const char *
sp_ledger_get_title (const SpLedger *self, const SpLedgerColumn *column)
{
  if (column->title != NULL)
    return _ (column->title);
  return _ (self->type->fields[sp_record_type_field (self->type, column->field)].label);
}

/* ---- columns ---- */

static gboolean
is_shown (const SpLedger *self, const SpField *field)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (g_strcmp0 (self->columns[i].field, field->name) == 0)
      return TRUE;
  return g_strcmp0 (self->plan_field, field->name) == 0;
}

static int
get_width (const SpField *field)
{
  static const int widths[] = {
    [SP_TYPE_TEXT] = 150,   [SP_TYPE_INTEGER] = 84, [SP_TYPE_REAL] = 96,       [SP_TYPE_DATE] = 104,
    [SP_TYPE_BOOLEAN] = 72, [SP_TYPE_CHOICE] = 96,  [SP_TYPE_REFERENCE] = 130,
  };

  return widths[field->type];
}

GArray *
sp_ledger_list_columns (const SpLedger *self)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (SpLedgerColumn));

  g_array_append_vals (columns, self->columns, self->n_columns);
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const SpField *field = &self->type->fields[i];
      const SpLedgerColumn column = {.field = field->name, .width = get_width (field)};

      if ((field->flags & SP_FIELD_INTERNAL) == 0 && !is_shown (self, field) &&
          ((field->flags & SP_FIELD_DERIVED) == 0 || field->type == SP_TYPE_DATE))
        g_array_append_val (columns, column);
    }
  return columns;
}

char *
sp_ledger_column_dup_key (const SpLedgerColumn *column)
{
  if (column->field == NULL)
    return g_strdup (column->title);
  return column->dup_text != NULL || column->dup_standing != NULL
           ? g_strconcat (column->field, "*", NULL)
           : g_strdup (column->field);
}

/* ---- supervision ---- */

static char *
dup_supervision_state (SpSession *session, SpRecord *record)
{
  return sp_supervision_dup_standing (SP_SUPERVISION (record), sp_session_get_as_of (session),
                                      sp_session_get_near_days (session));
}

static const char *
get_supervision_style (SpSession *session, SpRecord *record)
{
  SpStanding standing =
    sp_standing_judge (record, &sp_supervision_standing, sp_session_get_as_of (session),
                       sp_session_get_near_days (session), NULL);

  return standing != SP_STANDING_LATER ? sp_app_light_class (sp_standing_light (standing)) : NULL;
}

static const SpLedgerColumn supervision_columns[] = {
  {"deadline", N_ ("状态"), NULL, NULL, 136, 0, dup_supervision_state, get_supervision_style},
  {"kind", NULL, NULL, NULL, 76, 0},
  {"title", NULL, NULL, NULL, -1, 0},
  {"unit", NULL, NULL, NULL, 140, 640},
  {"deadline", NULL, NULL, NULL, 96, 0},
  {"issued_on", NULL, NULL, NULL, 96, 760},
  {"number", NULL, NULL, NULL, 120, 900},
};
static const char *const supervision_chips[] = {"kind", "unit", "issued_on", "deadline", NULL};
static const char *const supervision_form[] = {"kind",       "number",    "title", "unit",
                                               "issued_on",  "deadline",  "cause", "reply",
                                               "replied_on", "closed_on", "note",  NULL};
static const char *const supervision_draft[] = {"kind",      "number",   "title", "unit",
                                                "issued_on", "deadline", "cause", NULL};

const SpLedger sp_supervision_ledger = {
  .type = &sp_supervision_type,
  .hint = N_ ("按事项、单位、编号查找"),
  .purpose = N_ (
    "督办、通报、约谈、警示、曝光、考核、线索移交、问责建议都登记在这里：发给谁、为何事、何时办结。"
    "期限到了没有办结，这里和近期到期清单会提醒。"),
  .plan_field = "plan",
  .columns = supervision_columns,
  .n_columns = G_N_ELEMENTS (supervision_columns),
  .chips = supervision_chips,
  .has_chip_line = TRUE,
  .form = supervision_form,
  .draft = supervision_draft,
  .standing = &sp_supervision_standing,
  .day_field = "issued_on",
  .sort = "issued_on",
  .is_descending = TRUE,
};

/* ---- enforcement ---- */

static const SpLedgerColumn enforcement_columns[] = {
  {"day", NULL, NULL, NULL, 96, 0},
  {"department", NULL, NULL, NULL, 130, 0},
  {"enterprise", NULL, NULL, NULL, -1, 0},
  {"industry", NULL, NULL, NULL, 90, 520},
  {"township", NULL, NULL, NULL, 110, 620},
  {"enterprises", NULL, NULL, NULL, 84, 720},
  {"corrections", NULL, NULL, NULL, 104, 860},
  {"penalties", NULL, NULL, NULL, 84, 520},
  {"fines", NULL, NULL, NULL, 96, 0},
  {"document", NULL, NULL, NULL, 130, 960},
};
static const char *const enforcement_chips[] = {"industry", "township", "department", "day", NULL};
static const char *const enforcement_draft[] = {
  "day",         "department",  "township",  "industry", "enterprise", "document",
  "enterprises", "corrections", "penalties", "fines",    NULL};

const SpLedger sp_enforcement_ledger = {
  .type = &sp_enforcement_type,
  .hint = N_ ("按企业、部门、文书号查找"),
  .purpose =
    N_ ("检查、责令整改、停产整顿、处罚等执法情况登记在这里，一次执法一条，也可以按部门报来的"
        "一段时间合计登记；下面按行业、乡镇、部门汇总，季度报表取同样的数。"),
  .columns = enforcement_columns,
  .n_columns = G_N_ELEMENTS (enforcement_columns),
  .chips = enforcement_chips,
  .has_chip_line = TRUE,
  .draft = enforcement_draft,
  .day_field = "day",
  .sort = "day",
  .is_descending = TRUE,
};
