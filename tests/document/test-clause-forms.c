/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Responsibility clauses as offices of other places write them: labels, separators, tails, dates
 * and persons between the units, and what only looks like a clause. */
#include "reading-test.h"

typedef struct
{
  const char *name;
  const char *clause; /* stands behind 建立台账。逐项登记。 as measure （一） */
  const char *units;
} Form;

static const Form labels[] = {
  {"responsible departments", "（责任部门：县水务局、县民政局）",
   "县水务局/responsible 县民政局/responsible"},
  {"main responsible", "（主要责任单位：县水务局；配合单位：县民政局）",
   "县水务局/lead 县民政局/support"},
  {"takes part, carries out", "（牵头单位：县水务局；参与单位：县民政局；落实单位：县司法局）",
   "县水务局/lead 县民政局/support 县司法局/responsible"},
  {"helps", "（主办单位：县水务局；协办单位：县民政局；承办单位：县司法局）",
   "县水务局/lead 县民政局/support 县司法局/responsible"},
  {"watches over", "（责任单位：县水务局；督办单位：县民政局、县司法局）",
   "县水务局/responsible 县民政局/support 县司法局/support"},
  {"guides", "（责任单位：县水务局；指导单位：县民政局）", "县水务局/responsible 县民政局/support"},
  {"full stops between labels", "（牵头单位：县水务局。责任单位：县民政局、县司法局。）",
   "县水务局/lead 县民政局/responsible 县司法局/responsible"},
  {"three labels with commas", "（牵头单位：县水务局，责任单位：县民政局，配合单位：县司法局）",
   "县水务局/lead 县民政局/responsible 县司法局/support"},
  {"levels in labels",
   "（市级责任单位：市水务局；县级责任单位：示例县水务局；乡级责任单位：各乡镇政府）",
   "市水务局/responsible 示例县水务局/responsible 各乡镇政府/territorial"},
  {"offices inside a unit", "（责任科室：执法科、法规科；责任人：王五）",
   "执法科/responsible 法规科/responsible"},
  {"label with a second word", "（责任单位及部门：县水务局、县民政局）",
   "县水务局/responsible 县民政局/responsible"},
  {"label with brackets", "（责任单位（部门）：县水务局、县民政局）",
   "县水务局/responsible 县民政局/responsible"},
  {"first and other", "（第一责任单位：县水务局；其他责任单位：县民政局）",
   "县水务局/lead 县民政局/responsible"},
  {"label without colon", "（牵头单位 县水务局 责任单位 县民政局）",
   "县水务局/lead 县民政局/responsible"},
  {"label in brackets of its own", "\n【责任单位】县水务局、县民政局",
   "县水务局/responsible 县民政局/responsible"},
  {"labels in brackets in a row", "\n【牵头单位】县水务局【配合单位】县民政局【完成时限】6月底前",
   "县水务局/lead 县民政局/support"},
  {"persons and units", "（责任领导：张三；责任单位：县水务局；责任人：李四、王五）",
   "县水务局/responsible"},
  {"first group without a label", "（县水务局，配合单位：县民政局）",
   "县水务局/responsible 县民政局/support"},
  {"several persons", "（分管领导：张三，李四；责任单位：县水务局，县民政局）",
   "县水务局/responsible 县民政局/responsible"},
  {"persons only", "（责任领导：张三、李四）", ""},
  {"county leaders", "（包保县领导：张三；牵头县领导：李四；牵头单位：县水务局）", "县水务局/lead"},
  {"nobody", "（牵头单位：县水务局；配合单位：无）", "县水务局/lead"},
  {"governments behind a semicolon", "（牵头单位：县水务局；配合单位：县民政局；各镇政府）",
   "县水务局/lead 县民政局/support 各镇政府/territorial"},
  {"areas by name", "（责任单位：市水务局、山前县、河东区、各开发区管委会）",
   "市水务局/responsible 山前县/territorial 河东区/territorial 各开发区管委会/territorial"},
  {"towns by name", "（责任单位：山前镇、河东乡、城关街道、县水务局）",
   "山前镇/territorial 河东乡/territorial 城关街道/territorial 县水务局/responsible"},
  {"roles behind names", "（责任单位：县水务局（牵头）、县民政局、县司法局（配合））",
   "县水务局/lead 县民政局/responsible 县司法局/support"},
  {"telephone behind a name", "（责任单位：县水务局（联系电话：12345678）、县民政局）",
   "县水务局/responsible 县民政局/responsible"},
  {"checks the result", "（责任单位：县水务局；验收单位：县民政局）",
   "县水务局/responsible 县民政局/support"},
  {"one word for a label", "（牵头：县水务局；配合：县民政局、各乡镇）",
   "县水务局/lead 县民政局/support 各乡镇/support"},
  {"label and copula", "\n责任单位为县水务局、县民政局。",
   "县水务局/responsible 县民政局/responsible"},
  {"persons by another word", "（责任单位：县水务局；责任人员：张三）", "县水务局/responsible"},
  {"members", "（统筹单位：县水务局；成员单位：县民政局、县司法局；支持单位：县财政局）",
   "县水务局/lead 县民政局/responsible 县司法局/responsible 县财政局/support"},
  {"levels for labels", "（县级：县水务局、县民政局；乡级：各乡镇政府）",
   "县水务局/responsible 县民政局/responsible 各乡镇政府/territorial"},
  {"time without a colon", "（责任单位：县水务局 完成时间 2024年6月底前）", "县水务局/responsible"},
  {"departments of a firm", "（责任部门：工程物业部、安委会、各店铺）",
   "工程物业部/responsible 安委会/responsible 各店铺/responsible"},
};

