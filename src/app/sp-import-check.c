/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpImportPage: the three columns and how they follow each other: a doubt leads to its place and
 * its measure, a place to its measure, a measure to its place. */
#include "app/sp-app.h"
#include "app/sp-import-page-private.h"
#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "exchange/sp-directory.h"

/* ---- figures ---- */

static char *
dup_figures (SpImportDraft *draft)
{
  GPtrArray *measures = sp_import_draft_get_measures (draft);
  SpRecord *source = SP_RECORD (sp_import_draft_get_source (draft));
  guint n_units = 0, n_deadlines = 0, n_targets = 0, n_left_out = 0;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < measures->len; i++)
    {
      const SpDraftMeasure *measure = measures->pdata[i];

      n_left_out += measure->is_left_out;
      n_units += measure->units->len;
      n_deadlines += measure->deadlines->len;
      n_targets += measure->targets->len;
    }
  g_string_append_printf (
    text, _ ("%s（%s）：%u 部分，%u 段，%u 个单位，%u 个时限，%u 个目标"),
    sp_record_get_text (source, SP_SOURCE_NAME), sp_record_get_text (source, SP_SOURCE_ENCODING),
    sp_import_draft_get_parts (draft)->len, measures->len, n_units, n_deadlines, n_targets);
  if (n_left_out > 0)
    g_string_append_printf (text, _ ("；%u 段不导入"), n_left_out);
  return g_string_free (text, FALSE);
}

void
sp_import_page_update_figures (SpImportPage *self)
{
  g_autofree char *figures = NULL;
  g_autofree char *accept = NULL;
  guint n_open;

  if (self->draft == NULL)
    return;
  n_open = sp_import_draft_get_n_open (self->draft);
  figures = dup_figures (self->draft);
  accept = n_open > 0 ? g_strdup_printf (_ ("仍有 %u 处疑问，带疑问导入"), n_open)
                      : g_strdup (_ ("全部核对无误，导入"));
  gtk_label_set_label (self->figures, figures);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->figures), figures);
  gtk_button_set_label (self->accept_button, accept);
  if (n_open > 0)
    gtk_widget_remove_css_class (GTK_WIDGET (self->accept_button), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->accept_button), "suggested-action");
}

/* ---- source ---- */

/* Adds what is printed of @records; with @is_counted_only counts it. */
static guint
mark_records (SpImportPage *self,
              GPtrArray *records,
              SpSourceKind kind,
              guint start_field,
              gboolean is_counted_only)
{
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    {
      SpRecord *record = records->pdata[i];
      int64_t start = sp_record_get_integer (record, start_field);
      int64_t end = sp_record_get_integer (record, start_field + 1);

      if (end <= start || (kind == SP_SOURCE_UNIT &&
                           sp_record_get_integer (record, SP_MEASURE_UNIT_INHERITED) != 0))
        continue; /* printed elsewhere, or nowhere */
      n++;
      if (!is_counted_only)
        sp_source_view_add_mark (self->source, kind, (guint)start, (guint)end);
    }
  return n;
}

static guint
mark_all (SpImportPage *self, gboolean is_counted_only)
{
  GPtrArray *measures = sp_import_draft_get_measures (self->draft);
  guint n = 0;

  for (guint i = 0; i < measures->len; i++)
    {
      const SpDraftMeasure *measure = measures->pdata[i];

      n += mark_records (self, measure->units, SP_SOURCE_UNIT, SP_MEASURE_UNIT_SOURCE_START,
                         is_counted_only);
      n += mark_records (self, measure->deadlines, SP_SOURCE_DEADLINE, SP_DEADLINE_SOURCE_START,
                         is_counted_only);
      n += mark_records (self, measure->targets, SP_SOURCE_TARGET, SP_TARGET_SOURCE_START,
                         is_counted_only);
    }
  return n + mark_records (self, sp_import_draft_get_doubts (self->draft), SP_SOURCE_DOUBT,
                           SP_DOUBT_SOURCE_START, is_counted_only);
}

static void
show_source (SpImportPage *self)
{
  gsize length = 0;
  const char *text = sp_reading_get_text (sp_import_draft_get_reading (self->draft), &length);

  sp_source_view_set_text (self->source, text, length);
  self->n_marks = mark_all (self, FALSE);
  sp_source_view_apply_marks (self->source);
}

