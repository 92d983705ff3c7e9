/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-row.h. */
#include "exchange/sp-risk-row.h"

#include "base/sp-error.h"
#include "base/sp-i18n.h"
#include "core/sp-risk-grade.h"
#include "exchange/sp-record-cell.h"
#include "exchange/sp-risk-words.h"
#include "store/sp-risks.h"

#include <math.h>
#include <string.h>

/* ---- schemes ---- */

typedef struct
{
  SpRecord *scheme;
  GPtrArray *factors;
} Scheme;

struct _SpRiskSchemeBook
{
  GHashTable *schemes; /* "method:day" → Scheme */
};

static void
scheme_free (gpointer data)
{
  Scheme *scheme = data;

  g_clear_object (&scheme->scheme);
  g_clear_pointer (&scheme->factors, g_ptr_array_unref);
  g_free (scheme);
}

SpRiskSchemeBook *
sp_risk_scheme_book_new (void)
{
  SpRiskSchemeBook *self = g_new0 (SpRiskSchemeBook, 1);

  self->schemes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, scheme_free);
  return self;
}

void
sp_risk_scheme_book_free (SpRiskSchemeBook *self)
{
  g_hash_table_unref (self->schemes);
  g_free (self);
}

static Scheme *
load_scheme (SpReader *reader, SpRiskMethod method, SpDate day, GError **error)
{
  g_autoptr (GPtrArray) schemes = sp_reader_load_risk_schemes (reader, method, day, error);
  g_autofree char *iso = sp_date_dup_iso (day);
  Scheme *scheme;

  if (schemes == NULL)
    return NULL;
  if (schemes->len == 0)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
                   _ ("%s 没有在用的%s分级方案，请先在分级方案里启用。"), iso,
                   sp_vocabulary_label (&sp_risk_methods, (int)method));
      return NULL;
    }
  scheme = g_new0 (Scheme, 1);
  scheme->scheme = g_object_ref (schemes->pdata[0]);
  scheme->factors = sp_reader_load_all (reader, &sp_risk_factor_type, SP_RISK_FACTOR_SCHEME,
                                        sp_record_get_id (scheme->scheme), error);
  if (scheme->factors == NULL)
    g_clear_pointer (&scheme, scheme_free);
  return scheme;
}

static Scheme *
find_scheme (
  SpRiskSchemeBook *self, SpReader *reader, SpRiskMethod method, SpDate day, GError **error)
{
  g_autofree char *key = g_strdup_printf ("%d:%d", (int)method, day);
  Scheme *scheme = g_hash_table_lookup (self->schemes, key);

  if (scheme != NULL)
    return scheme;
  scheme = load_scheme (reader, method, day, error);
  if (scheme != NULL)
    g_hash_table_insert (self->schemes, g_steal_pointer (&key), scheme);
  return scheme;
}

/* ---- a row ---- */

void
sp_risk_row_init (SpRiskRow *self)
{
  *self = (SpRiskRow) {.remarks = g_ptr_array_new_with_free_func (g_free)};
}

void
sp_risk_row_clear (SpRiskRow *self)
{
  for (guint stage = 0; stage < G_N_ELEMENTS (self->assessments); stage++)
    {
      g_clear_object (&self->assessments[stage]);
      self->is_bare[stage] = self->has_day[stage] = FALSE;
    }
  g_ptr_array_set_size (self->remarks, 0);
}

void
sp_risk_row_finish (SpRiskRow *self)
{
  sp_risk_row_clear (self);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
}

static void G_GNUC_PRINTF (2, 3) tell (SpRiskRow *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->remarks, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static gboolean
refuse (guint head, const char *text, const char *sentence, GError **error)
{
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("%s“%s”：%s"), _ (sp_risk_heads[head].label),
               text, sentence);
  return FALSE;
}

static gboolean
is_void (const char *text)
{
  static const char *const words[] = {"", "/", "／", "-", "—", "——", "无", NULL};

  return g_strv_contains (words, text);
}

/* ---- assessments ---- */

/* One assessment while its cells are read. */
typedef struct
{
  SpRiskStage stage;
  const char *const *cells; /* of the stage, by SpRiskStageHead */
  const char *level_text;
  SpRiskLevel level; /* as written */
  SpRiskMethod method;
  gboolean has_factors;
} Reading;

