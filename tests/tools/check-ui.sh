#!/bin/sh
# SPDX-FileCopyrightText: 2026 The SafetyPlan authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Every .ui file below $1 through gtk4-builder-tool; each is in the resource; none connects signals (that is C's
# part). Run inside with-display.sh, because the tool needs a display. 77 (skipped) where the tool is missing.
command -v gtk4-builder-tool >/dev/null 2>&1 || { echo "gtk4-builder-tool is not installed"; exit 77; }
failed=0
for file in "$1"/*.ui; do
  gtk4-builder-tool validate "$file" || { echo "not valid: $file"; failed=1; }
  if grep -n '<signal' "$file"; then echo "connects a signal: $file"; failed=1; fi
  grep -q ">$(basename "$file")<" "$1"/safetyplan.gresource.xml || { echo "not in the resource: $file"; failed=1; }
done
exit $failed
