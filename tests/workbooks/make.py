"""Writes the workbooks in this folder: make.py FOLDER. Needs openpyxl and xlsxwriter.

The same events by two writers that store them differently (shared and inline texts, both
calendars), with what people do to sheets: an empty row, merged cells, formulas, a title in rich
text, a hidden sheet, a sheet of remarks.

A third writer is LibreOffice 7.4, which opened two of them and saved them anew: openpyxl.xlsx as
libreoffice.xlsx and xlsxwriter-1904.xlsx as libreoffice-1904.xlsx, by
soffice --headless --convert-to xlsx --outdir OTHER openpyxl.xlsx xlsxwriter-1904.xlsx
"""
import datetime
import sys

import openpyxl
import xlsxwriter

HEADERS = ["Date", "Who", "To", "What", "Weight", "Remark"]


def rows(day):
    """`day` makes a date of a cell."""
    return [
        [day(1962, 10, 1, "mmm yyyy"), "Soviet Union", "Cuba", "Missiles, by sea", 3, None],
        [day(2026, 2, 18, "yyyy-mm-dd"), "Russia", "Cuba", "Talks\nin Moscow", 2.5, "=1+1"],
        None,
        ["1898-02-15", "Spain", "United States", "The Maine sinks", 1, "before 1900, a text"],
        [day(1904, 1, 2, "dd/mm/yyyy"), "Cuba", "United States", "An early day", 1, None],
        [day(2024, 7, 1, "yyyy-mm-dd hh:mm", 10, 30), "Russia", "Cuba", "Ships arrive", 1, None],
        [None, "Russia", "Cuba", "Ships leave", 1, None],
    ]


def by_openpyxl(path, from_1904):
    book = openpyxl.Workbook()
    if from_1904:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    formats = {}

    def day(year, month, date, shown, hour=0, minute=0):
        value = datetime.datetime(year, month, date, hour, minute)
        formats[value] = shown
        return value

    sheet = book.active
    sheet.title = "events"
    sheet.append(HEADERS)
    for number, row in enumerate(rows(day), start=2):
        for column, value in enumerate(row or [], start=1):
            cell = sheet.cell(number, column, value)
            if value in formats and isinstance(value, datetime.datetime):
                cell.number_format = formats[value]
    sheet.merge_cells("A7:A8")
    remarks = book.create_sheet("Remarks")
    remarks["B2"] = "Counted by hand."
    hidden = book.create_sheet("old events")
    hidden.append(["Date", "Who", "To whom", "What"])
    hidden.append(["1990", "A", "B", "Not to be read"])
    hidden.sheet_state = "hidden"
    book.save(path)


def by_xlsxwriter(path, from_1904, inline):
    book = xlsxwriter.Workbook(path, {"date_1904": from_1904, "in_memory": not inline,
                                      "constant_memory": inline})
    book.set_properties({"created": datetime.datetime(2026, 1, 1)})
    sheet = book.add_worksheet("events")

    def day(year, month, date, shown, hour=0, minute=0):
        return (datetime.datetime(year, month, date, hour, minute),
                book.add_format({"num_format": shown}))

    for column, header in enumerate(HEADERS):
        sheet.write(0, column, header)
    for number, row in enumerate(rows(day), start=1):
        for column, value in enumerate(row or []):
            if isinstance(value, tuple):
                sheet.write_datetime(number, column, *value)
            elif isinstance(value, str) and value.startswith("="):
                sheet.write_formula(number, column, value, None, 2)
            elif value is not None and number == 6 and column == 3 and not inline:
                bold = book.add_format({"bold": True})
                sheet.write_rich_string(number, column, "Ships ", bold, "arrive")
            elif value is not None:
                sheet.write(number, column, value)
            elif column == 0 and not inline:
                pass  # merged below
    if inline:
        sheet.write_datetime(7, 0, *day(2024, 7, 1, "yyyy-mm-dd hh:mm", 10, 30))
    else:
        when, shown = day(2024, 7, 1, "yyyy-mm-dd hh:mm", 10, 30)
        sheet.merge_range("A7:A8", when, shown)
    book.add_worksheet("Remarks").write("B2", "Counted by hand.")
    book.close()


def main():
    folder = sys.argv[1]
    by_openpyxl(f"{folder}/openpyxl.xlsx", False)
    by_openpyxl(f"{folder}/openpyxl-1904.xlsx", True)
    by_xlsxwriter(f"{folder}/xlsxwriter.xlsx", False, False)
    by_xlsxwriter(f"{folder}/xlsxwriter-1904.xlsx", True, False)
    by_xlsxwriter(f"{folder}/xlsxwriter-inline.xlsx", False, True)


if __name__ == "__main__":
    main()
