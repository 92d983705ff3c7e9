/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-template.h. */
#include "template/sp-template.h"

#include "base/sp-error.h"
#include "base/sp-file.h"
#include "base/sp-i18n.h"
#include "exchange/sp-document-file.h"
#include "exchange/sp-package.h"
#include "template/sp-template-fill.h"
#include "template/sp-template-propose.h"
#include "template/sp-template-word.h"
#include "template/sp-template-workbook.h"

#include <string.h>

struct _SpTemplate
{
  /* Owned */
  GBytes *bytes;
  GPtrArray *grids; /* of SpTemplateGrid */
  GPtrArray *marks; /* of char * */

  /* State */
  gboolean is_workbook;
  const char *extension;
};

/* ---- opening ---- */

static char *
collect_mark (const char *name, gpointer data)
{
  GPtrArray *marks = data;

  if (!g_ptr_array_find_with_equal_func (marks, name, g_str_equal, NULL))
    g_ptr_array_add (marks, g_strdup (name));
  return NULL;
}

static void
collect_cell_marks (guint row, guint column, const SpTemplateCell *cell, gpointer marks)
{
  g_free (sp_template_marks_fill (cell->text, collect_mark, marks));
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static gboolean
read_grids (SpTemplate *self, GCancellable *cancellable, GError **error)
{
  if (!self->is_workbook)
    self->grids = sp_template_word_read (self->bytes, collect_mark, self->marks, error);
  else
    self->grids = sp_template_workbook_read (self->bytes, cancellable, error);
  for (guint i = 0; self->is_workbook && self->grids != NULL && i < self->grids->len; i++)
    sp_template_grid_foreach (self->grids->pdata[i], collect_cell_marks, self->marks);
  if (self->is_workbook)
    g_ptr_array_sort (self->marks, compare_marks);
  return self->grids != NULL;
}

/* What the package says it is. A copy with macros or a template under another ending would not be
 * opened by Excel and Word. */
static const char *
find_extension (GBytes *bytes, gboolean is_workbook, GError **error)
{
  g_autoptr (SpPackage) package = sp_package_open (bytes, error);
  g_autofree char *part =
    package != NULL ? sp_package_dup_related (package, "", NULL, "/officeDocument") : NULL;
  g_autofree char *type = part != NULL ? sp_package_dup_content_type (package, part) : NULL;
  gboolean has_macros = type != NULL && strstr (type, "macroEnabled") != NULL;
  gboolean is_model = type != NULL && strstr (type, "emplate") != NULL;

  if (package == NULL)
    return NULL;
  if (is_workbook)
    return has_macros ? (is_model ? ".xltm" : ".xlsm") : is_model ? ".xltx" : ".xlsx";
  return has_macros ? (is_model ? ".dotm" : ".docm") : is_model ? ".dotx" : ".docx";
}

static gboolean
tell_format (SpTemplate *self, GError **error)
{
  SpFormat format;

  if (!sp_format_tell (self->bytes, &format, error))
    return FALSE;
  if (format == SP_FORMAT_CALC)
    g_set_error_literal (
      error, SP_ERROR, SP_ERROR_INVALID,
      _ ("这是旧格式或别的软件的表格。请用 Excel 或 WPS 打开，另存为 .xlsx 后再选。"));
  else if (format == SP_FORMAT_WRITER)
    g_set_error_literal (
      error, SP_ERROR, SP_ERROR_INVALID,
      _ ("这是旧格式或别的软件的文档。请用 Word 或 WPS 打开，另存为 .docx 后再选。"));
  else if (format != SP_FORMAT_XLSX && format != SP_FORMAT_DOCX)
    g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID,
                         _ ("模板要是 .xlsx 或 .docx 文件。请选上级发来的表格或文档。"));
  else
    {
      self->is_workbook = format == SP_FORMAT_XLSX;
      self->extension = find_extension (self->bytes, self->is_workbook, error);
      return self->extension != NULL;
    }
  return FALSE;
}

