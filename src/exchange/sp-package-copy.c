/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A package again with some parts changed: what is not changed is copied as it is packed, so that
 * not a byte of it can differ. */
#include "exchange/sp-package-private.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <minizip/zip.h>
#include <string.h>

#define MAX_NAME 1024
#define FLAG_UTF8 0x800u
#define ROOM (64 * 1024)

/* ---- an archive in memory ---- */

typedef struct
{
  GByteArray *bytes;
  guint64 offset;
} Room;

static voidpf ZCALLBACK
room_open (voidpf opaque, const void *name, int mode)
{
  return opaque;
}

static uLong ZCALLBACK
room_write (voidpf opaque, voidpf data, const void *bytes, uLong size)
{
  Room *self = data;
  guint64 end = self->offset + size;

  if (end > G_MAXUINT / 2)
    return 0;
  if (end > self->bytes->len)
    g_byte_array_set_size (self->bytes, (guint)end);
  memcpy (self->bytes->data + self->offset, bytes, size);
  self->offset = end;
  return size;
}

static uLong ZCALLBACK
room_read (voidpf opaque, voidpf data, void *bytes, uLong size)
{
  return 0;
}

static ZPOS64_T ZCALLBACK
room_tell (voidpf opaque, voidpf data)
{
  return ((Room *)data)->offset;
}

static long ZCALLBACK
room_seek (voidpf opaque, voidpf data, ZPOS64_T offset, int origin)
{
  Room *self = data;
  guint64 base = origin == ZLIB_FILEFUNC_SEEK_CUR   ? self->offset
                 : origin == ZLIB_FILEFUNC_SEEK_END ? self->bytes->len
                                                    : 0;

  if (base + offset > self->bytes->len)
    return -1;
  self->offset = base + offset;
  return 0;
}

static int ZCALLBACK
room_close (voidpf opaque, voidpf data)
{
  return 0;
}

/* ---- entries ---- */

static gboolean
refuse_room (GError **error)
{
  g_set_error_literal (error, SP_ERROR, SP_ERROR_TOO_LARGE,
                       _ ("写出的文件太大。请把模板里的图片或无关的工作表删去后再填。"));
  return FALSE;
}

typedef struct
{
  SpPackage *package;
  zipFile to;
  char name[MAX_NAME];
  unz_file_info64 info;
} Copying;

static gboolean
begin_entry (Copying *self, gboolean is_raw, GError **error)
{
  zip_fileinfo when = {.dosDate = self->info.dosDate};
  int method = is_raw ? (int)self->info.compression_method : Z_DEFLATED;

  /* minizip goes by the parts of the day where there is no DOS date. */
  when.external_fa = self->info.external_fa;
  when.internal_fa = self->info.internal_fa;
  return zipOpenNewFileInZip4_64 (self->to, self->name, &when, NULL, 0, NULL, 0, NULL, method,
                                  method != 0 ? Z_DEFAULT_COMPRESSION : 0, is_raw, -MAX_WBITS,
                                  DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, NULL, 0, 20,
                                  self->info.flag & FLAG_UTF8, 0) == ZIP_OK ||
         refuse_room (error);
}

static gboolean
copy_packed (Copying *self, const SpPackageEntry *entry, GError **error)
{
  g_autofree guint8 *room = g_malloc (ROOM);
  guint64 left = entry->packed;

  while (left > 0)
    {
      int n = unzReadCurrentFile (self->package->zip, room, (unsigned)MIN (ROOM, left));

      if (n <= 0)
        return sp_package_refuse_damaged (error);
      if (zipWriteInFileInZip (self->to, room, (unsigned)n) != ZIP_OK)
        return refuse_room (error);
      left -= (guint64)n;
    }
  return TRUE;
}

static gboolean
copy_entry (Copying *self, const SpPackageEntry *entry, GError **error)
{
  int method;
  int level;
  gboolean ok;

  if (!sp_package_check_entry (entry, error) || !begin_entry (self, TRUE, error))
    return FALSE;
  if (unzOpenCurrentFile2 (self->package->zip, &method, &level, TRUE) != UNZ_OK)
    return sp_package_refuse_damaged (error);
  self->package->stream.is_padded = entry->is_large;
  ok = copy_packed (self, entry, error);
  self->package->stream.is_padded = FALSE;
  unzCloseCurrentFile (self->package->zip);
  return ok && (zipCloseFileInZipRaw64 (self->to, entry->unpacked, self->info.crc) == ZIP_OK ||
                refuse_room (error));
}

static gboolean
write_entry (Copying *self, GBytes *content, GError **error)
{
  gsize length = 0;
  const guint8 *data = g_bytes_get_data (content, &length);

  if (!begin_entry (self, FALSE, error))
    return FALSE;
  for (gsize done = 0; done < length; done += ROOM)
    if (zipWriteInFileInZip (self->to, data + done, (unsigned)MIN (ROOM, length - done)) != ZIP_OK)
      return refuse_room (error);
  return zipCloseFileInZip (self->to) == ZIP_OK || refuse_room (error);
}

static gboolean
take_entry (Copying *self, GHashTable *changes, GError **error)
{
  g_autofree char *key = NULL;
  gpointer content;

  if (unzGetCurrentFileInfo64 (self->package->zip, &self->info, self->name, sizeof self->name, NULL,
                               0, NULL, 0) != UNZ_OK)
    return sp_package_refuse_damaged (error);
  key = sp_package_dup_key (self->name);
  if (!g_hash_table_lookup_extended (changes, key, NULL, &content))
    return copy_entry (self, g_hash_table_lookup (self->package->entries, key), error);
  return content == NULL || write_entry (self, content, error);
}

static gboolean
take_entries (Copying *self, GHashTable *changes, GCancellable *cancellable, GError **error)
{
  unzFile from = self->package->zip;
  int result;

  for (result = unzGoToFirstFile (from); result == UNZ_OK; result = unzGoToNextFile (from))
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !take_entry (self, changes, error))
      return FALSE;
  return result == UNZ_END_OF_LIST_OF_FILE || sp_package_refuse_damaged (error);
}

GBytes *
sp_package_copy (SpPackage *self, GHashTable *changes, GCancellable *cancellable, GError **error)
{
  zlib_filefunc64_def calls = {room_open, room_read,  room_write, room_tell,
                               room_seek, room_close, room_close, NULL};
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  Room room = {bytes, 0};
  Copying copying = {.package = self};
  gboolean ok;

  g_return_val_if_fail (self != NULL && changes != NULL, NULL);

  calls.opaque = &room;
  copying.to = zipOpen2_64 ("", APPEND_STATUS_CREATE, NULL, &calls);
  if (copying.to == NULL)
    {
      refuse_room (error);
      return NULL;
    }
  ok = take_entries (&copying, changes, cancellable, error);
  if (zipClose (copying.to, NULL) != ZIP_OK && ok)
    ok = refuse_room (error);
  return ok ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer entries)
{
  const SpPackageEntry *left = g_hash_table_lookup (entries, *(char *const *)a);
  const SpPackageEntry *right = g_hash_table_lookup (entries, *(char *const *)b);

  return left->place.num_of_file < right->place.num_of_file ? -1 : 1;
}

GPtrArray *
sp_package_list (SpPackage *self)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (parts, g_strdup (key));
  g_ptr_array_sort_with_data (parts, compare_places, self->entries);
  return parts;
}
