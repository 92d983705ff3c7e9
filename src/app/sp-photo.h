/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Photographs that are larger than a record needs: whether a file is one, and a smaller copy of it.
 * Nothing here touches widgets; scaling takes seconds and belongs off the main thread. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file from so many bytes on is worth a smaller copy. */
#define SP_PHOTO_LARGE (2 * 1024 * 1024)
/* The longest side of the copy in pixels, and how well it is kept as JPEG. */
#define SP_PHOTO_SIDE 2000
#define SP_PHOTO_QUALITY "85"

typedef enum
{
  SP_PHOTO_NONE,    /* no picture, or small enough as it is */
  SP_PHOTO_LARGER,  /* a smaller copy would do */
  SP_PHOTO_TOO_BIG, /* so many pixels that it is not opened: kept as it is */
} SpPhotoKind;

/* Looks at size and head of the file only. */
SpPhotoKind sp_photo_judge (const char *path);

/* Whether @path is called a picture and holds none: a broken copy, or another file by mistake.
 * Looks at its head only. */
gboolean sp_photo_is_false (const char *path);

/* A scaled copy, 名称（缩小）.jpg, in @folder, upright as the camera held it (EXIF orientation).
 * Returns its path, transfer full; NULL with SP_ERROR_INVALID and a sentence where the file is
 * damaged or no picture, and on cancellation. */
char *sp_photo_scale (const char *path,
                      const char *folder,
                      GCancellable *cancellable,
                      GError **error);

G_END_DECLS
