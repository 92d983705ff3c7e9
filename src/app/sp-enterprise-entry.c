/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-enterprise-entry.h. The focus stays in the entry; the offers only show. */
#include "sp-enterprise-entry.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "sp-app.h"
#include "store/sp-enterprises.h"

#define MOST_OFFERS 10

struct _SpEnterpriseEntry
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  GPtrArray *offers; /* of SpEnterpriseOffer */
  char *shown;       /* the name of the enterprise that is selected */

  /* Borrowed, children */
  GtkEntry *entry;
  GtkPopover *popover;
  GtkListBox *rows;

  /* State */
  int64_t selected;
  guint setting : 1;
  guint offers_new : 1; /* the last row makes a new one */
};

G_DEFINE_FINAL_TYPE (SpEnterpriseEntry, sp_enterprise_entry, GTK_TYPE_WIDGET)

static guint chosen_signal;

static char *
dup_typed (SpEnterpriseEntry *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

/* ---- offers ---- */

static char *
dup_offer_text (SpEnterpriseEntry *self, guint i)
{
  const SpEnterpriseOffer *offer;
  g_autofree char *typed = NULL;

  if (i == self->offers->len)
    {
      typed = dup_typed (self);
      return g_strdup_printf (_ ("新建企业“%s”"), typed);
    }
  offer = g_ptr_array_index (self->offers, i);
  return *offer->detail != '\0' ? g_strdup_printf (_ ("%s（%s）"), offer->name, offer->detail)
                                : g_strdup (offer->name);
}

static guint
count_rows (SpEnterpriseEntry *self)
{
  return self->offers->len + self->offers_new;
}

static void
fill_rows (SpEnterpriseEntry *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  for (guint i = 0; i < count_rows (self); i++)
    {
      g_autofree char *text = dup_offer_text (self, i);
      GtkWidget *label = gtk_label_new (text);
      GtkWidget *made = gtk_list_box_row_new ();

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (made), label);
      gtk_widget_set_focusable (made, FALSE);
      gtk_list_box_append (self->rows, made);
    }
}

static gboolean
is_known (SpEnterpriseEntry *self)
{
  for (guint i = 0; i < self->offers->len; i++)
    if (((SpEnterpriseOffer *)g_ptr_array_index (self->offers, i))->is_exact)
      return TRUE;
  return FALSE;
}

static void
load_offers (SpEnterpriseEntry *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_autofree char *typed = dup_typed (self);
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (GError) error = NULL;

  if (reader != NULL)
    offers = sp_reader_complete_enterprise (reader, typed, MOST_OFFERS, &error);
  sp_session_report_error (self->session, error);
  g_ptr_array_set_size (self->offers, 0);
  if (offers != NULL)
    g_ptr_array_extend_and_steal (self->offers, g_steal_pointer (&offers));
  self->offers_new = *typed != '\0' && !is_known (self) && !sp_session_is_read_only (self->session);
  fill_rows (self);
}

static gboolean
has_focus (SpEnterpriseEntry *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self->entry)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
enterprise_entry_typed_cb (SpEnterpriseEntry *self)
{
  g_autofree char *typed = NULL;

  if (self->setting)
    return;
  typed = dup_typed (self);
  load_offers (self);
  if (count_rows (self) > 0 && has_focus (self) && !g_str_equal (typed, self->shown))
    gtk_popover_popup (self->popover);
  else
    gtk_popover_popdown (self->popover);
}

/* ---- taking one ---- */

/* 0: told why not. */
static int64_t
add_new (SpEnterpriseEntry *self)
{
  g_autoptr (SpRecord) enterprise = sp_record_new (&sp_enterprise_type);
  g_autofree char *name = dup_typed (self);

  sp_record_set_text (enterprise, SP_ENTERPRISE_NAME, name);
  return sp_session_insert (self->session, enterprise, _ ("新增企业"))
           ? sp_record_get_id (enterprise)
           : 0;
}

void
sp_enterprise_entry_take (SpEnterpriseEntry *self, guint i)
{
  int64_t id;

  g_return_if_fail (SP_IS_ENTERPRISE_ENTRY (self) && i < count_rows (self));
  id = i < self->offers->len ? ((SpEnterpriseOffer *)g_ptr_array_index (self->offers, i))->id
                             : add_new (self);
  gtk_popover_popdown (self->popover);
  if (id == 0)
    return;
  sp_enterprise_entry_set_selected (self, id);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  g_signal_emit (self, chosen_signal, 0);
}

static void
enterprise_entry_activated_cb (SpEnterpriseEntry *self, GtkListBoxRow *row)
{
  sp_enterprise_entry_take (self, (guint)gtk_list_box_row_get_index (row));
}

static void
move_to (SpEnterpriseEntry *self, int by)
{
  GtkListBoxRow *now = gtk_list_box_get_selected_row (self->rows);
  int to = now != NULL ? gtk_list_box_row_get_index (now) + by
           : by > 0    ? 0
                       : (int)count_rows (self) - 1;

  gtk_list_box_select_row (self->rows, gtk_list_box_get_row_at_index (self->rows, MAX (to, 0)));
}

