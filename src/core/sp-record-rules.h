/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to core: rules of a record that no single field can state. */
#pragma once

#include "core/sp-record.h"

gboolean sp_record_check_rules (SpRecord *self, GError **error);