static const Form verbs[] = {
  {"divided", "（县水务局、县民政局分工负责）", "县水务局/responsible 县民政局/responsible"},
  {"divided by duty", "（县水务局、县民政局按职责分工分别负责）",
   "县水务局/responsible 县民政局/responsible"},
  {"half-width, three roles", "(县水务局牵头,县民政局、县司法局配合,各县区政府负责落实)",
   "县水务局/lead 县民政局/support 县司法局/support 各县区政府/territorial"},
  {"provincial lead alone", "（省水利厅牵头）", "省水利厅/lead"},
  {"both lead", "（发展改革委、水利部牵头负责）", "发展改革委/lead 水利部/lead"},
  {"named as lead", "（县水务局为牵头单位，县民政局为配合单位）", "县水务局/lead 县民政局/support"},
  {"in the first place", "（以县水务局为主，县民政局配合）", "县水务局/lead 县民政局/support"},
  {"together with named units", "（由县水务局会同县民政局、县司法局负责）",
   "县水务局/lead 县民政局/responsible 县司法局/responsible"},
  {"lead, together with", "（县水务局牵头，会同县民政局抓好落实）",
   "县水务局/lead 县民政局/responsible"},
  {"coordinates", "（县水务局统筹协调，县民政局具体负责）", "县水务局/lead 县民政局/responsible"},
  {"helps the lead", "（县水务局牵头，县民政局配合牵头单位做好工作）",
   "县水务局/lead 县民政局/support"},
  {"federations are no joint work", "（县残疾人联合会、县工商业联合会负责）",
   "县残疾人联合会/responsible 县工商业联合会/responsible"},
  {"supervision in a name", "（县市场监督管理局、县委组织部负责）",
   "县市场监督管理局/responsible 县委组织部/responsible"},
  {"supports by guiding", "（各乡镇政府负责，县水务局、县民政局加强指导）",
   "各乡镇政府/territorial 县水务局/support 县民政局/support"},
  {"joins in", "（县水务局牵头，县民政局等参加）", "县水务局/lead 县民政局/support"},
  {"verbs apart", "（县水务局 牵头；县民政局－配合）", "县水务局/lead 县民政局/support"},
  {"offices of assemblies", "（县人大办、县政协办、县政协机关负责）",
   "县人大办/responsible 县政协办/responsible 县政协机关/responsible"},
  {"a person behind the office", "（责任单位：县水务局 张三、县民政局　李四五）",
   "县水务局/responsible 县民政局/responsible"},
  {"gives the means", "（县水务局总牵头，县民政局具体负责，县财政局提供资金保障）",
   "县水务局/lead 县民政局/responsible 县财政局/support"},
  {"gets it done", "（县水务局负总责，各乡镇抓落实）", "县水务局/responsible 各乡镇/territorial"},
  {"named as the bodies", "（各乡镇人民政府为责任主体，县水务局为监管主体）",
   "各乡镇人民政府/territorial 县水务局/responsible"},
  {"verb inside a name", "（县政协办公室、县水务局负责）",
   "县政协办公室/responsible 县水务局/responsible"},
  {"one unit and a date", "（县水务局。2024年12月底完成）", "县水务局/responsible"},
  {"levels", "（省级层面由省水利厅牵头，市县层面由属地政府负责）",
   "省水利厅/lead 属地政府/territorial"},
  {"each on its own", "（县水务局、县民政局各自负责）",
   "县水务局/responsible 县民政局/responsible"},
  {"bears the main part", "（县水务局配合，各乡镇主责）", "县水务局/support 各乡镇/lead"},
  {"joint staff", "（国防科工局、某委联合参谋部负责）",
   "国防科工局/responsible 某委联合参谋部/responsible"},
  {"in consultation", "（由县水务局商县民政局负责）", "县水务局/responsible 县民政局/responsible"},
  {"leads by name", "（各专项整治牵头部门按职责分工负责）", "各专项整治牵头部门/responsible"},
  {"each its part", "（县水务局牵头，各乡镇分头落实）", "县水务局/lead 各乡镇/territorial"},
  {"verb before a date", "（县水务局、县民政局分工负责，2023年完成）",
   "县水务局/responsible 县民政局/responsible"},
  {"date before a lead", "（2020年年底前完成、县水务局牵头，县民政局配合）",
   "县水务局/lead 县民政局/support"},
  {"date behind a label", "（牵头单位：县水务局；责任单位：县民政局；完成时限：2024年6月底）",
   "县水务局/lead 县民政局/responsible"},
  {"date first", "（完成时限：2024年6月底；责任单位：县水务局）", "县水务局/responsible"},
  {"date words", "（责任单位：县水务局，每年12月底前，长期坚持）", "县水务局/responsible"},
  {"date between units by comma", "（责任单位：县水务局、县工业园区管委会,6月底完成）",
   "县水务局/responsible 县工业园区管委会/responsible"},
  {"numbers in a name", "（市12345热线中心、县110联动办负责）",
   "市12345热线中心/responsible 县110联动办/responsible"},
};

