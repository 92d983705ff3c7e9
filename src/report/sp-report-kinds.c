/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-report-kinds.h. */
#include "report/sp-report-kinds.h"

#include "base/sp-error.h"
#include "base/sp-file.h"
#include "base/sp-i18n.h"

#include <string.h>

#define MAX_BYTES (4 * 1024 * 1024) /* of a definition's file */

static const SpWord origin_words[] = {
  {SP_REPORT_SHIPPED, "shipped", N_ ("报表")},
  {SP_REPORT_DOCUMENT, "document", N_ ("文书")},
  {SP_REPORT_OWN, "own", N_ ("自定报表")},
};
const SpVocabulary sp_report_origins = {"report-origin", origin_words, G_N_ELEMENTS (origin_words)};

/* ---- which there are ---- */

static void
kind_free (gpointer data)
{
  SpReportKind *self = data;

  g_free (self->name);
  g_free (self->title);
  g_free (self->source);
  g_free (self->problem);
  g_free (self);
}

static SpReportKind *
add_kind (GPtrArray *kinds,
          SpReportOrigin origin,
          const char *name,
          const char *title,
          const char *source,
          SpReportPeriod period)
{
  SpReportKind *kind = g_new0 (SpReportKind, 1);

  kind->origin = origin;
  kind->name = g_strdup (name);
  kind->title = g_strdup (title);
  kind->source = g_strdup (source);
  kind->period = period;
  g_ptr_array_add (kinds, kind);
  return kind;
}

static void
add_shipped (GPtrArray *kinds)
{
  g_auto (GStrv) names = sp_report_shipped_list ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (SpReportDefinition) definition = sp_report_shipped_load (names[i]);

      add_kind (kinds, SP_REPORT_SHIPPED, names[i], definition->title, definition->source,
                definition->period);
    }
  for (guint i = 0; i < sp_report_n_documents (); i++)
    {
      const SpReportDocument *document = sp_report_get_document (i);

      add_kind (kinds, SP_REPORT_DOCUMENT, document->name, _ (document->title), _ (document->about),
                document->period)
        ->document = document;
    }
}

static SpReportDefinition *
read_form (SpRecord *form, GError **error)
{
  return sp_report_definition_from_json (sp_record_get_text (form, SP_REPORT_FORM_BODY), -1, error);
}

static void
add_own (GPtrArray *kinds, SpRecord *form)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpReportDefinition) definition = read_form (form, &error);
  SpReportKind *kind =
    add_kind (kinds, SP_REPORT_OWN, sp_record_get_text (form, SP_REPORT_FORM_NAME),
              sp_record_get_title (form), definition != NULL ? definition->source : "",
              definition != NULL ? definition->period : SP_REPORT_ANY);

  kind->form = sp_record_get_id (form);
  if (definition == NULL || !sp_report_definition_check (definition, &error))
    kind->problem = g_strdup (error->message);
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  SpRecord *first = *(SpRecord *const *)a;
  SpRecord *second = *(SpRecord *const *)b;

  return g_utf8_collate (sp_record_get_title (first), sp_record_get_title (second));
}

GPtrArray *
sp_report_list_kinds (SpReader *reader, GError **error)
{
  g_autoptr (GPtrArray) kinds = g_ptr_array_new_with_free_func (kind_free);
  g_autoptr (GPtrArray) forms = NULL;

  add_shipped (kinds);
  if (reader == NULL)
    return g_steal_pointer (&kinds);
  forms = sp_reader_load_all (reader, &sp_report_form_type, -1, 0, error);
  if (forms == NULL)
    return NULL;
  g_ptr_array_sort (forms, compare_titles);
  for (guint i = 0; i < forms->len; i++)
    add_own (kinds, forms->pdata[i]);
  return g_steal_pointer (&kinds);
}

static SpRecord *
find_form (SpReader *reader, const char *name, GError **error)
{
  GError *failure = NULL;
  int64_t id =
    sp_reader_find_by_text (reader, &sp_report_form_type, SP_REPORT_FORM_NAME, name, &failure);

  if (id != 0)
    return sp_reader_load (reader, &sp_report_form_type, id, error);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return NULL;
}

SpReportDefinition *
sp_report_load_kind (SpReader *reader, const char *name, GError **error)
{
  GError *failure = NULL;
  g_autoptr (SpRecord) form = find_form (reader, name, &failure);
  SpReportDefinition *shipped = NULL;

  if (form != NULL)
    return read_form (form, error);
  if (failure != NULL)
    g_propagate_error (error, failure);
  else if ((shipped = sp_report_shipped_load (name)) == NULL)
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, _ ("没有“%s”这种报表。"), name);
  return shipped;
}

