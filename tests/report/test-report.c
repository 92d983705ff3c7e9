/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Report definitions: those that ship mean something and survive being written and read; what is
 * wrong is refused with a sentence that says where. Figures of the sample are those of the
 * statistics. */
#include "base/sp-error.h"
#include "report-fixture.h"
#include "report/sp-report-book.h"
#include "report/sp-report-choices.h"
#include "store/sp-reader-hazards.h"

#include <string.h>

/* ---- definitions ---- */

static void
test_shipped (void)
{
  g_auto (GStrv) names = sp_report_shipped_list ();

  g_assert_cmpuint (g_strv_length (names), >=, 4);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (SpReportDefinition) definition = sp_report_shipped_load (names[i]);
      g_autoptr (SpReportDefinition) again = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *json = NULL;
      g_autofree char *second = NULL;

      g_assert_nonnull (definition);
      g_assert_cmpstr (definition->name, ==, names[i]);
      sp_report_definition_check (definition, &error);
      g_assert_no_error (error);
      json = sp_report_definition_to_json (definition);
      again = sp_report_definition_from_json (json, -1, &error);
      g_assert_no_error (error);
      second = sp_report_definition_to_json (again);
      g_assert_cmpstr (json, ==, second);
    }
  g_assert_null (sp_report_shipped_load ("none-such"));
}

#define SHEET(members)                                                                             \
  "{\"name\":\"x\",\"title\":\"报表\",\"sheets\":[{\"name\":\"表\"," members "}]}"

static const struct
{
  const char *json;
  const char *words; /* in the sentence */
} refused[] = {
  {"", "不是报表样式"},
  {"[]", "{…}"},
  {"{\"name\":\"x\",\"title\":\"报表\"}", "不完整"},
  {"{\"name\":\"大写\",\"title\":\"报表\",\"sheets\":[{}]}", "不完整"},
  {"{\"name\":\"x\",\"title\":\"报表\",\"sheets\":[{\"colour\":1}]}", "colour"},
  {"{\"name\":\"x\",\"title\":1,\"sheets\":[{}]}", "应当是文字"},
  {SHEET ("\"rows\":\"village\""), "village"},
  {SHEET ("\"rows\":\"township\""), "至少要有一列"},
  {SHEET ("\"columns\":[{\"value\":\"hazard.lost\"}]"), "hazard.lost"},
  {SHEET ("\"columns\":[{\"value\":\"\"}]"), "没有写明"},
  {SHEET ("\"rows\":\"part\",\"columns\":[{\"value\":\"risk.red\"}]"), "不能按专项"},
  {SHEET ("\"columns\":[{\"value\":\"hazard.found[source=nobody]\"}]"), "nobody"},
  {SHEET ("\"columns\":[{\"value\":\"later\"},{\"key\":\"later\",\"value\":\"hazard.found\"}]"),
   "later"},
  {SHEET (
     "\"columns\":[{\"value\":\"hazard.found\"}],\"checks\":[{\"left\":\"a\",\"right\":\"b\"}]"),
   "校核用到“a”"},
  {SHEET ("\"columns\":[{\"key\":\"a\",\"value\":\"hazard.found\"}],\"checks\":[{\"left\":\"a\"}]"),
   "左边和右边"},
  {SHEET ("\"columns\":[{\"value\":\"hazard.found\"}],\"charts\":[{\"title\":\"走势\"}]"),
   "图“走势”"},
  {SHEET ("\"rows\":\"records\",\"records\":\"ghost\",\"columns\":[{\"value\":\"name\"}]"),
   "ghost"},
  {SHEET (
     "\"rows\":\"records\",\"records\":\"hazard\",\"columns\":[{\"value\":\"enterprise.mood\"}]"),
   "mood"},
  {SHEET ("\"rows\":\"records\",\"records\":\"hazard\",\"columns\":[{\"value\":\"number\"}],"
          "\"where\":[{\"field\":\"grade\",\"is\":\"huge\"}]"),
   "huge"},
  {SHEET ("\"rows\":\"task\",\"columns\":[{\"value\":\"mood\"}]"), "mood"},
  {SHEET ("\"rows\":\"made\",\"records\":\"poem\""), "poem"},
  {SHEET ("\"rows\":\"indicator\",\"columns\":[{\"value\":\"mood\"}]"), "mood"},
  {SHEET ("\"rows\":\"duty\",\"columns\":[{\"value\":\"percent\"}]"), "percent"},
  {SHEET ("\"columns\":[{\"value\":\"hazard.found\"}],\"charts\":[{\"columns\":\"ghost\"}]"),
   "ghost"},
  {SHEET ("\"rows\":\"made\",\"records\":\"overview\",\"sentences\":[{\"text\":\"有{ghost}项\"}]"),
   "ghost"},
  {SHEET ("\"rows\":\"made\",\"records\":\"overview\",\"sentences\":[{\"text\":\"有{没有关\"}]"),
   "}"},
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpReportDefinition) definition =
        sp_report_definition_from_json (refused[i].json, -1, &error);

      if (definition != NULL)
        g_assert_false (sp_report_definition_check (definition, &error));
      g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
      if (strstr (error->message, refused[i].words) == NULL)
        g_error ("%s: %s", refused[i].json, error->message);
    }
}

