"""Importing published lists: a second run changes nothing, and what people decided stays."""

import json
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import delete, func, select

from portal.core.cached import forget_all
from portal.core.changes.log import has_changes
from portal.core.db import db
from portal.holidays.actions.entries import add, add_public_holidays, change, load_facts, remove
from portal.holidays.actions.importing import Report, import_list
from portal.holidays.models import Holiday, HolidayChange
from portal.holidays.queries import calendars
from portal.holidays.rules.calendar import common_windows, is_school_day
from portal.holidays.rules.entries import Certainty, Description, Kind
from portal.holidays.rules.lists.codes import KeepReason, SkipReason
from portal.holidays.rules.public import SOURCE
from tests.cast import Cast
from tests.holidays import samples
from tests.page_reading import words

ALL = {
    "DE": samples.OPEN_HOLIDAYS,
    "FR": samples.FRENCH,
    "IT": samples.ITALIAN,
    "RU": samples.RUSSIAN,
    "RU days": samples.BRIDGE_DAYS,
    "TR": samples.TURKISH,
}
HEADER = "Region,StartDate,EndDate,Type,Name,source,remark"


def imported(folder: Path, text: str, region_key: str | None = None) -> Report:
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    report = import_list(path, region_key)
    assert report.filtered.n_rows == sum(counts(report)) + len(report.kept) + report.filtered.n_joined + others(report)
    return report


def excerpt(folder: Path, row: str) -> Report:
    return imported(folder, f"{HEADER}\n{row},zeitung.example,\n")


def counts(report: Report) -> tuple[int, int, int]:
    return report.n_new, report.n_changed, report.n_unchanged


def others(report: Report) -> int:
    return report.filtered.skipped.total() + len(report.filtered.refused)


def entry(event: str, region: str = "hessen", year: str = "2026/27") -> Holiday:
    db.session.expire_all()
    return db.session.scalars(select(Holiday).filter_by(region_key=region, event=event, school_year=year)).one()


def bars(region: str, *kinds: Kind) -> list[str]:
    """What is drawn, in order of days."""
    query = select(Holiday).where(Holiday.region_key == region, Holiday.kind.in_(kinds), Holiday.removed_at.is_(None))
    return [f"{e.start:%d.%m.%y}–{e.end:%d.%m.%y}" for e in db.session.scalars(query.order_by(Holiday.start))]


def kept(report: Report) -> list[tuple[str, KeepReason]]:
    return [(each.entry.event, each.reason) for each in report.kept]


AUTUMN = Description(Kind.BREAK, "autumn", date(2026, 10, 7), date(2026, 10, 17), Certainty.OFFICIAL)


@pytest.fixture(autouse=True)
def no_public_holidays(request: pytest.FixtureRequest) -> None:
    """The lists bring them; what those that are there already mean for a list, TestByLaw tells."""
    if "app" in request.fixturenames:
        request.getfixturevalue("app")
        db.session.execute(delete(Holiday).where(Holiday.source == SOURCE))
        db.session.commit()
        forget_all()


@pytest.mark.usefixtures("app")
class TestByLaw:
    """Public holidays that the portal knows by itself."""

    def test_a_list_that_names_them_doubles_none(self, tmp_path: Path) -> None:
        assert add_public_holidays() > 100
        assert counts(imported(tmp_path, samples.OPEN_HOLIDAYS)) == (1, 0, 3)
        assert bars("hessen", Kind.PUBLIC).count("26.03.27–26.03.27") == 1

    def test_a_second_start_adds_none_and_leaves_removed_ones_alone(self, cast: Cast) -> None:
        add_public_holidays()
        corpus_christi = entry("Fronleichnam")
        remove(corpus_christi, by=cast.dana)
        assert add_public_holidays() == 0
        assert is_school_day(calendars()["hessen"], corpus_christi.start)


@pytest.mark.usefixtures("app")
class TestTwice:
    """A second run of the same list."""

    @pytest.mark.parametrize("text", [*ALL.values(), samples.EXCERPTS], ids=[*ALL, "excerpts"])
    def test_changes_nothing(self, text: str, tmp_path: Path) -> None:
        first = imported(tmp_path, text)
        db.session.commit()
        before = db.session.scalar(select(func.count(HolidayChange.id)))
        second = imported(tmp_path, text)
        assert counts(second) == (0, 0, sum(counts(first)))
        assert db.session.scalar(select(func.count(HolidayChange.id))) == before
        assert not has_changes(db.session())

    def test_all_lists_one_after_the_other_disturb_each_other_nowhere(self, tmp_path: Path) -> None:
        for text in ALL.values():
            imported(tmp_path, text)
        assert [counts(imported(tmp_path, text))[:2] for text in ALL.values()] == [(0, 0)] * len(ALL)


