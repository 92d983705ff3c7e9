/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words on charts: measuring, wrapping and showing Chinese text with Pango, always in the language
 * zh-cn so that Han glyphs have their Chinese shapes. Sizes are in points of the drawing, whatever
 * the screen's resolution. Knows no charts. For what is drawn on paper: charts and printed tables.
 */
#pragma once

#include "sp-chart-style.h"
#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef enum
{
  SP_FONT_REGULAR,
  SP_FONT_BOLD,
  SP_FONT_TITLE,
  SP_FONT_BODY,    /* 仿宋, of official papers */
  SP_FONT_HEADING, /* 黑体 */
  SP_FONT_NUMBER,  /* 宋体, of page numbers */
  SP_FONT_KAI,     /* 楷体, of headings of the second level */
  SP_N_FONTS
} SpFont;

typedef enum
{
  SP_ALIGN_START,
  SP_ALIGN_CENTER,
  SP_ALIGN_END
} SpAlign;

typedef struct _SpChartText SpChartText;
/* @is_private: with fonts of its own, so that it may be used on any one thread at a time; else with
 * those of the calling thread, which are warm. */
SpChartText *sp_chart_text_new (gboolean is_private);
SpChartText *sp_chart_text_ref (SpChartText *self); /* not from another thread at the same time */
void sp_chart_text_free (SpChartText *self);        /* when nobody else has it */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpChartText, sp_chart_text_free)

double sp_chart_text_width (SpChartText *self, SpFont font, double size, const char *text);
/* Lines that @text takes when wrapped at @width. */
guint sp_chart_text_lines (
  SpChartText *self, SpFont font, double size, const char *text, double width);

/* Where and how to show; @max_lines 0 wraps without end, else the last line is ellipsized. A width
 * below 0 (with SP_ALIGN_START and @max_lines 0) is as wide as the words. */
typedef struct
{
  double x, y, width, height;
  SpFont font;
  double size, pitch;
  SpAlign align;
  guint max_lines;
} SpTextBox;

/* Shows @text in the current colour, in the vertical middle of the box. */
void sp_chart_text_show (SpChartText *self, cairo_t *cr, const SpTextBox *box, const char *text);
/* Only the lines [@first, @first + @n) of the wrapped text, from the top of the box: what is cut by
 * the end of a page goes on on the next. */
void sp_chart_text_show_part (
  SpChartText *self, cairo_t *cr, const SpTextBox *box, const char *text, guint first, guint n);
/* One line, as large as fits into the width from @size down to @least; wraps onto two lines before
 * it cuts. */
void sp_chart_text_show_fit (
  SpChartText *self, cairo_t *cr, const SpTextBox *box, double least, const char *text);

G_END_DECLS
