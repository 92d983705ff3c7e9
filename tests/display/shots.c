/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures of every page with the sample, at two sizes, light and dark, for eyes; nothing is
 * compared. They are written to shots/ in the folder it is run in. */
#include "app/sp-app.h"
#include "app/sp-application.h"
#include "app/sp-duty-page.h"
#include "app/sp-enterprise-page.h"
#include "app/sp-hazards-page.h"
#include "app/sp-history-page.h"
#include "app/sp-import-page.h"
#include "app/sp-indicators-page.h"
#include "app/sp-inspection-entry.h"
#include "app/sp-inspection-page.h"
#include "app/sp-institution-page.h"
#include "app/sp-page-preview.h"
#include "app/sp-record-page.h"
#include "app/sp-supervision-page.h"
#include "app/sp-task-page.h"
#include "app/sp-unit-page.h"
#include "app/sp-window.h"
#include "core/sp-enterprise.h"
#include "core/sp-hazard.h"
#include "core/sp-overview.h"
#include "exchange/sp-sample.h"
#include "shots.h"

static const struct
{
  const char *name;
  int width;
  int height;
} sizes[] = {{"1366x768", 1366, 768}, {"1920x1080", 1920, 1080}, {"1024x640", 1024, 640}};

static const char *const themes[] = {"light", "dark"};

void
shots_take (const Sitting *sitting, const char *name)
{
  g_autofree char *file = g_strdup_printf ("%s-%s-%s", name, sitting->size, sitting->theme);
  SpSession *session = sp_window_get_session (sitting->window);

  WAIT_FOR (!sp_session_is_loading (session));
  support_frames (GTK_WIDGET (sitting->window), g_str_has_suffix (name, "source") ? 60 : 12);
  support_shot (GTK_WIDGET (sitting->window), file);
}

/* Two files of a measure, for the tab of files. */
static void
add_files (SpMeasureDetail *detail)
{
  static const char *const names[] = {"粉尘涉爆企业排查台账（2021年第三季度）.xlsx",
                                      "现场照片.jpg"};
  g_autofree char *folder = support_folder ();
  const char *paths[G_N_ELEMENTS (names) + 1] = {NULL};
  g_autofree char *content = g_strnfill (40000, 'x');

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      paths[i] = g_build_filename (folder, names[i], NULL);
      g_assert_true (g_file_set_contents (paths[i], content, 40000 / (i + 1), NULL));
    }
  g_assert_true (sp_attachments_add (sp_measure_detail_get_files (detail), paths));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_free ((char *)paths[i]);
  support_remove (folder);
}

static void
take_tasks (const Sitting *sitting)
{
  static const char *const tabs[] = {"progress", "work", "source", "duty", "history", "files"};
  SpSession *session = sp_window_get_session (sitting->window);
  SpSchedule *schedule = sp_session_get_schedule (session);
  GtkWidget *page = sp_window_get_page (sitting->window, SP_PAGE_TASKS);
  SpMeasureDetail *detail = sp_task_page_get_detail (SP_TASK_PAGE (page));

  shots_take (sitting, "tasks");
  sp_session_set_selected_measure (session, sp_schedule_get_row (schedule, 6)->measure);
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      g_autofree char *name = g_strdup_printf ("tasks-%s", tabs[i]);

      sp_measure_detail_show_tab (detail, (SpDetailTab)i);
      if (i == SP_TAB_FILES &&
          sp_attachments_get_n_files (sp_measure_detail_get_files (detail)) == 0)
        add_files (detail);
      shots_take (sitting, name);
    }
  sp_measure_detail_show_tab (detail, SP_TAB_PROGRESS);
}

static int64_t
find_recurring (SpSession *session)
{
  g_autoptr (GPtrArray) deadlines =
    sp_reader_load_all (sp_session_get_reader (session), &sp_deadline_type, -1, 0, NULL);

  for (guint i = 0; i < deadlines->len; i++)
    if (sp_record_get_integer (g_ptr_array_index (deadlines, i), SP_DEADLINE_KIND) ==
        SP_DEADLINE_RECURRING)
      return sp_record_get_integer (g_ptr_array_index (deadlines, i), SP_DEADLINE_MEASURE);
  return 0;
}