/* ---- forms of one's own ---- */

static gboolean
is_in_use (SpReader *reader, const char *name)
{
  g_autoptr (SpReportDefinition) shipped = sp_report_shipped_load (name);
  g_autoptr (SpRecord) form = find_form (reader, name, NULL);

  return shipped != NULL || form != NULL || sp_report_find_document (name) != NULL;
}

SpReportDefinition *
sp_report_derive (SpReader *reader, const SpReportDefinition *from)
{
  SpReportDefinition *copy = sp_report_definition_copy (from);
  g_autofree char *title = g_steal_pointer (&copy->title);

  for (guint i = 2; is_in_use (reader, copy->name); i++)
    {
      g_free (copy->name);
      copy->name = g_strdup_printf ("%s-%u", from->name, i);
    }
  copy->title = g_strdup_printf (_ ("%s（自定）"), title);
  return copy;
}

static gboolean
check_name (SpReader *reader, const char *name, int64_t form, GError **error)
{
  g_autoptr (SpReportDefinition) shipped = sp_report_shipped_load (name);
  const SpReportDocument *document = sp_report_find_document (name);
  GError *failure = NULL;
  g_autoptr (SpRecord) other = find_form (reader, name, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (shipped == NULL && document == NULL && (other == NULL || sp_record_get_id (other) == form))
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("代号“%s”已经用于报表“%s”，请换一个代号。"),
               name,
               shipped != NULL    ? shipped->title
               : document != NULL ? _ (document->title)
                                  : sp_record_get_title (other));
  return FALSE;
}

gboolean
sp_report_save_form (SpStore *store,
                     const SpReportDefinition *definition,
                     const char *based_on,
                     int64_t *form,
                     GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autofree char *body = NULL;
  g_autoptr (SpRecord) record = NULL;

  g_return_val_if_fail (definition != NULL && form != NULL, FALSE);

  if (!sp_report_definition_check (definition, error) ||
      !check_name (reader, definition->name, *form, error))
    return FALSE;
  record = *form != 0 ? sp_reader_load (reader, &sp_report_form_type, *form, error)
                      : sp_record_new (&sp_report_form_type);
  if (record == NULL)
    return FALSE;
  body = sp_report_definition_to_json (definition);
  sp_record_set_text (record, SP_REPORT_FORM_NAME, definition->name);
  sp_record_set_text (record, SP_REPORT_FORM_TITLE, definition->title);
  sp_record_set_text (record, SP_REPORT_FORM_BODY, body);
  if (based_on != NULL)
    sp_record_set_text (record, SP_REPORT_FORM_BASED_ON, based_on);
  if (*form != 0)
    return sp_store_update (store, record, _ ("修改自定报表"), error);
  if (!sp_store_insert (store, record, _ ("新增自定报表"), error))
    return FALSE;
  *form = sp_record_get_id (record);
  return TRUE;
}

gboolean
sp_report_delete_form (SpStore *store, int64_t form, GError **error)
{
  g_autoptr (SpRecord) record =
    sp_reader_load (sp_store_get_reader (store), &sp_report_form_type, form, error);

  return record != NULL && sp_store_delete (store, record, _ ("删除自定报表"), error);
}

/* ---- files ---- */

gboolean
sp_report_export_form (const SpReportDefinition *definition, const char *path, GError **error)
{
  g_autofree char *json = sp_report_definition_to_json (definition);

  return sp_file_write (path, json, strlen (json), error);
}

gboolean
sp_report_import_form (SpStore *store, const char *path, int64_t *form, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autofree char *json = NULL;
  gsize length;
  g_autoptr (SpReportDefinition) definition = NULL;
  g_autoptr (SpReportDefinition) other = NULL;
  g_autoptr (SpRecord) own = NULL;

  g_return_val_if_fail (form != NULL, FALSE);

  if (!sp_file_read (path, MAX_BYTES, &json, &length, error) ||
      (definition = sp_report_definition_from_json (json, (gssize)length, error)) == NULL)
    return FALSE;
  own = find_form (reader, definition->name, NULL);
  *form = own != NULL ? sp_record_get_id (own) : 0;
  if (own == NULL && is_in_use (reader, definition->name))
    other = sp_report_derive (reader, definition);
  return sp_report_save_form (store, other != NULL ? other : definition,
                              other != NULL ? definition->name : NULL, form, error);
}
