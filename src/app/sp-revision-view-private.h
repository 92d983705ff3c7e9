/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of SpRevisionView share. */
#pragma once

#include "app/sp-revision-view.h"

G_BEGIN_DECLS

struct _SpRevisionView
{
  GtkWidget parent_instance;

  /* Owned */
  SpRevision *revision;
  GSignalGroup *signals; /* of the revision */
  GListStore *items;     /* of SpRevisionItem */
  GtkSingleSelection *selection;
  GCancellable *comparing;
  GArray *choices;  /* of SpRevisionChoice, as the drop-down offers them */
  GArray *partners; /* of guint, rows as the drop-down offers them */

  /* Template */
  GtkStack *stack;
  GtkSpinner *spinner;
  GtkLabel *sentence;
  GtkLabel *summary;
  GtkDropDown *filter;
  GtkListView *list;
  GtkLabel *title;
  GtkDropDown *choice;
  GtkLabel *note;
  GtkBox *changes;
  GtkLabel *passage;
  GtkBox *pairing;
  GtkLabel *pairing_label;
  GtkDropDown *partner;
  GtkButton *unpair_button;

  /* State */
  gboolean is_filling;
};

/* Shows the selected row anew; lets what is shown follow its choices. */
void sp_revision_view_show_row (SpRevisionView *self);
void sp_revision_view_follow_row (SpRevisionView *self);
void sp_revision_view_choice_cb (SpRevisionView *self);
gboolean sp_revision_view_key_cb (GtkEventControllerKey *controller,
                                  guint key,
                                  guint code,
                                  GdkModifierType state,
                                  SpRevisionView *self);
void sp_revision_view_install_choices (GtkWidgetClass *klass);

G_END_DECLS
