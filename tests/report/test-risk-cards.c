/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Notice cards: where rows stand, that every line of every text stands once, what goes on on
 * further cards, what the layouts say. No display. */
#include "risk-fixture.h"
#include "report/sp-risk-cards.h"

#include <math.h>
#include <string.h>

/* Every character is as wide as the size. */
static guint
measure (gpointer data, const char *text, double size, double width)
{
  guint n = (guint)g_utf8_strlen (text, -1), a_line = MAX (1, (guint)(width / size));

  return MAX (1, (n + a_line - 1) / a_line);
}

static char *
dup_chars (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, "字");
  return g_string_free (text, FALSE);
}

/* Lines of each row follow each other over the faces, and nothing leaves the body or overlaps. */
static void
check_layout (const SpRiskCardLayout *layout, const SpRiskCardRow *rows, guint n_rows)
{
  guint next[8] = {0};

  g_assert_cmpuint (n_rows, <=, G_N_ELEMENTS (next));
  for (guint f = 0; f < layout->faces->len; f++)
    {
      const SpRiskCardFace *face = &g_array_index (layout->faces, SpRiskCardFace, f);
      double end = layout->body.y;

      for (guint i = 0; i < face->n_cells; i++)
        {
          const SpRiskCardCell *cell =
            &g_array_index (layout->cells, SpRiskCardCell, face->first_cell + i);
          gboolean is_beside = cell->label.x > layout->body.x + 1;

          g_assert_cmpuint (cell->first_line, ==, next[cell->row]);
          next[cell->row] += cell->n_lines;
          g_assert_cmpfloat_with_epsilon (cell->label.y, is_beside ? cell->value.y : end, 0.01);
          end = cell->label.y + cell->label.height;
          g_assert_cmpfloat (end, <=, layout->body.y + layout->body.height + 0.01);
          g_assert_cmpfloat (cell->n_lines * layout->pitch, <=, cell->value.height + 0.01);
          g_assert_cmpfloat_with_epsilon (cell->value.x, cell->label.x + cell->label.width, 0.01);
        }
    }
  for (guint i = 0; i < n_rows; i++)
    g_assert_cmpuint (next[i], >=, 1);
}

