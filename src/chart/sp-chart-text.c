/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Measuring and showing text with one reused PangoLayout. Lines are placed by our own pitch: the
 * natural height of Chinese fonts is half as much again as their size, which wastes a third of a
 * page. */
#include "sp-chart-text.h"

#include <string.h>

/* Where the baseline of a Han glyph sits in its square. */
#define HAN_ASCENT 0.88

struct _SpChartText
{
  /* Owned */
  PangoFontMap *font_map;
  PangoLayout *layout;
  PangoFontDescription *fonts[SP_N_FONTS];
  /* State */
  int n_refs;
  SpFont font;
  double size;
  int width; /* Pango units */
  guint max_lines;
};

static const struct
{
  const char *families;
  PangoWeight weight;
} font_table[SP_N_FONTS] = {
  [SP_FONT_REGULAR] =
    {"Noto Sans CJK SC,Source Han Sans SC,Microsoft YaHei,WenQuanYi Micro Hei,Sans",
     PANGO_WEIGHT_NORMAL},
  [SP_FONT_BOLD] = {"Noto Sans CJK SC,Source Han Sans SC,Microsoft YaHei,WenQuanYi Micro Hei,Sans",
                    PANGO_WEIGHT_BOLD},
  /* 小标宋 where the office has it. */
  [SP_FONT_TITLE] =
    {"FZXiaoBiaoSong-B05S,方正小标宋简体,Noto Serif CJK SC,Source Han Serif SC,Serif",
     PANGO_WEIGHT_BOLD},
  [SP_FONT_BODY] =
    {"FangSong_GB2312,仿宋_GB2312,FangSong,仿宋,Zhuque Fangsong (technical preview),FandolFang,"
     "Noto Serif CJK SC,Source Han Serif SC,Serif",
     PANGO_WEIGHT_NORMAL},
  [SP_FONT_HEADING] = {"SimHei,黑体,Noto Sans CJK SC,Source Han Sans SC,Sans", PANGO_WEIGHT_MEDIUM},
  [SP_FONT_NUMBER] = {"SimSun,宋体,Noto Serif CJK SC,Source Han Serif SC,Serif",
                      PANGO_WEIGHT_NORMAL},
  [SP_FONT_KAI] = {"KaiTi_GB2312,楷体_GB2312,KaiTi,楷体,FandolKai,LXGW WenKai,AR PL UKai CN,"
                   "Noto Serif CJK SC,Source Han Serif SC,Serif",
                   PANGO_WEIGHT_NORMAL},
};

SpChartText *
sp_chart_text_new (gboolean is_private)
{
  SpChartText *self = g_new0 (SpChartText, 1);
  PangoContext *context;
  cairo_font_options_t *options = cairo_font_options_create ();

  self->n_refs = 1;
  if (is_private)
    self->font_map = pango_cairo_font_map_new ();
  else
    self->font_map = g_object_ref (pango_cairo_font_map_get_default ());
  context = pango_font_map_create_context (self->font_map);
  pango_context_set_language (context, pango_language_from_string ("zh-cn"));
  pango_context_set_base_gravity (context, PANGO_GRAVITY_SOUTH);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);

  self->layout = pango_layout_new (context);
  g_object_unref (context);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  for (int i = 0; i < SP_N_FONTS; i++)
    {
      self->fonts[i] = pango_font_description_new ();
      pango_font_description_set_family_static (self->fonts[i], font_table[i].families);
      pango_font_description_set_weight (self->fonts[i], font_table[i].weight);
    }
  self->size = -1;
  return self;
}

SpChartText *
sp_chart_text_ref (SpChartText *self)
{
  self->n_refs++;
  return self;
}

void
sp_chart_text_free (SpChartText *self)
{
  if (self == NULL || --self->n_refs > 0)
    return;
  for (int i = 0; i < SP_N_FONTS; i++)
    pango_font_description_free (self->fonts[i]);
  g_object_unref (self->layout);
  g_object_unref (self->font_map);
  g_free (self);
}

static void
set_font (SpChartText *self, SpFont font, double size)
{
  if (self->font == font && self->size == size)
    return;
  self->font = font;
  self->size = size;
  pango_font_description_set_absolute_size (self->fonts[font], size * PANGO_SCALE);
  pango_layout_set_font_description (self->layout, self->fonts[font]);
}

static double
line_width (PangoLayoutLine *line)
{
  PangoRectangle logical;

  pango_layout_line_get_extents (line, NULL, &logical);
  return (double)logical.width / PANGO_SCALE;
}

