/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which part of a package leads to which, and of what type a part is: the files _rels/….rels and
 * [Content_Types].xml. Targets outside the package do not exist here. */
#include "exchange/sp-markup.h"

#include <string.h>

/* A workbook has one for each sheet; more is no office file. */
#define MAX_RELATIONS 20000

typedef struct
{
  char *id;
  char *type;
  char *target; /* key of a part */
} Relation;

struct _SpRelations
{
  GHashTable *by_part; /* key of a part → GPtrArray of Relation */
};

/* ---- one file of relations ---- */

typedef struct
{
  const char *folder; /* of the part they are of, "" or ending in a slash */
  GPtrArray *relations;
} Reading;

static void
relation_free (gpointer data)
{
  Relation *self = data;

  g_free (self->id);
  g_free (self->type);
  g_free (self->target);
  g_free (self);
}

/* Takes "." and ".." out; what climbs out of the package ends at its top. */
static char *
resolve (const char *folder, const char *target)
{
  g_autofree char *unescaped = g_uri_unescape_string (target, NULL);
  const char *plain = unescaped != NULL ? unescaped : target;
  gboolean is_absolute = plain[0] == '/' || plain[0] == '\\';
  g_autofree char *whole = g_strconcat (is_absolute ? "" : folder, plain, NULL);
  g_autofree char *key = sp_package_dup_key (whole);
  g_auto (GStrv) steps = g_strsplit (key, "/", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; steps[i] != NULL; i++)
    {
      if (strcmp (steps[i], "..") == 0)
        g_ptr_array_set_size (kept, MAX ((int)kept->len - 1, 0));
      else if (steps[i][0] != '\0' && strcmp (steps[i], ".") != 0)
        g_ptr_array_add (kept, steps[i]);
    }
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("/", (char **)kept->pdata);
}

static void
relation_start (const char *name, const char **attributes, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  const char *target = sp_markup_attribute (attributes, "Target");
  const char *mode = sp_markup_attribute (attributes, "TargetMode");
  const char *id = sp_markup_attribute (attributes, "Id");
  const char *type = sp_markup_attribute (attributes, "Type");
  Relation *relation;

  if (strcmp (name, "Relationship") != 0 || target == NULL)
    return;
  if (mode != NULL && g_ascii_strcasecmp (mode, "External") == 0)
    return;
  if (self->relations->len >= MAX_RELATIONS)
    return;
  relation = g_new0 (Relation, 1);
  relation->id = g_strdup (id != NULL ? id : "");
  relation->type = g_strdup (type != NULL ? type : "");
  relation->target = resolve (self->folder, target);
  g_ptr_array_add (self->relations, relation);
}

/* A file of relations that is missing or damaged leads nowhere. */
static GPtrArray *
read_relations (SpPackage *package, const char *key)
{
  static const SpMarkupHandlers handlers = {.start = relation_start};
  const char *slash = strrchr (key, '/');
  g_autofree char *folder =
    slash != NULL ? g_strndup (key, (gsize)(slash - key) + 1) : g_strdup ("");
  g_autofree char *file =
    g_strconcat (folder, "_rels/", slash != NULL ? slash + 1 : key, ".rels", NULL);
  Reading reading = {folder, g_ptr_array_new_with_free_func (relation_free)};

  if (sp_package_has (package, file))
    sp_package_parse (package, file, &handlers, &reading, NULL);
  return reading.relations;
}

SpRelations *
sp_relations_new (void)
{
  SpRelations *self = g_new0 (SpRelations, 1);

  self->by_part =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  return self;
}

void
sp_relations_free (SpRelations *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_part);
  g_free (self);
}

static GPtrArray *
get_relations (SpPackage *package, SpRelations *self, const char *part)
{
  g_autofree char *key = sp_package_dup_key (part);
  GPtrArray *relations = g_hash_table_lookup (self->by_part, key);

  if (relations != NULL)
    return relations;
  relations = read_relations (package, key);
  g_hash_table_insert (self->by_part, g_steal_pointer (&key), relations);
  return relations;
}

char *
sp_relations_dup_target (
  SpPackage *package, SpRelations *self, const char *part, const char *id, const char *type)
{
  const GPtrArray *relations = get_relations (package, self, part);

  for (guint i = 0; i < relations->len; i++)
    {
      const Relation *relation = g_ptr_array_index (relations, i);

      if ((id != NULL ? strcmp (relation->id, id) == 0 : g_str_has_suffix (relation->type, type)) &&
          sp_package_has (package, relation->target))
        return g_strdup (relation->target);
    }
  return NULL;
}

GPtrArray *
sp_relations_list_targets (SpPackage *package,
                           SpRelations *self,
                           const char *part,
                           const char *type)
{
  const GPtrArray *relations = get_relations (package, self, part);
  GPtrArray *targets = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < relations->len; i++)
    {
      const Relation *relation = g_ptr_array_index (relations, i);

      if (g_str_has_suffix (relation->type, type) && sp_package_has (package, relation->target))
        g_ptr_array_add (targets, g_strdup (relation->target));
    }
  return targets;
}

/* ---- content types ---- */

typedef struct
{
  char *key;
  char *type; /* an Override's, else the Default's */
} TypeSearch;

static void
type_start (const char *name, const char **attributes, gpointer user_data, GError **error)
{
  TypeSearch *self = user_data;
  const char *part = sp_markup_attribute (attributes, "PartName");
  const char *extension = sp_markup_attribute (attributes, "Extension");
  const char *type = sp_markup_attribute (attributes, "ContentType");
  g_autofree char *key = part != NULL ? sp_package_dup_key (part) : NULL;
  g_autofree char *ending = extension != NULL ? g_strconcat (".", extension, NULL) : NULL;
  gsize length = strlen (self->key);

  if (type == NULL)
    return;
  if (strcmp (name, "Override") == 0 && g_strcmp0 (key, self->key) == 0)
    {
      g_free (self->type);
      self->type = g_strdup (type);
      g_clear_pointer (&self->key, g_free); /* nothing beats it */
      self->key = g_strdup ("");
    }
  else if (strcmp (name, "Default") == 0 && ending != NULL && self->type == NULL &&
           length >= strlen (ending) &&
           g_ascii_strcasecmp (self->key + length - strlen (ending), ending) == 0)
    self->type = g_strdup (type);
}

char *
sp_relations_dup_content_type (SpPackage *package, const char *part)
{
  static const char *const file = "[Content_Types].xml";
  static const SpMarkupHandlers handlers = {.start = type_start};
  TypeSearch search = {sp_package_dup_key (part), NULL};

  if (sp_package_has (package, file))
    sp_package_parse (package, file, &handlers, &search, NULL);
  g_free (search.key);
  return search.type;
}
