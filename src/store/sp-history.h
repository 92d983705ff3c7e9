/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The journal as people look for things in it: what it may be narrowed by, its lines, and who is in
 * it. Knows no SQL and no widgets. */
#pragma once

#include "store/sp-reader.h"

G_BEGIN_DECLS

/* Zero-initialised: everything, an action of many changes as one line. With a table, an action or a
 * text every change is a line of its own. */
typedef struct
{
  const char *table; /* of records of one kind; NULL: of all */
  int64_t record; /* of @table; 0: all. A measure's has its units', deadlines' and reports', too */
  int64_t action; /* 0: all */
  const char *who; /* 张三, of whatever unit, or 张三（县应急管理局）; NULL or "": everybody */
  SpDate from, to;  /* days of the local time zone, both included; SP_DATE_NONE: open */
  const char *text; /* in names, fields, values and what was done; NULL or "": all */
} SpHistoryFilter;

SpHistoryFilter *sp_history_filter_copy (const SpHistoryFilter *filter); /* transfer full */
void sp_history_filter_free (SpHistoryFilter *filter);
gboolean sp_history_filter_equal (const SpHistoryFilter *a, const SpHistoryFilter *b);
/* Whether an action of many changes is one line. */
gboolean sp_history_filter_gathers (const SpHistoryFilter *filter);

/* At most @limit lines (0: all), newest first; as sp_reader_load_history(). Transfer full. */
GPtrArray *sp_reader_load_history_lines (SpReader *self,
                                         const SpHistoryFilter *filter,
                                         guint limit,
                                         GError **error);
/* Everybody who ever did something, by name; transfer full array of char *. */
GPtrArray *sp_reader_load_history_people (SpReader *self, GError **error);

/* A line in a list model. Signal "changed" () after the names in it did, for who follows it: an
 * item that nobody follows is made anew when it is asked for. */
#define SP_TYPE_HISTORY_ITEM (sp_history_item_get_type ())
G_DECLARE_FINAL_TYPE (SpHistoryItem, sp_history_item, SP, HISTORY_ITEM, GObject)
const SpHistoryLine *sp_history_item_get_line (SpHistoryItem *self); /* strings may be "" */

G_END_DECLS
