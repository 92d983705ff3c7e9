/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From headings to blocks: styles of numbers, sections, checklists, titles, parts. */
#include "reading-test.h"

static void
assert_blocks (const char *text, const char *expected)
{
  g_autoptr (SpReading) reading = read_text (text);
  g_autofree char *blocks = write_blocks (reading);

  g_assert_cmpstr (blocks, ==, expected);
}

static const struct
{
  const char *name;
  const char *text;
  const char *blocks;
} outlines[] = {
  {"four levels",
   "一、任务\n（一）甲\n1.乙\n（1）丙事。办好。\n（2）丁事。办好。\n2."
   "戊事。办好。\n（二）己事。办好。\n",
   "0 measure 一/（一）/1/（1） 丙事\n0 measure 一/（一）/1/（2） 丁事\n0 measure 一/（一）/2 "
   "戊事\n0 measure 一/（二） 己事"},
  {"half-width brackets",
   "一、任务\n(一)甲事。办好。\n(二)乙\n1.丙事。办好。\n(1)丁\n2.戊事。办好。\n",
   "0 measure 一/(一) 甲事\n0 measure 一/(二)/1/(1) 丁\n0 measure 一/(二)/2 戊事"},
  {"dots and commas",
   "一、任务\n1．甲事。办好。\n2、乙事。办好。\n3 .丙事。办好。\n4. 丁事。办好。\n",
   "0 measure 一/1 甲事\n0 measure 一/2 乙事\n0 measure 一/3 丙事\n0 measure 一/4 丁事"},
  {"articles",
   "第一章 总则\n第一条 甲事。办好。（责任单位:县水务局）\n第二章 措施\n第二条 "
   "乙事。办好。（责任单位:县水务局）\n",
   "0 measure 第二章/第二条 乙事"},
  {"articles alone", "第一条 甲事。办好。\n第二条 乙事。办好。\n",
   "0 measure 第一条 甲事\n0 measure 第二条 乙事"},
  {"circles", "一、任务\n1.甲\n①乙事。办好。\n②丙事。办好。\n",
   "0 measure 一/1/① 乙事\n0 measure 一/1/② 丙事"},
  {"decimals", "一、任务\n1.甲\n1.1 乙事。办好。\n1.2 丙事。办好。\n2.丁事。办好。\n",
   "0 measure 一/1/1.1 乙事\n0 measure 一/1/1.2 丙事\n0 measure 一/2 丁事"},
  {"enclosed letters", "一、任务\n㈠甲事。办好。\n⒈乙事。办好。\n", "0 measure 一/㈠/⒈ 乙事"},
  {"half bracket", "一、任务\n1）甲事。办好。\n2）乙事。办好。\n",
   "0 measure 一/1） 甲事\n0 measure 一/2） 乙事"},
  {"half bracket below a whole one",
   "一、任务\n（1）甲\n1）乙事。办好。\n2）丙事。办好。\n（2）丁事。办好。\n3）戊事。办好。\n",
   "0 measure 一/（1）/1） 乙事\n0 measure 一/（1）/2） 丙事\n0 measure 一/（2） 丁事\n"
   "0 measure 一/3） 戊事"},
  {"text that begins with a digit",
   "一、任务\n1.甲事。办好。\n2.2023年底前修完。办好。\n3.5个乡镇先行。办好。\n另有\n7.5万元。\n",
   "0 measure 一/1 甲事\n0 measure 一/2 2023年底前修完\n0 measure 一/3 5个乡镇先行"},
  {"the first begins with a year", "一、任务\n1.2024年底前修完。办好。\n2.乙事。办好。\n",
   "0 measure 一/1 2024年底前修完\n0 measure 一/2 乙事"},
  {"numerals without a stop",
   "一 工作目标\n修好。\n二 修渠事项\n（一）甲事。办好。\n三工作要求\n抓好。\n",
   "0 goal 一 工作目标\n0 measure 二/（一） 甲事\n0 guarantee 三 工作要求"},
  {"a numeral that is none", "一、任务\n（一）甲事。办好。\n二 是看护渠道，定期检修。\n",
   "0 measure 一/（一） 甲事"},
  {"times in brackets are phases",
   "一、任务\n1."
   "甲事。办好。\n二、工作安排\n（一）自查（4月1日至4月20日）。自查。\n（二）督查（5月）。督查。\n",
   "0 measure 一/1 甲事\n0 phase 二/（一） 自查（4月1日至4月20日）\n0 phase 二/（二） 督查（5月）"},
  {"terms in brackets are not",
   "一、工作安排\n1.甲事（4月底前）。办好。\n2.乙事（5月1日至6月底）。办好。（县水务局）\n",
   "0 measure 一/1 甲事（4月底前）\n0 measure 一/2 乙事（5月1日至6月底）"},
  {"steps under a clause are no checklist",
   "一、任务\n（一）学校（责任单位：县教育局）\n1、错峰作业。\n2、停用备案。\n",
   "0 measure 一/（一）/1 错峰作业\n0 measure 一/（一）/2 停用备案"},
  {"faults above a clause are one",
   "一、任务\n（一）工地\n1、无资质施工的；\n2、违法分包的；\n3、未办许可的。\n责任单位：县住建局\n"
   "（二）渠道\n1、修渠；\n2、清淤，不留死角。\n责任单位：县水务局\n",
   "0 measure 一/（一） 工地 #3\n0 measure 一/（二）/1 修渠\n0 measure 一/（二）/2 清淤"},
  {"circles in a line",
   "一、任务\n（一）工地\n①无证；②超员；③违停。（县住建局）\n（二）渠道\n①修渠。办好。\n②清淤。办好"
   "。\n",
   "0 measure 一/（一） 工地 +3\n0 measure 一/（二）/① 修渠\n0 measure 一/（二）/② 清淤"},
  {"faults under a clause are one",
   "一、任务\n（一）学校（责任单位：县教育局）\n1、未设围栏。\n2、无人看护。\n",
   "0 measure 一/（一） 学校 #2"},
  {"numbers run on",
   "一、任务\n（一）甲\n1.乙事。办好。\n（二）丙\n2.丁事。办好。\n3.戊事。办好。\n",
   "0 measure 一/（一）/1 乙事\n0 measure 一/（二）/2 丁事\n0 measure 一/（二）/3 戊事"},
  {"wide spaces", "　　一、任务\n　　（一）甲事。办好。\n\t（二）乙事。办好。\n",
   "0 measure 一/（一） 甲事\n0 measure 一/（二） 乙事"},
  {"equal paths", "一、任务\n1.甲事。办好。\n1.乙事。办好。\n",
   "0 measure 一/1 甲事\n0 measure 一/1 乙事"},
  {"heading on its own line", "一、任务\n1.甲事，乙事\n要办好。\n", "0 measure 一/1 甲事，乙事"},
  {"goal is one block",
   "一、总体要求\n（一）指导思想。甲。\n（二）工作目标。乙。\n二、任务\n（一）丙事。办好。\n",
   "0 goal 一 总体要求\n0 measure 二/（一） 丙事"},
  {"phases and guarantees",
   "一、实施步骤\n（一）部署（2020年）。做好。\n（二）攻坚（2021年）。做好。\n二、保障措施\n（一）"
   "加强领导。做好。\n（二）强化督导。\n1.查。\n2.改。\n",
   "0 phase 一/（一） 部署（2020年）\n0 phase 一/（二） 攻坚（2021年）\n0 guarantee 二/（一） "
   "加强领导\n0 guarantee 二/（二） 强化督导"},
  {"stages",
   "一、实施步骤\n第一阶段（2020年4月）：部署。抓好。\n第二阶段（2021年）：攻坚。抓好。\n",
   "0 phase 一/第一阶段 （2020年4月）：部署\n0 phase 一/第二阶段 （2021年）：攻坚"},
  {"stages without numbers",
   "一、实施步骤\n动员部署阶段（2021年3月）：开会。\n各乡镇都要参加。\n集中整治阶段（2021年4月）："
   "改。\n",
   "0 phase 一/? 动员部署阶段（2021年3月）\n0 phase 一/? 集中整治阶段（2021年4月）"},
  {"work with work below",
   "一、任务\n（一）修渠。逐段检修，逐段验收，逐段移交。（县水务局负责）具体措施：\n1."
   "查漏。查清。（县民政局负责）\n2.修补。修好。\n",
   "0 measure 一/（一） 修渠\n0 measure 一/（一）/1 查漏\n0 measure 一/（一）/2 修补"},
  {"goals named with tasks",
   "一、目标任务\n到2021年底，渠系全部修好。\n二、目标任务\n（一）修渠。办好。\n",
   "0 goal 一 目标任务\n0 measure 二/（一） 修渠"},
  {"scope is no work",
   "一、整治范围和重点\n（一）旧渠。\n（二）旧闸。\n二、措施\n（一）修渠。办好。\n",
   "0 measure 二/（一） 修渠"},
  {"guarantees without children", "一、工作要求\n各乡镇要抓好落实。\n", "0 guarantee 一 工作要求"},
  {"section as measure", "一、修好水渠\n逐段检修，年底完工。\n", "0 measure 一 修好水渠"},
  {"empty section", "一、任务\n二、措施\n（一）甲事。办好。\n", "0 measure 二/（一） 甲事"},
  {"subitems", "一、任务\n（一）甲事。一是查。二是改，统一是关键。三是建。\n",
   "0 measure 一/（一） 甲事 +3"},
  {"subitems with 要", "一、任务\n（一）甲事。一要查；二要改；三要建。\n",
   "0 measure 一/（一） 甲事 +3"},
  {"list of hazards",
   "一、任务\n（一）消除2项隐患（县水务局负责）\n1.闸门锈蚀，启闭失灵。\n2."
   "堤顶裂缝。\n（二）乙事。办好。\n",
   "0 measure 一/（一） 消除2项隐患 #2\n0 measure 一/（二） 乙事"},
  {"announced list",
   "一、任务\n（一）打击违法行为\n重点打击以下行为：\n1.非法取水。\n2."
   "私开闸门。\n同时要加强巡查。\n",
   "0 measure 一/（一） 打击违法行为 #2"},
  {"tasks below a heading that names who answers for them",
   "一、任务\n（一）修渠（县水务局负责）\n1.建立险段清单。\n2.开展汛前检查，逐段登记。\n",
   "0 measure 一/（一）/1 建立险段清单\n0 measure 一/（一）/2 开展汛前检查"},
  {"list of work is no checklist",
   "一、任务\n（一）完成以下任务：\n1.修渠。县城段先修，乡镇段后修，年内完工。\n2."
   "清淤。县城段先清，乡镇段后清，年内完工。\n",
   "0 measure 一/（一）/1 修渠\n0 measure 一/（一）/2 清淤"},
  {"two items in a line",
   "一、任务\n（一）消除3项隐患（县水务局负责）\n（1）漏水。（2）渗水。\n（3）裂缝。\n",
   "0 measure 一/（一） 消除3项隐患 #3"},
  {"clause ends the title", "一、任务\n（一）修好闸门、水渠（县水务局负责）\n",
   "0 measure 一/（一） 修好闸门、水渠"},
  {"no heading sentence", "一、任务\n（一）修好闸门，疏通水渠，保障灌溉。（县水务局负责）\n",
   "0 measure 一/（一） 修好闸门"},
  {"comma inside quotes", "一、任务\n（一）落实“早查、早修，早用”要求。逐段检修。\n",
   "0 measure 一/（一） 落实“早查、早修，早用”要求"},
  {"chapters, sections, articles",
   "第一章 措施\n第一节 甲\n第一条 乙事。办好。\n第二节 丙\n第二条 丁事。办好。\n",
   "0 measure 第一章/第一节/第一条 乙事\n0 measure 第一章/第二节/第二条 丁事"},
  {"parts with chapters of their own",
   "第一部分 总体要求\n修好。\n第二部分：任务\n一、甲\n（一）乙事。办好。\n",
   "0 goal 第一部分 总体要求\n0 measure 第二部分/一/（一） 乙事"},
  {"goals under tasks", "一、目标任务\n（一）总体目标。修好。\n（二）年度目标。先修一半。\n",
   "0 goal 一 目标任务"},
  {"slips of a scanner",
   "一、甲\nL乙事。办好。\n2.丙事。办好。\n二、丁\nl.戊事。办好。\n2.己事。办好。\n"
   "S、庚\n1.辛事。办好。\n",
   "0 measure 一/L 乙事\n0 measure 一/2 丙事\n0 measure 二/l 戊事\n0 measure 二/2 己事\n"
   "0 measure S/1 辛事"},
  {"letters that are no slip", "一、任务\n（一）甲事。办好。\nLNG站要逐一检查。\n1.乙事。办好。\n",
   "0 measure 一/（一）/1 乙事"},
  {"dash headings end the item above",
   "一、民生\n——推进教育\n12.甲事。办好。\n——推进医疗5家\n13.乙事。办好。\n",
   "0 measure 一/12 甲事\n0 measure 一/13 乙事"},
  {"stages in a section of another name",
   "一、行动安排\n第一阶段：自查（2021年3月）。查。\n第二阶段：攻坚（2021年4月）。改。\n",
   "0 phase 一/第一阶段 自查（2021年3月）\n0 phase 一/第二阶段 攻坚（2021年4月）"},
  {"duty behind the last heading",
   "一、任务\n（一）甲事。办好。\n各部门要于6月30日前将总结报送县水务局。\n联系人：某人。\n",
   "0 measure 一/（一） 甲事\n0 measure ? 各部门要于6月30日前将总结报送县水务局"},
  {"a duty that is the item's body", "一、任务\n（一）甲事\n各部门每月5日前报送进展。\n",
   "0 measure 一/（一） 甲事"},
  {"duty in the notice",
   "各乡镇：\n现印发给你们，请执行。请于3月15日前报送名单。\n治水方案\n一、任务\n（一）甲事。办好。"
   "\n",
   "0 measure ? 请于3月15日前报送名单\n0 measure 一/（一） 甲事"},
  {"space between heading and text", "一、总体目标 修好水渠，年内见效。\n二、甲事。办好。\n",
   "0 goal 一 总体目标\n0 measure 二 甲事"},
  {"plan below a notice's list",
   "各乡镇：\n附件：\n1.甲表\n2.乙表\n示例县政府\n2021年3月1日\n治水方案\n"
   "1.修渠。办好。\n2.清淤。办好。\n",
   "0 measure 1 修渠\n0 measure 2 清淤"},
  {"attachments with spaces or one character",
   "治水方案\n一、修渠。办好。\n附　件：1.甲表\n2.乙表\n二、清淤。办好。\n附：丙表\n3.丁表\n",
   "0 measure 一 修渠\n0 measure 二 清淤"},
  {"annex without number",
   "关于治水的通知\n一、甲事。办好。\n二、乙事。办好。\n附件\n治水方案\n一、丙事。办好。\n",
   "0 measure 一 甲事\n0 measure 二 乙事\n1 measure 一 丙事"},
  {"two plans in a file",
   "修渠方案\n一、甲事。办好。\n二、乙事。办好。\n\n清淤\n方案\n一、丙事。办好。\n",
   "0 measure 一 甲事\n0 measure 二 乙事\n1 measure 一 丙事"},
  {"no numbers at all",
   "治水安排\n修好干渠，逐段验收。（县水务局负责）\n这一段只说缘由，没有要做的事。\n"
   "清理支渠，先清后运。\n责任单位：县民政局\n",
   "0 measure ? 修好干渠\n0 measure ? 清理支渠"},
  {"items in a line behind an opening sentence",
   "一、总体要求\n修好。\n二、任务\n任务有三项。（一）修渠。逐段修好。（县水务局负责）"
   "（二）清淤。逐段清好。（县民政局负责）（三）护堤。加固。（县住建局负责）\n三、要求\n抓好。\n",
   "0 goal 一 总体要求\n0 measure 二/（一） 修渠\n0 measure 二/（二） 清淤\n0 measure 二/（三） "
   "护堤\n"
   "0 guarantee 三 要求"},
  {"items in the heading's line",
   "一、任务：（一）修渠。逐段修好。责任单位：县水务局。（二）清淤。逐段清好。责任单位：县民政局。"
   "\n"
   "二、要求\n抓好。\n",
   "0 measure 一/（一） 修渠\n0 measure 一/（二） 清淤\n0 guarantee 二 要求"},
  {"items in a paragraph of an item",
   "一、任务\n（一）修渠。分两步走。（1）查漏。逐段查清。（县水务局负责）"
   "（2）补漏。逐段补好。（县民政局负责）\n（二）护堤。加固。（县住建局负责）\n",
   "0 measure 一/（一）/（1） 查漏\n0 measure 一/（一）/（2） 补漏\n0 measure 一/（二） 护堤"},
  {"items in a line that one clause answers for",
   "一、任务\n（一）修渠。做好三件事：（1）查漏，逐段登记；（2）补漏，逐段验收；"
   "（3）建制度。（县水务局负责）\n（二）护堤。加固。\n",
   "0 measure 一/（一） 修渠 +3\n0 measure 一/（二） 护堤"},
  {"references are no items",
   "一、任务\n（一）修渠。按（一）（二）两类分别修好。（县水务局负责）\n（二）护堤。加固。\n",
   "0 measure 一/（一） 修渠\n0 measure 一/（二） 护堤"},
  {"subitems by ordinals",
   "一、任务\n（一）修渠。第一，查漏；第二，补漏；第三，验收。\n（二）护堤。首先，查险；其次，加固"
   "；"
   "最后，验收。\n（三）清淤。其一，清好；其二，运好。\n",
   "0 measure 一/（一） 修渠 +3\n0 measure 一/（二） 护堤 +3\n0 measure 一/（三） 清淤 +2"},
  {"rows without numbers below a heading",
   "一、任务\n（一）修渠。办好。（县水务局负责）\n二、其他任务\n清淤。清好运走。（县水务局负责）\n"
   "植树。种好。（县林草局负责）\n三、要求\n抓好。\n",
   "0 measure 一/（一） 修渠\n0 measure 二/? 清淤\n0 measure 二/? 植树\n0 guarantee 三 要求"},
  {"a short row without number behind a number",
   "一、任务\n（一）修渠。办好。（县水务局负责）\n植树。种好。（县林草局负责）\n（二）护堤。加固。"
   "\n",
   "0 measure 一/（一） 修渠\n0 measure 一/（一）/? 植树\n0 measure 一/（二） 护堤"},
  {"short work with work below",
   "一、任务\n（一）治水。修渠护堤。（县水务局负责）\n1.修渠。修好。（县水务局负责）\n"
   "2.护堤。加固。（县住建局负责）\n",
   "0 measure 一/（一） 治水\n0 measure 一/（一）/1 修渠\n0 measure 一/（一）/2 护堤"},
  {"faults above a clause on its own line",
   "一、任务\n（一）开展排查。排查以下问题：\n1.未持证上岗。\n2.无台账。\n"
   "（责任单位：县水务局；2024年6月底前完成）\n（二）修渠。修好。（县林草局负责）\n",
   "0 measure 一/（一） 开展排查 #2\n0 measure 一/（二） 修渠"},
  {"problems and measures under labels",
   "（一）问题：渠道淤积，过水不畅。\n整改措施：1.清淤疏浚。2.建立制度。\n责任单位：县水务局\n"
   "（二）问题：河堤开裂。\n整改措施：灌浆。\n责任单位：县住建局\n",
   "0 measure （一） 问题：渠道淤积，过水不畅 +2\n0 measure （二） 问题：河堤开裂"},
  {"remedies above a clause are tasks",
   "一、任务\n（一）修渠\n1.查漏\n逐段查清。\n2.补漏\n逐段补好。\n牵头单位：县水务局\n"
   "（二）护堤。加固。（县住建局负责）\n",
   "0 measure 一/（一）/1 查漏\n0 measure 一/（一）/2 补漏\n0 measure 一/（二） 护堤"},
  {"numbers on lines of their own",
   "一、任务\n1.\n修渠。办好。（县水务局负责）\n2.\n护堤。加固。（县住建局负责）\n",
   "0 measure 一/1 修渠\n0 measure 一/2 护堤"},
  {"the only attachment right behind its name",
   "治水方案\n一、要求\n抓好。\n二、任务\n见附件。\n附件：治水清单\n1."
   "修渠。办好。（县水务局负责）\n"
   "2.护堤。加固。（县住建局负责）\n",
   "0 guarantee 一 要求\n0 measure 二 任务\n1 measure 1 修渠\n1 measure 2 护堤"},
  {"not headings",
   "一、任务\n（一）甲事。办好。\n2020."
   "5万吨。\n（以下简称甲事）要办好。\n5、6月份检查。\n一、二级水库先修。\n",
   "0 measure 一/（一） 甲事"},
};

