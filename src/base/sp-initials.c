/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Initials. ICU's Chinese collation puts every character that has a reading in the order of Pinyin,
 * with a mark before each letter; so a character's initial is the mark it stands behind. That is
 * one reading a character; what names have besides is a table here. */
#include "base/sp-initials.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/uset.h>
#include <unicode/utf16.h>

#define MOST_SIGNS 256 /* of a text; names are shorter */
#define MOST_PARTS 18  /* of a character that is made of others (ﷺ is the longest) */

/* A sign is the set of letters and figures it may be typed as. */
typedef guint64 Sign;
#define LETTER(c) ((Sign)1 << ((c) - 'a'))
#define ANY_LETTER (LETTER ('z' + 1) - 1)
#define FIGURE(c) ((Sign)1 << (26 + (c) - '0'))

/* ---- readings ---- */

/* Further initials of characters in names of places, people, wares and trades, in both forms:
 * readings of 现代汉语词典 (as Unihan's kXHC1983 and kHanyuPinlu tell them), and names of places
 * that it has as such, beside the one by which ICU sorts. Readings that only ancient texts have are
 * left out: each costs hits that nobody meant. */
static const struct
{
  char letter;
  const char *characters;
} further[] = {
  {'b', "辟泊秘泌刨"},
  {'c', "长長匙单單盛涌种種重兹刹"},
  {'d', "坻"},
  {'e', "阿"},
  {'f', "脯"},
  {'g', "蛤贾賈咖乾涡渦炅"},
  {'h', "行镐巷"},
  {'j', "给給龟圈系校筠"},
  {'k', "会會"},
  {'l', "弄靓靚"},
  {'m', "姥"},
  {'n', "粘"},
  {'o', "区區"},
  {'p', "扒耙堡便番繁陂骠驃埔"},
  {'q', "仇龟龜卡壳殼茄纤覃荨荠薺湫"},
  {'s', "参參单單率召峙晟禅禪泷瀧伺"},
  {'t', "弹彈调調囤洞峒焘燾澹"},
  {'w', "凹蔓隗莞"},
  {'x', "降解浚厦廈省宿莘茜郇浒滸圩颉呷畜蕁"},
  {'y', "乐樂铅鉛蔚尉吁栎櫟荥滎"},
  {'z', "藏查朝传傳幢术椎曾轧軋辗咀枞樅翟"},
};

typedef struct
{
  UCollator *order;
  USet *read; /* the characters that it has a reading for; others come after all of them */
} Pinyin;

/* Both may be asked by several threads at once. NULL where ICU has no Chinese. */
static const Pinyin *
get_pinyin (void)
{
  static Pinyin pinyin;
  static gsize is_ready = 0;

  if (g_once_init_enter (&is_ready))
    {
      UErrorCode code = U_ZERO_ERROR;
      gboolean is_chinese;

      pinyin.order = ucol_open ("zh@collation=pinyin", &code);
      pinyin.read = ucol_getTailoredSet (pinyin.order, &code);
      is_chinese = U_SUCCESS (code) && uset_contains (pinyin.read, 0x4e2d); /* 中 */
      if (!is_chinese)
        g_warning ("ICU has no order of Pinyin: %s", u_errorName (code));
      g_once_init_leave (&is_ready, is_chinese ? 1 : 2);
    }
  return is_ready == 1 ? &pinyin : NULL;
}

/* The last letter whose mark the character does not stand before; 0: none. */
static Sign
find_letter (const Pinyin *pinyin, gunichar character)
{
  static const char letters[] = "abcdefghjklmnopqrstwxyz"; /* no syllable begins by i, u or v */
  UChar text[U16_MAX_LENGTH];
  int length = 0;
  int from = 0;
  int to = (int)strlen (letters);

  U16_APPEND_UNSAFE (text, length, character);
  while (from < to)
    {
      int middle = (from + to) / 2;
      const UChar mark[] = {0xfdd0, (UChar)g_ascii_toupper (letters[middle])};

      if (ucol_strcoll (pinyin->order, text, length, mark, G_N_ELEMENTS (mark)) < 0)
        to = middle;
      else
        from = middle + 1;
    }
  return from > 0 ? LETTER (letters[from - 1]) : 0;
}

