/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Targets in the forms of other places: more words and units, fractions, lists with 分别; and the
 * amounts that only describe, permit, pay or tell what is behind. */
#include "reading-test.h"

typedef struct
{
  const char *text;
  const char *targets;
} Case;

static SpReading *
read_measure (const char *text)
{
  g_autofree char *plan = g_strdup_printf ("示例市林火防控三年方案（2024—2026年）\n2024年3月10日\n"
                                           "一、重点任务\n（一）修好隔离带。%s\n",
                                           text);

  return read_text (plan);
}

static void
test_table (gconstpointer data)
{
  for (const Case *c = data; c->text != NULL; c++)
    {
      g_autoptr (SpReading) reading = read_measure (c->text);
      g_autofree char *targets = NULL;

      g_test_message ("%s", c->text);
      g_assert_cmpuint (sp_reading_get_n_blocks (reading), ==, 1);
      targets = write_targets (sp_reading_get_block (reading, 0));
      g_assert_cmpstr (targets, ==, c->targets);
    }
}

static const Case bounds[] = {
  {"重污染天数不超过2天。", "<= 2天"},
  {"审批用时不超过2天。", ""},
  {"受害率控制在0.9‰以内。", "<= 0.9‰"},
  {"死亡率控制在0.02以内。", "<= 0.02"},
  {"每年开展2次以上演练。", ">= 2次"},
  {"整改率80%以上。", ">= 80%"},
  {"整改率不低于92%。", ">= 92%"},
  {"覆盖面不少于40%。", ">= 40%"},
  {"整改率达80％以上。", ">= 80%"},
  {"整改率不小于９０％。", ">= 90%"},
  {"整改率要在95%以上。", ">= 95%"},
  {"整改率稳定在95%以上。", ">= 95%"},
  {"整改率保持95%以上。", ">= 95%"},
  {"空置率控制在6%以内。", "<= 6%"},
  {"空置率控制在6%左右。", "= 6%"},
  {"空置率压降至6%以下。", "<= 6%"},
  {"空置率降到6%以下。", "<= 6%"},
  {"办理时间压缩至90个工作日以内。", "<= 90工作日"},
  {"办理时间缩短到4个月以内。", "<= 4个月"},
  {"细颗粒物浓度降至29微克每立方米以下。", "<= 29微克每立方米"},
  {"细颗粒物浓度控制在29微克/立方米以内。", "<= 29微克/立方米"},
  {"死亡率控制在0.045人/亿元以内。", "<= 0.045人/亿元"},
  {"覆盖率35%左右。", "= 35%"},
  {"培训护林员2000名左右。", "= 2000名"},
  {"到2025年，产值超过五千亿元。", "> 5000亿元 2025-12-31"},
  {"力争产值突破1000亿元。", "> 1000亿元"},
  {"确保覆盖率超过百分之六十。", "> 60%"},
  {NULL, NULL},
};

static const Case changes[] = {
  {"火情年均下降5%。", "decrease_by 5%"},
  {"投入年均增长18%以上。", "increase_by 18%"},
  {"火情起数减少20起。", "decrease_by 20起"},
  {"火情起数压减三分之一。", "decrease_by 33.3333%"},
  {"办理时间压缩一半。", "decrease_by 50%"},
  {"火情降低三成以上。", "decrease_by 30%"},
  {"覆盖率由60%提高到90%以上。", ">= 90%"},
  {"覆盖率从目前的60%提升至90%。", ">= 90%"},
  {"办理时间由20个工作日压缩至5个工作日以内。", "<= 5工作日"},
  {"到2024年、2025年、2026年底，覆盖率分别达到30%、60%和90%。",
   ">= 30% 2024-12-31; >= 60% 2025-12-31; >= 90% 2026-12-31"},
  {"压减审批环节30%。", "decrease_by 30%"},
  {"提升巡护覆盖率至95%。", ">= 95%"},
  {"降低林区空置率到6%。", "<= 6%"},
  {"6月底、9月底、12月底分别完成30%、60%、100%。",
   "= 30% 2024-06-30; = 60% 2024-09-30; = 100% 2024-12-31"},
  {"投入翻一番。", "increase_by 100%"},
  {"投入比2020年翻两番。", "increase_by 300%"},
  {"覆盖率提高2.5个百分点以上。", "increase_by 2.5个百分点"},
  {"巡护力量增加三分之二。", "increase_by 66.6667%"},
  {"火情起数减少到10起以下。", "<= 10起"},
  {"护林员增加到1.2万名。", ">= 1.2万名"},
  {"完成三分之二以上。", ">= 66.6667%"},
  {"完成一半以上。", ">= 50%"},
  {"达到九成以上。", ">= 90%"},
  {"三类火情分别下降15%、10%和26%。", "decrease_by 15%; decrease_by 10%; decrease_by 26%"},
  {"整改率、覆盖率分别达到65%、55%以上。", ">= 65%; >= 55%"},
  {"整改率、覆盖率和持证率分别不低于95%、90%、85%。", ">= 95%; >= 90%; >= 85%"},
  {"新建哨所、水池分别不少于3座、12座。", ">= 3座; >= 12座"},
  {NULL, NULL},
};

