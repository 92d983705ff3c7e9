/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpXmlScan: XML as tokens with their places in the text, so that a part of an office package can
 * be written again with some of it changed and every other byte as it was. Knows no document
 * formats. Safe on any bytes; what it finds is right where sp_xml_check () holds. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SP_XML_TEXT, /* between tags */
  SP_XML_START,
  SP_XML_EMPTY, /* <a/> */
  SP_XML_END,
  SP_XML_OTHER, /* comments, instructions, CDATA */
} SpXmlKind;

typedef struct
{
  const char *text; /* borrowed; need not end in a NUL */
  gsize length;
  gsize next;

  /* The token at hand: its bytes and, of a tag, those of its name and of the name without
   * prefix. */
  SpXmlKind kind;
  gsize start, end;
  gsize name, local, name_end;
} SpXmlScan;

/* Well-formed, UTF-8, without document type: what is scanned. */
gboolean sp_xml_check (const char *text, gsize length, GError **error);

void sp_xml_scan_init (SpXmlScan *self, const char *text, gsize length);
/* FALSE: there is no more. */
gboolean sp_xml_scan_next (SpXmlScan *self);
/* Whether the tag at hand has this local name. */
gboolean sp_xml_scan_is (const SpXmlScan *self, const char *local);
gboolean sp_xml_scan_begins (const SpXmlScan *self, const char *local); /* START or EMPTY */
gboolean sp_xml_scan_ends (const SpXmlScan *self, const char *local);   /* END */
/* From a START to behind its END; nothing for other tokens. Returns where the END begins. */
gsize sp_xml_scan_skip (SpXmlScan *self);
/* The value of the attribute whose local name is @name, unescaped; NULL. Transfer full. */
char *sp_xml_scan_dup_attribute (const SpXmlScan *self, const char *name);
guint sp_xml_scan_get_number (const SpXmlScan *self, const char *name, guint fallback);

/* The token as it stands. */
void sp_xml_scan_append (const SpXmlScan *self, GString *out);
/* The tag with other attributes: pairs of local name and value, NULL-terminated; value NULL: taken
 * out. New ones come last. */
typedef struct
{
  const char *name, *value;
} SpXmlChange;
void sp_xml_scan_append_changed (const SpXmlScan *self,
                                 GString *out,
                                 const SpXmlChange *changes,
                                 guint n_changes);
/* "x:" where the tag's name is x:row; "". */
void sp_xml_scan_append_prefix (const SpXmlScan *self, GString *out);

/* Text as it must stand between tags and in attributes; control characters that XML does not know
 * are left out. */
void sp_xml_append_escaped (GString *out, const char *text);
/* What stands between tags, as text. Transfer full. */
char *sp_xml_dup_unescaped (const char *text, gsize length);

G_END_DECLS
