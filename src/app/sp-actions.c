/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-actions.h. */
#include "sp-actions.h"

#include "base/sp-i18n.h"

#define GROUP_FILE N_ ("文件")
#define GROUP_EDIT N_ ("编辑")
#define GROUP_GO N_ ("转到")
#define GROUP_CHART N_ ("图表与输出")
#define GROUP_IMPORT N_ ("导入核对")
#define GROUP_GENERAL N_ ("通用")

static const SpActionInfo infos[] = {
  {"win.find", N_ ("查找任务、单位、企业、隐患和功能"), GROUP_GENERAL, {"<Control>k", NULL}},
  {"win.shortcuts", N_ ("快捷键一览"), GROUP_GENERAL, {"F1", "<Control>question", NULL}},
  {"win.due-list", N_ ("近期到期"), GROUP_GENERAL, {"<Control>l", NULL}},
  {"win.reminders", N_ ("到期提醒"), GROUP_GENERAL, {NULL}},
  {"win.identity", N_ ("我的姓名和单位"), GROUP_GENERAL, {"<Control><Shift>i", NULL}},
  {"win.next-pane", N_ ("移到下一栏"), GROUP_GENERAL, {"F6", NULL}},
  {"win.previous-pane", N_ ("移到上一栏"), GROUP_GENERAL, {"<Shift>F6", NULL}},
  {"win.toggle-sidebar", N_ ("显示或隐藏页面栏"), GROUP_GENERAL, {"F9", NULL}},
  {"win.about", N_ ("关于 SafetyPlan"), GROUP_GENERAL, {NULL}},
  {"win.new", N_ ("由计划文件新建…"), GROUP_FILE, {"<Control>n", NULL}},
  {"win.new-empty", N_ ("新建空白文件…"), GROUP_FILE, {"<Control><Shift>n", NULL}},
  {"win.open", N_ ("打开…"), GROUP_FILE, {"<Control>o", NULL}},
  {"win.sample", N_ ("打开示例"), GROUP_FILE, {"<Control><Shift>o", NULL}},
  {"win.import", N_ ("导入计划文件…"), GROUP_FILE, {"<Control>i", NULL}},
  {"win.import-paste", N_ ("粘贴计划文字"), GROUP_FILE, {"<Control><Shift>v", NULL}},
  {"win.backup", N_ ("备份一份…"), GROUP_FILE, {"<Control><Shift>s", NULL}},
  {"win.close", N_ ("关闭窗口"), GROUP_FILE, {"<Control>w", NULL}},
  {"app.quit", N_ ("退出"), GROUP_FILE, {"<Control>q", NULL}},
  {"win.undo", N_ ("撤销"), GROUP_EDIT, {"<Control>z", NULL}},
  {"win.redo", N_ ("重做"), GROUP_EDIT, {"<Control><Shift>z", "<Control>y", NULL}},
  {"win.report-progress", N_ ("填报进展"), GROUP_EDIT, {"<Control>Return", NULL}},
  {"win.report-next", N_ ("登记进展并填下一项"), GROUP_EDIT, {"<Control><Shift>Return", NULL}},
  {"win.work", N_ ("勾选要点和周期时限"), GROUP_EDIT, {"<Control>g", NULL}},
  {"win.extend-deadline", N_ ("登记延期"), GROUP_EDIT, {"<Control>t", NULL}},
  {"win.light-rules", N_ ("亮灯规则与附件上限…"), GROUP_FILE, {"<Control><Shift>r", NULL}},
  {"win.hazard-stats", N_ ("隐患统计…"), GROUP_FILE, {"<Control><Alt>s", NULL}},
  {"win.new-record", N_ ("新增一条"), GROUP_EDIT, {"Insert", "<Control><Shift>a", NULL}},
  {"win.paste-rows", N_ ("粘贴为行"), GROUP_EDIT, {"<Control><Alt>v", NULL}},
  {"win.import-rows", N_ ("从表格导入…"), GROUP_EDIT, {"<Control><Alt>i", NULL}},
  {"win.hazard-step", N_ ("办理隐患的下一环节"), GROUP_EDIT, {"<Control>j", NULL}},
  {"win.hazard-take-back", N_ ("撤回隐患的上一环节"), GROUP_EDIT, {"<Control><Shift>j", NULL}},
  {"win.hazard-assign", N_ ("交办选中的隐患"), GROUP_EDIT, {"<Control><Alt>a", NULL}},
  {"win.hazard-deadline", N_ ("设定隐患的整改时限"), GROUP_EDIT, {"<Control><Alt>d", NULL}},
  {"win.hazard-extend", N_ ("隐患延期"), GROUP_EDIT, {"<Control><Alt>t", NULL}},
  {"win.hazard-papers", N_ ("隐患文书和清单"), GROUP_EDIT, {"<Control><Alt>w", NULL}},
  {"win.register-inspection", N_ ("登记检查…"), GROUP_EDIT, {"<Control><Alt>j", NULL}},
  {"win.load-criteria", N_ ("装入判定标准库"), GROUP_EDIT, {NULL}},
  {"win.filter", N_ ("按文字筛选"), GROUP_EDIT, {"<Control>f", NULL}},
  {"win.clear-filter", N_ ("清除全部条件"), GROUP_EDIT, {"<Control><Shift>f", NULL}},
  {"win.list-views", N_ ("列表的视图"), GROUP_EDIT, {"<Control><Alt>l", NULL}},
  {"win.saved-filters", N_ ("保存和管理条件…"), GROUP_EDIT, {"<Control><Alt>f", NULL}},
  {"win.list-groups", N_ ("列表分组计数"), GROUP_EDIT, {"<Control><Alt>g", NULL}},
  {"win.list-columns", N_ ("列表的列…"), GROUP_EDIT, {"<Control><Alt>c", NULL}},
  {"win.as-of", N_ ("更改统计日期"), GROUP_EDIT, {"<Control>d", NULL}},
  {"win.baseline", N_ ("换一个日期比较"), GROUP_EDIT, {"<Control>b", NULL}},
  {"win.record-history", N_ ("这条记录的历史"), GROUP_EDIT, {"<Control>h", NULL}},
  {"win.action-history", N_ ("这一步的全部改动"), GROUP_EDIT, {"<Control><Shift>h", NULL}},
  {"win.page::overview", N_ ("总览"), GROUP_GO, {"<Alt>0", NULL}},
  {"win.page::tasks", N_ ("任务"), GROUP_GO, {"<Alt>1", NULL}},
  {"win.page::gantt", N_ ("甘特图"), GROUP_GO, {"<Alt>2", NULL}},
  {"win.page::report", N_ ("报表"), GROUP_GO, {"<Alt>3", NULL}},
  {"win.page::units", N_ ("单位"), GROUP_GO, {"<Alt>4", NULL}},
  {"win.page::doubts", N_ ("原文核对"), GROUP_GO, {"<Alt>5", NULL}},
  {"win.page::supervision", N_ ("督办与会议"), GROUP_GO, {"<Alt>6", NULL}},
  {"win.page::indicators", N_ ("指标与事故"), GROUP_GO, {"<Alt>7", NULL}},
  {"win.page::institutions", N_ ("制度措施"), GROUP_GO, {"<Alt>i", NULL}},
  {"win.page::enterprises", N_ ("企业"), GROUP_GO, {"<Alt>e", NULL}},
  {"win.page::risks", N_ ("风险分级"), GROUP_GO, {"<Alt>r", NULL}},
  {"win.assess-risk", N_ ("评估风险点"), GROUP_EDIT, {"<Control><Alt>r", NULL}},
  {"win.assess-residual-risk", N_ ("评估现有风险"), GROUP_EDIT, {"<Control><Alt>y", NULL}},
  {"win.register-risk-event", N_ ("登记再评估事由"), GROUP_EDIT, {"<Control><Alt>e", NULL}},
  {"win.risk-duty", N_ ("定选中风险点的责任人"), GROUP_EDIT, {"<Control><Alt>u", NULL}},
  {"win.risk-frequency", N_ ("定选中风险点的检查频次"), GROUP_EDIT, {"<Control><Alt>q", NULL}},
  {"win.risk-cards", N_ ("选中风险点的告知卡"), GROUP_CHART, {"<Control><Alt>k", NULL}},
  {"win.risk-export", N_ ("导出选中风险点明细…"), GROUP_CHART, {"<Control><Alt>x", NULL}},
  {"win.risk-schemes", N_ ("风险分级方案…"), GROUP_FILE, {"<Control><Shift>g", NULL}},
  {"win.risk-notices", N_ ("打印风险清单和告知卡…"), GROUP_CHART, {"<Control><Shift>k", NULL}},
  {"win.risk-reports", N_ ("年度风险报送情况…"), GROUP_CHART, {"<Control><Shift>y", NULL}},
  {"win.page::maps", N_ ("风险四色图"), GROUP_GO, {"<Alt>k", NULL}},
  {"win.page::history", N_ ("审计留痕"), GROUP_GO, {"<Alt>8", NULL}},
  {"win.page::hazards", N_ ("问题隐患"), GROUP_GO, {"<Alt>9", NULL}},
  {"win.propose-institutions", N_ ("从任务中提出制度措施…"), GROUP_EDIT, {"<Control><Alt>o", NULL}},
  {"win.print-institutions", N_ ("打印制度措施清单…"), GROUP_CHART, {NULL}},
  {"win.export-institutions", N_ ("导出制度措施清单（PDF）…"), GROUP_CHART, {NULL}},
  {"win.export-institutions-xlsx", N_ ("导出制度措施清单（Excel）…"), GROUP_CHART, {NULL}},
  {"win.export-institutions-csv", N_ ("导出制度措施清单（CSV）…"), GROUP_CHART, {NULL}},
  {"win.find-twins", N_ ("查找可能重复的企业…"), GROUP_EDIT, {"<Control><Alt>m", NULL}},
  {"win.map-new", N_ ("新建企业四色图…"), GROUP_EDIT, {"<Alt><Shift>n", NULL}},
  {"win.map-import", N_ ("导入县域边界（GeoJSON）…"), GROUP_EDIT, {NULL}},
  {"win.map-draw", N_ ("四色图：画区域"), GROUP_EDIT, {"<Alt><Shift>d", NULL}},
  {"win.map-reshape", N_ ("四色图：改区域范围"), GROUP_EDIT, {"<Alt><Shift>e", NULL}},
  {"win.map-split", N_ ("四色图：分割区域"), GROUP_EDIT, {"<Alt><Shift>s", NULL}},
  {"win.map-copy", N_ ("四色图：复制区域"), GROUP_EDIT, {"<Alt><Shift>c", NULL}},
  {"win.map-place", N_ ("四色图：标出风险点"), GROUP_EDIT, {"<Alt><Shift>p", NULL}},
  {"win.map-remove", N_ ("四色图：取下风险点或删除区域"), GROUP_EDIT, {"<Alt><Shift>x", NULL}},
  {"win.map-repair", N_ ("四色图：修复交叉的区域"), GROUP_EDIT, {"<Alt><Shift>f", NULL}},
  {"win.map-controls", N_ ("四色图：描图控制点"), GROUP_EDIT, {"<Alt><Shift>k", NULL}},
  {"win.map-issue", N_ ("四色图：出图"), GROUP_EDIT, {"<Alt><Shift>u", NULL}},
  {"win.map-stage", N_ ("四色图：固有或现有风险"), GROUP_CHART, {"<Alt><Shift>r", NULL}},
  {"win.map-outdated", N_ ("四色图：只列出过期的"), GROUP_CHART, {"<Alt><Shift>o", NULL}},
  {"win.page::inspection", N_ ("执法检查"), GROUP_GO, {"<Alt>j", NULL}},
  {"win.print", N_ ("打印图表…"), GROUP_CHART, {"<Control>p", NULL}},
  {"win.print-preview", N_ ("打印预览"), GROUP_CHART, {"<Control><Shift>p", NULL}},
  {"win.export-chart", N_ ("导出图表或修改记录…"), GROUP_CHART, {"<Control>e", NULL}},
  {"win.import-split", N_ ("在原文光标处拆分任务"), GROUP_IMPORT, {"<Alt>s", NULL}},
  {"win.import-merge-up", N_ ("与上一条合并"), GROUP_IMPORT, {"<Alt><Shift>Up", NULL}},
  {"win.import-merge-down", N_ ("与下一条合并"), GROUP_IMPORT, {"<Alt><Shift>Down", NULL}},
  {"win.import-move-up", N_ ("上移任务"), GROUP_IMPORT, {"<Alt>Up", NULL}},
  {"win.import-move-down", N_ ("下移任务"), GROUP_IMPORT, {"<Alt>Down", NULL}},
  {"win.import-move", N_ ("移动任务到…"), GROUP_IMPORT, {"<Alt>m", NULL}},
  {"win.import-retype", N_ ("改任务的类别"), GROUP_IMPORT, {"<Alt>t", NULL}},
  {"win.import-leave-out", N_ ("不导入这一条，或恢复导入"), GROUP_IMPORT, {"<Alt>x", NULL}},
  {"win.import-add-unit", N_ ("选中的原文作为单位"), GROUP_IMPORT, {"<Alt>u", NULL}},
  {"win.import-add-deadline", N_ ("选中的原文作为时限"), GROUP_IMPORT, {"<Alt>l", NULL}},
  {"win.import-add-target", N_ ("选中的原文作为目标"), GROUP_IMPORT, {"<Alt>g", NULL}},
  {"win.import-compare", N_ ("与已有计划比较"), GROUP_IMPORT, {"<Alt>c", NULL}},
  {"win.import-check-again", N_ ("从比较返回核对"), GROUP_IMPORT, {"<Alt>b", NULL}},
  {"win.import-apply", N_ ("按选择更新计划"), GROUP_IMPORT, {"<Control><Shift>u", NULL}},
  {"win.print-doubts", N_ ("打印原文核对表…"), GROUP_IMPORT, {"<Control><Alt>p", NULL}},
  {"win.export-doubts", N_ ("导出原文核对表…"), GROUP_IMPORT, {NULL}},
  {"win.export-calendar", N_ ("导出日历…"), GROUP_CHART, {"<Control><Shift>l", NULL}},
  {"win.fill-template", N_ ("套用上级的模板…"), GROUP_CHART, {"<Control><Shift>t", NULL}},
  {"win.export-workbook", N_ ("导出报表…"), GROUP_CHART, {"<Control><Shift>e", NULL}},
  {"win.report-choose", N_ ("报表：选择报表"), GROUP_CHART, {"<Alt>p", NULL}},
  {"win.report-period-previous", N_ ("报表：上一期"), GROUP_CHART, {"<Alt>Page_Up", NULL}},
  {"win.report-period-next", N_ ("报表：下一期"), GROUP_CHART, {"<Alt>Page_Down", NULL}},
  {"win.report-sheet-previous", N_ ("报表：上一张表"), GROUP_CHART, {"<Alt><Shift>Page_Up", NULL}},
  {"win.report-sheet-next", N_ ("报表：下一张表"), GROUP_CHART, {"<Alt><Shift>Page_Down", NULL}},
  {"win.report-checks", N_ ("报表：查看校核"), GROUP_CHART, {"<Alt>v", NULL}},
  {"win.report-pdf", N_ ("报表：导出为 PDF…"), GROUP_CHART, {"<Alt><Shift>g", NULL}},
  {"win.report-csv", N_ ("报表：导出这张表（CSV）…"), GROUP_CHART, {"<Alt><Shift>v", NULL}},
  {"win.report-kept", N_ ("报表：存档和差异…"), GROUP_CHART, {"<Alt>a", NULL}},
  {"win.report-copy-form", N_ ("报表：复制为自定报表…"), GROUP_EDIT, {"<Alt><Shift>b", NULL}},
  {"win.report-edit-form", N_ ("报表：编辑自定报表…"), GROUP_EDIT, {"<Alt>o", NULL}},
  {"win.report-delete-form", N_ ("报表：删除自定报表"), GROUP_EDIT, {NULL}},
  {"win.report-import-form", N_ ("报表：导入报表样式…"), GROUP_EDIT, {"<Alt><Shift>i", NULL}},
  {"win.report-export-form", N_ ("报表：导出报表样式…"), GROUP_EDIT, {"<Alt><Shift>l", NULL}},
};