static const Case counts[] = {
  {"加快换管，2024年300公里，2025年350公里。", "= 300公里 2024-12-31; = 350公里 2025-12-31"},
  {"2025年底前出台2部地方标准。", "= 2部 2025-12-31"},
  {"完成全市216个林场房屋改造。", "= 216个"},
  {"完成200公里以上隔离带维护。", ">= 200公里"},
  {"实施精品工程40公里。", "= 40公里"},
  {"新增水泵500台（其中应急泵100台）。", "= 500台"},
  {"建成30处，再建20处。", "= 30处; = 20处"},
  {"市级储备油锯50台以上。", ">= 50台"},
  {"新建哨所45所。", "= 45所"},
  {"建成哨所45所、水池120座。", "= 45所; = 120座"},
  {"培训护林员1.2万人次。", "= 1.2万人次"},
  {"开展宣传50场次。", "= 50场次"},
  {"营造隔离带1,500公里。", "= 1500公里"},
  {"营造隔离带3.5万亩以上。", ">= 3.5万亩"},
  {"改造老旧线路120千米。", "= 120千米"},
  {"配备消防车不少于3辆。", ">= 3辆"},
  {"每个乡镇至少配备2台水泵。", ">= 2台"},
  {"新建三所培训学校。", "= 3所"},
  {"培育示范林场8—10个。", ">= 8个"},
  {"建设1—2家基地。", ">= 1家"},
  {"装机达到1.5亿千瓦。", ">= 1.5亿千瓦"},
  {"蓄水能力达到10-15亿立方米。", ">= 10亿立方米"},
  {"发展志愿者500人以上。", ">= 500人"},
  {"用水量控制在12亿立方米以内。", "<= 12亿立方米"},
  {"每年培训不少于40学时。", ">= 40学时"},
  {"安装监控设备200套。", "= 200套"},
  {"已建成的林场每年至少组织开展一次演练。", ">= 1次"},
  {"改造林区12个，惠及群众5000余人。", "= 12个; = 5000人"},
  {"淘汰35蒸吨以下锅炉60台。", "= 60台"},
  {NULL, NULL},
};

static const Case none[] = {
  {"按照不超过10%的比例评优。", ""},
  {"对全市312个林场开展排查。", ""},
  {"完成受灾5户以上村庄的走访登记后上报。", ""},
  {"坡度控制在规定值0.3内的除外。", ""},
  {"对达标企业给予50%的补贴。", ""},
  {"按投资额的30%给予补助。", ""},
  {"最高奖励不超过50万元。", ""},
  {"减免30%的费用。", ""},
  {"对逾期未改的处5万元以上罚款。", ""},
  {"未达标的扣10分。", ""},
  {"占考核权重的10%。", ""},
  {"对负荷率超过80%的变压器优先更换。", ""},
  {"凡含水率低于30%的林区一律巡护。", ""},
  {"100人以上企业设专人。", ""},
  {"依照条例第12条办理。", ""},
  {"值班电话12345678。", ""},
  {"目前已完成70%。", ""},
  {"截至2023年底，覆盖率达到85%。", ""},
  {"2023年整改率达到85%，仍有差距。", ""},
  {"43项事项一次办好。", ""},
  {"每小时35蒸吨以上的锅炉要登记。", ""},
  {"按照1∶500的比例配备。", ""},
  {"培训期为3—12个月。", ""},
  {"人均补助标准由每月60元提高至80元。", ""},
  {"贯彻“三个100%”要求。", ""},
  {"护林员补助标准提高到每人每年7800元。", ""},
  {"发现火情后30分钟内报告。", ""},
  {NULL, NULL},
};

/* Behind 分别 each amount measures its own noun. */
static void
test_nouns (void)
{
  static const char *const nouns[] = {"火情起数", "过火面积", "伤亡人数"};
  g_autoptr (SpReading) reading =
    read_measure ("到2026年，火情起数、过火面积和伤亡人数较2023年分别下降15%、10%和26%。");
  const GArray *targets = sp_reading_get_block (reading, 0)->targets;

  g_assert_cmpuint (targets->len, ==, 3);
  for (guint i = 0; i < targets->len; i++)
    {
      g_autofree char *clause =
        sp_reading_dup_span (reading, g_array_index (targets, SpReadTarget, i).clause);

      g_assert_cmpstr (clause, ==, nouns[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_data_func ("/document/target/bounds", bounds, test_table);
  g_test_add_data_func ("/document/target/changes", changes, test_table);
  g_test_add_data_func ("/document/target/counts", counts, test_table);
  g_test_add_data_func ("/document/target/none", none, test_table);
  g_test_add_func ("/document/target/nouns-of-a-list", test_nouns);
  return g_test_run ();
}
