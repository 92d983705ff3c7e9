/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 原文核对表. */
#include "report/sp-doubt-table.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "base/sp-text.h"
#include "core/sp-measure.h"

#include <string.h>

#define AROUND 12   /* characters of the passage shown before and behind */
#define LONGEST 160 /* characters of what is in doubt */
#define N_COLUMNS 8

/* ---- the source ---- */

#define STRIDE 1024

/* A text of millions of characters is not walked through for every doubt. */
typedef struct
{
  GPtrArray *marks; /* where each STRIDE characters begin */
  int64_t n_chars;
} Source;

static void
source_init (Source *self, const char *text)
{
  const char *p = text;

  self->marks = g_ptr_array_new ();
  for (self->n_chars = 0; *p != '\0'; self->n_chars++, p = g_utf8_next_char (p))
    if (self->n_chars % STRIDE == 0)
      g_ptr_array_add (self->marks, (gpointer)p);
  if (self->n_chars % STRIDE == 0)
    g_ptr_array_add (self->marks, (gpointer)p);
}

static const char *
place_in (const Source *self, int64_t offset)
{
  return g_utf8_offset_to_pointer (self->marks->pdata[offset / STRIDE], (glong)(offset % STRIDE));
}

static char *
dup_range (const Source *self, int64_t start, int64_t end)
{
  const char *from = place_in (self, start);

  return g_strndup (from, (gsize)(place_in (self, end) - from));
}

/* ---- words ---- */

/* …县文化旅游局、【县卫生健康居民】、县民族… in one line. */
static char *
dup_passage (const Source *source, SpRecord *doubt)
{
  int64_t start = sp_record_get_integer (doubt, SP_DOUBT_SOURCE_START);
  int64_t end = sp_record_get_integer (doubt, SP_DOUBT_SOURCE_END);
  int64_t from = MAX (0, start - AROUND), to = MIN (source->n_chars, end + AROUND);
  gboolean is_long = end - start > LONGEST;
  g_autofree char *before = NULL;
  g_autofree char *inside = NULL;
  g_autofree char *behind = NULL;
  g_autofree char *joined = NULL;

  if (start < 0 || end < start || end > source->n_chars || (start == 0 && end == 0))
    return g_strdup ("");
  before = dup_range (source, from, start);
  inside = dup_range (source, start, is_long ? start + LONGEST : end);
  behind = dup_range (source, end, to);
  joined = g_strdup_printf ("%s%s【%s%s】%s%s", from > 0 ? "…" : "", before, inside,
                            is_long ? "…" : "", behind, to < source->n_chars ? "…" : "");
  return sp_text_trim (joined);
}

static char *
dup_position (SpRecord *doubt, const char *place)
{
  int line = (int)sp_record_get_integer (doubt, SP_DOUBT_LINE);
  g_autofree char *numbered = line > 0 ? g_strdup_printf (_ ("第 %d 行"), line) : g_strdup ("");

  if (place == NULL || *place == '\0')
    return g_steal_pointer (&numbered);
  return *numbered != '\0' ? g_strconcat (numbered, "\n", place, NULL) : g_strdup (place);
}

/* An open doubt leaves the place for writing by hand. */
static char *
dup_answer (SpRecord *doubt)
{
  int state = (int)sp_record_get_integer (doubt, SP_DOUBT_STATE);
  const char *answer = sp_record_get_text (doubt, SP_DOUBT_ANSWER);
  const char *label = sp_vocabulary_label (&sp_doubt_states, state);

  if (state == SP_DOUBT_STATE_OPEN)
    return g_strdup ("");
  if (*answer == '\0' || state == SP_DOUBT_STATE_ACCEPTED)
    return g_strdup (label);
  return g_strdup_printf (_ ("%s：%s"), label, answer);
}

/* ---- the table ---- */

static void
add_columns (SpPaperTable *table)
{
  static const struct
  {
    const char *head;
    double share;
    SpAlign align;
  } columns[N_COLUMNS] = {
    {N_ ("序号"), 34, SP_ALIGN_CENTER}, {N_ ("类别"), 44, SP_ALIGN_CENTER},
    {N_ ("位置"), 86, SP_ALIGN_START},  {N_ ("原文"), 164, SP_ALIGN_START},
    {N_ ("疑问"), 164, SP_ALIGN_START}, {N_ ("建议"), 104, SP_ALIGN_START},
    {N_ ("处理"), 104, SP_ALIGN_START}, {N_ ("核对人"), 54, SP_ALIGN_CENTER},
  };

  for (guint i = 0; i < N_COLUMNS; i++)
    sp_paper_table_add_column (table, _ (columns[i].head), columns[i].share, columns[i].align);
}

