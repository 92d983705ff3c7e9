/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpWindow and files: opening, new from a document, the sample, backups, recent files. */
#include "sp-window-private.h"

#include "app/sp-file-filters.h"
#include "base/sp-i18n.h"
#include "base/sp-file.h"
#include "exchange/sp-sample.h"
#include <errno.h>
#include <glib/gstdio.h>

#define FILE_SUFFIX ".safetyplan"
#define FILE_MIME "application/x-safetyplan"
#define N_RECENT 8
static const char sample_name[] = N_ ("示例县三年行动（示例）.safetyplan");

/* ---- recent files ---- */

void
_sp_window_remember (SpWindow *self)
{
  const char *path = sp_store_get_path (sp_session_get_store (self->session));
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *title = NULL;
  char group[] = "SafetyPlan";
  char *groups[] = {group, NULL};
  char mime[] = FILE_MIME;
  char program[] = "safetyplan";
  char command[] = "safetyplan %f";
  GtkRecentData data = {0};

  if (uri == NULL)
    return;
  g_object_get (self->session, "plan-title", &title, NULL);
  if (title != NULL && *title != '\0')
    data.display_name = title;
  data.mime_type = mime;
  data.app_name = program;
  data.app_exec = command;
  data.groups = groups;
  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

static int
compare_modified (gconstpointer a, gconstpointer b)
{
  GDateTime *left = gtk_recent_info_get_modified ((GtkRecentInfo *)a);
  GDateTime *right = gtk_recent_info_get_modified ((GtkRecentInfo *)b);

  return g_date_time_compare (right, left);
}

static void
append_recent (SpWindow *self, GtkRecentInfo *info)
{
  g_autofree char *path = g_filename_from_uri (gtk_recent_info_get_uri (info), NULL, NULL);
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  GMenuItem *item;

  if (path == NULL)
    return;
  name = g_path_get_basename (path);
  label = g_strdup_printf (_ ("%s（%s）"), gtk_recent_info_get_display_name (info), name);
  item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target (item, "win.open-path", "s", path);
  g_menu_append_item (self->recent_section, item);
  g_object_unref (item);
}

void
_sp_window_update_recent (SpWindow *self)
{
  GList *infos = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  int n = 0;

  g_menu_remove_all (self->recent_section);
  infos = g_list_sort (infos, compare_modified);
  for (GList *link = infos; link != NULL && n < N_RECENT; link = link->next)
    if (g_str_has_suffix (gtk_recent_info_get_uri (link->data), FILE_SUFFIX) &&
        gtk_recent_info_exists (link->data))
      {
        append_recent (self, link->data);
        n++;
      }
  g_list_free_full (infos, (GDestroyNotify)gtk_recent_info_unref);
}

/* ---- opening ---- */

gboolean
sp_window_open (SpWindow *self, const char *path)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (SP_IS_WINDOW (self), FALSE);

  if (!sp_session_open (self->session, path, &error))
    {
      sp_session_report_error (self->session, error);
      return FALSE;
    }
  sp_message_bar_clear (self->message_bar);
  sp_session_set_page (self->session, SP_PAGE_TASKS);
  return TRUE;
}

/* Made under another name and renamed, so that half a sample is never taken for the sample. */
static gboolean
make_sample (const char *path, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".new", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  SpStore *store;
  gboolean ok;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      sp_file_set_error (error, errno, _ ("不能建立文件夹"), folder);
      return FALSE;
    }
  g_unlink (temporary);
  store = sp_store_create (temporary, error);
  if (store == NULL)
    return FALSE;
  ok = sp_sample_fill (store, error);
  ok = sp_store_close (store, ok ? error : NULL) && ok;
  g_object_unref (store);
  return ok && sp_file_commit (temporary, path, error);
}

gboolean
sp_window_open_sample (SpWindow *self)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (SP_IS_WINDOW (self), FALSE);

  path = g_build_filename (g_get_user_data_dir (), "safetyplan", _ (sample_name), NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !make_sample (path, &error))
    {
      sp_session_report_error (self->session, error);
      return FALSE;
    }
  return sp_window_open (self, path);
}

