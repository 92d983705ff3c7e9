/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Zip by hand: local headers, a central directory, its end. Packing is GLib's. */
#include "package-fixture.h"

#include <gio/gio.h>
#include <string.h>

#define METHOD_STORED 0
#define METHOD_DEFLATED 8
#define METHOD_ODD 12
#define WORTH_PACKING 512

struct _PackageFixture
{
  GString *file;
  GString *directory;
  guint n_entries;
};

#define RELATIONSHIP "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

const char *const package_fixture_word_root =
  " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
  " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
  " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
  " xmlns:v=\"urn:schemas-microsoft-com:vml\""
  " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
  " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/* ---- zip ---- */

static guint32
sum (const char *data, gsize length)
{
  guint32 table[256];
  guint32 crc = 0xffffffff;

  for (guint32 i = 0; i < 256; i++)
    {
      table[i] = i;
      for (int bit = 0; bit < 8; bit++)
        table[i] = table[i] & 1 ? 0xedb88320 ^ table[i] >> 1 : table[i] >> 1;
    }
  for (gsize i = 0; i < length; i++)
    crc = table[(crc ^ (guint8)data[i]) & 0xff] ^ crc >> 8;
  return crc ^ 0xffffffff;
}

static void
put (GString *out, guint64 value, guint n_bytes)
{
  for (guint i = 0; i < n_bytes; i++)
    g_string_append_c (out, (char)(value >> 8 * i & 0xff));
}