static void
test_layout (void)
{
  static const struct
  {
    const char *name;
    double width, height;
    guint chars[3];
    guint least_faces, most_faces;
    gboolean is_largest, is_least; /* the size of words */
  } cases[] = {
    {"short", 400, 600, {4, 10, 20}, 1, 1, TRUE, FALSE},
    {"empty", 400, 600, {0, 0, 0}, 1, 1, TRUE, FALSE},
    {"shrinks", 250, 250, {100, 100, 50}, 1, 1, FALSE, FALSE},
    {"goes on", 250, 250, {300, 300, 300}, 2, 4, FALSE, TRUE},
    {"one long text", 250, 380, {4, 4, 4000}, 5, 20, FALSE, TRUE},
    {"tiny card", 60, 40, {5, 5, 5}, 1, 40, FALSE, TRUE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *one = dup_chars (cases[i].chars[0]);
      g_autofree char *two = dup_chars (cases[i].chars[1]);
      g_autofree char *three = dup_chars (cases[i].chars[2]);
      const SpRiskCardRow rows[] = {
        {"名称", one, FALSE}, {"危害因素", two, FALSE}, {"须穿戴劳动防护用品", three, FALSE}};
      const SpRiskCardSize size = {cases[i].width, cases[i].height, 12, 7, 0};
      g_autoptr (SpRiskCardLayout) layout = sp_risk_card_layout_new (rows, 3, &size, measure, NULL);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpuint (layout->faces->len, >=, cases[i].least_faces);
      g_assert_cmpuint (layout->faces->len, <=, cases[i].most_faces);
      g_assert_true ((layout->size >= 12) == cases[i].is_largest);
      g_assert_true ((layout->size <= 7) == cases[i].is_least);
      if (!g_str_equal (cases[i].name, "tiny card"))
        check_layout (layout, rows, 3);
    }
}

/* What is left of the card is given to the rows: the last one ends where the body does. */
static void
test_fills_card (void)
{
  const SpRiskCardRow rows[] = {{"编号", "1", TRUE}, {"时间", "今天", TRUE}, {"措施", "看", FALSE}};
  const SpRiskCardSize size = {300, 400, 12, 7, 0};
  g_autoptr (SpRiskCardLayout) layout = sp_risk_card_layout_new (rows, 3, &size, measure, NULL);
  const SpRiskCardCell *cells = (const SpRiskCardCell *)(gpointer)layout->cells->data;

  g_assert_cmpuint (layout->cells->len, ==, 3);
  g_assert_cmpfloat (cells[0].label.y, ==, cells[1].label.y); /* halves side by side */
  g_assert_cmpfloat (cells[1].label.x, >, cells[0].value.x);
  g_assert_cmpfloat_with_epsilon (cells[2].value.y + cells[2].value.height,
                                  layout->body.y + layout->body.height, 0.01);
  g_assert_cmpfloat_with_epsilon (cells[2].value.x + cells[2].value.width,
                                  layout->body.x + layout->body.width, 0.01);
}

/* Whatever is tried first, the size found is the same. */
static void
test_guess (void)
{
  for (guint n = 0; n <= 1200; n += 75)
    {
      g_autofree char *text = dup_chars (n);
      const SpRiskCardRow row = {"措施", text, FALSE};
      double found = 0;

      for (double guess = 0; guess <= 14; guess += 0.5)
        {
          const SpRiskCardSize size = {300, 300, 12, 7, guess};
          g_autoptr (SpRiskCardLayout) layout =
            sp_risk_card_layout_new (&row, 1, &size, measure, NULL);

          if (guess > 0)
            g_assert_cmpfloat (layout->size, ==, found);
          found = layout->size;
        }
    }
}

static void
test_warnings (void)
{
  static const struct
  {
    const char *harms, *words;
  } cases[] = {
    {"", "注意安全"},
    {"其他伤害", "注意安全"},
    {"触电", "当心触电"},
    {"触电、火灾", "当心触电　当心火灾"},
    {"容器爆炸、锅炉爆炸", "当心爆炸"},
    {"中毒和窒息", "当心中毒　当心窒息"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = sp_risk_dup_warning (cases[i].harms);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* ---- with records ---- */

static gboolean
has_row (const SpRiskCardWords *words, const char *label, const char *text)
{
  for (guint i = 0; i < words->rows->len; i++)
    {
      const SpRiskCardRow *row = &g_array_index (words->rows, SpRiskCardRow, i);

      if (g_str_equal (row->label, label) && strstr (row->text, text) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
test_words (RiskFixture *fixture, gconstpointer data)
{
  static const struct
  {
    SpRiskCardKind kind;
    guint n_rows;
    const char *label, *text;
  } cases[] = {
    {SP_RISK_CARD_A, 9, "危险等级", "2级 较大风险"},
    {SP_RISK_CARD_A, 9, "须穿戴劳动防护用品", "防毒面具"},
    {SP_RISK_CARD_A, 9, "作业对象", "储罐"},
    {SP_RISK_CARD_B, 6, "工作场所", "二号厂房西侧"},
    {SP_RISK_CARD_B, 6, "管控措施", "双人操作"},
    {SP_RISK_CARD_C, 14, "编号", "1"},
    {SP_RISK_CARD_C, 14, "填报时间", "2021年6月1日"},
    {SP_RISK_CARD_C, 14, "标注颜色", "橙色"},
    {SP_RISK_CARD_C, 14, "应急措施", "医疗急救：120"},
    {SP_RISK_CARD_C, 14, "监管部门", "示例县应急管理局"},
    {SP_RISK_CARD_C, 14, "举报电话", "0000-12350"},
    {SP_RISK_CARD_C, 14, "警示标志", "当心中毒"},
  };
  g_autoptr (SpRiskNoticeFacts) facts = risk_fixture_load (fixture, "2021-06-01");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpRiskCardWords) words =
        sp_risk_card_words_new (facts, facts->points->pdata[0], cases[i].kind);

      g_test_message ("%s", cases[i].label);
      g_assert_cmpuint (words->rows->len, ==, cases[i].n_rows);
      g_assert_true (has_row (words, cases[i].label, cases[i].text));
      g_assert_cmpint (words->level, ==, SP_RISK_ORANGE);
    }
}

static void
test_pages (RiskFixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint per_page, n_pages; /* of five points */
  } cases[] = {{1, 5}, {2, 3}, {4, 2}, {6, 1}};
  g_autoptr (SpRiskNoticeFacts) facts = risk_fixture_load (fixture, "2021-06-01");

  g_assert_false (sp_risk_cards_may_be_per_page (0));
  g_assert_false (sp_risk_cards_may_be_per_page (3));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpRiskCards) cards = sp_risk_cards_new (SP_RISK_CARD_B, cases[i].per_page);

      for (guint k = 0; k < facts->points->len; k++)
        sp_risk_cards_add (cards, facts, facts->points->pdata[k]);
      g_assert_cmpuint (sp_risk_cards_get_n_cards (cards), ==, 5);
      g_assert_cmpuint (sp_risk_cards_get_n_pages (cards), ==, cases[i].n_pages);
    }
}

/* Drawn pages hold what they should: the level's colour, nothing outside the margins. */
static void
test_draw (RiskFixture *fixture, gconstpointer data)
{
  g_autoptr (SpRiskNoticeFacts) facts = risk_fixture_load (fixture, "2021-07-01");
  g_autoptr (SpRiskCards) cards = sp_risk_cards_new (SP_RISK_CARD_A, 6);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 596, 842);
  cairo_t *cr = cairo_create (surface);
  guint n_red = 0, n_outside = 0;

  for (guint k = 0; k < facts->points->len; k++)
    sp_risk_cards_add (cards, facts, facts->points->pdata[k]);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  sp_risk_cards_draw (cards, 0, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_flush (surface);
  for (int y = 0; y < 842; y++)
    for (int x = 0; x < 596; x++)
      {
        guint32 pixel = ((guint32 *)(gpointer)(cairo_image_surface_get_data (surface) +
                                               y * cairo_image_surface_get_stride (surface)))[x] &
                        0xffffff;

        n_red += pixel == 0xe02020 && x < 298 && y < 280; /* the first card */
        n_outside += pixel != 0xffffff && (x < 26 || x > 569 || y < 26 || y > 815);
      }
  g_assert_cmpuint (n_red, >, 4000);
  g_assert_cmpuint (n_outside, ==, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* A text that no card holds goes on, and the sheet counts the further card. */
static void
test_goes_on (RiskFixture *fixture, gconstpointer data)
{
  g_autofree char *text = dup_chars (3000);
  g_autoptr (SpRiskNoticeFacts) facts = risk_fixture_load (fixture, "2021-07-01");
  SpRiskNoticePoint *point = g_ptr_array_index (facts->points, 0);
  g_autoptr (SpRiskCards) cards = sp_risk_cards_new (SP_RISK_CARD_A, 6);

  sp_record_set_text (SP_RECORD (point->point), SP_RISK_POINT_PRECAUTIONS, text);
  sp_risk_cards_add (cards, facts, point);
  g_assert_cmpuint (sp_risk_cards_get_n_cards (cards), >, 1);
  sp_risk_cards_add (cards, facts, facts->points->pdata[1]);
  g_assert_cmpuint (sp_risk_cards_get_n_pages (cards), ==,
                    (sp_risk_cards_get_n_cards (cards) + 5) / 6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/risk-cards/layout", test_layout);
  g_test_add_func ("/risk-cards/fills-card", test_fills_card);
  g_test_add_func ("/risk-cards/guess", test_guess);
  g_test_add_func ("/risk-cards/warnings", test_warnings);
  risk_fixture_add ("/risk-cards/words", test_words);
  risk_fixture_add ("/risk-cards/pages", test_pages);
  risk_fixture_add ("/risk-cards/draw", test_draw);
  risk_fixture_add ("/risk-cards/goes-on", test_goes_on);
  return g_test_run ();
}
