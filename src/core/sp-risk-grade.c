/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-grade.h. */
#include "core/sp-risk-grade.h"

#include "base/sp-error.h"

#include <math.h>

/* ---- methods ---- */

typedef struct
{
  guint n_factors;
  const char *product; /* what the score is called */
  const char *letters[3];
  const char *labels[3];
} Method;

static const Method methods[] = {
  [SP_RISK_METHOD_LEC] = {3,
                          "D",
                          {"L", "E", "C"},
                          {N_ ("事故发生的可能性"), N_ ("暴露的频繁程度"), N_ ("事故后果")}},
  [SP_RISK_METHOD_LS] = {2, "R", {"L", "S"}, {N_ ("发生的可能性"), N_ ("后果严重性")}},
  [SP_RISK_METHOD_MES] = {3,
                          "R",
                          {"M", "E", "S"},
                          {N_ ("控制措施的状态"), N_ ("暴露的频繁程度"), N_ ("事故后果")}},
  [SP_RISK_METHOD_DIRECT] = {0, "", {NULL}, {NULL}},
  [SP_RISK_METHOD_MANUAL] = {0, "", {NULL}, {NULL}},
};

guint
sp_risk_method_n_factors (SpRiskMethod method)
{
  g_return_val_if_fail ((guint)method < G_N_ELEMENTS (methods), 0);
  return methods[method].n_factors;
}

const char *
sp_risk_method_letter (SpRiskMethod method, guint factor)
{
  g_return_val_if_fail (factor < sp_risk_method_n_factors (method), NULL);
  return methods[method].letters[factor];
}

const char *
sp_risk_method_factor_label (SpRiskMethod method, guint factor)
{
  g_return_val_if_fail (factor < sp_risk_method_n_factors (method), NULL);
  return _ (methods[method].labels[factor]);
}

gboolean
sp_risk_method_is_scored (SpRiskMethod method)
{
  return sp_risk_method_n_factors (method) > 0;
}

double
sp_risk_score (SpRiskMethod method, const double factors[3])
{
  double product = 1;

  for (guint i = 0; i < sp_risk_method_n_factors (method); i++)
    product *= factors[i];
  return round (product * 1e6) / 1e6;
}

/* ---- schemes ---- */

/* Where the band of each level begins; none and blue begin at 0. */
static double
get_floor (SpRiskScheme *scheme, SpRiskLevel level)
{
  static const int fields[SP_RISK_N_LEVELS] = {
    -1, SP_RISK_SCHEME_RED_FROM, SP_RISK_SCHEME_ORANGE_FROM, SP_RISK_SCHEME_YELLOW_FROM, -1};

  return fields[level] < 0 ? 0 : sp_record_get_real (SP_RECORD (scheme), (guint)fields[level]);
}

SpRiskLevel
sp_risk_scheme_level (SpRiskScheme *scheme, double score)
{
  g_return_val_if_fail (SP_IS_RISK_SCHEME (scheme), SP_RISK_NONE);

  for (SpRiskLevel level = SP_RISK_RED; level < SP_RISK_BLUE; level++)
    if (score >= get_floor (scheme, level))
      return level;
  return SP_RISK_BLUE;
}

static char *
dup_number (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.6g", value));
}

char *
sp_risk_scheme_dup_band (SpRiskScheme *scheme, SpRiskLevel level)
{
  SpRiskMethod method;
  const char *product;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  g_return_val_if_fail (SP_IS_RISK_SCHEME (scheme), NULL);
  g_return_val_if_fail (level > SP_RISK_NONE && level < SP_RISK_N_LEVELS, NULL);

  method = (SpRiskMethod)sp_record_get_integer (SP_RECORD (scheme), SP_RISK_SCHEME_METHOD);
  product = methods[method].product;
  from = dup_number (get_floor (scheme, level));
  if (level == SP_RISK_RED)
    return g_strdup_printf ("%s ≥ %s", product, from);
  to = dup_number (get_floor (scheme, level - 1));
  if (level == SP_RISK_BLUE)
    return g_strdup_printf ("%s < %s", product, to);
  return g_strdup_printf ("%s ≤ %s < %s", from, product, to);
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, sentence);
  return FALSE;
}

