/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures that are kept and compared, and forms of one's own. */
#include "base/sp-error.h"
#include "core/sp-hazard.h"
#include "report-fixture.h"
#include "report/sp-report-book.h"
#include "report/sp-report-kept.h"
#include "report/sp-report-kinds.h"
#include "store/sp-files.h"

#include <string.h>

/* ---- comparing, without a file ---- */

#define COLUMNS                                                                                    \
  "\"columns\":[[\"#\",\"序号\",\"word\"],[\"title\",\"乡镇\",\"text\"],"                      \
  "[\"found\",\"排查\",\"count\"],"                                                              \
  "[\"rate\",\"整改率\",\"rate\"],[\"day\",\"日期\",\"date\"]]"
#define SHEET(rows)                                                                                \
  "{\"sheets\":[{\"name\":\"表\",\"table\":\"\",\"count\":1," COLUMNS ",\"rows\":[" rows "]}]}"
#define LONG(count, found)                                                                         \
  "{\"sheets\":[{\"name\":\"表\",\"table\":\"hazard\",\"count\":" count "," COLUMNS                \
  ",\"totals\":[null,null," found ",null,null]}]}"
#define TEXTS(texts)                                                                               \
  "{\"sheets\":[{\"name\":\"表\",\"table\":\"\",\"count\":0,\"columns\":[],\"texts\":[" texts "]}" \
  "]}"

static const struct
{
  const char *then, *now;
  const char *differences; /* kind|sheet|row|column|then|now, one a line */
} compared[] = {
  {SHEET ("[\"a\",0,\"1\",\"甲乡\",3,0.5,\"2021-06-30\"]"),
   SHEET ("[\"a\",0,\"1\",\"甲乡\",3,0.5,\"2021-06-30\"]"), ""},
  {SHEET ("[\"a\",0,\"1\",\"甲乡\",3,0.5,\"2021-06-30\"]"),
   SHEET ("[\"a\",0,\"1\",\"甲乡\",4,null,\"2021-07-01\"]"),
   "changed|表|甲乡|排查|3|4\nchanged|表|甲乡|整改率|50.0%|/\n"
   "changed|表|甲乡|日期|2021年6月30日|2021年7月1日\n"},
  /* A running number is no figure; what is printed alike is alike. */
  {SHEET ("[\"a\",0,\"1\",\"甲乡\",3,0.50001,null]"),
   SHEET ("[\"a\",0,\"2\",\"甲乡\",3,0.50002,null]"), ""},
  {SHEET ("[\"a\",0,\"1\",\"甲乡\",3,0,null],[\"b\",0,\"2\",\"乙乡\",1,0,null]"),
   SHEET ("[\"c\",0,\"1\",\"丙乡\",2,0,null],[\"b\",0,\"2\",\"乙乡\",1,0,null]"),
   "came|表|丙乡|||\nwent|表|甲乡|||\n"},
  /* A row once for each span. */
  {SHEET ("[\"a\",0,\"1\",\"甲乡\",3,0,null],[\"a\",1,\"1\",\"甲乡\",5,0,null]"),
   SHEET ("[\"a\",0,\"1\",\"甲乡\",3,0,null],[\"a\",1,\"1\",\"甲乡\",6,0,null]"),
   "changed|表|甲乡（本年累计）|排查|5|6\n"},
  {LONG ("3000", "3000"), LONG ("3001", "3001"),
   "changed|表|全表|行数|3000|3001\nchanged|表|合计|排查|3000|3001\n"},
  {LONG ("3000", "3000"), LONG ("3000", "3000"), ""},
  {TEXTS ("\"一、\",\"二、\""), TEXTS ("\"一、\",\"三、\",\"四、\""),
   "changed|表|第2段|文字|二、|三、\nchanged|表|第3段|文字||四、\n"},
  {"{\"sheets\":[]}", SHEET (""), "came|表|全表|||\n"},
  {SHEET (""), "{\"sheets\":[]}", "went|表|全表|||\n"},
};

