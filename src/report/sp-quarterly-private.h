/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What reports know of measures, and the sheets of the quarterly workbook that are drawn: 封面,
 * 综述, 甘特图, 说明. The facts are plain: sheets can be made and tested without a store. Private
 * to the room. */
#pragma once

#include "core/sp-schedule.h"
#include "core/sp-sums.h"
#include "report/sp-report.h"
#include "report/sp-sheet.h"

G_BEGIN_DECLS

typedef struct
{
  int64_t plan;
  SpPeriod period;
  SpDate as_of;            /* SP_DATE_NONE: the period's last day */
  const char *prepared_by; /* 填报单位, or NULL: the plan's issuer */
} SpQuarterlyOptions;

/* What was reported of a measure during the period. */
typedef struct
{
  char *done, *problems, *next_steps; /* "" for none */
} SpQuarterlyNote;

typedef struct
{
  char *plan_title, *issuer, *doc_number, *source_name, *prepared_by; /* "" for none */
  SpDate issued_on;
  gboolean is_sample;
  SpPeriod period;
  SpDate as_of;
  SpLightRule rule;
  SpSchedule *now;    /* as of as_of */
  SpSchedule *before; /* as of the day before the period */
  GHashTable *notes;  /* measure (gint64 *) → SpQuarterlyNote; NULL: none */
  guint n_open_doubts;
  GPtrArray *corrections; /* of SpCorrections; NULL: not looked for */
} SpQuarterlyFacts;

/* Ready to be filled; strings are "" where they are not. */
void sp_quarterly_facts_init (SpQuarterlyFacts *self);
void sp_quarterly_facts_clear (SpQuarterlyFacts *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpQuarterlyFacts, sp_quarterly_facts_clear)
gboolean sp_quarterly_facts_load (SpQuarterlyFacts *self,
                                  SpReader *reader,
                                  const SpQuarterlyOptions *options,
                                  GCancellable *cancellable,
                                  GError **error);
/* @who reported @on; "": the lead. */
void sp_quarterly_facts_add_note (SpQuarterlyFacts *self,
                                  int64_t measure,
                                  SpDate on,
                                  const char *who,
                                  const char *done,
                                  const char *problems,
                                  const char *next_steps);
const SpQuarterlyNote *sp_quarterly_facts_find_note (const SpQuarterlyFacts *self, int64_t measure);
/* The plan's name without 实施方案 and the like: 示例县安全生产专项整治三年行动. */
char *sp_quarterly_facts_dup_subject (const SpQuarterlyFacts *self);

/* What all sheets share. */
typedef struct
{
  const SpQuarterlyFacts *facts;
  SpBook *book;
  GCancellable *cancellable;
  char *subject;    /* without quarter */
  char *prepared;   /* 填报单位：… */
  char *span;       /* 统计时间：… */
  const char *mark; /* 示例数据, or NULL */
  GPtrArray *parts, *units;
  const SpReport *report;     /* whose sheet is drawn; NULL: none */
  const SpReportSheet *sheet; /* the same */
  SpSum total;
} SpQuarterly;

/* Without schedules there are no parts, no units and no total. */
void sp_quarterly_init (SpQuarterly *self,
                        const SpQuarterlyFacts *facts,
                        SpBook *book,
                        GCancellable *cancellable);
void sp_quarterly_clear (SpQuarterly *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpQuarterly, sp_quarterly_clear)

extern const guint32 sp_quarterly_light_colours[SP_N_LIGHTS];

/* What the sheet being drawn is called; @otherwise: without a report. */
const char *sp_quarterly_get_name (const SpQuarterly *self, const char *otherwise);
/* The name of the report's sheet of these rows, of measures narrowed to those whose @field (light,
 * change; NULL: of all) is @code; NULL: there is none. */
const char *sp_quarterly_find_sheet (const SpQuarterly *self,
                                     SpReportRows rows,
                                     const char *field,
                                     const char *code);

/* 二、…: @number from 1. Transfer full. */
char *sp_quarterly_dup_heading (guint number, const char *text);
/* What 综述 says of tasks, under its first heading. Transfer full, of SpReportParagraph. */
GPtrArray *sp_quarterly_list_words (const SpQuarterly *self);

/* Sheets that are drawn, in the order of the workbook. */
void sp_quarterly_add_cover (SpQuarterly *self);
void sp_quarterly_add_overview (SpQuarterly *self);
void sp_quarterly_add_gantt (SpQuarterly *self);
void sp_quarterly_add_notes (SpQuarterly *self);

G_END_DECLS