gboolean
sp_risk_scheme_check (SpRiskScheme *scheme, GError **error)
{
  SpRecord *record = SP_RECORD (scheme);
  double red, orange, yellow;

  g_return_val_if_fail (SP_IS_RISK_SCHEME (scheme), FALSE);

  if (!sp_risk_method_is_scored (
        (SpRiskMethod)sp_record_get_integer (record, SP_RISK_SCHEME_METHOD)))
    return refuse (error, _ ("分级方案要选打分的方法：LEC、LS 或 MES。"));
  red = get_floor (scheme, SP_RISK_RED);
  orange = get_floor (scheme, SP_RISK_ORANGE);
  yellow = get_floor (scheme, SP_RISK_YELLOW);
  if (red > orange && orange > yellow && yellow > 0)
    return TRUE;
  return refuse (error, _ ("各等级的下限要依次降低：重大 > 较大 > 一般 > 0，"
                           "这样各档既不留缝，也不重叠。"));
}

/* ---- assessments ---- */

static const guint factor_fields[3] = {SP_RISK_ASSESSMENT_FIRST, SP_RISK_ASSESSMENT_SECOND,
                                       SP_RISK_ASSESSMENT_THIRD};

static SpRiskMethod
get_method (SpRiskAssessment *self)
{
  return (SpRiskMethod)sp_record_get_integer (SP_RECORD (self), SP_RISK_ASSESSMENT_METHOD);
}

static SpRiskLevel
get_level (SpRiskAssessment *self)
{
  return (SpRiskLevel)sp_record_get_integer (SP_RECORD (self), SP_RISK_ASSESSMENT_LEVEL);
}

static SpDate
get_day (SpRiskAssessment *self)
{
  return (SpDate)sp_record_get_integer (SP_RECORD (self), SP_RISK_ASSESSMENT_ASSESSED_ON);
}

static void
clear_value (SpRecord *record, guint field)
{
  const SpValue none = {0};

  sp_record_set_value (record, field, &none);
}

static gboolean
has_value (const GPtrArray *factors, guint factor, double value)
{
  gboolean has_any = FALSE;

  for (guint i = 0; i < factors->len; i++)
    {
      SpRecord *record = g_ptr_array_index (factors, i);

      if (sp_record_get_integer (record, SP_RISK_FACTOR_FACTOR) != (int64_t)factor + 1)
        continue;
      has_any = TRUE;
      if (fabs (sp_record_get_real (record, SP_RISK_FACTOR_VALUE) - value) < 1e-9)
        return TRUE;
    }
  return !has_any && value > 0;
}

static gboolean
check_factor (SpRiskAssessment *self, const GPtrArray *factors, guint factor, GError **error)
{
  SpRiskMethod method = get_method (self);
  double value = sp_record_get_real (SP_RECORD (self), factor_fields[factor]);
  g_autofree char *number = NULL;

  if (!sp_record_peek (SP_RECORD (self), factor_fields[factor])->is_set)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("请选定 %s（%s）的取值。"),
                   sp_risk_method_letter (method, factor),
                   sp_risk_method_factor_label (method, factor));
      return FALSE;
    }
  if (has_value (factors, factor, value))
    return TRUE;
  number = dup_number (value);
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("%s（%s）在这套分级方案里没有 %s 这个取值。"),
               sp_risk_method_letter (method, factor), sp_risk_method_factor_label (method, factor),
               number);
  return FALSE;
}

