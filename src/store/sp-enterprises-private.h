/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the registry: how names are compared. */
#pragma once

#include "store/sp-enterprises.h"

G_BEGIN_DECLS

/* Of one width, without space, brackets and the like; capital letters. Transfer full. */
char *sp_enterprise_dup_plain (const char *name);
/* Names that stand apart by 、 commas, semicolons, strokes and spaces. Transfer full. */
char **sp_enterprise_split_names (const char *names);

G_END_DECLS