static const Form names[] = {
  {"etc and governments", "（国家某某委、某某部等和各省级人民政府按职责分工负责）",
   "国家某某委/responsible 某某部/responsible 各省级人民政府/territorial"},
  {"etc and own departments", "（县水务局等及县直相关单位负责）",
   "县水务局/responsible 县直相关单位/responsible"},
  {"so many departments", "（县水务局、县民政局等12个部门按职责分工负责）",
   "县水务局/responsible 县民政局/responsible"},
  {"etc departments concerned", "（县水务局、县民政局等县直有关部门负责）",
   "县水务局/responsible 县民政局/responsible 县直有关部门/responsible"},
  {"etc members", "（县公安局、县水务局等成员单位负责）",
   "县公安局/responsible 县水务局/responsible"},
  {"schools are no etc", "（市教育局、各高等学校负责）",
   "市教育局/responsible 各高等学校/responsible"},
  {"and without a level", "（县教育局和卫生健康局负责）",
   "县教育局/responsible 卫生健康局/responsible"},
  {"and inside names", "（自然资源和规划局、粮食和物资储备局、民族和宗教局负责）",
   "自然资源和规划局/responsible 粮食和物资储备局/responsible 民族和宗教局/responsible"},
  {"departments and units", "（各有关部门和单位负责）", "各有关部门和单位/responsible"},
  {"county, city and district", "（各县、市、区政府负责）", "各县、市、区政府/territorial"},
  {"districts and cities", "（市水务局，各区、县级市负责）",
   "市水务局/responsible 各区、县级市/territorial"},
  {"townships and streets", "（各乡镇、街道负责）", "各乡镇、街道/territorial"},
  {"party committees and governments", "（各乡镇党委、政府，县水务局负责）",
   "各乡镇党委、政府/territorial 县水务局/responsible"},
  {"towns, streets and parks", "（责任单位：县水务局，各镇、街道、园区）",
   "县水务局/responsible 各镇、街道、园区/territorial"},
  {"zones beside governments", "（市水务局牵头，各县（市、区）人民政府、示例新区管委会负责）",
   "市水务局/lead 各县（市、区）人民政府/territorial 示例新区管委会/territorial"},
  {"zones without a verb", "（市水务局牵头，市民政局，各县区政府、示例新区管委会）",
   "市水务局/lead 市民政局/responsible 各县区政府/territorial 示例新区管委会/territorial"},
  {"zones in a row", "（市水务局、各县区政府，示例开发区、河东高新区管委会）",
   "市水务局/responsible 各县区政府/territorial 示例开发区/territorial "
   "河东高新区管委会/territorial"},
  {"departments, units", "（各有关部门、单位，各乡镇负责）",
   "各有关部门、单位/responsible 各乡镇/territorial"},
  {"areas without every", "（责任单位：镇（街道）、县（市、区）、属地政府、县水务局）",
   "镇（街道）/territorial 县（市、区）/territorial 属地政府/territorial 县水务局/responsible"},
  {"shared ending", "（山前、河东、城南开发区管委会负责）",
   "山前/responsible 河东/responsible 城南开发区管委会/responsible"},
  {"level printed once", "（市水务局、民政局、司法局负责）",
   "市水务局/responsible 民政局/responsible 司法局/responsible"},
  {"brackets in brackets", "（市交通委（市道运局）、市水务局负责）",
   "市交通委（市道运局）/responsible 市水务局/responsible"},
  {"government and committee", "（各县区人民政府（管委会）负责）",
   "各县区人民政府（管委会）/territorial"},
  {"square inside", "（各县〔市、区〕政府、县水务局负责）",
   "各县〔市、区〕政府/territorial 县水务局/responsible"},
  {"parted by spaces", "（责任单位：县水务局 县民政局　县司法局）",
   "县水务局/responsible 县民政局/responsible 县司法局/responsible"},
  {"parted by strokes", "（责任单位：县水务局/县民政局）",
   "县水务局/responsible 县民政局/responsible"},
  {"two party offices", "（县委办公室和县政府办公室负责）",
   "县委办公室/responsible 县政府办公室/responsible"},
  {"young people and women", "（团县委、县妇联、县总工会、县红十字会负责）",
   "团县委/responsible 县妇联/responsible 县总工会/responsible 县红十字会/responsible"},
  {"central units", "（应急管理部、国家能源局、中国人民银行、海关总署、全国工商联负责）",
   "应急管理部/responsible 国家能源局/responsible 中国人民银行/responsible "
   "海关总署/responsible 全国工商联/responsible"},
  {"firms and squads", "（示例供电公司、县消防救援大队、示例海关、农业银行示例支行负责）",
   "示例供电公司/responsible 县消防救援大队/responsible 示例海关/responsible "
   "农业银行示例支行/responsible"},
};

