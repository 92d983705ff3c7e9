#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The SafetyPlan authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Reads the annotated plan that may lie beside the source tree with the program given, has the annotations'
# own scorer judge it, and holds the figures against floors. Exits 77 (skipped) where there is nothing to judge.
import glob
import os
import re
import subprocess
import sys
import tempfile

FLOORS = {'blocks': 0.99, 'titles': 0.98, 'units': 0.98, 'deadlines': 0.97, 'targets': 0.95,
          'subitems': 0.98, 'checklist': 0.98}


def main():
    program = sys.argv[1]
    shared = os.environ.get('SP_SHARED') or os.path.join(os.environ.get('SP_SOURCE_ROOT', '.'), '..', 'shared')
    plans = sorted(glob.glob(os.path.join(shared, 'plan', '*.txt')))
    gold = sorted(glob.glob(os.path.join(shared, 'gold', '*.jsonl')))
    scorer = os.path.join(shared, 'gold', 'score.py')
    if not plans or not gold or not os.path.exists(scorer):
        print('no annotated plan beside the source tree: skipped')
        return 77
    with tempfile.NamedTemporaryFile(suffix='.json') as read:
        subprocess.run([program, plans[0]], stdout=read, check=True)
        read.flush()
        score = subprocess.run([sys.executable, scorer, read.name, *gold], stdout=subprocess.PIPE, check=True)
    text = score.stdout.decode()
    print(text)
    failed = 0
    for name, floor in FLOORS.items():
        line = re.search(r'^%s\s+(?:.*F1 )?([0-9.]+)' % name, text, re.M)
        value = float(line.group(1)) if line else 0.0
        if value < floor:
            print('%s: %.3f is below %.2f' % (name, value, floor))
            failed += 1
    return 1 if failed else 0


sys.exit(main())