/* Facts came or went; most corrections only move them about. */
static void
update_marks (SpImportPage *self)
{
  if (!self->are_marks_stale)
    return;
  self->are_marks_stale = FALSE;
  if (mark_all (self, TRUE) == self->n_marks)
    return;
  sp_source_view_clear_marks (self->source);
  self->n_marks = mark_all (self, FALSE);
  sp_source_view_apply_marks (self->source);
}

static void
show_range (SpImportPage *self, SpRecord *record, guint start_field, gboolean scroll)
{
  int64_t start = sp_record_get_integer (record, start_field);
  int64_t end = sp_record_get_integer (record, start_field + 1);

  /* A doubt may stand between two characters. */
  if (end > start || start > 0)
    sp_source_view_show (self->source, (guint)start, (guint)end, scroll);
}

/* ---- following ---- */

void
sp_import_page_select_measure (SpImportPage *self, guint index)
{
  if (index >= g_list_model_get_n_items (G_LIST_MODEL (self->items)))
    return;
  gtk_single_selection_set_selected (self->selection, index);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", index);
}

static void
import_page_measure_cb (SpImportPage *self)
{
  SpDraftItem *item = gtk_single_selection_get_selected_item (self->selection);

  sp_draft_editor_set_item (self->editor, item);
  if (item != NULL && !self->is_following)
    show_range (self, SP_RECORD (sp_draft_item_get_measure (item)->measure),
                SP_MEASURE_SOURCE_START, TRUE);
}

static int
doubt_index (SpImportPage *self, SpDoubt *doubt)
{
  guint index = 0;

  if (self->draft == NULL ||
      !g_ptr_array_find (sp_import_draft_get_doubts (self->draft), doubt, &index))
    return -1;
  return (int)index;
}

static void
import_page_doubt_cb (SpImportPage *self)
{
  SpDoubt *doubt = sp_doubt_panel_get_selected (self->doubts);
  int index = doubt != NULL ? doubt_index (self, doubt) : -1;
  int measure;

  if (index < 0)
    return;
  self->is_following = TRUE;
  measure = sp_import_draft_get_doubt_measure (self->draft, (guint)index);
  if (measure >= 0)
    sp_import_page_select_measure (self, (guint)measure);
  show_range (self, SP_RECORD (doubt), SP_DOUBT_SOURCE_START, TRUE);
  self->is_following = FALSE;
}

/* The measure whose passage holds the place; of several the one that says least beside it. */
static int
measure_at (SpImportPage *self, guint offset)
{
  GPtrArray *measures = sp_import_draft_get_measures (self->draft);
  int64_t least = G_MAXINT64;
  int found = -1;

  for (guint i = 0; i < measures->len; i++)
    {
      SpRecord *measure = SP_RECORD (((SpDraftMeasure *)measures->pdata[i])->measure);
      int64_t start = sp_record_get_integer (measure, SP_MEASURE_SOURCE_START);
      int64_t end = sp_record_get_integer (measure, SP_MEASURE_SOURCE_END);

      if (start > (int64_t)offset || end <= (int64_t)offset || end - start > least)
        continue;
      least = end - start;
      found = (int)i;
    }
  return found;
}

