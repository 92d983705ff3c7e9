/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-record-heads.h. */
#include "exchange/sp-record-heads.h"

#include "base/sp-i18n.h"
#include "base/sp-text.h"
#include "exchange/sp-record-block.h"

#include <string.h>

/* Titles, units and dates stand above the heads, but not more of them. */
#define MAX_HEAD_ROW 20
/* Parts the two rows of a head; full-width, so that no head has it by itself. */
#define JOINT "｜"

/* ---- one head ---- */

/* Without what stands in brackets, unless that is all. */
static void
drop_brackets (GString *text)
{
  for (;;)
    {
      char *open = strchr (text->str, '(');
      char *close = open != NULL ? strchr (open, ')') : NULL;

      if (close == NULL || (open == text->str && close[1] == '\0'))
        return;
      g_string_erase (text, open - text->str, close - open + 1);
    }
}

char *
sp_record_head_dup_plain (const char *head)
{
  static const struct
  {
    const char *from, *to;
  } pairs[] = {{"〔", "("}, {"〕", ")"}, {"[", "("}, {"]", ")"}, {"【", "("}, {"】", ")"}};
  g_autofree char *squashed = sp_text_squash (head);
  g_autofree char *narrow = sp_text_half_width (squashed);
  g_autoptr (GString) brackets = g_string_new (narrow);
  GString *plain = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_string_replace (brackets, pairs[i].from, pairs[i].to, 0);
  drop_brackets (brackets);
  for (const char *p = brackets->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '_' || c == '-' || c == '|' || !g_unichar_ispunct (c))
        g_string_append_unichar (plain, c == '|' ? 0xff5c : c);
    }
  return g_string_free (plain, FALSE);
}

static gboolean
is_named (const char *label, const char *name, const char *plain, const char *code)
{
  g_autofree char *wanted = sp_record_head_dup_plain (label);

  return g_str_equal (wanted, plain) || g_str_equal (name, code);
}

static gboolean
is_key (const SpRecordKey *key, const char *plain, const char *code)
{
  return is_named (_ (key->label), key->code, plain, code) ||
         (key->words != NULL && sp_record_words_have (_ (key->words), plain));
}

gboolean
sp_record_heads_is_read (const SpRecordHeads *self, guint field)
{
  SpFieldFlags flags = self->type->fields[field].flags;

  return (flags & SP_FIELD_INTERNAL) == 0 &&
         ((flags & SP_FIELD_DERIVED) == 0 || (self->derived >> field & 1) != 0);
}

int
sp_record_heads_match (const SpRecordHeads *self, const char *head)
{
  g_autofree char *plain = sp_record_head_dup_plain (head);
  g_autofree char *code = g_strdelimit (g_ascii_strdown (plain, -1), "-", '_');
  int found = -1;

  if (*plain == '\0')
    return -1;
  for (guint i = 0; i < self->n_keys; i++)
    if (is_key (&self->keys[i], plain, code))
      return (int)(self->type->n_fields + i);
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const SpField *field = &self->type->fields[i];

      if (!sp_record_heads_is_read (self, i))
        continue;
      if (is_named (_ (field->label), field->name, plain, code))
        return (int)i;
      if (found < 0 && sp_record_has_alias (self->type, field, plain))
        found = (int)i;
    }
  return found;
}

double
sp_record_heads_get_factor (const SpField *field, const char *head)
{
  g_autofree char *narrow = sp_text_half_width (head);
  gboolean is_ten_thousands = field->unit != NULL && g_str_has_prefix (field->unit, "万");
  const char *last = strrchr (narrow, '(');
  g_autofree char *unit = NULL;

  if (last == NULL || field->unit == NULL || strchr (last, ')') == NULL)
    return 1;
  unit = g_strndup (last + 1, strcspn (last + 1, ")"));
  g_strstrip (unit);
  if (g_str_has_prefix (unit, "单位:"))
    memmove (unit, unit + strlen ("单位:"), strlen (unit + strlen ("单位:")) + 1);
  if (is_ten_thousands && g_str_equal (unit, field->unit + strlen ("万")))
    return 0.0001;
  if (!is_ten_thousands && g_str_has_prefix (unit, "万") &&
      g_str_equal (unit + strlen ("万"), field->unit))
    return 10000;
  return 1;
}

