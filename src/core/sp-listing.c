/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-listing.h. The procedure is that of local rules (安全生产事故隐患排查治理暂行规定 art. 23
 * for acceptance); workdays are Monday to Friday. */
#include "core/sp-listing.h"

#include "base/sp-error.h"

static const SpWord due_words[] = {
  {SP_LISTING_DUE_REPORT, "report", N_ ("报备")},
  {SP_LISTING_DUE_ANNOUNCE, "announce", N_ ("公告")},
  {SP_LISTING_DUE_REQUEST, "request", N_ ("申请延期")},
  {SP_LISTING_DUE_DECIDE, "decide", N_ ("决定是否延期")},
  {SP_LISTING_DUE_RECTIFY, "rectify", N_ ("完成整改、申请验收")},
  {SP_LISTING_DUE_ACCEPT, "accept", N_ ("验收")},
  {SP_LISTING_DUE_DELISTED, "delisted", N_ ("公告销号")},
};
const SpVocabulary sp_listing_due_kinds = {"listing-due", due_words, G_N_ELEMENTS (due_words)};

#define BY_DEADLINE SP_PARAMETER_N_CODES

/* Each thing has its time from one day of the listing on. */
static const struct
{
  guint from; /* the field from which it counts */
  guint done; /* the field that says it was done */
  SpParameterCode code;
  int sign; /* -1: before the day */
  gboolean in_workdays, is_optional;
} rules[] = {
  [SP_LISTING_DUE_REPORT] = {SP_LISTING_LISTED_ON, SP_LISTING_REPORTED_ON,
                             SP_PARAMETER_LISTING_REPORT, 1, TRUE, FALSE},
  [SP_LISTING_DUE_ANNOUNCE] = {SP_LISTING_LISTED_ON, SP_LISTING_ANNOUNCED_ON,
                               SP_PARAMETER_LISTING_ANNOUNCE, 1, TRUE, FALSE},
  [SP_LISTING_DUE_REQUEST] = {SP_LISTING_DEADLINE, SP_LISTING_EXTENSION_REQUESTED_ON,
                              SP_PARAMETER_EXTENSION_REQUEST, -1, TRUE, TRUE},
  [SP_LISTING_DUE_DECIDE] = {SP_LISTING_EXTENSION_REQUESTED_ON, SP_LISTING_EXTENSION_DECIDED_ON,
                             SP_PARAMETER_EXTENSION_DECIDE, 1, TRUE, FALSE},
  [SP_LISTING_DUE_RECTIFY] = {SP_LISTING_DEADLINE, SP_LISTING_ACCEPTANCE_REQUESTED_ON, BY_DEADLINE,
                              1, FALSE, FALSE},
  [SP_LISTING_DUE_ACCEPT] = {SP_LISTING_ACCEPTANCE_REQUESTED_ON, SP_LISTING_ACCEPTED_ON,
                             SP_PARAMETER_ACCEPTANCE, 1, FALSE, FALSE},
  [SP_LISTING_DUE_DELISTED] = {SP_LISTING_DELISTED_ON, SP_LISTING_DELISTING_ANNOUNCED_ON,
                               SP_PARAMETER_ACCEPTANCE_ANNOUNCE, 1, TRUE, FALSE},
};

static SpDate
get_date (SpListing *self, guint field)
{
  return (SpDate)sp_record_get_integer (SP_RECORD (self), field);
}

/* What was not yet so on @as_of was not so. */
static SpDate
get_by (SpListing *self, guint field, SpDate as_of)
{
  SpDate day = get_date (self, field);

  return day <= as_of ? day : SP_DATE_NONE;
}

SpDate
sp_listing_get_deadline (SpListing *self, SpDate as_of)
{
  SpDate extended;

  g_return_val_if_fail (SP_IS_LISTING (self), SP_DATE_NONE);

  extended = get_date (self, SP_LISTING_EXTENDED_TO);
  return extended != SP_DATE_NONE &&
             get_by (self, SP_LISTING_EXTENSION_DECIDED_ON, as_of) != SP_DATE_NONE
           ? extended
           : get_date (self, SP_LISTING_DEADLINE);
}

