#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The SafetyPlan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The layering check must catch what it is for: each case is a source that breaks one rule."""
import pathlib
import subprocess
import sys
import tempfile

HEAD = '/* SPDX-FileCopyrightText: x\n * SPDX-License-Identifier: y */\n'
CASES = [  # room, text, what the check must say (None: nothing)
    ('core', HEAD + '#include "base/sp-date.h"\n', None),
    ('core', HEAD + '#include "store/sp-store.h"\n', 'must not include'),
    ('document', HEAD + '#include "core/sp-record.h"\n', 'must not include'),
    ('chart', HEAD + '#include <gtk/gtk.h>\n', 'may include'),
    ('report', HEAD + '#include <sqlite3.h>\n', 'may include'),
    ('app', HEAD + '#include <xlsxwriter.h>\n', 'may include'),
    ('document', HEAD + '#include <stdio.h>\n', 'may include'),
    ('base', 'int x;\n', 'licence'),
    ('base', HEAD + '\n' * 700, 'more than 600'),
    ('base', HEAD + 'void\nf (void)\n{\n' + '  g ();\n' * 90 + '}\n', 'a function of'),
    ('base', HEAD + 'void *sp_thing_get_default (void);\n', 'get_default'),
    ('elsewhere', HEAD, 'no such room'),
]


def main():
    failed = 0
    for room, text, expected in CASES:
        with tempfile.TemporaryDirectory() as root:
            folder = pathlib.Path(root, 'src', room)
            folder.mkdir(parents=True)
            (folder / 'sp-x.c').write_text(text, encoding='utf-8')
            run = subprocess.run([sys.executable, sys.argv[1], root], capture_output=True, text=True)
        good = run.returncode == (1 if expected else 0) and (expected or '') in run.stdout
        if not good:
            failed += 1
            print('wrong answer for', room, repr(text[-60:]), ':', run.stdout)
    return 1 if failed else 0


sys.exit(main())
