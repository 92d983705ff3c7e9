/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-filter-chip.h. */
#include "sp-filter-chip.h"

#include "base/sp-i18n.h"
#include "sp-app.h"
#include "sp-picker.h"

#define MOST_CHARS 28
#define PICKER_WIDTH 96

struct _SpFilterChip
{
  GtkWidget parent_instance;

  /* Owned */
  SpSession *session;

  /* Borrowed, children */
  GtkWidget *child;       /* the menu button or the picker */
  GtkLabel *words;        /* in the menu button; a narrow bar shortens it */
  GPtrArray *checks;      /* of a choice: by its words */
  GtkEditable *from, *to; /* of a date */
  GtkLabel *problem;

  /* State */
  const char *label; /* marked by N_() */
  SpFieldType type;  /* CHOICE: also of standings */
  const SpVocabulary *choices;
  const SpField *field;          /* NULL: of standings or other words */
  const SpRecordType *near_type; /* whose standings; NULL: none */
  SpCondition condition;
  guint showing : 1;
};

G_DEFINE_FINAL_TYPE (SpFilterChip, sp_filter_chip, GTK_TYPE_WIDGET)

static guint changed_signal;

/* ---- showing ---- */

/* 类别：督办、通报 */
static char *
dup_words_label (SpFilterChip *self)
{
  GString *text = g_string_new (_ (self->label));
  const char *joint = _ ("：");

  if (self->condition.only == 0)
    g_string_append (text, _ ("：全部"));
  for (guint i = 0; i < self->choices->n_words; i++)
    if ((self->condition.only >> self->choices->words[i].value & 1) != 0)
      {
        g_string_append_printf (text, "%s%s", joint, _ (self->choices->words[i].label));
        joint = "、";
      }
  return g_string_free (text, FALSE);
}

static char *
dup_span_label (SpFilterChip *self)
{
  g_autofree char *from = sp_date_dup_iso (self->condition.from);
  g_autofree char *to = sp_date_dup_iso (self->condition.to);
  const char *label = _ (self->label);

  if (*from == '\0' && *to == '\0')
    return g_strdup_printf (_ ("%s：全部"), label);
  if (*from == '\0')
    return g_strdup_printf (_ ("%s：至 %s"), label, to);
  if (*to == '\0')
    return g_strdup_printf (_ ("%s：自 %s"), label, from);
  return g_strdup_printf (_ ("%s：%s 至 %s"), label, from, to);
}

static gboolean
is_set (SpFilterChip *self)
{
  return self->condition.only != 0 || self->condition.from != SP_DATE_NONE ||
         self->condition.to != SP_DATE_NONE;
}

/* What a narrow bar leaves of it: its name, and where it is set the beginning of what to. A Han
 * character is as wide as two others. */
static int
count_least (SpFilterChip *self)
{
  int name = (int)g_utf8_strlen (_ (self->label), -1) * 2 + 1;

  return MIN (is_set (self) ? name + 10 : name, MOST_CHARS);
}

static void
show_condition (SpFilterChip *self)
{
  g_autofree char *label = NULL;

  self->showing = TRUE;
  if (is_set (self))
    gtk_widget_add_css_class (self->child, "chip-set");
  else
    gtk_widget_remove_css_class (self->child, "chip-set");
  if (self->type == SP_TYPE_REFERENCE)
    sp_picker_set_selected (SP_PICKER (self->child), self->condition.only);
  else
    {
      label = self->type == SP_TYPE_CHOICE ? dup_words_label (self) : dup_span_label (self);
      gtk_label_set_label (self->words, label);
      gtk_label_set_width_chars (self->words, count_least (self));
      gtk_widget_set_tooltip_text (self->child, is_set (self) ? label : NULL);
      sp_app_set_name (self->child, label);
    }
  for (guint i = 0; self->checks != NULL && i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i),
                                 (self->condition.only >> self->choices->words[i].value & 1) != 0);
  self->showing = FALSE;
}

static void
take (SpFilterChip *self, int64_t only, SpDate from, SpDate to)
{
  self->condition.only = only;
  self->condition.from = from;
  self->condition.to = to;
  show_condition (self);
  g_signal_emit (self, changed_signal, 0);
}

/* ---- a choice ---- */

static void
filter_chip_checked_cb (SpFilterChip *self)
{
  int64_t mask = 0;

  if (self->showing)
    return;
  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      mask |= (int64_t)1 << self->choices->words[i].value;
  take (self, mask, 0, 0);
}

