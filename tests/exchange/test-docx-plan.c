/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whole plans as Word documents: with numbers typed and with automatic ones they must be read as
 * their text is. The sample, and a real plan where one lies beside the source tree. */
#include "exchange/sp-docx.h"

#include "base/sp-text.h"
#include "document/sp-reading-json.h"
#include "exchange/sp-sample.h"
#include "package-fixture.h"

#include <stdlib.h>
#include <string.h>

#define N_LEVELS 4

/* A document in the making, whose printed numbers are taken out where Word would put them in. */
typedef struct
{
  GString *body;
  GString *numbering;
  guint list;             /* at hand; the last one made */
  int counters[N_LEVELS]; /* 0: begins anew */
  int starts[N_LEVELS];   /* of the list at hand */
  guint n_numbered;
} Maker;

static const char *const forms =
  "<w:abstractNum w:abstractNumId='0'>"
  "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCountingThousand'/><w:lvlText "
  "w:val='%1、'/></w:lvl><w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/>"
  "<w:lvlText w:val='（%2）'/></w:lvl><w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt "
  "w:val='decimal'/><w:lvlText w:val='%3.'/></w:lvl><w:lvl w:ilvl='3'><w:start "
  "w:val='1'/><w:numFmt "
  "w:val='decimal'/><w:lvlText w:val='（%4）'/></w:lvl></w:abstractNum>"
  "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";

static char *
dup_plan (const char *name)
{
  const char *shared = g_getenv ("SP_SHARED");
  const char *root = g_getenv ("SP_SOURCE_ROOT");
  g_autofree char *folder = shared != NULL ? g_build_filename (shared, "plan", NULL)
                            : root != NULL ? g_build_filename (root, "..", "shared", "plan", NULL)
                                           : NULL;
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  char *text = NULL;

  if (strcmp (name, "sample") == 0)
    return g_strdup (sp_sample_document ());
  while (text == NULL && dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".txt"))
        g_file_get_contents (path, &text, NULL, NULL);
    }
  return text;
}

/* The level and value of a printed number; its length in bytes, 0 where there is none. */
static gsize
find_number (const char *line, int *level, int *value)
{
  static const char *const patterns[N_LEVELS] = {"^[一二三四五六七八九十]+、",
                                                 "^（[一二三四五六七八九十]+）",
                                                 "^[1-9][0-9]?\\.(?![0-9])", "^（[1-9][0-9]?）"};

  for (*level = 0; *level < N_LEVELS; (*level)++)
    {
      g_autoptr (GRegex) regex = g_regex_new (patterns[*level], 0, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;
      const char *digits = line + (*level % 2 == 1 ? strlen ("（") : 0);
      int end = 0;

      if (!g_regex_match (regex, line, 0, &match))
        continue;
      g_match_info_fetch_pos (match, 0, NULL, &end);
      *value = *level < 2 ? sp_numeral_parse (digits, NULL) : atoi (digits);
      return (gsize)end;
    }
  return 0;
}

/* From here on paragraphs belong to a new list, which starts @level with @value. */
static void
begin_list (Maker *self, int level, int value)
{
  g_string_append_printf (self->numbering,
                          "<w:num w:numId='%u'><w:abstractNumId w:val='0'/><w:lvlOverride "
                          "w:ilvl='%d'><w:startOverride w:val='%d'/></w:lvlOverride></w:num>",
                          ++self->list, level, value);
  for (int i = 0; i < N_LEVELS; i++)
    self->starts[i] = i == level ? value : 1;
}

static void
add_line (Maker *self, const char *line, gboolean is_automatic)
{
  int level = 0;
  int value = 0;
  gsize number = is_automatic ? find_number (line, &level, &value) : 0;
  g_autofree char *escaped = g_markup_escape_text (line + number, -1);

  g_string_append (self->body, "<w:p>");
  if (number > 0 && escaped[0] != '\0')
    {
      int next = self->counters[level] > 0 ? self->counters[level] + 1 : self->starts[level];

      if (value != next)
        begin_list (self, level, value);
      self->counters[level] = value;
      for (int i = level + 1; i < N_LEVELS; i++)
        self->counters[i] = 0;
      self->n_numbered++;
      g_string_append_printf (self->body,
                              "<w:pPr><w:numPr><w:ilvl w:val='%d'/><w:numId w:val='%u'/></w:numPr>"
                              "</w:pPr>",
                              level, self->list);
    }
  g_string_append_printf (self->body, "<w:r><w:t xml:space='preserve'>%s</w:t></w:r></w:p>",
                          escaped);
}

static GBytes *
make (const char *text, gboolean is_automatic, guint *n_numbered)
{
  Maker maker = {.body = g_string_new (NULL),
                 .numbering = g_string_new (forms),
                 .list = 1,
                 .starts = {1, 1, 1, 1}};
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GBytes *bytes;

  for (guint i = 0; lines[i] != NULL && (lines[i + 1] != NULL || lines[i][0] != '\0'); i++)
    add_line (&maker, lines[i], is_automatic);
  bytes = package_fixture_docx (maker.body->str, NULL, maker.numbering->str);
  *n_numbered = maker.n_numbered;
  g_string_free (maker.body, TRUE);
  g_string_free (maker.numbering, TRUE);
  return bytes;
}

static char *
dup_json (const char *text)
{
  g_autoptr (SpReading) reading = sp_reading_new (text, strlen (text), NULL);

  g_assert_cmpuint (sp_reading_get_n_blocks (reading), >, 10);
  return sp_reading_to_json (reading);
}

/* White space at the ends of lines is no text. */
static char *
dup_trimmed (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("[ \\t\\r]+$", G_REGEX_MULTILINE, 0, NULL);

  return g_regex_replace_literal (regex, text, -1, 0, "", 0, NULL);
}

static void
check_plan (const char *name, gboolean is_automatic)
{
  g_autofree char *plan = dup_plan (name);
  g_autofree char *text = plan != NULL ? dup_trimmed (plan) : NULL;
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpDocument) document = NULL;
  guint n_numbered = 0;

  if (text == NULL)
    {
      g_test_skip ("no plan lies beside the source tree");
      return;
    }
  bytes = make (text, is_automatic, &n_numbered);
  document = sp_docx_read (bytes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  expected = dup_json (text);
  found = dup_json (sp_document_get_text (document, NULL));
  g_assert_cmpstr (found, ==, expected);
  g_assert_true (is_automatic ? n_numbered > 20 : n_numbered == 0);
}

static void
test_typed (gconstpointer name)
{
  check_plan (name, FALSE);
}

static void
test_automatic (gconstpointer name)
{
  check_plan (name, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/exchange/docx-plan/sample/typed", "sample", test_typed);
  g_test_add_data_func ("/exchange/docx-plan/sample/automatic", "sample", test_automatic);
  g_test_add_data_func ("/exchange/docx-plan/real/typed", "real", test_typed);
  g_test_add_data_func ("/exchange/docx-plan/real/automatic", "real", test_automatic);
  return g_test_run ();
}
