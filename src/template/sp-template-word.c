/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-template-word.h. */
#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "template/sp-template-parts.h"
#include "template/sp-template-word-private.h"

#define USUAL_PART "word/document.xml"

/* ---- splices ---- */

static void
splice_clear (gpointer data)
{
  g_free (((SpSplice *)data)->text);
}

GArray *
sp_splices_new (void)
{
  GArray *splices = g_array_new (FALSE, FALSE, sizeof (SpSplice));

  g_array_set_clear_func (splices, splice_clear);
  return splices;
}

void
sp_splices_add (GArray *splices, gsize start, gsize end, char *text)
{
  SpSplice splice = {start, end, text};

  g_array_append_val (splices, splice);
}

/* By their beginning; of those that begin together the longest first. */
static int
compare_splices (gconstpointer a, gconstpointer b)
{
  const SpSplice *left = a;
  const SpSplice *right = b;

  if (left->start != right->start)
    return left->start < right->start ? -1 : 1;
  return left->end > right->end ? -1 : left->end < right->end;
}

GString *
sp_splices_apply (GArray *splices, const char *xml, gsize length)
{
  GString *out;
  gsize done = 0;

  if (splices->len == 0)
    return NULL;
  g_array_sort (splices, compare_splices);
  out = g_string_sized_new (length);
  for (guint i = 0; i < splices->len; i++)
    {
      const SpSplice *splice = &g_array_index (splices, SpSplice, i);

      if (splice->start < done)
        continue;
      g_string_append_len (out, xml + done, (gssize)(splice->start - done));
      g_string_append (out, splice->text);
      done = splice->end;
    }
  g_string_append_len (out, xml + done, (gssize)(length - done));
  return out;
}

/* ---- parts ---- */

static char *
find_main (SpPackage *package, GError **error)
{
  g_autofree char *part = sp_package_dup_related (package, "", NULL, "/officeDocument");

  if (part == NULL && sp_package_has (package, USUAL_PART))
    part = g_strdup (USUAL_PART);
  if (part == NULL)
    g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID,
                         _ ("文件里没有正文，可能已损坏。请用原来的软件打开，另存后再选。"));
  return g_steal_pointer (&part);
}

/* The parts with text: the main one first, then headers and footers. */
static GPtrArray *
list_parts (SpPackage *package, const char *main_part)
{
  static const char *const types[] = {"/header", "/footer"};
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (parts, g_strdup (main_part));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GPtrArray) related = sp_package_list_related (package, main_part, types[i]);

      for (guint k = 0; k < related->len; k++)
        if (!g_ptr_array_find_with_equal_func (parts, related->pdata[k], g_str_equal, NULL))
          g_ptr_array_add (parts, g_strdup (related->pdata[k]));
    }
  return parts;
}

/* ---- reading ---- */

static GPtrArray *
make_grids (const char *xml, gsize length)
{
  g_autoptr (GPtrArray) tables = sp_word_tables_read (xml, length);
  GPtrArray *grids = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_template_grid_free);

  for (guint i = 0; i < tables->len; i++)
    {
      g_autofree char *name = g_strdup_printf (_ ("表格%u"), i + 1);

      g_ptr_array_add (grids, sp_word_table_make_grid (tables->pdata[i], name));
    }
  return grids;
}

static gboolean
tell_marks (SpTemplateParts *parts,
            const char *part,
            SpTemplateMarkFunc func,
            gpointer data,
            GPtrArray **grids,
            GError **error)
{
  g_autoptr (GArray) splices = sp_splices_new ();
  g_autoptr (GBytes) bytes = sp_template_parts_load (parts, part, error);
  gsize length = 0;
  const char *xml;

  if (bytes == NULL)
    return FALSE;
  xml = g_bytes_get_data (bytes, &length);
  sp_word_fill_marks (xml, length, func, data, splices);
  if (grids != NULL)
    *grids = make_grids (xml, length);
  return TRUE;
}

GPtrArray *
sp_template_word_read (GBytes *bytes, SpTemplateMarkFunc func, gpointer data, GError **error)
{
  g_autoptr (SpPackage) package = sp_package_open (bytes, error);
  g_autofree char *main_part = package != NULL ? find_main (package, error) : NULL;
  g_auto (SpTemplateParts) parts = {0};
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) grids = NULL;

  if (main_part == NULL)
    return NULL;
  sp_template_parts_init (&parts, package, main_part);
  names = list_parts (package, main_part);
  for (guint i = 0; i < names->len; i++)
    if (!tell_marks (&parts, names->pdata[i], func, data, i == 0 ? &grids : NULL, error))
      return NULL;
  return g_steal_pointer (&grids);
}

/* ---- writing ---- */

static void
fill_tables (const char *xml, gsize length, const GPtrArray *edits, GArray *splices)
{
  g_autoptr (GPtrArray) tables = sp_word_tables_read (xml, length);

  for (guint i = 0; i < MIN (tables->len, edits->len); i++)
    if (edits->pdata[i] != NULL)
      sp_word_table_fill (tables->pdata[i], xml, edits->pdata[i], splices);
}

static gboolean
write_part (SpTemplateParts *parts,
            const char *part,
            const GPtrArray *edits,
            SpTemplateMarkFunc func,
            gpointer data,
            GError **error)
{
  g_autoptr (GArray) splices = sp_splices_new ();
  g_autoptr (GBytes) bytes = sp_template_parts_load (parts, part, error);
  gsize length = 0;
  const char *xml;
  GString *written;

  if (bytes == NULL)
    return FALSE;
  xml = g_bytes_get_data (bytes, &length);
  if (edits != NULL)
    fill_tables (xml, length, edits, splices);
  sp_word_fill_marks (xml, length, func, data, splices);
  written = sp_splices_apply (splices, xml, length);
  if (written != NULL)
    sp_template_parts_change (parts, part, written);
  return TRUE;
}

GBytes *
sp_template_word_write (GBytes *bytes,
                        const GPtrArray *edits,
                        SpTemplateMarkFunc func,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (SpPackage) package = sp_package_open (bytes, error);
  g_autofree char *main_part = package != NULL ? find_main (package, error) : NULL;
  g_auto (SpTemplateParts) parts = {0};
  g_autoptr (GPtrArray) names = NULL;

  if (main_part == NULL)
    return NULL;
  sp_template_parts_init (&parts, package, main_part);
  names = list_parts (package, main_part);
  for (guint i = 0; i < names->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !write_part (&parts, names->pdata[i], i == 0 ? edits : NULL, func, data, error))
      return NULL;
  return sp_package_copy (package, parts.changes, cancellable, error);
}
