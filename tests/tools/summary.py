#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The SafetyPlan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up test logs of meson (JSON lines) into one line: N passed, N failed, N skipped.

A program that speaks TAP counts by its cases, any other as one. Exit status 1 when something failed or
nothing ran."""
import json
import re
import sys

GOOD = {'OK', 'EXPECTEDFAIL'}
CASE = re.compile(r'^(not ok|ok)\b(.*)$', re.M)


def count_test(test):
    cases = CASE.findall(test.get('stdout') or '')
    result = test['result']
    if not cases:
        return (result in GOOD, result not in GOOD and result != 'SKIP', result == 'SKIP')
    failed = sum(word == 'not ok' for word, _ in cases)
    skipped = sum(word == 'ok' and '# SKIP' in rest.upper() for word, rest in cases)
    if result not in GOOD and result != 'SKIP' and failed == 0:
        failed = 1  # it crashed or timed out after its last case
        print('failed outside its cases:', test['name'], result, file=sys.stderr)
    return (len(cases) - skipped - sum(word == 'not ok' for word, _ in cases), failed, skipped)


def main():
    totals = [0, 0, 0]
    for path in sys.argv[1:]:
        with open(path, encoding='utf-8') as log:
            for line in log:
                for i, n in enumerate(count_test(json.loads(line))):
                    totals[i] += n
    print('%d passed, %d failed, %d skipped' % tuple(totals))
    return 1 if totals[1] or not totals[0] else 0


sys.exit(main())