/* A measure of which much is to be ticked, one deadline put off and the next about to be. */
static void
take_work (const Sitting *sitting)
{
  SpSession *session = sp_window_get_session (sitting->window);
  SpSchedule *schedule = sp_session_get_schedule (session);
  GtkWidget *page = sp_window_get_page (sitting->window, SP_PAGE_TASKS);
  SpMeasureDetail *detail = sp_task_page_get_detail (SP_TASK_PAGE (page));
  int64_t busiest = 0;
  guint most = 0;

  for (guint i = 0; i < sp_schedule_get_n_rows (schedule); i++)
    {
      const SpScheduleRow *row = sp_schedule_get_row (schedule, i);

      if (row->n_subitems + 10 * (row->original_due != SP_DATE_NONE) <= most)
        continue;
      most = row->n_subitems + 10 * (row->original_due != SP_DATE_NONE);
      busiest = row->measure;
    }
  sp_session_set_selected_measure (session, busiest);
  sp_measure_detail_show_tab (detail, SP_TAB_WORK);
  gtk_widget_activate_action (GTK_WIDGET (sitting->window), "win.extend-deadline", NULL);
  shots_take (sitting, "tasks-extension");
  sp_session_set_selected_measure (session, find_recurring (session));
  sp_measure_detail_show_tab (detail, SP_TAB_WORK);
  shots_take (sitting, "tasks-recurring");
  sp_measure_detail_show_tab (detail, SP_TAB_PROGRESS);
}

static void
take_rules (const Sitting *sitting)
{
  g_autofree char *file = g_strdup_printf ("light-rules-%s-%s", sitting->size, sitting->theme);
  SpLightRules *rules;

  gtk_widget_activate_action (GTK_WIDGET (sitting->window), "win.light-rules", NULL);
  rules = sp_window_get_light_rules (sitting->window);
  WAIT_FOR (!sp_light_rules_is_loading (rules));
  sp_light_rules_choose (rules, 4);
  support_frames (GTK_WIDGET (rules), 6);
  support_shot (GTK_WIDGET (rules), file);
  gtk_window_close (GTK_WINDOW (rules));
}

static void
take_filtered (const Sitting *sitting)
{
  SpSession *session = sp_window_get_session (sitting->window);
  SpTaskFilter filter = {.lights = 1 << SP_LIGHT_OVERDUE};
  SpTaskFilter none = {0};

  sp_session_set_filter (session, &filter);
  sp_session_tell (session, "已登记 2021-09-28 进展：62 %", TRUE);
  shots_take (sitting, "tasks-filtered");
  filter.text = "没有这样的文字";
  sp_session_set_filter (session, &filter);
  shots_take (sitting, "tasks-no-match");
  sp_session_set_filter (session, &none);
}

static void
take_units (const Sitting *sitting)
{
  SpSession *session = sp_window_get_session (sitting->window);
  GtkWidget *page = sp_window_get_page (sitting->window, SP_PAGE_UNITS);
  SpUnitList *list = sp_unit_page_get_list (SP_UNIT_PAGE (page));
  g_autoptr (SpUnitItem) item = NULL;

  sp_session_set_page (session, SP_PAGE_UNITS);
  WAIT_FOR (sp_unit_list_get_n_units (list) > 0);
  item = g_list_model_get_item (sp_unit_list_get_model (list), 0);
  sp_session_set_selected_unit (session, sp_record_get_id (sp_unit_item_get_unit (item)));
  shots_take (sitting, "units");
  sp_unit_detail_show_facts (sp_unit_page_get_detail (SP_UNIT_PAGE (page)));
  shots_take (sitting, "units-facts");
}

static void
take_indicators (const Sitting *sitting)
{
  static const char *const tabs[] = {SP_TAB_INDICATORS, SP_TAB_ACCIDENTS, SP_TAB_BASE_YEAR,
                                     SP_TAB_COMPARE};
  SpIndicatorsPage *page =
    SP_INDICATORS_PAGE (sp_window_get_page (sitting->window, SP_PAGE_INDICATORS));

  sp_session_set_page (sp_window_get_session (sitting->window), SP_PAGE_INDICATORS);
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      g_autofree char *name = g_strconcat ("indicators-", tabs[i], NULL);
      GtkWidget *tab = sp_tab_page_get_tab (SP_TAB_PAGE (page), tabs[i]);

      sp_tab_page_show_tab (SP_TAB_PAGE (page), tabs[i]);
      if (SP_IS_RECORD_PAGE (tab))
        {
          SpRecordList *list = sp_record_page_get_list (SP_RECORD_PAGE (tab));

          WAIT_FOR (!sp_record_list_is_loading (list));
          if (sp_record_list_get_n_rows (list) > 0)
            sp_record_page_select (SP_RECORD_PAGE (tab), 1);
        }
      shots_take (sitting, name);
    }
}

