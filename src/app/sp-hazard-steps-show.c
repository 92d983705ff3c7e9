/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What SpHazardSteps says: standing, gaps, others like it, the time line, listings. */
#include "sp-hazard-steps-private.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-attachments.h"
#include "store/sp-files.h"
#include "store/sp-hazards.h"

#define MOST_SIMILAR 3

static const char key_step[] = "sp-step";
static const char key_files[] = "sp-files";

/* ---- lines of text ---- */

static GtkWidget *
add_label (GtkBox *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
  return label;
}

static void
empty (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* ---- how it stands, what it lacks ---- */

static SpHazardStanding
get_standing (SpHazardSteps *self)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();

  for (guint i = 0; i < self->steps->len; i++)
    g_ptr_array_add (steps, ((SpHazardStepLine *)g_ptr_array_index (self->steps, i))->step);
  return sp_hazard_get_standing (self->hazard, steps, sp_session_get_as_of (self->session));
}

static char *
dup_days (const SpHazardStanding *standing)
{
  if (standing->is_overdue)
    return g_strdup_printf (_ ("逾期 %d 天"), standing->days);
  if (standing->days == 0)
    return g_strdup (_ ("今天到期"));
  return g_strdup_printf (_ ("剩 %d 天"), -standing->days);
}

static void
add_standing (SpHazardSteps *self)
{
  SpHazardStanding standing = get_standing (self);
  const char *state = sp_vocabulary_label (&sp_hazard_states, (int)standing.state);
  g_autofree char *deadline = sp_date_dup_iso (standing.deadline);
  g_autofree char *days = NULL;
  g_autofree char *text = NULL;
  SpLight light = SP_LIGHT_ON_TRACK;
  GtkWidget *label;

  if (!standing.is_known)
    text = g_strdup (_ ("截至统计日期还没有发现"));
  else if (standing.state >= SP_HAZARD_CLOSED)
    {
      light = SP_LIGHT_DONE;
      text = g_strdup_printf ("%s %s", sp_light_symbol (light), state);
    }
  else if (standing.deadline == SP_DATE_NONE)
    text = g_strdup_printf (_ ("%s %s，还没有整改时限"), sp_light_symbol (light), state);
  else
    {
      light = standing.is_overdue ? SP_LIGHT_OVERDUE
              : -standing.days <= sp_session_get_near_days_of (self->session, &sp_hazard_type)
                ? SP_LIGHT_NEAR
                : SP_LIGHT_ON_TRACK;
      days = dup_days (&standing);
      text = g_strdup_printf (_ ("%s %s，时限 %s%s，%s"), sp_light_symbol (light), state, deadline,
                              standing.is_extended ? _ ("（延期）") : "", days);
    }
  label = add_label (self->notes, text, "light");
  gtk_widget_add_css_class (label, sp_app_light_class (light));
  gtk_widget_set_halign (label, GTK_ALIGN_START);
}

/* 五到位：✓责任 ✓措施 ✗资金 ✓时限 ✗预案 */
static void
add_provisions (SpHazardSteps *self)
{
  guint there = sp_hazard_get_provisions (self->hazard);
  GString *text = g_string_new (_ ("五到位："));

  for (guint i = 0; i < sp_provisions.n_words; i++)
    g_string_append_printf (text, "%s%s%s", i > 0 ? "  " : "",
                            (there & (1u << sp_provisions.words[i].value)) != 0 ? "✓" : "✗",
                            _ (sp_provisions.words[i].label));
  add_label (self->notes, text->str, there == SP_PROVISIONS_ALL ? NULL : "problem");
  g_string_free (text, TRUE);
}

static void
add_gaps (SpHazardSteps *self, SpReader *reader)
{
  g_autoptr (GPtrArray) gaps = sp_reader_list_hazard_gaps (reader, self->hazard, NULL);

  for (guint i = 0; gaps != NULL && i < gaps->len; i++)
    {
      g_autofree char *text = g_strconcat ("⚠ ", (const char *)g_ptr_array_index (gaps, i), NULL);

      add_label (self->notes, text, "problem");
    }
}

static void
hazard_steps_go_cb (SpHazardSteps *self, GtkWidget *button)
{
  sp_session_go_to_record (self->session, &sp_hazard_type,
                           (int64_t)(gsize)g_object_get_data (G_OBJECT (button), "sp-id"));
}

