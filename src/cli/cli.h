/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * safetyplanctl: one table of verbs; each verb is a function that gets its arguments read and
 * answers TRUE, or FALSE with one sentence. Only main.c talks to stderr. */
#pragma once

#include "base/sp-date.h"
#include "cli/cli-table.h"
#include "store/sp-reader-running.h"

G_BEGIN_DECLS

/* What options may say; a verb looks at those it names in its mask. Strings are UTF-8 or file
 * names, NULL: not given. */
typedef struct
{
  char *format, *date, *as_of, *text, *problems, *next_steps, *unit, *reporter, *directory, *paper,
    *group, *quarter, *output, *prepared_by, *period, *by, *input, *indicator, *value, *baseline,
    *reason, *to, *due, *before;
  char **set, **milestones; /* 字段=值, DAY=NUMBER; or NULL */
  gint64 id;                /* 0: not given */
  int percent;              /* -1: not given */
  int limit, base_year;
  int fall; /* -1: not given */
  gboolean is_strict, is_yes, is_each_unit, is_revision, is_partial, is_accidents, is_off,
    is_cumulative;
} CliOptions;

typedef enum
{
  CLI_FORMAT = 1 << 0,
  CLI_DATE = 1 << 1,
  CLI_PERCENT = 1 << 2,
  CLI_TEXT = 1 << 3,
  CLI_UNIT = 1 << 4,
  CLI_REPORTER = 1 << 5,
  CLI_DIRECTORY = 1 << 6,
  CLI_STRICT = 1 << 7, /* and --revise */
  CLI_PAPER = 1 << 8,
  CLI_GROUP = 1 << 9,
  CLI_AS_OF = 1 << 10,
  CLI_QUARTER = 1 << 11,
  CLI_OUTPUT = 1 << 12,
  CLI_YES = 1 << 13,
  CLI_EACH_UNIT = 1 << 14,
  CLI_LIMIT = 1 << 15,
  CLI_PREPARED_BY = 1 << 16,
  CLI_OFF = 1 << 17,
  CLI_INDICATOR = 1 << 18,
  CLI_VALUE = 1 << 19, /* and --milestone */
  CLI_BEFORE = 1 << 20,
  CLI_BASE_YEAR = 1 << 21,
  CLI_ACCIDENTS = 1 << 22,
  CLI_ID = 1 << 23,
  CLI_PERIOD = 1 << 24,
  CLI_BY = 1 << 25,
  CLI_INPUT = 1 << 26, /* with --partial */
  CLI_SET = 1 << 27,
  CLI_BASELINE = 1 << 28,
  CLI_REASON = 1 << 29,
  CLI_TO = 1 << 30, /* and --due */
} CliOptionMask;
/* An enumeration of integers has no more bits. */
#define CLI_CUMULATIVE (G_GUINT64_CONSTANT (1) << 31)

typedef struct
{
  char **arguments; /* as many as the verb wants; NULL-terminated */
  CliOptions options;
} Cli;

typedef gboolean (*CliFunc) (Cli *self, GError **error);

typedef struct
{
  const char *name;
  const char *arguments; /* as the usage line shows them */
  guint n_arguments;
  const char *summary;
  const char *details; /* or NULL */
  guint64 options;     /* of CliOptionMask */
  CliFunc run;
  guint n_optional; /* arguments that may be left out */
} CliVerb;

/* Wrong usage: exit status 2. Everything else is 1. */
#define CLI_ERROR (cli_error_quark ())
GQuark cli_error_quark (void);
typedef enum
{
  CLI_ERROR_USAGE
} CliError;

