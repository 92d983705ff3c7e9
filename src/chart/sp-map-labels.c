/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where words stand. Every zone has its level, the worst first: inside, clear of its border and of
 * signs; else outside with a line to it. Where it is crowded, words give way: the title, then the
 * level's word, never its number. Then titles stand beside single signs, worst level first,
 * wherever there is a free place. What has no room is told by pointing at it. */
#include "sp-map-body.h"

#include "base/sp-i18n.h"
#include "base/sp-text.h"

#include <math.h>
#include <stdlib.h>

#define LINE 1.35      /* height of a line, of the letters' size */
#define MAX_TITLE 14.0 /* em */
#define OUTSIDE_RINGS 4
#define OUTSIDE_ANGLES 16

static const guint level_order[SP_RISK_N_LEVELS] = {1, 2, 3, 4, 0};

typedef struct
{
  SpMapBody *body;
  SpMapTaken *taken; /* by signs and words */
  SpMapTaken *words; /* by words alone */
  double size;
} Placing;

/* What else a place must not be on. */
typedef enum
{
  FREE_OF_ALL,
  FREE_OF_WORDS, /* signs lie below words */
  FREE_OF_NONE,
} Freedom;

static double
words_width (const char *words, double size)
{
  return MIN (sp_text_em_width (words), MAX_TITLE) * size * 1.04;
}

static SpRect
plate_at (double x, double y, double width, double height)
{
  return (SpRect) {x - width / 2, y - height / 2, width, height};
}

static void
add_label (Placing *self, const SpMapLabel *label)
{
  sp_map_taken_add (self->taken, &label->rect);
  sp_map_taken_add (self->words, &label->rect);
  g_array_append_vals (self->body->labels, label, 1);
}

static gboolean
is_in_room (const Placing *self, const SpRect *rect)
{
  const SpRect *room = &self->body->room;

  return rect->x >= room->x && rect->y >= room->y &&
         rect->x + rect->width <= room->x + room->width &&
         rect->y + rect->height <= room->y + room->height;
}

/* @rect moved into the room; what is larger keeps its beginning. */
static SpRect
move_into_room (const Placing *self, SpRect rect)
{
  const SpRect *room = &self->body->room;

  rect.x = MAX (room->x, MIN (rect.x, room->x + room->width - rect.width));
  rect.y = MAX (room->y, MIN (rect.y, room->y + room->height - rect.height));
  return rect;
}

static gboolean
is_free (const Placing *self, const SpRect *rect)
{
  return is_in_room (self, rect) && sp_map_taken_is_free (self->taken, rect);
}

static gboolean
may_stand (const Placing *self, const SpRect *rect, Freedom freedom)
{
  return freedom == FREE_OF_NONE || (freedom == FREE_OF_ALL && is_free (self, rect)) ||
         (freedom == FREE_OF_WORDS && is_in_room (self, rect) &&
          sp_map_taken_is_free (self->words, rect));
}

/* ---- inside a zone ---- */

typedef struct
{
  double from, to;
} Room;

/* Narrows @room to the chord at @chord's height that has most of it. */
static gboolean
narrow (const SpMapChord *chords, guint n, guint *at, double scale, Room *room)
{
  double y = chords[*at].y, widest = 0;
  Room best = {0, 0};

  for (; *at < n && chords[*at].y == y; (*at)++)
    {
      double from = MAX (room->from, chords[*at].from * scale);
      double to = MIN (room->to, chords[*at].to * scale);

      if (to - from <= widest)
        continue;
      widest = to - from;
      best = (Room) {from, to};
    }
  *room = best;
  return widest > 0;
}

/* What is free to the left and right for something of @height with its middle on chord @middle:
 * all lines that it covers, and one beyond on each side, must have room. */
static gboolean
find_room (const SpMapBody *self, const SpMapPlace *place, guint middle, double height, Room *room)
{
  const SpMapChord *chords = &g_array_index (self->scene->chords, SpMapChord, place->first_chord);
  double half = height / 2 / self->scale, y = chords[middle].y;
  double step = place->bounds.height / 32;

  if (y - half < place->bounds.y || y + half > place->bounds.y + place->bounds.height)
    return FALSE;
  *room = (Room) {chords[middle].from * self->scale, chords[middle].to * self->scale};
  for (guint i = 0; i < place->n_chords;)
    {
      if (fabs (chords[i].y - y) > half + step)
        i++;
      else if (!narrow (chords, place->n_chords, &i, self->scale, room))
        return FALSE;
    }
  return TRUE;
}

/* The place nearest to the zone's middle that covers nothing, else the nearest that @freedom lets
 * through. */
