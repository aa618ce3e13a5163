"""Dana looks at supply and demand: she reads which class of Hessen stays alone and why; of Bursa she reads numbers."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from flask.testing import FlaskClient
from python_calamine import CalamineWorkbook
from werkzeug.test import TestResponse

from portal.balance import jobs, queries
from portal.balance.jobs import compute
from portal.balance.rules.report import SILENCE
from portal.config import LANGUAGES
from portal.core.clock import now
from portal.core.db import db
from portal.core.jobs.queue import the_jobs
from portal.matching.models import Partnership
from portal.matching.rules.searches import Status as SearchStatus
from portal.partnering.rules import pair_key
from tests.builders.partner_searches import carlas, crowd, emils
from tests.cast import Cast
from tests.page_reading import NAUGHTY, harm, parsed, words
from tests.statements import n_queries

PAGE = "/en/partner-search/balance"


@pytest.fixture
def dana(cast: Cast) -> FlaskClient:
    return cast.signed_in(cast.dana)


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every number of classes counts as too many to compute while a page waits."""
    for module in (queries, jobs):
        monkeypatch.setattr(module, "AT_ONCE", 0)


def table_of(answer: TestResponse, key: str) -> list[list[str]]:
    """The rows of a table, by the id of its heading."""
    wrap = next(each for each in parsed(answer).iter("div") if each.get("aria-labelledby") == key)
    return [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in wrap.iter("tr")]


def csv_rows(answer: TestResponse, separator: str = ",") -> list[list[str]]:
    text = answer.data.decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline=""), delimiter=separator))


def books(answer: TestResponse) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(BytesIO(answer.data))
    return {name: [list(row) for row in book.get_sheet_by_name(name).to_python()] for name in book.sheet_names}


def test_who_stays_alone_what_is_in_the_way_and_what_to_do(cast: Cast, dana: FlaskClient) -> None:
    carlas(cast, welcome=("aquitaine",))
    emils(cast)
    text = words(dana.get(PAGE))
    assert "2 classes are looking for partners. In the best pairing, 2 classes are left without a partner." in text
    assert "8b · Schule am Sternenfeld" in text
    assert "Fits no class." in text
    assert (
        "Most frequent obstacle (1 class of other regions): "
        "One of the two classes is looking for partners in other regions." in text
    )
    assert "Next step: welcome more regions. This would add 1 possible partner." in text


def test_classes_of_other_regions_are_only_counted(cast: Cast, dana: FlaskClient) -> None:
    carlas(cast, welcome=("aquitaine",))
    emils(cast)
    for path in (PAGE, f"{PAGE}.csv"):
        assert "8-A" not in dana.get(path).text
        assert "Çınar" not in dana.get(path).text
    assert "8-A" not in str(books(dana.get(f"{PAGE}.xlsx")))
    assert ["Bursa", "1", "1", "0", "0", "1", "100"] in table_of(dana.get(PAGE), "regions")
    gero = cast.signed_in(cast.gero).get(PAGE)
    assert "8-A · Çınar Ortaokulu" in words(gero)
    assert "8b" not in words(gero)
    ada = cast.signed_in(cast.ada).get(PAGE)
    assert "8-A" not in words(ada)
    assert ["Bursa", "1", "1", "0", "0", "1", "100"] in table_of(ada, "regions")


def test_what_one_more_class_would_unlock(cast: Cast, dana: FlaskClient) -> None:
    carlas(cast)
    emils(cast)
    for search in crowd(cast, 2):
        search.languages = {"tr": "C2", "en": "B1"}
    db.session.commit()
    rows = table_of(dana.get(PAGE), "kinds")[1:]
    assert ["Hessen", "German: C2 · English: B1", "14–15", "2", "2", "1"] in rows
    assert "Bursa" not in {row[0] for row in rows}


def test_pictures_say_what_the_tables_say(cast: Cast, dana: FlaskClient) -> None:
    carlas(cast)
    emils(cast)
    page = parsed(dana.get("/de/partner-search/balance"))
    drawn = [each for each in page.iter() if each.get("role") == "img"]
    assert len(drawn) == 3
    ids = {each.get("id") for each in page.iter()}
    assert all(set((each.get("aria-labelledby") or "").split()) <= ids for each in drawn)
    numbers = [text.text for text in drawn[0].iter() if text.get("class") == "number"]
    table = table_of(dana.get("/de/partner-search/balance"), "regions")[1:]
    assert numbers == [row[column] for row in table for column in (2, 3, 5)]


def test_files_hold_the_same_tables(cast: Cast, dana: FlaskClient) -> None:
    carlas(cast, welcome=("aquitaine",))
    emils(cast)
    page = dana.get(PAGE)
    rows = csv_rows(dana.get(f"{PAGE}.csv"))
    for title, key in (("By region", "regions"), ("By language", "languages"), ("By age", "ages")):
        table = table_of(page, key)
        start = rows.index([title]) + 1
        assert rows[start : start + len(table)] == table
        assert [[_text(cell) for cell in row] for row in books(dana.get(f"{PAGE}.xlsx"))[title]] == table
    alone = rows[rows.index(["Classes of your regions without a partner"]) + 2]
    assert alone[:4] == ["8b", "Schule am Sternenfeld", "Hessen", "0"]


def _text(cell: object) -> str:
    return str(int(cell)) if isinstance(cell, float) else str(cell)


def test_spreadsheets_of_each_language_can_open_the_file(cast: Cast, dana: FlaskClient) -> None:
    carlas(cast)
    german = dana.get("/de/partner-search/balance.csv")
    assert german.data.startswith("\ufeff".encode())
    assert german.content_type == "text/csv; charset=utf-8"
    assert csv_rows(german, ";")[1][0] == "Region"
    assert csv_rows(dana.get(f"{PAGE}.csv"), ",")[1][0] == "Region"


