/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The invented county's measures are made from lists of words by a small generator with a fixed
 * seed. */
#include "test-schedule.h"

static const char *const part_titles[] = {
  "全县安全生产专项整治总体任务",   "学习贯彻安全发展理念专题",       "落实企业主体责任专题",
  "危险化学品安全专项整治",         "非煤矿山安全专项整治",           "消防安全专项整治",
  "道路运输安全专项整治",           "水上交通和渔业船舶安全专项整治", "城镇建设安全专项整治",
  "工业园区安全专项整治",           "危险废物等安全专项整治",         "特种设备安全专项整治",
  "农村住房和农业机械安全专项整治",
};

static const char *const verbs[] = {
  "全面排查", "规范", "健全", "严格落实", "推进", "完善", "集中整治", "督促落实", "建立", "开展",
};

static const char *const objects[] = {
  "重点企业风险分级管控清单",
  "从业人员培训考核",
  "老旧小区消防通道",
  "乡村道路急弯陡坡路段隐患台账",
  "加油站双层罐改造和油气回收装置运行情况",
  "小作坊用电用气",
  "应急预案与演练",
  "高层建筑外墙材料及电缆井封堵",
  "校车和接送学生车辆",
  "涉水景区救生设施",
  "建筑起重机械备案与安拆单位资质",
  "农村自建房用作经营场所的结构安全鉴定和分类处置工作",
  "安全投入",
  "园区封闭化管理和危险化学品运输车辆专用停车场建设",
  "有限空间作业审批",
  "电梯维保质量",
};

static const char *const units[] = {
  "县应急管理局",   "县公安局",         "县交通运输局",   "县住房和城乡建设局",
  "县消防救援大队", "县市场监管局",     "县农业农村局",   "县自然资源局",
  "县教育体育局",   "县工业和信息化局", "县卫生健康局",   "县水务局",
  "县文化和旅游局", "县发展和改革局",   "县生态环境分局", "各乡镇人民政府",
};

#define N_PARTS G_N_ELEMENTS (part_titles)

typedef struct
{
  guint32 state;
} Random;

static guint
next (Random *random, guint below)
{
  random->state = random->state * 1664525u + 1013904223u;
  return (random->state >> 12) % below;
}

static char *
dup_units (Random *random, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint at = next (random, G_N_ELEMENTS (units));

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "、" : "",
                            units[(at + i) % G_N_ELEMENTS (units)]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

SpSchedule *
test_schedule_new_empty (SpDate as_of)
{
  SpSchedule *self =
    sp_schedule_new ("示例县安全生产专项整治三年行动实施方案", sp_date_from_ymd (2020, 1, 1),
                     sp_date_from_ymd (2022, 12, 31), as_of, NULL);

  sp_schedule_add_phase (self, "动员部署", sp_date_from_ymd (2020, 4, 1),
                         sp_date_from_ymd (2020, 5, 31));
  sp_schedule_add_phase (self, "排查整治", sp_date_from_ymd (2020, 6, 1),
                         sp_date_from_ymd (2020, 12, 31));
  sp_schedule_add_phase (self, "集中攻坚", sp_date_from_ymd (2021, 1, 1),
                         sp_date_from_ymd (2021, 12, 31));
  sp_schedule_add_phase (self, "巩固提升", sp_date_from_ymd (2022, 1, 1),
                         sp_date_from_ymd (2022, 12, 31));
  sp_schedule_add_part (self, 1, 0, part_titles[0]);
  return self;
}

void
test_schedule_add (SpSchedule *schedule, int64_t id, const char *title, SpDate due, int percent)
{
  SpScheduleMark mark = {due, percent == 100};
  SpScheduleRow row = {
    .measure = id,
    .path = "一",
    .title = title,
    .leads = "县应急管理局",
    .responsibles = "县公安局、各乡镇人民政府",
    .start = sp_date_from_ymd (2020, 5, 1),
    .due = due,
    .end = due,
    .percent = percent,
  };

  sp_schedule_add_row (schedule, &row, &mark, due == SP_DATE_NONE ? 0 : 1);
}

static SpDate
month_end (Random *random, int first_month)
{
  int month = first_month + (int)next (random, 28);

  return sp_date_month_end (2020 + month / 12, month % 12 + 1);
}

static void
add_random (SpSchedule *self, Random *random, guint i, SpDate as_of)
{
  SpScheduleMark marks[5];
  guint n_marks =
    MIN (next (random, 6), 4) == 0 ? 0 : 1 + next (random, 8) / 6 + next (random, 20) / 18 * 2;
  g_autofree char *leads = dup_units (random, next (random, 9) == 0 ? 2 : 1);
  g_autofree char *others = dup_units (random, next (random, 14) == 0 ? 14 : 1 + next (random, 6));
  g_autofree char *title = g_strconcat (
    verbs[next (random, G_N_ELEMENTS (verbs))], objects[next (random, G_N_ELEMENTS (objects))],
    next (random, 6) == 0 ? "并纳入县级信息平台动态管理，按季度通报进展和存在问题" : "", NULL);
  SpScheduleRow row = {
    .measure = i + 1, .path = "一", .title = title, .leads = leads, .responsibles = others};
  guint pace = next (random, 10);

  row.start = sp_date_from_ymd (2020, 1 + (int)next (random, 12), 1);
  for (guint k = 0; k < n_marks; k++)
    marks[k] = (SpScheduleMark) {month_end (random, 8), FALSE};
  row.end = n_marks == 0 ? sp_date_from_ymd (2022, 12, 31) : row.start;
  for (guint k = 0; k < n_marks; k++)
    row.end = MAX (row.end, marks[k].due);
  row.percent = (as_of - row.start) * 100 / MAX (1, row.end - row.start) - (int)next (random, 14);
  row.percent = CLAMP (row.percent, 0, 96);
  if (pace < 3)
    row.percent = 100;
  else if (pace == 3)
    row.percent /= 2;
  row.due = SP_DATE_NONE;
  for (guint k = 0; k < n_marks; k++)
    {
      marks[k].is_done = row.percent == 100 || (marks[k].due <= as_of && next (random, 8) > 0);
      if (!marks[k].is_done && (row.due == SP_DATE_NONE || marks[k].due < row.due))
        row.due = marks[k].due;
    }
  if (row.due == SP_DATE_NONE)
    row.due = row.end;
  row.reported_on = as_of;
  sp_schedule_add_row (self, &row, marks, n_marks);
}

SpSchedule *
test_schedule_new (guint n_measures, SpDate as_of)
{
  SpSchedule *self = test_schedule_new_empty (as_of);
  Random random = {7};
  guint part = 0;

  for (guint i = 0; i < n_measures; i++)
    {
      guint wanted = (guint)((guint64)i * N_PARTS / n_measures);

      for (; part < wanted; part++)
        sp_schedule_add_part (self, part + 2, (int)part + 1, part_titles[part + 1]);
      add_random (self, &random, i, as_of);
    }
  return self;
}
