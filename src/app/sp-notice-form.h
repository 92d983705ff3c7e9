/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpNoticeForm: which list, board, cards or report about risks is wanted, of whom and how; shows
 * only what matters for it. Makes nothing. Signal "changed" (): a person chose. */
#pragma once

#include "sp-notice-job.h"
#include "sp-picker.h"
#include "sp-session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_NOTICE_FORM (sp_notice_form_get_type ())
G_DECLARE_FINAL_TYPE (SpNoticeForm, sp_notice_form, SP, NOTICE_FORM, GtkGrid)

typedef enum
{
  SP_NOTICE_KIND,        /* SpRiskNoticeKind */
  SP_NOTICE_WHOSE,       /* SpNoticeWhose */
  SP_NOTICE_STAGE,       /* SpRiskStage */
  SP_NOTICE_LEAST,       /* SpRiskLevel; 0: all */
  SP_NOTICE_CARD,        /* SpRiskCardKind */
  SP_NOTICE_PER_PAGE,    /* 1, 2, 4, 6 */
  SP_NOTICE_SHEET,       /* SpTableSheet */
  SP_NOTICE_ORIENTATION, /* SpPaperOrientation */
  SP_NOTICE_N_CHOICES
} SpNoticeChoice;

typedef enum
{
  SP_NOTICE_OF_ONE,
  SP_NOTICE_OF_TOWNSHIP,
  SP_NOTICE_OF_INDUSTRY,
  SP_NOTICE_OF_ALL,
} SpNoticeWhose;

SpNoticeForm *sp_notice_form_new (SpSession *session);
/* As a person chooses it. The usual paper and levels of a kind come with it. */
void sp_notice_form_choose (SpNoticeForm *self, SpNoticeChoice choice, guint value);
guint sp_notice_form_get (SpNoticeForm *self, SpNoticeChoice choice);
/* The list to choose from; borrowed. */
GtkDropDown *sp_notice_form_get_choice (SpNoticeForm *self, SpNoticeChoice choice);
/* For whom by @whose; SP_NOTICE_OF_ALL needs no @id. */
void sp_notice_form_set_whose (SpNoticeForm *self, SpNoticeWhose whose, int64_t id);
void sp_notice_form_set_until (SpNoticeForm *self, const char *text);
SpNoticeWhose sp_notice_form_get_whose (SpNoticeForm *self);
/* From which the enterprise, township or industry is chosen; NULL where none is asked for. */
SpPicker *sp_notice_form_get_picker (SpNoticeForm *self);
/* What is asked for, to be shown. FALSE with a sentence where something is missing. */
gboolean sp_notice_form_get_job (SpNoticeForm *self, SpNoticeJob *job, GError **error);

G_END_DECLS
