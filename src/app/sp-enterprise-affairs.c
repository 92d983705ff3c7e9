/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-enterprise-affairs.h. */
#include "sp-enterprise-affairs.h"

#include "base/sp-i18n.h"
#include "core/sp-accident.h"
#include "core/sp-criterion.h"
#include "core/sp-hazard.h"
#include "core/sp-supervision.h"
#include "sp-app.h"
#include "sp-ledger.h"
#include "store/sp-hazards.h"

#define N_FIRST 6 /* rows that are shown before a person asks for more */
#define N_MORE 50

/* What a row says beside its day. Owned. */
typedef struct
{
  char *text;
  char *state;
  const char *style; /* static; NULL: none */
} Words;

typedef struct
{
  const SpRecordType *type;
  guint enterprise, day; /* fields */
  const char *heading;   /* marked by N_() */
  void (*fill) (SpRecord *record, const SpHazardStanding *standing, Words *words);
} Kind;

typedef struct
{
  const Kind *kind;
  GtkExpander *expander;
  GtkBox *rows;
  GArray *ids;
  guint limit;
} Section;

struct _SpEnterpriseAffairs
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  GPtrArray *hints; /* of SpClosureHint, of all enterprises; NULL: to be read */

  /* Borrowed, children */
  GtkLabel *hint;
  Section sections[SP_N_AFFAIRS];

  /* State */
  int64_t enterprise;
  guint is_stale : 1; /* something changed while nobody looked */
};

G_DEFINE_FINAL_TYPE (SpEnterpriseAffairs, sp_enterprise_affairs, GTK_TYPE_WIDGET)

static const char key_id[] = "sp-id";

/* ---- what rows say ---- */

static void
fill_hazard (SpRecord *record, const SpHazardStanding *standing, Words *words)
{
  const char *state = sp_vocabulary_label (&sp_hazard_states, (int)standing->state);
  SpLight light = standing->closed_on != SP_DATE_NONE ? SP_LIGHT_DONE : SP_LIGHT_ON_TRACK;
  gboolean is_major = sp_record_get_integer (record, SP_HAZARD_GRADE) == SP_HAZARD_MAJOR;

  words->text = g_strconcat (is_major ? _ ("重大：") : "",
                             sp_record_get_text (record, SP_HAZARD_DESCRIPTION), NULL);
  if (standing->is_overdue)
    {
      words->state =
        g_strdup_printf (_ ("%s 逾期 %d 天"), sp_light_symbol (SP_LIGHT_OVERDUE), standing->days);
      words->style = sp_app_light_class (SP_LIGHT_OVERDUE);
      return;
    }
  words->state = g_strdup_printf ("%s %s", sp_light_symbol (light), state);
  words->style = sp_app_light_class (light);
}

static void
fill_inspection (SpRecord *record, const SpHazardStanding *standing, Words *words)
{
  const char *findings = sp_record_get_text (record, SP_INSPECTION_FINDINGS);

  words->text =
    g_strdup (*findings != '\0' ? findings : sp_record_get_text (record, SP_INSPECTION_PLACE));
  words->state = g_strdup (sp_record_get_text (record, SP_INSPECTION_PEOPLE));
}

static void
fill_accident (SpRecord *record, const SpHazardStanding *standing, Words *words)
{
  words->text = g_strdup (sp_record_get_title (record));
  words->state = g_strdup (
    sp_vocabulary_label (&sp_accident_grades, (int)sp_accident_get_grade (SP_ACCIDENT (record))));
}

static void
fill_enforcement (SpRecord *record, const SpHazardStanding *standing, Words *words)
{
  double fines = sp_record_get_real (record, SP_ENFORCEMENT_FINES);
  int64_t penalties = sp_record_get_integer (record, SP_ENFORCEMENT_PENALTIES);

  words->text = g_strdup (sp_record_get_text (record, SP_ENFORCEMENT_DOCUMENT));
  if (fines > 0)
    words->state = g_strdup_printf (_ ("罚款 %g 万元"), fines);
  else
    words->state = g_strdup (penalties > 0 ? _ ("处罚") : _ ("责令改正"));
}

