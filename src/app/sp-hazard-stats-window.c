/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-hazard-stats-window.h. */
#include "sp-hazard-stats-window.h"

#include "base/sp-file.h"
#include "base/sp-i18n.h"
#include "core/sp-plan.h"
#include "sp-app.h"
#include "sp-save-chooser.h"
#include "sp-table-output.h"
#include "store/sp-worker.h"

#include <string.h>

struct _SpHazardStatsWindow
{
  GtkWindow parent_instance;

  /* Owned */
  SpSession *session;
  SpHazardStats *stats;   /* NULL while nothing was read */
  GCancellable *loading;  /* or NULL */
  SpTableOutput *output;  /* or NULL */
  SpSaveChooser *chooser; /* made at first use */

  /* Template */
  GtkDropDown *dimension;
  GtkDropDown *span;
  GtkEntry *period;
  GtkLabel *summary;
  GtkGrid *grid;

  /* State */
  SpPeriod chosen; /* by a person */
  gboolean is_chosen;
};

G_DEFINE_FINAL_TYPE (SpHazardStatsWindow, sp_hazard_stats_window, GTK_TYPE_WINDOW)

/* ---- the table ---- */

static SpHazardSpan
get_span (SpHazardStatsWindow *self)
{
  return (SpHazardSpan)MIN (gtk_drop_down_get_selected (self->span), SP_HAZARD_N_SPANS - 1);
}

static void
attach (SpHazardStatsWindow *self, const char *text, guint column, guint row, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_widget_add_css_class (label, style);
  gtk_grid_attach (self->grid, label, (int)column, (int)row, 1, 1);
}

static void
clear_grid (SpHazardStatsWindow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

static void
fill_heads (SpHazardStatsWindow *self, const GArray *columns)
{
  attach (self, sp_vocabulary_label (&sp_hazard_dimensions, (int)self->stats->query.by), 0, 0,
          "heading");
  for (guint i = 0; i < columns->len; i++)
    attach (self, _ (sp_hazard_columns_get (g_array_index (columns, guint, i)).label), i + 1, 0,
            "heading");
}

/* ▲ where the figures of a row do not hold; what it is stands below the table, in sight of who does
 * not scroll. */
static void
attach_title (SpHazardStatsWindow *self, guint row, const char *faults, const char *style)
{
  const char *title = sp_hazard_stats_get_title (self->stats, row);
  g_autofree char *marked = *faults != '\0' ? g_strconcat ("▲ ", title, NULL) : g_strdup (title);

  attach (self, marked, 0, row + 1, *faults != '\0' ? "warning" : style);
}

/* How many rows do not hold. */
static guint
fill_faults (SpHazardStatsWindow *self, const GArray *columns)
{
  guint at = self->stats->rows->len + 1;
  guint n = 0;

  for (guint row = 0; row < self->stats->rows->len; row++)
    {
      g_autofree char *faults =
        sp_hazard_tally_dup_faults (g_ptr_array_index (self->stats->rows, row), get_span (self));
      g_autofree char *text = NULL;
      GtkWidget *label;

      if (*faults == '\0')
        continue;
      if (n == 0)
        attach (self, _ ("校核"), 0, at++, "heading");
      text = g_strdup_printf (_ ("▲ %s：%s"), sp_hazard_stats_get_title (self->stats, row), faults);
      label = gtk_label_new (text);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "warning");
      gtk_grid_attach (self->grid, label, 0, (int)at++, (int)columns->len + 1, 1);
      n++;
    }
  return n;
}

static void
fill_row (SpHazardStatsWindow *self, const GArray *columns, guint row)
{
  const SpHazardTally *tally = g_ptr_array_index (self->stats->rows, row);
  SpHazardSpan span = get_span (self);
  g_autofree char *faults = sp_hazard_tally_dup_faults (tally, span);
  const char *style = row + 1 == self->stats->rows->len ? "heading" : "numeric";

  attach_title (self, row, faults, style);
  for (guint i = 0; i < columns->len; i++)
    {
      SpHazardColumn column = sp_hazard_columns_get (g_array_index (columns, guint, i));
      g_autofree char *text = sp_hazard_column_dup_text (&column, &tally->spans[span]);

      attach (self, text, i + 1, row + 1, style);
    }
}

