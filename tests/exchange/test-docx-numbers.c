/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Automatic numbers of Word documents, as Word prints them. */
#include "exchange/sp-docx-numbering.h"
#include "exchange/sp-docx.h"

#include "docx-markup.h"
#include "package-fixture.h"

#include <string.h>

static void
assert_text (GBytes *taken, const char *expected)
{
  g_autoptr (GBytes) bytes = taken;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpDocument) document = sp_docx_read (bytes, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (sp_document_get_text (document, NULL), ==, expected);
}

typedef struct
{
  const char *name;
  const char *styles;
  const char *numbering;
  const char *body;
  const char *text;
} NumberCase;

#define RESTARTED(after)                                                                           \
  FORM ("0", LEVEL ("0", "decimal", "%1.")                                                         \
               LEVEL ("1", "decimal", "%1.%2.") "<w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt " \
                                                "w:val='decimal'/><w:lvlRestart w:val='" after     \
                                                "'/><w:lvlText w:val='%1.%2.%3.'/></w:lvl>")
#define RESTARTED_BODY                                                                             \
  NUMBERED ("1", "0", "甲")                                                                        \
  NUMBERED ("1", "1", "乙")                                                                        \
  NUMBERED ("1", "2", "丙")                                                                        \
  NUMBERED ("1", "2", "丁")                                                                        \
  NUMBERED ("1", "1", "戊")                                                                        \
  NUMBERED ("1", "2", "己")                                                                        \
  NUMBERED ("1", "0", "庚")                                                                        \
  NUMBERED ("1", "2", "辛")

