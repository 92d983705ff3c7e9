/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A workbook (.xlsx, .xlsm, .xltx): each visible sheet becomes a table as it would print. Knows the
 * format, not plans. Sentences do not name the file. */
#pragma once

#include "exchange/sp-document-file.h"

G_BEGIN_DECLS

SpDocument *sp_xlsx_read (GBytes *bytes,
                          GCancellable *cancellable,
                          SpProgressFunc progress,
                          gpointer user_data,
                          GError **error);

G_END_DECLS
