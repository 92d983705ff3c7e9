/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Report definitions as JSON, by tables of members: one description reads and writes. What is as it
 * would be anyway is not written. Knows no store. */
#include "report/sp-report-definition.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "report/sp-report-resources.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define MAX_BYTES (4 * 1024 * 1024)
#define SHIPPED "/org/lianghe/SafetyPlan/report/reports/"

typedef enum
{
  MEMBER_TEXT,
  MEMBER_YES,    /* gboolean */
  MEMBER_NUMBER, /* double */
  MEMBER_COUNT,  /* guint */
  MEMBER_WORD,   /* an enumeration of @words */
  MEMBER_SPAN,   /* the same, with a gboolean before it that says whether it is there */
  MEMBER_WORDS,  /* GArray of an enumeration */
  MEMBER_TEXTS,  /* GPtrArray of char * */
  MEMBER_LIST,   /* GPtrArray of what @of describes */
} MemberKind;

typedef struct _Shape Shape;

typedef struct
{
  const char *name;
  MemberKind kind;
  gsize offset;
  const SpVocabulary *words;
  gsize has; /* SPAN: offset of the gboolean */
  const Shape *of;
} Member;

struct _Shape
{
  const char *label; /* how an error names one */
  const Member *members;
  guint n_members;
  gpointer (*create) (void);
};

#define AT(Type, field) G_STRUCT_OFFSET (Type, field)

static gpointer
create_column (void)
{
  return sp_report_column_new ("", "");
}

static gpointer
create_condition (void)
{
  return sp_report_condition_new ();
}

static gpointer
create_check (void)
{
  return sp_report_check_new ();
}

static gpointer
create_chart (void)
{
  return sp_report_chart_new ();
}

static gpointer
create_sentence (void)
{
  return sp_report_sentence_new ();
}

static gpointer
create_sheet (void)
{
  return sp_report_sheet_definition_new ();
}

static gpointer
create_definition (void)
{
  SpReportDefinition *self = g_new0 (SpReportDefinition, 1);

  self->name = g_strdup ("");
  self->title = g_strdup ("");
  self->source = g_strdup ("");
  self->sheets = g_ptr_array_new_with_free_func (sp_report_sheet_definition_free);
  return self;
}

static const Member column_members[] = {
  {"key", MEMBER_TEXT, AT (SpReportColumn, key)},
  {"group", MEMBER_TEXT, AT (SpReportColumn, group)},
  {"head", MEMBER_TEXT, AT (SpReportColumn, head)},
  {"value", MEMBER_TEXT, AT (SpReportColumn, value)},
  {"over", MEMBER_TEXT, AT (SpReportColumn, over)},
  {"span", MEMBER_SPAN, AT (SpReportColumn, span), &sp_report_spans, AT (SpReportColumn, has_span)},
  {"as", MEMBER_WORD, AT (SpReportColumn, as), &sp_report_as},
  {"em", MEMBER_NUMBER, AT (SpReportColumn, em)},
  {"hidden", MEMBER_YES, AT (SpReportColumn, is_hidden)},
  {"warn", MEMBER_YES, AT (SpReportColumn, warns)},
};
static const Shape column_shape = {N_ ("列"), column_members, G_N_ELEMENTS (column_members),
                                   create_column};

static const Member condition_members[] = {
  {"field", MEMBER_TEXT, AT (SpReportCondition, field)},
  {"is", MEMBER_TEXT, AT (SpReportCondition, is)},
  {"in", MEMBER_SPAN, AT (SpReportCondition, span), &sp_report_spans,
   AT (SpReportCondition, has_span)},
};
static const Shape condition_shape = {N_ ("条件"), condition_members,
                                      G_N_ELEMENTS (condition_members), create_condition};

static const Member check_members[] = {
  {"left", MEMBER_TEXT, AT (SpReportCheck, left)},
  {"right", MEMBER_TEXT, AT (SpReportCheck, right)},
  {"equal", MEMBER_YES, AT (SpReportCheck, is_equal)},
  {"words", MEMBER_TEXT, AT (SpReportCheck, words)},
};
static const Shape check_shape = {N_ ("校核"), check_members, G_N_ELEMENTS (check_members),
                                  create_check};

static const Member chart_members[] = {
  {"kind", MEMBER_WORD, AT (SpReportChart, kind), &sp_report_charts},
  {"title", MEMBER_TEXT, AT (SpReportChart, title)},
  {"columns", MEMBER_TEXT, AT (SpReportChart, columns)},
};
static const Shape chart_shape = {N_ ("图"), chart_members, G_N_ELEMENTS (chart_members),
                                  create_chart};