static GtkWidget *
new_words (SpFilterChip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->checks = g_ptr_array_new ();
  for (guint i = 0; i < self->choices->n_words; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (_ (self->choices->words[i].label));

      g_signal_connect_object (check, "toggled", G_CALLBACK (filter_chip_checked_cb), self,
                               G_CONNECT_SWAPPED);
      g_ptr_array_add (self->checks, check);
      gtk_box_append (GTK_BOX (box), check);
    }
  return box;
}

/* ---- a date ---- */

static void
take_span (SpFilterChip *self, SpDate from, SpDate to)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->child));
  take (self, 0, from, to);
}

static void
take_period (SpFilterChip *self, SpPeriodKind kind)
{
  SpPeriod period = sp_period_containing (sp_session_get_as_of (self->session), kind);

  take_span (self, period.first, period.last);
}

static void
filter_chip_month_cb (SpFilterChip *self)
{
  take_period (self, SP_PERIOD_MONTH);
}

static void
filter_chip_quarter_cb (SpFilterChip *self)
{
  take_period (self, SP_PERIOD_QUARTER);
}

static void
filter_chip_year_cb (SpFilterChip *self)
{
  take_period (self, SP_PERIOD_YEAR);
}

static void
filter_chip_past_cb (SpFilterChip *self)
{
  take_span (self, SP_DATE_NONE, sp_session_get_as_of (self->session));
}

static void
filter_chip_any_cb (SpFilterChip *self)
{
  take_span (self, SP_DATE_NONE, SP_DATE_NONE);
}

/* Empty is open; FALSE when it is no date. */
static gboolean
read_day (GtkEditable *entry, SpDate *day)
{
  const char *text = gtk_editable_get_text (entry);

  *day = sp_date_from_text (text);
  return *text == '\0' || *day != SP_DATE_NONE;
}

static void
filter_chip_span_cb (SpFilterChip *self)
{
  SpDate from = SP_DATE_NONE;
  SpDate to = SP_DATE_NONE;
  gboolean ok = read_day (self->from, &from) && read_day (self->to, &to);

  gtk_widget_set_visible (GTK_WIDGET (self->problem), !ok);
  if (ok)
    take_span (self, from, to);
}

static void
add_button (SpFilterChip *self, GtkWidget *box, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkEditable *
add_entry (SpFilterChip *self, GtkWidget *box, const char *label)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  sp_app_set_name (entry, label);
  g_signal_connect_object (entry, "activate", G_CALLBACK (filter_chip_span_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), entry);
  return GTK_EDITABLE (entry);
}

static GtkWidget *
new_span (SpFilterChip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  add_button (self, box, _ ("本月"), G_CALLBACK (filter_chip_month_cb));
  add_button (self, box, _ ("本季度"), G_CALLBACK (filter_chip_quarter_cb));
  add_button (self, box, _ ("本年"), G_CALLBACK (filter_chip_year_cb));
  add_button (self, box, _ ("到统计日期为止"), G_CALLBACK (filter_chip_past_cb));
  add_button (self, box, _ ("全部"), G_CALLBACK (filter_chip_any_cb));
  self->from = add_entry (self, box, _ ("自 2021-7-1"));
  self->to = add_entry (self, box, _ ("至 2021-9-30"));
  self->problem = GTK_LABEL (gtk_label_new (_ ("日期没有看懂，请写成 2021-9-30 的样子。")));
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "problem");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  add_button (self, box, _ ("按这段日期筛选"), G_CALLBACK (filter_chip_span_cb));
  return box;
}

/* ---- a reference ---- */

static void
filter_chip_picked_cb (SpFilterChip *self)
{
  take (self, sp_picker_get_selected (SP_PICKER (self->child)), 0, 0);
}

static GtkWidget *
new_picker (SpFilterChip *self)
{
  g_autofree char *none = g_strdup_printf (_ ("%s：全部"), _ (self->label));
  SpPicker *picker =
    sp_picker_new (self->session, sp_record_type_by_table (self->field->references), none);

  sp_picker_set_name (picker, _ (self->label));
  gtk_widget_set_size_request (GTK_WIDGET (picker), PICKER_WIDTH, -1);
  g_signal_connect_object (picker, "chosen", G_CALLBACK (filter_chip_picked_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (picker);
}

/* ---- class ---- */

static void
sp_filter_chip_dispose (GObject *object)
{
  SpFilterChip *self = SP_FILTER_CHIP (object);

  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_filter_chip_parent_class)->dispose (object);
}

static void
sp_filter_chip_class_init (SpFilterChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_filter_chip_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_filter_chip_init (SpFilterChip *self)
{
}

static GtkWidget *
new_menu (SpFilterChip *self, GtkWidget *content)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->words, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->words, MOST_CHARS);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), GTK_WIDGET (self->words));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);

  gtk_popover_set_child (GTK_POPOVER (popover), content);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  return button;
}

