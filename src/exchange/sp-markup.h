/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the package reader: XML as it is unpacked, piece by piece. */
#pragma once

#include "exchange/sp-package.h"

G_BEGIN_DECLS

typedef struct _SpMarkup SpMarkup;

SpMarkup *sp_markup_new (const SpMarkupHandlers *handlers, gpointer user_data);
void sp_markup_free (SpMarkup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpMarkup, sp_markup_free)

/* Room for @size bytes of XML, to be filled and then handed to sp_markup_push(). */
void *sp_markup_get_room (SpMarkup *self, int size);
gboolean sp_markup_push (SpMarkup *self, int length, gboolean is_last, GError **error);

/* sp-relations.c: the package's own tables of contents. */
typedef struct _SpRelations SpRelations;
SpRelations *sp_relations_new (void);
void sp_relations_free (SpRelations *self);
char *sp_relations_dup_target (
  SpPackage *package, SpRelations *self, const char *part, const char *id, const char *type);
GPtrArray *sp_relations_list_targets (SpPackage *package,
                                      SpRelations *self,
                                      const char *part,
                                      const char *type);
char *sp_relations_dup_content_type (SpPackage *package, const char *part);

/* A part's name as it is compared: lower case, forward slashes, none in front. */
char *sp_package_dup_key (const char *part);

G_END_DECLS
