/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Verbs about a new edition of a stored plan: compare, import --revise. */
#include "cli/cli-table.h"
#include "cli/cli.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "exchange/sp-revision.h"

static SpRevision *
compare (Cli *self, SpReader *reader, GError **error)
{
  g_autoptr (SpImportDraft) draft = NULL;
  g_autoptr (GError) failure = NULL;
  int64_t plan;

  draft = sp_import_draft_new_from_file (self->arguments[1], reader, NULL, NULL, NULL, error);
  if (draft == NULL)
    return NULL;
  plan = sp_revision_find_plan (draft, reader, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (plan == 0)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
                   _ ("文件里没有与“%s”同名的计划，无从比较。第一次导入请不要加 --revise。"),
                   sp_record_get_title (SP_RECORD (sp_import_draft_get_plan (draft))));
      return NULL;
    }
  return sp_revision_new (draft, reader, plan, NULL, error);
}

/* ---- compare ---- */

static const struct
{
  const char *name, *label;
} columns[] = {
  {"kind", N_ ("变化")},     {"part", N_ ("附件")}, {"path", N_ ("序号")},
  {"title", N_ ("名称")},    {"what", N_ ("项目")}, {"doing", N_ ("增减")},
  {"old", N_ ("旧版文件")},  {"now", N_ ("现有")},  {"new", N_ ("新版文件")},
  {"conflict", N_ ("冲突")}, {"note", N_ ("说明")},
};

static const char *
doing_word (SpRevisionDoing doing)
{
  static const char *const words[] = {N_ ("改"), N_ ("增"), N_ ("减")};

  return _ (words[doing]);
}

/* A row for each change, and one for whole entries that came or went. */
static void
add_row (CliTable *table, const SpRevisionRow *row, const SpRevisionChange *change)
{
  g_autofree char *note = NULL;

  if (change == NULL || change == g_ptr_array_index (row->changes, 0))
    note = row->note != NULL || row->rival != NULL ? sp_revision_row_dup_sentence (row) : NULL;
  cli_table_add (table, g_strdup (sp_vocabulary_label (&sp_revision_kinds, (int)row->kind)));
  cli_table_add (table, g_strdup (row->part));
  cli_table_add (table, g_strdup (row->path));
  cli_table_add (table, g_strdup (row->title));
  cli_table_add (table, g_strdup (change != NULL ? change->label : _ (row->type->label)));
  cli_table_add (table, change != NULL ? g_strdup (doing_word (change->doing)) : NULL);
  cli_table_add (table, change != NULL ? g_strdup (change->old_text) : NULL);
  cli_table_add (table, change != NULL ? g_strdup (change->now_text) : NULL);
  cli_table_add (table, change != NULL ? g_strdup (change->new_text) : NULL);
  cli_table_add (table, change != NULL && change->is_conflict ? g_strdup (_ ("冲突")) : NULL);
  cli_table_add (table, g_steal_pointer (&note));
}

static void
print_table (SpRevision *revision, CliTableFormat format)
{
  g_autoptr (CliTable) table = cli_table_new ();

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    cli_table_add_column (table, columns[i].name, _ (columns[i].label), FALSE);
  for (guint i = 0; i < sp_revision_get_n_rows (revision); i++)
    {
      const SpRevisionRow *row = sp_revision_get_row (revision, i);

      if (row->kind == SP_REVISION_UNCHANGED)
        continue;
      if (row->changes->len == 0)
        add_row (table, row, NULL);
      for (guint k = 0; k < row->changes->len; k++)
        add_row (table, row, g_ptr_array_index (row->changes, k));
    }
  cli_table_print (table, format);
}

static void
print_row (const SpRevisionRow *row)
{
  g_autofree char *sentence = sp_revision_row_dup_sentence (row);

  cli_print ("  %s  %s%s%s%s%s\n", sp_vocabulary_label (&sp_revision_kinds, (int)row->kind),
             row->path, *row->path != '\0' ? " " : "", row->title, *sentence != '\0' ? "：" : "",
             sentence);
}

static void
print_sentences (SpRevision *revision)
{
  g_autofree char *summary = sp_revision_dup_summary (revision);
  const char *part = "";

  cli_print ("%s\n", summary);
  for (guint i = 0; i < sp_revision_get_n_rows (revision); i++)
    {
      const SpRevisionRow *row = sp_revision_get_row (revision, i);

      if (row->kind == SP_REVISION_UNCHANGED)
        continue;
      if (g_strcmp0 (row->part, part) != 0)
        cli_print ("%s\n", row->part);
      part = row->part;
      print_row (row);
    }
}

static gboolean
print_comparison (Cli *self, SpStore *store, CliTableFormat format, GError **error)
{
  g_autoptr (SpRevision) revision = compare (self, sp_store_get_reader (store), error);

  if (revision == NULL)
    return FALSE;
  if (format == CLI_TABLE_TEXT)
    print_sentences (revision);
  else
    print_table (revision, format);
  return TRUE;
}

gboolean
cli_compare (Cli *self, GError **error)
{
  CliTableFormat format = CLI_TABLE_TEXT;
  SpStore *store;

  if (self->options.format != NULL && !cli_table_format_from_text (self->options.format, &format))
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--format 只能是 text、csv 或 json"));
      return FALSE;
    }
  store = cli_open (self, TRUE, error);
  return store != NULL && cli_close (store, print_comparison (self, store, format, error), error);
}

/* ---- import --revise ---- */

static void
print_conflicts (SpRevision *revision)
{
  for (guint i = 0; i < sp_revision_get_n_rows (revision); i++)
    {
      const SpRevisionRow *row = sp_revision_get_row (revision, i);

      for (guint k = 0; k < row->changes->len; k++)
        {
          const SpRevisionChange *change = g_ptr_array_index (row->changes, k);
          g_autofree char *sentence = NULL;

          if (!change->is_conflict)
            continue;
          sentence = sp_revision_change_dup_sentence (change);
          cli_print (_ ("  保留现有  %s：%s\n"), row->title, sentence);
        }
    }
}

static gboolean
refuse_doubts (SpImportDraft *draft, GError **error)
{
  g_set_error (error, SP_ERROR, SP_ERROR_DOUBTS,
               _ ("“%s”有 %u 处疑问，没有导入；请先核对原文，或去掉 --strict。"),
               sp_record_get_text (SP_RECORD (sp_import_draft_get_source (draft)), SP_SOURCE_NAME),
               sp_import_draft_get_n_open (draft));
  return FALSE;
}

gboolean
cli_revise (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (SpRevision) revision = compare (self, sp_store_get_reader (store), error);
  g_autofree char *summary = NULL;

  if (revision == NULL)
    return FALSE;
  if (self->options.is_strict && sp_import_draft_get_n_open (sp_revision_get_draft (revision)) > 0)
    return refuse_doubts (sp_revision_get_draft (revision), error);
  summary = sp_revision_dup_summary (revision);
  if (sp_revision_apply (revision, store, error) == 0)
    return FALSE;
  cli_print (_ ("已按新版修订：%s\n"), summary);
  print_conflicts (revision);
  return TRUE;
}
