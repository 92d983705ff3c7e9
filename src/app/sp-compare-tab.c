/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-compare-tab.h. */
#include "sp-compare-tab.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-trend-output.h"
#include "store/sp-write-running.h"

#define TREND_HEIGHT 280
#define N_TRENDS 2

struct _SpCompareTab
{
  GtkBox parent_instance;

  /* Owned */
  SpSession *session;

  /* Borrowed */
  GtkSpinButton *base_year;
  GtkSpinButton *fall;
  GtkGrid *table;
  GtkLabel *bulletin;
  SpTrendView *trends[N_TRENDS];

  /* State */
  SpAccidentGoal goal;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (SpCompareTab, sp_compare_tab, GTK_TYPE_BOX)

/* ---- the table ---- */

static void
set_cell (SpCompareTab *self, int row, int column, char *text)
{
  GtkWidget *label = gtk_grid_get_child_at (self->table, column, row);

  if (label == NULL)
    {
      label = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
      gtk_widget_add_css_class (label, row == 0 ? "dim-label" : "numeric");
      gtk_grid_attach (self->table, label, column, row, 1, 1);
    }
  gtk_label_set_label (GTK_LABEL (label), text);
  g_free (text);
}

static void
show_heads (SpCompareTab *self, const SpAccidentComparison *comparison)
{
  int year = sp_date_to_ymd (comparison->period.last).year;
  int base = self->goal.base_year;

  set_cell (self, 0, 0, g_strdup (""));
  set_cell (self, 0, 1, g_strdup_printf (_ ("%d年累计"), year));
  set_cell (self, 0, 2, g_strdup_printf (_ ("%d年同期"), base));
  set_cell (self, 0, 3, g_strdup (_ ("同比")));
  set_cell (self, 0, 4, g_strdup_printf (_ ("%d年全年"), base));
  set_cell (self, 0, 5, g_strdup_printf (_ ("上限（降%u%%）"), self->goal.fall));
  set_cell (self, 0, 6, g_strdup (_ ("还可发生")));
}

/* With a sign and words: ▼2, ▲1, 持平. */
static char *
dup_difference (guint now, guint then)
{
  if (now == then)
    return g_strdup (_ ("持平"));
  return now < then ? g_strdup_printf ("▼ %u", then - now) : g_strdup_printf ("▲ %u", now - then);
}

static char *
dup_left (guint ceiling, guint now)
{
  return now <= ceiling ? g_strdup_printf ("%u", ceiling - now)
                        : g_strdup_printf (_ ("■ 超 %u"), now - ceiling);
}

static void
show_figure (SpCompareTab *self, const SpAccidentComparison *comparison, SpAccidentFigure figure)
{
  guint now = sp_accident_sum_get (&comparison->now, figure);
  guint then = sp_accident_sum_get (&comparison->then, figure);
  guint base = sp_accident_sum_get (&comparison->base, figure);
  guint ceiling = sp_accident_ceiling (base, self->goal.fall);
  gboolean has_ceiling = figure != SP_FIGURE_INJURIES;
  int row = (int)figure + 1;

  set_cell (self, row, 0,
            g_strdup_printf (_ ("%s（%s）"),
                             sp_vocabulary_label (&sp_accident_figures, (int)figure),
                             sp_accident_figure_unit (figure)));
  set_cell (self, row, 1, g_strdup_printf ("%u", now));
  set_cell (self, row, 2, g_strdup_printf ("%u", then));
  set_cell (self, row, 3, dup_difference (now, then));
  set_cell (self, row, 4, g_strdup_printf ("%u", base));
  set_cell (self, row, 5, has_ceiling ? g_strdup_printf ("%u", ceiling) : g_strdup ("—"));
  set_cell (self, row, 6, has_ceiling ? dup_left (ceiling, now) : g_strdup ("—"));
}

/* ---- all of it ---- */

static int64_t
get_plan (SpCompareTab *self)
{
  SpPlan *plan = sp_session_get_plan (self->session);

  return plan != NULL ? sp_record_get_id (SP_RECORD (plan)) : 0;
}

static void
show_trends (SpCompareTab *self, const SpAccidentYears *years)
{
  static const SpAccidentFigure figures[N_TRENDS] = {SP_FIGURE_ACCIDENTS, SP_FIGURE_DEATHS};

  for (guint i = 0; i < N_TRENDS; i++)
    {
      g_autoptr (SpTrendScene) scene = sp_trend_scene_new_accidents (years, figures[i]);

      sp_trend_view_set_scene (self->trends[i], scene);
    }
}

static gboolean
load (SpCompareTab *self, SpAccidentComparison *comparison, SpAccidentYears *years, GError **error)
{
  SpReader *reader = sp_session_get_reader (self->session);
  SpDate as_of = sp_session_get_as_of (self->session);

  return sp_reader_load_accident_goal (reader, get_plan (self), as_of, &self->goal, error) &&
         sp_reader_compare_accidents (reader, as_of, self->goal.base_year, self->goal.fall,
                                      comparison, error) &&
         sp_reader_load_accident_years (reader, as_of, self->goal.base_year, self->goal.fall, years,
                                        error);
}

static void
fill (SpCompareTab *self)
{
  SpAccidentComparison comparison;
  SpAccidentYears years;
  g_autofree char *bulletin = NULL;
  g_autoptr (GError) error = NULL;

  if (sp_session_get_reader (self->session) == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (!load (self, &comparison, &years, &error))
    {
      sp_session_report_error (self->session, error);
      return;
    }
  self->is_filling = TRUE;
  gtk_spin_button_set_value (self->base_year, self->goal.base_year);
  gtk_spin_button_set_value (self->fall, self->goal.fall);
  self->is_filling = FALSE;
  show_heads (self, &comparison);
  for (guint i = 0; i < sp_accident_figures.n_words; i++)
    show_figure (self, &comparison, (SpAccidentFigure)i);
  bulletin = sp_accident_dup_bulletin (&comparison.now, &comparison.then);
  gtk_label_set_label (self->bulletin, bulletin);
  show_trends (self, &years);
}

static void
compare_tab_goal_cb (SpCompareTab *self)
{
  SpAccidentGoal goal = self->goal;
  g_autoptr (GError) error = NULL;

  goal.base_year = gtk_spin_button_get_value_as_int (self->base_year);
  goal.fall = (guint)gtk_spin_button_get_value_as_int (self->fall);
  if (self->is_filling || get_plan (self) == 0 ||
      (goal.base_year == self->goal.base_year && goal.fall == self->goal.fall))
    return;
  if (sp_store_set_accident_goal (sp_session_get_store (self->session), get_plan (self), &goal,
                                  &error))
    sp_session_tell (self->session, _ ("已修改事故控制目标"), TRUE);
  else
    sp_session_report_error (self->session, error);
}

/* ---- copying and putting out ---- */

static void
compare_tab_copy_cb (SpCompareTab *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          gtk_label_get_label (self->bulletin));
  sp_session_tell (self->session, _ ("已复制通报句子"), FALSE);
}

static SpTrendPage *
new_page (SpCompareTab *self)
{
  SpTrendScene *scenes[N_TRENDS];

  for (guint i = 0; i < N_TRENDS; i++)
    scenes[i] = sp_trend_view_get_scene (self->trends[i]);
  if (scenes[0] == NULL)
    return NULL;
  return sp_trend_output_page (self->session, scenes, N_TRENDS, _ ("生产安全事故对比"),
                               gtk_label_get_label (self->bulletin), sp_paper_find ("A4"));
}

static void
compare_tab_export_cb (SpCompareTab *self)
{
  SpTrendPage *page = new_page (self);

  if (page != NULL)
    sp_trend_output_export (GTK_WIDGET (self), self->session, page, _ ("生产安全事故对比"));
}

static void
compare_tab_print_cb (SpCompareTab *self)
{
  SpTrendPage *page = new_page (self);

  if (page != NULL)
    sp_trend_output_print (GTK_WIDGET (self), self->session, page, _ ("生产安全事故对比"), NULL);
}

/* ---- class ---- */

static void
sp_compare_tab_finalize (GObject *object)
{
  g_clear_object (&SP_COMPARE_TAB (object)->session);
  G_OBJECT_CLASS (sp_compare_tab_parent_class)->finalize (object);
}

static void
sp_compare_tab_class_init (SpCompareTabClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_compare_tab_finalize;
}

static void
add_button (GtkBox *bar, const char *label, GCallback callback, SpCompareTab *self)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (bar, button);
}

