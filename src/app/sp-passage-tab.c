/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-passage-tab.h. Offsets in the records are characters of the stored source. */
#include "sp-passage-tab.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-template.h"
#include "sp-source-view.h"

/* Characters of the document shown before and after the measure's own. */
#define CONTEXT 300

struct _SpPassageTab
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  SpRecord *source; /* of source_plan; its text is long and read once */

  /* Borrowed */
  SpSourceView *view;

  /* Template */
  GtkLabel *origin;
  GtkScrolledWindow *scrolled;
  GtkLabel *missing;

  /* State */
  int64_t source_plan;
  guint n_marks;
};

G_DEFINE_FINAL_TYPE (SpPassageTab, sp_passage_tab, GTK_TYPE_WIDGET)

/* The marks of one kind of record that belongs to measures. */
typedef struct
{
  const SpRecordType *type;
  SpSourceKind kind;
  guint measure_field;
  guint start_field;
  guint end_field;
} MarkInfo;

static const MarkInfo mark_infos[] = {
  {&sp_doubt_type, SP_SOURCE_DOUBT, SP_DOUBT_MEASURE, SP_DOUBT_SOURCE_START, SP_DOUBT_SOURCE_END},
  {&sp_measure_unit_type, SP_SOURCE_UNIT, SP_MEASURE_UNIT_MEASURE, SP_MEASURE_UNIT_SOURCE_START,
   SP_MEASURE_UNIT_SOURCE_END},
  {&sp_deadline_type, SP_SOURCE_DEADLINE, SP_DEADLINE_MEASURE, SP_DEADLINE_SOURCE_START,
   SP_DEADLINE_SOURCE_END},
  {&sp_target_type, SP_SOURCE_TARGET, SP_TARGET_MEASURE, SP_TARGET_SOURCE_START,
   SP_TARGET_SOURCE_END},
};

static void
ensure_source (SpPassageTab *self, int64_t plan)
{
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GError) error = NULL;

  if (self->source_plan == plan)
    return;
  g_clear_object (&self->source);
  sources = sp_reader_load_all (sp_session_get_reader (self->session), &sp_source_type,
                                SP_SOURCE_PLAN, plan, &error);
  sp_session_report_error (self->session, error);
  if (sources != NULL && sources->len > 0)
    self->source = g_object_ref (g_ptr_array_index (sources, sources->len - 1));
  self->source_plan = plan;
}

/* Fields without a place have none (0 and 0). A doubt already answered is no longer tinted. */
static void
add_marks (SpPassageTab *self, const MarkInfo *info, int64_t measure, glong first, glong last)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (GPtrArray) records = NULL;

  records = sp_reader_load_all (reader, info->type, (int)info->measure_field, measure, NULL);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      SpRecord *record = g_ptr_array_index (records, i);
      int64_t start = sp_record_get_integer (record, info->start_field);
      int64_t end = sp_record_get_integer (record, info->end_field);

      if (info->type == &sp_doubt_type &&
          sp_record_get_integer (record, SP_DOUBT_STATE) != SP_DOUBT_STATE_OPEN)
        continue;
      if (end <= start || end <= first || start >= last)
        continue;
      sp_source_view_add_mark (self->view, info->kind, (guint)(MAX (start, first) - first),
                               (guint)(MIN (end, last) - first));
      self->n_marks++;
    }
}

/* Back to the beginning of the paragraph, on to its end. */
static const char *
paragraph_start (const char *text, const char *at)
{
  while (at > text && at[-1] != '\n')
    at--;
  return at;
}

static const char *
paragraph_end (const char *at)
{
  const char *end = strchr (at, '\n');

  return end != NULL ? end : at + strlen (at);
}

static void
show_passage (SpPassageTab *self, SpRecord *measure)
{
  const char *text = sp_record_get_text (self->source, SP_SOURCE_TEXT);
  glong n_chars = g_utf8_strlen (text, -1);
  glong start = (glong)sp_record_get_integer (measure, SP_MEASURE_SOURCE_START);
  glong end = MIN ((glong)sp_record_get_integer (measure, SP_MEASURE_SOURCE_END), n_chars);
  const char *from;
  const char *to;
  glong first;

  start = CLAMP (start, 0, end);
  from = paragraph_start (text, g_utf8_offset_to_pointer (text, MAX (start - CONTEXT, 0)));
  to = paragraph_end (g_utf8_offset_to_pointer (text, MIN (end + CONTEXT, n_chars)));
  first = g_utf8_pointer_to_offset (text, from);
  self->n_marks = 0;
  sp_source_view_set_text (self->view, from, (gsize)(to - from));
  for (guint i = 0; i < G_N_ELEMENTS (mark_infos); i++)
    add_marks (self, &mark_infos[i], sp_record_get_id (measure), first,
               first + g_utf8_strlen (from, (gssize)(to - from)));
  sp_source_view_apply_marks (self->view);
  sp_source_view_show (self->view, (guint)(start - first), (guint)(end - first), TRUE);
  gtk_label_set_label (self->origin, sp_record_get_title (self->source));
}

static void
passage_tab_store_cb (SpPassageTab *self)
{
  self->source_plan = 0;
  g_clear_object (&self->source);
}

static gboolean
sp_passage_tab_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_PASSAGE_TAB (widget)->view));
}

static void
sp_passage_tab_dispose (GObject *object)
{
  SpPassageTab *self = SP_PASSAGE_TAB (object);

  g_clear_object (&self->session);
  g_clear_object (&self->source);
  sp_template_dispose (self, SP_TYPE_PASSAGE_TAB);
  G_OBJECT_CLASS (sp_passage_tab_parent_class)->dispose (object);
}

static void
sp_passage_tab_class_init (SpPassageTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_passage_tab_dispose;
  widget_class->grab_focus = sp_passage_tab_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, SP_RESOURCE_PATH "sp-passage-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, SpPassageTab, origin);
  gtk_widget_class_bind_template_child (widget_class, SpPassageTab, scrolled);
  gtk_widget_class_bind_template_child (widget_class, SpPassageTab, missing);
}

static void
sp_passage_tab_init (SpPassageTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->view = SP_SOURCE_VIEW (sp_source_view_new ());
  gtk_scrolled_window_set_child (self->scrolled, GTK_WIDGET (self->view));
}

GtkWidget *
sp_passage_tab_new (SpSession *session)
{
  SpPassageTab *self = g_object_new (SP_TYPE_PASSAGE_TAB, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::plan", G_CALLBACK (passage_tab_store_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
sp_passage_tab_set_measure (SpPassageTab *self, int64_t measure)
{
  SpReader *reader;
  g_autoptr (SpRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  gboolean has_text;

  g_return_if_fail (SP_IS_PASSAGE_TAB (self));

  reader = sp_session_get_reader (self->session);
  if (reader != NULL && measure != 0)
    record = sp_reader_load (reader, &sp_measure_type, measure, &error);
  sp_session_report_error (self->session, error);
  if (record != NULL)
    ensure_source (self, sp_record_get_integer (record, SP_MEASURE_PLAN));
  has_text = record != NULL && self->source != NULL &&
             sp_record_get_integer (record, SP_MEASURE_SOURCE_END) > 0;
  gtk_widget_set_visible (GTK_WIDGET (self->scrolled), has_text);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), !has_text);
  if (has_text)
    show_passage (self, record);
}

guint
sp_passage_tab_get_n_marks (SpPassageTab *self)
{
  g_return_val_if_fail (SP_IS_PASSAGE_TAB (self), 0);
  return self->n_marks;
}
