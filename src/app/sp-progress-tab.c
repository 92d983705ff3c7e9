/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-progress-tab.h. */
#include "sp-progress-tab.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-template.h"
#include "sp-report-card.h"
#include "store/sp-files.h"
#include "store/sp-reports.h"

struct _SpProgressTab
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  GHashTable *drafts;      /* measure id → SpProgress with something typed */
  GHashTable *draft_files; /* measure id → GStrv, paths that are to come with it */
  GPtrArray *reports;      /* of SpProgress, newest first */

  /* Borrowed */
  SpRecordForm *form;
  SpAttachments *files; /* to be stored with the report that is being written */

  /* Template */
  GtkBox *form_box;
  GtkBox *form_slot;
  GtkBox *file_slot;
  GtkButton *save;
  GtkLabel *heading;
  GtkBox *cards;

  /* State */
  int64_t measure;
  SpDate saved_as_of, carried_as_of; /* SP_DATE_NONE: none */
  char *saved_reporter, *carried_reporter;
};

G_DEFINE_FINAL_TYPE (SpProgressTab, sp_progress_tab, GTK_TYPE_WIDGET)

/* ---- former reports ---- */

static int
compare_reports (gconstpointer a, gconstpointer b)
{
  SpRecord *left = *(SpRecord *const *)a;
  SpRecord *right = *(SpRecord *const *)b;
  int64_t by_date = sp_record_get_integer (right, SP_PROGRESS_AS_OF) -
                    sp_record_get_integer (left, SP_PROGRESS_AS_OF);
  int64_t by_id = sp_record_get_id (right) - sp_record_get_id (left);

  return by_date != 0 ? (by_date > 0 ? 1 : -1) : (by_id > 0) - (by_id < 0);
}

static GPtrArray *
read_reports (SpProgressTab *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (GError) error = NULL;
  GPtrArray *reports = NULL;

  if (reader != NULL && self->measure != 0)
    reports =
      sp_reader_load_all (reader, &sp_progress_type, SP_PROGRESS_MEASURE, self->measure, &error);
  sp_session_report_error (self->session, error);
  if (reports == NULL)
    reports = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_sort (reports, compare_reports);
  return reports;
}

static gboolean
same_ids (GPtrArray *a, GPtrArray *b)
{
  gboolean same = a->len == b->len;

  for (guint i = 0; i < a->len && same; i++)
    same =
      sp_record_get_id (g_ptr_array_index (a, i)) == sp_record_get_id (g_ptr_array_index (b, i));
  return same;
}

static void
load_reports (SpProgressTab *self, gboolean always)
{
  g_autoptr (GPtrArray) fresh = read_reports (self);
  g_autofree char *heading = NULL;
  GtkWidget *child;

  if (!always && same_ids (self->reports, fresh))
    return; /* the cards follow their records */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, child);
  g_ptr_array_unref (self->reports);
  self->reports = g_steal_pointer (&fresh);
  for (guint i = 0; i < self->reports->len; i++)
    gtk_box_append (self->cards,
                    sp_report_card_new (self->session, g_ptr_array_index (self->reports, i)));
  heading = self->reports->len > 0 ? g_strdup_printf (_ ("以往进展（%u）"), self->reports->len)
                                   : g_strdup (_ ("还没有填报过进展"));
  gtk_label_set_label (self->heading, heading);
}

/* ---- the next report ---- */

/* The newest report that does not speak of a day after the as-of date; NULL: none. */
static SpRecord *
last_report (SpProgressTab *self)
{
  SpDate as_of = sp_session_get_as_of (self->session);

  for (guint i = 0; i < self->reports->len; i++)
    {
      SpRecord *report = g_ptr_array_index (self->reports, i);

      if (sp_record_get_integer (report, SP_PROGRESS_AS_OF) <= as_of)
        return report;
    }
  return NULL;
}

/* Starts from the last report: its percent, unit and reporter are usually right again. */
static SpRecord *
new_draft (SpProgressTab *self)
{
  SpRecord *draft = sp_record_new (&sp_progress_type);
  SpRecord *last = last_report (self);

  sp_record_set_integer (draft, SP_PROGRESS_MEASURE, self->measure);
  sp_record_set_integer (draft, SP_PROGRESS_AS_OF, sp_session_get_as_of (self->session));
  sp_record_set_text (draft, SP_PROGRESS_REPORTER, sp_session_get_person (self->session));
  if (last != NULL)
    {
      sp_record_set_integer (draft, SP_PROGRESS_PERCENT,
                             sp_record_get_integer (last, SP_PROGRESS_PERCENT));
      sp_record_set_integer (draft, SP_PROGRESS_UNIT,
                             sp_record_get_integer (last, SP_PROGRESS_UNIT));
      if (*sp_record_get_text (last, SP_PROGRESS_REPORTER) != '\0')
        sp_record_set_text (draft, SP_PROGRESS_REPORTER,
                            sp_record_get_text (last, SP_PROGRESS_REPORTER));
    }
  if (self->carried_as_of != SP_DATE_NONE)
    {
      sp_record_set_integer (draft, SP_PROGRESS_AS_OF, self->carried_as_of);
      sp_record_set_text (draft, SP_PROGRESS_REPORTER, self->carried_reporter);
    }
  return draft;
}

