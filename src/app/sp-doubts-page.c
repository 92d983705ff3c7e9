/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpDoubtsPage. Rows that changed are taken over into the records shown, so that place and
 * selection stay. */
#include "app/sp-doubts-page.h"
#include "app/sp-app.h"
#include "app/sp-template.h"
#include "app/sp-doubt-answer.h"
#include "app/sp-source-view.h"
#include "app/sp-table-output.h"
#include "base/sp-i18n.h"
#include "report/sp-doubt-table.h"
#include <string.h>

struct _SpDoubtsPage
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  GSignalGroup *session_signals;
  GListStore *doubts;    /* of SpDoubt */
  SpTableOutput *output; /* the table being printed */

  /* Template */
  GtkStack *stack;
  GtkBox *panel_slot;
  GtkLabel *source_name;
  GtkScrolledWindow *source_slot;

  /* Borrowed, children put in by C; NULL after dispose */
  SpDoubtPanel *panel;
  SpSourceView *source;

  /* State */
  gboolean is_stale;        /* doubts to be read when the page is shown */
  gboolean is_source_stale; /* the source too */
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SpDoubtsPage, sp_doubts_page, GTK_TYPE_WIDGET)

/* ---- reading ---- */

static gboolean
has_same_ids (GListModel *shown, GPtrArray *rows)
{
  if (g_list_model_get_n_items (shown) != rows->len)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (SpRecord) record = g_list_model_get_item (shown, i);

      if (sp_record_get_id (record) != sp_record_get_id (rows->pdata[i]))
        return FALSE;
    }
  return TRUE;
}

static void
take_over (SpRecord *shown, SpRecord *row)
{
  if (sp_record_get_revision (shown) == sp_record_get_revision (row))
    return;
  sp_record_set_identity (shown, sp_record_get_id (row), sp_record_get_uid (row),
                          sp_record_get_revision (row));
  for (guint i = 0; i < SP_DOUBT_N_FIELDS; i++)
    sp_record_set_value (shown, i, sp_record_peek (row, i));
}

static void
show_doubts (SpDoubtsPage *self, GPtrArray *rows)
{
  if (has_same_ids (G_LIST_MODEL (self->doubts), rows))
    for (guint i = 0; i < rows->len; i++)
      {
        g_autoptr (SpRecord) record = g_list_model_get_item (G_LIST_MODEL (self->doubts), i);

        take_over (record, rows->pdata[i]);
      }
  else
    g_list_store_splice (self->doubts, 0, g_list_model_get_n_items (G_LIST_MODEL (self->doubts)),
                         rows->pdata, rows->len);
  sp_doubt_panel_refilter (self->panel);
  gtk_stack_set_visible_child_name (self->stack, rows->len > 0 ? "doubts" : "empty");
}

static void
offer_units (SpDoubtsPage *self, SpReader *reader)
{
  g_autoptr (GPtrArray) units = sp_reader_load_all (reader, &sp_unit_type, -1, 0, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; units != NULL && i < units->len; i++)
    g_strv_builder_add (builder, sp_record_get_title (units->pdata[i]));
  names = g_strv_builder_end (builder);
  sp_doubt_panel_set_unit_names (self->panel, (const char *const *)names);
}

static void
mark_doubts (SpDoubtsPage *self, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    sp_source_view_add_mark (
      self->source, SP_SOURCE_DOUBT,
      (guint)MAX (0, sp_record_get_integer (rows->pdata[i], SP_DOUBT_SOURCE_START)),
      (guint)MAX (0, sp_record_get_integer (rows->pdata[i], SP_DOUBT_SOURCE_END)));
  sp_source_view_apply_marks (self->source);
}

static void
show_source (SpDoubtsPage *self, SpReader *reader, int64_t plan, GPtrArray *rows)
{
  g_autoptr (GPtrArray) sources =
    sp_reader_load_all (reader, &sp_source_type, SP_SOURCE_PLAN, plan, NULL);
  const char *text = "", *name = "";
  g_autofree char *label = NULL;

  if (sources != NULL && sources->len > 0)
    {
      text = sp_record_get_text (sources->pdata[sources->len - 1], SP_SOURCE_TEXT);
      name = sp_record_get_text (sources->pdata[sources->len - 1], SP_SOURCE_NAME);
    }
  label = g_strdup_printf (_ ("原文　%s"), name);
  gtk_label_set_label (self->source_name, label);
  sp_source_view_set_text (self->source, text, strlen (text));
  mark_doubts (self, rows);
  self->is_source_stale = FALSE;
}

