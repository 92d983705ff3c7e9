/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Entering hazards one after the other by the keyboard: what the next takes over, where Tab goes,
 * enterprises by what is typed of them. */
#include "core/sp-enterprise.h"
#include "hazards-support.h"
#include "window-support.h"

#include <string.h>

/* The next takes over what the last had in common, its enterprise's facts among it. */
static void
test_entry (void)
{
  SpWindow *window = window_support_open ();
  SpHazardsPage *page = hazards_support_open (window);
  SpRecordPage *ledger = sp_hazards_page_get_ledger (page);
  SpRecord *draft;
  g_autoptr (SpRecord) enterprise =
    window_support_load (window, &sp_enterprise_type, hazards_support_first_enterprise (window));

  hazards_support_add (window, page, "配电箱没有接地");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-record", NULL);
  draft = sp_record_form_get_record (sp_record_page_get_draft (ledger));
  g_assert_cmpint (sp_record_get_integer (draft, SP_HAZARD_FOUND_ON), ==,
                   sp_date_from_iso ("2021-09-30"));
  sp_record_set_integer (draft, SP_HAZARD_ENTERPRISE, sp_record_get_id (enterprise));
  g_object_ref (draft);
  sp_record_form_set_record (sp_record_page_get_draft (ledger), draft);
  g_object_unref (draft);
  hazards_support_type (sp_record_page_get_draft (ledger), "description", "配电箱 没有接地。");
  g_assert_cmpint (sp_record_get_integer (draft, SP_HAZARD_TOWNSHIP), ==,
                   sp_record_get_integer (enterprise, SP_ENTERPRISE_TOWNSHIP));
  g_assert_nonnull (strstr (sp_hazards_page_get_hint (page), "配电箱没有接地"));
  gtk_widget_activate_action (GTK_WIDGET (page), "ledger.save-next", NULL);

  draft = sp_record_form_get_record (sp_record_page_get_draft (ledger));
  g_assert_cmpint (sp_record_get_id (draft), ==, 0);
  g_assert_cmpint (sp_record_get_integer (draft, SP_HAZARD_ENTERPRISE), ==,
                   sp_record_get_id (enterprise));
  g_assert_false (sp_record_peek (draft, SP_HAZARD_DESCRIPTION)->is_set);
  g_assert_cmpstr (sp_hazards_page_get_hint (page), ==, "");
  /* Typing goes on with what is wrong; a choice would swallow it. */
  g_assert_true (gtk_widget_is_ancestor (
    gtk_window_get_focus (GTK_WINDOW (window)),
    GTK_WIDGET (sp_record_form_get_editor (sp_record_page_get_draft (ledger), "description"))));
  gtk_widget_activate_action (GTK_WIDGET (ledger), "ledger.cancel", NULL);
  window_support_close (window);
}

/* Tab goes through the form and Shift+Tab back, field by field, and out of it at either end. */
static void
test_tab (void)
{
  static const char *const order[] = {"enterprise", "grade",    "description", "place",
                                      "deadline",   "found_on", "found_by",    NULL};
  SpWindow *window = window_support_open ();
  SpRecordPage *ledger = sp_hazards_page_get_ledger (hazards_support_open (window));
  SpRecordForm *form;
  guint n = g_strv_length ((char **)order);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-record", NULL);
  form = sp_record_page_get_draft (ledger);
  support_frames (GTK_WIDGET (window), 3);
  for (guint i = 0; i < 2 * n - 1; i++)
    {
      const char *name = order[i < n ? i : 2 * n - 2 - i];

      g_test_message ("%u: %s", i, name);
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                             GTK_WIDGET (sp_record_form_get_editor (form, name))));
      gtk_widget_child_focus (GTK_WIDGET (window),
                              i + 1 < n ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
    }
  g_assert_false (
    gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), GTK_WIDGET (form)));
  gtk_widget_activate_action (GTK_WIDGET (ledger), "ledger.cancel", NULL);
  window_support_close (window);
}

static void
focus_field (SpRecordForm *form, SpFieldEditor *editor)
{
  gtk_widget_grab_focus (GTK_WIDGET (editor));
  support_frames (GTK_WIDGET (form), 3);
}

