/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * safetyplanctl: one table of verbs; each verb is a function that gets its arguments read and
 * answers TRUE, or FALSE with one sentence. Only cli-run.c talks to stderr. */
#pragma once

#include "base/sp-date.h"
#include "cli/cli-table.h"
#include "core/sp-hazard.h"
#include "exchange/sp-record-draft.h"
#include "store/sp-reader-running.h"

G_BEGIN_DECLS

/* What options may say; a verb looks at those it names in its mask. Strings are UTF-8 or file
 * names, NULL: not given. */
typedef struct
{
  char *format, *date, *as_of, *text, *problems, *next_steps, *unit, *reporter, *directory, *paper,
    *group, *quarter, *output, *prepared_by, *period, *by, *input, *indicator, *value, *baseline,
    *reason, *to, *due, *before, *record, *person, *from, *kind, *search, *as, *refused, *document,
    *deadline, *rectified, *ids, *map, *stage, *theme, *geojson, *datum, *enterprise, *township,
    *industry, *layout, *until, *number, *level, *method, *factors, *assessor, *clauses, *cause,
    *scheme, *mapping;
  /* 字段=值, DAY=NUMBER, numbers, paths; or NULL */
  char **set, **milestones, **measures, **where, **files;
  gint64 id, other; /* 0: not given */
  int percent;      /* -1: not given */
  int limit, base_year;
  int per_page;
  int fall; /* -1: not given */
  gboolean is_strict, is_yes, is_each_unit, is_revision, is_partial, is_accidents, is_off,
    is_overdue, is_cumulative, is_county, is_list, is_outdated, is_progress, is_portrait, is_all,
    is_inherent, is_due, is_missing, is_keep;
} CliOptions;

/* Which options a verb looks at: one bit each, of 64. */
typedef guint64 CliOptionMask;
#define CLI_BIT(n) (G_GUINT64_CONSTANT (1) << (n))
#define CLI_FORMAT CLI_BIT (0)
#define CLI_DATE CLI_BIT (1)
#define CLI_PERCENT CLI_BIT (2)
#define CLI_TEXT CLI_BIT (3)
#define CLI_UNIT CLI_BIT (4)
#define CLI_REPORTER CLI_BIT (5)
#define CLI_DIRECTORY CLI_BIT (6)
#define CLI_STRICT CLI_BIT (7) /* and --revise */
#define CLI_PAPER CLI_BIT (8)
#define CLI_GROUP CLI_BIT (9)
#define CLI_AS_OF CLI_BIT (10)
#define CLI_QUARTER CLI_BIT (11)
#define CLI_OUTPUT CLI_BIT (12)
#define CLI_YES CLI_BIT (13)
#define CLI_EACH_UNIT CLI_BIT (14)
#define CLI_LIMIT CLI_BIT (15)
#define CLI_PREPARED_BY CLI_BIT (16)
#define CLI_OFF CLI_BIT (17)
#define CLI_INDICATOR CLI_BIT (18)
#define CLI_VALUE CLI_BIT (19) /* and --milestone */
#define CLI_BEFORE CLI_BIT (20)
#define CLI_BASE_YEAR CLI_BIT (21)
#define CLI_ACCIDENTS CLI_BIT (22)
#define CLI_ID CLI_BIT (23)
#define CLI_PERIOD CLI_BIT (24)
#define CLI_BY CLI_BIT (25)
#define CLI_INPUT CLI_BIT (26) /* with --partial, --refused and --progress */
#define CLI_SET CLI_BIT (27)
#define CLI_BASELINE CLI_BIT (28)
#define CLI_REASON CLI_BIT (29)
#define CLI_TO CLI_BIT (30)     /* and --due */
#define CLI_NARROW CLI_BIT (31) /* what history is narrowed by: --record, --person … */
#define CLI_AS CLI_BIT (32)
#define CLI_MEASURE CLI_BIT (33)
#define CLI_WHERE CLI_BIT (34)
#define CLI_STEP CLI_BIT (35) /* --kind, --person, --document, --deadline, … */
#define CLI_OTHER CLI_BIT (36)
#define CLI_OVERDUE CLI_BIT (37)
#define CLI_CUMULATIVE CLI_BIT (38)
#define CLI_KIND CLI_BIT (39)     /* and --reply-by */
#define CLI_TEMPLATE CLI_BIT (42) /* --mapping */
#define CLI_REPORT CLI_BIT (43)   /* --kind, --list */
#define CLI_FILES CLI_BIT (44)
#define CLI_KEEP CLI_BIT (45)
#define CLI_NOTICE CLI_BIT (50)  /* --kind, --enterprise, --layout … */
#define CLI_MAP CLI_BIT (51)     /* --enterprise, --county, --map, --stage, --theme, … */
#define CLI_GEOJSON CLI_BIT (52) /* a file to be read */
#define CLI_RISK CLI_BIT (53)    /* --enterprise, --number, --level, --method … */

