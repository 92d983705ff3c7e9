/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The picture under a map: a floor plan or a map image from the bytes of a PNG, JPEG or SVG file or
 * of a page of a PDF. It is kept as ink on paper: what is white is transparent, so that coloured
 * areas lie below the lines and keep their full colours on any surface. Knows no maps. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

#define SP_MAP_PICTURE_MAX_SIDE 20000
#define SP_MAP_PICTURE_MAX_PIXELS 150000000
#define SP_MAP_PICTURE_MAX_BYTES (200 * 1024 * 1024)

/* Immutable; reference-counted; may be drawn by several threads. */
typedef struct _SpMapPicture SpMapPicture;

/* @page: of a PDF, from 0. The format is told by content. Scripts are never run, nothing outside
 * the bytes is ever read. Errors are SP_ERROR with a sentence: too large, animated, damaged,
 * encrypted, no such page, unknown format. */
SpMapPicture *sp_map_picture_new (GBytes *bytes,
                                  guint page,
                                  GCancellable *cancellable,
                                  GError **error);
/* How many pages to choose from: those of a PDF, else 1; 0 with @error. */
guint sp_map_picture_count_pages (GBytes *bytes, GError **error);
SpMapPicture *sp_map_picture_ref (SpMapPicture *self);
void sp_map_picture_unref (SpMapPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpMapPicture, sp_map_picture_unref)

/* Of the file: pixels, or of SVG and PDF points. */
double sp_map_picture_get_width (SpMapPicture *self);
double sp_map_picture_get_height (SpMapPicture *self);
/* What it takes in memory. */
gsize sp_map_picture_get_bytes (SpMapPicture *self);

/* Draws the whole picture into (0, 0, @width, @height) of the user space, with the pixels that suit
 * @resolution: device pixels for a unit of user space. Only what is inside the clip costs. */
void sp_map_picture_draw (
  SpMapPicture *self, cairo_t *cr, double width, double height, double resolution);

G_END_DECLS
