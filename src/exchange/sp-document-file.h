/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document from a file of any format that offices have: told by its content, never by its name.
 * Knows formats, not plans. Nothing is fetched from anywhere, nothing named inside a file is
 * followed out of it. */
#pragma once

#include "document/sp-document.h"
#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  SP_FORMAT_TEXT,
  SP_FORMAT_DOCX,
  SP_FORMAT_XLSX,
  SP_FORMAT_PDF,
  SP_FORMAT_WRITER, /* .doc .wps .odt .rtf: LibreOffice turns them into .docx */
  SP_FORMAT_CALC,   /* .xls .et .ods: LibreOffice turns them into .xlsx */
} SpFormat;

/* Called on the reading thread with how much is done (0 to 1); FALSE stops the work. */
typedef gboolean (*SpProgressFunc) (double done, gpointer user_data);

typedef struct
{
  SpFormat format;
  char *label;      /* owned; for people: UTF-8, GB18030, DOCX, PDF … */
  guint n_replaced; /* characters that could not be decoded */
  guint n_pictures; /* pages that are a picture, of which nothing was read */
} SpDocumentFacts;

void sp_document_facts_clear (SpDocumentFacts *facts);

/* Largest file taken, and the most text (bytes) that may come out of one; past them the file is
 * refused with SP_ERROR_TOO_LARGE. */
#define SP_DOCUMENT_FILE_LIMIT ((gsize)200 * 1024 * 1024)
#define SP_DOCUMENT_TEXT_LIMIT ((gsize)128 * 1024 * 1024)

/* What a file's content says it is; an error with the reason where it is none of them: encrypted, a
 * picture, a presentation, damaged. */
gboolean sp_format_tell (GBytes *bytes, SpFormat *format, GError **error);

/* The bytes of a file within SP_DOCUMENT_FILE_LIMIT, or NULL with a sentence that names it. */
GBytes *sp_document_file_load (const char *path, GError **error);

/* A document from a file's bytes. @name is shown in sentences. Fails with SP_ERROR sentences or
 * G_IO_ERROR_CANCELLED. @facts is set on success and cleared by the caller. @cancellable and
 * @progress may be NULL. */
SpDocument *sp_document_read_bytes (GBytes *bytes,
                                    const char *name,
                                    SpDocumentFacts *facts,
                                    GCancellable *cancellable,
                                    SpProgressFunc progress,
                                    gpointer user_data,
                                    GError **error);

G_END_DECLS