static void
doubts_page_selected_cb (SpDoubtsPage *self)
{
  SpDoubt *doubt = sp_doubt_panel_get_selected (self->panel);
  int64_t start, end;

  if (doubt == NULL)
    return;
  start = sp_record_get_integer (SP_RECORD (doubt), SP_DOUBT_SOURCE_START);
  end = sp_record_get_integer (SP_RECORD (doubt), SP_DOUBT_SOURCE_END);
  if (end > start || start > 0)
    sp_source_view_show (self->source, (guint)start, (guint)end, TRUE);
}

static void
read_doubts (SpDoubtsPage *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  SpPlan *plan = sp_session_get_plan (self->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  int64_t id;

  self->is_stale = FALSE;
  if (reader == NULL || plan == NULL)
    {
      g_list_store_remove_all (self->doubts);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  id = sp_record_get_id (SP_RECORD (plan));
  rows = sp_reader_load_all (reader, &sp_doubt_type, SP_DOUBT_PLAN, id, &error);
  if (rows == NULL)
    {
      sp_session_report_error (self->session, error);
      return;
    }
  if (self->is_source_stale)
    show_source (self, reader, id, rows);
  sp_doubt_panel_set_editable (self->panel, !sp_session_is_read_only (self->session));
  offer_units (self, reader);
  show_doubts (self, rows);
  doubts_page_selected_cb (self);
}

static void
want_doubts (SpDoubtsPage *self)
{
  self->is_stale = TRUE;
  if (self->session != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_doubts (self);
}

static void
doubts_page_plan_cb (SpDoubtsPage *self)
{
  self->is_source_stale = TRUE;
  want_doubts (self);
}

/* ---- answering ---- */

static void
doubts_page_answer_cb (SpDoubtsPage *self, SpDoubt *doubt, int state, const char *answer)
{
  SpStore *store = self->session != NULL ? sp_session_get_store (self->session) : NULL;
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return;
  /* "records-changed" brings the rows back into the list. */
  if (!sp_doubt_answer (store, doubt, (SpDoubtState)state, answer, &error))
    {
      sp_session_report_error (self->session, error);
      return;
    }
  if (state != SP_DOUBT_STATE_OPEN)
    sp_doubt_panel_advance (self->panel);
  sp_session_tell (self->session,
                   state == SP_DOUBT_STATE_OPEN ? _ ("已改回待核对") : _ ("已核对一处疑问"), TRUE);
}

static void
doubts_page_accept_kind_cb (SpDoubtsPage *self, int kind)
{
  SpPlan *plan = self->session != NULL ? sp_session_get_plan (self->session) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  guint n = 0;

  if (plan == NULL)
    return;
  if (!sp_doubt_accept_kind (sp_session_get_store (self->session),
                             sp_record_get_id (SP_RECORD (plan)), (SpDoubtKind)kind, &n, &error))
    {
      sp_session_report_error (self->session, error);
      return;
    }
  sp_doubt_panel_advance (self->panel);
  message = g_strdup_printf (_ ("已接受 %u 处“%s”疑问的建议"), n,
                             sp_vocabulary_label (&sp_doubt_kinds, kind));
  sp_session_tell (self->session, message, TRUE);
}

static void
doubts_page_go_cb (SpDoubtsPage *self, SpDoubt *doubt)
{
  if (self->session != NULL)
    sp_session_go_to_measure (self->session,
                              sp_record_get_integer (SP_RECORD (doubt), SP_DOUBT_MEASURE));
}

/* ---- on paper ---- */

static void
doubts_page_output_cb (SpDoubtsPage *self, gboolean is_file)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWindow *parent = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
  SpPlan *plan = self->session != NULL ? sp_session_get_plan (self->session) : NULL;
  g_autoptr (SpPaperTable) table = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  if (plan == NULL)
    return;
  table = sp_doubt_table_load (sp_session_get_reader (self->session),
                               sp_record_get_id (SP_RECORD (plan)), SP_DATE_NONE, &error);
  if (table == NULL)
    {
      sp_session_report_error (self->session, error);
      return;
    }
  name = g_strdup_printf (_ ("%s原文核对表"), sp_record_get_title (SP_RECORD (plan)));
  g_clear_object (&self->output);
  self->output = sp_table_output_new (table, name, self->session);
  if (is_file)
    sp_table_output_export (self->output, parent);
  else
    sp_table_output_print (self->output, parent);
}

static void
sp_doubts_page_output_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  doubts_page_output_cb (SP_DOUBTS_PAGE (widget), g_str_equal (action_name, "doubts.export"));
}

/* ---- class ---- */

static void
set_session (SpDoubtsPage *self, SpSession *session)
{
  if (!g_set_object (&self->session, session))
    return;
  g_signal_group_set_target (self->session_signals, session);
  if (session != NULL)
    doubts_page_plan_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
sp_doubts_page_map (GtkWidget *widget)
{
  SpDoubtsPage *self = SP_DOUBTS_PAGE (widget);

  GTK_WIDGET_CLASS (sp_doubts_page_parent_class)->map (widget);
  if (self->is_stale && self->session != NULL)
    read_doubts (self);
}

static gboolean
sp_doubts_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_DOUBTS_PAGE (widget)->panel));
}