static const Member sentence_members[] = {
  {"section", MEMBER_TEXT, AT (SpReportSentence, section)},
  {"text", MEMBER_TEXT, AT (SpReportSentence, text)},
  {"sheet", MEMBER_TEXT, AT (SpReportSentence, sheet)},
  {"unless-none", MEMBER_TEXT, AT (SpReportSentence, unless_none)},
  {"otherwise", MEMBER_TEXT, AT (SpReportSentence, otherwise)},
};
static const Shape sentence_shape = {N_ ("句子"), sentence_members, G_N_ELEMENTS (sentence_members),
                                     create_sentence};

#define SHEET(field) AT (SpReportSheetDefinition, field)
static const Member sheet_members[] = {
  {"name", MEMBER_TEXT, SHEET (name)},
  {"title", MEMBER_TEXT, SHEET (title)},
  {"corner", MEMBER_TEXT, SHEET (corner)},
  {"unit", MEMBER_TEXT, SHEET (unit)},
  {"rows", MEMBER_WORD, SHEET (rows), &sp_report_rows},
  {"records", MEMBER_TEXT, SHEET (records)},
  {"span", MEMBER_WORD, SHEET (span), &sp_report_spans},
  {"spans", MEMBER_WORDS, SHEET (spans), &sp_report_spans},
  {"empty", MEMBER_YES, SHEET (keeps_empty)},
  {"subtotals", MEMBER_YES, SHEET (has_subtotals)},
  {"numbers", MEMBER_YES, SHEET (has_numbers)},
  {"blank-zeros", MEMBER_YES, SHEET (blanks_zeros)},
  {"foot", MEMBER_YES, SHEET (has_foot)},
  {"filter", MEMBER_YES, SHEET (has_filter)},
  {"total", MEMBER_WORD, SHEET (total), &sp_report_totals},
  {"a3", MEMBER_YES, SHEET (is_a3)},
  {"portrait", MEMBER_YES, SHEET (is_portrait)},
  {"frozen", MEMBER_COUNT, SHEET (frozen_columns)},
  {"sort", MEMBER_TEXT, SHEET (sort)},
  {"columns", MEMBER_LIST, SHEET (columns), .of = &column_shape},
  {"where", MEMBER_LIST, SHEET (conditions), .of = &condition_shape},
  {"checks", MEMBER_LIST, SHEET (checks), .of = &check_shape},
  {"notes", MEMBER_TEXTS, SHEET (notes)},
  {"charts", MEMBER_LIST, SHEET (charts), .of = &chart_shape},
  {"sentences", MEMBER_LIST, SHEET (sentences), .of = &sentence_shape},
};
static const Shape sheet_shape = {N_ ("表"), sheet_members, G_N_ELEMENTS (sheet_members),
                                  create_sheet};

static const Member definition_members[] = {
  {"name", MEMBER_TEXT, AT (SpReportDefinition, name)},
  {"title", MEMBER_TEXT, AT (SpReportDefinition, title)},
  {"source", MEMBER_TEXT, AT (SpReportDefinition, source)},
  {"period", MEMBER_WORD, AT (SpReportDefinition, period), &sp_report_periods},
  {"sheets", MEMBER_LIST, AT (SpReportDefinition, sheets), .of = &sheet_shape},
};
static const Shape definition_shape = {N_ ("报表"), definition_members,
                                       G_N_ELEMENTS (definition_members), create_definition};

/* ---- reading ---- */

static gboolean read_object (const Shape *shape, JsonNode *node, gpointer self, GError **error);

static gboolean
refuse (const char *what, const char *name, GError **error)
{
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("“%s”：%s"), name, what);
  return FALSE;
}

static gboolean
read_word (const Member *member, JsonNode *node, int *value, GError **error)
{
  const char *code = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
  const SpWord *word = code != NULL ? sp_vocabulary_find_code (member->words, code) : NULL;
  g_autoptr (GString) codes = g_string_new (NULL);

  if (word != NULL)
    {
      *value = word->value;
      return TRUE;
    }
  for (guint i = 0; i < member->words->n_words; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? "、" : "", member->words->words[i].code);
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("“%s”不能是“%s”，只能是 %s。"), member->name,
               code != NULL ? code : "…", codes->str);
  return FALSE;
}

static gboolean
read_words (const Member *member, JsonNode *node, GArray *values, GError **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL)
    return refuse (_ ("应当是一列词。"), member->name, error);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      int value;

      if (!read_word (member, json_array_get_element (array, i), &value, error))
        return FALSE;
      g_array_append_val (values, value);
    }
  return TRUE;
}

