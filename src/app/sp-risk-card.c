/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-card.h. */
#include "sp-risk-card.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-risk-block.h"

#define N_STAGES 2

struct _SpRiskCard
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;

  /* Borrowed, children */
  GtkWidget *blocks[N_STAGES];
  GtkLabel *scores[N_STAGES];
  GtkLabel *control, *missing, *review;
  GtkWidget *buttons;

  /* State */
  int64_t point;
  SpRiskLevel levels[N_STAGES];
};

G_DEFINE_FINAL_TYPE (SpRiskCard, sp_risk_card, GTK_TYPE_WIDGET)

static const struct
{
  guint level, score;
  const char *label; /* marked by N_() */
} stages[N_STAGES] = {
  [SP_RISK_INHERENT] = {SP_RISK_POINT_INHERENT_LEVEL, SP_RISK_POINT_INHERENT_SCORE, N_ ("固有")},
  [SP_RISK_RESIDUAL] = {SP_RISK_POINT_RESIDUAL_LEVEL, SP_RISK_POINT_RESIDUAL_SCORE, N_ ("现有")},
};

/* ---- words ---- */

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
show_stage (SpRiskCard *self, SpRecord *point, guint stage)
{
  const SpValue *score = sp_record_peek (point, stages[stage].score);
  g_autofree char *text = score->is_set ? g_strdup_printf ("%g", score->real) : NULL;

  self->levels[stage] = (SpRiskLevel)sp_record_get_integer (point, stages[stage].level);
  sp_risk_block_set (self->blocks[stage], self->levels[stage]);
  gtk_label_set_label (self->scores[stage], text != NULL ? text : "");
}

/* 管控层级：班组（按等级）　责任：一车间 王某. What is not set follows the level, and says so. */
static void
show_control (SpRiskCard *self, SpRiskPoint *point)
{
  SpControlLevel level = sp_risk_point_get_control_level (point);
  gboolean is_set =
    sp_record_get_integer (SP_RECORD (point), SP_RISK_POINT_CONTROL_LEVEL) != SP_CONTROL_BY_LEVEL;
  g_autofree char *duty = sp_risk_point_dup_duty (point);
  GString *text = g_string_new (_ ("管控层级："));

  if (level == SP_CONTROL_BY_LEVEL)
    g_string_append (text, _ ("按等级，评估以后定"));
  else
    g_string_append_printf (text, is_set ? "%s" : _ ("%s（按等级）"),
                            sp_vocabulary_label (&sp_control_levels, (int)level));
  if (level != SP_CONTROL_BY_LEVEL)
    g_string_append_printf (text, _ ("　责任：%s"), *duty != '\0' ? duty : _ ("没有填写"));
  gtk_label_set_label (self->control, text->str);
  g_string_free (text, TRUE);
}

static void
show_missing (SpRiskCard *self, SpRiskPoint *point)
{
  g_autofree char *missing = sp_risk_point_dup_missing (point);
  g_autofree char *text =
    *missing != '\0' ? g_strdup_printf (_ ("一、二级风险应有而缺：%s"), missing) : g_strdup ("");

  set_text (self->missing, text);
}

static char *
dup_review (SpStanding standing, const char *iso, int days, gboolean is_assessed)
{
  if (standing == SP_STANDING_CLOSED)
    return g_strdup (_ ("已撤销，不再评估"));
  if (!is_assessed)
    return g_strdup (_ ("还没有评估"));
  if (*iso == '\0')
    return g_strdup ("");
  if (standing == SP_STANDING_OVERDUE)
    return g_strdup_printf (_ ("%s 应在 %s 再评估，逾期 %d 天"), sp_light_symbol (SP_LIGHT_OVERDUE),
                            iso, days);
  if (standing == SP_STANDING_NEAR)
    return g_strdup_printf (_ ("%s %s 应再评估，还有 %d 天"), sp_light_symbol (SP_LIGHT_NEAR), iso,
                            days);
  return g_strdup_printf (_ ("%s 应再评估，还有 %d 天"), iso, days);
}

static void
show_review (SpRiskCard *self, SpRecord *point)
{
  int days = 0;
  SpStanding standing =
    sp_standing_judge (point, &sp_risk_point_standing, sp_session_get_as_of (self->session),
                       sp_session_get_near_days (self->session), &days);
  g_autofree char *iso =
    sp_date_dup_iso ((SpDate)sp_record_get_integer (point, SP_RISK_POINT_REVIEW_DUE_ON));
  g_autofree char *text = dup_review (
    standing, iso, days, sp_record_get_integer (point, SP_RISK_POINT_ASSESSED_ON) != SP_DATE_NONE);
  const char *styles[] = {"numeric", NULL, NULL};

  if (standing == SP_STANDING_OVERDUE || standing == SP_STANDING_NEAR)
    styles[1] = sp_app_light_class (sp_standing_light (standing));
  gtk_widget_set_css_classes (GTK_WIDGET (self->review), styles);
  set_text (self->review, text);
}

