/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-column-sort.h. */
#include "sp-column-sort.h"

typedef struct
{
  SpColumnSort *owner;
  int index;
} Probe;

struct _SpColumnSort
{
  GtkColumnView *view; /* borrowed */
  Probe *probes;       /* owned, one for each column */
  int first;           /* column asked first in a comparison */
  int answering;       /* the one column that answers, or -1 */
};

static int
probe_compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  Probe *probe = user_data;
  SpColumnSort *self = probe->owner;

  if (self->first < 0)
    self->first = probe->index;
  return self->answering == probe->index ? GTK_ORDERING_SMALLER : GTK_ORDERING_EQUAL;
}

SpColumnSort *
sp_column_sort_new (GtkColumnView *view, guint n_columns)
{
  SpColumnSort *self = g_new0 (SpColumnSort, 1);

  self->view = view;
  self->probes = g_new0 (Probe, n_columns);
  for (guint i = 0; i < n_columns; i++)
    self->probes[i] = (Probe) {self, (int)i};
  return self;
}

void
sp_column_sort_free (SpColumnSort *self)
{
  if (self == NULL)
    return;
  g_free (self->probes);
  g_free (self);
}

void
sp_column_sort_attach (SpColumnSort *self, GtkColumnViewColumn *column, guint i)
{
  g_autoptr (GtkSorter) sorter =
    GTK_SORTER (gtk_custom_sorter_new (probe_compare, &self->probes[i], NULL));

  gtk_column_view_column_set_sorter (column, sorter);
}

/* Asked once, the chain tells who comes first; asked again with that one answering, which way. The
 * objects compared are of no account. */
int
sp_column_sort_get (SpColumnSort *self, gboolean *is_descending)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);

  self->first = -1;
  self->answering = -1;
  *is_descending = FALSE;
  gtk_sorter_compare (sorter, self->view, sorter);
  if (self->first < 0)
    return -1;
  self->answering = self->first;
  *is_descending = gtk_sorter_compare (sorter, self->view, sorter) == GTK_ORDERING_LARGER;
  return self->answering;
}
