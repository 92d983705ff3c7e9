/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verb enterprise: the registry, doubles in it, and tables that know enterprises already. */
#include "cli/cli.h"

#include "base/sp-i18n.h"
#include "store/sp-enterprises.h"

static gboolean
print_twins (SpReader *reader, GPtrArray *twins)
{
  for (guint i = 0; twins != NULL && i < twins->len; i++)
    {
      const SpEnterpriseTwins *pair = g_ptr_array_index (twins, i);

      cli_print (_ ("可能重复：编号 %" G_GINT64_FORMAT " 和 %" G_GINT64_FORMAT "：%s\n"),
                 pair->first, pair->second, pair->reason);
    }
  return twins != NULL;
}

static gboolean
list_twins (Cli *self, SpStore *store, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (GPtrArray) twins = sp_reader_find_twin_enterprises (reader, error);

  if (twins != NULL && twins->len == 0)
    cli_print (_ ("没有可能重复的企业\n"));
  return print_twins (reader, twins);
}

static gboolean
add (Cli *self, SpStore *store, GError **error)
{
  SpReader *reader = sp_store_get_reader (store);
  g_autoptr (SpRecord) model = sp_record_new (&sp_enterprise_type);
  g_autoptr (SpRecord) enterprise = cli_read_set (self, reader, model, error);
  g_autoptr (GPtrArray) twins = NULL;

  if (enterprise == NULL || !sp_store_insert (store, enterprise, _ ("登记企业"), error))
    return FALSE;
  cli_print (_ ("已登记：编号 %" G_GINT64_FORMAT "，%s\n"), sp_record_get_id (enterprise),
             sp_record_get_title (enterprise));
  twins = sp_reader_find_twins_of_enterprise (reader, SP_ENTERPRISE (enterprise), error);
  return print_twins (reader, twins);
}

static gboolean
merge (Cli *self, SpStore *store, GError **error)
{
  if (self->options.other <= 0 || self->options.other == self->options.id)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                   _ ("缺少 --other，或者它和 --id 是同一个编号"));
      return FALSE;
    }
  if (!sp_store_merge_enterprises (store, self->options.id, self->options.other, error))
    return FALSE;
  cli_print (_ ("已合并（可以用 undo 撤销）\n"));
  return TRUE;
}

static gboolean
import (Cli *self, SpStore *store, GError **error)
{
  g_autoptr (SpRecord) model = sp_record_new (&sp_enterprise_type);
  g_autoptr (SpRecordDraft) draft =
    cli_read_table (self, sp_store_get_reader (store), model, NULL, error);

  if (draft == NULL || !cli_store_table (self, draft, store, _ ("导入企业"), error))
    return FALSE;
  cli_print (
    _ ("新增 %u 家，修改 %u 家，没有变化 %u 家\n"), sp_record_draft_count (draft, SP_DRAFT_NEW),
    sp_record_draft_count (draft, SP_DRAFT_UPDATE), sp_record_draft_count (draft, SP_DRAFT_SAME));
  return TRUE;
}

gboolean
cli_enterprise (Cli *self, GError **error)
{
  static const CliDeed deeds[] = {
    {"list", TRUE, 0, cli_deed_list},      {"add", FALSE, 0, add},
    {"set", FALSE, CLI_ID, cli_deed_set},  {"delete", FALSE, CLI_ID, cli_deed_delete},
    {"show", TRUE, CLI_ID, cli_deed_show}, {"twins", TRUE, 0, list_twins},
    {"merge", FALSE, CLI_ID, merge},       {"import", FALSE, CLI_INPUT, import},
    {"export", TRUE, 0, cli_deed_export}};

  self->type = &sp_enterprise_type;
  return cli_run_deed (self, deeds, G_N_ELEMENTS (deeds), error);
}
