/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-proposals.h. */
#include "sp-proposals.h"

#include "base/sp-i18n.h"
#include "sp-app.h"

#define LIST_WIDTH 520
#define LIST_HEIGHT 380

struct _SpProposals
{
  GtkBox parent_instance;

  /* Owned */
  SpSession *session;
  GPtrArray *proposals; /* of what the kind loads */
  GPtrArray *ticks;     /* of GtkCheckButton, borrowed: in the list */

  /* Borrowed */
  GtkBox *list;
  GtkLabel *words;
  GtkButton *accept;

  /* State */
  const SpProposalKind *kind;
};

G_DEFINE_FINAL_TYPE (SpProposals, sp_proposals, GTK_TYPE_BOX)

static guint done_signal;

/* @format with @n for its %u. */
static char *
dup_counted (const char *format, guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_auto (GStrv) parts = g_strsplit (format, "%u", 2);

  return g_strjoinv (number, parts);
}

static void
proposals_ticked_cb (SpProposals *self)
{
  guint n = sp_proposals_get_n_ticked (self);
  g_autofree char *label = dup_counted (_ (self->kind->accept), n);

  gtk_button_set_label (self->accept, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept),
                            n > 0 && !sp_session_is_read_only (self->session));
}

static void
add_tick (SpProposals *self, gconstpointer proposal)
{
  g_autofree char *words = self->kind->dup_words (proposal);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *tick = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), tick);
  gtk_box_append (GTK_BOX (row), label);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), self->kind->is_likely (proposal));
  g_signal_connect_swapped (tick, "toggled", G_CALLBACK (proposals_ticked_cb), self);
  g_ptr_array_add (self->ticks, tick);
  sp_app_set_name (tick, words);
  gtk_box_append (self->list, row);
}

void
sp_proposals_reload (SpProposals *self)
{
  SpReader *reader;
  SpPlan *plan;
  GtkWidget *child;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SP_IS_PROPOSALS (self));
  reader = sp_session_get_reader (self->session);
  plan = sp_session_get_plan (self->session);
  g_ptr_array_set_size (self->ticks, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  if (reader != NULL && plan != NULL)
    self->proposals = self->kind->load (reader, sp_record_get_id (SP_RECORD (plan)), &error);
  if (error != NULL)
    sp_session_report_error (self->session, error);
  for (guint i = 0; self->proposals != NULL && i < self->proposals->len; i++)
    add_tick (self, g_ptr_array_index (self->proposals, i));
  gtk_label_set_label (self->words,
                       self->ticks->len > 0 ? _ (self->kind->purpose) : _ (self->kind->none));
  proposals_ticked_cb (self);
}

guint
sp_proposals_get_n (SpProposals *self)
{
  g_return_val_if_fail (SP_IS_PROPOSALS (self), 0);
  return self->ticks->len;
}

guint
sp_proposals_get_n_ticked (SpProposals *self)
{
  guint n = 0;

  g_return_val_if_fail (SP_IS_PROPOSALS (self), 0);
  for (guint i = 0; i < self->ticks->len; i++)
    n += (guint)gtk_check_button_get_active (g_ptr_array_index (self->ticks, i));
  return n;
}

void
sp_proposals_tick (SpProposals *self, guint i, gboolean is_ticked)
{
  g_return_if_fail (SP_IS_PROPOSALS (self) && i < self->ticks->len);
  gtk_check_button_set_active (g_ptr_array_index (self->ticks, i), is_ticked);
}

gboolean
sp_proposals_accept (SpProposals *self)
{
  g_autoptr (GPtrArray) ticked = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  guint n = 0;

  g_return_val_if_fail (SP_IS_PROPOSALS (self), FALSE);
  for (guint i = 0; i < self->ticks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->ticks, i)))
      g_ptr_array_add (ticked, g_ptr_array_index (self->proposals, i));
  if (ticked->len == 0 || sp_session_get_store (self->session) == NULL)
    return FALSE;
  if (!self->kind->add (sp_session_get_store (self->session), ticked, &n, &error))
    {
      sp_session_report_error (self->session, error);
      return FALSE;
    }
  words = dup_counted (_ (self->kind->done), n);
  sp_session_tell (self->session, words, TRUE);
  sp_proposals_reload (self);
  g_signal_emit (self, done_signal, 0);
  return TRUE;
}

static void
sp_proposals_finalize (GObject *object)
{
  SpProposals *self = SP_PROPOSALS (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_ptr_array_unref (self->ticks);
  G_OBJECT_CLASS (sp_proposals_parent_class)->finalize (object);
}

static gboolean
proposals_accept_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  sp_proposals_accept (SP_PROPOSALS (widget));
  return TRUE;
}

static void
sp_proposals_class_init (SpProposalsClass *klass)
{
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Return, GDK_CONTROL_MASK,
                                proposals_accept_cb, NULL);
  G_OBJECT_CLASS (klass)->finalize = sp_proposals_finalize;
  done_signal = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);
}

static void
sp_proposals_init (SpProposals *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->ticks = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->words, TRUE);
  gtk_label_set_xalign (self->words, 0);
  self->list = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, LIST_WIDTH, LIST_HEIGHT);
  self->accept = GTK_BUTTON (gtk_button_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->accept), GTK_ALIGN_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->accept), "suggested-action");
  g_signal_connect_swapped (self->accept, "clicked", G_CALLBACK (sp_proposals_accept), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (self), scroller);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->accept));
}

SpProposals *
sp_proposals_new (SpSession *session, const SpProposalKind *kind)
{
  SpProposals *self = g_object_new (SP_TYPE_PROPOSALS, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session) && kind != NULL, self);
  self->kind = kind;
  self->session = g_object_ref (session);
  proposals_ticked_cb (self);
  return self;
}
