/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The papers of a hazard's way (挂牌督办通知书、延期申请、验收申请书、情况表、核查表、责令限期整改
 * 指令书): what stands in the file is filled in, what a person writes by hand has room. */
#pragma once

#include "core/sp-hazard.h"
#include "report/sp-official-paper.h"
#include "store/sp-reader.h"

G_BEGIN_DECLS

typedef enum
{
  SP_HAZARD_PAPER_NOTICE,     /* 挂牌督办通知书 */
  SP_HAZARD_PAPER_EXTENSION,  /* 延期申请表 */
  SP_HAZARD_PAPER_ACCEPTANCE, /* 验收申请书 */
  SP_HAZARD_PAPER_SITUATION,  /* 情况表 */
  SP_HAZARD_PAPER_CHECK,      /* 核查表 */
  SP_HAZARD_PAPER_ORDER,      /* 责令限期整改指令书 */
} SpHazardPaper;
extern const SpVocabulary sp_hazard_papers;

/* The paper of hazard @hazard. Those of listed supervision speak of its last listing and are
 * refused with a sentence where it has none; the order needs no listing. */
SpOfficialPaper *sp_hazard_paper_new (SpReader *reader,
                                      SpHazardPaper kind,
                                      int64_t hazard,
                                      GError **error);
/* One order for several hazards of one enterprise; they must be of the same one. */
SpOfficialPaper *sp_hazard_order_new (
  SpReader *reader, const int64_t *hazards, guint n_hazards, const char *number, GError **error);
/* Of several that were chosen: an order speaks of all of them, of any other paper there is one for
 * each, all refused where one cannot be. */
SpOfficialPaper *sp_hazard_paper_new_for (
  SpReader *reader, SpHazardPaper kind, const int64_t *hazards, guint n_hazards, GError **error);

G_END_DECLS
