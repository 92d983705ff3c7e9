/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-template-kept.h. */
#include "template/sp-template-kept.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "store/sp-files.h"

gboolean
sp_template_keep (
  SpStore *store, const SpTemplateMapping *mapping, const char *path, int64_t *id, GError **error)
{
  g_autoptr (SpRecord) record = sp_record_new (&sp_report_template_type);
  g_autofree char *json = sp_template_mapping_to_json (mapping);
  const char *const paths[] = {path, NULL};

  g_return_val_if_fail (SP_IS_STORE (store) && path != NULL && id != NULL, FALSE);

  sp_record_set_text (record, SP_REPORT_TEMPLATE_TITLE, mapping->definition->title);
  sp_record_set_text (record, SP_REPORT_TEMPLATE_MAPPING, json);
  if (!sp_store_add_files (store, record, paths, _ ("存下报表模板"), error))
    return FALSE;
  *id = sp_record_get_id (record);
  return TRUE;
}

static SpRecord *
load_record (SpReader *reader, int64_t id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  SpRecord *record = sp_reader_load (reader, &sp_report_template_type, id, &failure);

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (record == NULL)
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, _ ("没有编号为 %d 的报表模板。"), (int)id);
  return record;
}

gboolean
sp_template_keep_mapping (SpStore *store,
                          int64_t id,
                          const SpTemplateMapping *mapping,
                          GError **error)
{
  g_autoptr (SpRecord) record = load_record (sp_store_get_reader (store), id, error);
  g_autofree char *json = sp_template_mapping_to_json (mapping);

  if (record == NULL)
    return FALSE;
  sp_record_set_text (record, SP_REPORT_TEMPLATE_TITLE, mapping->definition->title);
  sp_record_set_text (record, SP_REPORT_TEMPLATE_MAPPING, json);
  return sp_store_update (store, record, _ ("修改报表模板的对应关系"), error);
}

static GBytes *
load_content (SpReader *reader, SpRecord *record, GError **error)
{
  g_autoptr (GPtrArray) files =
    sp_reader_load_attachments (reader, &sp_report_template_type, sp_record_get_id (record), error);

  if (files == NULL)
    return NULL;
  if (files->len > 0)
    return sp_reader_load_content (reader, files->pdata[0], error);
  g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
               _ ("模板“%s”的文件已经删除。请重新选上级发来的文件。"),
               sp_record_get_title (record));
  return NULL;
}

SpTemplate *
sp_template_load_kept (SpReader *reader,
                       int64_t id,
                       SpTemplateMapping **mapping,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (SpRecord) record = load_record (reader, id, error);
  g_autoptr (GBytes) bytes = record != NULL ? load_content (reader, record, error) : NULL;
  g_autoptr (SpTemplateMapping) kept = NULL;
  SpTemplate *self;

  g_return_val_if_fail (mapping != NULL, NULL);

  if (bytes == NULL)
    return NULL;
  kept = sp_template_mapping_from_json (sp_record_get_text (record, SP_REPORT_TEMPLATE_MAPPING), -1,
                                        error);
  self = kept != NULL ? sp_template_open (bytes, cancellable, error) : NULL;
  if (self == NULL)
    return NULL;
  *mapping = g_steal_pointer (&kept);
  return self;
}
