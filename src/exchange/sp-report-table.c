/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-report-table.h. */
#include "exchange/sp-report-table.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "base/sp-text.h"
#include "store/sp-reports.h"

#include <string.h>

/* Columns that say which measure it is; the others are fields of the report. */
typedef enum
{
  KEY_ID,
  KEY_PATH,
  KEY_TITLE,
  KEY_PART,
  N_KEYS,
} Key;

static const SpRecordKey keys[N_KEYS] = {{N_ ("编号"), "id", NULL},
                                         {N_ ("序号"), "path", NULL},
                                         {N_ ("任务"), "measure", NULL},
                                         {N_ ("附件"), "part", NULL}};

struct _SpReportTable
{
  /* Owned */
  GPtrArray *measures; /* of SpMeasure; NULL before the first row */
  GPtrArray *paths;    /* of char *, as they compare, by measure */
  GPtrArray *titles;
  GPtrArray *parts; /* of SpPart */

  /* State */
  SpRecordProfile profile;
  SpDate today;
};

void
sp_report_table_free (SpReportTable *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->measures, g_ptr_array_unref);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  g_clear_pointer (&self->titles, g_ptr_array_unref);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self);
}

static char *
plain (const char *text)
{
  g_autofree char *squashed = sp_text_squash (text);

  return sp_text_half_width (squashed);
}

static gboolean
load_context (SpReportTable *self, SpReader *reader, GError **error)
{
  self->measures = sp_reader_load_all (reader, &sp_measure_type, -1, 0, error);
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->titles = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; self->measures != NULL && i < self->measures->len; i++)
    {
      SpRecord *measure = g_ptr_array_index (self->measures, i);

      g_ptr_array_add (self->paths, plain (sp_record_get_text (measure, SP_MEASURE_PATH)));
      g_ptr_array_add (self->titles, plain (sp_record_get_title (measure)));
    }
  if (self->measures != NULL)
    self->parts = sp_reader_load_all (reader, &sp_part_type, -1, 0, error);
  return self->parts != NULL;
}

/* ---- which measure ---- */

static gboolean
is_other (const GPtrArray *texts, guint i, const char *wanted)
{
  return *wanted != '\0' && !g_str_equal (g_ptr_array_index (texts, i), wanted);
}

static gboolean
is_part (SpReportTable *self, SpRecord *measure, const char *wanted)
{
  int64_t id = sp_record_get_integer (measure, SP_MEASURE_PART);

  for (guint i = 0; i < self->parts->len; i++)
    {
      SpRecord *part = g_ptr_array_index (self->parts, i);
      int number = (int)sp_record_get_integer (part, SP_PART_NUMBER);
      g_autofree char *label = sp_part_dup_label (number);
      g_autofree char *digits = g_strdup_printf ("%d", number);
      g_autofree char *title = NULL;

      if (sp_record_get_id (part) != id)
        continue;
      title = plain (sp_record_get_title (part));
      return g_str_equal (wanted, label) || g_str_equal (wanted, digits) ||
             g_str_equal (wanted, title);
    }
  return FALSE;
}

/* 3:二/（一）/1 in the title's place says the part and the path, and 12 the number. */
static void
split_place (char **wanted)
{
  gsize n_digits = strspn (wanted[KEY_TITLE], "0123456789");
  char *title = wanted[KEY_TITLE];

  if (n_digits > 0 && title[n_digits] == '\0' && *wanted[KEY_ID] == '\0')
    {
      wanted[KEY_TITLE] = wanted[KEY_ID];
      wanted[KEY_ID] = title;
      return;
    }
  if (n_digits == 0 || title[n_digits] != ':' || *wanted[KEY_PART] != '\0' ||
      *wanted[KEY_PATH] != '\0')
    return;
  g_free (wanted[KEY_PART]);
  g_free (wanted[KEY_PATH]);
  wanted[KEY_PART] = g_strndup (title, n_digits);
  wanted[KEY_PATH] = g_strdup (title + n_digits + 1);
  wanted[KEY_TITLE] = g_strdup ("");
  g_free (title);
}

static gboolean
is_blank (char *const *wanted)
{
  return *wanted[KEY_ID] == '\0' && *wanted[KEY_PATH] == '\0' && *wanted[KEY_TITLE] == '\0';
}

static void
refuse_measure (char *const *wanted, guint n, GError **error)
{
  gboolean has_both = *wanted[KEY_PATH] != '\0' && *wanted[KEY_TITLE] != '\0';

  if (is_blank (wanted))
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("没有写是哪项任务。"));
  else if (n > 1)
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                 _ ("有 %u 项任务符合，请再写上“附件”或“任务”。"), n);
  else
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, _ ("计划里没有这项任务（%s%s%s%s）。"),
                 *wanted[KEY_PATH] == '\0' && *wanted[KEY_TITLE] == '\0' ? wanted[KEY_ID] : "",
                 wanted[KEY_PATH], has_both ? " " : "", wanted[KEY_TITLE]);
}

/* The measure that the cells name, all of them; each may be empty, but not all. */
static int64_t
find_measure (SpReportTable *self, const char *const *cells, GError **error)
{
  char *wanted[N_KEYS];
  int64_t found = 0;
  guint n = 0;

  for (int i = 0; i < N_KEYS; i++)
    wanted[i] = plain (cells[i]);
  split_place (wanted);
  for (guint i = 0; !is_blank (wanted) && i < self->measures->len; i++)
    {
      SpRecord *measure = g_ptr_array_index (self->measures, i);
      gint64 id = g_ascii_strtoll (wanted[KEY_ID], NULL, 10);

      if ((*wanted[KEY_ID] != '\0' && sp_record_get_id (measure) != id) ||
          is_other (self->paths, i, wanted[KEY_PATH]) ||
          is_other (self->titles, i, wanted[KEY_TITLE]) ||
          (*wanted[KEY_PART] != '\0' && !is_part (self, measure, wanted[KEY_PART])))
        continue;
      found = sp_record_get_id (measure);
      n++;
    }
  if (n != 1)
    refuse_measure (wanted, n, error);
  for (int i = 0; i < N_KEYS; i++)
    g_free (wanted[i]);
  return n == 1 ? found : 0;
}

/* ---- the profile ---- */

static gboolean
resolve (
  SpReader *reader, SpRecord *report, const char *const *cells, gpointer user_data, GError **error)
{
  SpReportTable *self = user_data;
  int64_t measure;

  if (self->parts == NULL && !load_context (self, reader, error))
    return FALSE;
  measure = find_measure (self, cells, error);
  sp_record_set_integer (report, SP_PROGRESS_MEASURE, measure);
  return measure != 0;
}

static gboolean
check (SpReader *reader, SpRecord *report, gpointer user_data, GError **error)
{
  return sp_reader_check_report (reader, report, ((SpReportTable *)user_data)->today, FALSE, NULL,
                                 error);
}

SpReportTable *
sp_report_table_new (SpDate today)
{
  SpReportTable *self = g_new0 (SpReportTable, 1);

  self->today = today;
  self->profile.keys = keys;
  self->profile.n_keys = N_KEYS;
  self->profile.resolve = resolve;
  self->profile.check = check;
  self->profile.user_data = self;
  return self;
}

const SpRecordProfile *
sp_report_table_get_profile (SpReportTable *self)
{
  return &self->profile;
}
