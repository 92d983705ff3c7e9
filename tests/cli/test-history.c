/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command line's history: what it is narrowed by, its formats, and whose work it is. */
#include "runner.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void
fill (Runner *self)
{
  runner_expect (self, 0, "demo p.safetyplan");
  runner_expect (self, 0,
                 "progress p.safetyplan 2 --date 2021-09-20 --percent 95 --text 已部署 --as 张示例"
                 " --reason 核对后更正");
  runner_expect (self, 0,
                 "enforcement p.safetyplan add --date 2021-09-21 --set 执法部门=县应急管理局"
                 " --set 责令限期整改=3 --as 李示例");
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (const char *at = text; *at != '\0'; at++)
    n += *at == '\n';
  return n;
}

static void
test_narrow (Runner *self, gconstpointer data)
{
  static const struct
  {
    const char *options;
    guint lines;
    const char *holds;
  } cases[] = {
    {"--person 张示例", 1, "登记进展"},
    {"--person 李示例", 1, "执法"},
    {"--person 李", 1, "没有修改记录"},
    {"--kind enforcement --person 李示例", 1, "李示例"},
    {"--kind 进展 --person 张示例", 1, "张示例"},
    {"--record 2 --person 张示例", 1, "登记进展"},
    {"--record measure:2 --person 张示例", 1, "登记进展"},
    {"--search 已部署", 1, "张示例"},
    {"--from 2199-01-01", 1, "没有修改记录"},
    {"--to 2001-01-01", 1, "没有修改记录"},
    {"--from 2001-01-01 --to 2199-01-01 --limit 2", 2, "李示例"},
  };

  fill (self);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *command = g_strconcat ("history p.safetyplan ", cases[i].options, NULL);

      g_test_message ("%s", cases[i].options);
      runner_expect (self, 0, command);
      g_assert_cmpuint (count_lines (self->out), ==, cases[i].lines);
      g_assert_nonnull (strstr (self->out, cases[i].holds));
    }
}

static void
test_formats (Runner *self, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *first;

  fill (self);
  runner_expect (self, 0, "history p.safetyplan --person 张示例 --format json");
  g_assert_true (json_parser_load_from_data (parser, self->out, -1, NULL));
  first = json_array_get_object_element (json_node_get_array (json_parser_get_root (parser)), 0);
  g_assert_cmpstr (json_object_get_string_member (first, "who"), ==, "张示例");
  g_assert_cmpstr (json_object_get_string_member (first, "table"), ==, "progress");
  g_assert_cmpint (json_object_get_int_member (first, "action"), >, 0);
  runner_expect (self, 0, "history p.safetyplan --person 张示例 --format csv");
  g_assert_true (g_str_has_prefix (self->out, "\xef\xbb\xbf操作号,时间,操作人"));
  g_assert_cmpuint (count_lines (self->out), ==, 2);
}

/* Who --as names reports, too, unless another reporter is named. */
static void
test_reporter (Runner *self, gconstpointer data)
{
  fill (self);
  runner_expect (self, 0, "list p.safetyplan progress --format csv");
  g_assert_nonnull (strstr (self->out, "张示例"));
  runner_expect (self, 0,
                 "progress p.safetyplan 3 --date 2021-09-20 --percent 96 --text 已部署"
                 " --as 张示例 --reporter 赵示例 --reason 核对后更正");
  runner_expect (self, 0, "list p.safetyplan progress --format csv");
  g_assert_nonnull (strstr (self->out, "赵示例"));
}

static void
test_usage (Runner *self, gconstpointer data)
{
  static const char *const commands[] = {
    "history p.safetyplan --from 昨天", "history p.safetyplan --kind 没有这种",
    "history p.safetyplan --kind measures --record 2", "history p.safetyplan --format xlsx",
    "history p.safetyplan --record unit:三"};

  runner_expect (self, 0, "demo p.safetyplan");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    runner_expect (self, 2, commands[i]);
  runner_expect (self, 1, "history p.safetyplan --record 999999");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  runner_set_program (argv[1]);
#define ADD(path, function)                                                                        \
  g_test_add ("/cli-history/" path, Runner, NULL, runner_set_up, function, runner_tear_down)
  ADD ("narrow", test_narrow);
  ADD ("formats", test_formats);
  ADD ("reporter", test_reporter);
  ADD ("usage", test_usage);
  return g_test_run ();
}
