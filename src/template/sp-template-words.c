/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-template-words.h. */
#include "template/sp-template-words.h"

#include "base/sp-grams.h"
#include "base/sp-i18n.h"
#include "exchange/sp-record-heads.h"
#include "report/sp-report-quantity.h"

#include <string.h>

/* What is less like than this is something else. */
#define MIN_LIKENESS 0.6
/* Words of the catalogue are shorter than heads of forms; of two alike the form's says more. */
#define CATALOGUE_SHARE 0.98
#define SAME_CHARACTERS 0.9

typedef struct
{
  SpTemplateChoice choice;
  char *plain; /* its words as heads are compared */
  SpGrams grams;
  double share;
} Word;

struct _SpTemplateWords
{
  /* Owned */
  GPtrArray *words;   /* of Word */
  GPtrArray *choices; /* of SpTemplateChoice, of the words, each value once; borrowed from them */
  GHashTable *values; /* of values that are among the choices */
  GHashTable *found;  /* plain head → SpTemplateMeaning or NULL */

  /* State */
  SpReportRows rows;
  const SpRecordType *type;
};

static void
word_free (gpointer data)
{
  Word *self = data;

  g_free (self->choice.value);
  g_free (self->choice.over);
  g_free (self->choice.label);
  g_free (self->plain);
  sp_grams_clear (&self->grams);
  g_free (self);
}

static void
meaning_free (gpointer data)
{
  SpTemplateMeaning *self = data;

  if (self == NULL)
    return;
  g_free (self->value);
  g_free (self->over);
  g_free (self);
}

/* ---- spans ---- */

static const struct
{
  const char *word;
  SpReportSpan span;
} span_words[] = {
  {N_ ("2019年同期"), SP_REPORT_SPAN_BASE}, {N_ ("上年同期"), SP_REPORT_SPAN_SAME},
  {N_ ("去年同期"), SP_REPORT_SPAN_SAME},   {N_ ("本年累计"), SP_REPORT_SPAN_YEAR},
  {N_ ("年度累计"), SP_REPORT_SPAN_YEAR},   {N_ ("今年以来"), SP_REPORT_SPAN_YEAR},
  {N_ ("今年累计"), SP_REPORT_SPAN_YEAR},   {N_ ("年初以来"), SP_REPORT_SPAN_YEAR},
  {N_ ("开展以来"), SP_REPORT_SPAN_PLAN},   {N_ ("三年累计"), SP_REPORT_SPAN_PLAN},
  {N_ ("总累计"), SP_REPORT_SPAN_PLAN},     {N_ ("累计"), SP_REPORT_SPAN_PLAN},
  {N_ ("上季度"), SP_REPORT_SPAN_PREVIOUS}, {N_ ("上期"), SP_REPORT_SPAN_PREVIOUS},
  {N_ ("上月"), SP_REPORT_SPAN_PREVIOUS},   {N_ ("本季度"), SP_REPORT_SPAN_PERIOD},
  {N_ ("本季"), SP_REPORT_SPAN_PERIOD},     {N_ ("本期"), SP_REPORT_SPAN_PERIOD},
  {N_ ("本月"), SP_REPORT_SPAN_PERIOD},     {N_ ("当月"), SP_REPORT_SPAN_PERIOD},
  {N_ ("存量"), SP_REPORT_SPAN_FORMER},
};

gboolean
sp_template_words_take_span (GString *plain, SpReportSpan *span)
{
  for (guint i = 0; i < G_N_ELEMENTS (span_words); i++)
    {
      const char *word = _ (span_words[i].word);
      const char *at = strstr (plain->str, word);

      if (at == NULL)
        continue;
      *span = span_words[i].span;
      g_string_erase (plain, at - plain->str, (gssize)strlen (word));
      return TRUE;
    }
  return FALSE;
}

/* ---- collecting ---- */

