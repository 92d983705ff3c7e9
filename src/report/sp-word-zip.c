/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A zip made in memory by minizip: the same entries are the same bytes. Knows no documents. */
#include "report/sp-word-file-private.h"

#include <minizip/zip.h>
#include <string.h>

#define FIRST_DOS_DAY 0x210000 /* 1980-01-01, the first that a zip can have */

struct _SpWordZip
{
  /* Owned */
  GByteArray *bytes;
  zipFile zip;
  /* State */
  gsize at;
  gboolean has_failed;
};

/* ---- the archive as minizip sees a file ---- */

static voidpf
open_bytes (voidpf opaque, const void *name, int mode)
{
  return opaque;
}

static uLong
read_bytes (voidpf opaque, voidpf stream, void *buffer, uLong size)
{
  SpWordZip *self = stream;
  gsize n = MIN (size, self->bytes->len - MIN (self->at, self->bytes->len));

  memcpy (buffer, self->bytes->data + self->at, n);
  self->at += n;
  return n;
}

/* What is written over stands in the middle: minizip goes back to put sizes into heads. */
static uLong
write_bytes (voidpf opaque, voidpf stream, const void *buffer, uLong size)
{
  SpWordZip *self = stream;

  if (self->at + size > self->bytes->len)
    g_byte_array_set_size (self->bytes, (guint)(self->at + size));
  memcpy (self->bytes->data + self->at, buffer, size);
  self->at += size;
  return size;
}

static ZPOS64_T
tell_bytes (voidpf opaque, voidpf stream)
{
  return ((SpWordZip *)stream)->at;
}

static long
seek_bytes (voidpf opaque, voidpf stream, ZPOS64_T offset, int origin)
{
  SpWordZip *self = stream;
  gsize from = origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
               : origin == ZLIB_FILEFUNC_SEEK_CUR ? self->at
                                                  : self->bytes->len;

  if (from + offset > self->bytes->len)
    return -1;
  self->at = from + offset;
  return 0;
}

static int
close_bytes (voidpf opaque, voidpf stream)
{
  return 0;
}

static int
test_bytes (voidpf opaque, voidpf stream)
{
  return 0;
}

/* ---- entries ---- */

SpWordZip *
sp_word_zip_new (void)
{
  SpWordZip *self = g_new0 (SpWordZip, 1);
  zlib_filefunc64_def functions = {open_bytes, read_bytes,  write_bytes, tell_bytes,
                                   seek_bytes, close_bytes, test_bytes,  self};

  self->bytes = g_byte_array_new ();
  self->zip = zipOpen2_64 ("", APPEND_STATUS_CREATE, NULL, &functions);
  self->has_failed = self->zip == NULL;
  return self;
}

void
sp_word_zip_free (SpWordZip *self)
{
  if (self == NULL)
    return;
  if (self->zip != NULL)
    zipClose (self->zip, NULL);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_free (self);
}

gboolean
sp_word_zip_add (
  SpWordZip *self, const char *name, const void *bytes, gsize length, gboolean is_packed)
{
  const zip_fileinfo info = {.dosDate = FIRST_DOS_DAY};

  if (self->has_failed)
    return FALSE;
  self->has_failed =
    zipOpenNewFileInZip (self->zip, name, &info, NULL, 0, NULL, 0, NULL, is_packed ? 0 : Z_DEFLATED,
                         Z_DEFAULT_COMPRESSION) != ZIP_OK ||
    zipWriteInFileInZip (self->zip, bytes, (unsigned)length) != ZIP_OK ||
    zipCloseFileInZip (self->zip) != ZIP_OK;
  return !self->has_failed;
}

GByteArray *
sp_word_zip_end (SpWordZip *self)
{
  zipFile zip = g_steal_pointer (&self->zip);

  if (zip != NULL && zipClose (zip, NULL) != ZIP_OK)
    self->has_failed = TRUE;
  return self->has_failed ? NULL : g_steal_pointer (&self->bytes);
}
