/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Filling a new file with the sample: the same road a real plan takes, directory, import, what
 * is kept between reports, progress.
 */
#include "exchange/sp-sample.h"

#include "exchange/sp-directory.h"
#include "exchange/sp-exchange-resources.h"
#include "exchange/sp-import-private.h"
#include "exchange/sp-sample-private.h"
#include <string.h>

#define SAMPLE_PATH "/org/lianghe/SafetyPlan/exchange/sample/plan.txt"

const char *
sp_sample_document (void)
{
  /* Uncompressed resources lie in the program itself and end in a zero byte, so the text outlives
   * the handle. */
  g_autoptr (GBytes) bytes =
    g_resource_lookup_data (sp_exchange_get_resource (), SAMPLE_PATH, 0, NULL);

  g_assert (bytes != NULL);
  return g_bytes_get_data (bytes, NULL);
}

SpDate
sp_sample_day (void)
{
  return sp_date_from_ymd (2021, 9, 30);
}

/* As a clerk would: takes the proposals for units, but leaves what needs a telephone call. */
static void
answer_some (SpImportDraft *draft)
{
  GPtrArray *doubts = sp_import_draft_get_doubts (draft);

  for (guint i = 0; i < doubts->len; i++)
    {
      SpRecord *doubt = g_ptr_array_index (doubts, i);
      int64_t kind = sp_record_get_integer (doubt, SP_DOUBT_KIND);

      if (sp_record_get_integer (doubt, SP_DOUBT_STATE) != SP_DOUBT_STATE_OPEN)
        continue;
      if (kind == SP_DOUBT_UNIT && *sp_record_get_text (doubt, SP_DOUBT_PROPOSAL))
        sp_import_draft_answer (draft, i, SP_DOUBT_STATE_ACCEPTED, NULL);
      else if (kind == SP_DOUBT_NUMBER)
        sp_import_draft_answer (draft, i, SP_DOUBT_STATE_DISMISSED, _ ("按原文编号保留"));
    }
}

static void
mark_as_sample (SpImportDraft *draft)
{
  SpRecord *plan = SP_RECORD (sp_import_draft_get_plan (draft));
  g_autofree char *title = g_strconcat (sp_record_get_title (plan), _ ("（示例）"), NULL);

  sp_record_set_text (plan, SP_PLAN_TITLE, title);
  sp_record_set_integer (plan, SP_PLAN_IS_SAMPLE, TRUE);
  sp_record_set_text (plan, SP_PLAN_NOTE,
                      _ ("软件自带的示例。县名、单位、人名和数字均为虚构，可以随意修改。"));
  /* Not today: the sample is the same every time. */
  sp_record_set_integer (SP_RECORD (sp_import_draft_get_source (draft)), SP_SOURCE_IMPORTED_ON,
                         sp_date_from_ymd (2020, 9, 1));
}

gboolean
sp_sample_fill (SpStore *store, GError **error)
{
  const char *text = sp_sample_document ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (SpImportDraft) draft = NULL;

  g_return_val_if_fail (SP_IS_STORE (store), FALSE);

  if (!sp_directory_seed (store, "sample", error))
    return FALSE;
  draft = sp_import_draft_new_from_bytes (bytes, _ ("示例计划.txt"), sp_store_get_reader (store),
                                          NULL, NULL, NULL, error);
  if (draft == NULL)
    return FALSE;
  mark_as_sample (draft);
  answer_some (draft);
  return sp_import_write (draft, store, error) != 0 &&
         sp_sample_write_running (store, draft, error) &&
         sp_sample_write_progress (store, draft, sp_date_from_ymd (2022, 9, 30), error);
}