/* What is offered as a column can be one, for any kind of rows. */
static void
test_choices (void)
{
  for (int rows = SP_ROWS_NOTHING; rows <= SP_ROWS_MADE; rows++)
    {
      g_autoptr (SpReportDefinition) definition = sp_report_shipped_load ("county-form");
      SpReportSheetDefinition *sheet = sp_report_sheet_definition_new ();
      g_autoptr (GPtrArray) choices = NULL;

      sheet->rows = (SpReportRows)rows;
      g_free (sheet->records);
      sheet->records = g_strdup (rows == SP_ROWS_MADE ? "overview" : "hazard");
      g_ptr_array_set_size (definition->sheets, 0);
      g_ptr_array_add (definition->sheets, sheet);
      choices = sp_report_list_choices (sheet);
      g_assert_cmpuint (choices->len, >, 0);
      for (guint i = 0; i < choices->len; i++)
        {
          const SpReportChoice *choice = choices->pdata[i];
          g_autoptr (GError) error = NULL;

          g_assert_cmpstr (choice->label, !=, "");
          g_ptr_array_set_size (sheet->columns, 0);
          g_ptr_array_add (sheet->columns, sp_report_column_new (choice->value, choice->label));
          sp_report_definition_check (definition, &error);
          g_assert_no_error (error);
        }
    }
}

static const struct
{
  const char *period;
  SpReportSpan span;
  const char *first, *last;
} spans[] = {
  {"2021Q2", SP_REPORT_SPAN_PERIOD, "2021-04-01", "2021-06-30"},
  {"2021Q2", SP_REPORT_SPAN_YEAR, "2021-01-01", "2021-06-30"},
  {"2021Q2", SP_REPORT_SPAN_PLAN, "2020-04-01", "2021-06-30"},
  {"2021Q1", SP_REPORT_SPAN_PREVIOUS, "2020-10-01", "2020-12-31"},
  {"2021Q2", SP_REPORT_SPAN_SAME, "2020-04-01", "2020-06-30"},
  {"2021Q2", SP_REPORT_SPAN_BASE, "2019-04-01", "2019-06-30"},
  {"2020-02", SP_REPORT_SPAN_BASE, "2019-02-01", "2019-02-28"},
  {"2021-02", SP_REPORT_SPAN_SAME, "2020-02-01", "2020-02-29"},
  {"2021Q2", SP_REPORT_SPAN_FORMER, "", "2020-12-31"},
  {"2021Q2", SP_REPORT_SPAN_BASE_YEAR, "2019-01-01", "2019-06-30"},
};

static void
test_spans (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      SpPeriod period, days;
      char iso[SP_DATE_ISO_LEN];

      g_assert_true (sp_period_from_text (spans[i].period, &period));
      days = sp_report_span_get_days (spans[i].span, &period, sp_date_from_ymd (2020, 4, 1), 2019);
      g_assert_cmpstr (sp_date_to_iso (days.first, iso), ==, spans[i].first);
      g_assert_cmpstr (sp_date_to_iso (days.last, iso), ==, spans[i].last);
    }
}

/* ---- the sample ---- */

static guint
find_column (const SpReportSheet *sheet, const char *key)
{
  for (guint i = 0; i < sp_report_sheet_get_n_columns (sheet); i++)
    if (g_str_equal (sp_report_sheet_get_column (sheet, i)->key, key))
      return i;
  g_error ("no column %s", key);
}

/* Rows add up to the total, and the total is that of the statistics of hazards. */
static void
test_statistics (ReportFixture *self, gconstpointer data)
{
  g_autoptr (SpReport) report = report_make (self, "county-form", "2021Q2");
  const SpReportSheet *sheet = sp_report_get_sheet (report, 0);
  SpReader *reader = sp_store_get_reader (self->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = sp_reader_load_plan (reader, &error);
  SpHazardQuery query = {.as_of = self->options.period.last};
  SpHazardTally total = {0};
  g_autoptr (GPtrArray) rows = NULL;
  static const SpReportSpan report_spans[] = {SP_REPORT_SPAN_PERIOD, SP_REPORT_SPAN_YEAR,
                                              SP_REPORT_SPAN_PLAN};

  sp_hazard_spans_set (query.spans, &self->options.period,
                       (SpDate)sp_record_get_integer (SP_RECORD (plan), SP_PLAN_FIRST_DAY));
  rows = sp_reader_sum_hazards (reader, &query, &total, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (report_spans); i++)
    {
      ReportSum major = {.column = find_column (sheet, "major_found"), .span = report_spans[i]};
      ReportSum general = {.column = find_column (sheet, "general_found"), .span = report_spans[i]};

      sp_report_sheet_foreach (sheet, reader, 0, G_MAXUINT, report_add_cell, &major, NULL, &error);
      sp_report_sheet_foreach (sheet, reader, 0, G_MAXUINT, report_add_cell, &general, NULL,
                               &error);
      g_assert_no_error (error);
      g_assert_cmpfloat (major.sum, ==, major.total);
      g_assert_cmpfloat (general.sum, ==, general.total);
      g_assert_cmpfloat (major.total, ==, total.spans[i].major_found);
      g_assert_cmpfloat (general.total + major.total, ==, total.spans[i].found);
    }
  g_assert_cmpuint (total.spans[SP_HAZARD_SPAN_PLAN].found, >, 0);
}

/* Every report that ships can be made of the sample and written, and twice the same. */
static void
test_written (ReportFixture *self, gconstpointer data)
{
  g_auto (GStrv) names = sp_report_shipped_list ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (SpReportDefinition) definition = sp_report_shipped_load (names[i]);
      static const char *const periods[] = {"2021Q2", "2021-06", "2021Q2",
                                            "2021H1", "2021",    "2021"};
      g_autoptr (SpReport) report = report_make (self, names[i], periods[definition->period]);
      g_autoptr (GError) error = NULL;
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;
      gsize n_first, n_second;

      sp_report_write_book (report, sp_store_get_reader (self->store), self->out, NULL, NULL, NULL,
                            &error);
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (self->out, &first, &n_first, NULL));
      sp_report_write_book (report, sp_store_get_reader (self->store), self->out, NULL, NULL, NULL,
                            &error);
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (self->out, &second, &n_second, NULL));
      g_assert_cmpmem (first, n_first, second, n_second);
    }
}

