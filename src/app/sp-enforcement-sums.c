/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-enforcement-sums.h. Columns in which nothing was counted are left out. */
#include "sp-enforcement-sums.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-template.h"
#include "sp-tsv.h"
#include "store/sp-titles.h"

struct _SpEnforcementSums
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  GPtrArray *rows; /* of SpEnforcement, the total last */

  /* Template */
  GtkDropDown *dimension;
  GtkDropDown *span;
  GtkEntry *period;
  GtkLabel *problem;
  GtkGrid *grid;

  /* State */
  SpPeriod chosen;
  guint is_chosen : 1; /* a person gave the period */
  guint is_stale : 1;  /* something changed while it was not on screen */
};

G_DEFINE_FINAL_TYPE (SpEnforcementSums, sp_enforcement_sums, GTK_TYPE_WIDGET)

static const guint dimension_fields[] = {
  [SP_ENFORCEMENT_BY_INDUSTRY] = SP_ENFORCEMENT_INDUSTRY,
  [SP_ENFORCEMENT_BY_TOWNSHIP] = SP_ENFORCEMENT_TOWNSHIP,
  [SP_ENFORCEMENT_BY_DEPARTMENT] = SP_ENFORCEMENT_DEPARTMENT,
};
static const SpPeriodKind spans[] = {SP_PERIOD_QUARTER, SP_PERIOD_YEAR, SP_PERIOD_MONTH};

static SpEnforcementDimension
get_dimension (SpEnforcementSums *self)
{
  return (SpEnforcementDimension)(gtk_drop_down_get_selected (self->dimension) +
                                  SP_ENFORCEMENT_BY_INDUSTRY);
}

static gboolean
is_count (const SpField *field)
{
  return field->type == SP_TYPE_INTEGER || field->type == SP_TYPE_REAL;
}

/* ---- the table ---- */

static char *
dup_cell (SpRecord *row, guint field)
{
  const SpField *declared = &sp_enforcement_type.fields[field];
  char *code = sp_value_to_code (declared, sp_record_peek (row, field));

  if (g_str_equal (code, "0"))
    *code = '\0';
  return code;
}

static gboolean
has_counts (SpEnforcementSums *self, guint field)
{
  SpRecord *total = g_ptr_array_index (self->rows, self->rows->len - 1);
  g_autofree char *text = NULL;

  if (!is_count (&sp_enforcement_type.fields[field]))
    return FALSE;
  text = dup_cell (total, field);
  return *text != '\0';
}

static char *
dup_head (const SpField *field)
{
  return field->unit != NULL ? g_strdup_printf (_ ("%s（%s）"), _ (field->label), _ (field->unit))
                             : g_strdup (_ (field->label));
}

static char *
dup_row_name (SpEnforcementSums *self, SpTitles *titles, guint i)
{
  g_autofree char *name = NULL;

  if (i + 1 == self->rows->len)
    return g_strdup (_ ("合计"));
  name = sp_titles_dup_field (titles, g_ptr_array_index (self->rows, i),
                              dimension_fields[get_dimension (self)]);
  return *name != '\0' ? g_steal_pointer (&name) : g_strdup (_ ("未注明"));
}

/* The table as text: heads, rows, total. */
char *
sp_enforcement_sums_dup_text (SpEnforcementSums *self)
{
  GString *text = g_string_new (NULL);
  g_autoptr (SpTitles) titles = NULL;

  g_return_val_if_fail (SP_IS_ENFORCEMENT_SUMS (self), g_string_free (text, FALSE));
  if (self->rows == NULL || sp_session_get_store (self->session) == NULL)
    return g_string_free (text, FALSE);
  titles = sp_titles_new (sp_session_get_store (self->session));
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *name = dup_row_name (self, titles, i);

      g_string_append (text, name);
      for (guint j = 0; j < sp_enforcement_type.n_fields; j++)
        if (has_counts (self, j))
          {
            g_autofree char *cell = dup_cell (g_ptr_array_index (self->rows, i), j);

            g_string_append_printf (text, "\t%s", cell);
          }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
attach (SpEnforcementSums *self, const char *text, int column, int row, gboolean is_bold)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_widget_add_css_class (label, is_bold ? "heading" : "numeric");
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
}

static void
clear_grid (SpEnforcementSums *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

static void
fill_heads (SpEnforcementSums *self)
{
  int column = 1;

  attach (self, _ (sp_enforcement_type.fields[dimension_fields[get_dimension (self)]].label), 0, 0,
          TRUE);
  for (guint j = 0; j < sp_enforcement_type.n_fields; j++)
    if (has_counts (self, j))
      {
        g_autofree char *head = dup_head (&sp_enforcement_type.fields[j]);

        attach (self, head, column++, 0, TRUE);
      }
}

static void
fill_grid (SpEnforcementSums *self)
{
  g_autofree char *text = sp_enforcement_sums_dup_text (self);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  clear_grid (self);
  if (self->rows->len <= 1)
    {
      attach (self, _ ("这段时间没有登记执法处罚。"), 0, 0, FALSE);
      return;
    }
  fill_heads (self);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      for (guint j = 0; cells[j] != NULL; j++)
        attach (self, cells[j], (int)j, (int)i + 1, i + 1 == self->rows->len);
    }
}

