"""The days that a row of a published list names, in the ways of writing dates that occur there."""

import re
from datetime import date

from portal.core.tabular.rows import Refusal, Row
from portal.holidays.rules.days import A_DAY, Span
from portal.holidays.rules.entries import flaw_of
from portal.holidays.rules.lists.codes import Flaw
from portal.holidays.rules.lists.rows import RawRow

DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)(?:[T ].*)?")
DAY_FIRST = re.compile(r"(?P<day>\d\d?)[./](?P<month>\d\d?)[./](?P<year>\d{4})")


def span_in(row: Row, raw: RawRow) -> Span | Refusal:
    """First and last day; without a last one it is one day."""
    start = _day(row[raw.start_column])
    end = _day(row[raw.end_column]) if row[raw.end_column] else start
    for column, day in ((raw.start_column, start), (raw.end_column, end)):
        if day is None:
            return Refusal(row.line, column, row[column], Flaw.DATE_FORM if row[column] else Flaw.DATE_MISSING)
    assert start
    assert end
    if raw.is_end_excluded and end > start:
        end -= A_DAY
    if flaw := flaw_of(start, end):
        column = raw.end_column if row[raw.end_column] else raw.start_column
        return Refusal(row.line, column, row[column], flaw)
    return Span(start, end)


def _day(text: str) -> date | None:
    """2026-10-05, 05.10.2026 or 05/10/2026."""
    match = DAY.fullmatch(text) or DAY_FIRST.fullmatch(text)
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])) if match else None
    except ValueError:
        return None
