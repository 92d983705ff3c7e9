/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-hazard-papers.h. What the papers must say: 安全生产法 art. 65,
 * 安全生产事故隐患排查治理暂行 规定 arts. 15–18 and 21–23; the wording is our own. */
#include "report/sp-hazard-papers.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "core/sp-criterion.h"
#include "core/sp-enterprise.h"
#include "store/sp-parameters.h"

static const SpWord paper_words[] = {
  {SP_HAZARD_PAPER_NOTICE, "notice", N_ ("挂牌督办通知书")},
  {SP_HAZARD_PAPER_EXTENSION, "extension", N_ ("延期申请表")},
  {SP_HAZARD_PAPER_ACCEPTANCE, "acceptance", N_ ("验收申请书")},
  {SP_HAZARD_PAPER_SITUATION, "situation", N_ ("重大事故隐患情况表")},
  {SP_HAZARD_PAPER_CHECK, "check", N_ ("重大事故隐患核查表")},
  {SP_HAZARD_PAPER_ORDER, "order", N_ ("责令限期整改指令书")},
};
const SpVocabulary sp_hazard_papers = {"hazard-paper", paper_words, G_N_ELEMENTS (paper_words)};

/* ---- what the papers speak of ---- */

typedef struct
{
  /* Borrowed */
  SpReader *reader;
  /* Owned */
  SpRecord *hazard;
  SpRecord *listing;    /* the last one; may be NULL */
  SpRecord *enterprise; /* may be NULL */
  /* State */
  SpParameters parameters;
} Facts;

static void
facts_clear (Facts *self)
{
  g_clear_object (&self->hazard);
  g_clear_object (&self->listing);
  g_clear_object (&self->enterprise);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Facts, facts_clear)

static gboolean
load_referred (SpReader *reader, SpRecord *record, guint field, SpRecord **referred, GError **error)
{
  const SpField *declared = &sp_record_get_record_type (record)->fields[field];
  int64_t id = sp_record_get_integer (record, field);
  GError *failure = NULL;

  *referred = NULL;
  if (id != 0)
    *referred =
      sp_reader_load (reader, sp_record_type_by_table (declared->references), id, &failure);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static gboolean
load_listing (Facts *self, GError **error)
{
  g_autoptr (GPtrArray) listings = sp_reader_load_all (
    self->reader, &sp_listing_type, SP_LISTING_HAZARD, sp_record_get_id (self->hazard), error);

  if (listings == NULL)
    return FALSE;
  for (guint i = 0; i < listings->len; i++)
    if (self->listing == NULL || sp_record_get_integer (listings->pdata[i], SP_LISTING_LISTED_ON) >=
                                   sp_record_get_integer (self->listing, SP_LISTING_LISTED_ON))
      g_set_object (&self->listing, listings->pdata[i]);
  return TRUE;
}

static gboolean
load_facts (Facts *self, SpReader *reader, int64_t hazard, GError **error)
{
  GError *failure = NULL;

  self->reader = reader;
  self->hazard = sp_reader_load (reader, &sp_hazard_type, hazard, &failure);
  if (self->hazard == NULL)
    {
      if (failure != NULL)
        g_propagate_error (error, failure);
      else
        g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, _ ("这条隐患已经不在了。请刷新后再看。"));
      return FALSE;
    }
  return load_referred (reader, self->hazard, SP_HAZARD_ENTERPRISE, &self->enterprise, error) &&
         load_listing (self, error) && sp_reader_load_parameters (reader, &self->parameters, error);
}

static const char *
get_text (SpRecord *record, guint field)
{
  return record != NULL ? sp_record_get_text (record, field) : "";
}

static char *
dup_day (SpRecord *record, guint field)
{
  return record != NULL ? sp_date_dup_chinese ((SpDate)sp_record_get_integer (record, field))
                        : g_strdup ("");
}

/* A day to be written by hand where the file has none. */
static char *
dup_day_or_room (SpRecord *record, guint field)
{
  char *day = dup_day (record, field);

  if (*day != '\0')
    return day;
  g_free (day);
  return g_strdup (_ ("　　　年　　月　　日"));
}

