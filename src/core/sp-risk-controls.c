/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-controls.h. */
#include "core/sp-risk-controls.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "core/sp-datum.h"

#include <math.h>

/* Of the triangle of three points, doubled, of the picture: less tells no direction. */
#define LEAST_AREA 0.002

/* ---- as text ---- */

static gboolean
read_control (const char *text, SpRiskControl *control)
{
  double *numbers[] = {&control->x, &control->y, &control->longitude, &control->latitude};
  const char *at = text;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      char *end = NULL;

      *numbers[i] = g_ascii_strtod (at, &end);
      if (end == at || !isfinite (*numbers[i]))
        return FALSE;
      at = end;
    }
  return *at == '\0';
}

static gboolean
check_control (const SpRiskControl *control, guint number, GError **error)
{
  if (!(fabs (control->longitude) <= 180 && fabs (control->latitude) < 90))
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("第 %u 个控制点的经纬度不对：经度在 -180 到 180 之间，纬度在 -90 到 90 "
                      "之间，用度写，例如 98.2931 和 24.8042。"),
                   number);
      return FALSE;
    }
  return TRUE;
}

GArray *
sp_risk_controls_parse (const char *text, GError **error)
{
  g_autoptr (GArray) controls = g_array_new (FALSE, FALSE, sizeof (SpRiskControl));
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  parts = g_strsplit (text, ",", SP_RISK_MOST_CONTROLS + 1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      SpRiskControl control;

      if (i == SP_RISK_MOST_CONTROLS)
        {
          g_set_error (error, SP_ERROR, SP_ERROR_TOO_LARGE, _ ("控制点太多：最多 %u 个。"),
                       SP_RISK_MOST_CONTROLS);
          return NULL;
        }
      if (!read_control (g_strstrip (parts[i]), &control))
        {
          g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                       _ ("读不懂第 %u 个控制点：要有图上的横、纵位置和经度、纬度四个数。"), i + 1);
          return NULL;
        }
      if (!check_control (&control, i + 1, error))
        return NULL;
      g_array_append_val (controls, control);
    }
  return g_steal_pointer (&controls);
}

char *
sp_risk_controls_print (const GArray *controls)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (controls != NULL, g_string_free (text, FALSE));

  for (guint i = 0; i < controls->len; i++)
    {
      const SpRiskControl *control = &g_array_index (controls, SpRiskControl, i);
      const double numbers[] = {control->x, control->y, control->longitude, control->latitude};

      for (guint j = 0; j < G_N_ELEMENTS (numbers); j++)
        {
          const char *between = j > 0 ? " " : i > 0 ? "," : "";
          char buffer[G_ASCII_DTOSTR_BUF_SIZE];

          g_string_append_printf (text, "%s%s", between,
                                  g_ascii_formatd (buffer, sizeof buffer, "%.9g", numbers[j]));
        }
    }
  return g_string_free (text, FALSE);
}

/* ---- fixing ---- */

static SpRiskControl
find_mean (const GArray *controls)
{
  SpRiskControl mean = {0};

  for (guint i = 0; i < controls->len; i++)
    {
      const SpRiskControl *control = &g_array_index (controls, SpRiskControl, i);

      mean.x += control->x / controls->len;
      mean.y += control->y / controls->len;
      mean.longitude += control->longitude / controls->len;
      mean.latitude += control->latitude / controls->len;
    }
  return mean;
}

/* The normal equations about the mean, by Cramer's rule: longitude and latitude each depend on x
 * and y alone then, and weighing one against the other changes neither. */
static gboolean
solve (const GArray *controls, const SpRiskControl *mean, SpRiskFix *fix)
{
  double xx = 0, xy = 0, yy = 0, x_lon = 0, y_lon = 0, x_lat = 0, y_lat = 0, area;

  for (guint i = 0; i < controls->len; i++)
    {
      const SpRiskControl *control = &g_array_index (controls, SpRiskControl, i);
      double x = control->x - mean->x, y = control->y - mean->y;
      double longitude = control->longitude - mean->longitude;
      double latitude = control->latitude - mean->latitude;

      xx += x * x;
      xy += x * y;
      yy += y * y;
      x_lon += x * longitude;
      y_lon += y * longitude;
      x_lat += x * latitude;
      y_lat += y * latitude;
    }
  area = xx * yy - xy * xy; /* of three points a third of their doubled triangle's square */
  if (!(sqrt (3 * MAX (area, 0)) > LEAST_AREA))
    return FALSE;
  fix->right = (SpVertex) {(x_lon * yy - y_lon * xy) / area, (x_lat * yy - y_lat * xy) / area};
  fix->down = (SpVertex) {(y_lon * xx - x_lon * xy) / area, (y_lat * xx - x_lat * xy) / area};
  return TRUE;
}

gboolean
sp_risk_controls_fix (const GArray *controls, SpRiskFix *fix, GError **error)
{
  SpRiskControl mean;

  g_return_val_if_fail (controls != NULL && fix != NULL, FALSE);

  if (controls->len < SP_RISK_LEAST_CONTROLS)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("底图的位置还没有定：要有至少 %d 个控制点，现在有 %u 个。"),
                   SP_RISK_LEAST_CONTROLS, controls->len);
      return FALSE;
    }
  mean = find_mean (controls);
  if (!solve (controls, &mean, fix))
    {
      g_set_error (
        error, SP_ERROR, SP_ERROR_INVALID,
        _ ("底图的位置还定不下来：控制点差不多在一条直线上。请再选一个离开这条线的点。"));
      return FALSE;
    }
  fix->corner.x = mean.longitude - mean.x * fix->right.x - mean.y * fix->down.x;
  fix->corner.y = mean.latitude - mean.x * fix->right.y - mean.y * fix->down.y;
  fix->metres = sp_datum_metres_of_degree (mean.latitude);
  fix->shrink = cos (mean.latitude * G_PI / 180);
  return TRUE;
}

SpVertex
sp_risk_fix_place (const SpRiskFix *self, double x, double y)
{
  g_return_val_if_fail (self != NULL, ((SpVertex) {0, 0}));

  return (SpVertex) {self->corner.x + x * self->right.x + y * self->down.x,
                     self->corner.y + x * self->right.y + y * self->down.y};
}

double
sp_risk_fix_residual (const SpRiskFix *self, const SpRiskControl *control)
{
  SpVertex place;

  g_return_val_if_fail (self != NULL && control != NULL, 0);

  place = sp_risk_fix_place (self, control->x, control->y);
  return hypot ((place.x - control->longitude) * self->shrink, place.y - control->latitude) *
         self->metres;
}
