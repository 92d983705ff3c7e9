/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpImportPage: the class and accepting. Reading a document stands in sp-import-read.c, the three
 * columns in sp-import-check.c. */
#include "app/sp-app.h"
#include "app/sp-template.h"
#include "app/sp-chart-job.h"
#include "app/sp-import-page-private.h"
#include "base/sp-i18n.h"

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SpImportPage, sp_import_page, GTK_TYPE_WIDGET)

/* ---- accepting ---- */

static guint
count_taken (SpImportDraft *draft)
{
  GPtrArray *measures = sp_import_draft_get_measures (draft);
  guint n = 0;

  for (guint i = 0; i < measures->len; i++)
    {
      const SpDraftMeasure *measure = measures->pdata[i];

      n += !measure->is_left_out && sp_record_get_integer (SP_RECORD (measure->measure),
                                                           SP_MEASURE_KIND) == SP_BLOCK_MEASURE;
    }
  return n;
}

void
sp_import_page_finish (SpImportPage *self)
{
  sp_import_page_forget_revision (self);
  g_clear_object (&self->draft);
  g_clear_object (&self->document);
  sp_import_page_show_draft (self);
  sp_import_page_set_stage (self, SP_IMPORT_CHOOSE);
  g_object_set (self->session, "import-file", NULL, NULL);
}

gboolean
sp_import_page_accept (SpImportPage *self)
{
  SpStore *store;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  guint n, n_open;

  g_return_val_if_fail (SP_IS_IMPORT_PAGE (self), FALSE);

  store = self->session != NULL ? sp_session_get_store (self->session) : NULL;
  if (store == NULL || self->draft == NULL)
    return FALSE;
  sp_draft_editor_take (self->editor); /* what was typed and not yet left */
  n = count_taken (self->draft);
  n_open = sp_import_draft_get_n_open (self->draft);
  if (sp_import_draft_accept (self->draft, store, &error) == 0)
    {
      sp_session_report_error (self->session, error);
      return FALSE;
    }
  message = n_open > 0 ? g_strdup_printf (_ ("已导入 %u 项任务，%u 处疑问待核对"), n, n_open)
                       : g_strdup_printf (_ ("已导入 %u 项任务"), n);
  sp_import_page_finish (self);
  sp_session_tell (self->session, message, TRUE);
  sp_session_set_page (self->session, n_open > 0 ? SP_PAGE_DOUBTS : SP_PAGE_TASKS);
  return TRUE;
}

static void
import_page_place_chosen_cb (SpImportPage *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  g_autofree char *named = NULL;
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_destroy (dialog);
  g_clear_object (&self->chooser);
  if (file != NULL)
    path = g_file_get_path (file);
  if (path == NULL)
    return;
  named = g_str_has_suffix (path, ".safetyplan") ? g_strdup (path)
                                                 : g_strconcat (path, ".safetyplan", NULL);
  if (sp_session_create (self->session, named, &error))
    sp_import_page_accept (self);
  else
    sp_session_report_error (self->session, error);
}