static gboolean
read_level (SpRiskRow *self, Reading *reading, GError **error)
{
  gboolean is_green = FALSE;

  if (!sp_risk_level_read (reading->level_text, &reading->level, &is_green))
    return refuse (sp_risk_head_of (reading->stage, SP_RISK_HEAD_LEVEL), reading->level_text,
                   _ ("看不懂这个等级，请写红、橙、黄、蓝，或者重大、较大、一般、低。"), error);
  if (is_green)
    tell (self, _ ("低风险在表里写成绿色，已读为蓝色（四色图没有绿色）。"));
  return TRUE;
}

/* By which method factors that stand in these columns are meant. */
static gboolean
find_method (Reading *reading, GError **error)
{
  static const SpRiskMethod scored[] = {SP_RISK_METHOD_LEC, SP_RISK_METHOD_LS, SP_RISK_METHOD_MES};
  const char *written = reading->cells[SP_RISK_HEAD_METHOD];
  guint given = 0;

  for (guint i = SP_RISK_HEAD_L; i <= SP_RISK_HEAD_C; i++)
    if (!is_void (reading->cells[i]))
      given |= 1u << i;
  reading->has_factors = given != 0;
  if (!is_void (written) && !sp_risk_method_read (written, &reading->method))
    return refuse (sp_risk_head_of (reading->stage, SP_RISK_HEAD_METHOD), written,
                   _ ("看不懂这个方法，请写 LEC 法、LS 矩阵法、MES 法、直接判定或人工判定。"),
                   error);
  if (!is_void (written) || given == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (scored); i++)
    {
      guint wanted = 0;

      for (guint k = 0; k < sp_risk_method_n_factors (scored[i]); k++)
        wanted |= 1u << sp_risk_head_of_factor (scored[i], k);
      if (wanted != given)
        continue;
      reading->method = scored[i];
      return TRUE;
    }
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID,
               _ ("%s的因子不全或者多了：要写 L、E、C，或 L、S，或 M、E、S。"),
               sp_vocabulary_label (&sp_risk_stages, (int)reading->stage));
  return FALSE;
}

static gboolean
set_cell (SpReader *reader,
          const Reading *reading,
          SpRecord *assessment,
          SpRiskStageHead head,
          guint field,
          GError **error)
{
  const char *text = reading->cells[head];
  g_autoptr (SpRecordCells) cells = NULL;

  if (is_void (text))
    return TRUE;
  cells = sp_record_cells_new (reader, NULL, NULL);
  if (sp_record_cells_set (cells, assessment, field, text, SP_CELL_TEXT, 1, error))
    return TRUE;
  g_prefix_error (error, _ ("%s“%s”："),
                  _ (sp_risk_heads[sp_risk_head_of (reading->stage, head)].label), text);
  return FALSE;
}

static gboolean
set_factors (SpReader *reader, const Reading *reading, SpRecord *assessment, GError **error)
{
  for (guint i = 0; i < sp_risk_method_n_factors (reading->method); i++)
    if (!set_cell (reader, reading, assessment, sp_risk_head_of_factor (reading->method, i),
                   SP_RISK_ASSESSMENT_FIRST + i, error))
      return FALSE;
  return TRUE;
}

/* What is left where there are no factors and no clauses: the level as it is written. */
static void
set_bare (SpRiskRow *self, const Reading *reading, SpRecord *assessment)
{
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_METHOD, SP_RISK_METHOD_MANUAL);
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_LEVEL, reading->level);
  if (*sp_record_get_text (assessment, SP_RISK_ASSESSMENT_GROUNDS) == '\0')
    {
      sp_record_set_text (assessment, SP_RISK_ASSESSMENT_GROUNDS, _ ("导入台账所列等级"));
      self->is_bare[reading->stage] = TRUE;
    }
}