gboolean cli_new (Cli *self, GError **error);
gboolean cli_demo (Cli *self, GError **error);
gboolean cli_read (Cli *self, GError **error);
gboolean cli_import (Cli *self, GError **error);
gboolean cli_compare (Cli *self, GError **error);
gboolean cli_progress (Cli *self, GError **error);
gboolean cli_extend (Cli *self, GError **error);
gboolean cli_tick (Cli *self, GError **error);
gboolean cli_attach (Cli *self, GError **error);
gboolean cli_tidy (Cli *self, GError **error);
gboolean cli_list (Cli *self, GError **error);
gboolean cli_gantt (Cli *self, GError **error);
gboolean cli_report (Cli *self, GError **error);
gboolean cli_doubts (Cli *self, GError **error);
gboolean cli_status (Cli *self, GError **error);
gboolean cli_overview (Cli *self, GError **error);
gboolean cli_history (Cli *self, GError **error);
gboolean cli_undo (Cli *self, GError **error);
gboolean cli_redo (Cli *self, GError **error);
gboolean cli_check (Cli *self, GError **error);
gboolean cli_indicator (Cli *self, GError **error);
gboolean cli_accident (Cli *self, GError **error);
gboolean cli_chart (Cli *self, GError **error);
gboolean cli_backup (Cli *self, GError **error);
gboolean cli_duty (Cli *self, GError **error);
gboolean cli_supervise (Cli *self, GError **error);
gboolean cli_enforcement (Cli *self, GError **error);
gboolean cli_calendar (Cli *self, GError **error);
gboolean cli_stats (Cli *self, GError **error);

/* ---- what verbs share ---- */

/* The output is UTF-8 whatever the locale. */
void cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* Opens the file of the first argument. */
SpStore *cli_open (Cli *self, gboolean is_read_only, GError **error);
/* Closes @store when the verb ends well; a failure of the verb comes first. Takes @store. */
gboolean cli_close (SpStore *store, gboolean is_done, GError **error);
/* Reads option values; a value that cannot be read is a usage error. An option not given leaves
 * @date alone. */
gboolean cli_parse_date (const char *option, const char *text, SpDate *date, GError **error);
gboolean cli_parse_period (const char *text, SpPeriod *period, GError **error); /* of --period */
gboolean cli_require (const char *option, gconstpointer value, GError **error);
/* --format of a table: csv, json or text, which is what it is when not given. */
gboolean cli_parse_format (const CliOptions *options, CliTableFormat *format, GError **error);
/* The plan; an error when the file has none yet. */
SpPlan *cli_load_plan (SpReader *reader, GError **error);
/* One record; an error when it is not there. */
SpRecord *cli_load (SpReader *reader, const SpRecordType *type, int64_t id, GError **error);
/* The measure that @text means: its number, or part:path as printed (3:二/（一）/1). 0 on error. */
int64_t cli_find_measure (SpReader *reader, const char *text, GError **error);
/* import --revise: the document as a new edition of the plan that is stored. */
gboolean cli_revise (Cli *self, SpStore *store, GError **error);
int64_t cli_find_unit (SpReader *reader, const char *name, GError **error);
/* Sets what --set gives (字段=值, by label or name), references by name. */
gboolean cli_set_fields (SpReader *reader, SpRecord *record, char **assignments, GError **error);
/* A record like @model with the fields of --set, which must be given. Transfer full. */
SpRecord *cli_read_set (Cli *self, SpReader *reader, SpRecord *model, GError **error);
/* Stores the rows of the table --input as records like @model, in one action; tells of each that
 * does not fit. */
gboolean cli_take_table (
  Cli *self, SpStore *store, SpRecord *model, const char *label, GError **error);

/* A verb that does several things; the second argument says which. */
typedef struct
{
  const char *name;
  gboolean is_read_only;
  guint needs; /* of CLI_ID, CLI_PERIOD, CLI_INPUT: options that must be given */
  gboolean (*run) (Cli *self, SpStore *store, GError **error);
} CliDeed;
/* Options that cannot be read are found before the file is opened. */
gboolean cli_run_deed (Cli *self, const CliDeed *deeds, guint n_deeds, GError **error);

int64_t cli_find_indicator (SpReader *reader, int64_t plan, const char *name, GError **error);
/* What --base-year and --fall say, else the plan; without a plan the usual. */
gboolean cli_load_goal (
  Cli *self, SpReader *reader, SpDate as_of, SpAccidentGoal *goal, GError **error);

G_END_DECLS