static void
test_outlines (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (outlines); i++)
    {
      g_test_message ("%s", outlines[i].name);
      assert_blocks (outlines[i].text, outlines[i].blocks);
    }
}

static void
test_parts (void)
{
  g_autoptr (SpReading) reading =
    read_text ("示例县治水三年方案\n"
               "一、任务\n（一）甲事。办好。\n"
               "附件1.甲专项方案\n2.乙专项方案\n\n示例县治水办  2020年3月10日印发\n"
               "附件1\n甲专项\n方案\n一、目标\n修好。\n二、任务\n（一）乙事。办好。\n"
               "附件2：\n乙专项方案\n一、任务\n（一）丙事。办好。\n");
  g_autofree char *blocks = write_blocks (reading);

  g_assert_cmpuint (sp_reading_get_n_parts (reading), ==, 3);
  g_assert_cmpstr (sp_reading_get_part (reading, 0)->title, ==, "示例县治水三年方案");
  g_assert_cmpstr (sp_reading_get_part (reading, 1)->title, ==, "甲专项方案");
  g_assert_cmpstr (sp_reading_get_part (reading, 2)->title, ==, "乙专项方案");
  g_assert_cmpstr (
    blocks, ==,
    "0 measure 一/（一） 甲事\n1 goal 一 目标\n1 measure 二/（一） 乙事\n2 measure 一/（一） 丙事");
}