static void
select_first (GtkWidget *tab)
{
  GListModel *model;

  if (SP_IS_RECORD_PAGE (tab))
    {
      SpRecordList *list = sp_record_page_get_list (SP_RECORD_PAGE (tab));

      gtk_selection_model_select_item (gtk_column_view_get_model (sp_record_list_get_view (list)),
                                       0, TRUE);
      return;
    }
  model = sp_duty_list_get_model (sp_duty_page_get_list (SP_DUTY_PAGE (tab)));
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (model), 0, TRUE);
}

static void
take_supervision (const Sitting *sitting)
{
  static const char *const tabs[] = {SP_TAB_DUTIES, SP_TAB_SUPERVISION, SP_TAB_ENFORCEMENT};
  GtkWidget *page = sp_window_get_page (sitting->window, SP_PAGE_SUPERVISION);

  sp_session_set_page (sp_window_get_session (sitting->window), SP_PAGE_SUPERVISION);
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      g_autofree char *name = g_strconcat ("supervision-", tabs[i], NULL);

      gtk_widget_activate_action (page, "page.show-tab", "s", tabs[i]);
      support_frames (GTK_WIDGET (sitting->window), 6);
      select_first (sp_tab_page_get_tab (SP_TAB_PAGE (page), tabs[i]));
      shots_take (sitting, name);
    }
}

/* What an action of the page shows before it is printed. */
static void
take_preview (const Sitting *sitting, GtkWidget *page, const char *action, const char *target)
{
  g_autofree char *file = g_strdup_printf ("hazards-%s-%s-%s", target != NULL ? target : "list",
                                           sitting->size, sitting->theme);
  GListModel *windows = gtk_window_get_toplevels ();

  if (target != NULL)
    gtk_widget_activate_action (page, action, "s", target);
  else
    gtk_widget_activate_action (page, action, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) top = g_list_model_get_item (windows, i);

      if (!SP_IS_PAGE_PREVIEW (top))
        continue;
      support_frames (GTK_WIDGET (top), 12);
      support_shot (GTK_WIDGET (top), file);
      gtk_window_destroy (top);
      return;
    }
}

/* The ledger, a major hazard on its way, several to be assigned, and one being entered. */
static void
take_hazards (const Sitting *sitting)
{
  SpSession *session = sp_window_get_session (sitting->window);
  SpHazardsPage *page = SP_HAZARDS_PAGE (sp_window_get_page (sitting->window, SP_PAGE_HAZARDS));
  SpRecordPage *ledger = sp_hazards_page_get_ledger (page);
  SpRecordList *list = sp_record_page_get_list (ledger);
  const SpCondition major = {.only = 1 << SP_HAZARD_MAJOR};
  GtkSelectionModel *model;

  sp_session_set_page (session, SP_PAGE_HAZARDS);
  support_frames (GTK_WIDGET (sitting->window), 6);
  WAIT_FOR (!sp_record_list_is_loading (list));
  model = gtk_column_view_get_model (sp_record_list_get_view (list));
  gtk_selection_model_select_item (model, 0, TRUE);
  shots_take (sitting, "hazards");
  take_preview (sitting, GTK_WIDGET (page), "hazards.paper", "order");
  take_preview (sitting, GTK_WIDGET (page), "ledger.preview", NULL);
  sp_hazard_steps_begin_next (sp_hazards_page_get_steps (page));
  shots_take (sitting, "hazards-step");
  gtk_selection_model_select_range (model, 0, 3, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (page), "hazards.step", "s", "extend");
  shots_take (sitting, "hazards-several");
  gtk_widget_activate_action (GTK_WIDGET (page), "ledger.add", NULL);
  shots_take (sitting, "hazards-entry");
  gtk_widget_activate_action (GTK_WIDGET (ledger), "ledger.cancel", NULL);
  sp_filter_chip_set_condition (sp_record_page_get_chip (ledger, "grade"), &major);
  g_signal_emit_by_name (sp_record_page_get_chip (ledger, "grade"), "changed");
  support_frames (GTK_WIDGET (sitting->window), 6);
  WAIT_FOR (!sp_record_list_is_loading (list));
  gtk_selection_model_select_item (model, 4, TRUE);
  shots_take (sitting, "hazards-major");
  gtk_widget_activate_action (GTK_WIDGET (page), "ledger.clear", NULL);
}

