/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What verbs about any kind of record share: fields given as 字段=值, tables of rows to be taken
 * in.
 */
#include "cli/cli-watch.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "exchange/sp-record-profiles.h"

#include <stdio.h>
#include <string.h>

/* Rows from one look at Ctrl+C to the next. */

gboolean
cli_set_fields (SpReader *reader, SpRecord *record, char **assignments, GError **error)
{
  for (guint i = 0; assignments != NULL && assignments[i] != NULL; i++)
    {
      const char *equals = strchr (assignments[i], '=');
      g_autofree char *head = NULL;

      if (equals == NULL)
        {
          g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--set 要写成“字段=值”，这里是“%s”"),
                       assignments[i]);
          return FALSE;
        }
      head = g_strndup (assignments[i], (gsize)(equals - assignments[i]));
      if (!sp_record_set_by_head (reader, record, head, equals + 1, error))
        return FALSE;
    }
  return TRUE;
}

SpRecord *
cli_read_set (Cli *self, SpReader *reader, SpRecord *model, GError **error)
{
  g_autoptr (SpRecord) record = sp_record_copy (model);

  if (!cli_require ("--set", self->options.set, error) ||
      !cli_set_fields (reader, record, self->options.set, error))
    return NULL;
  return g_steal_pointer (&record);
}

/* ---- tables ---- */

/* What may be no fault but should be known, then row by row what has to be put right. */
static void
print_problems (SpRecordDraft *draft)
{
  const GPtrArray *notes = sp_record_draft_get_notes (draft);
  g_autoptr (GPtrArray) ignored = sp_record_draft_list_ignored (draft);

  for (guint i = 0; i < notes->len; i++)
    cli_print (_ ("提醒：%s\n"), (const char *)g_ptr_array_index (notes, i));
  for (guint i = 0; i < ignored->len; i++)
    cli_print (_ ("没有用到的列：%s\n"), (const char *)g_ptr_array_index (ignored, i));
  for (guint row = 0; row < sp_record_draft_get_n_rows (draft); row++)
    {
      guint n = 0;
      const SpRowProblem *problems = sp_record_draft_find_problems (draft, row, &n);

      for (guint i = 0; i < n; i++)
        {
          g_autofree char *text = sp_record_draft_dup_problem (draft, &problems[i]);

          cli_print (problems[i].is_warning ? _ ("提醒：%s\n") : "%s\n", text);
        }
    }
}

/* Measures may be given by their place in the plan: 3:二/（一）/1. */
static int64_t
find_by_place (
  SpReader *reader, const SpRecordType *type, const char *text, gpointer user_data, GError **error)
{
  if (type != &sp_measure_type || !g_ascii_isdigit (*text) || strchr (text, ':') == NULL)
    return 0;
  return cli_find_measure (reader, text, error);
}

static gboolean
write_refused (Cli *self, SpRecordDraft *draft, GError **error)
{
  guint n = sp_record_draft_count (draft, SP_DRAFT_REFUSED);

  if (self->options.refused == NULL || n == 0)
    return TRUE;
  if (!sp_record_draft_write_refused (draft, self->options.refused, error))
    return FALSE;
  cli_print (_ ("不合要求的 %u 行连同原因写在 %s，改好后可以再读\n"), n, self->options.refused);
  return TRUE;
}

static SpRecordDraft *
read_draft (Cli *self,
            SpReader *reader,
            SpRecord *model,
            const SpRecordProfile *profile,
            CliWatch *watch,
            GError **error)
{
  g_autofree char *name = g_filename_display_basename (self->options.input);
  g_autoptr (GBytes) bytes = sp_document_file_load (self->options.input, error);
  GCancellable *cancellable = cli_watch_get_cancellable (watch);
  g_autoptr (SpRecordDraft) draft = NULL;

  if (bytes == NULL)
    return NULL;
  draft =
    sp_record_draft_new (bytes, name, model, profile, cancellable, cli_watch_tell, watch, error);
  if (draft == NULL || !sp_record_draft_check_columns (draft, error))
    return NULL;
  cli_watch_go_on (watch, _ ("核对"));
  return sp_record_draft_judge (draft, reader, cancellable, cli_watch_tell, watch, error)
           ? g_steal_pointer (&draft)
           : NULL;
}

