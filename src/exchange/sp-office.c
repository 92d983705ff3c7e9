/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * LibreOffice as a converter: a private folder, a private profile, a process group that can be
 * stopped whole. Knows its command line and settings. */
#include "exchange/sp-office.h"

#include "base/sp-error.h"
#include "base/sp-file.h"
#include "base/sp-i18n.h"
#include "base/sp-scratch.h"
#include <glib/gstdio.h>
#include <signal.h>
#include <unistd.h>

#define SECONDS_MAX 120
#define POLL_MS 100

/* No macros, no links brought up to date, nothing fetched: what proxies answer for stands at a port
 * where nobody listens. */
static const char profile_settings[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">\n"
  "<item oor:path=\"/org.openoffice.Office.Common/Security/Scripting\">"
  "<prop oor:name=\"DisableMacrosExecution\" oor:op=\"fuse\"><value>true</value></prop>"
  "<prop oor:name=\"BlockUntrustedRefererLinks\" oor:op=\"fuse\"><value>true</value></prop>"
  "<prop oor:name=\"MacroSecurityLevel\" oor:op=\"fuse\"><value>3</value></prop></item>\n"
  "<item oor:path=\"/org.openoffice.Office.Writer/Content/Update\">"
  "<prop oor:name=\"Link\" oor:op=\"fuse\"><value>0</value></prop></item>\n"
  "<item oor:path=\"/org.openoffice.Office.Calc/Content/Update\">"
  "<prop oor:name=\"Link\" oor:op=\"fuse\"><value>2</value></prop></item>\n"
  "<item oor:path=\"/org.openoffice.Inet/Settings\">"
  "<prop oor:name=\"ooInetProxyType\" oor:op=\"fuse\"><value>2</value></prop>"
  "<prop oor:name=\"ooInetHTTPProxyName\" oor:op=\"fuse\"><value>127.0.0.1</value></prop>"
  "<prop oor:name=\"ooInetHTTPProxyPort\" oor:op=\"fuse\"><value>9</value></prop>"
  "<prop oor:name=\"ooInetHTTPSProxyName\" oor:op=\"fuse\"><value>127.0.0.1</value></prop>"
  "<prop oor:name=\"ooInetHTTPSProxyPort\" oor:op=\"fuse\"><value>9</value></prop></item>\n"
  "</oor:items>\n";

/* ---- the private folder ---- */

static void
remove_folder (char *folder)
{
  sp_scratch_remove (folder);
  g_free (folder);
}

typedef char Folder;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Folder, remove_folder)

static gboolean
fill_folder (const char *folder, GBytes *bytes, const char *input, GError **error)
{
  g_autofree char *user = g_build_filename (folder, "profile", "user", NULL);
  g_autofree char *settings = g_build_filename (user, "registrymodifications.xcu", NULL);
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  if (g_mkdir_with_parents (user, 0700) != 0)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_NO_SPACE,
                   _ ("不能在临时文件夹里转换：%s。请检查磁盘空间。"), g_get_tmp_dir ());
      return FALSE;
    }
  return sp_file_write (settings, profile_settings, sizeof profile_settings - 1, error) &&
         sp_file_write (input, data, length, error);
}

/* ---- the process ---- */

/* In the child: a group of its own, since the program starts others. */
static void
lead_group (gpointer user_data)
{
  setpgid (0, 0);
}

static void
stop_group (GSubprocess *process)
{
  const char *id = g_subprocess_get_identifier (process);

  if (id != NULL)
    kill (-(pid_t)g_ascii_strtoll (id, NULL, 10), SIGKILL);
  g_subprocess_force_exit (process);
}

static GSubprocess *
start (const char *program, const char *folder, const char *input, SpFormat format, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *profile_path = g_build_filename (folder, "profile", NULL);
  g_autofree char *profile_uri = g_filename_to_uri (profile_path, NULL, NULL);
  g_autofree char *profile = g_strconcat ("-env:UserInstallation=", profile_uri, NULL);
  const char *target =
    format == SP_FORMAT_CALC ? "xlsx:Calc MS Excel 2007 XML" : "docx:MS Word 2007 XML";

  g_subprocess_launcher_set_child_setup (launcher, lead_group, NULL, NULL);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  return g_subprocess_launcher_spawn (launcher, error, program, profile, "--headless",
                                      "--norestore", "--nolockcheck", "--convert-to", target,
                                      "--outdir", folder, input, NULL);
}

