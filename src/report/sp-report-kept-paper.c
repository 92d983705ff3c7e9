/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Kept documents: their paragraphs and tables as figures like those of tables
 * (sp-report-kept-json.c), and in place of a definition what they are made again by:
 * {"document":"urge","unit":uid,"reply_by":"2021-10-15"}. */
#include "report/sp-report-kept-private.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "report/sp-official-paper-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static char *
end (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = NULL;

  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* ---- what a paper says ---- */

typedef struct
{
  const SpOfficialPaper *paper;
  JsonBuilder *builder;
  GHashTable *names; /* of sheets; sheets meet by name */
} Writing;

static const SpPiece *
get_piece (const Writing *self, guint i)
{
  return &g_array_index (self->paper->pieces, SpPiece, i);
}

/* @name, or with a number after it where that is taken. Transfer full. */
static char *
dup_single (GHashTable *taken, const char *name)
{
  char *single = g_strdup (name);

  for (guint i = 2; !g_hash_table_add (taken, g_strdup (single)); i++)
    {
      g_free (single);
      single = g_strdup_printf ("%s (%u)", name, i);
    }
  return single;
}

static void
begin_sheet (const Writing *self, const char *name, guint count)
{
  g_autofree char *single = dup_single (self->names, name);

  json_builder_begin_object (self->builder);
  add_text (self->builder, "name", single);
  add_text (self->builder, "table", "");
  json_builder_set_member_name (self->builder, "count");
  json_builder_add_int_value (self->builder, count);
  json_builder_set_member_name (self->builder, "columns");
  json_builder_begin_array (self->builder);
}

static void
write_texts (const Writing *self)
{
  begin_sheet (self, _ ("正文"), 0);
  json_builder_end_array (self->builder);
  json_builder_set_member_name (self->builder, "texts");
  json_builder_begin_array (self->builder);
  if (self->paper->number != NULL)
    json_builder_add_string_value (self->builder, self->paper->number);
  json_builder_add_string_value (self->builder, self->paper->name);
  for (guint i = 0; i < self->paper->pieces->len; i++)
    {
      const SpPiece *piece = get_piece (self, i);
      g_autofree char *text = piece->texts != NULL ? g_strjoinv ("　", piece->texts) : NULL;

      if (text != NULL && *text != '\0' &&
          (piece->kind == SP_PIECE_WORDS || piece->kind == SP_PIECE_FORM))
        json_builder_add_string_value (self->builder, text);
    }
  json_builder_end_array (self->builder);
  json_builder_end_object (self->builder);
}

/* The heading or the annex that the table of the head @i stands under. */
static const char *
find_name (const Writing *self, guint i)
{
  while (i-- > 0)
    {
      const SpPiece *piece = get_piece (self, i);

      if (piece->kind == SP_PIECE_WORDS && piece->texts != NULL &&
          (piece->style == SP_WORD_TITLE || piece->style == SP_WORD_HEADING_1 ||
           piece->style == SP_WORD_HEADING_2))
        return piece->texts[0];
    }
  return _ ("表");
}

/* A row is known by its first words. */
static guint
find_key_column (const SpOfficialTable *table)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (table->columns[i].is_text)
      return i;
  return 0;
}

static void
write_columns (const Writing *self, const SpOfficialTable *table)
{
  guint key = find_key_column (table);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < table->n_columns; i++)
    {
      const SpOfficialColumn *column = &table->columns[i];
      g_autofree char *head = column->group != NULL && *column->group != '\0'
                                ? g_strdup_printf ("%s %s", column->group, column->label)
                                : g_strdup (column->label);
      g_autofree char *single = dup_single (taken, head);

      json_builder_begin_array (self->builder);
      json_builder_add_string_value (self->builder,
                                     g_str_equal (column->label, _ ("序号")) ? "#" : single);
      json_builder_add_string_value (self->builder, head);
      json_builder_add_string_value (self->builder, i == key ? "text" : "word");
      json_builder_end_array (self->builder);
    }
  json_builder_end_array (self->builder);
}

static void
write_row (const Writing *self, const SpPiece *row, const char *key)
{
  json_builder_begin_array (self->builder);
  json_builder_add_string_value (self->builder, key);
  json_builder_add_int_value (self->builder, SP_REPORT_SPAN_PERIOD);
  for (guint i = 0; i < row->n_texts; i++)
    json_builder_add_string_value (self->builder, row->texts[i]);
  json_builder_end_array (self->builder);
}

static void
write_table (const Writing *self, guint i)
{
  const SpOfficialTable *table = &g_array_index (self->paper->tables, SpOfficialTable, i);
  guint key = find_key_column (table);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = 0;

  for (guint k = 0; k < self->paper->pieces->len; k++)
    n += get_piece (self, k)->kind == SP_PIECE_ROW && get_piece (self, k)->table == i;
  begin_sheet (self, find_name (self, table->head), n);
  write_columns (self, table);
  json_builder_set_member_name (self->builder, "rows");
  json_builder_begin_array (self->builder);
  for (guint k = 0; k < self->paper->pieces->len; k++)
    {
      const SpPiece *piece = get_piece (self, k);
      g_autofree char *single = NULL;

      if (piece->kind != SP_PIECE_ROW || piece->table != i || key >= piece->n_texts)
        continue;
      single = dup_single (taken, piece->texts[key]);
      write_row (self, piece, single);
    }
  json_builder_end_array (self->builder);
  json_builder_end_object (self->builder);
}

