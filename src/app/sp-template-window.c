/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-template-window.h. */
#include "sp-template-window-private.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "template/sp-template-kept.h"

#define MOST_NOTES 6 /* sentences that are shown */

G_DEFINE_FINAL_TYPE (SpTemplateWindow, sp_template_window, GTK_TYPE_WINDOW)

/* ---- what is said and what can be done ---- */

void
_sp_template_window_say (SpTemplateWindow *self, const char *text, gboolean is_problem)
{
  gtk_label_set_label (self->words, text);
  gtk_widget_set_visible (GTK_WIDGET (self->words), *text != '\0');
  if (is_problem)
    gtk_widget_add_css_class (GTK_WIDGET (self->words), "problem");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->words), "problem");
}

gboolean
sp_template_window_is_busy (SpTemplateWindow *self)
{
  return sp_outcome_bar_is_busy (self->outcome);
}

static void
update (SpTemplateWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_free = !sp_template_window_is_busy (self);
  gboolean has_template = self->opened != NULL;
  gboolean can_keep = has_template && (self->path != NULL || self->kept_id != 0) &&
                      !sp_session_is_read_only (self->session);

  gtk_widget_set_sensitive (GTK_WIDGET (self->columns), is_free);
  gtk_widget_set_sensitive (GTK_WIDGET (self->grids), is_free && has_template);
  gtk_widget_set_sensitive (GTK_WIDGET (self->kinds), is_free && has_template);
  gtk_widget_set_sensitive (GTK_WIDGET (self->kept), is_free);
  gtk_widget_set_visible (GTK_WIDGET (self->kept), self->kept_ids->len > 0);
  gtk_widget_action_set_enabled (widget, "template.open", is_free);
  gtk_widget_action_set_enabled (widget, "template.keep", is_free && can_keep);
  gtk_widget_action_set_enabled (widget, "template.fill", is_free && has_template);
}

int64_t
_sp_template_window_get_plan (SpTemplateWindow *self)
{
  SpPlan *plan = sp_session_get_plan (self->session);

  return plan != NULL ? sp_record_get_id (SP_RECORD (plan)) : 0;
}

/* ---- what is chosen ---- */

static void
template_window_grid_cb (SpTemplateWindow *self)
{
  if (!self->is_setting)
    _sp_template_window_show_grid (self);
}

static void
template_window_kind_cb (SpTemplateWindow *self)
{
  if (!self->is_setting)
    _sp_template_window_take_kind (self);
}

/* ---- opening ---- */

/* Kept with the work: the window, and what is asked for. */
typedef struct
{
  SpTemplateWindow *window;
  char *path;
  int64_t kept;
} Call;

static void
call_free (Call *self)
{
  g_object_unref (self->window);
  g_free (self->path);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static Call *
call_new (SpTemplateWindow *window, const char *path, int64_t kept)
{
  Call *self = g_new0 (Call, 1);

  self->window = g_object_ref (window);
  self->path = g_strdup (path);
  self->kept = kept;
  return self;
}

static void
say_error (SpTemplateWindow *self, const GError *error)
{
  sp_outcome_bar_dismiss (self->outcome);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    _sp_template_window_say (self, _ ("已取消，没有留下半份文件。"), FALSE);
  else
    _sp_template_window_say (self, error->message, TRUE);
}

static void
take_opened (SpTemplateWindow *self, SpTemplateOpened *opened, const Call *call)
{
  sp_template_columns_show (self->columns, NULL, NULL);
  sp_template_opened_free (self->opened);
  self->opened = opened;
  g_free (self->path);
  self->path = g_strdup (call->path);
  self->kept_id = call->kept;
  sp_outcome_bar_dismiss (self->outcome);
  _sp_template_window_load_kept (self);
  _sp_template_window_show_opened (self);
}

static void
template_window_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  SpTemplateWindow *self = call->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpTemplateOpened) opened =
    sp_template_job_open_finish (SP_STORE (source), result, &error);

  if (self->session == NULL)
    return;
  if (opened != NULL)
    take_opened (self, g_steal_pointer (&opened), call);
  else
    {
      say_error (self, error);
      _sp_template_window_load_kept (self);
    }
  update (self);
}

static void
start_opening (SpTemplateWindow *self, const char *path, int64_t kept)
{
  SpStore *store = sp_session_get_store (self->session);

  if (store == NULL || sp_template_window_is_busy (self))
    return;
  _sp_template_window_say (self, "", FALSE);
  sp_template_job_open_async (store, _sp_template_window_get_plan (self), path, kept,
                              sp_outcome_bar_begin (self->outcome, _ ("正在读取模板…")),
                              template_window_opened_cb, call_new (self, path, kept));
  update (self);
}

void
sp_template_window_open (SpTemplateWindow *self, const char *path)
{
  start_opening (self, path, 0);
}

static void
template_window_kept_cb (SpTemplateWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->kept);

  if (!self->is_setting && selected > 0 && selected <= self->kept_ids->len)
    start_opening (self, NULL, g_array_index (self->kept_ids, int64_t, selected - 1));
}

