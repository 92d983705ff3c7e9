/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Support of the display tests of pages. */
#include "pages-support.h"
#include "exchange/sp-import.h"
#include "exchange/sp-sample.h"
#include <glib/gstdio.h>

/* ---- a schedule ---- */

static void
add_row (SpSchedule *schedule, guint part, guint row, guint n_rows)
{
  static const char *const leads[] = {"县应急局", "县住建局", "县交通局", "县教体局"};
  g_autofree char *path = g_strdup_printf ("%u.（一）.%u", part + 1, row + 1);
  g_autofree char *title =
    g_strdup_printf ("第%u项措施，要写得长一些，好让它在表格里折成两行", row + 1);
  SpScheduleMark mark = {.due = sp_date_from_ymd (2020 + (int)row % 3, 6 + (int)row % 6, 30)};
  SpScheduleRow values = {
    .measure = part * n_rows + row + 1,
    .path = path,
    .title = title,
    .leads = leads[row % G_N_ELEMENTS (leads)],
    .responsibles = "县公安局、县市场监管局、各乡镇人民政府",
    .start = sp_date_from_ymd (2020, 4, 1),
    .due = mark.due,
    .end = mark.due,
    .percent = (int)(row * 37 % 101),
    .reported_on = sp_date_from_ymd (2021, 6, 30),
  };

  sp_schedule_add_row (schedule, &values, &mark, 1);
}

SpSchedule *
support_schedule (guint n_parts, guint n_rows)
{
  SpSchedule *schedule = sp_schedule_new (
    "示例县安全生产专项整治三年行动实施方案", sp_date_from_ymd (2020, 4, 1),
    sp_date_from_ymd (2022, 12, 31), sp_date_from_ymd (2021, 9, 30), &sp_light_rule_default);

  sp_schedule_add_phase (schedule, "动员部署", sp_date_from_ymd (2020, 4, 1),
                         sp_date_from_ymd (2020, 5, 31));
  sp_schedule_add_phase (schedule, "排查整治", sp_date_from_ymd (2020, 6, 1),
                         sp_date_from_ymd (2020, 12, 31));
  sp_schedule_add_phase (schedule, "集中攻坚", sp_date_from_ymd (2021, 1, 1),
                         sp_date_from_ymd (2021, 12, 31));
  sp_schedule_add_phase (schedule, "巩固提升", sp_date_from_ymd (2022, 1, 1),
                         sp_date_from_ymd (2022, 12, 31));
  for (guint i = 0; i < n_parts; i++)
    {
      g_autofree char *title = g_strdup_printf ("第%u个专项整治", i + 1);

      sp_schedule_add_part (schedule, i + 1, (int)i + 1, title);
      for (guint j = 0; j < n_rows; j++)
        add_row (schedule, i, j, n_rows);
    }
  return schedule;
}

/* ---- files ---- */

char *
support_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("safetyplan-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
support_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        support_remove (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

SpSession *
support_sample_session (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "示例.safetyplan", NULL);
  g_autoptr (GError) error = NULL;
  SpSession *session = sp_session_new ();
  SpStore *store = sp_store_create (path, &error);

  g_assert_no_error (error);
  g_assert_true (sp_sample_fill (store, &error));
  g_assert_no_error (error);
  sp_session_take_store (session, store);
  WAIT_FOR (sp_session_get_schedule (session) != NULL);
  return session;
}

/* ---- windows ---- */

gboolean
support_has_display (void)
{
  return gtk_init_check ();
}

void
support_settle (void)
{
  for (int i = 0; i < 1000 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

static gboolean
support_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint *n = user_data;

  (*n)++;
  return G_SOURCE_CONTINUE;
}

void
support_frames (GtkWidget *widget, guint n)
{
  guint seen = 0;
  guint id = gtk_widget_add_tick_callback (widget, support_tick_cb, &seen, NULL);

  WAIT_FOR (seen >= n);
  gtk_widget_remove_tick_callback (widget, id);
}

GtkWindow *
support_show (GtkWidget *child, int width, int height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_widget_show (child);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_FOR (gtk_widget_get_mapped (child));
  support_frames (window, 3);
  return GTK_WINDOW (window);
}

void
support_close (GtkWindow *window)
{
  gtk_window_destroy (window);
  support_settle ();
}

/* ---- pictures ---- */

void
support_shot (GtkWidget *widget, const char *name)
{
  g_autofree char *here = g_get_current_dir ();
  g_autofree char *folder = g_build_filename (here, "shots", NULL);
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));

  support_frames (widget, 3);
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (renderer, node, NULL);
  g_mkdir_with_parents (folder, 0755);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

/* ---- the sample in a window ---- */

void
support_set_up (SupportFixture *self, gconstpointer data)
{
  self->folder = support_folder ();
  self->session = support_sample_session (self->folder);
  sp_session_set_as_of (self->session, sp_date_from_ymd (2021, 9, 30));
  WAIT_FOR (!sp_session_is_loading (self->session));
}

void
support_tear_down (SupportFixture *self, gconstpointer data)
{
  if (self->window != NULL)
    support_close (self->window);
  sp_session_take_store (self->session, NULL);
  support_settle ();
  g_assert_finalize_object (self->session);
  support_remove (self->folder);
  g_free (self->folder);
}

gpointer
support_show_page (SupportFixture *self, GType type)
{
  GtkWidget *page = g_object_new (type, "session", self->session, NULL);

  self->window = support_show (page, 1166, 720);
  return page;
}

/* ---- documents ---- */

GFile *
support_write_document (SupportFixture *self, const char *name, const char *bytes, gssize length)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, bytes, length, &error));
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

/* A few measures in the usual form, with a unit that no directory has. */
const char support_document[] =
  "虚拟县安全生产专项整治行动方案\n\n"
  "为做好安全生产工作，制定本方案。\n\n"
  "一、主要任务\n\n"
  "（一）压实责任\n\n"
  "1.健全安全生产责任体系。2021年6月底前，各单位要建立责任清单，覆盖率达到100%"
  "。（县应急管理局牵头，县住房和城乡建设局、"
  "县天外来客局按职责分工负责）\n\n"
  "2.开展风险排查。2022年底前完成全部企业风险辨识。（县应急管理局牵头，县公安局配合）\n\n"
  "4.加强执法检查。每季度开展一次执法检查。（县应急管理局负责）\n";

void
support_import_document (SupportFixture *self)
{
  g_autoptr (GFile) file = support_write_document (self, "方案.txt", support_document, -1);
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (SpImportDraft) draft =
    sp_import_draft_new_from_file (path, reader, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (sp_import_draft_accept (draft, sp_session_get_store (self->session), &error), >,
                   0);
  g_assert_no_error (error);
  WAIT_FOR (!sp_session_is_loading (self->session));
}
