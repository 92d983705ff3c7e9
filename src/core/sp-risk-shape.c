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

#define N_CONTROLS 3

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

GArray *
sp_risk_controls_parse (const char *text, GError **error)
{
  g_autoptr (GArray) controls = g_array_new (FALSE, FALSE, sizeof (SpRiskControl));
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  parts = g_strsplit (text, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      SpRiskControl control;

      if (read_control (g_strstrip (parts[i]), &control))
        g_array_append_val (controls, control);
    }
  if (controls->len == N_CONTROLS && g_strv_length (parts) == N_CONTROLS)
    return g_steal_pointer (&controls);
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
               _ ("底图的位置还没有定：要有三个控制点，每个写明图上位置和经纬度。"));
  return NULL;
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
          char buffer[G_ASCII_DTOSTR_BUF_SIZE];

          g_string_append_printf (text, "%s%s",
                                  j > 0   ? " "
                                  : i > 0 ? ","
                                          : "",
                                  g_ascii_formatd (buffer, sizeof buffer, "%.9g", numbers[j]));
        }
    }
  return g_string_free (text, FALSE);
}
