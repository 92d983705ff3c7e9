/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the program keeps of a person's choices, in one key file in the folder of settings. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @otherwise where nothing was kept, or it cannot be read. */
gboolean sp_settings_get_boolean (const char *group, const char *key, gboolean otherwise);
/* FALSE with @error set when it cannot be written. */
gboolean sp_settings_set_boolean (const char *group,
                                  const char *key,
                                  gboolean value,
                                  GError **error);

/* "" where nothing was kept, or it cannot be read; transfer full. */
char *sp_settings_dup_string (const char *group, const char *key);
gboolean sp_settings_set_string (const char *group,
                                 const char *key,
                                 const char *value,
                                 GError **error);

G_END_DECLS
