/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page 审计留痕 in a window, who the journal says it was, and links of the overview to single
 * records; all by actions, as keys and menus do. */
#include "app/sp-duty-page.h"
#include "app/sp-history-page.h"
#include "app/sp-indicators-page.h"
#include "app/sp-overview-page.h"
#include "app/sp-settings.h"
#include "app/sp-supervision-page.h"
#include "window-support.h"

#include <glib/gstdio.h>
#include <string.h>

static void
act (SpWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

static void
go (SpWindow *window, const char *page)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", page));
  support_frames (GTK_WIDGET (window), 3);
}

static SpHistoryPage *
history_of (SpWindow *window)
{
  return SP_HISTORY_PAGE (sp_window_get_page (window, SP_PAGE_HISTORY));
}

static guint
count_lines (SpHistoryPage *page)
{
  WAIT_FOR (sp_history_page_get_list (page) != NULL && !sp_history_page_is_loading (page));
  return g_list_model_get_n_items (G_LIST_MODEL (sp_history_page_get_list (page)));
}

static char *
dup_sentence (SpHistoryPage *page, guint position)
{
  g_autoptr (SpHistoryItem) item =
    g_list_model_get_item (G_LIST_MODEL (sp_history_page_get_list (page)), position);

  g_assert_nonnull (item);
  return g_strdup (sp_history_item_get_line (item)->sentence);
}

static void
rename_measure (SpSession *session, int64_t id, const char *title)
{
  g_autoptr (SpRecord) measure =
    sp_reader_load (sp_session_get_reader (session), &sp_measure_type, id, NULL);

  sp_record_set_text (measure, SP_MEASURE_TITLE, title);
  g_assert_true (sp_session_update (session, measure, "修改任务"));
}

/* ---- the page ---- */

static void
test_page (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  SpHistoryPage *page = history_of (window);
  int64_t measure = sp_schedule_get_row (sp_session_get_schedule (session), 0)->measure;
  g_autofree char *newest = NULL;
  guint n;

  g_assert_null (sp_history_page_get_list (page)); /* nobody looks */
  go (window, SP_PAGE_HISTORY);
  n = count_lines (page);
  g_assert_cmpuint (n, >, 0);
  rename_measure (session, measure, "改过的名称");
  g_assert_cmpuint (count_lines (page), ==, n + 1); /* at its head */
  newest = dup_sentence (page, 0);
  g_assert_nonnull (strstr (newest, "改过的名称"));

  /* Enter opens the record, Ctrl+H its history, Escape of conditions all again. */
  sp_history_page_select (page, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "history.open", NULL));
  g_assert_cmpstr (sp_session_get_page (session), ==, SP_PAGE_TASKS);
  g_assert_cmpint (sp_session_get_selected_measure (session), ==, measure);
  support_frames (GTK_WIDGET (window), 3);
  act (window, "win.record-history");
  support_frames (GTK_WIDGET (window), 3);
  g_assert_cmpstr (sp_session_get_page (session), ==, SP_PAGE_HISTORY);
  g_assert_cmpint (sp_history_page_get_filter (page)->record, ==, measure);
  g_assert_cmpuint (count_lines (page), <, n);
  act (window, "win.clear-filter");
  g_assert_cmpuint (count_lines (page), ==, n + 1);
  window_support_close (window);
}

/* A line that stands for a whole import shows what it stands for. */
static void
test_action (void)
{
  SpWindow *window = window_support_open ();
  SpHistoryPage *page = history_of (window);
  guint n, i;

  go (window, SP_PAGE_HISTORY);
  n = count_lines (page);
  for (i = 0; i < n; i++)
    {
      g_autofree char *sentence = dup_sentence (page, i);

      if (strstr (sentence, "处改动") != NULL)
        break;
    }
  g_assert_cmpuint (i, <, n);
  sp_history_page_select (page, i);
  act (window, "win.action-history");
  g_assert_cmpint (sp_history_page_get_filter (page)->action, !=, 0);
  g_assert_cmpuint (count_lines (page), >, 50);
  window_support_close (window);
}

