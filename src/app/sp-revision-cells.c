/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows and changes. What went is struck through and tinted, what came is underlined and tinted, and
 * both are named by a word: colour is never alone. */
#include "app/sp-revision-cells.h"

#include "base/sp-i18n.h"
#include "exchange/sp-revision-diff.h"

struct _SpRevisionItem
{
  GObject parent_instance;

  /* Owned */
  SpRevision *revision;
  /* State */
  guint row;
  gboolean is_first_of_part;
};

G_DEFINE_FINAL_TYPE (SpRevisionItem, sp_revision_item, G_TYPE_OBJECT)

static void
sp_revision_item_finalize (GObject *object)
{
  g_clear_object (&SP_REVISION_ITEM (object)->revision);
  G_OBJECT_CLASS (sp_revision_item_parent_class)->finalize (object);
}

static void
sp_revision_item_class_init (SpRevisionItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_revision_item_finalize;
}

static void
sp_revision_item_init (SpRevisionItem *self)
{
}

SpRevisionItem *
sp_revision_item_new (SpRevision *revision, guint row, gboolean is_first_of_part)
{
  SpRevisionItem *self = g_object_new (SP_TYPE_REVISION_ITEM, NULL);

  self->revision = g_object_ref (revision);
  self->row = row;
  self->is_first_of_part = is_first_of_part;
  return self;
}

guint
sp_revision_item_get_row (SpRevisionItem *self)
{
  g_return_val_if_fail (SP_IS_REVISION_ITEM (self), 0);
  return self->row;
}

/* ---- list ---- */

/* The labels of one row of the list. */
typedef struct
{
  GtkLabel *part, *kind, *title, *detail, *choice;
  SpRevisionItem *item; /* borrowed while bound */
  gulong handler;
} Cells;

static const char cells_key[] = "sp-revision-cells";

static const char *
part_title (const SpRevisionRow *row)
{
  if (*row->part != '\0')
    return row->part;
  return _ ("计划、附件和阶段");
}

static void
set_kind (Cells *cells, const SpRevisionRow *row)
{
  const char *styles[] = {"revision-kind", NULL, NULL};

  if (sp_revision_row_has_conflict (row))
    styles[1] = "conflict";
  else if (row->kind == SP_REVISION_ADDED)
    styles[1] = "added";
  else if (row->kind == SP_REVISION_REMOVED)
    styles[1] = "removed";
  gtk_widget_set_css_classes (GTK_WIDGET (cells->kind), styles);
  gtk_label_set_label (cells->kind, sp_revision_row_has_conflict (row)
                                      ? _ ("冲突")
                                      : sp_vocabulary_label (&sp_revision_kinds, (int)row->kind));
}

static char *
dup_choice (const SpRevisionRow *row)
{
  guint n = 0;

  for (guint i = 0; i < row->changes->len; i++)
    n += ((const SpRevisionChange *)g_ptr_array_index (row->changes, i))->is_taken != FALSE;
  if (n > 0 && n < row->changes->len)
    return g_strdup_printf (_ ("采用 %u/%u"), n, row->changes->len);
  return g_strdup (sp_vocabulary_label (&sp_revision_choices, (int)row->choice));
}

static void
show_cells (Cells *cells)
{
  const SpRevisionRow *row;
  g_autofree char *title = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *choice = NULL;

  if (cells->item->row >= sp_revision_get_n_rows (cells->item->revision))
    return; /* rows changed; the list is about to follow */
  row = sp_revision_get_row (cells->item->revision, cells->item->row);
  title = g_strconcat (row->path, *row->path != '\0' ? "　" : "", row->title, NULL);
  sentence = sp_revision_row_dup_sentence (row);
  choice = dup_choice (row);
  gtk_label_set_label (cells->part, part_title (row));
  gtk_widget_set_visible (GTK_WIDGET (cells->part), cells->item->is_first_of_part);
  set_kind (cells, row);
  gtk_label_set_label (cells->title, title);
  gtk_label_set_label (cells->detail, sentence);
  gtk_widget_set_visible (GTK_WIDGET (cells->detail), *sentence != '\0');
  gtk_label_set_label (cells->choice, choice);
}

