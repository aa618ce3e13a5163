"""What families told is sealed, goes after the visit and with a student, and two teachers at once spoil nothing."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select, text

from portal.accounts.models import Person
from portal.core.clock import now, today
from portal.core.db import Table, db
from portal.core.erasure.jobs import empty_write_ahead_logs
from portal.core.refusal import NotFound, Refused
from portal.hosting.actions.answers import type_in, withdraw
from portal.hosting.actions.pairs import join, keep_pairs, part, pin, unpin
from portal.hosting.models import FamilyAnswer, HostingBond, HostingPair, VisitHosting, VisitParticipant
from portal.hosting.queries.answers import code_of
from portal.hosting.queries.pairs import situation_of
from portal.hosting.queries.participants import known_students
from portal.hosting.rules.codes import Refusal, Reply
from portal.rights.actions.erasing import erase_person
from portal.visits.models import Visit
from portal.visits.rules.codes import Status
from tests.builders.hosting import answered, told
from tests.builders.races import answer_code, answers_at_once, at_once
from tests.builders.retention import erase
from tests.builders.visits import visit_of
from tests.cast import Cast
from tests.page_reading import sent_by


def count(table: type[Table]) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def paired(cast: Cast, visit: Visit) -> dict[str, VisitParticipant]:
    people = answered(cast, visit, anna=told(1, pets=Reply.YES), ben=told(1), filiz=told())
    keep_pairs(visit, situation_of(visit), {people["filiz"].id: people["ben"].id}, is_proven=True)
    db.session.commit()
    return people


def over(visit: Visit, days: int) -> None:
    """The visit ended so many days ago."""
    visit.first_day, visit.last_day = today() - timedelta(days=days + 6), today() - timedelta(days=days)
    db.session.commit()


def test_nothing_of_an_answer_can_be_read_in_the_database(cast: Cast) -> None:
    answered(cast, visit_of(cast), anna=told(1, languages=("tr",)))
    (row,) = db.session.execute(text("SELECT * FROM family_answer")).all()
    assert not any(word in str(row) for word in ("languages", "pets", '"tr"', "n_guests"))


def test_the_same_answer_again_leaves_the_pairs_as_they_are(cast: Cast) -> None:
    visit = visit_of(cast)
    people = paired(cast, visit)
    type_in(people["ben"], told(1))
    assert situation_of(visit).is_current
    type_in(people["ben"], told(2))
    assert not situation_of(visit).is_current


def test_what_families_told_goes_thirty_days_after_the_visit_and_the_list_a_year_after(cast: Cast) -> None:
    visit = visit_of(cast)
    paired(cast, visit)
    over(visit, 29)
    assert erase("visit_families") == 0
    over(visit, 30)
    while erase("visit_families"):
        pass
    assert (count(FamilyAnswer), count(HostingPair), count(VisitParticipant)) == (0, 0, 3)
    over(visit, 365)
    assert erase("visit_participants") == 3


def test_of_a_visit_that_was_cancelled_it_goes_thirty_days_after_that(cast: Cast) -> None:
    visit = visit_of(cast)
    paired(cast, visit)
    visit.status, visit.status_since = Status.CANCELLED, now() - timedelta(days=31)
    db.session.commit()
    while erase("visit_families"):
        pass
    assert (count(FamilyAnswer), count(HostingPair)) == (0, 0)


@pytest.mark.several_connections
@pytest.mark.sqlite_alone
def test_no_byte_of_an_answer_stays_in_the_files_of_sqlite(cast: Cast) -> None:
    visit = visit_of(cast)
    paired(cast, visit)
    sealed = [row.encode() for row in db.session.scalars(select(FamilyAnswer.sealed))]
    assert all(any(one in file for file in files(cast.app)) for one in sealed)
    over(visit, 30)
    while erase("visit_families"):
        pass
    db.session.remove()
    assert empty_write_ahead_logs()
    assert not any(one in file for file in files(cast.app) for one in sealed)


def files(app: Flask) -> list[bytes]:
    """The database with its write-ahead log."""
    path = Path(app.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///"))
    return [each.read_bytes() for each in path.parent.glob(f"{path.name}*")]


def test_a_student_who_is_erased_takes_participation_answer_and_pair_along(cast: Cast) -> None:
    visit = visit_of(cast)
    people = paired(cast, visit)
    join(visit, people["filiz"].id, _more_guests(cast, visit), is_must=True)
    db.session.commit()
    erase_person(cast.filiz)
    db.session.commit()
    assert (count(HostingPair), count(HostingBond), count(FamilyAnswer)) == (0, 0, 2)
    assert cast.filiz.id not in db.session.scalars(select(VisitParticipant.person_id)).all()


def _more_guests(cast: Cast, visit: Visit) -> int:
    """Another guest of Emil's class."""
    from portal.hosting.actions.participants import tick_students
    from portal.visits.rules.codes import Side

    gul = cast._student("Gül", cast.other_class, "tr")
    db.session.flush()
    db.session.expire(cast.other_class)
    tick_students(visit, Side.GUEST, [cast.filiz.id, gul.id])
    return db.session.scalars(select(VisitParticipant.id).where(VisitParticipant.person_id == gul.id)).one()


