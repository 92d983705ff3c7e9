/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-matrix.h. Rows are the first factor, the worst on top; columns the second, the worst
 * on the right: so the red corner is where people look for it. */
#include "sp-risk-matrix.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-risk-block.h"

#define CELL_WIDTH 46
#define CELL_HEIGHT 30

typedef struct
{
  double value;
  char *words;
} Value;

struct _SpRiskMatrix
{
  GtkWidget parent_instance;

  /* Owned */
  GArray *values[2]; /* of Value, as they are shown */

  /* Borrowed, the child and its cells row by row */
  GtkGrid *grid;
  GPtrArray *cells;

  /* State */
  int picked;  /* index of a cell; -1: none */
  int current; /* that the keys are on */
};

G_DEFINE_FINAL_TYPE (SpRiskMatrix, sp_risk_matrix, GTK_TYPE_WIDGET)

static guint picked_signal;

static const char key_index[] = "sp-index";

/* ---- values ---- */

static void
value_clear (gpointer data)
{
  g_free (((Value *)data)->words);
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  double left = ((const Value *)a)->value, right = ((const Value *)b)->value;

  return (left > right) - (left < right);
}

static int
compare_values_down (gconstpointer a, gconstpointer b)
{
  return compare_values (b, a);
}

static void
take_values (SpRiskMatrix *self, const GPtrArray *factors)
{
  for (guint i = 0; i < factors->len; i++)
    {
      SpRecord *record = g_ptr_array_index (factors, i);
      int64_t factor = sp_record_get_integer (record, SP_RISK_FACTOR_FACTOR);
      Value value = {sp_record_get_real (record, SP_RISK_FACTOR_VALUE),
                     g_strdup (sp_record_get_text (record, SP_RISK_FACTOR_WORDS))};

      if (factor == 1 || factor == 2)
        g_array_append_val (self->values[factor - 1], value);
      else
        g_free (value.words);
    }
  g_array_sort (self->values[0], compare_values_down);
  g_array_sort (self->values[1], compare_values);
}

static const Value *
get_value (SpRiskMatrix *self, guint factor, guint i)
{
  return &g_array_index (self->values[factor], Value, i);
}

/* ---- picking ---- */

static GtkWidget *
get_cell (SpRiskMatrix *self, int index)
{
  return g_ptr_array_index (self->cells, (guint)index);
}

/* One cell at a time can have the focus, so that Tab passes the matrix in one step. */
static void
set_current (SpRiskMatrix *self, int index, gboolean is_focused)
{
  if (self->current >= 0)
    gtk_widget_set_focusable (get_cell (self, self->current), FALSE);
  self->current = index;
  gtk_widget_set_focusable (get_cell (self, index), TRUE);
  if (is_focused)
    gtk_widget_grab_focus (get_cell (self, index));
}

static void
show_picked (SpRiskMatrix *self, int index)
{
  if (self->picked >= 0)
    gtk_widget_remove_css_class (get_cell (self, self->picked), "picked");
  self->picked = index;
  if (index < 0)
    return;
  gtk_widget_add_css_class (get_cell (self, index), "picked");
  set_current (self, index, FALSE);
}

static void
matrix_clicked_cb (SpRiskMatrix *self, GtkWidget *cell)
{
  show_picked (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (cell), key_index)));
  g_signal_emit (self, picked_signal, 0);
}

