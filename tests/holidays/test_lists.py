"""Published lists of holidays: recognised whatever their encoding and separator, and every row accounted for."""

import json
from datetime import date
from pathlib import Path

import pytest

from portal.core.tabular.opening import content_of, opened
from portal.core.tabular.rows import Refusal, UnreadableListError
from portal.core.tabular.rules import Damage, Unreadable
from portal.holidays.rules.days import Span
from portal.holidays.rules.entries import Certainty, DateFlaw, Kind
from portal.holidays.rules.lists.codes import Flaw, SkipReason
from portal.holidays.rules.lists.filtering import FilteredList, RowFilter
from portal.holidays.rules.lists.formats import FORMATS
from portal.holidays.rules.lists.places import region_at
from portal.holidays.rules.lists.rows import ListEntry, Skipped
from tests.builders.workbooks import workbook
from tests.holidays import samples

HEADER = "Region,StartDate,EndDate,Type,Name,source,remark"


def read(folder: Path, content: str | bytes, region_key: str | None = None) -> FilteredList:
    """Writes a list to disk and goes through it, as in the school year 2026/27."""
    path = folder / "list"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    published = opened(content_of(path), FORMATS)
    return RowFilter(region_key, 2026).apply(published.rows, published.format)


def read_entries(filtered: FilteredList) -> list[tuple[str, str, str, str]]:
    return [(e.region_key, e.kind, e.event, days(e)) for e in filtered.entries]


def days(entry: ListEntry) -> str:
    return f"{entry.span.start:%d.%m.%y}–{entry.span.end:%d.%m.%y}"