static const Form places[] = {
  {"outer square", "〔县水务局、县民政局负责〕", "县水务局/responsible 县民政局/responsible"},
  {"half square", "[责任单位:县水务局]", "县水务局/responsible"},
  {"thick", "【责任单位：县水务局；配合单位：县民政局】", "县水务局/responsible 县民政局/support"},
  {"angle", "〈责任单位：县水务局、县民政局〉", "县水务局/responsible 县民政局/responsible"},
  {"mixed", "（责任单位：县水务局、县民政局)", "县水务局/responsible 县民政局/responsible"},
  {"behind the last stop", "牵头单位：县水务局。责任单位：县民政局、县司法局。",
   "县水务局/lead 县民政局/responsible 县司法局/responsible"},
  {"three lines", "\n牵头责任领导：张三\n牵头责任单位：县水务局\n协同责任单位：县民政局、各乡镇",
   "县水务局/lead 县民政局/support 各乡镇/support"},
  {"line with a date behind", "\n责任单位：县水务局、县民政局\n完成时限：2024年6月底",
   "县水务局/responsible 县民政局/responsible"},
  {"lead and date on one line", "\n牵头单位：县水务局　　完成时限：2024年6月底", "县水务局/lead"},
  {"list on a line of its own", "\n县水务局、县民政局、县司法局",
   "县水务局/responsible 县民政局/responsible 县司法局/responsible"},
  {"behind a mark", "\n★责任单位：县水务局\n——配合单位：县民政局",
   "县水务局/responsible 县民政局/support"},
  {"behind a bracket", "记入考核（5分）责任单位：县水务局", "县水务局/responsible"},
  {"this work is led by", "此项工作由县水务局牵头，县民政局配合。",
   "县水务局/lead 县民政局/support"},
  {"sentence on a line of its own", "\n由县水务局牵头，县民政局、县司法局配合。",
   "县水务局/lead 县民政局/support 县司法局/support"},
  {"no stop before the bracket", "淘汰锅炉12台(县水务局牵头,县民政局配合,各乡镇落实;10月底)",
   "县水务局/lead 县民政局/support 各乡镇/territorial"},
  {"names alone at the end of the line", "每年抽测三成(县水务局、县民政局)",
   "县水务局/responsible 县民政局/responsible"},
  {"last sentence", "县水务局牵头，县民政局、县司法局配合。",
   "县水务局/lead 县民政局/support 县司法局/support"},
  {"last sentence of one office", "县公安局交警大队负责。", "县公安局交警大队/responsible"},
  {"money is no unit", "（责任单位：县水务局、县民政局，投资约500万元）",
   "县水务局/responsible 县民政局/responsible"},
  {"one office alone", "（县水务局）", "县水务局/responsible"},
  {"one section alone", "(质量安全科)", "质量安全科/responsible"},
  {"one office and the month", "（县水务局；2024年12月）", "县水务局/responsible"},
  {"labels behind a comma", "合格率90%，责任科室：执法科，责任人：李四，完成时限：6月底前。",
   "执法科/responsible"},
  {"one behind each part of a sentence",
   "做好选种（县水务局）；做好育苗（县林草局）；做好栽植（县民政局、县财政局）。",
   "县水务局/responsible 县林草局/responsible 县民政局/responsible 县财政局/responsible"},
  {"one behind each part between commas",
   "做好选种（县水务局），做好育苗（县林草局），做好栽植（各乡镇）。办好移交。",
   "县水务局/responsible 县林草局/responsible 各乡镇/territorial"},
  {"two clauses, one unit in both", "（县水务局负责）清理旧账。（县民政局牵头，县水务局负责）",
   "县水务局/responsible 县民政局/lead"},
};