/* ---- loading ---- */

static void
load (SpRiskCard *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (SpRecord) row = NULL;
  g_autoptr (SpRecord) point = NULL;

  if (reader != NULL && self->point != 0)
    row = sp_reader_load (reader, &sp_risk_point_type, self->point, NULL);
  if (row != NULL)
    point = sp_reader_dup_record_then (reader, row, sp_session_get_as_of (self->session), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), point != NULL);
  if (point == NULL)
    return;
  for (guint i = 0; i < N_STAGES; i++)
    show_stage (self, point, i);
  show_control (self, SP_RISK_POINT (point));
  show_missing (self, SP_RISK_POINT (point));
  show_review (self, point);
  gtk_widget_set_visible (self->buttons, !sp_session_is_read_only (self->session));
}

/* ---- class ---- */

static void
sp_risk_card_dispose (GObject *object)
{
  SpRiskCard *self = SP_RISK_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_risk_card_parent_class)->dispose (object);
}

/* On what was done last: events are entered from the last button. */
static gboolean
sp_risk_card_grab_focus (GtkWidget *widget)
{
  GtkWidget *last = gtk_widget_get_last_child (SP_RISK_CARD (widget)->buttons);

  return gtk_widget_grab_focus (gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (last)));
}

static void
sp_risk_card_class_init (SpRiskCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_risk_card_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = sp_risk_card_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkLabel *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return GTK_LABEL (label);
}

/* As many lines as a narrow pane needs. */
static GtkWidget *
add_line (SpRiskCard *self)
{
  GtkWidget *line = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (line), GTK_SELECTION_NONE);
  gtk_widget_set_parent (line, GTK_WIDGET (self));
  return line;
}

static void
append (GtkWidget *line, GtkWidget *child)
{
  gtk_flow_box_append (GTK_FLOW_BOX (line), child);
  gtk_widget_set_focusable (gtk_widget_get_parent (child), FALSE);
}

static void
add_stages (SpRiskCard *self)
{
  GtkWidget *line = add_line (self);

  for (guint i = 0; i < N_STAGES; i++)
    {
      GtkWidget *stage = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkLabel *word = new_label (_ (stages[i].label), "heading");

      self->blocks[i] = sp_risk_block_new (SP_RISK_NONE);
      self->scores[i] = new_label (NULL, "numeric");
      gtk_box_append (GTK_BOX (stage), GTK_WIDGET (word));
      gtk_box_append (GTK_BOX (stage), self->blocks[i]);
      gtk_box_append (GTK_BOX (stage), GTK_WIDGET (self->scores[i]));
      append (line, stage);
    }
}

static void
add_button (GtkWidget *line, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  append (line, button);
}

static void
sp_risk_card_init (SpRiskCard *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  add_stages (self);
  self->control = new_label (NULL, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->control), GTK_WIDGET (self));
  self->missing = new_label (NULL, "problem");
  gtk_widget_set_parent (GTK_WIDGET (self->missing), GTK_WIDGET (self));
  self->review = new_label (NULL, "numeric");
  gtk_widget_set_parent (GTK_WIDGET (self->review), GTK_WIDGET (self));
  self->buttons = add_line (self);
  add_button (self->buttons, _ ("评估固有风险…"), "risk.assess-inherent");
  add_button (self->buttons, _ ("评估现有风险…"), "risk.assess-residual");
  add_button (self->buttons, _ ("登记再评估事由…"), "risk.event");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

SpRiskCard *
sp_risk_card_new (SpSession *session)
{
  SpRiskCard *self = g_object_new (SP_TYPE_RISK_CARD, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session), self);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::as-of", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  return self;
}

void
sp_risk_card_set_point (SpRiskCard *self, int64_t point)
{
  g_return_if_fail (SP_IS_RISK_CARD (self));
  self->point = point;
  load (self);
}

SpRiskLevel
sp_risk_card_get_level (SpRiskCard *self, SpRiskStage stage)
{
  g_return_val_if_fail (SP_IS_RISK_CARD (self) && (guint)stage < N_STAGES, SP_RISK_NONE);
  return self->levels[stage];
}

const char *
sp_risk_card_get_control (SpRiskCard *self)
{
  g_return_val_if_fail (SP_IS_RISK_CARD (self), "");
  return gtk_label_get_label (self->control);
}

const char *
sp_risk_card_get_missing (SpRiskCard *self)
{
  g_return_val_if_fail (SP_IS_RISK_CARD (self), "");
  return gtk_label_get_label (self->missing);
}

const char *
sp_risk_card_get_review (SpRiskCard *self)
{
  g_return_val_if_fail (SP_IS_RISK_CARD (self), "");
  return gtk_label_get_label (self->review);
}