@pytest.mark.parametrize("name", ['=HYPERLINK("http://evil.example","8b")', "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_name_never_becomes_a_formula(cast: Cast, dana: FlaskClient, name: str) -> None:
    cast.school_class.name = name
    carlas(cast)
    rows = csv_rows(dana.get("/de/partner-search/balance.csv"), ";")
    assert [row[0] for row in rows if len(row) == 6][-1] == f"'{name}"
    with ZipFile(BytesIO(dana.get(f"{PAGE}.xlsx").data)) as parts:
        assert not any(b"<f>" in parts.read(part) for part in parts.namelist() if "/sheet" in part)
    assert books(dana.get(f"{PAGE}.xlsx"))["Classes without a partner"][1][0] == name


@pytest.mark.parametrize("name", NAUGHTY)
def test_names_stay_text(cast: Cast, dana: FlaskClient, name: str) -> None:
    cast.school_class.name = name
    carlas(cast)
    assert harm(dana.get(PAGE)) == []
    assert dana.get(f"{PAGE}.xlsx").status_code == 200


def test_partners_are_not_counted_as_partners_once_more(cast: Cast, dana: FlaskClient) -> None:
    mine, theirs = carlas(cast, n_wanted=2), emils(cast, n_wanted=2)
    assert "In the best pairing, 0 classes are left without a partner." in words(dana.get(PAGE))
    db.session.add(Partnership(pair=pair_key(mine.id, theirs.id), one_id=mine.id, other_id=theirs.id))
    db.session.commit()
    assert "In the best pairing, 2 classes are left without a partner." in words(dana.get(PAGE))


def test_nobody_looks(cast: Cast, dana: FlaskClient) -> None:
    assert "No class is looking for partners at the moment." in words(dana.get(PAGE))
    assert dana.get(f"{PAGE}.csv").status_code == 200
    assert list(books(dana.get(f"{PAGE}.xlsx"))) == [
        "By region",
        "By language",
        "By age",
        "One more class",
        "Classes without a partner",
    ]


def test_who_cares_for_no_region_gets_a_file_of_numbers(cast: Cast) -> None:
    emils(cast)
    ada = cast.signed_in(cast.ada)
    assert list(books(ada.get(f"{PAGE}.xlsx"))) == ["By region", "By language", "By age", "One more class"]
    assert ["Classes of your regions without a partner"] not in csv_rows(ada.get(f"{PAGE}.csv"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_page_and_files(cast: Cast, dana: FlaskClient, language: str) -> None:
    carlas(cast, welcome=("aquitaine",))
    emils(cast)
    path = f"/{language}/partner-search/balance"
    assert dana.get(path).status_code == 200
    heads = csv_rows(dana.get(f"{path}.csv"), "," if language == "en" else ";")
    tables = books(dana.get(f"{path}.xlsx"))
    assert len(tables) == 5
    assert all(table[0] in heads for table in tables.values())


def test_the_desks_lead_here(cast: Cast, dana: FlaskClient) -> None:
    for person in (cast.dana, cast.ada):
        assert 'href="/en/partner-search/balance"' in cast.signed_in(person).get("/en/desk").text


def test_more_classes_cost_no_more_queries(cast: Cast) -> None:
    gero = cast.signed_in(cast.gero)
    emils(cast)
    few = n_queries(gero, PAGE)
    crowd(cast, 12)
    assert n_queries(gero, PAGE) == few
    assert "K11" in words(gero.get(PAGE))


# --- many classes ---


def test_many_classes_are_computed_in_the_background(cast: Cast, dana: FlaskClient, many: None) -> None:
    carlas(cast, welcome=("aquitaine",))
    emils(cast)
    empty = dana.get(PAGE)
    assert "Compute the balance" in words(empty)
    assert [dana.get(f"{PAGE}.{ending}").status_code for ending in ("csv", "xlsx")] == [404, 404]
    assert dana.post(f"{PAGE}/compute").status_code == 303
    assert "The portal is computing" in words(dana.get(PAGE))
    compute()
    db.session.commit()
    done = words(dana.get(PAGE))
    assert "2 classes are looking for partners. In the best pairing, 2 classes are left without a partner." in done
    assert "8b · Schule am Sternenfeld" in done
    assert "The portal is computing" not in done
    assert "Compute anew" in done
    assert csv_rows(dana.get(f"{PAGE}.csv"))[0] == ["By region"]


def test_a_balance_is_computed_once_and_asked_for_again_when_its_process_was_lost(
    cast: Cast, dana: FlaskClient, many: None
) -> None:
    carlas(cast)
    waiting = the_jobs().huey.storage.queue_size
    before = waiting()
    dana.post(f"{PAGE}/compute")
    dana.post(f"{PAGE}/compute")
    assert waiting() == before + 1
    stored = queries.find_stored()
    assert stored is not None
    stored.asked_at = now() - SILENCE - timedelta(seconds=1)
    db.session.commit()
    assert "The portal is computing" not in words(dana.get(PAGE))
    dana.post(f"{PAGE}/compute")
    assert waiting() == before + 2


def test_whoever_looks_no_longer_is_not_named(cast: Cast, dana: FlaskClient, many: None) -> None:
    search = carlas(cast, welcome=("aquitaine",))
    emils(cast)
    compute()
    search.status = SearchStatus.CLOSED
    db.session.commit()
    assert "8b" not in words(dana.get(PAGE))


def test_few_classes_need_no_computation_beforehand(cast: Cast) -> None:
    carlas(cast)
    compute()
    assert queries.find_stored() is None
