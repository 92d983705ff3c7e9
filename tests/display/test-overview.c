/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page 总览 in a window: loading, following edits, keys, links, preview and export. */
#include "app/sp-app.h"
#include "app/sp-overview-page.h"
#include "core/sp-measure.h"
#include "pages-support.h"
#include <string.h>

static SpOverviewPage *
show (SupportFixture *self)
{
  SpOverviewPage *page = support_show_page (self, SP_TYPE_OVERVIEW_PAGE);

  WAIT_FOR (!sp_overview_page_is_loading (page));
  support_frames (GTK_WIDGET (page), 3);
  return page;
}

static SpOverview *
overview_of (SpOverviewPage *page)
{
  return sp_overview_view_get_overview (sp_overview_page_get_view (page));
}

/* The first area that leads to @goal with all of @lights; -1: none. */
static int
find_area (SpOverviewPage *page, SpOverviewGoal goal, int lights)
{
  SpOverviewLayout *layout = sp_overview_view_get_layout (sp_overview_page_get_view (page));

  for (guint i = 0; i < sp_overview_layout_get_n_areas (layout); i++)
    {
      const SpOverviewLink *link = sp_overview_layout_get_link (layout, i);

      if (link->goal == goal && (link->lights & lights) == lights)
        return (int)i;
    }
  return -1;
}

static void
test_shows (SupportFixture *self, gconstpointer data)
{
  SpOverviewPage *page = show (self);
  SpTotals totals = sp_schedule_get_totals (sp_session_get_schedule (self->session));
  SpOverviewLayout *layout = sp_overview_view_get_layout (sp_overview_page_get_view (page));

  g_assert_nonnull (overview_of (page));
  g_assert_cmpuint (overview_of (page)->total.now.total, ==, totals.total);
  g_assert_cmpuint (overview_of (page)->total.now.by_light[SP_LIGHT_OVERDUE], ==,
                    totals.by_light[SP_LIGHT_OVERDUE]);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (sp_overview_page_get_view (page))), >=,
                   (int)sp_overview_layout_get_height (layout));
  support_shot (GTK_WIDGET (self->window), "page-overview");
}

static void
test_follows_edit (SupportFixture *self, gconstpointer data)
{
  SpOverviewPage *page = show (self);
  SpSchedule *schedule = sp_session_get_schedule (self->session);
  guint done = overview_of (page)->total.now.by_light[SP_LIGHT_DONE];
  g_autoptr (SpRecord) report = sp_record_new (&sp_progress_type);
  guint i = 0;

  while (sp_schedule_get_row (schedule, i)->state.light != SP_LIGHT_OVERDUE)
    i++;
  sp_record_set_integer (report, SP_PROGRESS_MEASURE, sp_schedule_get_row (schedule, i)->measure);
  sp_record_set_integer (report, SP_PROGRESS_AS_OF, sp_session_get_as_of (self->session));
  sp_record_set_integer (report, SP_PROGRESS_PERCENT, 100);
  g_assert_true (sp_session_insert (self->session, report, "填报进展"));
  /* At once: nothing was waited for. */
  g_assert_false (sp_overview_page_is_loading (page));
  g_assert_cmpuint (overview_of (page)->total.now.by_light[SP_LIGHT_DONE], ==, done + 1);
  sp_session_undo (self->session);
  WAIT_FOR (!sp_overview_page_is_loading (page));
  g_assert_cmpuint (overview_of (page)->total.now.by_light[SP_LIGHT_DONE], ==, done);
}

static void
test_follows_date (SupportFixture *self, gconstpointer data)
{
  SpOverviewPage *page = show (self);
  SpDate date = sp_date_from_ymd (2021, 3, 31);

  sp_session_set_as_of (self->session, date);
  WAIT_FOR (!sp_overview_page_is_loading (page));
  g_assert_cmpint (overview_of (page)->as_of, ==, date);
  g_assert_cmpint (overview_of (page)->baseline, ==, sp_date_from_ymd (2020, 12, 31));
}

