/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRevisionView: the selected row, its changes side by side, and what a person chooses for it. */
#include "app/sp-revision-view-private.h"

#include "app/sp-revision-cells.h"
#include "base/sp-i18n.h"

/* ---- the selected row ---- */

static void
clear_changes (SpRevisionView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->changes))) != NULL)
    gtk_box_remove (self->changes, child);
}

static void
fill_choices (SpRevisionView *self, const SpRevisionRow *row)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  guint selected = 0;

  g_array_set_size (self->choices, 0);
  for (SpRevisionChoice i = SP_REVISION_TAKE; i <= SP_REVISION_DELETE; i++)
    {
      gboolean is_measure = row->type == &sp_measure_type;
      gboolean is_offered = row->kind == SP_REVISION_REMOVED
                              ? i == SP_REVISION_KEEP ||
                                  (i == SP_REVISION_WITHDRAW && is_measure) ||
                                  (i == SP_REVISION_DELETE && !row->is_worked_on)
                              : i <= SP_REVISION_KEEP;

      if (!is_offered)
        continue;
      if (row->choice == i)
        selected = self->choices->len;
      g_array_append_val (self->choices, i);
      gtk_string_list_append (model, sp_vocabulary_label (&sp_revision_choices, (int)i));
    }
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (self->choice, selected);
  self->is_filling = FALSE;
}

/* What an added measure may continue, or a removed one be continued by. */
static void
fill_partners (SpRevisionView *self, const SpRevisionRow *row)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  gboolean is_added = row->kind == SP_REVISION_ADDED;
  SpRevisionKind wanted = is_added ? SP_REVISION_REMOVED : SP_REVISION_ADDED;
  gboolean is_single = is_added || row->kind == SP_REVISION_REMOVED;

  g_array_set_size (self->partners, 0);
  for (guint i = 0;
       is_single && row->type == &sp_measure_type && i < sp_revision_get_n_rows (self->revision);
       i++)
    {
      const SpRevisionRow *other = sp_revision_get_row (self->revision, i);
      g_autofree char *name = NULL;

      if (other->kind != wanted || other->type != &sp_measure_type)
        continue;
      name = g_strdup_printf ("%s　%s", other->path, other->title);
      gtk_string_list_append (model, name);
      g_array_append_val (self->partners, i);
    }
  gtk_drop_down_set_model (self->partner, G_LIST_MODEL (model));
  gtk_label_set_label (self->pairing_label, is_added ? _ ("其实是旧版的") : _ ("其实是新版的"));
  gtk_widget_set_visible (GTK_WIDGET (self->pairing), self->partners->len > 0);
}

static char *
dup_note (const SpRevisionRow *row)
{
  g_autofree char *doubt = NULL;

  if (row->kind == SP_REVISION_REMOVED && row->type == &sp_measure_type)
    return g_strdup (
      row->is_worked_on
        ? _ ("新版没有这一项。已经填过进展或改过，只能标记取消：从取消之日起不再计入，记录都保留。")
        : _ ("新版没有这一项。标记取消后从取消之日起不再计入；也可以删去。"));
  if (row->rival == NULL && row->note == NULL)
    return NULL;
  if (row->rival == NULL)
    return g_strdup (row->note);
  doubt = g_strcmp0 (row->rival, row->old_title) == 0
            ? g_strdup (_ ("旧版的这一项可能拆成了几项，请核对。"))
            : g_strdup_printf (_ ("对应关系不确定，也可能是旧版的“%s”，请核对。"), row->rival);
  return g_strconcat (doubt, row->note, NULL);
}

void
sp_revision_view_show_row (SpRevisionView *self)
{
  int index = sp_revision_view_get_selected (self);
  const SpRevisionRow *row = index >= 0 ? sp_revision_get_row (self->revision, (guint)index) : NULL;
  gboolean is_pair = row != NULL && row->type == &sp_measure_type && row->record != 0 &&
                     (row->kind == SP_REVISION_CHANGED || row->kind == SP_REVISION_MOVED);
  g_autofree char *title = NULL;
  g_autofree char *note = row != NULL ? dup_note (row) : NULL;

  clear_changes (self);
  gtk_widget_set_visible (GTK_WIDGET (self->choice), row != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->unpair_button), is_pair);
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->pairing), FALSE);
  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_label_set_label (self->passage, row != NULL && row->changes->len == 0 ? row->text : "");
  title = row != NULL ? g_strconcat (row->path, *row->path != '\0' ? "　" : "", row->title, NULL)
                      : g_strdup (_ ("没有选中"));
  gtk_label_set_label (self->title, title);
  if (row == NULL)
    return;
  fill_choices (self, row);
  fill_partners (self, row);
  for (guint i = 0; i < row->changes->len; i++)
    gtk_box_append (self->changes, sp_revision_change_widget_new (self->revision, (guint)index, i));
}

