"""The archive holds all that is stored about somebody, and nothing that belongs to others."""

import io
import json
import re
from typing import Any
from zipfile import ZipFile

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from portal.accounts.models import Person
from portal.core.db import db
from portal.core.mail.models import Email
from portal.people.models import AccountEntry
from portal.people.rules import Step
from portal.rights.queries.archive import archive_of, person_columns
from portal.rights.rules.sections import LEFT_OUT, PARTS, SECRET
from tests.builders.canaries import STUDENT, WORDS, StudentWithCanaries
from tests.cast import Cast

NOT_HERS = {"Oryginozaur", "Bajtozaur", "Pytaniozaur", "Notatkozaur"}  # bytes of files, and words of others to others


def zip_of(client: FlaskClient, path: str, **fields: str) -> ZipFile:
    response = client.post(path, data=fields)
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-store")
    return ZipFile(io.BytesIO(response.data))


def test_every_table_that_points_to_people_is_in_the_archive_or_says_why_not() -> None:
    columns = {f"{column.table.name}.{column.name}" for column in person_columns()}
    assert columns == PARTS.keys() | LEFT_OUT.keys()


def test_the_columns_that_are_named_are_there() -> None:
    for column in person_columns():
        part = PARTS.get(f"{column.table.name}.{column.name}")
        if part and part.only is not None:
            assert part.only - {"id", "at", "step", "kind"} <= {each.name for each in column.table.columns}


def test_anna_takes_home_all_that_is_hers_and_no_name_of_ben(cast: Cast) -> None:
    StudentWithCanaries(cast)
    with zip_of(cast.signed_in(cast.carla), f"/pl/students/{cast.anna.id}/archive") as archive:
        data, page = archive.read("data.json").decode(), archive.read("index.html").decode()
        pictures = [archive.read(name) for name in archive.namelist() if name.startswith("files/")]
    for words in (data, page):
        assert [word for word in WORDS if word not in words and word not in NOT_HERS] == []
        assert [name for name in ("Ben", "Carla", "Dana", "card of") if name in words] == []
    assert pictures == [b"Bajtozaur"]
    assert 'lang="pl"' in page
    assert STUDENT in page


def test_the_page_needs_no_network_and_runs_nothing(cast: Cast) -> None:
    hostile = '<script>alert(1)</script><img src="https://evil.example/x">'
    cast.contribution(title=hostile, text=f"{hostile} [x](javascript:alert(1))")
    cast.anna.name = "<b>Anna</b>"
    db.session.commit()
    with zip_of(cast.signed_in(cast.carla), f"/de/students/{cast.anna.id}/archive") as archive:
        page = archive.read("index.html").decode()
    assert re.findall(r"<(?:script|img|iframe)|href=\"(?!style\.css)", page) == []
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("who", ["carla", "dana", "ada"])
def test_adults_get_their_own_in_one_click(cast: Cast, who: str) -> None:
    person: Person = getattr(cast, who)
    person.password_hash = "argon2 something"
    db.session.add(AccountEntry(person_id=cast.emil.id, by_id=person.id, step=Step.SUSPEND, reason="Geheim über Emil"))
    db.session.add(
        Email(event="x", recipient=person.email or "", language="de", subject="Anmeldung", text="link-geheim")
    )
    db.session.commit()
    with zip_of(cast.signed_in(person), "/de/my-data/archive") as archive:
        whole = archive.read("data.json").decode()
    assert person.email is not None
    assert person.email in whole
    assert [word for word in ("argon2", "link-geheim", "Geheim über Emil", "Emil") if word in whole] == []


def test_no_archive_has_a_column_with_a_secret(cast: Cast) -> None:
    StudentWithCanaries(cast)

    def names(value: Any) -> set[str]:
        if isinstance(value, dict):
            return set(value) | set().union(*map(names, value.values()))
        return set().union(*map(names, value)) if isinstance(value, list) else set()

    archive = archive_of(cast.anna)
    columns = names(json.loads(json.dumps([dict(archive.person), archive.works, dict(archive.chapters)])))
    assert [name for name in columns if SECRET.search(name)] == []


def test_nobody_gets_the_archive_of_a_student_of_another_teacher(cast: Cast) -> None:
    assert cast.signed_in(cast.emil).post(f"/tr/students/{cast.anna.id}/archive").status_code == 404


def test_who_asks_for_it_again_and_again_has_to_wait(cast: Cast) -> None:
    carla = cast.signed_in(cast.carla)
    codes = [carla.post("/de/my-data/archive").status_code for _ in range(8)]
    assert (codes[0], codes[-1]) == (200, 429)
    assert db.session.scalar(select(Person.id).where(Person.id == cast.carla.id))
