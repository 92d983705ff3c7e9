/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Maps and comparison charts on paper: what a sheet must say, how many there are, files that are
 * the same each time and keep a limit. */
#include "base/sp-error.h"
#include "chart/sp-chart-kind.h"
#include "map-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("sp-map-XXXXXX", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
}

static char *export(
  Fixture *self, SpMapScene *scene, const char *paper, const char *name, gsize max_bytes)
{
  char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (SpMapPages) pages = sp_map_pages_new (scene, sp_paper_find (paper));
  g_autoptr (GError) error = NULL;
  SpChartFormat format;

  g_assert_true (sp_chart_format_from_path (path, &format));
  sp_map_pages_export (pages, format, max_bytes, path, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

/* What pdftotext says in @mode; NULL where it is missing. */
static char *
run_pdftotext (const char *path, const char *mode)
{
  const char *const arguments[] = {"pdftotext", mode, path, "-", NULL};
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  char *output = NULL;

  if (program == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return NULL;
    }
  g_assert_true (g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               &output, NULL, NULL, NULL));
  return output;
}

/* The words of a PDF without spaces; NULL where pdftotext is missing. */
static char *
read_words (const char *path)
{
  g_autofree char *output = run_pdftotext (path, "-raw");
  GString *squashed;

  if (output == NULL)
    return NULL;
  squashed = g_string_new (NULL);
  for (const char *at = output; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      g_string_append_unichar (squashed, g_utf8_get_char (at));
  return g_string_free (squashed, FALSE);
}

static void
check_words (const char *text, const char *const *words)
{
  for (; *words != NULL; words++)
    if (strstr (text, *words) == NULL)
      g_error ("the sheet does not say %s", *words);
}

/* ---- what a sheet says ---- */

static void
test_enterprise (Fixture *self, gconstpointer data)
{
  static const char *const words[] = {"示例化工有限公司安全风险四色空间分布图（总平面图）",
                                      "现有风险",
                                      "数据截至2021年9月30日",
                                      "图例",
                                      "1重大",
                                      "2较大",
                                      "3一般",
                                      "4低",
                                      "未评估",
                                      "编制人张三",
                                      "审核人李四",
                                      "编制日期2021年9月28日",
                                      "版本2021年第2版",
                                      "LEC法",
                                      "底图来源企业总平面图",
                                      "合成车间",
                                      "2较大·人工",
                                      "北",
                                      "米",
                                      NULL};
  g_autoptr (SpMapScene) scene = map_fixture_enterprise (NULL, 12, 0);
  g_autofree char *path = export(self, scene, "A3", "a.pdf", 0);
  g_autofree char *text = read_words (path);

  if (text == NULL)
    return;
  check_words (text, words);
  g_assert_null (strstr (text, "已过期"));
  g_assert_null (strstr (text, "示例：")); /* the badge is only for samples */
  g_assert_null (strstr (text, "审图号"));
}

static void
test_county (Fixture *self, gconstpointer data)
{
  static const char *const words[] = {"示例县安全风险源点空间分布图",
                                      "固有风险",
                                      "已过期：数据已变",
                                      "内部使用，边界为示意，不作为划界依据",
                                      "千米",
                                      "邻县",
                                      NULL};
  static const char *const of_tiles[] = {
    "颜色为未销号重大隐患", "不作为划界依据", "7–8", "无数据", "城关镇", NULL};
  g_autoptr (SpMapScene) county = map_fixture_county (SP_MAP_BASE_POLYGONS, SP_MAP_BY_LEVEL, 20);
  g_autoptr (SpMapScene) tiles = map_fixture_county (SP_MAP_BASE_TILES, SP_MAP_BY_HAZARDS, 0);
  g_autofree char *path = export(self, county, "A4", "a.pdf", 0);
  g_autofree char *other = export(self, tiles, "A4", "b.pdf", 0);
  g_autofree char *text = read_words (path);
  g_autofree char *tile_text = text != NULL ? read_words (other) : NULL;

  if (text == NULL)
    return;
  check_words (text, words);
  check_words (tile_text, of_tiles);
  g_assert_null (strstr (tile_text, "千米"));
}

static void
test_comparison (Fixture *self, gconstpointer data)
{
  static const char *const words[] = {"示例化工有限公司作业安全风险比较图",
                                      "LEC分值",
                                      "LS分值",
                                      "540",
                                      "1重大",
                                      "动火作业",
                                      "管控措施",
                                      "一机一闸一漏",
                                      NULL};
  g_autoptr (SpMapScene) scene = map_fixture_enterprise (NULL, 0, 8);
  g_autofree char *path = export(self, scene, "A4", "a.pdf", 0);
  g_autofree char *text = read_words (path);

  if (text != NULL)
    check_words (text, words);
}

/* ---- how many ---- */

static void
test_n_pages (Fixture *self, gconstpointer data)
{
  static const struct
  {
    guint n_bars, n_pages;
  } cases[] = {{0, 1}, {1, 2}, {12, 2}, {13, 3}, {40, 5}};
  static const char *const papers[] = {"A0", "A1", "A2", "A3", "A4"};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpMapScene) scene = map_fixture_enterprise (NULL, 5, cases[i].n_bars);
      const SpPaper *paper = sp_paper_find (papers[i]);
      gpointer chart = sp_map_chart.ref (scene);
      gpointer pages = sp_map_chart.make_pages (chart, paper);
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      double x, y, width, height;

      g_assert_cmpuint (sp_map_chart.get_n_pages (pages), ==, cases[i].n_pages);
      g_assert_true (sp_map_chart.get_paper (pages) == paper);
      for (guint page = 0; page < cases[i].n_pages; page++)
        sp_map_chart.draw (pages, page, cr);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      /* Nothing is drawn beside the paper. */
      cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
      g_assert_cmpfloat (x, >=, 0);
      g_assert_cmpfloat (y, >=, 0);
      g_assert_cmpfloat (x + width, <=, paper->width);
      g_assert_cmpfloat (y + height, <=, paper->height);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
      sp_map_chart.free_pages (pages);
      sp_map_chart.unref (chart);
    }
}

