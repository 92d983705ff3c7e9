/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-task-parents.h. */
#include "store/sp-task-parents.h"

#include <string.h>

gboolean
sp_task_path_is_under (const char *path, const char *parent)
{
  gsize length = strlen (parent);

  return length > 0 && strncmp (path, parent, length) == 0 && path[length] == '/';
}

/* What a parent hears from its children. */
typedef struct
{
  guint parent; /* index + 1; 0: none */
  guint n_children;
  int percent_sum;
  SpDate reported_on, done_on;
} Node;

/* The open parents of each row are a chain from the row before it upwards. */
static void
link_parents (const SpTaskRow *tasks, guint n_tasks, Node *nodes)
{
  for (guint i = 1; i < n_tasks; i++)
    {
      guint above = i;

      while (above > 0 && !(tasks[above - 1].part == tasks[i].part &&
                            sp_task_path_is_under (tasks[i].row.path, tasks[above - 1].row.path)))
        above = nodes[above - 1].parent;
      nodes[i].parent = above;
    }
}

static void
settle (SpTaskRow *task, const Node *node)
{
  if (node->n_children == 0 || task->row.reported_on != SP_DATE_NONE)
    return;
  task->row.percent = node->percent_sum / (int)node->n_children;
  task->row.reported_on = node->reported_on;
  task->row.done_on = task->row.percent >= 100 ? node->done_on : SP_DATE_NONE;
}

/* Children stand after their parents: from the end, each is settled before it is counted. */
void
sp_task_parents_derive (SpTaskRow *tasks, guint n_tasks)
{
  g_autofree Node *nodes = g_new0 (Node, n_tasks + 1);

  link_parents (tasks, n_tasks, nodes);
  for (guint i = n_tasks; i-- > 0;)
    {
      const SpScheduleRow *row = &tasks[i].row;
      Node *parent;

      settle (&tasks[i], &nodes[i]);
      if (nodes[i].parent == 0 || tasks[i].kind != SP_BLOCK_MEASURE)
        continue;
      parent = &nodes[nodes[i].parent - 1];
      parent->n_children++;
      parent->percent_sum += row->percent;
      parent->reported_on = MAX (parent->reported_on, row->reported_on);
      parent->done_on = MAX (parent->done_on, row->done_on);
    }
}

/* Columns as sp_task_rows_read_place wants them. */
#define CHILDREN_SQL                                                                               \
  "SELECT id, part, kind, path, title, start_on, position, withdrawn_on FROM measure"              \
  " WHERE part = ?1 AND position > ?2 ORDER BY position, id"

GArray *
sp_task_parents_load_children (SpTaskRows *rows, const SpTaskRow *parent, GError **error)
{
  g_autoptr (SpStatement) statement = sp_engine_prepare (rows->engine, CHILDREN_SQL, error);
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (SpTaskRow));

  if (statement == NULL)
    return NULL;
  sp_statement_bind_integer (statement, 1, parent->part);
  sp_statement_bind_integer (statement, 2, parent->position);
  while (sp_statement_next (statement))
    {
      SpTaskRow child;

      if (!sp_task_path_is_under (sp_statement_get_text (statement, 3), parent->row.path))
        break;
      child = sp_task_rows_read_place (rows, statement);
      if (child.kind != SP_BLOCK_MEASURE || sp_task_row_is_withdrawn (&child, rows->filter.as_of))
        continue;
      child.row.path = sp_strings_add (rows->strings, sp_statement_get_text (statement, 3));
      g_array_append_val (children, child);
    }
  return sp_statement_end (statement, error) ? g_steal_pointer (&children) : NULL;
}

/* ---- upwards ---- */

/* Cuts the last component off; FALSE where there is none above. */
static gboolean
go_up (char *path)
{
  char *slash = strrchr (path, '/');

  if (slash != NULL)
    *slash = '\0';
  return slash != NULL;
}

static gboolean
find_place (
  SpEngine *engine, int64_t measure, char **path, int64_t *part, int64_t *position, GError **error)
{
  g_autoptr (SpStatement) statement =
    sp_engine_prepare (engine, "SELECT path, part, position FROM measure WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1, measure);
  if (sp_statement_next (statement))
    {
      *path = g_strdup (sp_statement_get_text (statement, 0));
      *part = sp_statement_get_integer (statement, 1);
      *position = sp_statement_get_integer (statement, 2);
    }
  return sp_statement_end (statement, error);
}

/* Goes back from the measure; @above is what a parent's path can still be at most. */
gboolean
sp_task_parents_find (SpEngine *engine, int64_t measure, GArray *ids, GError **error)
{
  g_autofree char *above = NULL;
  g_autoptr (SpStatement) statement = NULL;
  int64_t part = 0;
  int64_t position = 0;
  gboolean is_above = TRUE;

  if (!find_place (engine, measure, &above, &part, &position, error))
    return FALSE;
  if (above == NULL || !go_up (above))
    return TRUE;
  statement = sp_engine_prepare (engine,
                                 "SELECT id, path FROM measure WHERE part = ?1 AND position < ?2"
                                 " ORDER BY position DESC, id DESC",
                                 error);
  if (statement == NULL)
    return FALSE;
  sp_statement_bind_integer (statement, 1, part);
  sp_statement_bind_integer (statement, 2, position);
  while (is_above && sp_statement_next (statement))
    {
      int64_t id = sp_statement_get_integer (statement, 0);
      const char *path = sp_statement_get_text (statement, 1);

      while (is_above && !g_str_equal (path, above) && !sp_task_path_is_under (path, above))
        is_above = go_up (above);
      if (!is_above || !g_str_equal (path, above))
        continue;
      g_array_append_val (ids, id);
      is_above = go_up (above);
    }
  return sp_statement_end (statement, error);
}