static gboolean
read_texts (const Member *member, JsonNode *node, GPtrArray *texts, GError **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL)
    return refuse (_ ("应当是一列文字。"), member->name, error);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (item) || json_node_get_value_type (item) != G_TYPE_STRING)
        return refuse (_ ("应当是一列文字。"), member->name, error);
      g_ptr_array_add (texts, json_node_dup_string (item));
    }
  return TRUE;
}

static gboolean
read_list (const Member *member, JsonNode *node, GPtrArray *list, GError **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL)
    return refuse (_ ("应当是一个列表。"), member->name, error);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      gpointer item = member->of->create ();

      g_ptr_array_add (list, item);
      if (!read_object (member->of, json_array_get_element (array, i), item, error))
        {
          g_prefix_error (error, _ ("第%u个%s："), i + 1, _ (member->of->label));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_plain (const Member *member, JsonNode *node, gpointer at, GError **error)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_NONE;

  if (member->kind == MEMBER_TEXT && type == G_TYPE_STRING)
    {
      g_free (*(char **)at);
      *(char **)at = json_node_dup_string (node);
    }
  else if (member->kind == MEMBER_YES && type == G_TYPE_BOOLEAN)
    *(gboolean *)at = json_node_get_boolean (node);
  else if (member->kind == MEMBER_NUMBER && (type == G_TYPE_INT64 || type == G_TYPE_DOUBLE))
    *(double *)at = CLAMP (json_node_get_double (node), 0, 200);
  else if (member->kind == MEMBER_COUNT && type == G_TYPE_INT64)
    *(guint *)at = (guint)CLAMP (json_node_get_int (node), 0, 100);
  else
    return refuse (member->kind == MEMBER_TEXT  ? _ ("应当是文字。")
                   : member->kind == MEMBER_YES ? _ ("应当是 true 或 false。")
                                                : _ ("应当是数字。"),
                   member->name, error);
  return TRUE;
}

static gboolean
read_member (const Member *member, JsonNode *node, gpointer self, GError **error)
{
  gpointer at = G_STRUCT_MEMBER_P (self, member->offset);

  switch (member->kind)
    {
    case MEMBER_WORD:
      return read_word (member, node, at, error);
    case MEMBER_SPAN:
      G_STRUCT_MEMBER (gboolean, self, member->has) = TRUE;
      return read_word (member, node, at, error);
    case MEMBER_WORDS:
      return read_words (member, node, *(GArray **)at, error);
    case MEMBER_TEXTS:
      return read_texts (member, node, *(GPtrArray **)at, error);
    case MEMBER_LIST:
      return read_list (member, node, *(GPtrArray **)at, error);
    case MEMBER_TEXT:
    case MEMBER_YES:
    case MEMBER_NUMBER:
    case MEMBER_COUNT:
    default:
      return read_plain (member, node, at, error);
    }
}

static const Member *
find_member (const Shape *shape, const char *name)
{
  for (guint i = 0; i < shape->n_members; i++)
    if (g_str_equal (shape->members[i].name, name))
      return &shape->members[i];
  return NULL;
}

