/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the clerks of the sample county write: progress, problems and next steps, put together from
 * phrases and the measure's own words. */
#include "exchange/sp-sample-private.h"

typedef const char *const Phrases[];

static Phrases begun = {
  N_ ("制定了“%s”工作方案，明确了分工和联络员"),
  N_ ("召开部署会，把“%s”分解到股室和乡镇"),
  N_ ("围绕“%s”开展摸底，基础台账初步建立"),
  N_ ("组织学习“%s”有关要求，完成人员和经费安排"),
};
static Phrases going = {
  N_ ("“%s”按方案推进"),
  N_ ("会同有关单位推进“%s”，重点环节已经铺开"),
  N_ ("“%s”进入集中攻坚，按周调度"),
  N_ ("对照清单推进“%s”，对滞后点位现场督办"),
};
static Phrases nearly = {
  N_ ("“%s”主体工作基本完成，正在扫尾"),
  N_ ("“%s”进入收尾阶段，逐项查漏补缺"),
};
static Phrases finished = {
  N_ ("“%s”全部完成，经县安委办核查后销号，资料已归档"),
  N_ ("“%s”任务完成，形成长效制度并转入日常监管"),
};
static Phrases troubles = {
  N_ ("部分乡镇配套资金没有到位"),         N_ ("专业技术人员不足，检查质量不高"),
  N_ ("个别企业主动性不强，整改拖延"),     N_ ("设备采购周期长，到货时间推迟"),
  N_ ("部门之间数据没有打通，底数有出入"), N_ ("汛期道路中断，施工受到影响"),
};
static Phrases remedies = {
  N_ ("倒排工期，每周调度，必要时提请县安委办督办"),
  N_ ("商县财政局落实资金，先行解决风险最高的部位"),
  N_ ("组织专家上门帮扶，逐户签订整改承诺"),
  N_ ("对进度靠后的乡镇发提示函，月底前补齐"),
};
static Phrases routines = {
  N_ ("继续按计划推进，下季度重点抽查整改质量"),
  N_ ("总结前期做法，向其余乡镇推广"),
  N_ ("完善台账，做到一项一档"),
};

#define PICK(phrases, dice) (_ ((phrases)[sp_dice_roll (dice, G_N_ELEMENTS (phrases))]))

/* Phrases hold one %s for the title; written out without a format taken from data. */
static void
append_about (GString *text, const char *phrase, const char *title)
{
  g_auto (GStrv) parts = g_strsplit (phrase, "%s", 2);

  g_string_append (text, parts[0]);
  g_string_append (text, title);
  if (parts[0] != NULL && parts[1] != NULL)
    g_string_append (text, parts[1]);
}

static const char *
pick_headline (int percent, SpDice *dice)
{
  if (percent >= 100)
    return PICK (finished, dice);
  if (percent >= 75)
    return PICK (nearly, dice);
  return percent >= 25 ? PICK (going, dice) : PICK (begun, dice);
}

/* 目标“90%以上”，目前达到 54%。 For shares that grow towards the target. */
static void
append_target (GString *text, const SpSampleReport *report)
{
  SpRecord *target;
  int64_t op;
  double value;

  if (report->draft->targets->len == 0)
    return;
  target = g_ptr_array_index (report->draft->targets, 0);
  op = sp_record_get_integer (target, SP_TARGET_OP);
  value = sp_record_get_real (target, SP_TARGET_VALUE);
  if ((op != SP_TARGET_AT_LEAST && op != SP_TARGET_EQUAL) || value < 10)
    return; /* of 不少于1人 there is no share */
  g_string_append_printf (
    text, _ ("目标“%s”，目前达到 %d%s。"), sp_record_get_text (target, SP_TARGET_TEXT),
    (int)(value * report->percent / 100), sp_record_get_text (target, SP_TARGET_MEASURED_IN));
}

static char *
dup_done (const SpSampleReport *report, SpDice *dice)
{
  GString *text = g_string_new (NULL);
  int found = 2 + sp_dice_roll (dice, 30);

  append_about (text, pick_headline (report->percent, dice),
                sp_record_get_title (SP_RECORD (report->draft->measure)));
  g_string_append (text, _ ("。"));
  if (report->is_corrected)
    g_string_append (text, _ ("经现场核查，上期填报偏高，本期予以核减。"));
  if (report->percent >= 25 && report->percent < 100)
    g_string_append_printf (text, _ ("检查 %d 处，发现问题 %d 个，已整改 %d 个。"),
                            3 + sp_dice_roll (dice, 25), found,
                            (found * (50 + report->percent / 2)) / 100);
  append_target (text, report);
  return g_string_free (text, FALSE);
}

static gboolean
has_trouble (const SpSampleReport *report)
{
  return report->percent < 100 && (report->pace == SP_PACE_SLOW || report->pace == SP_PACE_STUCK ||
                                   (report->pace == SP_PACE_LATE && report->percent < 30));
}

static char *
dup_next_steps (const SpSampleReport *report, SpDice *dice)
{
  const char *step = has_trouble (report) ? PICK (remedies, dice) : PICK (routines, dice);

  if (report->percent >= 100)
    return NULL;
  if (report->draft->deadlines->len > 0)
    {
      SpRecord *deadline = g_ptr_array_index (report->draft->deadlines, 0);

      return g_strdup_printf (_ ("对照“%s”的要求，%s。"),
                              sp_record_get_text (deadline, SP_DEADLINE_TEXT), step);
    }
  return g_strconcat (step, _ ("。"), NULL);
}

void
sp_sample_set_words (SpRecord *progress, const SpSampleReport *report, SpDice *dice)
{
  g_autofree char *done = dup_done (report, dice);
  g_autofree char *next = dup_next_steps (report, dice);
  g_autofree char *problems = NULL;
  const char *trouble = PICK (troubles, dice);

  if (has_trouble (report))
    problems = g_strconcat (trouble, report->is_extended ? _ ("，经批准延期") : "", _ ("。"), NULL);
  sp_record_set_text (progress, SP_PROGRESS_DONE, done);
  sp_record_set_text (progress, SP_PROGRESS_PROBLEMS, problems);
  sp_record_set_text (progress, SP_PROGRESS_NEXT_STEPS, next);
}
