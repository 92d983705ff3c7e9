/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verb hazard: from being registered to close-out. The rules are the store's. */
#include "cli/cli.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "exchange/sp-record-cell.h"
#include "report/sp-hazard-papers.h"
#include "store/sp-hazards.h"
#include "store/sp-titles.h"

#include <string.h>

#define MOST_SIMILAR 5

static SpDate
get_day (const char *text, SpDate otherwise)
{
  cli_parse_date ("", text, &otherwise, NULL);
  return otherwise;
}

/* ---- add, show ---- */

/* What a person should look at: told, not refused. */
static gboolean
print_remarks (SpReader *reader, SpRecord *hazard, GError **error)
{
  g_autoptr (GPtrArray) gaps = sp_reader_list_hazard_gaps (reader, SP_HAZARD (hazard), error);
  g_autoptr (GPtrArray) similar = NULL;

  if (gaps != NULL)
    similar = sp_reader_find_similar_hazards (reader, SP_HAZARD (hazard), MOST_SIMILAR, error);
  if (similar == NULL)
    return FALSE;
  for (guint i = 0; i < gaps->len; i++)
    cli_print (_ ("提示：%s\n"), (const char *)g_ptr_array_index (gaps, i));
  for (guint i = 0; i < similar->len; i++)
    {
      g_autofree char *text = sp_similar_hazard_dup_text (g_ptr_array_index (similar, i));

      cli_print (_ ("同样的隐患：%s\n"), text);
    }
  return TRUE;
}

static gboolean
add (Cli *self, SpStore *store, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (SpRecord) model = cli_new_model (self, store, error);
  g_autoptr (SpRecord) hazard = model != NULL ? cli_read_set (self, reader, model, error) : NULL;
  g_autoptr (GPtrArray) hazards = g_ptr_array_new ();

  if (hazard == NULL || !sp_reader_fill_hazard (reader, SP_HAZARD (hazard), error))
    return FALSE;
  g_ptr_array_add (hazards, hazard);
  if (!sp_store_register_hazards (store, hazards, error))
    return FALSE;
  cli_print (_ ("已登记：编号 %" G_GINT64_FORMAT "，%s %s\n"), sp_record_get_id (hazard),
             sp_record_get_text (hazard, SP_HAZARD_NUMBER), sp_record_get_title (hazard));
  return print_remarks (reader, hazard, error);
}

static void
print_step (SpTitles *titles, const SpHazardStepLine *line)
{
  SpRecord *step = SP_RECORD (line->step);
  g_autofree char *day = sp_date_dup_iso ((SpDate)sp_record_get_integer (step, SP_HAZARD_STEP_DAY));
  static const guint fields[] = {SP_HAZARD_STEP_PERSON,       SP_HAZARD_STEP_UNIT,
                                 SP_HAZARD_STEP_DOCUMENT,     SP_HAZARD_STEP_DEADLINE,
                                 SP_HAZARD_STEP_RECTIFIED_ON, SP_HAZARD_STEP_SPENT,
                                 SP_HAZARD_STEP_REASON,       SP_HAZARD_STEP_NOTE};

  cli_print (_ ("%s %s"), day,
             sp_vocabulary_label (&sp_hazard_step_kinds,
                                  (int)sp_record_get_integer (step, SP_HAZARD_STEP_KIND)));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const SpField *field = &sp_hazard_step_type.fields[fields[i]];
      g_autofree char *text = sp_titles_dup_field (titles, step, fields[i]);

      if (text != NULL && *text != '\0')
        cli_print (_ ("，%s %s"), _ (field->label), text);
    }
  cli_print (_ ("（%s %s 登记）\n"), line->who, line->when);
}

static gboolean
print_listings (SpReader *reader, int64_t hazard, SpDate as_of, GError **error)
{
  g_autoptr (GPtrArray) listings =
    sp_reader_load_all (reader, &sp_listing_type, SP_LISTING_HAZARD, hazard, error);

  if (listings == NULL)
    return FALSE;
  for (guint i = 0; i < listings->len; i++)
    {
      SpRecord *listing = g_ptr_array_index (listings, i);
      g_autoptr (GArray) dues =
        sp_reader_list_listing_due (reader, SP_LISTING (listing), as_of, error);

      if (dues == NULL)
        return FALSE;
      cli_print (_ ("挂牌督办：%s %s\n"), sp_record_get_text (listing, SP_LISTING_OFFICE),
                 sp_record_get_text (listing, SP_LISTING_NUMBER));
      for (guint k = 0; k < dues->len; k++)
        {
          const SpListingDue *due = &g_array_index (dues, SpListingDue, k);
          g_autofree char *day = sp_date_dup_iso (due->due);
          g_autofree char *done = sp_date_dup_iso (due->done);

          cli_print (_ ("  %s：%s 以前%s%s%s\n"),
                     sp_vocabulary_label (&sp_listing_due_kinds, (int)due->kind), day,
                     *done != '\0' ? _ ("，已于 ") : "", done,
                     due->days > 0 && !due->is_optional ? _ ("，晚了") : "");
        }
    }
  return TRUE;
}

