/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-template-job.h. */
#include "sp-template-job.h"

#include "store/sp-worker.h"
#include "template/sp-template-kept.h"

void
sp_template_opened_free (SpTemplateOpened *self)
{
  if (self == NULL)
    return;
  sp_template_unref (self->template);
  sp_template_mapping_free (self->mapping);
  g_free (self);
}

/* ---- opening ---- */

typedef struct
{
  char *path;
  int64_t plan, kept;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *self = data;

  g_free (self->path);
  g_free (self);
}

static void
free_opened (gpointer opened)
{
  sp_template_opened_free (opened);
}

/* What people call it: the file's name without its ending. */
static char *
dup_title (const char *path)
{
  char *name = g_filename_display_basename (path);
  char *dot = g_strrstr (name, ".");

  if (dot != NULL && dot != name)
    *dot = '\0';
  return name;
}

static gpointer
open_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const Opening *work = data;
  g_autoptr (SpTemplateOpened) opened = g_new0 (SpTemplateOpened, 1);
  g_autofree char *title = work->path != NULL ? dup_title (work->path) : NULL;

  if (work->path == NULL)
    opened->template =
      sp_template_load_kept (reader, work->kept, &opened->mapping, cancellable, error);
  else
    {
      opened->template = sp_template_load (work->path, cancellable, error);
      if (opened->template != NULL)
        opened->mapping = sp_template_dup_proposal (opened->template, reader, work->plan, title,
                                                    cancellable, error);
    }
  return opened->mapping != NULL ? g_steal_pointer (&opened) : NULL;
}

void
sp_template_job_open_async (SpStore *store,
                            int64_t plan,
                            const char *path,
                            int64_t kept,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Opening *work = g_new0 (Opening, 1);

  work->path = g_strdup (path);
  work->plan = plan;
  work->kept = kept;
  sp_store_work_async (store, open_work, work, opening_free, free_opened, cancellable, callback,
                       user_data);
}

SpTemplateOpened *
sp_template_job_open_finish (SpStore *store, GAsyncResult *result, GError **error)
{
  return sp_store_work_finish (store, result, error);
}

/* ---- filling ---- */

typedef struct
{
  SpTemplate *template;
  char *mapping; /* JSON: the window may change its own meanwhile */
  SpReportOptions options;
  char *reporter, *from, *to;
} Filling;

static void
filling_free (gpointer data)
{
  Filling *self = data;

  sp_template_unref (self->template);
  g_free (self->mapping);
  g_free (self->reporter);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

static gpointer
fill_work (SpReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const Filling *work = data;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SpTemplateMapping) mapping = sp_template_mapping_from_json (work->mapping, -1, error);
  g_autoptr (GBytes) bytes = NULL;

  if (mapping != NULL)
    bytes =
      sp_template_fill (work->template, reader, mapping, &work->options, notes, cancellable, error);
  if (bytes == NULL || !sp_template_write (work->template, bytes, work->from, work->to, error))
    return NULL;
  return g_steal_pointer (&notes);
}

static void
free_notes (gpointer notes)
{
  g_ptr_array_unref (notes);
}

void
sp_template_job_fill_async (SpStore *store,
                            SpTemplate *template,
                            const SpTemplateMapping *mapping,
                            const SpReportOptions *options,
                            const char *from,
                            const char *to,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Filling *work = g_new0 (Filling, 1);

  work->template = sp_template_ref (template);
  work->mapping = sp_template_mapping_to_json (mapping);
  work->options = *options;
  work->reporter = g_strdup (options->reporter);
  work->options.reporter = work->reporter;
  work->from = g_strdup (from);
  work->to = g_strdup (to);
  sp_store_work_async (store, fill_work, work, filling_free, free_notes, cancellable, callback,
                       user_data);
}

GPtrArray *
sp_template_job_fill_finish (SpStore *store, GAsyncResult *result, GError **error)
{
  return sp_store_work_finish (store, result, error);
}
