/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-twin-window.h. Looking for pairs is the worker's. */
#include "sp-twin-window.h"

#include "base/sp-i18n.h"
#include "store/sp-enterprises.h"
#include "store/sp-worker.h"

#define WIDTH 680
#define HEIGHT 460

struct _SpTwinWindow
{
  GtkWindow parent_instance;

  /* Owned */
  SpSession *session;
  GPtrArray *pairs; /* of SpEnterpriseTwins; NULL: none were found yet */
  GCancellable *cancellable;

  /* Borrowed, children */
  GtkLabel *words;
  GtkBox *rows;

  /* State */
  guint is_loading : 1;
};

G_DEFINE_FINAL_TYPE (SpTwinWindow, sp_twin_window, GTK_TYPE_WINDOW)

static const char key_pair[] = "sp-pair";

/* ---- one pair ---- */

static void
twin_window_keep_cb (SpTwinWindow *self, GtkWidget *button)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), key_pair));

  sp_twin_window_merge (self, i / 2, i % 2 == 1);
}

/* 清溪镇 · 91… · 周某 0000-6812000 */
static char *
dup_facts (SpRecord *enterprise)
{
  static const guint fields[] = {SP_ENTERPRISE_CREDIT_CODE, SP_ENTERPRISE_ADDRESS,
                                 SP_ENTERPRISE_LEGAL_PERSON, SP_ENTERPRISE_LEGAL_PHONE};
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value = sp_record_get_text (enterprise, fields[i]);

      if (*value != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", value);
    }
  return g_string_free (text, FALSE);
}

static GtkWidget *
new_words (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
new_side (SpTwinWindow *self, SpRecord *enterprise, guint key)
{
  g_autofree char *facts = dup_facts (enterprise);
  g_autofree char *tooltip = g_strdup_printf (
    _ ("保留“%s”，另一家并入它：隐患、检查、证照都归到一处"), sp_record_get_title (enterprise));
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *keep = gtk_button_new_with_label (_ ("保留这家"));

  gtk_box_append (GTK_BOX (words), new_words (sp_record_get_title (enterprise), NULL));
  gtk_box_append (GTK_BOX (words), new_words (facts, "caption"));
  gtk_widget_set_valign (keep, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (keep, tooltip);
  gtk_widget_set_sensitive (keep, !sp_session_is_read_only (self->session));
  g_object_set_data (G_OBJECT (keep), key_pair, GUINT_TO_POINTER (key));
  g_signal_connect_object (keep, "clicked", G_CALLBACK (twin_window_keep_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (side), words);
  gtk_box_append (GTK_BOX (side), keep);
  return side;
}

static void
add_pair (SpTwinWindow *self, SpReader *reader, guint i)
{
  const SpEnterpriseTwins *pair = g_ptr_array_index (self->pairs, i);
  g_autoptr (SpRecord) first = sp_reader_load (reader, &sp_enterprise_type, pair->first, NULL);
  g_autoptr (SpRecord) second = sp_reader_load (reader, &sp_enterprise_type, pair->second, NULL);

  if (first == NULL || second == NULL)
    return;
  gtk_box_append (self->rows, new_words (pair->reason, "heading"));
  gtk_box_append (self->rows, new_side (self, first, 2 * i));
  gtk_box_append (self->rows, new_side (self, second, 2 * i + 1));
  gtk_box_append (self->rows, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
}

/* ---- all of them ---- */

static void
show_pairs (SpTwinWindow *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  guint n = sp_twin_window_get_n_pairs (self);
  GtkWidget *child;
  g_autofree char *text = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  text = n > 0 ? g_strdup_printf (_ ("有 %u 对企业可能是同一家。看过以后选保留哪一家；合并一次撤销"
                                     "就能恢复（Ctrl+Z）。不是同一家的不用管。"),
                                  n)
               : g_strdup (_ ("没有发现重复登记的企业。"));
  gtk_label_set_label (self->words, text);
  for (guint i = 0; reader != NULL && i < n; i++)
    add_pair (self, reader, i);
}

static gpointer
find_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  return sp_reader_find_twin_enterprises (reader, error);
}

static void
twin_window_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpTwinWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pairs = sp_store_work_finish (SP_STORE (source), result, &error);

  if (self->session == NULL || sp_session_is_stale (result))
    return;
  self->is_loading = FALSE;
  if (pairs == NULL)
    {
      sp_session_report_error (self->session, error);
      return;
    }
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  self->pairs = g_steal_pointer (&pairs);
  show_pairs (self);
}

static void
load (SpTwinWindow *self)
{
  SpStore *store = sp_session_get_store (self->session);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (store == NULL)
    return;
  self->is_loading = TRUE;
  self->cancellable = g_cancellable_new ();
  sp_store_work_async (store, find_work, NULL, NULL, (GDestroyNotify)g_ptr_array_unref,
                       self->cancellable, twin_window_found_cb, g_object_ref (self));
}

/* ---- class ---- */

static void
sp_twin_window_dispose (GObject *object)
{
  SpTwinWindow *self = SP_TWIN_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_twin_window_parent_class)->dispose (object);
}

static void
sp_twin_window_class_init (SpTwinWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_twin_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
sp_twin_window_init (SpTwinWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->words = GTK_LABEL (new_words (_ ("正在查找…"), NULL));
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->rows));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (box, "tab-content");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_window_set_child (GTK_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("可能重复的企业"));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

SpTwinWindow *
sp_twin_window_new (SpSession *session, GtkWindow *parent)
{
  SpTwinWindow *self =
    g_object_new (SP_TYPE_TWIN_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session), self);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (gtk_window_destroy), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return self;
}

gboolean
sp_twin_window_is_loading (SpTwinWindow *self)
{
  g_return_val_if_fail (SP_IS_TWIN_WINDOW (self), FALSE);
  return self->is_loading;
}

guint
sp_twin_window_get_n_pairs (SpTwinWindow *self)
{
  g_return_val_if_fail (SP_IS_TWIN_WINDOW (self), 0);
  return self->pairs != NULL ? self->pairs->len : 0;
}

gboolean
sp_twin_window_merge (SpTwinWindow *self, guint i, gboolean keeps_second)
{
  const SpEnterpriseTwins *pair;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (SP_IS_TWIN_WINDOW (self) && i < sp_twin_window_get_n_pairs (self), FALSE);
  pair = g_ptr_array_index (self->pairs, i);
  if (!sp_store_merge_enterprises (sp_session_get_store (self->session),
                                   keeps_second ? pair->second : pair->first,
                                   keeps_second ? pair->first : pair->second, &error))
    {
      sp_session_report_error (self->session, error);
      return FALSE;
    }
  sp_session_tell (self->session, _ ("已合并为一家企业"), TRUE);
  return TRUE;
}