static GtkWidget *
new_bar (SpCompareTab *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *space = gtk_label_new (NULL);

  self->base_year = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1949, 2200, 1));
  self->fall = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, 100, 1));
  sp_app_set_name (self->base_year, _ ("基准年"));
  sp_app_set_name (self->fall, _ ("下降百分之几"));
  gtk_widget_set_hexpand (space, TRUE);
  gtk_widget_add_css_class (bar, "page-bar");
  gtk_box_append (GTK_BOX (bar), gtk_label_new (_ ("基准年")));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->base_year));
  gtk_box_append (GTK_BOX (bar), gtk_label_new (_ ("目标：下降")));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->fall));
  gtk_box_append (GTK_BOX (bar), gtk_label_new ("%"));
  gtk_box_append (GTK_BOX (bar), space);
  add_button (GTK_BOX (bar), _ ("打印图…"), G_CALLBACK (compare_tab_print_cb), self);
  add_button (GTK_BOX (bar), _ ("导出图…"), G_CALLBACK (compare_tab_export_cb), self);
  g_signal_connect_swapped (self->base_year, "value-changed", G_CALLBACK (compare_tab_goal_cb),
                            self);
  g_signal_connect_swapped (self->fall, "value-changed", G_CALLBACK (compare_tab_goal_cb), self);
  return bar;
}