@pytest.mark.parametrize(("key", "text"), samples.BY_FORMAT.items())
def test_every_format_is_recognised_and_every_row_counted(key: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_text(text, encoding="utf-8")
    published = opened(content_of(path), FORMATS)
    filtered = RowFilter(None, 2026).apply(published.rows, published.format)
    assert published.format.key == key
    used = len(filtered.entries) + len(filtered.lessons) + filtered.n_joined
    assert filtered.n_rows == used + filtered.skipped.total() + len(filtered.refused) > 0


def test_hessen_takes_its_own_and_what_holds_in_all_of_germany(tmp_path: Path) -> None:
    filtered = read(tmp_path, samples.OPEN_HOLIDAYS)
    assert read_entries(filtered) == [
        ("hessen", "break", "autumn", "05.10.26–17.10.26"),
        ("hessen", "public", "Karfreitag", "26.03.27–26.03.27"),
        ("hessen", "public", "Fronleichnam", "27.05.27–27.05.27"),
        ("hessen", "break", "autumn", "04.10.27–16.10.27"),
    ]
    assert dict(filtered.skipped) == {(SkipReason.EARLIER_YEAR, "2025/26"): 1, (SkipReason.OTHER_REGION, "DE-SN"): 1}
    assert {(e.certainty, e.source) for e in filtered.entries} == {
        (Certainty.OFFICIAL, "OpenHolidays (ODbL): school.csv"),
        (Certainty.OFFICIAL, "OpenHolidays (ODbL): public.csv"),
    }


def test_what_a_single_town_celebrates_is_no_holiday_of_the_region(tmp_path: Path) -> None:
    row = '7,DE,2026-08-08,,Public,Local,"DE Friedensfest,EN Peace Festival",HE,public.csv'
    filtered = read(tmp_path, "\n".join([samples.OPEN_HOLIDAYS.partition("\n")[0], row]))
    assert (filtered.entries, dict(filtered.skipped)) == ([], {(SkipReason.ONE_PLACE, "Friedensfest"): 1})


def test_zone_a_is_ours_and_zone_b_is_not(tmp_path: Path) -> None:
    filtered = read(tmp_path, samples.FRENCH)
    assert [event for _region, _kind, event, _days in read_entries(filtered)] == ["autumn", "Victoire 1945"]
    assert dict(filtered.skipped) == {(SkipReason.OTHER_REGION, "FR-ZB"): 1}
    [edges] = filtered.lessons.values()
    assert (edges.first, edges.last and edges.last.day) == (None, date(2027, 7, 3))


def test_what_only_bologna_celebrates_is_no_holiday_of_the_region(tmp_path: Path) -> None:
    filtered = read(tmp_path, samples.ITALIAN)
    assert read_entries(filtered) == [("emilia_romagna", "break", "christmas", "24.12.26–06.01.27")]
    assert dict(filtered.skipped) == {(SkipReason.ONE_PLACE, "IT-ER-BO"): 1, (SkipReason.OTHER_REGION, "IT-TR-BZ"): 1}


@pytest.mark.parametrize(
    ("place", "parts", "region"),
    [
        ("TR", [], "bursa"),
        ("TR-16", [], "bursa"),
        ("pl-30", [], "wielkopolska"),
        ("PL", ["PL-WP", "PL-MA"], "wielkopolska"),
        ("FR-NAQ", [], "aquitaine"),
        ("FR", ["BF", "AR"], Skipped(SkipReason.OTHER_REGION, "FR-BF")),  # Bourgogne-Franche-Comté is not Bordeaux
        ("IT", ["TR-BZ"], Skipped(SkipReason.OTHER_REGION, "IT-TR-BZ")),
        ("XX", [], Skipped(SkipReason.OTHER_REGION, "XX")),
        ("", [], Skipped(SkipReason.UNKNOWN_REGION)),
    ],
)
def test_where_a_row_applies(place: str, parts: list[str], region: str | Skipped) -> None:
    assert region_at(place, parts, None) == region


def test_days_in_a_row_are_one_holiday(tmp_path: Path) -> None:
    filtered = read(tmp_path, samples.TURKISH)
    assert read_entries(filtered) == [
        ("bursa", "public", "Ramazan Bayramı", "09.03.27–11.03.27"),
        ("bursa", "public", "Ulusal Egemenlik ve Çocuk Bayramı", "23.04.27–23.04.27"),
    ]
    assert (filtered.n_joined, dict(filtered.skipped)) == (2, {(SkipReason.NO_HOLIDAY, "Optional"): 1})


def test_another_holiday_between_keeps_two_parts_apart(tmp_path: Path) -> None:
    spans = [days(entry) for entry in read(tmp_path, samples.BRIDGE_DAYS).entries]
    assert spans == ["01.01.27–06.01.27", "07.01.27–07.01.27", "08.01.27–08.01.27", "22.02.27–22.02.27"]


def test_two_weeks_of_school_holidays_are_one_and_public_holidays_over_a_weekend_are_two(tmp_path: Path) -> None:
    weeks = ["2026-10-05,2026-10-09", "2026-10-12,2026-10-16"]
    rows = [f"DE-HE,{week},{kind},Herbstferien,," for kind in ("School", "Public") for week in weeks]
    assert [days(entry) for entry in read(tmp_path, "\n".join([HEADER, *rows])).entries] == [
        "05.10.26–16.10.26",
        "05.10.26–09.10.26",
        "12.10.26–16.10.26",
    ]


def test_the_same_row_twice_is_one(tmp_path: Path) -> None:
    row = "DE-HE,2026-10-05,2026-10-17,School,Herbstferien,,"
    filtered = read(tmp_path, f"{HEADER}\n{row}\n{row}\n")
    assert (len(filtered.entries), filtered.n_joined) == (1, 1)


def test_newspapers_are_believed_with_care(tmp_path: Path) -> None:
    filtered = read(tmp_path, samples.EXCERPTS)
    assert read_entries(filtered) == [
        ("bursa", "break", "autumn", "16.11.26–20.11.26"),
        ("jaroslawl", "break", "spring", "27.03.27–04.04.27"),
    ]
    assert filtered.entries[0].certainty == Certainty.EXPECTED
    assert filtered.entries[0].source == "gazete.example: CONFLICT: 9 November elsewhere"
    assert {reason for reason, _detail in filtered.skipped} == {
        SkipReason.TERM,
        SkipReason.SOME_GRADES,
        SkipReason.OTHER_REGION,
    }


def test_the_first_and_the_last_day_make_a_school_year(tmp_path: Path) -> None:
    filtered = read(tmp_path, samples.EXCERPTS)
    [(key, edges)] = filtered.lessons.items()
    lessons = edges.between(Span(date(2026, 9, 15), date(2027, 6, 5)))
    assert key == ("emilia_romagna", 2026)
    assert (lessons.kind, lessons.certainty, filtered.n_joined) == (Kind.LESSONS, Certainty.DERIVED, 1)


@pytest.mark.parametrize(
    ("row", "refusal"),
    [
        ("DE-HE,,,School,Herbstferien,,", Refusal(2, "StartDate", "", Flaw.DATE_MISSING)),
        ("DE-HE,im Herbst,,School,Herbstferien,,", Refusal(2, "StartDate", "im Herbst", Flaw.DATE_FORM)),
        ("DE-HE,2027-02-30,,School,Herbstferien,,", Refusal(2, "StartDate", "2027-02-30", Flaw.DATE_FORM)),
        ("DE-HE,2026-10-05,2026-10-04,School,F,,", Refusal(2, "EndDate", "2026-10-04", DateFlaw.BACKWARDS)),
        ("DE-HE,2026-10-05,2028-10-04,School,F,,", Refusal(2, "EndDate", "2028-10-04", DateFlaw.TOO_LONG)),
        ("DE-HE,9999-12-31,,School,F,,", Refusal(2, "StartDate", "9999-12-31", DateFlaw.TOO_FAR)),
        ("DE-HE,2026-10-05,,School,,,", Refusal(2, "Name", "", Flaw.NAME_MISSING)),
        ("DE-HE,2026-10-05,,Party,Fest,,", Refusal(2, "Type", "Party", Flaw.TYPE)),
        ("DE-HE,2026-10-05", Refusal(2, "", "DE-HE,2026-10-05", Damage.CELLS)),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(row: str, refusal: Refusal, tmp_path: Path) -> None:
    filtered = read(tmp_path, f"{HEADER}\n{row}\n")
    assert (filtered.refused, filtered.entries) == ([refusal], [])


def test_what_is_wrong_in_rows_of_others_does_not_matter(tmp_path: Path) -> None:
    filtered = read(tmp_path, f"{HEADER}\nDE-BY,im Herbst,,Party,,,\n")
    assert (dict(filtered.skipped), filtered.refused) == ({(SkipReason.OTHER_REGION, "DE-BY"): 1}, [])


@pytest.mark.parametrize(
    ("text", "encodings"),
    [
        (samples.OPEN_HOLIDAYS, ("cp1252",)),
        (samples.FRENCH.replace("Toussaint", "Fête"), ("cp1252",)),
        (samples.TURKISH, ("cp1254", "iso-8859-9")),
        (samples.BRIDGE_DAYS, ("cp1251", "koi8-r")),
        (samples.OPEN_HOLIDAYS.replace("DE", "PL").replace("HE", "WP").replace("Buß", "Święto Źródła"), ("cp1250",)),
    ],
)
def test_encoding_and_separator_make_no_difference(text: str, encodings: tuple[str, ...], tmp_path: Path) -> None:
    expected = read(tmp_path, text)
    assert expected.entries
    for encoding in (*encodings, "utf-8-sig", "utf-16"):
        assert read(tmp_path, text.replace("\n", "\r\n").encode(encoding)) == expected
    if '"' not in text:
        assert read(tmp_path, text.replace(",", ";").encode(encodings[0])) == expected


@pytest.mark.parametrize("written", ["2026-10-05", "05.10.2026", "5/10/2026", "2026-10-05T00:00:00"])
def test_a_day_is_understood_however_spreadsheets_write_it(written: str, tmp_path: Path) -> None:
    [entry] = read(tmp_path, f"{HEADER}\nDE-HE,{written},,School,Herbstferien,,\n").entries
    assert entry.span == Span(date(2026, 10, 5), date(2026, 10, 5))


def test_spreadsheets_and_json(tmp_path: Path) -> None:
    expected = read(tmp_path, samples.TURKISH)
    rows: list[list[str | int]] = [list(line.split(",")) for line in samples.TURKISH.splitlines()]
    assert read(tmp_path, workbook({"Tatiller": rows})) == expected
    objects = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    assert read(tmp_path, json.dumps(objects)).entries[0].span == expected.entries[0].span


def test_a_calendar_file_does_not_say_where_it_applies(tmp_path: Path) -> None:
    assert dict(read(tmp_path, samples.CALENDAR).skipped) == {(SkipReason.UNKNOWN_REGION, ""): 4}
    filtered = read(tmp_path, samples.CALENDAR.replace("\n", "\r\n"), "hessen")
    assert read_entries(filtered) == [
        ("hessen", "public", "Tag der Deutschen Einheit", "03.10.27–03.10.27"),
        ("hessen", "break", "autumn", "04.10.27–16.10.27"),  # the end of an event is the day after
    ]
    assert dict(filtered.skipped) == {(SkipReason.NO_HOLIDAY, "Projektwochen"): 1}
    assert filtered.refused == [Refusal(21, "DTSTART", "2028-1", Flaw.DATE_FORM)]


def one_event(*lines: str, before: str = "", entry: str = "VEVENT") -> str:
    """A calendar of one entry called holidays."""
    parts = ("BEGIN:VCALENDAR", "VERSION:2.0", before, f"BEGIN:{entry}", "SUMMARY:Weihnachtsferien", *lines)
    return "\r\n".join([*filter(None, parts), f"END:{entry}", "END:VCALENDAR", ""])


@pytest.mark.parametrize(
    ("lines", "before", "days_read"),
    [
        (["DTSTART:20271222T230000Z", "DTEND:20280108T230000Z"], "", "23.12.27–08.01.28"),  # midnight in Hessen
        (["DTSTART:20271222T230000Z"], "X-WR-TIMEZONE:Europe/London", "22.12.27–22.12.27"),
        (["DTSTART;TZID=Europe/Istanbul:20271223T000000", "DURATION:P3D"], "", "23.12.27–25.12.27"),
        (["DTSTART;TZID=Europe/London:20271222T233000"], "", "22.12.27–22.12.27"),
        (["DTSTART:20271223T080000", "DTEND:20271224T130000"], "", "23.12.27–24.12.27"),  # until noon is that day, too
        (["DTSTART;VALUE=DATE:20271223", "DURATION:P2W"], "", "23.12.27–05.01.28"),
        (["DTSTART;VALUE=DATE:20271223", "DTEND;VALUE=DATE:20271223"], "", "23.12.27–23.12.27"),
        (["DTSTART:20271223T080000"], "X-WR-TIMEZONE:nowhere", "23.12.27–23.12.27"),
    ],
)
def test_the_days_of_an_event_are_those_where_it_was_written(
    tmp_path: Path, lines: list[str], before: str, days_read: str
) -> None:
    [entry] = read(tmp_path, one_event(*lines, before=before), "hessen").entries
    assert days(entry) == days_read


@pytest.mark.parametrize(
    ("line", "entry", "reason"),
    [
        ("STATUS:CANCELLED", "VEVENT", SkipReason.CANCELLED),
        ("RRULE:FREQ=YEARLY", "VEVENT", SkipReason.REPEATED),
        ("RDATE;VALUE=DATE:20281223", "VEVENT", SkipReason.REPEATED),
        ("STATUS:NEEDS-ACTION", "VTODO", SkipReason.NO_EVENT),
        ("STATUS:FINAL", "VJOURNAL", SkipReason.NO_EVENT),
    ],
)
def test_what_is_not_read_of_a_calendar_is_told(tmp_path: Path, line: str, entry: str, reason: SkipReason) -> None:
    filtered = read(tmp_path, one_event("DTSTART;VALUE=DATE:20271223", line, entry=entry), "hessen")
    assert (filtered.entries, dict(filtered.skipped)) == ([], {(reason, "Weihnachtsferien"): 1})


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"BEGIN:VCALENDAR\nnonsense", Unreadable.CALENDAR),
        (samples.CALENDAR.encode("utf-16-le"), Unreadable.NUL),
        (samples.CALENDAR.replace("Projekt", "Übungs").encode("cp1252"), Unreadable.ENCODING),
        (b"name,kladr\nx,1\n", Unreadable.UNKNOWN_FORMAT),
        (b"", Unreadable.EMPTY),
    ],
)
def test_files_that_are_no_lists(content: bytes, why: Unreadable, tmp_path: Path) -> None:
    with pytest.raises(UnreadableListError) as error:
        read(tmp_path, content)
    assert error.value.why == why


def test_no_two_formats_share_a_key() -> None:
    assert len({known.key for known in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize("hidden", ["BEGIN:VE\r\n VENT", "BEGIN:VEVENT\u2028"])
def test_an_event_whose_beginning_is_hidden_is_refused_with_its_file(tmp_path: Path, hidden: str) -> None:
    calendar = one_event("DTSTART:20271223T080000").replace("BEGIN:VEVENT", hidden)
    with pytest.raises(UnreadableListError) as error:
        read(tmp_path, calendar, "hessen")
    assert error.value.why == Unreadable.CALENDAR


def test_text_that_looks_like_the_beginning_of_an_event_is_text(tmp_path: Path) -> None:
    calendar = one_event("DTSTART:20271223T080000", "DESCRIPTION:so\u2028BEGIN:VEVENT")
    [entry] = read(tmp_path, calendar, "hessen").entries
    assert days(entry) == "23.12.27–23.12.27"
