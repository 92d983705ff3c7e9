/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpPackage: the entries of a zip in memory by minizip. The list is read once; a part is unpacked
 * straight into the XML parser and never lies in memory as a whole, unless it is asked for so. */
#include "exchange/sp-package-private.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <string.h>

#define MAX_ENTRIES 50000
#define MAX_NAME 1024
#define MAX_EXTRA 256
#define FIELD_LARGE_SIZES 1
/* Unpacked bytes of one part, and of all that is read of one package. */
#define MAX_PART ((guint64)512 * 1024 * 1024)
#define MAX_ALL ((guint64)1024 * 1024 * 1024)
/* XML packs 10 to 60 times, a bomb a thousand times. Small parts may do as they like. */
#define MAX_RATIO 250
#define FREE_OF_RATIO ((guint64)32 * 1024 * 1024)
#define ROOM (64 * 1024)
#define FLAG_ENCRYPTED 1

/* ---- a file in memory ---- */

static voidpf ZCALLBACK
stream_open (voidpf opaque, const void *name, int mode)
{
  return opaque;
}

static uLong ZCALLBACK
stream_read (voidpf opaque, voidpf data, void *room, uLong size)
{
  SpPackageStream *self = data;
  guint64 n = MIN (size, self->length - self->offset);

  if (n > 0)
    memcpy (room, self->data + self->offset, n);
  self->offset += n;
  if (!self->is_padded)
    return (uLong)n;
  memset ((char *)room + n, 0, size - n);
  return size;
}

static ZPOS64_T ZCALLBACK
stream_tell (voidpf opaque, voidpf data)
{
  return ((SpPackageStream *)data)->offset;
}

static long ZCALLBACK
stream_seek (voidpf opaque, voidpf data, ZPOS64_T offset, int origin)
{
  SpPackageStream *self = data;
  guint64 base = 0;

  if (origin == ZLIB_FILEFUNC_SEEK_CUR)
    base = self->offset;
  else if (origin == ZLIB_FILEFUNC_SEEK_END)
    base = self->length;
  /* Backwards is forwards around the end of the number. */
  if (base + offset > self->length)
    return -1;
  self->offset = base + offset;
  return 0;
}

static int ZCALLBACK
stream_close (voidpf opaque, voidpf data)
{
  return 0;
}

static int ZCALLBACK
stream_error (voidpf opaque, voidpf data)
{
  return 0;
}

/* ---- the list of entries ---- */

gboolean
sp_package_refuse_damaged (GError **error)
{
  g_set_error_literal (
    error, SP_ERROR, SP_ERROR_INVALID,
    _ ("文件已损坏或没有传完整。请用原来的软件打开，另存后再选；打不开时请重新复制或下载一份。"));
  return FALSE;
}

static gboolean
refuse_size (GError **error)
{
  g_set_error_literal (
    error, SP_ERROR, SP_ERROR_TOO_LARGE,
    _ ("文件展开后大得异常，为安全起见不予读取。请用原来的软件打开，删去无关内容另存后再选。"));
  return FALSE;
}

char *
sp_package_dup_key (const char *part)
{
  g_autoptr (GString) key = g_string_new (NULL);

  for (const char *p = part; *p != '\0'; p++)
    g_string_append_c (key, *p == '\\' ? '/' : g_ascii_tolower (*p));
  while (key->len > 0 && key->str[0] == '/')
    g_string_erase (key, 0, 1);
  return g_string_free (g_steal_pointer (&key), FALSE);
}

static guint64
read_little (const guint8 *bytes, guint n)
{
  guint64 value = 0;

  while (n-- > 0)
    value = value << 8 | bytes[n];
  return value;
}

/* Sizes that did not fit, or were not meant to, stand in a field of their own; minizip overlooks it
 * where long has 64 bits. */
static void
read_large_sizes (SpPackageEntry *entry, const guint8 *extra, gsize length)
{
  while (length >= 4)
    {
      gsize size = read_little (extra + 2, 2);
      const guint8 *field = extra + 4;

      if (size > length - 4)
        return;
      length -= 4 + size;
      extra += 4 + size;
      if (read_little (field - 4, 2) != FIELD_LARGE_SIZES)
        continue;
      if (entry->unpacked == G_MAXUINT32 && size >= 8)
        {
          entry->unpacked = read_little (field, 8);
          field += 8;
          size -= 8;
        }
      if (entry->packed == G_MAXUINT32 && size >= 8)
        entry->packed = read_little (field, 8);
    }
}