/* No file is open: the plan needs a file of its own first. */
static void
choose_place (SpImportPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *name = sp_chart_job_dup_file_name (
    sp_record_get_title (SP_RECORD (sp_import_draft_get_plan (self->draft))), ".safetyplan");
  GtkFileChooserNative *chooser;

  if (self->chooser != NULL)
    return;
  chooser = gtk_file_chooser_native_new (
    _ ("新建的计划存放在哪里"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
    GTK_FILE_CHOOSER_ACTION_SAVE, _ ("新建并导入"), _ ("取消"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect_object (chooser, "response", G_CALLBACK (import_page_place_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  self->chooser = GTK_NATIVE_DIALOG (chooser);
  gtk_native_dialog_show (self->chooser);
}

static void
sp_import_page_accept_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpImportPage *self = SP_IMPORT_PAGE (widget);

  if (self->draft == NULL || self->session == NULL)
    return;
  if (sp_session_get_store (self->session) == NULL)
    choose_place (self);
  else
    sp_import_page_accept (self);
}

/* ---- session ---- */

static void
import_page_file_cb (SpImportPage *self)
{
  g_autoptr (GFile) file = NULL;

  g_object_get (self->session, "import-file", &file, NULL);
  if (file != NULL)
    sp_import_page_read (self, file);
}

static void
set_session (SpImportPage *self, SpSession *session)
{
  if (!g_set_object (&self->session, session))
    return;
  g_signal_group_set_target (self->session_signals, session);
  if (session != NULL)
    import_page_file_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/* ---- class ---- */

static gboolean
sp_import_page_grab_focus (GtkWidget *widget)
{
  SpImportPage *self = SP_IMPORT_PAGE (widget);

  if (sp_import_page_get_stage (self) == SP_IMPORT_COMPARE)
    return gtk_widget_grab_focus (GTK_WIDGET (self->revision));
  if (sp_import_page_get_stage (self) == SP_IMPORT_CHECK)
    return gtk_widget_grab_focus (GTK_WIDGET (self->doubts));
  return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
sp_import_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    g_value_set_object (value, SP_IMPORT_PAGE (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_import_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    set_session (SP_IMPORT_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_import_page_dispose (GObject *object)
{
  SpImportPage *self = SP_IMPORT_PAGE (object);

  sp_import_page_stop_reading (self);
  sp_import_page_dispose_edits (self);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (self->chooser);
  g_clear_object (&self->chooser);
  if (self->session_signals != NULL)
    g_signal_group_set_target (self->session_signals, NULL);
  g_clear_object (&self->session_signals);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->doubts != NULL)
    g_signal_handlers_disconnect_by_data (self->doubts, self);
  self->doubts = NULL;
  self->source = NULL;
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  self->editor = NULL;
  if (self->revision != NULL)
    g_signal_handlers_disconnect_by_data (self->revision, self);
  self->revision = NULL;
  sp_template_dispose (self, SP_TYPE_IMPORT_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_object (&self->draft);
  g_clear_object (&self->document);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_import_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, SP_RESOURCE_PATH "sp-import-page.ui");
  gtk_widget_class_bind_template_child (klass, SpImportPage, stack);
  gtk_widget_class_bind_template_child (klass, SpImportPage, reading_label);
  gtk_widget_class_bind_template_child (klass, SpImportPage, progress);
  gtk_widget_class_bind_template_child (klass, SpImportPage, sentence);
  gtk_widget_class_bind_template_child (klass, SpImportPage, figures);
  gtk_widget_class_bind_template_child (klass, SpImportPage, accept_button);
  gtk_widget_class_bind_template_child (klass, SpImportPage, doubts_slot);
  gtk_widget_class_bind_template_child (klass, SpImportPage, source_slot);
  gtk_widget_class_bind_template_child (klass, SpImportPage, list);
  gtk_widget_class_bind_template_child (klass, SpImportPage, editor_slot);
  gtk_widget_class_bind_template_child (klass, SpImportPage, edit_button);
  gtk_widget_class_bind_template_child (klass, SpImportPage, compare_button);
  gtk_widget_class_bind_template_child (klass, SpImportPage, revision_slot);
}

static void
sp_import_page_class_init (SpImportPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_import_page_dispose;
  object_class->get_property = sp_import_page_get_property;
  object_class->set_property = sp_import_page_set_property;
  widget_class->grab_focus = sp_import_page_grab_focus;
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, SP_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "import.accept", NULL, sp_import_page_accept_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK, "import.accept", NULL);
  g_signal_new ("edits-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  sp_import_page_install_reading (widget_class);
  sp_import_page_install_compare (widget_class);
  sp_import_page_install_edits (widget_class);
}

static void
sp_import_page_init (SpImportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->session_signals = g_signal_group_new (SP_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::import-file",
                                  G_CALLBACK (import_page_file_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::store",
                                  G_CALLBACK (sp_import_page_find_known), self);
  sp_import_page_set_up_check (self);
  sp_import_page_set_up_edits (self);
  sp_import_page_set_up_drop (self);
  sp_import_page_set_up_compare (self);
  sp_import_page_set_stage (self, SP_IMPORT_CHOOSE);
}

SpImportDraft *
sp_import_page_get_draft (SpImportPage *self)
{
  g_return_val_if_fail (SP_IS_IMPORT_PAGE (self), NULL);

  return self->draft;
}
