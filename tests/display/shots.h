/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the files that take the pictures. */
#pragma once

#include "app/sp-window.h"
#include "pages-support.h"

G_BEGIN_DECLS

typedef struct
{
  SpWindow *window;
  const char *size;
  const char *theme;
} Sitting;

/* The window as it is, when nothing is being loaded. */
void shots_take (const Sitting *sitting, const char *name);
/* shots-risks.c: gives @enterprise risk points. */
void shots_take_risks (const Sitting *sitting, int64_t enterprise);

G_END_DECLS
