/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-industry.h. */
#include "core/sp-industry.h"

SP_DEFINE_RECORD (
  SpIndustry, sp_industry, INDUSTRY, SP_INDUSTRY_FIELDS, "industry", N_ ("行业领域"), NAME)
SP_DEFINE_RECORD (
  SpParameter, sp_parameter, PARAMETER, SP_PARAMETER_FIELDS, "parameter", N_ ("参数"), NAME)

static const SpParameterFallback defaults[] = {
  [SP_PARAMETER_LISTING_DAYS] = {"listing-days", 365},
  [SP_PARAMETER_LISTING_REPORT] = {"listing-report-workdays", 3},
  [SP_PARAMETER_LISTING_ANNOUNCE] = {"listing-announce-workdays", 5},
  [SP_PARAMETER_EXTENSION_REQUEST] = {"extension-request-workdays", 20},
  [SP_PARAMETER_EXTENSION_DECIDE] = {"extension-decide-workdays", 10},
  [SP_PARAMETER_ACCEPTANCE] = {"acceptance-days", 10},
  [SP_PARAMETER_ACCEPTANCE_ANNOUNCE] = {"acceptance-announce-workdays", 5},
  [SP_PARAMETER_PENALTY_DAYS_SHORT] = {"penalty-days-short", 180},
  [SP_PARAMETER_PENALTY_TIMES_SHORT] = {"penalty-times-short", 3},
  [SP_PARAMETER_PENALTY_DAYS_LONG] = {"penalty-days-long", 365},
  [SP_PARAMETER_PENALTY_TIMES_LONG] = {"penalty-times-long", 4},
  [SP_PARAMETER_RISK_REVIEW_MONTHS] = {"risk-review-months", 12},
  [SP_PARAMETER_RISK_WEIGHT_RED] = {"risk-weight-red", 8},
  [SP_PARAMETER_RISK_WEIGHT_ORANGE] = {"risk-weight-orange", 4},
  [SP_PARAMETER_RISK_WEIGHT_YELLOW] = {"risk-weight-yellow", 2},
  [SP_PARAMETER_RISK_WEIGHT_BLUE] = {"risk-weight-blue", 1},
  [SP_PARAMETER_HAZARD_NEAR_DAYS] = {"hazard-near-days", -1},
};
G_STATIC_ASSERT (G_N_ELEMENTS (defaults) == SP_PARAMETER_N_CODES);

const SpParameterFallback *
sp_parameter_fallback (SpParameterCode code)
{
  g_return_val_if_fail (code < SP_PARAMETER_N_CODES, NULL);

  return &defaults[code];
}

SpDate
sp_industry_report_due (SpIndustry *industry, int year)
{
  int month = 12, day = 31;

  g_return_val_if_fail (industry == NULL || SP_IS_INDUSTRY (industry), SP_DATE_NONE);

  if (industry != NULL && sp_record_peek (SP_RECORD (industry), SP_INDUSTRY_REPORT_MONTH)->is_set)
    {
      month = (int)sp_record_get_integer (SP_RECORD (industry), SP_INDUSTRY_REPORT_MONTH);
      day = sp_date_days_in_month (year, month);
      if (sp_record_peek (SP_RECORD (industry), SP_INDUSTRY_REPORT_DAY)->is_set)
        day = MIN (day, (int)sp_record_get_integer (SP_RECORD (industry), SP_INDUSTRY_REPORT_DAY));
    }
  return sp_date_from_ymd (year, month, day);
}