static void
test_export (void)
{
  static const struct
  {
    SpHistoryFormat format;
    const char *begins;
  } cases[] = {{SP_HISTORY_CSV, "\xef\xbb\xbf时间,操作人"}, {SP_HISTORY_XLSX, "PK"}};
  SpWindow *window = window_support_open ();
  SpHistoryPage *page = history_of (window);

  go (window, SP_PAGE_HISTORY);
  count_lines (page);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = window_support_copy ();
      g_autofree char *bytes = NULL;

      sp_history_page_export_to (page, cases[i].format, path);
      WAIT_FOR (!sp_history_page_is_busy (page));
      g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
      g_assert_true (g_str_has_prefix (bytes, cases[i].begins));
      g_unlink (path);
    }
  window_support_close (window);
}

/* The history of what any ledger shows, and of nothing. */
static void
test_records (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  SpIndicatorsPage *page = SP_INDICATORS_PAGE (sp_window_get_page (window, SP_PAGE_INDICATORS));
  SpRecordPage *ledger =
    SP_RECORD_PAGE (sp_tab_page_get_tab (SP_TAB_PAGE (page), SP_TAB_INDICATORS));
  g_autoptr (GPtrArray) all =
    sp_reader_load_all (sp_session_get_reader (session), &sp_indicator_type, -1, 0, NULL);
  int64_t id = sp_record_get_id (g_ptr_array_index (all, 0));

  go (window, SP_PAGE_INDICATORS);
  sp_session_go_to_record (session, &sp_indicator_type, id);
  WAIT_FOR (sp_record_page_get_record (ledger) != NULL);
  act (window, "win.record-history");
  g_assert_cmpstr (sp_session_get_page (session), ==, SP_PAGE_HISTORY);
  g_assert_cmpstr (sp_history_page_get_filter (history_of (window))->table, ==, "indicator");
  g_assert_cmpint (sp_history_page_get_filter (history_of (window))->record, ==, id);
  /* Keys on a tab that has no list of records to search or clear: nothing happens. */
  go (window, SP_PAGE_SUPERVISION);
  act (window, "win.filter");
  go (window, SP_PAGE_SUPERVISION);
  act (window, "win.clear-filter");
  window_support_close (window);
}

/* ---- what comes in while somebody looks ---- */

typedef struct
{
  SpWindow *window;
  SpSession *session;
  SpHistoryPage *page;
  GtkAdjustment *adjustment;
  double row; /* height, px */
} Looking;

static gpointer
child_of (SpHistoryPage *page, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (page), SP_TYPE_HISTORY_PAGE, name);
}

/* At changes of measures, of which the sample has some hundred. */
static void
look (Looking *self)
{
  self->window = window_support_open ();
  self->session = sp_window_get_session (self->window);
  self->page = history_of (self->window);
  self->adjustment =
    gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (child_of (self->page, "view")));
  go (self->window, SP_PAGE_HISTORY);
  sp_history_page_set_filter (self->page, &(SpHistoryFilter) {.table = "measure"});
  g_assert_cmpuint (count_lines (self->page), >, 80);
  support_frames (GTK_WIDGET (self->window), 3);
  self->row = gtk_adjustment_get_upper (self->adjustment) / count_lines (self->page);
}

static int64_t
first_measure (Looking *self)
{
  return sp_schedule_get_row (sp_session_get_schedule (self->session), 0)->measure;
}

static void
assert_counted (Looking *self, guint n)
{
  g_autofree char *expected = g_strdup_printf ("%u 行", n);

  g_assert_cmpuint (count_lines (self->page), ==, n);
  g_assert_cmpstr (gtk_label_get_label (child_of (self->page, "count")), ==, expected);
}

static void
scroll_to (Looking *self, double value)
{
  gtk_adjustment_set_value (self->adjustment, value);
  support_frames (GTK_WIDGET (self->window), 3);
}

