/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Marks strings that users see. Strings in the source are Chinese; gettext may translate them. */
#pragma once

#include <glib/gi18n-lib.h>