static GtkLabel *
new_label (gboolean is_cut)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  if (is_cut)
    gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  return label;
}

static void
revision_item_setup_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  GtkBox *whole = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  GtkBox *line = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  GtkBox *words = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  Cells *cells = g_new0 (Cells, 1);

  cells->part = new_label (TRUE);
  cells->kind = new_label (FALSE);
  cells->title = new_label (TRUE);
  cells->detail = new_label (TRUE);
  cells->choice = new_label (FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (whole), "revision-row");
  gtk_widget_add_css_class (GTK_WIDGET (cells->part), "part-head");
  gtk_widget_add_css_class (GTK_WIDGET (cells->detail), "row-detail");
  gtk_widget_add_css_class (GTK_WIDGET (cells->choice), "row-detail");
  gtk_widget_set_hexpand (GTK_WIDGET (words), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (cells->kind), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (cells->choice), GTK_ALIGN_START);
  gtk_box_append (words, GTK_WIDGET (cells->title));
  gtk_box_append (words, GTK_WIDGET (cells->detail));
  gtk_box_append (line, GTK_WIDGET (cells->kind));
  gtk_box_append (line, GTK_WIDGET (words));
  gtk_box_append (line, GTK_WIDGET (cells->choice));
  gtk_box_append (whole, GTK_WIDGET (cells->part));
  gtk_box_append (whole, GTK_WIDGET (line));
  g_object_set_data_full (G_OBJECT (whole), cells_key, cells, g_free);
  gtk_list_item_set_child (list_item, GTK_WIDGET (whole));
}

static Cells *
cells_of (GtkListItem *list_item)
{
  return g_object_get_data (G_OBJECT (gtk_list_item_get_child (list_item)), cells_key);
}

static void
revision_item_bind_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  Cells *cells = cells_of (list_item);

  cells->item = gtk_list_item_get_item (list_item);
  cells->handler =
    g_signal_connect_swapped (cells->item->revision, "changed", G_CALLBACK (show_cells), cells);
  show_cells (cells);
}

static void
revision_item_unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  Cells *cells = cells_of (list_item);

  g_clear_signal_handler (&cells->handler, cells->item->revision);
  cells->item = NULL;
}

GtkListItemFactory *
sp_revision_item_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (revision_item_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (revision_item_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (revision_item_unbind_cb), NULL);
  return factory;
}

/* ---- side by side ---- */

#define GONE                                                                                       \
  "<span strikethrough=\"true\" background=\"#e01b24\" background_alpha=\"20%%\">%s</span>"
#define CAME "<span underline=\"single\" background=\"#26a269\" background_alpha=\"25%%\">%s</span>"

static void
append_marked (GString *markup, const char *text, guint start, guint end, SpDiffKind kind)
{
  g_autofree char *escaped = g_markup_escape_text (text + start, (gssize)(end - start));

  if (start == end)
    return;
  if (kind == SP_DIFF_DELETED)
    g_string_append_printf (markup, GONE, escaped);
  else if (kind == SP_DIFF_INSERTED)
    g_string_append_printf (markup, CAME, escaped);
  else
    g_string_append (markup, escaped);
}

/* One of two texts with what only it has marked. */
static char *
dup_marked (const char *old_text, const char *new_text, gboolean is_new)
{
  g_autoptr (GArray) pieces = sp_revision_diff (old_text, new_text);
  GString *markup = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const SpDiffPiece *piece = &g_array_index (pieces, SpDiffPiece, i);

      if (is_new)
        append_marked (markup, new_text, piece->new_start, piece->new_end, piece->kind);
      else
        append_marked (markup, old_text, piece->old_start, piece->old_end, piece->kind);
    }
  return g_string_free (markup, FALSE);
}

/* Dates and units are the same or another, never alike. */
static char *
dup_whole (const char *text, SpDiffKind kind)
{
  GString *markup = g_string_new (NULL);

  append_marked (markup, text, 0, (guint)strlen (text), kind);
  return g_string_free (markup, FALSE);
}

