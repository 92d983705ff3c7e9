/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Slips in wording that show by their form: a county's plan that speaks of 各县市 was copied from
 * the level above; 近5来 lost its 年; a list of offices is cut by a full stop. */
#include "document/sp-facts.h"
#include "document/sp-scan.h"

#include "base/sp-i18n.h"

#define TOLD_MAX 40

/* 示例县某某 issues for one county; a prefecture or a city speaks of its counties rightly. */
static gboolean
is_of_county (const SpReading *reading)
{
  const char *name = *reading->issuer != '\0' ? reading->issuer : reading->title;
  const char *county = strstr (name, "县");

  return county != NULL && county - name <= (gssize)(8 * strlen ("字")) &&
         !sp_scan_at (county, "县市") && g_strstr_len (name, county - name, "市") == NULL &&
         g_strstr_len (name, county - name, "州") == NULL;
}

/* 县市 as in 县市应急管理局, but not 县市场监管局. */
static guint
names_counties (const char *p)
{
  static const char *const words[] = {"各县市", "各县、市", "各县（市", "各县(市", "各州市",
                                      "各市县", "各县（区", "各县区",   NULL};
  guint length = 0;

  if (sp_scan_at (p, "各"))
    length = sp_scan_any (p, words);
  if (length > 0 || !sp_scan_at (p, "县市"))
    return length;
  return sp_scan_any (p + strlen ("县市"), (const char *const[]) {"场", "政", "容", "民", NULL}) > 0
           ? 0
           : (guint)strlen ("县市");
}

/* 近5来: a number of what? */
static guint
lost_measure (const char *p, const char *end)
{
  const char *stop;

  if (!sp_scan_at (p, "近") || sp_scan_number (p + strlen ("近"), end, &stop) <= 0 ||
      !sp_scan_at (stop, "来"))
    return 0;
  return (guint)(stop - p) + (guint)strlen ("来");
}

/* 州委政府。县委县政府决策: the list of levels goes on behind the stop. */
static guint
cut_list (const char *start, const char *p)
{
  static const char *const levels[] = {"省委", "州委", "市委", "县委", "区委", NULL};
  const char *stop = p + strlen ("。");

  if (!sp_scan_at (p, "。") || sp_scan_any (stop, levels) == 0)
    return 0;
  if (!sp_scan_before (start, p, "委政府") && !sp_scan_before (start, p, "委、政府"))
    return 0;
  return (guint)strlen ("。");
}

void
sp_doubts_find_words (SpBlocks *blocks)
{
  SpReading *reading = blocks->reading;
  const char *start = reading->text, *end = start + reading->length;
  gboolean county = is_of_county (reading);
  guint told = 0;

  for (const char *p = start; p < end && told < TOLD_MAX; p = g_utf8_next_char (p))
    {
      guint above = county ? names_counties (p) : 0;
      guint lost = above == 0 ? lost_measure (p, end) : 0;
      guint cut = above + lost == 0 ? cut_list (start, p) : 0;

      if (above + lost + cut == 0)
        continue;
      told++;
      sp_reader_doubt (reading, SP_DOUBT_OTHER, sp_reader_span (reading, p, p + above + lost + cut),
                       -1,
                       above > 0 ? _ ("县级文件里说到各县市，像是照抄了上级的文字。")
                       : lost > 0 ? _ ("数字后面少了“年”或“月”。")
                                  : _ ("并列的机关之间用了句号。"),
                       _ ("照印，请核对原文。"));
      p = sp_scan_prev (p, p + above + lost + cut);
    }
}