static GBytes *
deflate (const char *data, gsize length)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 6);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) out = g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  g_assert_true (g_output_stream_write_all (out, data, length, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (out, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

PackageFixture *
package_fixture_new (void)
{
  PackageFixture *self = g_new0 (PackageFixture, 1);

  self->file = g_string_new (NULL);
  self->directory = g_string_new (NULL);
  return self;
}

void
package_fixture_free (PackageFixture *self)
{
  g_string_free (self->file, TRUE);
  g_string_free (self->directory, TRUE);
  g_free (self);
}

void
package_fixture_add (
  PackageFixture *self, const char *name, const char *data, gssize length, guint entry)
{
  gsize size = length < 0 ? strlen (data) : (gsize)length;
  gboolean is_stored = (entry & PACKAGE_STORED) != 0 || size < WORTH_PACKING;
  g_autoptr (GBytes) packed = is_stored ? g_bytes_new (data, size) : deflate (data, size);
  guint method = entry & PACKAGE_ODD_METHOD ? METHOD_ODD
                 : is_stored                ? METHOD_STORED
                                            : METHOD_DEFLATED;
  g_autoptr (GString) common = g_string_new (NULL);
  g_autoptr (GString) extra = g_string_new (NULL);
  gboolean is_large = (entry & PACKAGE_ZIP64) != 0;
  gsize place = self->file->len;

  put (common, 20, 2); /* version */
  put (common, entry & PACKAGE_ENCRYPTED ? 1 : 0, 2);
  put (common, method, 2);
  put (common, 0x00210000, 4); /* 1980-01-01 */
  put (common, sum (data, size) ^ (entry & PACKAGE_BAD_SUM ? 1 : 0), 4);
  put (common, is_large ? G_MAXUINT32 : g_bytes_get_size (packed), 4);
  put (common, is_large ? G_MAXUINT32 : entry & PACKAGE_SMALL_SIZE ? size / 2 : size, 4);
  put (common, strlen (name), 2);
  if (is_large)
    {
      put (extra, 1, 2);
      put (extra, 16, 2);
      put (extra, size, 8);
      put (extra, g_bytes_get_size (packed), 8);
    }
  put (common, extra->len, 2);

  put (self->file, 0x04034b50, 4);
  g_string_append_len (self->file, common->str, (gssize)common->len);
  g_string_append (self->file, name);
  g_string_append_len (self->file, extra->str, (gssize)extra->len);
  g_string_append_len (self->file, g_bytes_get_data (packed, NULL),
                       (gssize)g_bytes_get_size (packed));

  put (self->directory, 0x02014b50, 4);
  put (self->directory, 20, 2);
  g_string_append_len (self->directory, common->str, (gssize)common->len);
  put (self->directory, 0, 6); /* comment, disk, attributes inside */
  put (self->directory, 0, 4); /* attributes outside */
  put (self->directory, place, 4);
  g_string_append (self->directory, name);
  g_string_append_len (self->directory, extra->str, (gssize)extra->len);
  self->n_entries++;
}

GBytes *
package_fixture_finish (PackageFixture *self)
{
  gsize place = self->file->len;
  GBytes *bytes;

  g_string_append_len (self->file, self->directory->str, (gssize)self->directory->len);
  put (self->file, 0x06054b50, 4);
  put (self->file, 0, 4);
  put (self->file, self->n_entries, 2);
  put (self->file, self->n_entries, 2);
  put (self->file, self->directory->len, 4);
  put (self->file, place, 4);
  put (self->file, 0, 2);
  bytes = g_bytes_new (self->file->str, self->file->len);
  g_string_truncate (self->file, 0);
  g_string_truncate (self->directory, 0);
  self->n_entries = 0;
  return bytes;
}

/* ---- documents ---- */

/* @targets: pairs of a type's last word and a target, NULL at the end. */
static void
add_relations (PackageFixture *self, const char *name, const char *const *targets)
{
  g_autoptr (GString) xml = g_string_new ("<Relationships xmlns=\"http://schemas.openxmlformats"
                                          ".org/package/2006/relationships\">");

  for (guint i = 0; targets[i] != NULL; i += 2)
    g_string_append_printf (
      xml, "<Relationship Id=\"rId%u\" Type=\"" RELATIONSHIP "%s\" Target=\"%s\"/>", i / 2 + 1,
      targets[i], targets[i + 1]);
  g_string_append (xml, "</Relationships>");
  package_fixture_add (self, name, xml->str, -1, PACKAGE_WHOLE);
}

/* So that office programs open it, too. */
static void
add_types (PackageFixture *self, const char *main_part, const char *type)
{
  g_autofree char *xml = g_strdup_printf (
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
    "Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/%s\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.%s.main+xml\"/></Types>",
    main_part, type);

  package_fixture_add (self, "[Content_Types].xml", xml, -1, PACKAGE_WHOLE);
}

static void
add_part (PackageFixture *self, const char *name, const char *root, const char *contents)
{
  g_autofree char *xml =
    g_strdup_printf ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:%s%s>%s</w:%s>", root,
                     package_fixture_word_root, contents != NULL ? contents : "", root);

  package_fixture_add (self, name, xml, -1, PACKAGE_WHOLE);
}

static PackageFixture *
begin_docx (const char *body, const char *styles, const char *numbering)
{
  static const char *const top[] = {"officeDocument", "word/document.xml", NULL};
  static const char *const inner[] = {"styles",    "styles.xml",    "numbering", "numbering.xml",
                                      "footnotes", "footnotes.xml", NULL};
  PackageFixture *self = package_fixture_new ();
  g_autofree char *whole = g_strconcat ("<w:body>", body, "</w:body>", NULL);

  add_types (self, "word/document.xml", "wordprocessingml.document");
  add_relations (self, "_rels/.rels", top);
  add_relations (self, "word/_rels/document.xml.rels", inner);
  add_part (self, "word/document.xml", "document", whole);
  add_part (self, "word/styles.xml", "styles", styles);
  add_part (self, "word/numbering.xml", "numbering", numbering);
  return self;
}

GBytes *
package_fixture_docx (const char *body, const char *styles, const char *numbering)
{
  g_autoptr (PackageFixture) self = begin_docx (body, styles, numbering);

  return package_fixture_finish (self);
}

GBytes *
package_fixture_docx_notes (const char *body, const char *numbering, const char *notes)
{
  g_autoptr (PackageFixture) self = begin_docx (body, NULL, numbering);

  add_part (self, "word/footnotes.xml", "footnotes", notes);
  return package_fixture_finish (self);
}

static void
add_sheet_part (PackageFixture *self, const char *name, const char *root, const char *contents)
{
  g_autofree char *xml = g_strdup_printf (
    "<%s xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">%s</%s>", root,
    contents != NULL ? contents : "", root);

  package_fixture_add (self, name, xml, -1, PACKAGE_WHOLE);
}

GBytes *
package_fixture_xlsx (const char *sheet, const char *shared, const char *styles)
{
  static const char *const top[] = {"officeDocument", "xl/workbook.xml", NULL};
  static const char *const inner[] = {"worksheet",
                                      "worksheets/sheet1.xml",
                                      "sharedStrings",
                                      "sharedStrings.xml",
                                      "styles",
                                      "styles.xml",
                                      NULL};
  g_autoptr (PackageFixture) self = package_fixture_new ();

  add_types (self, "xl/workbook.xml", "spreadsheetml.sheet");
  add_relations (self, "_rels/.rels", top);
  add_relations (self, "xl/_rels/workbook.xml.rels", inner);
  package_fixture_add (
    self, "xl/workbook.xml",
    "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
    "<sheets>"
    "<sheet name=\"表一\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
    -1, PACKAGE_WHOLE);
  add_sheet_part (self, "xl/worksheets/sheet1.xml", "worksheet", sheet);
  add_sheet_part (self, "xl/sharedStrings.xml", "sst", shared);
  add_sheet_part (self, "xl/styles.xml", "styleSheet", styles);
  return package_fixture_finish (self);
}
