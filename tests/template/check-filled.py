#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The SafetyPlan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills the templates of tests/fixtures by safetyplanctl and looks at them with other readers: openpyxl and python-docx
for cells, styles, rules and areas, LibreOffice (where there is one) for what the formulas make of it. Arguments:
safetyplanctl, folder of the templates. Exit status 77: a reader is missing."""
import csv
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

try:
    import docx
    import openpyxl
except ImportError as missing:
    print('skipped:', missing)
    sys.exit(77)

PROGRAM, TEMPLATES = sys.argv[1], pathlib.Path(sys.argv[2])
LOOKS = ('font', 'fill', 'border', 'alignment', 'number_format', 'protection')


def run(*arguments):
    return subprocess.run([PROGRAM, *map(str, arguments)], check=True, capture_output=True, text=True).stdout


def same_looks(one, other, place):
    for look in LOOKS:
        assert repr(getattr(one, look)) == repr(getattr(other, look)), (place, look)


def check_looks(before, after, row, to):
    for cell in before[row]:
        same_looks(cell, after.cell(to, cell.column), f'{after.title} {cell.coordinate} → {to}')
    assert before.row_dimensions[row].height == after.row_dimensions[to].height, (after.title, row, to)


def check_form(before, after):
    for row in range(1, before.max_row + 1):
        check_looks(before, after, row, row)
    assert str(before.merged_cells) == str(after.merged_cells)
    assert before.print_area == after.print_area and before.print_title_rows == after.print_title_rows
    assert before.freeze_panes == after.freeze_panes
    assert len(after._charts) == 1


def check_list(before, after, majors):
    n = len(majors)
    for row in (1, 2, 3, 4):
        check_looks(before, after, row, row)
    for k in range(1, n - 1):
        check_looks(before, after, 4, 4 + k)
    for row in (5, 6, 7):
        check_looks(before, after, row, row + n - 2)
    written = [after.cell(3 + i, 4).value for i in range(n)]
    assert sorted(written) == sorted(majors), (written, majors)
    assert after.cell(3 + n, 4).value == f'=COUNTA(B3:B{2 + n})'
    assert [str(rule.sqref) for rule in after.data_validations.dataValidation] == [f'G3:G{2 + n}']
    assert after.cell(5 + n, 1).comment.text == '请县里复核'
    assert after.cell(4 + n, 1).hyperlink.target == 'http://example.invalid/'
    assert after.print_area == [f'$A$1:$G${5 + n}'], after.print_area


def calculate(path, folder):
    """The first sheet as LibreOffice shows it, or None."""
    office = shutil.which('soffice')
    if office is None:
        print('LibreOffice is missing: formulas are not calculated')
        return None
    subprocess.run([office, f'-env:UserInstallation=file://{folder}/office', '--headless', '--convert-to',
                    'csv:Text - txt - csv (StarCalc):44,34,76', '--outdir', str(folder), str(path)],
                   check=True, capture_output=True, timeout=240)
    with open(path.with_suffix('.csv'), encoding='utf-8') as file:
        return list(csv.reader(file))


def check_sums(rows):
    for column in (2, 3, 4, 6, 7):
        parts = [int(row[column] or 0) for row in rows[4:13]]
        assert int(rows[13][column]) == sum(parts), (column, rows[13])


def check_paper(path):
    paper = docx.Document(path)
    text = [paragraph for paragraph in paper.paragraphs if '本期共排查' in paragraph.text][0]
    assert '{{排查隐患}}' not in text.text and '{{不认得}}' in text.text
    assert text.runs[1].bold and text.runs[1].text.isdigit(), [run.text for run in text.runs]
    table = paper.tables[0]
    assert len(table.rows) > 3
    for row in table.rows[1:-1]:
        assert row.cells[1].paragraphs[0].runs[0].font.size.pt == 9


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        store, form, paper = folder / 'a.safetyplan', folder / 'form.xlsx', folder / 'paper.docx'
        run('demo', store)
        run('template', store, 'fill', TEMPLATES / 'form.xlsx', '--period', '2021', '-o', form)
        run('template', store, 'fill', TEMPLATES / 'paper.docx', '--period', '2021Q3', '-o', paper)
        hazards = json.loads(run('list', store, 'hazards', '--where', '等级=重大隐患', '--where', '排查日期=2021',
                                 '--format', 'json'))
        majors = [hazard['description'] for hazard in hazards]
        assert len(majors) > 3
        before = openpyxl.load_workbook(TEMPLATES / 'form.xlsx')
        after = openpyxl.load_workbook(form)
        check_form(before['统计表'], after['统计表'])
        check_list(before['重大隐患清单'], after['重大隐患清单'], majors)
        check_paper(paper)
        rows = calculate(form, folder)
        if rows is not None:
            check_sums(rows)


main()
