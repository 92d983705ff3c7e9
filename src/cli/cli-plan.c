/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Verbs that make a file and bring a plan into it: new, demo, read, import. */
#include "cli/cli.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "document/sp-reading-json.h"
#include "exchange/sp-directory.h"
#include "exchange/sp-import.h"
#include "exchange/sp-sample.h"

#include <glib/gstdio.h>

/* A new file that could not be filled is taken away again: it was not there before. */
static gboolean
finish_new (const char *path, SpStore *store, gboolean is_filled, GError **error)
{
  if (cli_close (store, is_filled, error))
    {
      cli_print (_ ("已建立 %s\n"), path);
      return TRUE;
    }
  g_unlink (path);
  return FALSE;
}

gboolean
cli_new (Cli *self, GError **error)
{
  const char *directory = self->options.directory != NULL ? self->options.directory : "lianghe";
  gboolean is_none = g_str_equal (directory, "none");
  SpStore *store = NULL;

  if (!is_none && !g_strv_contains (sp_directory_names (), directory))
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                   _ ("没有名为“%s”的单位名录，可用 lianghe、sample 或 none"), directory);
      return FALSE;
    }
  store = sp_store_create (self->arguments[0], error);
  if (store == NULL)
    return FALSE;
  cli_sign (self, store);
  return finish_new (self->arguments[0], store,
                     is_none || sp_directory_seed (store, directory, error), error);
}

gboolean
cli_demo (Cli *self, GError **error)
{
  SpStore *store = sp_store_create (self->arguments[0], error);

  return store != NULL &&
         finish_new (self->arguments[0], store, sp_sample_fill (store, error), error);
}

gboolean
cli_read (Cli *self, GError **error)
{
  const char *format = self->options.format != NULL ? self->options.format : "text";
  g_autoptr (SpImportDraft) draft = NULL;
  g_autofree char *text = NULL;

  if (!g_str_equal (format, "text") && !g_str_equal (format, "json"))
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--format 只能是 json 或 text"));
      return FALSE;
    }
  draft = sp_import_draft_new_from_file (self->arguments[0], NULL, NULL, NULL, NULL, error);
  if (draft == NULL)
    return FALSE;
  if (g_str_equal (format, "json"))
    text = sp_reading_to_json (sp_import_draft_get_reading (draft));
  else
    text = sp_reading_to_text (sp_import_draft_get_reading (draft));
  cli_print ("%s", text);
  return TRUE;
}

/* ---- import ---- */

static gboolean
refuse_doubts (const char *path, SpImportDraft *draft, GError **error)
{
  GPtrArray *doubts = sp_import_draft_get_doubts (draft);
  SpRecord *first = doubts->len > 0 ? g_ptr_array_index (doubts, 0) : NULL;

  g_set_error (error, SP_ERROR, SP_ERROR_DOUBTS,
               _ ("“%s”有 %u 处疑问，没有导入（如第 %d 行：%s）；请先核对原文，或去掉 --strict "
                  "后导入再逐条处理。"),
               path, sp_import_draft_get_n_open (draft),
               first != NULL ? (int)sp_record_get_integer (first, SP_DOUBT_LINE) : 0,
               first != NULL ? sp_record_get_text (first, SP_DOUBT_MESSAGE) : "");
  return FALSE;
}

static void
print_doubts (SpImportDraft *draft)
{
  GPtrArray *doubts = sp_import_draft_get_doubts (draft);

  for (guint i = 0; i < doubts->len; i++)
    {
      SpRecord *doubt = g_ptr_array_index (doubts, i);
      const char *proposal = sp_record_get_text (doubt, SP_DOUBT_PROPOSAL);

      if (sp_record_get_integer (doubt, SP_DOUBT_STATE) != SP_DOUBT_STATE_OPEN)
        continue;
      cli_print (_ ("  第 %d 行  %s"), (int)sp_record_get_integer (doubt, SP_DOUBT_LINE),
                 sp_record_get_text (doubt, SP_DOUBT_MESSAGE));
      cli_print (proposal[0] != '\0' ? _ ("（建议：%s）\n") : "%s\n", proposal);
    }
}

static gboolean
import_into (Cli *self, SpStore *store, GError **error)
{
  const char *path = self->arguments[1];
  g_autoptr (SpImportDraft) draft =
    sp_import_draft_new_from_file (path, sp_store_get_reader (store), NULL, NULL, NULL, error);

  if (draft == NULL)
    return FALSE;
  if (self->options.is_strict && sp_import_draft_get_n_open (draft) > 0)
    return refuse_doubts (path, draft, error);
  if (sp_import_draft_accept (draft, store, error) == 0)
    return FALSE;
  cli_print (_ ("已导入《%s》：%u 个部分，%u 项，%u 处疑问\n"),
             sp_record_get_title (SP_RECORD (sp_import_draft_get_plan (draft))),
             sp_import_draft_get_parts (draft)->len, sp_import_draft_get_measures (draft)->len,
             sp_import_draft_get_n_open (draft));
  print_doubts (draft);
  return TRUE;
}

gboolean
cli_import (Cli *self, GError **error)
{
  SpStore *store = cli_open (self, FALSE, error);

  gboolean is_done;

  if (store == NULL)
    return FALSE;
  is_done =
    self->options.is_revision ? cli_revise (self, store, error) : import_into (self, store, error);
  return cli_close (store, is_done, error);
}