/* Level and score as printed against what follows from the factors. */
static void
compare (SpRiskRow *self, const Reading *reading, SpRecord *assessment)
{
  SpRiskLevel level = (SpRiskLevel)sp_record_get_integer (assessment, SP_RISK_ASSESSMENT_LEVEL);
  double score = sp_record_get_real (assessment, SP_RISK_ASSESSMENT_SCORE);
  const char *printed = reading->cells[SP_RISK_HEAD_SCORE];
  const char *stage = sp_vocabulary_label (&sp_risk_stages, (int)reading->stage);
  g_autofree char *words = sp_risk_level_dup_label (level);

  if (reading->level != SP_RISK_NONE && reading->level != level)
    tell (self, _ ("%s按因子算出 %g，是%s，表里写的是“%s”；存的是算出来的，请核对因子。"), stage,
          score, words, reading->level_text);
  if (!is_void (printed) && fabs (g_ascii_strtod (printed, NULL) - score) > 0.005)
    tell (self, _ ("%s按因子算出 %g，表里写的分值是“%s”，请核对因子。"), stage, score, printed);
}

static gboolean
settle (SpRiskRow *self,
        SpReader *reader,
        SpRiskSchemeBook *schemes,
        const Reading *reading,
        SpRecord *assessment,
        GError **error)
{
  Scheme *scheme = NULL;

  if (sp_risk_method_is_scored (
        (SpRiskMethod)sp_record_get_integer (assessment, SP_RISK_ASSESSMENT_METHOD)))
    {
      scheme = find_scheme (
        schemes, reader, reading->method,
        (SpDate)sp_record_get_integer (assessment, SP_RISK_ASSESSMENT_ASSESSED_ON), error);
      if (scheme == NULL)
        return FALSE;
      sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_SCHEME,
                             sp_record_get_id (scheme->scheme));
    }
  if (!sp_risk_assessment_settle (SP_RISK_ASSESSMENT (assessment),
                                  scheme != NULL ? SP_RISK_SCHEME (scheme->scheme) : NULL,
                                  scheme != NULL ? scheme->factors : NULL, error))
    {
      g_prefix_error (error, "%s：", sp_vocabulary_label (&sp_risk_stages, (int)reading->stage));
      return FALSE;
    }
  if (scheme != NULL)
    compare (self, reading, assessment);
  return TRUE;
}

/* A residual risk without a day of its own was assessed with the inherent one. */
static gboolean
set_day (
  SpRiskRow *self, SpReader *reader, const Reading *reading, SpRecord *assessment, GError **error)
{
  SpRecord *former = reading->stage == SP_RISK_RESIDUAL ? self->assessments[0] : NULL;

  self->has_day[reading->stage] =
    !is_void (reading->cells[SP_RISK_HEAD_DAY]) || (former != NULL && self->has_day[0]);
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_ASSESSED_ON,
                         former != NULL
                           ? sp_record_get_integer (former, SP_RISK_ASSESSMENT_ASSESSED_ON)
                           : sp_date_today ());
  if (former != NULL)
    sp_record_set_text (assessment, SP_RISK_ASSESSMENT_ASSESSOR,
                        sp_record_get_text (former, SP_RISK_ASSESSMENT_ASSESSOR));
  return set_cell (reader, reading, assessment, SP_RISK_HEAD_DAY, SP_RISK_ASSESSMENT_ASSESSED_ON,
                   error) &&
         set_cell (reader, reading, assessment, SP_RISK_HEAD_ASSESSOR, SP_RISK_ASSESSMENT_ASSESSOR,
                   error);
}

static gboolean
fill_assessment (
  SpRiskRow *self, SpReader *reader, const Reading *reading, SpRecord *assessment, GError **error)
{
  sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_STAGE, reading->stage);
  if (!set_day (self, reader, reading, assessment, error) ||
      !set_cell (reader, reading, assessment, SP_RISK_HEAD_CLAUSES, SP_RISK_ASSESSMENT_CLAUSES,
                 error) ||
      !set_cell (reader, reading, assessment, SP_RISK_HEAD_GROUNDS, SP_RISK_ASSESSMENT_GROUNDS,
                 error))
    return FALSE;
  if (sp_risk_method_is_scored (reading->method) && reading->has_factors)
    {
      sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_METHOD, reading->method);
      return set_factors (reader, reading, assessment, error);
    }
  if (!is_void (reading->cells[SP_RISK_HEAD_CLAUSES]))
    sp_record_set_integer (assessment, SP_RISK_ASSESSMENT_METHOD, SP_RISK_METHOD_DIRECT);
  else
    set_bare (self, reading, assessment);
  return TRUE;
}