static void
go_to_place (SpImportPage *self, guint offset, gboolean focus)
{
  int measure = self->draft != NULL ? measure_at (self, offset) : -1;
  SpDraftMeasure *draft;

  if (measure < 0)
    return;
  self->is_following = TRUE;
  sp_import_page_select_measure (self, (guint)measure);
  draft = g_ptr_array_index (sp_import_draft_get_measures (self->draft), (guint)measure);
  show_range (self, SP_RECORD (draft->measure), SP_MEASURE_SOURCE_START, FALSE);
  if (!sp_draft_editor_show_fact (self->editor, offset, focus) && focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  self->is_following = FALSE;
}

static void
import_page_place_cb (SpImportPage *self, guint offset)
{
  go_to_place (self, offset, FALSE);
}

static void
import_page_place_entered_cb (SpImportPage *self, guint offset)
{
  go_to_place (self, offset, TRUE);
}

/* A fact leads to its place; an inherited one to where another measure prints it. */
static void
import_page_fact_cb (SpImportPage *self, guint start, guint end)
{
  if (!self->is_following && end > start)
    sp_source_view_show (self->source, start, end, TRUE);
}

static void
import_page_row_activate_cb (SpImportPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

/* ---- answers ---- */

static char *
dup_doubtful_text (SpImportPage *self, SpRecord *doubt)
{
  const char *text = sp_reading_get_text (sp_import_draft_get_reading (self->draft), NULL);
  int64_t start = sp_record_get_integer (doubt, SP_DOUBT_SOURCE_START);
  int64_t end = sp_record_get_integer (doubt, SP_DOUBT_SOURCE_END);

  return g_utf8_substring (text, (glong)start, (glong)end);
}

/* A deadline in doubt is given a day; other words would change nothing and look as if they did. */
static gboolean
is_no_day (SpImportPage *self, guint index, int state, const char *text)
{
  SpRecord *doubt = g_ptr_array_index (sp_import_draft_get_doubts (self->draft), index);
  g_autoptr (GError) error = NULL;

  if (state != SP_DOUBT_STATE_CHANGED || text == NULL ||
      sp_record_get_integer (doubt, SP_DOUBT_KIND) != SP_DOUBT_DATE ||
      sp_import_draft_get_doubt_measure (self->draft, index) < 0 ||
      sp_date_from_text (text) != SP_DATE_NONE)
    return FALSE;
  error = g_error_new (SP_ERROR, SP_ERROR_INVALID,
                       _ ("“%s”不是日期，请写成 2021-12-31；原文没有错请点“不是问题”。"), text);
  if (self->session != NULL)
    sp_session_report_error (self->session, error);
  return TRUE;
}

static void
import_page_answer_cb (SpImportPage *self, SpDoubt *doubt, int state, const char *text)
{
  int index = doubt_index (self, doubt);
  g_autofree char *printed = NULL;
  gpointer item;

  if (index < 0 || is_no_day (self, (guint)index, state, text))
    return;
  if (state == SP_DOUBT_STATE_CHANGED && text == NULL)
    text = printed = dup_doubtful_text (self, SP_RECORD (doubt));
  item = sp_import_page_begin_edit (self);
  sp_import_draft_answer (self->draft, (guint)index, (SpDoubtState)state, text);
  if (state != SP_DOUBT_STATE_OPEN)
    sp_doubt_panel_advance (self->doubts);
  sp_import_page_end_edit (self, item);
}

static void
import_page_accept_kind_cb (SpImportPage *self, int kind)
{
  g_autofree char *message = NULL;
  gpointer item;
  guint n;

  if (self->draft == NULL)
    return;
  item = sp_import_page_begin_edit (self);
  n = sp_import_draft_accept_kind (self->draft, (SpDoubtKind)kind);
  sp_doubt_panel_advance (self->doubts);
  sp_import_page_end_edit (self, item);
  message = g_strdup_printf (_ ("已接受 %u 处“%s”疑问的建议"), n,
                             sp_vocabulary_label (&sp_doubt_kinds, kind));
  if (self->session != NULL)
    sp_session_tell (self->session, message, TRUE);
}

/* ---- the draft changed ---- */

/* Items stand for places in the draft: those that stay show what is there now. */
static void
import_page_edited_cb (SpImportPage *self, guint first, guint n_removed, guint n_added)
{
  SpReader *directory = self->session != NULL ? sp_session_get_reader (self->session) : NULL;
  guint n_both = MIN (n_removed, n_added);
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  self->are_marks_stale = TRUE;
  if (n_removed == n_added)
    return;
  for (guint i = n_both; i < n_added; i++)
    g_ptr_array_add (added, sp_draft_item_new (self->draft, first + i, directory));
  for (guint i = first + n_removed; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (SpDraftItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      sp_draft_item_set_index (item, i + n_added - n_removed);
    }
  g_list_store_splice (self->items, first + n_both, n_removed - n_both, added->pdata, added->len);
}

gpointer
sp_import_page_begin_edit (SpImportPage *self)
{
  self->is_editing = TRUE;
  return gtk_single_selection_get_selected_item (self->selection);
}

void
sp_import_page_end_edit (SpImportPage *self, gpointer item)
{
  self->is_editing = FALSE;
  if (gtk_single_selection_get_selected_item (self->selection) == item)
    sp_draft_editor_refresh (self->editor);
}

static void
import_page_draft_cb (SpImportPage *self)
{
  if (!self->is_editing)
    sp_draft_editor_refresh (self->editor);
  update_marks (self);
  sp_import_page_update_figures (self);
  g_signal_emit_by_name (self, "edits-changed");
}

static void
follow_draft (SpImportPage *self)
{
  g_signal_connect_object (self->draft, "edited", G_CALLBACK (import_page_edited_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (import_page_draft_cb), self,
                           G_CONNECT_SWAPPED);
}

/* ---- the list of measures ---- */

static void
set_shown (GtkWidget *label, const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static void
update_row (GtkListItem *list_item)
{
  SpDraftItem *item = gtk_list_item_get_item (list_item);
  SpDraftMeasure *draft = sp_draft_item_get_measure (item);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *part = gtk_widget_get_first_child (box);
  GtkWidget *title = gtk_widget_get_next_sibling (part);
  GtkWidget *units = gtk_widget_get_next_sibling (title);
  GtkWidget *dates = gtk_widget_get_next_sibling (units);
  int kind = (int)sp_record_get_integer (SP_RECORD (draft->measure), SP_MEASURE_KIND);
  g_autofree char *part_text = sp_draft_item_dup_part (item);
  g_autofree char *units_text = sp_draft_item_dup_units (item);
  g_autofree char *dates_text = sp_draft_item_dup_dates (item);
  g_autofree char *title_text =
    g_strdup_printf ("%s  %s%s%s", sp_record_get_text (SP_RECORD (draft->measure), SP_MEASURE_PATH),
                     kind != SP_BLOCK_MEASURE ? sp_vocabulary_label (&sp_block_kinds, kind) : "",
                     kind != SP_BLOCK_MEASURE ? "：" : "",
                     sp_record_get_text (SP_RECORD (draft->measure), SP_MEASURE_TITLE));

  set_shown (part, sp_draft_item_is_first_of_part (item) ? part_text : NULL);
  set_shown (title, title_text);
  set_shown (units, units_text);
  set_shown (dates, dates_text);
  if (draft->is_left_out)
    gtk_widget_add_css_class (box, "left-out");
  else
    gtk_widget_remove_css_class (box, "left-out");
}

static GtkWidget *
add_label (GtkWidget *box, const char *css_class, int lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
import_page_row_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "draft-row");
  add_label (box, "part-head", 1);
  add_label (box, NULL, 2);
  add_label (box, "row-detail", 2);
  add_label (box, "row-detail", 1);
  gtk_list_item_set_child (item, box);
}

static void
import_page_row_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  SpDraftItem *draft_item = gtk_list_item_get_item (item);

  update_row (item);
  g_signal_connect_object (sp_draft_item_get_draft (draft_item), "changed", G_CALLBACK (update_row),
                           item, G_CONNECT_SWAPPED);
}

static void
import_page_row_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  SpDraftItem *draft_item = gtk_list_item_get_item (item);

  g_signal_handlers_disconnect_by_func (sp_draft_item_get_draft (draft_item), update_row, item);
}

static void
fill_items (SpImportPage *self)
{
  SpReader *directory = self->session != NULL ? sp_session_get_reader (self->session) : NULL;
  guint n = self->draft != NULL ? sp_import_draft_get_measures (self->draft)->len : 0;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, sp_draft_item_new (self->draft, i, directory));
  g_list_store_remove_all (self->items);
  g_list_store_splice (self->items, 0, 0, items->pdata, items->len);
}

/* ---- names ---- */

/* Those of the open file; of the shipped directory where it has none, as the draft itself has it.
 */
static char **
dup_unit_names (SpImportPage *self)
{
  SpReader *reader = self->session != NULL ? sp_session_get_reader (self->session) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (SpDirectory) shipped = NULL;
  const char *text;

  if (reader != NULL)
    units = sp_reader_load_all (reader, &sp_unit_type, -1, 0, NULL);
  for (guint i = 0; units != NULL && i < units->len; i++)
    g_strv_builder_add (builder, sp_record_get_title (units->pdata[i]));
  if (self->draft != NULL && (units == NULL || units->len == 0))
    {
      text = sp_reading_get_text (sp_import_draft_get_reading (self->draft), NULL);
      shipped = sp_directory_load (sp_directory_name_for_text (text), NULL);
    }
  for (guint i = 0; shipped != NULL && i < shipped->units->len; i++)
    g_strv_builder_add (builder, ((SpDirectoryUnit *)shipped->units->pdata[i])->name);
  return g_strv_builder_end (builder);
}

/* Lists and text views scroll to a place only once they have a size. */
static gboolean
import_page_settled_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SpImportPage *self = SP_IMPORT_PAGE (widget);

  if (self->n_frames++ < 2)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  import_page_doubt_cb (self);
  return G_SOURCE_REMOVE;
}

