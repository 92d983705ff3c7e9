/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-enterprise-risks.h. */
#include "sp-enterprise-risks.h"

#include "base/sp-i18n.h"
#include "core/sp-enterprise.h"
#include "core/sp-industry.h"
#include "sp-app.h"
#include "sp-risk-block.h"
#include "store/sp-risks.h"

#define MOST_ROWS 5

struct _SpEnterpriseRisks
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;
  GArray *states; /* of SpRiskState, the worst first */

  /* Borrowed, children */
  GtkExpander *expander;
  GtkFlowBox *levels; /* blocks with counts; as many in a line as there is room for */
  GtkBox *rows;
  GtkLabel *report;

  /* State */
  int64_t enterprise;
  SpRiskCounts counts;
  guint is_stale : 1; /* something changed while nobody looked */
};

G_DEFINE_FINAL_TYPE (SpEnterpriseRisks, sp_enterprise_risks, GTK_TYPE_WIDGET)

static const char key_id[] = "sp-id";

static void
empty (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
empty_flow (GtkFlowBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_flow_box_remove (box, child);
}

/* ---- counts ---- */

static void
show_heading (SpEnterpriseRisks *self)
{
  g_autofree char *text = self->counts.highest != SP_RISK_NONE
                            ? g_strdup_printf (_ ("风险点 %u　最高 %s"), self->counts.n_points,
                                               sp_risk_block_words (self->counts.highest))
                            : g_strdup_printf (_ ("风险点 %u"), self->counts.n_points);

  gtk_expander_set_label (self->expander, text);
}

/* Takes no keys: what can be pressed in it takes them itself. */
static void
append_still (GtkFlowBox *box, GtkWidget *child)
{
  gtk_flow_box_append (box, child);
  gtk_widget_set_focusable (gtk_widget_get_parent (child), FALSE);
}

static void
add_level (SpEnterpriseRisks *self, SpRiskLevel level)
{
  g_autofree char *text = g_strdup_printf ("%u", self->counts.n[level]);
  GtkWidget *count, *pair;

  if (self->counts.n[level] == 0)
    return;
  count = gtk_label_new (text);
  pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (pair), sp_risk_block_new (level));
  gtk_box_append (GTK_BOX (pair), count);
  append_still (self->levels, pair);
}

static void
show_levels (SpEnterpriseRisks *self)
{
  GtkWidget *all = gtk_button_new_with_label (_ ("全部列出"));

  empty_flow (self->levels);
  for (SpRiskLevel level = SP_RISK_RED; level <= SP_RISK_BLUE; level++)
    add_level (self, level);
  add_level (self, SP_RISK_NONE);
  gtk_widget_add_css_class (all, "flat");
  gtk_widget_add_css_class (all, "compact");
  gtk_widget_set_halign (all, GTK_ALIGN_END);
  g_signal_connect_object (all, "clicked", G_CALLBACK (sp_enterprise_risks_list), self,
                           G_CONNECT_SWAPPED);
  append_still (self->levels, all);
}

/* ---- the worst ---- */

static void
risks_row_cb (SpEnterpriseRisks *self, GtkWidget *button)
{
  const int64_t *id = g_object_get_data (G_OBJECT (button), key_id);

  sp_session_go_to_record (self->session, &sp_risk_point_type, *id);
}

static void
add_row (SpEnterpriseRisks *self, SpReader *reader, const SpRiskState *state)
{
  g_autoptr (SpRecord) point = sp_reader_load (reader, &sp_risk_point_type, state->point, NULL);
  g_autofree char *text = NULL;
  GtkWidget *button = gtk_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words;

  if (point == NULL)
    return;
  text = g_strdup_printf ("%s　%s", sp_record_get_text (point, SP_RISK_POINT_NUMBER),
                          sp_record_get_title (point));
  words = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), sp_risk_block_new (sp_risk_state_level (state, SP_RISK_RESIDUAL)));
  gtk_button_set_child (GTK_BUTTON (button), row);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, text);
  g_object_set_data_full (G_OBJECT (button), key_id, g_memdup2 (&state->point, sizeof state->point),
                          g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (risks_row_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->rows, button);
}

