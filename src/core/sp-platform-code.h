/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codes that the platform above (危险化学品双重预防) gives and wants back with what is handed in:
 * of an enterprise (企业编码) and of what a unit of analysis belongs to (分析对象编码). By the
 * exchange specification's fields. Knows no records. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SP_PLATFORM_ENTERPRISE_CODE 9 /* digits */
#define SP_PLATFORM_OBJECT_CODE 36    /* characters: a UUID as it is written */

/* Whether @text is one, or "", which is none and may stand. SP_ERROR_INVALID: what is wrong. */
gboolean sp_platform_enterprise_code_check (const char *text, GError **error);
/* 36 characters, or the 32 of a UUID without its hyphens; letters, digits, hyphens. */
gboolean sp_platform_object_code_check (const char *text, GError **error);

G_END_DECLS
