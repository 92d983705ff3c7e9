/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-field-editor.h. Each type of field has one kind of input: an entry for what is typed, a
 * text view for paragraphs, a drop-down for choices, a check for booleans, a picker for references,
 * an entry that completes for enterprises. */
#include "sp-field-editor.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-template.h"
#include "sp-date-button.h"
#include "sp-enterprise-entry.h"
#include "sp-name-entry.h"
#include "sp-picker.h"
#include "sp-focus.h"

#define MULTILINE_HEIGHT 52

struct _SpFieldEditor
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  char *shown; /* the text as it was set; what differs was typed */

  /* Borrowed, one of them */
  GtkEntry *entry;
  GtkTextView *text_view;
  GtkDropDown *drop_down;
  GtkCheckButton *check;
  SpPicker *picker;
  SpEnterpriseEntry *enterprise; /* has the entry in it */

  /* Template */
  GtkLabel *caption;
  GtkBox *slot;
  GtkLabel *problem;

  /* State */
  const SpField *field;
  GtkWidget *input;
  guint setting : 1; /* a value is being set, nobody types */
};

G_DEFINE_FINAL_TYPE (SpFieldEditor, sp_field_editor, GTK_TYPE_WIDGET)

static guint commit_signal;

static char *
dup_typed (SpFieldEditor *self)
{
  GtkTextIter start;
  GtkTextIter end;
  GtkTextBuffer *buffer;

  if (self->entry != NULL)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  if (self->text_view == NULL)
    return g_strdup ("");
  buffer = gtk_text_view_get_buffer (self->text_view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* What will not do is said while it is typed, so that no key is pressed in vain. */
static void
check_typed (SpFieldEditor *self)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (self->field == NULL || self->field->check_text == NULL || self->setting)
    return;
  text = dup_typed (self);
  self->field->check_text (g_strstrip (text), &error);
  sp_field_editor_set_problem (self, error != NULL ? error->message : NULL);
}

static void
editor_typed_cb (SpFieldEditor *self)
{
  check_typed (self);
  if (sp_field_editor_is_changed (self))
    gtk_widget_add_css_class (self->input, "changed");
  else
    gtk_widget_remove_css_class (self->input, "changed");
}

static void
editor_chosen_cb (SpFieldEditor *self)
{
  if (!self->setting)
    sp_field_editor_commit (self);
}

static void
editor_left_cb (SpFieldEditor *self)
{
  if (self->field != NULL && sp_field_editor_is_changed (self))
    sp_field_editor_commit (self);
}

/* ---- inputs ---- */

static void
commit_on_leave (SpFieldEditor *self, GtkWidget *input)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (editor_left_cb), self);
  gtk_widget_add_controller (input, focus);
}

static void
editor_calendar_selected_cb (SpFieldEditor *self, GtkCalendar *calendar)
{
  g_autofree char *iso = sp_date_dup_iso (sp_calendar_get_date (calendar));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), iso);
  gtk_popover_popdown (
    GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (calendar), GTK_TYPE_POPOVER)));
  sp_field_editor_commit (self);
}

static void
editor_popover_closed_cb (GtkWidget *popover)
{
  gtk_widget_unparent (popover);
}