static void
add_similar (SpHazardSteps *self, SpReader *reader)
{
  g_autoptr (GPtrArray) similar =
    sp_reader_find_similar_hazards (reader, self->hazard, MOST_SIMILAR, NULL);

  for (guint i = 0; similar != NULL && i < similar->len; i++)
    {
      const SpSimilarHazard *other = g_ptr_array_index (similar, i);
      g_autofree char *text = sp_similar_hazard_dup_text (other);
      g_autofree char *told = g_strconcat (_ ("重复隐患？"), text, NULL);
      GtkWidget *button = gtk_button_new ();
      GtkWidget *label = gtk_label_new (told);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_button_set_child (GTK_BUTTON (button), label);
      gtk_widget_add_css_class (button, "flat");
      g_object_set_data (G_OBJECT (button), "sp-id",
                         (gpointer)(gsize)sp_record_get_id (SP_RECORD (other->hazard)));
      g_signal_connect_object (button, "clicked", G_CALLBACK (hazard_steps_go_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->notes, button);
    }
}

static void
show_notes (SpHazardSteps *self, SpReader *reader)
{
  empty (self->notes);
  if (self->hazard == NULL)
    return;
  add_standing (self);
  if (sp_record_get_integer (SP_RECORD (self->hazard), SP_HAZARD_GRADE) == SP_HAZARD_MAJOR)
    add_provisions (self);
  add_gaps (self, reader);
  add_similar (self, reader);
}

/* ---- the time line ---- */

/* The person, unit, paper and figures of a step, in the order of a ledger. */
static char *
dup_facts (SpHazardSteps *self, SpRecord *step)
{
  static const guint fields[] = {SP_HAZARD_STEP_UNIT,     SP_HAZARD_STEP_PERSON,
                                 SP_HAZARD_STEP_DEADLINE, SP_HAZARD_STEP_RECTIFIED_ON,
                                 SP_HAZARD_STEP_SPENT,    SP_HAZARD_STEP_DOCUMENT,
                                 SP_HAZARD_STEP_REASON,   SP_HAZARD_STEP_NOTE};
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const SpField *field = &sp_hazard_step_type.fields[fields[i]];
      const SpValue *value = sp_record_peek (step, fields[i]);
      g_autoptr (SpRecord) unit = NULL;
      g_autofree char *shown = NULL;

      if (!value->is_set)
        continue;
      if (field->type == SP_TYPE_REFERENCE)
        unit = sp_reader_load (sp_session_get_reader (self->session), &sp_unit_type, value->integer,
                               NULL);
      shown =
        unit != NULL ? g_strdup (sp_record_get_title (unit)) : sp_value_to_label (field, value);
      g_string_append_printf (text, _ ("%s%s %s"), text->len > 0 ? "；" : "", _ (field->label),
                              shown);
    }
  return g_string_free (text, FALSE);
}

static void
add_line (SpHazardSteps *self, SpDate day, const char *what, const char *facts, SpRecord *step)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *iso = sp_date_dup_iso (day);
  g_autofree char *head = g_strdup_printf ("%s  %s", iso, what);
  GtkWidget *label = add_label (GTK_BOX (row), head, "heading");

  gtk_widget_add_css_class (label, "numeric");
  if (day > sp_session_get_as_of (self->session))
    gtk_widget_add_css_class (row, "dim-label");
  if (*facts != '\0')
    add_label (GTK_BOX (row), facts, "caption");
  if (step != NULL)
    {
      SpAttachments *files = sp_attachments_new (self->session);
      GtkWidget *expander = gtk_expander_new (NULL);
      g_autofree char *title = NULL;

      sp_attachments_set_owner (files, step);
      g_object_set_data (G_OBJECT (row), key_step, (gpointer)(gsize)sp_record_get_id (step));
      g_object_set_data (G_OBJECT (row), key_files, expander);
      title = g_strdup_printf (_ ("照片和附件（%u）"), sp_attachments_get_n_files (files));
      gtk_expander_set_label (GTK_EXPANDER (expander), title);
      gtk_expander_set_child (GTK_EXPANDER (expander), GTK_WIDGET (files));
      gtk_box_append (GTK_BOX (row), expander);
    }
  gtk_widget_add_css_class (row, "step-line");
  gtk_box_append (self->lines, row);
}

/* The steps whose files are shown, to be shown again after a reload. */
static GHashTable *
list_expanded (SpHazardSteps *self)
{
  GHashTable *steps = g_hash_table_new (NULL, NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->lines)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkExpander *expander = g_object_get_data (G_OBJECT (row), key_files);

      if (expander != NULL && gtk_expander_get_expanded (expander))
        g_hash_table_add (steps, g_object_get_data (G_OBJECT (row), key_step));
    }
  return steps;
}