static void
test_part_lines (void)
{
  g_autoptr (SpReading) chinese =
    read_text ("方案\n一、任务\n（一）甲事。办好。\n附件：1.甲方案\n2.乙方案\n"
               "附件一\n甲方案\n一、任务\n（一）乙事。办好。\n");
  g_autoptr (SpReading) titled =
    read_text ("方案\n一、任务\n（一）甲事。办好。\n"
               "附件1 甲方案\n附件2 乙方案\n附件1 甲方案\n一、任务\n（一）乙事。办好。\n");
  g_autofree char *first = write_blocks (chinese);
  g_autofree char *second = write_blocks (titled);

  g_assert_cmpstr (first, ==, "0 measure 一/（一） 甲事\n1 measure 一/（一） 乙事");
  g_assert_cmpstr (second, ==, "0 measure 一/（一） 甲事\n1 measure 一/（一） 乙事");
  g_assert_cmpstr (sp_reading_get_part (titled, 1)->title, ==, "甲方案");
}

/* A paragraph with its own clause behind a finished one, and a first child that lost its number. */
static void
test_unnumbered (void)
{
  assert_blocks (
    "一、任务\n1.甲事。办好。（县水务局负责）\n乙事。办好这件大事，办得及时。（县民政局负责）\n2."
    "丙事。办好。（县水务局负责）\n",
    "0 measure 一/1 甲事\n0 measure 一/1/? 乙事\n0 measure 一/2 丙事");
  assert_blocks (
    "一、任务\n（一）总事\n甲事。办好。（县水务局负责）\n2.乙事。办好。（县水务局负责）\n",
    "0 measure 一/（一）/? 甲事\n0 measure 一/（一）/2 乙事");
}