/* The row that was chosen, and what is in sight, stay where they are. */
static void
test_place (void)
{
  Looking self;
  GtkSingleSelection *selection;
  gpointer chosen;
  g_autofree char *words = NULL;
  double place;
  guint n;

  look (&self);
  n = count_lines (self.page);
  selection = GTK_SINGLE_SELECTION (gtk_column_view_get_model (child_of (self.page, "view")));
  scroll_to (&self, 40 * self.row);
  place = gtk_adjustment_get_value (self.adjustment);
  sp_history_page_select (self.page, 42);
  chosen = gtk_single_selection_get_selected_item (selection);
  words = g_strdup (gtk_label_get_label (child_of (self.page, "words")));

  rename_measure (self.session, first_measure (&self), "改过的名称");
  support_frames (GTK_WIDGET (self.window), 3);
  assert_counted (&self, n + 1);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 43);
  g_assert_true (gtk_single_selection_get_selected_item (selection) == chosen);
  g_assert_cmpstr (gtk_label_get_label (child_of (self.page, "words")), ==, words);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (self.adjustment), place + self.row, 1);

  sp_session_undo (self.session);
  support_frames (GTK_WIDGET (self.window), 3);
  assert_counted (&self, n + 2);
  g_assert_true (gtk_single_selection_get_selected_item (selection) == chosen);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (self.adjustment), place + 2 * self.row,
                                  1);
  window_support_close (self.window);
}

/* Who looks at the head of the list sees what is new. */
static void
test_head (void)
{
  Looking self;
  guint n;

  look (&self);
  n = count_lines (self.page);
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("第%u个名称", i);

      rename_measure (self.session, first_measure (&self), name);
      support_frames (GTK_WIDGET (self.window), 3);
      assert_counted (&self, n + i);
      g_assert_cmpfloat (gtk_adjustment_get_value (self.adjustment), ==, 0);
    }
  window_support_close (self.window);
}

static guint
find_cell (GtkWidget *widget, const char *text)
{
  guint n = GTK_IS_INSCRIPTION (widget) &&
            strstr (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += find_cell (child, text);
  return n;
}

/* Lines that speak of a record go by its name of now, those in sight and the one in full. */
static void
test_renamed (void)
{
  Looking self;
  int64_t measure;

  look (&self);
  measure = first_measure (&self);
  sp_history_page_set_filter (self.page,
                              &(SpHistoryFilter) {.table = "measure", .record = measure});
  g_assert_cmpuint (count_lines (self.page), >, 1);
  sp_history_page_select (self.page, count_lines (self.page) - 1);
  support_frames (GTK_WIDGET (self.window), 3);
  rename_measure (self.session, measure, "第一个名称");
  rename_measure (self.session, measure, "第二个名称");
  support_frames (GTK_WIDGET (self.window), 3);
  /* Only the lines of the renaming say it. */
  g_assert_cmpuint (find_cell (child_of (self.page, "view"), "第一个名称"), ==, 2);
  g_assert_cmpuint (find_cell (child_of (self.page, "view"), "第二个名称"), ==,
                    count_lines (self.page));
  g_assert_nonnull (strstr (gtk_label_get_label (child_of (self.page, "words")), "第二个名称"));
  window_support_close (self.window);
}

static gboolean
is_offered (Looking *self, const char *who)
{
  GListModel *people = gtk_drop_down_get_model (child_of (self->page, "person"));

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (people), i), who))
      return TRUE;
  return FALSE;
}

/* What is narrowed to is shown from its head; the row that was chosen stays so, if it is in it. */
static void
test_narrowed (void)
{
  Looking self;
  GtkSingleSelection *selection;
  g_autofree char *words = NULL;
  guint n;

  look (&self);
  n = count_lines (self.page);
  rename_measure (self.session, first_measure (&self), "改过的名称");
  selection = GTK_SINGLE_SELECTION (gtk_column_view_get_model (child_of (self.page, "view")));
  sp_history_page_select (self.page, 0);
  words = g_strdup (gtk_label_get_label (child_of (self.page, "words")));
  scroll_to (&self, 40 * self.row);

  sp_history_page_set_filter (self.page, &(SpHistoryFilter) {0});
  g_assert_cmpuint (count_lines (self.page), !=, n + 1);
  support_frames (GTK_WIDGET (self.window), 3);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 0);
  g_assert_cmpstr (gtk_label_get_label (child_of (self.page, "words")), ==, words);
  sp_history_page_set_filter (self.page, &(SpHistoryFilter) {.text = "改过的名称"});
  g_assert_cmpuint (count_lines (self.page), >, 1);
  support_frames (GTK_WIDGET (self.window), 3);
  g_assert_cmpstr (gtk_label_get_label (child_of (self.page, "words")), ==, words);
  g_assert_cmpfloat (gtk_adjustment_get_value (self.adjustment), ==, 0);
  g_assert_cmpuint (find_cell (child_of (self.page, "view"), "“改过的名称”"), ==,
                    count_lines (self.page)); /* no row says what it said before */

  sp_history_page_set_filter (self.page, &(SpHistoryFilter) {.table = "unit"});
  g_assert_cmpuint (count_lines (self.page), >, 0);
  g_assert_null (gtk_single_selection_get_selected_item (selection));
  window_support_close (self.window);
}

