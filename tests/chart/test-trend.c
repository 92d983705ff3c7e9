/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Layouts of trends: any data at any size stays inside, words do not cover each other, marks are
 * hit where they are drawn, files are the same each time. */
#include "chart/sp-trend-layout.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define EPSILON 0.51

static const SpTrendStyle normal = {FALSE, 1, FALSE};
static const SpTrendStyle bare = {TRUE, 1, TRUE};

/* ---- scenes ---- */

typedef struct
{
  const char *name;
  SpTargetOp op;
  const char *measured_in;
  gboolean has_base;
  double base, value; /* of the first value; each next is one @step more */
  double step;
  guint n_values, n_milestones;
} Indicator;

static const Indicator indicators[] = {
  {"a share", SP_TARGET_AT_LEAST, "%", FALSE, 0, 12, 7, 8, 2},
  {"no data", SP_TARGET_AT_LEAST, "%", FALSE, 0, 0, 0, 0, 2},
  {"nothing at all", SP_TARGET_AT_LEAST, "", FALSE, 0, 0, 0, 0, 0},
  {"one value", SP_TARGET_AT_LEAST, "家", FALSE, 0, 5, 0, 1, 1},
  {"one value, no milestones", SP_TARGET_AT_LEAST, "家", FALSE, 0, 5, 0, 1, 0},
  {"a zero base", SP_TARGET_DECREASE_BY, "%", TRUE, 0, 0, 0, 3, 1},
  {"a fall", SP_TARGET_DECREASE_BY, "%", TRUE, 14, 13, -0.5, 6, 2},
  {"a fall without a base", SP_TARGET_DECREASE_BY, "%", FALSE, 0, 13, -1, 3, 2},
  {"a limit", SP_TARGET_AT_MOST, "座", TRUE, 12, 12, -0.25, 9, 3},
  {"hundreds of values", SP_TARGET_AT_LEAST, "%", FALSE, 0, 1, 0.1, 700, 4},
  {"flat and far from 0", SP_TARGET_AT_LEAST, "人", FALSE, 0, 9900, 3, 9, 0},
  {"negative", SP_TARGET_AT_LEAST, "万元", TRUE, -20, -15, 4, 9, 1},
  {"huge", SP_TARGET_AT_LEAST, "元", FALSE, 0, 1e300, 1e299, 4, 1},
};

static SpTrendScene *
new_indicator_scene (const Indicator *from)
{
  g_autoptr (SpRecord) record = sp_record_new (&sp_indicator_type);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (SpIndicatorPoint));
  g_autoptr (GArray) milestones = g_array_new (FALSE, FALSE, sizeof (SpIndicatorPoint));
  SpIndicatorInput input = {.op = from->op,
                            .is_percent = TRUE,
                            .has_base = from->has_base,
                            .base = from->base,
                            .start = sp_date_from_ymd (2020, 4, 1),
                            .as_of = sp_date_from_ymd (2021, 9, 30)};

  for (guint i = 0; i < from->n_values; i++)
    {
      SpDate span = input.as_of - input.start;
      SpIndicatorPoint point = {input.start + 20 +
                                  (SpDate)((guint)(span - 20) * i / MAX (1, from->n_values)),
                                from->value + i * from->step};

      g_array_append_val (values, point);
    }
  for (guint i = 0; i < from->n_milestones; i++)
    {
      SpIndicatorPoint point = {sp_date_from_ymd (2020 + (int)i, 12, 31), 30 + 20.0 * i};

      g_array_append_val (milestones, point);
    }
  input.values = (const SpIndicatorPoint *)(gpointer)values->data;
  input.n_values = values->len;
  input.milestones = (const SpIndicatorPoint *)(gpointer)milestones->data;
  input.n_milestones = milestones->len;
  sp_record_set_text (record, SP_INDICATOR_NAME, "安全装置安装率");
  sp_record_set_text (record, SP_INDICATOR_MEASURED_IN, from->measured_in);
  sp_record_set_integer (record, SP_INDICATOR_OP, from->op);
  sp_record_set_integer (record, SP_INDICATOR_BASE_YEAR, 2019);
  return sp_trend_scene_new_indicator (SP_INDICATOR (record), &input,
                                       sp_date_from_ymd (2022, 12, 31));
}

typedef struct
{
  const char *name;
  guint now, base; /* each month */
  guint n_months;
  guint ceiling;
} Accidents;