SpRecordDraft *
cli_read_table (
  Cli *self, SpReader *reader, SpRecord *model, const SpRecordProfile *profile, GError **error)
{
  SpRecordProfile usual = {.find = find_by_place};
  g_autoptr (CliWatch) watch = cli_watch_new (self, _ ("读表"));
  g_autoptr (SpRecordDraft) draft = NULL;

  if (profile == NULL)
    sp_record_profile_init (&usual, sp_record_get_record_type (model));
  draft = read_draft (self, reader, model, profile != NULL ? profile : &usual, watch, error);
  if (!cli_watch_end (watch, draft != NULL, error))
    return NULL;
  g_clear_pointer (&watch, cli_watch_free);
  print_problems (draft);
  return write_refused (self, draft, error) ? g_steal_pointer (&draft) : NULL;
}

gboolean
cli_store_table (Cli *self, SpRecordDraft *draft, SpStore *store, const char *label, GError **error)
{
  g_autoptr (CliWatch) watch = cli_watch_new (self, _ ("存入"));
  g_autoptr (SpRecordStoring) storing =
    sp_record_storing_new (draft, label, self->options.is_partial, error);
  gboolean is_good = storing != NULL;

  for (double done = 0; is_good && done < 1;)
    is_good = cli_watch_tell (done, watch) && sp_record_storing_step (store, storing, &done, error);
  return cli_watch_end (watch, is_good, error);
}

GPtrArray *
cli_read_records (Cli *self, SpReader *reader, SpRecord *model, GError **error)
{
  const SpRecordProfile all_new = {.find = find_by_place};
  g_autoptr (SpRecordDraft) draft = cli_read_table (self, reader, model, &all_new, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_refused;

  if (draft == NULL)
    return NULL;
  n_refused = sp_record_draft_count (draft, SP_DRAFT_REFUSED);
  if (n_refused > 0 && !self->options.is_partial)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("有 %u 行不合要求，一行都没有存入。请改正后再试，或加 --partial。"),
                   n_refused);
      return NULL;
    }
  for (guint row = 0; row < sp_record_draft_get_n_rows (draft); row++)
    {
      g_autoptr (GError) failure = NULL;
      SpRecord *record = sp_record_draft_make (draft, reader, row, &failure);

      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  return g_steal_pointer (&records);
}

static gboolean
is_all_same (SpRecordDraft *draft)
{
  return sp_record_draft_count (draft, SP_DRAFT_SAME) > 0 &&
         sp_record_draft_count (draft, SP_DRAFT_NEW) == 0 &&
         sp_record_draft_count (draft, SP_DRAFT_UPDATE) == 0 &&
         sp_record_draft_count (draft, SP_DRAFT_REFUSED) == 0;
}

gboolean
cli_take_table (Cli *self, SpStore *store, SpRecord *model, const char *label, GError **error)
{
  g_autoptr (SpRecordDraft) draft =
    cli_read_table (self, sp_store_get_reader (store), model, NULL, error);
  guint n_rows;

  if (draft != NULL && is_all_same (draft))
    {
      cli_print (_ ("没有变化：%u 条都已在文件里\n"), sp_record_draft_count (draft, SP_DRAFT_SAME));
      return TRUE;
    }
  if (draft == NULL || !cli_store_table (self, draft, store, label, error))
    return FALSE;
  n_rows = sp_record_draft_get_n_rows (draft) - sp_record_draft_count (draft, SP_DRAFT_PASSED);
  cli_print (_ ("已存入 %u 条，共 %u 行\n"), sp_record_draft_count (draft, SP_DRAFT_NEW), n_rows);
  if (sp_record_draft_count (draft, SP_DRAFT_UPDATE) +
        sp_record_draft_count (draft, SP_DRAFT_SAME) >
      0)
    cli_print (_ ("更新 %u 条，没有变化 %u 条\n"), sp_record_draft_count (draft, SP_DRAFT_UPDATE),
               sp_record_draft_count (draft, SP_DRAFT_SAME));
  if (sp_record_draft_count (draft, SP_DRAFT_FOLDED) > 0)
    cli_print (_ ("并入前面的行 %u 行\n"), sp_record_draft_count (draft, SP_DRAFT_FOLDED));
  return TRUE;
}
