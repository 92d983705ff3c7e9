/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verb notice: lists, boards, cards and reports about risks, of one enterprise or of all of a
 * township or industry. */
#include "cli/cli.h"

#include "base/sp-error.h"
#include "base/sp-file.h"
#include "base/sp-i18n.h"
#include "report/sp-risk-batch.h"
#include "report/sp-risk-cards.h"
#include "report/sp-risk-exchange.h"

#include <string.h>

#define EXCHANGE "exchange"

/* ---- options ---- */

static gboolean
complain (GError **error, const char *sentence)
{
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, "%s", sentence);
  return FALSE;
}

static gboolean
is_exchange (const CliOptions *options)
{
  return g_strcmp0 (options->kind, EXCHANGE) == 0;
}

static gboolean
parse_paper (const CliOptions *options, SpRiskNoticeOptions *notice, GError **error)
{
  static const char *const names[SP_TABLE_N_SHEETS] = {"A4", "A3", "A2", "A1"};

  if (options->is_portrait)
    notice->orientation = SP_PAPER_PORTRAIT;
  if (options->paper == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (names[i], options->paper) == 0)
      {
        notice->sheet = (SpTableSheet)i;
        return TRUE;
      }
  return complain (error, _ ("--paper 只能是 A4、A3、A2 或 A1"));
}

static gboolean
parse_cards (const CliOptions *options, SpRiskNoticeOptions *notice, GError **error)
{
  g_autofree char *code = g_ascii_strdown (options->layout != NULL ? options->layout : "a", -1);
  const SpWord *word = sp_vocabulary_find_code (&sp_risk_card_kinds, code);

  if (word == NULL)
    return complain (error, _ ("--layout 只能是 A、B 或 C"));
  notice->card = (SpRiskCardKind)word->value;
  if (options->per_page != 0)
    notice->per_page = (guint)MAX (options->per_page, 0);
  if (!sp_risk_cards_may_be_per_page (notice->per_page))
    return complain (error, _ ("--per-page 只能是 1、2、4 或 6"));
  return TRUE;
}

static gboolean
parse_kind (const CliOptions *options, SpRiskNoticeKind *kind, GError **error)
{
  const SpWord *word = sp_vocabulary_find_code (&sp_risk_notice_kinds, options->kind);

  if (word == NULL)
    word = sp_vocabulary_find_label (&sp_risk_notice_kinds, options->kind);
  *kind = word != NULL ? (SpRiskNoticeKind)word->value : SP_RISK_NOTICE_LIST;
  return word != NULL || is_exchange (options) ||
         complain (error, _ ("--kind 只能是 card、board、list、duty、source、missing、report、"
                             "submitted、recheck 或 exchange"));
}

/* Whose notices must be said once: an enterprise or many; registers may be of all. */
static gboolean
check_whose (const CliOptions *options, SpRiskNoticeKind kind, GError **error)
{
  gboolean is_one = options->enterprise != NULL;
  gboolean is_many = options->township != NULL || options->industry != NULL;

  if (sp_risk_notice_kind_is_register (kind))
    return !is_one || complain (error, _ ("这种表是按乡镇、行业或全县出的，不能写 --enterprise"));
  if (is_one == is_many)
    return complain (error, _ ("请写 --enterprise，或者 --township、--industry"));
  return !is_exchange (options) || is_one ||
         complain (error, _ ("exchange 一次只出一家企业，请写 --enterprise"));
}

static gboolean
parse (Cli *self, SpRiskNoticeOptions *notice, GError **error)
{
  const CliOptions *options = &self->options;
  SpRiskNoticeKind kind;
  SpDate as_of = sp_date_today ();

  if (!cli_require ("--kind", options->kind, error) ||
      !cli_require ("-o", options->output, error) || !parse_kind (options, &kind, error) ||
      !check_whose (options, kind, error) ||
      !cli_parse_date ("--as-of", options->as_of, &as_of, error))
    return FALSE;
  sp_risk_notice_options_init (notice, kind, as_of);
  if (options->is_all)
    notice->least = SP_RISK_NONE;
  if (options->is_inherent)
    notice->stage = SP_RISK_INHERENT;
  return cli_parse_date ("--until", options->until, &notice->valid_until, error) &&
         parse_paper (options, notice, error) && parse_cards (options, notice, error);
}

/* ---- whose ---- */

static gboolean
find_scope (const CliOptions *options, SpReader *reader, SpRiskScope *scope, GError **error)
{
  *scope = (SpRiskScope) {0};
  if (options->township != NULL)
    {
      scope->township = cli_find_unit (reader, options->township, error);
      if (scope->township == 0)
        return FALSE;
    }
  if (options->industry == NULL)
    return TRUE;
  scope->industry = cli_find_industry (reader, options->industry, error);
  return scope->industry != 0;
}

