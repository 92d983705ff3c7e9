/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * safetyplanctl: finds the verb, reads its options, runs it, tells what went wrong in one line.
 * Exit status: 0, 1 when the input or a file is at fault, 2 for wrong usage. */
#include "cli/cli.h"

#include "base/sp-i18n.h"

#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

static const CliVerb verbs[] = {
  {"new", N_ ("文件"), 1, N_ ("建立一个新的计划文件"),
   N_ ("已有同名文件时不建立。默认装入随程序提供的单位名录。"), CLI_DIRECTORY, cli_new},
  {"read", N_ ("计划文档"), 1, N_ ("读计划文档，显示读懂了什么，不保存"),
   N_ ("计划文档是纯文本（UTF-8、UTF-16 或 GB18030）。"), CLI_FORMAT, cli_read},
  {"import", N_ ("文件 计划文档"), 2, N_ ("把计划文档导入文件"),
   N_ ("导入前自动备份。读不准的地方作为疑问保留并列出；加 --strict 时有疑问就不导入。"
       "加 --revise 时文档是已有计划的新版：任务在原处修改，已填的进展不动；新版没有的任务"
       "标记为取消；与后来的手工修改冲突的保留现有内容并列出。"),
   CLI_STRICT | CLI_REVISE, cli_import},
  {"compare", N_ ("文件 计划文档"), 2, N_ ("列出新版计划文档与文件里的计划有哪些不同"),
   N_ ("只比较，不保存。冲突是文档改了、文件里也由人改过的地方。"), CLI_FORMAT, cli_compare},
  {"progress", N_ ("文件 [任务]"), 2, N_ ("登记一项任务的进展，或用 --from 成批登记"),
   N_ ("任务写编号（如 12），或“附件号:序号”（如 3:二/（一）/1，主件的附件号是 0）。"
       "--from 的表格是 CSV（UTF-8 或 GB18030）或 JSON，列：序号、任务、统计日期、进度、进展、"
       "存在问题、下步措施、填报单位、填报人，次序不限，多余的列不看；"
       "有一行不合适就全部不登记，除非加 --partial。"),
   CLI_DATE | CLI_PERCENT | CLI_TEXT | CLI_UNIT | CLI_REPORTER | CLI_FROM | CLI_REASON,
   cli_progress, 1},
  {"extend", N_ ("文件 任务 --to 日期 --reason 原因"), 2, N_ ("把任务的时限延期"),
   N_ ("原定时限保留，两个按期率都能算。--date 是批准日期，默认今天；"
       "任务有几个时限时用 --due 说明现在是哪一天的。"),
   CLI_TO | CLI_REASON | CLI_DATE, cli_extend},
  {"tick", N_ ("文件 任务 --period 2021Q2"), 2, N_ ("勾选周期时限的一期"),
   N_ ("--date 是办完的日期，默认今天；--off 取消勾选。"), CLI_PERIOD | CLI_DATE, cli_tick},
  {"attach", N_ ("文件 任务 附件"), 3, N_ ("给任务添加附件"),
   N_ ("附件的内容存在计划文件里，--text 是说明。"), CLI_TEXT, cli_attach},
  {"tidy", N_ ("文件"), 1, N_ ("清理不再用到的附件内容"),
   N_ ("撤销还能找回的不清理；--before 之前删除的也清理，此后不能再撤销。"), CLI_BEFORE, cli_tidy},
  {"list", N_ ("文件 种类"), 2,
   N_ ("列出记录：measures、units、parts、phases、deadlines、targets、"
       "subitems、progress、doubts 等"),
   N_ ("csv 是带字节序标记的 UTF-8，可以直接用 Excel、WPS 打开，以 = + - @ "
       "开头的文字前加了单引号；json 供程序使用。"
       "任务另列截至 --as-of（默认今天）的进度和状态。"),
   CLI_FORMAT | CLI_AS_OF, cli_list},
  {"gantt", N_ ("文件 -o 输出.{pdf,png,svg}"), 1, N_ ("画甘特图"),
   N_ ("输出的文件已存在时整个替换。--each-unit 时 -o 是文件夹，每个牵头单位一份 PDF。"),
   CLI_OUTPUT | CLI_PAPER | CLI_GROUP | CLI_UNIT | CLI_EACH_UNIT | CLI_AS_OF, cli_gantt},
  {"report", N_ ("文件 --quarter 2021Q2 -o 输出.xlsx"), 1, N_ ("生成季度报表工作簿"),
   N_ ("输出的文件已存在时整个替换。--as-of 默认是季度最后一天。"),
   CLI_QUARTER | CLI_OUTPUT | CLI_AS_OF | CLI_PREPARED_BY, cli_report},
  {"history", N_ ("文件"), 1, N_ ("显示修改记录，新的在前"), NULL, CLI_LIMIT, cli_history},
  {"undo", N_ ("文件"), 1, N_ ("撤销最近一步操作"), N_ ("撤销导入会移除整份计划，要加 --yes。"),
   CLI_YES, cli_undo},
  {"redo", N_ ("文件"), 1, N_ ("重做刚撤销的操作"), NULL, 0, cli_redo},
  {"check", N_ ("文件"), 1, N_ ("检查文件是否完好"), NULL, 0, cli_check},
  {"backup", N_ ("文件 -o 备份文件"), 1, N_ ("备份到另一个文件"), N_ ("备份文件已存在时不覆盖。"),
   CLI_OUTPUT, cli_backup},
  {"demo", N_ ("文件"), 1, N_ ("建立一个填好的示例文件（虚构的示例县）"), NULL, 0, cli_demo},
};