static void
add_row (SpPaperTable *table, const SpDoubtTableInfo *info, guint i, const Source *source)
{
  SpRecord *doubt = info->doubts->pdata[i];
  g_autofree char *number = g_strdup_printf ("%u", i + 1);
  g_autofree char *place = info->dup_place != NULL ? info->dup_place (i, info->user_data) : NULL;
  g_autofree char *who = info->dup_who != NULL ? info->dup_who (i, info->user_data) : NULL;
  g_autofree char *position = dup_position (doubt, place);
  g_autofree char *passage = dup_passage (source, doubt);
  g_autofree char *answer = dup_answer (doubt);
  const char *cells[N_COLUMNS] = {
    number,
    sp_vocabulary_label (&sp_doubt_kinds, (int)sp_record_get_integer (doubt, SP_DOUBT_KIND)),
    position,
    passage,
    sp_record_get_text (doubt, SP_DOUBT_MESSAGE),
    sp_record_get_text (doubt, SP_DOUBT_PROPOSAL),
    answer,
    who,
  };

  sp_paper_table_add_row (table, cells);
}

/* 共 12 处：待核对 9 处，接受建议 2 处… */
static char *
dup_counts (GPtrArray *doubts)
{
  GString *line = g_string_new (NULL);

  g_string_append_printf (line, _ ("共 %u 处"), doubts->len);
  for (guint w = 0; w < sp_doubt_states.n_words; w++)
    {
      guint n = 0;

      for (guint i = 0; i < doubts->len; i++)
        n += sp_record_get_integer (doubts->pdata[i], SP_DOUBT_STATE) ==
             sp_doubt_states.words[w].value;
      if (n > 0)
        g_string_append_printf (line, _ ("，%s %u 处"), _ (sp_doubt_states.words[w].label), n);
    }
  return g_string_free (line, FALSE);
}

static void
add_lines (SpPaperTable *table, const SpDoubtTableInfo *info, SpDate on)
{
  SpRecord *plan = SP_RECORD (info->plan);
  const char *number = sp_record_get_text (plan, SP_PLAN_DOC_NUMBER);
  g_autofree char *day = sp_date_dup_chinese (on);
  g_autofree char *counts = dup_counts (info->doubts);
  g_autofree char *first =
    g_strdup_printf (_ ("计划：%s%s%s"), sp_record_get_title (plan), *number ? "　" : "", number);
  g_autofree char *second = NULL;

  if (info->source != NULL)
    second = g_strdup_printf (_ ("文件：%s　　%s　　打印日期：%s"),
                              sp_record_get_title (SP_RECORD (info->source)), counts, day);
  else
    second = g_strdup_printf (_ ("%s　　打印日期：%s"), counts, day);
  sp_paper_table_add_line (table, first);
  sp_paper_table_add_line (table, second);
}

SpPaperTable *
sp_doubt_table_new (const SpDoubtTableInfo *info)
{
  SpPaperTable *table = sp_paper_table_new (_ ("原文核对表"), SP_PAPER_LANDSCAPE);
  SpDate on = info->on != SP_DATE_NONE ? info->on : sp_date_today ();
  const char *text =
    info->source != NULL ? sp_record_get_text (SP_RECORD (info->source), SP_SOURCE_TEXT) : "";
  Source source;

  source_init (&source, text);
  add_columns (table);
  add_lines (table, info, on);
  sp_paper_table_set_foot (table, sp_record_get_title (SP_RECORD (info->plan)));
  sp_paper_table_set_date (table, on);
  for (guint i = 0; i < info->doubts->len; i++)
    add_row (table, info, i, &source);
  g_ptr_array_unref (source.marks);
  return table;
}

/* ---- as stored ---- */

typedef struct
{
  GPtrArray *doubts;
  GHashTable *parts;    /* id → part number */
  GHashTable *measures; /* id → SpRecord */
  GHashTable *names;    /* doubt id → who changed it last, borrowed from history */
  GPtrArray *history;
} Stored;