static gboolean
read_entry (SpPackage *self, GError **error)
{
  unz_file_info64 info;
  char name[MAX_NAME];
  guint8 extra[MAX_EXTRA];
  SpPackageEntry *entry;
  SpPackageEntry *known;
  char *key;

  if (unzGetCurrentFileInfo64 (self->zip, &info, name, sizeof name, extra, sizeof extra, NULL, 0) !=
      UNZ_OK)
    return sp_package_refuse_damaged (error);
  /* minizip ends a name only where it is shorter than the room; ours are. */
  if (info.size_filename >= sizeof name)
    return sp_package_refuse_damaged (error);
  entry = g_new0 (SpPackageEntry, 1);
  unzGetFilePos64 (self->zip, &entry->place);
  entry->packed = info.compressed_size;
  entry->unpacked = info.uncompressed_size;
  entry->is_large = entry->unpacked == G_MAXUINT32 || entry->packed == G_MAXUINT32;
  read_large_sizes (entry, extra, MIN (info.size_file_extra, sizeof extra));
  entry->is_encrypted = (info.flag & FLAG_ENCRYPTED) != 0;
  entry->is_unknown = info.compression_method != 0 && info.compression_method != Z_DEFLATED;
  key = sp_package_dup_key (name);
  known = g_hash_table_lookup (self->entries, key);
  entry->is_doubled = known != NULL;
  g_hash_table_replace (self->entries, key, entry);
  return TRUE;
}

static gboolean
read_entries (SpPackage *self, GError **error)
{
  unz_global_info64 info;
  int result;

  if (unzGetGlobalInfo64 (self->zip, &info) != UNZ_OK || info.number_entry == 0)
    return sp_package_refuse_damaged (error);
  if (info.number_entry > MAX_ENTRIES)
    return refuse_size (error);
  for (result = unzGoToFirstFile (self->zip); result == UNZ_OK;
       result = unzGoToNextFile (self->zip))
    if (!read_entry (self, error))
      return FALSE;
  return result == UNZ_END_OF_LIST_OF_FILE || sp_package_refuse_damaged (error);
}

