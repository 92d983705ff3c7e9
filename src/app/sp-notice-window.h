/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpNoticeWindow: 打印风险清单和告知卡: lists, boards, cards and reports about risks as of the
 * session's date: previewed, printed, into a file, or for many enterprises into a folder. All of it
 * is made on the worker; one piece of work at a time, which can be cancelled. */
#pragma once

#include "sp-notice-form.h"
#include "sp-outcome-bar.h"
#include "sp-page-preview.h"
#include "sp-save-chooser.h"

G_BEGIN_DECLS

#define SP_TYPE_NOTICE_WINDOW (sp_notice_window_get_type ())
G_DECLARE_FINAL_TYPE (SpNoticeWindow, sp_notice_window, SP, NOTICE_WINDOW, GtkWindow)

/* Hidden when closed, destroyed with @parent. Actions notice.preview, notice.print, notice.pdf,
 * notice.pdf-each, notice.xlsx, notice.csv, notice.stop. */
SpNoticeWindow *sp_notice_window_new (SpSession *session, GtkWindow *parent);
/* Shows it for @enterprise; 0: for whom it was asked last. */
void sp_notice_window_begin (SpNoticeWindow *self, int64_t enterprise);

SpNoticeForm *sp_notice_window_get_form (SpNoticeWindow *self);
gboolean sp_notice_window_is_busy (SpNoticeWindow *self);
/* The sentence in the window: what went wrong or was left out; "" for none. */
const char *sp_notice_window_get_words (SpNoticeWindow *self);
SpPagePreview *sp_notice_window_get_preview (SpNoticeWindow *self); /* NULL while none is open */
SpSaveChooser *sp_notice_window_get_chooser (SpNoticeWindow *self); /* NULL before the first time */

G_END_DECLS
