/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Heads of tables as offices write them, against the fields they mean. */
#include "exchange/sp-record-heads.h"

#include "core/sp-accident.h"
#include "core/sp-enterprise.h"
#include "core/sp-hazard-days.h"
#include "core/sp-supervision.h"
#include "exchange/sp-csv.h"

static const SpRecordKey keys[] = {{"任务", "measure", NULL}};

static void
test_match (void)
{
  static const struct
  {
    const char *head;
    int field;
  } cases[] = {
    {"日期", SP_ENFORCEMENT_DAY},
    {"day", SP_ENFORCEMENT_DAY},
    {"Day", SP_ENFORCEMENT_DAY},
    {" 日　期 ", SP_ENFORCEMENT_DAY},
    {"检查日期：", SP_ENFORCEMENT_DAY},
    {"罚款", SP_ENFORCEMENT_FINES},
    {"罚款（万元）", SP_ENFORCEMENT_FINES},
    {"罚款(万元)", SP_ENFORCEMENT_FINES},
    {"罚款【万元】", SP_ENFORCEMENT_FINES},
    {"*罚款金额\n（元）", SP_ENFORCEMENT_FINES},
    {"责令限期（家）整改", SP_ENFORCEMENT_CORRECTIONS},
    {"joint-punishments", SP_ENFORCEMENT_JOINT_PUNISHMENTS},
    {"处罚｜金额", SP_ENFORCEMENT_FINES},
    {"处罚|金额", SP_ENFORCEMENT_FINES},
    {"任务", SP_ENFORCEMENT_N_FIELDS},
    {"天气", -1},
    {"（万元）", -1},
    {"", -1},
  };
  const SpRecordHeads heads = {&sp_enforcement_type, keys, G_N_ELEMENTS (keys)};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].head);
      g_assert_cmpint (sp_record_heads_match (&heads, cases[i].head), ==, cases[i].field);
    }
}

/* The heads of forms that offices hand in hazards with. */
static void
test_forms (void)
{
  static const struct
  {
    const char *heads;
    const char *fields;
  } cases[] = {
    {"序号,检查的企业(单位),存在的问题,采取的整改措施,整改完成期限,责任单位,责任人,备注",
     "-,enterprise,description,measures,deadline,rectifier,person,note"},
    {"序号,所在地区,企业名称,行业领域,重大隐患问题内容,整改完成时限,备注",
     "-,township,enterprise,industry,description,deadline,note"},
    {"序号,地区,企业名称,内容,已采取措施,整改时限",
     "-,township,enterprise,description,measures,deadline"},
    {"行业,企业,发现日期,隐患类型,来源,明细,监管责任部门,电话,立案,移送司法",
     "industry,enterprise,found_on,grade,source,description,department,phone,is_filed,"
     "is_handed_over"},
    {"来源专项,问题隐患描述,等级,发现方式,完成时间,验收人,销号时间",
     "part,description,grade,source,rectified_on,checked_by,closed_on"},
    {"地点/部位,隐患描述,治理类型,资金(万元),防范措施,检查文书号,实际投入",
     "place,description,treatment,funds,precautions,document,spent"},
  };
  SpRecordHeads heads = {&sp_hazard_type, NULL, 0, .derived = sp_hazard_days_fields ()};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) words = g_strsplit (cases[i].heads, ",", -1);
      g_autoptr (GString) fields = g_string_new (NULL);

      for (guint k = 0; words[k] != NULL; k++)
        {
          int field = sp_record_heads_match (&heads, words[k]);

          g_string_append_printf (fields, "%s%s", k > 0 ? "," : "",
                                  field >= 0 ? sp_hazard_type.fields[field].name : "-");
        }
      g_assert_cmpstr (fields->str, ==, cases[i].fields);
    }
}

static void
test_factor (void)
{
  static const struct
  {
    const char *head;
    guint field;
    double factor;
  } cases[] = {
    {"罚款", SP_ENFORCEMENT_FINES, 1},
    {"罚款（万元）", SP_ENFORCEMENT_FINES, 1},
    {"罚款（元）", SP_ENFORCEMENT_FINES, 0.0001},
    {"罚款(单位：元)", SP_ENFORCEMENT_FINES, 0.0001},
    {"检查企业（万家）", SP_ENFORCEMENT_ENTERPRISES, 10000},
    {"检查企业（家）", SP_ENFORCEMENT_ENTERPRISES, 1},
    {"企业（元）", SP_ENFORCEMENT_ENTERPRISE, 1},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].head);
      g_assert_cmpfloat (
        sp_record_heads_get_factor (&sp_enforcement_type.fields[cases[i].field], cases[i].head), ==,
        cases[i].factor);
    }
}