static gboolean
read_object (const Shape *shape, JsonNode *node, gpointer self, GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (_ ("应当是一个对象 {…}。"), _ (shape->label), error);
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &value))
    {
      const Member *member = find_member (shape, name);

      if (member == NULL)
        return refuse (_ ("不认识的项目。可能是较新版本的程序存的，请升级后再打开。"), name, error);
      if (!read_member (member, value, self, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_name (const char *name)
{
  return *name != '\0' && strlen (name) <= 60 &&
         strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (name);
}

SpReportDefinition *
sp_report_definition_from_json (const char *json, gssize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (SpReportDefinition) self = create_definition ();
  g_autoptr (GError) failure = NULL;
  gsize n = length < 0 ? strlen (json) : (gsize)length;

  if (n > MAX_BYTES || !g_utf8_validate_len (json, n, NULL) ||
      !json_parser_load_from_data (parser, json, (gssize)n, &failure) ||
      json_parser_get_root (parser) == NULL)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("这不是报表样式文件（应当是程序导出的 .json 文件）。"));
      return NULL;
    }
  if (!read_object (&definition_shape, json_parser_get_root (parser), self, error))
    {
      g_prefix_error (error, _ ("报表样式读不懂："));
      return NULL;
    }
  if (!is_name (self->name) || *self->title == '\0' || self->sheets->len == 0)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("报表样式不完整：要有代号（name，小写字母、数字和 "
                      "-）、名称（title）和至少一张表（sheets）。"));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* ---- writing ---- */

static void write_object (JsonBuilder *builder, const Shape *shape, gconstpointer self);

static void
write_list (JsonBuilder *builder, const Member *member, const GPtrArray *list)
{
  json_builder_set_member_name (builder, member->name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    if (member->kind == MEMBER_TEXTS)
      json_builder_add_string_value (builder, list->pdata[i]);
    else
      write_object (builder, member->of, list->pdata[i]);
  json_builder_end_array (builder);
}

static void
write_words (JsonBuilder *builder, const Member *member, const GArray *values)
{
  json_builder_set_member_name (builder, member->name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < values->len; i++)
    json_builder_add_string_value (
      builder, sp_vocabulary_code (member->words, g_array_index (values, int, i)));
  json_builder_end_array (builder);
}

static void
write_plain (JsonBuilder *builder, const Member *member, gconstpointer at)
{
  json_builder_set_member_name (builder, member->name);
  if (member->kind == MEMBER_TEXT)
    json_builder_add_string_value (builder, *(char *const *)at);
  else if (member->kind == MEMBER_YES)
    json_builder_add_boolean_value (builder, *(const gboolean *)at);
  else if (member->kind == MEMBER_NUMBER)
    json_builder_add_double_value (builder, *(const double *)at);
  else if (member->kind == MEMBER_COUNT)
    json_builder_add_int_value (builder, *(const guint *)at);
  else
    json_builder_add_string_value (builder, sp_vocabulary_code (member->words, *(const int *)at));
}

/* Whether the member of @self is what it is in @plain, a new one. */
static gboolean
is_as_new (const Member *member, gconstpointer self, gconstpointer plain)
{
  gconstpointer at = (const char *)self + member->offset;
  gconstpointer new_at = (const char *)plain + member->offset;

  switch (member->kind)
    {
    case MEMBER_TEXT:
      return g_str_equal (*(char *const *)at, *(char *const *)new_at);
    case MEMBER_NUMBER:
      return *(const double *)at == *(const double *)new_at;
    case MEMBER_SPAN:
      return !*(const gboolean *)((const char *)self + member->has);
    case MEMBER_WORDS:
      return (*(GArray *const *)at)->len == 0;
    case MEMBER_TEXTS:
    case MEMBER_LIST:
      return (*(GPtrArray *const *)at)->len == 0;
    case MEMBER_YES:
    case MEMBER_COUNT:
    case MEMBER_WORD:
    default:
      return *(const int *)at == *(const int *)new_at;
    }
}

static void
free_plain (const Shape *shape, gpointer plain)
{
  if (shape == &column_shape)
    sp_report_column_free (plain);
  else if (shape == &condition_shape)
    sp_report_condition_free (plain);
  else if (shape == &check_shape)
    sp_report_check_free (plain);
  else if (shape == &chart_shape)
    sp_report_chart_free (plain);
  else if (shape == &sentence_shape)
    sp_report_sentence_free (plain);
  else if (shape == &sheet_shape)
    sp_report_sheet_definition_free (plain);
  else
    sp_report_definition_free (plain);
}

static void
write_object (JsonBuilder *builder, const Shape *shape, gconstpointer self)
{
  gpointer plain = shape->create ();

  json_builder_begin_object (builder);
  for (guint i = 0; i < shape->n_members; i++)
    {
      const Member *member = &shape->members[i];
      gconstpointer at = (const char *)self + member->offset;

      if (is_as_new (member, self, plain))
        continue;
      if (member->kind == MEMBER_TEXTS || member->kind == MEMBER_LIST)
        write_list (builder, member, *(GPtrArray *const *)at);
      else if (member->kind == MEMBER_WORDS)
        write_words (builder, member, *(GArray *const *)at);
      else
        write_plain (builder, member, at);
    }
  json_builder_end_object (builder);
  free_plain (shape, plain);
}

char *
sp_report_definition_to_json (const SpReportDefinition *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  write_object (builder, &definition_shape, self);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 2);
  return json_generator_to_data (generator, NULL);
}

/* ---- those that ship ---- */

/* The names, in the order in which a person chooses; a resource lists them. */
GStrv
sp_report_shipped_list (void)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (sp_report_get_resource (), SHIPPED "order",
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = NULL;

  g_assert (bytes != NULL);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return g_strsplit (g_strchomp (text), "\n", -1);
}

SpReportDefinition *
sp_report_shipped_load (const char *name)
{
  g_autofree char *path = g_strconcat (SHIPPED, name, ".json", NULL);
  g_autoptr (GBytes) bytes =
    g_resource_lookup_data (sp_report_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;
  SpReportDefinition *self;

  if (bytes == NULL)
    return NULL;
  self = sp_report_definition_from_json (g_bytes_get_data (bytes, NULL),
                                         (gssize)g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  return self;
}
