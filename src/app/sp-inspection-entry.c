/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-inspection-entry.h. */
#include "sp-inspection-entry.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "core/sp-criterion.h"
#include "core/sp-enterprise.h"
#include "core/sp-industry.h"
#include "report/sp-checklist.h"
#include "sp-app.h"
#include "sp-table-output.h"
#include "store/sp-hazards.h"

#include <stdlib.h>

#define WIDTH 860
#define HEIGHT 640
#define SPACE 12

static const char *const head_fields[] = {"day",    "enterprise",    "department",
                                          "people", "record_number", "order_number",
                                          "place",  "recheck_on",    NULL};
static const char *const finding_fields[] = {"description", "place",    "grade",
                                             "criterion",   "deadline", NULL};

/* One finding as it is typed. */
typedef struct
{
  /* Borrowed, in the window */
  GtkWidget *card;
  GtkEntry *number;
  GtkLabel *problem;
  SpRecordForm *form;
} Finding;

struct _SpInspectionEntry
{
  GtkWindow parent_instance;

  /* Owned */
  SpSession *session;
  SpTableOutput *output;
  GPtrArray *findings; /* of Finding */

  /* Borrowed, put in by C */
  SpRecordForm *head;
  SpPicker *industry;
  GtkEntry *topic;
  GtkBox *box;
  GtkLabel *problem;
  GtkScrolledWindow *scroll;
};

G_DEFINE_FINAL_TYPE (SpInspectionEntry, sp_inspection_entry, GTK_TYPE_WINDOW)

/* ---- the checklist ---- */

static SpChecklistInfo
get_checklist (SpInspectionEntry *self)
{
  SpRecord *head = sp_record_form_get_record (self->head);
  const char *topic = gtk_editable_get_text (GTK_EDITABLE (self->topic));

  return (SpChecklistInfo) {.industry = sp_picker_get_selected (self->industry),
                            .topic = *topic != '\0' ? topic : NULL,
                            .enterprise = sp_record_get_integer (head, SP_INSPECTION_ENTERPRISE),
                            .day = (SpDate)sp_record_get_integer (head, SP_INSPECTION_DAY)};
}

static gboolean
make_output (SpInspectionEntry *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPaperTable) table = NULL;
  SpChecklistInfo info;

  if (!sp_record_form_commit (self->head))
    return FALSE;
  info = get_checklist (self);
  table = sp_checklist_new (sp_session_get_reader (self->session), &info, &error);
  gtk_label_set_label (self->problem, error != NULL ? error->message : "");
  if (table == NULL)
    return FALSE;
  g_clear_object (&self->output);
  self->output = sp_table_output_new (table, _ ("执法检查表"), self->session);
  return TRUE;
}

static void
inspection_entry_print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpInspectionEntry *self = SP_INSPECTION_ENTRY (widget);

  if (make_output (self))
    sp_table_output_print (self->output, GTK_WINDOW (self));
}

static void
inspection_entry_export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpInspectionEntry *self = SP_INSPECTION_ENTRY (widget);

  if (make_output (self))
    sp_table_output_export (self->output, GTK_WINDOW (self));
}

/* The checklist is that of the enterprise's industry until a person chooses another. */
static void
inspection_entry_head_changed_cb (SpInspectionEntry *self)
{
  SpRecord *head = sp_record_form_get_record (self->head);
  int64_t id = sp_record_get_integer (head, SP_INSPECTION_ENTERPRISE);
  g_autoptr (SpRecord) enterprise = NULL;

  if (id == 0 || sp_picker_get_selected (self->industry) != 0)
    return;
  enterprise =
    sp_reader_load (sp_session_get_reader (self->session), &sp_enterprise_type, id, NULL);
  if (enterprise != NULL)
    sp_picker_set_selected (self->industry,
                            sp_record_get_integer (enterprise, SP_ENTERPRISE_INDUSTRY));
}

/* ---- findings ---- */

/* The criterion with the number that the paper has; NULL with a sentence. */
static SpRecord *
find_criterion (SpInspectionEntry *self, const char *text, GError **error)
{
  const SpChecklistInfo info = get_checklist (self);
  g_autoptr (GPtrArray) criteria =
    sp_checklist_load_criteria (sp_session_get_reader (self->session), &info, error);
  int number = atoi (text);

  if (criteria == NULL)
    return NULL;
  if (number >= 1 && (guint)number <= criteria->len)
    return g_object_ref (g_ptr_array_index (criteria, number - 1));
  if (criteria->len == 0)
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
                 _ ("这份检查表上没有判定标准。请先在“判定标准”里装入标准库，或另选行业和类别。"));
  else
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
                 _ ("检查表上没有 %s 号，这份检查表有 %u 项。请看检查表的行业和类别选得对不对。"),
                 text, criteria->len);
  return NULL;
}

