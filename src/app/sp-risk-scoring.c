/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-scoring.h. */
#include "sp-risk-scoring.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-risk-block.h"
#include "store/sp-risks.h"

#define MOST_FACTORS 3

static const guint factor_fields[MOST_FACTORS] = {
  SP_RISK_ASSESSMENT_FIRST, SP_RISK_ASSESSMENT_SECOND, SP_RISK_ASSESSMENT_THIRD};

struct _SpRiskScoring
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  SpRecord *assessment;
  GPtrArray *schemes;              /* of SpRiskScheme, in force that day */
  GPtrArray *factors;              /* of SpRiskFactor, of the chosen one */
  GPtrArray *listed[MOST_FACTORS]; /* of those, by factor, as listed; borrowed from factors */

  /* Borrowed, children */
  GtkDropDown *choice;
  GtkLabel *none;
  GtkGrid *bands;
  GtkBox *slot;
  GtkDropDown *lists[MOST_FACTORS]; /* NULL where there is a matrix */
  SpRiskMatrix *matrix;             /* NULL where there are lists */

  /* State */
  guint is_setting : 1;
};

G_DEFINE_FINAL_TYPE (SpRiskScoring, sp_risk_scoring, GTK_TYPE_WIDGET)

static guint changed_signal;

static SpRiskMethod
get_method (SpRiskScoring *self)
{
  return (SpRiskMethod)sp_record_get_integer (self->assessment, SP_RISK_ASSESSMENT_METHOD);
}

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
}

static void
clear_value (SpRecord *record, guint field)
{
  const SpValue none = {0};

  sp_record_set_value (record, field, &none);
}

/* ---- factors ---- */

static void
scoring_listed_cb (SpRiskScoring *self)
{
  if (self->is_setting)
    return;
  for (guint i = 0; i < sp_risk_method_n_factors (get_method (self)); i++)
    {
      guint selected = gtk_drop_down_get_selected (self->lists[i]);

      if (selected == 0 || selected > self->listed[i]->len)
        clear_value (self->assessment, factor_fields[i]);
      else
        sp_record_set_real (
          self->assessment, factor_fields[i],
          sp_record_get_real (self->listed[i]->pdata[selected - 1], SP_RISK_FACTOR_VALUE));
    }
  g_signal_emit (self, changed_signal, 0);
}

static void
scoring_picked_cb (SpRiskScoring *self)
{
  double first, second;

  if (!sp_risk_matrix_get_picked (self->matrix, &first, &second))
    return;
  sp_record_set_real (self->assessment, SP_RISK_ASSESSMENT_FIRST, first);
  sp_record_set_real (self->assessment, SP_RISK_ASSESSMENT_SECOND, second);
  g_signal_emit (self, changed_signal, 0);
}

static GtkStringList *
new_words (SpRiskScoring *self, guint factor)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  gtk_string_list_append (words, _ ("（请选）"));
  for (guint i = 0; i < self->listed[factor]->len; i++)
    {
      SpRecord *record = self->listed[factor]->pdata[i];

      gtk_string_list_take (
        words, g_strdup_printf ("%g　%s", sp_record_get_real (record, SP_RISK_FACTOR_VALUE),
                                sp_record_get_text (record, SP_RISK_FACTOR_WORDS)));
    }
  return words;
}

/* The value that the assessment holds is chosen; one that the scheme does not have is dropped. */
static void
show_value (SpRiskScoring *self, guint factor)
{
  double value = sp_record_get_real (self->assessment, factor_fields[factor]);
  gboolean is_set = sp_record_peek (self->assessment, factor_fields[factor])->is_set;

  for (guint i = 0; is_set && i < self->listed[factor]->len; i++)
    if (ABS (sp_record_get_real (self->listed[factor]->pdata[i], SP_RISK_FACTOR_VALUE) - value) <
        1e-9)
      {
        gtk_drop_down_set_selected (self->lists[factor], i + 1);
        return;
      }
  clear_value (self->assessment, factor_fields[factor]);
}

static void
add_list (SpRiskScoring *self, guint factor)
{
  SpRiskMethod method = get_method (self);
  g_autofree char *name = g_strdup_printf ("%s　%s", sp_risk_method_letter (method, factor),
                                           sp_risk_method_factor_label (method, factor));
  GtkWidget *caption = gtk_label_new (name);
  GtkWidget *list = gtk_drop_down_new (G_LIST_MODEL (new_words (self, factor)), NULL);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (caption), list);
  gtk_widget_add_css_class (caption, "caption");
  sp_app_set_name (list, name);
  gtk_widget_set_hexpand (list, TRUE);
  self->lists[factor] = GTK_DROP_DOWN (list);
  show_value (self, factor);
  g_signal_connect_object (list, "notify::selected", G_CALLBACK (scoring_listed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->slot, caption);
  gtk_box_append (self->slot, list);
}