static char *
dup_title (Facts *self, guint field)
{
  g_autoptr (SpRecord) referred = NULL;

  load_referred (self->reader, self->hazard, field, &referred, NULL);
  return g_strdup (referred != NULL ? sp_record_get_title (referred) : "");
}

static char *
dup_number (SpRecord *record, guint field)
{
  return record != NULL && sp_record_peek (record, field)->is_set
           ? sp_value_to_label (&sp_record_get_record_type (record)->fields[field],
                                sp_record_peek (record, field))
           : g_strdup ("");
}

/* Who puts the hazard right: as written there, else the enterprise. */
static const char *
get_rectifier (Facts *self)
{
  const char *rectifier = get_text (self->hazard, SP_HAZARD_RECTIFIER);

  return *rectifier != '\0' || self->enterprise == NULL ? rectifier
                                                        : sp_record_get_title (self->enterprise);
}

static char *
dup_basis (Facts *self)
{
  g_autoptr (SpRecord) criterion = NULL;
  const char *basis = get_text (self->hazard, SP_HAZARD_BASIS);

  load_referred (self->reader, self->hazard, SP_HAZARD_CRITERION, &criterion, NULL);
  if (criterion == NULL)
    return g_strdup (basis);
  return g_strdup_printf ("%s%s%s%s", get_text (criterion, SP_CRITERION_STANDARD),
                          get_text (criterion, SP_CRITERION_NUMBER), *basis != '\0' ? "；" : "",
                          basis);
}

static char *
dup_what (Facts *self)
{
  const char *place = get_text (self->hazard, SP_HAZARD_PLACE);

  return g_strconcat (place, *place != '\0' ? "：" : "",
                      get_text (self->hazard, SP_HAZARD_DESCRIPTION), NULL);
}

/* 。 after what ends without a stop. */
static const char *
get_stop (const char *text)
{
  static const char *const stops[] = {"。", "！", "；", "…"};

  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    if (g_str_has_suffix (text, stops[i]))
      return "";
  return "。";
}

/* ---- rows of forms ---- */

static void
add_pair (SpOfficialPaper *paper, const char *a, const char *in_a, const char *b, const char *in_b)
{
  const SpFormCell cells[] = {{a, in_a}, {b, in_b}};

  sp_official_paper_add_form_row (paper, cells, 2, 1);
}

static void
add_wide (SpOfficialPaper *paper, const char *label, const char *value, guint n_lines)
{
  const SpFormCell cell = {label, value};

  sp_official_paper_add_form_row (paper, &cell, 1, n_lines);
}

/* ---- 挂牌督办通知书 ---- */

static void
add_demands (SpOfficialPaper *paper, Facts *self)
{
  g_autofree char *deadline = dup_day (self->listing, SP_LISTING_DEADLINE);
  g_autofree char *ask =
    g_strdup_printf ("%g", self->parameters.values[SP_PARAMETER_EXTENSION_REQUEST]);
  const char *precautions = get_text (self->hazard, SP_HAZARD_PRECAUTIONS);
  g_autofree char *text = g_strdup_printf (
    _ ("1．于%s前完成治理，责任、措施、资金、时限、预案五项逐一落实到位。\n"
       "2．治理完成前落实下列安全防范措施，不能保证安全的，立即停产停业、停止使用并撤出人员：%s\n"
       "3．每月向督办单位书面报告治理进展。\n"
       "4．确需延长期限的，在期限届满%s个工作日以前提出书面申请，说明理由和延期内的防范措施。\n"
       "5．治理完成后组织评估，写出验收申请书；未经审查同意，不得恢复生产经营。"),
    deadline, *precautions != '\0' ? precautions : _ ("由你单位制定并报督办单位。"), ask);

  sp_official_paper_add_text (paper, text);
}