static void
test_ignores_filter (SupportFixture *self, gconstpointer data)
{
  SpTaskFilter filter = {.lights = 1 << SP_LIGHT_OVERDUE};
  guint n = sp_schedule_get_n_rows (sp_session_get_schedule (self->session));
  SpOverviewPage *page;

  sp_session_set_filter (self->session, &filter);
  page = show (self);
  g_assert_cmpuint (overview_of (page)->total.now.total, ==, n);
}

static void
test_links (SupportFixture *self, gconstpointer data)
{
  SpOverviewPage *page = show (self);
  SpOverviewView *view = sp_overview_page_get_view (page);
  int overdue = find_area (page, SP_OVERVIEW_TASKS, 1 << SP_LIGHT_OVERDUE);
  guint n = overview_of (page)->total.now.by_light[SP_LIGHT_OVERDUE];
  int measure = find_area (page, SP_OVERVIEW_MEASURE, 0);
  int64_t id;

  /* The first that leads to what is overdue alone is the large number. */
  while (sp_overview_layout_get_link (sp_overview_view_get_layout (view), (guint)overdue)->lights !=
         1 << SP_LIGHT_OVERDUE)
    overdue++;
  sp_session_set_page (self->session, SP_PAGE_OVERVIEW);
  g_assert_true (sp_overview_view_activate (view, overdue));
  g_assert_cmpstr (sp_session_get_page (self->session), ==, SP_PAGE_TASKS);
  g_assert_cmpint (sp_session_get_filter (self->session)->lights, ==, 1 << SP_LIGHT_OVERDUE);
  WAIT_FOR (!sp_session_is_loading (self->session));
  g_assert_cmpuint (sp_schedule_get_n_rows (sp_session_get_schedule (self->session)), ==, n);

  g_assert_cmpint (measure, >=, 0);
  id = sp_overview_layout_get_link (sp_overview_view_get_layout (view), (guint)measure)->id;
  g_assert_true (sp_overview_view_activate (view, measure));
  g_assert_cmpint (sp_session_get_selected_measure (self->session), ==, id);
  g_assert_false (sp_overview_view_activate (view, 100000));
}

/* What changed and what was missed leads to the very measures that are counted. */
static void
test_sets (SupportFixture *self, gconstpointer data)
{
  SpOverviewPage *page = show (self);
  SpOverview *overview = sp_overview_ref (overview_of (page));
  SpOnTime on_time = sp_schedule_get_on_time (overview->now);

  for (int change = 0; change < SP_N_CHANGES; change++)
    {
      SpTaskFilter filter = {.changes = 1 << change, .baseline = overview->baseline};
      SpSchedule *schedule;

      sp_session_set_filter (self->session, &filter);
      WAIT_FOR (!sp_session_is_loading (self->session));
      schedule = sp_session_get_schedule (self->session);
      g_test_message ("%s", sp_vocabulary_code (&sp_changes, change));
      g_assert_cmpuint (sp_schedule_get_n_rows (schedule), ==, overview->changes[change]->len);
      for (guint i = 0; i < overview->changes[change]->len; i++)
        g_assert_cmpint (
          sp_schedule_find (schedule, g_array_index (overview->changes[change], int64_t, i)), >=,
          0);
    }
  for (int term = 0; term < SP_N_TERMS; term++)
    {
      SpTaskFilter filter = {.missed = 1 << term};

      sp_session_set_filter (self->session, &filter);
      WAIT_FOR (!sp_session_is_loading (self->session));
      g_assert_cmpuint (sp_schedule_get_n_rows (sp_session_get_schedule (self->session)), ==,
                        sp_on_time_get_due (&on_time, (SpTerm)term) -
                          sp_on_time_get_kept (&on_time, (SpTerm)term));
    }
  sp_overview_unref (overview);
}

