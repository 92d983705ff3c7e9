/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The finder: what is typed, the lines it gives, and where each kind of record is opened. */
#include "app/sp-finder.h"
#include "app/sp-hazards-page.h"
#include "app/sp-ledger-page.h"
#include "core/sp-enterprise.h"
#include "core/sp-institution.h"
#include "core/sp-risk.h"
#include "window-support.h"

static SpFinder *
open_finder (SpWindow *window, const char *text)
{
  SpFinder *finder;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL));
  finder = sp_window_get_finder (window);
  sp_finder_set_text (finder, text);
  WAIT_FOR (!sp_finder_is_busy (finder));
  return finder;
}

/* The line of that title; fails the test where there is none. */
static guint
find_line (SpFinder *finder, const char *title)
{
  guint n = sp_finder_get_n_results (finder);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (sp_finder_get_title (finder, i), title))
      return i;
  g_error ("“%s” is not among %u lines", title, n);
}

static void
test_measure (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  SpFinder *finder = open_finder (window, "企业底数");

  g_assert_cmpuint (sp_finder_get_n_results (finder), >=, 1);
  g_assert_cmpstr (sp_finder_get_title (finder, 0), ==, "摸清企业底数");
  sp_session_set_page (session, SP_PAGE_GANTT);
  sp_finder_open (finder, 0);
  g_assert_cmpstr (sp_session_get_page (session), ==, SP_PAGE_TASKS);
  g_assert_cmpint (sp_session_get_selected_measure (session), ==,
                   window_support_find (window, "摸清企业底数"));
  window_support_close (window);
}

static void
test_action (void)
{
  static const char *const typed[] = {"甘特图", "gtt"};
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  SpFinder *finder;

  for (guint t = 0; t < G_N_ELEMENTS (typed); t++)
    {
      guint n, at;

      sp_session_set_page (session, SP_PAGE_TASKS);
      finder = open_finder (window, typed[t]);
      at = n = sp_finder_get_n_results (finder);
      for (guint i = 0; i < n; i++)
        if (g_str_equal (sp_finder_get_title (finder, i), "甘特图"))
          at = i;
      g_assert_cmpuint (at, <, n);
      sp_finder_open (finder, at);
      g_assert_cmpstr (sp_session_get_page (session), ==, SP_PAGE_GANTT);
    }
  finder = open_finder (window, "没有这样的东西");
  g_assert_cmpuint (sp_finder_get_n_results (finder), ==, 0);
  window_support_close (window);
}

/* ---- records of the ledgers ---- */

static int64_t
insert (SpWindow *window, SpRecord *record)
{
  int64_t id;

  g_assert_true (sp_session_insert (sp_window_get_session (window), record, "新增"));
  id = sp_record_get_id (record);
  g_object_unref (record);
  return id;
}

static int64_t
add_enterprise (SpWindow *window)
{
  SpRecord *record = sp_record_new (&sp_enterprise_type);

  sp_record_set_text (record, SP_ENTERPRISE_NAME, "示例县北坡碎石加工厂");
  sp_record_set_text (record, SP_ENTERPRISE_FORMER_NAME, "东沟骨料厂");
  sp_record_set_text (record, SP_ENTERPRISE_CREDIT_CODE, "91350100M000100Y43");
  return insert (window, record);
}

static int64_t
add_hazard (SpWindow *window, int64_t enterprise)
{
  SpRecord *record = sp_record_new (&sp_hazard_type);

  sp_record_set_text (record, SP_HAZARD_NUMBER, "示例隐患〔2021〕7788");
  sp_record_set_text (record, SP_HAZARD_DESCRIPTION, "破碎机联轴器无防护罩");
  sp_record_set_integer (record, SP_HAZARD_ENTERPRISE, enterprise);
  sp_record_set_integer (record, SP_HAZARD_FOUND_ON, sp_date_from_iso ("2021-09-01"));
  return insert (window, record);
}