static gboolean
check_scheme (SpRiskAssessment *self, SpRiskScheme *scheme, GError **error)
{
  SpRecord *record = SP_RECORD (scheme);
  SpDate from, to, day = get_day (self);

  if (scheme == NULL)
    return refuse (error, _ ("请选定分级方案。"));
  if (sp_record_get_integer (record, SP_RISK_SCHEME_METHOD) != (int64_t)get_method (self))
    return refuse (error, _ ("选定的分级方案是另一种评估方法的，请重选。"));
  from = (SpDate)sp_record_get_integer (record, SP_RISK_SCHEME_VALID_FROM);
  to = (SpDate)sp_record_get_integer (record, SP_RISK_SCHEME_VALID_TO);
  if ((from == SP_DATE_NONE || from <= day) && (to == SP_DATE_NONE || day <= to))
    return TRUE;
  return refuse (error, _ ("选定的分级方案在评估日期没有启用，或已经停用，请重选。"));
}

static gboolean
settle_scored (SpRiskAssessment *self,
               SpRiskScheme *scheme,
               const GPtrArray *factors,
               GError **error)
{
  SpRecord *record = SP_RECORD (self);
  SpRiskMethod method = get_method (self);
  double values[3] = {0};
  double score;

  if (!check_scheme (self, scheme, error))
    return FALSE;
  for (guint i = 0; i < sp_risk_method_n_factors (method); i++)
    {
      if (!check_factor (self, factors, i, error))
        return FALSE;
      values[i] = sp_record_get_real (record, factor_fields[i]);
    }
  score = sp_risk_score (method, values);
  sp_record_set_real (record, SP_RISK_ASSESSMENT_SCORE, score);
  sp_record_set_integer (record, SP_RISK_ASSESSMENT_LEVEL, sp_risk_scheme_level (scheme, score));
  sp_record_set_integer (record, SP_RISK_ASSESSMENT_SCHEME_VERSION,
                         sp_record_get_integer (SP_RECORD (scheme), SP_RISK_SCHEME_VERSION));
  return TRUE;
}

static gboolean
settle_unscored (SpRiskAssessment *self, GError **error)
{
  SpRecord *record = SP_RECORD (self);

  if (get_method (self) == SP_RISK_METHOD_DIRECT)
    {
      if (*sp_record_get_text (record, SP_RISK_ASSESSMENT_CLAUSES) == '\0')
        return refuse (error, _ ("直接判定要勾选所依据的条款。"));
      sp_record_set_integer (record, SP_RISK_ASSESSMENT_LEVEL, SP_RISK_RED);
    }
  else if (get_level (self) == SP_RISK_NONE)
    return refuse (error, _ ("人工判定要选定风险等级。"));
  else if (*sp_record_get_text (record, SP_RISK_ASSESSMENT_GROUNDS) == '\0')
    return refuse (error, _ ("人工判定要写明评估依据。"));
  clear_value (record, SP_RISK_ASSESSMENT_SCORE);
  clear_value (record, SP_RISK_ASSESSMENT_SCHEME);
  clear_value (record, SP_RISK_ASSESSMENT_SCHEME_VERSION);
  return TRUE;
}

gboolean
sp_risk_assessment_settle (SpRiskAssessment *assessment,
                           SpRiskScheme *scheme,
                           const GPtrArray *factors,
                           GError **error)
{
  SpRiskMethod method;

  g_return_val_if_fail (SP_IS_RISK_ASSESSMENT (assessment), FALSE);

  method = get_method (assessment);
  for (guint i = sp_risk_method_n_factors (method); i < G_N_ELEMENTS (factor_fields); i++)
    clear_value (SP_RECORD (assessment), factor_fields[i]);
  if (method != SP_RISK_METHOD_DIRECT)
    clear_value (SP_RECORD (assessment), SP_RISK_ASSESSMENT_CLAUSES);
  return sp_risk_method_is_scored (method) ? settle_scored (assessment, scheme, factors, error)
                                           : settle_unscored (assessment, error);
}

static void
append_product (GString *words, SpRecord *record, SpRiskMethod method)
{
  g_autofree char *score = dup_number (sp_record_get_real (record, SP_RISK_ASSESSMENT_SCORE));

  for (guint i = 0; i < sp_risk_method_n_factors (method); i++)
    {
      g_autofree char *value = dup_number (sp_record_get_real (record, factor_fields[i]));

      g_string_append_printf (words, "%s%s %s", i == 0 ? _ ("：") : " × ",
                              sp_risk_method_letter (method, i), value);
    }
  g_string_append_printf (words, " ＝ %s %s", methods[method].product, score);
}

