/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-photo.h. The picture is scaled while it is read, so that forty megabytes of photograph do
 * not become half a gigabyte of pixels where the format allows it. */
#include "sp-photo.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <string.h>

/* 300 million pixels take more than a gigabyte. */
#define MOST_PIXELS G_GINT64_CONSTANT (300000000)
#define CHUNK (256 * 1024)
#define OVERLAP 3
#define THUMBNAIL (128 * 1024)

SpPhotoKind
sp_photo_judge (const char *path)
{
  GStatBuf status;
  int width = 0, height = 0;
  GdkPixbufFormat *format;
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL, SP_PHOTO_NONE);

  if (g_stat (path, &status) != 0 || status.st_size < SP_PHOTO_LARGE)
    return SP_PHOTO_NONE;
  format = gdk_pixbuf_get_file_info (path, &width, &height);
  name = format != NULL ? gdk_pixbuf_format_get_name (format) : NULL;
  if (g_strcmp0 (name, "jpeg") != 0 && g_strcmp0 (name, "png") != 0)
    return SP_PHOTO_NONE;
  if ((int64_t)width * height > MOST_PIXELS)
    return SP_PHOTO_TOO_BIG;
  return SP_PHOTO_LARGER;
}

gboolean
sp_photo_is_false (const char *path)
{
  static const char *const endings[] = {".jpg", ".jpeg", ".png", ".bmp", ".gif"};
  g_autofree char *lower = NULL;
  int width = 0, height = 0;

  g_return_val_if_fail (path != NULL, FALSE);

  lower = g_ascii_strdown (path, -1);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return gdk_pixbuf_get_file_info (path, &width, &height) == NULL;
  return FALSE;
}

static void
photo_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  double scale = MIN (1.0, (double)SP_PHOTO_SIDE / MAX (MAX (width, height), 1));

  /* Pixels of a picture that is too big are not asked for at all. */
  if ((int64_t)width * height > MOST_PIXELS)
    scale = 0;
  gdk_pixbuf_loader_set_size (loader, (int)(width * scale), (int)(height * scale));
}

/* gdk-pixbuf takes half a file for a picture that is grey below. Whole ones say where they end;
 * within a thumbnail at its head a JPEG says so, too. */
typedef struct
{
  goffset offset;
  guchar first; /* byte of the file: 0xff of a JPEG */
  gboolean has_end;
} Watch;

static void
watch (Watch *self, const guchar *bytes, gsize n)
{
  gboolean is_jpeg;

  if (self->offset == 0)
    self->first = bytes[0];
  is_jpeg = self->first == 0xff;
  if (is_jpeg)
    {
      gsize skip = self->offset >= THUMBNAIL ? 0 : (gsize)(THUMBNAIL - self->offset);

      self->has_end |= skip < n && memmem (bytes + skip, n - skip, "\xff\xd9", 2) != NULL;
    }
  else
    self->has_end |= memmem (bytes, n, "IEND", 4) != NULL;
  self->offset += (goffset)n;
}

static gboolean
feed (GdkPixbufLoader *loader, GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autofree guchar *chunk = g_malloc (CHUNK + OVERLAP);
  gsize kept = 0; /* an end may lie across two chunks */
  Watch end = {0};

  for (;;)
    {
      gssize n = g_input_stream_read (stream, chunk + kept, CHUNK, cancellable, error);

      if (n < 0)
        return FALSE;
      if (n == 0 && !end.has_end)
        g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, "cut off");
      if (n == 0)
        return end.has_end;
      watch (&end, chunk, kept + (gsize)n);
      end.offset -= (goffset)MIN (OVERLAP, kept + (gsize)n);
      if (!gdk_pixbuf_loader_write (loader, chunk + kept, (gsize)n, error))
        return FALSE;
      n += (gssize)kept;
      kept = MIN (OVERLAP, (gsize)n);
      memmove (chunk, chunk + n - kept, kept);
    }
}

/* A loader must be closed, also after a failure; only the first failure is told. */
static GdkPixbuf *
load (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GdkPixbufLoader) loader = NULL;
  gboolean is_good;

  if (stream == NULL)
    return NULL;
  loader = gdk_pixbuf_loader_new ();
  g_signal_connect (loader, "size-prepared", G_CALLBACK (photo_prepared_cb), NULL);
  is_good = feed (loader, G_INPUT_STREAM (stream), cancellable, error);
  is_good = gdk_pixbuf_loader_close (loader, is_good ? error : NULL) && is_good;
  if (!is_good || gdk_pixbuf_loader_get_pixbuf (loader) == NULL)
    return NULL;
  return gdk_pixbuf_apply_embedded_orientation (gdk_pixbuf_loader_get_pixbuf (loader));
}

static char *
dup_target (const char *path, const char *folder)
{
  g_autofree char *base = g_path_get_basename (path);
  char *dot = strrchr (base, '.');
  g_autofree char *name = NULL;

  if (dot != NULL && dot != base)
    *dot = '\0';
  name = g_strdup_printf (_ ("%s（缩小）.jpg"), base);
  return g_build_filename (folder, name, NULL);
}

char *
sp_photo_scale (const char *path, const char *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GdkPixbuf) picture = NULL;
  g_autofree char *target = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL && folder != NULL, NULL);

  target = dup_target (path, folder);
  picture = load (path, cancellable, &failure);
  if (picture != NULL &&
      gdk_pixbuf_save (picture, target, "jpeg", &failure, "quality", SP_PHOTO_QUALITY, NULL))
    return g_steal_pointer (&target);
  if (failure != NULL && failure->domain == G_IO_ERROR && failure->code == G_IO_ERROR_CANCELLED)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  name = g_filename_display_basename (path);
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
               _ ("照片“%s”打不开，可能已经损坏或不完整，没有缩小；可以照原样添加。"), name);
  return NULL;
}
