/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-hazards-page.h. */
#include "sp-hazards-page.h"

#include "base/sp-i18n.h"
#include "core/sp-enterprise.h"
#include "sp-app.h"
#include "sp-table-output.h"
#include "store/sp-hazards.h"
#include "sp-focus.h"

#define MOST_SIMILAR 3

struct _SpHazardsPage
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  SpTableOutput *output; /* the paper that is shown or written */
  char *hint;

  /* Borrowed, children */
  SpRecordPage *ledger;
  SpHazardSteps *steps;
  GtkWidget *several; /* shown while several are selected */
  GtkLabel *n_selected;
  SpHazardStepForm *batch;
  GtkMenuButton *papers;

  /* State */
  int64_t drafted_enterprise; /* from which the draft was filled last */
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (SpHazardsPage, sp_hazards_page, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

/* ---- the hazard in the detail, and several ---- */

static void
hazards_page_shown_cb (SpHazardsPage *self)
{
  SpRecord *record = sp_record_page_get_record (self->ledger);

  sp_hazard_steps_set_hazard (self->steps, record != NULL ? sp_record_get_id (record) : 0);
}

static void
hazards_page_selected_cb (SpHazardsPage *self)
{
  g_autoptr (GArray) ids = sp_record_list_get_selected (sp_record_page_get_list (self->ledger));
  g_autofree char *text = g_strdup_printf (_ ("已选 %u 条"), ids->len);

  gtk_label_set_label (self->n_selected, text);
  gtk_widget_set_visible (self->several, ids->len > 1);
  if (ids->len < 2)
    sp_hazard_step_form_cancel (self->batch);
}

static void
hazards_page_done_cb (SpHazardsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (sp_record_page_get_list (self->ledger)));
}

/* ---- entering one ---- */

static const struct
{
  guint from, to;
} inherited[] = {
  {SP_ENTERPRISE_TOWNSHIP, SP_HAZARD_TOWNSHIP},     {SP_ENTERPRISE_INDUSTRY, SP_HAZARD_INDUSTRY},
  {SP_ENTERPRISE_DEPARTMENT, SP_HAZARD_DEPARTMENT}, {SP_ENTERPRISE_NAME, SP_HAZARD_RECTIFIER},
  {SP_ENTERPRISE_LEGAL_PERSON, SP_HAZARD_PERSON},   {SP_ENTERPRISE_LEGAL_PHONE, SP_HAZARD_PHONE},
};

/* What the registry knows of the enterprise need not be typed. */
static void
fill_from_enterprise (SpHazardsPage *self, SpRecordForm *form)
{
  SpRecord *draft = sp_record_form_get_record (form);
  int64_t id = sp_record_get_integer (draft, SP_HAZARD_ENTERPRISE);
  g_autoptr (SpRecord) enterprise = NULL;

  if (id == self->drafted_enterprise)
    return;
  self->drafted_enterprise = id;
  if (id != 0)
    enterprise =
      sp_reader_load (sp_session_get_reader (self->session), &sp_enterprise_type, id, NULL);
  if (enterprise == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (inherited); i++)
    sp_record_set_value (draft, inherited[i].to, sp_record_peek (enterprise, inherited[i].from));
  g_object_ref (draft);
  sp_record_form_set_record (form, draft);
  g_object_unref (draft);
}

