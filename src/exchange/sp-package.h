/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpPackage: the parts of an office package (zip), read by name or relationship as streams of XML,
 * with every limit that keeps a lying file from costing memory or time. Of this room, the
 * only file that sees minizip and expat. Knows no document formats. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SpPackage SpPackage;

/* @bytes is kept. Fails with a sentence where it is no zip, is damaged or encrypted. The sentences
 * here do not name the file; the caller prefixes it. */
SpPackage *sp_package_open (GBytes *bytes, GError **error);
void sp_package_free (SpPackage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPackage, sp_package_free)

gboolean sp_package_has (SpPackage *self, const char *part);
/* Part that @part's relationship @id (or, with @id NULL, the first of a type that ends in @type)
 * leads to, or NULL; external targets are none. @part "" for the package itself. */
char *sp_package_dup_related (SpPackage *self, const char *part, const char *id, const char *type);
/* All that a type that ends in @type leads to. Transfer full, of char *. */
GPtrArray *sp_package_list_related (SpPackage *self, const char *part, const char *type);
/* Every part, as its name is compared (lower case, no slash in front), in order. Transfer full, of
 * char *. */
GPtrArray *sp_package_list (SpPackage *self);
/* What the package says @part is ("…wordprocessingml.document.main+xml"), or NULL. */
char *sp_package_dup_content_type (SpPackage *self, const char *part);

/* @part unpacked, within the limits. Transfer full. */
GBytes *sp_package_read (SpPackage *self, const char *part, GError **error);
/* The package again with other content (GBytes) for the parts of @changes, by names as they are
 * compared; NULL: without the part. All other parts keep their packed bytes, order and days. The
 * same package and changes give the same bytes. Transfer full. */
GBytes *sp_package_copy (SpPackage *self,
                         GHashTable *changes,
                         GCancellable *cancellable,
                         GError **error);

/* Names are local: the namespace prefix is gone. Attributes likewise, as NULL-terminated pairs.
 * Text comes in pieces. A handler stops everything by setting @error. Any may be NULL. */
typedef struct
{
  void (*start) (const char *name, const char **attributes, gpointer user_data, GError **error);
  void (*end) (const char *name, gpointer user_data, GError **error);
  void (*text) (const char *text, int length, gpointer user_data, GError **error);
  void (*progress) (double done, gpointer user_data, GError **error); /* now and then */
} SpMarkupHandlers;

/* Parses @part. A document type declaration is refused, so there are no entities but the five;
 * nothing outside the part is read. */
gboolean sp_package_parse (SpPackage *self,
                           const char *part,
                           const SpMarkupHandlers *handlers,
                           gpointer user_data,
                           GError **error);
/* The same for XML that is in memory (fuzzing, clipboards). */
gboolean sp_markup_parse (const char *text,
                          gsize length,
                          const SpMarkupHandlers *handlers,
                          gpointer user_data,
                          GError **error);
/* Value of the attribute @name, or NULL. */
const char *sp_markup_attribute (const char **attributes, const char *name);

G_END_DECLS
