/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpReportEditor's lists: the columns, checks, charts and sentences of a sheet, what of each is
 * edited, and how one is told on a line. */
#include "app/sp-report-editor-members.h"
#include "app/sp-report-editor-private.h"
#include "base/sp-i18n.h"
#include "report/sp-report.h"

/* ---- members ---- */

static const SpFormMember column_members[] = {
  TEXT (SpReportColumn, head, N_ ("列名"), N_ ("↵ 处换行")),
  TEXT (SpReportColumn, group, N_ ("上级表头"), N_ ("相邻而上级表头相同的列归在一起")),
  TEXT (SpReportColumn, value, N_ ("内容"), N_ ("统计项或字段；统计项可以用 + 和 - 连起来")),
  TEXT (SpReportColumn, over, N_ ("除以"), N_ ("填了就是百分比")),
  TEXT (SpReportColumn, key, N_ ("代号"), N_ ("别的列和校核用到这一列时的名字")),
  {N_ ("口径"), SP_MEMBER_MAYBE, AT (SpReportColumn, span), &sp_report_spans,
   AT (SpReportColumn, has_span), NULL},
  WORD (SpReportColumn, as, N_ ("显示为"), &sp_report_as),
  {N_ ("列宽（字）"), SP_MEMBER_NUMBER, AT (SpReportColumn, em), NULL, 0, N_ ("0 是按内容定")},
  YES (SpReportColumn, is_hidden, N_ ("不显示"), N_ ("只供别的列和校核使用")),
};

#define CHECK SpReportCheck
static const SpFormMember check_members[] = {
  TEXT (CHECK, left, N_ ("左边"), N_ ("列的代号，可以用 + 和 - 连起来")),
  TEXT (CHECK, right, N_ ("右边"), N_ ("列的代号，可以用 + 和 - 连起来")),
  YES (CHECK, is_equal, N_ ("两边应相等"), N_ ("不勾：左边不应大于右边")),
  TEXT (CHECK, words, N_ ("不符时提示"), N_ ("如 已整改大于排查")),
};

#define CHART SpReportChart
static const SpFormMember chart_members[] = {
  WORD (CHART, kind, N_ ("图的种类"), &sp_report_charts),
  TEXT (CHART, title, N_ ("图题"), NULL),
  TEXT (CHART, columns, N_ ("用到的列"), N_ ("列的代号，用英文逗号隔开")),
};

#define SENTENCE SpReportSentence
static const SpFormMember sentence_members[] = {
  TEXT (SENTENCE, section, N_ ("小标题"), N_ ("留空：接在上一句后面")),
  TEXT (SENTENCE,
        text,
        N_ ("句子"),
        N_ ("{代号} 换成那一列的数；{代号:起} 写成“减少2起”；{代号:%} "
            "写成“下降20.00%”")),
  TEXT (SENTENCE, sheet, N_ ("数在哪张表"), N_ ("表名，点击可以过去；可以留空")),
  TEXT (SENTENCE, unless_none, N_ ("为零时换句"), N_ ("这个代号的列为 0 时，写下面一句")),
  TEXT (SENTENCE, otherwise, N_ ("换成"), NULL),
};

/* ---- on a line ---- */

/* 重大隐患 排查 · hazard.major_found */
static char *
dup_column (gconstpointer item)
{
  const SpReportColumn *column = item;
  g_autofree char *head = sp_report_column_dup_head (column);

  return g_strdup_printf ("%s%s · %s", head, column->is_hidden ? _ ("（不显示）") : "",
                          column->value);
}

/* rectified ≤ found · 已整改大于排查 */
static char *
dup_check (gconstpointer item)
{
  const SpReportCheck *check = item;

  return g_strdup_printf ("%s %s %s · %s", check->left, check->is_equal ? "=" : "≤", check->right,
                          check->words);
}

static char *
dup_chart (gconstpointer item)
{
  const SpReportChart *chart = item;

  return g_strdup_printf ("%s · %s · %s", sp_vocabulary_label (&sp_report_charts, (int)chart->kind),
                          chart->title, chart->columns);
}

static char *
dup_sentence (gconstpointer item)
{
  const SpReportSentence *sentence = item;

  return *sentence->section != '\0' ? g_strdup_printf ("%s · %s", sentence->section, sentence->text)
                                    : g_strdup (sentence->text);
}

static gpointer
create_check (void)
{
  return sp_report_check_new ();
}

static gpointer
create_chart (void)
{
  return sp_report_chart_new ();
}

static gpointer
create_sentence (void)
{
  return sp_report_sentence_new ();
}

/* ---- the lists ---- */

static const struct
{
  SpStructListKind kind;
  gsize items; /* of SpReportSheetDefinition */
} lists[SP_N_EDITED] = {
#define MEMBERS(name) name##_members, G_N_ELEMENTS (name##_members)
#define ITEMS(name) G_STRUCT_OFFSET (SpReportSheetDefinition, name)
  [SP_EDITED_COLUMNS] = {{N_ ("列"), NULL, NULL, MEMBERS (column), 2, NULL, dup_column, 200},
                         ITEMS (columns)},
  [SP_EDITED_CHECKS] = {{N_ ("校核"), N_ ("加一条校核"), N_ ("加一条校核（Alt+K）"),
                         MEMBERS (check), 2, create_check, dup_check, 66},
                        ITEMS (checks)},
  [SP_EDITED_CHARTS] = {{N_ ("图"), N_ ("加一张图"), N_ ("表下加一张图（Alt+G）"), MEMBERS (chart),
                         2, create_chart, dup_chart, 66},
                        ITEMS (charts)},
  [SP_EDITED_SENTENCES] = {{N_ ("句子"), N_ ("加一句"), N_ ("加一句（Alt+J）"), MEMBERS (sentence),
                            1, create_sentence, dup_sentence, 99},
                           ITEMS (sentences)},
};

GPtrArray *
_sp_report_editor_get_items (SpReportSheetDefinition *sheet, SpReportEdited list)
{
  return sheet != NULL ? *(GPtrArray **)(gpointer)((char *)sheet + lists[list].items) : NULL;
}

void
_sp_report_editor_build_lists (SpReportEditor *self, GtkBox *box)
{
  for (guint i = 0; i < SP_N_EDITED; i++)
    {
      self->lists[i] = sp_struct_list_new (&lists[i].kind);
      gtk_box_append (box, GTK_WIDGET (self->lists[i]));
    }
}
