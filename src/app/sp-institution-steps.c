/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-institution-steps.h. */
#include "sp-institution-steps.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-ledger.h"
#include "store/sp-institutions.h"

struct _SpInstitutionSteps
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  GPtrArray *steps; /* of SpInstitutionStep, as they followed one another */

  /* Borrowed, children */
  GtkLabel *heading;
  GtkBox *rows;
  GtkBox *buttons;
  GtkBox *form_box;
  GtkLabel *form_title;
  GtkBox *form_slot;
  SpRecordForm *form; /* NULL while none is open */

  /* State */
  int64_t institution;
};

G_DEFINE_FINAL_TYPE (SpInstitutionSteps, sp_institution_steps, GTK_TYPE_WIDGET)

static const char key_state[] = "sp-state";

/* ---- what happened ---- */

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* 县府办发〔2021〕8号 · 王某 · 说明 */
static char *
dup_words (SpRecord *step)
{
  static const guint fields[] = {SP_INSTITUTION_STEP_DOCUMENT, SP_INSTITUTION_STEP_PERSON,
                                 SP_INSTITUTION_STEP_NOTE};
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value = sp_record_get_text (step, fields[i]);

      if (*value != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", value);
    }
  return g_string_free (text, FALSE);
}

/* What comes after the as-of date is grey, as in lists. */
static void
add_row (SpInstitutionSteps *self, SpRecord *step)
{
  SpDate day = (SpDate)sp_record_get_integer (step, SP_INSTITUTION_STEP_DAY);
  int state = (int)sp_record_get_integer (step, SP_INSTITUTION_STEP_STATE);
  const char *style = day > sp_session_get_as_of (self->session) ? SP_LEDGER_LATER : NULL;
  g_autofree char *iso = sp_date_dup_iso (day);
  g_autofree char *text = dup_words (step);
  g_autofree char *word =
    g_strdup_printf ("%s %s", sp_light_symbol (style != NULL ? SP_LIGHT_ON_TRACK : SP_LIGHT_DONE),
                     sp_vocabulary_label (&sp_institution_states, state));
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = new_label (text, style);
  GtkWidget *state_label = new_label (word, style);

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (state_label), 10);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), new_label (iso, style != NULL ? style : "numeric"));
  gtk_box_append (GTK_BOX (row), state_label);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (self->rows, row);
}

/* ---- what may come next ---- */

static void
close_form (SpInstitutionSteps *self)
{
  if (self->form != NULL)
    gtk_box_remove (self->form_slot, GTK_WIDGET (self->form));
  self->form = NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->form_box), FALSE);
}

static void
steps_begin_cb (SpInstitutionSteps *self, GtkWidget *button)
{
  SpInstitutionState state =
    (SpInstitutionState)GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), key_state));

  sp_institution_steps_begin (self, state);
}

static void
add_button (SpInstitutionSteps *self, const char *label, int state, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_object_set_data (G_OBJECT (button), key_state, GINT_TO_POINTER (state));
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (self->buttons, button);
}

static void
add_buttons (SpInstitutionSteps *self)
{
  guint next = sp_institution_steps_get_next (self);

  if (self->institution == 0 || sp_session_is_read_only (self->session))
    return;
  for (guint i = 0; i < sp_institution_states.n_words; i++)
    if ((next >> sp_institution_states.words[i].value & 1) != 0)
      add_button (self, _ (sp_institution_states.words[i].label),
                  sp_institution_states.words[i].value, G_CALLBACK (steps_begin_cb));
  if (self->steps->len > 0)
    {
      add_button (self, _ ("撤回上一步"), 0, G_CALLBACK (sp_institution_steps_take_back));
      gtk_widget_add_css_class (gtk_widget_get_last_child (GTK_WIDGET (self->buttons)), "flat");
    }
}

static void
empty (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
load (SpInstitutionSteps *self)
{
  SpReader *reader = sp_session_get_reader (self->session);

  empty (self->rows);
  empty (self->buttons);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  if (reader != NULL && self->institution != 0)
    self->steps = sp_reader_load_institution_steps (reader, self->institution, NULL);
  if (self->steps == NULL)
    self->steps = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->steps->len; i++)
    add_row (self, g_ptr_array_index (self->steps, i));
  if (self->steps->len == 0)
    gtk_box_append (self->rows,
                    new_label (_ ("还没有办理记录：列入清单就是拟制中。"), "dim-label"));
  add_buttons (self);
}

static void
steps_changed_cb (SpInstitutionSteps *self)
{
  if (self->institution != 0)
    load (self);
}

/* ---- class ---- */

static void
sp_institution_steps_dispose (GObject *object)
{
  SpInstitutionSteps *self = SP_INSTITUTION_STEPS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->form = NULL;
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_institution_steps_parent_class)->dispose (object);
}

