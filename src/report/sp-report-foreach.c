/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Going through the rows of a sheet: those that are kept, and those of records, which are read a
 * stretch at a time; while one stretch is looked at, the next may be read. */
#include "report/sp-report-value.h"

#define STRETCH 512   /* records read at once */
#define MOST_AHEAD 2u /* stretches that wait or are looked at */

/* What both threads of a going-through see. */
typedef struct
{
  /* Owned */
  GAsyncQueue *ready; /* of SpReportStretch, or @end */
  GAsyncQueue *room;  /* as many as may still be read ahead */

  /* Borrowed */
  SpReportRowFunc func;
  gpointer data;

  /* State */
  int is_stopped; /* atomic */
  int end;        /* its address says that nothing follows */
} Going;

static gpointer
tell_stretches (gpointer data)
{
  Going *self = data;
  gpointer stretch;

  while ((stretch = g_async_queue_pop (self->ready)) != &self->end)
    {
      if (g_atomic_int_get (&self->is_stopped) == 0 &&
          !sp_report_stretch_tell (stretch, self->func, self->data))
        g_atomic_int_set (&self->is_stopped, 1);
      sp_report_stretch_free (stretch);
      g_async_queue_push (self->room, self);
    }
  return NULL;
}

static gboolean
read_stretches (Going *self,
                const SpReportSheet *sheet,
                SpReportLookup *lookup,
                guint first,
                guint end,
                GCancellable *cancellable,
                GError **error)
{
  for (guint i = first; i < end; i += STRETCH)
    {
      SpReportStretch *stretch;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_async_queue_pop (self->room);
      if (g_atomic_int_get (&self->is_stopped) != 0)
        break;
      stretch = sp_report_stretch_read (sheet, lookup, i, MIN (STRETCH, end - i), error);
      if (stretch == NULL)
        return FALSE;
      g_async_queue_push (self->ready, stretch);
    }
  return TRUE;
}

/* The reader stays on its thread; the rows are told on another. */
static gboolean
go_apart (const SpReportSheet *sheet,
          SpReportLookup *lookup,
          guint first,
          guint end,
          SpReportRowFunc func,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GAsyncQueue) ready = g_async_queue_new ();
  g_autoptr (GAsyncQueue) room = g_async_queue_new ();
  Going going = {.ready = ready, .room = room, .func = func, .data = data};
  GThread *thread;
  gboolean is_read;

  for (guint i = 0; i < MOST_AHEAD; i++)
    g_async_queue_push (room, &going);
  thread = g_thread_new ("report-rows", tell_stretches, &going);
  is_read = read_stretches (&going, sheet, lookup, first, end, cancellable, error);
  g_async_queue_push (ready, &going.end);
  g_thread_join (thread);
  return is_read;
}

static gboolean
go_along (const SpReportSheet *sheet,
          SpReportLookup *lookup,
          guint first,
          guint end,
          SpReportRowFunc func,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  gboolean is_stopped = FALSE;

  for (guint i = first; i < end && !is_stopped; i += STRETCH)
    {
      g_autoptr (SpReportStretch) stretch = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      stretch = sp_report_stretch_read (sheet, lookup, i, MIN (STRETCH, end - i), error);
      if (stretch == NULL)
        return FALSE;
      is_stopped = !sp_report_stretch_tell (stretch, func, data);
    }
  return TRUE;
}

static gboolean
go (const SpReportSheet *self,
    SpReader *reader,
    guint first,
    guint n,
    gboolean is_apart,
    SpReportRowFunc func,
    gpointer data,
    GCancellable *cancellable,
    GError **error)
{
  guint n_rows = sp_report_sheet_get_n_rows (self);
  guint end = first < n_rows ? first + MIN (n, n_rows - first) : first;
  g_autoptr (SpReportLookup) lookup = NULL;

  if (self->lines != NULL)
    {
      for (guint i = first; i < end; i++)
        if (!func (i, &((SpReportLine *)self->lines->pdata[i])->row, data))
          break;
      return !g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  lookup = sp_report_lookup_new (reader, self->report->as_of);
  return is_apart && end - first > STRETCH
           ? go_apart (self, lookup, first, end, func, data, cancellable, error)
           : go_along (self, lookup, first, end, func, data, cancellable, error);
}

gboolean
sp_report_sheet_foreach (const SpReportSheet *self,
                         SpReader *reader,
                         guint first,
                         guint n,
                         SpReportRowFunc func,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  return go (self, reader, first, n, FALSE, func, data, cancellable, error);
}

gboolean
sp_report_sheet_foreach_apart (const SpReportSheet *self,
                               SpReader *reader,
                               SpReportRowFunc func,
                               gpointer data,
                               GCancellable *cancellable,
                               GError **error)
{
  return go (self, reader, 0, G_MAXUINT, TRUE, func, data, cancellable, error);
}