static const Accidents accident_cases[] = {
  {"both years", 1, 2, 9, 21},        {"a base of 0", 1, 0, 9, 0},
  {"nothing happened", 0, 0, 12, 0},  {"January", 3, 2, 1, 21},
  {"over the ceiling", 4, 2, 12, 21}, {"thousands", 1200, 1300, 6, 14040},
};

static SpTrendScene *
new_accident_scene (const Accidents *from)
{
  SpAccidentYears years = {.year = 2021,
                           .base_year = 2019,
                           .as_of = sp_date_from_ymd (2021, (int)from->n_months, 28),
                           .n_months = from->n_months,
                           .fall = 10};

  for (guint i = 0; i < 12; i++)
    {
      years.base[i].accidents = from->base;
      years.now[i].accidents = i < from->n_months ? from->now : 0;
    }
  return sp_trend_scene_new_accidents (&years, SP_FIGURE_ACCIDENTS);
}

typedef struct
{
  const char *name;
  guint n; /* of the assessments below, in their order */
  const char *as_of;
  guint n_inherent, n_residual; /* steps */
  const char *standing;
} Risk;

static const struct
{
  SpRiskStage stage;
  const char *on;
  SpRiskMethod method;
  SpRiskLevel level;
} assessments[] = {
  {SP_RISK_INHERENT, "2020-10-15", SP_RISK_METHOD_MANUAL, SP_RISK_ORANGE},
  {SP_RISK_INHERENT, "2020-10-15", SP_RISK_METHOD_DIRECT, SP_RISK_RED},
  {SP_RISK_INHERENT, "2020-10-15", SP_RISK_METHOD_MANUAL, SP_RISK_YELLOW}, /* counts for nothing */
  {SP_RISK_RESIDUAL, "2020-11-01", SP_RISK_METHOD_MANUAL, SP_RISK_ORANGE},
  {SP_RISK_RESIDUAL, "2021-05-01", SP_RISK_METHOD_MANUAL, SP_RISK_YELLOW},
  {SP_RISK_INHERENT, "2021-12-01", SP_RISK_METHOD_MANUAL, SP_RISK_ORANGE},
};

static const Risk risks[] = {
  {"never assessed", 0, "2021-09-30", 0, 0, "固有风险未评估，现有风险未评估"},
  {"one day", 3, "2020-10-15", 1, 0, "固有风险1级 重大风险（红），现有风险未评估"},
  {"before the last", 6, "2021-09-30", 1, 2,
   "固有风险1级 重大风险（红），现有风险3级 一般风险（黄）"},
  {"all", 6, "2021-12-31", 2, 2, "固有风险2级 较大风险（橙），现有风险3级 一般风险（黄）"},
  {"before any", 6, "2020-09-01", 0, 0, "固有风险未评估，现有风险未评估"},
};

static SpTrendScene *
new_risk_scene (const Risk *from)
{
  g_autoptr (SpRecord) point = sp_record_new (&sp_risk_point_type);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  sp_record_set_text (point, SP_RISK_POINT_NAME, "煤粉仓");
  sp_record_set_integer (point, SP_RISK_POINT_LISTED_ON, sp_date_from_iso ("2020-09-01"));
  for (guint i = 0; i < from->n; i++)
    {
      SpRecord *record = sp_record_new (&sp_risk_assessment_type);

      sp_record_set_integer (record, SP_RISK_ASSESSMENT_STAGE, assessments[i].stage);
      sp_record_set_integer (record, SP_RISK_ASSESSMENT_ASSESSED_ON,
                             sp_date_from_iso (assessments[i].on));
      sp_record_set_integer (record, SP_RISK_ASSESSMENT_METHOD, assessments[i].method);
      sp_record_set_integer (record, SP_RISK_ASSESSMENT_LEVEL, assessments[i].level);
      g_ptr_array_add (all, record);
    }
  return sp_trend_scene_new_risk (SP_RISK_POINT (point), all, sp_date_from_iso (from->as_of));
}

/* ---- checks ---- */

static void
check_rect (const SpTrendLayout *layout, const SpRect *rect)
{
  g_assert_true (isfinite (rect->x) && isfinite (rect->y));
  g_assert_cmpfloat (rect->y, >=, -EPSILON);
  g_assert_cmpfloat (rect->x, >=, -EPSILON);
  g_assert_cmpfloat (rect->height, >=, 0);
  g_assert_cmpfloat (rect->width, >=, 0);
}