/* ---- choosers ---- */

typedef void (*ChosenFunc) (SpWindow *self, GFile *file);

typedef struct
{
  SpWindow *window; /* borrowed: the chooser is destroyed with its window */
  ChosenFunc func;
} Choice;

static void
window_chooser_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_hide (dialog);
  if (file != NULL)
    choice->func (choice->window, file);
  g_object_unref (dialog);
}

static GtkFileChooserNative *
choose (SpWindow *self, const char *title, GtkFileChooserAction action, ChosenFunc func)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, NULL, _ ("取消"));
  Choice *choice = g_new0 (Choice, 1);

  choice->window = self;
  choice->func = func;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_data (chooser, "response", G_CALLBACK (window_chooser_response_cb), choice,
                         (GClosureNotify)(GCallback)g_free, 0);
  return chooser;
}

static void
open_chosen (SpWindow *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    sp_window_open (self, path);
}

void
_sp_window_choose_open (SpWindow *self)
{
  static const char *const endings[] = {"safetyplan", NULL};
  GtkFileChooserNative *chooser =
    choose (self, _ ("打开"), GTK_FILE_CHOOSER_ACTION_OPEN, open_chosen);

  sp_file_filters_add (GTK_FILE_CHOOSER (chooser), _ ("安全生产计划（*.safetyplan）"), endings);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
import_chosen (SpWindow *self, GFile *file)
{
  sp_session_import (self->session, file);
}

void
_sp_window_choose_import (SpWindow *self)
{
  GtkFileChooserNative *chooser =
    choose (self, _ ("选择计划文件"), GTK_FILE_CHOOSER_ACTION_OPEN, import_chosen);

  sp_file_filters_add_documents (GTK_FILE_CHOOSER (chooser));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static gboolean
create_file (SpWindow *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *named = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return FALSE;
  named =
    g_str_has_suffix (path, FILE_SUFFIX) ? g_strdup (path) : g_strconcat (path, FILE_SUFFIX, NULL);
  if (sp_session_create (self->session, named, &error))
    {
      sp_session_set_page (self->session, SP_PAGE_TASKS);
      return TRUE;
    }
  sp_session_report_error (self->session, error);
  return FALSE;
}

static void
create_chosen (SpWindow *self, GFile *file)
{
  if (create_file (self, file))
    _sp_window_choose_import (self);
}

static void
create_empty_chosen (SpWindow *self, GFile *file)
{
  create_file (self, file);
}

static void
choose_place (SpWindow *self, ChosenFunc func)
{
  GtkFileChooserNative *chooser =
    choose (self, _ ("新文件存为"), GTK_FILE_CHOOSER_ACTION_SAVE, func);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _ ("三年行动.safetyplan"));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
_sp_window_choose_new (SpWindow *self)
{
  choose_place (self, create_chosen);
}

/* With the unit directory in it, without a plan. */
void
_sp_window_choose_empty (SpWindow *self)
{
  choose_place (self, create_empty_chosen);
}

static void
backup_chosen (SpWindow *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;
  if (!sp_store_backup (sp_session_get_store (self->session), path, NULL, &error))
    {
      sp_session_report_error (self->session, error);
      return;
    }
  message = g_strdup_printf (_ ("已备份到 %s"), path);
  sp_session_tell (self->session, message, FALSE);
}

void
_sp_window_choose_backup (SpWindow *self)
{
  GtkFileChooserNative *chooser =
    choose (self, _ ("备份到"), GTK_FILE_CHOOSER_ACTION_SAVE, backup_chosen);
  g_autofree char *today = sp_date_dup_iso (sp_date_today ());
  g_autofree char *name = g_strdup_printf (_ ("备份 %s.safetyplan"), today);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
calendar_chosen (SpWindow *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    sp_window_export_calendar (self, path);
}

void
_sp_window_choose_calendar (SpWindow *self)
{
  GtkFileChooserNative *chooser =
    choose (self, _ ("日历文件存为"), GTK_FILE_CHOOSER_ACTION_SAVE, calendar_chosen);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _ ("近期到期.ics"));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
