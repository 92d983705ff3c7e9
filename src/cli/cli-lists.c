/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the verbs hazard, institution, enterprise, inspection and criterion do alike: list, add,
 * change, delete, show, import and export records of their type. */
#include "cli/cli.h"

#include "base/sp-i18n.h"
#include "core/sp-criterion.h"
#include "core/sp-institution.h"
#include "store/sp-titles.h"

static SpDate
as_of_day (Cli *self)
{
  SpDate day = sp_date_today ();

  cli_parse_date ("--as-of", self->options.as_of, &day, NULL);
  return day;
}

gboolean
cli_deed_list (Cli *self, SpStore *store, GError **error)
{
  return cli_print_records (self, sp_store_get_reader (store), self->type, as_of_day (self), FALSE,
                            error);
}

/* A list as tables are read in again. */
gboolean
cli_deed_export (Cli *self, SpStore *store, GError **error)
{
  if (self->options.format == NULL)
    self->options.format = g_strdup ("csv");
  return cli_print_records (self, sp_store_get_reader (store), self->type, as_of_day (self), TRUE,
                            error);
}

/* The day that --date gives, by type. */
static const struct
{
  const SpRecordType *type;
  guint day;
} days[] = {
  {&sp_hazard_type, SP_HAZARD_FOUND_ON},
  {&sp_inspection_type, SP_INSPECTION_DAY},
};

static void
set_day (Cli *self, SpRecord *record)
{
  SpDate day = sp_date_today ();

  cli_parse_date ("--date", self->options.date, &day, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (days[i].type == self->type && (self->options.date != NULL || self->options.input == NULL))
      sp_record_set_integer (record, days[i].day, day);
}

SpRecord *
cli_new_model (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (SpRecord) record = sp_record_new (self->type);
  g_autoptr (SpPlan) plan = NULL;

  set_day (self, record);
  if (self->type == &sp_criterion_type)
    sp_record_set_integer (record, SP_CRITERION_IS_OWN, TRUE);
  if (self->type != &sp_institution_type)
    return g_steal_pointer (&record);
  plan = cli_load_plan (sp_store_get_reader (store), error);
  if (plan == NULL)
    return NULL;
  sp_record_set_integer (record, SP_INSTITUTION_PLAN, sp_record_get_id (SP_RECORD (plan)));
  return g_steal_pointer (&record);
}

gboolean
cli_deed_add (Cli *self, SpStore *store, GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("登记%s"), _ (self->type->label));
  g_autoptr (SpRecord) model = cli_new_model (self, store, error);
  g_autoptr (SpRecord) record =
    model != NULL ? cli_read_set (self, sp_store_get_reader (store), model, error) : NULL;

  if (record == NULL || !sp_store_insert (store, record, label, error))
    return FALSE;
  cli_print (_ ("已登记：编号 %" G_GINT64_FORMAT "，%s\n"), sp_record_get_id (record),
             sp_record_get_title (record));
  return TRUE;
}

gboolean
cli_deed_set (Cli *self, SpStore *store, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autofree char *label = g_strdup_printf (_ ("修改%s"), _ (self->type->label));
  g_autoptr (SpRecord) record = NULL;

  if (!cli_require ("--set", self->options.set, error))
    return FALSE;
  record = cli_load (reader, self->type, self->options.id, error);
  if (record == NULL || !cli_set_fields (reader, record, self->options.set, error) ||
      !sp_store_update (store, record, label, error))
    return FALSE;
  cli_print (_ ("已修改：%s\n"), sp_record_get_title (record));
  return TRUE;
}

gboolean
cli_deed_delete (Cli *self, SpStore *store, GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("删除%s"), _ (self->type->label));
  g_autoptr (SpRecord) record =
    cli_load (sp_store_get_reader (store), self->type, self->options.id, error);

  if (record == NULL || !sp_store_delete (store, record, label, error))
    return FALSE;
  cli_print (_ ("已删除：%s（可以用 undo 撤销）\n"), sp_record_get_title (record));
  return TRUE;
}

void
cli_print_record (SpStore *store, SpRecord *record)
{
  const SpRecordType *type = sp_record_get_record_type (record);
  g_autoptr (SpTitles) titles = sp_titles_new (store);

  cli_print (_ ("编号：%" G_GINT64_FORMAT "\n"), sp_record_get_id (record));
  for (guint i = 0; i < type->n_fields; i++)
    {
      const SpField *field = &type->fields[i];
      const SpValue *value = sp_record_peek (record, i);
      g_autofree char *text = NULL;

      if (!value->is_set || (field->flags & SP_FIELD_INTERNAL) != 0 ||
          (field->type == SP_TYPE_BOOLEAN && value->integer == 0))
        continue;
      text = sp_titles_dup_field (titles, record, i);
      cli_print (_ ("%s：%s\n"), _ (field->label), text);
    }
}

gboolean
cli_deed_show (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (SpRecord) record =
    cli_load (sp_store_get_reader (store), self->type, self->options.id, error);

  if (record != NULL)
    cli_print_record (store, record);
  return record != NULL;
}

gboolean
cli_deed_import (Cli *self, SpStore *store, GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("导入%s"), _ (self->type->label));
  g_autoptr (SpRecord) model = cli_new_model (self, store, error);

  return model != NULL && cli_take_table (self, store, model, label, error);
}