def test_pairs_for_a_situation_that_has_changed_are_refused(cast: Cast) -> None:
    visit = visit_of(cast)
    people = answered(cast, visit, anna=told(1), ben=told(1), filiz=told())
    seen = situation_of(visit)
    pin(visit, people["filiz"].id, people["anna"].id)
    with pytest.raises(Refused) as refusal:
        keep_pairs(visit, seen, {people["filiz"].id: people["ben"].id}, is_proven=True)
    assert refusal.value.code == Refusal.CHANGED


def test_what_is_not_there_can_neither_be_fixed_nor_parted(cast: Cast) -> None:
    visit = visit_of(cast)
    people = answered(cast, visit, ben=told(1), filiz=told())
    with pytest.raises(NotFound):
        pin(visit, people["ben"].id, people["ben"].id)
    unpin(visit, people["filiz"].id)
    part(visit, people["filiz"].id, people["ben"].id)
    assert (count(HostingPair), count(HostingBond)) == (0, 0)


def test_a_family_without_a_pair_takes_back_quietly(cast: Cast) -> None:
    people = answered(cast, visit_of(cast), ben=told(1))
    assert withdraw(people["ben"]) is False


@pytest.mark.several_connections
def test_two_teachers_who_pair_at_once_leave_one_whole_result(cast: Cast) -> None:
    visit = visit_of(cast)
    people = answered(cast, visit, anna=told(1), ben=told(1), filiz=told())
    browsers = [cast.signed_in(cast.carla), cast.signed_in(cast.emil)] * 2
    db.session.commit()
    path = f"/en/visits/{visit.id}/pairs"
    fixed = {"guest": people["filiz"].id, "host": people["anna"].id}
    answers = answers_at_once(browsers, [f"{path}/find", f"{path}/find", f"{path}/pin", f"{path}/pin"], fixed)
    assert {*answers} <= {303, 409}
    assert answers[2:] == [303, 303]
    db.session.expire_all()
    (pair,) = db.session.scalars(select(HostingPair))
    assert (pair.host_id, pair.is_pinned, count(VisitHosting)) == (people["anna"].id, True, 1)
    assert partial(situation_of, visit)().question.pinned == {people["filiz"].id: people["anna"].id}


@pytest.mark.several_connections
def test_pairs_lists_answers_and_a_cancellation_at_once_meet_no_list_that_is_being_changed(cast: Cast) -> None:
    visit = visit_of(cast)
    people = answered(cast, visit, anna=told(1), ben=told(1), filiz=told())
    code, path = code_of(people["filiz"]), f"/en/visits/{visit.id}"
    fixed = {"guest": people["filiz"].id, "host": people["anna"].id}
    fields = {**fixed, "students": cast.anna.id, "code": code, "reason": "Hochwasser", "language": "de"}
    steps = [(cast.emil, f"{path}/participants/guest/students"), (cast.carla, f"{path}/pairs/find"),
             (cast.carla, f"{path}/pairs/pin"), (None, "/en/hosting/withdraw"), (cast.carla, f"{path}/cancel")]  # fmt: skip
    browsers = [cast.signed_in(person) for person, _ in steps]
    db.session.commit()
    answers = answers_at_once(browsers, [where for _, where in steps], fields)
    assert {*answers} <= {303, 404, 409, 422}
    db.session.expire_all()
    assert (count(HostingPair), db.session.get_one(Visit, visit.id).status) == (0, Status.CANCELLED)
    assert (cast.filiz.id in known_students(visit)) == (answers[0] == 409)  # the visit was cancelled before


@pytest.mark.several_connections
def test_a_family_that_answers_while_its_child_is_erased_tells_nothing_or_is_erased_with_it(cast: Cast) -> None:
    visit = visit_of(cast)
    anna = answered(cast, visit, ben=told(1))["anna"]
    code, number, browser = code_of(anna), cast.anna.id, cast.app.test_client()
    db.session.commit()
    form = sent_by(
        browser.post("/en/hosting", data={"code": code}), "/answer", age="14", languages=["de"], n_guests="1"
    )

    def forget() -> int:
        erase_person(db.session.get_one(Person, number))
        db.session.commit()
        return 303

    clicks: list[Callable[[], int]] = [partial(answer_code, browser, "/en/hosting/answer", form), forget]
    codes = at_once(cast.app, clicks)
    db.session.expire_all()
    assert codes in ([303, 303], [404, 303], [409, 303], [422, 303])
    assert (count(FamilyAnswer), db.session.get(Person, number)) == (1, None)
