/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpEnterpriseAffairs: what is on file about one enterprise as of the session's date: hazards,
 * inspections, accidents, enforcement, each a short list under a heading that counts it; rows lead
 * to the record on its page. And what art. 113 of the law of 2021 makes of it. */
#pragma once

#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_ENTERPRISE_AFFAIRS (sp_enterprise_affairs_get_type ())
G_DECLARE_FINAL_TYPE (SpEnterpriseAffairs, sp_enterprise_affairs, SP, ENTERPRISE_AFFAIRS, GtkWidget)

typedef enum
{
  SP_AFFAIR_HAZARDS,
  SP_AFFAIR_INSPECTIONS,
  SP_AFFAIR_ACCIDENTS,
  SP_AFFAIR_ENFORCEMENT,
} SpAffair;
#define SP_N_AFFAIRS 4

SpEnterpriseAffairs *sp_enterprise_affairs_new (SpSession *session);
void sp_enterprise_affairs_set_enterprise (SpEnterpriseAffairs *self, int64_t enterprise);
/* 问题隐患 3 项，未销号 2，逾期 1. */
const char *sp_enterprise_affairs_get_heading (SpEnterpriseAffairs *self, SpAffair affair);
guint sp_enterprise_affairs_get_n_rows (SpEnterpriseAffairs *self, SpAffair affair);
/* As a click on row @i does. */
void sp_enterprise_affairs_activate (SpEnterpriseAffairs *self, SpAffair affair, guint i);
/* "" where the law is silent. */
const char *sp_enterprise_affairs_get_hint (SpEnterpriseAffairs *self);

G_END_DECLS