/* File names and text are taken as bytes: in a locale that is not UTF-8 GLib would refuse Chinese.
 */
static const struct
{
  CliOptionMask mask;
  const char *name;
  char letter;
  GOptionArg type;
  gsize offset;
  const char *description;
  const char *value;
} options[] = {
  {CLI_FORMAT, "format", 'f', G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, format),
   N_ ("输出格式：text、json，列表和比较还有 csv"), N_ ("格式")},
  {CLI_DATE, "date", 'd', G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, date),
   N_ ("进展所说的日期，如 2021-09-30"), N_ ("日期")},
  {CLI_PERCENT, "percent", 'p', G_OPTION_ARG_INT, G_STRUCT_OFFSET (CliOptions, percent),
   N_ ("进度，0 到 100"), N_ ("百分比")},
  {CLI_TEXT, "text", 't', G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, text),
   N_ ("进展情况"), N_ ("文字")},
  {CLI_TEXT, "problems", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, problems),
   N_ ("存在问题"), N_ ("文字")},
  {CLI_TEXT, "next-steps", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, next_steps),
   N_ ("下步措施"), N_ ("文字")},
  {CLI_UNIT, "unit", 'u', G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, unit),
   N_ ("单位名称、简称或别名"), N_ ("单位")},
  {CLI_REPORTER, "reporter", 'r', G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, reporter),
   N_ ("填报人"), N_ ("姓名")},
  {CLI_FROM, "from", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, from),
   N_ ("成批登记的表格"), N_ ("文件")},
  {CLI_FROM, "partial", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (CliOptions, is_partial),
   N_ ("有的行不合适时，登记其余的行"), NULL},
  {CLI_REASON, "reason", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, reason),
   N_ ("原因：为什么延期，或为什么日期、进度不合常规"), N_ ("文字")},
  {CLI_TO, "to", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, to), N_ ("延至哪一天"),
   N_ ("日期")},
  {CLI_TO, "due", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, due),
   N_ ("现在是哪一天的时限"), N_ ("日期")},
  {CLI_PERIOD, "period", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, period),
   N_ ("哪一期：2021Q2、2021H1、2021-06 或 2021"), N_ ("期间")},
  {CLI_PERIOD, "off", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (CliOptions, is_off), N_ ("取消勾选"),
   NULL},
  {CLI_BEFORE, "before", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, before),
   N_ ("这一天之前删除的"), N_ ("日期")},
  {CLI_DIRECTORY, "directory", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, directory),
   N_ ("单位名录：lianghe（默认）、sample 或 none"), N_ ("名录")},
  {CLI_STRICT, "strict", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (CliOptions, is_strict),
   N_ ("有疑问就不导入"), NULL},
  {CLI_REVISE, "revise", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (CliOptions, is_revision),
   N_ ("作为已有计划的新版导入"), NULL},
  {CLI_OUTPUT, "output", 'o', G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, output),
   N_ ("输出到哪里"), N_ ("文件")},
  {CLI_PAPER, "paper", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, paper),
   N_ ("纸张：A4、A3（默认）、A2、A1、A0"), N_ ("纸张")},
  {CLI_GROUP, "group", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, group),
   N_ ("分组：part（按专项，默认）或 unit（按牵头单位）"), N_ ("分组")},
  {CLI_EACH_UNIT, "each-unit", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (CliOptions, is_each_unit),
   N_ ("每个牵头单位一份"), NULL},
  {CLI_QUARTER, "quarter", 'q', G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, quarter),
   N_ ("季度，如 2021Q2"), N_ ("季度")},
  {CLI_AS_OF, "as-of", 'a', G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (CliOptions, as_of),
   N_ ("数据截至哪一天"), N_ ("日期")},
  {CLI_PREPARED_BY, "prepared-by", 0, G_OPTION_ARG_FILENAME,
   G_STRUCT_OFFSET (CliOptions, prepared_by), N_ ("填报单位，默认是计划的印发单位"), N_ ("单位")},
  {CLI_LIMIT, "limit", 'n', G_OPTION_ARG_INT, G_STRUCT_OFFSET (CliOptions, limit),
   N_ ("最多显示多少行，默认 200"), N_ ("行数")},
  {CLI_YES, "yes", 'y', G_OPTION_ARG_NONE, G_STRUCT_OFFSET (CliOptions, is_yes), N_ ("不再询问"),
   NULL},
};