/* Another program's edit comes in without anything being done here. */
static void
test_other (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpStore) other = NULL;
  g_autoptr (SpRecord) measure = NULL;
  Looking self;
  guint n;

  look (&self);
  n = count_lines (self.page);
  WAIT_FOR (is_offered (&self, sp_store_get_user (sp_session_get_store (self.session))));
  g_assert_false (is_offered (&self, "别处的人"));
  other = sp_store_open (sp_store_get_path (sp_session_get_store (self.session)),
                         SP_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  sp_store_set_user (other, "别处的人");
  measure =
    sp_reader_load (sp_store_get_reader (other), &sp_measure_type, first_measure (&self), NULL);
  sp_record_set_text (measure, SP_MEASURE_TITLE, "别处改的名称");
  g_assert_true (sp_store_update (other, measure, "修改任务", &error));
  WAIT_FOR (count_lines (self.page) == n + 1);
  assert_counted (&self, n + 1);
  g_assert_true (is_offered (&self, "别处的人"));
  g_assert_true (sp_store_close (other, NULL));
  window_support_close (self.window);
}

/* ---- who it was ---- */

static const char *
signature_of (SpWindow *window)
{
  return sp_store_get_user (sp_session_get_store (sp_window_get_session (window)));
}

static void
test_identity (void)
{
  SpWindow *window = window_support_open ();
  SpIdentityBar *bar = sp_window_get_identity_bar (window);
  SpSession *session = sp_window_get_session (window);
  g_autofree char *kept = NULL;

  g_assert_false (sp_identity_bar_is_asking (bar)); /* a sample is nobody's */
  act (window, "win.identity");
  g_assert_true (sp_identity_bar_is_asking (bar));
  support_frames (GTK_WIDGET (window), 3);
  g_assert_false (sp_identity_bar_save (bar)); /* without a name */
  support_frames (GTK_WIDGET (window), 3);
  gtk_editable_set_text (GTK_EDITABLE (sp_identity_bar_get_name (bar)), " 张示例 ");
  gtk_editable_set_text (GTK_EDITABLE (sp_identity_bar_get_unit (bar)), "示例县应急管理局");
  g_assert_true (sp_identity_bar_save (bar));
  g_assert_false (sp_identity_bar_is_asking (bar));
  g_assert_cmpstr (signature_of (window), ==, "张示例（示例县应急管理局）");
  g_assert_cmpstr (sp_session_get_person (session), ==, "张示例");
  window_support_close (window);

  /* Another window, another day: known, and the default reporter. */
  kept = sp_settings_dup_string ("user", "name");
  g_assert_cmpstr (kept, ==, "张示例");
  window = window_support_open ();
  g_assert_cmpstr (signature_of (window), ==, "张示例（示例县应急管理局）");
  window_support_close (window);
  g_assert_true (sp_settings_set_string ("user", "name", "", NULL));
}

/* ---- links of the overview ---- */

static void
follow (SpWindow *window, SpOverviewGoal goal)
{
  SpOverviewPage *page = SP_OVERVIEW_PAGE (sp_window_get_page (window, SP_PAGE_OVERVIEW));
  SpOverviewLayout *layout;
  guint i = 0;

  go (window, SP_PAGE_OVERVIEW);
  WAIT_FOR (!sp_overview_page_is_loading (page));
  layout = sp_overview_view_get_layout (sp_overview_page_get_view (page));
  while (sp_overview_layout_get_link (layout, i)->goal != goal)
    i++;
  g_assert_true (sp_overview_view_activate (sp_overview_page_get_view (page), (int)i));
  support_frames (GTK_WIDGET (window), 3);
}

