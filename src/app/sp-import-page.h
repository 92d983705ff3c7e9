/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpImportPage: a plan document is read and looked through before it is stored: doubts on the left,
 * the source in the middle, what was recognised on the right. Nothing is stored before 导入. Works
 * without an open file too: then a new one is made on acceptance. Knows the session and the import
 * draft. */
#pragma once

#include "app/sp-session.h"
#include "exchange/sp-import.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Property "session"; follows its "import-file". Actions: import.choose, import.accept,
 * import.cancel, import.paste; import.compare, .check-again and .apply of a new edition;
 * corrections of the draft: import.split, .merge-up, .merge-down, .move-up, .move-down, .move,
 * .retype (string: a kind's code), .choose-kind, .leave-out, .add-unit, .add-deadline, .add-target,
 * .undo, .redo, .back, .discard and .choose-other (which ask first); import.print-doubts,
 * .export-doubts. Signal "edits-changed" (): what can be corrected or taken back may be another
 * now. */
#define SP_TYPE_IMPORT_PAGE (sp_import_page_get_type ())
G_DECLARE_FINAL_TYPE (SpImportPage, sp_import_page, SP, IMPORT_PAGE, GtkWidget)

typedef enum
{
  SP_IMPORT_CHOOSE, /* no document */
  SP_IMPORT_READING,
  SP_IMPORT_FAILED,  /* its sentence is shown */
  SP_IMPORT_CHECK,   /* a draft is shown */
  SP_IMPORT_COMPARE, /* what it changes of the stored plan is shown */
} SpImportStage;

SpImportStage sp_import_page_get_stage (SpImportPage *self);
const char *sp_import_page_get_sentence (SpImportPage *self); /* of the failure, or "" */
SpImportDraft *sp_import_page_get_draft (SpImportPage *self); /* borrowed, or NULL */
gboolean sp_import_page_has_comparison (SpImportPage *self);  /* with the stored plan, done */
void sp_import_page_read (SpImportPage *self, GFile *document);
void sp_import_page_read_text (SpImportPage *self, const char *text); /* as from a clipboard */
/* Writes the draft into the session's store; FALSE when that went wrong, which the session reports.
 */
gboolean sp_import_page_accept (SpImportPage *self);

G_END_DECLS
