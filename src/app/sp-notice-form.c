/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-notice-form.h. Lists to choose from are data; a row is shown for the kinds of its mask. */
#include "sp-notice-form.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "core/sp-enterprise.h"
#include "core/sp-industry.h"
#include "core/sp-unit.h"
#include "sp-app.h"
#include "sp-picker.h"

#define N_WHOSE 3 /* SP_NOTICE_OF_ALL needs no picker */

struct _SpNoticeForm
{
  GtkGrid parent_instance;

  /* Owned */
  SpSession *session;

  /* Borrowed, children */
  GtkDropDown *choices[SP_NOTICE_N_CHOICES];
  GtkWidget *choice_labels[SP_NOTICE_N_CHOICES];
  SpPicker *pickers[N_WHOSE];
  GtkWidget *picker_labels[N_WHOSE];
  GtkEntry *until;
  GtkWidget *until_label;

  /* State */
  gboolean is_updating;
  gboolean was_of_one; /* before a register was chosen */
};

G_DEFINE_FINAL_TYPE (SpNoticeForm, sp_notice_form, GTK_TYPE_GRID)

static guint changed_signal;

/* ---- what there is to choose ---- */

static const SpWord whose_words[] = {
  {SP_NOTICE_OF_ONE, "one", N_ ("一家企业")},
  {SP_NOTICE_OF_TOWNSHIP, "township", N_ ("一个乡镇的企业")},
  {SP_NOTICE_OF_INDUSTRY, "industry", N_ ("一个行业的企业")},
  {SP_NOTICE_OF_ALL, "all", N_ ("全部企业")},
};
static const SpVocabulary whose = {"notice-whose", whose_words, G_N_ELEMENTS (whose_words)};

static const SpWord least_words[] = {
  {SP_RISK_NONE, "all", N_ ("全部风险点")},
  {SP_RISK_RED, "red", N_ ("只列 1 级（红）")},
  {SP_RISK_ORANGE, "orange", N_ ("1 至 2 级（红、橙）")},
  {SP_RISK_YELLOW, "yellow", N_ ("1 至 3 级（红、橙、黄）")},
};
static const SpVocabulary leasts = {"notice-least", least_words, G_N_ELEMENTS (least_words)};

static const SpWord per_page_words[] = {
  {1, "1", N_ ("每页 1 张")},
  {2, "2", N_ ("每页 2 张")},
  {4, "4", N_ ("每页 4 张")},
  {6, "6", N_ ("每页 6 张")},
};
static const SpVocabulary per_pages = {"notice-per-page", per_page_words,
                                       G_N_ELEMENTS (per_page_words)};

static const SpWord sheet_words[] = {
  {SP_TABLE_A4, "a4", N_ ("A4")},
  {SP_TABLE_A3, "a3", N_ ("A3")},
  {SP_TABLE_A2, "a2", N_ ("A2")},
  {SP_TABLE_A1, "a1", N_ ("A1")},
};
static const SpVocabulary sheets = {"notice-sheet", sheet_words, G_N_ELEMENTS (sheet_words)};

static const SpWord orientation_words[] = {
  {SP_PAPER_LANDSCAPE, "landscape", N_ ("横向")},
  {SP_PAPER_PORTRAIT, "portrait", N_ ("纵向")},
};
static const SpVocabulary orientations = {"notice-orientation", orientation_words,
                                          G_N_ELEMENTS (orientation_words)};

#define KIND(kind) (1u << SP_RISK_NOTICE_##kind)
#define ANY (~0u)

static const struct
{
  const char *label;
  const SpVocabulary *words;
  guint kinds; /* a mask: of which it is shown */
} choices[SP_NOTICE_N_CHOICES] = {
  [SP_NOTICE_KIND] = {N_ ("内容"), &sp_risk_notice_kinds, ANY},
  [SP_NOTICE_WHOSE] = {N_ ("范围"), &whose, ANY},
  [SP_NOTICE_STAGE] = {N_ ("按哪种风险"), &sp_risk_stages, ~KIND (SUBMITTED)},
  [SP_NOTICE_LEAST] = {N_ ("风险等级"), &leasts, KIND (CARD) | KIND (BOARD)},
  [SP_NOTICE_CARD] = {N_ ("告知卡样式"), &sp_risk_card_kinds, KIND (CARD)},
  [SP_NOTICE_PER_PAGE] = {N_ ("排版"), &per_pages, KIND (CARD)},
  [SP_NOTICE_SHEET] = {N_ ("纸张"), &sheets, ~(KIND (CARD) | KIND (REPORT))},
  [SP_NOTICE_ORIENTATION] = {N_ ("方向"), &orientations, KIND (BOARD)},
};

