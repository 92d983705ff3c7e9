#!/bin/sh
# SPDX-FileCopyrightText: 2026 The SafetyPlan authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command with a session bus and a virtual display of its own; 77 (skipped) where these are missing.
command -v xvfb-run >/dev/null 2>&1 && command -v dbus-run-session >/dev/null 2>&1 || {
  echo "1..0 # SKIP xvfb-run or dbus-run-session is not installed"
  exit 77
}
export GSK_RENDERER=cairo GTK_A11Y="${GTK_A11Y:-test}" GDK_BACKEND=x11 NO_AT_BRIDGE=1
exec dbus-run-session -- xvfb-run -a -s "-screen 0 1920x1200x24 -noreset" "$@"
