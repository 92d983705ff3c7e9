/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Verbs of taking back: undo, redo; and of keeping the file: check, backup.
 */
#include "cli/cli.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

/* ---- undo, redo ---- */

static gboolean
undo (Cli *self, SpStore *store, GError **error)
{
  SpActionKind kind = SP_ACTION_EDIT;
  g_autofree char *label = sp_store_dup_undo_label (store, &kind);

  if (label == NULL)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, _ ("没有可以撤销的操作。"));
      return FALSE;
    }
  if (kind == SP_ACTION_IMPORT && !self->options.is_yes)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_FAILED,
                   _ ("上一步是“%s”，撤销会移除整份计划；确实要撤销，请加 --yes。"), label);
      return FALSE;
    }
  if (!sp_store_undo (store, error))
    return FALSE;
  cli_print (_ ("已撤销：%s\n"), label);
  return TRUE;
}

gboolean
cli_undo (Cli *self, GError **error)
{
  SpStore *store = cli_open (self, FALSE, error);

  return store != NULL && cli_close (store, undo (self, store, error), error);
}

static gboolean
redo (SpStore *store, GError **error)
{
  g_autofree char *label = sp_store_dup_redo_label (store, NULL);

  if (label == NULL)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, _ ("没有可以重做的操作。"));
      return FALSE;
    }
  if (!sp_store_redo (store, error))
    return FALSE;
  cli_print (_ ("已重做：%s\n"), label);
  return TRUE;
}

gboolean
cli_redo (Cli *self, GError **error)
{
  SpStore *store = cli_open (self, FALSE, error);

  return store != NULL && cli_close (store, redo (store, error), error);
}

/* ---- keeping ---- */

static gboolean
check (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (GPtrArray) problems = NULL;

  if (!sp_store_check (store, &problems, error))
    return FALSE;
  if (problems->len == 0)
    {
      cli_print (_ ("检查完毕，没有发现问题\n"));
      return TRUE;
    }
  for (guint i = 0; i < problems->len; i++)
    cli_print ("%s\n", (const char *)g_ptr_array_index (problems, i));
  g_set_error (error, SP_ERROR, SP_ERROR_FAILED,
               _ ("“%s”有 %u 处问题，请从“备份”文件夹里最近的备份恢复，或把文件交给技术人员。"),
               self->arguments[0], problems->len);
  return FALSE;
}

gboolean
cli_check (Cli *self, GError **error)
{
  SpStore *store = cli_open (self, TRUE, error);

  return store != NULL && cli_close (store, check (self, store, error), error);
}

static gboolean
back_up (Cli *self, SpStore *store, GError **error)
{
  const char *path = self->options.output;

  if (!sp_store_backup (store, path, NULL, error))
    return FALSE;
  cli_print (_ ("已备份到 %s\n"), path);
  return TRUE;
}

gboolean
cli_backup (Cli *self, GError **error)
{
  SpStore *store = NULL;

  if (!cli_require ("-o", self->options.output, error))
    return FALSE;
  store = cli_open (self, TRUE, error);
  return store != NULL && cli_close (store, back_up (self, store, error), error);
}