static void
check_inside (SpTrendLayout *layout)
{
  for (guint i = 0; i < layout->points->len; i++)
    {
      const SpTrendPoint *point = &g_array_index (layout->points, SpTrendPoint, i);

      g_assert_true (isfinite (point->x) && isfinite (point->y));
      g_assert_cmpfloat (point->y, >=, -EPSILON);
      g_assert_cmpfloat (point->y, <=, MAX (layout->height, 80) + EPSILON);
    }
  for (guint i = 0; i < layout->columns->len; i++)
    check_rect (layout, &g_array_index (layout->columns, SpTrendColumn, i).rect);
  g_assert_cmpfloat (layout->high, >, layout->low);
}

/* Words of the plot, which were placed, must not cover each other while there is room. */
static void
check_words_apart (const SpTrendLayout *layout)
{
  for (guint i = 0; i < layout->labels->len; i++)
    for (guint k = i + 1; k < layout->labels->len; k++)
      {
        const SpTrendLabel *a = &g_array_index (layout->labels, SpTrendLabel, i);
        const SpTrendLabel *b = &g_array_index (layout->labels, SpTrendLabel, k);

        if (a->rect.x + 0.5 < b->rect.x + b->rect.width &&
            b->rect.x + 0.5 < a->rect.x + a->rect.width &&
            a->rect.y + 0.5 < b->rect.y + b->rect.height &&
            b->rect.y + 0.5 < a->rect.y + a->rect.height)
          g_error ("“%s” covers “%s”", a->words, b->words);
      }
}

/* The middle of a mark hits it, or one that is as near. */
static void
check_marks (SpTrendLayout *layout)
{
  for (guint i = 0; i < sp_trend_layout_get_n_marks (layout); i++)
    {
      SpRect rect = sp_trend_layout_get_mark (layout, i);
      int hit = sp_trend_layout_mark_at (layout, rect.x + rect.width / 2, rect.y + rect.height / 2);

      g_assert_cmpint (hit, >=, 0);
      g_assert_cmpint (ABS (hit - (int)i), <=, 4);
      g_assert_true (g_utf8_validate (sp_trend_layout_get_mark_words (layout, i), -1, NULL));
      g_assert_cmpstr (sp_trend_layout_get_mark_words (layout, i), !=, "");
    }
  g_assert_cmpint (sp_trend_layout_mark_at (layout, -1000, -1000), ==, -1);
}

static const SpTrendPoint sizes[] = {{760, 420}, {420, 260}, {260, 200},
                                     {120, 90},  {20, 10},   {0, 0}};

static void
check_sizes (SpTrendScene *scene)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (SpTrendLayout) plain = sp_trend_layout_new (scene, &bare, sizes[i].x, sizes[i].y);
      g_autoptr (SpTrendLayout) layout =
        sp_trend_layout_new (scene, &normal, sizes[i].x, sizes[i].y);

      check_inside (layout);
      check_marks (layout);
      check_inside (plain);
      if (i == 0)
        g_assert_cmpfloat (plain->plot.y, <, layout->plot.y - 20);
      if (i == 0)
        check_words_apart (layout);
    }
}

static void
test_indicators (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (indicators); i++)
    {
      g_autoptr (SpTrendScene) scene = new_indicator_scene (&indicators[i]);
      g_autofree char *description = sp_trend_scene_dup_description (scene);

      g_test_message ("%s: %s", indicators[i].name, description);
      g_assert_true (g_str_has_prefix (description, "安全装置安装率：○") ||
                     strstr (description, "截至") != NULL);
      check_sizes (scene);
    }
}

static void
test_accidents (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (accident_cases); i++)
    {
      g_autoptr (SpTrendScene) scene = new_accident_scene (&accident_cases[i]);
      g_autofree char *ceiling = g_strdup_printf ("上限%u起", accident_cases[i].ceiling);

      g_test_message ("%s: %s", accident_cases[i].name, sp_trend_scene_get_standing (scene));
      g_assert_nonnull (strstr (sp_trend_scene_get_standing (scene), ceiling));
      check_sizes (scene);
    }
}