static void
add_receipt (SpOfficialPaper *paper, Facts *self)
{
  g_autofree char *delivered = dup_day_or_room (self->listing, SP_LISTING_DELIVERED_ON);

  sp_official_paper_add_space (paper);
  add_pair (paper, _ ("签发人"), get_text (self->listing, SP_LISTING_SIGNER), _ ("送达人"),
            get_text (self->listing, SP_LISTING_DELIVERED_BY));
  add_pair (paper, _ ("送达日期"), delivered, _ ("签收日期"), _ ("　　　年　　月　　日"));
  add_wide (paper, _ ("主要负责人签收"), get_text (self->listing, SP_LISTING_RECEIVED_BY), 1);
  sp_official_paper_add_text (paper, _ ("（本通知书一式二份，督办单位、治理责任单位各执一份。）"));
}

static void
fill_notice (SpOfficialPaper *paper, Facts *self)
{
  g_autofree char *what = dup_what (self);
  g_autofree char *basis = dup_basis (self);
  g_autofree char *day = dup_day (self->listing, SP_LISTING_LISTED_ON);
  g_autofree char *text = NULL;
  const char *level = sp_vocabulary_label (
    &sp_listing_levels, (int)sp_record_get_integer (self->listing, SP_LISTING_LEVEL));

  sp_official_paper_add_addressee (paper, get_rectifier (self));
  if (*basis == '\0')
    {
      g_free (basis);
      basis = g_strdup (_ ("（见检查文书）"));
    }
  text = g_strdup_printf (_ ("经排查认定，你单位存在下列重大事故隐患：%s%s\n判定依据：%s%s\n"
                             "现决定对该隐患实行%s挂牌督办，督办责任人%s。请按下列要求治理："),
                          what, get_stop (what), basis, get_stop (basis), level,
                          get_text (self->listing, SP_LISTING_SUPERVISOR));
  sp_official_paper_add_text (paper, text);
  add_demands (paper, self);
  sp_official_paper_add_space (paper);
  sp_official_paper_add_signature (paper, get_text (self->listing, SP_LISTING_OFFICE), day);
  add_receipt (paper, self);
}

/* ---- forms ---- */

/* Who and what, as all forms begin. */
static void
add_who (SpOfficialPaper *paper, Facts *self)
{
  g_autofree char *township = dup_title (self, SP_HAZARD_TOWNSHIP);
  g_autofree char *industry = dup_title (self, SP_HAZARD_INDUSTRY);
  g_autofree char *department = dup_title (self, SP_HAZARD_DEPARTMENT);
  g_autofree char *what = dup_what (self);
  g_autofree char *basis = dup_basis (self);

  add_pair (paper, _ ("单位名称"), get_rectifier (self), _ ("隐患编号"),
            get_text (self->hazard, SP_HAZARD_NUMBER));
  add_pair (paper, _ ("单位地址"), get_text (self->enterprise, SP_ENTERPRISE_ADDRESS),
            _ ("所在乡镇"), township);
  add_pair (paper, _ ("主要负责人"), get_text (self->enterprise, SP_ENTERPRISE_LEGAL_PERSON),
            _ ("联系电话"), get_text (self->enterprise, SP_ENTERPRISE_LEGAL_PHONE));
  add_pair (paper, _ ("行业领域"), industry, _ ("监管部门"), department);
  add_wide (paper, _ ("隐患内容"), what, 3);
  add_wide (paper, _ ("判定依据"), basis, 1);
}