/* The @edge of the first word of a list of words with places that ends in @mark; 0: none. */
static double
find_edge (const char *list, const char *mark, const char *edge)
{
  const char *word = strstr (list, mark);
  const char *at = word != NULL ? g_strrstr_len (list, word - list, edge) : NULL;

  return at != NULL ? g_ascii_strtod (at + strlen (edge) + 2, NULL) : 0;
}

/* However long a title is, it leaves 示例 at the left alone. */
static void
test_long_title (Fixture *self, gconstpointer data)
{
  static const char *const sheets[] = {"总图", "北厂区二期生产装置和罐区总平面布置图",
                                       "北厂区二期生产装置、罐区、仓库、公用工程和办公生活区总平面"
                                       "布置图（含装卸站台和消防设施，按设计变更修订）"};

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      const SpMapHead head = {.kind = SP_MAP_ENTERPRISE,
                              .subject = "示例县清溪新材料科技有限公司",
                              .title = "“红橙黄蓝”四色安全风险源点空间分布图",
                              .sheet = sheets[i],
                              .is_sample = TRUE};
      static const SpMapVertex area[] = {{0.2, 0.2}, {0.8, 0.2}, {0.8, 0.8}};
      g_autoptr (SpMapScene) scene = sp_map_scene_new (&head);
      g_autofree char *path = NULL, *output = NULL;
      double badge = 0, title = 0;

      sp_map_scene_add_zone (scene, &(const SpMapZone) {.id = 1, .title = "罐区", .level = 1});
      sp_map_scene_add_ring (scene, area, G_N_ELEMENTS (area));
      sp_map_scene_end (scene);
      path = export(self, scene, "A4", "a.pdf", 0);
      output = run_pdftotext (path, "-bbox");
      if (output == NULL)
        return;
      badge = find_edge (output, ">示例</word>", "xMax");
      title = find_edge (output, "\">示例县清溪", "xMin");
      g_assert_cmpfloat (badge, >, 0);
      g_assert_cmpfloat (title, >, badge);
    }
}

/* Measures of any length stay in their rows: the table goes on, with its heads, and no line is
 * lost or twice. */
static void
test_long_measures (Fixture *self, gconstpointer data)
{
  static const struct
  {
    guint n_bars, n_lines, least, most;
  } cases[] = {{3, 1, 1, 1}, {3, 7, 1, 1}, {12, 8, 3, 5}, {1, 45, 2, 2}, {2, 120, 5, 8}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpMapScene) scene =
        sp_map_scene_new (&(const SpMapHead) {.kind = SP_MAP_ENTERPRISE, .subject = "甲厂"});
      g_autoptr (SpMapPages) pages = NULL;
      g_autoptr (GString) note = g_string_new (NULL);
      g_autofree char *path = NULL, *text = NULL;
      guint n_heads = 0, n_lines = 0, n_tables;

      for (guint k = 0; k < cases[i].n_lines; k++)
        g_string_append_printf (note, "%s措施%u。", k > 0 ? "\n" : "", k + 1);
      for (guint k = 0; k < cases[i].n_bars; k++)
        sp_map_scene_add_bar (scene,
                              &(const SpMapBar) {k + 1, "动火作业", 90, 3, "LEC", note->str});
      sp_map_scene_end (scene);
      pages = sp_map_pages_new (scene, sp_paper_find ("A4"));
      g_assert_cmpuint (sp_map_pages_get_n_pages (pages), >=, cases[i].least);
      g_assert_cmpuint (sp_map_pages_get_n_pages (pages), <=, cases[i].most);
      n_tables = sp_map_pages_get_n_pages (pages); /* one on each sheet */
      path = export(self, scene, "A4", "a.pdf", 0);
      text = read_words (path);
      if (text == NULL)
        return;
      for (const char *at = text; (at = strstr (at, "管控措施")) != NULL; at++)
        n_heads++;
      for (const char *at = text; (at = strstr (at, "。")) != NULL; at++)
        n_lines += at != text && g_ascii_isdigit (at[-1]);
      g_assert_cmpuint (n_heads, ==, n_tables);
      g_assert_cmpuint (n_lines, ==, cases[i].n_bars * cases[i].n_lines);
    }
}

