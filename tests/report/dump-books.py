#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The SafetyPlan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""All workbooks of a folder as openpyxl reads them, as JSON: {file: [{"name", "cells": {"B7": [type, value]}}]}, type
s (text) or n (number; dates are numbers). Of a cell with a formula the value is the stored one, and a third item is
what LibreOffice makes of the formula, which gets the workbook without any stored value; without LibreOffice there is
none. Argument: the folder. Exit status 77: openpyxl is missing."""
import datetime
import json
import pathlib
import shutil
import subprocess
import sys

try:
    import openpyxl
    from openpyxl.utils.datetime import to_excel
except ImportError:
    sys.exit(77)


def plain(value):
    if isinstance(value, (datetime.date, datetime.time)):
        value = to_excel(value)
    return ['s', value] if isinstance(value, str) else ['n', repr(value)]


def values(path):
    """Of each sheet its name and its cells that hold something."""
    book = openpyxl.load_workbook(path, data_only=True)
    return [(sheet.title, {cell.coordinate: plain(cell.value) for row in sheet.iter_rows() for cell in row
                           if cell.value is not None}) for sheet in book.worksheets]


def formulas(path, bare):
    """Where each sheet has formulas; @bare becomes the workbook without stored values."""
    book = openpyxl.load_workbook(path)
    book.save(bare)
    return [[cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == 'f']
            for sheet in book.worksheets]


def calculate(folder, bare, names):
    """Has LibreOffice compute all of them at once; where the results are, or None."""
    office = shutil.which('soffice')
    if office is None:
        return None
    out = folder / 'calculated'
    subprocess.run([office, f'-env:UserInstallation=file://{folder}/office', '--headless', '--convert-to', 'xlsx',
                    '--outdir', str(out), *(str(bare / name) for name in names)],
                   check=True, capture_output=True, timeout=280)
    return out


def main():
    folder = pathlib.Path(sys.argv[1])
    bare = folder / 'bare'
    bare.mkdir()
    paths = sorted(folder.glob('*.xlsx'))
    places = {path.name: formulas(path, bare / path.name) for path in paths}
    calculated = calculate(folder, bare, [path.name for path in paths])
    books = {}
    for path in paths:
        sheets = values(path)
        others = values(calculated / path.name) if calculated else None
        for i, (_, cells) in enumerate(sheets):
            for place in places[path.name][i]:
                if others:
                    cells.setdefault(place, ['s', '']).append(others[i][1].get(place, ['s', ''])[1])
        books[path.name] = [{'name': name, 'cells': cells} for name, cells in sheets]
    json.dump(books, sys.stdout, ensure_ascii=False)


sys.stdout.reconfigure(encoding='utf-8')
main()