static void
fill_extension (SpOfficialPaper *paper, Facts *self)
{
  g_autofree char *deadline = dup_day (self->listing, SP_LISTING_DEADLINE);
  g_autofree char *until = dup_day_or_room (self->listing, SP_LISTING_EXTENDED_TO);
  g_autofree char *asked = dup_day_or_room (self->listing, SP_LISTING_EXTENSION_REQUESTED_ON);
  g_autofree char *decided = dup_day_or_room (self->listing, SP_LISTING_EXTENSION_DECIDED_ON);

  add_who (paper, self);
  add_pair (paper, _ ("督办单位"), get_text (self->listing, SP_LISTING_OFFICE), _ ("通知书文号"),
            get_text (self->listing, SP_LISTING_NUMBER));
  add_pair (paper, _ ("原定期限"), deadline, _ ("申请延期至"), until);
  add_wide (paper, _ ("申请理由"), get_text (self->listing, SP_LISTING_EXTENSION_REASON), 4);
  add_wide (paper, _ ("延期内防范措施"), get_text (self->hazard, SP_HAZARD_PRECAUTIONS), 3);
  add_pair (paper, _ ("主要负责人签字"), NULL, _ ("申请日期"), asked);
  add_wide (paper, _ ("督办单位意见"), _ ("□ 同意延期　　□ 不同意延期　　理由："), 3);
  add_pair (paper, _ ("签发人"), NULL, _ ("决定日期"), decided);
  add_pair (paper, _ ("送达人"), NULL, _ ("签收人"), NULL);
}

static void
fill_acceptance (SpOfficialPaper *paper, Facts *self)
{
  g_autofree char *what = dup_what (self);
  g_autofree char *listed = dup_day (self->listing, SP_LISTING_LISTED_ON);
  g_autofree char *rectified = dup_day_or_room (self->hazard, SP_HAZARD_RECTIFIED_ON);
  g_autofree char *asked = dup_day_or_room (self->listing, SP_LISTING_ACCEPTANCE_REQUESTED_ON);
  g_autofree char *text = NULL;

  sp_official_paper_add_addressee (paper, get_text (self->listing, SP_LISTING_OFFICE));
  text = g_strdup_printf (
    _ ("%s，你单位以%s通知书对我单位下列重大事故隐患实行挂牌督办：%s%s\n"
       "我单位已按要求落实整改责任、措施、资金、时限和预案，于%s完成治理，并经自查评估合格。"
       "现申请验收。"),
    listed, get_text (self->listing, SP_LISTING_NUMBER), what, get_stop (what), rectified);
  sp_official_paper_add_text (paper, text);
  sp_official_paper_add_space (paper);
  sp_official_paper_add_signature (paper, get_rectifier (self), asked);
  sp_official_paper_add_space (paper);
  add_wide (paper, _ ("验收审批意见"), _ ("□ 同意验收销号　　□ 不同意　　理由："), 3);
  add_pair (paper, _ ("验收人签字"), get_text (self->listing, SP_LISTING_ACCEPTED_BY),
            _ ("验收日期"), NULL);
  add_pair (paper, _ ("审批人签字"), NULL, _ ("督办单位盖章"), NULL);
}

static void
fill_situation (SpOfficialPaper *paper, Facts *self)
{
  g_autofree char *rectified = dup_day (self->hazard, SP_HAZARD_RECTIFIED_ON);
  g_autofree char *deadline = dup_day (self->hazard, SP_HAZARD_DEADLINE);
  g_autofree char *funds = dup_number (self->hazard, SP_HAZARD_FUNDS);
  g_autofree char *spent = dup_number (self->hazard, SP_HAZARD_SPENT);

  add_who (paper, self);
  add_wide (paper, _ ("整改措施"), get_text (self->hazard, SP_HAZARD_MEASURES), 3);
  add_pair (paper, _ ("整改责任人"), get_text (self->hazard, SP_HAZARD_PERSON), _ ("整改时限"),
            deadline);
  add_pair (paper, _ ("计划资金"), funds, _ ("实际投入"), spent);
  add_wide (paper, _ ("应急预案"), get_text (self->hazard, SP_HAZARD_CONTINGENCY), 2);
  add_wide (paper, _ ("治理评估"), _ ("□ 单位自评　　□ 专家评估　　□ 政府验收　　结论："), 3);
  add_pair (paper, _ ("完成日期"), rectified, _ ("单位负责人"), NULL);
  add_pair (paper, _ ("填表人"), NULL, _ ("填报日期"), NULL);
  add_wide (paper, _ ("备注"), get_text (self->hazard, SP_HAZARD_NOTE), 2);
}

