/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a page holds besides its text. A page number is told by its form, bare digits by counting on
 * with the pages; the rest by being printed on most pages at the same height. Only what stands
 * outside of all other lines can be either, so that a heading that begins a page is safe. */
#include "base/sp-text.h"
#include "exchange/sp-pdf-sheet.h"

#include <stdlib.h>
#include <string.h>

#define DEPTH 3          /* lines of head or foot */
#define NUMBER_MAX 48    /* bytes of a page number, white space aside */
#define TEXT_MAX 400     /* bytes of a running head */
#define HEIGHT_SLACK 4.0 /* points by which the same height may differ */
#define MOST_PAGES 0.4   /* odd and even pages may have heads of their own */
#define MARK_PAGES 0.6   /* pages that bear a watermark */
#define MARK_SIZE 1.5    /* a watermark is so many times as large as most lines */
#define GAP 0.8          /* heights of a line between text and a lone page number */
#define EDGE 0.2         /* part of the page where heads and feet stand */
#define TABLE_PIECES 4   /* a line of so many pieces is rather the head of a table */

typedef enum
{
  FORM_NONE,
  FORM_BARE, /* 3: may be anything */
  FORM_PAGE, /* — 3 —, 第3页, 3/9 */
} Form;

/* ---- page numbers ---- */

static const char *
skip_any (const char *p, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (p, words[i]))
      return p + strlen (words[i]);
  return p;
}

static const char *
skip_all (const char *p, const char *const *words)
{
  for (const char *stop = skip_any (p, words); stop > p; stop = skip_any (p, words))
    p = stop;
  return p;
}

/* Ⅲ, iii; lower or upper case, not mixed. */
static int
read_roman (const char *p, const char **end)
{
  static const char *const signs[] = {"IVXLC", "ivxlc"};
  static const int values[] = {1, 5, 10, 50, 100};
  gunichar c = g_utf8_get_char (p);
  int sum = 0;
  int last = 1000;

  *end = p;
  if ((c >= 0x2160 && c <= 0x216b) || (c >= 0x2170 && c <= 0x217b))
    {
      *end = g_utf8_next_char (p);
      return (int)(c & 0xf) + 1;
    }
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    for (const char *sign = strchr (signs[i], *p); *p != '\0' && sign != NULL;
         sign = strchr (signs[i], *p))
      {
        int value = values[sign - signs[i]];

        sum += value > last ? value - 2 * last : value;
        last = value;
        *end = ++p;
      }
  return sum;
}

static int
read_value (const char *p, const char **end)
{
  int value =
    g_ascii_isdigit (*p) ? (int)MIN (strtol (p, (char **)end, 10), 99999) : read_roman (p, end);

  if (*end == p)
    value = sp_numeral_parse (p, end);
  return *end > p ? value : -1;
}

/* @squashed: without white space, half width. */
static Form
read_number (const char *squashed, int *value)
{
  static const char *const dashes[] = {"-", "—", "–", "―",  "─", "－",
                                       "·", "•", "~", "～", "|", NULL};
  static const char *const before[] = {"第", "Page", "page", "PAGE", "P.", "p.", NULL};
  static const char *const parts[] = {"页", "/",  "of", ",",  "，", "、",
                                      "共", "总", "(",  "（", NULL};
  static const char *const behind[] = {"页", ")", "）", NULL};
  const char *p = skip_all (squashed, dashes);
  gboolean is_page = p > squashed;
  const char *stop = skip_any (p, before);

  is_page |= stop > p;
  *value = read_value (stop, &p);
  if (*value < 0)
    return FORM_NONE;
  stop = skip_all (p, parts);
  if (stop > p)
    {
      is_page = TRUE;
      read_value (stop, &p);
      p = skip_all (p, behind);
    }
  stop = skip_all (p, dashes);
  if (*stop != '\0' || (!is_page && stop > p))
    return FORM_NONE;
  return is_page ? FORM_PAGE : FORM_BARE;
}

