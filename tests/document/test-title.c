/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The printed title of a block, where its body begins, and what a section's title says it holds. */
#include "document/sp-blocks.h"

#include <string.h>

static const struct
{
  const char *text, *title, *rest;
} titles[] = {
  {"修渠。逐段检修。", "修渠", "逐段检修。"},
  {"清扫率达85%，清扫面积翻番；降尘量减半。", "清扫率达85%",
   "清扫率达85%，清扫面积翻番；降尘量减半。"},
  {"签订责任书，2月28日前完成。责任部门：安全部。", "签订责任书",
   "签订责任书，2月28日前完成。责任部门：安全部。"},
  {"修渠\n逐段检修，逐段验收。", "修渠", "\n逐段检修，逐段验收。"},
  {"推动渠系整治，督促各乡镇逐段检修，年内完成。", "推动渠系整治",
   "推动渠系整治，督促各乡镇逐段检修，年内完成。"},
  {"修好干渠，疏通支渠。各乡镇要逐段检修。", "修好干渠，疏通支渠", "各乡镇要逐段检修。"},
  {"修好干渠，疏通支渠\n逐段检修。", "修好干渠，疏通支渠", "\n逐段检修。"},
  {"修好干渠、支渠（县水务局负责）", "修好干渠、支渠", "（县水务局负责）"},
  {"落实“早查，早修”要求。逐段检修。", "落实“早查，早修”要求", "逐段检修。"},
  {"修渠（2021年3月，4月）。逐段检修。", "修渠（2021年3月，4月）", "逐段检修。"},
  {"修渠：\n1.查。", "修渠", "\n1.查。"},
  {"总体要求 坚持预防为主。", "总体要求", "坚持预防为主。"},
  {"动员部署 （2021年3月）。开会。", "动员部署 （2021年3月）", "开会。"},
  {"修渠", "修渠", ""},
  {"", "", ""},
};

static void
test_titles (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      const char *text = titles[i].text, *rest;
      const char *end = sp_title_end (text, text + strlen (text), &rest);
      g_autofree char *title = g_strndup (text, (gsize)(end - text));

      g_test_message ("%s", text);
      g_assert_cmpstr (title, ==, titles[i].title);
      g_assert_cmpstr (rest, ==, titles[i].rest);
    }
}

/* No title is longer than a page's line or two, whatever stands in the block. */
static void
test_endless (void)
{
  g_autoptr (GString) text = g_string_new ("（");
  const char *rest, *end;

  for (guint i = 0; i < 3000; i++)
    g_string_append (text, "字");
  end = sp_title_end (text->str, text->str + text->len, &rest);
  g_assert_cmpint (end - text->str, <=, SP_READER_MAX_TITLE);
  g_assert_true (g_utf8_validate (text->str, end - text->str, NULL));
}

static const struct
{
  const char *title;
  SpSection kind;
} sections[] = {
  {"工作目标", SP_SECTION_GOAL},
  {"总体要求", SP_SECTION_GOAL},
  {"指导思想和主要指标", SP_SECTION_GOAL},
  {"健全目标责任体系", SP_SECTION_WORK},
  {"主要任务", SP_SECTION_WORK},
  {"整治范围和任务", SP_SECTION_WORK},
  {"整治范围和重点", SP_SECTION_OTHER},
  {"整治对象", SP_SECTION_OTHER},
  {"扩大保险覆盖范围", SP_SECTION_WORK},
  {"实施步骤", SP_SECTION_PHASES},
  {"时间安排", SP_SECTION_PHASES},
  {"动员部署阶段（2021年3月）", SP_SECTION_PHASES},
  {"禁烧时间", SP_SECTION_PHASES},
  {"禁烧区域", SP_SECTION_OTHER},
  {"缩短办理时间", SP_SECTION_WORK},
  {"实施阶段", SP_SECTION_PHASES},
  {"推进第二阶段改造", SP_SECTION_WORK},
  {"加快项目建设进度", SP_SECTION_WORK},
  {"保障措施", SP_SECTION_GUARANTEES},
  {"强化组织保障", SP_SECTION_GUARANTEES},
  {"加强组织领导", SP_SECTION_GUARANTEES},
  {"工作要求", SP_SECTION_GUARANTEES},
  {"要求", SP_SECTION_GUARANTEES},
  {"落实设备安全要求", SP_SECTION_WORK},
  {"切实保障和改善民生", SP_SECTION_WORK},
  {"基本情况", SP_SECTION_OTHER},
  {"总则", SP_SECTION_OTHER},
  {"修渠", SP_SECTION_WORK},
};

static void
test_sections (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      const char *title = sections[i].title;

      g_test_message ("%s", title);
      g_assert_cmpint (sp_section_kind (title, title + strlen (title)), ==, sections[i].kind);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/document/title/ends", test_titles);
  g_test_add_func ("/document/title/endless", test_endless);
  g_test_add_func ("/document/title/sections", test_sections);
  return g_test_run ();
}