typedef struct
{
  GMainLoop *loop;
  GSubprocess *process;
  GCancellable *cancellable;
  gint64 deadline;
  gboolean is_late;
} Wait;

static gboolean
office_poll_cb (gpointer user_data)
{
  Wait *wait = user_data;

  wait->is_late = g_get_monotonic_time () > wait->deadline;
  if (wait->is_late || g_cancellable_is_cancelled (wait->cancellable))
    stop_group (wait->process);
  return G_SOURCE_CONTINUE;
}

static void
office_ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;

  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  g_main_loop_quit (wait->loop);
}

/* Waits on a context of its own, so that the caller's sources do not run meanwhile. */
static gboolean
wait_for (GSubprocess *process, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (context, FALSE);
  g_autoptr (GSource) poll = g_timeout_source_new (POLL_MS);
  Wait wait = {.loop = loop, .process = process, .cancellable = cancellable};

  wait.deadline = g_get_monotonic_time () + SECONDS_MAX * G_USEC_PER_SEC;
  g_main_context_push_thread_default (context);
  g_source_set_callback (poll, office_poll_cb, &wait, NULL);
  g_source_attach (poll, context);
  g_subprocess_wait_async (process, NULL, office_ended_cb, &wait);
  g_main_loop_run (loop);
  g_source_destroy (poll);
  g_main_context_pop_thread_default (context);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!wait.is_late)
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_FAILED,
               _ ("LibreOffice 转换超过 %d 秒，已停止。请用 LibreOffice 或 WPS 打开它，"
                  "另存为 .docx 后再选。"),
               SECONDS_MAX);
  return FALSE;
}

/* ---- converting ---- */

static char *
find_program (void)
{
  char *found = g_find_program_in_path ("soffice");

  return found != NULL ? found : g_find_program_in_path ("libreoffice");
}

static GBytes *
take_output (const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *bytes = NULL;
  gsize length = 0;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (error, SP_ERROR, SP_ERROR_NOT_TEXT,
                           _ ("LibreOffice 打不开它：可能已经损坏、加了密码，或没有装 Writer、Calc "
                              "组件。请用原来的软件另存为 .docx（或 .xlsx）后再选。"));
      return NULL;
    }
  if (!sp_file_read (path, SP_DOCUMENT_FILE_LIMIT, &bytes, &length, error))
    return NULL;
  return g_bytes_new_take (bytes, length);
}

static GBytes *
convert_with (
  const char *program, GBytes *bytes, SpFormat format, GCancellable *cancellable, GError **error)
{
  const char *ending = format == SP_FORMAT_CALC ? "xlsx" : "docx";
  g_autofree char *output = g_strconcat ("document.", ending, NULL);
  g_autofree char *input = NULL;
  g_autoptr (Folder) folder = g_dir_make_tmp ("safetyplan-XXXXXX", error);
  g_autoptr (GSubprocess) process = NULL;

  if (folder == NULL)
    return NULL;
  input = g_build_filename (folder, "document", NULL);
  if (!fill_folder (folder, bytes, input, error))
    return NULL;
  process = start (program, folder, input, format, error);
  if (process == NULL || !wait_for (process, cancellable, error))
    return NULL;
  return take_output (folder, output, error);
}

GBytes *
sp_office_convert (
  GBytes *bytes, SpFormat format, const char *program, GCancellable *cancellable, GError **error)
{
  g_autofree char *found = program == NULL ? find_program () : g_strdup (program);

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (format == SP_FORMAT_WRITER || format == SP_FORMAT_CALC, NULL);

  if (found == NULL || !g_file_test (found, G_FILE_TEST_IS_EXECUTABLE))
    {
      g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
                   format == SP_FORMAT_CALC
                     ? _ ("读 .xls、.et、.ods 表格要用 LibreOffice，本机没有安装。请安装它，"
                          "或在 Excel、WPS 里另存为 .xlsx 后再选。")
                     : _ ("读 .doc、.wps、.odt、.rtf 文件要用 LibreOffice，本机没有安装。请安装它，"
                          "或在 Word、WPS 里另存为 .docx 后再选。"));
      return NULL;
    }
  return convert_with (found, bytes, format, cancellable, error);
}