static char *
dup_joined (const char *group, const char *head)
{
  g_autofree char *above = sp_record_head_dup_plain (group);
  g_autofree char *below = sp_record_head_dup_plain (head);

  return g_strconcat (above, below, NULL);
}

static char *
dup_label (const char *group, const char *head)
{
  g_autofree char *label =
    *group != '\0' ? g_strdup_printf ("%s %s", group, head) : g_strdup (head);
  GString *flat = g_string_new (label);

  g_string_replace (flat, "\n", "", 0);
  return g_string_free (flat, FALSE);
}

/* Takes @value and @over. */
static void
add_word (SpTemplateWords *self,
          char *value,
          char *over,
          SpReportAs as,
          const char *group,
          const char *head,
          double share)
{
  Word *word = g_new0 (Word, 1);
  g_autofree char *key = g_strdup_printf ("%s/%s/%d", value, over, (int)as);

  word->choice = (SpTemplateChoice) {value, over, as, dup_label (group, head)};
  word->plain = dup_joined (group, head);
  word->share = share;
  sp_grams_init (&word->grams, word->plain, "");
  g_ptr_array_add (self->words, word);
  if (g_hash_table_add (self->values, g_steal_pointer (&key)))
    g_ptr_array_add (self->choices, &word->choice);
}

/* The terms of @text with keys of columns before @before replaced by what those show. */
static void
append_terms (GString *out,
              const SpReportSheetDefinition *sheet,
              guint before,
              const char *text,
              gboolean is_minus)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);
  gboolean is_negative = FALSE;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const SpReportColumn *column = NULL;
      guint at = 0;

      if (g_str_equal (parts[i], "-") || g_str_equal (parts[i], "+") || *parts[i] == '\0')
        {
          is_negative = *parts[i] == '\0' ? is_negative : *parts[i] == '-';
          continue;
        }
      for (guint k = 0; strchr (parts[i], '.') == NULL && k < before; k++)
        if (g_str_equal (((SpReportColumn *)sheet->columns->pdata[k])->key, parts[i]))
          {
            column = sheet->columns->pdata[k];
            at = k;
          }
      if (column != NULL)
        append_terms (out, sheet, at, column->value, is_minus != is_negative);
      else if (out->len == 0 && is_minus == is_negative)
        g_string_append (out, parts[i]);
      else
        g_string_append_printf (out, "%s%c %s", out->len > 0 ? " " : "",
                                is_minus != is_negative ? '-' : '+', parts[i]);
      is_negative = FALSE;
    }
}

static char *
dup_terms (const SpReportSheetDefinition *sheet, guint before, const char *text)
{
  GString *out = g_string_new (NULL);

  append_terms (out, sheet, before, text, FALSE);
  return g_string_free (out, FALSE);
}

/* Whether all terms of @text can be counted for the rows. */
static gboolean
is_countable (const SpTemplateWords *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && !g_str_equal (parts[i], "-") && !g_str_equal (parts[i], "+") &&
        !sp_report_quantity_check (parts[i], self->rows, NULL))
      return FALSE;
  return TRUE;
}

static void
add_sum (SpTemplateWords *self, const SpReportSheetDefinition *sheet, guint i)
{
  const SpReportColumn *column = sheet->columns->pdata[i];
  g_autofree char *value = NULL;
  g_autofree char *over = NULL;

  if (strchr ("#", *column->value) != NULL || g_str_equal (column->value, "title") ||
      g_str_equal (column->value, "span"))
    return;
  value = dup_terms (sheet, i, column->value);
  over = dup_terms (sheet, i, column->over);
  if (*value == '\0' || !is_countable (self, value) || !is_countable (self, over))
    return;
  add_word (self, g_steal_pointer (&value), g_steal_pointer (&over), column->as, column->group,
            column->head, 1);
}

