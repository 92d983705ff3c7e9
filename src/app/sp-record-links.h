/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpRecordLinks: the records that one record is linked to, such as the measures that a supervision
 * item is about or the units of an institution: each leads to where it is listed, can be taken out,
 * and others can be added. Measures also from the page 任务, the one that is selected there. */
#pragma once

#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Words are marked by N_(). */
typedef struct
{
  const SpRecordType *type; /* of the links */
  guint owner, target;      /* its fields */
  const char *heading;      /* with %u for how many there are */
  const char *add;          /* what the picker says */
  const char *name;         /* of the picker, for screen readers */
  const char *added;        /* what the journal says */
  const char *removed;
} SpLinkKind;

#define SP_TYPE_RECORD_LINKS (sp_record_links_get_type ())
G_DECLARE_FINAL_TYPE (SpRecordLinks, sp_record_links, SP, RECORD_LINKS, GtkWidget)

SpRecordLinks *sp_record_links_new (SpSession *session, const SpLinkKind *kind); /* static */
void sp_record_links_set_owner (SpRecordLinks *self, int64_t owner);             /* 0: none */
guint sp_record_links_get_n (SpRecordLinks *self);
/* FALSE where it is there already, or could not be stored. */
gboolean sp_record_links_add (SpRecordLinks *self, int64_t target);
void sp_record_links_remove (SpRecordLinks *self, guint i);

/* The kinds of this program. */
extern const SpLinkKind sp_supervised_measures;
extern const SpLinkKind sp_supervised_hazards;
extern const SpLinkKind sp_institution_units;
extern const SpLinkKind sp_institution_measures;
extern const SpLinkKind sp_institution_hazards;

G_END_DECLS
