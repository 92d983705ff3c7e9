/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the verb, reads its options, runs it, tells what went wrong in one line. Exit status: 0, 1
 * when the input or a file is at fault, 2 for wrong usage, 130 when stopped. */
#include "cli/cli.h"

#include "base/sp-i18n.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

typedef enum
{
  STATUS_OK,
  STATUS_FAILED,
  STATUS_USAGE,
  STATUS_STOPPED = 130,
} Status;

/* ---- help ---- */

static void
print_help (const CliProgram *program)
{
  cli_print (_ ("用法：safetyplanctl 动作 [选项] "
                "…\n\n安全生产行动计划的命令行工具，不需要图形界面。\n\n动作：\n"));
  for (guint i = 0; i < program->n_verbs; i++)
    cli_print ("  %-12s%s\n", program->verbs[i].name, _ (program->verbs[i].summary));
  cli_print (_ ("\n“safetyplanctl 动作 --help”说明每个动作，“safetyplanctl --version”显示版本。\n"
                "返回值：0 成功；1 输入或文件有问题，标准错误上有一行说明；2 用法不对；130 被 "
                "Ctrl+C 停下。\n"));
}

static GOptionEntry *
make_entries (const CliProgram *program,
              const CliVerb *verb,
              CliOptions *values,
              gboolean *wants_help)
{
  GOptionEntry *entries = g_new0 (GOptionEntry, program->n_options + 2);
  guint n = 0;

  for (guint i = 0; i < program->n_options; i++)
    if (verb->options & program->options[i].mask)
      entries[n++] =
        (GOptionEntry) {.long_name = program->options[i].name,
                        .short_name = program->options[i].letter,
                        .arg = program->options[i].type,
                        .arg_data = (char *)values + program->options[i].offset,
                        .description = _ (program->options[i].description),
                        .arg_description =
                          program->options[i].value != NULL ? _ (program->options[i].value) : NULL};
  entries[n] = (GOptionEntry) {.long_name = "help",
                               .short_name = 'h',
                               .arg = G_OPTION_ARG_NONE,
                               .arg_data = wants_help,
                               .description = _ ("显示这份说明")};
  return entries;
}

static void
print_verb_help (const CliProgram *program, const CliVerb *verb)
{
  cli_print (_ ("用法：safetyplanctl %s %s [选项]\n\n%s。\n"), verb->name, _ (verb->arguments),
             _ (verb->summary));
  if (verb->details != NULL)
    cli_print ("%s\n", _ (verb->details));
  cli_print (_ ("\n选项：\n"));
  for (guint i = 0; i < program->n_options; i++)
    if (verb->options & program->options[i].mask)
      {
        if (program->options[i].letter != 0)
          cli_print ("  -%c, --%s", program->options[i].letter, program->options[i].name);
        else
          cli_print ("      --%s", program->options[i].name);
        if (program->options[i].value != NULL)
          cli_print ("=%s", _ (program->options[i].value));
        cli_print ("\n          %s\n", _ (program->options[i].description));
      }
  cli_print (_ ("  -h, --help\n          显示这份说明\n"));
}

/* ---- running ---- */

/* One line, whatever the message holds. */
static Status
complain (const CliVerb *verb, const GError *error)
{
  gboolean is_stopped = g_error_matches (error, CLI_ERROR, CLI_ERROR_STOPPED);
  gboolean is_usage =
    !is_stopped && (error->domain == CLI_ERROR || error->domain == G_OPTION_ERROR);
  g_autofree char *message = g_strdelimit (g_strdup (error->message), "\r\n", ' ');

  if (is_usage)
    fprintf (stderr, _ ("safetyplanctl：%s。用“safetyplanctl %s --help”查看用法。\n"), message,
             verb->name);
  else
    fprintf (stderr, _ ("safetyplanctl：%s\n"), message);
  if (is_stopped)
    return STATUS_STOPPED;
  return is_usage ? STATUS_USAGE : STATUS_FAILED;
}

static gboolean
check_one (const char *name, const char *text, GError **error)
{
  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return TRUE;
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--%s 的内容不是 UTF-8 文字"), name);
  return FALSE;
}

/* What is a file's name may be any bytes; all else is text. */
static gboolean
check_text (const CliProgram *program, const CliOptions *values, GError **error)
{
  for (guint i = 0; i < program->n_options; i++)
    {
      const void *at = (const char *)values + program->options[i].offset;

      if (program->options[i].type == G_OPTION_ARG_FILENAME &&
          program->options[i].mask != CLI_OUTPUT && program->options[i].mask != CLI_INPUT &&
          program->options[i].mask != CLI_GEOJSON &&
          !check_one (program->options[i].name, *(char *const *)at, error))
        return FALSE;
      if (program->options[i].type != G_OPTION_ARG_FILENAME_ARRAY)
        continue;
      for (char **text = *(char **const *)at; text != NULL && *text != NULL; text++)
        if (!check_one (program->options[i].name, *text, error))
          return FALSE;
    }
  return TRUE;
}

static void
clear_values (const CliProgram *program, CliOptions *values)
{
  for (guint i = 0; i < program->n_options; i++)
    {
      void *at = (char *)values + program->options[i].offset;

      if (program->options[i].type == G_OPTION_ARG_FILENAME)
        g_clear_pointer ((char **)at, g_free); /* two options may mean one value */
      else if (program->options[i].type == G_OPTION_ARG_FILENAME_ARRAY)
        g_clear_pointer ((char ***)at, g_strfreev);
    }
}

static gboolean
read_options (const CliProgram *program,
              const CliVerb *verb,
              char ***arguments,
              CliOptions *values,
              gboolean *wants_help,
              GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autofree GOptionEntry *entries = make_entries (program, verb, values, wants_help);
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
  return check_text (program, values, error);
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
run_verb (const CliProgram *program, const CliVerb *verb, char **argv)
{
  g_auto (GStrv) arguments = g_strdupv (argv + 1);
  Cli self = {.options = {.percent = -1, .fall = -1}};
  gboolean wants_help = FALSE;
  g_autoptr (GError) error = NULL;
  Status status = STATUS_OK;

  if (!read_options (program, verb, &arguments, &self.options, &wants_help, &error))
    status = complain (verb, error);
  else if (wants_help)
    print_verb_help (program, verb);
  else
    {
      self.arguments = arguments + 1;
      if (!verb->run (&self, &error) || !flush (&error))
        status = complain (verb, error);
    }
  clear_values (program, &self.options);
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
cli_run (const CliProgram *program, int argc, char **argv)
{
  const char *name = argc > 1 ? argv[1] : NULL;

#ifdef SIGXFSZ
  signal (SIGXFSZ, SIG_IGN); /* a file past its limit is an error like a full disk, not a death */
#endif
  if (g_strcmp0 (name, "--help") == 0 || g_strcmp0 (name, "-h") == 0 ||
      g_strcmp0 (name, "help") == 0)
    {
      print_help (program);
      return STATUS_OK;
    }
  if (g_strcmp0 (name, "--version") == 0)
    {
      cli_print ("safetyplanctl %s\n", SP_VERSION);
      return STATUS_OK;
    }
  for (guint i = 0; i < program->n_verbs; i++)
    if (g_strcmp0 (program->verbs[i].name, name) == 0)
      return (int)run_verb (program, &program->verbs[i], argv);
  return (int)complain_verb (name);
}