/* Operations alone make no empty map; those without scores are bars by their level. */
static void
test_only_bars (Fixture *self, gconstpointer data)
{
  g_autoptr (SpMapScene) scene =
    sp_map_scene_new (&(const SpMapHead) {.kind = SP_MAP_ENTERPRISE, .subject = "甲厂"});
  g_autoptr (SpMapPages) pages = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  sp_map_scene_add_bar (scene, &(const SpMapBar) {1, "动火作业", 0, 1, "直接判定", NULL});
  sp_map_scene_add_bar (scene, &(const SpMapBar) {2, "巡检", 0, 0, "直接判定", NULL});
  sp_map_scene_end (scene);
  pages = sp_map_pages_new_pure (scene, sp_paper_find ("A4"));
  g_assert_cmpuint (sp_map_pages_get_n_pages (pages), ==, 1);
  path = export(self, scene, "A4", "a.pdf", 0);
  text = read_words (path);
  if (text != NULL)
    g_assert_null (strstr (text, "分布图"));
}

/* ---- files ---- */

static void
test_same_bytes (Fixture *self, gconstpointer data)
{
  static const char *const names[][2] = {
    {"a.pdf", "b.pdf"}, {"a.svg", "b.svg"}, {"a.png", "b.png"}};
  g_autoptr (SpMapPicture) picture = map_fixture_picture (map_fixture_plan_png (500, 350));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *bytes[2] = {NULL, NULL};
      gsize lengths[2];

      for (guint k = 0; k < 2; k++)
        {
          g_autoptr (SpMapScene) scene = map_fixture_enterprise (picture, 20, 0);
          g_autofree char *path = export(self, scene, "A4", names[i][k], 0);

          g_assert_true (g_file_get_contents (path, &bytes[k], &lengths[k], NULL));
        }
      g_assert_cmpmem (bytes[0], lengths[0], bytes[1], lengths[1]);
      g_free (bytes[1]);
    }
}

static void
test_limit (Fixture *self, gconstpointer data)
{
  static const gsize limits[] = {0, SP_MAP_PLATFORM_BYTES, 200000, 100000};
  g_autoptr (SpMapScene) scene = map_fixture_enterprise (NULL, 40, 0);
  gsize before = G_MAXSIZE;

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autofree char *path = export(self, scene, "A4", "a.png", limits[i]);
      GStatBuf status;

      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpuint ((gsize)status.st_size, <=, limits[i] > 0 ? limits[i] : before);
      before = (gsize)status.st_size;
    }
}

/* What cannot be kept is told, and leaves no file. */
static void
test_limit_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (SpMapScene) scene = map_fixture_enterprise (NULL, 40, 0);
  g_autoptr (SpMapPages) pages = sp_map_pages_new (scene, sp_paper_find ("A4"));
  g_autofree char *path = g_build_filename (self->folder, "a.png", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_map_pages_export (pages, SP_CHART_PNG, 2000, path, NULL, NULL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_TOO_LARGE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *self, gconstpointer data);
  } tests[] = {
    {"/chart/map-pages/enterprise", test_enterprise},
    {"/chart/map-pages/county", test_county},
    {"/chart/map-pages/comparison", test_comparison},
    {"/chart/map-pages/n-pages", test_n_pages},
    {"/chart/map-pages/long-title", test_long_title},
    {"/chart/map-pages/long-measures", test_long_measures},
    {"/chart/map-pages/only-bars", test_only_bars},
    {"/chart/map-pages/same-bytes", test_same_bytes},
    {"/chart/map-pages/limit", test_limit},
    {"/chart/map-pages/limit-refused", test_limit_refused},
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
