/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window: its templates, opening, actions and their keys, names for screen readers, panes. */
#include "core/sp-hazard.h"
#include "app/sp-actions.h"
#include "app/sp-date-button.h"
#include "app/sp-message-bar.h"
#include "app/sp-meter.h"
#include "app/sp-sidebar.h"
#include "window-support.h"

/* ---- templates ---- */

static void
test_templates (void)
{
  GType types[] = {SP_TYPE_DATE_BUTTON, SP_TYPE_MESSAGE_BAR, SP_TYPE_SIDEBAR,  SP_TYPE_METER,
                   SP_TYPE_TASK_LIST,   SP_TYPE_TASK_PAGE,   SP_TYPE_UNIT_PAGE};

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GObject *widget = g_object_new (types[i], NULL);

      g_test_message ("%s", g_type_name (types[i]));
      g_object_ref_sink (widget);
      g_assert_finalize_object (widget);
    }
}

/* Widgets that want a session get one without a file. */
static void
test_session_templates (void)
{
  g_autoptr (SpSession) session = sp_session_new ();
  GtkWidget *widgets[] = {sp_filter_bar_new (session),
                          sp_measure_detail_new (session),
                          sp_progress_tab_new (session),
                          sp_passage_tab_new (session),
                          sp_duty_tab_new (session),
                          sp_history_tab_new (session),
                          GTK_WIDGET (sp_attachments_new (session)),
                          sp_unit_list_new (session),
                          sp_unit_detail_new (session)};

  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    {
      g_test_message ("%s", G_OBJECT_TYPE_NAME (widgets[i]));
      g_object_ref_sink (widgets[i]);
      g_assert_finalize_object (G_OBJECT (widgets[i]));
    }
}

static void
test_without_file (void)
{
  SpWindow *window = sp_window_new (window_support_application ());

  gtk_window_present (GTK_WINDOW (window));
  support_frames (GTK_WIDGET (window), 3);
  g_assert_null (sp_session_get_store (sp_window_get_session (window)));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "undo"));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "page"));
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "open"));
  window_support_close (window);
}

/* ---- opening ---- */

static void
test_opens_sample (void)
{
  SpWindow *window = sp_window_new (window_support_application ());
  SpSession *session = sp_window_get_session (window);

  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (sp_window_open_sample (window));
  WAIT_FOR (sp_session_get_schedule (session) != NULL);
  g_assert_cmpuint (sp_schedule_get_n_rows (sp_session_get_schedule (session)), >, 50);
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (window)), "示例县"));
  g_assert_false (sp_session_get_as_of (session) == sp_date_today ());
  support_frames (GTK_WIDGET (window), 3);
  window_support_close (window);
}

static void
test_refuses_files (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  SpStore *store = sp_session_get_store (session);
  g_autofree char *folder = support_folder ();
  g_autofree char *path = g_build_filename (folder, "不是计划.safetyplan", NULL);
  g_autofree char *missing = g_build_filename (folder, "没有.safetyplan", NULL);

  g_assert_true (g_file_set_contents (path, "这不是数据库", -1, NULL));
  g_assert_false (sp_window_open (window, path));
  g_assert_nonnull (strstr (sp_window_get_message (window), "不是计划"));
  g_assert_false (sp_window_open (window, missing));
  g_assert_nonnull (strstr (sp_window_get_message (window), "没有"));
  g_assert_true (sp_session_get_store (session) == store); /* what was open stays */
  support_remove (folder);
  window_support_close (window);
}

/* ---- actions ---- */

/* Every action of the table is one that exists, and every key can be typed. */
static void
test_actions (void)
{
  SpWindow *window = window_support_open ();
  GActionGroup *application = G_ACTION_GROUP (window_support_application ());
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;
  const SpActionInfo *infos = sp_action_infos (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;
      gboolean of_window;

      g_test_message ("%s", infos[i].name);
      g_assert_true (g_action_parse_detailed_name (infos[i].name, &name, &target, NULL));
      of_window = g_str_has_prefix (name, "win.");
      g_assert_true (g_action_group_has_action (of_window ? G_ACTION_GROUP (window) : application,
                                                strchr (name, '.') + 1));
      for (guint j = 0; infos[i].accels[j] != NULL; j++)
        {
          guint key = 0;
          GdkModifierType modifiers = 0;

          g_assert_true (gtk_accelerator_parse (infos[i].accels[j], &key, &modifiers));
          g_assert_true (g_hash_table_add (keys, (gpointer)infos[i].accels[j]));
        }
    }
  window_support_close (window);
}