static const Form not_clauses[] = {
  {"a sentence of work behind it", "县水务局负责。各乡镇要主动汇报。", ""},
  {"bears the whole as a sentence", "乡镇政府负总责。", ""},
  {"whoever is concerned", "各有关部门负责。", ""},
  {"towns that explain a count", "先在两个镇（山前镇、河东镇）", ""},
  {"another name of an office", "报县水务局（县河长办）", ""},
  {"a school in brackets", "先在一处试点。（示例小学）", ""},
  {"other names in the parts of a sentence", "报县水务局（县河长办）；报县民政局（县救助办）。",
   ""},
  {"units that explain before a semicolon", "报两部门（县水务局、县民政局）；按期汇总。", ""},
  {"one office in a sentence", "报主管部门（县水务局）备案。", ""},
  {"a label in a sentence without a unit", "明确时限，责任单位：按清单执行。", ""},
  {"bears the whole", "压实责任（党委政府对本地工作负总责）。", ""},
  {"who approves answers", "坚持谁审批谁负责、谁主管谁负责。", ""},
  {"first asked answers", "推行首问负责。", ""},
  {"firms found a group", "支持创新（支持龙头企业牵头组建联盟）。", ""},
  {"encouraged firms", "支持创新（鼓励重点企业牵头）。", ""},
  {"head of government", "成立专班（由政府负责人牵头）。", ""},
  {"in running text", "县水务局负责登记，县民政局负责核对。", ""},
  {"units that explain", "报两部门（县水务局、县民政局）汇总。", ""},
  {"work told on a line of its own", "\n由县水务局负责登记，县民政局核对名单。", ""},
  {"a unit's part in the work", "签订合同（建设单位：县水务局）。", ""},
  {"a word explained", "压实乡镇责任（含街道，下同）。", ""},
  {"units told to act", "责任单位各部门要加强协作。", ""},
  {"whom to call", "\n联系人：张三，联系电话：12345678", ""},
  {"units that do their part", "责任单位各司其职、密切配合。", ""},
  {"projects named above", "以上项目由县水务局负责建设。", ""},
  {"date alone", "按期办结（完成时限：2024年6月底）。", ""},
  {"kinds of places on a line", "\n学校、医院、养老院", ""},
  {"a person's name", "及时上报（联系人：张三，电话：12345678）。", ""},
};