static void
editor_calendar_icon_cb (SpFieldEditor *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *calendar = gtk_calendar_new ();
  SpDate date = sp_date_from_text (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  GdkRectangle area;

  gtk_entry_get_icon_area (self->entry, GTK_ENTRY_ICON_SECONDARY, &area);
  sp_calendar_set_date (GTK_CALENDAR (calendar),
                        date != SP_DATE_NONE ? date : sp_session_get_as_of (self->session));
  g_signal_connect_swapped (calendar, "day-selected", G_CALLBACK (editor_calendar_selected_cb),
                            self);
  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &area);
  gtk_widget_set_parent (popover, GTK_WIDGET (self->entry));
  g_signal_connect (popover, "closed", G_CALLBACK (editor_popover_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* Read anew each time the entry is come to: the list may have been edited. */
static void
editor_suggest_cb (SpFieldEditor *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  if (reader != NULL)
    records =
      sp_reader_load_all (reader, sp_record_type_by_table (self->field->suggests), -1, 0, NULL);
  for (guint i = 0; records != NULL && i < records->len; i++)
    g_strv_builder_add (titles, sp_record_get_title (records->pdata[i]));
  names = g_strv_builder_end (titles);
  sp_name_entry_offer_parts (self->entry, (const char *const *)names);
}

static void
suggest_on_focus (SpFieldEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (editor_suggest_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
}

static GtkWidget *
new_entry (SpFieldEditor *self)
{
  GtkWidget *entry = gtk_entry_new ();

  self->entry = GTK_ENTRY (entry);
  gtk_widget_set_hexpand (entry, TRUE);
  if (self->field->type == SP_TYPE_INTEGER || self->field->type == SP_TYPE_REAL)
    {
      gtk_entry_set_input_purpose (self->entry, GTK_INPUT_PURPOSE_NUMBER);
      gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
    }
  if (self->field->suggests != NULL)
    suggest_on_focus (self);
  if (self->field->type == SP_TYPE_DATE)
    {
      gtk_editable_set_width_chars (GTK_EDITABLE (entry), 11);
      gtk_entry_set_placeholder_text (self->entry, _ ("年-月-日"));
      gtk_entry_set_icon_from_icon_name (self->entry, GTK_ENTRY_ICON_SECONDARY,
                                         "x-office-calendar-symbolic");
      gtk_entry_set_icon_tooltip_text (self->entry, GTK_ENTRY_ICON_SECONDARY, _ ("从日历选"));
      g_signal_connect_swapped (entry, "icon-press", G_CALLBACK (editor_calendar_icon_cb), self);
    }
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (editor_typed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (sp_field_editor_commit), self);
  commit_on_leave (self, entry);
  return entry;
}

static GtkWidget *
new_text_view (SpFieldEditor *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  self->text_view = GTK_TEXT_VIEW (view);
  gtk_text_view_set_wrap_mode (self->text_view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->text_view, FALSE); /* Tab goes on to the next field */
  gtk_text_view_set_left_margin (self->text_view, 6);
  gtk_text_view_set_right_margin (self->text_view, 6);
  gtk_text_view_set_top_margin (self->text_view, 4);
  gtk_text_view_set_bottom_margin (self->text_view, 4);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), MULTILINE_HEIGHT);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 4 * MULTILINE_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_widget_set_hexpand (scrolled, TRUE);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->text_view), "changed",
                            G_CALLBACK (editor_typed_cb), self);
  commit_on_leave (self, view);
  self->input = view;
  return scrolled;
}

static GtkWidget *
new_drop_down (SpFieldEditor *self)
{
  const SpVocabulary *words = self->field->choices;
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  for (guint i = 0; i < words->n_words; i++)
    gtk_string_list_append (labels, _ (words->words[i].label));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL);
  self->drop_down = GTK_DROP_DOWN (drop_down);
  gtk_widget_set_hexpand (drop_down, TRUE);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (editor_chosen_cb), self);
  return drop_down;
}

static GtkWidget *
new_check (SpFieldEditor *self)
{
  GtkWidget *check = gtk_check_button_new_with_label (_ (self->field->label));

  self->check = GTK_CHECK_BUTTON (check);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (editor_chosen_cb), self);
  return check;
}

static GtkWidget *
new_picker (SpFieldEditor *self)
{
  self->picker = sp_picker_new (self->session, sp_record_type_by_table (self->field->references),
                                _ ("（未选）"));
  sp_picker_set_name (self->picker, _ (self->field->label));
  gtk_widget_set_hexpand (GTK_WIDGET (self->picker), TRUE);
  g_signal_connect_swapped (self->picker, "chosen", G_CALLBACK (editor_chosen_cb), self);
  return GTK_WIDGET (self->picker);
}

/* Who is typed all day is typed, not looked for in a list. */
static GtkWidget *
new_enterprise (SpFieldEditor *self)
{
  self->enterprise = sp_enterprise_entry_new (self->session);
  self->entry = sp_enterprise_entry_get_entry (self->enterprise);
  self->input = GTK_WIDGET (self->entry);
  gtk_widget_set_hexpand (GTK_WIDGET (self->enterprise), TRUE);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (editor_typed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (sp_field_editor_commit), self);
  g_signal_connect_swapped (self->enterprise, "chosen", G_CALLBACK (editor_chosen_cb), self);
  commit_on_leave (self, self->input);
  return GTK_WIDGET (self->enterprise);
}

