"""The formats of published lists of holidays, and how a row of each is read."""

import re
from collections import Counter

from portal.core.tabular.rows import Row
from portal.holidays.rules.entries import Certainty
from portal.holidays.rules.lists.codes import SkipReason
from portal.holidays.rules.lists.names import native
from portal.holidays.rules.lists.rows import Format, RawRow

LANGUAGES = {"DE": "de", "FR": "fr", "IT": "it", "PL": "pl", "RU": "ru", "TR": "tr"}
A_COUNTRY = re.compile(rf'(?:^|[,;\t|"])({"|".join(LANGUAGES)})(?:-\w+)?(?=[,;\t|"])', re.MULTILINE)


def language_of(text: str) -> str:
    """The language of the country that a list names most."""
    countries = Counter(A_COUNTRY.findall(text))
    return LANGUAGES[max(LANGUAGES, key=lambda country: countries[country])]


def _from_open_holidays(row: Row) -> RawRow:
    return RawRow(
        place=row["Country"],
        parts=[part.strip() for part in row["Subdivisions"].split(",") if part.strip()],
        is_local=row["RegionalScope"] == "Local",
        type=row["Type"],
        name=native(row["Name"]),
        certainty=Certainty.OFFICIAL,
        source=_source("OpenHolidays (ODbL)", row["source"]),
        start_column="StartDate",
        end_column="EndDate",
    )


def _from_days(row: Row) -> RawRow:
    """A program derives these days from the law; those of the lunar calendar may differ."""
    return RawRow(row["Country"], row["Type"], row["Name"], Certainty.DERIVED, row["source"], "Date", "Date")


def _from_excerpts(row: Row) -> RawRow:
    """What newspapers and schools wrote; nothing of it is an official publication."""
    is_derived = row["source"].startswith("DERIVED")
    return RawRow(
        place=row["Region"],
        type=row["Type"],
        name=row["Name"],
        certainty=Certainty.DERIVED if is_derived else Certainty.EXPECTED,
        source=_source(row["source"], row["remark"]),
        start_column="StartDate",
        end_column="EndDate",
    )


def _from_calendar(row: Row) -> RawRow:
    """Anybody can write a calendar file: its dates are expected until somebody confirms them."""
    return RawRow(
        place="",
        type="",
        name=row["SUMMARY"],
        name_column="SUMMARY",
        certainty=Certainty.EXPECTED,
        source="iCalendar",
        start_column="DTSTART",
        end_column="DTEND",
        is_end_excluded=True,
        skipped_as=_why_skipped(row),
    )


def _why_skipped(row: Row) -> SkipReason | None:
    if row["ENTRY"] != "VEVENT":
        return SkipReason.NO_EVENT
    if row["STATUS"] == "CANCELLED":
        return SkipReason.CANCELLED
    return SkipReason.REPEATED if row["REPEATS"] else None


def _source(*parts: str) -> str:
    return ": ".join(filter(None, parts))[:500]


FORMATS = (
    Format(
        "open_holidays",
        ("Country", "StartDate", "EndDate", "Type", "Name", "Subdivisions"),
        _from_open_holidays,
        language_of,
    ),
    Format("days", ("Country", "Date", "Type", "Name"), _from_days, language_of),
    Format(
        "excerpts",
        ("Region", "StartDate", "EndDate", "Type", "Name", "source"),
        _from_excerpts,
        language_of,
    ),
    Format("calendar", ("SUMMARY", "DTSTART", "DTEND"), _from_calendar, language_of),
)
