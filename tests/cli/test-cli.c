/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * safetyplanctl as it is used: every verb once, its formats, what it refuses and how it says so. */
#include "runner.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

static const char *const verbs[] = {
  "new",       "read",     "import", "progress", "list",     "gantt",   "report", "doubts",
  "indicator", "accident", "chart",  "status",   "overview", "history", "undo",   "redo",
  "check",     "backup",   "demo",   "compare",  "extend",   "tick",    "attach", "tidy"};

static void
test_help (Runner *self, gconstpointer data)
{
  runner_expect (self, 0, "--version");
  g_assert_true (g_str_has_prefix (self->out, "safetyplanctl "));
  runner_expect (self, 0, "--help");
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autofree char *command = g_strconcat (verbs[i], " --help", NULL);
      g_autofree char *entry = g_strconcat ("\n  ", verbs[i], " ", NULL);

      runner_expect (self, 0, "--help");
      g_assert_nonnull (strstr (self->out, entry));
      runner_expect (self, 0, command);
      g_assert_nonnull (strstr (self->out, verbs[i]));
    }
}

static void
test_usage (Runner *self, gconstpointer data)
{
  static const char *const commands[] = {
    "",
    "nonsense",
    "new",
    "new a b",
    "new a --nonsense",
    "new a --directory=nowhere",
    "read",
    "read a --format=csv",
    "import a",
    "list a",
    "list a nonsense",
    "list a units --format=xml",
    "list a measures --as-of=yesterday",
    "progress a 1",
    "progress a 1 --date 2021-06-30",
    "progress a 1 --date 2021-02-30 --percent 5",
    "progress a 1 --date 2021-06-30 --percent 101",
    "progress a 1 --date 2021-06-30 --percent x",
    "gantt a",
    "doubts a",
    "doubts a -o a.xlsx",
    "gantt a -o a.doc",
    "gantt a -o a.pdf --paper B5",
    "gantt a -o a.pdf --group nothing",
    "gantt a -o folder --each-unit --unit x",
    "report a -o a.xlsx",
    "report a -o a.xlsx",
    "report a --quarter 2021Q5 -o a.xlsx",
    "report a --quarter 2021 -o a.xlsx",
    "report a --quarter 2021Q2 --as-of 2021-03-31 -o a.xlsx",
    "status a --format csv",
    "status a --as-of 2021-09-30 --baseline 2021-09-30",
    "status a --baseline nonsense",
    "overview a",
    "overview a -o a.doc",
    "overview a -o a.pdf --paper A0",
    "backup a",
    "list a units --format='\xff'",
    "compare a",
    "compare a b --format=xml",
  };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      runner_expect (self, 2, commands[i]);
      g_assert_nonnull (strstr (self->err, "--help"));
    }
}

static const char *const kinds[] = {"plans",        "sources",      "parts",     "phases",
                                    "measures",     "subitems",     "deadlines", "targets",
                                    "units",        "doubts",       "progress",  "measure-units",
                                    "unit-aliases", "unit-members", "measure",   "unit_alias"};

static void
test_list (Runner *self, gconstpointer data)
{
  static const char *const formats[] = {"text", "csv", "json"};

  runner_expect (self, 0, "demo d.safetyplan");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint k = 0; k < G_N_ELEMENTS (formats); k++)
      {
        g_autofree char *command =
          g_strdup_printf ("list d.safetyplan %s --format=%s", kinds[i], formats[k]);

        runner_expect (self, 0, command);
        g_assert_cmpuint (strlen (self->out), >, 0);
      }
}

static void
test_csv (Runner *self, gconstpointer data)
{
  runner_expect (self, 0, "demo d.safetyplan");
  runner_expect (
    self, 0,
    "progress d.safetyplan 2 --date 2021-09-30 --percent 50 --text '=1+1，引\"号,逗号\n二行'");
  runner_expect (self, 0, "list d.safetyplan progress --format=csv");
  g_assert_true (g_str_has_prefix (self->out, "\xEF\xBB\xBF"
                                              "编号,"));
  g_assert_nonnull (strstr (self->out, "\r\n"));
  g_assert_nonnull (strstr (self->out, ",\"'=1+1，引\"\"号,逗号"));
}