static const struct
{
  const char *label, *none, *missing;
  const SpRecordType *type;
} pickers[N_WHOSE] = {
  [SP_NOTICE_OF_ONE] = {N_ ("企业"), N_ ("选择企业…"),
                        N_ ("请先选择一家企业，或者把范围改为乡镇、行业或全部企业。"),
                        &sp_enterprise_type},
  [SP_NOTICE_OF_TOWNSHIP] = {N_ ("乡镇"), N_ ("选择乡镇…"), N_ ("请先选择乡镇。"), &sp_unit_type},
  [SP_NOTICE_OF_INDUSTRY] = {N_ ("行业"), N_ ("选择行业…"), N_ ("请先选择行业领域。"),
                             &sp_industry_type},
};

/* Not every unit is one. */
static const SpCondition townships[] = {
  {.field = SP_UNIT_KIND, .only = 1 << SP_UNIT_TOWNSHIP},
  {.field = SP_UNIT_STATUS, .only = 1 << SP_UNIT_CONFIRMED},
};

/* ---- what is chosen ---- */

guint
sp_notice_form_get (SpNoticeForm *self, SpNoticeChoice choice)
{
  const SpVocabulary *words;

  g_return_val_if_fail (SP_IS_NOTICE_FORM (self) && choice < SP_NOTICE_N_CHOICES, 0);

  words = choices[choice].words;
  return (guint)words
    ->words[MIN (gtk_drop_down_get_selected (self->choices[choice]), words->n_words - 1)]
    .value;
}

static SpRiskNoticeKind
get_kind (SpNoticeForm *self)
{
  return (SpRiskNoticeKind)sp_notice_form_get (self, SP_NOTICE_KIND);
}

static void
set_choice (SpNoticeForm *self, SpNoticeChoice choice, guint value)
{
  const SpVocabulary *words = choices[choice].words;

  for (guint i = 0; i < words->n_words; i++)
    if (words->words[i].value == (int)value)
      gtk_drop_down_set_selected (self->choices[choice], i);
}

/* ---- what is shown ---- */

static void
update (SpNoticeForm *self)
{
  guint kind = 1u << get_kind (self);
  guint now = sp_notice_form_get (self, SP_NOTICE_WHOSE);
  gboolean has_until = (kind & KIND (BOARD)) != 0;

  for (guint i = 0; i < SP_NOTICE_N_CHOICES; i++)
    {
      gboolean is_shown = (choices[i].kinds & kind) != 0;

      gtk_widget_set_visible (GTK_WIDGET (self->choices[i]), is_shown);
      gtk_widget_set_visible (self->choice_labels[i], is_shown);
    }
  for (guint i = 0; i < N_WHOSE; i++)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->pickers[i]), i == now);
      gtk_widget_set_visible (self->picker_labels[i], i == now);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->until), has_until);
  gtk_widget_set_visible (self->until_label, has_until);
}

static void
notice_form_changed_cb (SpNoticeForm *self)
{
  if (self->is_updating)
    return;
  update (self);
  g_signal_emit (self, changed_signal, 0);
}

/* The usual paper and levels of the kind; registers are of many. */
static void
notice_form_kind_cb (SpNoticeForm *self)
{
  SpRiskNoticeKind kind = get_kind (self);
  gboolean is_of_one = sp_notice_form_get (self, SP_NOTICE_WHOSE) == SP_NOTICE_OF_ONE;
  gboolean is_register = sp_risk_notice_kind_is_register (kind);
  SpRiskNoticeOptions usual;

  sp_risk_notice_options_init (&usual, kind, sp_session_get_as_of (self->session));
  self->is_updating = TRUE;
  set_choice (self, SP_NOTICE_SHEET, usual.sheet);
  set_choice (self, SP_NOTICE_ORIENTATION, usual.orientation);
  set_choice (self, SP_NOTICE_LEAST, usual.least);
  if (is_register && is_of_one)
    set_choice (self, SP_NOTICE_WHOSE, SP_NOTICE_OF_ALL);
  else if (!is_register && self->was_of_one)
    set_choice (self, SP_NOTICE_WHOSE, SP_NOTICE_OF_ONE);
  self->was_of_one = is_register && (is_of_one || self->was_of_one);
  self->is_updating = FALSE;
  notice_form_changed_cb (self);
}