static void
collect_actions (GMenuModel *menu, GHashTable *found)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *action = NULL;
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autofree char *target = NULL;

      g_menu_model_get_item_attribute (menu, i, "target", "s", &target);
      if (g_menu_model_get_item_attribute (menu, i, "action", "s", &action))
        g_hash_table_add (found, target != NULL ? g_strconcat (action, "::", target, NULL)
                                                : g_strdup (action));
      if (section != NULL)
        collect_actions (section, found);
      if (submenu != NULL)
        collect_actions (submenu, found);
    }
}

static void
collect_menus (GtkWidget *widget, GHashTable *found)
{
  if (GTK_IS_MENU_BUTTON (widget) && gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)))
    collect_actions (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)), found);
  if (GTK_IS_ACTIONABLE (widget) && gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)))
    g_hash_table_add (found, g_strdup (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget))));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_menus (child, found);
}

/* What can be done by a key can be found in a menu or on a button as well. */
static void
test_menus (void)
{
  SpWindow *window = window_support_open ();
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = 0;
  const SpActionInfo *infos = sp_action_infos (&n);

  window_support_make_pages (window);
  collect_menus (GTK_WIDGET (window), found);
  for (guint i = 0; i < n; i++)
    {
      g_test_message ("%s", infos[i].name);
      g_assert_true (g_hash_table_contains (found, infos[i].name));
    }
  window_support_close (window);
}

static void
test_pages (void)
{
  static const char *const pages[] = {SP_PAGE_TASKS, SP_PAGE_GANTT,  SP_PAGE_REPORT,
                                      SP_PAGE_UNITS, SP_PAGE_DOUBTS, SP_PAGE_SUPERVISION};
  SpWindow *window = window_support_open ();

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_test_message ("%s", pages[i]);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", pages[i]));
      g_assert_cmpstr (sp_session_get_page (sp_window_get_session (window)), ==, pages[i]);
      support_frames (GTK_WIDGET (window), 3);
      g_assert_true (gtk_widget_get_mapped (sp_window_get_page (window, pages[i])));
    }
  window_support_close (window);
}

static gboolean
in_page (GtkWidget *focus, GtkWidget *page)
{
  return focus != NULL && gtk_widget_is_ancestor (focus, page);
}

static void
test_panes (void)
{
  SpWindow *window = window_support_open ();
  GtkWidget *page = sp_window_get_page (window, SP_PAGE_TASKS);
  GtkWidget *list = GTK_WIDGET (sp_task_page_get_list (SP_TASK_PAGE (page)));
  GtkWidget *detail = GTK_WIDGET (sp_task_page_get_detail (SP_TASK_PAGE (page)));

  window_support_select (window, window_support_find (window, "摸清企业底数"));
  support_frames (GTK_WIDGET (window), 3);
  gtk_widget_grab_focus (list);
  g_assert_true (in_page (gtk_window_get_focus (GTK_WINDOW (window)), list));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-pane", NULL);
  g_assert_true (in_page (gtk_window_get_focus (GTK_WINDOW (window)), detail));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.previous-pane", NULL);
  g_assert_true (in_page (gtk_window_get_focus (GTK_WINDOW (window)), list));
  window_support_close (window);
}

static void
test_as_of (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  SpDate before = sp_session_get_as_of (session);
  SpSchedule *schedule = sp_session_get_schedule (session);

  sp_session_set_as_of (session, sp_date_add_months (before, 3));
  WAIT_FOR (sp_session_get_schedule (session) != schedule);
  g_assert_cmpint (sp_schedule_get_as_of (sp_session_get_schedule (session)), ==,
                   sp_session_get_as_of (session));
  window_support_close (window);
}

