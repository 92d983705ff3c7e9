/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The quarterly workbook to the county committee, made from the store's facts as of the period's
 * last day. */
#pragma once

#include "store/sp-reader.h"

G_BEGIN_DECLS

typedef struct
{
  int64_t plan;
  SpPeriod period;         /* a quarter */
  SpDate as_of;            /* SP_DATE_NONE: the period's last day */
  const char *prepared_by; /* 填报单位, or NULL: the plan's issuer */
} SpQuarterlyOptions;

/* Writes @path atomically. The same facts and as-of date give identical bytes. */
gboolean sp_quarterly_write (SpReader *reader,
                             const SpQuarterlyOptions *options,
                             const char *path,
                             GCancellable *cancellable,
                             GError **error);
/* The proposed file name, e.g. 示例县三年行动进展情况（2021年第二季度）.xlsx. */
char *sp_quarterly_dup_file_name (SpReader *reader,
                                  const SpQuarterlyOptions *options,
                                  GError **error);

G_END_DECLS
