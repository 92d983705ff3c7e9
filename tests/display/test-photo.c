/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Photographs made smaller: size and orientation of the copy, damaged ones, and those that are none
 * or small enough. Needs no display. */
#include "app/sp-photo.h"
#include "pages-support.h"

#include "base/sp-error.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

/* Noise does not compress, so the file is large. */
static GdkPixbuf *
new_noise (int width, int height)
{
  GdkPixbuf *picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  guint length = 0;
  guchar *pixels = gdk_pixbuf_get_pixels_with_length (picture, &length);
  guint32 state = 1;

  for (guint i = 0; i < length; i++)
    {
      state = state * 1664525u + 1013904223u;
      pixels[i] = (guchar)(state >> 24);
    }
  return picture;
}

static char *
write_picture (const char *folder, const char *name, const char *kind, int width, int height)
{
  g_autoptr (GdkPixbuf) picture = new_noise (width, height);
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  gdk_pixbuf_save (picture, path, kind, &error, NULL);
  g_assert_no_error (error);
  return path;
}

/* An EXIF block that says the camera was held upright (6: turn right by 90°), after SOI. */
static void
turn (const char *path)
{
  static const guchar exif[] = {0xff, 0xe1, 0x00, 0x22, 'E', 'x', 'i', 'f', 0,    0,    'M', 'M',
                                0,    0x2a, 0,    0,    0,   8,   0,   1,   0x01, 0x12, 0,   3,
                                0,    0,    0,    1,    0,   6,   0,   0,   0,    0,    0,   0};
  g_autofree char *bytes = NULL;
  g_autoptr (GByteArray) all = g_byte_array_new ();
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_byte_array_append (all, (const guchar *)bytes, 2);
  g_byte_array_append (all, exif, sizeof exif);
  g_byte_array_append (all, (const guchar *)bytes + 2, (guint)length - 2);
  g_assert_true (g_file_set_contents (path, (const char *)all->data, (gssize)all->len, NULL));
}

static void
test_false (void)
{
  static const struct
  {
    const char *name;
    gboolean is_picture, is_false;
  } cases[] = {{"真.jpg", TRUE, FALSE},     {"改了名.JPG", TRUE, FALSE}, {"假.jpg", FALSE, TRUE},
               {"假.PNG", FALSE, TRUE},     {"记录.txt", FALSE, FALSE},  {"jpg", FALSE, FALSE},
               {"现场 1.jpeg", FALSE, TRUE}};
  g_autofree char *folder = support_folder ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (folder, cases[i].name, NULL);

      g_test_message ("%s", cases[i].name);
      if (cases[i].is_picture)
        g_free (write_picture (folder, cases[i].name, "png", 8, 8));
      else
        g_assert_true (g_file_set_contents (path, "记录", -1, NULL));
      g_assert_cmpint (sp_photo_is_false (path), ==, cases[i].is_false);
    }
  support_remove (folder);
}

static void
test_scale (void)
{
  static const struct
  {
    const char *name;
    const char *kind;
    int width, height;
    gboolean is_turned;
    int scaled_width, scaled_height;
  } cases[] = {{"宽.jpg", "jpeg", 4000, 1000, FALSE, 2000, 500},
               {"立.jpg", "jpeg", 4000, 1000, TRUE, 500, 2000},
               {"图.png", "png", 1000, 3000, FALSE, 666, 2000},
               {"小.png", "png", 1200, 1000, FALSE, 1200, 1000}};
  g_autofree char *folder = support_folder ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path =
        write_picture (folder, cases[i].name, cases[i].kind, cases[i].width, cases[i].height);
      g_autofree char *copy = NULL;
      g_autoptr (GError) error = NULL;
      int width = 0, height = 0;

      if (cases[i].is_turned)
        turn (path);
      g_assert_cmpint (sp_photo_judge (path), ==, SP_PHOTO_LARGER);
      copy = sp_photo_scale (path, folder, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_str_has_suffix (copy, "（缩小）.jpg"));
      g_assert_nonnull (gdk_pixbuf_get_file_info (copy, &width, &height));
      g_assert_cmpint (width, ==, cases[i].scaled_width);
      g_assert_cmpint (height, ==, cases[i].scaled_height);
    }
  support_remove (folder);
}

static void
test_bad (void)
{
  g_autofree char *folder = support_folder ();
  g_autofree char *path = write_picture (folder, "断.png", "png", 1500, 1500);
  g_autofree char *text = g_build_filename (folder, "文.jpg", NULL);
  g_autofree char *filler = g_strnfill (SP_PHOTO_LARGE + 1, 'x');
  g_autofree char *bytes = NULL;
  gsize length = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize)length / 2, NULL));
  g_assert_true (g_file_set_contents (text, filler, -1, NULL));
  g_assert_cmpint (sp_photo_judge (text), ==, SP_PHOTO_NONE);
  g_assert_cmpint (sp_photo_judge ("/nowhere/x.jpg"), ==, SP_PHOTO_NONE);
  g_assert_null (sp_photo_scale (path, folder, NULL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (sp_photo_scale (path, folder, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  support_remove (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/photo/scale", test_scale);
  g_test_add_func ("/photo/false", test_false);
  g_test_add_func ("/photo/bad", test_bad);
  return g_test_run ();
}
