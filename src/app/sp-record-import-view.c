/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What SpRecordImport shows of a draft: the strip of columns with what each is taken for, the rows
 * with what becomes of them, and the counts. */
#include "sp-record-import-private.h"

#include "base/sp-i18n.h"
#include "sp-app.h"

/* More columns than these nobody looks at one by one. */
#define MAX_CHOICES 64
#define CELL_WIDTH 120
#define REASON_WIDTH 340

/* ---- a row ---- */

static const struct
{
  const char *text;
  const char *style;
} states[SP_DRAFT_N_STATES] = {
  [SP_DRAFT_NEW] = {N_ ("● 新增"), "light-on-track"},
  [SP_DRAFT_UPDATE] = {N_ ("● 更新"), "light-on-track"},
  [SP_DRAFT_SAME] = {N_ ("✓ 已有"), "light-done"},
  [SP_DRAFT_PASSED] = {N_ ("－ 不读"), "light-done"},
  [SP_DRAFT_FOLDED] = {N_ ("● 并入上面"), "light-on-track"},
  [SP_DRAFT_REFUSED] = {N_ ("■ 不合要求"), "light-overdue"},
};

static char *
dup_reasons (SpRecordDraft *draft, guint row)
{
  GString *text = g_string_new (NULL);
  guint n = 0;
  const SpRowProblem *problems = sp_record_draft_find_problems (draft, row, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *head = problems[i].column >= 0
                                ? sp_record_draft_dup_head (draft, (guint)problems[i].column)
                                : NULL;

      if (text->len > 0)
        g_string_append_c (text, ' ');
      if (head != NULL)
        g_string_append_printf (text, _ ("“%s”列："), head);
      g_string_append (text, problems[i].reason);
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_warned (SpRecordDraft *draft, guint row)
{
  SpDraftState state = sp_record_draft_get_state (draft, row);
  guint n = 0;

  return (state == SP_DRAFT_NEW || state == SP_DRAFT_UPDATE || state == SP_DRAFT_FOLDED) &&
         sp_record_draft_find_problems (draft, row, &n) != NULL;
}

/* ---- cells ---- */

/* What a column of the list shows; from FIRST_CELL on the table's own. */
enum
{
  LIST_LINE,
  LIST_STATE,
  LIST_REASON,
  FIRST_CELL
};

static char *
dup_text (SpRecordDraft *draft, guint row, guint which)
{
  switch (which)
    {
    case LIST_LINE:
      return g_strdup_printf ("%u", sp_record_draft_get_line (draft, row));
    case LIST_STATE:
      return g_strdup (is_warned (draft, row)
                         ? _ ("▲ 请核对")
                         : _ (states[sp_record_draft_get_state (draft, row)].text));
    case LIST_REASON:
      return dup_reasons (draft, row);
    default:
      return g_strdup (sp_record_draft_get_cell (draft, row, which - FIRST_CELL));
    }
}

/* Answered, not set: setting one on a shown label asks the display for the pointer. */
static gboolean
cell_tooltip_cb (
  GtkLabel *label, int x, int y, gboolean is_keyboard, GtkTooltip *tooltip, gpointer user_data)
{
  const char *text = gtk_label_get_label (label);

  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
cell_setup_cb (GtkListItemFactory *factory, GtkListItem *item, SpRecordImport *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (cell_tooltip_cb), NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_list_item_set_child (item, label);
}

/* What will not do is seen where it stands. */
static void
mark_cell (SpRecordDraft *draft, guint row, guint column, GtkWidget *label)
{
  guint n = 0;
  const SpRowProblem *problems = sp_record_draft_find_problems (draft, row, &n);
  const char *style = NULL;

  for (guint i = 0; i < n; i++)
    if (problems[i].column == (int)column)
      style = problems[i].is_warning ? "warning" : "problem";
  gtk_widget_remove_css_class (label, "problem");
  gtk_widget_remove_css_class (label, "warning");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
}

static void
cell_bind_cb (GtkListItemFactory *factory, GtkListItem *item, SpRecordImport *self)
{
  guint row = sp_table_row_get_index (gtk_list_item_get_item (item));
  guint which = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "which"));
  GtkWidget *label = gtk_list_item_get_child (item);
  g_autofree char *text = NULL;

  if (self->draft == NULL)
    return;
  text = dup_text (self->draft, row, which);
  gtk_label_set_label (GTK_LABEL (label), text);
  if (which >= FIRST_CELL)
    mark_cell (self->draft, row, which - FIRST_CELL, label);
  if (which == LIST_STATE)
    {
      const char *style = is_warned (self->draft, row)
                            ? "light-near"
                            : states[sp_record_draft_get_state (self->draft, row)].style;
      const char *classes[] = {"light", style, NULL};

      gtk_widget_set_halign (label, GTK_ALIGN_START);
      gtk_widget_set_css_classes (label, classes);
    }
}

static void
append_column (SpRecordImport *self, const char *title, guint which, int width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_object_set_data (G_OBJECT (factory), "which", GUINT_TO_POINTER (which));
  g_signal_connect (factory, "setup", G_CALLBACK (cell_setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (cell_bind_cb), self);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (self->view, column);
}

/* The columns that are read, after what becomes of the row. */
static void
show_columns (SpRecordImport *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  append_column (self, _ ("行"), LIST_LINE, 64);
  append_column (self, _ ("结果"), LIST_STATE, 116);
  append_column (self, _ ("原因"), LIST_REASON, REASON_WIDTH);
  for (guint i = 0; i < sp_record_draft_get_n_columns (self->draft); i++)
    {
      g_autofree char *head = sp_record_draft_dup_head (self->draft, i);

      if (sp_record_draft_get_field (self->draft, i) >= 0)
        append_column (self, head, FIRST_CELL + i, CELL_WIDTH);
    }
}

/* ---- the strip of columns ---- */

/* The first entry is that the column is not read. */
static GArray *
list_fields (SpRecordDraft *draft)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (int));
  int none = -1;

  g_array_append_val (fields, none);
  for (int i = 0; i < (int)sp_record_draft_get_n_fields (draft); i++)
    if (sp_record_draft_is_choosable (draft, i))
      g_array_append_val (fields, i);
  return fields;
}