/* What is on the checklist is major by that criterion; words already typed stay. */
static void
take_criterion (SpRecordForm *form, SpRecord *criterion)
{
  SpRecord *finding = sp_record_form_get_record (form);

  sp_record_form_commit (form);
  sp_record_set_integer (finding, SP_HAZARD_CRITERION, sp_record_get_id (criterion));
  sp_record_set_integer (finding, SP_HAZARD_GRADE, SP_HAZARD_MAJOR);
  if (!sp_record_peek (finding, SP_HAZARD_DESCRIPTION)->is_set)
    sp_record_set_text (finding, SP_HAZARD_DESCRIPTION,
                        sp_record_get_text (criterion, SP_CRITERION_TEXT));
  for (guint i = 0; finding_fields[i] != NULL; i++)
    sp_field_editor_set_value (
      sp_record_form_get_editor (form, finding_fields[i]),
      sp_record_peek (finding, (guint)sp_record_type_field (&sp_hazard_type, finding_fields[i])));
}

static gboolean
read_number (SpInspectionEntry *self, Finding *finding)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (finding->number));
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRecord) criterion = NULL;

  gtk_label_set_label (finding->problem, "");
  if (*text == '\0')
    return TRUE;
  criterion = sp_record_form_commit (self->head) ? find_criterion (self, text, &error) : NULL;
  if (criterion != NULL)
    take_criterion (finding->form, criterion);
  else if (error != NULL)
    gtk_label_set_label (finding->problem, error->message);
  return criterion != NULL;
}

static Finding *
find_by_number (SpInspectionEntry *self, GtkEntry *number)
{
  for (guint i = 0; i < self->findings->len; i++)
    if (((Finding *)self->findings->pdata[i])->number == number)
      return self->findings->pdata[i];
  return NULL;
}

static void
inspection_entry_number_cb (SpInspectionEntry *self, GtkEntry *number)
{
  Finding *finding = find_by_number (self, number);

  if (finding != NULL && read_number (self, finding))
    gtk_widget_grab_focus (GTK_WIDGET (sp_record_form_get_editor (finding->form, "description")));
}

static GtkWidget *
new_number_line (SpInspectionEntry *self, Finding *finding)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACE);
  GtkWidget *label = gtk_label_new (_ ("检查表序号"));

  finding->number = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_placeholder_text (finding->number, _ ("没有就空着"));
  gtk_editable_set_width_chars (GTK_EDITABLE (finding->number), 12);
  sp_app_set_name (finding->number, _ ("检查表序号"));
  g_signal_connect_object (finding->number, "activate", G_CALLBACK (inspection_entry_number_cb),
                           self, G_CONNECT_SWAPPED);
  finding->problem = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_wrap (finding->problem, TRUE);
  gtk_label_set_xalign (finding->problem, 0);
  gtk_widget_add_css_class (GTK_WIDGET (finding->problem), "problem");
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (finding->number));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (finding->problem));
  return line;
}

static Finding *
add_finding (SpInspectionEntry *self)
{
  Finding *finding = g_new0 (Finding, 1);
  g_autoptr (SpRecord) hazard = sp_record_new (&sp_hazard_type);
  g_autofree char *title = g_strdup_printf (_ ("查出的问题 %u"), self->findings->len + 1);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  finding->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACE / 2);
  finding->form =
    sp_record_form_new (self->session, &sp_hazard_type, SP_FORM_DRAFT, finding_fields, NULL, 2);
  sp_record_form_set_record (finding->form, hazard);
  gtk_box_append (GTK_BOX (finding->card), label);
  gtk_box_append (GTK_BOX (finding->card), new_number_line (self, finding));
  gtk_box_append (GTK_BOX (finding->card), GTK_WIDGET (finding->form));
  gtk_box_append (self->box, finding->card);
  g_ptr_array_add (self->findings, finding);
  return finding;
}

static void
inspection_entry_add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  Finding *finding = add_finding (SP_INSPECTION_ENTRY (widget));

  gtk_widget_grab_focus (GTK_WIDGET (finding->number));
}

/* ---- storing ---- */