static SpFilterChip *
new_of_words (SpSession *session, const char *label, const SpVocabulary *choices)
{
  SpFilterChip *self = g_object_new (SP_TYPE_FILTER_CHIP, NULL);

  self->session = g_object_ref (session);
  self->label = label;
  self->type = SP_TYPE_CHOICE;
  self->choices = choices;
  self->condition.field = SP_NO_FIELD;
  self->child = new_menu (self, new_words (self));
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
  show_condition (self);
  return self;
}

SpFilterChip *
sp_filter_chip_new_words (SpSession *session, const char *label, const SpVocabulary *choices)
{
  g_return_val_if_fail (SP_IS_SESSION (session) && label != NULL && choices != NULL, NULL);
  return new_of_words (session, label, choices);
}

SpFilterChip *
sp_filter_chip_new_standing (SpSession *session,
                             const SpRecordType *type,
                             const SpStandingFields *fields)
{
  SpFilterChip *self;

  g_return_val_if_fail (SP_IS_SESSION (session) && fields != NULL, NULL);
  self = new_of_words (session, N_ ("状态"), &sp_standings);
  self->condition.standing = fields;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_widget_set_visible (
      g_ptr_array_index (self->checks, i),
      sp_standing_applies (fields, (SpStanding)self->choices->words[i].value));
  self->near_type = type;
  return self;
}

SpFilterChip *
sp_filter_chip_new_children (SpSession *session,
                             const char *label,
                             const SpVocabulary *choices,
                             const SpChildStanding *children)
{
  SpFilterChip *self;

  g_return_val_if_fail (SP_IS_SESSION (session) && children != NULL, NULL);
  self = new_of_words (session, label, choices);
  self->condition.children = children;
  return self;
}

SpFilterChip *
sp_filter_chip_new (SpSession *session, const SpRecordType *type, guint field)
{
  SpFilterChip *self = g_object_new (SP_TYPE_FILTER_CHIP, NULL);

  g_return_val_if_fail (SP_IS_SESSION (session) && field < type->n_fields, self);
  self->session = g_object_ref (session);
  self->field = &type->fields[field];
  self->label = self->field->label;
  self->type = self->field->type;
  self->choices = self->field->choices;
  self->condition.field = field;
  if (self->type == SP_TYPE_REFERENCE)
    self->child = new_picker (self);
  else
    self->child =
      new_menu (self, self->type == SP_TYPE_CHOICE ? new_words (self) : new_span (self));
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
  show_condition (self);
  return self;
}

SpFilterChip *
sp_filter_chip_new_through (SpSession *session, const SpThrough *through)
{
  SpFilterChip *self;

  g_return_val_if_fail (SP_IS_SESSION (session) && through != NULL, NULL);
  self = sp_filter_chip_new (session, through->type, through->field);
  self->condition.field = SP_NO_FIELD;
  self->condition.through = through;
  return self;
}

SpFilterChip *
sp_filter_chip_new_presence (SpSession *session, guint field, const char *label)
{
  static const SpWord words[] = {{0, "without", N_ ("没有")}, {1, "with", N_ ("有")}};
  static const SpVocabulary presences = {"presence", words, G_N_ELEMENTS (words)};
  SpFilterChip *self;

  g_return_val_if_fail (SP_IS_SESSION (session) && label != NULL, NULL);
  self = new_of_words (session, label, &presences);
  self->condition.field = field;
  return self;
}

void
sp_filter_chip_set_label (SpFilterChip *self, const char *label)
{
  g_return_if_fail (SP_IS_FILTER_CHIP (self) && label != NULL);
  self->label = label;
  show_condition (self);
}

gboolean
sp_filter_chip_get_condition (SpFilterChip *self, SpCondition *condition)
{
  g_return_val_if_fail (SP_IS_FILTER_CHIP (self), FALSE);
  *condition = self->condition;
  if (condition->standing != NULL || condition->children != NULL)
    {
      condition->from = sp_session_get_as_of (self->session);
      condition->to =
        condition->from + sp_session_get_near_days_of (self->session, self->near_type);
    }
  return is_set (self);
}

