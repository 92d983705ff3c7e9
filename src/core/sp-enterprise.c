/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-enterprise.h. */
#include "core/sp-enterprise.h"

#include "base/sp-error.h"
#include "base/sp-text.h"

#include <string.h>

static const SpWord size_words[] = {
  {SP_SIZE_UNKNOWN, "unknown", N_ ("未注明")}, {SP_SIZE_LARGE, "large", N_ ("大型")},
  {SP_SIZE_MEDIUM, "medium", N_ ("中型")},     {SP_SIZE_SMALL, "small", N_ ("小型")},
  {SP_SIZE_MICRO, "micro", N_ ("微型")},       {SP_SIZE_HOUSEHOLD, "household", N_ ("个体工商户")},
};
const SpVocabulary sp_enterprise_sizes = {"enterprise-size", size_words, G_N_ELEMENTS (size_words)};

static const SpWord standardisation_words[] = {
  {SP_STANDARDISATION_NONE, "none", N_ ("未评定")},
  {SP_STANDARDISATION_FIRST, "first", N_ ("一级")},
  {SP_STANDARDISATION_SECOND, "second", N_ ("二级")},
  {SP_STANDARDISATION_THIRD, "third", N_ ("三级")},
};
const SpVocabulary sp_standardisations = {"standardisation", standardisation_words,
                                          G_N_ELEMENTS (standardisation_words)};

static const SpWord hazard_source_words[] = {
  {SP_HAZARD_SOURCE_NONE, "none", N_ ("不涉及")},   {SP_HAZARD_SOURCE_FIRST, "first", N_ ("一级")},
  {SP_HAZARD_SOURCE_SECOND, "second", N_ ("二级")}, {SP_HAZARD_SOURCE_THIRD, "third", N_ ("三级")},
  {SP_HAZARD_SOURCE_FOURTH, "fourth", N_ ("四级")},
};
const SpVocabulary sp_hazard_source_grades = {"hazard-source-grade", hazard_source_words,
                                              G_N_ELEMENTS (hazard_source_words)};

static const SpWord credit_words[] = {
  {SP_CREDIT_NORMAL, "normal", N_ ("正常")},
  {SP_CREDIT_RED, "red", N_ ("红名单")},
  {SP_CREDIT_BLACK, "black", N_ ("黑名单")},
};
const SpVocabulary sp_credits = {"credit", credit_words, G_N_ELEMENTS (credit_words)};

static const SpWord status_words[] = {
  {SP_ENTERPRISE_PRODUCING, "producing", N_ ("生产经营")},
  {SP_ENTERPRISE_STOPPED, "stopped", N_ ("停产停业")},
  {SP_ENTERPRISE_CLOSED, "closed", N_ ("关闭")},
  {SP_ENTERPRISE_WITHDRAWN, "withdrawn", N_ ("退出注销")},
};
const SpVocabulary sp_enterprise_statuses = {"enterprise-status", status_words,
                                             G_N_ELEMENTS (status_words)};

SP_DEFINE_RECORD (
  SpEnterprise, sp_enterprise, ENTERPRISE, SP_ENTERPRISE_FIELDS, "enterprise", N_ ("企业"), NAME)
SP_DEFINE_RECORD (SpLicence, sp_licence, LICENCE, SP_LICENCE_FIELDS, "licence", N_ ("证照"), NAME)

/* ---- licences ---- */

const SpStandingFields sp_licence_standing = {
  .begun = -1, .due = SP_LICENCE_EXPIRES_ON, .closed = -1};

static const SpWord licence_words[] = {
  {SP_STANDING_OVERDUE, "expired", N_ ("已过期")},
  {SP_STANDING_NEAR, "near", N_ ("快到期")},
  {SP_STANDING_OPEN, "valid", N_ ("有效")},
};
const SpVocabulary sp_licence_standings = {"licence standing", licence_words,
                                           G_N_ELEMENTS (licence_words)};

static gboolean
is_renewed (const GPtrArray *licences, SpRecord *licence)
{
  for (guint i = 0; i < licences->len; i++)
    {
      SpRecord *other = g_ptr_array_index (licences, i);

      if (g_str_equal (sp_record_get_text (other, SP_LICENCE_NAME),
                       sp_record_get_text (licence, SP_LICENCE_NAME)) &&
          sp_record_get_integer (other, SP_LICENCE_EXPIRES_ON) >
            sp_record_get_integer (licence, SP_LICENCE_EXPIRES_ON))
        return TRUE;
    }
  return FALSE;
}

void
sp_licences_count (
  const GPtrArray *licences, SpDate as_of, int near_days, guint *n_expired, guint *n_near)
{
  *n_expired = *n_near = 0;
  for (guint i = 0; i < licences->len; i++)
    {
      SpStanding standing =
        sp_standing_judge (licences->pdata[i], &sp_licence_standing, as_of, near_days, NULL);

      if ((standing != SP_STANDING_OVERDUE && standing != SP_STANDING_NEAR) ||
          is_renewed (licences, licences->pdata[i]))
        continue;
      *(standing == SP_STANDING_OVERDUE ? n_expired : n_near) += 1;
    }
}

/* ---- credit code ---- */

#define CODE_LENGTH 18
/* GB 32100-2015: the characters in the order of their values. */
static const char code_characters[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

static char
check_character (const char *code)
{
  guint sum = 0, weight = 1;

  for (guint i = 0; i < CODE_LENGTH - 1; i++)
    {
      sum += (guint)(strchr (code_characters, code[i]) - code_characters) * weight;
      weight = weight * 3 % 31;
    }
  return code_characters[(31 - sum % 31) % 31];
}

static char *
dup_plain (const char *text)
{
  g_autofree char *half = sp_text_half_width (text);
  GString *plain = g_string_new (NULL);

  for (const char *at = half; *at != '\0'; at++)
    if (!g_ascii_isspace (*at) && *at != '-')
      g_string_append_c (plain, g_ascii_toupper (*at));
  return g_string_free (plain, FALSE);
}

static gboolean
check_characters (const char *code, GError **error)
{
  for (guint i = 0; i < CODE_LENGTH; i++)
    if (strchr (code_characters, code[i]) == NULL)
      {
        g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                     _ ("统一社会信用代码“%s”的第 %u 位不能是这个字符；代码里没有字母 "
                        "I、O、S、V、Z，请核对是不是数字 1、0、5、2。"),
                     code, i + 1);
        return FALSE;
      }
  return TRUE;
}

char *
sp_credit_code_normalise (const char *text, GError **error)
{
  g_autofree char *code = NULL;
  glong length;

  g_return_val_if_fail (text != NULL, NULL);

  code = dup_plain (text);
  length = g_utf8_strlen (code, -1);
  if (length != CODE_LENGTH)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("统一社会信用代码应有 18 位，“%s”有 %ld 位。"), code, length);
      return NULL;
    }
  if (!check_characters (code, error))
    return NULL;
  if (code[CODE_LENGTH - 1] != check_character (code))
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("统一社会信用代码“%s”的校验位不对，请对照营业执照检查有没有输错。"), code);
      return NULL;
    }
  return g_steal_pointer (&code);
}

gboolean
sp_credit_code_check (const char *text, GError **error)
{
  g_autofree char *plain = NULL;

  g_return_val_if_fail (text != NULL, FALSE);
  if (*text == '\0')
    return TRUE;
  plain = sp_credit_code_normalise (text, error);
  return plain != NULL;
}
