/* SPDX-FileCopyrightText: 2026 The SafetyPlan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Short names for what a Word document is made of, for tests that write one by hand. */
#pragma once

#define RUN(text) "<w:r><w:t>" text "</w:t></w:r>"
#define P(text) "<w:p>" RUN (text) "</w:p>"
#define NUMBERED(num, level, text)                                                                 \
  "<w:p><w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" num                           \
  "'/></w:numPr></w:pPr>" RUN (text) "</w:p>"
#define STYLED(style, text) "<w:p><w:pPr><w:pStyle w:val='" style "'/></w:pPr>" RUN (text) "</w:p>"
#define LEVEL(i, format, pattern)                                                                  \
  "<w:lvl w:ilvl='" i "'><w:start w:val='1'/><w:numFmt w:val='" format                             \
  "'/><w:lvlText w:val='" pattern "'/></w:lvl>"
#define FORM(id, levels) "<w:abstractNum w:abstractNumId='" id "'>" levels "</w:abstractNum>"
#define LIST(id, form, more)                                                                       \
  "<w:num w:numId='" id "'><w:abstractNumId w:val='" form "'/>" more "</w:num>"

#define OUTLINE                                                                                    \
  FORM ("0", LEVEL ("0", "chineseCountingThousand", "%1、")                                        \
               LEVEL ("1", "chineseCounting", "（%2）") LEVEL ("2", "decimal", "%3."))