/* Line breaks lost in copying: headings are found behind full stops and brackets. */
static void
test_flat (void)
{
  g_autoptr (GString) text = g_string_new ("示例县治水方案 一、重点任务。（一）修渠。");
  g_autoptr (SpReading) reading = NULL;
  g_autofree char *blocks = NULL;

  for (int i = 0; i < 120; i++)
    g_string_append (text, "逐段检修，逐段验收，逐段移交。");
  g_string_append (text, "（县水务局负责）（二）清淤。先清后运，不留死角。（县民政局负责）二、保障"
                         "措施。（一）加强领导。抓好落实。");
  reading = read_text (text->str);
  blocks = write_blocks (reading);
  g_assert_cmpstr (
    blocks, ==,
    "0 measure 一/（一） 修渠\n0 measure 一/（二） 清淤\n0 guarantee 二/（一） 加强领导");
}

/* Headings right behind the heading above them, and numbers behind semicolons. */
static void
test_flat_close (void)
{
  assert_blocks (
    "示例市治水方案 一、主要任务（一）修渠1.查漏。查清；2.修补。修好。（二）清淤。先清后运。",
    "0 measure 一/（一）/1 查漏\n0 measure 一/（一）/2 修补\n0 measure 一/（二） 清淤");
}

/* A title on its own line, or a line for each section, and all else run together. */
static void
test_flat_sections (void)
{
  static const char body[] =
    "0 goal 一 总体目标\n0 measure 二/（一）/1 查漏\n0 measure 二/（一）/2 "
    "修补\n0 measure 二/（二） 清淤\n0 guarantee 三/（一） 加强领导";

  assert_blocks (
    "治水方案\n一、总体目标。年内见效。二、主要任务（一）修渠。1.查漏。查清。2.修补。修好。"
    "（二）清淤。先清后运。三、保障措施（一）加强领导。抓好落实。",
    body);
  assert_blocks (
    "治水方案\n一、总体目标。年内见效。\n二、主要任务（一）修渠。1.查漏。查清。2.修补。修好。"
    "（二）清淤。先清后运。\n三、保障措施（一）加强领导。抓好落实。\n",
    body);
}