static char *
dup_lines (const GPtrArray *differences)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < differences->len; i++)
    {
      const SpReportDifference *at = differences->pdata[i];

      g_string_append_printf (lines, "%s|%s|%s|%s|%s|%s\n",
                              sp_vocabulary_code (&sp_report_difference_kinds, (int)at->kind),
                              at->sheet, at->row, at->column, at->then, at->now);
    }
  return g_string_free (lines, FALSE);
}

static void
test_compare (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (compared); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) differences =
        sp_report_figures_compare (compared[i].then, compared[i].now, &error);
      g_autofree char *lines = NULL;

      g_assert_no_error (error);
      lines = dup_lines (differences);
      g_assert_cmpstr (lines, ==, compared[i].differences);
    }
}

/* What is no figures is refused; what is half of them is read as far as it goes. */
static void
test_broken (void)
{
  static const struct
  {
    const char *figures;
    gboolean is_read;
  } cases[] = {
    {"", FALSE},
    {"[]", FALSE},
    {"{}", FALSE},
    {"{\"sheets\":1}", FALSE},
    {"{\"sheets\":[1,null,{}]}", TRUE},
    {"{\"sheets\":[{\"name\":1,\"columns\":[1],\"rows\":[1,[],[1,2]]}]}", TRUE},
    {"{\"sheets\":[{\"name\":\"表\",\"columns\":[[\"a\"],[\"b\",\"c\",99]],"
     "\"rows\":[[\"k\"],[\"k\",0,{},[]]]}]}",
     TRUE},
    {"{\"sheets\":[{\"name\":\"表\",\"columns\":[[\"a\",\"b\",\"count\"]],\"totals\":[\"x\"]}]}",
     TRUE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint k = 0; k < 2; k++)
      {
        const char *good = SHEET ("[\"a\",0,\"1\",\"甲乡\",3,0,null]");
        g_autoptr (GError) error = NULL;
        g_autoptr (GPtrArray) differences = sp_report_figures_compare (
          k == 0 ? cases[i].figures : good, k == 0 ? good : cases[i].figures, &error);

        g_assert_cmpint (differences != NULL, ==, cases[i].is_read);
        if (differences == NULL)
          g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
      }
}

/* ---- the sample ---- */

static SpReport *
make (ReportFixture *self, const SpReportDefinition *definition, const char *period)
{
  g_autoptr (GError) error = NULL;
  SpReport *report;

  g_assert_true (sp_period_from_text (period, &self->options.period));
  report = sp_report_new (self->reader, definition, &self->options, NULL, &error);
  g_assert_no_error (error);
  return report;
}

static const char *
period_of (const SpReportDefinition *definition)
{
  static const char *const periods[] = {"2021Q2", "2021-06", "2021Q2", "2021H1", "2021", "2021"};

  return periods[definition->period];
}

static guint
count_differences (ReportFixture *self, SpReportMade *made)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) differences = sp_report_compare (self->reader, made, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < MIN (differences->len, 4); i++)
    {
      const SpReportDifference *at = differences->pdata[i];

      g_test_message ("%s %s %s: %s, %s", at->sheet, at->row, at->column, at->then, at->now);
    }
  return differences->len;
}

/* Every report that ships can be kept and differs in nothing as long as nothing was changed; its
 * file comes back as it was, also after undo and redo. */
static void
test_kept (ReportFixture *self, gconstpointer data)
{
  g_auto (GStrv) names = sp_report_shipped_list ();

  sp_store_set_user (self->store, "示例员");
  g_assert_true (g_file_set_contents (self->out, "表", -1, NULL));
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (SpReportDefinition) definition = sp_report_shipped_load (names[i]);
      g_autoptr (SpReport) report = make (self, definition, period_of (definition));
      g_autoptr (GError) error = NULL;
      g_autoptr (SpReportMade) made = sp_report_new_made (report, self->reader, NULL, &error);
      g_autoptr (SpRecord) stored = NULL;
      g_autoptr (GPtrArray) files = NULL;
      int64_t id;

      g_assert_no_error (error);
      sp_report_keep (self->store, made, self->out, &error);
      g_assert_no_error (error);
      id = sp_record_get_id (SP_RECORD (made));
      g_assert_true (sp_store_undo (self->store, &error));
      g_assert_null (sp_reader_load (self->reader, &sp_report_made_type, id, &error));
      g_clear_error (&error);
      g_assert_true (sp_store_redo (self->store, &error));
      stored = sp_reader_load (self->reader, &sp_report_made_type, id, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (sp_record_get_text (stored, SP_REPORT_MADE_MADE_BY), ==, "示例员");
      g_assert_cmpstr (sp_record_get_text (stored, SP_REPORT_MADE_FILE_NAME), ==, "out.xlsx");
      files = sp_reader_load_attachments (self->reader, &sp_report_made_type, id, &error);
      g_assert_cmpuint (files->len, ==, 1);
      g_assert_cmpuint (count_differences (self, SP_REPORT_MADE (stored)), ==, 0);
    }
}

