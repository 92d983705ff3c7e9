/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the tests of the window share: an application, and a window on a fresh copy of the sample
 * for each test. */
#pragma once

#include "app/sp-task-page.h"
#include "app/sp-unit-page.h"
#include "app/sp-window.h"
#include "pages-support.h"

G_BEGIN_DECLS

/* Runs the test program: makes application and sample, runs what @add_tests added, cleans up. 77
 * without a display. */
int window_support_run (int argc, char *argv[], void (*add_tests) (void));

GtkApplication *window_support_application (void);
/* A window on a new copy of the sample, presented and loaded. */
SpWindow *window_support_open (void);
/* Destroys it and asserts that nothing keeps it alive. */
void window_support_close (SpWindow *window);
/* The path of a new copy of the sample. Transfer full. */
char *window_support_copy (void);
/* Makes every page, also those that nobody looked at; tells how many there are. */
guint window_support_make_pages (SpWindow *window);

/* The id of the first measure whose title is @title; fails the test where there is none. */
int64_t window_support_find (SpWindow *window, const char *title);
void window_support_select (SpWindow *window, int64_t measure);
SpMeasureDetail *window_support_detail (SpWindow *window);
/* Loads a record from the window's file; transfer full. */
SpRecord *window_support_load (SpWindow *window, const SpRecordType *type, int64_t id);
/* A key as @widget has it bound. */
void window_support_press (GtkWidget *widget, guint key, GdkModifierType modifiers);

G_END_DECLS