SpTemplate *
sp_template_open (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpTemplate) self = g_atomic_rc_box_new0 (SpTemplate);

  g_return_val_if_fail (bytes != NULL, NULL);

  self->bytes = g_bytes_ref (bytes);
  self->marks = g_ptr_array_new_with_free_func (g_free);
  if (!tell_format (self, error) || !read_grids (self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

SpTemplate *
sp_template_load (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = sp_document_file_load (path, error);
  g_autofree char *name = g_filename_display_basename (path);
  SpTemplate *self;

  if (bytes == NULL)
    return NULL;
  self = sp_template_open (bytes, cancellable, error);
  if (self == NULL)
    g_prefix_error (error, _ ("“%s”："), name);
  return self;
}

static void
clear (gpointer data)
{
  SpTemplate *self = data;

  g_bytes_unref (self->bytes);
  g_clear_pointer (&self->grids, g_ptr_array_unref);
  g_ptr_array_unref (self->marks);
}

SpTemplate *
sp_template_ref (SpTemplate *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
sp_template_unref (SpTemplate *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear);
}

GBytes *
sp_template_get_bytes (const SpTemplate *self)
{
  return self->bytes;
}

const GPtrArray *
sp_template_get_grids (const SpTemplate *self)
{
  return self->grids;
}

const SpTemplateGrid *
sp_template_find_grid (const SpTemplate *self, const char *name)
{
  for (guint i = 0; i < self->grids->len; i++)
    if (g_str_equal (sp_template_grid_get_name (self->grids->pdata[i]), name))
      return self->grids->pdata[i];
  return NULL;
}

const GPtrArray *
sp_template_get_marks (const SpTemplate *self)
{
  return self->marks;
}

const char *
sp_template_get_extension (const SpTemplate *self)
{
  return self->extension;
}

SpTemplateMapping *
sp_template_dup_proposal (const SpTemplate *self,
                          SpReader *reader,
                          int64_t plan,
                          const char *title,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (SpTemplateMapping) mapping =
    sp_template_propose (reader, plan, title, self->grids, self->marks, cancellable, error);

  if (mapping == NULL || mapping->tables->len > 0)
    return g_steal_pointer (&mapping);
  g_set_error_literal (
    error, SP_ERROR, SP_ERROR_INVALID,
    _ ("没有找到认得的表头，也没有 {{…}} 标记。请检查是不是要填的表，或在要填的地方写上标记，如"
       "{{排查隐患}}、{{期间}}。"));
  return NULL;
}

/* ---- filling ---- */

static gboolean
fill_tables (const SpTemplate *self,
             const SpTemplateFilling *filling,
             GPtrArray *edits,
             GError **error)
{
  for (guint i = 0; i < filling->mapping->tables->len; i++)
    {
      const SpTemplateTable *table = filling->mapping->tables->pdata[i];
      const SpTemplateGrid *grid = sp_template_find_grid (self, table->grid);
      guint at = 0;

      if (*table->grid == '\0')
        continue;
      if (grid == NULL)
        {
          g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
                       _ ("模板里没有“%s”这张表，可能已经换了版本。请重新识别表头。"), table->grid);
          return FALSE;
        }
      g_ptr_array_find (self->grids, grid, &at);
      if (!sp_template_fill_grid (filling, i, grid, edits->pdata[at], error))
        return FALSE;
    }
  return TRUE;
}

static GBytes *
write_edits (const SpTemplate *self,
             const SpTemplateFilling *filling,
             GPtrArray *edits,
             GError **error)
{
  g_autoptr (SpTemplateMarkValues) values = sp_template_mark_values_new (filling, error);

  if (values == NULL)
    return NULL;
  for (guint i = 0; i < edits->len; i++)
    {
      if (self->is_workbook &&
          !sp_template_fill_marks (values, self->grids->pdata[i], edits->pdata[i], error))
        return NULL;
      sp_template_edits_sort (edits->pdata[i]);
    }
  if (self->is_workbook)
    return sp_template_workbook_write (self->bytes, edits, filling->cancellable, error);
  return sp_template_word_write (self->bytes, edits, sp_template_mark_values_dup, values,
                                 filling->cancellable, error);
}

GBytes *
sp_template_fill (const SpTemplate *self,
                  SpReader *reader,
                  const SpTemplateMapping *mapping,
                  const SpReportOptions *options,
                  GPtrArray *notes,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GPtrArray) own_notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) edits =
    g_ptr_array_new_with_free_func ((GDestroyNotify)sp_template_edits_free);
  g_autoptr (SpReport) report = NULL;
  SpTemplateFilling filling = {reader, NULL, mapping, notes != NULL ? notes : own_notes,
                               cancellable};

  g_return_val_if_fail (self != NULL && mapping != NULL && options != NULL, NULL);

  report = sp_report_new (reader, mapping->definition, options, cancellable, error);
  if (report == NULL)
    return NULL;
  filling.report = report;
  for (guint i = 0; i < self->grids->len; i++)
    g_ptr_array_add (edits, sp_template_edits_new ());
  if (!fill_tables (self, &filling, edits, error))
    return NULL;
  return write_edits (self, &filling, edits, error);
}

/* ---- writing ---- */

static gboolean
are_same_file (const char *a, const char *b)
{
  g_autoptr (GFile) first = g_file_new_for_path (a);
  g_autoptr (GFile) second = g_file_new_for_path (b);
  g_autoptr (GFileInfo) one =
    g_file_query_info (first, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autoptr (GFileInfo) other =
    g_file_query_info (second, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (g_file_equal (first, second))
    return TRUE;
  return one != NULL && other != NULL &&
         g_strcmp0 (g_file_info_get_attribute_string (one, G_FILE_ATTRIBUTE_ID_FILE),
                    g_file_info_get_attribute_string (other, G_FILE_ATTRIBUTE_ID_FILE)) == 0;
}

gboolean
sp_template_write (
  const SpTemplate *self, GBytes *bytes, const char *from, const char *path, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  if (from != NULL && are_same_file (from, path))
    g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID,
                         _ ("不能写到模板自己上，下次还要用它。请换一个文件名。"));
  else if (!g_str_has_suffix (lower, self->extension))
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("模板是 %s 文件，填好的文件名也要以 %s 结尾，不然打不开。"), self->extension,
                 self->extension);
  else
    return sp_file_write (path, data, length, error);
  return FALSE;
}
