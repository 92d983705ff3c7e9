/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plan-document.h. */
#include "plan-document.h"

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
  PlanNumbers numbers;
  GString *body;
  GString *forms;
  GString *lists;
  guint list;             /* at hand; the last one made */
  int counters[N_LEVELS]; /* 0: begins anew */
  int starts[N_LEVELS];   /* of the list at hand */
  guint n_numbered;
} Maker;

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
  if (strcmp (name, "sample without annexes") == 0)
    return g_strndup (sp_sample_document (),
                      (gsize)(strstr (sp_sample_document (), "\n附件1\n") - sp_sample_document ()));
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

static void
add_form (Maker *self, guint id)
{
  static const struct
  {
    const char *format;
    const char *pattern;
  } levels[N_LEVELS] = {{"chineseCountingThousand", "%1、"},
                        {"chineseCounting", "（%2）"},
                        {"decimal", "%3."},
                        {"decimal", "（%4）"}};

  g_string_append_printf (self->forms, "<w:abstractNum w:abstractNumId='%u'>", id);
  for (int i = 0; i < N_LEVELS; i++)
    g_string_append_printf (self->forms,
                            "<w:lvl w:ilvl='%d'><w:start w:val='%d'/><w:numFmt w:val='%s'/>"
                            "<w:lvlText w:val='%s'/></w:lvl>",
                            i, self->starts[i], levels[i].format, levels[i].pattern);
  g_string_append (self->forms, "</w:abstractNum>");
}

static void
set_starts (Maker *self, int level, int value)
{
  for (int i = 0; i < N_LEVELS; i++)
    self->starts[i] = i == level ? value : 1;
}

/* From here on paragraphs belong to a new list, which starts @level with @value. One with a form of
 * its own knows nothing of what the others counted. */
static void
begin_list (Maker *self, int level, int value)
{
  gboolean is_own = self->numbers == PLAN_NUMBERS_OWN_FORMS;

  set_starts (self, level, value);
  self->list++;
  g_string_append_printf (self->lists, "<w:num w:numId='%u'><w:abstractNumId w:val='%u'/>",
                          self->list, is_own ? self->list : 1);
  if (is_own)
    add_form (self, self->list);
  else
    g_string_append_printf (self->lists,
                            "<w:lvlOverride w:ilvl='%d'><w:startOverride w:val='%d'/>"
                            "</w:lvlOverride>",
                            level, value);
  g_string_append (self->lists, "</w:num>");
  for (int i = 0; is_own && i < N_LEVELS; i++)
    self->counters[i] = 0;
}

/* As Word counts: a level above that was not used counts as used. */
static void
count (Maker *self, int level, int value)
{
  int next = self->counters[level] > 0 ? self->counters[level] + 1 : self->starts[level];

  if (value != next || self->list == 0)
    begin_list (self, level, value);
  for (int i = 0; i < level; i++)
    if (self->counters[i] == 0)
      self->counters[i] = self->numbers == PLAN_NUMBERS_OWN_FORMS ? self->starts[i] : 1;
  self->counters[level] = value;
  for (int i = level + 1; i < N_LEVELS; i++)
    self->counters[i] = 0;
}

static void
add_line (Maker *self, const char *line)
{
  int level = 0;
  int value = 0;
  gsize number = self->numbers != PLAN_NUMBERS_TYPED ? find_number (line, &level, &value) : 0;
  g_autofree char *escaped = g_markup_escape_text (line + number, -1);

  g_string_append (self->body, "<w:p>");
  if (number > 0 && escaped[0] != '\0')
    {
      count (self, level, value);
      self->n_numbered++;
      g_string_append_printf (self->body,
                              "<w:pPr><w:numPr><w:ilvl w:val='%d'/><w:numId w:val='%u'/></w:numPr>"
                              "</w:pPr>",
                              level, self->list);
    }
  g_string_append_printf (self->body, "<w:r><w:t xml:space='preserve'>%s</w:t></w:r></w:p>",
                          escaped);
}

static char *
dup_numbering (const Maker *self)
{
  return self->list > 0 ? g_strconcat (self->forms->str, self->lists->str, NULL) : NULL;
}

GBytes *
plan_document_docx (const char *text, PlanNumbers numbers, guint *n_numbered)
{
  Maker maker = {.numbers = numbers,
                 .body = g_string_new (NULL),
                 .forms = g_string_new (NULL),
                 .lists = g_string_new (NULL),
                 .starts = {1, 1, 1, 1}};
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *numbering = NULL;
  GBytes *bytes;

  if (numbers == PLAN_NUMBERS_RESTARTED)
    add_form (&maker, 1);
  for (guint i = 0; lines[i] != NULL && (lines[i + 1] != NULL || lines[i][0] != '\0'); i++)
    add_line (&maker, lines[i]);
  numbering = dup_numbering (&maker);
  bytes = package_fixture_docx (maker.body->str, NULL, numbering);
  *n_numbered = maker.n_numbered;
  g_string_free (maker.body, TRUE);
  g_string_free (maker.forms, TRUE);
  g_string_free (maker.lists, TRUE);
  return bytes;
}

static char *
dup_json (const char *text)
{
  g_autoptr (SpReading) reading = sp_reading_new (text, strlen (text), NULL);

  g_assert_cmpuint (sp_reading_get_n_blocks (reading), >, 10);
  return sp_reading_to_json (reading);
}

void
plan_document_assert_same (const char *found, const char *expected)
{
  g_autofree char *found_json = dup_json (found);
  g_autofree char *expected_json = dup_json (expected);
  g_auto (GStrv) found_blocks = g_strsplit (found_json, "\n", -1);
  g_auto (GStrv) expected_blocks = g_strsplit (expected_json, "\n", -1);

  for (guint i = 0; found_blocks[i] != NULL && expected_blocks[i] != NULL; i++)
    g_assert_cmpstr (found_blocks[i], ==, expected_blocks[i]);
  g_assert_cmpuint (g_strv_length (found_blocks), ==, g_strv_length (expected_blocks));
}

char *
plan_document_dup_text (const char *name)
{
  g_autofree char *plan = dup_plan (name);
  g_autoptr (GRegex) regex = g_regex_new ("[ \\t\\r]+$", G_REGEX_MULTILINE, 0, NULL);

  /* White space at the ends of lines is no text. */
  return plan != NULL ? g_regex_replace_literal (regex, plan, -1, 0, "", 0, NULL) : NULL;
}