/* The day of withdrawal is listed for programs, and for people who ask for it. */
static void
test_columns (Runner *self, gconstpointer data)
{
  runner_expect (self, 0, "demo d.safetyplan");
  runner_expect (self, 0, "list d.safetyplan measures --format=csv");
  g_assert_null (strstr (self->out, "取消日期"));
  runner_expect (self, 0, "list d.safetyplan measures");
  g_assert_null (strstr (self->out, "取消日期"));
  runner_expect (self, 0, "list d.safetyplan measures --format=json");
  g_assert_nonnull (strstr (self->out, "withdrawn_on"));
  runner_expect (self, 0, "list d.safetyplan measures light,id,取消日期 --format=csv");
  g_assert_true (g_str_has_prefix (self->out, "\xEF\xBB\xBF"
                                              "状态,编号,取消日期\r\n"));
  runner_expect (self, 2, "list d.safetyplan measures id,nonsense");
  g_assert_nonnull (strstr (self->err, "nonsense"));
}

static JsonArray *
parse_json (JsonParser *parser, const char *text)
{
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_ARRAY (json_parser_get_root (parser)));
  return json_node_get_array (json_parser_get_root (parser));
}

static void
test_json (Runner *self, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *measure = NULL;
  JsonArray *list = NULL;
  gboolean has_lead = FALSE;

  runner_expect (self, 0, "demo d.safetyplan");
  runner_expect (self, 0, "list d.safetyplan measures --format=json --as-of 2021-06-30");
  list = parse_json (parser, self->out);
  g_assert_cmpuint (json_array_get_length (list), >, 50);
  measure = json_array_get_object_element (list, 1);
  g_assert_cmpint (json_object_get_int_member (measure, "id"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (measure, "part"), >, 0);
  g_assert_cmpuint (strlen (json_object_get_string_member (measure, "part_title")), >, 0);
  for (guint i = 0; i < json_array_get_length (list); i++)
    has_lead |=
      json_object_get_string_member (json_array_get_object_element (list, i), "leads")[0] != '\0';
  g_assert_true (has_lead);
  runner_expect (self, 0, "list d.safetyplan sources --format=json");
  parse_json (parser, self->out);
}

/* As of a date means that later reports do not count. */
static void
test_as_of (Runner *self, gconstpointer data)
{
  g_autofree char *early = NULL;

  runner_expect (self, 0, "demo d.safetyplan");
  runner_expect (self, 0, "list d.safetyplan measures --format=json --as-of 2020-12-31");
  early = g_strdup (self->out);
  runner_expect (self, 0, "list d.safetyplan measures --format=json --as-of 2021-12-31");
  g_assert_cmpstr (early, !=, self->out);
  runner_expect (self, 0, "progress d.safetyplan 2 --date 2021-11-30 --percent 99");
  runner_expect (self, 0, "list d.safetyplan measures --format=json --as-of 2020-12-31");
  g_assert_cmpstr (early, ==, self->out);
}

/* ---- documents ---- */

static char *
sample_document (void)
{
  return g_build_filename (g_getenv ("SP_SOURCE_ROOT"), "data", "sample", "plan.txt", NULL);
}

static void
test_read (Runner *self, gconstpointer data)
{
  g_autofree char *path = sample_document ();
  g_autofree char *json = g_strdup_printf ("read '%s' --format=json", path);
  g_autofree char *text = g_strdup_printf ("read '%s'", path);
  g_autofree char *before = runner_dup_state (self);
  g_autofree char *after = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();

  runner_expect (self, 0, json);
  g_assert_cmpuint (json_array_get_length (parse_json (parser, self->out)), >, 50);
  runner_expect (self, 0, text);
  g_assert_cmpuint (strlen (self->out), >, 1000);
  after = runner_dup_state (self);
  g_assert_cmpstr (before, ==, after);
}

static void
import_sample (Runner *self)
{
  g_autofree char *path = sample_document ();
  g_autofree char *command = g_strdup_printf ("import p.safetyplan '%s'", path);

  runner_expect (self, 0, "new p.safetyplan --directory sample");
  runner_expect (self, 0, command);
}

static void
test_import (Runner *self, gconstpointer data)
{
  g_autofree char *path = sample_document ();
  g_autofree char *strict = g_strdup_printf ("import s.safetyplan '%s' --strict", path);
  g_autofree char *measures = NULL;

  import_sample (self);
  g_assert_nonnull (strstr (self->out, "已导入"));
  runner_expect (self, 0, "list p.safetyplan measures --format=csv");
  measures = g_strdup (self->out);
  runner_expect (self, 1, "undo p.safetyplan");
  g_assert_nonnull (strstr (self->err, "--yes"));
  runner_expect (self, 0, "undo p.safetyplan --yes");
  runner_expect (self, 1, "gantt p.safetyplan -o g.pdf");
  runner_expect (self, 1, "doubts p.safetyplan -o k.pdf");
  runner_expect (self, 0, "redo p.safetyplan");
  runner_expect (self, 0, "list p.safetyplan measures --format=csv");
  g_assert_cmpstr (measures, ==, self->out);
  /* The sample has slips on purpose: strict refuses it and leaves no plan. */
  runner_expect (self, 0, "new s.safetyplan --directory sample");
  runner_expect (self, 1, strict);
  runner_expect (self, 0, "list s.safetyplan plans --format=json");
  g_assert_cmpstr (self->out, ==, "[]\n");
}

static void
test_work (Runner *self, gconstpointer data)
{
  import_sample (self);
  runner_expect (
    self, 0,
    "progress p.safetyplan 2 --date 2021-06-20 --percent 40 --text 已部署 --reporter 张三");
  runner_expect (self, 0, "history p.safetyplan");
  g_assert_nonnull (strstr (self->out, "登记进展"));
  runner_expect (self, 0, "history p.safetyplan --limit 1");
  runner_expect (self, 0, "undo p.safetyplan");
  runner_expect (self, 0, "list p.safetyplan progress --format=json");
  g_assert_cmpstr (self->out, ==, "[]\n");
  runner_expect (self, 0, "redo p.safetyplan");
  runner_expect (self, 1, "redo p.safetyplan");
  runner_expect (self, 0, "list p.safetyplan progress --format=csv");
  g_assert_nonnull (strstr (self->out, "张三"));
  runner_expect (self, 0, "check p.safetyplan");
  runner_expect (self, 1, "progress p.safetyplan 999999 --date 2021-06-20 --percent 40");
  runner_expect (self, 1,
                 "progress p.safetyplan 2 --date 2021-06-20 --percent 40 --unit 没有的单位");
}

/* ---- measures by what is printed ---- */

static const char document[] = "示例县安全生产三年行动计划\n"
                               "一、主要任务\n"
                               "（一）强化责任\n"
                               "1.落实制度。健全各项制度。（县应急管理局负责）\n"
                               "2.开展培训。组织全员培训。（县应急管理局负责）\n"
                               "2.配齐人员。充实监管力量。（县应急管理局负责）\n";

static void
test_measure_names (Runner *self, gconstpointer data)
{
  runner_write (self, "plan.txt", document, -1);
  runner_expect (self, 0, "new m.safetyplan --directory sample");
  runner_expect (self, 0, "import m.safetyplan plan.txt");
  runner_expect (
    self, 0, "progress m.safetyplan 0:一/（一）/1 --date 2021-06-20 --percent 40 --reason 补登");
  g_assert_nonnull (strstr (self->out, "落实制度"));
  runner_expect (
    self, 0, "progress m.safetyplan '0:一/(一)/1' --date 2021-06-21 --percent 45 --reason 补登");
  runner_expect (self, 1, "progress m.safetyplan 0:一/（一）/2 --date 2021-06-20 --percent 40");
  g_assert_nonnull (strstr (self->err, "开展培训"));
  g_assert_nonnull (strstr (self->err, "配齐人员"));
  runner_expect (self, 1, "progress m.safetyplan 0:一/（一）/9 --date 2021-06-20 --percent 40");
  runner_expect (self, 1, "progress m.safetyplan 5:一/（一）/1 --date 2021-06-20 --percent 40");
  runner_expect (self, 1, "progress m.safetyplan 落实制度 --date 2021-06-20 --percent 40");
}

/* ---- a new edition ---- */

static const char edition[] = "示例县安全生产三年行动计划\n"
                              "一、主要任务\n"
                              "（一）强化责任\n"
                              "1.落实制度。健全并公示各项制度。（县教育体育局负责）\n"
                              "2.配齐人员。充实监管力量。（县应急管理局负责）\n"
                              "3.建设平台。2022年6月底前建成监管平台。（县应急管理局负责）\n";

static void
test_compare (Runner *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();

  runner_write (self, "plan.txt", document, -1);
  runner_write (self, "new.txt", edition, -1);
  runner_expect (self, 0, "new c.safetyplan --directory sample");
  runner_expect (self, 1, "compare c.safetyplan new.txt"); /* nothing to compare with */
  runner_expect (self, 1, "import c.safetyplan new.txt --revise");
  runner_expect (self, 0, "import c.safetyplan plan.txt");
  before = runner_dup_state (self);
  runner_expect (self, 0, "compare c.safetyplan plan.txt");
  g_assert_nonnull (strstr (self->out, "没有变化"));
  runner_expect (self, 0, "compare c.safetyplan new.txt");
  g_assert_nonnull (strstr (self->out, "新增 1 项，删除 1 项"));
  g_assert_nonnull (strstr (self->out, "责任单位 增 县教育体育局（责任）"));
  runner_expect (self, 0, "compare c.safetyplan new.txt --format=csv");
  g_assert_nonnull (strstr (self->out, "\r\n新增,"));
  runner_expect (self, 0, "compare c.safetyplan new.txt --format=json");
  g_assert_cmpuint (json_array_get_length (parse_json (parser, self->out)), >, 4);
  runner_expect (self, 1, "compare c.safetyplan missing.txt");
  runner_expect (self, 1, "compare missing.safetyplan new.txt");
  after = runner_dup_state (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_revise (Runner *self, gconstpointer data)
{
  runner_write (self, "plan.txt", document, -1);
  runner_write (self, "new.txt", edition, -1);
  runner_expect (self, 0, "new r.safetyplan --directory sample");
  runner_expect (self, 0, "import r.safetyplan plan.txt");
  runner_expect (self, 1, "import r.safetyplan plan.txt --revise");
  g_assert_nonnull (strstr (self->err, "没有变化"));
  runner_expect (self, 0, "progress r.safetyplan 2 --date 2021-06-20 --percent 40 --reason 补登");
  runner_expect (self, 0, "import r.safetyplan new.txt --revise");
  g_assert_nonnull (strstr (self->out, "已按新版修订"));
  runner_expect (self, 0, "list r.safetyplan plans --format=csv");
  g_assert_null (strstr (strstr (self->out, "示例县") + 1, "示例县安全"));
  runner_expect (self, 0, "list r.safetyplan progress --format=csv");
  g_assert_nonnull (strstr (self->out, "2021-06-20"));
  runner_expect (self, 1, "import r.safetyplan new.txt --revise");
  runner_expect (self, 0, "check r.safetyplan");
  runner_expect (self, 0, "undo r.safetyplan --yes");
  runner_expect (self, 0, "list r.safetyplan measures --format=csv");
  g_assert_null (strstr (self->out, "建设平台"));
}

/* ---- what goes out ---- */

static void
assert_begins (Runner *self, const char *name, const char *magic)
{
  g_autofree char *path = runner_path (self, name);
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 1000);
  g_assert_cmpint (memcmp (bytes, magic, strlen (magic)), ==, 0);
}

static guint
count_files (Runner *self, const char *name)
{
  g_autofree char *path = runner_path (self, name);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_out (Runner *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  runner_expect (self, 0, "demo d.safetyplan");
  runner_expect (self, 0, "report d.safetyplan --quarter 2021q2 -o r.xlsx");
  assert_begins (self, "r.xlsx", "PK");
  runner_expect (self, 0, "gantt d.safetyplan --as-of 2021-06-30 -o g.pdf");
  assert_begins (self, "g.pdf", "%PDF");
  runner_expect (self, 0,
                 "gantt d.safetyplan --as-of 2021-06-30 -o u.svg --unit 县应急管理局 --paper a4");
  runner_expect (self, 0, "gantt d.safetyplan --as-of 2021-06-30 -o g2.pdf --group unit");
  runner_expect (self, 0, "gantt d.safetyplan --as-of 2021-06-30 -o units --each-unit");
  g_assert_cmpuint (count_files (self, "units"), >, 3);
  runner_expect (self, 1, "gantt d.safetyplan -o x.pdf --unit 没有的单位");
  runner_expect (self, 0, "doubts d.safetyplan -o k.pdf");
  assert_begins (self, "k.pdf", "%PDF");
  runner_expect (self, 1, "doubts none.safetyplan -o k2.pdf");
  /* The same once more replaces the file by the same bytes. */
  before = runner_dup_state (self);
  runner_expect (self, 0, "report d.safetyplan --quarter 2021Q2 -o r.xlsx");
  runner_expect (self, 0, "gantt d.safetyplan --as-of 2021-06-30 -o g.pdf");
  after = runner_dup_state (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_backup (Runner *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  runner_expect (self, 0, "demo d.safetyplan");
  runner_expect (self, 0, "backup d.safetyplan -o b.safetyplan");
  runner_expect (self, 0, "check b.safetyplan");
  before = runner_dup_state (self);
  runner_expect (self, 1, "backup d.safetyplan -o b.safetyplan");
  runner_expect (self, 1, "new d.safetyplan");
  runner_expect (self, 1, "demo d.safetyplan");
  after = runner_dup_state (self);
  g_assert_cmpstr (before, ==, after);
}

/* Reading verbs change nothing and leave nothing. */
static void
test_reading_only (Runner *self, gconstpointer data)
{
  static const char *const commands[] = {"list d.safetyplan measures", "history d.safetyplan",
                                         "check d.safetyplan"};
  g_autofree char *before = NULL;

  runner_expect (self, 0, "demo d.safetyplan");
  before = runner_dup_state (self);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *after = NULL;

      runner_expect (self, 0, commands[i]);
      after = runner_dup_state (self);
      g_assert_cmpstr (before, ==, after);
    }
}

/* What the text and the JSON say is what the list holds. */
static void
test_status (Runner *self, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root;
  gint64 overdue;

  runner_expect (self, 0, "demo d.safetyplan");
  runner_expect (self, 0, "status d.safetyplan --as-of 2021-09-30 --format json");
  g_assert_true (json_parser_load_from_data (parser, self->out, -1, NULL));
  root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (root, "baseline"), ==, "2021-06-30");
  overdue =
    (gint64)json_object_get_double_member (json_object_get_object_member (root, "overdue"), "now");
  g_assert_cmpint (overdue, >, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "parts")), >, 1);
  {
    JsonObject *kept =
      json_object_get_object_member (json_object_get_object_member (root, "on-time"), "current");

    g_assert_cmpint (json_object_get_int_member (kept, "due"), >,
                     json_object_get_int_member (kept, "kept"));
    g_assert_cmpfloat (json_object_get_double_member (kept, "rate"), >, 0);
  }
  runner_expect (self, 0, "list d.safetyplan measures --as-of 2021-09-30 --format csv");
  {
    g_auto (GStrv) pieces = g_strsplit (self->out, "逾期 ", -1);

    g_assert_cmpint (g_strv_length (pieces) - 1, ==, overdue);
  }
  runner_expect (self, 0, "status d.safetyplan --as-of 2021-09-30 --baseline 2021-03-31");
  g_assert_nonnull (strstr (self->out, "与2021年3月31日比较"));
  g_assert_nonnull (strstr (self->out, "完成率："));
  g_assert_nonnull (strstr (self->out, "按期完成率（按原定时限）："));
  runner_expect (self, 0, "new e.safetyplan --directory none");
  runner_expect (self, 1, "status e.safetyplan");
}

static void
test_overview (Runner *self, gconstpointer data)
{
  static const char *const papers[] = {"A3", "a4"};

  runner_expect (self, 0, "demo d.safetyplan");
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *command =
        g_strdup_printf ("overview d.safetyplan --as-of 2021-09-30 --paper %s -o o.pdf", papers[i]);
      g_autofree char *path = runner_path (self, "o.pdf");
      g_autofree char *bytes = NULL;

      runner_expect (self, 0, command);
      g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
      g_assert_true (g_str_has_prefix (bytes, "%PDF"));
    }
  runner_expect (self, 1, "overview d.safetyplan -o 没有/o.pdf");
}