@pytest.mark.usefixtures("app")
class TestFacts:
    """What a list means for what the portal knows already."""

    def test_known_holidays_stay_as_they_are_and_new_ones_come_with_their_source(self, tmp_path: Path) -> None:
        assert counts(imported(tmp_path, samples.OPEN_HOLIDAYS)) == (3, 0, 1)
        holiday = entry("Karfreitag")
        assert (holiday.kind, holiday.start, holiday.certainty) == ("public", date(2027, 3, 26), "official")
        assert (holiday.source, holiday.is_by_hand) == ("OpenHolidays (ODbL): public.csv", False)
        assert entry("autumn", year="2027/28").start == date(2027, 10, 4)

    def test_everybody_sees_them_and_knows_that_a_list_said_so(self, cast: Cast, tmp_path: Path) -> None:
        imported(tmp_path, samples.OPEN_HOLIDAYS)
        db.session.commit()
        assert "27 May 2027: Fronleichnam" in words(cast.signed_in(None).get("/en/plan?region=hessen&year=2026"))
        history = words(cast.signed_in(cast.dana).get("/de/calendars/hessen?year=2026"))
        assert "Aus einer veröffentlichten Liste übernommen" in history

    def test_a_due_day_knows_the_public_holidays_at_once(self, tmp_path: Path) -> None:
        assert is_school_day(calendars()["hessen"], date(2027, 5, 27))
        imported(tmp_path, samples.OPEN_HOLIDAYS)
        assert not is_school_day(calendars()["hessen"], date(2027, 5, 27))

    def test_a_break_that_begins_on_sunday_instead_of_saturday_is_the_same(self, tmp_path: Path) -> None:
        assert counts(imported(tmp_path, samples.FRENCH)) == (1, 0, 2)
        assert entry("autumn", "aquitaine").start == date(2026, 10, 17)
        assert entry("lessons", "aquitaine").end == date(2027, 7, 2)

    def test_official_dates_replace_derived_ones(self, tmp_path: Path) -> None:
        later = samples.ITALIAN.replace("2027-01-06", "2027-01-08")
        assert counts(imported(tmp_path, later)) == (0, 1, 0)
        christmas = entry("christmas", "emilia_romagna")
        assert (christmas.start, christmas.end) == (date(2026, 12, 24), date(2027, 1, 8))
        assert (christmas.certainty, christmas.source) == ("official", "OpenHolidays (ODbL): school.csv")

    def test_a_surer_list_that_says_the_same_makes_the_entry_surer(self, tmp_path: Path) -> None:
        assert counts(imported(tmp_path, samples.ITALIAN)) == (0, 1, 0)
        assert entry("christmas", "emilia_romagna").certainty == "official"

    def test_a_newspaper_changes_nothing_official(self, tmp_path: Path) -> None:
        report = excerpt(tmp_path, "DE-HE,2026-10-12,2026-10-24,School,Herbstferien")
        assert (counts(report), kept(report)) == ((0, 0, 0), [("autumn", KeepReason.MORE_CERTAIN)])
        assert entry("autumn").start == date(2026, 10, 5)

    def test_a_break_that_moves_to_other_weeks_leaves_no_second_bar(self, tmp_path: Path) -> None:
        assert counts(excerpt(tmp_path, "TR,2026-11-16,2026-11-20,School,Birinci dönem ara tatili")) == (0, 1, 0)
        assert entry("autumn", "bursa").start == date(2026, 11, 16)
        assert len(bars("bursa", Kind.BREAK)) == 4

    def test_another_name_for_the_same_days_leaves_no_second_bar(self, tmp_path: Path) -> None:
        before = bars("hessen", Kind.BREAK)
        report = excerpt(tmp_path, "DE-HE,2026-10-05,2026-10-16,School,Kartoffelferien")
        assert (counts(report), bars("hessen", Kind.BREAK)) == ((0, 0, 1), before)

    @pytest.mark.parametrize("order", [1, -1])
    def test_one_holiday_in_two_lists_is_drawn_once_in_either_order(self, order: int, tmp_path: Path) -> None:
        for text in (samples.RUSSIAN, samples.BRIDGE_DAYS)[::order]:
            imported(tmp_path, text)
        assert bars("jaroslawl", Kind.PUBLIC) == [
            "01.01.27–06.01.27",
            "07.01.27–07.01.27",
            "08.01.27–08.01.27",
            "22.02.27–22.02.27",
        ]
        assert db.session.scalar(select(Holiday.certainty).filter_by(start=date(2027, 1, 7))) == "official"

    def test_one_day_within_longer_public_holidays_does_not_shorten_them(self, tmp_path: Path) -> None:
        imported(tmp_path, samples.TURKISH)
        official = "Id,Country,StartDate,EndDate,Type,Name,Subdivisions\n1,TR,2027-03-10,,Public,TR Bayram,\n"
        assert counts(imported(tmp_path, official)) == (0, 0, 1)
        assert bars("bursa", Kind.PUBLIC)[0] == "09.03.27–11.03.27"

    def test_the_last_day_alone_moves_the_end_of_a_known_school_year(self, tmp_path: Path) -> None:
        assert counts(excerpt(tmp_path, "TR,2027-06-18,,EndOfLessons,Ders yılı sonu")) == (0, 1, 0)
        lessons = entry("lessons", "bursa")
        assert (lessons.start, lessons.end) == (date(2026, 9, 7), date(2027, 6, 18))

    def test_the_last_day_alone_makes_no_unknown_school_year(self, tmp_path: Path) -> None:
        report = excerpt(tmp_path, "TR,2028-06-16,,EndOfLessons,Ders yılı sonu")
        assert dict(report.filtered.skipped) == {(SkipReason.HALF_A_YEAR, "2027/28"): 1}

    def test_both_ends_make_a_new_school_year(self, tmp_path: Path) -> None:
        rows = ["TR,2027-09-06,,SchoolStart,Başlangıç,,", "TR,2028-06-16,,EndOfLessons,Ders yılı sonu,,"]
        assert counts(imported(tmp_path, "\n".join([HEADER, *rows]))) == (1, 0, 0)
        assert entry("lessons", "bursa", "2027/28").end == date(2028, 6, 16)

    def test_one_region_alone(self, tmp_path: Path) -> None:
        assert counts(imported(tmp_path, samples.TURKISH, "hessen")) == (0, 0, 0)
        assert counts(imported(tmp_path, samples.TURKISH, "bursa")) == (2, 0, 0)


