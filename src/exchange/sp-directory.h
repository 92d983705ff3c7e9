/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Unit directories as data (JSON): departments, townships, their other names and the members of
 * collective names. Two ship with the program; a county may bring its own file:
 *
 * { "name": "lianghe", "title": "梁河县", "units": [
 *     { "name": …, "short": …, "kind": "department", "status": "pending", "code": …, "liaison": …,
 * "longitude": …, "latitude": …, "note": …, "aliases": [ { "name": …, "reason": "简称" } ],
 * "members": [ names ] } ] }
 *
 * Only "name" is required. "kind" and "status" are codes of the vocabularies of units. */
#pragma once

#include "core/sp-unit.h"
#include "store/sp-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  char *reason; /* 简称, 旧名, 错写 … */
} SpDirectoryAlias;

/* Strings are never NULL. */
typedef struct
{
  char *name;
  char *short_name;
  char *code;
  char *liaison;
  char *note;
  double longitude, latitude; /* of its seat, GCJ-02 degrees; NAN: not said */
  SpUnitKind kind;
  SpUnitStatus status;
  GPtrArray *aliases; /* of SpDirectoryAlias */
  GPtrArray *members; /* of char *, names of units of the same directory */
} SpDirectoryUnit;

typedef struct
{
  char *name;       /* "lianghe" */
  char *title;      /* 梁河县 */
  GPtrArray *units; /* of SpDirectoryUnit, in their order */
} SpDirectory;

/* Names of the shipped directories, NULL-terminated: "lianghe", "sample". */
const char *const *sp_directory_names (void);

/* Reads a directory. A name that stands for two units, or a member that is no unit, is refused:
 * SP_ERROR_INVALID with a sentence naming @origin and the name. */
SpDirectory *sp_directory_parse (const char *json,
                                 gssize length,
                                 const char *origin,
                                 GError **error);
SpDirectory *sp_directory_load (const char *name, GError **error); /* a shipped one */
SpDirectory *sp_directory_load_file (const char *path, GError **error);
void sp_directory_free (SpDirectory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpDirectory, sp_directory_free)

/* The shipped directory for a document: the one whose county is named in @text, else the first. */
const char *sp_directory_name_for_text (const char *text);

/* Every name of the store's units: char * → id as GSIZE_TO_POINTER. Transfer full. */
GHashTable *sp_directory_load_names (SpStore *store, GError **error);
/* Writes @self within the action @write; units that are there already (by name or short name) stay
 * as they are.
 * @names, where wanted, is set to all names of the store's units then, as above. */
gboolean sp_directory_write (
  const SpDirectory *self, SpStore *store, SpWrite *write, GHashTable **names, GError **error);

/* Writes directory @name into @store in one action; rows that are there already (by name) stay. */
gboolean sp_directory_seed (SpStore *store, const char *name, GError **error);
gboolean sp_directory_seed_file (SpStore *store, const char *path, GError **error);

G_END_DECLS