/* The tabs of 执法检查, and an inspection being typed in. */
static void
take_inspections (const Sitting *sitting)
{
  static const char *const tabs[] = {SP_TAB_INSPECTIONS, SP_TAB_CRITERIA, SP_TAB_INDUSTRIES,
                                     SP_TAB_PARAMETERS};
  SpSession *session = sp_window_get_session (sitting->window);
  GtkWidget *page = sp_window_get_page (sitting->window, SP_PAGE_INSPECTION);
  g_autofree char *file = g_strdup_printf ("inspection-entry-%s-%s", sitting->size, sitting->theme);
  SpInspectionEntry *entry;

  sp_session_set_page (session, SP_PAGE_INSPECTION);
  gtk_widget_activate_action (page, "inspection.load-criteria", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      g_autofree char *name = g_strconcat ("inspection-", tabs[i], NULL);

      gtk_widget_activate_action (page, "page.show-tab", "s", tabs[i]);
      support_frames (GTK_WIDGET (sitting->window), 6);
      select_first (sp_tab_page_get_tab (SP_TAB_PAGE (page), tabs[i]));
      shots_take (sitting, name);
    }
  entry = sp_inspection_entry_new (session, NULL);
  gtk_window_present (GTK_WINDOW (entry));
  sp_inspection_entry_type_number (entry, 0, "3");
  gtk_widget_activate_action (GTK_WIDGET (entry), "entry.add", NULL);
  sp_inspection_entry_type_number (entry, 1, "999");
  support_frames (GTK_WIDGET (entry), 12);
  support_shot (GTK_WIDGET (entry), file);
  support_close (GTK_WINDOW (entry));
}

/* The journal with a line selected, a record's, and the question who it is. */
static void
take_history (const Sitting *sitting)
{
  SpSession *session = sp_window_get_session (sitting->window);
  SpHistoryPage *page = SP_HISTORY_PAGE (sp_window_get_page (sitting->window, SP_PAGE_HISTORY));

  sp_session_set_page (session, SP_PAGE_HISTORY);
  WAIT_FOR (sp_history_page_get_list (page) != NULL && !sp_history_page_is_loading (page));
  sp_history_page_select (page, 1);
  shots_take (sitting, "history");
  sp_history_page_set_filter (page, &(SpHistoryFilter) {.text = "进展"});
  WAIT_FOR (!sp_history_page_is_loading (page));
  sp_history_page_select (page, 2);
  gtk_widget_activate_action (GTK_WIDGET (sitting->window), "win.identity", NULL);
  shots_take (sitting, "history-identity");
  gtk_widget_activate_action (GTK_WIDGET (sp_window_get_identity_bar (sitting->window)),
                              "identity.put-off", NULL);
  sp_session_go_to_history (session, &sp_measure_type,
                            sp_schedule_get_row (sp_session_get_schedule (session), 6)->measure);
  WAIT_FOR (!sp_history_page_is_loading (page));
  shots_take (sitting, "history-record");
}

static void
take_changed (const Sitting *sitting)
{
  SpSession *session = sp_window_get_session (sitting->window);
  SpTaskFilter filter = {.changes = 1 << SP_CHANGE_PROGRESS,
                         .baseline = sp_date_from_iso ("2021-06-30")};
  SpTaskFilter none = {0};

  sp_session_set_filter (session, &filter);
  sp_session_set_page (session, SP_PAGE_TASKS);
  shots_take (sitting, "tasks-changed");
  sp_session_set_filter (session, &none);
}