/* Ticks set here come back as a change: the boxes are set, not made anew under the pointer. */
static void
follow_ticks (SpRevisionView *self, const SpRevisionRow *row)
{
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->changes));

  for (guint i = 0; i < row->changes->len && card != NULL; i++)
    {
      const SpRevisionChange *change = g_ptr_array_index (row->changes, i);
      GtkWidget *head = gtk_widget_get_first_child (card);
      GtkCheckButton *check = GTK_CHECK_BUTTON (gtk_widget_get_last_child (head));

      if (gtk_check_button_get_active (check) != (change->is_taken != FALSE))
        gtk_check_button_set_active (check, change->is_taken);
      card = gtk_widget_get_next_sibling (card);
    }
}

static void
follow_choice (SpRevisionView *self, const SpRevisionRow *row)
{
  for (guint i = 0; i < self->choices->len; i++)
    if (g_array_index (self->choices, SpRevisionChoice, i) == row->choice)
      {
        self->is_filling = TRUE;
        gtk_drop_down_set_selected (self->choice, i);
        self->is_filling = FALSE;
      }
}

void
sp_revision_view_follow_row (SpRevisionView *self)
{
  int index = sp_revision_view_get_selected (self);
  const SpRevisionRow *row;

  if (index < 0 || (guint)index >= sp_revision_get_n_rows (self->revision))
    return;
  row = sp_revision_get_row (self->revision, (guint)index);
  follow_choice (self, row);
  follow_ticks (self, row);
}

/* ---- choices ---- */

static void
sp_revision_view_take_all_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  sp_revision_choose_all (SP_REVISION_VIEW (widget)->revision, TRUE);
}

static void
sp_revision_view_keep_all_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  sp_revision_choose_all (SP_REVISION_VIEW (widget)->revision, FALSE);
}

/* The next of the choices that the row offers. */
static void
sp_revision_view_switch_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpRevisionView *self = SP_REVISION_VIEW (widget);
  int row = sp_revision_view_get_selected (self);
  guint n = self->choices->len;
  guint next;

  if (row < 0 || n == 0)
    return;
  next = (gtk_drop_down_get_selected (self->choice) + 1) % n;
  sp_revision_set_choice (self->revision, (guint)row,
                          g_array_index (self->choices, SpRevisionChoice, next));
}

void
sp_revision_view_choice_cb (SpRevisionView *self)
{
  int row = sp_revision_view_get_selected (self);
  guint selected = gtk_drop_down_get_selected (self->choice);

  if (!self->is_filling && row >= 0 && selected < self->choices->len)
    sp_revision_set_choice (self->revision, (guint)row,
                            g_array_index (self->choices, SpRevisionChoice, selected));
}

static void
sp_revision_view_pair_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpRevisionView *self = SP_REVISION_VIEW (widget);
  int row = sp_revision_view_get_selected (self);
  guint selected = gtk_drop_down_get_selected (self->partner);
  guint other;

  if (row < 0 || selected >= self->partners->len)
    return;
  other = g_array_index (self->partners, guint, selected);
  if (sp_revision_get_row (self->revision, (guint)row)->kind == SP_REVISION_ADDED)
    sp_revision_pair (self->revision, other, (guint)row);
  else
    sp_revision_pair (self->revision, (guint)row, other);
}

static void
sp_revision_view_unpair_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpRevisionView *self = SP_REVISION_VIEW (widget);
  int row = sp_revision_view_get_selected (self);

  if (row >= 0)
    sp_revision_unpair (self->revision, (guint)row);
}

static void
choose_and_go_on (SpRevisionView *self, gboolean is_taken)
{
  int index = sp_revision_view_get_selected (self);
  guint position = gtk_single_selection_get_selected (self->selection);

  if (index < 0)
    return;
  if (!is_taken)
    sp_revision_set_choice (self->revision, (guint)index, SP_REVISION_KEEP);
  else if (!sp_revision_set_choice (self->revision, (guint)index, SP_REVISION_TAKE) &&
           !sp_revision_set_choice (self->revision, (guint)index, SP_REVISION_WITHDRAW))
    sp_revision_set_choice (self->revision, (guint)index, SP_REVISION_DELETE);
  if (position + 1 < g_list_model_get_n_items (G_LIST_MODEL (self->items)))
    {
      gtk_single_selection_set_selected (self->selection, position + 1);
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u",
                                  position + 1);
    }
}

gboolean
sp_revision_view_key_cb (GtkEventControllerKey *controller,
                         guint key,
                         guint code,
                         GdkModifierType state,
                         SpRevisionView *self)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      gtk_widget_activate_action (GTK_WIDGET (self), "revision.switch", NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      choose_and_go_on (self, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      choose_and_go_on (self, FALSE);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

void
sp_revision_view_install_choices (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "revision.take-all", NULL, sp_revision_view_take_all_cb);
  gtk_widget_class_install_action (klass, "revision.keep-all", NULL, sp_revision_view_keep_all_cb);
  gtk_widget_class_install_action (klass, "revision.switch", NULL, sp_revision_view_switch_cb);
  gtk_widget_class_install_action (klass, "revision.pair", NULL, sp_revision_view_pair_cb);
  gtk_widget_class_install_action (klass, "revision.unpair", NULL, sp_revision_view_unpair_cb);
}
