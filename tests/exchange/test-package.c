/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Packages that are whole, odd, damaged or set to do harm. */
#include "exchange/sp-package.h"

#include "base/sp-error.h"
#include "package-fixture.h"

#include <string.h>

/* ---- helpers ---- */

static void
append_start (const char *name, const char **attributes, gpointer user_data, GError **error)
{
  const char *value = sp_markup_attribute (attributes, "v");

  g_string_append_printf (user_data, "<%s%s%s", name, value != NULL ? " " : "",
                          value != NULL ? value : "");
}

static void
append_end (const char *name, gpointer user_data, GError **error)
{
  g_string_append_c (user_data, '>');
}

static void
append_text (const char *text, int length, gpointer user_data, GError **error)
{
  g_string_append_len (user_data, text, length);
}

static const SpMarkupHandlers handlers = {append_start, append_end, append_text, NULL};

/* What is read of the part a.xml, or NULL with @error. */
static char *
read_part (GBytes *taken, GError **error)
{
  g_autoptr (GBytes) bytes = taken;
  g_autoptr (SpPackage) package = sp_package_open (bytes, error);
  g_autoptr (GString) out = g_string_new (NULL);

  if (package == NULL || !sp_package_parse (package, "a.xml", &handlers, out, error))
    return NULL;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_refused (GBytes *taken, SpError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *read = read_part (taken, &error);

  g_assert_null (read);
  g_assert_error (error, SP_ERROR, (int)code);
  g_assert_cmpint (g_utf8_strlen (error->message, -1), >, 8);
}

static GBytes *
package_of (const char *name, const char *xml, guint entry)
{
  g_autoptr (PackageFixture) fixture = package_fixture_new ();

  package_fixture_add (fixture, name, xml, -1, entry);
  return package_fixture_finish (fixture);
}

static void
assert_read (GBytes *taken, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *read = read_part (taken, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (read, ==, expected);
}

/* ---- zip ---- */

static char *
dup_long_xml (gsize n)
{
  GString *xml = g_string_new ("<a>");

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (xml, "%zu ", i);
  g_string_append (xml, "</a>");
  return g_string_free (xml, FALSE);
}

static void
test_whole (void)
{
  g_autofree char *xml = dup_long_xml (100000);
  g_autofree char *expected = g_strdup (xml + 1);

  assert_read (package_of ("a.xml", "<a>甲</a>", PACKAGE_STORED), "<a甲>");
  assert_read (package_of ("A.XML", "<x:a w:v='1' xmlns:v='no'/>", PACKAGE_WHOLE), "<a 1>");
  assert_read (package_of ("\\a.xml", "<a/>", PACKAGE_WHOLE), "<a>");
  assert_read (package_of ("a.xml", "<a>甲</a>", PACKAGE_ZIP64), "<a甲>");
  {
    g_autoptr (GError) error = NULL;
    g_autofree char *read = read_part (package_of ("a.xml", xml, PACKAGE_WHOLE), &error);

    g_assert_no_error (error);
    g_assert_cmpuint (strlen (read), ==, strlen (xml) - strlen ("<a></a>") + strlen ("<a>"));
  }
}

static void
test_lies (void)
{
  g_autofree char *xml = dup_long_xml (1000);

  assert_refused (package_of ("a.xml", xml, PACKAGE_ENCRYPTED), SP_ERROR_PERMISSION);
  assert_refused (package_of ("a.xml", xml, PACKAGE_BAD_SUM), SP_ERROR_INVALID);
  assert_refused (package_of ("a.xml", xml, PACKAGE_ODD_METHOD), SP_ERROR_INVALID);
  assert_refused (package_of ("a.xml", xml, PACKAGE_SMALL_SIZE), SP_ERROR_INVALID);
  assert_refused (package_of ("b.xml", xml, PACKAGE_WHOLE), SP_ERROR_INVALID);
}

static void
test_doubled (void)
{
  g_autoptr (PackageFixture) fixture = package_fixture_new ();

  package_fixture_add (fixture, "a.xml", "<a>甲</a>", -1, PACKAGE_WHOLE);
  package_fixture_add (fixture, "A.xml", "<a>乙</a>", -1, PACKAGE_WHOLE);
  assert_refused (package_fixture_finish (fixture), SP_ERROR_INVALID);
}

/* Cut or changed anywhere: either read or refused with a sentence. */
static void
test_damaged (void)
{
  g_autofree char *xml = dup_long_xml (300);
  g_autoptr (GBytes) bytes = package_of ("a.xml", xml, PACKAGE_WHOLE);
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  guint n_refused = 0;

  for (gsize i = 0; i < length; i++)
    {
      g_autofree char *changed = g_memdup2 (data, length);
      g_autoptr (GError) error = NULL;
      g_autofree char *read = NULL;

      /* Its last bytes are the length of a comment and a zero, which may be missing. */
      if (i + 3 < length)
        assert_refused (g_bytes_new (data, i), SP_ERROR_INVALID);
      changed[i] ^= 0x55;
      read = read_part (g_bytes_new (changed, length), &error);
      g_assert_true ((read == NULL) == (error != NULL));
      n_refused += read == NULL;
    }
  /* Dates and attributes may be anything, the text may not. */
  g_assert_cmpuint (n_refused, >, length / 2);
}

static void
test_bomb (void)
{
  gsize length = 48 * 1024 * 1024;
  g_autofree char *xml = g_malloc (length + 1);
  g_autoptr (PackageFixture) fixture = package_fixture_new ();

  memset (xml, ' ', length);
  memcpy (xml, "<a>", 3);
  memcpy (xml + length - 4, "</a>", 4);
  package_fixture_add (fixture, "a.xml", xml, (gssize)length, PACKAGE_WHOLE);
  assert_refused (package_fixture_finish (fixture), SP_ERROR_TOO_LARGE);
}

static void
test_no_zip (void)
{
  assert_refused (g_bytes_new_static ("PK\003\004", 4), SP_ERROR_INVALID);
  assert_refused (g_bytes_new_static ("", 0), SP_ERROR_INVALID);
}

/* ---- XML ---- */

static void
assert_xml_refused (const char *xml, gssize length, SpError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  g_assert_false (
    sp_markup_parse (xml, length < 0 ? strlen (xml) : (gsize)length, &handlers, out, &error));
  g_assert_error (error, SP_ERROR, (int)code);
}

static void
test_markup (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *wide = NULL;
  gsize length = 0;

  wide = g_convert ("<?xml version='1.0' encoding='UTF-16'?><a>甲&lt;</a>", -1, "UTF-16", "UTF-8",
                    NULL, &length, &error);
  g_assert_no_error (error);
  g_assert_true (sp_markup_parse (wide, length, &handlers, out, &error));
  g_assert_cmpstr (out->str, ==, "<a甲<>");
}

static void
test_markup_refused (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GString) wide = g_string_new ("<a v='");

  assert_xml_refused ("<!DOCTYPE a><a/>", -1, SP_ERROR_INVALID);
  assert_xml_refused ("<!DOCTYPE a [<!ENTITY x '甲'><!ENTITY y '&x;&x;'>]><a>&y;</a>", -1,
                      SP_ERROR_INVALID);
  assert_xml_refused ("<!DOCTYPE a SYSTEM 'file:///etc/hostname'><a/>", -1, SP_ERROR_INVALID);
  assert_xml_refused ("<a>&unheard;</a>", -1, SP_ERROR_INVALID);
  assert_xml_refused ("<a>\xff</a>", -1, SP_ERROR_INVALID);
  assert_xml_refused ("<a><b></a>", -1, SP_ERROR_INVALID);
  assert_xml_refused ("", -1, SP_ERROR_INVALID);
  for (guint i = 0; i < 300; i++)
    g_string_append (deep, "<a>");
  assert_xml_refused (deep->str, -1, SP_ERROR_TOO_LARGE);
  for (guint i = 0; i < 6 * 1024 * 1024; i++)
    g_string_append_c (wide, 'x');
  assert_xml_refused (wide->str, -1, SP_ERROR_TOO_LARGE);
}

/* ---- relationships ---- */

static void
test_relations (void)
{
  static const char *const relations =
    "<Relationships><Relationship Id='e' Type='t/officeDocument' Target='http://example.org/x.xml' "
    "TargetMode='External'/><Relationship Id='n' Type='t/officeDocument' Target='none.xml'/>"
    "<Relationship Id='a' Type='t/officeDocument' Target='../../Doc/./Main%20One.xml'/>"
    "</Relationships>";
  g_autoptr (PackageFixture) fixture = package_fixture_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SpPackage) package = NULL;
  g_autofree char *main_part = NULL;
  g_autofree char *next = NULL;
  g_autofree char *type = NULL;

  package_fixture_add (fixture, "_rels/.rels", relations, -1, PACKAGE_WHOLE);
  package_fixture_add (fixture, "doc/main one.xml", "<a/>", -1, PACKAGE_WHOLE);
  package_fixture_add (fixture, "doc/_rels/main one.xml.rels",
                       "<Relationships><Relationship Id='s' Type='t/styles' Target='main one.xml'/>"
                       "</Relationships>",
                       -1, PACKAGE_WHOLE);
  package_fixture_add (fixture, "[Content_Types].xml",
                       "<Types><Default Extension='xml' ContentType='text/plain'/><Override "
                       "PartName='/Doc/main one.xml' ContentType='word'/></Types>",
                       -1, PACKAGE_WHOLE);
  bytes = package_fixture_finish (fixture);
  package = sp_package_open (bytes, NULL);
  g_assert_nonnull (package);
  main_part = sp_package_dup_related (package, "", NULL, "/officeDocument");
  g_assert_cmpstr (main_part, ==, "doc/main one.xml");
  g_assert_null (sp_package_dup_related (package, "", "e", NULL));
  g_assert_null (sp_package_dup_related (package, "", "n", NULL));
  next = sp_package_dup_related (package, main_part, "s", NULL);
  g_assert_cmpstr (next, ==, "doc/main one.xml");
  type = sp_package_dup_content_type (package, main_part);
  g_assert_cmpstr (type, ==, "word");
}