static const struct
{
  const char *kind, *period, *words;
} wrong_periods[] = {
  {"state-monthly", "2021Q2", "月报"},
  {"county-form", "2021-06", "季报"},
  {"county-form", "2001Q1", "开始日期"},
};

static void
test_wrong_period (ReportFixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong_periods); i++)
    {
      g_autoptr (SpReportDefinition) definition = sp_report_shipped_load (wrong_periods[i].kind);
      g_autoptr (GError) error = NULL;

      g_assert_true (sp_period_from_text (wrong_periods[i].period, &self->options.period));
      g_assert_null (sp_report_new (sp_store_get_reader (self->store), definition, &self->options,
                                    NULL, &error));
      g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, wrong_periods[i].words));
    }
}

/* ---- what had not happened yet ---- */

static const char *const dated[] = {"supervision", "listing", "hazard", "accident", "enforcement"};

/* A definition that shows every day on which something happened to a record of @type. */
static SpReportDefinition *
new_days (const SpRecordType *type)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  SpReportDefinition *definition;

  g_string_printf (json,
                   "{\"name\":\"days\",\"title\":\"日期\",\"sheets\":[{\"name\":\"表\","
                   "\"rows\":\"records\",\"records\":\"%s\",\"columns\":[{\"value\":\"#\"}",
                   type->table);
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].type == SP_TYPE_DATE && !(type->fields[i].flags & SP_FIELD_PLANNED))
      g_string_append_printf (json, ",{\"value\":\"%s\"}", type->fields[i].name);
  g_string_append (json, "]}]}");
  definition = sp_report_definition_from_json (json->str, -1, &error);
  g_assert_no_error (error);
  return definition;
}

typedef struct
{
  guint n_columns, n_days;
  SpDate latest;
} Days;

static gboolean
note_days (guint i, const SpReportRow *row, gpointer data)
{
  Days *days = data;

  for (guint k = 1; k < days->n_columns; k++)
    if (!row->cells[k].is_none)
      {
        days->n_days++;
        days->latest = MAX (days->latest, row->cells[k].date);
      }
  return TRUE;
}

static void
test_not_yet (ReportFixture *self, gconstpointer data)
{
  SpReader *reader = sp_store_get_reader (self->store);

  self->options.as_of = sp_date_from_ymd (2021, 5, 10); /* in the middle of things */
  for (guint i = 0; i < G_N_ELEMENTS (dated); i++)
    {
      g_autoptr (SpReportDefinition) definition = new_days (sp_record_type_by_table (dated[i]));
      g_autoptr (GError) error = NULL;
      g_autoptr (SpReport) report =
        sp_report_new (reader, definition, &self->options, NULL, &error);
      const SpReportSheet *sheet;
      Days days = {0};

      g_assert_no_error (error);
      sheet = sp_report_get_sheet (report, 0);
      days.n_columns = sp_report_sheet_get_n_columns (sheet);
      sp_report_sheet_foreach (sheet, reader, 0, G_MAXUINT, note_days, &days, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (days.n_days, >, 0);
      g_assert_cmpint (days.latest, <=, self->options.as_of);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/shipped", test_shipped);
  g_test_add_func ("/report/refused", test_refused);
  g_test_add_func ("/report/choices", test_choices);
  g_test_add_func ("/report/spans", test_spans);
  g_test_add ("/report/statistics", ReportFixture, NULL, report_set_up, test_statistics,
              report_tear_down);
  g_test_add ("/report/written", ReportFixture, NULL, report_set_up, test_written,
              report_tear_down);
  g_test_add ("/report/not-yet", ReportFixture, NULL, report_set_up, test_not_yet,
              report_tear_down);
  g_test_add ("/report/wrong-period", ReportFixture, NULL, report_set_up, test_wrong_period,
              report_tear_down);
  return g_test_run ();
}