static void
assert_form (const Form *form)
{
  g_autofree char *text =
    g_strdup_printf ("一、重点任务\n（一）建立台账。逐项登记。%s\n", form->clause);
  g_autoptr (SpReading) reading = read_text (text);
  g_autofree char *units = NULL;

  g_test_message ("%s", form->name);
  g_assert_cmpuint (sp_reading_get_n_blocks (reading), ==, 1);
  if (sp_reading_get_n_blocks (reading) != 1)
    return;
  units = write_units (sp_reading_get_block (reading, 0));
  g_assert_cmpstr (units, ==, form->units);
}

static void
test_labels (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    assert_form (&labels[i]);
}

static void
test_verbs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    assert_form (&verbs[i]);
}

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    assert_form (&names[i]);
}

static void
test_places (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    assert_form (&places[i]);
}

static void
test_not_clauses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (not_clauses); i++)
    assert_form (&not_clauses[i]);
}

/* What a clause says of time is no unit, but it binds the work. */
static void
test_dates_inside (void)
{
  static const char *const clauses[] = {
    "（县水务局、县工业园区管委会负责，2024年6月底前完成）",
    "（责任单位：县水务局；完成时限：2024年6月底）",
    "（完成时限：2024年6月底前，责任单位：县水务局）",
    "\n责任单位：县水务局\n完成时限：2024年6月底前",
  };

  for (guint i = 0; i < G_N_ELEMENTS (clauses); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("一、重点任务\n（一）建立台账。逐项登记。%s\n", clauses[i]);
      g_autoptr (SpReading) reading = read_text (text);
      g_autofree char *deadlines = write_deadlines (sp_reading_get_block (reading, 0));

      g_test_message ("%s", clauses[i]);
      g_assert_cmpstr (deadlines, ==, "by 2024-06-30");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/document/clause/labels", test_labels);
  g_test_add_func ("/document/clause/verbs", test_verbs);
  g_test_add_func ("/document/clause/names", test_names);
  g_test_add_func ("/document/clause/places", test_places);
  g_test_add_func ("/document/clause/not-clauses", test_not_clauses);
  g_test_add_func ("/document/clause/dates-inside", test_dates_inside);
  return g_test_run ();
}