typedef struct
{
  char **arguments; /* as many as the verb wants; NULL-terminated */
  CliOptions options;
  const SpRecordType *type; /* what a verb about one kind of record is about */
} Cli;

typedef gboolean (*CliFunc) (Cli *self, GError **error);

typedef struct
{
  const char *name;
  const char *arguments; /* as the usage line shows them */
  guint n_arguments;
  const char *summary;
  const char *details; /* or NULL */
  CliOptionMask options;
  CliFunc run;
  guint n_optional; /* arguments that may be left out */
} CliVerb;

typedef struct
{
  CliOptionMask mask; /* of the verbs that look at it */
  const char *name;
  char letter; /* 0: none */
  GOptionArg type;
  gsize offset; /* in CliOptions */
  const char *description;
  const char *value; /* what stands for it in the help; NULL: it has none */
} CliOption;

typedef struct
{
  const CliVerb *verbs;
  guint n_verbs;
  const CliOption *options;
  guint n_options;
} CliProgram;

/* Runs the program's command line; the exit status. */
int cli_run (const CliProgram *program, int argc, char **argv);

/* Wrong usage: exit status 2; stopped by Ctrl+C: 130, as shells have it. Everything else is 1. */
#define CLI_ERROR (cli_error_quark ())
GQuark cli_error_quark (void);
typedef enum
{
  CLI_ERROR_USAGE,
  CLI_ERROR_STOPPED
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
gboolean cli_export (Cli *self, GError **error);
gboolean cli_gantt (Cli *self, GError **error);
gboolean cli_report (Cli *self, GError **error);
gboolean cli_check_report (Cli *self, GError **error);
gboolean cli_report_definition (Cli *self, GError **error);
gboolean cli_report_diff (Cli *self, GError **error);
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
gboolean cli_hazard (Cli *self, GError **error);
gboolean cli_institution (Cli *self, GError **error);
gboolean cli_enterprise (Cli *self, GError **error);
gboolean cli_inspection (Cli *self, GError **error);
gboolean cli_criterion (Cli *self, GError **error);
gboolean cli_stats (Cli *self, GError **error);
gboolean cli_map (Cli *self, GError **error);
gboolean cli_notice (Cli *self, GError **error);
gboolean cli_paper (Cli *self, GError **error);
gboolean cli_risk (Cli *self, GError **error);
gboolean cli_template (Cli *self, GError **error);

/* ---- what verbs share ---- */

/* The output is UTF-8 whatever the locale. */
void cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* Opens the file of the first argument; see cli_sign(). */
SpStore *cli_open (Cli *self, gboolean is_read_only, GError **error);
/* The person of --as, else of the environment (SAFETYPLAN_USER); NULL: neither says one. */
const char *cli_get_person (const Cli *self);
/* What is done to @store from now on is done by that person. */
void cli_sign (const Cli *self, SpStore *store);
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
/* measures, measure, unit-aliases or a label as 单位; NULL on error. */
const SpRecordType *cli_find_type (const char *name, GError **error);
/* The measure that @text means: its number, or part:path as printed (3:二/（一）/1). 0 on error. */
int64_t cli_find_measure (SpReader *reader, const char *text, GError **error);
/* import --revise: the document as a new edition of the plan that is stored. */
gboolean cli_revise (Cli *self, SpStore *store, GError **error);
int64_t cli_find_unit (SpReader *reader, const char *name, GError **error);
int64_t cli_find_enterprise (SpReader *reader, const char *name, GError **error);
int64_t cli_find_industry (SpReader *reader, const char *name, GError **error);
/* Sets what --set gives (字段=值, by label or name), references by name. */
gboolean cli_set_fields (SpReader *reader, SpRecord *record, char **assignments, GError **error);
/* A record like @model with the fields of --set, which must be given. Transfer full. */
SpRecord *cli_read_set (Cli *self, SpReader *reader, SpRecord *model, GError **error);
/* The rows of the table --input, judged; tells of each that does not fit and writes these to
 * --refused. @profile NULL: the usual. Transfer full. */
SpRecordDraft *cli_read_table (
  Cli *self, SpReader *reader, SpRecord *model, const SpRecordProfile *profile, GError **error);
/* Stores the rows of @draft that fit, in one action; at Ctrl+C none. */
gboolean cli_store_table (
  Cli *self, SpRecordDraft *draft, SpStore *store, const char *label, GError **error);
/* Stores the rows of the table --input as records like @model, in one action; tells of each that
 * does not fit. */
gboolean cli_take_table (
  Cli *self, SpStore *store, SpRecord *model, const char *label, GError **error);

/* Prints the records of @type that --where and --text let through, as --format says; measures and
 * hazards with how they stand as of @as_of. @is_export: as tables are read in again. */
gboolean cli_print_records (Cli *self,
                            SpReader *reader,
                            const SpRecordType *type,
                            SpDate as_of,
                            gboolean is_export,
                            GError **error);
/* Prints what a record says, a field a line. */
void cli_print_record (SpStore *store, SpRecord *record);

/* What verbs about one kind of record (Cli.type) do alike. */
gboolean cli_deed_list (Cli *self, SpStore *store, GError **error);
gboolean cli_deed_export (Cli *self, SpStore *store, GError **error);
gboolean cli_deed_add (Cli *self, SpStore *store, GError **error);
gboolean cli_deed_set (Cli *self, SpStore *store, GError **error);
gboolean cli_deed_delete (Cli *self, SpStore *store, GError **error);
gboolean cli_deed_show (Cli *self, SpStore *store, GError **error);
gboolean cli_deed_import (Cli *self, SpStore *store, GError **error);
/* A record of Cli.type as tables and --set begin from: of the plan, on the day of --date. Transfer
 * full; NULL on error. */
SpRecord *cli_new_model (Cli *self, SpStore *store, GError **error);

/* The rows of the table --input as records like @model, not stored; tells of each that does not fit
 * and fails with any such unless --partial. Transfer full, of SpRecord. */
GPtrArray *cli_read_records (Cli *self, SpReader *reader, SpRecord *model, GError **error);

/* A verb that does several things; the second argument says which. */
typedef struct
{
  const char *name;
  gboolean is_read_only;
  CliOptionMask needs; /* of CLI_ID, CLI_PERIOD, CLI_INPUT: options that must be given */
  gboolean (*run) (Cli *self, SpStore *store, GError **error);
} CliDeed;
/* Options that cannot be read are found before the file is opened. */
gboolean cli_run_deed (Cli *self, const CliDeed *deeds, guint n_deeds, GError **error);

int64_t cli_find_indicator (SpReader *reader, int64_t plan, const char *name, GError **error);
/* What --base-year and --fall say, else the plan; without a plan the usual. */
gboolean cli_load_goal (
  Cli *self, SpReader *reader, SpDate as_of, SpAccidentGoal *goal, GError **error);

G_END_DECLS