static SpDate
due_of (SpListing *self, SpListingDueKind kind, const double values[], SpDate as_of)
{
  SpDate from = rules[kind].from == SP_LISTING_DEADLINE ? get_date (self, SP_LISTING_DEADLINE)
                                                        : get_by (self, rules[kind].from, as_of);
  int n;

  if (from == SP_DATE_NONE)
    return SP_DATE_NONE;
  if (rules[kind].code == BY_DEADLINE)
    return sp_listing_get_deadline (self, as_of);
  n = (int)values[rules[kind].code] * rules[kind].sign;
  return rules[kind].in_workdays ? sp_date_add_workdays (from, n) : from + n;
}

/* Whoever is accepted or taken off the list without having asked is not waited for. */
static SpDate
done_of (SpListing *self, SpListingDueKind kind, SpDate as_of)
{
  SpDate done = get_by (self, rules[kind].done, as_of);

  if (done == SP_DATE_NONE && kind == SP_LISTING_DUE_RECTIFY)
    done = get_by (self, SP_LISTING_ACCEPTED_ON, as_of);
  if (done == SP_DATE_NONE && (kind == SP_LISTING_DUE_RECTIFY || kind == SP_LISTING_DUE_ACCEPT))
    done = get_by (self, SP_LISTING_DELISTED_ON, as_of);
  return done;
}

/* An extension is no longer asked for once acceptance is, nor after its last day. */
static gboolean
is_over (SpListing *self, const SpListingDue *due, SpDate as_of)
{
  return due->kind == SP_LISTING_DUE_REQUEST && due->done == SP_DATE_NONE &&
         (as_of > due->due || done_of (self, SP_LISTING_DUE_RECTIFY, as_of) != SP_DATE_NONE);
}

GArray *
sp_listing_list_due (SpListing *self, const double values[SP_PARAMETER_N_CODES], SpDate as_of)
{
  GArray *dues = g_array_new (FALSE, FALSE, sizeof (SpListingDue));

  g_return_val_if_fail (SP_IS_LISTING (self) && values != NULL, dues);

  if (get_by (self, SP_LISTING_LISTED_ON, as_of) == SP_DATE_NONE)
    return dues;
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      SpListingDue due = {.kind = (SpListingDueKind)i, .is_optional = rules[i].is_optional};

      due.due = due_of (self, due.kind, values, as_of);
      due.done = done_of (self, due.kind, as_of);
      due.days = (due.done != SP_DATE_NONE ? due.done : as_of) - due.due;
      if (due.due != SP_DATE_NONE && !is_over (self, &due, as_of))
        g_array_append_val (dues, due);
    }
  return dues;
}

gboolean
sp_listing_check (SpListing *self,
                  SpHazard *hazard,
                  const double values[SP_PARAMETER_N_CODES],
                  GError **error)
{
  int days = (int)values[SP_PARAMETER_LISTING_DAYS];
  SpDate listed, found;

  g_return_val_if_fail (SP_IS_LISTING (self) && SP_IS_HAZARD (hazard), FALSE);

  listed = get_date (self, SP_LISTING_LISTED_ON);
  found = (SpDate)sp_record_get_integer (SP_RECORD (hazard), SP_HAZARD_FOUND_ON);
  if (sp_record_get_integer (SP_RECORD (hazard), SP_HAZARD_GRADE) != SP_HAZARD_MAJOR)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("挂牌督办的要是重大隐患，这条是一般隐患；请先改正它的等级。"));
  else if (listed < found)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("挂牌日期不能早于隐患的排查日期。"));
  else if (get_date (self, SP_LISTING_DEADLINE) - listed > days)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("挂牌督办最长 %d 天，督办完成时限定得太晚了；确需更长的，先改参数。"), days);
  else
    return TRUE;
  return FALSE;
}