/* Two slips in a long document do not make it one without line breaks. */
static void
test_slips_are_not_flat (void)
{
  g_autoptr (GString) text = g_string_new ("治水方案\n");
  g_autoptr (SpReading) reading = NULL;

  for (guint i = 0; i < 12; i++)
    g_string_append (text, "一、任务\n（一）修渠。办好：1.查漏；2.修补。\n（二）清淤。办好。\n");
  g_string_append (text, "二、任务（一）甲事。办好。\n三、任务（一）乙事。办好。\n");
  reading = read_text (text->str);
  g_assert_cmpuint (sp_reading_get_n_blocks (reading), ==, 12 * 2 + 2);
  g_assert_cmpstr (sp_reading_get_block (reading, 0)->path, ==, "一/（一）");
}

/* A short text in one line, with numbers that run on. */
static void
test_flat_short (void)
{
  g_autoptr (SpReading) reading = read_text (
    "示例市治水方案 为治水，制定本方案。 一、主要目标 修好水渠。 二、重点工程 "
    "（一）修渠。逐段检修。（县水务局负责） "
    "（二）清淤。先清后运。（县民政局负责） 三、政策 （三）立规。立好规矩。（县司法局负责）");
  g_autofree char *blocks = write_blocks (reading);

  g_assert_cmpstr (sp_reading_get_title (reading), ==, "示例市治水方案");
  g_assert_cmpstr (blocks, ==,
                   "0 goal 一 主要目标\n0 measure 二/（一） 修渠\n0 measure 二/（二） "
                   "清淤\n0 measure 三/（三） 立规");
}

