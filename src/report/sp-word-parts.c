/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The small parts of a .docx: what types there are, who refers to whom, headers and footers,
 * properties. Office Open XML, ECMA-376 part 1. */
#include "report/sp-word-file-private.h"

#define MAIN "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define TYPES "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define NUMBER_FONT                                                                                \
  "<w:rPr><w:rFonts w:ascii=\"宋体\" w:hAnsi=\"宋体\" w:eastAsia=\"宋体\" "                  \
  "w:hint=\"eastAsia\"/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/></w:rPr>"

/* Odd pages are not even ones: GB/T 9704, 7.5. */
char *
sp_word_dup_settings (void)
{
  return g_strdup (HEAD "<w:settings xmlns:w=\"" MAIN "\"><w:zoom w:percent=\"100\"/>"
                        "<w:defaultTabStop w:val=\"420\"/><w:evenAndOddHeaders/>"
                        "<w:characterSpacingControl w:val=\"doNotCompress\"/>"
                        "<w:compat><w:compatSetting w:name=\"compatibilityMode\" "
                        "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>"
                        "</w:compat><w:themeFontLang w:val=\"zh-CN\" w:eastAsia=\"zh-CN\"/>"
                        "</w:settings>");
}

char *
sp_word_dup_header (const char *mark)
{
  GString *out = g_string_new (HEAD "<w:hdr xmlns:w=\"" MAIN "\">");

  sp_word_append_paragraph (out, &(const SpWordParagraph) {.style = SP_WORD_CAPTION}, mark);
  g_string_append (out, "</w:hdr>");
  return g_string_free (out, FALSE);
}

/* 7.5: — 1 — in fourth-size 宋体, one character in: odd pages at the right, even at the left. */
char *
sp_word_dup_footer (gboolean is_even)
{
  return g_strdup_printf (
    HEAD "<w:ftr xmlns:w=\"" MAIN "\"><w:p><w:pPr><w:ind w:%s=\"280\"/><w:jc w:val=\"%s\"/></w:pPr>"
         "<w:r>" NUMBER_FONT "<w:t xml:space=\"preserve\">— </w:t></w:r>"
         "<w:r>" NUMBER_FONT "<w:fldChar w:fldCharType=\"begin\"/></w:r>"
         "<w:r>" NUMBER_FONT "<w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
         "<w:r>" NUMBER_FONT "<w:fldChar w:fldCharType=\"separate\"/></w:r>"
         "<w:r>" NUMBER_FONT "<w:t>1</w:t></w:r>"
         "<w:r>" NUMBER_FONT "<w:fldChar w:fldCharType=\"end\"/></w:r>"
         "<w:r>" NUMBER_FONT "<w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>",
    is_even ? "left" : "right", is_even ? "left" : "right");
}

char *
sp_word_dup_content_types (const SpWordFile *self)
{
  static const struct
  {
    const char *name, *type;
  } parts[] = {
    {"/word/document.xml", TYPES "document.main+xml"},
    {"/word/styles.xml", TYPES "styles+xml"},
    {"/word/settings.xml", TYPES "settings+xml"},
    {"/word/fontTable.xml", TYPES "fontTable+xml"},
    {"/word/footer1.xml", TYPES "footer+xml"},
    {"/word/footer2.xml", TYPES "footer+xml"},
    {"/word/header1.xml", TYPES "header+xml"},
    {"/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"},
    {"/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"}};
  GString *out =
    g_string_new (HEAD "<Types xmlns=\"" PACKAGE "content-types\"><Default Extension=\"rels\" "
                       "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                       "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                       "<Default Extension=\"png\" ContentType=\"image/png\"/>");

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (self->mark != NULL || !g_str_equal (parts[i].name, "/word/header1.xml"))
      g_string_append_printf (out, "<Override PartName=\"%s\" ContentType=\"%s\"/>", parts[i].name,
                              parts[i].type);
  g_string_append (out, "</Types>");
  return g_string_free (out, FALSE);
}

char *
sp_word_dup_root_relations (void)
{
  return g_strdup (HEAD "<Relationships xmlns=\"" PACKAGE "relationships\">"
                        "<Relationship Id=\"rId1\" Type=\"" OFFICE "officeDocument\" "
                        "Target=\"word/document.xml\"/>"
                        "<Relationship Id=\"rId2\" Type=\"" PACKAGE
                        "relationships/metadata/core-properties\" "
                        "Target=\"docProps/core.xml\"/>"
                        "<Relationship Id=\"rId3\" Type=\"" OFFICE "extended-properties\" "
                        "Target=\"docProps/app.xml\"/></Relationships>");
}

char *
sp_word_dup_relations (const SpWordFile *self)
{
  GString *out = g_string_new (
    HEAD "<Relationships xmlns=\"" PACKAGE "relationships\">"
         "<Relationship Id=\"rId1\" Type=\"" OFFICE "styles\" Target=\"styles.xml\"/>"
         "<Relationship Id=\"rId2\" Type=\"" OFFICE "settings\" Target=\"settings.xml\"/>"
         "<Relationship Id=\"rId3\" Type=\"" OFFICE "fontTable\" Target=\"fontTable.xml\"/>"
         "<Relationship Id=\"rId4\" Type=\"" OFFICE "footer\" Target=\"footer1.xml\"/>"
         "<Relationship Id=\"rId5\" Type=\"" OFFICE "footer\" Target=\"footer2.xml\"/>");

  if (self->mark != NULL)
    g_string_append (out, "<Relationship Id=\"rId6\" Type=\"" OFFICE
                          "header\" Target=\"header1.xml\"/>");
  for (guint i = 0; i < self->pictures->len; i++)
    g_string_append_printf (
      out, "<Relationship Id=\"rId%u\" Type=\"" OFFICE "image\" Target=\"media/image%u.png\"/>",
      SP_WORD_FIRST_PICTURE + i, i + 1);
  g_string_append (out, "</Relationships>");
  return g_string_free (out, FALSE);
}

static void
append_property (GString *out, const char *element, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (out, "<%s>", element);
  sp_word_append_escaped (out, text);
  g_string_append_printf (out, "</%s>", element);
}

/* The day that the facts are of, not the clock: the same document is the same file. */
char *
sp_word_dup_core_properties (const SpWordFile *self)
{
  GString *out =
    g_string_new (HEAD "<cp:coreProperties xmlns:cp=\"" PACKAGE "metadata/core-properties\" "
                       "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                       "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                       "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
  char iso[SP_DATE_ISO_LEN];

  sp_date_to_iso (self->date, iso);
  append_property (out, "dc:title", self->title);
  append_property (out, "dc:creator", self->author);
  for (guint i = 0; iso[0] != '\0' && i < 2; i++)
    g_string_append_printf (out,
                            "<dcterms:%1$s xsi:type=\"dcterms:W3CDTF\">%2$sT00:00:00Z"
                            "</dcterms:%1$s>",
                            i == 0 ? "created" : "modified", iso);
  g_string_append (out, "</cp:coreProperties>");
  return g_string_free (out, FALSE);
}

char *
sp_word_dup_app_properties (void)
{
  return g_strdup (HEAD "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                        "extended-properties\"><Application>SafetyPlan</Application></Properties>");
}