static gboolean
show (Cli *self, SpStore *store, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (SpRecord) hazard = cli_load (reader, &sp_hazard_type, self->options.id, error);
  g_autoptr (SpTitles) titles = sp_titles_new (store);
  g_autoptr (GPtrArray) lines = NULL;

  if (hazard != NULL)
    lines = sp_reader_load_hazard_step_lines (reader, self->options.id, error);
  if (lines == NULL)
    return FALSE;
  cli_print_record (store, hazard);
  for (guint i = 0; i < lines->len; i++)
    print_step (titles, g_ptr_array_index (lines, i));
  return print_listings (reader, self->options.id, get_day (self->options.as_of, sp_date_today ()),
                         error) &&
         print_remarks (reader, hazard, error);
}

/* ---- steps ---- */

/* 3,5,8 or the one of --id. */
static GArray *
parse_ids (const CliOptions *options, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (int64_t));
  g_auto (GStrv) words =
    g_regex_split_simple ("[,，、 ]+", options->ids != NULL ? options->ids : "", 0, 0);

  if (options->id > 0)
    g_array_append_val (ids, options->id);
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint64 id = 0;

      if (*words[i] == '\0')
        continue;
      if (!g_ascii_string_to_unsigned (words[i], 10, 1, G_MAXINT64, &id, NULL))
        {
          g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--ids 的“%s”不是编号"), words[i]);
          return NULL;
        }
      g_array_append_val (ids, id);
    }
  if (ids->len > 0)
    return g_steal_pointer (&ids);
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("缺少 --id 或 --ids"));
  return NULL;
}

static gboolean
fill_step (Cli *self, SpReader *reader, SpRecord *step, GError **error)
{
  const CliOptions *options = &self->options;
  int64_t unit = 0;

  if (!cli_require ("--kind", options->kind, error) ||
      !sp_record_set_by_head (reader, step, "kind", options->kind, error))
    return FALSE;
  if (options->unit != NULL)
    {
      unit = cli_find_unit (reader, options->unit, error);
      if (unit == 0)
        return FALSE;
    }
  sp_record_set_integer (step, SP_HAZARD_STEP_UNIT, unit);
  sp_record_set_integer (step, SP_HAZARD_STEP_DAY, get_day (options->date, sp_date_today ()));
  sp_record_set_integer (step, SP_HAZARD_STEP_DEADLINE, get_day (options->deadline, SP_DATE_NONE));
  sp_record_set_integer (step, SP_HAZARD_STEP_RECTIFIED_ON,
                         get_day (options->rectified, SP_DATE_NONE));
  sp_record_set_text (step, SP_HAZARD_STEP_PERSON, options->person);
  sp_record_set_text (step, SP_HAZARD_STEP_DOCUMENT, options->document);
  sp_record_set_text (step, SP_HAZARD_STEP_REASON, options->reason);
  sp_record_set_text (step, SP_HAZARD_STEP_NOTE, options->text);
  return cli_set_fields (reader, step, options->set, error);
}

static void
print_refused (const GPtrArray *refused)
{
  for (guint i = 0; i < refused->len; i++)
    {
      const SpHazardRefusal *refusal = g_ptr_array_index (refused, i);

      cli_print (_ ("没有办理：%s：%s\n"), refusal->title, refusal->reason);
    }
}

static gboolean
step (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (GArray) ids = parse_ids (&self->options, error);
  g_autoptr (SpRecord) model = sp_record_new (&sp_hazard_step_type);
  g_autoptr (GPtrArray) refused = NULL;
  gboolean is_done;

  if (ids == NULL || !fill_step (self, sp_store_get_reader (store), model, error))
    return FALSE;
  is_done = sp_store_take_hazard_steps (
    store, (const int64_t *)(gpointer)ids->data, ids->len, SP_HAZARD_STEP (model),
    (const char *const *)self->options.files, self->options.is_partial, &refused, error);
  if (refused != NULL && ids->len > 1)
    print_refused (refused);
  if (is_done)
    cli_print (_ ("已办理：%s %u 条\n"),
               sp_vocabulary_label (&sp_hazard_step_kinds,
                                    (int)sp_record_get_integer (model, SP_HAZARD_STEP_KIND)),
               ids->len - refused->len);
  return is_done;
}

static gboolean
back (Cli *self, SpStore *store, GError **error)
{
  if (!sp_store_take_back_hazard_step (store, self->options.id, error))
    return FALSE;
  cli_print (_ ("已撤回最后一个环节\n"));
  return TRUE;
}

/* ---- papers ---- */

static const SpWord *
find_paper (const char *text, GError **error)
{
  const SpWord *word;

  if (!cli_require ("--kind", text, error))
    return NULL;
  word = sp_vocabulary_find_code (&sp_hazard_papers, text);
  for (guint i = 0; word == NULL && i < sp_hazard_papers.n_words; i++)
    if (g_str_equal (_ (sp_hazard_papers.words[i].label), text))
      word = &sp_hazard_papers.words[i];
  if (word == NULL)
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("没有“%s”这种文书"), text);
  return word;
}