/* The check list of a table as offices send it. */
static void
take_rows (const Sitting *sitting)
{
  static const char table[] =
    "县安委办执法情况台账\n序号\t日期\t乡镇\t企业名称\t检查企业（家）\t责令限期整改\t罚款（元）\t天"
    "气\n"
    "1\t2021-09-"
    "03\t清溪镇\t示例采石场\t1\t2\t15000\t晴\n2\t2021年9月\t白石镇\t示例加油站\t1\t\t\t雨\n"
    "3\t2021-09-05\t没有的镇\t示例烟花门市\t一家\t1\t500\t\n4\t2021-09-06\t\t示例木材厂\t1\t1\t/"
    "\t\n"
    "4\t2021-09-06\t\t示例木材厂\t1\t1\t/\t\n合计\t\t\t\t4\t4\t15500\t\n";
  g_autofree char *file = g_strdup_printf ("rows-%s-%s", sitting->size, sitting->theme);
  g_autoptr (GBytes) bytes = g_bytes_new_static (table, sizeof table - 1);
  GtkWidget *page = sp_window_get_page (sitting->window, SP_PAGE_SUPERVISION);
  GtkWidget *tab = sp_tab_page_get_tab (SP_TAB_PAGE (page), SP_TAB_ENFORCEMENT);
  SpRecordImport *list =
    sp_record_page_read_table (SP_RECORD_PAGE (tab), bytes, "九月执法台账.xlsx");

  WAIT_FOR (!sp_record_import_is_busy (list));
  support_frames (GTK_WIDGET (list), 12);
  support_shot (GTK_WIDGET (list), file);
  gtk_window_destroy (GTK_WINDOW (list));
}

/* The enterprise of which most hazards are on file. */
static int64_t
find_busy_enterprise (SpSession *session)
{
  g_autoptr (GPtrArray) all =
    sp_reader_load_all (sp_session_get_reader (session), &sp_hazard_type, -1, 0, NULL);
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  int64_t busiest = 0;
  guint most = 0;

  for (guint i = 0; i < all->len; i++)
    {
      int64_t id = sp_record_get_integer (all->pdata[i], SP_HAZARD_ENTERPRISE);
      gpointer key = GSIZE_TO_POINTER ((gsize)id);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1;

      g_hash_table_insert (counts, key, GUINT_TO_POINTER (n));
      busiest = id != 0 && n > most ? id : busiest;
      most = id != 0 ? MAX (most, n) : most;
    }
  return busiest;
}

static void
take_enterprises (const Sitting *sitting)
{
  SpSession *session = sp_window_get_session (sitting->window);
  GtkWidget *page = sp_window_get_page (sitting->window, SP_PAGE_ENTERPRISES);
  g_autofree char *file = g_strdup_printf ("twins-%s-%s", sitting->size, sitting->theme);
  g_autoptr (SpRecord) twin = sp_record_new (&sp_enterprise_type);
  SpTwinWindow *twins;

  sp_session_go_to_record (session, &sp_enterprise_type, find_busy_enterprise (session));
  shots_take (sitting, "enterprises");
  gtk_widget_activate_action (page, "ledger.add", NULL);
  shots_take (sitting, "enterprises-new");
  gtk_widget_activate_action (GTK_WIDGET (sp_ledger_page_get_records (SP_LEDGER_PAGE (page))),
                              "ledger.cancel", NULL);
  sp_record_set_text (twin, SP_ENTERPRISE_NAME, "清溪硅业有限责任公司");
  sp_record_set_text (twin, SP_ENTERPRISE_ADDRESS, "清溪镇工业园");
  g_assert_true (sp_session_insert (session, twin, "新增企业"));
  gtk_widget_activate_action (page, "enterprise.twins", NULL);
  twins = sp_enterprise_page_get_twins (SP_ENTERPRISE_PAGE (page));
  WAIT_FOR (!sp_twin_window_is_loading (twins));
  support_frames (GTK_WIDGET (twins), 6);
  support_shot (GTK_WIDGET (twins), file);
  gtk_window_destroy (GTK_WINDOW (twins));
  sp_session_undo (session);
}

static void
take_institutions (const Sitting *sitting)
{
  SpSession *session = sp_window_get_session (sitting->window);
  GtkWidget *page = sp_window_get_page (sitting->window, SP_PAGE_INSTITUTIONS);
  SpInstitutionSteps *steps = sp_institution_page_get_steps (SP_INSTITUTION_PAGE (page));
  g_autoptr (GPtrArray) all =
    sp_reader_load_all (sp_session_get_reader (session), &sp_institution_type, -1, 0, NULL);
  g_autofree char *file = g_strdup_printf ("proposals-%s-%s", sitting->size, sitting->theme);
  GtkWidget *proposals;

  sp_session_go_to_record (session, &sp_institution_type, sp_record_get_id (all->pdata[5]));
  shots_take (sitting, "institutions");
  sp_institution_steps_begin (steps, SP_INSTITUTION_ISSUED);
  shots_take (sitting, "institutions-step");
  gtk_widget_activate_action (page, "institution.propose", NULL);
  proposals = GTK_WIDGET (sp_institution_page_get_proposals (SP_INSTITUTION_PAGE (page)));
  support_frames (proposals, 6);
  support_shot (GTK_WIDGET (gtk_widget_get_root (proposals)), file);
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (proposals)));
}