static void
set_text (
  SpChartText *self, SpFont font, double size, const char *text, double width, guint max_lines)
{
  int pango_width = width < 0 ? -1 : (int)(width * PANGO_SCALE);
  gboolean is_same = self->font == font && self->size == size &&
                     strcmp (pango_layout_get_text (self->layout), text) == 0;

  /* What was just measured is often what is shown next. */
  if (is_same && self->width == pango_width && self->max_lines == max_lines)
    return;
  if (is_same && self->width < 0 && pango_layout_get_line_count (self->layout) == 1 &&
      line_width (pango_layout_get_line_readonly (self->layout, 0)) <= width)
    return;
  set_font (self, font, size);
  self->width = pango_width;
  self->max_lines = max_lines;
  pango_layout_set_width (self->layout, pango_width);
  pango_layout_set_ellipsize (self->layout,
                              max_lines > 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  pango_layout_set_height (self->layout, max_lines > 0 ? -(int)max_lines : -1);
  pango_layout_set_text (self->layout, text, -1);
}

double
sp_chart_text_width (SpChartText *self, SpFont font, double size, const char *text)
{
  set_text (self, font, size, text, -1, 0);
  return line_width (pango_layout_get_line_readonly (self->layout, 0));
}

/* So many times its size a glyph is wide at most, in any of the fonts; 0: who knows. */
static double
get_most (gunichar c)
{
  if (g_unichar_isdigit (c) && c < 0x80)
    return 0.8;
  if (c >= 0x20 && c < 0x7F)
    return c == '-' || c == '.' || c == '/' || c == ' ' ? 0.8 : 1.3;
  return (c >= 0x3000 && c < 0xA000) || (c >= 0xFF00 && c < 0xFFF0) ? 1.05 : 0;
}

/* So short that it need not be shaped to know that it is one line. */
static gboolean
is_short (double size, const char *text, double width)
{
  double room = width / size;

  for (; *text != '\0' && room >= 0; text = g_utf8_next_char (text))
    {
      double most = get_most (g_utf8_get_char (text));

      if (most == 0)
        return FALSE;
      room -= most;
    }
  return room >= 0;
}

guint
sp_chart_text_lines (SpChartText *self, SpFont font, double size, const char *text, double width)
{
  if (is_short (size, text, width))
    return 1;
  set_text (self, font, size, text, width, 0);
  return (guint)pango_layout_get_line_count (self->layout);
}

/* Lines [first, end), the first at @top. */
static void
show_lines (SpChartText *self, cairo_t *cr, const SpTextBox *box, double top, int first, int end)
{
  for (int i = first; i < end; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (self->layout, i);
      double x = box->x;
      double baseline =
        top + (i - first) * box->pitch + (box->pitch - self->size) / 2 + HAN_ASCENT * self->size;

      if (box->align != SP_ALIGN_START)
        x += (box->width - line_width (line)) * (box->align == SP_ALIGN_END ? 1.0 : 0.5);
      cairo_move_to (cr, x, baseline);
      pango_cairo_show_layout_line (cr, line);
    }
}

void
sp_chart_text_show (SpChartText *self, cairo_t *cr, const SpTextBox *box, const char *text)
{
  int n;

  if (text[0] == '\0' || box->width == 0)
    return;
  set_text (self, box->font, box->size, text, box->width, box->max_lines);
  n = pango_layout_get_line_count (self->layout);
  show_lines (self, cr, box, box->y + (box->height - n * box->pitch) / 2, 0, n);
}

void
sp_chart_text_show_part (
  SpChartText *self, cairo_t *cr, const SpTextBox *box, const char *text, guint first, guint n)
{
  guint n_lines;

  if (text[0] == '\0' || box->width <= 0)
    return;
  set_text (self, box->font, box->size, text, box->width, 0);
  n_lines = (guint)pango_layout_get_line_count (self->layout);
  show_lines (self, cr, box, box->y, (int)MIN (first, n_lines), (int)MIN (first + n, n_lines));
}

void
sp_chart_text_show_fit (
  SpChartText *self, cairo_t *cr, const SpTextBox *box, double least, const char *text)
{
  SpTextBox fitted = *box;
  double width;

  if (text[0] == '\0' || box->width <= 0)
    return;
  width = sp_chart_text_width (self, box->font, box->size, text);
  if (width > box->width)
    fitted.size = MAX (least, box->size * box->width / width * 0.995);
  fitted.max_lines = 1;
  if (width * fitted.size / box->size > box->width)
    {
      fitted.max_lines = 2;
      fitted.pitch = MIN (box->pitch, box->height / 2);
    }
  sp_chart_text_show (self, cr, &fitted, text);
}
