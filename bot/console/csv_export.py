"""Tables as CSV that a spreadsheet opens as it is: marked as UTF-8, and no cell is run as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

# Spreadsheets of the east read wide signs like narrow ones.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
MARK = "\ufeff"


def as_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Write a table."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return (MARK + target.getvalue()).encode()


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
