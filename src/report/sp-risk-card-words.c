/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-card-words.h. */
#include "report/sp-risk-card-words.h"

#include "base/sp-i18n.h"

#include <string.h>

static const SpWord kind_words[] = {
  {SP_RISK_CARD_A, "a", N_ ("A 作业岗位")},
  {SP_RISK_CARD_B, "b", N_ ("B 简明")},
  {SP_RISK_CARD_C, "c", N_ ("C 风险点")},
};
const SpVocabulary sp_risk_card_kinds = {"risk-card", kind_words, G_N_ELEMENTS (kind_words)};

/* ---- warnings ---- */

/* What the warning sign for a type of accident (GB 6441) says (GB 2894). */
static const struct
{
  const char *harm, *words;
} warnings[] = {
  {N_ ("物体打击"), N_ ("当心落物")},     {N_ ("车辆伤害"), N_ ("当心车辆")},
  {N_ ("机械伤害"), N_ ("当心机械伤人")}, {N_ ("起重伤害"), N_ ("当心吊物")},
  {N_ ("触电"), N_ ("当心触电")},         {N_ ("淹溺"), N_ ("当心落水")},
  {N_ ("灼烫"), N_ ("当心烫伤")},         {N_ ("火灾"), N_ ("当心火灾")},
  {N_ ("高处坠落"), N_ ("当心坠落")},     {N_ ("坍塌"), N_ ("当心塌方")},
  {N_ ("冒顶"), N_ ("当心冒顶")},         {N_ ("透水"), N_ ("当心透水")},
  {N_ ("放炮"), N_ ("当心爆炸")},         {N_ ("爆炸"), N_ ("当心爆炸")},
  {N_ ("中毒"), N_ ("当心中毒")},         {N_ ("窒息"), N_ ("当心窒息")},
};

char *
sp_risk_dup_warning (const char *harms)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (warnings); i++)
    if (strstr (harms, _ (warnings[i].harm)) != NULL &&
        strstr (text->str, _ (warnings[i].words)) == NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "　" : "", _ (warnings[i].words));
  if (text->len == 0)
    g_string_append (text, _ ("注意安全"));
  return g_string_free (text, FALSE);
}

/* ---- rows ---- */

typedef char *(*DupText) (const SpRiskNoticeFacts *facts, const SpRiskNoticePoint *point);

typedef struct
{
  const char *label;
  guint field; /* of the point; where @dup is NULL */
  DupText dup;
  gboolean is_half, is_optional;
} RowSpec;

static char *
dup_level (const SpRiskNoticeFacts *facts, const SpRiskNoticePoint *point)
{
  return g_strdup (sp_risk_notice_level_words (point->level));
}

static char *
dup_colour (const SpRiskNoticeFacts *facts, const SpRiskNoticePoint *point)
{
  return g_strdup_printf (_ ("%s色"),
                          sp_vocabulary_label (&sp_risk_level_colours, (int)point->level));
}

static char *
dup_day (const SpRiskNoticeFacts *facts, const SpRiskNoticePoint *point)
{
  return sp_date_dup_chinese (facts->as_of);
}

static char *
dup_measures (const SpRiskNoticeFacts *facts, const SpRiskNoticePoint *point)
{
  return sp_risk_point_dup_measures (point->point);
}

static char *
dup_response (const SpRiskNoticeFacts *facts, const SpRiskNoticePoint *point)
{
  const char *response = sp_risk_notice_point_text (point, SP_RISK_POINT_RESPONSE);

  return g_strdup (*response != '\0' ? response
                                     : sp_risk_notice_point_text (point, SP_RISK_POINT_EMERGENCY));
}

/* With the numbers that everybody is to have at hand. */
static char *
dup_response_and_calls (const SpRiskNoticeFacts *facts, const SpRiskNoticePoint *point)
{
  g_autofree char *response = dup_response (facts, point);

  return g_strdup_printf (_ ("%s%s火警：119　医疗急救：120"), response,
                          *response != '\0' ? "\n" : "");
}

static char *
dup_person (const SpRiskNoticeFacts *facts, const SpRiskNoticePoint *point)
{
  return g_strdup_printf ("%s %s", sp_risk_notice_point_person (point),
                          sp_risk_notice_point_text (point, SP_RISK_POINT_PHONE));
}

static char *
dup_department (const SpRiskNoticeFacts *facts, const SpRiskNoticePoint *point)
{
  return g_strdup (facts->department);
}

static char *
dup_sign (const SpRiskNoticeFacts *facts, const SpRiskNoticePoint *point)
{
  return sp_risk_dup_warning (sp_risk_notice_point_text (point, SP_RISK_POINT_HARMS));
}