static void
add_matrix (SpRiskScoring *self, SpRiskScheme *scheme)
{
  double first, second;

  self->matrix = sp_risk_matrix_new (scheme, self->factors);
  sp_risk_matrix_set_picked (self->matrix,
                             sp_record_get_real (self->assessment, SP_RISK_ASSESSMENT_FIRST),
                             sp_record_get_real (self->assessment, SP_RISK_ASSESSMENT_SECOND));
  if (!sp_risk_matrix_get_picked (self->matrix, &first, &second))
    {
      clear_value (self->assessment, SP_RISK_ASSESSMENT_FIRST);
      clear_value (self->assessment, SP_RISK_ASSESSMENT_SECOND);
    }
  gtk_box_append (self->slot, GTK_WIDGET (self->matrix));
  g_signal_connect_object (self->matrix, "picked", G_CALLBACK (scoring_picked_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
load_factors (SpRiskScoring *self, SpRiskScheme *scheme)
{
  g_clear_pointer (&self->factors, g_ptr_array_unref);
  for (guint i = 0; i < MOST_FACTORS; i++)
    g_ptr_array_set_size (self->listed[i], 0);
  if (scheme != NULL)
    self->factors =
      sp_reader_load_all (sp_session_get_reader (self->session), &sp_risk_factor_type,
                          SP_RISK_FACTOR_SCHEME, sp_record_get_id (SP_RECORD (scheme)), NULL);
  if (self->factors == NULL)
    self->factors = g_ptr_array_new ();
  for (guint i = 0; i < self->factors->len; i++)
    {
      int64_t factor = sp_record_get_integer (self->factors->pdata[i], SP_RISK_FACTOR_FACTOR);

      if (factor >= 1 && factor <= MOST_FACTORS)
        g_ptr_array_add (self->listed[factor - 1], self->factors->pdata[i]);
    }
}

/* ---- the scheme ---- */

static void
show_bands (SpRiskScoring *self, SpRiskScheme *scheme)
{
  empty (GTK_WIDGET (self->bands));
  for (SpRiskLevel level = SP_RISK_RED; scheme != NULL && level <= SP_RISK_BLUE; level++)
    {
      g_autofree char *band = sp_risk_scheme_dup_band (scheme, level);
      GtkWidget *label = gtk_label_new (band);
      int column = 2 * ((int)(level - SP_RISK_RED) % 2), row = (int)(level - SP_RISK_RED) / 2;

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "numeric");
      gtk_grid_attach (self->bands, sp_risk_block_new (level), column, row, 1, 1);
      gtk_grid_attach (self->bands, label, column + 1, row, 1, 1);
    }
}

static void
show_scheme (SpRiskScoring *self)
{
  SpRiskScheme *scheme = sp_risk_scoring_get_scheme (self);
  guint n = sp_risk_method_n_factors (get_method (self));

  self->is_setting = TRUE;
  empty (GTK_WIDGET (self->slot));
  self->matrix = NULL;
  for (guint i = 0; i < MOST_FACTORS; i++)
    self->lists[i] = NULL;
  load_factors (self, scheme);
  show_bands (self, scheme);
  gtk_widget_set_visible (GTK_WIDGET (self->none), scheme == NULL);
  if (scheme == NULL)
    clear_value (self->assessment, SP_RISK_ASSESSMENT_SCHEME);
  else
    sp_record_set_integer (self->assessment, SP_RISK_ASSESSMENT_SCHEME,
                           sp_record_get_id (SP_RECORD (scheme)));
  if (scheme != NULL && n == 2)
    add_matrix (self, scheme);
  for (guint i = 0; scheme != NULL && n != 2 && i < n; i++)
    add_list (self, i);
  self->is_setting = FALSE;
}

static void
scoring_scheme_cb (SpRiskScoring *self)
{
  show_scheme (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
load_schemes (SpRiskScoring *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  SpDate day = (SpDate)sp_record_get_integer (self->assessment, SP_RISK_ASSESSMENT_ASSESSED_ON);
  int64_t former = sp_record_get_integer (self->assessment, SP_RISK_ASSESSMENT_SCHEME);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  if (reader != NULL && day != SP_DATE_NONE)
    self->schemes = sp_reader_load_risk_schemes (reader, get_method (self), day, NULL);
  if (self->schemes == NULL)
    self->schemes = g_ptr_array_new ();
  for (guint i = 0; i < self->schemes->len; i++)
    {
      SpRecord *scheme = self->schemes->pdata[i];

      gtk_string_list_take (
        names, g_strdup_printf (_ ("%s（第 %d 版）"), sp_record_get_title (scheme),
                                (int)sp_record_get_integer (scheme, SP_RISK_SCHEME_VERSION)));
      if (sp_record_get_id (scheme) == former)
        selected = i;
    }
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (names));
  if (self->schemes->len > 0)
    gtk_drop_down_set_selected (self->choice, selected);
  gtk_widget_set_sensitive (GTK_WIDGET (self->choice), self->schemes->len > 1);
}

/* ---- class ---- */

static gboolean
sp_risk_scoring_grab_focus (GtkWidget *widget)
{
  SpRiskScoring *self = SP_RISK_SCORING (widget);

  if (self->matrix != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->matrix));
  return self->lists[0] != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->lists[0]));
}