static int
rank (const SpRiskState *state)
{
  SpRiskLevel level = sp_risk_state_level (state, SP_RISK_RESIDUAL);

  return level == SP_RISK_NONE ? SP_RISK_N_LEVELS : (int)level;
}

static int
compare_states (gconstpointer a, gconstpointer b)
{
  const SpRiskState *left = a, *right = b;
  int difference = rank (left) - rank (right);

  return difference != 0 ? difference : (left->point > right->point) - (left->point < right->point);
}

/* ---- the yearly report ---- */

static SpRecord *
find_report (SpEnterpriseRisks *self, SpReader *reader, int year)
{
  g_autoptr (GPtrArray) reports = sp_reader_load_all (
    reader, &sp_risk_report_type, SP_RISK_REPORT_ENTERPRISE, self->enterprise, NULL);

  for (guint i = 0; reports != NULL && i < reports->len; i++)
    if (sp_record_get_integer (reports->pdata[i], SP_RISK_REPORT_YEAR) == year)
      return g_object_ref (reports->pdata[i]);
  return NULL;
}

static gboolean
is_in (SpEnterpriseRisks *self, SpRecord *report, guint field)
{
  SpDate day = report != NULL ? (SpDate)sp_record_get_integer (report, field) : SP_DATE_NONE;

  return day != SP_DATE_NONE && day <= sp_session_get_as_of (self->session);
}

static char *
dup_report (SpEnterpriseRisks *self, SpReader *reader, int year)
{
  g_autoptr (SpRecord) enterprise =
    sp_reader_load (reader, &sp_enterprise_type, self->enterprise, NULL);
  g_autoptr (SpRecord) report = find_report (self, reader, year);
  g_autoptr (SpRecord) industry = NULL;
  gboolean has_list = is_in (self, report, SP_RISK_REPORT_LIST_ON);
  gboolean has_analysis = is_in (self, report, SP_RISK_REPORT_ANALYSIS_ON);
  g_autofree char *due = NULL;
  const char *missing;
  SpDate day;

  if (has_list && has_analysis)
    return g_strdup_printf (_ ("%d 年度风险报告：清单和分析报告都已报送"), year);
  if (enterprise != NULL)
    industry = sp_reader_load (reader, &sp_industry_type,
                               sp_record_get_integer (enterprise, SP_ENTERPRISE_INDUSTRY), NULL);
  day = sp_industry_report_due (industry != NULL ? SP_INDUSTRY (industry) : NULL, year);
  due = sp_date_dup_iso (day);
  missing = has_list ? _ ("分析报告") : has_analysis ? _ ("源点清单") : _ ("源点清单和分析报告");
  if (day < sp_session_get_as_of (self->session))
    return g_strdup_printf (_ ("%s %d 年度风险报告应在 %s 前报送，缺%s"),
                            sp_light_symbol (SP_LIGHT_OVERDUE), year, due, missing);
  return g_strdup_printf (_ ("%d 年度风险报告应在 %s 前报送，还缺%s"), year, due, missing);
}

/* ---- loading ---- */

