/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-base-year-tab.h. */
#include "sp-base-year-tab.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "store/sp-write-running.h"
#include <string.h>

#define MONTHS 12
#define N_INDUSTRIES (SP_ACCIDENT_INDUSTRY_OTHER + 1)
#define CELL_CHARS 4
#define HEAD_CHARS 5

struct _SpBaseYearTab
{
  GtkBox parent_instance;

  /* Owned */
  SpSession *session;

  /* Borrowed */
  GtkSpinButton *year;
  GtkDropDown *figure;
  GtkLabel *problem;
  GtkLabel *note;
  GtkGrid *grid;
  GtkEntry *cells[MONTHS][N_INDUSTRIES];
  GtkLabel *month_sums[MONTHS + 1];
  GtkLabel *industry_sums[N_INDUSTRIES];

  /* State */
  SpAccidentSum sums[MONTHS][N_INDUSTRIES]; /* as in the file */
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (SpBaseYearTab, sp_base_year_tab, GTK_TYPE_BOX)

static SpAccidentFigure
get_figure (SpBaseYearTab *self)
{
  return (SpAccidentFigure)gtk_drop_down_get_selected (self->figure);
}

/* ---- showing ---- */

static void
load_sums (SpBaseYearTab *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (GPtrArray) totals =
    reader != NULL ? sp_reader_load_all (reader, &sp_accident_total_type, -1, 0, NULL) : NULL;

  memset (self->sums, 0, sizeof self->sums);
  for (guint i = 0; totals != NULL && i < totals->len; i++)
    {
      SpRecord *total = g_ptr_array_index (totals, i);
      int64_t month = sp_record_get_integer (total, SP_ACCIDENT_TOTAL_MONTH);
      int64_t industry = sp_record_get_integer (total, SP_ACCIDENT_TOTAL_INDUSTRY);

      if (sp_record_get_integer (total, SP_ACCIDENT_TOTAL_YEAR) == sp_base_year_tab_get_year (self))
        sp_accident_sum_add_total (&self->sums[month - 1][industry], SP_ACCIDENT_TOTAL (total));
    }
}

static void
show_number (gpointer label, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  gtk_label_set_label (GTK_LABEL (label), text);
}

static void
show_sums (SpBaseYearTab *self)
{
  SpAccidentFigure figure = get_figure (self);
  guint all = 0;

  for (guint m = 0; m < MONTHS; m++)
    {
      guint sum = 0;

      for (guint i = 0; i < N_INDUSTRIES; i++)
        sum += sp_accident_sum_get (&self->sums[m][i], figure);
      show_number (self->month_sums[m], sum);
      all += sum;
    }
  show_number (self->month_sums[MONTHS], all);
  for (guint i = 0; i < N_INDUSTRIES; i++)
    {
      guint sum = 0;

      for (guint m = 0; m < MONTHS; m++)
        sum += sp_accident_sum_get (&self->sums[m][i], figure);
      show_number (self->industry_sums[i], sum);
    }
}

/* Single accidents go before totals: a person who fills in both must know. */
static void
show_note (SpBaseYearTab *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (GPtrArray) accidents =
    reader != NULL ? sp_reader_load_all (reader, &sp_accident_type, -1, 0, NULL) : NULL;
  guint n = 0;

  for (guint i = 0; accidents != NULL && i < accidents->len; i++)
    n +=
      sp_date_to_ymd ((SpDate)sp_record_get_integer (accidents->pdata[i], SP_ACCIDENT_HAPPENED_ON))
        .year == sp_base_year_tab_get_year (self);
  if (n > 0)
    {
      g_autofree char *text = g_strdup_printf (
        _ ("这一年逐起登记了 %u 起事故。有逐起登记的月份按登记的算，这里填的合计不重复计入。"), n);

      gtk_label_set_label (self->note, text);
    }
  else
    gtk_label_set_label (self->note,
                         _ ("没有逐起资料的年份在这里按月填合计，与本年对比时用。空格就是 0。"));
}

static void
fill (SpBaseYearTab *self)
{
  SpAccidentFigure figure = get_figure (self);

  load_sums (self);
  self->is_filling = TRUE;
  for (guint m = 0; m < MONTHS; m++)
    for (guint i = 0; i < N_INDUSTRIES; i++)
      {
        guint number = sp_accident_sum_get (&self->sums[m][i], figure);
        g_autofree char *text = number > 0 ? g_strdup_printf ("%u", number) : g_strdup ("");

        if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->cells[m][i])), text) != 0 &&
            !gtk_widget_has_css_class (GTK_WIDGET (self->cells[m][i]), "error"))
          gtk_editable_set_text (GTK_EDITABLE (self->cells[m][i]), text);
      }
  self->is_filling = FALSE;
  show_sums (self);
  show_note (self);
}

/* ---- saving ---- */