static void
test_baseline (SupportFixture *self, gconstpointer data)
{
  SpOverviewPage *page = show (self);
  SpBaselineButton *button = sp_overview_page_get_baseline_button (page);
  SpDate quarter = sp_date_from_ymd (2021, 3, 31), day = sp_date_from_ymd (2021, 8, 15);

  g_assert_cmpint (overview_of (page)->baseline, ==, sp_date_from_ymd (2021, 6, 30));
  g_assert_cmpuint (sp_baseline_button_get_n_quarters (button), >=, 2);
  sp_overview_page_set_baseline (page, quarter);
  WAIT_FOR (!sp_overview_page_is_loading (page));
  g_assert_cmpint (overview_of (page)->baseline, ==, quarter);
  g_assert_true (sp_baseline_button_choose_text (button, "2021年8月15日"));
  WAIT_FOR (!sp_overview_page_is_loading (page));
  g_assert_cmpint (overview_of (page)->baseline, ==, day);
  g_assert_false (sp_baseline_button_choose_text (button, "昨天"));
  g_assert_false (sp_baseline_button_choose_text (button, "2021-09-30"));
  g_assert_cmpint (overview_of (page)->baseline, ==, day);
  /* A date that is not later has nothing to compare: the usual again. */
  sp_session_set_as_of (self->session, day);
  WAIT_FOR (!sp_overview_page_is_loading (page));
  g_assert_cmpint (overview_of (page)->baseline, ==, sp_date_from_ymd (2021, 6, 30));
}

/* Every bar's list holds as many tasks as the bar says. */
static void
test_lists (SupportFixture *self, gconstpointer data)
{
  SpOverviewPage *page = show (self);
  SpOverview *overview = overview_of (page);

  for (guint i = 0; i < MIN (overview->units->len, 4); i++)
    {
      const SpSum *sum = g_ptr_array_index (overview->units, i);
      SpTaskFilter filter = {.unit = sum->id, .roles = 1 << SP_ROLE_LEAD};

      sp_session_set_filter (self->session, &filter);
      WAIT_FOR (!sp_session_is_loading (self->session));
      g_test_message ("%s", sum->name);
      g_assert_cmpuint (sp_schedule_get_n_rows (sp_session_get_schedule (self->session)), ==,
                        sum->now.total);
    }
  for (guint i = 0; i < MIN (overview->townships->len, 2); i++)
    {
      const SpOverviewTownship *township = g_ptr_array_index (overview->townships, i);
      SpTaskFilter filter = {.unit = township->unit};

      sp_session_set_filter (self->session, &filter);
      WAIT_FOR (!sp_session_is_loading (self->session));
      g_test_message ("%s", township->name);
      g_assert_cmpuint (sp_schedule_get_n_rows (sp_session_get_schedule (self->session)), ==,
                        township->now.total);
    }
  for (guint i = 0; i < overview->days->len; i++)
    {
      const SpOverviewDay *day = &g_array_index (overview->days, SpOverviewDay, i);
      SpTaskFilter filter = {.due_from = day->due,
                             .due_to = day->due,
                             .lights = ~(1 << SP_LIGHT_DONE) & ((1 << SP_N_LIGHTS) - 1)};

      sp_session_set_filter (self->session, &filter);
      WAIT_FOR (!sp_session_is_loading (self->session));
      g_assert_cmpuint (sp_schedule_get_n_rows (sp_session_get_schedule (self->session)), ==,
                        day->n_measures);
    }
}

static void
test_keys (SupportFixture *self, gconstpointer data)
{
  SpOverviewPage *page = show (self);
  SpOverviewView *view = sp_overview_page_get_view (page);
  SpOverviewLayout *layout = sp_overview_view_get_layout (view);
  int n = (int)sp_overview_layout_get_n_areas (layout);

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (page)));
  sp_overview_view_set_focus_area (view, -1);
  for (int i = 0; i < n; i++)
    {
      g_autofree char *label = NULL;

      g_assert_true (gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_FORWARD));
      g_assert_cmpint (sp_overview_view_get_focus_area (view), ==, i);
      label = g_strdup_printf ("总览，第 %d 处，共 %d 处", i + 1, n);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view),
                                           GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                           sp_overview_layout_get_words (layout, (guint)i));
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           label);
    }
  /* After the last, Tab leaves. */
  g_assert_false (GTK_WIDGET_GET_CLASS (view)->focus (GTK_WIDGET (view), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_BACKWARD));
  g_assert_cmpint (sp_overview_view_get_focus_area (view), ==, n - 2);
  support_frames (GTK_WIDGET (page), 3);
  support_shot (GTK_WIDGET (self->window), "page-overview-focus");
}

