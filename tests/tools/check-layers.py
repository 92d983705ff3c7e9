#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The SafetyPlan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the sources against the rules of the house: which room may include which, who may see which library,
how a file opens, how long files and functions may be. Prints what breaks a rule; exit status 1 then."""
import pathlib
import re
import sys

ROOMS = {  # room: the rooms whose headers it may include
    'base': set(),
    'document': {'base'},
    'core': {'base'},
    'store': {'base', 'core'},
    'chart': {'base', 'core'},
    'report': {'base', 'core', 'store', 'chart'},
    'exchange': {'base', 'document', 'core', 'store'},
    'template': {'base', 'core', 'store', 'report', 'exchange'},
    'cli': {'base', 'document', 'core', 'store', 'chart', 'report', 'exchange', 'template'},
    'app': {'base', 'document', 'core', 'store', 'chart', 'report', 'exchange', 'template'},
}
LIBRARIES = {  # a system header: the only rooms that may include it
    r'sqlite3\.h': {'store'},
    r'unicode/.*': {'base'},
    r'xlsxwriter\.h|xlsxwriter/.*': {'report'},
    r'gtk/.*|gdk/.*|gsk/.*': {'app'},
    r'json-glib/.*': {'exchange', 'report', 'template'},
    r'expat\.h': {'exchange'},
    r'minizip/.*': {'report', 'exchange'},
    r'cairo.*|pango/.*': {'chart', 'report', 'app'},
    r'gdk-pixbuf/.*': {'app'},
    r'poppler\.h|poppler/.*': {'chart', 'exchange'},
    r'librsvg/.*|png\.h|jpeglib\.h|jerror\.h': {'chart'},
    r'gio/.*|glib/gstdio\.h|stdio\.h|fcntl\.h': {'base', 'store', 'chart', 'report', 'exchange', 'template', 'cli', 'app'},
}
MAX_FILE = 600
MAX_FUNCTION = 80
INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)', re.M)


def check_includes(path, room, text, problems):
    for own, system in INCLUDE.findall(text):
        other = own.split('/')[0] if '/' in own else ''
        if own and other in ROOMS and other != room and other not in ROOMS[room]:
            problems.append(f'{path}: room {room} must not include "{own}"')
        for pattern, rooms in LIBRARIES.items():
            if system and re.fullmatch(pattern, system) and room not in rooms:
                problems.append(f'{path}: only {", ".join(sorted(rooms))} may include <{system}>')


def check_shape(path, text, problems):
    lines = text.split('\n')
    if 'SPDX-FileCopyrightText' not in lines[0] or 'SPDX-License-Identifier' not in lines[1]:
        problems.append(f'{path}: does not open with the two lines of licence')
    if len(lines) > MAX_FILE:
        problems.append(f'{path}: {len(lines)} lines, more than {MAX_FILE}')
    if re.search(r'\b\w+_get_default \(', re.sub(r'\b(gtk|gdk|g|pango)_\w+', '', text)):
        problems.append(f'{path}: get_default()')
    start = None
    for number, line in enumerate(lines, 1):
        if line == '{':
            start = number
        elif line == '}' and start:
            if number - start > MAX_FUNCTION:
                problems.append(f'{path}:{start}: a function of {number - start} lines')
            start = None


def main():
    root = pathlib.Path(sys.argv[1])
    problems = []
    paths = sorted(root.glob('src/*/*.[ch]'))
    for path in paths:
        text = path.read_text(encoding='utf-8')
        name = path.relative_to(root)
        room = path.parent.name
        if room not in ROOMS:
            problems.append(f'{name}: no such room')
            continue
        check_includes(name, room, text, problems)
        check_shape(name, text, problems)
    for path in sorted(root.glob('tests/**/*.[ch]')):
        check_shape(path.relative_to(root), path.read_text(encoding='utf-8'), problems)
    for problem in problems:
        print(problem)
    if not paths:
        print('no sources found below', root)
    return 1 if problems or not paths else 0


sys.exit(main())
