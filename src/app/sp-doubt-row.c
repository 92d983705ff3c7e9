/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of the list of doubts. */
#include "app/sp-doubt-row.h"
#include "base/sp-i18n.h"

SpDoubtState
sp_doubt_state_of (gpointer doubt)
{
  return (SpDoubtState)sp_record_get_integer (SP_RECORD (doubt), SP_DOUBT_STATE);
}

const char *
sp_doubt_state_sign (SpDoubtState state)
{
  switch (state)
    {
    case SP_DOUBT_STATE_ACCEPTED:
      return "✓";
    case SP_DOUBT_STATE_CHANGED:
      return "✎";
    case SP_DOUBT_STATE_DISMISSED:
      return "–";
    case SP_DOUBT_STATE_OPEN:
    default:
      return "⚠";
    }
}

char *
sp_doubt_dup_place (SpDoubt *doubt)
{
  int64_t line = sp_record_get_integer (SP_RECORD (doubt), SP_DOUBT_LINE);
  const char *kind = sp_vocabulary_label (
    &sp_doubt_kinds, (int)sp_record_get_integer (SP_RECORD (doubt), SP_DOUBT_KIND));

  if (line <= 0)
    return g_strdup (kind);
  return g_strdup_printf (_ ("%s · 原文第 %d 行"), kind, (int)line);
}

char *
sp_doubt_dup_state_text (SpDoubt *doubt)
{
  SpDoubtState state = sp_doubt_state_of (doubt);
  const char *answer = sp_record_get_text (SP_RECORD (doubt), SP_DOUBT_ANSWER);
  const char *label = sp_vocabulary_label (&sp_doubt_states, (int)state);

  if (*answer == '\0' || state == SP_DOUBT_STATE_OPEN)
    return g_strdup_printf ("%s %s", sp_doubt_state_sign (state), label);
  return g_strdup_printf (_ ("%s %s：%s"), sp_doubt_state_sign (state), label, answer);
}

const char *
sp_doubt_hint (SpDoubtKind kind)
{
  switch (kind)
    {
    case SP_DOUBT_UNIT:
      return _ ("另选单位：输入名称的任何一段");
    case SP_DOUBT_DATE:
      return _ ("另写日期，如 2021-12-31");
    case SP_DOUBT_NUMBER:
      return _ ("另写编号，如 3 或（三）");
    case SP_DOUBT_CLAUSE:
      return _ ("另写责任单位，用顿号隔开");
    case SP_DOUBT_COUNT:
    case SP_DOUBT_HEADING:
    case SP_DOUBT_ENCODING:
    case SP_DOUBT_OTHER:
    default:
      return _ ("另写：正确的应是什么");
    }
}

guint
sp_doubts_count_proposals (GListModel *doubts, int64_t kind)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (doubts); i++)
    {
      g_autoptr (SpRecord) doubt = g_list_model_get_item (doubts, i);

      n += sp_doubt_state_of (doubt) == SP_DOUBT_STATE_OPEN &&
           sp_record_get_integer (doubt, SP_DOUBT_KIND) == kind &&
           *sp_record_get_text (doubt, SP_DOUBT_PROPOSAL) != '\0';
    }
  return n;
}

static void
update_row (GtkListItem *item)
{
  SpDoubt *doubt = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *sign = gtk_widget_get_first_child (box);
  GtkWidget *text = gtk_widget_get_first_child (gtk_widget_get_next_sibling (sign));
  GtkWidget *place = gtk_widget_get_next_sibling (text);
  g_autofree char *place_text = sp_doubt_dup_place (doubt);

  gtk_label_set_label (GTK_LABEL (place), place_text);
  gtk_label_set_label (GTK_LABEL (sign), sp_doubt_state_sign (sp_doubt_state_of (doubt)));
  gtk_label_set_label (GTK_LABEL (text), sp_record_get_text (SP_RECORD (doubt), SP_DOUBT_MESSAGE));
  if (sp_doubt_state_of (doubt) == SP_DOUBT_STATE_OPEN)
    gtk_widget_remove_css_class (box, "decided");
  else
    gtk_widget_add_css_class (box, "decided");
}

static void
doubt_row_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *sign = gtk_label_new (NULL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *text = gtk_label_new (NULL);
  GtkWidget *place = gtk_label_new (NULL);

  gtk_widget_add_css_class (box, "doubt-row");
  gtk_widget_add_css_class (place, "row-detail");
  gtk_label_set_xalign (GTK_LABEL (place), 0);
  gtk_widget_add_css_class (sign, "doubt-sign");
  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (text), 2);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), text);
  gtk_box_append (GTK_BOX (words), place);
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_item_set_child (item, box);
}

static void
doubt_row_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  update_row (item);
  g_signal_connect_object (gtk_list_item_get_item (item), "notify", G_CALLBACK (update_row), item,
                           G_CONNECT_SWAPPED);
}

static void
doubt_row_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), update_row, item);
}

GtkListItemFactory *
sp_doubt_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (doubt_row_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (doubt_row_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (doubt_row_unbind_cb), NULL);
  return factory;
}