/* The same again at the enterprise is pointed out, never refused. */
static void
hint_at_similar (SpHazardsPage *self, SpRecord *draft)
{
  g_autoptr (GPtrArray) similar = NULL;
  GString *text = g_string_new (NULL);

  if (sp_record_peek (draft, SP_HAZARD_DESCRIPTION)->is_set)
    similar = sp_reader_find_similar_hazards (sp_session_get_reader (self->session),
                                              SP_HAZARD (draft), MOST_SIMILAR, NULL);
  for (guint i = 0; similar != NULL && i < similar->len; i++)
    {
      g_autofree char *line = sp_similar_hazard_dup_text (g_ptr_array_index (similar, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : _ ("可能是重复隐患："), line);
    }
  g_free (self->hint);
  self->hint = g_string_free (text, FALSE);
  sp_record_page_set_draft_note (self->ledger, self->hint);
}

static void
hazards_page_draft_cb (SpHazardsPage *self, SpRecordForm *form)
{
  if (sp_session_get_reader (self->session) == NULL)
    return;
  fill_from_enterprise (self, form);
  hint_at_similar (self, sp_record_form_get_record (form));
}

static void
hazards_page_drafting_cb (SpHazardsPage *self)
{
  SpRecordForm *form = sp_record_page_get_draft (self->ledger);

  self->drafted_enterprise =
    sp_record_get_integer (sp_record_form_get_record (form), SP_HAZARD_ENTERPRISE);
  g_clear_pointer (&self->hint, g_free);
  g_signal_connect_object (form, "changed", G_CALLBACK (hazards_page_draft_cb), self,
                           G_CONNECT_SWAPPED);
}

/* ---- steps ---- */

/* Of one in the detail, of several below the list. */
static void
begin (SpHazardsPage *self, int kind)
{
  g_autoptr (GArray) ids = sp_record_list_get_selected (sp_record_page_get_list (self->ledger));

  if (ids->len == 0)
    sp_session_tell (self->session, _ ("先选一条或几条隐患，再办理。"), FALSE);
  else if (ids->len > 1 || kind == SP_STEP_SET_DEADLINE)
    {
      gtk_widget_set_visible (self->several, TRUE);
      sp_hazard_step_form_begin (self->batch, kind, (const int64_t *)(gpointer)ids->data, ids->len);
    }
  else
    sp_hazard_steps_begin (self->steps, (SpHazardStepKind)kind);
}

static void
hazards_page_step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpHazardsPage *self = SP_HAZARDS_PAGE (widget);
  const char *code = g_variant_get_string (parameter, NULL);
  const SpWord *word = sp_vocabulary_find_code (&sp_hazard_step_kinds, code);

  if (g_str_equal (code, "deadline"))
    begin (self, SP_STEP_SET_DEADLINE);
  else if (word != NULL)
    begin (self, word->value);
}

static void
hazards_page_next_step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpHazardsPage *self = SP_HAZARDS_PAGE (widget);
  g_autoptr (GArray) ids = sp_record_list_get_selected (sp_record_page_get_list (self->ledger));

  if (ids->len > 1)
    begin (self, SP_STEP_ASSIGN);
  else
    sp_hazard_steps_begin_next (self->steps);
}

static void
hazards_page_take_back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_hazard_steps_take_back (SP_HAZARDS_PAGE (widget)->steps);
}

/* ---- papers ---- */

/* Of all hazards that are selected. */
static gboolean
make_paper (SpHazardsPage *self, SpHazardPaper kind)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (GArray) ids = sp_record_list_get_selected (sp_record_page_get_list (self->ledger));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  SpOfficialPaper *paper;

  g_clear_object (&self->output);
  if (reader == NULL || ids->len == 0)
    {
      sp_session_tell (self->session, _ ("先选一条隐患，再出文书。"), FALSE);
      return FALSE;
    }
  paper =
    sp_hazard_paper_new_for (reader, kind, (const int64_t *)(gpointer)ids->data, ids->len, &error);
  if (paper == NULL)
    {
      sp_session_report_error (self->session, error);
      return FALSE;
    }
  name = g_strdup (sp_vocabulary_label (&sp_hazard_papers, (int)kind));
  self->output = sp_table_output_new_paper (paper, name, self->session);
  return TRUE;
}

static GtkWindow *
get_window (SpHazardsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
hazards_page_paper_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpHazardsPage *self = SP_HAZARDS_PAGE (widget);
  const SpWord *word =
    sp_vocabulary_find_code (&sp_hazard_papers, g_variant_get_string (parameter, NULL));

  if (word == NULL || !make_paper (self, (SpHazardPaper)word->value))
    return;
  if (g_str_equal (action, "hazards.paper"))
    sp_table_output_preview (self->output, get_window (self));
  else if (g_str_equal (action, "hazards.word-paper"))
    sp_table_output_export_word (self->output, get_window (self));
  else
    sp_table_output_export (self->output, get_window (self));
}