class TestByHand:
    """What a coordinator has decided."""

    def test_changed_dates_stay_and_the_report_says_so(self, cast: Cast, tmp_path: Path) -> None:
        change(entry("autumn"), AUTUMN, by=cast.dana)
        report = imported(tmp_path, samples.OPEN_HOLIDAYS)
        assert (counts(report), kept(report)) == ((3, 0, 0), [("autumn", KeepReason.BY_HAND)])
        assert entry("autumn").start == date(2026, 10, 7)
        assert kept(imported(tmp_path, samples.OPEN_HOLIDAYS)) == [("autumn", KeepReason.BY_HAND)]

    def test_what_was_removed_stays_away(self, cast: Cast, tmp_path: Path) -> None:
        remove(entry("autumn"), by=cast.dana)
        assert kept(imported(tmp_path, samples.OPEN_HOLIDAYS)) == [("autumn", KeepReason.REMOVED)]
        assert entry("autumn").removed_at is not None

    def test_an_own_entry_under_an_own_name_is_not_doubled(self, cast: Cast, tmp_path: Path) -> None:
        own = Description(Kind.BREAK, "Karneval", date(2027, 2, 8), date(2027, 2, 9), Certainty.OFFICIAL)
        add("hessen", own, by=cast.dana)
        before = bars("hessen", Kind.BREAK)
        report = excerpt(tmp_path, "DE-HE,2027-02-08,2027-02-12,School,Winterferien")
        assert (kept(report), bars("hessen", Kind.BREAK)) == ([("Karneval", KeepReason.BY_HAND)], before)

    def test_what_a_coordinator_made_another_kind_of_comes_in_no_second_time(self, cast: Cast, tmp_path: Path) -> None:
        weeks = Description(Kind.EXAMS, "exams", date(2026, 10, 5), date(2026, 10, 17), Certainty.OFFICIAL)
        change(entry("autumn"), weeks, by=cast.dana)
        assert kept(imported(tmp_path, samples.OPEN_HOLIDAYS)) == [("exams", KeepReason.BY_HAND)]
        assert "05.10.26–17.10.26" not in bars("hessen", Kind.BREAK)

    def test_who_agrees_with_the_list_is_not_mentioned(self, cast: Cast, tmp_path: Path) -> None:
        agreed = Description(Kind.PUBLIC, "Karfreitag", date(2027, 3, 26), date(2027, 3, 26), Certainty.EXPECTED)
        add("hessen", agreed, by=cast.dana)
        report = imported(tmp_path, samples.OPEN_HOLIDAYS)
        assert (counts(report), report.kept) == ((2, 0, 2), [])
        assert (entry("Karfreitag").certainty, entry("Karfreitag").is_by_hand) == ("expected", True)