static gboolean
read_stage (SpRiskRow *self,
            SpReader *reader,
            SpRiskSchemeBook *schemes,
            SpRiskStage stage,
            const char *const *cells,
            const char *level,
            GError **error)
{
  Reading reading = {stage, cells, level, SP_RISK_NONE, SP_RISK_METHOD_MANUAL, FALSE};
  g_autoptr (SpRecord) assessment = NULL;

  if (!read_level (self, &reading, error) || !find_method (&reading, error))
    return FALSE;
  if (!reading.has_factors && reading.level == SP_RISK_NONE &&
      is_void (cells[SP_RISK_HEAD_CLAUSES]))
    return TRUE;
  assessment = sp_record_new (&sp_risk_assessment_type);
  if (!fill_assessment (self, reader, &reading, assessment, error) ||
      !settle (self, reader, schemes, &reading, assessment, error))
    return FALSE;
  self->assessments[stage] = g_steal_pointer (&assessment);
  return TRUE;
}

/* Of one level alone nobody says which it is: where the inherent one stands beside it, it is the
 * residual one. */
static gboolean
read_assessments (SpRiskRow *self,
                  SpReader *reader,
                  SpRiskSchemeBook *schemes,
                  const char *const *cells,
                  GError **error)
{
  const char *any = cells[SP_RISK_HEAD_ANY_LEVEL];
  const char *levels[2] = {cells[sp_risk_head_of (SP_RISK_INHERENT, SP_RISK_HEAD_LEVEL)],
                           cells[sp_risk_head_of (SP_RISK_RESIDUAL, SP_RISK_HEAD_LEVEL)]};

  if (is_void (levels[SP_RISK_INHERENT]))
    levels[SP_RISK_INHERENT] = any;
  else if (is_void (levels[SP_RISK_RESIDUAL]))
    levels[SP_RISK_RESIDUAL] = any;
  for (guint stage = SP_RISK_INHERENT; stage <= SP_RISK_RESIDUAL; stage++)
    if (!read_stage (self, reader, schemes, (SpRiskStage)stage, cells + sp_risk_head_of (stage, 0),
                     levels[stage], error))
      return FALSE;
  return TRUE;
}

/* ---- measures ---- */

void
sp_risk_row_add_lines (SpRecord *point, guint field, const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *present = sp_record_get_text (point, field);
      g_auto (GStrv) known = g_strsplit (present, "\n", -1);
      g_autofree char *longer = NULL;

      g_strstrip (lines[i]);
      if (*lines[i] == '\0' || g_strv_contains ((const char *const *)known, lines[i]))
        continue;
      longer = *present != '\0' ? g_strconcat (present, "\n", lines[i], NULL) : NULL;
      sp_record_set_text (point, field, longer != NULL ? longer : lines[i]);
    }
}

/* 工程技术措施：设防爆墙 says its kind itself; what follows without one is of the same. */
static void
add_measures (SpRiskRow *self, SpRecord *point, const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  gboolean has_kind = FALSE, is_guessed = FALSE;
  guint field = SP_RISK_POINT_MANAGEMENT;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *colon = strstr (g_strstrip (lines[i]), "：");
      g_autofree char *kind =
        colon != NULL ? g_strndup (lines[i], (gsize)(colon - lines[i])) : NULL;
      gboolean is_named = kind != NULL && sp_risk_measure_kind_read (kind, &field);

      has_kind |= is_named;
      is_guessed |= !has_kind && *lines[i] != '\0';
      sp_risk_row_add_lines (point, field, is_named ? colon + strlen ("：") : lines[i]);
    }
  if (is_guessed)
    tell (self, _ ("管控措施没有写类型，记为制度管理措施，请核对。"));
}

