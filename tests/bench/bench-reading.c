/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading a plan, and texts of doubling length in shapes that would show a cost above linear:
 * medians of CPU time, and resident memory against the length. Without a plan as argument a made-up
 * one serves. */
#include "document/sp-reading.h"

#include "base/sp-file.h"
#include "base/sp-text.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define N_RUNS 15
#define MAX_MB 100

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int
compare (const void *a, const void *b)
{
  double first = *(const double *)a, second = *(const double *)b;

  return (first > second) - (first < second);
}

/* Most memory this process has held, in MB. */
static double
peak_mb (void)
{
  g_autofree char *status = NULL;
  const char *line = NULL;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    line = strstr (status, "VmHWM:");
  return line != NULL ? g_ascii_strtod (line + strlen ("VmHWM:"), NULL) / 1024 : 0;
}

static GString *
make_plan (gsize length)
{
  GString *text = g_string_sized_new (length + 1024);

  for (int part = 0; text->len < length; part++)
    {
      if (part > 0)
        g_string_append_printf (text, "附件%d\n治水专项方案\n", part);
      g_string_append (text, "一、工作目标\n通过三年整治，安装率达到100%。\n二、任务\n");
      for (int i = 0; i < 20 && text->len < length; i++)
        g_string_append_printf (
          text,
          "%d.修好第%d段水渠。一是查清漏点，逐段登记。二是逐段修好，2021年底前完成60%%以上。"
          "三是建立每年12月底前巡查的制度。（责任单位：各乡镇人民政府；县直牵头部门：县水务局；"
          "县直责任部门：县民政局、县财政局等按职责分工负责）\n\n",
          i + 1, i + 1);
    }
  return text;
}

static GString *
repeat (const char *head, const char *piece, gsize length)
{
  GString *text = g_string_sized_new (length + 1024);

  g_string_append (text, head);
  while (text->len < length)
    g_string_append (text, piece);
  return text;
}

static void
measure_plan (const char *name, const char *text, gsize length)
{
  double samples[N_RUNS];
  guint blocks = 0;

  for (int i = 0; i < N_RUNS; i++)
    {
      double start = cpu_ms ();
      g_autoptr (SpReading) reading = sp_reading_new (text, length, NULL);

      samples[i] = cpu_ms () - start;
      blocks = sp_reading_get_n_blocks (reading);
    }
  qsort (samples, N_RUNS, sizeof *samples, compare);
  g_print ("%s: %.0f KB, %u blocks, CPU %.1f ms (%.1f-%.1f)\n", name, (double)length / 1e3, blocks,
           samples[N_RUNS / 2], samples[0], samples[N_RUNS - 1]);
}

static void
measure_doubling (const char *name, const char *head, const char *piece)
{
  g_print ("%-24s", name);
  for (gsize mb = 1; mb <= 8; mb *= 2)
    {
      g_autoptr (GString) text =
        head != NULL ? repeat (head, piece, mb * 1000000) : make_plan (mb * 1000000);
      double samples[3];

      for (int i = 0; i < 3; i++)
        {
          double start = cpu_ms ();
          g_autoptr (SpReading) reading = sp_reading_new (text->str, text->len, NULL);

          samples[i] = cpu_ms () - start;
        }
      qsort (samples, 3, sizeof *samples, compare);
      g_print ("  %" G_GSIZE_FORMAT " MB %.0f ms", mb, samples[1]);
    }
  g_print ("\n");
}

static void
measure_large (void)
{
  g_autoptr (GString) text =
    repeat ("一、任务\n（一）修渠。", "开展排查，", (gsize)MAX_MB * 1000000);
  double before = peak_mb (), start = cpu_ms (), decoded_at;
  g_autoptr (SpReading) reading = NULL;
  SpDecoded decoded = {0};

  sp_text_decode (text->str, text->len, &decoded, NULL);
  decoded_at = cpu_ms ();
  reading = sp_reading_new (decoded.text, decoded.length, NULL);
  g_print ("one line of %d MB: decode %.0f ms, read %.0f ms CPU, peak %.0f MB more than the text\n",
           MAX_MB, decoded_at - start, cpu_ms () - decoded_at, peak_mb () - before);
  sp_decoded_clear (&decoded);
}

int
main (int argc, char **argv)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GString) made = make_plan (200000);
  gsize length;
  SpDecoded decoded;

  measure_plan ("made-up plan", made->str, made->len);
  if (argc > 1 && sp_file_read (argv[1], G_MAXINT, &bytes, &length, NULL) &&
      sp_text_decode (bytes, length, &decoded, NULL))
    {
      measure_plan (argv[1], decoded.text, decoded.length);
      sp_decoded_clear (&decoded);
    }
  measure_doubling ("plan", NULL, NULL);
  measure_doubling ("one line", "一、任务\n1.甲。", "开展排查，");
  measure_doubling ("open brackets", "一、任务\n1.甲。", "（");
  measure_doubling ("clauses", "一、任务\n1.甲。", "（县水务局负责）");
  measure_doubling ("deadlines and targets", "一、任务\n1.甲。", "2021年底前达到50%，");
  measure_doubling (
    "lists in lines", "一、任务\n",
    "甲事有两项。（一）修渠。修好。（县水务局负责）（二）清淤。清好。（县民政局负责）\n");
  measure_doubling ("lists that do not go on", "一、任务\n1.甲。", "首先，查漏：（1）修渠；");
  measure_doubling ("references", "一、任务\n", "（一）甲事。办好。（责任单位同（二））\n");
  measure_doubling ("parts of sentences", "一、任务\n1.甲。",
                    "选种（县林草局），育苗（县水务局）；");
  measure_doubling ("nested headings", "一、任务\n", "（一）甲\n1.乙\n（1）丙\n①丁\n");
  measure_large ();
  return 0;
}
