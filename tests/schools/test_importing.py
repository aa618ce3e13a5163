"""Taking lists over: twice is once, older lists do not spoil newer ones, and a broken run leaves nothing."""

import json
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from portal.core.changes.log import has_changes
from portal.core.db import db
from portal.schools.actions.importing import Report, import_list
from portal.schools.models import School
from portal.schools.queries.schools import suggestions
from tests.cast import Cast
from tests.schools import samples


def take(folder: Path, text: str, region_key: str | None = None) -> Report:
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    return import_list(path, region_key)


def counts(report: Report) -> tuple[int, int, int]:
    return report.n_new, report.n_changed, report.n_unchanged


def the_school() -> School:
    db.session.expire_all()
    return db.session.scalars(select(School)).one()


@pytest.mark.usefixtures("app")
class TestTwice:
    """A second run of the same list."""

    @pytest.mark.parametrize("text", samples.BY_FORMAT.values(), ids=samples.BY_FORMAT)
    def test_changes_nothing(self, text: str, tmp_path: Path) -> None:
        first = take(tmp_path, text)
        db.session.commit()
        second = take(tmp_path, text)
        assert counts(second) == (0, 0, first.n_new)
        assert second.filtered == first.filtered
        assert not has_changes(db.session())

    def test_new_schools_can_be_found_at_once(self, tmp_path: Path) -> None:
        take(tmp_path, samples.TURKISH)
        assert [school.name for school in suggestions("isik inegol")] == ["Işık İlkokulu"]

    def test_a_school_with_another_name_is_found_by_both(self, tmp_path: Path) -> None:
        take(tmp_path, samples.HESSEN)
        report = take(tmp_path, samples.HESSEN.replace("am Bächlein", "an der Quelle"))
        assert counts(report) == (0, 1, 0)
        assert [school.name for school in suggestions("quelle")] == ["Schule an der Quelle"]
        assert [school.name for school in suggestions("bachlein")] == ["Schule an der Quelle"]
        assert (the_school().former_names, report.n_renamed) == (["Schule am Bächlein"], 1)

    def test_other_capitals_are_no_other_name(self, tmp_path: Path) -> None:
        take(tmp_path, samples.HESSEN)
        report = take(tmp_path, samples.HESSEN.replace("am Bächlein", "AM BÄCHLEIN"))
        assert (the_school().former_names, report.n_renamed) == ([], 0)

    def test_a_school_that_closes_is_suggested_no_more_and_comes_back_when_it_is_listed_as_open(
        self, tmp_path: Path
    ) -> None:
        take(tmp_path, samples.ANNUAIRE)
        known = db.session.scalars(select(School)).all()
        closed = take(tmp_path, samples.ANNUAIRE.replace("OUVERT", "FERME"))
        db.session.expire_all()
        assert (closed.n_closed, {school.is_suggested for school in known}) == (len(known), {False})
        assert suggestions(known[0].name) == []
        take(tmp_path, samples.ANNUAIRE)
        db.session.expire_all()
        assert {school.is_suggested for school in known} == {True}
        assert known[0] in suggestions(known[0].name)


@pytest.mark.usefixtures("app")
class TestSeveralLists:
    """Lists of different years and publishers about the same schools."""

    def test_an_older_edition_fills_gaps_only(self, tmp_path: Path) -> None:
        take(tmp_path, samples.ITALIAN)
        older = samples.ITALIAN.replace("202324", "202223").replace("LA CITTÀ", "ALTRO")
        older = older.replace("XXXX.XXX@PEC.EXAMPLE", "liceo@scuola.example")
        assert counts(take(tmp_path, older)) == (0, 1, 0)
        assert (the_school().name, the_school().email) == ('LICEO "LA CITTÀ"', "liceo@scuola.example")
        assert the_school().source == "it_mim 202324"

    def test_a_newer_edition_that_says_the_same_changes_nothing_to_see(self, tmp_path: Path) -> None:
        take(tmp_path, samples.ITALIAN)
        assert counts(take(tmp_path, samples.ITALIAN.replace("202324", "202425"))) == (0, 0, 1)
        assert the_school().source == "it_mim 202425"

    def test_the_directory_overwrites_the_index_and_never_the_other_way_round(self, tmp_path: Path) -> None:
        take(tmp_path, samples.IPS)
        take(tmp_path, samples.ANNUAIRE)
        assert counts(take(tmp_path, samples.IPS)) == (0, 0, 1)
        names = set(db.session.scalars(select(School.name)))
        assert names == {"Lycée des Grands Pins", "École des Dunes"}

    def test_nothing_published_is_ever_emptied(self, tmp_path: Path) -> None:
        take(tmp_path, samples.HESSEN)
        take(tmp_path, samples.HESSEN.replace("65931", ""))
        assert the_school().postcode == "65931"

    def test_a_school_without_id_gets_the_one_of_a_later_list(self, tmp_path: Path) -> None:
        take(tmp_path, samples.TURKISH)
        later = samples.TURKISH.replace("Işık İlkokulu,0,", "IŞIK İLKOKULU,999990,")
        assert counts(take(tmp_path, later)) == (0, 1, 1)
        school = db.session.scalars(select(School).where(School.official_id == "999990")).one()
        assert (school.name, school.id_kind) == ("IŞIK İLKOKULU", "tr_meb_kurum_kodu")
        assert counts(take(tmp_path, samples.TURKISH)) == (0, 1, 1)  # the name again, the id stays
        assert db.session.scalar(select(func.count(School.id))) == 2