static const RowSpec rows_a[] = {
  {N_ ("作业名称"), SP_RISK_POINT_NAME, NULL, FALSE, FALSE},
  {N_ ("危险等级"), 0, dup_level, FALSE, FALSE},
  {N_ ("作业对象"), SP_RISK_POINT_WORK_OBJECT, NULL, FALSE, TRUE},
  {N_ ("主要危害因素"), SP_RISK_POINT_FACTORS, NULL, FALSE, FALSE},
  {N_ ("易发生事故类型"), SP_RISK_POINT_HARMS, NULL, FALSE, FALSE},
  {N_ ("岗位操作注意事项"), SP_RISK_POINT_PRECAUTIONS, NULL, FALSE, FALSE},
  {N_ ("须穿戴劳动防护用品"), SP_RISK_POINT_PROTECTION, NULL, FALSE, FALSE},
  {N_ ("应急处置措施"), 0, dup_response, FALSE, FALSE},
  {N_ ("责任人"), 0, dup_person, FALSE, TRUE},
};

static const RowSpec rows_b[] = {
  {N_ ("工作内容"), SP_RISK_POINT_NAME, NULL, FALSE, FALSE},
  {N_ ("工作场所"), SP_RISK_POINT_PLACE, NULL, FALSE, FALSE},
  {N_ ("危险有害因素"), SP_RISK_POINT_FACTORS, NULL, FALSE, FALSE},
  {N_ ("事故类别"), SP_RISK_POINT_HARMS, NULL, FALSE, FALSE},
  {N_ ("管控措施"), 0, dup_measures, FALSE, FALSE},
  {N_ ("应急措施"), 0, dup_response, FALSE, FALSE},
};

static const RowSpec rows_c[] = {
  {N_ ("编号"), SP_RISK_POINT_NUMBER, NULL, TRUE, FALSE},
  {N_ ("填报时间"), 0, dup_day, TRUE, FALSE},
  {N_ ("风险点名称"), SP_RISK_POINT_NAME, NULL, FALSE, FALSE},
  {N_ ("风险等级"), 0, dup_level, TRUE, FALSE},
  {N_ ("标注颜色"), 0, dup_colour, TRUE, FALSE},
  {N_ ("风险描述"), SP_RISK_POINT_CONSEQUENCES, NULL, FALSE, TRUE},
  {N_ ("危险因素"), SP_RISK_POINT_FACTORS, NULL, FALSE, FALSE},
  {N_ ("诱发事故类型"), SP_RISK_POINT_HARMS, NULL, FALSE, FALSE},
  {N_ ("警示标志"), 0, dup_sign, FALSE, FALSE},
  {N_ ("管控措施"), 0, dup_measures, FALSE, FALSE},
  {N_ ("应急措施"), 0, dup_response_and_calls, FALSE, FALSE},
  {N_ ("责任人"), 0, dup_person, FALSE, FALSE},
  {N_ ("监管部门"), 0, dup_department, TRUE, FALSE},
  {N_ ("举报电话"), SP_RISK_POINT_HOTLINE, NULL, TRUE, FALSE},
};

static const struct
{
  const RowSpec *rows;
  guint n;
} specs[] = {
  [SP_RISK_CARD_A] = {rows_a, G_N_ELEMENTS (rows_a)},
  [SP_RISK_CARD_B] = {rows_b, G_N_ELEMENTS (rows_b)},
  [SP_RISK_CARD_C] = {rows_c, G_N_ELEMENTS (rows_c)},
};

static void
add_row (SpRiskCardWords *self,
         const RowSpec *spec,
         const SpRiskNoticeFacts *facts,
         const SpRiskNoticePoint *point)
{
  char *text = spec->dup != NULL ? spec->dup (facts, point)
                                 : g_strdup (sp_risk_notice_point_text (point, spec->field));
  const SpRiskCardRow row = {_ (spec->label), text, spec->is_half};

  g_ptr_array_add (self->texts, text);
  g_strstrip (text);
  if (*text != '\0' || !spec->is_optional)
    g_array_append_val (self->rows, row);
}

SpRiskCardWords *
sp_risk_card_words_new (const SpRiskNoticeFacts *facts,
                        const SpRiskNoticePoint *point,
                        SpRiskCardKind kind)
{
  SpRiskCardWords *self = g_new0 (SpRiskCardWords, 1);
  const char *post = sp_risk_notice_point_text (point, SP_RISK_POINT_POST);

  g_return_val_if_fail (kind < G_N_ELEMENTS (specs), self);

  self->level = point->level;
  self->name = g_strdup (sp_risk_notice_point_text (point, SP_RISK_POINT_NAME));
  self->subtitle = g_strdup_printf ("%s%s%s", sp_record_get_title (facts->enterprise),
                                    *post != '\0' ? _ ("　岗位：") : "", post);
  self->warning = sp_risk_dup_warning (sp_risk_notice_point_text (point, SP_RISK_POINT_HARMS));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_array_new (FALSE, FALSE, sizeof (SpRiskCardRow));
  for (guint i = 0; i < specs[kind].n; i++)
    add_row (self, &specs[kind].rows[i], facts, point);
  return self;
}

void
sp_risk_card_words_free (SpRiskCardWords *self)
{
  g_free (self->name);
  g_free (self->subtitle);
  g_free (self->warning);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_free (self);
}