void
sp_template_window_choose_kept (SpTemplateWindow *self, guint i)
{
  gtk_drop_down_set_selected (self->kept, i + 1);
}

static void
template_window_answer_cb (SpTemplateWindow *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_destroy (dialog);
  g_clear_object (&self->open_dialog);
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL)
    sp_template_window_open (self, path);
}

static void
template_window_open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const patterns[] = {"*.xlsx", "*.xlsm", "*.xltx",
                                         "*.docx", "*.docm", "*.dotx"};
  SpTemplateWindow *self = SP_TEMPLATE_WINDOW (widget);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooserNative *chooser;

  if (self->open_dialog != NULL)
    return;
  chooser = gtk_file_chooser_native_new (_ ("选择上级发来的模板"), GTK_WINDOW (self),
                                         GTK_FILE_CHOOSER_ACTION_OPEN, _ ("选择"), _ ("取消"));
  gtk_file_filter_set_name (filter, _ ("表格和文档（.xlsx、.docx）"));
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (template_window_answer_cb), self,
                           G_CONNECT_SWAPPED);
  self->open_dialog = GTK_NATIVE_DIALOG (chooser);
  gtk_native_dialog_show (self->open_dialog);
}

/* ---- filling ---- */

static void
say_notes (SpTemplateWindow *self, const GPtrArray *notes)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (notes->len, MOST_NOTES); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (char *)notes->pdata[i]);
  if (notes->len > MOST_NOTES)
    g_string_append_printf (text, _ ("\n还有%u条没有列出。"), notes->len - MOST_NOTES);
  _sp_template_window_say (self, text->str, FALSE);
}

static void
template_window_filled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  SpTemplateWindow *self = call->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = sp_template_job_fill_finish (SP_STORE (source), result, &error);
  g_autofree char *text = NULL;

  if (self->session == NULL)
    return;
  if (notes == NULL)
    say_error (self, error);
  else
    {
      text = g_strdup_printf (_ ("已填好：%s"), call->path);
      say_notes (self, notes);
      sp_outcome_bar_finish (self->outcome, text, call->path);
    }
  update (self);
}

static void
save (gpointer window, const char *path, int format)
{
  SpTemplateWindow *self = window;
  SpStore *store = sp_session_get_store (self->session);
  SpReportOptions options = {.plan = _sp_template_window_get_plan (self)};

  if (store == NULL || self->opened == NULL || sp_template_window_is_busy (self) ||
      !_sp_template_window_get_period (self, &options.period))
    return;
  _sp_template_window_say (self, "", FALSE);
  sp_template_job_fill_async (store, self->opened->template, self->opened->mapping, &options,
                              self->path, path,
                              sp_outcome_bar_begin (self->outcome, _ ("正在填写…")),
                              template_window_filled_cb, call_new (self, path, 0));
  update (self);
}

static void
template_window_fill_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpTemplateWindow *self = SP_TEMPLATE_WINDOW (widget);
  g_autofree char *label = NULL;
  SpPeriod period;
  g_autofree char *name = NULL;

  if (self->opened == NULL || !_sp_template_window_get_period (self, &period))
    return;
  if (self->chooser == NULL)
    self->chooser = sp_save_chooser_new (self, save);
  label = sp_period_dup_label (&period);
  name = g_strdup_printf (_ ("%s（%s）"), self->opened->mapping->definition->title, label);
  sp_save_chooser_ask (self->chooser, _ ("填好的文件存到哪里"), name,
                       sp_template_get_extension (self->opened->template), 0);
}

/* ---- keeping ---- */

static void
template_window_keep_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpTemplateWindow *self = SP_TEMPLATE_WINDOW (widget);
  SpStore *store = sp_session_get_store (self->session);
  g_autoptr (GError) error = NULL;
  gboolean is_kept;

  if (store == NULL || self->opened == NULL)
    return;
  if (self->kept_id != 0)
    is_kept = sp_template_keep_mapping (store, self->kept_id, self->opened->mapping, &error);
  else
    is_kept = sp_template_keep (store, self->opened->mapping, self->path, &self->kept_id, &error);
  if (is_kept)
    _sp_template_window_say (self, _ ("已存下，下次可以从“存下的模板”里选。"), FALSE);
  else
    _sp_template_window_say (self, error->message, TRUE);
  _sp_template_window_load_kept (self);
  update (self);
}

static void
template_window_stop_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpTemplateWindow *self = SP_TEMPLATE_WINDOW (widget);

  if (sp_template_window_is_busy (self))
    gtk_widget_activate_action (GTK_WIDGET (self->outcome), "outcome.cancel", NULL);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* ---- the session ---- */