static GtkWidget *
new_input (SpFieldEditor *self)
{
  switch (self->field->type)
    {
    case SP_TYPE_CHOICE:
      return new_drop_down (self);
    case SP_TYPE_BOOLEAN:
      return new_check (self);
    case SP_TYPE_REFERENCE:
      return g_str_equal (self->field->references, "enterprise") ? new_enterprise (self)
                                                                 : new_picker (self);
    case SP_TYPE_TEXT:
    case SP_TYPE_INTEGER:
    case SP_TYPE_REAL:
    case SP_TYPE_DATE:
    default:
      return (self->field->flags & SP_FIELD_MULTILINE) != 0 ? new_text_view (self)
                                                            : new_entry (self);
    }
}

static void
add_input (SpFieldEditor *self)
{
  const SpField *field = self->field;
  GtkWidget *widget = new_input (self);
  gboolean required = (field->flags & SP_FIELD_REQUIRED) != 0;
  g_autofree char *caption = NULL;

  if (self->input == NULL)
    self->input = widget;
  gtk_box_append (self->slot, widget);
  if (field->unit != NULL)
    gtk_box_append (self->slot, gtk_label_new (_ (field->unit)));
  caption = g_strconcat (_ (field->label), required ? " *" : NULL, NULL);
  gtk_label_set_label (self->caption, self->check != NULL ? "" : caption);
  gtk_label_set_mnemonic_widget (self->caption, self->input);
  if (self->picker == NULL)
    sp_app_set_name (self->input, _ (field->label));
  if (required)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_PROPERTY_REQUIRED,
                                    TRUE, -1);
}

/* ---- class ---- */

static gboolean
sp_field_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SP_FIELD_EDITOR (widget)->input);
}

static void
sp_field_editor_dispose (GObject *object)
{
  SpFieldEditor *self = SP_FIELD_EDITOR (object);

  self->field = NULL; /* a late focus change commits nothing */
  g_clear_object (&self->session);
  sp_template_dispose (self, SP_TYPE_FIELD_EDITOR);
  G_OBJECT_CLASS (sp_field_editor_parent_class)->dispose (object);
}

static void
sp_field_editor_finalize (GObject *object)
{
  g_free (SP_FIELD_EDITOR (object)->shown);
  G_OBJECT_CLASS (sp_field_editor_parent_class)->finalize (object);
}

static void
sp_field_editor_class_init (SpFieldEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_field_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_field_editor_finalize;
  widget_class->grab_focus = sp_field_editor_grab_focus;
  widget_class->focus = sp_focus_inside;
  commit_signal = g_signal_new ("commit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-field-editor.ui");
  gtk_widget_class_set_css_name (widget_class, "fieldeditor");
  gtk_widget_class_bind_template_child (widget_class, SpFieldEditor, caption);
  gtk_widget_class_bind_template_child (widget_class, SpFieldEditor, slot);
  gtk_widget_class_bind_template_child (widget_class, SpFieldEditor, problem);
}

static void
sp_field_editor_init (SpFieldEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->shown = g_strdup ("");
}

SpEnterpriseEntry *
sp_field_editor_get_enterprise (SpFieldEditor *self)
{
  g_return_val_if_fail (SP_IS_FIELD_EDITOR (self), NULL);
  return self->enterprise;
}

SpFieldEditor *
sp_field_editor_new (SpSession *session, const SpField *field)
{
  SpFieldEditor *self = g_object_new (SP_TYPE_FIELD_EDITOR, NULL);

  g_return_val_if_fail (field != NULL, self);

  self->session = g_object_ref (session);
  self->field = field;
  add_input (self);
  return self;
}

const SpField *
sp_field_editor_get_field (SpFieldEditor *self)
{
  g_return_val_if_fail (SP_IS_FIELD_EDITOR (self), NULL);
  return self->field;
}

/* ---- values ---- */

static void
set_choice (SpFieldEditor *self, int64_t value)
{
  const SpVocabulary *words = self->field->choices;

  for (guint i = 0; i < words->n_words; i++)
    if (words->words[i].value == value)
      gtk_drop_down_set_selected (self->drop_down, i);
}

static void
set_shown_text (SpFieldEditor *self, char *text)
{
  g_free (self->shown);
  self->shown = text;
  if (self->entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), text, -1);
}

/* The text a person edits: without the unit, which stands behind the entry. */
static char *
dup_editable_text (const SpField *field, const SpValue *value)
{
  if (!value->is_set)
    return g_strdup ("");
  return field->type == SP_TYPE_TEXT ? g_strdup (value->text) : sp_value_to_code (field, value);
}