static const Kind kinds[SP_N_AFFAIRS] = {
  [SP_AFFAIR_HAZARDS] = {&sp_hazard_type, SP_HAZARD_ENTERPRISE, SP_HAZARD_FOUND_ON, N_ ("问题隐患"),
                         fill_hazard},
  [SP_AFFAIR_INSPECTIONS] = {&sp_inspection_type, SP_INSPECTION_ENTERPRISE, SP_INSPECTION_DAY,
                             N_ ("执法检查"), fill_inspection},
  [SP_AFFAIR_ACCIDENTS] = {&sp_accident_type, SP_ACCIDENT_REGISTERED, SP_ACCIDENT_HAPPENED_ON,
                           N_ ("事故"), fill_accident},
  [SP_AFFAIR_ENFORCEMENT] = {&sp_enforcement_type, SP_ENFORCEMENT_REGISTERED, SP_ENFORCEMENT_DAY,
                             N_ ("执法处罚"), fill_enforcement},
};

/* ---- rows ---- */

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
affairs_row_cb (SpEnterpriseAffairs *self, GtkWidget *button)
{
  const Kind *kind = g_object_get_data (G_OBJECT (button), "sp-kind");
  const int64_t *id = g_object_get_data (G_OBJECT (button), key_id);

  sp_session_go_to_record (self->session, kind->type, *id);
}

static GtkWidget *
new_row (SpEnterpriseAffairs *self, const Kind *kind, SpRecord *record, const Words *words)
{
  SpDate day = (SpDate)sp_record_get_integer (record, kind->day);
  gboolean is_later = day > sp_session_get_as_of (self->session);
  g_autofree char *iso = sp_date_dup_iso (day);
  int64_t id = sp_record_get_id (record);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *text = new_label (words->text, is_later ? SP_LEDGER_LATER : NULL);
  GtkWidget *state = new_label (words->state, is_later ? SP_LEDGER_LATER : words->style);

  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_tooltip_text (button, words->text);
  if (words->style != NULL && !is_later)
    gtk_widget_add_css_class (state, "light");
  else
    gtk_label_set_max_width_chars (GTK_LABEL (state), 10);
  gtk_box_append (GTK_BOX (row), new_label (iso, is_later ? SP_LEDGER_LATER : "numeric"));
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (GTK_BOX (row), state);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_widget_get_first_child (row)), PANGO_ELLIPSIZE_NONE);
  gtk_button_set_child (GTK_BUTTON (button), row);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "sp-kind", (gpointer)kind);
  g_object_set_data_full (G_OBJECT (button), key_id, g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (affairs_row_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void show_section (SpEnterpriseAffairs *self, Section *section);

static void
affairs_more_cb (SpEnterpriseAffairs *self, GtkWidget *button)
{
  Section *section = g_object_get_data (G_OBJECT (button), "sp-section");

  section->limit += N_MORE;
  show_section (self, section);
}

static void
add_more (SpEnterpriseAffairs *self, Section *section)
{
  g_autofree char *label =
    g_strdup_printf (_ ("还有 %u 条，显示更多"), section->ids->len - section->limit);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "sp-section", section);
  g_signal_connect_object (button, "clicked", G_CALLBACK (affairs_more_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (section->rows, button);
}

/* ---- sections ---- */

static void
set_heading (Section *section, const GArray *standings)
{
  guint n_open = 0, n_overdue = 0;
  GString *text = g_string_new (NULL);

  for (guint i = 0; standings != NULL && i < standings->len; i++)
    {
      const SpHazardStanding *standing = &g_array_index (standings, SpHazardStanding, i);

      n_open += standing->is_known && standing->state < SP_HAZARD_CLOSED;
      n_overdue += standing->is_overdue;
    }
  g_string_printf (text, "%s %u", _ (section->kind->heading), section->ids->len);
  if (n_open > 0)
    g_string_append_printf (text, _ ("　未销号 %u"), n_open);
  if (n_overdue > 0)
    g_string_append_printf (text, _ ("　%s 逾期 %u"), sp_light_symbol (SP_LIGHT_OVERDUE),
                            n_overdue);
  gtk_expander_set_label (section->expander, text->str);
  g_string_free (text, TRUE);
}

static void
add_rows (SpEnterpriseAffairs *self, Section *section, const GArray *standings)
{
  SpReader *reader = sp_session_get_reader (self->session);
  static const SpHazardStanding none;

  for (guint i = 0; i < MIN (section->ids->len, section->limit); i++)
    {
      g_autoptr (SpRecord) record = sp_reader_load (reader, section->kind->type,
                                                    g_array_index (section->ids, int64_t, i), NULL);
      Words words = {0};

      if (record == NULL)
        continue;
      section->kind->fill (
        record, standings != NULL ? &g_array_index (standings, SpHazardStanding, i) : &none,
        &words);
      gtk_box_append (section->rows, new_row (self, section->kind, record, &words));
      g_free (words.text);
      g_free (words.state);
    }
  if (section->ids->len > section->limit)
    add_more (self, section);
}

static void
show_section (SpEnterpriseAffairs *self, Section *section)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (GArray) standings = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (section->rows))) != NULL)
    gtk_box_remove (section->rows, child);
  if (reader != NULL && section->kind->type == &sp_hazard_type)
    standings = sp_reader_load_hazard_standings (reader, (const int64_t *)section->ids->data,
                                                 section->ids->len,
                                                 sp_session_get_as_of (self->session), NULL);
  set_heading (section, standings);
  if (reader != NULL)
    add_rows (self, section, standings);
  gtk_widget_set_sensitive (GTK_WIDGET (section->expander), section->ids->len > 0);
}