gboolean
sp_record_heads_is_idle (const char *head)
{
  g_autofree char *plain = sp_record_head_dup_plain (head);

  return *plain == '\0' || g_str_equal (plain, _ ("序号")) ||
         g_str_equal (plain, _ (SP_RECORD_REASON_HEAD));
}

char *
sp_record_heads_dup_labels (const SpRecordType *type)
{
  GString *labels = g_string_new (NULL);

  for (guint i = 0; i < type->n_fields; i++)
    if ((type->fields[i].flags & (SP_FIELD_INTERNAL | SP_FIELD_DERIVED)) == 0)
      g_string_append_printf (labels, "%s%s", labels->len > 0 ? "、" : "",
                              _ (type->fields[i].label));
  return g_string_free (labels, FALSE);
}

const char *
sp_record_heads_get_label (const SpRecordHeads *self, int field)
{
  if (field < 0)
    return "";
  if ((guint)field < self->type->n_fields)
    return _ (self->type->fields[field].label);
  return _ (self->keys[(guint)field - self->type->n_fields].label);
}

/* ---- a mapping ---- */

static void
column_clear (gpointer data)
{
  g_free (((SpRecordColumn *)data)->head);
}

static SpRecordMapping *
mapping_new (guint first_row, guint n_head_rows)
{
  SpRecordMapping *self = g_new0 (SpRecordMapping, 1);

  self->columns = g_array_new (FALSE, FALSE, sizeof (SpRecordColumn));
  g_array_set_clear_func (self->columns, column_clear);
  self->head_row = first_row - n_head_rows;
  self->first_row = first_row;
  self->n_head_rows = n_head_rows;
  return self;
}

void
sp_record_mapping_free (SpRecordMapping *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->columns);
  g_free (self);
}

static SpRecordColumn *
get_column (const SpRecordMapping *self, guint column)
{
  return &g_array_index (self->columns, SpRecordColumn, column);
}

static void
add_column (SpRecordMapping *self, char *head)
{
  SpRecordColumn column = {head, -1, 1};

  g_array_append_val (self->columns, column);
}

/* Fields that two columns claim go to the first. */
static void
give_field (SpRecordMapping *self, const SpRecordHeads *heads, guint column, int field)
{
  SpRecordColumn *it = get_column (self, column);

  for (guint i = 0; field >= 0 && i < self->columns->len; i++)
    if (get_column (self, i)->field == field)
      return;
  it->field = field;
  if (field < 0)
    return;
  self->n_matched++;
  if ((guint)field < heads->type->n_fields)
    it->factor = sp_record_heads_get_factor (&heads->type->fields[field], it->head);
}

/* ---- matching ---- */

static const char *
get_child (const char *head)
{
  const char *joint = strstr (head, JOINT);

  return joint != NULL ? joint + strlen (JOINT) : head;
}

/* 家数 under 检查 and under 整改 says nothing by itself. */
static gboolean
is_child_unique (const SpRecordMapping *mapping, guint column)
{
  const char *child = get_child (get_column (mapping, column)->head);

  for (guint i = 0; i < mapping->columns->len; i++)
    if (i != column && g_str_equal (get_child (get_column (mapping, i)->head), child))
      return FALSE;
  return TRUE;
}

/* The two halves of a head as one word: 检查｜家数 as 检查家数. */
static int
match_whole (const SpRecordHeads *self, const char *head)
{
  g_autoptr (GString) joined = g_string_new (head);
  int field = sp_record_heads_match (self, head);

  if (field >= 0 || g_string_replace (joined, JOINT, "", 0) == 0)
    return field;
  return sp_record_heads_match (self, joined->str);
}

/* Whole heads first: what they name is no longer free for half of one. */
static void
match_columns (SpRecordMapping *mapping, const SpRecordHeads *self)
{
  for (guint i = 0; i < mapping->columns->len; i++)
    give_field (mapping, self, i, match_whole (self, get_column (mapping, i)->head));
  for (guint i = 0; i < mapping->columns->len; i++)
    if (get_column (mapping, i)->field < 0 && is_child_unique (mapping, i))
      give_field (mapping, self, i,
                  sp_record_heads_match (self, get_child (get_column (mapping, i)->head)));
}

