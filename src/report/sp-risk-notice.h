/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRiskNotice: any list, board, cards or report about risks as pages to be shown, printed and
 * written. What each of them is has a file of its own; windows, the command line and batches go by
 * this one. */
#pragma once

#include "report/sp-paper-file.h"
#include "report/sp-risk-board.h"
#include "report/sp-risk-card-words.h"
#include "report/sp-risk-registers.h"

G_BEGIN_DECLS

typedef enum
{
  /* of one enterprise */
  SP_RISK_NOTICE_CARD,    /* 岗位安全风险告知卡 */
  SP_RISK_NOTICE_BOARD,   /* 公告栏 */
  SP_RISK_NOTICE_LIST,    /* 风险分级管控清单 */
  SP_RISK_NOTICE_DUTY,    /* 责任清单 */
  SP_RISK_NOTICE_SOURCE,  /* 年度源点清单 */
  SP_RISK_NOTICE_MISSING, /* 缺项清单 */
  SP_RISK_NOTICE_REPORT,  /* 年度管控情况分析报告 */
  /* of the office */
  SP_RISK_NOTICE_SUBMITTED, /* 年度报送情况表 */
  SP_RISK_NOTICE_RECHECK,   /* 红橙危化企业复核清单 */
  SP_RISK_NOTICE_N_KINDS
} SpRiskNoticeKind;
extern const SpVocabulary sp_risk_notice_kinds;
/* Whether it is about many enterprises. */
gboolean sp_risk_notice_kind_is_register (SpRiskNoticeKind kind);
/* Whether it has rows that can be written as .xlsx or .csv. */
gboolean sp_risk_notice_kind_has_rows (SpRiskNoticeKind kind);

typedef struct
{
  SpRiskNoticeKind kind;
  SpDate as_of;
  SpRiskStage stage; /* whose levels count; the inherent one where only that was assessed */
  /* of cards */
  SpRiskCardKind card;
  guint per_page;
  /* of boards; of lists the sheet only */
  SpTableSheet sheet;
  SpPaperOrientation orientation;
  SpRiskLevel least;  /* of boards and cards: down to this level; SP_RISK_NONE: all points */
  SpDate valid_until; /* SP_DATE_NONE: when the risks are to be assessed again at the latest */
} SpRiskNoticeOptions;
/* What is usual: layout A, four to a page; a board on A3 across, of levels 1 and 2. */
void sp_risk_notice_options_init (SpRiskNoticeOptions *self, SpRiskNoticeKind kind, SpDate as_of);

typedef struct _SpRiskNotice SpRiskNotice;
/* Of one enterprise. SP_ERROR_NOT_FOUND with a sentence where there is nothing to say. */
SpRiskNotice *sp_risk_notice_new (SpReader *reader,
                                  int64_t enterprise,
                                  const SpRiskNoticeOptions *options,
                                  GError **error);
/* Cards of the risk points @points (ids, int64_t), of whichever enterprises, in their order; points
 * that were not on the list by then are left out. */
SpRiskNotice *sp_risk_notice_new_cards (SpReader *reader,
                                        const GArray *points,
                                        const SpRiskNoticeOptions *options,
                                        GError **error);
/* Of the office. */
SpRiskNotice *sp_risk_notice_new_register (SpReader *reader,
                                           const SpRiskScope *scope,
                                           const SpRiskNoticeOptions *options,
                                           GError **error);
/* Several as one: the pages of what is added one after the other, on sheets as large as the first
 * one's. Pages are kept as drawings: a notice has fonts of its own, some megabytes of them. */
SpRiskNotice *sp_risk_notice_new_bundle (const SpRiskNoticeOptions *options);
/* @notice need not live on. */
void sp_risk_notice_add (SpRiskNotice *bundle, SpRiskNotice *notice);
void sp_risk_notice_free (SpRiskNotice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRiskNotice, sp_risk_notice_free)

/* Its title, pages and how they are drawn. Strings are the notice's. */
const SpPaperFile *sp_risk_notice_get_file (SpRiskNotice *self);
/* Draws page @page (from 0) at the origin of @cr in points. */
void sp_risk_notice_draw (SpRiskNotice *self, guint page, cairo_t *cr);
/* Writes .pdf, and tables as .xlsx or .csv, as the name ends. SP_ERROR_INVALID where it cannot. */
gboolean sp_risk_notice_export (SpRiskNotice *self, const char *path, GError **error);

G_END_DECLS