static void
add_sheet (SpTemplateWords *self, const SpReportSheetDefinition *sheet)
{
  gboolean is_sums = sp_report_rows_are_sums (self->rows);

  if (is_sums != sp_report_rows_are_sums (sheet->rows) || (!is_sums && self->rows != sheet->rows) ||
      (self->type != NULL && !g_str_equal (sheet->records, self->type->table)))
    return;
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const SpReportColumn *column = sheet->columns->pdata[i];

      if (is_sums)
        add_sum (self, sheet, i);
      else if (!g_str_equal (column->value, "blank"))
        add_word (self, g_strdup (column->value), g_strdup (""), column->as, column->group,
                  column->head, 1);
    }
}

static void
add_shipped (SpTemplateWords *self)
{
  g_auto (GStrv) names = sp_report_shipped_list ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (SpReportDefinition) definition = sp_report_shipped_load (names[i]);

      for (guint k = 0; k < definition->sheets->len; k++)
        add_sheet (self, definition->sheets->pdata[k]);
    }
}

static void
add_catalogue (SpTemplateWords *self)
{
  g_autoptr (GPtrArray) choices = sp_report_list_quantities (self->rows);

  add_word (self, g_strdup ("title"), g_strdup (""), SP_AS_DEFAULT, "", _ ("各行的名称"), 1);
  for (guint i = 0; i < choices->len; i++)
    {
      const SpReportChoice *choice = choices->pdata[i];

      add_word (self, g_strdup (choice->value), g_strdup (""), SP_AS_DEFAULT, "", choice->label,
                CATALOGUE_SHARE);
      add_word (self, g_strdup (choice->value), g_strdup (""), SP_AS_DEFAULT, _ (choice->group),
                choice->label, CATALOGUE_SHARE);
    }
}

static void
add_fields (SpTemplateWords *self)
{
  add_word (self, g_strdup ("#"), g_strdup (""), SP_AS_DEFAULT, "", _ ("序号"), 1);
  for (guint i = 0; i < self->type->n_fields; i++)
    if ((self->type->fields[i].flags & SP_FIELD_INTERNAL) == 0)
      add_word (self, g_strdup (self->type->fields[i].name), g_strdup (""), SP_AS_DEFAULT, "",
                _ (self->type->fields[i].label), 1);
}

SpTemplateWords *
sp_template_words_new (SpReportRows rows, const SpRecordType *type)
{
  SpTemplateWords *self = g_new0 (SpTemplateWords, 1);

  self->words = g_ptr_array_new_with_free_func (word_free);
  self->choices = g_ptr_array_new ();
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, meaning_free);
  self->rows = rows;
  self->type = type;
  add_shipped (self);
  if (sp_report_rows_are_sums (rows))
    add_catalogue (self);
  else if (type != NULL)
    add_fields (self);
  return self;
}

void
sp_template_words_free (SpTemplateWords *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->words);
  g_hash_table_unref (self->values);
  g_hash_table_unref (self->found);
  g_free (self);
}

const GPtrArray *
sp_template_words_get_choices (const SpTemplateWords *self)
{
  return self->choices;
}

/* ---- finding ---- */

static SpTemplateMeaning *
meaning_new (const char *value, const char *over, SpReportAs as, double likeness)
{
  SpTemplateMeaning *self = g_new0 (SpTemplateMeaning, 1);

  *self = (SpTemplateMeaning) {g_strdup (value), g_strdup (over), as, likeness};
  return self;
}

static int
compare_characters (gconstpointer a, gconstpointer b)
{
  const gunichar *left = a;
  const gunichar *right = b;

  return *left < *right ? -1 : *left > *right;
}

/* 隐患排查 is 排查隐患. */
static gboolean
has_same_characters (const char *a, const char *b)
{
  glong n;
  glong n_b;
  g_autofree gunichar *left = NULL;
  g_autofree gunichar *right = NULL;

  if (strlen (a) != strlen (b))
    return FALSE;
  left = g_utf8_to_ucs4_fast (a, -1, &n);
  right = g_utf8_to_ucs4_fast (b, -1, &n_b);
  if (n != n_b)
    return FALSE;
  qsort (left, (gsize)n, sizeof *left, compare_characters);
  qsort (right, (gsize)n, sizeof *right, compare_characters);
  return memcmp (left, right, (gsize)n * sizeof *left) == 0;
}