static void
test_links (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  SpIndicatorsPage *indicators =
    SP_INDICATORS_PAGE (sp_window_get_page (window, SP_PAGE_INDICATORS));
  SpRecordPage *ledger =
    SP_RECORD_PAGE (sp_tab_page_get_tab (SP_TAB_PAGE (indicators), SP_TAB_INDICATORS));
  SpRecordPage *accidents =
    SP_RECORD_PAGE (sp_tab_page_get_tab (SP_TAB_PAGE (indicators), SP_TAB_ACCIDENTS));
  GtkWidget *duties = sp_tab_page_get_tab (
    SP_TAB_PAGE (sp_window_get_page (window, SP_PAGE_SUPERVISION)), SP_TAB_DUTIES);
  SpCondition days;

  sp_session_set_as_of (session, sp_date_from_iso ("2021-09-30"));
  follow (window, SP_OVERVIEW_INDICATOR);
  g_assert_cmpstr (sp_session_get_page (session), ==, SP_PAGE_INDICATORS);
  WAIT_FOR (sp_record_page_get_record (ledger) != NULL);

  follow (window, SP_OVERVIEW_ACCIDENTS);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (accidents)));
  g_assert_true (
    sp_filter_chip_get_condition (sp_record_page_get_chip (accidents, "happened_on"), &days));
  g_assert_cmpint (days.from, ==, sp_date_from_iso ("2021-01-01"));

  follow (window, SP_OVERVIEW_DUTY);
  g_assert_cmpstr (sp_session_get_page (session), ==, SP_PAGE_SUPERVISION);
  g_assert_true (gtk_widget_get_mapped (duties));
  window_support_close (window);
}

/* What changed is a filter like any other: keys reach it and take it back. */
static void
test_changes (void)
{
  SpWindow *window = window_support_open ();
  SpSession *session = sp_window_get_session (window);
  SpOverviewPage *page = SP_OVERVIEW_PAGE (sp_window_get_page (window, SP_PAGE_OVERVIEW));
  SpOverviewLayout *layout;
  guint i = 0;

  sp_session_set_as_of (session, sp_date_from_iso ("2021-09-30"));
  act (window, "win.baseline"); /* from any page */
  support_frames (GTK_WIDGET (window), 3);
  g_assert_cmpstr (sp_session_get_page (session), ==, SP_PAGE_OVERVIEW);
  WAIT_FOR (!sp_overview_page_is_loading (page));
  sp_overview_page_set_baseline (page, sp_date_from_iso ("2021-03-31"));
  WAIT_FOR (!sp_overview_page_is_loading (page));
  layout = sp_overview_view_get_layout (sp_overview_page_get_view (page));
  while (sp_overview_layout_get_link (layout, i)->changes == 0)
    i++;
  g_assert_true (sp_overview_view_activate (sp_overview_page_get_view (page), (int)i));
  g_assert_cmpstr (sp_session_get_page (session), ==, SP_PAGE_TASKS);
  g_assert_cmpint (sp_session_get_filter (session)->changes, !=, 0);
  g_assert_cmpint (sp_session_get_filter (session)->baseline, ==, sp_date_from_iso ("2021-03-31"));
  act (window, "win.clear-filter");
  g_assert_false (sp_session_is_filtered (session));
  window_support_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/history-page/page", test_page);
  g_test_add_func ("/history-page/action", test_action);
  g_test_add_func ("/history-page/place", test_place);
  g_test_add_func ("/history-page/head", test_head);
  g_test_add_func ("/history-page/renamed", test_renamed);
  g_test_add_func ("/history-page/narrowed", test_narrowed);
  g_test_add_func ("/history-page/other", test_other);
  g_test_add_func ("/history-page/export", test_export);
  g_test_add_func ("/history-page/records", test_records);
  g_test_add_func ("/history-page/identity", test_identity);
  g_test_add_func ("/history-page/links", test_links);
  g_test_add_func ("/history-page/changes", test_changes);
}

int
main (int argc, char *argv[])
{
  return window_support_run (argc, argv, add_tests);
}
