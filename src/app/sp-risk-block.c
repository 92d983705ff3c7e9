/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-block.h. */
#include "sp-risk-block.h"

#include "chart/sp-risk-style.h"

static const char *const classes[] = {
  [SP_RISK_NONE] = "risk-none",     [SP_RISK_RED] = "risk-red",   [SP_RISK_ORANGE] = "risk-orange",
  [SP_RISK_YELLOW] = "risk-yellow", [SP_RISK_BLUE] = "risk-blue",
};

const char *
sp_risk_block_class (SpRiskLevel level)
{
  g_return_val_if_fail ((guint)level < G_N_ELEMENTS (classes), NULL);
  return classes[level];
}

gboolean
sp_risk_block_is_class (const char *style)
{
  return style != NULL && g_str_has_prefix (style, SP_RISK_BLOCK "-");
}

const char *
sp_risk_block_words (SpRiskLevel level)
{
  return sp_risk_level_label (level);
}

void
sp_risk_block_set (GtkWidget *block, SpRiskLevel level)
{
  const char *styles[] = {SP_RISK_BLOCK, sp_risk_block_class (level), NULL};

  g_return_if_fail (GTK_IS_LABEL (block));
  gtk_label_set_label (GTK_LABEL (block), sp_risk_block_words (level));
  gtk_widget_set_css_classes (block, styles);
}

GtkWidget *
sp_risk_block_new (SpRiskLevel level)
{
  GtkWidget *block = gtk_label_new (NULL);

  gtk_widget_set_valign (block, GTK_ALIGN_CENTER);
  sp_risk_block_set (block, level);
  return block;
}
