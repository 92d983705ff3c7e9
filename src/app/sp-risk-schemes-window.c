/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-schemes-window.h. */
#include "sp-risk-schemes-window.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-risk-block.h"
#include "store/sp-risks.h"

#define WIDTH 1000
#define HEIGHT 640

struct _SpRiskSchemesWindow
{
  GtkWindow parent_instance;

  /* Owned */
  SpSession *session;

  /* Borrowed, children */
  SpRecordPage *schemes;
  GtkGrid *bands;
  GtkLabel *use;
  GtkWidget *revising;
  GtkEditable *day;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (SpRiskSchemesWindow, sp_risk_schemes_window, GTK_TYPE_WINDOW)

/* ---- the scheme that is looked at ---- */

static void
show_bands (SpRiskSchemesWindow *self, SpRiskScheme *scheme)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->bands))) != NULL)
    gtk_grid_remove (self->bands, child);
  for (SpRiskLevel level = SP_RISK_RED; scheme != NULL && level <= SP_RISK_BLUE; level++)
    {
      g_autofree char *band = sp_risk_scheme_dup_band (scheme, level);
      GtkWidget *words = gtk_label_new (band);

      gtk_label_set_xalign (GTK_LABEL (words), 0);
      gtk_widget_add_css_class (words, "numeric");
      gtk_grid_attach (self->bands, sp_risk_block_new (level), 0, (int)level, 1, 1);
      gtk_grid_attach (self->bands, words, 1, (int)level, 1, 1);
    }
}

static void
show_use (SpRiskSchemesWindow *self, SpRecord *scheme)
{
  SpReader *reader = sp_session_get_reader (self->session);
  SpCondition by_it = {.field = SP_RISK_ASSESSMENT_SCHEME};
  const SpRecordFilter filter = {.conditions = &by_it, .n_conditions = 1};
  g_autoptr (GArray) ids = NULL;
  g_autofree char *text = NULL;

  if (scheme == NULL || reader == NULL)
    return;
  by_it.only = sp_record_get_id (scheme);
  ids = sp_reader_query (reader, &sp_risk_assessment_type, &filter, NULL);
  if (ids != NULL && ids->len > 0)
    text = g_strdup_printf (_ ("已有 %u 次评估用第 %d 版：分档和取值不能再改，要改请修订为新版本，"
                               "以前的评估不受影响。"),
                            ids->len, (int)sp_record_get_integer (scheme, SP_RISK_SCHEME_VERSION));
  gtk_label_set_label (self->use,
                       text != NULL ? text : _ ("还没有评估用这一版，分档和取值都可以改。"));
}

static void
show_problem (SpRiskSchemesWindow *self, const char *sentence)
{
  gtk_label_set_label (self->problem, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
}

static void
schemes_shown_cb (SpRiskSchemesWindow *self)
{
  SpRecord *scheme = sp_record_page_get_record (self->schemes);

  show_bands (self, scheme != NULL ? SP_RISK_SCHEME (scheme) : NULL);
  show_use (self, scheme);
  show_problem (self, NULL);
  gtk_widget_set_visible (self->revising,
                          scheme != NULL && !sp_session_is_read_only (self->session));
}

/* ---- a new version ---- */

gboolean
sp_risk_schemes_window_revise (SpRiskSchemesWindow *self, const char *text)
{
  SpRecord *scheme;
  SpDate day;
  int64_t revised = 0;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (SP_IS_RISK_SCHEMES_WINDOW (self) && text != NULL, FALSE);
  scheme = sp_record_page_get_record (self->schemes);
  day = sp_date_from_text (text);
  if (scheme == NULL)
    return FALSE;
  if (day == SP_DATE_NONE)
    {
      show_problem (self, _ ("请写明新版本从哪天起用，例如 2022-1-1。"));
      return FALSE;
    }
  if (!sp_store_revise_risk_scheme (sp_session_get_store (self->session), sp_record_get_id (scheme),
                                    day, &revised, &error))
    {
      show_problem (self, error->message);
      return FALSE;
    }
  gtk_editable_set_text (self->day, "");
  sp_session_tell (self->session, _ ("已修订为新版本，可以改它的分档和取值"), TRUE);
  sp_record_page_select (self->schemes, revised);
  return TRUE;
}

static void
schemes_revise_cb (SpRiskSchemesWindow *self)
{
  sp_risk_schemes_window_revise (self, gtk_editable_get_text (self->day));
}

/* ---- class ---- */

static void
sp_risk_schemes_window_dispose (GObject *object)
{
  SpRiskSchemesWindow *self = SP_RISK_SCHEMES_WINDOW (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_risk_schemes_window_parent_class)->dispose (object);
}

static void
sp_risk_schemes_window_class_init (SpRiskSchemesWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_risk_schemes_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_w, GDK_CONTROL_MASK,
                                       "window.close", NULL);
  /* After the pages: in them it first leads back to their lists. */
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
sp_risk_schemes_window_init (SpRiskSchemesWindow *self)
{
}

static GtkLabel *
new_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (label), style);
  return GTK_LABEL (label);
}