/* GTK 4.8 warns of labels of its own shortcuts window ("reported min width -4"), with any theme. */
static void
test_shortcuts_window (void)
{
  SpWindow *window = window_support_open ();
  GtkWidget *shortcuts = sp_actions_new_shortcuts_window (GTK_WINDOW (window));
  GLogLevelFlags fatal =
    g_log_set_always_fatal ((GLogLevelFlags)(G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL));

  gtk_window_present (GTK_WINDOW (shortcuts));
  support_frames (shortcuts, 3);
  gtk_window_destroy (GTK_WINDOW (shortcuts));
  support_settle ();
  g_log_set_always_fatal (fatal);
  window_support_close (window);
}

static GtkWindow *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

/* Undoing an import asks first; nothing is taken out before the answer. */
static void
test_undo_import_asks (void)
{
  static const int answers[] = {GTK_RESPONSE_CANCEL, GTK_RESPONSE_ACCEPT};
  SpWindow *window = window_support_open ();
  SpStore *store = sp_session_get_store (sp_window_get_session (window));
  g_autoptr (SpWrite) write = sp_write_begin (store, SP_ACTION_IMPORT, "导入计划", NULL);
  g_autoptr (SpRecord) unit = sp_record_new (&sp_unit_type);
  int64_t before = sp_reader_count (sp_store_get_reader (store), &sp_unit_type, NULL);

  sp_record_set_text (unit, SP_UNIT_NAME, "导入来的单位");
  g_assert_true (sp_write_insert (write, unit, NULL));
  g_assert_true (sp_write_commit (write, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
      g_assert_nonnull (find_question ());
      g_assert_cmpint (sp_reader_count (sp_store_get_reader (store), &sp_unit_type, NULL), ==,
                       before + 1);
      gtk_dialog_response (GTK_DIALOG (find_question ()), answers[i]);
      g_assert_null (find_question ());
    }
  g_assert_cmpint (sp_reader_count (sp_store_get_reader (store), &sp_unit_type, NULL), ==, before);
  window_support_close (window);
}

/* ---- names for screen readers ---- */

static gboolean
has_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_label (GTK_LABEL (widget)) != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_words (child))
      return TRUE;
  return FALSE;
}

static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_DROP_DOWN (widget) ||
         GTK_IS_TEXT_VIEW (widget) || GTK_IS_COLUMN_VIEW (widget) || GTK_IS_LIST_BOX (widget) ||
         GTK_IS_LIST_VIEW (widget);
}

/* What GTK makes inside its own widgets is GTK's to name; rows of lists are read by their texts. */
static gboolean
is_closed (GtkWidget *widget)
{
  return GTK_IS_DROP_DOWN (widget) || GTK_IS_CALENDAR (widget) || GTK_IS_WINDOW_CONTROLS (widget) ||
         GTK_IS_COLUMN_VIEW (widget) || GTK_IS_LIST_VIEW (widget) || GTK_IS_TEXT_VIEW (widget) ||
         GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_POPOVER_MENU (widget);
}