static gboolean
is_empty (const Finding *finding)
{
  SpRecord *record = sp_record_form_get_record (finding->form);

  return *gtk_editable_get_text (GTK_EDITABLE (finding->number)) == '\0' &&
         !sp_record_peek (record, SP_HAZARD_DESCRIPTION)->is_set &&
         !sp_record_peek (record, SP_HAZARD_PLACE)->is_set;
}

/* What is typed in all forms. An empty finding at the end is none. */
static gboolean
commit_all (SpInspectionEntry *self, GPtrArray *hazards)
{
  gboolean is_good = sp_record_form_commit (self->head);

  for (guint i = 0; i < self->findings->len; i++)
    {
      Finding *finding = self->findings->pdata[i];
      SpRecord *hazard = sp_record_form_get_record (finding->form);
      gboolean fits = sp_record_form_commit (finding->form);

      if (is_empty (finding))
        continue;
      if (!sp_record_peek (hazard, SP_HAZARD_CRITERION)->is_set)
        fits = read_number (self, finding) && fits;
      if (!sp_record_peek (hazard, SP_HAZARD_DESCRIPTION)->is_set)
        sp_field_editor_set_problem (sp_record_form_get_editor (finding->form, "description"),
                                     _ ("请写查出了什么问题。"));
      is_good = is_good && fits && sp_record_peek (hazard, SP_HAZARD_DESCRIPTION)->is_set;
      g_ptr_array_add (hazards, sp_record_copy (hazard));
    }
  return is_good;
}

gboolean
sp_inspection_entry_register (SpInspectionEntry *self)
{
  g_autoptr (GPtrArray) hazards = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SpRecord) inspection = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  g_return_val_if_fail (SP_IS_INSPECTION_ENTRY (self), FALSE);

  if (!commit_all (self, hazards))
    return FALSE;
  inspection = sp_record_copy (sp_record_form_get_record (self->head));
  if (!sp_store_register_inspection (sp_session_get_store (self->session),
                                     SP_INSPECTION (inspection), hazards, &error))
    {
      gtk_label_set_label (self->problem, error->message);
      return FALSE;
    }
  message = hazards->len > 0 ? g_strdup_printf (_ ("已登记检查，查出隐患 %u 条"), hazards->len)
                             : g_strdup (_ ("已登记检查，没有查出隐患"));
  sp_session_tell (self->session, message, TRUE);
  sp_session_go_to_record (self->session, &sp_inspection_type, sp_record_get_id (inspection));
  gtk_window_destroy (GTK_WINDOW (self));
  return TRUE;
}

static void
inspection_entry_register_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sp_inspection_entry_register (SP_INSPECTION_ENTRY (widget));
}

/* ---- the window ---- */

static GtkWidget *
new_button (const char *label, const char *action, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  return button;
}

static GtkWidget *
new_checklist_bar (SpInspectionEntry *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACE);

  self->industry = sp_picker_new (self->session, &sp_industry_type, _ ("全部行业"));
  sp_picker_set_name (self->industry, _ ("检查表的行业"));
  self->topic = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_placeholder_text (self->topic, _ ("类别，如 粉尘涉爆"));
  sp_app_set_name (self->topic, _ ("检查表的类别"));
  gtk_box_append (GTK_BOX (bar), gtk_label_new (_ ("检查表")));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->industry));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->topic));
  gtk_box_append (GTK_BOX (bar), new_button (_ ("打印检查表"), "entry.print", _ ("Ctrl+P")));
  gtk_box_append (GTK_BOX (bar), new_button (_ ("存为 PDF…"), "entry.export", _ ("Ctrl+E")));
  return bar;
}

static GtkWidget *
new_foot (SpInspectionEntry *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACE);
  GtkWidget *accept = new_button (_ ("登记"), "entry.register", _ ("Ctrl+Enter"));

  self->problem = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_xalign (self->problem, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->problem), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "problem");
  gtk_widget_add_css_class (accept, "suggested-action");
  gtk_box_append (GTK_BOX (foot), new_button (_ ("再加一条问题"), "entry.add", _ ("Ctrl+J")));
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (foot), new_button (_ ("取消"), "window.close", _ ("Esc")));
  gtk_box_append (GTK_BOX (foot), accept);
  return foot;
}

static void
set_margins (GtkWidget *widget)
{
  gtk_widget_set_margin_start (widget, SPACE);
  gtk_widget_set_margin_end (widget, SPACE);
  gtk_widget_set_margin_top (widget, SPACE);
  gtk_widget_set_margin_bottom (widget, SPACE);
}