static SpRecord *
load_hazard (ReportFixture *self, SpDate from, SpDate to)
{
  const SpCondition days = {.field = SP_HAZARD_FOUND_ON, .from = from, .to = to};
  const SpRecordFilter filter = {.conditions = &days, .n_conditions = 1};
  g_autoptr (GArray) ids = sp_reader_query (self->reader, &sp_hazard_type, &filter, NULL);

  g_assert_cmpuint (ids->len, >, 0);
  return sp_reader_load (self->reader, &sp_hazard_type, g_array_index (ids, int64_t, 0), NULL);
}

/* A hazard that is moved to another day since is told, in rows and in the total. */
static void
test_corrected (ReportFixture *self, gconstpointer data)
{
  g_autoptr (SpReportDefinition) definition = sp_report_shipped_load ("county-form");
  g_autoptr (SpReport) report = make (self, definition, "2021Q2");
  g_autoptr (GError) error = NULL;
  g_autoptr (SpReportMade) made = sp_report_new_made (report, self->reader, NULL, &error);
  g_autoptr (SpRecord) hazard =
    load_hazard (self, self->options.period.first, self->options.period.last);
  g_autoptr (GPtrArray) differences = NULL;
  g_autofree char *lines = NULL;

  g_assert_no_error (error);
  sp_report_keep (self->store, made, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_differences (self, made), ==, 0);
  sp_record_set_integer (hazard, SP_HAZARD_FOUND_ON, self->options.period.first - 100);
  g_assert_true (sp_store_update (self->store, hazard, "更正", &error));
  g_assert_no_error (error);
  differences = sp_report_compare (self->reader, made, NULL, &error);
  g_assert_no_error (error);
  lines = dup_lines (differences);
  g_assert_nonnull (strstr (lines, "合计（本期）|"));
  g_assert_nonnull (strstr (lines, " 排查|"));
  g_assert_null (strstr (lines, "came|"));
  g_assert_true (sp_store_undo (self->store, &error));
  g_assert_cmpuint (count_differences (self, made), ==, 0);
}

/* ---- documents ---- */

static const struct
{
  const char *name, *period, *title;
  const char *words; /* of what is different when progress is reported later; NULL: nothing is */
} documents[] = {
  {"halfyear", "2021H1", "半年工作总结报告", "平均进度"},
  {"circular", "2021Q2", "情况通报", "平均进度"},
  {"urge", "2021Q3", "督办单（县应急管理局）", NULL},
};

static SpReportMade *
write_document (ReportFixture *self, guint i)
{
  g_autoptr (GError) error = NULL;
  SpReportMade *made = NULL;

  g_assert_true (sp_period_from_text (documents[i].period, &self->options.period));
  self->options.unit =
    sp_reader_find_by_text (self->reader, &sp_unit_type, SP_UNIT_NAME, "县应急管理局", &error);
  self->options.reply_by = sp_date_from_ymd (2021, 10, 15);
  g_assert_no_error (error);
  sp_report_write_document (sp_report_find_document (documents[i].name), self->reader,
                            &self->options, self->out, &made, NULL, &error);
  g_assert_no_error (error);
  return made;
}