static const NumberCase number_cases[] = {
  {"outline", NULL, OUTLINE LIST ("1", "0", ""),
   NUMBERED ("1", "0", "总体要求") NUMBERED ("1", "0", "任务") NUMBERED ("1", "1", "排查")
     NUMBERED ("1", "2", "建账") NUMBERED ("1", "2", "销号") NUMBERED ("1", "1", "整治")
       NUMBERED ("1", "2", "验收") NUMBERED ("1", "0", "保障"),
   "一、总体要求\n二、任务\n（一）排查\n1.建账\n2.销号\n（二）整治\n1.验收\n三、保障\n"},
  {"by-style",
   "<w:style w:type='paragraph' w:styleId='A'><w:pPr><w:numPr><w:numId "
   "w:val='1'/></w:numPr></w:pPr>"
   "</w:style><w:style w:type='paragraph' w:styleId='B'><w:basedOn w:val='A'/></w:style>"
   "<w:style w:type='paragraph' w:styleId='C'><w:basedOn w:val='B'/><w:pPr><w:numPr><w:numId "
   "w:val='0'/></w:numPr></w:pPr></w:style>",
   FORM ("0",
         "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:pStyle "
         "w:val='A'/><w:lvlText w:val='%1、'/></w:lvl><w:lvl w:ilvl='1'><w:start w:val='1'/>"
         "<w:numFmt w:val='chineseCounting'/><w:pStyle w:val='B'/><w:lvlText w:val='（%2）'/>"
         "</w:lvl>") LIST ("1", "0", ""),
   STYLED ("A", "甲") STYLED ("B", "乙") STYLED ("B", "丙") STYLED ("C", "丁") STYLED ("A", "戊"),
   "一、甲\n（一）乙\n（二）丙\n丁\n二、戊\n"},
  {"level-of-style",
   "<w:style w:type='paragraph' w:styleId='A'><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId "
   "w:val='1'/></w:numPr></w:pPr></w:style>",
   OUTLINE LIST ("1", "0", ""), STYLED ("A", "甲"), "（一）甲\n"},
  {"style-in-a-circle",
   "<w:style w:type='paragraph' w:styleId='A'><w:basedOn w:val='B'/></w:style>"
   "<w:style w:type='paragraph' w:styleId='B'><w:basedOn w:val='A'/></w:style>",
   OUTLINE LIST ("1", "0", ""), STYLED ("A", "甲"), "甲\n"},
  {"switched-off",
   "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:pPr><w:numPr><w:numId w:val='1'/>"
   "</w:numPr></w:pPr></w:style>",
   OUTLINE LIST ("1", "0", ""),
   P ("甲") "<w:p><w:pPr><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr>" RUN ("乙") "</w:p>" P (
     "丙"),
   "一、甲\n乙\n二、丙\n"},
  {"lists-of-a-form-go-on", NULL, OUTLINE LIST ("1", "0", "") LIST ("2", "0", ""),
   NUMBERED ("1", "0", "甲") NUMBERED ("2", "0", "乙"), "一、甲\n二、乙\n"},
  {"start-anew", NULL,
   OUTLINE LIST ("1", "0", "")
     LIST ("2", "0", "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride>"),
   NUMBERED ("1", "0", "甲") NUMBERED ("2", "0", "乙") NUMBERED ("2", "0", "丙"),
   "一、甲\n五、乙\n六、丙\n"},
  {"level-of-its-own", NULL,
   OUTLINE LIST (
     "1", "0", "<w:lvlOverride w:ilvl='0'>" LEVEL ("0", "decimal", "第%1条") "</w:lvlOverride>"),
   NUMBERED ("1", "0", "甲"), "第1条 甲\n"},
  {"legal", NULL,
   FORM ("0",
         LEVEL ("0", "chineseCounting", "%1、") "<w:lvl w:ilvl='1'><w:start w:val='1'/>"
                                                "<w:numFmt w:val='decimal'/><w:isLgl/>"
                                                "<w:lvlText w:val='%1.%2'/></w:lvl>")
     LIST ("1", "0", ""),
   NUMBERED ("1", "0", "甲") NUMBERED ("1", "0", "乙") NUMBERED ("1", "1", "丙"),
   "一、甲\n二、乙\n2.1 丙\n"},
  {"never-restart", NULL,
   FORM ("0",
         LEVEL ("0", "decimal", "%1.") "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt "
                                       "w:val='decimal'/><w:lvlRestart w:val='0'/><w:lvlText "
                                       "w:val='（%2）'/></w:lvl>") LIST ("1", "0", ""),
   NUMBERED ("1", "0", "甲") NUMBERED ("1", "1", "乙") NUMBERED ("1", "0", "丙")
     NUMBERED ("1", "1", "丁"),
   "1.甲\n（1）乙\n2.丙\n（2）丁\n"},
  /* A level that is passed over counts as used. */
  {"upper-level-not-used", NULL, OUTLINE LIST ("1", "0", ""),
   NUMBERED ("1", "1", "甲") NUMBERED ("1", "1", "乙") NUMBERED ("1", "0", "丙"),
   "（一）甲\n（二）乙\n二、丙\n"},
  {"level-passed-over", NULL, OUTLINE LIST ("1", "0", ""),
   NUMBERED ("1", "0", "甲") NUMBERED ("1", "2", "乙") NUMBERED ("1", "1", "丙")
     NUMBERED ("1", "0", "丁") NUMBERED ("1", "1", "戊"),
   "一、甲\n1.乙\n（二）丙\n二、丁\n（一）戊\n"},
  {"own-start-passed-over", NULL,
   OUTLINE LIST (
     "1", "0", "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride>"),
   NUMBERED ("1", "1", "甲") NUMBERED ("1", "0", "乙"), "（一）甲\n五、乙\n"},
  {"own-start-once", NULL,
   OUTLINE LIST ("1", "0", "")
     LIST ("2", "0", "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride>"),
   NUMBERED ("1", "0", "甲") NUMBERED ("2", "0", "乙") NUMBERED ("1", "0", "丙")
     NUMBERED ("2", "0", "丁"),
   "一、甲\n五、乙\n六、丙\n七、丁\n"},
  {"own-start-of-each-level", NULL,
   OUTLINE LIST ("1", "0", "")
     LIST ("2",
           "0",
           "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>"
           "<w:lvlOverride w:ilvl='1'><w:startOverride w:val='1'/></w:lvlOverride>"),
   NUMBERED ("1", "0", "甲") NUMBERED ("1", "1", "乙") NUMBERED ("1", "1", "丙")
     NUMBERED ("2", "1", "丁") NUMBERED ("1", "0", "戊") NUMBERED ("2", "0", "己"),
   "一、甲\n（一）乙\n（二）丙\n（一）丁\n二、戊\n一、己\n"},
  /* As Word prints it: after 2. the third level goes on or begins anew, the second shows its start.
   */
  {"restart-never", NULL, RESTARTED ("0") LIST ("1", "0", ""), RESTARTED_BODY,
   "1.甲\n1.1.乙\n1.1.1.丙\n1.1.2.丁\n1.2.戊\n1.2.3.己\n2.庚\n2.1.4.辛\n"},
  {"restart-after-the-first", NULL, RESTARTED ("1") LIST ("1", "0", ""), RESTARTED_BODY,
   "1.甲\n1.1.乙\n1.1.1.丙\n1.1.2.丁\n1.2.戊\n1.2.3.己\n2.庚\n2.1.1.辛\n"},
  {"restart-of-own-level-unheeded", NULL,
   OUTLINE LIST ("1",
                 "0",
                 "<w:lvlOverride w:ilvl='1'><w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt "
                 "w:val='decimal'/><w:lvlRestart w:val='0'/><w:lvlText w:val='（%2）'/></w:lvl>"
                 "</w:lvlOverride>"),
   NUMBERED ("1", "0", "甲") NUMBERED ("1", "1", "乙") NUMBERED ("1", "0", "丙")
     NUMBERED ("1", "1", "丁"),
   "一、甲\n（1）乙\n二、丙\n（1）丁\n"},
  {"legal-keeps-zeros", NULL,
   FORM ("0",
         LEVEL ("0", "upperRoman", "%1.") "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt "
                                          "w:val='decimalZero'/><w:isLgl/><w:lvlText "
                                          "w:val='%1.%2'/></w:lvl>") LIST ("1", "0", ""),
   NUMBERED ("1", "0", "甲") NUMBERED ("1", "1", "乙"), "I.甲\n1.01 乙\n"},
  {"linked-form-counts-for-itself",
   "<w:style w:type='numbering' w:styleId='L'><w:pPr><w:numPr><w:numId "
   "w:val='2'/></w:numPr></w:pPr></w:style>",
   OUTLINE FORM ("1", "<w:numStyleLink w:val='L'/>") LIST ("1", "1", "") LIST ("2", "0", ""),
   NUMBERED ("2", "0", "甲") NUMBERED ("1", "0", "乙") NUMBERED ("2", "0", "丙"),
   "一、甲\n一、乙\n二、丙\n"},
  /* The level is another style's: no number, and none is used up. */
  {"level-of-another-style",
   "<w:style w:type='paragraph' w:styleId='A'><w:pPr><w:numPr><w:numId "
   "w:val='1'/></w:numPr></w:pPr>"
   "</w:style><w:style w:type='paragraph' w:styleId='B'><w:pPr><w:numPr><w:numId w:val='1'/>"
   "</w:numPr></w:pPr></w:style>",
   FORM ("0",
         "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:pStyle "
         "w:val='A'/><w:lvlText w:val='%1、'/></w:lvl>") LIST ("1", "0", ""),
   STYLED ("A", "甲") STYLED ("B", "乙")
     STYLED ("A", "丙") "<w:p><w:pPr><w:pStyle w:val='B'/><w:numPr><w:ilvl w:val='0'/><w:numId "
                        "w:val='1'/></w:numPr>"
                        "</w:pPr>" RUN ("丁") "</w:p>",
   "一、甲\n乙\n二、丙\n三、丁\n"},
  {"text-box-counts-for-itself", NULL, OUTLINE LIST ("1", "0", ""),
   NUMBERED ("1", "0", "甲") "<w:p>" RUN ("图") "<w:r><wps:txbx><w:txbxContent>" NUMBERED (
     "1", "0", "子")
     NUMBERED ("1", "0", "丑") "</w:txbxContent></wps:txbx></w:r></w:p>" NUMBERED ("1", "0", "乙"),
   "一、甲\n图\n一、子\n二、丑\n二、乙\n"},
  {"linked-by-style",
   "<w:style w:type='numbering' w:styleId='L'><w:pPr><w:numPr><w:numId "
   "w:val='2'/></w:numPr></w:pPr>"
   "</w:style>",
   OUTLINE FORM ("1", "<w:numStyleLink w:val='L'/>") LIST ("1", "1", "") LIST ("2", "0", ""),
   NUMBERED ("1", "0", "甲"), "一、甲\n"},
  {"gap", NULL,
   FORM ("0",
         LEVEL ("0", "decimal", "%1") "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt "
                                      "w:val='decimal'/><w:suff w:val='nothing'/><w:lvlText "
                                      "w:val='%2'/></w:lvl>") LIST ("1", "0", ""),
   NUMBERED ("1", "0", "2020年") NUMBERED ("1", "1", "号"), "1 2020年\n1号\n"},
  {"bullets", NULL, FORM ("0", LEVEL ("0", "bullet", "•")) LIST ("1", "0", ""),
   NUMBERED ("1", "0", "甲"), "甲\n"},
  {"typed-too", NULL, OUTLINE LIST ("1", "0", ""),
   NUMBERED ("1", "0", "一、甲") NUMBERED ("1", "0", "乙") P ("三、丙"),
   "一、甲\n二、乙\n三、丙\n"},
  {"empty-counts-deleted-does-not", NULL, OUTLINE LIST ("1", "0", ""),
   NUMBERED ("1", "0", "甲") NUMBERED (
     "1", "0", "") "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr>"
                   "<w:del/></w:rPr></w:pPr><w:del>" RUN ("乙") "</w:del></w:p>" NUMBERED (
                     "1", "0", "丙"),
   "一、甲\n\n三、丙\n"},
  {"own-format", NULL,
   FORM ("0",
         "<w:lvl w:ilvl='0'><w:start w:val='7'/><mc:AlternateContent><mc:Choice "
         "Requires='w14'><w:numFmt w:val='custom' w:format='001, 002, 003, ...'/></mc:Choice>"
         "<mc:Fallback><w:numFmt w:val='decimal'/></mc:Fallback></mc:AlternateContent>"
         "<w:lvlText w:val='%1.'/></w:lvl>") LIST ("1", "0", ""),
   NUMBERED ("1", "0", "甲"), "007.甲\n"},
  {"no-such-list", NULL, OUTLINE, NUMBERED ("9", "0", "甲"), "甲\n"},
  {"no-such-level", NULL, OUTLINE LIST ("1", "0", ""), NUMBERED ("1", "8", "甲"), "甲\n"},
};