typedef enum
{
  STATUS_OK,
  STATUS_FAILED,
  STATUS_USAGE,
} Status;

/* ---- help ---- */

static void
print_help (void)
{
  cli_print (_ ("用法：safetyplanctl 动作 [选项] "
                "…\n\n安全生产行动计划的命令行工具，不需要图形界面。\n\n动作：\n"));
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    cli_print ("  %-10s%s\n", verbs[i].name, _ (verbs[i].summary));
  cli_print (_ ("\n“safetyplanctl 动作 --help”说明每个动作，“safetyplanctl --version”显示版本。\n"
                "返回值：0 成功；1 输入或文件有问题，标准错误上有一行说明；2 用法不对。\n"));
}

static GOptionEntry *
make_entries (const CliVerb *verb, CliOptions *values, gboolean *wants_help)
{
  GOptionEntry *entries = g_new0 (GOptionEntry, G_N_ELEMENTS (options) + 2);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (verb->options & options[i].mask)
      entries[n++] =
        (GOptionEntry) {.long_name = options[i].name,
                        .short_name = options[i].letter,
                        .arg = options[i].type,
                        .arg_data = (char *)values + options[i].offset,
                        .description = _ (options[i].description),
                        .arg_description = options[i].value != NULL ? _ (options[i].value) : NULL};
  entries[n] = (GOptionEntry) {.long_name = "help",
                               .short_name = 'h',
                               .arg = G_OPTION_ARG_NONE,
                               .arg_data = wants_help,
                               .description = _ ("显示这份说明")};
  return entries;
}

static void
print_verb_help (const CliVerb *verb)
{
  cli_print (_ ("用法：safetyplanctl %s %s [选项]\n\n%s。\n"), verb->name, _ (verb->arguments),
             _ (verb->summary));
  if (verb->details != NULL)
    cli_print ("%s\n", _ (verb->details));
  cli_print (_ ("\n选项：\n"));
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (verb->options & options[i].mask)
      {
        if (options[i].letter != 0)
          cli_print ("  -%c, --%s", options[i].letter, options[i].name);
        else
          cli_print ("      --%s", options[i].name);
        if (options[i].value != NULL)
          cli_print ("=%s", _ (options[i].value));
        cli_print ("\n          %s\n", _ (options[i].description));
      }
  cli_print (_ ("  -h, --help\n          显示这份说明\n"));
}

/* ---- running ---- */