/* ---- exchange ---- */

static char *
dup_json (const SpRiskExchange *exchange)
{
  GString *out = g_string_new ("[");

  for (guint row = 0; row < exchange->rows->len; row++)
    {
      char **cells = g_ptr_array_index (exchange->rows, row);

      g_string_append (out, row > 0 ? ",\n {" : "\n {");
      for (guint i = 0; i < SP_RISK_EXCHANGE_N_COLUMNS; i++)
        {
          g_string_append (out, i > 0 ? ", " : "");
          cli_json_append (out, sp_risk_exchange_fields[i].name);
          g_string_append (out, ": ");
          cli_json_append (out, cells[i]);
        }
      g_string_append_c (out, '}');
    }
  g_string_append (out, "\n]\n");
  return g_string_free (out, FALSE);
}

static gboolean
write_exchange (Cli *self, SpReader *reader, const SpRiskNoticeOptions *notice, GError **error)
{
  int64_t enterprise = cli_find_enterprise (reader, self->options.enterprise, error);
  g_autoptr (SpRiskNoticeFacts) facts =
    enterprise != 0
      ? sp_risk_notice_facts_load (reader, enterprise, notice->as_of, notice->stage, error)
      : NULL;
  g_autoptr (SpRiskExchange) exchange = facts != NULL ? sp_risk_exchange_new (facts) : NULL;
  g_autofree char *text = NULL;

  if (exchange == NULL)
    return FALSE;
  text = g_str_has_suffix (self->options.output, ".json") ? dup_json (exchange)
                                                          : sp_risk_exchange_dup_csv (exchange);
  if (!sp_file_write (self->options.output, text, strlen (text), error))
    return FALSE;
  for (guint i = 0; i < exchange->problems->len; i++)
    cli_print ("%s\n", (const char *)g_ptr_array_index (exchange->problems, i));
  cli_print (_ ("%s：%u个分析单元\n"), self->options.output, exchange->rows->len);
  return TRUE;
}

/* ---- notices ---- */

static gboolean
write_notice (Cli *self, SpRiskNotice *notice, GError **error)
{
  if (notice == NULL || !sp_risk_notice_export (notice, self->options.output, error))
    return FALSE;
  cli_print (_ ("%s：%u页\n"), self->options.output, sp_risk_notice_get_file (notice)->n_pages);
  return TRUE;
}

/* Into one PDF where the name says so, else into a folder. */
static gboolean
write_many (Cli *self,
            SpReader *reader,
            const SpRiskScope *scope,
            const SpRiskNoticeOptions *notice,
            GError **error)
{
  const char *output = self->options.output;
  g_autofree char *ending =
    g_strconcat (".", self->options.format != NULL ? self->options.format : "pdf", NULL);
  const SpRiskBatch batch = {.scope = *scope, .notice = *notice, .ending = ending};
  g_auto (SpRiskBatchResult) result = {0};

  if (g_str_has_suffix (output, ".pdf")
        ? !sp_risk_batch_write_file (&batch, reader, output, &result, error)
        : !sp_risk_batch_write_folder (&batch, reader, output, &result, error))
    return FALSE;
  for (guint i = 0; i < result.skipped->len; i++)
    cli_print (_ ("略过：%s\n"), (const char *)g_ptr_array_index (result.skipped, i));
  for (guint i = 0; i < result.files->len; i++)
    cli_print ("%s\n", (const char *)g_ptr_array_index (result.files, i));
  cli_print (_ ("%u家企业，%u页\n"), result.n_notices, result.n_pages);
  return TRUE;
}

static gboolean
write_asked (Cli *self, SpReader *reader, const SpRiskNoticeOptions *options, GError **error)
{
  g_autoptr (SpRiskNotice) notice = NULL;
  SpRiskScope scope;
  int64_t enterprise;

  if (is_exchange (&self->options))
    return write_exchange (self, reader, options, error);
  if (!find_scope (&self->options, reader, &scope, error))
    return FALSE;
  if (sp_risk_notice_kind_is_register (options->kind))
    {
      notice = sp_risk_notice_new_register (reader, &scope, options, error);
      return write_notice (self, notice, error);
    }
  if (self->options.enterprise == NULL)
    return write_many (self, reader, &scope, options, error);
  enterprise = cli_find_enterprise (reader, self->options.enterprise, error);
  if (enterprise != 0)
    notice = sp_risk_notice_new (reader, enterprise, options, error);
  return write_notice (self, notice, error);
}

gboolean
cli_notice (Cli *self, GError **error)
{
  SpRiskNoticeOptions options;
  SpStore *store = NULL;

  if (!parse (self, &options, error))
    return FALSE;
  store = cli_open (self, TRUE, error);
  return store != NULL &&
         cli_close (store, write_asked (self, sp_store_get_reader (store), &options, error), error);
}