static void
load_section (SpEnterpriseAffairs *self, Section *section)
{
  SpReader *reader = sp_session_get_reader (self->session);
  const SpCondition of_enterprise = {.field = section->kind->enterprise, .only = self->enterprise};
  const SpRecordFilter filter = {.conditions = &of_enterprise,
                                 .n_conditions = 1,
                                 .sort = section->kind->type->fields[section->kind->day].name,
                                 .is_descending = TRUE};

  g_clear_pointer (&section->ids, g_array_unref);
  if (reader != NULL && self->enterprise != 0)
    section->ids = sp_reader_query (reader, section->kind->type, &filter, NULL);
  if (section->ids == NULL)
    section->ids = g_array_new (FALSE, FALSE, sizeof (int64_t));
  show_section (self, section);
}

/* ---- the law ---- */

static void
show_hint (SpEnterpriseAffairs *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  const char *text = "";

  if (self->hints == NULL && reader != NULL)
    self->hints = sp_reader_load_closure_hints (reader, sp_session_get_as_of (self->session), NULL);
  for (guint i = 0; self->hints != NULL && i < self->hints->len; i++)
    {
      const SpClosureHint *hint = g_ptr_array_index (self->hints, i);

      if (hint->enterprise == self->enterprise)
        text = hint->text;
    }
  gtk_label_set_label (self->hint, text);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), *text != '\0');
}

static void
load (SpEnterpriseAffairs *self)
{
  for (guint i = 0; i < SP_N_AFFAIRS; i++)
    load_section (self, &self->sections[i]);
  show_hint (self);
}

static void
affairs_changed_cb (SpEnterpriseAffairs *self)
{
  g_clear_pointer (&self->hints, g_ptr_array_unref);
  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->enterprise != 0 && !self->is_stale)
    load (self);
}

