/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Workbooks of the sample member by member against those kept beside this file: a change of what is
 * written is seen in a review, never by the committee. With SP_GOLDEN_WRITE=1 in the environment
 * they are written anew, to be looked at and committed. */
#include "report-fixture.h"
#include "report/sp-report-book.h"
#include "xlsx-reader.h"

#include <glib/gstdio.h>
#include <string.h>

static const struct
{
  const char *kind, *period;
} books[] = {
  {"city-progress", "2021Q2"},
  {"state-monthly", "2021-06"},
  {"institution-list", "2021Q2"},
};

static const char *const members[] = {
  "[Content_Types].xml",
  "_rels/.rels",
  "docProps/app.xml",
  "docProps/core.xml",
  "xl/workbook.xml",
  "xl/_rels/workbook.xml.rels",
  "xl/styles.xml",
  "xl/sharedStrings.xml",
  "xl/worksheets/sheet1.xml",
  "xl/worksheets/sheet2.xml",
};

static char *
dup_golden_path (const char *kind, const char *member)
{
  g_autofree char *name = g_strdelimit (g_strdup (member), "/", '_');

  return g_test_build_filename (G_TEST_DIST, "report", "golden", kind, name, NULL);
}

static void
write_golden (const char *path, const char *text)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0777), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* Says where they part, not all of them. */
static void
assert_same (const char *kind, const char *member, const char *made, const char *golden)
{
  gsize i = 0;
  g_autofree char *there = NULL;
  g_autofree char *here = NULL;

  if (g_str_equal (made, golden))
    return;
  while (made[i] == golden[i])
    i++;
  there = g_utf8_make_valid (golden + (i > 40 ? i - 40 : 0),
                             MIN (160, (gssize)strlen (golden + (i > 40 ? i - 40 : 0))));
  here = g_utf8_make_valid (made + (i > 40 ? i - 40 : 0),
                            MIN (160, (gssize)strlen (made + (i > 40 ? i - 40 : 0))));
  g_error ("%s, %s, from byte %" G_GSIZE_FORMAT ":\nkept: …%s\nmade: …%s", kind, member, i, there,
           here);
}

static void
compare_member (XlsxReader *book, const char *kind, const char *member)
{
  g_autofree char *path = dup_golden_path (kind, member);
  g_autofree char *golden = NULL;
  const char *made = xlsx_reader_get_part (book, member);

  if (g_getenv ("SP_GOLDEN_WRITE") != NULL && made != NULL)
    write_golden (path, made);
  g_file_get_contents (path, &golden, NULL, NULL);
  if ((golden == NULL) != (made == NULL))
    g_error ("%s: %s is only %s", kind, member, made != NULL ? "made" : "kept");
  if (made != NULL)
    assert_same (kind, member, made, golden);
}

static void
test_members (ReportFixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (books); i++)
    {
      g_autoptr (SpReport) report = report_make (self, books[i].kind, books[i].period);
      g_autoptr (GError) error = NULL;
      g_autoptr (XlsxReader) book = NULL;

      sp_report_write_book (report, sp_store_get_reader (self->store), self->out, NULL, NULL, NULL,
                            &error);
      g_assert_no_error (error);
      book = xlsx_reader_new (self->out);
      g_assert_nonnull (xlsx_reader_get_part (book, "xl/worksheets/sheet1.xml"));
      for (guint k = 0; k < G_N_ELEMENTS (members); k++)
        compare_member (book, books[i].kind, members[k]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/golden/members", ReportFixture, NULL, report_set_up, test_members,
              report_tear_down);
  return g_test_run ();
}
