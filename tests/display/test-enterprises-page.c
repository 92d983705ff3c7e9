/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page 企业: the registry narrowed by licences, everything about one enterprise, a credit code
 * that will not do, twins made one. */
#include "app/sp-enterprise-page.h"
#include "core/sp-enterprise.h"
#include "core/sp-hazard.h"
#include "core/sp-institution.h"
#include "store/sp-enterprises.h"
#include "window-support.h"

#include <string.h>

static SpEnterprisePage *
open_page (SpWindow *window)
{
  SpSession *session = sp_window_get_session (window);

  sp_session_set_as_of (session, sp_date_from_iso ("2021-09-30"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", SP_PAGE_ENTERPRISES);
  support_frames (GTK_WIDGET (window), 3);
  return SP_ENTERPRISE_PAGE (sp_window_get_page (window, SP_PAGE_ENTERPRISES));
}

static SpRecordPage *
get_records (SpEnterprisePage *page)
{
  return sp_ledger_page_get_records (SP_LEDGER_PAGE (page));
}

static guint
n_rows (SpEnterprisePage *page)
{
  SpRecordList *list = sp_record_page_get_list (get_records (page));

  WAIT_FOR (!sp_record_list_is_loading (list));
  return sp_record_list_get_n_rows (list);
}

static int64_t
add_enterprise (SpWindow *window, const char *name, const char *code)
{
  g_autoptr (SpRecord) record = sp_record_new (&sp_enterprise_type);

  sp_record_set_text (record, SP_ENTERPRISE_NAME, name);
  sp_record_set_text (record, SP_ENTERPRISE_CREDIT_CODE, code);
  g_assert_true (sp_session_insert (sp_window_get_session (window), record, "新增企业"));
  return sp_record_get_id (record);
}

static void
add_licence (SpWindow *window, int64_t enterprise, const char *expires)
{
  g_autoptr (SpRecord) record = sp_record_new (&sp_licence_type);

  sp_record_set_integer (record, SP_LICENCE_ENTERPRISE, enterprise);
  sp_record_set_text (record, SP_LICENCE_NAME, "安全生产许可证");
  sp_record_set_integer (record, SP_LICENCE_EXPIRES_ON, sp_date_from_iso (expires));
  g_assert_true (sp_session_insert (sp_window_get_session (window), record, "新增证照"));
}

static void
empty_table (SpWindow *window, const SpRecordType *type)
{
  SpStore *store = sp_session_get_store (sp_window_get_session (window));
  g_autoptr (GPtrArray) all = sp_reader_load_all (sp_store_get_reader (store), type, -1, 0, NULL);
  g_autoptr (SpWrite) write = sp_write_begin (store, SP_ACTION_EDIT, "清空", NULL);

  for (guint i = 0; i < all->len; i++)
    g_assert_true (sp_write_delete (write, type, sp_record_get_id (all->pdata[i]), NULL));
  g_assert_true (sp_write_commit (write, NULL));
}

static guint
narrow (SpEnterprisePage *page, SpStanding standing)
{
  const SpCondition condition = {.only = 1 << standing};
  SpFilterChip *chip = sp_record_page_get_child_standing_chip (get_records (page));

  sp_filter_chip_set_condition (chip, &condition);
  g_signal_emit_by_name (chip, "changed");
  return n_rows (page);
}

/* By licences as of the date; one that was renewed is no longer looked at. */
static void
test_licences (void)
{
  SpWindow *window = window_support_open ();
  SpEnterprisePage *page;
  int64_t first, second;

  empty_table (window, &sp_licence_type);
  page = open_page (window);
  first = add_enterprise (window, "甲工贸有限公司", NULL);
  second = add_enterprise (window, "乙矿业有限公司", NULL);
  add_licence (window, first, "2021-08-31");
  add_licence (window, second, "2021-10-10");
  g_assert_cmpuint (narrow (page, SP_STANDING_OVERDUE), ==, 1);
  g_assert_cmpuint (narrow (page, SP_STANDING_NEAR), ==, 1);
  sp_session_set_as_of (sp_window_get_session (window), sp_date_from_iso ("2021-10-31"));
  support_settle ();
  g_assert_cmpuint (narrow (page, SP_STANDING_OVERDUE), ==, 2);
  add_licence (window, first, "2024-08-31");
  g_assert_cmpuint (narrow (page, SP_STANDING_NEAR), ==, 0);
  g_assert_cmpuint (narrow (page, SP_STANDING_OVERDUE), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (page), "ledger.clear", NULL);
  g_assert_cmpuint (n_rows (page), >, 2);
  window_support_close (window);
}

/* The enterprise with the most of what @type has in @field. */
static int64_t
find_busiest (SpWindow *window, const SpRecordType *type, guint field)
{
  SpReader *reader = sp_session_get_reader (sp_window_get_session (window));
  g_autoptr (GPtrArray) all = sp_reader_load_all (reader, type, -1, 0, NULL);
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint most = 0;
  int64_t busiest = 0;

  for (guint i = 0; i < all->len; i++)
    {
      int64_t id = sp_record_get_integer (all->pdata[i], field);
      gpointer key = GSIZE_TO_POINTER ((gsize)id);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1;

      g_hash_table_insert (counts, key, GUINT_TO_POINTER (n));
      if (id != 0 && n > most)
        {
          most = n;
          busiest = id;
        }
    }
  g_assert_cmpint (busiest, !=, 0);
  return busiest;
}

static void
test_affairs (void)
{
  SpWindow *window = window_support_open ();
  SpEnterprisePage *page = open_page (window);
  SpEnterpriseAffairs *affairs = sp_enterprise_page_get_affairs (page);
  int64_t busiest = find_busiest (window, &sp_hazard_type, SP_HAZARD_ENTERPRISE);
  const char *heading;

  g_assert_cmpuint (sp_enterprise_affairs_get_n_rows (affairs, SP_AFFAIR_HAZARDS), ==, 0);
  sp_session_go_to_record (sp_window_get_session (window), &sp_enterprise_type, busiest);
  WAIT_FOR (sp_record_page_get_record (get_records (page)) != NULL);
  heading = sp_enterprise_affairs_get_heading (affairs, SP_AFFAIR_HAZARDS);
  g_assert_true (g_str_has_prefix (heading, "问题隐患 "));
  g_assert_cmpuint (sp_enterprise_affairs_get_n_rows (affairs, SP_AFFAIR_HAZARDS), >, 0);
  window_support_close (window);
}

/* Rows lead to the record: an accident of the enterprise on the page of accidents. */
static void
test_leads (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  SpEnterprisePage *page = open_page (window);
  SpEnterpriseAffairs *affairs = sp_enterprise_page_get_affairs (page);
  int64_t enterprise = add_enterprise (window, "甲工贸有限公司", NULL);
  g_autoptr (SpRecord) punished = sp_record_new (&sp_enforcement_type);

  sp_record_set_integer (punished, SP_ENFORCEMENT_DAY, sp_date_from_iso ("2021-09-01"));
  sp_record_set_integer (punished, SP_ENFORCEMENT_REGISTERED, enterprise);
  g_assert_true (sp_session_insert (session, punished, "新增执法"));
  sp_session_go_to_record (session, &sp_enterprise_type, enterprise);
  WAIT_FOR (sp_record_page_get_record (get_records (page)) != NULL);
  g_assert_cmpstr (sp_enterprise_affairs_get_heading (affairs, SP_AFFAIR_ENFORCEMENT), ==,
                   "执法处罚 1");
  sp_enterprise_affairs_activate (affairs, SP_AFFAIR_ENFORCEMENT, 0);
  g_assert_cmpstr (sp_session_get_page (session), ==, SP_PAGE_SUPERVISION);
  window_support_close (window);
}

static void
punish (SpWindow *window, int64_t enterprise, const char *day)
{
  g_autoptr (SpRecord) record = sp_record_new (&sp_enforcement_type);

  sp_record_set_integer (record, SP_ENFORCEMENT_DAY, sp_date_from_iso (day));
  sp_record_set_integer (record, SP_ENFORCEMENT_REGISTERED, enterprise);
  sp_record_set_integer (record, SP_ENFORCEMENT_PENALTIES, 1);
  g_assert_true (sp_session_insert (sp_window_get_session (window), record, "新增执法"));
}

static void
add_major (SpWindow *window, int64_t enterprise)
{
  g_autoptr (SpRecord) record = sp_record_new (&sp_hazard_type);

  sp_record_set_text (record, SP_HAZARD_DESCRIPTION, "主要通风机停运");
  sp_record_set_integer (record, SP_HAZARD_ENTERPRISE, enterprise);
  sp_record_set_integer (record, SP_HAZARD_GRADE, SP_HAZARD_MAJOR);
  sp_record_set_text (record, SP_HAZARD_BASIS, "金属非金属矿山重大事故隐患判定标准");
  sp_record_set_integer (record, SP_HAZARD_FOUND_ON, sp_date_from_iso ("2021-09-02"));
  g_assert_true (sp_session_insert (sp_window_get_session (window), record, "登记隐患"));
}

/* A major hazard that is open and three punishments within 180 days, from the day of the third. */
static void
test_closure_hint (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  SpEnterprisePage *page = open_page (window);
  SpEnterpriseAffairs *affairs = sp_enterprise_page_get_affairs (page);
  int64_t enterprise = add_enterprise (window, "甲工贸有限公司", NULL);

  add_major (window, enterprise);
  punish (window, enterprise, "2021-09-10");
  punish (window, enterprise, "2021-09-20");
  sp_session_go_to_record (session, &sp_enterprise_type, enterprise);
  WAIT_FOR (sp_record_page_get_record (get_records (page)) != NULL);
  g_assert_cmpstr (sp_enterprise_affairs_get_hint (affairs), ==, "");
  punish (window, enterprise, "2021-09-30");
  g_assert_nonnull (strstr (sp_enterprise_affairs_get_hint (affairs), "第一百一十三条"));
  g_assert_cmpstr (sp_enterprise_affairs_get_heading (affairs, SP_AFFAIR_HAZARDS), ==,
                   "问题隐患 1　未销号 1");
  sp_session_set_as_of (session, sp_date_from_iso ("2021-09-29"));
  support_settle ();
  g_assert_cmpstr (sp_enterprise_affairs_get_hint (affairs), ==, "");
  window_support_close (window);
}

/* What is wrong with a credit code is said while it is typed, and telephones stay text. */
static void
test_credit_code (void)
{
  SpWindow *window = window_support_open ();
  SpEnterprisePage *page = open_page (window);
  SpFieldEditor *code;
  SpFieldEditor *phone;
  SpValue value = {0};

  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-record", NULL);
  code = sp_record_form_get_editor (sp_record_page_get_draft (get_records (page)), "credit_code");
  sp_field_editor_type (code, "91990000MA6001001");
  g_assert_nonnull (strstr (sp_field_editor_get_problem (code), "18 位"));
  sp_field_editor_type (code, "91990000MA6001001X");
  g_assert_nonnull (strstr (sp_field_editor_get_problem (code), "校验位"));
  sp_field_editor_type (code, "91990000MA6001001P");
  g_assert_null (sp_field_editor_get_problem (code));
  phone = sp_record_form_get_editor (sp_record_page_get_draft (get_records (page)), "legal_phone");
  sp_field_editor_type (phone, "013900000000");
  g_assert_true (sp_field_editor_get_value (phone, &value, NULL));
  g_assert_cmpstr (value.text, ==, "013900000000");
  sp_value_clear (&value);
  window_support_close (window);
}

/* Ctrl+Enter saves what is being entered. */
static void
test_enter (void)
{
  SpWindow *window = window_support_open ();
  SpEnterprisePage *page = open_page (window);
  guint n = n_rows (page);
  SpFieldEditor *name;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-record", NULL);
  name = sp_record_form_get_editor (sp_record_page_get_draft (get_records (page)), "name");
  sp_field_editor_type (name, "丙建材有限公司");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.report-progress", NULL);
  g_assert_null (sp_record_page_get_draft (get_records (page)));
  g_assert_cmpuint (n_rows (page), ==, n + 1);
  window_support_close (window);
}

static void
test_twins (void)
{
  SpWindow *window = window_support_open ();
  SpEnterprisePage *page = open_page (window);
  SpTwinWindow *twins;
  guint n_pairs, n;

  add_enterprise (window, "示例县青石建材有限公司", NULL);
  add_enterprise (window, "青石建材有限责任公司", NULL);
  n = n_rows (page);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.find-twins", NULL);
  twins = sp_enterprise_page_get_twins (page);
  g_assert_nonnull (twins);
  WAIT_FOR (!sp_twin_window_is_loading (twins));
  n_pairs = sp_twin_window_get_n_pairs (twins);
  g_assert_cmpuint (n_pairs, >, 0);
  g_assert_true (sp_twin_window_merge (twins, n_pairs - 1, FALSE));
  WAIT_FOR (!sp_twin_window_is_loading (twins));
  g_assert_cmpuint (sp_twin_window_get_n_pairs (twins), ==, n_pairs - 1);
  g_assert_cmpuint (n_rows (page), ==, n - 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpuint (n_rows (page), ==, n);
  gtk_window_close (GTK_WINDOW (twins));
  support_settle ();
  g_assert_null (sp_enterprise_page_get_twins (page));
  window_support_close (window);
}

/* What is due leads to where it is listed. */
static void
test_due (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  SpEnterprisePage *page = open_page (window);
  int64_t enterprise = add_enterprise (window, "甲工贸有限公司", NULL);
  SpReader *reader = sp_session_get_reader (session);
  g_autoptr (GPtrArray) licences = NULL;

  add_licence (window, enterprise, "2021-08-31");
  licences = sp_reader_load_all (reader, &sp_licence_type, SP_LICENCE_ENTERPRISE, enterprise, NULL);
  sp_session_set_page (session, SP_PAGE_TASKS);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.due-list", NULL);
  g_signal_emit_by_name (sp_window_get_due_window (window), "chosen", SP_DUE_LICENCE,
                         sp_record_get_id (licences->pdata[0]), 0);
  g_assert_cmpstr (sp_session_get_page (session), ==, SP_PAGE_ENTERPRISES);
  WAIT_FOR (sp_record_page_get_record (get_records (page)) != NULL);
  g_assert_cmpint (sp_record_get_id (sp_record_page_get_record (get_records (page))), ==,
                   enterprise);
  window_support_close (window);
}

/* Who was in business on a day, whatever became of it since. */
static void
test_count (void)
{
  SpWindow *window = window_support_open ();
  SpReader *reader = sp_session_get_reader (sp_window_get_session (window));
  guint n = sp_enterprise_page_count (reader, sp_date_from_iso ("2021-09-30"));
  g_autoptr (SpRecord) closed = sp_record_new (&sp_enterprise_type);

  sp_record_set_text (closed, SP_ENTERPRISE_NAME, "丁石料厂");
  sp_record_set_integer (closed, SP_ENTERPRISE_STATUS, SP_ENTERPRISE_CLOSED);
  sp_record_set_integer (closed, SP_ENTERPRISE_STATUS_ON, sp_date_from_iso ("2021-10-01"));
  g_assert_true (sp_session_insert (sp_window_get_session (window), closed, "新增企业"));
  g_assert_cmpuint (sp_enterprise_page_count (reader, sp_date_from_iso ("2021-09-30")), ==, n + 1);
  g_assert_cmpuint (sp_enterprise_page_count (reader, sp_date_from_iso ("2021-10-01")), ==, n);
  window_support_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/enterprises/licences", test_licences);
  g_test_add_func ("/enterprises/affairs", test_affairs);
  g_test_add_func ("/enterprises/leads", test_leads);
  g_test_add_func ("/enterprises/closure-hint", test_closure_hint);
  g_test_add_func ("/enterprises/credit-code", test_credit_code);
  g_test_add_func ("/enterprises/enter", test_enter);
  g_test_add_func ("/enterprises/twins", test_twins);
  g_test_add_func ("/enterprises/due", test_due);
  g_test_add_func ("/enterprises/count", test_count);
}

int
main (int argc, char *argv[])
{
  return window_support_run (argc, argv, add_tests);
}