static void
set_problem (SpBaseYearTab *self, GtkEntry *cell, const char *problem)
{
  gtk_label_set_label (self->problem, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem[0] != '\0');
  if (problem[0] != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (cell), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (cell), "error");
}

static void
set_figure (SpAccidentSum *sum, SpAccidentFigure figure, guint number)
{
  guint *const numbers[] = {&sum->accidents, &sum->deaths, &sum->injuries};

  *numbers[figure] = number;
}

gboolean
sp_base_year_tab_save (SpBaseYearTab *self, int month, SpAccidentIndustry industry)
{
  GtkEntry *cell = sp_base_year_tab_get_cell (self, month, industry);
  SpAccidentFigure figure = get_figure (self);
  SpAccidentSum sum = self->sums[month - 1][industry];
  SpValue typed = {0};
  g_autoptr (GError) error = NULL;

  if (!sp_value_from_input (&sp_accident_total_type.fields[SP_ACCIDENT_TOTAL_ACCIDENTS],
                            gtk_editable_get_text (GTK_EDITABLE (cell)), &typed, &error) ||
      !sp_field_check (&sp_accident_total_type.fields[SP_ACCIDENT_TOTAL_ACCIDENTS], &typed, &error))
    {
      set_problem (self, cell, error->message);
      return FALSE;
    }
  set_problem (self, cell, "");
  if ((guint)typed.integer == sp_accident_sum_get (&sum, figure))
    return TRUE;
  set_figure (&sum, figure, (guint)typed.integer);
  if (sp_store_set_accident_total (sp_session_get_store (self->session),
                                   sp_base_year_tab_get_year (self), month, industry, &sum, &error))
    return TRUE;
  set_problem (self, cell, error->message);
  return FALSE;
}

/* Where a cell stands; kept on it. */
static void
save_cell (SpBaseYearTab *self, GtkWidget *cell)
{
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), "sp-place"));

  if (!self->is_filling && sp_session_get_store (self->session) != NULL)
    sp_base_year_tab_save (self, (int)(place / N_INDUSTRIES) + 1,
                           (SpAccidentIndustry)(place % N_INDUSTRIES));
}

static void
base_year_tab_leave_cb (GtkEventController *focus, SpBaseYearTab *self)
{
  save_cell (self, gtk_event_controller_get_widget (focus));
}

/* Enter goes down the column. */
static void
base_year_tab_activate_cb (GtkEntry *cell, SpBaseYearTab *self)
{
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), "sp-place"));
  guint month = place / N_INDUSTRIES, industry = place % N_INDUSTRIES;

  if (month + 1 < MONTHS)
    gtk_widget_grab_focus (GTK_WIDGET (self->cells[month + 1][industry]));
  else if (industry + 1 < N_INDUSTRIES)
    gtk_widget_grab_focus (GTK_WIDGET (self->cells[0][industry + 1]));
  else
    save_cell (self, GTK_WIDGET (cell));
}

/* ---- the grid ---- */

static GtkLabel *
add_label (SpBaseYearTab *self, const char *text, float xalign, int column, int line)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (self->grid, label, column, line, 1, 1);
  return GTK_LABEL (label);
}

static void
add_head (SpBaseYearTab *self, const char *text, int column)
{
  GtkLabel *label = add_label (self, text, 0.5f, column, 0);

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_CHAR);
  gtk_label_set_max_width_chars (label, HEAD_CHARS * 2);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (label), GTK_ALIGN_END);
  gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (label), "caption");
}

static void
add_cell (SpBaseYearTab *self, guint month, guint industry)
{
  GtkWidget *cell = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *name = g_strdup_printf (
    _ ("%u月%s"), month + 1, sp_vocabulary_label (&sp_accident_industries, (int)industry));

  gtk_editable_set_width_chars (GTK_EDITABLE (cell), CELL_CHARS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (cell), CELL_CHARS);
  gtk_entry_set_alignment (GTK_ENTRY (cell), 1);
  gtk_entry_set_input_purpose (GTK_ENTRY (cell), GTK_INPUT_PURPOSE_DIGITS);
  sp_app_set_name (cell, name);
  g_object_set_data (G_OBJECT (cell), "sp-place",
                     GUINT_TO_POINTER (month * N_INDUSTRIES + industry));
  g_signal_connect (focus, "leave", G_CALLBACK (base_year_tab_leave_cb), self);
  gtk_widget_add_controller (cell, focus);
  g_signal_connect (cell, "activate", G_CALLBACK (base_year_tab_activate_cb), self);
  gtk_grid_attach (self->grid, cell, (int)industry + 2, (int)month + 1, 1, 1);
  self->cells[month][industry] = GTK_ENTRY (cell);
}