/* Broken in the middle of words and of brackets: joined for reading, places those of the source. */
static void
test_broken_lines (void)
{
  g_autoptr (SpReading) reading =
    read_text ("一、任务\n（一）修渠。各乡镇要对照去年汛期查出的渗漏清单逐\n段检修，2024年6\n"
               "月底前修完。（县水\n务局负责）\n（二）清淤。办好。\n");
  const SpReadBlock *block = sp_reading_get_block (reading, 0);
  const SpReadUnit *unit = &g_array_index (block->units, SpReadUnit, 0);
  g_autofree char *deadlines = write_deadlines (block);
  g_autofree char *whole = sp_reading_dup_span (reading, block->span);
  g_autofree char *printed = sp_reading_dup_span (reading, unit->span);

  g_assert_cmpstr (unit->name, ==, "县水务局");
  g_assert_cmpstr (printed, ==, "县水\n务局");
  g_assert_cmpstr (deadlines, ==, "by 2024-06-30");
  g_assert_true (g_str_has_prefix (whole, "（一）修渠。"));
  g_assert_true (g_str_has_suffix (whole, "务局负责）"));
  g_assert_cmpstr (sp_reading_get_block (reading, 1)->title, ==, "清淤");
}

/* What only looks broken: a heading on its own line, a signature, items of a list. */
static void
test_unbroken_lines (void)
{
  assert_blocks (
    "一、任务\n1.修好干渠，疏通支渠\n逐段检修，逐段验收。\n2.清淤。先清后运，不留死角\n"
    "示例县水务局\n2021年3月2日\n",
    "0 measure 一/1 修好干渠，疏通支渠\n0 measure 一/2 清淤");
}