static void
test_focus_stays (SupportFixture *self, gconstpointer data)
{
  SpOverviewPage *page = show (self);
  SpOverviewView *view = sp_overview_page_get_view (page);
  int area = find_area (page, SP_OVERVIEW_ACCIDENTS, 0);
  SpOverviewLink link;
  g_autoptr (SpRecord) record = sp_record_new (&sp_supervision_type);

  sp_overview_view_set_focus_area (view, area);
  link = *sp_overview_layout_get_link (sp_overview_view_get_layout (view), (guint)area);
  sp_record_set_integer (record, SP_SUPERVISION_PLAN,
                         sp_record_get_id (SP_RECORD (sp_session_get_plan (self->session))));
  sp_record_set_text (record, SP_SUPERVISION_TITLE, "督办通知");
  sp_record_set_integer (record, SP_SUPERVISION_ISSUED_ON, sp_date_from_ymd (2021, 9, 1));
  g_assert_true (sp_session_insert (self->session, record, "登记督办"));
  area = sp_overview_view_get_focus_area (view);
  g_assert_cmpint (area, >=, 0);
  g_assert_true (sp_overview_link_equal (
    &link, sp_overview_layout_get_link (sp_overview_view_get_layout (view), (guint)area)));
}

static void
test_output (SupportFixture *self, gconstpointer data)
{
  SpOverviewPage *page = show (self);
  g_autofree char *path = g_build_filename (self->folder, "总览.pdf", NULL);
  g_autofree char *bytes = NULL;
  gsize length = 0;
  SpPagePreview *preview = sp_overview_page_show_preview (page);

  g_assert_nonnull (preview);
  support_frames (GTK_WIDGET (preview), 4);
  support_shot (GTK_WIDGET (preview), "page-overview-preview");
  gtk_window_destroy (GTK_WINDOW (preview));
  sp_overview_page_export_to (page, SP_CHART_PDF, path);
  g_assert_true (sp_overview_page_is_busy (page));
  WAIT_FOR (!sp_overview_page_is_busy (page));
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpint (memcmp (bytes, "%PDF", 4), ==, 0);
}

static void
test_closing (SupportFixture *self, gconstpointer data)
{
  SpOverviewPage *page = show (self);

  sp_session_take_store (self->session, NULL);
  g_assert_null (overview_of (page));
  g_assert_null (sp_overview_page_show_preview (page));
}

int
main (int argc, char *argv[])
{
  sp_app_prepare ();
  gtk_test_init (&argc, &argv, NULL);
  if (!support_has_display ())
    return 77;
  sp_app_init ();
#define ADD(path, test)                                                                            \
  g_test_add (path, SupportFixture, NULL, support_set_up, test, support_tear_down)
  ADD ("/overview/shows", test_shows);
  ADD ("/overview/follows/edit", test_follows_edit);
  ADD ("/overview/follows/date", test_follows_date);
  ADD ("/overview/ignores-filter", test_ignores_filter);
  ADD ("/overview/links", test_links);
  ADD ("/overview/lists", test_lists);
  ADD ("/overview/sets", test_sets);
  ADD ("/overview/baseline", test_baseline);
  ADD ("/overview/keys", test_keys);
  ADD ("/overview/focus-stays", test_focus_stays);
  ADD ("/overview/output", test_output);
  ADD ("/overview/closing", test_closing);
#undef ADD
  return g_test_run ();
}
