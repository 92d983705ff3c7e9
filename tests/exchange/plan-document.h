/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whole plans as text and as Word documents, for tests that hold the formats against each other. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PLAN_NUMBERS_TYPED,
  /* Taken out where Word would put them in. Where they do not follow on, the list is restarted:
   * another one of the same form with a start of its own, as where styles carry the numbers; */
  PLAN_NUMBERS_RESTARTED,
  /* or another list with a form of its own, as Word makes it when a person chooses to restart. */
  PLAN_NUMBERS_OWN_FORMS,
} PlanNumbers;

/* The sample ("sample"), its main plan ("sample without annexes"), or a real plan ("real") that
 * lies beside the source tree, else NULL. */
char *plan_document_dup_text (const char *name);
/* @text as a .docx, a line a paragraph; @n_numbered says how many numbers were taken out. */
GBytes *plan_document_docx (const char *text, PlanNumbers numbers, guint *n_numbered);
/* Fails, and shows the first block that differs, where more or less is read out of @found than out
 * of @expected. */
void plan_document_assert_same (const char *found, const char *expected);

G_END_DECLS