/* Who chooses for whom means it for whatever is chosen next, too. */
static void
notice_form_whose_cb (SpNoticeForm *self)
{
  if (!self->is_updating)
    self->was_of_one = FALSE;
  notice_form_changed_cb (self);
}

/* ---- what is asked for ---- */

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID, "%s", sentence);
  return FALSE;
}

static gboolean
get_until (SpNoticeForm *self, SpDate *until, GError **error)
{
  g_autofree char *text =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->until))));

  *until = *text != '\0' ? sp_date_from_text (text) : SP_DATE_NONE;
  return *text == '\0' || *until != SP_DATE_NONE ||
         refuse (error, _ ("有效期请写成 2021-12-31 这样的日期；不填就按风险评估周期算。"));
}

static gboolean
get_scope (SpNoticeForm *self, SpNoticeJob *job, GError **error)
{
  SpNoticeWhose now = sp_notice_form_get_whose (self);
  int64_t id;

  if (now == SP_NOTICE_OF_ONE && sp_risk_notice_kind_is_register (job->notice.kind))
    return refuse (error, _ ("这种表是按乡镇、行业或全县出的，请把范围改为乡镇、行业或全部企业。"));
  if (now == SP_NOTICE_OF_ALL)
    return TRUE;
  id = sp_picker_get_selected (self->pickers[now]);
  if (id <= 0)
    return refuse (error, _ (pickers[now].missing));
  if (now == SP_NOTICE_OF_ONE)
    job->enterprise = id;
  else if (now == SP_NOTICE_OF_TOWNSHIP)
    job->scope.township = id;
  else
    job->scope.industry = id;
  return TRUE;
}

gboolean
sp_notice_form_get_job (SpNoticeForm *self, SpNoticeJob *job, GError **error)
{
  SpRiskNoticeOptions *notice;

  g_return_val_if_fail (SP_IS_NOTICE_FORM (self) && job != NULL, FALSE);

  *job = (SpNoticeJob) {0};
  notice = &job->notice;
  sp_risk_notice_options_init (notice, get_kind (self), sp_session_get_as_of (self->session));
  notice->stage = (SpRiskStage)sp_notice_form_get (self, SP_NOTICE_STAGE);
  notice->card = (SpRiskCardKind)sp_notice_form_get (self, SP_NOTICE_CARD);
  notice->per_page = sp_notice_form_get (self, SP_NOTICE_PER_PAGE);
  notice->sheet = (SpTableSheet)sp_notice_form_get (self, SP_NOTICE_SHEET);
  notice->orientation = (SpPaperOrientation)sp_notice_form_get (self, SP_NOTICE_ORIENTATION);
  notice->least = (SpRiskLevel)sp_notice_form_get (self, SP_NOTICE_LEAST);
  if (notice->kind == SP_RISK_NOTICE_BOARD && !get_until (self, &notice->valid_until, error))
    return FALSE;
  return get_scope (self, job, error);
}

/* ---- putting together ---- */

static GtkWidget *
attach (SpNoticeForm *self, const char *text, gpointer widget, int row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), widget);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_grid_attach (GTK_GRID (self), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self), widget, 1, row, 1, 1);
  return label;
}

static void
add_choice (SpNoticeForm *self, SpNoticeChoice choice, int row)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  const SpVocabulary *words = choices[choice].words;
  GCallback changed = choice == SP_NOTICE_KIND    ? G_CALLBACK (notice_form_kind_cb)
                      : choice == SP_NOTICE_WHOSE ? G_CALLBACK (notice_form_whose_cb)
                                                  : G_CALLBACK (notice_form_changed_cb);

  for (guint i = 0; i < words->n_words; i++)
    gtk_string_list_append (model, _ (words->words[i].label));
  self->choices[choice] = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_drop_down_set_model (self->choices[choice], G_LIST_MODEL (model));
  sp_app_set_name (self->choices[choice], _ (choices[choice].label));
  self->choice_labels[choice] =
    attach (self, _ (choices[choice].label), self->choices[choice], row);
  g_signal_connect_object (self->choices[choice], "notify::selected", changed, self,
                           G_CONNECT_SWAPPED);
}