static void
build (SpInspectionEntry *self)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (SpRecord) inspection = sp_record_new (&sp_inspection_type);
  GtkWidget *foot;

  sp_record_set_integer (inspection, SP_INSPECTION_DAY, sp_session_get_as_of (self->session));
  self->head =
    sp_record_form_new (self->session, &sp_inspection_type, SP_FORM_DRAFT, head_fields, NULL, 3);
  sp_record_form_set_record (self->head, inspection);
  g_signal_connect_object (self->head, "changed", G_CALLBACK (inspection_entry_head_changed_cb),
                           self, G_CONNECT_SWAPPED);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2 * SPACE));
  set_margins (GTK_WIDGET (self->box));
  gtk_box_append (self->box, GTK_WIDGET (self->head));
  gtk_box_append (self->box, new_checklist_bar (self));
  self->scroll = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_child (self->scroll, GTK_WIDGET (self->box));
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroll), TRUE);
  foot = new_foot (self);
  set_margins (foot);
  gtk_box_append (GTK_BOX (all), GTK_WIDGET (self->scroll));
  gtk_box_append (GTK_BOX (all), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (all), foot);
  gtk_window_set_child (GTK_WINDOW (self), all);
  add_finding (self);
}

static void
sp_inspection_entry_dispose (GObject *object)
{
  SpInspectionEntry *self = SP_INSPECTION_ENTRY (object);

  g_clear_object (&self->output);
  g_clear_object (&self->session);
  g_ptr_array_set_size (self->findings, 0);
  G_OBJECT_CLASS (sp_inspection_entry_parent_class)->dispose (object);
}

static void
sp_inspection_entry_finalize (GObject *object)
{
  g_ptr_array_unref (SP_INSPECTION_ENTRY (object)->findings);
  G_OBJECT_CLASS (sp_inspection_entry_parent_class)->finalize (object);
}

static void
sp_inspection_entry_class_init (SpInspectionEntryClass *klass)
{
  static const struct
  {
    const char *name;
    guint key;
    GdkModifierType modifiers;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    {"entry.add", GDK_KEY_j, GDK_CONTROL_MASK, inspection_entry_add_cb},
    {"entry.register", GDK_KEY_Return, GDK_CONTROL_MASK, inspection_entry_register_cb},
    {"entry.print", GDK_KEY_p, GDK_CONTROL_MASK, inspection_entry_print_cb},
    {"entry.export", GDK_KEY_e, GDK_CONTROL_MASK, inspection_entry_export_cb},
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_inspection_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_inspection_entry_finalize;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                           actions[i].name, NULL);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sp_inspection_entry_init (SpInspectionEntry *self)
{
  self->findings = g_ptr_array_new_with_free_func (g_free);
  gtk_window_set_title (GTK_WINDOW (self), _ ("登记检查"));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
}

SpInspectionEntry *
sp_inspection_entry_new (SpSession *session, GtkWindow *parent)
{
  SpInspectionEntry *self;

  g_return_val_if_fail (SP_IS_SESSION (session), NULL);
  g_return_val_if_fail (sp_session_get_store (session) != NULL, NULL);

  self =
    g_object_new (SP_TYPE_INSPECTION_ENTRY, "transient-for", parent, "modal", parent != NULL, NULL);
  self->session = g_object_ref (session);
  build (self);
  return self;
}

SpRecordForm *
sp_inspection_entry_get_head (SpInspectionEntry *self)
{
  g_return_val_if_fail (SP_IS_INSPECTION_ENTRY (self), NULL);
  return self->head;
}

SpPicker *
sp_inspection_entry_get_industry (SpInspectionEntry *self)
{
  g_return_val_if_fail (SP_IS_INSPECTION_ENTRY (self), NULL);
  return self->industry;
}

guint
sp_inspection_entry_get_n_findings (SpInspectionEntry *self)
{
  g_return_val_if_fail (SP_IS_INSPECTION_ENTRY (self), 0);
  return self->findings->len;
}

SpRecordForm *
sp_inspection_entry_get_finding (SpInspectionEntry *self, guint i)
{
  g_return_val_if_fail (SP_IS_INSPECTION_ENTRY (self) && i < self->findings->len, NULL);
  return ((Finding *)self->findings->pdata[i])->form;
}

gboolean
sp_inspection_entry_type_number (SpInspectionEntry *self, guint i, const char *text)
{
  g_return_val_if_fail (SP_IS_INSPECTION_ENTRY (self) && i < self->findings->len, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (((Finding *)self->findings->pdata[i])->number), text);
  return read_number (self, self->findings->pdata[i]);
}
