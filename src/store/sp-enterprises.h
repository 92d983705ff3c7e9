/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The registry of enterprises: which one a code or a name means, which two may be one, making them
 * one. */
#pragma once

#include "core/sp-enterprise.h"
#include "store/sp-reader.h"

G_BEGIN_DECLS

/* How a match was found, the surest first. */
typedef enum
{
  SP_MATCH_NONE,
  SP_MATCH_CODE,
  SP_MATCH_NAME,
  SP_MATCH_FORMER_NAME,
  SP_MATCH_SHORT_NAME,
} SpEnterpriseMatch;
extern const SpVocabulary sp_enterprise_matches;

/* The enterprise that @code (may be NULL or wrong) or @name (may be NULL) means: by credit code,
 * then name, former name, short name; widths, brackets and space do not matter. 0: none. When the
 * code is another's than the name, the code is believed. A name that several bear is
 * SP_ERROR_INVALID with a sentence that lists them. @match may be NULL. */
int64_t sp_reader_match_enterprise (
  SpReader *self, const char *code, const char *name, SpEnterpriseMatch *match, GError **error);

/* What is offered while a name is typed. */
typedef struct
{
  int64_t id;
  char *name;
  char *detail;      /* the short name, former name or code that matched; "": the name did */
  gboolean is_exact; /* the name or the code is what was typed */
  int rank;          /* how good a hit it is; the smaller, the better */
} SpEnterpriseOffer;
/* The best rank of what is found by initials, or by what only a code holds. */
#define SP_ENTERPRISE_RANK_INITIALS 5
void sp_enterprise_offer_free (SpEnterpriseOffer *self);
/* Enterprises with @text in their name, short name, former name or credit code: those called so,
 * then those whose name begins so, then short name or code, then the others. Where @text is letters
 * those whose initials (sp-initials.h) it is follow: of the whole name or short name, of the
 * beginning of one, of what is within; then those whose code holds it. In each the order of the
 * locale. At most @limit; none for "". Transfer full, of SpEnterpriseOffer. */
GPtrArray *sp_reader_complete_enterprise (SpReader *self,
                                          const char *text,
                                          guint limit,
                                          GError **error);

/* The same for many in a row, such as the rows of a table: the names of all, read once. */
typedef struct _SpEnterpriseIndex SpEnterpriseIndex;
SpEnterpriseIndex *sp_enterprise_index_new (SpReader *reader, GError **error);
void sp_enterprise_index_free (SpEnterpriseIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpEnterpriseIndex, sp_enterprise_index_free)
int64_t sp_enterprise_index_match (SpEnterpriseIndex *self,
                                   const char *code,
                                   const char *name,
                                   SpEnterpriseMatch *match,
                                   GError **error);

/* “示例县某矿业有限公司”、… that may be meant by @name, which nobody bears: the same but for places
 * and the form of the company; "" for none. Transfer full. */
char *sp_enterprise_index_dup_likely (SpEnterpriseIndex *self, const char *name);
/* Whether the two differ in width, space and brackets only. */
gboolean sp_enterprise_is_same_name (const char *one, const char *other);

/* A name without what differs from paper to paper: width, space, brackets, the county's and
 * upper names at its head, 有限公司 and the like at its end. Transfer full. @places: names to be
 * taken off the head, NULL-terminated; may be NULL. */
char *sp_enterprise_dup_core_name (const char *name, const char *const *places);

typedef struct
{
  int64_t first, second; /* the older one first */
  char *reason;          /* a sentence */
} SpEnterpriseTwins;
/* Pairs that may be one enterprise: the same name but for its core, a former or short name that is
 * the other's name, the same telephone and address. Two with different credit codes are not.
 * Transfer full, of SpEnterpriseTwins. */
GPtrArray *sp_reader_find_twin_enterprises (SpReader *self, GError **error);
/* Those of them that are twins of @enterprise, which need not be stored. */
GPtrArray *sp_reader_find_twins_of_enterprise (SpReader *self,
                                               SpEnterprise *enterprise,
                                               GError **error);

/* Makes @other part of @kept in one action: everything that refers to @other refers to @kept, what
 * @kept does not say is taken from @other, its name is kept as a former name, and @other is
 * deleted. Refused where both have a credit code and the codes differ. */
gboolean sp_store_merge_enterprises (SpStore *self, int64_t kept, int64_t other, GError **error);

G_END_DECLS
