/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/sp-facts.h"
void
sp_targets_read (SpReading *reading, int block, const char *start, const char *end)
{
}