const SpActionInfo *
sp_action_infos (guint *n)
{
  *n = G_N_ELEMENTS (infos);
  return infos;
}

const SpActionInfo *
sp_action_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    if (g_strcmp0 (infos[i].name, name) == 0)
      return &infos[i];
  return NULL;
}

char *
sp_action_dup_tooltip (const SpActionInfo *info)
{
  g_autofree char *accel = NULL;
  guint key = 0;
  GdkModifierType modifiers = 0;

  g_return_val_if_fail (info != NULL, NULL);

  if (info->accels[0] == NULL || !gtk_accelerator_parse (info->accels[0], &key, &modifiers))
    return g_strdup (_ (info->label));
  accel = gtk_accelerator_get_label (key, modifiers);
  return g_strdup_printf (_ ("%s（%s）"), _ (info->label), accel);
}

void
sp_actions_set_accels (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    if (infos[i].accels[0] != NULL)
      gtk_application_set_accels_for_action (application, infos[i].name,
                                             (const char *const *)infos[i].accels);
}

/* GTK 4.8 takes the parts of a shortcuts window from a builder only. */
static void
append_shortcut (GString *xml, const SpActionInfo *info)
{
  g_autofree char *accels = g_strjoinv (" ", (char **)info->accels);
  g_autofree char *shortcut = NULL;

  shortcut = g_markup_printf_escaped ("<child><object class='GtkShortcutsShortcut'>"
                                      "<property name='title'>%s</property>"
                                      "<property name='accelerator'>%s</property>"
                                      "</object></child>",
                                      _ (info->label), accels);
  g_string_append (xml, shortcut);
}