static GtkWidget *
new_revising (SpRiskSchemesWindow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("修订为新版本"));

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("启用日期：年-月-日"));
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 16);
  sp_app_set_name (entry, _ ("新版本的启用日期"));
  self->day = GTK_EDITABLE (entry);
  gtk_box_append (GTK_BOX (line), entry);
  gtk_box_append (GTK_BOX (line), button);
  g_signal_connect_object (entry, "activate", G_CALLBACK (schemes_revise_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "clicked", G_CALLBACK (schemes_revise_cb), self,
                           G_CONNECT_SWAPPED);
  return line;
}

static void
add_scheme_parts (SpRiskSchemesWindow *self)
{
  GtkBox *extra = sp_record_page_get_extra (self->schemes);

  gtk_box_set_spacing (extra, 6);
  self->bands = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->bands, 9);
  gtk_grid_set_row_spacing (self->bands, 3);
  self->use = new_label ("caption");
  self->revising = new_revising (self);
  self->problem = new_label ("problem");
  gtk_box_append (extra, GTK_WIDGET (self->bands));
  gtk_box_append (extra, GTK_WIDGET (self->use));
  gtk_box_append (extra, self->revising);
  gtk_box_append (extra, GTK_WIDGET (self->problem));
  sp_record_page_put_extra_first (self->schemes);
  g_signal_connect_object (self->schemes, "shown", G_CALLBACK (schemes_shown_cb), self,
                           G_CONNECT_SWAPPED);
  schemes_shown_cb (self);
}

static void
add_pages (SpRiskSchemesWindow *self)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *head = gtk_header_bar_new ();
  GtkWidget *switcher = gtk_stack_switcher_new ();

  self->schemes = sp_record_page_new (self->session, &sp_risk_scheme_ledger);
  gtk_stack_add_titled (GTK_STACK (stack), GTK_WIDGET (self->schemes), "schemes", _ ("分级方案"));
  gtk_stack_add_titled (GTK_STACK (stack),
                        GTK_WIDGET (sp_record_page_new (self->session, &sp_risk_ground_ledger)),
                        "grounds", _ ("直接判定条款"));
  gtk_stack_add_titled (GTK_STACK (stack),
                        GTK_WIDGET (sp_record_page_new (self->session, &sp_harm_kind_ledger)),
                        "harms", _ ("事故类型"));
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (stack));
  gtk_header_bar_set_title_widget (GTK_HEADER_BAR (head), switcher);
  gtk_window_set_titlebar (GTK_WINDOW (self), head);
  gtk_window_set_child (GTK_WINDOW (self), stack);
}

SpRiskSchemesWindow *
sp_risk_schemes_window_new (SpSession *session, GtkWindow *parent)
{
  SpRiskSchemesWindow *self = g_object_new (SP_TYPE_RISK_SCHEMES_WINDOW, "transient-for", parent,
                                            "destroy-with-parent", TRUE, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session), self);
  self->session = g_object_ref (session);
  gtk_window_set_title (GTK_WINDOW (self), _ ("风险分级方案"));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  add_pages (self);
  add_scheme_parts (self);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (schemes_shown_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (gtk_window_destroy), self,
                           G_CONNECT_SWAPPED);
  return self;
}

SpRecordPage *
sp_risk_schemes_window_get_schemes (SpRiskSchemesWindow *self)
{
  g_return_val_if_fail (SP_IS_RISK_SCHEMES_WINDOW (self), NULL);
  return self->schemes;
}

const char *
sp_risk_schemes_window_get_use (SpRiskSchemesWindow *self)
{
  g_return_val_if_fail (SP_IS_RISK_SCHEMES_WINDOW (self), "");
  return gtk_label_get_label (self->use);
}

const char *
sp_risk_schemes_window_get_problem (SpRiskSchemesWindow *self)
{
  g_return_val_if_fail (SP_IS_RISK_SCHEMES_WINDOW (self), "");
  return gtk_label_get_label (self->problem);
}
