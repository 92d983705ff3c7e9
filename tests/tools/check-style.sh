#!/bin/sh
# SPDX-FileCopyrightText: 2026 The SafetyPlan authors
# SPDX-License-Identifier: GPL-3.0-or-later
# clang-format over every source; 77 (skipped) where it is missing or of another version than the style file's.
cd "$1" || exit 1
command -v clang-format >/dev/null 2>&1 || { echo "clang-format is not installed"; exit 77; }
clang-format --version | grep -q 'version 14\.' || { echo "the style is clang-format 14's"; exit 77; }
find src tests -name '*.[ch]' | sort | xargs clang-format --dry-run --Werror 2>&1 | grep -E 'error:' | cut -d: -f1 | sort | uniq -c >/tmp/style.$$
cat /tmp/style.$$
if [ -s /tmp/style.$$ ]; then rm -f /tmp/style.$$; exit 1; fi
rm -f /tmp/style.$$
