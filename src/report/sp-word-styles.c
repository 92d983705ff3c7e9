/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What paragraphs of a .docx look like: one row of a table each. Fonts have the names that official
 * documents ask for, whether this machine has them or not. */
#include "report/sp-word-file-private.h"

#define NAMESPACE "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
/* 28 characters of the third size (16 points) are a little wider than 156 mm: a quarter of a point
 * less between them makes the 28 of GB/T 9704, 5.2.2 fit. */
#define TIGHTER "<w:spacing w:val=\"-5\"/>"
#define FANGSONG "仿宋_GB2312"

typedef struct
{
  const char *id, *name; /* names that Word knows get its place in the outline */
  const char *font;
  int half_points;
  int line; /* exact height of a line in twips; 0: what the font takes */
  const char *align;
  gboolean is_indented; /* the first line, by two characters */
  gboolean is_kept;     /* with what follows */
  int outline;          /* level in the outline; −1: none */
} Look;

/* Sizes: second 22, third 16, fifth 10.5, smaller fifth 9 points; lines of 28 points (33 of the
 * title's). */
static const Look looks[SP_WORD_N_STYLES] = {
  [SP_WORD_BODY] = {"SpBody", "公文正文", FANGSONG, 32, 560, "both", TRUE, FALSE, -1},
  [SP_WORD_TITLE] = {"Title", "Title", "方正小标宋简体", 44, 660, "center", FALSE, TRUE, -1},
  [SP_WORD_HEADING_1] = {"Heading1", "heading 1", "黑体", 32, 560, "both", TRUE, TRUE, 0},
  [SP_WORD_HEADING_2] = {"Heading2", "heading 2", "楷体_GB2312", 32, 560, "both", TRUE, TRUE, 1},
  [SP_WORD_FLUSH] = {"SpFlush", "公文顶格", FANGSONG, 32, 560, "left", FALSE, FALSE, -1},
  [SP_WORD_CENTRED] = {"SpCentred", "公文居中", FANGSONG, 32, 560, "center", FALSE, FALSE, -1},
  [SP_WORD_SIGNATURE] = {"SpSignature", "公文落款", FANGSONG, 32, 560, "right", FALSE, FALSE, -1},
  [SP_WORD_ANNEX] = {"SpAnnex", "附件序号", "黑体", 32, 560, "left", FALSE, TRUE, -1},
  [SP_WORD_CAPTION] = {"Caption", "caption", "黑体", 21, 0, "center", FALSE, FALSE, -1},
  [SP_WORD_CELL] = {"SpCell", "表格正文", FANGSONG, 18, 0, "left", FALSE, FALSE, -1},
  [SP_WORD_CELL_HEAD] = {"SpCellHead", "表格表头", "黑体", 18, 0, "center", FALSE, FALSE, -1},
  [SP_WORD_FORM] = {"SpForm", "表单内容", FANGSONG, 21, 0, "left", FALSE, FALSE, -1},
  [SP_WORD_FORM_LABEL] = {"SpFormLabel", "表单栏目", "黑体", 21, 0, "center", FALSE, FALSE, -1},
};

const char *
sp_word_style_id (SpWordStyle style)
{
  return looks[style].id;
}

static void
append_font (GString *out, const char *font)
{
  g_string_append_printf (
    out,
    "<w:rFonts w:ascii=\"%1$s\" w:hAnsi=\"%1$s\" w:eastAsia=\"%1$s\" w:cs=\"Times New Roman\"/>",
    font);
}

static void
append_look (GString *out, const Look *look)
{
  g_string_append_printf (out,
                          "<w:style w:type=\"paragraph\" w:customStyle=\"%d\" w:styleId=\"%s\">"
                          "<w:name w:val=\"%s\"/><w:basedOn w:val=\"Normal\"/>",
                          g_str_has_prefix (look->id, "Sp"), look->id, look->name);
  if (look->outline >= 0)
    g_string_append (out, "<w:next w:val=\"SpBody\"/>");
  g_string_append_printf (out, "<w:qFormat/><w:pPr>%s%s", look->is_kept ? "<w:keepNext/>" : "",
                          look->line == 0 ? "" : "<w:widowControl w:val=\"0\"/>");
  if (look->line > 0)
    g_string_append_printf (out, "<w:spacing w:line=\"%d\" w:lineRule=\"exact\"/>", look->line);
  if (look->is_indented)
    g_string_append (out, "<w:ind w:firstLineChars=\"200\" w:firstLine=\"630\"/>");
  g_string_append_printf (out, "<w:jc w:val=\"%s\"/>", look->align);
  if (look->outline >= 0)
    g_string_append_printf (out, "<w:outlineLvl w:val=\"%d\"/>", look->outline);
  g_string_append (out, "</w:pPr><w:rPr>");
  append_font (out, look->font);
  g_string_append_printf (out, "%s<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/></w:rPr></w:style>",
                          look->half_points == 32 ? TIGHTER : "", look->half_points,
                          look->half_points);
}

char *
sp_word_dup_styles (void)
{
  GString *out = g_string_new (HEAD "<w:styles xmlns:w=\"" NAMESPACE "\"><w:docDefaults>"
                                    "<w:rPrDefault><w:rPr>");

  append_font (out, FANGSONG);
  /* Digits stand as close to Han as Han do, or lines would not have 28 characters. */
  g_string_append (out, "<w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/>"
                        "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/>"
                        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
                        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
                        "<w:name w:val=\"Normal\"/><w:qFormat/><w:pPr><w:autoSpaceDE w:val=\"0\"/>"
                        "<w:autoSpaceDN w:val=\"0\"/></w:pPr></w:style>");
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    append_look (out, &looks[i]);
  g_string_append (out, "</w:styles>");
  return g_string_free (out, FALSE);
}

/* What a machine without a font may take for it. */
char *
sp_word_dup_fonts (void)
{
  static const struct
  {
    const char *name, *other;
  } fonts[] = {{FANGSONG, "仿宋"},
               {"楷体_GB2312", "楷体"},
               {"方正小标宋简体", "华文中宋"},
               {"黑体", "SimHei"},
               {"宋体", "SimSun"}};
  GString *out = g_string_new (HEAD "<w:fonts xmlns:w=\"" NAMESPACE "\">");

  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    g_string_append_printf (out,
                            "<w:font w:name=\"%s\"><w:altName w:val=\"%s\"/>"
                            "<w:charset w:val=\"86\"/><w:family w:val=\"auto\"/>"
                            "<w:pitch w:val=\"default\"/></w:font>",
                            fonts[i].name, fonts[i].other);
  g_string_append (out, "</w:fonts>");
  return g_string_free (out, FALSE);
}