void
sp_import_page_show_draft (SpImportPage *self)
{
  g_autoptr (GListStore) doubts = g_list_store_new (sp_doubt_get_type ());
  g_auto (GStrv) names = dup_unit_names (self);
  GPtrArray *all = self->draft != NULL ? sp_import_draft_get_doubts (self->draft) : NULL;

  self->is_following = TRUE;
  sp_draft_editor_set_item (self->editor, NULL);
  sp_draft_editor_set_unit_names (self->editor, (const char *const *)names);
  sp_doubt_panel_set_unit_names (self->doubts, (const char *const *)names);
  fill_items (self);
  if (self->draft != NULL)
    {
      follow_draft (self);
      show_source (self);
    }
  else
    sp_source_view_set_text (self->source, "", 0);
  if (all != NULL)
    g_list_store_splice (doubts, 0, 0, all->pdata, all->len);
  sp_doubt_panel_set_doubts (self->doubts, G_LIST_MODEL (doubts));
  self->is_following = FALSE;
  sp_import_page_find_known (self);
  g_signal_emit_by_name (self, "edits-changed");
  self->n_frames = 0;
  if (self->tick == 0 && self->draft != NULL)
    self->tick =
      gtk_widget_add_tick_callback (GTK_WIDGET (self), import_page_settled_cb, NULL, NULL);
}