/* One line, whatever the message holds. */
static Status
complain (const CliVerb *verb, const GError *error)
{
  gboolean is_usage = error->domain == CLI_ERROR || error->domain == G_OPTION_ERROR;
  g_autofree char *message = g_strdelimit (g_strdup (error->message), "\r\n", ' ');

  if (is_usage)
    fprintf (stderr, _ ("safetyplanctl：%s。用“safetyplanctl %s --help”查看用法。\n"), message,
             verb->name);
  else
    fprintf (stderr, _ ("safetyplanctl：%s\n"), message);
  return is_usage ? STATUS_USAGE : STATUS_FAILED;
}

static gboolean
check_text (const CliOptions *values, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (options[i].type == G_OPTION_ARG_FILENAME && options[i].mask != CLI_OUTPUT)
      {
        const char *text = *(char *const *)((const char *)values + options[i].offset);

        if (text != NULL && !g_utf8_validate (text, -1, NULL))
          {
            g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--%s 的内容不是 UTF-8 文字"),
                         options[i].name);
            return FALSE;
          }
      }
  return TRUE;
}

static void
clear_values (CliOptions *values)
{
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (options[i].type == G_OPTION_ARG_FILENAME)
      g_free (*(char **)((char *)values + options[i].offset));
}

static gboolean
read_options (
  const CliVerb *verb, char ***arguments, CliOptions *values, gboolean *wants_help, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autofree GOptionEntry *entries = make_entries (verb, values, wants_help);
  guint n = 0;

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse_strv (context, arguments, error))
    return FALSE;
  n = g_strv_length (*arguments) - 1; /* the first is the verb */
  if (*wants_help)
    return TRUE;
  if (n > 0 && g_str_equal ((*arguments)[1], "--"))
    {
      g_free ((*arguments)[1]);
      memmove (*arguments + 1, *arguments + 2, n * sizeof (char *));
      n--;
    }
  if (n > verb->n_arguments || n + verb->n_optional < verb->n_arguments)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("%s 要写 %u 个参数（%s），这里有 %u 个"),
                   verb->name, verb->n_arguments, _ (verb->arguments), n);
      return FALSE;
    }
  return check_text (values, error);
}

/* What was printed must have arrived: a full disk is told, not hidden. */
static gboolean
flush (GError **error)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _ ("不能写到标准输出：%s。"),
               g_strerror (errno));
  return FALSE;
}

static Status
run_verb (const CliVerb *verb, char **argv)
{
  g_auto (GStrv) arguments = g_strdupv (argv + 1);
  Cli self = {.options = {.percent = -1}};
  gboolean wants_help = FALSE;
  g_autoptr (GError) error = NULL;
  Status status = STATUS_OK;

  if (!read_options (verb, &arguments, &self.options, &wants_help, &error))
    status = complain (verb, error);
  else if (wants_help)
    print_verb_help (verb);
  else
    {
      self.arguments = arguments + 1;
      if (!verb->run (&self, &error) || !flush (&error))
        status = complain (verb, error);
    }
  clear_values (&self.options);
  return status;
}

static Status
complain_verb (const char *name)
{
  if (name == NULL)
    fprintf (stderr, _ ("safetyplanctl：没有写动作。用“safetyplanctl --help”查看用法。\n"));
  else
    fprintf (stderr, _ ("safetyplanctl：没有“%s”这个动作。用“safetyplanctl --help”查看用法。\n"),
             name);
  return STATUS_USAGE;
}

int
main (int argc, char **argv)
{
  const char *name = argc > 1 ? argv[1] : NULL;

  setlocale (LC_ALL, "");
#ifdef SIGXFSZ
  signal (SIGXFSZ, SIG_IGN); /* a file past its limit is an error like a full disk, not a death */
#endif
  if (g_strcmp0 (name, "--help") == 0 || g_strcmp0 (name, "-h") == 0 ||
      g_strcmp0 (name, "help") == 0)
    {
      print_help ();
      return STATUS_OK;
    }
  if (g_strcmp0 (name, "--version") == 0)
    {
      cli_print ("safetyplanctl %s\n", SP_VERSION);
      return STATUS_OK;
    }
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_strcmp0 (verbs[i].name, name) == 0)
      return (int)run_verb (&verbs[i], argv);
  return (int)complain_verb (name);
}
