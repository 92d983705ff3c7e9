/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to document/. What the lines around a plan hold, by form: dates, numbers of documents,
 * and the labelled facts at the head of web pages. */
#pragma once

#include "base/sp-date.h"

G_BEGIN_DECLS

/* Where the date begins that ends the line [start, end), as behind an issuer on the same line; NULL
 * where none does. */
const char *sp_front_date_tail (const char *start, const char *end, SpDate *date);
/* A date at @p, @stop behind it; SP_DATE_NONE where there is none. */
SpDate sp_front_date_at (const char *p, const char *end, const char **stop);
/* 某政发〔2020〕5号 that is all of a range, also with brackets lost; its end. NULL where there is
 * none. */
const char *sp_front_number_end (const char *start, const char *end);
/* The year in such a number, 0 where there is none. */
int sp_front_number_year (const char *number);
/* The value behind the first of the NULL-terminated @labels in a line, as in 发文字号：… and 【文
 * 号】…; NULL where none is printed. */
const char *sp_front_value (const char *start, const char *end, const char *const *labels);

G_END_DECLS