static void
check_names (GtkWidget *widget)
{
  gboolean named =
    gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
    gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  GtkWidget *parent = gtk_widget_get_parent (widget);
  gboolean is_menu_toggle = GTK_IS_TOGGLE_BUTTON (widget) && GTK_IS_MENU_BUTTON (parent);

  if (is_control (widget) && !named)
    g_error ("%s in %s has no name", G_OBJECT_TYPE_NAME (widget), G_OBJECT_TYPE_NAME (parent));
  if ((GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget)) && !is_menu_toggle && !named &&
      !has_words (widget))
    g_error ("%s in %s has no name", G_OBJECT_TYPE_NAME (widget), G_OBJECT_TYPE_NAME (parent));
  if (is_closed (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_names (child);
}

static void
test_names (void)
{
  SpWindow *window = window_support_open ();

  window_support_select (window, window_support_find (window, "摸清企业底数"));
  for (int i = 0; i < 4; i++)
    {
      sp_measure_detail_show_tab (window_support_detail (window), (SpDetailTab)i);
      support_frames (GTK_WIDGET (window), 2);
    }
  check_names (GTK_WIDGET (window));
  window_support_close (window);
}

/* What the numbers would mean is shown before the plan has them; taking them is one action. */
static void
test_light_rules (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  SpTotals before = sp_schedule_get_totals (sp_session_get_schedule (session));
  SpLightRules *rules;
  SpTotals after;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.light-rules", NULL);
  rules = sp_window_get_light_rules (window);
  WAIT_FOR (!sp_light_rules_is_loading (rules));
  for (guint i = 0; i < SP_N_LIGHTS; i++)
    g_assert_cmpuint (sp_light_rules_get_count (rules, (SpLight)i), ==, before.by_light[i]);
  sp_light_rules_choose (rules, 1);
  sp_field_editor_type (sp_record_form_get_editor (sp_light_rules_get_form (rules), "near_days"),
                        "400");
  g_assert_false (sp_light_rules_apply (rules)); /* a year is the most */
  sp_field_editor_type (sp_record_form_get_editor (sp_light_rules_get_form (rules), "near_days"),
                        "366");
  sp_field_editor_type (
    sp_record_form_get_editor (sp_light_rules_get_form (rules), "behind_points"), "100");
  sp_field_editor_commit (sp_record_form_get_editor (sp_light_rules_get_form (rules), "near_days"));
  sp_field_editor_commit (
    sp_record_form_get_editor (sp_light_rules_get_form (rules), "behind_points"));
  g_assert_cmpuint (sp_light_rules_get_count (rules, SP_LIGHT_BEHIND), ==, 0);
  after = sp_schedule_get_totals (sp_session_get_schedule (session));
  g_assert_cmpuint (after.by_light[SP_LIGHT_BEHIND], ==, before.by_light[SP_LIGHT_BEHIND]);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (sp_light_rules_get_hazard_near (rules)), ==,
                   sp_session_get_near_days (session));
  gtk_spin_button_set_value (sp_light_rules_get_hazard_near (rules), 7);
  g_assert_true (sp_light_rules_apply (rules));
  WAIT_FOR (!sp_session_is_loading (session));
  after = sp_schedule_get_totals (sp_session_get_schedule (session));
  for (guint i = 0; i < SP_N_LIGHTS; i++)
    g_assert_cmpuint (after.by_light[i], ==, sp_light_rules_get_count (rules, (SpLight)i));
  g_assert_cmpint (sp_session_get_near_days (session), ==, 366);
  g_assert_cmpint (sp_session_get_near_days_of (session, &sp_hazard_type), ==, 7);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.light-rules", NULL);
  WAIT_FOR (!sp_light_rules_is_loading (rules));
  g_assert_cmpint (gtk_spin_button_get_value_as_int (sp_light_rules_get_hazard_near (rules)), ==,
                   7);
  support_frames (GTK_WIDGET (rules), 5);
  support_shot (GTK_WIDGET (rules), "light-rules");
  gtk_window_close (GTK_WINDOW (rules));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  WAIT_FOR (!sp_session_is_loading (session));
  after = sp_schedule_get_totals (sp_session_get_schedule (session));
  for (guint i = 0; i < SP_N_LIGHTS; i++)
    g_assert_cmpuint (after.by_light[i], ==, before.by_light[i]);
  g_assert_cmpint (sp_session_get_near_days_of (session, &sp_hazard_type), ==,
                   sp_session_get_near_days (session));
  window_support_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/window/templates/finalize", test_templates);
  g_test_add_func ("/window/templates/finalize-with-session", test_session_templates);
  g_test_add_func ("/window/without-a-file", test_without_file);
  g_test_add_func ("/window/opens-the-sample", test_opens_sample);
  g_test_add_func ("/window/refuses-other-files", test_refuses_files);
  g_test_add_func ("/window/actions/exist", test_actions);
  g_test_add_func ("/window/actions/in-menus", test_menus);
  g_test_add_func ("/window/actions/pages", test_pages);
  g_test_add_func ("/window/actions/panes", test_panes);
  g_test_add_func ("/window/as-of/loads-anew", test_as_of);
  g_test_add_func ("/window/undo/import-asks", test_undo_import_asks);
  g_test_add_func ("/window/shortcuts", test_shortcuts_window);
  g_test_add_func ("/window/names", test_names);
  g_test_add_func ("/window/light-rules", test_light_rules);
}

int
main (int argc, char *argv[])
{
  return window_support_run (argc, argv, add_tests);
}