def test_a_portal_with_calendars_is_given_no_second_ones(app: Flask) -> None:
    add_public_holidays()
    before = bars("hessen", Kind.BREAK)
    assert (load_facts(), bars("hessen", Kind.BREAK)) == (0, before)


@pytest.mark.usefixtures("app")
def test_the_weeks_in_which_all_teach_stay_what_they_are(tmp_path: Path) -> None:
    five = ["hessen", "aquitaine", "emilia_romagna", "wielkopolska", "bursa"]
    year = date(2026, 8, 1), date(2027, 7, 31)
    before = common_windows([calendars()[key] for key in five], *year)
    for text in ALL.values():
        imported(tmp_path, text)
    forget_all()
    assert common_windows([calendars()[key] for key in five], *year) == before
    assert len(before) == 7


class TestCommand:
    """`flask holidays import`."""

    def run(self, app: Flask, *arguments: str) -> tuple[int, str]:
        result = app.test_cli_runner().invoke(args=["holidays", "import", *arguments])
        return result.exit_code, result.output

    def n_public(self) -> int:
        db.session.rollback()
        return db.session.query(Holiday).filter_by(kind="public").count()

    def file(self, folder: Path, text: str) -> str:
        path = folder / "tatiller.csv"
        path.write_text(text, encoding="utf-8")
        return str(path)

    def test_a_trial_reports_and_changes_nothing(self, app: Flask, tmp_path: Path) -> None:
        path = tmp_path / "tatiller.csv"
        path.write_bytes((samples.TURKISH + "TR,yarın,Public,Bayram,\n").encode("cp1254"))
        code, output = self.run(app, str(path), "--dry-run")
        assert (code, self.n_public()) == (0, 0)
        for said in ("tatiller.csv", "days", "cp1254", "2026/27", "Optional", "7 · Date · “yarın”"):
            assert said in output

    def test_it_keeps_what_it_takes_over(self, app: Flask, tmp_path: Path) -> None:
        assert self.run(app, self.file(tmp_path, samples.TURKISH))[0] == 0
        assert self.n_public() == 2

    def test_scripts_read_one_line(self, app: Flask, tmp_path: Path) -> None:
        path = self.file(tmp_path, samples.TURKISH)
        counted = {"file": "tatiller.csv", "format": "days", "rows": 5, "new": 2, "changed": 0, "unchanged": 0,
                   "joined": 2, "kept": 0, "outside": 1, "refused": 0}  # fmt: skip
        assert json.loads(self.run(app, path, "--json")[1]) == counted
        assert json.loads(self.run(app, path, "--json")[1]) == {**counted, "new": 0, "unchanged": 2}

    def test_an_entry_that_was_kept_is_reported_with_both_dates(self, cast: Cast, tmp_path: Path) -> None:
        change(entry("autumn"), AUTUMN, by=cast.dana)
        db.session.commit()
        output = self.run(cast.app, self.file(tmp_path, samples.OPEN_HOLIDAYS))[1]
        for said in ("Herbstferien", "2026-10-05 – 2026-10-17", "2026-10-07 – 2026-10-17", "von Hand"):
            assert said in output

    def test_an_unknown_file_is_answered_with_the_columns_that_are_needed(self, app: Flask, tmp_path: Path) -> None:
        code, output = self.run(app, self.file(tmp_path, "name,kladr\nx,1\n"))
        assert (code, self.n_public()) == (1, 0)
        for said in ("name,kladr", "OpenHolidays", "Subdivisions", "DTSTART"):
            assert said in output

    def test_a_run_that_breaks_off_leaves_nothing(self, app: Flask, tmp_path: Path) -> None:
        broken = samples.TURKISH + "kırık\n" * 2000
        assert self.run(app, self.file(tmp_path, broken))[0] == 1
        assert self.n_public() == 0

    def test_an_unknown_region(self, app: Flask, tmp_path: Path) -> None:
        code, output = self.run(app, str(tmp_path / "x.csv"), "--region", "atlantis")
        assert code == 2
        assert "hessen" in output
