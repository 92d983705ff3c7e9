/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-findings.h. */
#include "sp-findings.h"

#include "base/sp-i18n.h"
#include "core/sp-hazard.h"
#include "sp-app.h"
#include "sp-task-cells.h"
#include "store/sp-hazards.h"

struct _SpFindings
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  GPtrArray *hazards; /* of SpHazard, as they are listed */

  /* Borrowed, children */
  GtkLabel *heading;
  GtkListBox *list;

  /* State */
  int64_t inspection;
  guint is_stale : 1;
};

G_DEFINE_FINAL_TYPE (SpFindings, sp_findings, GTK_TYPE_WIDGET)

/* ---- reading ---- */

/* Those that were known by the date, and how each stood. Transfer full; NULL: none. */
static GPtrArray *
load_found (SpSession *session, int64_t inspection, GArray **standings)
{
  SpReader *reader = sp_session_get_reader (session);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (int64_t));
  GPtrArray *known = g_ptr_array_new_with_free_func (g_object_unref);

  if (reader != NULL && inspection != 0)
    all = sp_reader_load_all (reader, &sp_hazard_type, SP_HAZARD_INSPECTION, inspection, NULL);
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      SpRecord *hazard = g_ptr_array_index (all, i);
      int64_t id = sp_record_get_id (hazard);

      if (sp_record_get_integer (hazard, SP_HAZARD_FOUND_ON) > sp_session_get_as_of (session))
        continue;
      g_array_append_val (ids, id);
      g_ptr_array_add (known, g_object_ref (hazard));
    }
  *standings = NULL;
  if (ids->len > 0)
    *standings = sp_reader_load_hazard_standings (reader, (const int64_t *)(gpointer)ids->data,
                                                  ids->len, sp_session_get_as_of (session), NULL);
  if (*standings == NULL)
    g_ptr_array_set_size (known, 0);
  return known;
}

static gboolean
is_open (const SpHazardStanding *standing)
{
  return standing->state < SP_HAZARD_CLOSED;
}

char *
sp_inspection_dup_found (SpSession *session, int64_t inspection)
{
  g_autoptr (GArray) standings = NULL;
  g_autoptr (GPtrArray) hazards = NULL;
  guint n_open = 0;

  g_return_val_if_fail (SP_IS_SESSION (session), NULL);
  hazards = load_found (session, inspection, &standings);
  if (hazards->len == 0)
    return g_strdup ("");
  for (guint i = 0; i < standings->len; i++)
    n_open += is_open (&g_array_index (standings, SpHazardStanding, i));
  if (n_open == 0)
    return g_strdup_printf (_ ("%u 条，已全部办结"), hazards->len);
  return g_strdup_printf (_ ("%u 条，未办结 %u"), hazards->len, n_open);
}

/* ---- showing ---- */

static SpLight
get_light (SpFindings *self, const SpHazardStanding *standing)
{
  int near = sp_session_get_near_days_of (self->session, &sp_hazard_type);

  if (!is_open (standing))
    return SP_LIGHT_DONE;
  if (standing->is_overdue)
    return SP_LIGHT_OVERDUE;
  return standing->deadline != SP_DATE_NONE && -standing->days <= near ? SP_LIGHT_NEAR
                                                                       : SP_LIGHT_ON_TRACK;
}

/* ● 整改中 脚手架连墙件被拆 */
static void
append_row (SpFindings *self, SpRecord *hazard, const SpHazardStanding *standing)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *light = sp_light_label_new ();
  GtkWidget *title = gtk_label_new (sp_record_get_title (hazard));
  const char *state = sp_vocabulary_label (&sp_hazard_states, (int)standing->state);
  g_autofree char *told = g_strdup_printf ("%s，%s", state, sp_record_get_title (hazard));

  sp_light_label_set (light, get_light (self, standing), state);
  gtk_widget_set_valign (light, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (line), light);
  gtk_box_append (GTK_BOX (line), title);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  sp_app_set_name (row, told);
  gtk_list_box_append (self->list, row);
}

static void
load (SpFindings *self)
{
  g_autoptr (GArray) standings = NULL;
  g_autofree char *heading = NULL;
  GtkListBoxRow *row;

  self->is_stale = FALSE;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_ptr_array_unref (self->hazards);
  self->hazards = load_found (self->session, self->inspection, &standings);
  for (guint i = 0; i < self->hazards->len; i++)
    append_row (self, g_ptr_array_index (self->hazards, i),
                &g_array_index (standings, SpHazardStanding, i));
  heading = self->hazards->len > 0 ? g_strdup_printf (_ ("查出的隐患（%u 条）"), self->hazards->len)
                                   : g_strdup (_ ("没有登记查出的隐患"));
  gtk_label_set_label (self->heading, heading);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->hazards->len > 0);
}

static void
findings_changed_cb (SpFindings *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
  else
    self->is_stale = TRUE;
}

static void
sp_findings_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sp_findings_parent_class)->map (widget);
  if (SP_FINDINGS (widget)->is_stale)
    load (SP_FINDINGS (widget));
}

static void
findings_activated_cb (SpFindings *self, GtkListBoxRow *row)
{
  sp_findings_choose (self, (guint)gtk_list_box_row_get_index (row));
}

/* ---- class ---- */

static void
sp_findings_dispose (GObject *object)
{
  SpFindings *self = SP_FINDINGS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_findings_parent_class)->dispose (object);
}

static void
sp_findings_finalize (GObject *object)
{
  g_ptr_array_unref (SP_FINDINGS (object)->hazards);
  G_OBJECT_CLASS (sp_findings_parent_class)->finalize (object);
}

static void
sp_findings_class_init (SpFindingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_findings_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_findings_finalize;
  widget_class->map = sp_findings_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
sp_findings_init (SpFindings *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->hazards = g_ptr_array_new ();
  self->heading = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->heading, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "heading");
  gtk_widget_set_parent (GTK_WIDGET (self->heading), GTK_WIDGET (self));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_show_separators (self->list, TRUE);
  sp_app_set_name (self->list, _ ("查出的隐患"));
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (findings_activated_cb), self);
}

SpFindings *
sp_findings_new (SpSession *session)
{
  static const char *const followed[] = {"records-changed", "notify::as-of", "notify::plan"};
  SpFindings *self = g_object_new (SP_TYPE_FINDINGS, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session), self);
  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_connect_object (session, followed[i], G_CALLBACK (findings_changed_cb), self,
                             G_CONNECT_SWAPPED);
  return self;
}

void
sp_findings_set_inspection (SpFindings *self, int64_t id)
{
  g_return_if_fail (SP_IS_FINDINGS (self));
  self->inspection = id;
  load (self);
}

guint
sp_findings_get_n (SpFindings *self)
{
  g_return_val_if_fail (SP_IS_FINDINGS (self), 0);
  return self->hazards->len;
}

void
sp_findings_choose (SpFindings *self, guint i)
{
  g_return_if_fail (SP_IS_FINDINGS (self) && i < self->hazards->len);
  sp_session_go_to_record (self->session, &sp_hazard_type,
                           sp_record_get_id (g_ptr_array_index (self->hazards, i)));
}