static char *
dup_figures (const SpOfficialPaper *paper)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const Writing self = {paper, builder, names};

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sheets");
  json_builder_begin_array (builder);
  if (paper != NULL)
    write_texts (&self);
  for (guint i = 0; paper != NULL && i < paper->tables->len; i++)
    write_table (&self, i);
  json_builder_end_array (builder);
  return end (builder);
}

/* ---- what it is made by ---- */

static char *
dup_body (const SpReportDocument *document, SpRecord *unit, SpDate reply_by)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  char iso[SP_DATE_ISO_LEN];

  json_builder_begin_object (builder);
  add_text (builder, "document", document->name);
  if (unit != NULL)
    add_text (builder, "unit", sp_record_get_uid (unit));
  if (reply_by != SP_DATE_NONE)
    add_text (builder, "reply_by", sp_date_to_iso (reply_by, iso));
  return end (builder);
}

/* A member of the body; "" where there is none. Transfer full. */
static char *
dup_member (SpRecord *made, const char *name)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  const char *body = sp_record_get_text (made, SP_REPORT_MADE_BODY);
  JsonNode *root =
    json_parser_load_from_data (parser, body, -1, NULL) ? json_parser_get_root (parser) : NULL;
  JsonNode *member = root != NULL && JSON_NODE_HOLDS_OBJECT (root)
                       ? json_object_get_member (json_node_get_object (root), name)
                       : NULL;

  return member != NULL && json_node_get_value_type (member) == G_TYPE_STRING
           ? json_node_dup_string (member)
           : g_strdup ("");
}

gboolean
sp_report_made_is_document (SpRecord *made)
{
  g_autofree char *name = dup_member (made, "document");

  return *name != '\0';
}

/* ---- made ---- */

static SpReportMade *
new_made (const SpReportDocument *document,
          SpReader *reader,
          const SpReportOptions *options,
          const SpOfficialPaper *paper,
          GError **error)
{
  g_autoptr (SpRecord) unit = NULL;
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  g_autofree char *figures = NULL;
  SpRecord *made;

  if (document->is_of_unit)
    unit = sp_reader_load (reader, &sp_unit_type, options->unit, error);
  if (document->is_of_unit && unit == NULL)
    return NULL;
  title = unit != NULL
            ? g_strdup_printf (_ ("%s（%s）"), _ (document->title), sp_record_get_title (unit))
            : g_strdup (_ (document->title));
  body = dup_body (document, unit, options->reply_by);
  figures = dup_figures (paper);
  made = sp_report_made_new (options->plan, &options->period,
                             options->as_of != SP_DATE_NONE ? options->as_of : options->period.last,
                             paper != NULL ? paper->author : options->reporter);
  sp_record_set_text (made, SP_REPORT_MADE_DEFINITION, document->name);
  sp_record_set_text (made, SP_REPORT_MADE_TITLE, title);
  sp_record_set_text (made, SP_REPORT_MADE_BODY, body);
  sp_record_set_text (made, SP_REPORT_MADE_FIGURES, figures);
  return SP_REPORT_MADE (made);
}

gboolean
sp_report_write_document (const SpReportDocument *document,
                          SpReader *reader,
                          const SpReportOptions *options,
                          const char *path,
                          SpReportMade **made,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (SpOfficialPaper) paper = NULL;
  gboolean is_written;

  g_return_val_if_fail (document != NULL && reader != NULL && options != NULL, FALSE);

  if (document->new_paper == NULL)
    is_written = document->write (reader, options, path, cancellable, error);
  else
    {
      paper = document->new_paper (reader, options, cancellable, error);
      is_written = paper != NULL && sp_official_paper_export (paper, path, cancellable, error);
    }
  if (is_written && made != NULL)
    *made = new_made (document, reader, options, paper, error);
  return is_written && (made == NULL || *made != NULL);
}

/* ---- made again ---- */

static gboolean
find_unit (SpReader *reader, SpRecord *made, SpReportOptions *options, GError **error)
{
  g_autofree char *uid = dup_member (made, "unit");
  g_autofree char *reply_by = dup_member (made, "reply_by");

  options->reply_by = sp_date_from_iso (reply_by);
  if (*uid == '\0')
    return TRUE;
  options->unit = sp_reader_find_by_uid (reader, &sp_unit_type, uid, NULL);
  if (options->unit == 0)
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
                 _ ("收文的单位已经不在文件里，不能重新生成。可以打开存档的文件查看。"));
  return options->unit != 0;
}

static const SpReportDocument *
find_document (SpRecord *made, GError **error)
{
  g_autofree char *name = dup_member (made, "document");
  const SpReportDocument *document = sp_report_find_document (name);

  if (document == NULL)
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND,
                 _ ("这个版本的程序不会生成“%s”，不能比较。可以打开存档的文件查看。"), name);
  else if (document->new_paper == NULL)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("“%s”是图，存档里只有文件，没有可以比较的数字。"), _ (document->title));
  else
    return document;
  return NULL;
}

/* Who has nothing to be urged about any more is told so by a paper of no words. */
char *
sp_report_document_dup_figures (SpReader *reader,
                                SpRecord *made,
                                GCancellable *cancellable,
                                GError **error)
{
  const SpReportDocument *document = find_document (made, error);
  SpReportOptions options;
  g_autoptr (SpOfficialPaper) paper = NULL;
  g_autoptr (GError) failure = NULL;

  if (document == NULL || !sp_report_made_get_options (made, &options, error) ||
      !find_unit (reader, made, &options, error))
    return NULL;
  paper = document->new_paper (reader, &options, cancellable, &failure);
  if (paper == NULL && !g_error_matches (failure, SP_ERROR, SP_ERROR_EMPTY))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return dup_figures (paper);
}
