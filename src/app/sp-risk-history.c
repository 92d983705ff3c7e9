/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-history.h. */
#include "sp-risk-history.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-ledger.h"
#include "sp-risk-block.h"
#include "store/sp-risks.h"

#define CHART_HEIGHT 168

struct _SpRiskHistory
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  GPtrArray *assessments; /* of SpRiskAssessment, by day */

  /* Borrowed, children */
  SpTrendView *view;
  GtkExpander *expander;
  GtkBox *rows;

  /* State */
  int64_t point;
};

G_DEFINE_FINAL_TYPE (SpRiskHistory, sp_risk_history, GTK_TYPE_WIDGET)

static guint edit_signal;

static const char key_index[] = "sp-index";

/* ---- rows ---- */

static SpRecord *
get_assessment (SpRiskHistory *self, guint i)
{
  return self->assessments->pdata[self->assessments->len - 1 - i];
}

/* 第 2 版 · 定期评估 · 王某 · 评估依据 */
static char *
dup_detail (SpRecord *record)
{
  GString *text = g_string_new (NULL);
  int64_t version = sp_record_get_integer (record, SP_RISK_ASSESSMENT_SCHEME_VERSION);
  const char *const texts[] = {
    sp_vocabulary_label (&sp_risk_causes,
                         (int)sp_record_get_integer (record, SP_RISK_ASSESSMENT_CAUSE)),
    sp_record_get_text (record, SP_RISK_ASSESSMENT_ASSESSOR),
    sp_record_get_text (record, SP_RISK_ASSESSMENT_GROUNDS),
  };

  if (version > 0)
    g_string_append_printf (text, _ ("方案第 %d 版"), (int)version);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (*texts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", texts[i]);
  return g_string_free (text, FALSE);
}

char *
sp_risk_history_dup_row (SpRiskHistory *self, guint i)
{
  SpRecord *record;
  g_autofree char *words = NULL;
  g_autofree char *detail = NULL;

  g_return_val_if_fail (SP_IS_RISK_HISTORY (self), NULL);
  g_return_val_if_fail (i < sp_risk_history_get_n_rows (self), NULL);
  record = get_assessment (self, i);
  words = sp_risk_assessment_dup_words (SP_RISK_ASSESSMENT (record));
  detail = dup_detail (record);
  return g_strdup_printf ("%s\n%s", words, detail);
}

static void
history_edit_cb (SpRiskHistory *self, GtkWidget *button)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), key_index));

  if (i < sp_risk_history_get_n_rows (self))
    g_signal_emit (self, edit_signal, 0, (gint64)sp_record_get_id (get_assessment (self, i)));
}

static void
history_remove_cb (SpRiskHistory *self, GtkWidget *button)
{
  sp_risk_history_remove (self,
                          GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), key_index)));
}

static void
add_button (SpRiskHistory *self, GtkWidget *row, guint i, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "compact");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  g_object_set_data (G_OBJECT (button), key_index, GUINT_TO_POINTER (i));
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), button);
}

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_row (SpRiskHistory *self, guint i)
{
  SpRecord *record = get_assessment (self, i);
  SpDate day = (SpDate)sp_record_get_integer (record, SP_RISK_ASSESSMENT_ASSESSED_ON);
  gboolean is_later = day > sp_session_get_as_of (self->session);
  g_autofree char *iso = sp_date_dup_iso (day);
  g_autofree char *text = sp_risk_history_dup_row (self, i);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = new_label (text, NULL);
  GtkWidget *block =
    sp_risk_block_new ((SpRiskLevel)sp_record_get_integer (record, SP_RISK_ASSESSMENT_LEVEL));

  gtk_widget_set_valign (block, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), new_label (iso, "numeric"));
  gtk_box_append (GTK_BOX (row), new_label (sp_record_get_integer (
                                              record, SP_RISK_ASSESSMENT_STAGE) == SP_RISK_INHERENT
                                              ? _ ("固有")
                                              : _ ("现有"),
                                            NULL));
  gtk_box_append (GTK_BOX (row), block);
  gtk_box_append (GTK_BOX (row), words);
  if (is_later)
    gtk_widget_set_opacity (row, 0.55);
  if (!sp_session_is_read_only (self->session))
    {
      add_button (self, row, i, _ ("更正"), G_CALLBACK (history_edit_cb));
      add_button (self, row, i, _ ("删除"), G_CALLBACK (history_remove_cb));
    }
  gtk_box_append (self->rows, row);
}