static void
stored_clear (Stored *self)
{
  g_clear_pointer (&self->doubts, g_ptr_array_unref);
  g_clear_pointer (&self->parts, g_hash_table_unref);
  g_clear_pointer (&self->measures, g_hash_table_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->history, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stored, stored_clear)

static gpointer
key_of (int64_t id)
{
  return GSIZE_TO_POINTER ((gsize)id);
}

static GHashTable *
load_by_id (SpReader *reader, const SpRecordType *type, guint field, int64_t plan, GError **error)
{
  g_autoptr (GPtrArray) rows = sp_reader_load_all (reader, type, (int)field, plan, error);
  GHashTable *by_id;

  if (rows == NULL)
    return NULL;
  by_id = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_insert (by_id, key_of (sp_record_get_id (rows->pdata[i])),
                         g_object_ref (rows->pdata[i]));
  return by_id;
}

static char *
dup_stored_place (guint i, gpointer user_data)
{
  const Stored *self = user_data;
  SpRecord *measure = g_hash_table_lookup (
    self->measures, key_of (sp_record_get_integer (self->doubts->pdata[i], SP_DOUBT_MEASURE)));
  SpRecord *part =
    measure != NULL
      ? g_hash_table_lookup (self->parts, key_of (sp_record_get_integer (measure, SP_MEASURE_PART)))
      : NULL;
  g_autofree char *label = NULL;

  if (part == NULL)
    return NULL;
  label = sp_part_dup_label ((int)sp_record_get_integer (part, SP_PART_NUMBER));
  return g_strdup_printf ("%s %s", label, sp_record_get_text (measure, SP_MEASURE_PATH));
}

static char *
dup_stored_who (guint i, gpointer user_data)
{
  const Stored *self = user_data;
  SpRecord *doubt = self->doubts->pdata[i];

  if (sp_record_get_integer (doubt, SP_DOUBT_STATE) == SP_DOUBT_STATE_OPEN)
    return NULL;
  return g_strdup (g_hash_table_lookup (self->names, key_of (sp_record_get_id (doubt))));
}

static gboolean
load_stored (Stored *self, SpReader *reader, int64_t plan, GError **error)
{
  self->doubts = sp_reader_load_all (reader, &sp_doubt_type, SP_DOUBT_PLAN, plan, error);
  if (self->doubts == NULL)
    return FALSE;
  self->parts = load_by_id (reader, &sp_part_type, SP_PART_PLAN, plan, error);
  if (self->parts == NULL)
    return FALSE;
  self->measures = load_by_id (reader, &sp_measure_type, SP_MEASURE_PLAN, plan, error);
  if (self->measures == NULL)
    return FALSE;
  self->history = sp_reader_load_history (reader, sp_doubt_type.table, 0, 0, error);
  if (self->history == NULL)
    return FALSE;
  self->names = g_hash_table_new (NULL, NULL);
  for (guint i = self->history->len; i > 0; i--) /* newest first: the last one put in stays */
    {
      const SpHistoryLine *line = self->history->pdata[i - 1];

      g_hash_table_insert (self->names, key_of (line->record), line->who);
    }
  return TRUE;
}

SpPaperTable *
sp_doubt_table_load (SpReader *reader, int64_t plan, SpDate on, GError **error)
{
  g_auto (Stored) stored = {0};
  g_autoptr (SpRecord) record = sp_reader_load (reader, &sp_plan_type, plan, error);
  g_autoptr (GPtrArray) sources = NULL;
  SpDoubtTableInfo info = {
    .on = on, .dup_place = dup_stored_place, .dup_who = dup_stored_who, .user_data = &stored};

  if (record == NULL && (error == NULL || *error == NULL))
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, _ ("文件里没有这个计划。"));
  if (record == NULL || !load_stored (&stored, reader, plan, error))
    return NULL;
  sources = sp_reader_load_all (reader, &sp_source_type, SP_SOURCE_PLAN, plan, error);
  if (sources == NULL)
    return NULL;
  info.plan = SP_PLAN (record);
  info.source = sources->len > 0 ? SP_SOURCE (sources->pdata[sources->len - 1]) : NULL;
  info.doubts = stored.doubts;
  return sp_doubt_table_new (&info);
}
