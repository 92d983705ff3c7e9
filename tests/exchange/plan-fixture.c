/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The small plan and ways to get at what its draft holds. */
#include "plan-fixture.h"

#include "exchange/sp-directory.h"
#include <string.h>

const char plan_text[] =
  "示例县学校食堂安全整治三年行动计划\n"
  "一、总体要求\n"
  "到2022年底，食堂持证率达到100%。\n"
  "二、重点任务\n"
  "（一）摸清底数\n"
  "1.建立台账。2020年底前，逐校登记食堂面积、燃气和人员情况。（县教育体育局牵头，县应急管里局、"
  "县食堂协会按职责分工负责）\n"
  "2.更换灶具。一是2021年6月底前更换老旧灶具；二是10月底前复查一遍；三是留存记录。（责任单位："
  "各乡镇人民政府；县直牵头部门：县教育体育局；县直责任部门：县市场监管局等按职责分工负责）\n"
  "（二）加强管理\n"
  "1.定期检查。自2021年1月起，每季度检查1次，问题整改率不低于95%。（县教育体育局牵头，"
  "县食堂协会配合）\n"
  "三、进度安排\n"
  "从2020年9月至2022年12月，分两个阶段进行。\n"
  "（一）排查整治（2020年9月至12月）。逐校排查。\n"
  "（二）巩固提升（2021年1月至2022年12月）。建立制度。\n"
  "四、保障措施\n"
  "（一）加强领导。每半年听取1次汇报。\n";

SpImportDraft *
draft_of (Place *place, const char *text)
{
  g_autofree char *path = place_write (place, "计划.txt", text, -1);
  g_autoptr (GError) error = NULL;
  SpImportDraft *draft = sp_import_draft_new_from_file (path, sp_store_get_reader (place->store),
                                                        NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return draft;
}

Place *
place_with_units (void)
{
  Place *place = place_new ();
  g_autoptr (GError) error = NULL;

  sp_directory_seed (place->store, "sample", &error);
  g_assert_no_error (error);
  return place;
}

SpDraftMeasure *
measure_titled (SpImportDraft *draft, const char *title)
{
  GPtrArray *measures = sp_import_draft_get_measures (draft);

  for (guint i = 0; i < measures->len; i++)
    {
      SpDraftMeasure *measure = g_ptr_array_index (measures, i);

      if (strcmp (sp_record_get_title (SP_RECORD (measure->measure)), title) == 0)
        return measure;
    }
  g_error ("no measure %s", title);
}

/* The doubt of @kind about what is printed as @words. */
guint
doubt_about (SpImportDraft *draft, SpDoubtKind kind, const char *words)
{
  GPtrArray *doubts = sp_import_draft_get_doubts (draft);
  const char *text =
    sp_record_get_text (SP_RECORD (sp_import_draft_get_source (draft)), SP_SOURCE_TEXT);

  for (guint i = 0; i < doubts->len; i++)
    {
      SpRecord *doubt = g_ptr_array_index (doubts, i);
      g_autofree char *there =
        g_utf8_substring (text, sp_record_get_integer (doubt, SP_DOUBT_SOURCE_START),
                          sp_record_get_integer (doubt, SP_DOUBT_SOURCE_END));

      if (sp_record_get_integer (doubt, SP_DOUBT_KIND) == (int64_t)kind &&
          strstr (there, words) != NULL)
        return i;
    }
  g_error ("no doubt about %s", words);
}

SpRecord *
doubt_at (SpImportDraft *draft, guint i)
{
  return g_ptr_array_index (sp_import_draft_get_doubts (draft), i);
}

SpRecord *
unit_of (SpDraftMeasure *measure, const char *printed)
{
  for (guint i = 0; i < measure->units->len; i++)
    {
      SpRecord *unit = g_ptr_array_index (measure->units, i);

      if (strcmp (sp_record_get_text (unit, SP_MEASURE_UNIT_PRINTED_NAME), printed) == 0)
        return unit;
    }
  g_error ("no unit %s", printed);
}

int64_t
find_unit (Place *place, const char *name)
{
  g_autoptr (GError) error = NULL;
  int64_t id = sp_reader_find_unit (sp_store_get_reader (place->store), name,
                                    sp_date_from_ymd (2020, 9, 1), &error);

  g_assert_no_error (error);
  return id;
}

int64_t
accept_draft (SpImportDraft *draft, Place *place)
{
  g_autoptr (GError) error = NULL;
  int64_t plan = sp_import_draft_accept (draft, place->store, &error);

  g_assert_no_error (error);
  g_assert_cmpint (plan, >, 0);
  return plan;
}
