/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Old and foreign office files by way of an installed LibreOffice, which runs with a profile of its
 * own, without macros, links or a way out to the network, and is stopped when it takes too long.
 * Sentences do not name the file. */
#pragma once

#include "exchange/sp-document-file.h"

G_BEGIN_DECLS

/* @bytes of SP_FORMAT_WRITER as .docx, of SP_FORMAT_CALC as .xlsx. @program NULL: the one
 * installed. */
GBytes *sp_office_convert (
  GBytes *bytes, SpFormat format, const char *program, GCancellable *cancellable, GError **error);

G_END_DECLS