static void
expand_again (SpHazardSteps *self, GHashTable *steps)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->lines)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkExpander *expander = g_object_get_data (G_OBJECT (row), key_files);

      if (expander != NULL &&
          g_hash_table_contains (steps, g_object_get_data (G_OBJECT (row), key_step)))
        gtk_expander_set_expanded (expander, TRUE);
    }
}

/* 排查人 张某；整改前照片和附件 2 个，在最下面 */
static char *
dup_found (SpHazardSteps *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  const char *by = sp_record_get_text (SP_RECORD (self->hazard), SP_HAZARD_FOUND_BY);
  g_autoptr (GPtrArray) files =
    sp_reader_load_attachments (reader, &sp_hazard_type, self->id, NULL);
  guint n = files != NULL ? files->len : 0;
  g_autofree char *photos = n > 0 ? g_strdup_printf (_ ("整改前照片和附件 %u 个，在最下面"), n)
                                  : g_strdup (_ ("整改前照片放在最下面的附件里"));

  return *by != '\0' ? g_strdup_printf (_ ("排查人 %s；%s"), by, photos)
                     : g_steal_pointer (&photos);
}

static void
show_lines (SpHazardSteps *self)
{
  g_autoptr (GHashTable) expanded = list_expanded (self);
  g_autofree char *found = NULL;

  empty (self->lines);
  if (self->hazard == NULL)
    return;
  found = dup_found (self);
  add_line (self, (SpDate)sp_record_get_integer (SP_RECORD (self->hazard), SP_HAZARD_FOUND_ON),
            _ ("排查发现"), found, NULL);
  for (guint i = 0; i < self->steps->len; i++)
    {
      const SpHazardStepLine *line = g_ptr_array_index (self->steps, i);
      SpRecord *step = SP_RECORD (line->step);
      g_autofree char *facts = dup_facts (self, step);

      add_line (self, (SpDate)sp_record_get_integer (step, SP_HAZARD_STEP_DAY),
                sp_vocabulary_label (&sp_hazard_step_kinds,
                                     (int)sp_record_get_integer (step, SP_HAZARD_STEP_KIND)),
                facts, step);
    }
  expand_again (self, expanded);
}

/* ---- listed supervision ---- */

static void
add_listing (SpHazardSteps *self, SpReader *reader, SpRecord *listing)
{
  g_autoptr (GArray) dues = sp_reader_list_listing_due (reader, SP_LISTING (listing),
                                                        sp_session_get_as_of (self->session), NULL);
  g_autofree char *head =
    g_strdup_printf (_ ("挂牌督办 %s %s"), sp_record_get_text (listing, SP_LISTING_OFFICE),
                     sp_record_get_text (listing, SP_LISTING_NUMBER));

  add_label (self->listings, head, "heading");
  for (guint i = 0; dues != NULL && i < dues->len; i++)
    {
      const SpListingDue *due = &g_array_index (dues, SpListingDue, i);
      g_autofree char *day = sp_date_dup_iso (due->due);
      g_autofree char *done = sp_date_dup_iso (due->done);
      g_autofree char *text = NULL;
      gboolean is_late = due->done == SP_DATE_NONE && due->days > 0 && !due->is_optional;
      const char *what = sp_vocabulary_label (&sp_listing_due_kinds, (int)due->kind);

      if (due->done != SP_DATE_NONE)
        text = g_strdup_printf (_ ("✓ %s（%s 前）：%s"), what, day, done);
      else if (is_late)
        text = g_strdup_printf (_ ("■ %s：应于 %s，逾期 %d 天"), what, day, due->days);
      else
        text = g_strdup_printf (_ ("○ %s：%s 前"), what, day);
      add_label (self->listings, text, is_late ? "problem" : NULL);
    }
}

static void
show_listings (SpHazardSteps *self, SpReader *reader)
{
  g_autoptr (GPtrArray) listings = NULL;

  empty (self->listings);
  if (self->hazard != NULL)
    listings = sp_reader_load_all (reader, &sp_listing_type, SP_LISTING_HAZARD, self->id, NULL);
  for (guint i = 0; listings != NULL && i < listings->len; i++)
    add_listing (self, reader, g_ptr_array_index (listings, i));
  gtk_widget_set_visible (GTK_WIDGET (self->listings), listings != NULL && listings->len > 0);
}

void
_sp_hazard_steps_show (SpHazardSteps *self, SpReader *reader)
{
  show_notes (self, reader);
  show_lines (self);
  show_listings (self, reader);
}
