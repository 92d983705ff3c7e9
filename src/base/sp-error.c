/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The quark of SP_ERROR. */
#include "base/sp-error.h"

G_DEFINE_QUARK (sp - error - quark, sp_error)
