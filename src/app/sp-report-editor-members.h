/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the tables of members that SpReportEditor edits are written. Private to its files. */
#pragma once

#define AT(Type, field) G_STRUCT_OFFSET (Type, field)
#define TEXT(Type, field, label, hint)                                                             \
  {                                                                                                \
    label, SP_MEMBER_TEXT, AT (Type, field), NULL, 0, hint                                         \
  }
#define YES(Type, field, label, hint)                                                              \
  {                                                                                                \
    label, SP_MEMBER_YES, AT (Type, field), NULL, 0, hint                                          \
  }
#define WORD(Type, field, label, words)                                                            \
  {                                                                                                \
    label, SP_MEMBER_WORD, AT (Type, field), words, 0, NULL                                        \
  }