static void
sp_institution_steps_class_init (SpInstitutionStepsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_institution_steps_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkBox *
add_box (SpInstitutionSteps *self, GtkOrientation orientation)
{
  GtkWidget *box = gtk_box_new (orientation, 6);

  gtk_widget_set_parent (box, GTK_WIDGET (self));
  return GTK_BOX (box);
}

static void
make_form_box (SpInstitutionSteps *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *cancel = gtk_button_new_with_label (_ ("取消"));
  GtkWidget *save = gtk_button_new_with_label (_ ("登记（Ctrl+Enter）"));

  self->form_box = add_box (self, GTK_ORIENTATION_VERTICAL);
  self->form_title = GTK_LABEL (new_label (NULL, "heading"));
  self->form_slot = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_add_css_class (save, "suggested-action");
  gtk_widget_set_halign (line, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (line), cancel);
  gtk_box_append (GTK_BOX (line), save);
  gtk_box_append (self->form_box, GTK_WIDGET (self->form_title));
  gtk_box_append (self->form_box, GTK_WIDGET (self->form_slot));
  gtk_box_append (self->form_box, line);
  gtk_widget_set_visible (GTK_WIDGET (self->form_box), FALSE);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (close_form), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (save, "clicked", G_CALLBACK (sp_institution_steps_save), self,
                           G_CONNECT_SWAPPED);
}

static void
sp_institution_steps_init (SpInstitutionSteps *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->heading = GTK_LABEL (new_label (_ ("办理过程"), "heading"));
  gtk_widget_set_parent (GTK_WIDGET (self->heading), GTK_WIDGET (self));
  self->rows = add_box (self, GTK_ORIENTATION_VERTICAL);
  self->buttons = add_box (self, GTK_ORIENTATION_HORIZONTAL);
  make_form_box (self);
}

SpInstitutionSteps *
sp_institution_steps_new (SpSession *session)
{
  SpInstitutionSteps *self = g_object_new (SP_TYPE_INSTITUTION_STEPS, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session), self);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (steps_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::as-of", G_CALLBACK (steps_changed_cb), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return self;
}

void
sp_institution_steps_set_institution (SpInstitutionSteps *self, int64_t institution)
{
  g_return_if_fail (SP_IS_INSTITUTION_STEPS (self));
  close_form (self);
  self->institution = institution;
  load (self);
}

guint
sp_institution_steps_get_n_steps (SpInstitutionSteps *self)
{
  g_return_val_if_fail (SP_IS_INSTITUTION_STEPS (self), 0);
  return self->steps->len;
}

/* Steps follow the last one there is, whatever date is looked at; the first may say since when it
 * is drafted. */
guint
sp_institution_steps_get_next (SpInstitutionSteps *self)
{
  g_return_val_if_fail (SP_IS_INSTITUTION_STEPS (self), 0);
  return sp_institution_state_followers (sp_institution_state_as_of (self->steps, G_MAXINT)) |
         (self->steps->len == 0 ? 1u << SP_INSTITUTION_DRAFTING : 0);
}

static SpRecord *
new_step (SpInstitutionSteps *self, SpInstitutionState state)
{
  SpRecord *step = sp_record_new (&sp_institution_step_type);

  sp_record_set_integer (step, SP_INSTITUTION_STEP_INSTITUTION, self->institution);
  sp_record_set_integer (step, SP_INSTITUTION_STEP_STATE, state);
  sp_record_set_integer (step, SP_INSTITUTION_STEP_DAY, sp_session_get_as_of (self->session));
  return step;
}

SpRecordForm *
sp_institution_steps_begin (SpInstitutionSteps *self, SpInstitutionState state)
{
  static const char *const with_paper[] = {"day", "document", "person", "note", NULL};
  static const char *const without[] = {"day", "person", "note", NULL};
  gboolean has_paper = state == SP_INSTITUTION_ISSUED || state == SP_INSTITUTION_ABOLISHED;
  g_autoptr (SpRecord) step = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (SP_IS_INSTITUTION_STEPS (self) && self->institution != 0, NULL);
  close_form (self);
  step = new_step (self, state);
  title = g_strdup_printf (state == SP_INSTITUTION_ISSUED ? _ ("登记%s（要填文号）") : _ ("登记%s"),
                           sp_vocabulary_label (&sp_institution_states, (int)state));
  gtk_label_set_label (self->form_title, title);
  self->form = sp_record_form_new (self->session, &sp_institution_step_type, SP_FORM_DRAFT,
                                   has_paper ? with_paper : without, NULL, 2);
  sp_record_form_set_record (self->form, step);
  gtk_box_append (self->form_slot, GTK_WIDGET (self->form));
  gtk_widget_set_visible (GTK_WIDGET (self->form_box), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
  return self->form;
}

gboolean
sp_institution_steps_save (SpInstitutionSteps *self)
{
  g_autoptr (SpRecord) step = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  g_return_val_if_fail (SP_IS_INSTITUTION_STEPS (self), FALSE);
  if (self->form == NULL || !sp_record_form_commit (self->form))
    return FALSE;
  step = g_object_ref (sp_record_form_get_record (self->form));
  if (!sp_store_take_institution_step (sp_session_get_store (self->session),
                                       SP_INSTITUTION_STEP (step), &error))
    {
      sp_session_report_error (self->session, error);
      return FALSE;
    }
  close_form (self);
  message = g_strdup_printf (
    _ ("已登记：%s"),
    sp_vocabulary_label (&sp_institution_states,
                         (int)sp_record_get_integer (step, SP_INSTITUTION_STEP_STATE)));
  sp_session_tell (self->session, message, TRUE);
  return TRUE;
}

void
sp_institution_steps_take_back (SpInstitutionSteps *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SP_IS_INSTITUTION_STEPS (self));
  if (sp_store_take_back_institution_step (sp_session_get_store (self->session), self->institution,
                                           &error))
    sp_session_tell (self->session, _ ("已撤回上一步"), TRUE);
  else
    sp_session_report_error (self->session, error);
}
