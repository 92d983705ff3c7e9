/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables of the levels' colours and words, and how well two colours can be told apart. */
#include "sp-risk-style.h"

#include "base/sp-i18n.h"

#include <math.h>

#define HEX(rgb)                                                                                   \
  {                                                                                                \
    (((rgb) >> 16) & 0xff) / 255.0, (((rgb) >> 8) & 0xff) / 255.0, ((rgb)&0xff) / 255.0, 1.0       \
  }
#define PAINT(fill, plate, ink)                                                                    \
  {                                                                                                \
    HEX (fill), HEX (plate), HEX (ink)                                                             \
  }

static const SpRiskPaint levels[SP_RISK_N_PALETTES][SP_RISK_N_LEVELS] = {
  [SP_RISK_SCREEN_LIGHT] = {PAINT (0xd0d3d8, 0xd0d3d8, 0x1a1a1a),
                            PAINT (0xe02020, 0xe02020, 0xffffff),
                            PAINT (0xf59000, 0xf59000, 0x000000),
                            PAINT (0xffe000, 0xffe000, 0x000000),
                            PAINT (0x1e6fe0, 0x1e6fe0, 0xffffff)},
  [SP_RISK_SCREEN_DARK] = {PAINT (0x5a5f66, 0x5a5f66, 0xf4f4f4),
                           PAINT (0xd63030, 0xd63030, 0xffffff),
                           PAINT (0xe88a0c, 0xe88a0c, 0x000000),
                           PAINT (0xefd21a, 0xefd21a, 0x000000),
                           PAINT (0x2a70d6, 0x2a70d6, 0xffffff)},
  [SP_RISK_PRINT] = {PAINT (0xd6d8dc, 0xd6d8dc, 0x1a1a1a), PAINT (0xe02020, 0xe02020, 0xffffff),
                     PAINT (0xf59000, 0xf59000, 0x000000), PAINT (0xffe000, 0xffe000, 0x000000),
                     PAINT (0x1e6fe0, 0x1e6fe0, 0xffffff)},
  [SP_RISK_PRINT_PURE] = {PAINT (0xd6d8dc, 0xd6d8dc, 0x1a1a1a),
                          PAINT (0xff0000, 0xd40000, 0xffffff),
                          PAINT (0xffa500, 0xffa500, 0x000000),
                          PAINT (0xffff00, 0xffff00, 0x000000),
                          PAINT (0x0000ff, 0x0000ff, 0xffffff)},
};

static const SpRiskPaint tones[2][SP_RISK_N_LEVELS] = {
  {PAINT (0xf4f2f7, 0xf4f2f7, 0x1a1a1a), PAINT (0xd4c6e6, 0xd4c6e6, 0x000000),
   PAINT (0xae93d0, 0xae93d0, 0x000000), PAINT (0x7f5bb0, 0x7f5bb0, 0xffffff),
   PAINT (0x4b2a7b, 0x4b2a7b, 0xffffff)},
  /* On a dark ground more is lighter. */
  {PAINT (0x2c2a31, 0x2c2a31, 0xf0f0f0), PAINT (0x45365e, 0x45365e, 0xffffff),
   PAINT (0x6d4fa0, 0x6d4fa0, 0xffffff), PAINT (0xa88bd4, 0xa88bd4, 0x000000),
   PAINT (0xe2d4f7, 0xe2d4f7, 0x000000)},
};

const SpRiskPaint *
sp_risk_paint (SpRiskPalette palette, guint level)
{
  g_return_val_if_fail (palette < SP_RISK_N_PALETTES, &levels[0][0]);

  return &levels[palette][level < SP_RISK_N_LEVELS ? level : 0];
}

const SpRiskPaint *
sp_risk_tone (SpRiskPalette palette, guint i)
{
  return &tones[palette == SP_RISK_SCREEN_DARK][MIN (i, SP_RISK_N_LEVELS - 1)];
}

const char *
sp_risk_level_word (guint level)
{
  return sp_vocabulary_label (&sp_risk_level_words, level < SP_RISK_N_LEVELS ? (int)level : 0);
}

const char *
sp_risk_level_label (guint level)
{
  g_autofree char *label = NULL;

  if (level == SP_RISK_NONE || level >= SP_RISK_N_LEVELS)
    return sp_risk_level_word (SP_RISK_NONE);
  label = g_strdup_printf ("%u %s", level, sp_risk_level_word (level));
  return g_intern_string (label);
}

static double
linear (double channel)
{
  return channel <= 0.03928 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (const SpColor *color)
{
  return 0.2126 * linear (color->red) + 0.7152 * linear (color->green) +
         0.0722 * linear (color->blue);
}

double
sp_color_contrast (const SpColor *a, const SpColor *b)
{
  double one = luminance (a) + 0.05, other = luminance (b) + 0.05;

  return one > other ? one / other : other / one;
}

double
sp_color_grey (const SpColor *color)
{
  return 0.299 * color->red + 0.587 * color->green + 0.114 * color->blue;
}