static void
test_number (gconstpointer data)
{
  const NumberCase *test = data;

  assert_text (package_fixture_docx (test->body, test->styles, test->numbering), test->text);
}

static void
test_formats (void)
{
  static const struct
  {
    const char *format;
    int value;
    const char *text;
  } cases[] = {
    {"decimal", 12, "12"},
    {"decimalZero", 7, "07"},
    {"decimalZero", 12, "12"},
    {"decimalFullWidth", 12, "１２"},
    {"decimalEnclosedCircle", 3, "③"},
    {"decimalEnclosedCircleChinese", 20, "⑳"},
    {"decimalEnclosedCircle", 21, "21"},
    {"decimalEnclosedParen", 2, "⑵"},
    {"ideographEnclosedCircle", 3, "㊂"},
    {"chineseCounting", 10, "十"},
    {"chineseCounting", 21, "二十一"},
    {"chineseCounting", 101, "一〇一"},
    {"chineseCountingThousand", 11, "十一"},
    {"chineseCountingThousand", 101, "一百〇一"},
    {"chineseCountingThousand", 1010, "一千〇一十"},
    {"taiwaneseCountingThousand", 101, "一百零一"},
    {"japaneseCounting", 10, "十"},
    {"japaneseCounting", 101, "百一"},
    {"japaneseCounting", 320, "三百二十"},
    {"ideographDigital", 10, "一〇"},
    {"chineseLegalSimplified", 10, "壹拾"},
    {"chineseLegalSimplified", 101, "壹佰零壹"},
    {"chineseLegalSimplified", 3020, "叁仟零贰拾"},
    {"ideographLegalTraditional", 2, "貳"},
    {"ideographTraditional", 3, "丙"},
    {"ideographTraditional", 11, "11"},
    {"ideographZodiac", 12, "亥"},
    {"ideographZodiacTraditional", 13, "丙子"},
    {"upperRoman", 1994, "MCMXCIV"},
    {"lowerRoman", 4, "iv"},
    {"upperLetter", 28, "BB"},
    {"lowerLetter", 26, "z"},
    {"numberInDash", 3, "- 3 -"},
    {"ordinal", 12, "12th"},
    {"ordinal", 22, "22nd"},
    {"none", 5, ""},
    {"unheardOf", 5, "5"},
    {"chineseCounting", 0, "0"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      sp_docx_append_number (out, cases[i].format, cases[i].value);
      g_assert_cmpstr (out->str, ==, cases[i].text);
    }
}

/* Notes count on from each other, but not from the body. */
static void
test_numbers_in_notes (void)
{
  assert_text (
    package_fixture_docx_notes (
      NUMBERED ("1", "0", "甲") "<w:p>" RUN (
        "乙") "<w:r><w:footnoteReference w:id='1'/><w:footnoteReference w:id='2'/></w:r></w:p>",
      OUTLINE LIST ("1", "0", ""),
      "<w:footnote w:id='1'>" NUMBERED (
        "1", "0", "子") "</w:footnote><w:footnote w:id='2'>" NUMBERED ("1", "0",
                                                                       "丑") "</w:footnote>"),
    "一、甲\n乙\n注1：一、子\n注2：二、丑\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (number_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/docx-numbers/", number_cases[i].name, NULL);

      g_test_add_data_func (path, &number_cases[i], test_number);
    }
  g_test_add_func ("/exchange/docx-numbers/in-notes", test_numbers_in_notes);
  g_test_add_func ("/exchange/docx-numbers/formats", test_formats);
  return g_test_run ();
}
