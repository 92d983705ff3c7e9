/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to store. The version of a file's schema: whose file it is, whether this program can read
 * it, and the steps that bring an older one up to date. */
#pragma once

#include "store/sp-engine.h"

G_BEGIN_DECLS

#define SP_SCHEMA_APPLICATION_ID 0x53504c4e /* SPLN */

/* One step: the SQL that leads from version @version - 1 to @version. */
typedef struct
{
  int version;
  const char *sql;
} SpMigration;

/* The steps of this program, by version; array of SpMigration, owned with its texts. */
GArray *sp_schema_load_migrations (void);

/* Reads the version of an open file. FOREIGN, TOO_NEW, CORRUPT … with a sentence where it cannot be
 * used. */
gboolean sp_schema_check (SpEngine *engine, int newest, int *version, GError **error);
/* Applies the steps after the file's version, each in its own transaction with its stamp. A file
 * without any schema may only be stamped when @is_new. */
gboolean sp_schema_migrate (SpEngine *engine,
                            const GArray *migrations,
                            gboolean is_new,
                            GError **error);

G_END_DECLS