static gboolean
has_words (SpRecord *draft)
{
  return *sp_record_get_text (draft, SP_PROGRESS_DONE) != '\0' ||
         *sp_record_get_text (draft, SP_PROGRESS_PROBLEMS) != '\0' ||
         *sp_record_get_text (draft, SP_PROGRESS_NEXT_STEPS) != '\0';
}

static void
keep_draft (SpProgressTab *self)
{
  SpRecord *draft = sp_record_form_get_record (self->form);

  if (draft == NULL || self->measure == 0)
    return;
  g_hash_table_insert (self->draft_files, g_memdup2 (&self->measure, sizeof self->measure),
                       sp_attachments_dup_paths (self->files));
  sp_record_form_commit (self->form); /* what does not read yet is left out */
  if (has_words (draft))
    g_hash_table_insert (self->drafts, g_memdup2 (&self->measure, sizeof self->measure),
                         g_object_ref (draft));
}

/* Asked for only where the rules want one. */
static void
show_reason (SpProgressTab *self, gboolean is_wanted)
{
  gtk_widget_set_visible (GTK_WIDGET (sp_record_form_get_editor (self->form, "reason")), is_wanted);
}

static void
show_draft_files (SpProgressTab *self)
{
  GStrv paths = g_hash_table_lookup (self->draft_files, &self->measure);

  sp_attachments_clear_paths (self->files);
  if (paths != NULL && paths[0] != NULL)
    sp_attachments_add (self->files, (const char *const *)paths);
}

static void
show_draft (SpProgressTab *self)
{
  SpRecord *kept = g_hash_table_lookup (self->drafts, &self->measure);
  g_autoptr (SpRecord) draft = NULL;

  if (self->measure != 0)
    draft = kept != NULL ? g_object_ref (kept) : new_draft (self);
  sp_record_form_set_record (self->form, draft);
  show_reason (self, draft != NULL && *sp_record_get_text (draft, SP_PROGRESS_REASON) != '\0');
  show_draft_files (self);
}

static void
progress_tab_as_of_cb (SpProgressTab *self)
{
  self->carried_as_of = SP_DATE_NONE;
  if (self->measure != 0 && g_hash_table_lookup (self->drafts, &self->measure) == NULL)
    {
      keep_draft (self);
      show_draft (self);
    }
}

static void
progress_tab_records_changed_cb (SpProgressTab *self)
{
  load_reports (self, FALSE);
}

static void
progress_tab_store_cb (SpProgressTab *self)
{
  g_hash_table_remove_all (self->drafts);
  g_hash_table_remove_all (self->draft_files);
  self->measure = 0;
  load_reports (self, TRUE);
  show_draft (self);
}

static void
progress_tab_save_clicked_cb (SpProgressTab *self)
{
  sp_progress_tab_save (self);
}

/* ---- class ---- */

static gboolean
sp_progress_tab_grab_focus (GtkWidget *widget)
{
  SpFieldEditor *percent = sp_record_form_get_editor (SP_PROGRESS_TAB (widget)->form, "percent");

  return gtk_widget_grab_focus (GTK_WIDGET (percent));
}

static void
sp_progress_tab_dispose (GObject *object)
{
  SpProgressTab *self = SP_PROGRESS_TAB (object);

  self->measure = 0;
  g_clear_object (&self->session);
  sp_template_dispose (self, SP_TYPE_PROGRESS_TAB);
  G_OBJECT_CLASS (sp_progress_tab_parent_class)->dispose (object);
}

static void
sp_progress_tab_finalize (GObject *object)
{
  SpProgressTab *self = SP_PROGRESS_TAB (object);

  g_clear_pointer (&self->drafts, g_hash_table_unref);
  g_clear_pointer (&self->draft_files, g_hash_table_unref);
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  g_free (self->saved_reporter);
  g_free (self->carried_reporter);
  G_OBJECT_CLASS (sp_progress_tab_parent_class)->finalize (object);
}

static void
sp_progress_tab_class_init (SpProgressTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_progress_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_progress_tab_finalize;
  widget_class->grab_focus = sp_progress_tab_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-progress-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, SpProgressTab, form_box);
  gtk_widget_class_bind_template_child (widget_class, SpProgressTab, form_slot);
  gtk_widget_class_bind_template_child (widget_class, SpProgressTab, file_slot);
  gtk_widget_class_bind_template_child (widget_class, SpProgressTab, save);
  gtk_widget_class_bind_template_child (widget_class, SpProgressTab, heading);
  gtk_widget_class_bind_template_child (widget_class, SpProgressTab, cards);
}

static void
sp_progress_tab_init (SpProgressTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->drafts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->draft_files =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_strfreev);
  self->reports = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (progress_tab_save_clicked_cb), self);
}