static gboolean
read_measures (SpRiskRow *self, SpRecord *point, const char *const *cells, GError **error)
{
  const char *kind = cells[SP_RISK_HEAD_MEASURE_KIND];
  const char *measure = cells[SP_RISK_HEAD_MEASURE];
  const char *item = cells[SP_RISK_HEAD_CHECK_ITEM];
  const char *standard = cells[SP_RISK_HEAD_CHECK_STANDARD];
  guint field = 0;

  if (!is_void (item) || !is_void (standard))
    {
      g_autofree char *line = g_strdup_printf ("%s%s%s", is_void (item) ? "" : item,
                                               is_void (item) || is_void (standard) ? "" : "：",
                                               is_void (standard) ? "" : standard);

      sp_risk_row_add_lines (point, SP_RISK_POINT_CHECK_ITEMS, line);
    }
  if (is_void (measure))
    return TRUE;
  if (is_void (kind))
    {
      add_measures (self, point, measure);
      return TRUE;
    }
  if (!sp_risk_measure_kind_read (kind, &field))
    return refuse (SP_RISK_HEAD_MEASURE_KIND, kind,
                   _ ("看不懂这个类型，请写工程技术、监控联锁、隔离警示、个体防护、制度管理、"
                      "教育培训或应急管理。"),
                   error);
  sp_risk_row_add_lines (point, field, measure);
  return TRUE;
}

/* ---- who answers, and the point itself ---- */

static SpRiskLevel
get_level (const SpRiskRow *self, SpRiskStage stage)
{
  return self->assessments[stage] != NULL
           ? (SpRiskLevel)sp_record_get_integer (self->assessments[stage], SP_RISK_ASSESSMENT_LEVEL)
           : SP_RISK_NONE;
}

/* Without a control level the one that the level proposes. */
static SpControlLevel
find_control (const SpRiskRow *self, SpRecord *point)
{
  SpControlLevel set = (SpControlLevel)sp_record_get_integer (point, SP_RISK_POINT_CONTROL_LEVEL);
  SpRiskLevel level =
    sp_risk_level_counting (get_level (self, SP_RISK_INHERENT), get_level (self, SP_RISK_RESIDUAL));

  if (set != SP_CONTROL_BY_LEVEL)
    return set;
  return level != SP_RISK_NONE ? sp_risk_control_level (level)
                               : sp_risk_point_get_control_level (SP_RISK_POINT (point));
}

static void
set_duty (SpRiskRow *self, SpRecord *point, const char *department, const char *person)
{
  SpControlLevel control = find_control (self, point);
  guint fields[2];

  if (is_void (department) && is_void (person))
    return;
  if (control == SP_CONTROL_BY_LEVEL)
    {
      tell (self, _ ("没有等级，也没有管控层级，责任部门和责任人记在企业级，请核对。"));
      control = SP_CONTROL_ENTERPRISE;
    }
  sp_control_level_fields (control, &fields[0], &fields[1]);
  if (!is_void (department))
    sp_record_set_text (point, fields[0], department);
  if (!is_void (person))
    sp_record_set_text (point, fields[1], person);
}

static gboolean
read_words (SpRecord *point, const char *const *cells, GError **error)
{
  const char *kind_text = cells[SP_RISK_HEAD_KIND];
  const char *control_text = cells[SP_RISK_HEAD_CONTROL];
  SpRiskKind kind;
  SpControlLevel control;

  if (!is_void (kind_text))
    {
      if (!sp_risk_kind_read (kind_text, &kind))
        return refuse (SP_RISK_HEAD_KIND, kind_text,
                       _ ("看不懂这个类别，请写场所部位、设备设施或作业活动。"), error);
      sp_record_set_integer (point, SP_RISK_POINT_KIND, kind);
    }
  if (is_void (control_text))
    return TRUE;
  if (!sp_control_level_read (control_text, &control))
    return refuse (SP_RISK_HEAD_CONTROL, control_text,
                   _ ("看不懂这个层级，请写企业、车间、班组或岗位。"), error);
  sp_record_set_integer (point, SP_RISK_POINT_CONTROL_LEVEL, control);
  return TRUE;
}

gboolean
sp_risk_row_read (SpRiskRow *self,
                  SpReader *reader,
                  SpRiskSchemeBook *schemes,
                  SpRecord *point,
                  const char *const *cells,
                  GError **error)
{
  sp_risk_row_clear (self);
  if (!read_words (point, cells, error) || !read_measures (self, point, cells, error) ||
      !read_assessments (self, reader, schemes, cells, error))
    return FALSE;
  set_duty (self, point, cells[SP_RISK_HEAD_DEPARTMENT], cells[SP_RISK_HEAD_PERSON]);
  return TRUE;
}