gboolean
sp_hazards_page_export_paper (SpHazardsPage *self, SpHazardPaper kind, const char *path)
{
  g_return_val_if_fail (SP_IS_HAZARDS_PAGE (self) && path != NULL, FALSE);
  return make_paper (self, kind) && sp_table_output_write (self->output, path);
}

static void
hazards_page_papers_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpHazardsPage *self = SP_HAZARDS_PAGE (widget);

  gtk_menu_button_popup (self->papers);
}

static GMenuModel *
new_section (const char *action)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < sp_hazard_papers.n_words; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (sp_hazard_papers.words[i].label), NULL);

      g_menu_item_set_action_and_target (item, action, "s", sp_hazard_papers.words[i].code);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static GtkWidget *
new_papers_button (SpHazardsPage *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) lists = g_menu_new ();
  g_autoptr (GMenuModel) previews = new_section ("hazards.paper");
  g_autoptr (GMenuModel) exports = new_section ("hazards.export-paper");
  g_autoptr (GMenuModel) words = new_section ("hazards.word-paper");

  g_menu_append_section (menu, _ ("文书：预览和打印"), previews);
  g_menu_append_submenu (menu, _ ("文书导出 PDF"), exports);
  g_menu_append_submenu (menu, _ ("文书导出 Word"), words);
  g_menu_append (lists, _ ("打印预览"), "ledger.preview");
  g_menu_append (lists, _ ("打印…"), "ledger.print");
  g_menu_append (lists, _ ("导出 Excel…"), "ledger.export-xlsx");
  g_menu_append (lists, _ ("导出 CSV…"), "ledger.export-csv");
  g_menu_append_section (menu, _ ("清单：选中的，没有选几条就是列出的全部"), G_MENU_MODEL (lists));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("文书和清单"));
  self->papers = GTK_MENU_BUTTON (button);
  return button;
}

/* ---- putting together ---- */