static GtkWidget *
new_bulletin (SpCompareTab *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->bulletin = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->bulletin, TRUE);
  gtk_label_set_wrap_mode (self->bulletin, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->bulletin, 0);
  gtk_label_set_selectable (self->bulletin, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->bulletin), TRUE);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->bulletin));
  add_button (GTK_BOX (row), _ ("复制"), G_CALLBACK (compare_tab_copy_cb), self);
  gtk_widget_set_valign (gtk_widget_get_last_child (row), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (row, "card");
  return row;
}

static GtkWidget *
new_content (SpCompareTab *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *trends = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  self->table = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->table, 24);
  gtk_grid_set_row_spacing (self->table, 6);
  for (guint i = 0; i < N_TRENDS; i++)
    {
      self->trends[i] = sp_trend_view_new (TREND_HEIGHT, FALSE);
      gtk_box_append (GTK_BOX (trends), GTK_WIDGET (self->trends[i]));
    }
  gtk_box_set_homogeneous (GTK_BOX (trends), TRUE);
  gtk_widget_set_vexpand (trends, TRUE);
  gtk_widget_add_css_class (content, "tab-content");
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->table));
  gtk_box_append (GTK_BOX (content), new_bulletin (self));
  gtk_box_append (GTK_BOX (content), trends);
  return content;
}

static void
sp_compare_tab_init (SpCompareTab *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_append (GTK_BOX (self), new_bar (self));
  gtk_box_append (GTK_BOX (self), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), new_content (self));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self), scroller);
}

SpCompareTab *
sp_compare_tab_new (SpSession *session)
{
  static const char *const signals[] = {"records-changed", "notify::plan", "notify::as-of"};
  SpCompareTab *self = g_object_new (SP_TYPE_COMPARE_TAB, NULL);

  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (fill), NULL);
  return self;
}

const char *
sp_compare_tab_get_bulletin (SpCompareTab *self)
{
  g_return_val_if_fail (SP_IS_COMPARE_TAB (self), "");
  return gtk_label_get_label (self->bulletin);
}

const char *
sp_compare_tab_get_cell (SpCompareTab *self, int row, int column)
{
  GtkWidget *label;

  g_return_val_if_fail (SP_IS_COMPARE_TAB (self), "");
  label = gtk_grid_get_child_at (self->table, column, row);
  return label != NULL ? gtk_label_get_label (GTK_LABEL (label)) : "";
}

void
sp_compare_tab_set_goal (SpCompareTab *self, int base_year, int fall)
{
  g_return_if_fail (SP_IS_COMPARE_TAB (self));
  gtk_spin_button_set_value (self->base_year, base_year);
  gtk_spin_button_set_value (self->fall, fall);
}

SpTrendView *
sp_compare_tab_get_trend (SpCompareTab *self, guint i)
{
  g_return_val_if_fail (SP_IS_COMPARE_TAB (self) && i < N_TRENDS, NULL);
  return self->trends[i];
}