static void
choice_changed_cb (GtkDropDown *choice, GParamSpec *pspec, SpRecordImport *self)
{
  guint selected = gtk_drop_down_get_selected (choice);
  g_autoptr (GArray) fields = NULL;
  guint column;

  if (self->is_filling || self->draft == NULL || !g_ptr_array_find (self->choices, choice, &column))
    return;
  fields = list_fields (self->draft);
  if (selected < fields->len)
    sp_record_import_choose_field (self, column, g_array_index (fields, int, selected));
}

static GtkStringList *
list_labels (SpRecordDraft *draft, const GArray *fields)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _ ("（不读）"));
  for (guint i = 1; i < fields->len; i++)
    gtk_string_list_append (labels,
                            sp_record_draft_get_label (draft, g_array_index (fields, int, i)));
  return labels;
}

static void
add_choice (SpRecordImport *self, guint column, const GArray *fields)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *head = sp_record_draft_dup_head (self->draft, column);
  g_autofree char *name = g_strdup_printf (_ ("“%s”列读作"), head);
  GtkWidget *label = gtk_label_new (head);
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (list_labels (self->draft, fields)), NULL);
  int field = sp_record_draft_get_field (self->draft, column);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 10);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, field < 0 ? "dim-label" : "heading");
  for (guint i = 0; i < fields->len; i++)
    if (g_array_index (fields, int, i) == field)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), i);
  sp_app_set_name (choice, name);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (choice_changed_cb), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), choice);
  gtk_box_append (self->strip, box);
  g_ptr_array_add (self->choices, choice);
}

static void
show_choices (SpRecordImport *self)
{
  g_autoptr (GArray) fields = list_fields (self->draft);
  guint n = MIN (sp_record_draft_get_n_columns (self->draft), MAX_CHOICES);
  GtkWidget *child;

  self->is_filling = TRUE;
  g_ptr_array_set_size (self->choices, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->strip))) != NULL)
    gtk_box_remove (self->strip, child);
  for (guint i = 0; i < n; i++)
    add_choice (self, i, fields);
  self->is_filling = FALSE;
}

