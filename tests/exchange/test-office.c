/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Old and foreign office files by way of LibreOffice: how the program is run, with a stand-in that
 * behaves well, badly or not at all; and, where it is installed, that whole plans come through. */
#include "exchange/sp-document-file.h"
#include "exchange/sp-docx.h"
#include "exchange/sp-office.h"

#include "base/sp-error.h"
#include "package-fixture.h"
#include "plan-document.h"

#include <glib/gstdio.h>
#include <string.h>

/* ---- a stand-in for the program ---- */

typedef struct
{
  char *folder;
  char *program;
} Stand;

static void
stand_set_up (Stand *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("safetyplan-office-XXXXXX", NULL);
  self->program = g_build_filename (self->folder, "soffice", NULL);
}

static void
stand_tear_down (Stand *self, gconstpointer data)
{
  g_unlink (self->program);
  g_rmdir (self->folder);
  g_free (self->program);
  g_free (self->folder);
}

/* The arguments that matter to the stand-in: the folder is the one before the last. */
static void
stand_write (Stand *self, const char *script)
{
  g_autofree char *text = g_strconcat (
    "#!/bin/sh\nwhile [ $# -gt 1 ]; do folder=$1; shift; done\ninput=$1\nfolder=${input%/*}\n",
    script, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (self->program, text, -1, &error));
  g_assert_cmpint (g_chmod (self->program, 0700), ==, 0);
}

static GBytes *
convert (Stand *self, SpFormat format, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("some bytes", 10);

  return sp_office_convert (bytes, format, self->program, cancellable, error);
}

static void
test_converts (Stand *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GBytes) table = NULL;

  stand_write (self, "for e in docx xlsx; do cp \"$input\" \"$folder/document.$e\"; done\n"
                     "grep -q DisableMacros \"$folder/profile/user/registrymodifications.xcu\"\n");
  text = convert (self, SP_FORMAT_WRITER, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (text, NULL), g_bytes_get_size (text), "some bytes", 10);
  table = convert (self, SP_FORMAT_CALC, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (table);
}