static void
add_grid (SpBaseYearTab *self)
{
  add_head (self, _ ("月份"), 0);
  add_head (self, _ ("合计"), 1);
  for (guint i = 0; i < N_INDUSTRIES; i++)
    add_head (self, sp_vocabulary_label (&sp_accident_industries, (int)i), (int)i + 2);
  for (guint m = 0; m < MONTHS; m++)
    {
      g_autofree char *month = g_strdup_printf (_ ("%u月"), m + 1);

      add_label (self, month, 1, 0, (int)m + 1);
      self->month_sums[m] = add_label (self, "", 1, 1, (int)m + 1);
      for (guint i = 0; i < N_INDUSTRIES; i++)
        add_cell (self, m, i);
    }
  add_label (self, _ ("全年"), 1, 0, MONTHS + 1);
  self->month_sums[MONTHS] = add_label (self, "", 1, 1, MONTHS + 1);
  gtk_widget_add_css_class (GTK_WIDGET (self->month_sums[MONTHS]), "heading");
  for (guint i = 0; i < N_INDUSTRIES; i++)
    self->industry_sums[i] = add_label (self, "", 1, (int)i + 2, MONTHS + 1);
}

/* ---- class ---- */

static void
sp_base_year_tab_finalize (GObject *object)
{
  g_clear_object (&SP_BASE_YEAR_TAB (object)->session);
  G_OBJECT_CLASS (sp_base_year_tab_parent_class)->finalize (object);
}

static void
sp_base_year_tab_class_init (SpBaseYearTabClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_base_year_tab_finalize;
}

static GtkWidget *
new_bar (SpBaseYearTab *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *figures[4] = {NULL};

  for (guint i = 0; i < sp_accident_figures.n_words; i++)
    figures[i] = sp_vocabulary_label (&sp_accident_figures, (int)i);
  self->year = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1949, 2200, 1));
  self->figure = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (figures));
  sp_app_set_name (self->year, _ ("年份"));
  sp_app_set_name (self->figure, _ ("填哪个数"));
  gtk_box_append (GTK_BOX (bar), gtk_label_new (_ ("年份")));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->year));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->figure));
  gtk_widget_add_css_class (bar, "page-bar");
  return bar;
}

static GtkLabel *
new_line (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  return GTK_LABEL (label);
}

static void
sp_base_year_tab_init (SpBaseYearTab *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_append (GTK_BOX (self), new_bar (self));
  gtk_box_append (GTK_BOX (self), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  self->note = new_line ("dim-label");
  self->problem = new_line ("problem");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 6);
  gtk_grid_set_row_spacing (self->grid, 3);
  gtk_widget_add_css_class (content, "tab-content");
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->grid));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self), scroller);
  add_grid (self);
}

static void
base_year_tab_store_cb (SpBaseYearTab *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  SpPlan *plan = sp_session_get_plan (self->session);
  SpAccidentGoal goal = {0};

  if (reader == NULL ||
      !sp_reader_load_accident_goal (reader, plan != NULL ? sp_record_get_id (SP_RECORD (plan)) : 0,
                                     sp_session_get_as_of (self->session), &goal, NULL))
    return;
  gtk_spin_button_set_value (self->year, goal.base_year);
  fill (self);
}

SpBaseYearTab *
sp_base_year_tab_new (SpSession *session)
{
  SpBaseYearTab *self = g_object_new (SP_TYPE_BASE_YEAR_TAB, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (self->year, "value-changed", G_CALLBACK (fill), self);
  g_signal_connect_swapped (self->figure, "notify::selected", G_CALLBACK (fill), self);
  g_signal_connect_object (session, "notify::plan", G_CALLBACK (base_year_tab_store_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  base_year_tab_store_cb (self);
  return self;
}

int
sp_base_year_tab_get_year (SpBaseYearTab *self)
{
  g_return_val_if_fail (SP_IS_BASE_YEAR_TAB (self), 0);
  return gtk_spin_button_get_value_as_int (self->year);
}

void
sp_base_year_tab_set_figure (SpBaseYearTab *self, SpAccidentFigure figure)
{
  g_return_if_fail (SP_IS_BASE_YEAR_TAB (self));
  gtk_drop_down_set_selected (self->figure, (guint)figure);
}

GtkEntry *
sp_base_year_tab_get_cell (SpBaseYearTab *self, int month, SpAccidentIndustry industry)
{
  g_return_val_if_fail (SP_IS_BASE_YEAR_TAB (self) && month >= 1 && month <= MONTHS, NULL);
  return self->cells[month - 1][industry];
}

const char *
sp_base_year_tab_get_sum (SpBaseYearTab *self)
{
  g_return_val_if_fail (SP_IS_BASE_YEAR_TAB (self), "");
  return gtk_label_get_label (self->month_sums[MONTHS]);
}

const char *
sp_base_year_tab_get_problem (SpBaseYearTab *self)
{
  g_return_val_if_fail (SP_IS_BASE_YEAR_TAB (self), "");
  return gtk_label_get_label (self->problem);
}
