"""Ada takes published lists over in the browser: she sees what would change, confirms it, or drops it."""

import io
import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, func, select
from werkzeug.test import TestResponse

from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.holidays.models import Holiday
from portal.imports import jobs
from portal.imports.actions import receive
from portal.imports.models import ListImport
from portal.imports.queries import path_of
from portal.imports.rules import ImportRefusal, Kind
from portal.schools.models import School
from tests.builders.jobs import work
from tests.builders.retention import erase
from tests.cast import Cast
from tests.holidays.samples import BRIDGE_DAYS
from tests.page_reading import words
from tests.schools.samples import HESSEN


def send(cast: Cast, text: str, **fields: Any) -> TestResponse:
    data = {"kind": "schools", "file": (io.BytesIO(text.encode()), "list.csv"), **fields}
    return cast.signed_in(cast.ada).post("/en/imports", data=data)


def sent() -> ListImport:
    db.session.expire_all()
    return db.session.scalars(select(ListImport)).one()


def take(cast: Cast, step: str) -> TestResponse:
    return cast.signed_in(cast.ada).post(f"/en/imports/{sent().id}/{step}")


def page(cast: Cast) -> str:
    return words(cast.signed_in(cast.ada).get(f"/en/imports/{sent().id}"))


def n_schools() -> int:
    return db.session.scalar(select(func.count()).select_from(School)) or 0


def test_nothing_changes_before_ada_confirms_what_she_has_seen(cast: Cast) -> None:
    before = n_schools()
    answer = send(cast, HESSEN)
    assert answer.status_code == 303
    assert "Waiting to start" in page(cast)
    work(cast.app)
    assert "Neu: 1" in page(cast)  # Ada reads German
    assert (sent().status, n_schools()) == ("preview", before)
    assert take(cast, "confirm").status_code == 303
    work(cast.app)
    assert (sent().status, n_schools()) == ("done", before + 1)
    assert not path_of(sent()).exists()
    assert take(cast, "confirm").status_code == 409


def test_holidays_come_the_same_way(cast: Cast) -> None:
    db.session.execute(delete(Holiday).where(Holiday.region_key == "jaroslawl"))
    db.session.commit()
    send(cast, BRIDGE_DAYS, kind="holidays", region="jaroslawl")
    work(cast.app)
    take(cast, "confirm")
    work(cast.app)
    found = select(func.count()).select_from(Holiday).where(Holiday.source == "computed")
    assert (sent().status, bool(db.session.scalar(found))) == ("done", True)


def test_a_dropped_list_leaves_nothing(cast: Cast) -> None:
    before = n_schools()
    send(cast, HESSEN)
    work(cast.app)
    take(cast, "drop")
    assert (sent().status, n_schools(), path_of(sent()).exists()) == ("dropped", before, False)


@pytest.mark.parametrize("text", ["a;b;c\n1;2;3\n", "\x89PNG not a list", f"{'a' * 200_000};b;c\n1;2;3\n"])
def test_what_is_no_list_is_said_in_words(cast: Cast, text: str) -> None:
    send(cast, text)
    work(cast.app)
    assert sent().status == "unreadable"
    assert "list.csv:" in page(cast)


def test_a_list_that_breaks_the_import_does_not_wait_for_an_end(cast: Cast) -> None:
    """Half of a pair of UTF-16 is nothing that a database can keep."""
    before = n_schools()
    school = {
        "il": "Bursa",
        "ilce": "Nilüfer",
        "okul_adi": "Deniz \ud800",
        "kurum_kodu": "999999",
        "okul_turu": "Ortaokul",
    }
    send(cast, json.dumps([school]))
    work(cast.app)
    assert (sent().status, n_schools()) == ("broken", before)
    assert "nothing has been changed" in page(cast)


def test_without_a_file_ada_hears_what_to_do(cast: Cast) -> None:
    answer = cast.signed_in(cast.ada).post("/en/imports", data={"kind": "schools"})
    assert (answer.status_code, "Please choose a file." in words(answer)) == (422, True)
    assert send(cast, "").status_code == 409


def test_a_file_that_is_too_large_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        receive(io.BytesIO(b"eleven byte"), "list.csv", Kind.SCHOOLS, by=cast.ada, max_bytes=10)
    assert refused.value.code == ImportRefusal.TOO_LARGE


def test_a_job_that_comes_twice_does_nothing_twice(cast: Cast) -> None:
    send(cast, HESSEN)
    work(cast.app)
    jobs.check(sent().id)
    jobs.take_over(sent().id)
    assert sent().status == "preview"


def test_what_lost_its_process_is_given_up_and_what_is_old_is_forgotten(cast: Cast) -> None:
    send(cast, HESSEN)
    sent().status_since = now() - timedelta(hours=3)
    db.session.commit()
    jobs.give_up_lost()
    db.session.commit()
    assert "Broken off: nothing has been changed" in page(cast)
    sent().status_since = now() - timedelta(days=31)
    assert erase("list_imports") == 1
    assert db.session.scalars(select(ListImport)).all() == []