static gboolean
matrix_key_cb (SpRiskMatrix *self, guint key, guint code, GdkModifierType state)
{
  int n_columns = (int)self->values[1]->len;
  int n_rows = (int)self->values[0]->len;
  int row, column;

  if (self->current < 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  row = self->current / n_columns;
  column = self->current % n_columns;
  switch (key)
    {
    case GDK_KEY_Left:
      column--;
      break;
    case GDK_KEY_Right:
      column++;
      break;
    case GDK_KEY_Up:
      row--;
      break;
    case GDK_KEY_Down:
      row++;
      break;
    case GDK_KEY_Home:
      column = 0;
      break;
    case GDK_KEY_End:
      column = n_columns - 1;
      break;
    default:
      return FALSE;
    }
  row = CLAMP (row, 0, n_rows - 1);
  column = CLAMP (column, 0, n_columns - 1);
  set_current (self, row * n_columns + column, TRUE);
  return TRUE;
}

/* ---- cells ---- */

static void
attach_head (SpRiskMatrix *self, const Value *value, int column, int row)
{
  g_autofree char *text = column == 0 ? g_strdup_printf ("%g %s", value->value, value->words)
                                      : g_strdup_printf ("%g", value->value);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_tooltip_text (label, value->words);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (column == 0)
    {
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
    }
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
}

static void
add_cell (SpRiskMatrix *self, SpRiskScheme *scheme, SpRiskMethod method, guint row, guint column)
{
  const Value *first = get_value (self, 0, row);
  const Value *second = get_value (self, 1, column);
  const double factors[3] = {first->value, second->value, 0};
  double score = sp_risk_score (method, factors);
  SpRiskLevel level = sp_risk_scheme_level (scheme, score);
  g_autofree char *text = g_strdup_printf ("%g", score);
  g_autofree char *name =
    g_strdup_printf (_ ("%s %g %s，%s %g %s：%g，%s"), sp_risk_method_letter (method, 0),
                     first->value, first->words, sp_risk_method_letter (method, 1), second->value,
                     second->words, score, sp_vocabulary_label (&sp_risk_levels, (int)level));
  GtkWidget *cell = gtk_button_new_with_label (text);

  gtk_widget_add_css_class (cell, "matrix-cell");
  gtk_widget_add_css_class (cell, sp_risk_block_class (level));
  gtk_widget_set_size_request (cell, CELL_WIDTH, CELL_HEIGHT);
  gtk_widget_set_focusable (cell, FALSE);
  gtk_widget_set_tooltip_text (cell, name);
  sp_app_set_name (cell, name);
  g_object_set_data (G_OBJECT (cell), key_index, GINT_TO_POINTER ((int)self->cells->len));
  g_signal_connect_object (cell, "clicked", G_CALLBACK (matrix_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_grid_attach (self->grid, cell, (int)column + 1, (int)row, 1, 1);
  g_ptr_array_add (self->cells, cell);
}

static void
add_caption (SpRiskMatrix *self, SpRiskMethod method)
{
  g_autofree char *text =
    g_strdup_printf (_ ("纵：%s %s　横：%s %s"), sp_risk_method_letter (method, 0),
                     sp_risk_method_factor_label (method, 0), sp_risk_method_letter (method, 1),
                     sp_risk_method_factor_label (method, 1));
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_grid_attach (self->grid, label, 0, (int)self->values[0]->len + 1,
                   (int)self->values[1]->len + 1, 1);
}

static void
add_cells (SpRiskMatrix *self, SpRiskScheme *scheme)
{
  SpRiskMethod method =
    (SpRiskMethod)sp_record_get_integer (SP_RECORD (scheme), SP_RISK_SCHEME_METHOD);

  for (guint row = 0; row < self->values[0]->len; row++)
    {
      attach_head (self, get_value (self, 0, row), 0, (int)row);
      for (guint column = 0; column < self->values[1]->len; column++)
        add_cell (self, scheme, method, row, column);
    }
  for (guint column = 0; column < self->values[1]->len; column++)
    attach_head (self, get_value (self, 1, column), (int)column + 1, (int)self->values[0]->len);
  add_caption (self, method);
  if (self->cells->len > 0)
    set_current (self, 0, FALSE);
}

/* ---- class ---- */

static gboolean
sp_risk_matrix_grab_focus (GtkWidget *widget)
{
  SpRiskMatrix *self = SP_RISK_MATRIX (widget);

  return self->current >= 0 && gtk_widget_grab_focus (get_cell (self, self->current));
}

static void
sp_risk_matrix_dispose (GObject *object)
{
  SpRiskMatrix *self = SP_RISK_MATRIX (object);

  g_ptr_array_set_size (self->cells, 0);
  self->current = self->picked = -1;
  if (self->grid != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->grid));
  self->grid = NULL;
  G_OBJECT_CLASS (sp_risk_matrix_parent_class)->dispose (object);
}

static void
sp_risk_matrix_finalize (GObject *object)
{
  SpRiskMatrix *self = SP_RISK_MATRIX (object);

  g_array_unref (self->values[0]);
  g_array_unref (self->values[1]);
  g_ptr_array_unref (self->cells);
  G_OBJECT_CLASS (sp_risk_matrix_parent_class)->finalize (object);
}

static void
sp_risk_matrix_class_init (SpRiskMatrixClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_risk_matrix_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_risk_matrix_finalize;
  widget_class->grab_focus = sp_risk_matrix_grab_focus;
  picked_signal = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
sp_risk_matrix_init (SpRiskMatrix *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  for (guint i = 0; i < 2; i++)
    {
      self->values[i] = g_array_new (FALSE, FALSE, sizeof (Value));
      g_array_set_clear_func (self->values[i], value_clear);
    }
  self->cells = g_ptr_array_new ();
  self->picked = self->current = -1;
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (self->grid, 2);
  gtk_grid_set_column_spacing (self->grid, 2);
  gtk_widget_set_halign (GTK_WIDGET (self->grid), GTK_ALIGN_START);
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (matrix_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

SpRiskMatrix *
sp_risk_matrix_new (SpRiskScheme *scheme, const GPtrArray *factors)
{
  SpRiskMatrix *self = g_object_new (SP_TYPE_RISK_MATRIX, NULL);

  g_return_val_if_fail (SP_IS_RISK_SCHEME (scheme) && factors != NULL, self);
  take_values (self, factors);
  add_cells (self, scheme);
  sp_app_set_name (self, _ ("风险矩阵"));
  return self;
}

guint
sp_risk_matrix_get_n_values (SpRiskMatrix *self, guint factor)
{
  g_return_val_if_fail (SP_IS_RISK_MATRIX (self) && factor < 2, 0);
  return self->values[factor]->len;
}

gboolean
sp_risk_matrix_get_picked (SpRiskMatrix *self, double *first, double *second)
{
  guint n_columns;

  g_return_val_if_fail (SP_IS_RISK_MATRIX (self), FALSE);
  if (self->picked < 0)
    return FALSE;
  n_columns = self->values[1]->len;
  *first = get_value (self, 0, (guint)self->picked / n_columns)->value;
  *second = get_value (self, 1, (guint)self->picked % n_columns)->value;
  return TRUE;
}

void
sp_risk_matrix_set_picked (SpRiskMatrix *self, double first, double second)
{
  guint n_columns;

  g_return_if_fail (SP_IS_RISK_MATRIX (self));
  n_columns = self->values[1]->len;
  show_picked (self, -1);
  for (guint i = 0; i < self->cells->len; i++)
    if (ABS (get_value (self, 0, i / n_columns)->value - first) < 1e-9 &&
        ABS (get_value (self, 1, i % n_columns)->value - second) < 1e-9)
      show_picked (self, (int)i);
}

GtkWidget *
sp_risk_matrix_get_cell (SpRiskMatrix *self, guint row, guint column)
{
  g_return_val_if_fail (SP_IS_RISK_MATRIX (self), NULL);
  g_return_val_if_fail (row < self->values[0]->len && column < self->values[1]->len, NULL);
  return g_ptr_array_index (self->cells, row * self->values[1]->len + column);
}
