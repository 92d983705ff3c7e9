/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the package reader: the archive and its entries, for reading (sp-package.c) and for
 * copying (sp-package-copy.c). */
#pragma once

#include "exchange/sp-markup.h"

#include <minizip/unzip.h>

G_BEGIN_DECLS

/* The archive as minizip sees a file. */
typedef struct
{
  const char *data;
  guint64 length;
  guint64 offset;
  gboolean is_padded; /* zeros follow the end */
} SpPackageStream;

typedef struct
{
  unz64_file_pos place;
  guint64 packed;
  guint64 unpacked;  /* as it says itself */
  gboolean is_large; /* its sizes stand in a field of their own */
  gboolean is_encrypted;
  gboolean is_unknown; /* packed in a way that offices do not use */
  gboolean is_doubled; /* two entries of one name: nobody can tell which is meant */
} SpPackageEntry;

struct _SpPackage
{
  /* Owned */
  GBytes *bytes;
  unzFile zip;
  GHashTable *entries; /* key of the name → SpPackageEntry */
  SpRelations *relations;

  /* State */
  SpPackageStream stream;
  guint64 read; /* unpacked so far */
};

/* Whether it may be unpacked at all: there, once, packed as offices do, without password. */
gboolean sp_package_check_entry (const SpPackageEntry *entry, GError **error);
gboolean sp_package_refuse_damaged (GError **error);

G_END_DECLS