static int64_t
add_institution (SpWindow *window)
{
  SpRecord *record = sp_record_new (&sp_institution_type);
  SpPlan *plan = sp_session_get_plan (sp_window_get_session (window));

  sp_record_set_integer (record, SP_INSTITUTION_PLAN, sp_record_get_id (SP_RECORD (plan)));
  sp_record_set_text (record, SP_INSTITUTION_NAME, "采石场边坡巡查细则");
  return insert (window, record);
}

static int64_t
add_point (SpWindow *window, int64_t enterprise)
{
  SpRecord *record = sp_record_new (&sp_risk_point_type);

  sp_record_set_integer (record, SP_RISK_POINT_ENTERPRISE, enterprise);
  sp_record_set_text (record, SP_RISK_POINT_NAME, "惰化试验罐");
  sp_record_set_integer (record, SP_RISK_POINT_LISTED_ON, sp_date_from_iso ("2020-09-01"));
  return insert (window, record);
}

/* The record that the page @name shows. */
static int64_t
get_shown (SpWindow *window, const char *name)
{
  GtkWidget *page = sp_window_get_page (window, name);
  SpRecordPage *records = SP_IS_HAZARDS_PAGE (page)
                            ? sp_hazards_page_get_ledger (SP_HAZARDS_PAGE (page))
                            : sp_ledger_page_get_records (SP_LEDGER_PAGE (page));
  SpRecord *record = sp_record_page_get_record (records);

  return record != NULL ? sp_record_get_id (record) : 0;
}

/* By whatever of it is typed, each opens on its page, though another page was looked at. */
static void
test_ledgers (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  int64_t enterprise = add_enterprise (window);
  int64_t hazard = add_hazard (window, enterprise);
  int64_t institution = add_institution (window);
  int64_t point = add_point (window, enterprise);
  const struct
  {
    const char *typed, *title, *page;
    int64_t id;
  } cases[] = {
    {"北坡碎石", "示例县北坡碎石加工厂", SP_PAGE_ENTERPRISES, enterprise},
    {"东沟骨料", "示例县北坡碎石加工厂", SP_PAGE_ENTERPRISES, enterprise},
    {"0m000100y4", "示例县北坡碎石加工厂", SP_PAGE_ENTERPRISES, enterprise},
    {"slxbpss", "示例县北坡碎石加工厂", SP_PAGE_ENTERPRISES, enterprise},
    {"2021〕77", "破碎机联轴器无防护罩", SP_PAGE_HAZARDS, hazard},
    {"联轴器", "破碎机联轴器无防护罩", SP_PAGE_HAZARDS, hazard},
    {"北坡碎石", "破碎机联轴器无防护罩", SP_PAGE_HAZARDS, hazard},
    {"边坡巡查", "采石场边坡巡查细则", SP_PAGE_INSTITUTIONS, institution},
    {"cscbpxc", "采石场边坡巡查细则", SP_PAGE_INSTITUTIONS, institution},
    {"惰化试验", "惰化试验罐", SP_PAGE_RISKS, point},
    {"dhsy", "惰化试验罐", SP_PAGE_RISKS, point},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpFinder *finder;

      g_test_message ("%s", cases[i].typed);
      sp_session_set_page (session, SP_PAGE_GANTT);
      finder = open_finder (window, cases[i].typed);
      sp_finder_open (finder, find_line (finder, cases[i].title));
      g_assert_cmpstr (sp_session_get_page (session), ==, cases[i].page);
      WAIT_FOR (get_shown (window, cases[i].page) == cases[i].id);
    }
  window_support_close (window);
}

