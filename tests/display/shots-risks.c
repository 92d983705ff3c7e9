/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures of the page 风险分级 with a few risk points of one enterprise. */
#include "app/sp-risk-page.h"
#include "core/sp-enterprise.h"
#include "shots.h"

static const struct
{
  const char *name, *place, *harms;
  SpRiskKind kind;
  SpRiskLevel inherent, residual;
  const char *on;
} risk_points[] = {
  {"煤粉仓", "原料车间二层", "火灾、其他爆炸", SP_RISK_KIND_PLACE, SP_RISK_RED, SP_RISK_ORANGE,
   "2020-10-15"},
  {"回转窑托轮检修", "窑尾平台", "机械伤害、灼烫", SP_RISK_KIND_OPERATION, SP_RISK_ORANGE,
   SP_RISK_YELLOW, "2020-10-16"},
  {"石灰石破碎机", "破碎站", "机械伤害、物体打击", SP_RISK_KIND_FACILITY, SP_RISK_YELLOW,
   SP_RISK_YELLOW, "2021-02-01"},
  {"变压器室", "配电楼一层", "触电、火灾", SP_RISK_KIND_PLACE, SP_RISK_YELLOW, SP_RISK_BLUE,
   "2021-02-01"},
  {"包装机", "包装车间", "机械伤害", SP_RISK_KIND_FACILITY, SP_RISK_BLUE, SP_RISK_NONE,
   "2021-03-01"},
  {"化验室药品柜", "化验楼", "中毒和窒息、灼烫", SP_RISK_KIND_PLACE, SP_RISK_NONE, SP_RISK_NONE,
   NULL},
};

static void
add_judgement (
  SpSession *session, int64_t point, SpRiskStage stage, SpRiskLevel level, const char *on)
{
  g_autoptr (SpRecord) assessment = sp_record_new (&sp_risk_assessment_type);

  if (level == SP_RISK_NONE)
    return;
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_RISK_POINT, point);
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_STAGE, stage);
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_ASSESSED_ON, sp_date_from_iso (on));
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_METHOD, SP_RISK_METHOD_MANUAL);
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_LEVEL, level);
  sp_record_set_text (assessment, SP_RISK_ASSESSMENT_GROUNDS, "同类企业的经验和本厂记录");
  sp_record_set_text (assessment, SP_RISK_ASSESSMENT_ASSESSOR, "王某");
  g_assert_true (sp_session_insert (session, assessment, "评估"));
}

/* The id of the first. */
static int64_t
add_risk_points (SpSession *session, int64_t enterprise)
{
  int64_t first = 0;

  for (guint i = 0; i < G_N_ELEMENTS (risk_points); i++)
    {
      g_autoptr (SpRecord) point = sp_record_new (&sp_risk_point_type);

      sp_record_set_integer (point, SP_RISK_POINT_ENTERPRISE, enterprise);
      sp_record_set_text (point, SP_RISK_POINT_NAME, risk_points[i].name);
      sp_record_set_text (point, SP_RISK_POINT_PLACE, risk_points[i].place);
      sp_record_set_text (point, SP_RISK_POINT_HARMS, risk_points[i].harms);
      sp_record_set_integer (point, SP_RISK_POINT_KIND, risk_points[i].kind);
      sp_record_set_integer (point, SP_RISK_POINT_HAS_SIGN, i == 0);
      sp_record_set_text (point, SP_RISK_POINT_WORKSHOP_DEPARTMENT, "烧成车间");
      sp_record_set_text (point, SP_RISK_POINT_WORKSHOP_PERSON, "赵某");
      sp_record_set_integer (point, SP_RISK_POINT_LISTED_ON, sp_date_from_iso ("2020-09-01"));
      g_assert_true (sp_session_insert (session, point, "新增风险点"));
      first = i == 0 ? sp_record_get_id (point) : first;
      add_judgement (session, sp_record_get_id (point), SP_RISK_INHERENT, risk_points[i].inherent,
                     risk_points[i].on);
      add_judgement (session, sp_record_get_id (point), SP_RISK_RESIDUAL, risk_points[i].residual,
                     risk_points[i].on);
    }
  add_judgement (session, first, SP_RISK_RESIDUAL, SP_RISK_YELLOW, "2021-06-10");
  return first;
}

static void
take_schemes (const Sitting *sitting, SpRiskPage *page)
{
  g_autofree char *file = g_strdup_printf ("risk-schemes-%s-%s", sitting->size, sitting->theme);
  SpRiskSchemesWindow *schemes;

  gtk_widget_activate_action (GTK_WIDGET (page), "risk.schemes", NULL);
  schemes = sp_risk_page_get_schemes (page);
  support_frames (GTK_WIDGET (schemes), 6);
  sp_record_page_select (sp_risk_schemes_window_get_schemes (schemes), 1);
  support_frames (GTK_WIDGET (schemes), 12);
  support_shot (GTK_WIDGET (schemes), file);
  gtk_window_destroy (GTK_WINDOW (schemes));
}

static void
take_method (const Sitting *sitting, SpRiskAssessmentForm *form, const char *method)
{
  SpFieldEditor *editor =
    sp_record_form_get_editor (sp_risk_assessment_form_get_head (form), "method");
  g_autofree char *name = NULL;

  sp_field_editor_type (
    editor, sp_vocabulary_label (&sp_risk_methods,
                                 sp_vocabulary_find_code (&sp_risk_methods, method)->value));
  sp_field_editor_commit (editor);
  for (guint i = 0; g_str_equal (method, "lec") && i < 3; i++)
    gtk_drop_down_set_selected (
      sp_risk_scoring_get_list (sp_risk_assessment_form_get_scoring (form), i), 2 + i / 2);
  if (g_str_equal (method, "ls"))
    gtk_widget_activate (sp_risk_matrix_get_cell (
      sp_risk_scoring_get_matrix (sp_risk_assessment_form_get_scoring (form)), 1, 2));
  name = g_strdup_printf ("risks-%s", method);
  shots_take (sitting, name);
}

void
shots_take_risks (const Sitting *sitting, int64_t enterprise)
{
  SpSession *session = sp_window_get_session (sitting->window);
  int64_t first = add_risk_points (session, enterprise);
  SpRiskPage *page = SP_RISK_PAGE (sp_window_get_page (sitting->window, SP_PAGE_RISKS));
  SpRiskAssessmentForm *form = sp_risk_page_get_assessment (page);

  sp_session_go_to_record (session, &sp_risk_point_type, first);
  shots_take (sitting, "risks");
  gtk_widget_activate_action (GTK_WIDGET (page), "risk.assess-residual", NULL);
  take_method (sitting, form, "lec");
  take_method (sitting, form, "ls");
  take_method (sitting, form, "direct");
  sp_risk_assessment_form_cancel (form);
  gtk_widget_activate_action (GTK_WIDGET (page), "risk.event", NULL);
  shots_take (sitting, "risks-event");
  gtk_widget_activate_action (GTK_WIDGET (page), "ledger.add", NULL);
  shots_take (sitting, "risks-new");
  gtk_widget_activate_action (GTK_WIDGET (sp_ledger_page_get_records (SP_LEDGER_PAGE (page))),
                              "ledger.cancel", NULL);
  take_schemes (sitting, page);
  sp_session_go_to_record (session, &sp_enterprise_type, enterprise);
  shots_take (sitting, "enterprises-risks");
}
