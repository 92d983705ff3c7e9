/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-map-form.h. */
#include "sp-map-form.h"

#include "base/sp-i18n.h"
#include "store/sp-risk-maps.h"

#include <string.h>

static const char *const head_fields[] = {
  "name",        "title",        "stage", "method_note", "is_public", "review_number",
  "base_source", "width_metres", "north", "note",        NULL};
static const char *const issue_fields[] = {"version", "issued_on", "compiler", "reviewer", NULL};

struct _SpMapForm
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  SpRecord *proposed_of; /* the map as it was when its next issue was proposed; NULL: none */

  /* Borrowed, children */
  GtkBox *box;
  GtkLabel *issued;
  GtkWidget *button;
  SpRecordForm *form, *issue;
};

G_DEFINE_FINAL_TYPE (SpMapForm, sp_map_form, GTK_TYPE_WIDGET)

/* ---- the next issue ---- */

char *
sp_map_form_dup_next_version (const char *version)
{
  gsize length, start;

  g_return_val_if_fail (version != NULL, NULL);

  length = start = strlen (version);
  while (start > 0 && g_ascii_isdigit (version[start - 1]) && length - start < 9)
    start--;
  if (start == length)
    return g_strconcat (version, length > 0 ? "-2" : "1", NULL);
  return g_strdup_printf ("%.*s%0*" G_GINT64_FORMAT, (int)start, version, (int)(length - start),
                          g_ascii_strtoll (version + start, NULL, 10) + 1);
}

/* A draft of the next issue. Transfer full. */
static SpRecord *
propose (SpMapForm *self, SpRecord *map)
{
  SpRecord *draft = sp_record_copy (map);
  g_autofree char *version =
    sp_map_form_dup_next_version (sp_record_get_text (map, SP_RISK_MAP_VERSION));

  sp_record_set_text (draft, SP_RISK_MAP_VERSION, version);
  sp_record_set_integer (draft, SP_RISK_MAP_ISSUED_ON, sp_date_today ());
  if (*sp_record_get_text (draft, SP_RISK_MAP_COMPILER) == '\0')
    sp_record_set_text (draft, SP_RISK_MAP_COMPILER, sp_session_get_person (self->session));
  return draft;
}

static void
show_issued (SpMapForm *self, SpRecord *map)
{
  SpDate day = map != NULL ? (SpDate)sp_record_get_integer (map, SP_RISK_MAP_ISSUED_ON) : 0;
  const char *compiler = map != NULL ? sp_record_get_text (map, SP_RISK_MAP_COMPILER) : "";
  g_autofree char *date = sp_date_dup_iso (day);
  g_autofree char *text = NULL;

  if (map == NULL || sp_record_get_id (map) == 0)
    text = g_strdup (_ ("这是程序默认画的图，还没有存进文件。要写图头、出图，请先用“新建”里的"
                        "“全县示意块图”把它存下。"));
  else if (day == SP_DATE_NONE)
    text = g_strdup (_ ("还没有出过图。"));
  else
    text = g_strdup_printf (*compiler != '\0' ? _ ("上次出图：版本 %s，%s，编制 %s。")
                                              : _ ("上次出图：版本 %s，%s。"),
                            sp_record_get_text (map, SP_RISK_MAP_VERSION), date, compiler);
  gtk_label_set_label (self->issued, text);
}

static gboolean
is_other_issue (SpRecord *former, SpRecord *map)
{
  return former == NULL || sp_record_get_id (former) != sp_record_get_id (map) ||
         sp_record_get_integer (former, SP_RISK_MAP_ISSUED_ON) !=
           sp_record_get_integer (map, SP_RISK_MAP_ISSUED_ON) ||
         !g_str_equal (sp_record_get_text (former, SP_RISK_MAP_VERSION),
                       sp_record_get_text (map, SP_RISK_MAP_VERSION));
}

