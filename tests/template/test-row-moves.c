/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Formulas and ranges when rows are put in: what lies below moves, what ends at the row above
 * grows, what stands in quotes, names and other files stays. */
#include "template/sp-row-moves.h"

/* Two rows below row 5, one below row 9. */
static SpRowMoves *
make_moves (void)
{
  SpRowMoves *moves = sp_row_moves_new ();

  sp_row_moves_add (moves, 9, 1);
  sp_row_moves_add (moves, 5, 2);
  return moves;
}

static const struct
{
  const char *from, *to;
  guint row, copy; /* of the formula's cell */
  gboolean is_elsewhere;
} formulas[] = {
  {"A5", "A5"},
  {"A6", "A8"},
  {"$A$6", "$A$8"},
  {"A10+B9", "A13+B11"},
  {"SUM(C5:C5)", "SUM(C5:C7)", 8},
  {"SUM(C3:C5)", "SUM(C3:C7)", 8},
  {"SUM(C6:C9)", "SUM(C8:C12)"},
  {"SUM(B5:E5)", "SUM(B5:E5)", 5},
  {"SUM(B5:E5)", "SUM(B7:E7)", 5, 2},
  {"RANK(C5,C$3:C$5)", "RANK(C6,C$3:C$7)", 5, 1},
  {"D4+C5", "D5+C6", 5, 1},
  {"C5/C$8", "C6/C$10", 5, 1},
  {"$C5*2", "$C7*2", 5, 2},
  {"6:8", "8:10"},
  {"$6:$8", "$8:$10"},
  {"A:C", "A:C"},
  {"SUM(A6,\"A6\")", "SUM(A8,\"A6\")"},
  {"\"说\"\"A6\"\"\"&A6", "\"说\"\"A6\"\"\"&A8"},
  {"LOG10(A6)", "LOG10(A8)"},
  {"A6B+_A6+A6.x", "A6B+_A6+A6.x"},
  {"名称A6+A6", "名称A6+A8"},
  {"1.6+1E6", "1.6+1E6"},
  {"表一!A6", "表一!A8"},
  {"'表一'!A6:A9", "'表一'!A8:A12"},
  {"表二!A6+'it''s'!A6", "表二!A6+'it''s'!A6"},
  {"[1]表一!A6", "[1]表一!A6"},
  {"'[1]表一'!A6", "'[1]表一'!A6"},
  {"表一!A6+A6", "表一!A8+A6", 0, 0, TRUE},
  {"表[列6]+A6", "表[列6]+A8"},
  {"A6:INDEX(B:B,6)", "A8:INDEX(B:B,6)"},
  {"XFD1048576", "#REF!"},
  {"XFE6+A1048577", "XFE6+A1048577"},
  {"IF(A6>0,\"有", "IF(A8>0,\"有"},
  {"'表一", "'表一"},
  {"[", "["},
  {"$", "$"},
  {"", ""},
};

static void
test_formulas (void)
{
  g_autoptr (GArray) moves = make_moves ();

  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      g_autofree char *moved = sp_formula_move (formulas[i].from, "表一", !formulas[i].is_elsewhere,
                                                formulas[i].row, formulas[i].copy, moves);

      g_assert_cmpstr (moved, ==, formulas[i].to);
    }
}

static const struct
{
  const char *from, *to, *single;
} ranges[] = {
  {"A1:F12", "A1:F15", "A1:F15"},
  {"C5", "C5:C7", "C5"},
  {"A5:C5", "A5:C7", "A5:C5"},
  {"A4:A5 B6", "A4:A7 B8", "A4:A7 B8"},
  {"A:C", "A:C", "A:C"},
  {"5:5", "5:7", "5:5"},
  {"", "", ""},
  {"无", "无", "无"},
};

static void
test_ranges (void)
{
  g_autoptr (GArray) moves = make_moves ();

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_autofree char *moved = sp_ranges_move (ranges[i].from, moves, FALSE);
      g_autofree char *single = sp_ranges_move (ranges[i].from, moves, TRUE);

      g_assert_cmpstr (moved, ==, ranges[i].to);
      g_assert_cmpstr (single, ==, ranges[i].single);
    }
}

static void
test_fill (void)
{
  static const struct
  {
    const char *from;
    int rows, columns;
    const char *to;
  } fills[] = {{"C5/$B5+D$1", 2, 1, "D7/$B7+E$1"},
               {"SUM(A1:B2)", 3, 0, "SUM(A4:B5)"},
               {"A1", -1, 0, "A1048576"},
               {"表二!A1&\"A1\"", 1, 0, "表二!A2&\"A1\""}};

  for (guint i = 0; i < G_N_ELEMENTS (fills); i++)
    {
      g_autofree char *filled = sp_formula_fill (fills[i].from, fills[i].rows, fills[i].columns);

      g_assert_cmpstr (filled, ==, fills[i].to);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/template/row-moves/formulas", test_formulas);
  g_test_add_func ("/template/row-moves/ranges", test_ranges);
  g_test_add_func ("/template/row-moves/fill", test_fill);
  return g_test_run ();
}