static void
add_picker (SpNoticeForm *self, guint i, int row)
{
  self->pickers[i] = sp_picker_new (self->session, pickers[i].type, _ (pickers[i].none));
  sp_picker_set_name (self->pickers[i], _ (pickers[i].label));
  if (i == SP_NOTICE_OF_TOWNSHIP)
    sp_picker_narrow (self->pickers[i], townships, G_N_ELEMENTS (townships));
  self->picker_labels[i] = attach (self, _ (pickers[i].label), self->pickers[i], row);
  g_signal_connect_object (self->pickers[i], "chosen", G_CALLBACK (notice_form_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
add_until (SpNoticeForm *self, int row)
{
  self->until = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_placeholder_text (self->until, _ ("不填就按风险评估周期算"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->until), _ ("公告栏的有效期，如 2021-12-31"));
  self->until_label = attach (self, _ ("有效期至"), self->until, row);
}

/* A file's own records are meant: another file has others. */
static void
notice_form_store_cb (SpNoticeForm *self)
{
  for (guint i = 0; i < N_WHOSE; i++)
    sp_picker_set_selected (self->pickers[i], 0);
}

static void
sp_notice_form_dispose (GObject *object)
{
  SpNoticeForm *self = SP_NOTICE_FORM (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_notice_form_parent_class)->dispose (object);
}

static void
sp_notice_form_class_init (SpNoticeFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_notice_form_dispose;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_notice_form_init (SpNoticeForm *self)
{
  gtk_grid_set_row_spacing (GTK_GRID (self), 6);
  gtk_grid_set_column_spacing (GTK_GRID (self), 12);
}

SpNoticeForm *
sp_notice_form_new (SpSession *session)
{
  SpNoticeForm *self = g_object_new (SP_TYPE_NOTICE_FORM, NULL);
  int row = 0;

  g_return_val_if_fail (SP_IS_SESSION (session), self);

  self->session = g_object_ref (session);
  self->is_updating = TRUE;
  for (guint i = 0; i < SP_NOTICE_N_CHOICES; i++)
    {
      add_choice (self, (SpNoticeChoice)i, row++);
      for (guint j = 0; i == SP_NOTICE_WHOSE && j < N_WHOSE; j++)
        add_picker (self, j, row++);
    }
  add_until (self, row);
  set_choice (self, SP_NOTICE_STAGE, SP_RISK_RESIDUAL);
  set_choice (self, SP_NOTICE_PER_PAGE, 4);
  self->is_updating = FALSE;
  sp_notice_form_choose (self, SP_NOTICE_KIND, SP_RISK_NOTICE_LIST);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (notice_form_store_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
sp_notice_form_choose (SpNoticeForm *self, SpNoticeChoice choice, guint value)
{
  g_return_if_fail (SP_IS_NOTICE_FORM (self) && choice < SP_NOTICE_N_CHOICES);

  set_choice (self, choice, value);
}

GtkDropDown *
sp_notice_form_get_choice (SpNoticeForm *self, SpNoticeChoice choice)
{
  g_return_val_if_fail (SP_IS_NOTICE_FORM (self) && choice < SP_NOTICE_N_CHOICES, NULL);
  return self->choices[choice];
}

void
sp_notice_form_set_whose (SpNoticeForm *self, SpNoticeWhose now, int64_t id)
{
  g_return_if_fail (SP_IS_NOTICE_FORM (self));

  if (now != SP_NOTICE_OF_ALL)
    sp_picker_set_selected (self->pickers[now], id);
  set_choice (self, SP_NOTICE_WHOSE, now);
}

SpNoticeWhose
sp_notice_form_get_whose (SpNoticeForm *self)
{
  return (SpNoticeWhose)sp_notice_form_get (self, SP_NOTICE_WHOSE);
}

void
sp_notice_form_set_until (SpNoticeForm *self, const char *text)
{
  g_return_if_fail (SP_IS_NOTICE_FORM (self) && text != NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->until), text);
}

SpPicker *
sp_notice_form_get_picker (SpNoticeForm *self)
{
  SpNoticeWhose now;

  g_return_val_if_fail (SP_IS_NOTICE_FORM (self), NULL);

  now = sp_notice_form_get_whose (self);
  return now < N_WHOSE ? self->pickers[now] : NULL;
}
