/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What tests of the journal's list share, beside a shadow of it. */
#pragma once

#include "list-shadow.h"
#include "store-fixture.h"

/* Read. */
SpList *open_list (SpStore *store, const SpHistoryFilter *filter);
char *dup_sentence (SpList *list, guint position);
/* One action of @n changes: units that are new. */
void import_units (SpStore *store, guint n);
/* The same file as another program has it open. */
SpStore *open_other (StoreFixture *fixture, const char *who);
void close_other (SpStore *other);