/* ---- reading ---- */

static SpPeriod
get_period (SpEnforcementSums *self)
{
  return self->is_chosen
           ? self->chosen
           : sp_period_containing (sp_session_get_as_of (self->session),
                                   spans[MIN (gtk_drop_down_get_selected (self->span), 2)]);
}

static GPtrArray *
read_rows (SpEnforcementSums *self, const SpPeriod *period, GError **error)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (GPtrArray) rows =
    sp_reader_sum_enforcement (reader, period, get_dimension (self), error);
  g_autoptr (GPtrArray) total = NULL;

  if (rows == NULL)
    return NULL;
  total = sp_reader_sum_enforcement (reader, period, SP_ENFORCEMENT_BY_NOTHING, error);
  if (total == NULL)
    return NULL;
  if (total->len > 0)
    g_ptr_array_add (rows, g_object_ref (g_ptr_array_index (total, 0)));
  return g_steal_pointer (&rows);
}

static void
load (SpEnforcementSums *self)
{
  SpPeriod period = get_period (self);
  g_autofree char *code = sp_period_dup_code (&period);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->is_stale || sp_session_get_reader (self->session) == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->period), code);
  rows = read_rows (self, &period, &error);
  sp_session_report_error (self->session, error);
  if (rows == NULL)
    return;
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = g_steal_pointer (&rows);
  fill_grid (self);
}

static void
enforcement_sums_span_cb (SpEnforcementSums *self)
{
  self->is_chosen = FALSE;
  load (self);
}

static void
enforcement_sums_period_cb (SpEnforcementSums *self)
{
  sp_enforcement_sums_set_period (self, gtk_editable_get_text (GTK_EDITABLE (self->period)));
}

static void
sp_enforcement_sums_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sp_enforcement_sums_parent_class)->map (widget);
  if (SP_ENFORCEMENT_SUMS (widget)->is_stale)
    load (SP_ENFORCEMENT_SUMS (widget));
}

/* ---- class ---- */

static void
sp_enforcement_sums_dispose (GObject *object)
{
  SpEnforcementSums *self = SP_ENFORCEMENT_SUMS (object);

  if (self->dimension != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->dimension, self);
      g_signal_handlers_disconnect_by_data (self->span, self);
    }
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->session);
  sp_template_dispose (self, SP_TYPE_ENFORCEMENT_SUMS);
  G_OBJECT_CLASS (sp_enforcement_sums_parent_class)->dispose (object);
}

static void
sp_enforcement_sums_class_init (SpEnforcementSumsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_enforcement_sums_dispose;
  widget_class->map = sp_enforcement_sums_map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SP_RESOURCE_PATH "sp-enforcement-sums.ui");
  gtk_widget_class_bind_template_child (widget_class, SpEnforcementSums, dimension);
  gtk_widget_class_bind_template_child (widget_class, SpEnforcementSums, span);
  gtk_widget_class_bind_template_child (widget_class, SpEnforcementSums, period);
  gtk_widget_class_bind_template_child (widget_class, SpEnforcementSums, problem);
  gtk_widget_class_bind_template_child (widget_class, SpEnforcementSums, grid);
}

static void
sp_enforcement_sums_init (SpEnforcementSums *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_stale = TRUE;
}

SpEnforcementSums *
sp_enforcement_sums_new (SpSession *session)
{
  SpEnforcementSums *self = g_object_new (SP_TYPE_ENFORCEMENT_SUMS, NULL);
  static const char *const followed[] = {"notify::store", "notify::as-of", "records-changed"};

  g_return_val_if_fail (SP_IS_SESSION (session), self);
  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_connect_object (session, followed[i], G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->dimension, "notify::selected", G_CALLBACK (load), self);
  g_signal_connect_swapped (self->span, "notify::selected", G_CALLBACK (enforcement_sums_span_cb),
                            self);
  g_signal_connect_object (self->period, "activate", G_CALLBACK (enforcement_sums_period_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

gboolean
sp_enforcement_sums_set_period (SpEnforcementSums *self, const char *text)
{
  SpPeriod period;
  gboolean ok;

  g_return_val_if_fail (SP_IS_ENFORCEMENT_SUMS (self), FALSE);
  ok = sp_period_from_text (text, &period);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), !ok);
  if (!ok)
    return FALSE;
  self->chosen = period;
  self->is_chosen = TRUE;
  load (self);
  return TRUE;
}