static gboolean
find_inside (Placing *self, guint zone, double width, double height, Freedom freedom, SpRect *found)
{
  const SpMapBody *body = self->body;
  const SpMapPlace *place = &g_array_index (body->scene->places, SpMapPlace, zone);
  double middle_x = (place->bounds.x + place->bounds.width / 2) * body->scale;
  double middle_y = (place->bounds.y + place->bounds.height / 2) * body->scale;
  double least = INFINITY;

  for (guint i = 0; i < place->n_chords; i++)
    {
      double y = g_array_index (body->scene->chords, SpMapChord, place->first_chord + i).y;
      Room room;

      if (!find_room (body, place, i, height, &room) || room.to - room.from < width)
        continue;
      for (int side = -1; side <= 1; side++)
        {
          double x = (room.from + room.to + side * (room.to - room.from - width)) / 2;
          SpRect rect = plate_at (x, y * body->scale, width, height);
          double away = hypot (x - middle_x, y * body->scale - middle_y);
          gboolean covers_none = is_free (self, &rect);

          if ((!covers_none && !may_stand (self, &rect, freedom)) ||
              away + (covers_none ? 0 : 1e6) >= least)
            continue;
          least = away + (covers_none ? 0 : 1e6);
          *found = rect;
        }
    }
  return least < INFINITY;
}

/* ---- outside ---- */