/* A paragraph of such words says something else now. */
static gboolean
is_told (const GPtrArray *differences, const char *words)
{
  for (guint i = 0; i < differences->len; i++)
    {
      const SpReportDifference *at = differences->pdata[i];

      if (g_str_equal (at->sheet, "正文") && strstr (at->now, words) != NULL &&
          strstr (at->then, words) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* A document is kept with its file, says the same as long as nothing was changed, and says what
 * a later correction makes of it. */
static void
test_documents (ReportFixture *self, gconstpointer data)
{
  g_free (self->out);
  self->out = g_build_filename (self->folder, "out.docx", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (SpReportMade) made = write_document (self, i);
      g_autoptr (SpRecord) late = sp_record_new (&sp_progress_type);
      g_autoptr (GPtrArray) files = NULL;
      g_autoptr (GPtrArray) differences = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpstr (sp_record_get_title (SP_RECORD (made)), ==, documents[i].title);
      sp_report_keep (self->store, made, self->out, &error);
      g_assert_no_error (error);
      files = sp_reader_load_attachments (self->reader, &sp_report_made_type,
                                          sp_record_get_id (SP_RECORD (made)), &error);
      g_assert_cmpuint (files->len, ==, 1);
      g_assert_cmpuint (count_differences (self, made), ==, 0);
      if (documents[i].words == NULL)
        continue;
      sp_record_set_integer (late, SP_PROGRESS_MEASURE, 2);
      sp_record_set_integer (late, SP_PROGRESS_AS_OF, sp_date_from_ymd (2021, 6, 29));
      sp_record_set_integer (late, SP_PROGRESS_PERCENT, 99);
      sp_record_set_text (late, SP_PROGRESS_DONE, "补报");
      g_assert_true (sp_store_insert (self->store, late, "补报", &error));
      differences = sp_report_compare (self->reader, made, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (is_told (differences, documents[i].words));
      g_assert_true (sp_store_undo (self->store, &error));
      g_assert_cmpuint (count_differences (self, made), ==, 0);
    }
}

/* A unit that has reported since is urged about less; nothing is left of the letter's table then.
 */
static void
test_urged (ReportFixture *self, gconstpointer data)
{
  g_autoptr (SpReportMade) made = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) deadlines = NULL;
  g_autoptr (GPtrArray) differences = NULL;

  g_free (self->out);
  self->out = g_build_filename (self->folder, "out.docx", NULL);
  made = write_document (self, 2);
  deadlines = sp_reader_load_all (self->reader, &sp_deadline_type, -1, 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < deadlines->len; i++)
    {
      sp_record_set_integer (deadlines->pdata[i], SP_DEADLINE_DONE_ON,
                             sp_date_from_ymd (2021, 9, 1));
      sp_store_update (self->store, deadlines->pdata[i], "完成", &error);
      g_clear_error (&error);
    }
  differences = sp_report_compare (self->reader, made, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (differences->len, >, 0);
}

/* Of what is drawn the file alone is kept. */
static void
test_drawn (ReportFixture *self, gconstpointer data)
{
  g_autoptr (SpReportMade) made = NULL;
  g_autoptr (GError) error = NULL;

  g_free (self->out);
  self->out = g_build_filename (self->folder, "out.pdf", NULL);
  sp_report_write_document (sp_report_find_document ("charts"), self->reader, &self->options,
                            self->out, &made, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (sp_report_keep (self->store, made, self->out, &error));
  g_assert_null (sp_report_compare (self->reader, made, NULL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
}

/* ---- forms of one's own ---- */

static const SpReportKind *
find_kind (const GPtrArray *kinds, const char *name)
{
  for (guint i = 0; i < kinds->len; i++)
    if (g_str_equal (((const SpReportKind *)kinds->pdata[i])->name, name))
      return kinds->pdata[i];
  return NULL;
}

static int64_t
add_own (ReportFixture *self)
{
  g_autoptr (SpReportDefinition) shipped = sp_report_shipped_load ("county-form");
  g_autoptr (SpReportDefinition) own = sp_report_derive (self->reader, shipped);
  g_autoptr (GError) error = NULL;
  int64_t form = 0;

  sp_report_save_form (self->store, own, "county-form", &form, &error);
  g_assert_no_error (error);
  g_assert_cmpint (form, !=, 0);
  return form;
}

static void
test_own (ReportFixture *self, gconstpointer data)
{
  int64_t form = add_own (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) kinds = sp_report_list_kinds (self->reader, &error);
  const SpReportKind *kind = find_kind (kinds, "county-form-2");
  g_autoptr (SpReportDefinition) own = sp_report_load_kind (self->reader, "county-form-2", &error);
  g_autoptr (SpReportDefinition) next = NULL;
  int64_t another = 0;

  g_assert_no_error (error);
  g_assert_nonnull (kind);
  g_assert_cmpint (kind->origin, ==, SP_REPORT_OWN);
  g_assert_cmpint (kind->form, ==, form);
  g_assert_null (kind->problem);
  next = sp_report_derive (self->reader, own);
  g_assert_cmpstr (next->name, ==, "county-form-2-2");
  /* Its name is taken, for itself it is not. */
  g_assert_false (sp_report_save_form (self->store, own, NULL, &another, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (sp_report_save_form (self->store, own, NULL, &form, &error));
  g_free (own->name);
  own->name = g_strdup ("county-form");
  g_assert_false (sp_report_save_form (self->store, own, NULL, &form, &error));
  g_assert_nonnull (strstr (error->message, "county-form"));
}

/* A made report of a form that was deleted since can be made again and compared. */
static void
test_deleted (ReportFixture *self, gconstpointer data)
{
  int64_t form = add_own (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpReportDefinition) own = sp_report_load_kind (self->reader, "county-form-2", &error);
  g_autoptr (SpReport) report = make (self, own, "2021Q2");
  g_autoptr (SpReportMade) made = sp_report_new_made (report, self->reader, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (sp_report_keep (self->store, made, NULL, &error));
  g_assert_true (sp_report_delete_form (self->store, form, &error));
  g_assert_null (sp_report_load_kind (self->reader, "county-form-2", &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_differences (self, made), ==, 0);
}

/* Out and in again: the same form, once. One whose name ships comes in under another. */
static void
test_exchanged (ReportFixture *self, gconstpointer data)
{
  int64_t form = add_own (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpReportDefinition) own = sp_report_load_kind (self->reader, "county-form-2", &error);
  g_autoptr (SpReportDefinition) shipped = sp_report_shipped_load ("city-progress");
  int64_t read = 0;

  g_assert_true (sp_report_export_form (own, self->out, &error));
  g_assert_true (sp_report_import_form (self->store, self->out, &read, &error));
  g_assert_no_error (error);
  g_assert_cmpint (read, ==, form);
  g_assert_true (sp_report_export_form (shipped, self->out, &error));
  g_assert_true (sp_report_import_form (self->store, self->out, &read, &error));
  g_assert_no_error (error);
  g_assert_cmpint (read, !=, form);
  g_assert_cmpint (sp_reader_count (self->reader, &sp_report_form_type, NULL), ==, 2);
  g_assert_true (g_file_set_contents (self->out, "{\"name\":\"x\"}", -1, NULL));
  g_assert_false (sp_report_import_form (self->store, self->out, &read, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
  g_assert_cmpint (sp_reader_count (self->reader, &sp_report_form_type, NULL), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-kept/compare", test_compare);
  g_test_add_func ("/report-kept/broken", test_broken);
  g_test_add ("/report-kept/kept", ReportFixture, NULL, report_set_up, test_kept, report_tear_down);
  g_test_add ("/report-kept/corrected", ReportFixture, NULL, report_set_up, test_corrected,
              report_tear_down);
  g_test_add ("/report-kept/documents", ReportFixture, NULL, report_set_up, test_documents,
              report_tear_down);
  g_test_add ("/report-kept/urged", ReportFixture, NULL, report_set_up, test_urged,
              report_tear_down);
  g_test_add ("/report-kept/drawn", ReportFixture, NULL, report_set_up, test_drawn,
              report_tear_down);
  g_test_add ("/report-kept/own", ReportFixture, NULL, report_set_up, test_own, report_tear_down);
  g_test_add ("/report-kept/deleted", ReportFixture, NULL, report_set_up, test_deleted,
              report_tear_down);
  g_test_add ("/report-kept/exchanged", ReportFixture, NULL, report_set_up, test_exchanged,
              report_tear_down);
  return g_test_run ();
}