/* first row, rows of heads: head=field; … */
static char *
tell (const SpRecordMapping *mapping)
{
  GString *told = g_string_new (NULL);

  g_string_append_printf (told, "%u,%u:", mapping->first_row, mapping->n_head_rows);
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const SpRecordColumn *column = &g_array_index (mapping->columns, SpRecordColumn, i);

      g_string_append_printf (told, " %s=%s", column->head,
                              column->field >= 0 ? sp_enforcement_type.fields[column->field].name
                                                 : "-");
    }
  return g_string_free (told, FALSE);
}

static void
test_find (void)
{
  static const struct
  {
    const char *name;
    const char *csv;
    const char *told;
  } cases[] = {
    {"one row", "日期,乡镇\n2021-1-1,河口镇\n", "1,1: 日期=day 乡镇=township"},
    {"titles above", "附件2,\n执法台账,\n单位：家,\n日期,乡镇\n2021-1-1,河口镇\n",
     "4,1: 日期=day 乡镇=township"},
    {"two rows", "日期,检查,,处罚,\n,家数,人次,起数,金额\n2021-1-1,3,4,1,2\n",
     "2,2: 日期=day 检查｜家数=enterprises 检查｜人次=inspectors 处罚｜起数=penalties "
     "处罚｜金额=fines"},
    {"same words under two heads", "日期,检查,,整改,\n,家数,罚款,家数,备注\n2021-1-1,3,4,1,2\n",
     "2,2: 日期=day 检查｜家数=enterprises 检查｜罚款=fines 整改｜家数=- 整改｜备注=note"},
    {"numbers of columns", "日期,乡镇,罚款\n1,2,3\n2021-1-1,河口镇,4\n",
     "2,1: 日期=day 乡镇=township 罚款=fines"},
    {"letters and numbers", "序号,日期,乡镇,罚款\n甲,乙,1,2\n1,2021-1-1,河口镇,4\n",
     "2,1: 序号=- 日期=day 乡镇=township 罚款=fines"},
    {"claimed twice", "日期,检查日期,乡镇\n2021-1-1,2021-1-2,河口镇\n",
     "1,1: 日期=day 检查日期=- 乡镇=township"},
    {"joined before", "检查｜家数,处罚｜金额,退回原因\n3,4,x\n",
     "1,1: 检查｜家数=enterprises 处罚｜金额=fines 退回原因=-"},
    {"no heads", "2021-1-1,河口镇\n2021-1-2,河口镇\n", "0,0: =- =-"},
    {"a word among the data", "甲,乙\n丙,日期\n丁,戊\n", "0,0: =- =-"},
    {"nothing", "", "0,0:"},
  };
  const SpRecordHeads heads = {&sp_enforcement_type, NULL, 0};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpCellTable) table = sp_csv_read (cases[i].csv, NULL);
      g_autoptr (SpRecordMapping) mapping = sp_record_heads_find (&heads, table);
      g_autofree char *told = tell (mapping);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (told, ==, cases[i].told);
    }
}

/* A word that stands for two fields would be a matter of luck. */
static void
test_labels (void)
{
  static const SpRecordType *const types[] = {&sp_enforcement_type, &sp_supervision_type,
                                              &sp_accident_type,    &sp_accident_total_type,
                                              &sp_hazard_type,      &sp_enterprise_type};

  for (guint t = 0; t < G_N_ELEMENTS (types); t++)
    for (guint i = 0; i < types[t]->n_fields; i++)
      {
        const SpRecordHeads heads = {types[t], NULL, 0, .derived = G_MAXUINT64};

        for (guint k = 0; k < types[t]->n_fields; k++)
          g_assert_true (i == k || !sp_record_has_alias (types[t], &types[t]->fields[i],
                                                         types[t]->fields[k].label));
        g_assert_cmpint (sp_record_heads_match (&heads, types[t]->fields[i].label), ==, (int)i);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/record-heads/match", test_match);
  g_test_add_func ("/exchange/record-heads/forms", test_forms);
  g_test_add_func ("/exchange/record-heads/factor", test_factor);
  g_test_add_func ("/exchange/record-heads/find", test_find);
  g_test_add_func ("/exchange/record-heads/labels", test_labels);
  return g_test_run ();
}