/* Words on another zone would seem to be that one's. */
static gboolean
is_on_other (const Placing *self, guint zone, const SpRect *rect)
{
  SpMapScene *scene = self->body->scene;
  double scale = self->body->scale;

  for (guint i = 0; i < scene->zones->len; i++)
    {
      const SpRect *bounds = &g_array_index (scene->places, SpMapPlace, i).bounds;

      if (i == zone || rect->x > (bounds->x + bounds->width) * scale ||
          rect->x + rect->width < bounds->x * scale ||
          rect->y > (bounds->y + bounds->height) * scale ||
          rect->y + rect->height < bounds->y * scale)
        continue;
      for (guint k = 0; k < 9; k++)
        {
          const SpMapVertex at = {(rect->x + rect->width * (k % 3) / 2) / scale,
                                  (rect->y + rect->height * (k / 3) / 2) / scale};

          if (sp_map_scene_is_inside (scene, i, at))
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
find_outside (
  Placing *self, guint zone, const SpRect *around, double width, double height, SpRect *found)
{
  double middle_x = around->x + around->width / 2, middle_y = around->y + around->height / 2;

  for (guint ring = 1; ring <= OUTSIDE_RINGS; ring++)
    for (guint i = 0; i < OUTSIDE_ANGLES; i++)
      {
        double angle = 2 * G_PI * i / OUTSIDE_ANGLES;
        double out_x = (around->width + width) / 2 + ring * self->size * 0.8;
        double out_y = (around->height + height) / 2 + ring * self->size * 0.8;

        *found =
          plate_at (middle_x + out_x * cos (angle), middle_y + out_y * sin (angle), width, height);
        if (is_free (self, found) && !is_on_other (self, zone, found))
          return TRUE;
      }
  return FALSE;
}

/* ---- zones ---- */

/* 1 重大, with 人工 where a person set it; or the value. */
static char *
dup_zone_words (SpMapScene *scene, guint zone)
{
  const SpMapZone *it = &g_array_index (scene->zones, SpMapZone, zone);
  guint class = g_array_index (scene->places, SpMapPlace, zone).class;

  if (scene->head.theme == SP_MAP_BY_LEVEL)
    return g_strconcat (sp_risk_level_label (it->level), it->is_manual ? _ ("·人工") : "", NULL);
  if (class == SP_MAP_UNKNOWN)
    return g_strdup (_ ("无数据"));
  return it->words != NULL ? g_strdup (it->words) : g_strdup_printf ("%g", it->value);
}

static gboolean
place_inside (Placing *self,
              guint zone,
              SpMapLabel *label,
              const double *widths,
              gboolean is_whole,
              Freedom freedom)
{
  double line = self->size * LINE;
  gboolean has_title = is_whole && label->title != NULL;

  if (!find_inside (self, zone, widths[has_title], line * (has_title ? 2 : 1), freedom,
                    &label->rect))
    return FALSE;
  if (!has_title)
    label->title = NULL;
  return TRUE;
}

static gboolean
place_outside (Placing *self, const SpRect *around, SpMapLabel *label, const double *widths)
{
  gboolean has_title = label->title != NULL;

  label->has_leader = find_outside (self, (guint)label->zone, around, widths[has_title],
                                    self->size * LINE * (has_title ? 2 : 1), &label->rect);
  return label->has_leader;
}

/* What is left of the words where they have no room: the level's number. */
static char *
dup_short_words (SpMapScene *scene, guint zone)
{
  const SpMapZone *it = &g_array_index (scene->zones, SpMapZone, zone);

  if (scene->head.theme == SP_MAP_BY_LEVEL && it->level != 0)
    return g_strdup_printf ("%u", it->level);
  return scene->head.theme == SP_MAP_BY_LEVEL ? g_strdup ("–") : dup_zone_words (scene, zone);
}

/* Where the whole of it has no room inside: with the name outside where nothing is covered, then
 * without it inside, on signs or outside, but on no other words. */
static gboolean
place_words (
  Placing *self, guint zone, const SpRect *around, SpMapLabel *label, const double *widths)
{
  const double without[] = {widths[0], widths[0]};

  if (place_outside (self, around, label, widths) ||
      place_inside (self, zone, label, widths, FALSE, FREE_OF_ALL) ||
      place_inside (self, zone, label, widths, TRUE, FREE_OF_WORDS) ||
      place_inside (self, zone, label, widths, FALSE, FREE_OF_WORDS))
    return TRUE;
  label->title = NULL;
  return place_outside (self, around, label, without);
}

static void
place_number (Placing *self, guint zone, SpMapLabel *label)
{
  double widths[2];

  g_free (label->words);
  label->words = dup_short_words (self->body->scene, zone);
  label->title = NULL;
  widths[0] = widths[1] = words_width (label->words, self->size) + self->size * 0.6;
  if (!place_inside (self, zone, label, widths, FALSE, FREE_OF_WORDS))
    label->rect = move_into_room (
      self, plate_at (label->anchor.x, label->anchor.y, widths[0], self->size * LINE));
}

/* @is_first: only where all of it has room inside. FALSE: it has not. */
static gboolean
place_zone (Placing *self, guint zone, gboolean is_first)
{
  const SpMapScene *scene = self->body->scene;
  const SpMapZone *it = &g_array_index (scene->zones, SpMapZone, zone);
  const SpMapPlace *place = &g_array_index (scene->places, SpMapPlace, zone);
  SpRect around = {place->bounds.x * self->body->scale, place->bounds.y * self->body->scale,
                   place->bounds.width * self->body->scale,
                   place->bounds.height * self->body->scale};
  SpMapLabel label = {.zone = (int)zone, .title = it->title[0] != '\0' ? it->title : NULL};
  double widths[2]; /* without and with the title */

  if (place->n_rings == 0)
    return TRUE;
  label.words = dup_zone_words (self->body->scene, zone);
  widths[0] = words_width (label.words, self->size) + self->size;
  widths[1] = MAX (widths[0], words_width (it->title, self->size) + self->size);
  label.anchor = (SpMapVertex) {around.x + around.width / 2, around.y + around.height / 2};
  if (is_first && !place_inside (self, zone, &label, widths, TRUE, FREE_OF_ALL))
    {
      g_free (label.words);
      return FALSE;
    }
  if (!is_first && !place_words (self, zone, &around, &label, widths))
    place_number (self, zone, &label);
  add_label (self, &label);
  return TRUE;
}

/* Words that stand outside must not take another zone's own room, so they come second. */
static void
place_zones (Placing *self)
{
  GArray *zones = self->body->scene->zones;
  g_autoptr (GArray) pending = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < G_N_ELEMENTS (level_order); i++)
    for (guint k = 0; k < zones->len; k++)
      if (g_array_index (zones, SpMapZone, k).level == level_order[i] &&
          !place_zone (self, k, TRUE))
        g_array_append_val (pending, k);
  for (guint i = 0; i < pending->len; i++)
    place_zone (self, g_array_index (pending, guint, i), FALSE);
}

/* ---- signs ---- */

static gboolean
find_beside (Placing *self, const SpMapSign *sign, double width, double height, SpRect *found)
{
  double out = sign->radius * 1.2;
  const SpRect places[] = {
    {sign->x + out, sign->y - height / 2, width, height},
    {sign->x - out - width, sign->y - height / 2, width, height},
    {sign->x - width / 2, sign->y - out - height, width, height},
    {sign->x - width / 2, sign->y + out, width, height},
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (is_free (self, &places[i]))
      {
        *found = places[i];
        return TRUE;
      }
  return FALSE;
}

static void
place_sign (Placing *self, const SpMapSign *sign)
{
  const SpMapSpot *spot = &g_array_index (self->body->scene->spots, SpMapSpot, sign->first);
  SpMapLabel label = {.zone = -1, .title = spot->title};
  double size = self->body->style->small;

  if (spot->title[0] != '\0' &&
      find_beside (self, sign, words_width (spot->title, size) + size * 0.4, size * 1.25,
                   &label.rect))
    add_label (self, &label);
}

static void
place_signs (Placing *self)
{
  GArray *signs = self->body->signs;

  for (guint i = 0; i < G_N_ELEMENTS (level_order); i++)
    for (guint k = 0; k < signs->len; k++)
      {
        const SpMapSign *sign = &g_array_index (signs, SpMapSign, k);

        if (sign->n == 1 && sign->level == level_order[i])
          place_sign (self, sign);
      }
}

void
sp_map_body_place_labels (SpMapBody *self)
{
  g_autoptr (SpMapTaken) taken = sp_map_taken_new (self->style->text * 5);
  g_autoptr (SpMapTaken) words = sp_map_taken_new (self->style->text * 5);
  Placing placing = {self, taken, words, self->style->text};

  for (guint i = 0; i < self->signs->len; i++)
    {
      const SpMapSign *sign = &g_array_index (self->signs, SpMapSign, i);
      SpRect rect = plate_at (sign->x, sign->y, 2 * sign->radius, 2 * sign->radius);

      sp_map_taken_add (taken, &rect);
    }
  place_zones (&placing);
  place_signs (&placing);
}