static void
forget (SpTemplateWindow *self)
{
  sp_template_columns_show (self->columns, NULL, NULL);
  g_clear_pointer (&self->opened, sp_template_opened_free);
  g_clear_pointer (&self->path, g_free);
  self->kept_id = 0;
  self->is_setting = TRUE;
  gtk_drop_down_set_model (self->grids, NULL);
  gtk_drop_down_set_selected (self->kinds, 0);
  self->is_setting = FALSE;
  gtk_label_set_label (self->name, _ ("还没有选"));
  gtk_label_set_label (self->heads, "");
  _sp_template_window_say (self, "", FALSE);
}

/* A file's templates are its own. */
static void
template_window_store_cb (SpTemplateWindow *self)
{
  forget (self);
  if (sp_session_get_store (self->session) == NULL)
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
sp_template_window_begin (SpTemplateWindow *self)
{
  g_return_if_fail (SP_IS_TEMPLATE_WINDOW (self));

  _sp_template_window_load_periods (self);
  _sp_template_window_load_kept (self);
  update (self);
  gtk_window_present (GTK_WINDOW (self));
}

/* ---- class ---- */

static void
sp_template_window_dispose (GObject *object)
{
  SpTemplateWindow *self = SP_TEMPLATE_WINDOW (object);

  if (self->columns != NULL)
    sp_template_columns_show (self->columns, NULL, NULL);
  if (self->open_dialog != NULL)
    gtk_native_dialog_destroy (self->open_dialog);
  g_clear_object (&self->open_dialog);
  g_clear_object (&self->chooser);
  g_clear_object (&self->session);
  self->columns = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), SP_TYPE_TEMPLATE_WINDOW);
  G_OBJECT_CLASS (sp_template_window_parent_class)->dispose (object);
}

static void
sp_template_window_finalize (GObject *object)
{
  SpTemplateWindow *self = SP_TEMPLATE_WINDOW (object);

  sp_template_opened_free (self->opened);
  g_array_unref (self->periods);
  g_array_unref (self->kept_ids);
  g_free (self->path);
  G_OBJECT_CLASS (sp_template_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SP_RESOURCE_PATH "sp-template-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SpTemplateWindow, name);
  gtk_widget_class_bind_template_child (widget_class, SpTemplateWindow, kept);
  gtk_widget_class_bind_template_child (widget_class, SpTemplateWindow, grids);
  gtk_widget_class_bind_template_child (widget_class, SpTemplateWindow, kinds);
  gtk_widget_class_bind_template_child (widget_class, SpTemplateWindow, periods_choice);
  gtk_widget_class_bind_template_child (widget_class, SpTemplateWindow, heads);
  gtk_widget_class_bind_template_child (widget_class, SpTemplateWindow, columns_slot);
  gtk_widget_class_bind_template_child (widget_class, SpTemplateWindow, words);
  gtk_widget_class_bind_template_child (widget_class, SpTemplateWindow, outcome_slot);
}

static void
sp_template_window_class_init (SpTemplateWindowClass *klass)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    {"template.open", template_window_open_cb, GDK_KEY_o, GDK_CONTROL_MASK},
    {"template.keep", template_window_keep_cb, GDK_KEY_s, GDK_CONTROL_MASK},
    {"template.fill", template_window_fill_cb, GDK_KEY_e, GDK_CONTROL_MASK},
    {"template.stop", template_window_stop_cb, GDK_KEY_Escape, 0},
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_template_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_template_window_finalize;
  bind_children (widget_class);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                           actions[i].name, NULL);
    }
}

static void
sp_template_window_init (SpTemplateWindow *self)
{
  self->periods = g_array_new (FALSE, FALSE, sizeof (SpPeriod));
  self->kept_ids = g_array_new (FALSE, FALSE, sizeof (int64_t));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->columns = sp_template_columns_new ();
  self->outcome = g_object_new (SP_TYPE_OUTCOME_BAR, NULL);
  gtk_box_append (self->columns_slot, GTK_WIDGET (self->columns));
  gtk_box_append (self->outcome_slot, GTK_WIDGET (self->outcome));
}

SpTemplateWindow *
sp_template_window_new (SpSession *session, GtkWindow *parent)
{
  SpTemplateWindow *self = g_object_new (SP_TYPE_TEMPLATE_WINDOW, "transient-for", parent, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session), self);

  self->session = g_object_ref (session);
  _sp_template_window_load_kinds (self);
  _sp_template_window_say (self, "", FALSE);
  g_signal_connect_swapped (self->kept, "notify::selected", G_CALLBACK (template_window_kept_cb),
                            self);
  g_signal_connect_swapped (self->grids, "notify::selected", G_CALLBACK (template_window_grid_cb),
                            self);
  g_signal_connect_swapped (self->kinds, "notify::selected", G_CALLBACK (template_window_kind_cb),
                            self);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (template_window_store_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return self;
}

const char *
sp_template_window_get_words (SpTemplateWindow *self)
{
  return gtk_label_get_label (self->words);
}

SpTemplateColumns *
sp_template_window_get_columns (SpTemplateWindow *self)
{
  return self->columns;
}

SpSaveChooser *
sp_template_window_get_chooser (SpTemplateWindow *self)
{
  return self->chooser;
}
