/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpWindow's pages. Each is made when it is first needed: looked at, asked for, or the one that
 * lists what the session wants shown; so a window starts as fast as the page that it opens with.
 * A page must therefore read what the session holds when it is made, and not wait for a signal. */
#include "sp-window-private.h"

#include "base/sp-i18n.h"
#include "core/sp-accident.h"
#include "core/sp-criterion.h"
#include "core/sp-duty.h"
#include "core/sp-enterprise.h"
#include "core/sp-hazard.h"
#include "core/sp-indicator.h"
#include "core/sp-industry.h"
#include "core/sp-institution.h"
#include "core/sp-risk-map.h"
#include "core/sp-supervision.h"
#include "sp-doubts-page.h"
#include "sp-enterprise-page.h"
#include "sp-gantt-page.h"
#include "sp-hazards-page.h"
#include "sp-history-page.h"
#include "sp-import-page.h"
#include "sp-indicators-page.h"
#include "sp-inspection-page.h"
#include "sp-institution-page.h"
#include "sp-map-page.h"
#include "sp-overview-page.h"
#include "sp-report-page.h"
#include "sp-risk-page.h"
#include "sp-supervision-page.h"
#include "sp-task-page.h"
#include "sp-unit-page.h"

#define MOST_TYPES 4

/* Every page is a widget class with a property "session". @title: NULL: it has no line in the
 * sidebar. @types: what "show-record" of the session finds on it. */
typedef struct
{
  const char *name;
  const char *title;
  GType (*get_type) (void);
  const SpRecordType *types[MOST_TYPES];
} PageInfo;

static const PageInfo page_infos[] = {
  {SP_PAGE_OVERVIEW, N_ ("总览"), sp_overview_page_get_type, {NULL}},
  {SP_PAGE_TASKS, N_ ("任务"), sp_task_page_get_type, {NULL}},
  {SP_PAGE_GANTT, N_ ("甘特图"), sp_gantt_page_get_type, {NULL}},
  {SP_PAGE_HAZARDS, N_ ("问题隐患"), sp_hazards_page_get_type, {&sp_hazard_type}},
  {SP_PAGE_INSTITUTIONS, N_ ("制度措施"), sp_institution_page_get_type, {&sp_institution_type}},
  {SP_PAGE_ENTERPRISES, N_ ("企业"), sp_enterprise_page_get_type, {&sp_enterprise_type}},
  {SP_PAGE_RISKS, N_ ("风险分级"), sp_risk_page_get_type, {&sp_risk_point_type}},
  {SP_PAGE_MAPS, N_ ("风险四色图"), sp_map_page_get_type, {&sp_risk_map_type}},
  {SP_PAGE_INSPECTION,
   N_ ("执法检查"),
   sp_inspection_page_get_type,
   {&sp_inspection_type, &sp_criterion_type, &sp_industry_type, &sp_parameter_type}},
  {SP_PAGE_INDICATORS,
   N_ ("指标与事故"),
   sp_indicators_page_get_type,
   {&sp_indicator_type, &sp_accident_type}},
  {SP_PAGE_SUPERVISION,
   N_ ("督办与会议"),
   sp_supervision_page_get_type,
   {&sp_duty_type, &sp_supervision_type, &sp_enforcement_type}},
  {SP_PAGE_REPORT, N_ ("报表"), sp_report_page_get_type, {NULL}},
  {SP_PAGE_UNITS, N_ ("单位"), sp_unit_page_get_type, {NULL}},
  {SP_PAGE_DOUBTS, N_ ("原文核对"), sp_doubts_page_get_type, {NULL}},
  {SP_PAGE_HISTORY, N_ ("审计留痕"), sp_history_page_get_type, {NULL}},
  {SP_PAGE_IMPORT, NULL, sp_import_page_get_type, {NULL}},
};

GtkWidget *
_sp_window_find_page (SpWindow *self, const char *page)
{
  return gtk_stack_get_child_by_name (self->pages, page);
}

static GtkWidget *
make_page (SpWindow *self, const PageInfo *info)
{
  GtkWidget *page = g_object_new (info->get_type (), "session", self->session, NULL);

  _sp_window_add_tooltips (page);
  gtk_stack_add_named (self->pages, page, info->name);
  if (SP_IS_IMPORT_PAGE (page))
    g_signal_connect_object (page, "edits-changed", G_CALLBACK (_sp_window_update_actions), self,
                             G_CONNECT_SWAPPED);
  return page;
}

GtkWidget *
sp_window_get_page (SpWindow *self, const char *page)
{
  GtkWidget *found;

  g_return_val_if_fail (SP_IS_WINDOW (self) && page != NULL, NULL);

  found = _sp_window_find_page (self, page);
  for (guint i = 0; found == NULL && i < G_N_ELEMENTS (page_infos); i++)
    if (g_str_equal (page_infos[i].name, page))
      found = make_page (self, &page_infos[i]);
  return found;
}

/* ---- what the session wants shown ---- */

static const PageInfo *
find_lister (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (page_infos); i++)
    for (guint k = 0; k < MOST_TYPES && page_infos[i].types[k] != NULL; k++)
      if (g_str_equal (page_infos[i].types[k]->table, table))
        return &page_infos[i];
  return NULL;
}

/* No page has answered: the one that would is made and asked. */
static gboolean
window_show_record_cb (
  SpWindow *self, const char *table, gint64 id, int from, int to, int standings)
{
  const PageInfo *info = find_lister (table);
  gboolean is_shown = FALSE;

  if (info == NULL || _sp_window_find_page (self, info->name) != NULL)
    return FALSE;
  make_page (self, info);
  g_signal_emit_by_name (self->session, "show-record", table, id, from, to, standings, &is_shown);
  return is_shown;
}

static void
window_show_history_cb (SpWindow *self, const char *table, gint64 id)
{
  if (_sp_window_find_page (self, SP_PAGE_HISTORY) != NULL)
    return;
  sp_window_get_page (self, SP_PAGE_HISTORY);
  g_signal_emit_by_name (self->session, "show-history", table, id);
}

void
_sp_window_install_pages (SpWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (page_infos); i++)
    if (page_infos[i].title != NULL)
      sp_sidebar_add (self->sidebar, page_infos[i].name, _ (page_infos[i].title));
  g_signal_connect_object (self->session, "show-record", G_CALLBACK (window_show_record_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->session, "show-history", G_CALLBACK (window_show_history_cb), self,
                           G_CONNECT_SWAPPED);
}
