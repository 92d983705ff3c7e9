/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs of dark pixels, longer than any stroke of text, one above the other are a rule. */
#include "exchange/sp-pdf-rules.h"

#define DARK 200       /* of 255; hair lines come out grey, shaded cells are lighter */
#define LEVEL_MIN 24   /* points; longer than a dash of text */
#define UPRIGHT_MIN 12 /* the lowest row of a table */
#define THICK_MAX 3    /* points; what is thicker is an area */
#define MAX_RUNS 20000

typedef struct
{
  const guint8 *pixels;
  guint stride;
  gboolean is_level;
  GArray *rules; /* of SpPdfBox, x along and y across the rule */
  guint first;   /* rules before it ended above */
} Scan;

static gboolean
is_dark (const Scan *self, guint along, guint across)
{
  const guint8 *pixel = self->is_level ? self->pixels + across * self->stride + along * 4
                                       : self->pixels + along * self->stride + across * 4;

  return (pixel[0] + pixel[1] + pixel[2]) / 3 < DARK;
}

/* A run that lies on one of the row before makes that thicker. */
static void
add_run (Scan *self, guint start, guint end, guint across)
{
  SpPdfBox rule = {start, across, end, across + 1};

  while (self->first < self->rules->len &&
         g_array_index (self->rules, SpPdfBox, self->first).y2 < across)
    self->first++;
  for (guint i = self->first; i < self->rules->len; i++)
    {
      SpPdfBox *other = &g_array_index (self->rules, SpPdfBox, i);

      if (other->y2 >= across && other->x1 < end && other->x2 > start)
        {
          other->x1 = MIN (other->x1, start);
          other->x2 = MAX (other->x2, end);
          other->y2 = across + 1;
          return;
        }
    }
  if (self->rules->len < MAX_RUNS)
    g_array_append_val (self->rules, rule);
}

static void
scan (Scan *self, guint length, guint n, guint least)
{
  for (guint across = 0; across < n; across++)
    for (guint along = 0; along < length; along++)
      {
        guint start = along;

        while (along < length && is_dark (self, along, across))
          along++;
        if (along - start >= least)
          add_run (self, start, along, across);
      }
}

static void
append_rules (GArray *rules, const Scan *found)
{
  for (guint i = 0; i < found->rules->len; i++)
    {
      const SpPdfBox *run = &g_array_index (found->rules, SpPdfBox, i);
      SpPdfBox rule = {run->x1 / SP_PDF_RULES_SCALE, run->y1 / SP_PDF_RULES_SCALE,
                       run->x2 / SP_PDF_RULES_SCALE, run->y2 / SP_PDF_RULES_SCALE};
      SpPdfBox turned = {rule.y1, rule.x1, rule.y2, rule.x2};

      if (rule.y2 - rule.y1 <= THICK_MAX)
        g_array_append_val (rules, *(found->is_level ? &rule : &turned));
    }
}

GArray *
sp_pdf_rules_new (const guint8 *pixels, guint width, guint height, guint stride)
{
  GArray *rules = g_array_new (FALSE, FALSE, sizeof (SpPdfBox));

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (SpPdfBox));
      Scan self = {pixels, stride, i == 0, runs, 0};

      if (self.is_level)
        scan (&self, width, height, LEVEL_MIN * SP_PDF_RULES_SCALE);
      else
        scan (&self, height, width, UPRIGHT_MIN * SP_PDF_RULES_SCALE);
      append_rules (rules, &self);
    }
  return rules;
}
