/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See office-check.h. */
#include "office-check.h"

#include <stdlib.h>
#include <string.h>

static const char script[] =
  "import sys\n"
  "try:\n"
  "    import docx\n"
  "except ImportError:\n"
  "    sys.exit(77)\n"
  "sys.stdout.reconfigure(encoding='utf-8')\n"
  "from docx.oxml.ns import qn\n"
  "from docx.table import Table\n"
  "from docx.text.paragraph import Paragraph\n"
  "d = docx.Document(sys.argv[1])\n"
  "for child in d.element.body.iterchildren():\n"
  "    if child.tag == qn('w:p'):\n"
  "        p = Paragraph(child, d)\n"
  "        print(p.style.style_id + '|' + p.text)\n"
  "    elif child.tag == qn('w:tbl'):\n"
  "        for row in Table(child, d).rows:\n"
  "            print('row|' + '|'.join(c.text for c in row.cells))\n"
  "for s in d.sections:\n"
  "    print('section|%d|%.0f|%s' % (s.orientation, s.page_width.mm, ' '.join(\n"
  "        '%.0f' % m.mm for m in (s.top_margin, s.bottom_margin, s.left_margin, "
  "s.right_margin))))\n"
  "print('pictures|%d' % len(d.inline_shapes))\n"
  "print('title|' + d.core_properties.title)\n"
  "print('created|' + str(d.core_properties.created))\n";

/* What is put before our own programs (a sanitizer) is not for those of others. */
static gboolean
run (const char *const *argv, char **out, char **problem)
{
  g_auto (GStrv) environment = g_environ_unsetenv (g_get_environ (), "LD_PRELOAD");
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **)argv, environment, G_SPAWN_SEARCH_PATH, NULL, NULL, out, problem,
                &status, &error);
  g_assert_no_error (error);
  return g_spawn_check_wait_status (status, NULL);
}

/* What a script of Debian's Python says; NULL: it has not the module. */
static char *
dup_said (const char *const *argv)
{
  g_autofree char *problem = NULL;
  char *out = NULL;

  if (!g_file_test (argv[0], G_FILE_TEST_IS_EXECUTABLE))
    return NULL;
  if (run (argv, &out, &problem))
    return out;
  if (*problem != '\0')
    g_test_message ("%s", problem);
  g_assert_true (*problem == '\0'); /* not there, rather than in trouble */
  g_free (out);
  return NULL;
}

char *
office_check_dup_outline (const char *path)
{
  const char *const argv[] = {"/usr/bin/python3", "-c", script, path, NULL};

  return dup_said (argv);
}

char *
office_check_dup_books (const char *folder)
{
  g_autofree char *dump = g_test_build_filename (G_TEST_DIST, "report", "dump-books.py", NULL);
  const char *const argv[] = {"/usr/bin/python3", dump, folder, NULL};

  return dup_said (argv);
}

int
office_check_count_pages (const char *path)
{
  g_autofree char *office = g_find_program_in_path ("soffice");
  g_autofree char *info = g_find_program_in_path ("pdfinfo");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *command = NULL;
  g_autofree char *out = NULL;
  g_autofree char *problem = NULL;
  const char *argv[] = {"sh", "-c", NULL, NULL};
  const char *pages;

  if (office == NULL || info == NULL)
    return -1;
  command = g_strdup_printf ("soffice -env:UserInstallation=file://%s/profile --headless "
                             "--convert-to pdf --outdir %s %s >/dev/null 2>&1; "
                             "pdfinfo \"$(echo %s | sed s/docx$/pdf/)\"",
                             folder, folder, path, path);
  argv[2] = command;
  run (argv, &out, &problem);
  pages = strstr (out, "Pages:");
  g_assert_nonnull (pages);
  return atoi (pages + strlen ("Pages:"));
}