static Form
number_of (const SpPdfLine *line, const char *pool, int *value)
{
  g_autofree char *text = NULL;
  g_autofree char *half = NULL;
  g_autofree char *squashed = NULL;

  if (line->length > 2 * NUMBER_MAX)
    return FORM_NONE;
  text = g_strndup (pool + line->start, line->length);
  half = sp_text_half_width (text);
  squashed = sp_text_squash (half);
  return strlen (squashed) <= NUMBER_MAX ? read_number (squashed, value) : FORM_NONE;
}

/* ---- what is at the edges ---- */

typedef struct
{
  GPtrArray *sheets;
  const char *pool;
  GHashTable *counts;  /* text and height → number of pages */
  GHashTable *offsets; /* page number less page → number of pages */
} Furniture;

/* The @i-th line from the top or the bottom. */
static SpPdfLine *
edge_line (const SpPdfSheet *sheet, gboolean is_foot, guint i)
{
  return &g_array_index (sheet->lines, SpPdfLine, is_foot ? sheet->lines->len - 1 - i : i);
}

/* Where text of this line is counted; @slot shifts the height by half a step. */
static char *
key_of (const Furniture *self, const SpPdfLine *line, guint slot)
{
  g_autofree char *text = g_strndup (self->pool + line->start, line->length);
  g_autofree char *squashed = sp_text_squash (text);

  return g_strdup_printf ("%u %d %s", slot, (int)(line->box.y1 / (2 * HEIGHT_SLACK) + 0.5 * slot),
                          squashed);
}

static void
count_up (GHashTable *counts, gpointer key)
{
  g_hash_table_insert (counts, key,
                       GINT_TO_POINTER (1 + GPOINTER_TO_INT (g_hash_table_lookup (counts, key))));
}

static void
count_line (Furniture *self, const SpPdfLine *line, int page)
{
  int value = 0;

  if (line->length > TEXT_MAX)
    return;
  for (guint slot = 0; slot < 2; slot++)
    count_up (self->counts, key_of (self, line, slot));
  if (number_of (line, self->pool, &value) != FORM_NONE)
    count_up (self->offsets, GINT_TO_POINTER (value - page));
}

static guint
count_of (const Furniture *self, const SpPdfLine *line)
{
  guint count = 0;

  for (guint slot = 0; slot < 2 && line->length <= TEXT_MAX; slot++)
    {
      g_autofree char *key = key_of (self, line, slot);

      count = MAX (count, GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, key)));
    }
  return count;
}

/* Pages that have text at all. */
static guint
count_printed (GPtrArray *sheets)
{
  guint n = 0;

  for (guint i = 0; i < sheets->len; i++)
    n += ((SpPdfSheet *)g_ptr_array_index (sheets, i))->lines->len > 0;
  return n;
}

static gboolean
is_at_edge (const SpPdfSheet *sheet, const SpPdfLine *line, gboolean is_foot)
{
  return is_foot ? line->box.y1 > sheet->height * (1 - EDGE) : line->box.y2 < sheet->height * EDGE;
}

static gboolean
is_running (const Furniture *self, const SpPdfLine *line)
{
  guint n = count_printed (self->sheets);
  guint count = count_of (self, line);

  return n == 2 ? count == 2 : count >= 3 && count >= MOST_PAGES * n;
}

/* Bare digits: a number that counts on with the pages, or that stands well apart from the text. */
static gboolean
is_bare_number (
  const Furniture *self, const SpPdfSheet *sheet, gboolean is_foot, guint i, int offset)
{
  const SpPdfBox *box, *next;

  if (GPOINTER_TO_UINT (g_hash_table_lookup (self->offsets, GINT_TO_POINTER (offset))) >= 2)
    return TRUE;
  if (i + 1 >= sheet->lines->len)
    return FALSE;
  box = &edge_line (sheet, is_foot, i)->box;
  next = &edge_line (sheet, is_foot, i + 1)->box;
  return (is_foot ? box->y1 - next->y2 : next->y1 - box->y2) >= GAP * (next->y2 - next->y1) &&
         is_at_edge (sheet, edge_line (sheet, is_foot, i), is_foot);
}