/* The first search entry in @widget. */
static GtkEditable *
find_entry (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkEditable *found = GTK_IS_SEARCH_ENTRY (child) ? GTK_EDITABLE (child) : find_entry (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A search that would hide what is opened gives way. */
static void
test_narrowed (void)
{
  SpWindow *window = window_support_open ();
  int64_t enterprise = add_enterprise (window);
  SpFinder *finder;
  SpRecordPage *records;

  sp_session_set_page (sp_window_get_session (window), SP_PAGE_ENTERPRISES);
  records =
    sp_ledger_page_get_records (SP_LEDGER_PAGE (sp_window_get_page (window, SP_PAGE_ENTERPRISES)));
  gtk_editable_set_text (find_entry (GTK_WIDGET (records)), "没有这样的企业");
  WAIT_FOR (sp_record_list_get_n_rows (sp_record_page_get_list (records)) == 0);
  finder = open_finder (window, "东沟骨料");
  sp_finder_open (finder, 0);
  WAIT_FOR (get_shown (window, SP_PAGE_ENTERPRISES) == enterprise);
  window_support_close (window);
}

/* By keys alone: what is typed is looked for after a moment, Enter opens the first line. */
static void
test_typed (void)
{
  SpWindow *window = window_support_open ();
  int64_t institution = add_institution (window);
  SpFinder *finder = open_finder (window, "");
  GtkEditable *entry = find_entry (GTK_WIDGET (finder));
  int at = 0;

  gtk_editable_insert_text (entry, "坡巡", -1, &at);
  WAIT_FOR (sp_finder_get_n_results (finder) == 1);
  g_assert_cmpstr (sp_finder_get_title (finder, 0), ==, "采石场边坡巡查细则");
  g_signal_emit_by_name (entry, "activate");
  WAIT_FOR (get_shown (window, SP_PAGE_INSTITUTIONS) == institution);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (finder)));
  window_support_close (window);
}

/* ---- what no page lists ---- */

/* A unit by another name, a report on progress, and a part lead to where they are worked on. */
static void
test_others (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  int64_t measure = window_support_find (window, "摸清企业底数");
  g_autoptr (SpRecord) loaded = window_support_load (window, &sp_measure_type, measure);
  int64_t part = sp_record_get_integer (loaded, SP_MEASURE_PART);
  g_autoptr (SpRecord) of = window_support_load (window, &sp_part_type, part);
  SpRecord *progress = sp_record_new (&sp_progress_type);
  SpFinder *finder;

  sp_record_set_integer (progress, SP_PROGRESS_MEASURE, measure);
  sp_record_set_integer (progress, SP_PROGRESS_AS_OF, sp_date_from_iso ("2021-09-28"));
  sp_record_set_integer (progress, SP_PROGRESS_PERCENT, 100);
  sp_record_set_text (progress, SP_PROGRESS_REASON, "核实");
  sp_record_set_text (progress, SP_PROGRESS_DONE, "已建台账四十二本");
  insert (window, progress);
  sp_session_set_page (session, SP_PAGE_GANTT);
  sp_session_set_selected_measure (session, 0);
  finder = open_finder (window, "台账四十二本");
  sp_finder_open (finder, 0);
  g_assert_cmpstr (sp_session_get_page (session), ==, SP_PAGE_TASKS);
  g_assert_cmpint (sp_session_get_selected_measure (session), ==, measure);

  sp_session_set_page (session, SP_PAGE_GANTT);
  finder = open_finder (window, sp_record_get_title (of));
  sp_finder_open (finder, find_line (finder, sp_record_get_title (of)));
  g_assert_cmpstr (sp_session_get_page (session), ==, SP_PAGE_TASKS);
  g_assert_cmpint (sp_session_get_filter (session)->part, ==, part);

  finder = open_finder (window, "县应急管理局");
  sp_finder_open (finder, find_line (finder, "县应急管理局"));
  g_assert_cmpstr (sp_session_get_page (session), ==, SP_PAGE_UNITS);
  window_support_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/finder/measure", test_measure);
  g_test_add_func ("/finder/action", test_action);
  g_test_add_func ("/finder/ledgers", test_ledgers);
  g_test_add_func ("/finder/narrowed", test_narrowed);
  g_test_add_func ("/finder/typed", test_typed);
  g_test_add_func ("/finder/others", test_others);
}

int
main (int argc, char *argv[])
{
  return window_support_run (argc, argv, add_tests);
}