static void
take_due (const Sitting *sitting)
{
  g_autofree char *file = g_strdup_printf ("due-%s-%s", sitting->size, sitting->theme);
  SpDueWindow *due;

  gtk_widget_activate_action (GTK_WIDGET (sitting->window), "win.due-list", NULL);
  due = sp_window_get_due_window (sitting->window);
  WAIT_FOR (!sp_due_window_is_loading (due));
  support_frames (GTK_WIDGET (due), 6);
  support_shot (GTK_WIDGET (due), file);
  gtk_window_close (GTK_WINDOW (due));
}

static void
take_finder (const Sitting *sitting)
{
  g_autofree char *file = g_strdup_printf ("finder-%s-%s", sitting->size, sitting->theme);
  SpFinder *finder;

  gtk_widget_activate_action (GTK_WIDGET (sitting->window), "win.find", NULL);
  finder = sp_window_get_finder (sitting->window);
  sp_finder_set_text (finder, "应急");
  WAIT_FOR (!sp_finder_is_busy (finder));
  support_frames (GTK_WIDGET (finder), 6);
  support_shot (GTK_WIDGET (finder), file);
  gtk_window_close (GTK_WINDOW (finder));
}

/* The sample's own document looked through, with a measure split. */
static void
take_import (const Sitting *sitting)
{
  SpSession *session = sp_window_get_session (sitting->window);
  GtkWidget *page = sp_window_get_page (sitting->window, SP_PAGE_IMPORT);
  g_autofree char *folder = support_folder ();
  g_autofree char *path = g_build_filename (folder, "示例计划.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, sp_sample_document (), -1, NULL));
  sp_session_import (session, file);
  WAIT_FOR (sp_import_page_get_stage (SP_IMPORT_PAGE (page)) == SP_IMPORT_CHECK);
  support_frames (GTK_WIDGET (sitting->window), 40);
  shots_take (sitting, "import-check");
  gtk_widget_activate_action (page, "import.merge-down", NULL);
  support_frames (GTK_WIDGET (sitting->window), 20);
  shots_take (sitting, "import-merged");
  gtk_widget_activate_action (page, "import.cancel", NULL);
  support_remove (folder);
}

static void
sit (GtkApplication *application, const char *theme, guint size)
{
  static const char *const pages[] = {SP_PAGE_OVERVIEW, SP_PAGE_GANTT, SP_PAGE_REPORT,
                                      SP_PAGE_DOUBTS, SP_PAGE_IMPORT};
  Sitting sitting = {sp_window_new (application), sizes[size].name, theme};

  gtk_window_set_default_size (GTK_WINDOW (sitting.window), sizes[size].width, sizes[size].height);
  gtk_window_present (GTK_WINDOW (sitting.window));
  shots_take (&sitting, "welcome");
  g_assert_true (sp_window_open_sample (sitting.window));
  WAIT_FOR (sp_session_get_schedule (sp_window_get_session (sitting.window)) != NULL);
  take_tasks (&sitting);
  take_work (&sitting);
  take_filtered (&sitting);
  take_rules (&sitting);
  take_units (&sitting);
  take_supervision (&sitting);
  take_inspections (&sitting);
  take_rows (&sitting);
  take_enterprises (&sitting);
  take_institutions (&sitting);
  shots_take_risks (&sitting, find_busy_enterprise (sp_window_get_session (sitting.window)));
  take_due (&sitting);
  take_hazards (&sitting);
  take_indicators (&sitting);
  take_history (&sitting);
  take_changed (&sitting);
  take_finder (&sitting);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      sp_session_set_page (sp_window_get_session (sitting.window), pages[i]);
      shots_take (&sitting, pages[i]);
    }
  take_import (&sitting);
  support_close (GTK_WINDOW (sitting.window));
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = support_folder ();
  g_autoptr (GtkApplication) application = NULL;

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  sp_app_prepare ();
  if (!support_has_display ())
    return 77;
  sp_app_init ();
  application = GTK_APPLICATION (sp_application_new ());
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
      {
        g_object_set (gtk_settings_get_default (), "gtk-application-prefer-dark-theme", i == 1,
                      NULL);
        sit (application, themes[i], j);
      }
  support_remove (folder);
  return 0;
}