/* 行政罚款 is a 罚款: a head that ends as the word does says at least that. */
static double
judge (const Word *word, const char *plain, const SpGrams *grams)
{
  double likeness = grams->n > 0 ? sp_grams_dice (&word->grams, grams) : 0;

  if (g_str_equal (word->plain, plain))
    return word->share;
  if (has_same_characters (word->plain, plain))
    likeness = MAX (likeness, SAME_CHARACTERS);
  if (g_str_has_suffix (plain, word->plain) && g_utf8_strlen (word->plain, -1) > 1)
    likeness = MAX (likeness, MIN_LIKENESS + 0.05 +
                                0.2 * (double)strlen (word->plain) / (double)strlen (plain));
  return likeness * word->share * CATALOGUE_SHARE;
}

static SpTemplateMeaning *
find_alike (const SpTemplateWords *self, const char *plain)
{
  const Word *best = NULL;
  double likeness = 0;
  SpGrams grams;

  sp_grams_init (&grams, plain, "");
  for (guint i = 0; i < self->words->len; i++)
    {
      const Word *word = self->words->pdata[i];
      double it = judge (word, plain, &grams);

      if (it > likeness)
        {
          likeness = it;
          best = word;
        }
    }
  sp_grams_clear (&grams);
  if (best == NULL || likeness < MIN_LIKENESS)
    return NULL;
  return meaning_new (best->choice.value, best->choice.over, best->choice.as, likeness);
}

/* What tables that are read in call it: 检查｜家数 is enforcement.enterprises. */
static SpTemplateMeaning *
find_alias (const SpTemplateWords *self, const char *group, const char *head)
{
  static const char *const counted[] = {"enforcement", "accident"};
  g_autofree char *whole =
    *group != '\0' ? g_strdup_printf ("%s｜%s", group, head) : g_strdup (head);
  gboolean is_sums = sp_report_rows_are_sums (self->rows);

  for (guint i = 0; i < (is_sums ? G_N_ELEMENTS (counted) : 1); i++)
    {
      const SpRecordType *type = is_sums ? sp_record_type_by_table (counted[i]) : self->type;
      const SpRecordHeads heads = {.type = type, .derived = G_MAXUINT64};
      int field = type != NULL ? sp_record_heads_match (&heads, whole) : -1;
      g_autofree char *value = NULL;

      if (field < 0 && type != NULL && !is_sums)
        field = sp_record_heads_match (&heads, head);
      if (field < 0)
        continue;
      value = is_sums ? g_strdup_printf ("%s.%s", type->table, type->fields[field].name)
                      : g_strdup (type->fields[field].name);
      if (!is_sums || is_countable (self, value))
        return meaning_new (value, "", SP_AS_DEFAULT, 1);
    }
  return NULL;
}

const SpTemplateMeaning *
sp_template_words_find (SpTemplateWords *self, const char *group, const char *head)
{
  g_autofree char *plain = dup_joined (group, head);
  SpTemplateMeaning *meaning = NULL;

  if (*plain == '\0')
    return NULL;
  if (g_hash_table_lookup_extended (self->found, plain, NULL, (gpointer *)&meaning))
    return meaning;
  meaning = find_alike (self, plain);
  if (meaning == NULL || meaning->likeness < CATALOGUE_SHARE)
    {
      SpTemplateMeaning *alias = find_alias (self, group, head);

      if (alias != NULL)
        {
          meaning_free (meaning);
          meaning = alias;
        }
    }
  g_hash_table_insert (self->found, g_steal_pointer (&plain), meaning);
  return meaning;
}
