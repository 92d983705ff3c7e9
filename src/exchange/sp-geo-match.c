/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-geo-match.h. */
#include "exchange/sp-geo-match.h"

#include "base/sp-text.h"

#include <string.h>

/* The fifty-five, and 民 for 某某民族乡; where one ends like another, the longer first. */
static const char *const nationalities[] = {
  "柯尔克孜", "乌孜别克", "维吾尔", "哈萨克", "达斡尔", "塔吉克", "俄罗斯", "鄂温克",
  "塔塔尔",   "鄂伦春",   "蒙古",   "布依",   "朝鲜",   "土家",   "哈尼",   "傈僳",
  "高山",     "拉祜",     "东乡",   "纳西",   "景颇",   "仫佬",   "布朗",   "撒拉",
  "毛南",     "仡佬",     "锡伯",   "阿昌",   "普米",   "德昂",   "保安",   "裕固",
  "独龙",     "赫哲",     "门巴",   "珞巴",   "基诺",   "回",     "藏",     "苗",
  "彝",       "壮",       "满",     "侗",     "瑶",     "白",     "傣",     "黎",
  "佤",       "畲",       "水",     "土",     "羌",     "怒",     "京",     "民",
};

static const char *const kinds[] = {"街道办事处", "人民政府", "街道", "镇", "乡"};

/* Nothing longer is a name. */
#define MAX_NAME 300

/* A name in its parts: 九保 and 乡. */
typedef struct
{
  char *stem; /* owned; without nationality and kind */
  char *kind; /* owned; "" of a short name */
} Name;

static void
name_clear (Name *self)
{
  g_free (self->stem);
  g_free (self->kind);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Name, name_clear)

/* Cuts @ending off unless nothing would be left. */
static gboolean
cut_ending (char *text, const char *ending)
{
  gsize length = strlen (text), cut = strlen (ending);

  if (cut >= length || strcmp (text + length - cut, ending) != 0)
    return FALSE;
  text[length - cut] = '\0';
  return TRUE;
}

static void
cut_nationalities (char *text)
{
  guint i;

  do
    {
      g_autofree char *ending = NULL;

      for (i = 0; i < G_N_ELEMENTS (nationalities); i++)
        {
          g_free (ending);
          ending = g_strconcat (nationalities[i], "族", NULL);
          if (cut_ending (text, ending))
            break;
        }
    }
  while (i < G_N_ELEMENTS (nationalities));
}

static gboolean
is_county_end (const char *at)
{
  static const char *const ends[] = {"县", "市", "区", "旗"};

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_prefix (at, ends[i]))
      return TRUE;
  return FALSE;
}

/* 某某县某乡 is 某乡; a name that begins with such a character keeps it (县街乡, 开发区街道). */
static const char *
skip_county (const char *text)
{
  const char *start = text;
  guint n_before = 0;

  for (const char *at = text; *at != '\0'; n_before++)
    {
      const char *next = g_utf8_next_char (at);

      if (n_before >= 2 && is_county_end (at) && g_utf8_strlen (next, -1) >= 2 &&
          !g_str_has_prefix (next, "街道"))
        {
          start = next;
          n_before = G_MAXUINT; /* 0 for what comes next */
        }
      at = next;
    }
  return start;
}

static void
name_init (Name *self, const char *text)
{
  g_autofree char *half = sp_text_half_width (text);
  g_autofree char *tight = sp_text_squash (half);

  self->stem = g_strdup (skip_county (tight));
  self->kind = g_strdup ("");
  cut_ending (self->stem, "人民政府");
  for (guint i = 0; i < G_N_ELEMENTS (kinds) && *self->kind == '\0'; i++)
    if (cut_ending (self->stem, kinds[i]))
      {
        g_free (self->kind);
        self->kind = g_strdup (g_str_has_prefix (kinds[i], "街道") ? "街道" : kinds[i]);
      }
  cut_nationalities (self->stem);
}

/* How many characters differ; many where the lengths do. */
static guint
count_different (const char *a, const char *b)
{
  guint n = 0;

  for (; *a != '\0' && *b != '\0'; a = g_utf8_next_char (a), b = g_utf8_next_char (b))
    n += g_utf8_get_char (a) != g_utf8_get_char (b);
  return *a == *b ? n : G_MAXUINT;
}

/* 芒市 is a city, and no misprint of a township's short name; 新市 may be short for 新市镇. */
static gboolean
is_other_kind (const Name *self)
{
  gsize length = strlen (self->stem);

  return *self->kind == '\0' && length > 3 && is_county_end (self->stem + length - 3);
}

/* A short name may be any kind; two kinds are two townships. */
static SpGeoMatchKind
compare_names (const Name *a, const Name *b)
{
  guint n = count_different (a->stem, b->stem);

  if (*a->kind != '\0' && *b->kind != '\0' && strcmp (a->kind, b->kind) != 0)
    return n == 0 ? SP_GEO_MATCH_OFFERED : SP_GEO_MATCH_NONE;
  if (n == 0)
    return SP_GEO_MATCH_SURE;
  return n == 1 && g_utf8_strlen (a->stem, -1) >= 2 && !is_other_kind (a) ? SP_GEO_MATCH_OFFERED
                                                                          : SP_GEO_MATCH_NONE;
}

SpGeoMatch
sp_geo_match_name (const char *name, const char *const *units)
{
  g_auto (Name) wanted = {0};
  SpGeoMatch best = {SP_GEO_MATCH_NONE, 0};
  gboolean is_unique = TRUE;

  g_return_val_if_fail (name != NULL && units != NULL, best);
  if (strlen (name) > MAX_NAME)
    return best;
  name_init (&wanted, name);
  for (guint i = 0; units[i] != NULL && *wanted.stem != '\0'; i++)
    {
      g_auto (Name) unit = {0};
      SpGeoMatchKind kind;

      if (strcmp (units[i], name) == 0)
        return (SpGeoMatch) {SP_GEO_MATCH_SURE, i};
      name_init (&unit, units[i]);
      kind = compare_names (&wanted, &unit);
      if (kind == SP_GEO_MATCH_NONE || kind < best.kind)
        continue;
      is_unique = kind > best.kind;
      best = (SpGeoMatch) {kind, i};
    }
  return is_unique ? best : (SpGeoMatch) {SP_GEO_MATCH_NONE, 0};
}

GArray *
sp_geo_match_features (const SpGeoFeatures *features, const char *const *units)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (SpGeoMatch));

  g_return_val_if_fail (features != NULL && units != NULL, matches);
  for (guint i = 0; i < features->features->len; i++)
    {
      const SpGeoFeature *feature = g_ptr_array_index (features->features, i);
      SpGeoMatch match = sp_geo_match_name (feature->name, units);

      g_array_append_val (matches, match);
    }
  return matches;
}
