/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Units of analysis (分析单元) of an enterprise as the platform above takes them (the exchange
 * specification for enterprises with hazardous chemicals, table t_aqfxfxdy): its columns with their
 * lengths, rows made from risk points, and a sentence for each thing that does not fit. Nothing is
 * cut: what does not fit is for a person to shorten. */
#pragma once

#include "report/sp-risk-notice-facts.h"

G_BEGIN_DECLS

typedef enum
{
  SP_RISK_EXCHANGE_ID,         /* UUID: of the unit's first risk point, so that it stays */
  SP_RISK_EXCHANGE_CREDIT,     /* unified social credit code */
  SP_RISK_EXCHANGE_OBJECT,     /* code of what it belongs to: of its first point that has one */
  SP_RISK_EXCHANGE_DEPARTMENT, /* answerable for its worst point */
  SP_RISK_EXCHANGE_PERSON,
  SP_RISK_EXCHANGE_UNIT,
  SP_RISK_EXCHANGE_LEVEL, /* 1 … 4: the highest in it */
  SP_RISK_EXCHANGE_ENTERPRISE,
  SP_RISK_EXCHANGE_N_COLUMNS
} SpRiskExchangeColumn;

typedef struct
{
  const char *name;  /* for programs */
  const char *label; /* marked by N_() */
  guint most;        /* characters, a Han character counting two */
  gboolean (*check) (const char *text, GError **error); /* of codes; NULL: anything */
} SpRiskExchangeField;
extern const SpRiskExchangeField sp_risk_exchange_fields[SP_RISK_EXCHANGE_N_COLUMNS];

typedef struct
{
  GPtrArray *rows; /* of GStrv, of SP_RISK_EXCHANGE_N_COLUMNS, in the order units first appear */
  GPtrArray *problems; /* of char *: sentences, those of a field with its row's number */
} SpRiskExchange;

SpRiskExchange *sp_risk_exchange_new (const SpRiskNoticeFacts *facts);
void sp_risk_exchange_free (SpRiskExchange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRiskExchange, sp_risk_exchange_free)

/* Heads and rows as CSV (UTF-8 with a byte order mark, CRLF). Transfer full. */
char *sp_risk_exchange_dup_csv (const SpRiskExchange *self);
/* Length as the platform counts: a Han or full-width character is two. */
guint sp_risk_exchange_length (const char *text);

G_END_DECLS