static void
sp_risk_scoring_dispose (GObject *object)
{
  SpRiskScoring *self = SP_RISK_SCORING (object);

  if (self->choice != NULL)
    g_signal_handlers_disconnect_by_data (self->choice, self);
  empty (GTK_WIDGET (self));
  self->choice = NULL;
  self->matrix = NULL;
  for (guint i = 0; i < MOST_FACTORS; i++)
    g_clear_pointer (&self->listed[i], g_ptr_array_unref);
  g_clear_pointer (&self->factors, g_ptr_array_unref);
  g_clear_pointer (&self->schemes, g_ptr_array_unref);
  g_clear_object (&self->assessment);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_risk_scoring_parent_class)->dispose (object);
}

static void
sp_risk_scoring_class_init (SpRiskScoringClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_risk_scoring_dispose;
  widget_class->grab_focus = sp_risk_scoring_grab_focus;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
add_choice (SpRiskScoring *self)
{
  GtkWidget *caption = gtk_label_new (_ ("分级方案"));

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_set_parent (caption, GTK_WIDGET (self));
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  sp_app_set_name (self->choice, _ ("分级方案"));
  gtk_widget_set_parent (GTK_WIDGET (self->choice), GTK_WIDGET (self));
  self->none = GTK_LABEL (
    gtk_label_new (_ ("评估日期那天没有启用的分级方案，请在“分级方案”里设定启用日期。")));
  gtk_label_set_wrap (self->none, TRUE);
  gtk_label_set_xalign (self->none, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->none), "problem");
  gtk_widget_set_parent (GTK_WIDGET (self->none), GTK_WIDGET (self));
}

static void
sp_risk_scoring_init (SpRiskScoring *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  for (guint i = 0; i < MOST_FACTORS; i++)
    self->listed[i] = g_ptr_array_new ();
  add_choice (self);
  self->bands = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->bands, 6);
  gtk_grid_set_row_spacing (self->bands, 3);
  gtk_widget_set_parent (GTK_WIDGET (self->bands), GTK_WIDGET (self));
  self->slot = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  gtk_widget_set_margin_top (GTK_WIDGET (self->slot), 6);
  gtk_widget_set_parent (GTK_WIDGET (self->slot), GTK_WIDGET (self));
}

SpRiskScoring *
sp_risk_scoring_new (SpSession *session, SpRecord *assessment)
{
  SpRiskScoring *self = g_object_new (SP_TYPE_RISK_SCORING, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session) && SP_IS_RISK_ASSESSMENT (assessment), self);
  self->session = g_object_ref (session);
  self->assessment = g_object_ref (assessment);
  load_schemes (self);
  show_scheme (self);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (scoring_scheme_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

SpRiskScheme *
sp_risk_scoring_get_scheme (SpRiskScoring *self)
{
  guint selected;

  g_return_val_if_fail (SP_IS_RISK_SCORING (self), NULL);
  selected = gtk_drop_down_get_selected (self->choice);
  return selected < self->schemes->len ? self->schemes->pdata[selected] : NULL;
}

const GPtrArray *
sp_risk_scoring_get_factors (SpRiskScoring *self)
{
  g_return_val_if_fail (SP_IS_RISK_SCORING (self), NULL);
  return self->factors;
}

SpRiskMatrix *
sp_risk_scoring_get_matrix (SpRiskScoring *self)
{
  g_return_val_if_fail (SP_IS_RISK_SCORING (self), NULL);
  return self->matrix;
}

GtkDropDown *
sp_risk_scoring_get_list (SpRiskScoring *self, guint factor)
{
  g_return_val_if_fail (SP_IS_RISK_SCORING (self) && factor < MOST_FACTORS, NULL);
  return self->lists[factor];
}
