/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SpDraftItem: one recognised measure of an import draft as an item of a list, with its words for
 * people. Knows the draft, no widgets. */
#pragma once

#include "exchange/sp-import-edit.h"

G_BEGIN_DECLS

/* Whatever is corrected goes through the draft, whose "changed" tells. */
#define SP_TYPE_DRAFT_ITEM (sp_draft_item_get_type ())
G_DECLARE_FINAL_TYPE (SpDraftItem, sp_draft_item, SP, DRAFT_ITEM, GObject)

/* Item @index of @draft's measures. @directory (borrowed, may be NULL) turns references of units
 * into names and must outlive the item. */
SpDraftItem *sp_draft_item_new (SpImportDraft *draft, guint index, SpReader *directory);
/* Borrowed, until the draft is changed. */
SpDraftMeasure *sp_draft_item_get_measure (SpDraftItem *self);
gboolean sp_draft_item_is_first_of_part (SpDraftItem *self);
SpDate sp_draft_item_get_first_day (SpDraftItem *self);
SpImportDraft *sp_draft_item_get_draft (SpDraftItem *self); /* borrowed */
guint sp_draft_item_get_index (SpDraftItem *self);
void sp_draft_item_set_index (SpDraftItem *self, guint index); /* it moved */

char *sp_draft_item_dup_part (SpDraftItem *self);  /* 附件3　危险化学品… */
char *sp_draft_item_dup_units (SpDraftItem *self); /* 县发改局（牵头）、⚠县卫健… */
char *sp_draft_item_dup_dates (SpDraftItem *self); /* 2022-12-31、每季度；≥ 90%, or "" */
/* The name that a unit of the measure is known by now; *@is_known FALSE: it would wait for a
 * person. */
char *sp_draft_item_dup_unit_name (SpDraftItem *self, SpRecord *unit, gboolean *is_known);
/* A person wrote @name for @unit: a known unit is referred to, another name waits for a person. */
void sp_draft_item_set_unit_name (SpDraftItem *self, SpRecord *unit, const char *name);
char *sp_draft_deadline_dup_text (SpRecord *deadline);
char *sp_draft_target_dup_text (SpRecord *target);

G_END_DECLS