void
sp_field_editor_set_value (SpFieldEditor *self, const SpValue *value)
{
  g_return_if_fail (SP_IS_FIELD_EDITOR (self) && value != NULL);

  self->setting = TRUE;
  if (self->drop_down != NULL)
    set_choice (self, value->integer);
  else if (self->check != NULL)
    gtk_check_button_set_active (self->check, value->integer != 0);
  else if (self->picker != NULL)
    sp_picker_set_selected (self->picker, value->is_set ? value->integer : 0);
  else if (self->enterprise != NULL)
    {
      sp_enterprise_entry_set_selected (self->enterprise, value->is_set ? value->integer : 0);
      g_free (self->shown);
      self->shown = dup_typed (self);
    }
  else
    set_shown_text (self, dup_editable_text (self->field, value));
  self->setting = FALSE;
  gtk_widget_remove_css_class (self->input, "changed");
  sp_field_editor_set_problem (self, NULL);
}

gboolean
sp_field_editor_get_value (SpFieldEditor *self, SpValue *value, GError **error)
{
  SpValue typed = {0};
  g_autofree char *text = NULL;

  g_return_val_if_fail (SP_IS_FIELD_EDITOR (self) && value != NULL, FALSE);

  typed.is_set = TRUE;
  if (self->drop_down != NULL)
    typed.integer = self->field->choices->words[gtk_drop_down_get_selected (self->drop_down)].value;
  else if (self->check != NULL)
    typed.integer = gtk_check_button_get_active (self->check);
  else if (self->picker != NULL)
    {
      typed.integer = sp_picker_get_selected (self->picker);
      typed.is_set = typed.integer != 0;
    }
  else if (self->enterprise != NULL)
    {
      if (!sp_enterprise_entry_get_typed (self->enterprise, &typed.integer, error))
        return FALSE;
      typed.is_set = typed.integer != 0;
    }
  else
    {
      text = dup_typed (self);
      typed.is_set = FALSE;
      if (!sp_value_from_input (self->field, text, &typed, error))
        return FALSE;
    }
  if (!sp_field_check (self->field, &typed, error))
    {
      sp_value_clear (&typed);
      return FALSE;
    }
  *value = typed;
  return TRUE;
}

void
sp_field_editor_set_problem (SpFieldEditor *self, const char *sentence)
{
  g_return_if_fail (SP_IS_FIELD_EDITOR (self));

  gtk_label_set_label (self->problem, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
  gtk_accessible_update_state (
    GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_STATE_INVALID,
    sentence != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (sentence != NULL)
    {
      sp_app_set_description (self->input, sentence);
      gtk_widget_add_css_class (self->input, "error");
    }
  else
    gtk_widget_remove_css_class (self->input, "error");
}

const char *
sp_field_editor_get_problem (SpFieldEditor *self)
{
  g_return_val_if_fail (SP_IS_FIELD_EDITOR (self), NULL);
  return gtk_widget_get_visible (GTK_WIDGET (self->problem)) ? gtk_label_get_label (self->problem)
                                                             : NULL;
}

gboolean
sp_field_editor_is_changed (SpFieldEditor *self)
{
  g_autofree char *typed = NULL;

  g_return_val_if_fail (SP_IS_FIELD_EDITOR (self), FALSE);

  if (self->entry == NULL && self->text_view == NULL)
    return FALSE; /* a choice is committed as it is made */
  typed = dup_typed (self);
  return g_strcmp0 (typed, self->shown) != 0;
}

void
sp_field_editor_type (SpFieldEditor *self, const char *text)
{
  g_return_if_fail (SP_IS_FIELD_EDITOR (self) && text != NULL);

  if (self->drop_down != NULL)
    {
      const SpWord *word = sp_vocabulary_find_label (self->field->choices, text);

      g_return_if_fail (word != NULL);
      set_choice (self, word->value);
    }
  else if (self->check != NULL)
    gtk_check_button_set_active (self->check, *text != '\0');
  else if (self->entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  else if (self->text_view != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), text, -1);
}

void
sp_field_editor_commit (SpFieldEditor *self)
{
  g_return_if_fail (SP_IS_FIELD_EDITOR (self));
  g_signal_emit (self, commit_signal, 0);
}

void
sp_field_editor_set_read_only (SpFieldEditor *self, gboolean read_only)
{
  g_return_if_fail (SP_IS_FIELD_EDITOR (self));

  if (self->entry != NULL)
    gtk_editable_set_editable (GTK_EDITABLE (self->entry), !read_only);
  else if (self->text_view != NULL)
    gtk_text_view_set_editable (self->text_view, !read_only);
  else
    gtk_widget_set_sensitive (self->input, !read_only);
}