static void
test_headings_joined (void)
{
  g_autoptr (SpReading) reading = read_text ("一、重点任务\n（一）修渠。\n1.县城段。先修。\n");
  const SpReadBlock *block = sp_reading_get_block (reading, 0);
  g_autofree char *title = sp_reading_dup_span (reading, block->title_span);
  g_autofree char *body = sp_reading_dup_span (reading, block->body);
  g_autofree char *whole = sp_reading_dup_span (reading, block->span);

  g_assert_cmpstr (block->heading, ==, "重点任务/修渠");
  g_assert_cmpstr (title, ==, "县城段");
  g_assert_cmpstr (body, ==, "先修。");
  g_assert_cmpstr (whole, ==, "1.县城段。先修。");
  g_assert_cmpuint (block->n_chars, ==, 9);
}

/* For whom the document is stands between its text and its signature and belongs to neither. */
static void
test_notice_behind (void)
{
  g_autoptr (SpReading) reading =
    read_text ("一、任务\n（一）修渠。先修。\n（此件公开发布）\n示例县人民政府\n2024年3月2日\n");
  g_autofree char *whole = sp_reading_dup_span (reading, sp_reading_get_block (reading, 0)->span);

  g_assert_cmpstr (whole, ==, "（一）修渠。先修。");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/document/outline/forms", test_outlines);
  g_test_add_func ("/document/outline/parts", test_parts);
  g_test_add_func ("/document/outline/part-lines", test_part_lines);
  g_test_add_func ("/document/outline/unnumbered-blocks", test_unnumbered);
  g_test_add_func ("/document/outline/line-breaks-lost", test_flat);
  g_test_add_func ("/document/outline/line-breaks-lost-in-short", test_flat_short);
  g_test_add_func ("/document/outline/line-breaks-lost-between-headings", test_flat_close);
  g_test_add_func ("/document/outline/line-breaks-lost-inside-sections", test_flat_sections);
  g_test_add_func ("/document/outline/slips-are-not-lost-breaks", test_slips_are_not_flat);
  g_test_add_func ("/document/outline/broken-lines", test_broken_lines);
  g_test_add_func ("/document/outline/unbroken-lines", test_unbroken_lines);
  g_test_add_func ("/document/outline/notice-behind-the-text", test_notice_behind);
  g_test_add_func ("/document/outline/places-in-the-source", test_headings_joined);
  return g_test_run ();
}