/* ---- one row of heads, or two ---- */

static SpRecordMapping *
map_one (const SpRecordHeads *self, const SpCellTable *table, guint row)
{
  SpRecordMapping *mapping = mapping_new (row + 1, 1);

  for (guint i = 0; i < sp_cell_table_get_n_columns (table); i++)
    add_column (mapping, sp_text_trim (sp_cell_table_get (table, row, i, NULL)));
  match_columns (mapping, self);
  return mapping;
}

/* A head over several columns stands over the first of them only. */
static char *
dup_joined (const SpCellTable *table, guint row, guint column, char **parent)
{
  g_autofree char *above = sp_text_trim (sp_cell_table_get (table, row, column, NULL));
  g_autofree char *below = sp_text_trim (sp_cell_table_get (table, row + 1, column, NULL));

  if (*above != '\0' || *below == '\0')
    {
      g_free (*parent);
      *parent = g_strdup (above);
    }
  if (*below == '\0' || g_str_equal (below, *parent))
    return g_strdup (above);
  return **parent == '\0' ? g_steal_pointer (&below) : g_strconcat (*parent, JOINT, below, NULL);
}

static SpRecordMapping *
map_two (const SpRecordHeads *self, const SpCellTable *table, guint row)
{
  SpRecordMapping *mapping = mapping_new (row + 2, 2);
  g_autofree char *parent = g_strdup ("");

  for (guint i = 0; i < sp_cell_table_get_n_columns (table); i++)
    add_column (mapping, dup_joined (table, row, i, &parent));
  match_columns (mapping, self);
  return mapping;
}

/* ---- which rows ---- */

/* 1 2 3 …, or 甲 乙 1 2: the numbers of columns below the heads. */
static gboolean
is_numbering (const SpCellTable *table, guint row)
{
  guint n_numbers = 0;
  gint64 last = 0;

  for (guint i = 0; i < sp_cell_table_get_n_columns (table); i++)
    {
      const char *text = sp_cell_table_get (table, row, i, NULL);
      char *end = NULL;
      gint64 number = g_ascii_strtoll (text, &end, 10);

      if (*text == '\0' || (g_utf8_strlen (text, -1) == 1 && strstr ("甲乙丙丁戊", text) != NULL))
        continue;
      if (*end != '\0' || number != last + 1)
        return FALSE;
      last = number;
      n_numbers++;
    }
  return n_numbers >= 2;
}

/* Takes @candidate or lets it go. */
static void
keep_better (SpRecordMapping **best, SpRecordMapping *candidate)
{
  if (*best == NULL || candidate->n_matched > (*best)->n_matched)
    {
      sp_record_mapping_free (*best);
      *best = candidate;
    }
  else
    sp_record_mapping_free (candidate);
}

static SpRecordMapping *
map_nothing (const SpCellTable *table)
{
  SpRecordMapping *mapping = mapping_new (0, 0);

  for (guint i = 0; i < sp_cell_table_get_n_columns (table); i++)
    add_column (mapping, g_strdup (""));
  return mapping;
}

SpRecordMapping *
sp_record_heads_find (const SpRecordHeads *self, const SpCellTable *table)
{
  guint n_rows = sp_cell_table_get_n_rows (table);
  SpRecordMapping *best = NULL;

  for (guint row = 0; row < MIN (n_rows, MAX_HEAD_ROW); row++)
    if (!sp_record_block_is_row (self, table, row))
      keep_better (&best, map_one (self, table, row));
  /* Two rows must say more than one: a title above the heads is no head. */
  for (guint row = 0; row + 1 < MIN (n_rows, MAX_HEAD_ROW); row++)
    if (!sp_record_block_is_row (self, table, row))
      keep_better (&best, map_two (self, table, row));
  /* One word in the middle of a table is no head. */
  if (best == NULL || best->n_matched == 0 ||
      (best->n_matched == 1 && best->first_row > best->n_head_rows))
    {
      sp_record_mapping_free (best);
      return map_nothing (table);
    }
  if (best->first_row < n_rows && is_numbering (table, best->first_row))
    best->first_row++;
  return best;
}