static void
test_locale (Runner *self, gconstpointer data)
{
  g_autofree char *utf8 = NULL;

  runner_expect (self, 0, "demo 示例.safetyplan");
  runner_expect (self, 0, "list 示例.safetyplan measures --as-of 2021-06-30");
  utf8 = g_strdup (self->out);
  self->locale = "C";
  runner_expect (self, 0, "list 示例.safetyplan measures --as-of 2021-06-30");
  g_assert_cmpstr (utf8, ==, self->out);
  runner_expect (self, 0,
                 "progress 示例.safetyplan 2 --date 2021年6月30日 --percent 50 --text 已部署");
  runner_expect (self, 0, "list 示例.safetyplan progress --format=csv");
  g_assert_nonnull (strstr (self->out, "已部署"));
  runner_expect (self, 1, "list 没有.safetyplan units");
  g_assert_nonnull (strstr (self->err, "没有"));
}

#define ADD(name, func)                                                                            \
  g_test_add ("/cli/" name, Runner, NULL, runner_set_up, func, runner_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  runner_set_program (argv[1]);
  ADD ("help", test_help);
  ADD ("usage", test_usage);
  ADD ("list", test_list);
  ADD ("csv", test_csv);
  ADD ("columns", test_columns);
  ADD ("json", test_json);
  ADD ("as-of", test_as_of);
  ADD ("read", test_read);
  ADD ("import", test_import);
  ADD ("work", test_work);
  ADD ("measure-names", test_measure_names);
  ADD ("compare", test_compare);
  ADD ("revise", test_revise);
  ADD ("out", test_out);
  ADD ("backup", test_backup);
  ADD ("reading-only", test_reading_only);
  ADD ("status", test_status);
  ADD ("overview", test_overview);
  ADD ("locale", test_locale);
  return g_test_run ();
}
