/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See sp-risk-exchange.h. */
#include "report/sp-risk-exchange.h"

#include "base/sp-i18n.h"
#include "base/sp-text.h"

const SpRiskExchangeField sp_risk_exchange_fields[SP_RISK_EXCHANGE_N_COLUMNS] = {
  [SP_RISK_EXCHANGE_ID] = {"id", N_ ("分析单元编号"), 36, NULL},
  [SP_RISK_EXCHANGE_CREDIT] = {"credit_code", N_ ("统一社会信用代码"), 18, sp_credit_code_check},
  [SP_RISK_EXCHANGE_OBJECT] = {"object_code", N_ ("分析对象编码"), SP_PLATFORM_OBJECT_CODE,
                               sp_platform_object_code_check},
  [SP_RISK_EXCHANGE_DEPARTMENT] = {"department", N_ ("责任部门"), 200, NULL},
  [SP_RISK_EXCHANGE_PERSON] = {"person", N_ ("责任人"), 20, NULL},
  [SP_RISK_EXCHANGE_UNIT] = {"unit", N_ ("分析单元名称"), 200, NULL},
  [SP_RISK_EXCHANGE_LEVEL] = {"level", N_ ("风险等级"), 1, NULL},
  [SP_RISK_EXCHANGE_ENTERPRISE] = {"enterprise_code", N_ ("企业编码"), SP_PLATFORM_ENTERPRISE_CODE,
                                   sp_platform_enterprise_code_check},
};

guint
sp_risk_exchange_length (const char *text)
{
  guint length = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    length += g_utf8_get_char (p) < 0x80 ? 1 : 2;
  return length;
}

