/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-batch.h. */
#include "report/sp-risk-batch.h"

#include "base/sp-error.h"
#include "base/sp-file.h"
#include "base/sp-i18n.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define MOST_CHARACTERS 60 /* of a name: 180 bytes of the 255 that file systems take */

void
sp_risk_batch_result_clear (SpRiskBatchResult *self)
{
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->skipped, g_ptr_array_unref);
}

static void
result_init (SpRiskBatchResult *self)
{
  *self = (SpRiskBatchResult) {.files = g_ptr_array_new_with_free_func (g_free),
                               .skipped = g_ptr_array_new_with_free_func (g_free)};
}

/* ---- names ---- */

static gboolean
is_refused (gunichar c)
{
  return c < 0x20 || c == 0x7f || (c < 0x80 && strchr ("/\\:*?\"<>|", (int)c) != NULL) ||
         g_unichar_type (c) == G_UNICODE_FORMAT;
}

static char *
dup_safe (const char *title)
{
  GString *name = g_string_new (NULL);
  guint n = 0;

  for (const char *p = title; *p != '\0' && n < MOST_CHARACTERS; p = g_utf8_next_char (p), n++)
    if (is_refused (g_utf8_get_char (p)))
      g_string_append_c (name, '_');
    else
      g_string_append_unichar (name, g_utf8_get_char (p));
  g_strstrip (name->str);
  name->len = strlen (name->str);
  if (name->len == 0 || name->str[0] == '.')
    g_string_prepend_c (name, '_');
  return g_string_free (name, FALSE);
}

char *
sp_risk_batch_dup_name (const char *title, const char *ending, GHashTable *taken)
{
  g_autofree char *safe = dup_safe (title);
  char *name = g_strconcat (safe, ending, NULL);

  for (guint i = 2; g_hash_table_contains (taken, name); i++)
    {
      g_free (name);
      name = g_strdup_printf (_ ("%s（%u）%s"), safe, i, ending);
    }
  g_hash_table_add (taken, g_strdup (name));
  return name;
}

/* ---- enterprise by enterprise ---- */

/* Takes @notice. */
typedef gboolean (*TakeNotice) (gpointer sink, SpRiskNotice *notice, SpRecord *of, GError **error);

/* What has nothing to say is told and left out; anything else is an error. */
static SpRiskNotice *
new_notice (const SpRiskBatch *self,
            SpReader *reader,
            SpRecord *enterprise,
            SpRiskBatchResult *result,
            GError **error)
{
  GError *failure = NULL;
  SpRiskNotice *notice =
    sp_risk_notice_new (reader, sp_record_get_id (enterprise), &self->notice, &failure);

  if (notice != NULL)
    return notice;
  if (g_error_matches (failure, SP_ERROR, SP_ERROR_NOT_FOUND))
    {
      g_ptr_array_add (result->skipped, g_strdup (failure->message));
      g_error_free (failure);
    }
  else
    g_propagate_error (error, failure);
  return NULL;
}

static gboolean
check_any (const SpRiskBatchResult *result, GError **error)
{
  if (result->n_notices > 0)
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
               _ ("选定范围内的企业都没有可以印的内容。请换一个乡镇、行业或日期。"));
  return FALSE;
}

static gboolean
run (const SpRiskBatch *self,
     SpReader *reader,
     TakeNotice take,
     gpointer sink,
     SpRiskBatchResult *result,
     GError **error)
{
  g_autoptr (GPtrArray) enterprises =
    sp_risk_scope_load (reader, &self->scope, self->notice.as_of, error);

  for (guint i = 0; enterprises != NULL && i < enterprises->len; i++)
    {
      SpRecord *enterprise = g_ptr_array_index (enterprises, i);
      g_autoptr (SpRiskNotice) notice = NULL;
      GError *failure = NULL;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (self->progress != NULL)
        self->progress (i, enterprises->len, sp_record_get_title (enterprise), self->data);
      notice = new_notice (self, reader, enterprise, result, &failure);
      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
      if (notice == NULL)
        continue;
      result->n_notices++;
      result->n_pages += sp_risk_notice_get_file (notice)->n_pages;
      if (!take (sink, g_steal_pointer (&notice), enterprise, error))
        return FALSE;
    }
  return enterprises != NULL && check_any (result, error);
}

/* ---- one file ---- */

static gboolean
take_pages (gpointer writer, SpRiskNotice *notice, SpRecord *enterprise, GError **error)
{
  sp_paper_writer_add (writer, sp_risk_notice_get_file (notice), notice);
  sp_risk_notice_free (notice);
  return TRUE;
}

gboolean
sp_risk_batch_write_file (const SpRiskBatch *self,
                          SpReader *reader,
                          const char *path,
                          SpRiskBatchResult *result,
                          GError **error)
{
  const char *title = sp_vocabulary_label (&sp_risk_notice_kinds, (int)self->notice.kind);
  g_autoptr (SpPaperWriter) writer = sp_paper_writer_new (title, self->notice.as_of);

  result_init (result);
  if (!run (self, reader, take_pages, writer, result, error) ||
      !sp_paper_writer_finish (writer, path, error))
    return FALSE;
  g_ptr_array_add (result->files, g_strdup (path));
  return TRUE;
}

/* ---- to be looked at ---- */

static gboolean
take_drawings (gpointer bundle, SpRiskNotice *notice, SpRecord *enterprise, GError **error)
{
  sp_risk_notice_add (bundle, notice);
  sp_risk_notice_free (notice);
  if (sp_risk_notice_get_file (bundle)->n_pages <= SP_RISK_BATCH_MOST_PAGES)
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
               _ ("选定范围内的企业合起来超过%d页，不能一起预览和打印。请缩小范围，"
                  "或者先存为一个 PDF 再打印。"),
               SP_RISK_BATCH_MOST_PAGES);
  return FALSE;
}

SpRiskNotice *
sp_risk_batch_collect (const SpRiskBatch *self,
                       SpReader *reader,
                       SpRiskBatchResult *result,
                       GError **error)
{
  g_autoptr (SpRiskNotice) bundle = sp_risk_notice_new_bundle (&self->notice);

  result_init (result);
  return run (self, reader, take_drawings, bundle, result, error) ? g_steal_pointer (&bundle)
                                                                  : NULL;
}

/* ---- a folder ---- */

typedef struct
{
  /* Borrowed */
  const SpRiskBatch *batch;
  const char *folder;
  SpRiskBatchResult *result;
  /* Owned */
  GHashTable *taken;
} Folder;

static gboolean
take_file (gpointer sink, SpRiskNotice *taken, SpRecord *enterprise, GError **error)
{
  Folder *self = sink;
  g_autoptr (SpRiskNotice) notice = taken;
  g_autofree char *title =
    g_strconcat (sp_record_get_title (enterprise), "-",
                 sp_vocabulary_label (&sp_risk_notice_kinds, (int)self->batch->notice.kind), NULL);
  g_autofree char *name = sp_risk_batch_dup_name (title, self->batch->ending, self->taken);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  if (!sp_risk_notice_export (notice, path, error))
    return FALSE;
  g_ptr_array_add (self->result->files, g_steal_pointer (&path));
  return TRUE;
}

gboolean
sp_risk_batch_write_folder (const SpRiskBatch *self,
                            SpReader *reader,
                            const char *folder,
                            SpRiskBatchResult *result,
                            GError **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Folder sink = {self, folder, result, taken};

  result_init (result);
  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      sp_file_set_error (error, errno, _ ("不能建立文件夹"), folder);
      return FALSE;
    }
  return run (self, reader, take_file, &sink, result, error);
}