static gboolean
paper (Cli *self, SpStore *store, GError **error)
{
  const SpWord *kind = find_paper (self->options.kind, error);
  g_autoptr (GArray) ids = kind != NULL ? parse_ids (&self->options, error) : NULL;
  SpOfficialPaper *made;
  gboolean is_done;

  if (ids == NULL || !cli_require ("-o", self->options.output, error))
    return FALSE;
  made = sp_hazard_paper_new_for (sp_store_get_reader (store), (SpHazardPaper)kind->value,
                                  (const int64_t *)(gpointer)ids->data, ids->len, error);
  if (made == NULL)
    return FALSE;
  is_done = sp_official_paper_export (made, self->options.output, NULL, error);
  sp_official_paper_free (made);
  if (is_done)
    cli_print (_ ("已导出 %s\n"), self->options.output);
  return is_done;
}

/* ---- on the spot ---- */

/* --set 验收人=… is no field that can be set; it is taken out before. */
static char *
steal_checker (char **set)
{
  static const char head[] = "验收人=";
  char *checker = NULL;
  guint to = 0;

  for (guint i = 0; set != NULL && set[i] != NULL; i++)
    if (checker == NULL && g_str_has_prefix (set[i], head))
      {
        checker = g_strdup (set[i] + strlen (head));
        g_free (set[i]);
      }
    else
      set[to++] = set[i];
  if (set != NULL)
    set[to] = NULL;
  return checker;
}

static gboolean
spot (Cli *self, SpStore *store, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autofree char *checker = steal_checker (self->options.set);
  const SpOnTheSpot how = {.day = get_day (self->options.date, sp_date_today ()),
                           .person = self->options.person,
                           .checker = checker,
                           .note = self->options.text};
  g_autoptr (SpRecord) hazard = self->options.id > 0
                                  ? cli_load (reader, &sp_hazard_type, self->options.id, error)
                                  : cli_new_model (self, store, error);

  if (hazard == NULL || !cli_set_fields (reader, hazard, self->options.set, error) ||
      !sp_reader_fill_hazard (reader, SP_HAZARD (hazard), error) ||
      !sp_store_rectify_on_the_spot (store, SP_HAZARD (hazard), &how, error))
    return FALSE;
  cli_print (_ ("已就地整改销号：编号 %" G_GINT64_FORMAT "，%s %s\n"), sp_record_get_id (hazard),
             sp_record_get_text (hazard, SP_HAZARD_NUMBER), sp_record_get_title (hazard));
  return TRUE;
}

/* ---- listings, hints ---- */

static gboolean
list_up (Cli *self, SpStore *store, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (SpRecord) hazard = cli_load (reader, &sp_hazard_type, self->options.id, error);
  g_autoptr (SpRecord) listing = sp_record_new (&sp_listing_type);

  if (hazard == NULL)
    return FALSE;
  sp_record_set_integer (listing, SP_LISTING_HAZARD, self->options.id);
  sp_record_set_integer (listing, SP_LISTING_LEVEL, SP_LISTING_COUNTY);
  sp_record_set_integer (listing, SP_LISTING_LISTED_ON,
                         get_day (self->options.date, sp_date_today ()));
  sp_record_set_integer (listing, SP_LISTING_DEADLINE,
                         get_day (self->options.deadline, SP_DATE_NONE));
  sp_record_set_text (listing, SP_LISTING_NUMBER, self->options.document);
  if (!cli_set_fields (reader, listing, self->options.set, error) ||
      !sp_store_insert (store, listing, _ ("挂牌督办"), error))
    return FALSE;
  cli_print (_ ("已挂牌督办：%s\n"), sp_record_get_title (hazard));
  return print_listings (reader, self->options.id, get_day (self->options.as_of, sp_date_today ()),
                         error);
}

static gboolean
hints (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (GPtrArray) found = sp_reader_load_closure_hints (
    sp_store_get_reader (store), get_day (self->options.as_of, sp_date_today ()), error);

  for (guint i = 0; found != NULL && i < found->len; i++)
    cli_print ("%s\n", ((const SpClosureHint *)g_ptr_array_index (found, i))->text);
  if (found != NULL && found->len == 0)
    cli_print (_ ("没有需要提示的企业\n"));
  return found != NULL;
}

gboolean
cli_hazard (Cli *self, GError **error)
{
  static const CliDeed deeds[] = {{"list", TRUE, 0, cli_deed_list},
                                  {"add", FALSE, 0, add},
                                  {"set", FALSE, CLI_ID, cli_deed_set},
                                  {"delete", FALSE, CLI_ID, cli_deed_delete},
                                  {"show", TRUE, CLI_ID, show},
                                  {"step", FALSE, 0, step},
                                  {"back", FALSE, CLI_ID, back},
                                  {"spot", FALSE, 0, spot},
                                  {"paper", TRUE, 0, paper},
                                  {"list-up", FALSE, CLI_ID, list_up},
                                  {"hints", TRUE, 0, hints},
                                  {"import", FALSE, CLI_INPUT, cli_deed_import},
                                  {"export", TRUE, 0, cli_deed_export}};

  self->type = &sp_hazard_type;
  return cli_run_deed (self, deeds, G_N_ELEMENTS (deeds), error);
}