SpPackage *
sp_package_open (GBytes *bytes, GError **error)
{
  zlib_filefunc64_def calls = {stream_open, stream_read,  NULL,         stream_tell,
                               stream_seek, stream_close, stream_error, NULL};
  g_autoptr (SpPackage) self = NULL;
  gsize length = 0;

  g_return_val_if_fail (bytes != NULL, NULL);

  self = g_new0 (SpPackage, 1);
  self->bytes = g_bytes_ref (bytes);
  self->stream.data = g_bytes_get_data (bytes, &length);
  self->stream.length = length;
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->relations = sp_relations_new ();
  calls.opaque = &self->stream;
  self->zip = unzOpen2_64 ("", &calls);
  if (self->zip == NULL)
    {
      sp_package_refuse_damaged (error);
      return NULL;
    }
  if (!read_entries (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
sp_package_free (SpPackage *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->zip, unzClose);
  sp_relations_free (self->relations);
  g_hash_table_unref (self->entries);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static SpPackageEntry *
find_entry (SpPackage *self, const char *part)
{
  g_autofree char *key = sp_package_dup_key (part);

  return g_hash_table_lookup (self->entries, key);
}

gboolean
sp_package_has (SpPackage *self, const char *part)
{
  g_return_val_if_fail (self != NULL && part != NULL, FALSE);
  return find_entry (self, part) != NULL;
}

char *
sp_package_dup_related (SpPackage *self, const char *part, const char *id, const char *type)
{
  g_return_val_if_fail (self != NULL && part != NULL && (id != NULL || type != NULL), NULL);
  return sp_relations_dup_target (self, self->relations, part, id, type);
}

GPtrArray *
sp_package_list_related (SpPackage *self, const char *part, const char *type)
{
  g_return_val_if_fail (self != NULL && part != NULL && type != NULL, NULL);
  return sp_relations_list_targets (self, self->relations, part, type);
}

char *
sp_package_dup_content_type (SpPackage *self, const char *part)
{
  g_return_val_if_fail (self != NULL && part != NULL, NULL);
  return sp_relations_dup_content_type (self, part);
}

/* ---- a part ---- */

gboolean
sp_package_check_entry (const SpPackageEntry *entry, GError **error)
{
  if (entry == NULL || entry->is_doubled || entry->is_unknown)
    return sp_package_refuse_damaged (error);
  if (entry->is_encrypted)
    {
      g_set_error_literal (error, SP_ERROR, SP_ERROR_PERMISSION,
                           _ ("文件里的内容加了密码。请用原来的软件打开，去掉密码另存后再选。"));
      return FALSE;
    }
  return entry->unpacked <= MAX_PART || refuse_size (error);
}

/* What is counted is what comes out, not what the list says. */
static gboolean
check_amount (SpPackage *self, const SpPackageEntry *entry, guint64 unpacked, GError **error)
{
  if (unpacked > MAX_PART || self->read > MAX_ALL ||
      (unpacked > FREE_OF_RATIO && unpacked / MAX_RATIO > entry->packed))
    return refuse_size (error);
  return TRUE;
}

static gboolean
report (const SpMarkupHandlers *handlers, double done, gpointer user_data, GError **error)
{
  g_autoptr (GError) stopped = NULL;

  if (handlers->progress != NULL)
    handlers->progress (done, user_data, &stopped);
  if (stopped == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&stopped));
  return FALSE;
}

/* What a part is unpacked into: room for some bytes, and what is done with them. */
typedef struct
{
  void *(*get_room) (gpointer data, int size);
  gboolean (*push) (gpointer data, int length, double done, GError **error);
} Sink;

static gboolean
unpack (SpPackage *self,
        const SpPackageEntry *entry,
        const Sink *sink,
        gpointer sink_data,
        GError **error)
{
  guint64 unpacked = 0;
  int n;

  do
    {
      n = unzReadCurrentFile (self->zip, sink->get_room (sink_data, ROOM),
                              (unsigned)MIN (ROOM, entry->unpacked - unpacked));
      if (n < 0)
        return sp_package_refuse_damaged (error);
      unpacked += (guint64)n;
      self->read += (guint64)n;
      if (!check_amount (self, entry, unpacked, error) ||
          !sink->push (sink_data, n, MIN (1, (double)unpacked / (double)MAX (entry->unpacked, 1)),
                       error))
        return FALSE;
    }
  while (n > 0);
  return TRUE;
}

static gboolean
unpack_part (
  SpPackage *self, const char *part, const Sink *sink, gpointer sink_data, GError **error)
{
  SpPackageEntry *entry = find_entry (self, part);
  gboolean ok;

  if (!sp_package_check_entry (entry, error))
    return FALSE;
  if (unzGoToFilePos64 (self->zip, &entry->place) != UNZ_OK ||
      unzOpenCurrentFile (self->zip) != UNZ_OK)
    return sp_package_refuse_damaged (error);
  /* minizip takes the size for 4 GB and wants to read on behind the end. */
  self->stream.is_padded = entry->is_large;
  ok = unpack (self, entry, sink, sink_data, error);
  self->stream.is_padded = FALSE;
  /* The sum is looked at here, when all has been read. */
  if (unzCloseCurrentFile (self->zip) == UNZ_CRCERROR && ok)
    return sp_package_refuse_damaged (error);
  return ok;
}

/* ---- a part as XML ---- */

typedef struct
{
  const SpMarkupHandlers *handlers;
  gpointer user_data;
  SpMarkup *markup;
  guint n_pieces;
} Parsing;

static void *
get_markup_room (gpointer data, int size)
{
  return sp_markup_get_room (((Parsing *)data)->markup, size);
}

static gboolean
push_markup (gpointer data, int length, double done, GError **error)
{
  Parsing *self = data;

  return sp_markup_push (self->markup, length, length == 0, error) &&
         (self->n_pieces++ % 4 != 0 || report (self->handlers, done, self->user_data, error));
}

gboolean
sp_package_parse (SpPackage *self,
                  const char *part,
                  const SpMarkupHandlers *handlers,
                  gpointer user_data,
                  GError **error)
{
  static const Sink sink = {get_markup_room, push_markup};
  g_autoptr (SpMarkup) markup = NULL;
  Parsing parsing;

  g_return_val_if_fail (self != NULL && part != NULL && handlers != NULL, FALSE);

  markup = sp_markup_new (handlers, user_data);
  parsing = (Parsing) {handlers, user_data, markup, 0};
  return unpack_part (self, part, &sink, &parsing, error);
}

/* ---- a part as bytes ---- */

static void *
get_bytes_room (gpointer data, int size)
{
  GByteArray *bytes = data;
  guint length = bytes->len;

  g_byte_array_set_size (bytes, length + (guint)size);
  g_byte_array_set_size (bytes, length);
  return bytes->data + length;
}

static gboolean
push_bytes (gpointer data, int length, double done, GError **error)
{
  GByteArray *bytes = data;

  g_byte_array_set_size (bytes, bytes->len + (guint)length);
  return TRUE;
}

GBytes *
sp_package_read (SpPackage *self, const char *part, GError **error)
{
  static const Sink sink = {get_bytes_room, push_bytes};
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_return_val_if_fail (self != NULL && part != NULL, NULL);

  if (!unpack_part (self, part, &sink, bytes, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