static gboolean
is_furniture (const Furniture *self, guint page, gboolean is_foot, guint i)
{
  const SpPdfSheet *sheet = g_ptr_array_index (self->sheets, page);
  const SpPdfLine *line = edge_line (sheet, is_foot, i);
  int value = 0;
  Form form = number_of (line, self->pool, &value);

  if (form == FORM_PAGE)
    return TRUE;
  if (form == FORM_BARE && is_bare_number (self, sheet, is_foot, i, value - (int)page))
    return TRUE;
  return line->n_pieces < TABLE_PIECES && is_at_edge (sheet, line, is_foot) &&
         is_running (self, line);
}

static void
strip_edge (const Furniture *self, guint page, gboolean is_foot, guint *n)
{
  const SpPdfSheet *sheet = g_ptr_array_index (self->sheets, page);

  for (*n = 0; *n < DEPTH && *n < sheet->lines->len; (*n)++)
    if (!is_furniture (self, page, is_foot, *n))
      return;
}

static void
count_edges (Furniture *self)
{
  for (guint page = 0; page < self->sheets->len; page++)
    {
      const SpPdfSheet *sheet = g_ptr_array_index (self->sheets, page);

      for (guint i = 0; i < DEPTH && i < sheet->lines->len; i++)
        count_line (self, edge_line (sheet, FALSE, i), (int)page);
      for (guint i = 0; i < DEPTH && i + DEPTH < sheet->lines->len; i++)
        count_line (self, edge_line (sheet, TRUE, i), (int)page);
    }
}

/* ---- watermarks ---- */

static double
usual_height (GPtrArray *sheets)
{
  GHashTable *counts = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer key, value;
  int best = 0;
  int best_count = 0;

  for (guint i = 0; i < sheets->len; i++)
    {
      const SpPdfSheet *sheet = g_ptr_array_index (sheets, i);

      for (guint j = 0; j < sheet->lines->len; j++)
        count_up (counts, GINT_TO_POINTER ((int)g_array_index (sheet->lines, SpPdfLine, j).em));
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (GPOINTER_TO_INT (value) > best_count ||
        (GPOINTER_TO_INT (value) == best_count && GPOINTER_TO_INT (key) > best))
      {
        best = GPOINTER_TO_INT (key);
        best_count = GPOINTER_TO_INT (value);
      }
  g_hash_table_unref (counts);
  return best;
}

static void
each_mark (Furniture *self, double size, guint least)
{
  for (guint page = 0; page < self->sheets->len; page++)
    {
      SpPdfSheet *sheet = g_ptr_array_index (self->sheets, page);

      for (guint i = sheet->lines->len; i > 0; i--)
        {
          const SpPdfLine *line = &g_array_index (sheet->lines, SpPdfLine, i - 1);

          if (line->em < size || line->length > TEXT_MAX)
            continue;
          if (least == 0)
            count_line (self, line, 0);
          else if (count_of (self, line) >= least)
            g_array_remove_index (sheet->lines, i - 1);
        }
    }
}

static void
remove_marks (Furniture *self)
{
  double size = usual_height (self->sheets) * MARK_SIZE;
  guint n = count_printed (self->sheets);

  if (n < 3 || size <= 0)
    return;
  each_mark (self, size, 0);
  each_mark (self, size, MAX (3, (guint)(MARK_PAGES * n)));
  g_hash_table_remove_all (self->counts);
  g_hash_table_remove_all (self->offsets);
}

void
sp_pdf_furniture_remove (GPtrArray *sheets, const char *pool)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) offsets = g_hash_table_new (NULL, NULL);
  Furniture self = {sheets, pool, counts, offsets};

  remove_marks (&self);
  count_edges (&self);
  for (guint page = 0; page < sheets->len; page++)
    {
      SpPdfSheet *sheet = g_ptr_array_index (sheets, page);
      guint head = 0;
      guint foot = 0;

      strip_edge (&self, page, TRUE, &foot);
      strip_edge (&self, page, FALSE, &head);
      head = MIN (head, sheet->lines->len - foot);
      g_array_set_size (sheet->lines, sheet->lines->len - foot);
      if (head > 0)
        g_array_remove_range (sheet->lines, 0, head);
    }
}
