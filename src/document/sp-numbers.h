/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The numbers that headings begin with: 第一章, 第二节, 第三条, 一、, （一）, 1., 1.1, （1）, ①.
 * For document/, and for readers of formats that do not say where a paragraph begins. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In the order in which they enclose each other. */
typedef enum
{
  SP_NUMBER_NONE,
  SP_NUMBER_CHAPTER,
  SP_NUMBER_SECTION,
  SP_NUMBER_ARTICLE,
  SP_NUMBER_HAN,
  SP_NUMBER_STAGE,
  SP_NUMBER_HAN_BRACKET,
  SP_NUMBER_ARABIC,
  SP_NUMBER_DECIMAL,
  SP_NUMBER_BRACKET,
  SP_NUMBER_HALF_BRACKET, /* 1） */
  SP_NUMBER_CIRCLE,
} SpNumberStyle;

typedef struct
{
  SpNumberStyle style;
  int value;
  int depth;         /* of a decimal number: dots in it */
  const char *start; /* the number as printed, closing punctuation left out, brackets kept */
  const char *end;
  const char *text; /* what follows number, punctuation and space */
} SpNumber;

/* Reads a heading number at @p, which must be where a heading may begin. */
gboolean sp_number_read (const char *p, const char *end, SpNumber *out);
/* The same for what a scanner made of one: L or l for 1, S for 三. Only those around it can tell
 * whether it is one. */
gboolean sp_number_read_slip (const char *p, const char *end, SpNumber *out);
/* 10.100人以上企业…: a number whose text begins with a digit, which may as well be an amount. Only
 * the number before it can tell. */
/* 一 工作目标, 二主要任务: a Chinese numeral whose 、 was lost in front of a short heading. */
gboolean sp_number_read_open (const char *p, const char *end, SpNumber *out);
gboolean sp_number_read_tight (const char *p, const char *end, SpNumber *out);

G_END_DECLS