static void
add_batch_button (GtkWidget *box, const char *label, const char *action, const char *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_several (SpHazardsPage *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->several = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->several, "page-bar");
  self->n_selected = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->n_selected), TRUE);
  gtk_label_set_xalign (self->n_selected, 0);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->n_selected));
  add_batch_button (line, _ ("交办"), "hazards.step", "assign");
  add_batch_button (line, _ ("设时限"), "hazards.step", "deadline");
  add_batch_button (line, _ ("延期"), "hazards.step", "extend");
  add_batch_button (line, _ ("指令书"), "hazards.paper", "order");
  add_batch_button (line, _ ("打印清单"), "ledger.preview", NULL);
  self->batch = sp_hazard_step_form_new (self->session);
  gtk_box_append (GTK_BOX (self->several), line);
  gtk_box_append (GTK_BOX (self->several), GTK_WIDGET (self->batch));
  gtk_widget_set_visible (self->several, FALSE);
  gtk_box_append (sp_record_page_get_foot (self->ledger), self->several);
  g_signal_connect_object (self->batch, "done", G_CALLBACK (hazards_page_done_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Where a hazard stands is what is looked for: above the fields. */
static void
add_steps (SpHazardsPage *self)
{
  GtkBox *extra = sp_record_page_get_extra (self->ledger);
  GtkWidget *detail = gtk_widget_get_parent (GTK_WIDGET (extra));

  self->steps = sp_hazard_steps_new (self->session);
  gtk_box_append (extra, GTK_WIDGET (self->steps));
  gtk_box_reorder_child_after (GTK_BOX (detail), GTK_WIDGET (extra),
                               gtk_widget_get_first_child (detail));
  g_signal_connect_object (sp_hazard_steps_get_form (self->steps), "done",
                           G_CALLBACK (hazards_page_done_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
hazards_page_show_record_cb (
  SpHazardsPage *self, const char *table, gint64 id, int from, int to, int standings)
{
  if (!g_str_equal (table, sp_hazard_type.table))
    return FALSE;
  sp_session_set_page (self->session, SP_PAGE_HAZARDS);
  sp_record_page_show (self->ledger, id, from, to, standings);
  return TRUE;
}

static void
set_session (SpHazardsPage *self, SpSession *session)
{
  if (!g_set_object (&self->session, session) || session == NULL)
    return;
  self->ledger = sp_record_page_new (session, &sp_hazard_ledger);
  gtk_widget_set_parent (GTK_WIDGET (self->ledger), GTK_WIDGET (self));
  gtk_box_append (sp_record_page_get_bar (self->ledger), new_papers_button (self));
  add_steps (self);
  add_several (self);
  g_signal_connect_object (self->ledger, "shown", G_CALLBACK (hazards_page_shown_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->ledger, "drafting", G_CALLBACK (hazards_page_drafting_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (sp_record_page_get_list (self->ledger), "selected",
                           G_CALLBACK (hazards_page_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "show-record", G_CALLBACK (hazards_page_show_record_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/* ---- class ---- */

/* What keys and menus ask of a ledger. */
static void
hazards_page_forward_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_app_activate_own (GTK_WIDGET (SP_HAZARDS_PAGE (widget)->ledger), action, parameter);
}

static void
sp_hazards_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    g_value_set_object (value, SP_HAZARDS_PAGE (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_hazards_page_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    set_session (SP_HAZARDS_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static gboolean
sp_hazards_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_HAZARDS_PAGE (widget)->ledger));
}

static void
sp_hazards_page_dispose (GObject *object)
{
  SpHazardsPage *self = SP_HAZARDS_PAGE (object);
  GtkWidget *child;

  g_clear_object (&self->output);
  if (self->ledger != NULL)
    g_signal_handlers_disconnect_by_data (sp_record_page_get_list (self->ledger), self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->ledger = NULL;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_hazards_page_parent_class)->dispose (object);
}

static void
sp_hazards_page_finalize (GObject *object)
{
  g_free (SP_HAZARDS_PAGE (object)->hint);
  G_OBJECT_CLASS (sp_hazards_page_parent_class)->finalize (object);
}

static void
sp_hazards_page_class_init (SpHazardsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_hazards_page_dispose;
  object_class->finalize = sp_hazards_page_finalize;
  object_class->get_property = sp_hazards_page_get_property;
  object_class->set_property = sp_hazards_page_set_property;
  widget_class->grab_focus = sp_hazards_page_grab_focus;
  widget_class->focus = sp_focus_inside;
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, SP_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  sp_record_page_install_forwards (widget_class, hazards_page_forward_cb);
  gtk_widget_class_install_action (widget_class, "hazards.step", "s", hazards_page_step_cb);
  gtk_widget_class_install_action (widget_class, "hazards.next-step", NULL,
                                   hazards_page_next_step_cb);
  gtk_widget_class_install_action (widget_class, "hazards.take-back", NULL,
                                   hazards_page_take_back_cb);
  gtk_widget_class_install_action (widget_class, "hazards.papers", NULL, hazards_page_papers_cb);
  gtk_widget_class_install_action (widget_class, "hazards.paper", "s", hazards_page_paper_cb);
  gtk_widget_class_install_action (widget_class, "hazards.export-paper", "s",
                                   hazards_page_paper_cb);
  gtk_widget_class_install_action (widget_class, "hazards.word-paper", "s", hazards_page_paper_cb);
}

static void
sp_hazards_page_init (SpHazardsPage *self)
{
}

SpRecordPage *
sp_hazards_page_get_ledger (SpHazardsPage *self)
{
  g_return_val_if_fail (SP_IS_HAZARDS_PAGE (self), NULL);
  return self->ledger;
}

SpHazardSteps *
sp_hazards_page_get_steps (SpHazardsPage *self)
{
  g_return_val_if_fail (SP_IS_HAZARDS_PAGE (self), NULL);
  return self->steps;
}

SpHazardStepForm *
sp_hazards_page_get_batch (SpHazardsPage *self)
{
  g_return_val_if_fail (SP_IS_HAZARDS_PAGE (self), NULL);
  return self->batch;
}

const char *
sp_hazards_page_get_hint (SpHazardsPage *self)
{
  g_return_val_if_fail (SP_IS_HAZARDS_PAGE (self), "");
  return self->hint != NULL ? self->hint : "";
}