void
sp_map_form_set_map (SpMapForm *self, SpRecord *map)
{
  SpRecord *shown;
  gboolean is_stored = map != NULL && sp_record_get_id (map) != 0;

  g_return_if_fail (SP_IS_MAP_FORM (self));

  /* What is being typed stays. */
  shown = sp_record_form_get_record (self->form);
  if (!is_stored || shown == NULL || sp_record_get_id (shown) != sp_record_get_id (map) ||
      sp_record_get_revision (shown) != sp_record_get_revision (map))
    sp_record_form_set_record (self->form, is_stored ? map : NULL);
  if (!is_stored || is_other_issue (self->proposed_of, map))
    {
      g_autoptr (SpRecord) draft = is_stored ? propose (self, map) : NULL;

      sp_record_form_set_record (self->issue, draft);
    }
  g_clear_object (&self->proposed_of);
  self->proposed_of = is_stored ? sp_record_copy (map) : NULL;
  gtk_widget_set_sensitive (self->button, is_stored && !sp_session_is_read_only (self->session));
  show_issued (self, map);
}

gboolean
sp_map_form_issue (SpMapForm *self)
{
  SpStore *store;
  SpRecord *draft;
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (SP_IS_MAP_FORM (self), FALSE);

  store = sp_session_get_store (self->session);
  draft = sp_record_form_get_record (self->issue);
  if (store == NULL || draft == NULL || !sp_record_form_commit (self->issue))
    return FALSE;
  if (!sp_store_issue_map (store, sp_record_get_id (draft),
                           sp_record_get_text (draft, SP_RISK_MAP_VERSION),
                           (SpDate)sp_record_get_integer (draft, SP_RISK_MAP_ISSUED_ON),
                           sp_record_get_text (draft, SP_RISK_MAP_COMPILER),
                           sp_record_get_text (draft, SP_RISK_MAP_REVIEWER), &error))
    {
      sp_session_report_error (self->session, error);
      return FALSE;
    }
  message =
    g_strdup_printf (_ ("已出图：版本 %s"), sp_record_get_text (draft, SP_RISK_MAP_VERSION));
  sp_session_tell (self->session, message, TRUE);
  return TRUE;
}

/* ---- class ---- */

static gboolean
check_map (SpRecord *record, gpointer user_data, GError **error)
{
  return sp_risk_map_check (SP_RISK_MAP (record), error);
}

static void
sp_map_form_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  if (child != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&SP_MAP_FORM (object)->session);
  g_clear_object (&SP_MAP_FORM (object)->proposed_of);
  G_OBJECT_CLASS (sp_map_form_parent_class)->dispose (object);
}

static void
sp_map_form_class_init (SpMapFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_map_form_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkLabel *
add_label (GtkBox *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void
sp_map_form_init (SpMapForm *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "tab-content");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->box));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
}

static void
add_parts (SpMapForm *self)
{
  self->issued = add_label (self->box, "", "dim-label");
  self->issue =
    sp_record_form_new (self->session, &sp_risk_map_type, SP_FORM_DRAFT, issue_fields, NULL, 1);
  gtk_box_append (self->box, GTK_WIDGET (self->issue));
  self->button = gtk_button_new_with_label (_ ("出图"));
  gtk_widget_set_tooltip_text (
    self->button, _ ("以这个版本出图：此后图上的数据一变，就标为已过期（Alt+Shift+U）"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "maps.issue");
  gtk_box_append (self->box, self->button);
  add_label (self->box, _ ("图上写的"), "section-title");
  self->form =
    sp_record_form_new (self->session, &sp_risk_map_type, SP_FORM_KEEPS, head_fields, NULL, 1);
  sp_record_form_set_check (self->form, check_map, NULL);
  gtk_box_append (self->box, GTK_WIDGET (self->form));
  add_label (self->box,
             _ ("公开发布带边界的地图要有审图号（地图管理条例第十五条）；没有审图号的，请用示意"
                "块图，或只作内部使用。企业平面图不受影响。"),
             "dim-label");
}

SpMapForm *
sp_map_form_new (SpSession *session)
{
  SpMapForm *self = g_object_new (SP_TYPE_MAP_FORM, NULL);

  self->session = g_object_ref (session);
  add_parts (self);
  return self;
}