static void
sp_enterprise_affairs_map (GtkWidget *widget)
{
  SpEnterpriseAffairs *self = SP_ENTERPRISE_AFFAIRS (widget);

  GTK_WIDGET_CLASS (sp_enterprise_affairs_parent_class)->map (widget);
  if (self->is_stale)
    affairs_changed_cb (self);
}

/* ---- class ---- */

static void
sp_enterprise_affairs_dispose (GObject *object)
{
  SpEnterpriseAffairs *self = SP_ENTERPRISE_AFFAIRS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  for (guint i = 0; i < SP_N_AFFAIRS; i++)
    g_clear_pointer (&self->sections[i].ids, g_array_unref);
  g_clear_pointer (&self->hints, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_enterprise_affairs_parent_class)->dispose (object);
}

static void
sp_enterprise_affairs_class_init (SpEnterpriseAffairsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_enterprise_affairs_dispose;
  GTK_WIDGET_CLASS (klass)->map = sp_enterprise_affairs_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
add_section (SpEnterpriseAffairs *self, guint i)
{
  Section *section = &self->sections[i];

  section->kind = &kinds[i];
  section->limit = N_FIRST;
  section->ids = g_array_new (FALSE, FALSE, sizeof (int64_t));
  section->expander = GTK_EXPANDER (gtk_expander_new (_ (kinds[i].heading)));
  section->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_expander_set_child (section->expander, GTK_WIDGET (section->rows));
  gtk_expander_set_expanded (section->expander, TRUE);
  gtk_widget_set_parent (GTK_WIDGET (section->expander), GTK_WIDGET (self));
}

static void
sp_enterprise_affairs_init (SpEnterpriseAffairs *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->hint = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->hint, TRUE);
  gtk_label_set_xalign (self->hint, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "problem");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->hint), GTK_WIDGET (self));
  for (guint i = 0; i < SP_N_AFFAIRS; i++)
    add_section (self, i);
}

SpEnterpriseAffairs *
sp_enterprise_affairs_new (SpSession *session)
{
  SpEnterpriseAffairs *self = g_object_new (SP_TYPE_ENTERPRISE_AFFAIRS, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session), self);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (affairs_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::as-of", G_CALLBACK (affairs_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (affairs_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
sp_enterprise_affairs_set_enterprise (SpEnterpriseAffairs *self, int64_t enterprise)
{
  g_return_if_fail (SP_IS_ENTERPRISE_AFFAIRS (self));
  for (guint i = 0; i < SP_N_AFFAIRS && enterprise != self->enterprise; i++)
    self->sections[i].limit = N_FIRST;
  self->enterprise = enterprise;
  self->is_stale = FALSE;
  load (self);
}

const char *
sp_enterprise_affairs_get_heading (SpEnterpriseAffairs *self, SpAffair affair)
{
  g_return_val_if_fail (SP_IS_ENTERPRISE_AFFAIRS (self) && affair < SP_N_AFFAIRS, "");
  return gtk_expander_get_label (self->sections[affair].expander);
}

guint
sp_enterprise_affairs_get_n_rows (SpEnterpriseAffairs *self, SpAffair affair)
{
  g_return_val_if_fail (SP_IS_ENTERPRISE_AFFAIRS (self) && affair < SP_N_AFFAIRS, 0);
  return self->sections[affair].ids->len;
}

void
sp_enterprise_affairs_activate (SpEnterpriseAffairs *self, SpAffair affair, guint i)
{
  g_return_if_fail (SP_IS_ENTERPRISE_AFFAIRS (self) && affair < SP_N_AFFAIRS);
  g_return_if_fail (i < self->sections[affair].ids->len);
  sp_session_go_to_record (self->session, kinds[affair].type,
                           g_array_index (self->sections[affair].ids, int64_t, i));
}

const char *
sp_enterprise_affairs_get_hint (SpEnterpriseAffairs *self)
{
  g_return_val_if_fail (SP_IS_ENTERPRISE_AFFAIRS (self), "");
  return gtk_label_get_label (self->hint);
}