/* ---- loading ---- */

static void
show_chart (SpRiskHistory *self, SpRecord *point)
{
  g_autoptr (SpTrendScene) scene = NULL;

  if (point != NULL)
    scene = sp_trend_scene_new_risk (SP_RISK_POINT (point), self->assessments,
                                     sp_session_get_as_of (self->session));
  sp_trend_view_set_scene (self->view, scene);
}

static void
load (SpRiskHistory *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (SpRecord) point = NULL;
  g_autofree char *label = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  g_clear_pointer (&self->assessments, g_ptr_array_unref);
  if (reader != NULL && self->point != 0)
    {
      point = sp_reader_load (reader, &sp_risk_point_type, self->point, NULL);
      self->assessments = sp_reader_load_risk_assessments (reader, self->point, NULL);
    }
  if (self->assessments == NULL)
    self->assessments = g_ptr_array_new_with_free_func (g_object_unref);
  show_chart (self, point);
  gtk_widget_set_visible (GTK_WIDGET (self->view), self->assessments->len > 0);
  label = g_strdup_printf (_ ("评估记录（%u）"), self->assessments->len);
  gtk_expander_set_label (self->expander, label);
  for (guint i = 0; i < self->assessments->len; i++)
    add_row (self, i);
  gtk_widget_set_visible (GTK_WIDGET (self), point != NULL);
}

/* ---- class ---- */

static void
sp_risk_history_dispose (GObject *object)
{
  SpRiskHistory *self = SP_RISK_HISTORY (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->assessments, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_risk_history_parent_class)->dispose (object);
}

static void
sp_risk_history_class_init (SpRiskHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_risk_history_dispose;
  edit_signal = g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
sp_risk_history_init (SpRiskHistory *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->view = sp_trend_view_new (CHART_HEIGHT, TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->view), GTK_WIDGET (self));
  self->expander = GTK_EXPANDER (gtk_expander_new (NULL));
  gtk_expander_set_expanded (self->expander, TRUE);
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_expander_set_child (self->expander, GTK_WIDGET (self->rows));
  gtk_widget_set_parent (GTK_WIDGET (self->expander), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

SpRiskHistory *
sp_risk_history_new (SpSession *session)
{
  SpRiskHistory *self = g_object_new (SP_TYPE_RISK_HISTORY, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session), self);
  self->session = g_object_ref (session);
  self->assessments = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::as-of", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  return self;
}

void
sp_risk_history_set_point (SpRiskHistory *self, int64_t point)
{
  g_return_if_fail (SP_IS_RISK_HISTORY (self));
  self->point = point;
  load (self);
}

guint
sp_risk_history_get_n_rows (SpRiskHistory *self)
{
  g_return_val_if_fail (SP_IS_RISK_HISTORY (self), 0);
  return self->assessments->len;
}

void
sp_risk_history_remove (SpRiskHistory *self, guint i)
{
  g_return_if_fail (SP_IS_RISK_HISTORY (self));
  g_return_if_fail (i < sp_risk_history_get_n_rows (self));
  sp_session_delete (self->session, get_assessment (self, i), _ ("删除风险评估"));
}

SpTrendView *
sp_risk_history_get_view (SpRiskHistory *self)
{
  g_return_val_if_fail (SP_IS_RISK_HISTORY (self), NULL);
  return self->view;
}