static void
show (SpHazardStatsWindow *self)
{
  g_autoptr (GArray) columns = NULL;
  g_autofree char *as_of = NULL;
  g_autofree char *summary = NULL;
  guint n_faults;

  clear_grid (self);
  if (self->stats == NULL)
    return;
  columns = sp_hazard_stats_list_columns (self->stats, get_span (self));
  fill_heads (self, columns);
  for (guint row = 0; row < self->stats->rows->len; row++)
    fill_row (self, columns, row);
  n_faults = fill_faults (self, columns);
  as_of = sp_date_dup_chinese (self->stats->query.as_of);
  summary = n_faults > 0 ? g_strdup_printf (_ ("截至%s · ▲ %u 行要校核"), as_of, n_faults)
                         : g_strdup_printf (_ ("截至%s"), as_of);
  gtk_label_set_label (self->summary, summary);
}

/* ---- reading ---- */

typedef struct
{
  SpHazardDimension by;
  SpPeriod period;
  SpDate as_of;
} Question;

static gpointer
load_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  return sp_hazard_stats_load (reader, question->by, &question->period, question->as_of, error);
}

static void
free_stats (gpointer stats)
{
  sp_hazard_stats_free (stats);
}

static void
stats_window_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpHazardStatsWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpHazardStats) stats = sp_store_work_finish (SP_STORE (source), result, &error);

  if (self->session == NULL || sp_session_is_stale (result))
    return;
  g_clear_object (&self->loading);
  sp_session_report_error (self->session, error);
  if (stats == NULL)
    return;
  g_clear_pointer (&self->stats, sp_hazard_stats_free);
  self->stats = g_steal_pointer (&stats);
  show (self);
}

static SpPeriod
get_period (SpHazardStatsWindow *self)
{
  return self->is_chosen
           ? self->chosen
           : sp_period_containing (sp_session_get_as_of (self->session), SP_PERIOD_QUARTER);
}

static void
load (SpHazardStatsWindow *self)
{
  SpStore *store = sp_session_get_store (self->session);
  g_autofree char *code = NULL;
  Question *question;

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (store == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  question = g_new0 (Question, 1);
  question->by =
    (SpHazardDimension)sp_hazard_dimensions
      .words[MIN (gtk_drop_down_get_selected (self->dimension), sp_hazard_dimensions.n_words - 1)]
      .value;
  question->period = get_period (self);
  question->as_of = sp_session_get_as_of (self->session);
  code = sp_period_dup_code (&question->period);
  gtk_editable_set_text (GTK_EDITABLE (self->period), code);
  self->loading = g_cancellable_new ();
  sp_store_work_async (store, load_work, question, g_free, free_stats, self->loading,
                       stats_window_loaded_cb, g_object_ref (self));
}

static void
stats_window_changed_cb (SpHazardStatsWindow *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    load (self);
}

static void
stats_window_period_cb (SpHazardStatsWindow *self)
{
  sp_hazard_stats_window_set_period (self, gtk_editable_get_text (GTK_EDITABLE (self->period)));
}

/* ---- going out ---- */

gboolean
sp_hazard_stats_window_export_to (SpHazardStatsWindow *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (SP_IS_HAZARD_STATS_WINDOW (self) && path != NULL, FALSE);

  if (self->stats == NULL)
    return FALSE;
  csv = sp_hazard_stats_dup_csv (self->stats, get_span (self));
  if (!sp_file_write (path, csv, strlen (csv), &error))
    {
      sp_session_report_error (self->session, error);
      return FALSE;
    }
  text = g_strdup_printf (_ ("已导出 %s"), path);
  sp_session_tell (self->session, text, FALSE);
  return TRUE;
}

static void
save (gpointer window, const char *path, int format)
{
  sp_hazard_stats_window_export_to (window, path);
}

static void
stats_window_export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpHazardStatsWindow *self = SP_HAZARD_STATS_WINDOW (widget);

  if (self->stats == NULL)
    return;
  if (self->chooser == NULL)
    self->chooser = sp_save_chooser_new (self, save);
  sp_save_chooser_ask (self->chooser, _ ("导出隐患统计"), _ ("隐患统计"), ".csv", 0);
}

static gboolean
make_output (SpHazardStatsWindow *self)
{
  SpPlan *plan = sp_session_get_plan (self->session);
  const char *reporter = plan != NULL ? sp_record_get_text (SP_RECORD (plan), SP_PLAN_ISSUER) : "";
  g_autoptr (SpPaperTable) table = NULL;

  if (self->stats == NULL)
    return FALSE;
  table = sp_hazard_stats_new_paper (self->stats, get_span (self), reporter);
  g_clear_object (&self->output);
  self->output = sp_table_output_new (table, _ ("隐患统计"), self->session);
  return TRUE;
}

static void
stats_window_pdf_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpHazardStatsWindow *self = SP_HAZARD_STATS_WINDOW (widget);

  if (make_output (self))
    sp_table_output_export (self->output, GTK_WINDOW (self));
}

