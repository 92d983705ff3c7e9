/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which parts of a .docx are read, and in which order. Memory: the text (SP_DOCUMENT_TEXT_LIMIT at
 * most) about three times over, and 60 bytes for each of SP_DOCX_MAX_CELLS. */
#include "exchange/sp-docx.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "exchange/sp-docx-body.h"

/* Where the main part lies in nearly every file, should the way to it be missing. */
#define USUAL_PART "word/document.xml"

static char *
find_main (SpPackage *package, GError **error)
{
  char *part = sp_package_dup_related (package, "", NULL, "/officeDocument");

  if (part == NULL && sp_package_has (package, USUAL_PART))
    part = g_strdup (USUAL_PART);
  if (part == NULL)
    g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID,
                         _ ("文件里没有正文，可能已损坏。请用原来的软件打开，另存后再选。"));
  return part;
}

SpDocument *
sp_docx_read (GBytes *bytes,
              GCancellable *cancellable,
              SpProgressFunc progress,
              gpointer user_data,
              GError **error)
{
  g_autoptr (SpPackage) package = NULL;
  g_autoptr (SpDocument) document = NULL;
  g_autoptr (SpDocxStyles) styles = NULL;
  g_autoptr (SpDocxNumbering) numbering = NULL;
  g_autoptr (SpDocxBody) body = NULL;
  g_autofree char *part = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  package = sp_package_open (bytes, error);
  part = package != NULL ? find_main (package, error) : NULL;
  styles = part != NULL ? sp_docx_styles_read (package, part, error) : NULL;
  numbering = styles != NULL ? sp_docx_numbering_read (package, part, styles, error) : NULL;
  if (numbering == NULL)
    return NULL;
  document = sp_document_new ();
  body = sp_docx_body_new (document, styles, numbering);
  sp_docx_body_watch (body, cancellable, progress, user_data);
  if (!sp_docx_body_read (body, package, part, error))
    return NULL;
  return g_steal_pointer (&document);
}