static void
append_group (GString *xml, const char *group)
{
  g_autofree char *head = NULL;

  head = g_markup_printf_escaped ("<child><object class='GtkShortcutsGroup'>"
                                  "<property name='title'>%s</property>",
                                  _ (group));
  g_string_append (xml, head);
  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    if (g_strcmp0 (infos[i].group, group) == 0 && infos[i].accels[0] != NULL)
      append_shortcut (xml, &infos[i]);
  g_string_append (xml, "</object></child>");
}

GtkWidget *
sp_actions_new_shortcuts_window (GtkWindow *parent)
{
  static const char *const groups[] = {GROUP_GENERAL, GROUP_GO,    GROUP_EDIT,
                                       GROUP_FILE,    GROUP_CHART, GROUP_IMPORT};
  g_autoptr (GtkBuilder) builder = NULL;
  g_autoptr (GString) xml = NULL;
  GtkWidget *window;

  xml = g_string_new ("<interface><object class='GtkShortcutsWindow' id='window'>"
                      "<property name='modal'>1</property><child>"
                      "<object class='GtkShortcutsSection'>"
                      "<property name='section-name'>all</property>"
                      "<property name='max-height'>12</property>");
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    append_group (xml, groups[i]);
  g_string_append (xml, "</object></child></object></interface>");
  builder = gtk_builder_new_from_string (xml->str, (gssize)xml->len);
  window = GTK_WIDGET (gtk_builder_get_object (builder, "window"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  return window;
}