void
sp_filter_chip_set_condition (SpFilterChip *self, const SpCondition *condition)
{
  const SpCondition everything = {0};

  g_return_if_fail (SP_IS_FILTER_CHIP (self));
  condition = condition != NULL ? condition : &everything;
  self->condition.only = condition->only;
  self->condition.from = condition->from;
  self->condition.to = condition->to;
  show_condition (self);
}

/* ---- settings ---- */

#define CODE_WITHOUT "-"
#define CODE_SPAN ".."

char *
sp_filter_chip_dup_key (SpFilterChip *self)
{
  g_return_val_if_fail (SP_IS_FILTER_CHIP (self), NULL);
  if (self->condition.standing != NULL)
    return g_strdup ("#standing");
  if (self->condition.children != NULL)
    return g_strdup ("#children");
  if (self->field != NULL)
    return g_strdup (self->field->name);
  return g_strdup_printf ("#%s", self->label);
}

static char *
dup_words (SpFilterChip *self)
{
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < self->choices->n_words; i++)
    if ((self->condition.only >> self->choices->words[i].value & 1) != 0)
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? "," : "",
                              self->choices->words[i].code);
  return g_string_free (codes, FALSE);
}

static char *
dup_uid (SpFilterChip *self)
{
  SpReader *reader = sp_session_get_reader (self->session);
  g_autoptr (SpRecord) record = NULL;

  if (self->condition.only < 0)
    return g_strdup (CODE_WITHOUT);
  if (reader != NULL && self->condition.only != 0)
    record = sp_reader_load (reader, sp_record_type_by_table (self->field->references),
                             self->condition.only, NULL);
  return g_strdup (record != NULL ? sp_record_get_uid (record) : "");
}

char *
sp_filter_chip_dup_code (SpFilterChip *self)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  g_return_val_if_fail (SP_IS_FILTER_CHIP (self), NULL);
  if (!is_set (self))
    return g_strdup ("");
  if (self->type == SP_TYPE_CHOICE)
    return dup_words (self);
  if (self->type == SP_TYPE_REFERENCE)
    return dup_uid (self);
  from = sp_date_dup_iso (self->condition.from);
  to = sp_date_dup_iso (self->condition.to);
  return g_strconcat (from, CODE_SPAN, to, NULL);
}

static gboolean
read_words (SpFilterChip *self, const char *code, SpCondition *condition)
{
  g_auto (GStrv) codes = g_strsplit (code, ",", -1);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      const SpWord *word = sp_vocabulary_find_code (self->choices, codes[i]);

      if (word == NULL)
        return FALSE;
      condition->only |= G_GINT64_CONSTANT (1) << word->value;
    }
  return TRUE;
}

static gboolean
read_uid (SpFilterChip *self, const char *code, SpCondition *condition)
{
  SpReader *reader = sp_session_get_reader (self->session);

  if (g_str_equal (code, CODE_WITHOUT))
    condition->only = SP_WITHOUT;
  else if (reader != NULL)
    condition->only =
      sp_reader_find_by_uid (reader, sp_record_type_by_table (self->field->references), code, NULL);
  return condition->only != 0;
}

static gboolean
read_span (const char *code, SpCondition *condition)
{
  g_auto (GStrv) days = g_strsplit (code, CODE_SPAN, 2);

  if (days[0] == NULL || days[1] == NULL)
    return FALSE;
  condition->from = sp_date_from_iso (days[0]);
  condition->to = sp_date_from_iso (days[1]);
  return condition->from != SP_DATE_NONE || condition->to != SP_DATE_NONE;
}

gboolean
sp_filter_chip_set_code (SpFilterChip *self, const char *code)
{
  SpCondition condition = {0};
  gboolean is_read = TRUE;

  g_return_val_if_fail (SP_IS_FILTER_CHIP (self) && code != NULL, FALSE);
  if (*code != '\0')
    is_read = self->type == SP_TYPE_CHOICE      ? read_words (self, code, &condition)
              : self->type == SP_TYPE_REFERENCE ? read_uid (self, code, &condition)
                                                : read_span (code, &condition);
  sp_filter_chip_set_condition (self, is_read ? &condition : NULL);
  return is_read;
}
