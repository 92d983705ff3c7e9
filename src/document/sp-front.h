/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to document/. What stands around the plan: its title, number, issuer and date of issue,
 * and where a signature at the end of a part begins. */
#pragma once

#include "document/sp-reader.h"

G_BEGIN_DECLS

/* Reads the lines in front of the first heading, [text, end). */
void sp_front_read (SpReading *reading, const char *end);
/* [start, end) without a signature (issuer and date on lines of their own) at its end. */
const char *sp_front_cut_signature (const char *start, const char *end);
/* A date that is all of [start, end): 2020年8月25日, 二〇二〇年八月二十五日, also followed by 印发.
 */
SpDate sp_front_date_line (const char *start, const char *end);

/* A line that may be part of a title, and one that names what a plan is called. */
gboolean sp_front_is_title (const char *start, const char *end);
gboolean sp_front_names_plan (const char *start, const char *end);

G_END_DECLS