/* A seldom one whose reading is not known must not hide the name that it stands in. */
static Sign
read_han (gunichar character)
{
  const Pinyin *pinyin = get_pinyin ();
  Sign sign = 0;

  if (g_unichar_get_script (character) != G_UNICODE_SCRIPT_HAN)
    return 0;
  if (pinyin != NULL && uset_contains (pinyin->read, (UChar32)character))
    sign = find_letter (pinyin, character);
  for (guint i = 0; i < G_N_ELEMENTS (further); i++)
    if (g_utf8_strchr (further[i].characters, -1, character) != NULL)
      sign |= LETTER (further[i].letter);
  return sign != 0 || pinyin == NULL ? sign : ANY_LETTER;
}

/* ---- signs ---- */

/* What is usual is read once in a process. */
#define FIRST_KEPT 0x3400
#define LAST_KEPT 0x9fff
#define IS_KEPT ((int)1 << 30)

static Sign
get_other (gunichar character)
{
  static int kept[LAST_KEPT - FIRST_KEPT + 1];
  int *place;
  int sign;

  if (character < FIRST_KEPT || character > LAST_KEPT)
    return read_han (character);
  place = &kept[character - FIRST_KEPT];
  sign = g_atomic_int_get (place);
  if (sign == 0)
    {
      sign = (int)read_han (character) | IS_KEPT;
      g_atomic_int_set (place, sign);
    }
  return (Sign)(sign & ~IS_KEPT);
}

static Sign
get_sign (gunichar character)
{
  if (character < 0x80)
    return g_ascii_isalpha (character)   ? LETTER (g_ascii_tolower ((char)character))
           : g_ascii_isdigit (character) ? FIGURE (character)
                                         : 0;
  return get_other (character);
}

typedef struct
{
  Sign signs[MOST_SIGNS];
  guint n;
} Signs;

static void
add (Signs *self, gunichar character)
{
  Sign sign = get_sign (character);

  if (sign != 0 && self->n < MOST_SIGNS)
    self->signs[self->n++] = sign;
}

/* Full-width letters, circled figures, characters of other encodings: what they are made of. */
static void
add_parts (Signs *self, gunichar character)
{
  gunichar parts[MOST_PARTS];
  gsize n = g_unichar_fully_decompose (character, TRUE, parts, MOST_PARTS);

  for (gsize i = 0; i < MIN (n, MOST_PARTS); i++)
    add (self, parts[i]);
}

static void
read_signs (Signs *self, const char *text)
{
  self->n = 0;
  while (*text != '\0' && self->n < MOST_SIGNS)
    {
      gunichar character = g_utf8_get_char_validated (text, -1);

      if (character >= (gunichar)-2)
        {
          text++; /* a byte that is no text */
          continue;
        }
      if (character < 0x80 || (character >= FIRST_KEPT && character <= LAST_KEPT))
        add (self, character);
      else
        add_parts (self, character);
      text = g_utf8_next_char (text);
    }
}

/* ---- letters ---- */

char *
sp_initials_dup_letters (const char *typed)
{
  g_autofree char *plain = g_utf8_normalize (typed, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) letters = g_string_new (NULL);
  gboolean has_letter = FALSE;

  for (const char *c = plain; c != NULL && *c != '\0'; c++)
    {
      if (g_ascii_isspace (*c))
        continue;
      if (!g_ascii_isalnum (*c))
        return NULL;
      has_letter |= g_ascii_isalpha (*c);
      g_string_append_c (letters, g_ascii_tolower (*c));
    }
  return has_letter ? g_string_free (g_steal_pointer (&letters), FALSE) : NULL;
}

static gboolean
begins_by (const Sign *signs, const char *letters, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if ((signs[i] & get_sign ((guchar)letters[i])) == 0)
      return FALSE;
  return TRUE;
}

SpInitialsMatch
sp_initials_match (const char *text, const char *letters)
{
  gsize n = strlen (letters);
  Signs signs;

  if (text == NULL || n == 0)
    return SP_INITIALS_NONE;
  read_signs (&signs, text);
  for (guint i = 0; i + n <= signs.n; i++)
    if (begins_by (signs.signs + i, letters, n))
      return i > 0 ? SP_INITIALS_WITHIN : n == signs.n ? SP_INITIALS_WHOLE : SP_INITIALS_BEGIN;
  return SP_INITIALS_NONE;
}

gboolean
sp_initials_finds (const char *text, const char *typed)
{
  g_autofree char *letters = NULL;

  if (strstr (text, typed) != NULL)
    return TRUE;
  letters = sp_initials_dup_letters (typed);
  return letters != NULL && sp_initials_match (text, letters) != SP_INITIALS_NONE;
}
