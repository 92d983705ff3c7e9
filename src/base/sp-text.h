/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text as it comes from offices: encodings detected and decoded to UTF-8, widths and white space
 * evened out, Chinese numerals. Knows no documents. All strings are UTF-8 unless a name says bytes.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SP_ENCODING_UTF8,
  SP_ENCODING_UTF8_BOM,
  SP_ENCODING_UTF16LE,
  SP_ENCODING_UTF16BE,
  SP_ENCODING_GB18030,
} SpEncoding;

typedef struct
{
  char *text;   /* owned; valid UTF-8, line ends are \n, no NUL */
  gsize length; /* in bytes */
  SpEncoding encoding;
  guint n_replaced; /* undecodable sequences that became U+FFFD */
} SpDecoded;

/* Decodes @bytes. Fails with SP_ERROR_NOT_TEXT for binary data and SP_ERROR_EMPTY for nothing but
 * space. */
gboolean sp_text_decode (const char *bytes, gsize length, SpDecoded *out, GError **error);
void sp_decoded_clear (SpDecoded *decoded);
const char *sp_encoding_name (SpEncoding encoding);

/* A copy without any white space (ASCII, ideographic, no-break, zero-width). */
char *sp_text_squash (const char *text);
/* A copy with runs of white space made one space and none at the ends. */
char *sp_text_trim (const char *text);
/* A copy with full-width ASCII (digits, letters, brackets) made half-width. */
char *sp_text_half_width (const char *text);
/* A copy with full-width digits and letters made half-width; brackets and other signs stay. */
char *sp_text_narrow_digits (const char *text);
/* Width in em: CJK and other wide characters 1, the rest 0.5. */
double sp_text_em_width (const char *text);

/* Appends @text as a field of a CSV file: quoted where it must be; text that a spreadsheet would
 * take for a formula (= + - @ at its start) is marked as text by a leading apostrophe. */
void sp_text_append_csv (GString *out, const char *text, gboolean is_number);

/* Reads 0..99999999 in Chinese (三, 十二, 二十, 一百零五, 二〇二〇, 两) from the start of @text;
 * *@end is set past it. -1 where there is none. */
int sp_numeral_parse (const char *text, const char **end);
char *sp_numeral_dup_chinese (int value); /* 十二; 0..9999 */

G_END_DECLS
