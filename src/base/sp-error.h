/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The error domain of everything that the world or a user can cause outside the store: each error
 * carries a Chinese sentence that says what is wrong, where, and what to do. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SP_ERROR (sp_error_quark ())
GQuark sp_error_quark (void);

typedef enum
{
  SP_ERROR_FAILED,
  SP_ERROR_NOT_FOUND,
  SP_ERROR_PERMISSION,
  SP_ERROR_IS_DIRECTORY,
  SP_ERROR_EMPTY,     /* nothing in it */
  SP_ERROR_NOT_TEXT,  /* binary, or no encoding fits */
  SP_ERROR_TOO_LARGE, /* past a stated limit */
  SP_ERROR_NOT_PLAN,  /* text, but no measure was found in it */
  SP_ERROR_NO_SPACE,
  SP_ERROR_INVALID, /* a value that cannot be accepted */
  SP_ERROR_DOUBTS,  /* refused because open questions remain */
} SpError;

G_END_DECLS