/* Every step is a mark; the worst band is on top; the line ends at the date. */
static void
test_risks (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (risks); i++)
    {
      g_autoptr (SpTrendScene) scene = new_risk_scene (&risks[i]);
      g_autoptr (SpTrendLayout) layout = sp_trend_layout_new (scene, &bare, 420, 170);
      const SpTrendRisk *risk = sp_trend_scene_get_risk (scene);

      g_test_message ("%s", risks[i].name);
      g_assert_nonnull (strstr (sp_trend_scene_get_standing (scene), risks[i].standing));
      g_assert_cmpuint (risk->steps[SP_RISK_INHERENT]->len, ==, risks[i].n_inherent);
      g_assert_cmpuint (risk->steps[SP_RISK_RESIDUAL]->len, ==, risks[i].n_residual);
      g_assert_cmpuint (sp_trend_layout_get_n_marks (layout), ==,
                        risks[i].n_inherent + risks[i].n_residual);
      g_assert_cmpuint (layout->bands->len, ==, 4);
      for (guint k = 1; k < layout->bands->len; k++)
        g_assert_cmpfloat (g_array_index (layout->bands, SpTrendBand, k).plate.y, >,
                           g_array_index (layout->bands, SpTrendBand, k - 1).plate.y);
      check_sizes (scene);
    }
}

/* ---- single facts ---- */

static const SpTrendLine *
find_line (const SpTrendLayout *layout, SpTrendStroke stroke, double least_y)
{
  for (guint i = 0; i < layout->lines->len; i++)
    {
      const SpTrendLine *line = &g_array_index (layout->lines, SpTrendLine, i);

      if (line->stroke == stroke &&
          g_array_index (layout->points, SpTrendPoint, line->first).y >= least_y)
        return line;
    }
  return NULL;
}

static gboolean
has_label (const SpTrendLayout *layout, const char *words)
{
  for (guint i = 0; i < layout->labels->len; i++)
    if (strstr (g_array_index (layout->labels, SpTrendLabel, i).words, words) != NULL)
      return TRUE;
  return FALSE;
}

/* The line runs through as many points as there are values, at their height. */
static void
test_values (void)
{
  g_autoptr (SpTrendScene) scene = new_indicator_scene (&indicators[0]);
  g_autoptr (SpTrendLayout) layout = sp_trend_layout_new (scene, &normal, 760, 420);
  const SpTrendLine *line = find_line (layout, SP_TREND_ACTUAL, layout->plot.y);

  if (line == NULL)
    g_error ("no line of values");
  g_assert_cmpuint (line->n, ==, 8);
  g_assert_cmpfloat (layout->low, ==, 0);
  g_assert_cmpfloat (layout->high, ==, 100);
  for (guint i = 0; i < line->n; i++)
    g_assert_cmpfloat_with_epsilon (g_array_index (layout->points, SpTrendPoint, line->first + i).y,
                                    sp_trend_y (layout, 12 + 7.0 * i), 1e-6);
  g_assert_cmpuint (sp_trend_layout_get_n_marks (layout), ==, 8);
  g_assert_true (has_label (layout, "2020-12-31 ≥30%"));
  g_assert_true (has_label (layout, "2021-12-31 ≥50%"));
  g_assert_true (has_label (layout, "截至 2021-09-30"));
  g_assert_true (has_label (layout, "61%"));
}

/* Values on one point of the drawing are one mark, none is lost. */
static void
test_many (void)
{
  Indicator many = indicators[0];

  many.n_values = 10000;
  many.step = 0.005;
  {
    g_autoptr (SpTrendScene) scene = new_indicator_scene (&many);
    g_autoptr (SpTrendLayout) layout = sp_trend_layout_new (scene, &normal, 760, 420);

    g_assert_cmpuint (sp_trend_layout_get_n_marks (layout), <, 760 / 2);
    g_assert_cmpuint (layout->points->len, <, 4 * 760);
    g_assert_nonnull (strstr (sp_trend_layout_get_mark_words (layout, 0), "个数"));
    g_assert_cmpuint (layout->labels->len, <, 80);
  }
}