/* ---- words ---- */

static void
append_count (GString *text, const char *state, guint n)
{
  if (n > 0)
    g_string_append_printf (text, _ ("%s%s %u 行"), text->len > 0 ? " · " : "", state, n);
}

static void
show_summary (SpRecordImport *self)
{
  SpRecordDraft *draft = self->draft;
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_good =
    sp_record_draft_count (draft, SP_DRAFT_NEW) + sp_record_draft_count (draft, SP_DRAFT_UPDATE);
  guint n_refused = sp_record_draft_count (draft, SP_DRAFT_REFUSED);
  g_autofree char *accept = g_strdup_printf (_ ("存入 %u 条（Ctrl+Enter）"), n_good);

  append_count (text, _ ("新增"), sp_record_draft_count (draft, SP_DRAFT_NEW));
  append_count (text, _ ("并入"), sp_record_draft_count (draft, SP_DRAFT_FOLDED));
  append_count (text, _ ("更新"), sp_record_draft_count (draft, SP_DRAFT_UPDATE));
  append_count (text, _ ("其中请核对"), sp_record_draft_get_n_warned (draft));
  append_count (text, _ ("已有"), sp_record_draft_count (draft, SP_DRAFT_SAME));
  append_count (text, _ ("不读"), sp_record_draft_count (draft, SP_DRAFT_PASSED));
  append_count (text, _ ("不合要求"), n_refused);
  gtk_label_set_label (self->summary, text->str);
  gtk_button_set_label (self->accept, accept);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rows.accept", n_good > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rows.save-refused", n_refused > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->only_problems),
                            n_refused + sp_record_draft_get_n_warned (draft) > 0);
}

static void
show_source (SpRecordImport *self)
{
  const char *sheet = sp_record_draft_get_sheet (self->draft);
  g_autofree char *text = NULL;

  text = *sheet != '\0' ? g_strdup_printf (_ ("来源：%s · %s"), self->name, sheet)
                        : g_strdup_printf (_ ("来源：%s"), self->name);
  gtk_label_set_label (self->source, text);
}

static void
show_notes (SpRecordImport *self)
{
  const GPtrArray *notes = sp_record_draft_get_notes (self->draft);
  g_autoptr (GPtrArray) ignored = sp_record_draft_list_ignored (self->draft);
  g_autoptr (GString) text = g_string_new (NULL);

  if (!sp_record_draft_has_heads (self->draft))
    g_string_append (text, _ ("没有找到表头，请在下面说明每一列是什么。"));
  for (guint i = 0; i < notes->len; i++)
    g_string_append (text, g_ptr_array_index (notes, i));
  for (guint i = 0; i < ignored->len; i++)
    g_string_append_printf (text, "%s“%s”%s", i == 0 ? _ ("没有用到的列：") : "",
                            (const char *)g_ptr_array_index (ignored, i),
                            i + 1 == ignored->len ? "。" : "");
  gtk_label_set_label (self->notes, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), text->len > 0);
}

void
_sp_record_import_show_rows (SpRecordImport *self)
{
  sp_table_rows_set_draft (self->rows, self->draft,
                           gtk_check_button_get_active (self->only_problems));
}

void
_sp_record_import_show_draft (SpRecordImport *self)
{
  show_choices (self);
  show_columns (self);
  show_summary (self);
  show_source (self);
  show_notes (self);
  _sp_record_import_show_rows (self);
  gtk_stack_set_visible_child_name (self->stack, "rows");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
forbid (SpRecordImport *self)
{
  sp_table_rows_set_draft (self->rows, NULL, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rows.accept", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rows.save-refused", FALSE);
  gtk_label_set_label (self->summary, "");
}

void
_sp_record_import_show_failure (SpRecordImport *self, const char *sentence)
{
  forbid (self);
  gtk_label_set_label (self->sentence, sentence);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

void
_sp_record_import_show_doing (SpRecordImport *self, const char *text)
{
  forbid (self);
  gtk_label_set_label (self->sentence, "");
  gtk_label_set_label (self->doing, text);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_stack_set_visible_child_name (self->stack, "doing");
}
