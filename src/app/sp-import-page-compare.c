/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpImportPage: a document that is a new edition of the stored plan is compared with it, and what a
 * person chose is applied. What differs and what becomes of it is the revision's. */
#include "app/sp-import-page-private.h"
#include "base/sp-i18n.h"

/* Which stored plan the draft is an edition of: asked once, when it is shown. */
void
sp_import_page_find_known (SpImportPage *self)
{
  SpReader *reader = self->session != NULL ? sp_session_get_reader (self->session) : NULL;

  self->known_plan =
    self->draft != NULL && reader != NULL ? sp_revision_find_plan (self->draft, reader, NULL) : 0;
  gtk_widget_set_visible (GTK_WIDGET (self->compare_button), self->known_plan != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.compare", self->known_plan != 0);
}

static void
sp_import_page_compare_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpImportPage *self = SP_IMPORT_PAGE (widget);

  if (self->draft == NULL || self->known_plan == 0)
    return;
  sp_draft_editor_take (self->editor); /* what was typed and not yet left */
  sp_revision_view_compare (self->revision, sp_session_get_store (self->session), self->draft,
                            self->known_plan);
  sp_import_page_set_stage (self, SP_IMPORT_COMPARE);
  gtk_widget_grab_focus (GTK_WIDGET (self->revision));
}

/* The draft may be corrected again: what was compared and chosen is let go. */
static void
sp_import_page_check_again_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpImportPage *self = SP_IMPORT_PAGE (widget);

  sp_import_page_forget_revision (self);
  sp_import_page_set_stage (self, SP_IMPORT_CHECK);
  gtk_widget_grab_focus (GTK_WIDGET (self->doubts));
}

static void
sp_import_page_apply_cb (GtkWidget *widget, const char *action_name, GVariant *param)
{
  SpImportPage *self = SP_IMPORT_PAGE (widget);
  SpRevision *revision = sp_revision_view_get_revision (self->revision);
  g_autofree char *summary = NULL;
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  if (revision == NULL)
    return;
  summary = sp_revision_dup_summary (revision);
  if (sp_revision_apply (revision, sp_session_get_store (self->session), &error) == 0)
    {
      sp_session_report_error (self->session, error);
      return;
    }
  message = g_strdup_printf (_ ("已按新版更新计划：%s"), summary);
  sp_import_page_finish (self);
  sp_session_tell (self->session, message, TRUE);
  sp_session_set_page (self->session, SP_PAGE_TASKS);
}

/* There is something to apply once the comparison is done and has found a difference. */
static void
import_page_compared_cb (SpImportPage *self)
{
  SpRevision *revision = sp_revision_view_get_revision (self->revision);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply",
                                 revision != NULL && !sp_revision_is_same (revision));
}

gboolean
sp_import_page_has_comparison (SpImportPage *self)
{
  g_return_val_if_fail (SP_IS_IMPORT_PAGE (self), FALSE);

  return sp_revision_view_get_revision (self->revision) != NULL;
}

void
sp_import_page_forget_revision (SpImportPage *self)
{
  sp_revision_view_set_revision (self->revision, NULL);
}

void
sp_import_page_set_up_compare (SpImportPage *self)
{
  self->revision = SP_REVISION_VIEW (sp_revision_view_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->revision), TRUE);
  gtk_box_append (self->revision_slot, GTK_WIDGET (self->revision));
  g_signal_connect_swapped (self->revision, "notify::revision",
                            G_CALLBACK (import_page_compared_cb), self);
  import_page_compared_cb (self);
}

void
sp_import_page_install_compare (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "import.compare", NULL, sp_import_page_compare_cb);
  gtk_widget_class_install_action (widget_class, "import.check-again", NULL,
                                   sp_import_page_check_again_cb);
  gtk_widget_class_install_action (widget_class, "import.apply", NULL, sp_import_page_apply_cb);
}