static gboolean
enterprise_entry_key_cb (SpEnterpriseEntry *self, guint key, guint code, GdkModifierType state)
{
  gboolean is_open = gtk_widget_get_visible (GTK_WIDGET (self->popover));
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->rows);

  if (key == GDK_KEY_Down && !is_open)
    {
      load_offers (self);
      if (count_rows (self) > 0)
        gtk_popover_popup (self->popover);
      return count_rows (self) > 0;
    }
  if (!is_open || (state & GDK_CONTROL_MASK) != 0)
    return FALSE;
  if (key == GDK_KEY_Down || key == GDK_KEY_Up)
    move_to (self, key == GDK_KEY_Down ? 1 : -1);
  else if (key == GDK_KEY_Escape)
    gtk_popover_popdown (self->popover);
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && row != NULL)
    enterprise_entry_activated_cb (self, row);
  else
    return FALSE;
  return TRUE;
}

static void
enterprise_entry_left_cb (SpEnterpriseEntry *self)
{
  if (self->popover != NULL)
    gtk_popover_popdown (self->popover);
}

/* ---- values ---- */

void
sp_enterprise_entry_set_selected (SpEnterpriseEntry *self, int64_t id)
{
  SpReader *reader;
  g_autoptr (SpRecord) record = NULL;

  g_return_if_fail (SP_IS_ENTERPRISE_ENTRY (self));
  reader = sp_session_get_reader (self->session);
  if (id != 0 && reader != NULL)
    record = sp_reader_load (reader, &sp_enterprise_type, id, NULL);
  self->selected = record != NULL ? id : 0;
  g_free (self->shown);
  self->shown = g_strdup (record != NULL ? sp_record_get_title (record) : "");
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->shown);
  self->setting = FALSE;
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->entry), record != NULL ? self->shown : NULL);
}

gboolean
sp_enterprise_entry_get_typed (SpEnterpriseEntry *self, int64_t *id, GError **error)
{
  SpReader *reader;
  g_autofree char *typed = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (SP_IS_ENTERPRISE_ENTRY (self) && id != NULL, FALSE);
  typed = dup_typed (self);
  reader = sp_session_get_reader (self->session);
  *id = g_str_equal (typed, self->shown) ? self->selected : 0;
  if (*typed == '\0' || *id != 0 || reader == NULL)
    return TRUE;
  *id = sp_reader_match_enterprise (reader, typed, typed, NULL, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (*id == 0)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("企业库里没有“%s”。按 ↓ 从提示里选一家，或选“新建企业”。"), typed);
  return *id != 0;
}

GtkEntry *
sp_enterprise_entry_get_entry (SpEnterpriseEntry *self)
{
  g_return_val_if_fail (SP_IS_ENTERPRISE_ENTRY (self), NULL);
  return self->entry;
}

char **
sp_enterprise_entry_dup_offers (SpEnterpriseEntry *self)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  g_return_val_if_fail (SP_IS_ENTERPRISE_ENTRY (self), NULL);
  for (guint i = 0; i < count_rows (self); i++)
    {
      g_autofree char *text = dup_offer_text (self, i);

      g_strv_builder_add (texts, text);
    }
  return g_strv_builder_end (texts);
}

/* ---- class ---- */

static void
sp_enterprise_entry_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpEnterpriseEntry *self = SP_ENTERPRISE_ENTRY (widget);

  gtk_widget_allocate (GTK_WIDGET (self->entry), width, height, baseline, NULL);
  gtk_popover_present (self->popover);
}

static void
sp_enterprise_entry_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (SP_ENTERPRISE_ENTRY (widget)->entry), orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
}

static void
sp_enterprise_entry_dispose (GObject *object)
{
  SpEnterpriseEntry *self = SP_ENTERPRISE_ENTRY (object);

  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  self->popover = NULL;
  if (self->entry != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->entry));
  self->entry = NULL;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_enterprise_entry_parent_class)->dispose (object);
}

static void
sp_enterprise_entry_finalize (GObject *object)
{
  SpEnterpriseEntry *self = SP_ENTERPRISE_ENTRY (object);

  g_ptr_array_unref (self->offers);
  g_free (self->shown);
  G_OBJECT_CLASS (sp_enterprise_entry_parent_class)->finalize (object);
}

static void
sp_enterprise_entry_class_init (SpEnterpriseEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_enterprise_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_enterprise_entry_finalize;
  widget_class->size_allocate = sp_enterprise_entry_size_allocate;
  widget_class->measure = sp_enterprise_entry_measure;
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_popover (SpEnterpriseEntry *self)
{
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_BROWSE);
  sp_app_set_name (self->rows, _ ("可选的企业"));
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_autohide (self->popover, FALSE);
  gtk_popover_set_has_arrow (self->popover, FALSE);
  gtk_popover_set_position (self->popover, GTK_POS_BOTTOM);
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->rows));
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
  g_signal_connect_swapped (self->rows, "row-activated", G_CALLBACK (enterprise_entry_activated_cb),
                            self);
}

static void
sp_enterprise_entry_init (SpEnterpriseEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->offers = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_enterprise_offer_free);
  self->shown = g_strdup ("");
  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_placeholder_text (self->entry, _ ("名称、首字母或代码"));
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
  add_popover (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (enterprise_entry_key_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (enterprise_entry_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (enterprise_entry_typed_cb), self);
}

SpEnterpriseEntry *
sp_enterprise_entry_new (SpSession *session)
{
  SpEnterpriseEntry *self = g_object_new (SP_TYPE_ENTERPRISE_ENTRY, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session), self);
  self->session = g_object_ref (session);
  return self;
}