static void
test_cannot_open (Stand *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  stand_write (self, "exit 1\n");
  g_assert_null (convert (self, SP_FORMAT_WRITER, NULL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_NOT_TEXT);
}

static void
test_not_installed (Stand *self, gconstpointer data)
{
  g_autoptr (GError) text = NULL;
  g_autoptr (GError) table = NULL;

  g_assert_null (convert (self, SP_FORMAT_WRITER, NULL, &text));
  g_assert_error (text, SP_ERROR, SP_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (text->message, ".docx"));
  g_assert_null (convert (self, SP_FORMAT_CALC, NULL, &table));
  g_assert_nonnull (strstr (table->message, ".xlsx"));
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (200 * 1000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

/* The program and what it started are gone, and so is the folder. */
static void
test_cancelled (Stand *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *mark = g_build_filename (self->folder, "mark", NULL);
  g_autofree char *script = g_strdup_printf ("echo \"$folder\" > '%s'\nsleep 60 &\nwait\n", mark);
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;
  GThread *thread;

  stand_write (self, script);
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_null (convert (self, SP_FORMAT_WRITER, cancellable, &error));
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (mark, &folder, NULL, NULL));
  g_assert_false (g_file_test (g_strstrip (folder), G_FILE_TEST_EXISTS));
  g_unlink (mark);
}

/* ---- the program itself ---- */

static gboolean
has_office (void)
{
  g_autofree char *found = g_find_program_in_path ("soffice");

  if (found == NULL)
    g_test_skip ("LibreOffice is not installed");
  return found != NULL;
}

/* @docx as a file of another format, as a person would save it. */
static GBytes *
save_as (GBytes *docx, const char *ending)
{
  g_autofree char *folder = g_dir_make_tmp ("safetyplan-save-XXXXXX", NULL);
  g_autofree char *input = g_build_filename (folder, "plan.docx", NULL);
  g_autofree char *name = g_strconcat ("plan.", ending, NULL);
  /* A folder of its own: LibreOffice cannot write over what it reads. */
  g_autofree char *saved = g_build_filename (folder, "saved", NULL);
  g_autofree char *output = g_build_filename (saved, name, NULL);
  g_autofree char *command = g_strdup_printf (
    "soffice -env:UserInstallation=file://%s/profile --headless --convert-to %s --outdir %s %s",
    folder, ending, saved, input);
  g_autofree char *remove = g_strdup_printf ("rm -r '%s'", folder);
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  const char *data = g_bytes_get_data (docx, &length);
  char *bytes = NULL;
  char *noise = NULL;

  g_assert_true (g_file_set_contents (input, data, (gssize)length, &error));
  g_spawn_command_line_sync (command, &noise, NULL, NULL, &error);
  g_free (noise);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (output, &bytes, &length, &error));
  g_spawn_command_line_sync (remove, NULL, NULL, NULL, NULL);
  return g_bytes_new_take (bytes, length);
}

static void
check_ending (const char *name, const char *ending, PlanNumbers numbers)
{
  g_autofree char *text = plan_document_dup_text (name);
  g_autoptr (GBytes) docx = NULL;
  g_autoptr (GBytes) saved = NULL;
  g_autoptr (SpDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  SpDocumentFacts facts = {0};
  guint n_numbered = 0;

  if (text == NULL)
    {
      g_test_skip ("no plan lies beside the source tree");
      return;
    }
  docx = plan_document_docx (text, numbers, &n_numbered);
  saved = save_as (docx, ending);
  document = sp_document_read_bytes (saved, "plan", &facts, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  plan_document_assert_same (sp_document_get_text (document, NULL), text);
  g_assert_true (numbers != PLAN_NUMBERS_TYPED ? n_numbered > 20 : n_numbered == 0);
  sp_document_facts_clear (&facts);
}

/* Plans in the formats that offices have most. LibreOffice writes no restarts within a form into
 * .doc, so there restarted lists have forms of their own; and no 、 into the lists of .rtf. */
static const struct
{
  const char *path;
  const char *plan;
  const char *ending;
  PlanNumbers numbers;
} ways[] = {
  {"/exchange/office/doc", "real", "doc", PLAN_NUMBERS_TYPED},
  {"/exchange/office/doc-automatic", "real", "doc", PLAN_NUMBERS_OWN_FORMS},
  {"/exchange/office/doc-automatic-sample", "sample", "doc", PLAN_NUMBERS_OWN_FORMS},
  {"/exchange/office/odt", "real", "odt", PLAN_NUMBERS_TYPED},
  {"/exchange/office/odt-automatic", "real", "odt", PLAN_NUMBERS_RESTARTED},
  {"/exchange/office/docx", "real", "docx", PLAN_NUMBERS_TYPED},
  {"/exchange/office/docx-automatic", "real", "docx", PLAN_NUMBERS_RESTARTED},
  {"/exchange/office/docx-automatic-sample", "sample", "docx", PLAN_NUMBERS_OWN_FORMS},
  {"/exchange/office/rtf", "sample", "rtf", PLAN_NUMBERS_TYPED},
};

static void
test_way (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);

  if (has_office ())
    check_ending (ways[i].plan, ways[i].ending, ways[i].numbers);
}

static void
test_damaged (void)
{
  g_autoptr (GByteArray) array = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (!has_office ())
    return;
  g_byte_array_append (array, (const guint8 *)"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
  g_byte_array_set_size (array, 4096);
  memset (array->data + 8, 0x5a, 4088);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&array));
  g_assert_null (sp_office_convert (bytes, SP_FORMAT_CALC, NULL, NULL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_NOT_TEXT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define STAND(path, test) g_test_add (path, Stand, NULL, stand_set_up, test, stand_tear_down)
  STAND ("/exchange/office/converts", test_converts);
  STAND ("/exchange/office/cannot-open", test_cannot_open);
  STAND ("/exchange/office/not-installed", test_not_installed);
  STAND ("/exchange/office/cancelled", test_cancelled);
#undef STAND
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    g_test_add_data_func (ways[i].path, GUINT_TO_POINTER (i), test_way);
  g_test_add_func ("/exchange/office/damaged", test_damaged);
  return g_test_run ();
}