static void
stats_window_print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpHazardStatsWindow *self = SP_HAZARD_STATS_WINDOW (widget);

  if (make_output (self))
    sp_table_output_print (self->output, GTK_WINDOW (self));
}

static void
stats_window_close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* ---- class ---- */

static void
sp_hazard_stats_window_dispose (GObject *object)
{
  SpHazardStatsWindow *self = SP_HAZARD_STATS_WINDOW (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->dimension != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->dimension, self);
      g_signal_handlers_disconnect_by_data (self->span, self);
    }
  g_clear_pointer (&self->stats, sp_hazard_stats_free);
  g_clear_object (&self->output);
  g_clear_object (&self->chooser);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), SP_TYPE_HAZARD_STATS_WINDOW);
  G_OBJECT_CLASS (sp_hazard_stats_window_parent_class)->dispose (object);
}

static void
sp_hazard_stats_window_class_init (SpHazardStatsWindowClass *klass)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    {"stats.export", stats_window_export_cb, GDK_KEY_e, GDK_CONTROL_MASK},
    {"stats.pdf", stats_window_pdf_cb, GDK_KEY_e, GDK_CONTROL_MASK | GDK_SHIFT_MASK},
    {"stats.print", stats_window_print_cb, GDK_KEY_p, GDK_CONTROL_MASK},
    {"stats.close", stats_window_close_cb, GDK_KEY_Escape, 0},
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_hazard_stats_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SP_RESOURCE_PATH "sp-hazard-stats-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SpHazardStatsWindow, dimension);
  gtk_widget_class_bind_template_child (widget_class, SpHazardStatsWindow, span);
  gtk_widget_class_bind_template_child (widget_class, SpHazardStatsWindow, period);
  gtk_widget_class_bind_template_child (widget_class, SpHazardStatsWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, SpHazardStatsWindow, grid);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                           actions[i].name, NULL);
    }
}

static void
fill_choice (GtkDropDown *choice, const SpVocabulary *words)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  for (guint i = 0; i < words->n_words; i++)
    gtk_string_list_append (model, _ (words->words[i].label));
  gtk_drop_down_set_model (choice, G_LIST_MODEL (model));
}

static void
sp_hazard_stats_window_init (SpHazardStatsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_choice (self->dimension, &sp_hazard_dimensions);
  fill_choice (self->span, &sp_hazard_spans);
  sp_hazard_stats_window_set_dimension (self, SP_HAZARDS_BY_INDUSTRY);
}

SpHazardStatsWindow *
sp_hazard_stats_window_new (SpSession *session, GtkWindow *parent)
{
  static const char *const followed[] = {"notify::store", "notify::as-of", "records-changed"};
  SpHazardStatsWindow *self =
    g_object_new (SP_TYPE_HAZARD_STATS_WINDOW, "transient-for", parent, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session), self);

  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_connect_object (session, followed[i], G_CALLBACK (stats_window_changed_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->dimension, "notify::selected",
                            G_CALLBACK (stats_window_changed_cb), self);
  g_signal_connect_swapped (self->span, "notify::selected", G_CALLBACK (show), self);
  g_signal_connect_object (self->period, "activate", G_CALLBACK (stats_window_period_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
sp_hazard_stats_window_begin (SpHazardStatsWindow *self)
{
  g_return_if_fail (SP_IS_HAZARD_STATS_WINDOW (self));

  load (self);
  gtk_window_present (GTK_WINDOW (self));
}

void
sp_hazard_stats_window_set_dimension (SpHazardStatsWindow *self, SpHazardDimension by)
{
  g_return_if_fail (SP_IS_HAZARD_STATS_WINDOW (self));

  for (guint i = 0; i < sp_hazard_dimensions.n_words; i++)
    if (sp_hazard_dimensions.words[i].value == (int)by)
      gtk_drop_down_set_selected (self->dimension, i);
}

gboolean
sp_hazard_stats_window_set_period (SpHazardStatsWindow *self, const char *text)
{
  SpPeriod period;

  g_return_val_if_fail (SP_IS_HAZARD_STATS_WINDOW (self) && text != NULL, FALSE);

  if (!sp_period_from_text (text, &period))
    {
      gtk_label_set_label (
        self->summary, _ ("期间请写成 2021Q3、2021H1、2021、2021-09 或 2021-01-01..2021-08-31"));
      return FALSE;
    }
  self->chosen = period;
  self->is_chosen = TRUE;
  load (self);
  return TRUE;
}

gboolean
sp_hazard_stats_window_is_loading (SpHazardStatsWindow *self)
{
  return self->loading != NULL;
}

const SpHazardStats *
sp_hazard_stats_window_get_stats (SpHazardStatsWindow *self)
{
  return self->stats;
}
