/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-shape.h. */
#include "core/sp-risk-shape.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

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
