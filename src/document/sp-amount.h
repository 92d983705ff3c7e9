/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to document/. An amount as printed: 75%, 2至4家, 1.2万人, 百分之三十, 两次. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double value; /* the lower of a range */
  gboolean range;
  gboolean percent;  /* % or 个百分点 */
  gboolean spelled;  /* in Chinese numerals */
  gboolean points;   /* 85分 */
  gboolean fraction; /* 三分之二, 三成, 一半: @value is in percent */
  const char *unit, *unit_end;
  const char *end;
} SpAmount;

/* A number without a unit, 0.02以内: read only where a word of comparison follows. */
gboolean sp_amount_read_bare (const char *p, const char *end, SpAmount *out);
/* Only amounts with a unit are read: a bare number measures nothing. */
gboolean sp_amount_read (const char *p, const char *end, SpAmount *out);

G_END_DECLS