GtkWidget *
sp_progress_tab_new (SpSession *session)
{
  static const char *const names[] = {"as_of",    "percent",    "unit",   "reporter", "done",
                                      "problems", "next_steps", "reason", NULL};
  SpProgressTab *self = g_object_new (SP_TYPE_PROGRESS_TAB, NULL);

  self->session = g_object_ref (session);
  self->form = sp_record_form_new (session, &sp_progress_type, SP_FORM_DRAFT, names, NULL, 2);
  gtk_widget_set_hexpand (GTK_WIDGET (self->form), TRUE);
  gtk_box_append (self->form_slot, GTK_WIDGET (self->form));
  self->files = sp_attachments_new_pending (session);
  gtk_widget_set_hexpand (GTK_WIDGET (self->files), TRUE);
  gtk_box_append (self->file_slot, GTK_WIDGET (self->files));
  sp_attachments_take_pasted (self->files, GTK_WIDGET (self));
  g_signal_connect_object (session, "records-changed", G_CALLBACK (progress_tab_records_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::as-of", G_CALLBACK (progress_tab_as_of_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (progress_tab_store_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
sp_progress_tab_set_measure (SpProgressTab *self, int64_t measure)
{
  g_return_if_fail (SP_IS_PROGRESS_TAB (self));

  if (self->measure == measure)
    return;
  keep_draft (self);
  self->measure = measure;
  gtk_widget_set_visible (GTK_WIDGET (self->form_box), !sp_session_is_read_only (self->session));
  load_reports (self, TRUE);
  show_draft (self);
}

SpAttachments *
sp_progress_tab_get_files (SpProgressTab *self)
{
  g_return_val_if_fail (SP_IS_PROGRESS_TAB (self), NULL);
  return self->files;
}

SpRecordForm *
sp_progress_tab_get_form (SpProgressTab *self)
{
  g_return_val_if_fail (SP_IS_PROGRESS_TAB (self), NULL);
  return self->form;
}

/* What the rules want is said at its field, and the keyboard goes there. */
static gboolean
check (SpProgressTab *self, SpRecord *report)
{
  SpReader *reader = sp_session_get_reader (self->session);
  guint field = SP_PROGRESS_N_FIELDS;
  g_autoptr (GError) error = NULL;
  SpFieldEditor *editor;

  if (sp_reader_check_report (reader, report, sp_date_today (),
                              sp_attachments_get_n_files (self->files) > 0, &field, &error))
    return TRUE;
  if (field == SP_PROGRESS_N_FIELDS)
    {
      sp_session_report_error (self->session, error);
      return FALSE;
    }
  if (field == SP_PROGRESS_REASON)
    show_reason (self, TRUE);
  editor = sp_record_form_get_editor (self->form, sp_progress_type.fields[field].name);
  sp_field_editor_set_problem (editor, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (editor));
  return FALSE;
}

/* With the files that were chosen for it, as one action. */
static gboolean
store (SpProgressTab *self, SpRecord *report)
{
  g_auto (GStrv) paths = sp_attachments_dup_paths (self->files);
  g_autoptr (GError) error = NULL;
  gboolean is_done = sp_store_add_files (sp_session_get_store (self->session), report,
                                         (const char *const *)paths, _ ("登记进展"), &error);

  sp_session_report_error (self->session, error);
  return is_done;
}

static void
remember (SpProgressTab *self, SpRecord *report)
{
  self->saved_as_of = (SpDate)sp_record_get_integer (report, SP_PROGRESS_AS_OF);
  g_free (self->saved_reporter);
  self->saved_reporter = g_strdup (sp_record_get_text (report, SP_PROGRESS_REPORTER));
}

void
sp_progress_tab_carry_on (SpProgressTab *self)
{
  g_return_if_fail (SP_IS_PROGRESS_TAB (self));

  self->carried_as_of = self->saved_as_of;
  g_free (self->carried_reporter);
  self->carried_reporter = g_strdup (self->saved_reporter);
}

gboolean
sp_progress_tab_save (SpProgressTab *self)
{
  g_autoptr (SpRecord) report = NULL;
  g_autofree char *date = NULL;
  g_autofree char *message = NULL;

  g_return_val_if_fail (SP_IS_PROGRESS_TAB (self), FALSE);

  if (self->measure == 0 || !sp_record_form_commit (self->form))
    return FALSE;
  report = sp_record_copy (sp_record_form_get_record (self->form));
  if (!check (self, report) || !store (self, report))
    return FALSE;
  remember (self, report);
  g_hash_table_remove (self->drafts, &self->measure);
  g_hash_table_remove (self->draft_files, &self->measure);
  show_draft (self);
  date = sp_date_dup_iso ((SpDate)sp_record_get_integer (report, SP_PROGRESS_AS_OF));
  message = g_strdup_printf (_ ("已登记 %s 进展：%d %%"), date,
                             (int)sp_record_get_integer (report, SP_PROGRESS_PERCENT));
  sp_session_tell (self->session, message, TRUE);
  return TRUE;
}

guint
sp_progress_tab_get_n_reports (SpProgressTab *self)
{
  g_return_val_if_fail (SP_IS_PROGRESS_TAB (self), 0);
  return self->reports->len;
}