static GtkWidget *
new_cell (const char *head, const char *markup)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  GtkLabel *title = new_label (FALSE);
  GtkLabel *label = new_label (FALSE);

  gtk_label_set_label (title, head);
  gtk_widget_add_css_class (GTK_WIDGET (title), "row-detail");
  gtk_label_set_markup (label, *markup != '\0' ? markup : _ ("（无）"));
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (label, TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (label), FALSE);
  gtk_label_set_yalign (label, 0);
  gtk_box_append (box, GTK_WIDGET (title));
  gtk_box_append (box, GTK_WIDGET (label));
  gtk_widget_set_hexpand (GTK_WIDGET (box), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (box), "revision-cell");
  return GTK_WIDGET (box);
}

static GtkWidget *
new_sides (const SpRevisionChange *change)
{
  GtkBox *sides = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gboolean is_text = change->is_text;
  const char *former = change->is_conflict ? change->now_text : change->old_text;
  g_autofree char *old_markup = is_text ? dup_marked (change->old_text, change->new_text, FALSE)
                                        : dup_whole (change->old_text, SP_DIFF_DELETED);
  g_autofree char *now_markup = g_markup_escape_text (change->now_text, -1);
  g_autofree char *new_markup = is_text ? dup_marked (former, change->new_text, TRUE)
                                        : dup_whole (change->new_text, SP_DIFF_INSERTED);

  gtk_box_set_homogeneous (sides, TRUE);
  gtk_box_append (sides, new_cell (_ ("旧版文件"), old_markup));
  if (change->is_conflict)
    gtk_box_append (sides, new_cell (_ ("现有（由人改过）"), now_markup));
  gtk_box_append (sides, new_cell (_ ("新版文件"), new_markup));
  return GTK_WIDGET (sides);
}

typedef struct
{
  SpRevision *revision; /* owned */
  guint row, change;
} Place;

static void
place_free (gpointer data, GClosure *closure)
{
  g_object_unref (((Place *)data)->revision);
  g_free (data);
}

static void
revision_change_toggled_cb (GtkCheckButton *check, Place *place)
{
  sp_revision_set_taken (place->revision, place->row, place->change,
                         gtk_check_button_get_active (check));
}

static GtkWidget *
new_check (SpRevision *revision, guint row, guint index, const SpRevisionChange *change)
{
  GtkWidget *check = gtk_check_button_new_with_label (_ ("采用新版"));
  Place *place = g_new0 (Place, 1);

  place->revision = g_object_ref (revision);
  place->row = row;
  place->change = index;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), change->is_taken);
  gtk_widget_set_tooltip_text (check, _ ("不勾选则这一处保留现有内容"));
  g_signal_connect_data (check, "toggled", G_CALLBACK (revision_change_toggled_cb), place,
                         place_free, 0);
  return check;
}

static char *
dup_head (const SpRevisionChange *change)
{
  static const char *const doings[] = {N_ ("改"), N_ ("增"), N_ ("减")};

  return g_strdup_printf (change->is_conflict ? _ ("%s　%s　◆ 冲突：两边都改过") : "%s　%s",
                          change->label, _ (doings[change->doing]));
}

GtkWidget *
sp_revision_change_widget_new (SpRevision *revision, guint row, guint change)
{
  const SpRevisionChange *shown =
    g_ptr_array_index (sp_revision_get_row (revision, row)->changes, change);
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  GtkBox *head = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  GtkLabel *label = new_label (TRUE);
  g_autofree char *text = dup_head (shown);

  gtk_label_set_label (label, text);
  gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (label), "section-title");
  gtk_box_append (head, GTK_WIDGET (label));
  gtk_box_append (head, new_check (revision, row, change, shown));
  gtk_box_append (box, GTK_WIDGET (head));
  gtk_box_append (box, new_sides (shown));
  gtk_widget_add_css_class (GTK_WIDGET (box), "card");
  return GTK_WIDGET (box);
}
