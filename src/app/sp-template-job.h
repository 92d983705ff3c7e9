/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Templates of other offices, read and filled on the store's worker. Knows no widgets. */
#pragma once

#include "store/sp-store.h"
#include "template/sp-template.h"

G_BEGIN_DECLS

/* A template with what goes where in it. */
typedef struct
{
  SpTemplate *template;
  SpTemplateMapping *mapping;
} SpTemplateOpened;
void sp_template_opened_free (SpTemplateOpened *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTemplateOpened, sp_template_opened_free)

/* The file @path with what is proposed for it, or (@path NULL) the one that is kept as @kept. */
void sp_template_job_open_async (SpStore *store,
                                 int64_t plan,
                                 const char *path,
                                 int64_t kept,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
SpTemplateOpened *sp_template_job_open_finish (SpStore *store,
                                               GAsyncResult *result,
                                               GError **error);

/* Fills @template as @mapping is now and writes it to @to; @from: its own file, or NULL. */
void sp_template_job_fill_async (SpStore *store,
                                 SpTemplate *template,
                                 const SpTemplateMapping *mapping,
                                 const SpReportOptions *options,
                                 const char *from,
                                 const char *to,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/* Sentences (char *) about what could not be put in. Transfer full. */
GPtrArray *sp_template_job_fill_finish (SpStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