static void
load (SpEnterpriseRisks *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  SpDate as_of = sp_session_get_as_of (self->session);
  g_autofree char *report = NULL;

  self->is_stale = FALSE;
  empty (self->rows);
  g_clear_pointer (&self->states, g_array_unref);
  if (reader != NULL && self->enterprise != 0)
    self->states = sp_reader_load_risk_states (reader, self->enterprise, as_of, NULL, NULL);
  if (self->states == NULL)
    self->states = g_array_new (FALSE, FALSE, sizeof (SpRiskState));
  self->counts = sp_risk_states_count (self->states, SP_RISK_RESIDUAL);
  g_array_sort (self->states, compare_states);
  show_heading (self);
  show_levels (self);
  for (guint i = 0; i < MIN (self->states->len, MOST_ROWS); i++)
    add_row (self, reader, &g_array_index (self->states, SpRiskState, i));
  if (self->states->len > 0)
    report = dup_report (self, reader, sp_date_to_ymd (as_of).year);
  gtk_label_set_label (self->report, report != NULL ? report : "");
  gtk_widget_set_sensitive (GTK_WIDGET (self->expander), self->states->len > 0);
}

static void
risks_changed_cb (SpEnterpriseRisks *self)
{
  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->enterprise != 0 && !self->is_stale)
    load (self);
}

static void
sp_enterprise_risks_map (GtkWidget *widget)
{
  SpEnterpriseRisks *self = SP_ENTERPRISE_RISKS (widget);

  GTK_WIDGET_CLASS (sp_enterprise_risks_parent_class)->map (widget);
  if (self->is_stale)
    load (self);
}

/* ---- class ---- */

static void
sp_enterprise_risks_dispose (GObject *object)
{
  SpEnterpriseRisks *self = SP_ENTERPRISE_RISKS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->states, g_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_enterprise_risks_parent_class)->dispose (object);
}

static void
sp_enterprise_risks_class_init (SpEnterpriseRisksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_enterprise_risks_dispose;
  GTK_WIDGET_CLASS (klass)->map = sp_enterprise_risks_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
sp_enterprise_risks_init (SpEnterpriseRisks *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->states = g_array_new (FALSE, FALSE, sizeof (SpRiskState));
  self->levels = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->levels, GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (self->levels, SP_RISK_N_LEVELS + 1);
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->report = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->report, 0);
  gtk_label_set_wrap (self->report, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->levels));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->report));
  self->expander = GTK_EXPANDER (gtk_expander_new (NULL));
  gtk_expander_set_expanded (self->expander, TRUE);
  gtk_expander_set_child (self->expander, box);
  gtk_widget_set_parent (GTK_WIDGET (self->expander), GTK_WIDGET (self));
}

SpEnterpriseRisks *
sp_enterprise_risks_new (SpSession *session)
{
  SpEnterpriseRisks *self = g_object_new (SP_TYPE_ENTERPRISE_RISKS, NULL);
  static const char *const signals[] = {"records-changed", "notify::as-of", "notify::store"};

  g_return_val_if_fail (SP_IS_SESSION (session), self);
  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (risks_changed_cb), self,
                             G_CONNECT_SWAPPED);
  return self;
}

void
sp_enterprise_risks_set_enterprise (SpEnterpriseRisks *self, int64_t enterprise)
{
  g_return_if_fail (SP_IS_ENTERPRISE_RISKS (self));
  self->enterprise = enterprise;
  load (self);
}

const char *
sp_enterprise_risks_get_heading (SpEnterpriseRisks *self)
{
  g_return_val_if_fail (SP_IS_ENTERPRISE_RISKS (self), "");
  return gtk_expander_get_label (self->expander);
}

const char *
sp_enterprise_risks_get_report (SpEnterpriseRisks *self)
{
  g_return_val_if_fail (SP_IS_ENTERPRISE_RISKS (self), "");
  return gtk_label_get_label (self->report);
}

const SpRiskCounts *
sp_enterprise_risks_get_counts (SpEnterpriseRisks *self)
{
  g_return_val_if_fail (SP_IS_ENTERPRISE_RISKS (self), NULL);
  return &self->counts;
}

void
sp_enterprise_risks_list (SpEnterpriseRisks *self)
{
  g_return_if_fail (SP_IS_ENTERPRISE_RISKS (self) && self->enterprise != 0);
  sp_session_go_to_owned (self->session, &sp_risk_point_type, "enterprise", self->enterprise);
}