static void
fill_check (SpOfficialPaper *paper, Facts *self)
{
  g_autofree char *checked = dup_day_or_room (self->hazard, SP_HAZARD_CHECKED_ON);
  g_autofree char *rectified = dup_day (self->hazard, SP_HAZARD_RECTIFIED_ON);
  g_autofree char *department = dup_title (self, SP_HAZARD_DEPARTMENT);

  add_who (paper, self);
  add_wide (paper, _ ("整改措施"), get_text (self->hazard, SP_HAZARD_MEASURES), 3);
  add_pair (paper, _ ("监管责任单位"), department, _ ("监管责任人"), NULL);
  add_pair (paper, _ ("整改完成日期"), rectified, _ ("核查日期"), checked);
  add_wide (paper, _ ("核查情况"), NULL, 6);
  add_wide (paper, _ ("核查结论"), _ ("□ 整改到位，建议销号　　□ 未整改到位，退回整改"), 2);
  add_pair (paper, _ ("核查人签字"), get_text (self->hazard, SP_HAZARD_CHECKED_BY),
            _ ("核查单位盖章"), NULL);
}

/* ---- 责令限期整改指令书 ---- */

static void
add_item (SpOfficialPaper *paper, Facts *self, guint n)
{
  g_autofree char *what = dup_what (self);
  g_autofree char *deadline = dup_day (self->hazard, SP_HAZARD_DEADLINE);
  g_autofree char *text = NULL;
  const char *stop = get_stop (what);

  if (*deadline != '\0')
    text = g_strdup_printf (_ ("%u．%s%s整改期限：%s。"), n, what, stop, deadline);
  else
    text = g_strdup_printf (_ ("%u．%s%s立即整改。"), n, what, stop);
  sp_official_paper_add_text (paper, text);
}

static void
end_order (SpOfficialPaper *paper, Facts *self)
{
  g_autofree char *department = dup_title (self, SP_HAZARD_DEPARTMENT);
  g_autofree char *day = dup_day (self->hazard, SP_HAZARD_FOUND_ON);

  sp_official_paper_add_text (
    paper, _ ("现责令你单位按上述期限整改完毕，达到法律、法规、规章和标准规定的要求，并在期限届满前"
              "书面报告整改情况。整改期间应当采取措施保证安全；不能保证安全的，应当停止作业。"));
  sp_official_paper_add_space (paper);
  sp_official_paper_add_signature (paper, *department != '\0' ? department : _ ("（检查单位盖章）"),
                                   day);
  sp_official_paper_add_space (paper);
  add_pair (paper, _ ("检查人员签字"), get_text (self->hazard, SP_HAZARD_FOUND_BY), _ ("证件号码"),
            NULL);
  add_pair (paper, _ ("被检查单位签收"), NULL, _ ("签收日期"), _ ("　　　年　　月　　日"));
}

static gboolean
check_same_enterprise (Facts *first, Facts *other, GError **error)
{
  if (sp_record_get_integer (first->hazard, SP_HAZARD_ENTERPRISE) ==
      sp_record_get_integer (other->hazard, SP_HAZARD_ENTERPRISE))
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
               _ ("选中的隐患不是同一家企业的，不能写在一份指令书里。请分开选。"));
  return FALSE;
}

SpOfficialPaper *
sp_hazard_order_new (
  SpReader *reader, const int64_t *hazards, guint n_hazards, const char *number, GError **error)
{
  g_autoptr (SpOfficialPaper) paper = sp_official_paper_new (_ ("责令限期整改指令书"));
  g_auto (Facts) first = {0};

  g_return_val_if_fail (reader != NULL && n_hazards > 0, NULL);

  if (!load_facts (&first, reader, hazards[0], error))
    return NULL;
  if (number == NULL)
    number = get_text (first.hazard, SP_HAZARD_DOCUMENT);
  if (*number != '\0')
    sp_official_paper_set_number (paper, number);
  sp_official_paper_set_date (paper,
                              (SpDate)sp_record_get_integer (first.hazard, SP_HAZARD_FOUND_ON));
  sp_official_paper_add_addressee (paper, get_rectifier (&first));
  sp_official_paper_add_text (paper, _ ("经查，你单位存在下列问题："));
  for (guint i = 0; i < n_hazards; i++)
    {
      g_auto (Facts) facts = {0};

      if (!load_facts (&facts, reader, hazards[i], error) ||
          !check_same_enterprise (&first, &facts, error))
        return NULL;
      add_item (paper, &facts, i + 1);
    }
  end_order (paper, &first);
  return g_steal_pointer (&paper);
}

