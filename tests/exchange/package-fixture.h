/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Office packages put together in memory, whole or broken in a wanted way; for tests, fuzzing and
 * benches. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PackageFixture PackageFixture;

/* What an entry lies about; may be added together. */
typedef enum
{
  PACKAGE_WHOLE = 0,
  PACKAGE_STORED = 1 << 0, /* no lie: not packed */
  PACKAGE_ENCRYPTED = 1 << 1,
  PACKAGE_BAD_SUM = 1 << 2,
  PACKAGE_ODD_METHOD = 1 << 3,
  PACKAGE_SMALL_SIZE = 1 << 4, /* says that it unpacks to less */
  PACKAGE_ZIP64 = 1 << 5,      /* no lie: sizes in the field for large ones */
} PackageEntry;

PackageFixture *package_fixture_new (void);
void package_fixture_free (PackageFixture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PackageFixture, package_fixture_free)

/* @length -1: up to the NUL. */
void package_fixture_add (
  PackageFixture *self, const char *name, const char *data, gssize length, guint entry);
GBytes *package_fixture_finish (PackageFixture *self);

/* A .docx of the contents of <w:body>; @styles and @numbering are what their parts contain inside
 * the root, or NULL. Prefixes w, wps, mc, v, m, r are declared. */
GBytes *package_fixture_docx (const char *body, const char *styles, const char *numbering);
/* The same with one more part (footnotes, endnotes) of whole XML. */
GBytes *package_fixture_docx_notes (const char *body, const char *numbering, const char *notes);
/* A .xlsx of one sheet named 表一; @sheet is what <worksheet> contains; @shared and @styles (what
 * their roots contain) may be NULL. */
GBytes *package_fixture_xlsx (const char *sheet, const char *shared, const char *styles);

extern const char *const package_fixture_word_root; /* declarations of the prefixes */

G_END_DECLS
