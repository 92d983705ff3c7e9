/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A Word document (.docx, .docm, .dotx) as it would print: automatic numbers stand before their
 * text, tracked changes are accepted, what is hidden or beside the text (comments, headers) is left
 * out. Knows the format, not plans. Sentences do not name the file. */
#pragma once

#include "exchange/sp-document-file.h"

G_BEGIN_DECLS

SpDocument *sp_docx_read (GBytes *bytes,
                          GCancellable *cancellable,
                          SpProgressFunc progress,
                          gpointer user_data,
                          GError **error);

G_END_DECLS