/* An enterprise is typed by any of its names; one that nobody knows is made, one action more. */
static void
test_typed_enterprise (void)
{
  SpWindow *window = window_support_open ();
  SpHazardsPage *page = hazards_support_open (window);
  SpRecordPage *ledger = sp_hazards_page_get_ledger (page);
  g_autoptr (SpRecord) known =
    window_support_load (window, &sp_enterprise_type, hazards_support_first_enterprise (window));
  g_autofree char *begun = g_utf8_substring (sp_record_get_title (known), 0, 4);
  g_auto (GStrv) offers = NULL;
  g_auto (GStrv) others = NULL;
  g_autoptr (SpRecord) made = NULL;
  SpFieldEditor *editor;
  SpEnterpriseEntry *entry;
  SpRecord *draft;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-record", NULL);
  draft = sp_record_form_get_record (sp_record_page_get_draft (ledger));
  editor = sp_record_form_get_editor (sp_record_page_get_draft (ledger), "enterprise");
  entry = sp_field_editor_get_enterprise (editor);
  focus_field (sp_record_page_get_draft (ledger), editor);
  sp_field_editor_type (editor, begun);
  support_frames (GTK_WIDGET (window), 3);
  offers = sp_enterprise_entry_dup_offers (entry);
  g_assert_true (g_strv_contains ((const char *const *)offers, sp_record_get_title (known)));
  support_shot (GTK_WIDGET (window), "enterprise-entry");
  for (guint i = 0; offers[i] != NULL; i++)
    if (g_str_equal (offers[i], sp_record_get_title (known)))
      {
        sp_enterprise_entry_take (entry, i);
        break;
      }
  g_assert_cmpint (sp_record_get_integer (draft, SP_HAZARD_ENTERPRISE), ==,
                   sp_record_get_id (known));
  draft = sp_record_form_get_record (sp_record_page_get_draft (ledger));
  g_assert_cmpstr (sp_record_get_text (draft, SP_HAZARD_RECTIFIER), ==,
                   sp_record_get_title (known));

  sp_field_editor_type (editor, "新来的工厂");
  sp_field_editor_commit (editor);
  g_assert_nonnull (sp_field_editor_get_problem (editor));
  others = sp_enterprise_entry_dup_offers (entry);
  g_assert_cmpuint (g_strv_length (others), ==, 1);
  sp_enterprise_entry_take (entry, 0);
  g_assert_null (sp_field_editor_get_problem (editor));
  draft = sp_record_form_get_record (sp_record_page_get_draft (ledger));
  made = window_support_load (window, &sp_enterprise_type,
                              sp_record_get_integer (draft, SP_HAZARD_ENTERPRISE));
  g_assert_cmpstr (sp_record_get_title (made), ==, "新来的工厂");

  sp_field_editor_type (editor, "");
  sp_field_editor_commit (editor);
  g_assert_cmpint (sp_record_get_integer (draft, SP_HAZARD_ENTERPRISE), ==, 0);
  window_support_close (window);
}

/* As the entry's key controller hears it: the focus stays in the entry. */
static void
press (GtkEntry *entry, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (entry));
  gboolean is_handled = FALSE;

  for (guint i = 0; !is_handled && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &is_handled);
    }
  g_assert_true (is_handled);
}

/* 助记码: letters offer what they are the initials of, Down and Enter take it. */
static void
test_typed_initials (void)
{
  SpWindow *window = window_support_open ();
  SpHazardsPage *page = hazards_support_open (window);
  SpRecordPage *ledger = sp_hazards_page_get_ledger (page);
  g_auto (GStrv) offers = NULL;
  g_autoptr (SpRecord) taken = NULL;
  SpFieldEditor *editor;
  SpEnterpriseEntry *entry;
  int64_t id;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-record", NULL);
  editor = sp_record_form_get_editor (sp_record_page_get_draft (ledger), "enterprise");
  entry = sp_field_editor_get_enterprise (editor);
  focus_field (sp_record_page_get_draft (ledger), editor);
  sp_field_editor_type (editor, "QXl");
  support_frames (GTK_WIDGET (window), 3);
  offers = sp_enterprise_entry_dup_offers (entry);
  g_assert_cmpuint (g_strv_length (offers), ==, 2);
  g_assert_cmpstr (offers[0], ==, "示例县清溪冷链食品有限公司");
  g_assert_cmpstr (offers[1], ==, "新建企业“QXl”");
  support_shot (GTK_WIDGET (window), "enterprise-initials");
  press (sp_enterprise_entry_get_entry (entry), GDK_KEY_Down);
  press (sp_enterprise_entry_get_entry (entry), GDK_KEY_Return);
  g_assert_null (sp_field_editor_get_problem (editor));
  id = sp_record_get_integer (sp_record_form_get_record (sp_record_page_get_draft (ledger)),
                              SP_HAZARD_ENTERPRISE);
  taken = window_support_load (window, &sp_enterprise_type, id);
  g_assert_cmpstr (sp_record_get_title (taken), ==, offers[0]);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (sp_enterprise_entry_get_entry (entry))), ==,
                   offers[0]);
  window_support_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/hazard-entry/next", test_entry);
  g_test_add_func ("/hazard-entry/tab", test_tab);
  g_test_add_func ("/hazard-entry/typed-enterprise", test_typed_enterprise);
  g_test_add_func ("/hazard-entry/typed-initials", test_typed_initials);
}

int
main (int argc, char *argv[])
{
  return window_support_run (argc, argv, add_tests);
}