char *
sp_risk_assessment_dup_words (SpRiskAssessment *assessment)
{
  SpRecord *record = SP_RECORD (assessment);
  SpRiskMethod method;
  GString *words;

  g_return_val_if_fail (SP_IS_RISK_ASSESSMENT (assessment), NULL);

  method = get_method (assessment);
  words = g_string_new (sp_vocabulary_label (&sp_risk_methods, (int)method));
  if (sp_risk_method_is_scored (method))
    append_product (words, record, method);
  else if (method == SP_RISK_METHOD_DIRECT)
    g_string_append_printf (words, _ ("：条款 %s"),
                            sp_record_get_text (record, SP_RISK_ASSESSMENT_CLAUSES));
  return g_string_free (words, FALSE);
}

gboolean
sp_risk_assessment_supersedes (SpDate day, SpDate former_day, SpRiskMethod former_method)
{
  return day != former_day || former_method != SP_RISK_METHOD_DIRECT;
}

SpRiskAssessment *
sp_risk_assessments_find (const GPtrArray *assessments, SpRiskStage stage, SpDate as_of)
{
  SpRiskAssessment *found = NULL;

  g_return_val_if_fail (assessments != NULL, NULL);

  for (guint i = 0; i < assessments->len; i++)
    {
      SpRiskAssessment *other = g_ptr_array_index (assessments, i);

      if (sp_record_get_integer (SP_RECORD (other), SP_RISK_ASSESSMENT_STAGE) != (int64_t)stage ||
          get_day (other) > as_of)
        continue;
      if (found == NULL ||
          sp_risk_assessment_supersedes (get_day (other), get_day (found), get_method (found)))
        found = other;
    }
  return found;
}

SpRiskLevel
sp_risk_assessments_level (const GPtrArray *assessments, SpRiskStage stage, SpDate as_of)
{
  SpRiskAssessment *found = sp_risk_assessments_find (assessments, stage, as_of);

  return found != NULL ? get_level (found) : SP_RISK_NONE;
}

gboolean
sp_risk_assessments_check (const GPtrArray *assessments, GError **error)
{
  g_return_val_if_fail (assessments != NULL, FALSE);

  for (guint i = 0; i < assessments->len; i++)
    {
      SpDate day = get_day (g_ptr_array_index (assessments, i));
      SpRiskLevel inherent = sp_risk_assessments_level (assessments, SP_RISK_INHERENT, day);
      SpRiskLevel residual = sp_risk_assessments_level (assessments, SP_RISK_RESIDUAL, day);
      g_autofree char *iso = NULL;

      if (inherent == SP_RISK_NONE || residual == SP_RISK_NONE || residual >= inherent)
        continue;
      iso = sp_date_dup_iso (day);
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("%s 的现有风险（%s）高于固有风险（%s）；采取措施以后的风险不会更高，"
                      "请核对两次评估。"),
                   iso, sp_vocabulary_label (&sp_risk_levels, residual),
                   sp_vocabulary_label (&sp_risk_levels, inherent));
      return FALSE;
    }
  return TRUE;
}

/* ---- levels ---- */

SpRiskLevel
sp_risk_level_counting (SpRiskLevel inherent, SpRiskLevel residual)
{
  return residual != SP_RISK_NONE ? residual : inherent;
}

SpRiskLevel
sp_risk_level_worse (SpRiskLevel a, SpRiskLevel b)
{
  if (a == SP_RISK_NONE || b == SP_RISK_NONE)
    return MAX (a, b);
  return MIN (a, b);
}

char *
sp_risk_level_dup_label (SpRiskLevel level)
{
  if (level == SP_RISK_NONE)
    return g_strdup (sp_vocabulary_label (&sp_risk_levels, level));
  return g_strdup_printf (_ ("%d级 %s（%s）"), level, sp_vocabulary_label (&sp_risk_levels, level),
                          sp_vocabulary_label (&sp_risk_level_colours, level));
}