static void
sp_doubts_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    g_value_set_object (value, SP_DOUBTS_PAGE (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_doubts_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    set_session (SP_DOUBTS_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_doubts_page_dispose (GObject *object)
{
  SpDoubtsPage *self = SP_DOUBTS_PAGE (object);

  if (self->session_signals != NULL)
    g_signal_group_set_target (self->session_signals, NULL);
  g_clear_object (&self->session_signals);
  if (self->panel != NULL)
    g_signal_handlers_disconnect_by_data (self->panel, self);
  self->panel = NULL;
  self->source = NULL;
  sp_template_dispose (self, SP_TYPE_DOUBTS_PAGE);
  g_clear_object (&self->output);
  g_clear_object (&self->doubts);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_doubts_page_parent_class)->dispose (object);
}

static void
sp_doubts_page_class_init (SpDoubtsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_doubts_page_dispose;
  object_class->get_property = sp_doubts_page_get_property;
  object_class->set_property = sp_doubts_page_set_property;
  widget_class->map = sp_doubts_page_map;
  widget_class->grab_focus = sp_doubts_page_grab_focus;
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, SP_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-doubts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpDoubtsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SpDoubtsPage, panel_slot);
  gtk_widget_class_bind_template_child (widget_class, SpDoubtsPage, source_name);
  gtk_widget_class_bind_template_child (widget_class, SpDoubtsPage, source_slot);
  gtk_widget_class_install_action (widget_class, "doubts.print", NULL, sp_doubts_page_output_cb);
  gtk_widget_class_install_action (widget_class, "doubts.export", NULL, sp_doubts_page_output_cb);
}

static void
sp_doubts_page_init (SpDoubtsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->doubts = g_list_store_new (sp_doubt_get_type ());
  self->panel = SP_DOUBT_PANEL (sp_doubt_panel_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->panel), TRUE);
  gtk_box_append (self->panel_slot, GTK_WIDGET (self->panel));
  self->source = SP_SOURCE_VIEW (sp_source_view_new ());
  gtk_scrolled_window_set_child (self->source_slot, GTK_WIDGET (self->source));
  sp_doubt_panel_set_can_go (self->panel, TRUE);
  sp_doubt_panel_set_can_accept_kind (self->panel, TRUE);
  sp_doubt_panel_set_doubts (self->panel, G_LIST_MODEL (self->doubts));
  g_signal_connect_swapped (self->panel, "answer", G_CALLBACK (doubts_page_answer_cb), self);
  g_signal_connect_swapped (self->panel, "accept-kind", G_CALLBACK (doubts_page_accept_kind_cb),
                            self);
  g_signal_connect_swapped (self->panel, "output", G_CALLBACK (doubts_page_output_cb), self);
  g_signal_connect_swapped (self->panel, "go", G_CALLBACK (doubts_page_go_cb), self);
  g_signal_connect_swapped (self->panel, "notify::selected", G_CALLBACK (doubts_page_selected_cb),
                            self);
  self->session_signals = g_signal_group_new (SP_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::plan",
                                  G_CALLBACK (doubts_page_plan_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "records-changed",
                                  G_CALLBACK (want_doubts), self);
}

SpDoubtPanel *
sp_doubts_page_get_panel (SpDoubtsPage *self)
{
  g_return_val_if_fail (SP_IS_DOUBTS_PAGE (self), NULL);

  return self->panel;
}