void
sp_risk_exchange_free (SpRiskExchange *self)
{
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

static void G_GNUC_PRINTF (2, 3) tell (SpRiskExchange *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->problems, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* ---- rows ---- */

/* The points of a unit: the first is whose uid names it, the worst who answers for it. */
typedef struct
{
  const char *name;
  const char *object_code; /* "": none of its points has one */
  const SpRiskNoticePoint *first, *worst;
} Unit;

static gboolean
is_worse (const SpRiskNoticePoint *point, const SpRiskNoticePoint *than)
{
  return point->level != than->level &&
         sp_risk_level_worse (point->level, than->level) == point->level;
}

/* A unit belongs to one object of analysis, so its points cannot name two. */
static void
take_object_code (SpRiskExchange *self, Unit *unit, const SpRiskNoticePoint *point)
{
  const char *code = sp_risk_notice_point_text (point, SP_RISK_POINT_OBJECT_CODE);

  if (*unit->object_code == '\0')
    unit->object_code = code;
  else if (*code != '\0' && !g_str_equal (code, unit->object_code))
    tell (self,
          _ ("分析单元“%s”里各风险点的分析对象编码不一样：%s、%s，导出的是前一个。请改成一样的。"),
          unit->name, unit->object_code, code);
}

static void
take_point (SpRiskExchange *self, GArray *units, const SpRiskNoticePoint *point)
{
  const char *name = sp_risk_notice_point_text (point, SP_RISK_POINT_ANALYSIS_UNIT);
  const Unit unit = {name, sp_risk_notice_point_text (point, SP_RISK_POINT_OBJECT_CODE), point,
                     point};

  if (*name == '\0')
    {
      tell (self, _ ("风险点“%s”没有填写分析单元，没有导出。请补填后再导出。"),
            sp_risk_notice_point_text (point, SP_RISK_POINT_NAME));
      return;
    }
  for (guint i = 0; i < units->len; i++)
    {
      Unit *known = &g_array_index (units, Unit, i);

      if (!g_str_equal (known->name, name))
        continue;
      if (is_worse (point, known->worst))
        known->worst = point;
      take_object_code (self, known, point);
      return;
    }
  g_array_append_val (units, unit);
}

static char **
dup_row (const SpRiskNoticeFacts *facts, const Unit *unit)
{
  char **row = g_new0 (char *, SP_RISK_EXCHANGE_N_COLUMNS + 1);
  SpRiskLevel level = unit->worst->level;

  row[SP_RISK_EXCHANGE_ID] = g_strdup (sp_record_get_uid (SP_RECORD (unit->first->point)));
  row[SP_RISK_EXCHANGE_CREDIT] =
    g_strdup (sp_record_get_text (facts->enterprise, SP_ENTERPRISE_CREDIT_CODE));
  row[SP_RISK_EXCHANGE_OBJECT] = g_strdup (unit->object_code);
  row[SP_RISK_EXCHANGE_DEPARTMENT] = g_strdup (sp_risk_notice_point_department (unit->worst));
  row[SP_RISK_EXCHANGE_PERSON] = g_strdup (sp_risk_notice_point_person (unit->worst));
  row[SP_RISK_EXCHANGE_UNIT] = g_strdup (unit->name);
  row[SP_RISK_EXCHANGE_LEVEL] =
    level != SP_RISK_NONE ? g_strdup_printf ("%d", (int)level) : g_strdup ("");
  row[SP_RISK_EXCHANGE_ENTERPRISE] =
    g_strdup (sp_record_get_text (facts->enterprise, SP_ENTERPRISE_PLATFORM_CODE));
  return row;
}

/* ---- checks ---- */

/* Number @number, as a spreadsheet counts below the head. */
static void
check_row (SpRiskExchange *self, guint number, char **row)
{
  const char *unit = row[SP_RISK_EXCHANGE_UNIT];

  for (guint i = 0; i < SP_RISK_EXCHANGE_N_COLUMNS; i++)
    {
      const SpRiskExchangeField *field = &sp_risk_exchange_fields[i];
      guint length = sp_risk_exchange_length (row[i]);
      g_autoptr (GError) error = NULL;

      if (length == 0)
        tell (self, _ ("第%u行（分析单元“%s”）的%s是空的，上级平台不收。请补填。"), number, unit,
              _ (field->label));
      else if (length > field->most)
        tell (self,
              _ ("第%u行（分析单元“%s”）的%s长%u个字符（一个汉字算两个），上级平台最多收%u个。"
                 "请改短。"),
              number, unit, _ (field->label), length, field->most);
      else if (field->check != NULL && !field->check (row[i], &error))
        tell (self, _ ("第%u行（分析单元“%s”）的%s不对：%s"), number, unit, _ (field->label),
              error->message);
    }
}

SpRiskExchange *
sp_risk_exchange_new (const SpRiskNoticeFacts *facts)
{
  SpRiskExchange *self = g_new0 (SpRiskExchange, 1);
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (Unit));

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < facts->points->len; i++)
    take_point (self, units, facts->points->pdata[i]);
  for (guint i = 0; i < units->len; i++)
    {
      char **row = dup_row (facts, &g_array_index (units, Unit, i));

      g_ptr_array_add (self->rows, row);
      check_row (self, i + 1, row);
    }
  return self;
}

char *
sp_risk_exchange_dup_csv (const SpRiskExchange *self)
{
  GString *out = g_string_new ("\xef\xbb\xbf");

  for (guint i = 0; i < SP_RISK_EXCHANGE_N_COLUMNS; i++)
    {
      g_string_append (out, i > 0 ? "," : "");
      sp_text_append_csv (out, _ (sp_risk_exchange_fields[i].label), FALSE);
    }
  g_string_append (out, "\r\n");
  for (guint row = 0; row < self->rows->len; row++)
    {
      for (guint i = 0; i < SP_RISK_EXCHANGE_N_COLUMNS; i++)
        {
          g_string_append (out, i > 0 ? "," : "");
          sp_text_append_csv (out, ((char **)self->rows->pdata[row])[i], FALSE);
        }
      g_string_append (out, "\r\n");
    }
  return g_string_free (out, FALSE);
}
