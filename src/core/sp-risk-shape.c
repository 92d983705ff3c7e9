/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-shape.h. */
#include "core/sp-risk-shape.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <math.h>

static void
polygon_free (gpointer data)
{
  sp_polygon_free (data);
}

GPtrArray *
sp_risk_shape_parse (const char *text, GError **error)
{
  g_autoptr (GPtrArray) rings = g_ptr_array_new_with_free_func (polygon_free);
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  parts = g_strsplit (text, ";", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      SpPolygon *ring = sp_polygon_parse (parts[i], error);

      if (ring == NULL)
        return NULL;
      g_ptr_array_add (rings, ring);
      if (!sp_polygon_check (ring, error))
        return NULL;
    }
  if (rings->len > 0)
    return g_steal_pointer (&rings);
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("区域还没有画出范围。"));
  return NULL;
}

char *
sp_risk_shape_print (const GPtrArray *rings)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (rings != NULL, g_string_free (text, FALSE));

  for (guint i = 0; i < rings->len; i++)
    {
      g_autofree char *ring = sp_polygon_print (rings->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? ";" : "", ring);
    }
  return g_string_free (text, FALSE);
}

gboolean
sp_risk_shape_contains (const GPtrArray *rings, double x, double y)
{
  gboolean is_inside = FALSE;

  g_return_val_if_fail (rings != NULL, FALSE);

  for (guint i = 0; i < rings->len; i++)
    if (sp_polygon_contains (rings->pdata[i], x, y))
      is_inside = !is_inside;
  return is_inside;
}

/* ---- control points ---- */

/* The line v = from + slope × u that fits best. */
typedef struct
{
  double from, slope;
} Line;

typedef struct
{
  double x, y, longitude, latitude;
} Control;

static gboolean
fit_line (const Control *controls, guint n, gboolean is_across, Line *line)
{
  double su = 0, sv = 0, suu = 0, suv = 0, spread;

  for (guint i = 0; i < n; i++)
    {
      double u = is_across ? controls[i].x : controls[i].y;
      double v = is_across ? controls[i].longitude : controls[i].latitude;

      su += u;
      sv += v;
      suu += u * u;
      suv += u * v;
    }
  spread = n * suu - su * su;
  if (n < 2 || spread < 1e-6)
    return FALSE;
  line->slope = (n * suv - su * sv) / spread;
  line->from = (sv - line->slope * su) / n;
  return is_across ? line->slope > 0 : line->slope < 0;
}

/* How far a control lies from where the line puts it, in parts of the picture. */
static double
distance (const Line *line, double u, double v)
{
  return fabs (line->from + line->slope * u - v) / fabs (line->slope);
}

static GArray *
parse_controls (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  GArray *controls = g_array_new (FALSE, FALSE, sizeof (Control));

  for (guint i = 0; parts[i] != NULL; i++)
    {
      Control control;
      double *numbers[] = {&control.x, &control.y, &control.longitude, &control.latitude};
      char *at = parts[i];
      gboolean is_whole = TRUE;

      for (guint j = 0; j < G_N_ELEMENTS (numbers); j++)
        {
          char *end = NULL;

          *numbers[j] = g_ascii_strtod (at, &end);
          is_whole &= end != at && isfinite (*numbers[j]);
          at = end;
        }
      if (is_whole)
        g_array_append_val (controls, control);
    }
  return controls;
}

gboolean
sp_risk_controls_fit (const char *text, SpBounds *bounds, GError **error)
{
  g_autoptr (GArray) parsed = NULL;
  const Control *controls;
  Line across = {0}, down = {0};

  g_return_val_if_fail (text != NULL && bounds != NULL, FALSE);

  parsed = parse_controls (text);
  controls = (const Control *)(void *)parsed->data;
  if (!fit_line (controls, parsed->len, TRUE, &across) ||
      !fit_line (controls, parsed->len, FALSE, &down))
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("底图的位置还定不下来：至少要有两个不在同一条横线、也不在同一条竖线上的"
                      "控制点，图要上北下南。"));
      return FALSE;
    }
  for (guint i = 0; i < parsed->len; i++)
    if (distance (&across, controls[i].x, controls[i].longitude) > 0.05 ||
        distance (&down, controls[i].y, controls[i].latitude) > 0.05)
      {
        g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                     _ ("第 %u 个控制点和其他控制点对不上，请核对它的位置和经纬度。"), i + 1);
        return FALSE;
      }
  *bounds = (SpBounds) {across.from, down.from, across.from + across.slope, down.from + down.slope};
  return TRUE;
}