static void
connect_columns (SpImportPage *self)
{
  g_signal_connect_swapped (self->selection, "notify::selected-item",
                            G_CALLBACK (import_page_measure_cb), self);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (import_page_row_activate_cb), self);
  g_signal_connect_swapped (self->doubts, "notify::selected", G_CALLBACK (import_page_doubt_cb),
                            self);
  g_signal_connect_swapped (self->doubts, "answer", G_CALLBACK (import_page_answer_cb), self);
  g_signal_connect_swapped (self->doubts, "accept-kind", G_CALLBACK (import_page_accept_kind_cb),
                            self);
  g_signal_connect_swapped (self->source, "place-clicked", G_CALLBACK (import_page_place_cb), self);
  g_signal_connect_swapped (self->source, "place-entered",
                            G_CALLBACK (import_page_place_entered_cb), self);
  g_signal_connect_swapped (self->editor, "fact", G_CALLBACK (import_page_fact_cb), self);
}

void
sp_import_page_set_up_check (SpImportPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->doubts = SP_DOUBT_PANEL (sp_doubt_panel_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->doubts), TRUE);
  gtk_box_append (self->doubts_slot, GTK_WIDGET (self->doubts));
  self->source = SP_SOURCE_VIEW (sp_source_view_new ());
  gtk_scrolled_window_set_child (self->source_slot, GTK_WIDGET (self->source));
  self->editor = SP_DRAFT_EDITOR (sp_draft_editor_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->editor), TRUE);
  gtk_box_append (self->editor_slot, GTK_WIDGET (self->editor));
  self->items = g_list_store_new (SP_TYPE_DRAFT_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  g_signal_connect (factory, "setup", G_CALLBACK (import_page_row_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (import_page_row_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (import_page_row_unbind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  sp_doubt_panel_set_can_accept_kind (self->doubts, TRUE);
  connect_columns (self);
}