/* A month has a pair of columns where both years had accidents; narrow charts have quarters. */
static void
test_columns (void)
{
  static const struct
  {
    double width;
    guint n_columns, n_marks;
  } cases[] = {{760, 12 + 9 + 2, 12}, {300, 4 + 3 + 2, 4}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpTrendScene) scene = new_accident_scene (&accident_cases[0]);
      g_autoptr (SpTrendLayout) layout = sp_trend_layout_new (scene, &normal, cases[i].width, 420);

      g_assert_cmpuint (layout->columns->len, ==, cases[i].n_columns);
      g_assert_cmpuint (sp_trend_layout_get_n_marks (layout), ==, cases[i].n_marks);
      g_assert_true (has_label (layout, "上限21"));
      g_assert_true (has_label (layout, "2019年累计24"));
      g_assert_true (has_label (layout, "2021年累计9"));
      g_assert_nonnull (find_line (layout, SP_TREND_LIMIT, layout->plot.y));
    }
}

/* An axis that does not begin at 0 says so; one that does says nothing. */
static void
test_axis (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (indicators); i++)
    {
      g_autoptr (SpTrendScene) scene = new_indicator_scene (&indicators[i]);
      g_autoptr (SpTrendLayout) layout = sp_trend_layout_new (scene, &normal, 760, 420);

      g_test_message ("%s", indicators[i].name);
      g_assert_cmpint (has_label (layout, "纵轴从"), ==, layout->low > 0);
    }
}

static void
test_steps (void)
{
  static const struct
  {
    double least, step;
  } cases[] = {{0, 1}, {1, 1}, {1.1, 2}, {3, 5}, {7, 10}, {0.03, 0.05}, {110, 200}, {NAN, 1}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (sp_trend_nice_step (cases[i].least), cases[i].step, 1e-9);
}

/* ---- drawing ---- */

static guint
count_ink (cairo_surface_t *surface)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  guint n = 0;

  for (int i = 0;
       i < cairo_image_surface_get_stride (surface) * cairo_image_surface_get_height (surface);
       i += 4)
    n += data[i] < 200;
  return n;
}

static void
test_render (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (SpTrendScene) scene = new_indicator_scene (&indicators[0]);
      g_autoptr (SpTrendLayout) layout =
        sp_trend_layout_new (scene, &normal, sizes[i].x, sizes[i].y);
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 760, 420);
      cairo_t *cr = cairo_create (surface);

      sp_trend_render (cr, layout, 2);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      if (i == 0)
        g_assert_cmpuint (count_ink (surface), >, 2000);
      cairo_surface_destroy (surface);
    }
}

static void
export_twice (const char *folder, const char *name, SpChartFormat format)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *before = NULL;
  gsize length = 0;

  for (guint i = 0; i < 2; i++)
    {
      SpTrendScene *scenes[] = {new_indicator_scene (&indicators[0]),
                                new_accident_scene (&accident_cases[0])};
      const SpTrendSheet sheet = {"示例县指标", "说明", "示例县安委会办公室",
                                  sp_date_from_ymd (2021, 9, 30), TRUE};
      g_autoptr (SpTrendPage) page = sp_trend_page_new (scenes, 2, &sheet, sp_paper_find ("A4"));
      g_autoptr (GError) error = NULL;
      g_autofree char *bytes = NULL;
      gsize size = 0;

      g_assert_true (sp_trend_page_export (page, format, path, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &bytes, &size, &error));
      g_assert_cmpuint (size, >, 1000);
      if (i > 0)
        g_assert_cmpmem (bytes, size, before, length);
      g_free (before);
      before = g_steal_pointer (&bytes);
      length = size;
      sp_trend_scene_unref (scenes[0]);
      sp_trend_scene_unref (scenes[1]);
      if (i == 0)
        continue;
      g_remove (path);
    }
}

static void
test_files (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("sp-trend-XXXXXX", &error);

  g_assert_no_error (error);
  export_twice (folder, "a.pdf", SP_CHART_PDF);
  export_twice (folder, "a.svg", SP_CHART_SVG);
  export_twice (folder, "a.png", SP_CHART_PNG);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trend/risks", test_risks);
  g_test_add_func ("/trend/indicators", test_indicators);
  g_test_add_func ("/trend/accidents", test_accidents);
  g_test_add_func ("/trend/values", test_values);
  g_test_add_func ("/trend/many", test_many);
  g_test_add_func ("/trend/columns", test_columns);
  g_test_add_func ("/trend/axis", test_axis);
  g_test_add_func ("/trend/steps", test_steps);
  g_test_add_func ("/trend/render", test_render);
  g_test_add_func ("/trend/files", test_files);
  return g_test_run ();
}
