/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-strings.h. */
#include "base/sp-strings.h"

#define BLOCK_SIZE 4096

struct _SpStrings
{
  GStringChunk *chunk;
};

SpStrings *
sp_strings_new (void)
{
  SpStrings *self = g_atomic_rc_box_new0 (SpStrings);

  self->chunk = g_string_chunk_new (BLOCK_SIZE);
  return self;
}

SpStrings *
sp_strings_ref (SpStrings *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
strings_clear (gpointer data)
{
  g_string_chunk_free (((SpStrings *)data)->chunk);
}

void
sp_strings_unref (SpStrings *self)
{
  g_atomic_rc_box_release_full (self, strings_clear);
}

const char *
sp_strings_add (SpStrings *self, const char *text)
{
  g_return_val_if_fail (self != NULL && text != NULL, "");
  return *text != '\0' ? g_string_chunk_insert (self->chunk, text) : "";
}

const char *
sp_strings_add_once (SpStrings *self, const char *text)
{
  g_return_val_if_fail (self != NULL && text != NULL, "");
  return *text != '\0' ? g_string_chunk_insert_const (self->chunk, text) : "";
}
