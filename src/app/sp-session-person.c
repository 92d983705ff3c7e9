/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who is at the keyboard, as the session and the journal know it. */
#include "sp-session-private.h"

#include "base/sp-i18n.h"

void
sp_session_set_person (SpSession *self, const char *name, const char *unit)
{
  g_return_if_fail (SP_IS_SESSION (self));
  g_return_if_fail (name != NULL && unit != NULL);

  g_free (self->person);
  g_free (self->person_unit);
  g_free (self->signature);
  self->person = g_strdup (name);
  self->person_unit = g_strdup (unit);
  self->signature =
    *name == '\0' || *unit == '\0' ? g_strdup (name) : g_strdup_printf (_ ("%s（%s）"), name, unit);
  _sp_session_sign_store (self);
}

const char *
sp_session_get_person (SpSession *self)
{
  g_return_val_if_fail (SP_IS_SESSION (self), "");
  return self->person;
}

const char *
sp_session_get_person_unit (SpSession *self)
{
  g_return_val_if_fail (SP_IS_SESSION (self), "");
  return self->person_unit;
}

const char *
sp_session_get_signature (SpSession *self)
{
  g_return_val_if_fail (SP_IS_SESSION (self), "");
  return self->signature;
}
