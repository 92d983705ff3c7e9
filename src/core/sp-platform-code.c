/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-platform-code.h. */
#include "core/sp-platform-code.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"

#include <string.h>

#define BARE_OBJECT_CODE 32

static gboolean
is_hyphen_or_alnum (char c)
{
  return g_ascii_isalnum (c) || c == '-';
}

gboolean
sp_platform_enterprise_code_check (const char *text, GError **error)
{
  g_return_val_if_fail (text != NULL, FALSE);

  if (*text == '\0' || (strlen (text) == SP_PLATFORM_ENTERPRISE_CODE &&
                        strspn (text, "0123456789") == SP_PLATFORM_ENTERPRISE_CODE))
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
               _ ("企业编码是上级平台给的 %d 位数字，“%s”不是。"), SP_PLATFORM_ENTERPRISE_CODE,
               text);
  return FALSE;
}

gboolean
sp_platform_object_code_check (const char *text, GError **error)
{
  glong length;

  g_return_val_if_fail (text != NULL, FALSE);

  if (*text == '\0')
    return TRUE;
  length = g_utf8_strlen (text, -1);
  if (length != SP_PLATFORM_OBJECT_CODE && length != BARE_OBJECT_CODE)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("分析对象编码是上级平台给的，应有 %d 位（不带连字符的 %d 位），“%s”有 %ld "
                      "位。"),
                   SP_PLATFORM_OBJECT_CODE, BARE_OBJECT_CODE, text, length);
      return FALSE;
    }
  for (const char *at = text; *at != '\0'; at++)
    if (!is_hyphen_or_alnum (*at))
      {
        g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                     _ ("分析对象编码只有字母、数字和连字符，“%s”里有别的字符。"), text);
        return FALSE;
      }
  return TRUE;
}