/* ---- one for each kind ---- */

static const struct
{
  const char *title;
  void (*fill) (SpOfficialPaper *paper, Facts *self);
} kinds[] = {
  [SP_HAZARD_PAPER_NOTICE] = {N_ ("安全生产重大事故隐患挂牌督办通知书"), fill_notice},
  [SP_HAZARD_PAPER_EXTENSION] = {N_ ("重大事故隐患治理延期申请表"), fill_extension},
  [SP_HAZARD_PAPER_ACCEPTANCE] = {N_ ("重大事故隐患治理验收申请书"), fill_acceptance},
  [SP_HAZARD_PAPER_SITUATION] = {N_ ("重大事故隐患情况表"), fill_situation},
  [SP_HAZARD_PAPER_CHECK] = {N_ ("重大事故隐患核查表"), fill_check},
};

/* The forms that speak of the hazard alone. */
static gboolean
needs_listing (SpHazardPaper kind)
{
  return kind != SP_HAZARD_PAPER_SITUATION && kind != SP_HAZARD_PAPER_CHECK;
}

static gboolean
check_listing (Facts *self, SpHazardPaper kind, gboolean is_one, GError **error)
{
  const char *number = get_text (self->hazard, SP_HAZARD_NUMBER);

  if (self->listing != NULL || !needs_listing (kind))
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
               _ ("%s还没有挂牌督办，不能出%s。请先登记挂牌督办。"),
               is_one || *number == '\0' ? _ ("这条隐患") : number,
               sp_vocabulary_label (&sp_hazard_papers, (int)kind));
  return FALSE;
}

/* *@paper is made with the first. */
static void
add_paper (SpOfficialPaper **paper, SpHazardPaper kind, Facts *self)
{
  const char *title = _ (kinds[kind].title);
  const char *number =
    kind == SP_HAZARD_PAPER_NOTICE ? get_text (self->listing, SP_LISTING_NUMBER) : NULL;

  if (*paper != NULL)
    sp_official_paper_begin_next (*paper, title, number);
  else
    {
      *paper = sp_official_paper_new (title);
      sp_official_paper_set_number (*paper, number);
      sp_official_paper_set_date (*paper,
                                  (SpDate)sp_record_get_integer (self->hazard, SP_HAZARD_FOUND_ON));
    }
  kinds[kind].fill (*paper, self);
}

SpOfficialPaper *
sp_hazard_paper_new_for (
  SpReader *reader, SpHazardPaper kind, const int64_t *hazards, guint n_hazards, GError **error)
{
  g_autoptr (SpOfficialPaper) paper = NULL;

  g_return_val_if_fail (reader != NULL && hazards != NULL && n_hazards > 0, NULL);

  if (kind == SP_HAZARD_PAPER_ORDER)
    return sp_hazard_order_new (reader, hazards, n_hazards, NULL, error);
  for (guint i = 0; i < n_hazards; i++)
    {
      g_auto (Facts) facts = {0};

      if (!load_facts (&facts, reader, hazards[i], error) ||
          !check_listing (&facts, kind, n_hazards == 1, error))
        return NULL;
      add_paper (&paper, kind, &facts);
    }
  return g_steal_pointer (&paper);
}

SpOfficialPaper *
sp_hazard_paper_new (SpReader *reader, SpHazardPaper kind, int64_t hazard, GError **error)
{
  return sp_hazard_paper_new_for (reader, kind, &hazard, 1, error);
}
