/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a map says of itself, of a zone and of a spot: titles and sentences for screen readers and
 * tooltips. */
#include "sp-map-scene.h"

#include "base/sp-i18n.h"

#include <math.h>

char *
sp_map_scene_dup_title (SpMapScene *self)
{
  const SpMapHead *head = &self->head;
  const char *kind = !sp_map_scene_has_map (self)      ? _ ("作业安全风险比较图")
                     : head->title[0] != '\0'          ? head->title
                     : head->kind == SP_MAP_ENTERPRISE ? _ ("安全风险四色空间分布图")
                                                       : _ ("安全风险源点空间分布图");

  if (head->sheet[0] == '\0')
    return g_strconcat (head->subject, kind, NULL);
  return g_strdup_printf (_ ("%s%s（%s）"), head->subject, kind, head->sheet);
}

char *
sp_map_scene_dup_subtitle (SpMapScene *self)
{
  const SpMapHead *head = &self->head;
  g_autofree char *day = sp_date_dup_chinese (head->as_of);
  GString *words = g_string_new (head->is_residual ? _ ("现有风险") : _ ("固有风险"));

  if (head->theme != SP_MAP_BY_LEVEL)
    g_string_append_printf (words, _ ("　·　颜色为%s"), sp_map_theme_name (head->theme));
  if (head->as_of != SP_DATE_NONE)
    g_string_append_printf (words, _ ("　·　数据截至%s"), day);
  return g_string_free (words, FALSE);
}

/* ，重大2个 … for every level that there is. */
static void
append_counts (GString *words, const guint *counts, const char *unit)
{
  for (guint i = 1; i <= SP_RISK_N_LEVELS; i++)
    {
      guint level = i % SP_RISK_N_LEVELS;

      if (counts[level] > 0)
        g_string_append_printf (words, "，%s%u%s", sp_risk_level_word (level), counts[level], unit);
    }
}

static void
append_classes (SpMapScene *self, GString *words)
{
  for (guint i = SP_MAP_N_CLASSES + 1; i > 0; i--)
    {
      g_autofree char *class = sp_map_classes_dup_words (&self->classes, i - 1);

      if (self->zone_counts[i - 1] > 0)
        g_string_append_printf (words, _ ("，%s的%u个"), class, self->zone_counts[i - 1]);
    }
}

char *
sp_map_scene_dup_description (SpMapScene *self)
{
  g_autofree char *title = sp_map_scene_dup_title (self);
  g_autofree char *below = sp_map_scene_dup_subtitle (self);
  GString *words = g_string_new (title);

  g_string_append_printf (words, "，%s", below);
  if (self->head.is_outdated)
    g_string_append (words, _ ("，已过期：数据已变"));
  if (self->zones->len > 0)
    {
      g_string_append_printf (words, _ ("。区域%u个"), self->zones->len);
      if (self->head.theme == SP_MAP_BY_LEVEL)
        append_counts (words, self->zone_counts, _ ("个"));
      else
        append_classes (self, words);
    }
  if (self->spots->len > 0)
    {
      g_string_append_printf (words, _ ("。风险点%u个"), self->spots->len);
      append_counts (words, self->spot_counts, _ ("个"));
    }
  if (self->bars->len > 0)
    g_string_append_printf (words, _ ("。难以在图上标位置的作业%u项"), self->bars->len);
  g_string_append (words, "。");
  return g_string_free (words, FALSE);
}

char *
sp_map_scene_dup_zone_words (SpMapScene *self, guint zone)
{
  const SpMapZone *it = &g_array_index (self->zones, SpMapZone, zone);
  const SpMapPlace *place = &g_array_index (self->places, SpMapPlace, zone);
  GString *words = g_string_new (it->title);

  g_string_append_printf (words, _ ("：%s"), sp_risk_level_label (it->level));
  if (it->level > 0)
    g_string_append (words, _ ("风险"));
  if (it->is_manual)
    g_string_append_printf (words, _ ("，等级由人工指定%s%s"), it->reason[0] != '\0' ? "：" : "",
                            it->reason);
  if (self->head.theme == SP_MAP_BY_LEVEL)
    return g_string_free (words, FALSE);
  g_string_append_printf (words, "，%s", sp_map_theme_name (self->head.theme));
  if (place->class == SP_MAP_UNKNOWN)
    g_string_append (words, _ ("无数据"));
  else if (it->words != NULL)
    g_string_append (words, it->words);
  else
    g_string_append_printf (words, "%g", it->value);
  return g_string_free (words, FALSE);
}

char *
sp_map_scene_dup_spot_words (SpMapScene *self, guint spot)
{
  const SpMapSpot *it = &g_array_index (self->spots, SpMapSpot, spot);
  GString *words = g_string_new (it->number);

  if (it->number[0] != '\0' && it->title[0] != '\0')
    g_string_append_c (words, ' ');
  g_string_append_printf (words, _ ("%s：%s"), it->title, sp_risk_level_label (it->level));
  if (it->level > 0)
    g_string_append (words, _ ("风险"));
  if (it->category[0] != '\0')
    g_string_append_printf (words, "，%s", it->category);
  return g_string_free (words, FALSE);
}