/* ---- copies ---- */

static GBytes *
copy_with (GBytes *from, const char *name, const char *content)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPackage) package = sp_package_open (from, &error);
  g_autoptr (GHashTable) changes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GBytes) bytes = content != NULL ? g_bytes_new (content, strlen (content)) : NULL;
  GBytes *copy;

  g_assert_no_error (error);
  if (name != NULL)
    g_hash_table_insert (changes, (gpointer)name, bytes);
  copy = sp_package_copy (package, changes, NULL, &error);
  g_assert_no_error (error);
  return copy;
}

static void
assert_part (GBytes *bytes, const char *name, const char *xml)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPackage) package = sp_package_open (bytes, &error);
  g_autoptr (GBytes) part = sp_package_read (package, name, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (part, NULL), g_bytes_get_size (part), xml, strlen (xml));
}

static void
test_copy (void)
{
  static const guint entries[] = {PACKAGE_WHOLE, PACKAGE_STORED, PACKAGE_ZIP64};
  g_autofree char *xml = dup_long_xml (3000);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (PackageFixture) fixture = package_fixture_new ();
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GBytes) same = NULL;
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (GBytes) without = NULL;

      package_fixture_add (fixture, "a.xml", xml, -1, entries[i]);
      package_fixture_add (fixture, "名/B.xml", "<b/>", -1, entries[i]);
      bytes = package_fixture_finish (fixture);
      same = copy_with (bytes, NULL, NULL);
      assert_part (same, "a.xml", xml);
      changed = copy_with (bytes, "a.xml", "<c/>");
      assert_part (changed, "a.xml", "<c/>");
      assert_part (changed, "名/b.xml", "<b/>");
      without = copy_with (bytes, "a.xml", NULL);
      assert_part (without, "名/b.xml", "<b/>");
      assert_refused (g_steal_pointer (&without), SP_ERROR_INVALID);
      {
        g_autoptr (GBytes) again = copy_with (bytes, "a.xml", "<c/>");

        g_assert_true (g_bytes_equal (again, changed));
      }
    }
}

static void
test_copy_refused (void)
{
  g_autoptr (GBytes) bytes = package_of ("a.xml", "<a/>", PACKAGE_ENCRYPTED);
  g_autoptr (GHashTable) changes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPackage) package = sp_package_open (bytes, &error);

  g_assert_no_error (error);
  g_assert_null (sp_package_copy (package, changes, NULL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_PERMISSION);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (sp_package_copy (package, changes, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/package/whole", test_whole);
  g_test_add_func ("/exchange/package/lies", test_lies);
  g_test_add_func ("/exchange/package/doubled", test_doubled);
  g_test_add_func ("/exchange/package/damaged", test_damaged);
  g_test_add_func ("/exchange/package/bomb", test_bomb);
  g_test_add_func ("/exchange/package/no-zip", test_no_zip);
  g_test_add_func ("/exchange/package/markup", test_markup);
  g_test_add_func ("/exchange/package/markup-refused", test_markup_refused);
  g_test_add_func ("/exchange/package/relations", test_relations);
  g_test_add_func ("/exchange/package/copy", test_copy);
  g_test_add_func ("/exchange/package/copy-refused", test_copy_refused);
  return g_test_run ();
}
