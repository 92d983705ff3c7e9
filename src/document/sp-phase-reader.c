/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/sp-facts.h"
void
sp_phases_read (SpBlocks *blocks)
{
}
