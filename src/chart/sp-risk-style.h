/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the four levels of risk look like: the only place that knows their colours. Level
 * 1 is 重大 (red), 2 较大 (orange), 3 一般 (yellow), 4 低 (blue, never green), 0 未评估 (grey). Red
 * and blue are alike on a grey print, so levels differ by hatching and by the shape of signs, too.
 */
#pragma once

#include "core/sp-risk.h"
#include "sp-chart-style.h"

G_BEGIN_DECLS

typedef enum
{
  SP_RISK_SCREEN_LIGHT,
  SP_RISK_SCREEN_DARK,
  SP_RISK_PRINT,
  SP_RISK_PRINT_PURE, /* #FF0000 #FFA500 #FFFF00 #0000FF, where an office asks for them */
  SP_RISK_N_PALETTES
} SpRiskPalette;

typedef struct
{
  SpColor fill;  /* of areas and bars */
  SpColor plate; /* ground of words and signs: as the fill, or darker where white words need it */
  SpColor ink;   /* words on the plate: contrast at least 4.5 */
} SpRiskPaint;

const SpRiskPaint *sp_risk_paint (SpRiskPalette palette, guint level);
/* The tone of class @i of numbers, 0 (nothing) … 4 (most): one hue from light to dark, so that it
 * is taken for no level and does in grey. */
const SpRiskPaint *sp_risk_tone (SpRiskPalette palette, guint i);

const char *sp_risk_level_word (guint level);  /* 重大 */
const char *sp_risk_level_label (guint level); /* 1 重大 */

/* Contrast of two opaque colours by WCAG 2.1: 1 … 21. */
double sp_color_contrast (const SpColor *a, const SpColor *b);
/* How light @color is on a grey print, 0 … 1. */
double sp_color_grey (const SpColor *color);

G_END_DECLS