def test_a_school_that_a_teacher_added_is_verified_by_the_list(cast: Cast, tmp_path: Path) -> None:
    cast.other_school.name, cast.other_school.town, cast.other_school.is_verified = "Çınar ortaokulu", "İnegöl", False
    report = take(tmp_path, samples.TURKISH)
    db.session.expire_all()
    assert counts(report) == (1, 1, 0)
    assert (cast.other_school.is_verified, cast.other_school.official_id) == (True, "999999")


@pytest.mark.usefixtures("app")
def test_namesakes_in_one_town_stay_apart(tmp_path: Path) -> None:
    take(tmp_path, samples.TURKISH.replace(",999999,", ",0,"))
    twice = samples.TURKISH.replace("Işık İlkokulu,0,İlkokul", "Çınar Ortaokulu,999991,Ortaokul")
    assert counts(take(tmp_path, twice)) == (1, 1, 0)
    assert counts(take(tmp_path, twice)) == (0, 0, 2)


@pytest.mark.usefixtures("app")
def test_one_region_alone(tmp_path: Path) -> None:
    assert counts(take(tmp_path, samples.TURKISH, "hessen")) == (0, 0, 0)
    assert counts(take(tmp_path, samples.RUSSIAN, "jaroslawl")) == (2, 0, 0)


class TestCommand:
    """`flask schools import`."""

    def run(self, app: Flask, *arguments: str) -> tuple[int, str]:
        result = app.test_cli_runner().invoke(args=["schools", "import", *arguments])
        return result.exit_code, result.output

    def n_schools(self) -> int:
        db.session.rollback()
        return db.session.scalar(select(func.count(School.id))) or 0

    def test_a_trial_reports_and_changes_nothing(self, app: Flask, tmp_path: Path) -> None:
        path = tmp_path / "okullar.csv"
        path.write_bytes(samples.TURKISH.encode("cp1254"))
        code, output = self.run(app, str(path), "--dry-run")
        assert (code, self.n_schools()) == (0, 0)
        for words in ("okullar.csv", "tr_meb", "cp1254", "Kurum Kodu", "99999", "Anaokulu"):
            assert words in output

    def test_it_keeps_what_it_takes_over(self, app: Flask, tmp_path: Path) -> None:
        path = tmp_path / "okullar.csv"
        path.write_text(samples.TURKISH, encoding="utf-8")
        assert self.run(app, str(path))[0] == 0
        assert self.n_schools() == 2

    def test_scripts_read_one_line(self, app: Flask, tmp_path: Path) -> None:
        path = tmp_path / "okullar.csv"
        path.write_text(samples.TURKISH, encoding="utf-8")
        counts = {"file": "okullar.csv", "format": "tr_meb", "rows": 6, "new": 2, "changed": 0, "unchanged": 0,
                  "renamed": 0, "closed": 0, "repeated": 0, "outside": 3, "refused": 1}  # fmt: skip
        assert json.loads(self.run(app, str(path), "--json")[1]) == counts
        assert json.loads(self.run(app, str(path), "--json")[1]) == {**counts, "new": 0, "unchanged": 2}

    def test_of_an_unknown_file_it_says_what_was_looked_for(self, app: Flask, tmp_path: Path) -> None:
        path = tmp_path / "districts.csv"
        path.write_text(samples.DISTRICTS, encoding="utf-8")
        code, output = self.run(app, str(path))
        assert (code, self.n_schools()) == (1, 0)
        for words in ("name,kladr", "Numer RSPO", "CODICESCUOLA", "UAI"):
            assert words in output

    def test_a_run_that_breaks_off_leaves_nothing(self, app: Flask, tmp_path: Path) -> None:
        header, row = samples.TURKISH.splitlines()[:2]
        path = tmp_path / "okullar.csv"
        path.write_text("\n".join([header, row, *["kırık"] * 2000]), encoding="utf-8")
        assert self.run(app, str(path))[0] == 1
        assert self.n_schools() == 0

    def test_an_unknown_region(self, app: Flask, tmp_path: Path) -> None:
        code, output = self.run(app, str(tmp_path / "x.csv"), "--region", "atlantis")
        assert code == 2
        assert "hessen" in output
