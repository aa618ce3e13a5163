"""Files wait their turn: who is next, what becomes of a file, and what happens when a worker vanishes."""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from types import SimpleNamespace

import pytest
from flask import Flask
from sqlalchemy import select, update

from portal.accounts.models import Person
from portal.contributions import jobs
from portal.contributions.actions import preparation
from portal.contributions.actions.media import add_upload
from portal.contributions.actions.steps import take_step
from portal.contributions.models import Contribution, Medium, MediumState, Preparation
from portal.contributions.queries.contributions import current_media, refused_media
from portal.contributions.queries.preparation import is_prepared, room
from portal.contributions.rules import MOST_ATTEMPTS, MOST_WAITING, ContributionRefusal, Room, Status, Step
from portal.contributions.views import steps
from portal.contributions.views.uploads import Upload, add_uploads
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.storage.kinds import Kind, Unfit
from portal.core.storage.receiving import ReceivedFile
from portal.core.storage.sandbox import KilledByLimit
from portal.core.storage.streaming import the_store
from portal.schools.models import Membership
from tests.builders import uploads
from tests.builders.preparing import prepare_all
from tests.builders.races import at_once
from tests.cast import Cast


@pytest.fixture(autouse=True)
def emptied(cast: Cast) -> Iterator[None]:
    """What a test leaves waiting is rolled back; its files are not."""
    yield
    shutil.rmtree(the_store().original("0" * 32).parent, ignore_errors=True)


def upload(contribution: Contribution, by: Person, content: bytes = b"", name: str = "wehr.png") -> Medium:
    """A received file; without content one that turns out to be damaged."""
    path = the_store().incoming() / "upload"
    path.write_bytes(content or b"\x89PNG\r\n\x1a\n")
    original = the_store().keep_original(path)
    medium = add_upload(contribution, ReceivedFile(name, Kind.IMAGE, 8, original), by=by)
    db.session.commit()
    return medium


def claimed_names() -> Iterator[str]:
    """The names of the files in the order of their turns; each takes a worker ten seconds."""
    while claimed := preparation.claim_next():
        preparation.finish(claimed, claimed.until, 10)
        yield claimed.name


def originals() -> list[str]:
    return the_store().originals(older_than=-60)


# --- turns ---


def test_turns_are_fair_between_people_and_classes(cast: Cast) -> None:
    for n in range(3):
        upload(cast.contribution(cast.anna), cast.anna, name=f"anna {n}")
    upload(cast.contribution(cast.ben), cast.ben, name="ben")
    upload(cast.contribution(cast.filiz), cast.filiz, name="filiz")
    assert list(claimed_names()) == ["anna 0", "filiz", "ben", "anna 1", "anna 2"]


def test_time_that_was_spent_lately_counts_and_older_does_not(cast: Cast) -> None:
    upload(cast.contribution(cast.anna), cast.anna, name="anna 0")
    assert list(claimed_names()) == ["anna 0"]
    upload(cast.contribution(cast.anna), cast.anna, name="anna 1")
    upload(cast.contribution(cast.ben), cast.ben, name="ben")
    db.session.execute(
        update(Preparation).where(Preparation.done_at.is_not(None)).values(done_at=now() - timedelta(hours=1))
    )
    assert list(claimed_names()) == ["anna 1", "ben"]


def test_nobody_has_two_files_worked_on_at_once(cast: Cast) -> None:
    contribution = cast.contribution()
    upload(contribution, cast.anna)
    upload(contribution, cast.anna)
    first = preparation.claim_next()
    assert first
    assert preparation.claim_next() is None
    preparation.finish(first, first.until, 1)
    assert preparation.claim_next()


@pytest.mark.several_connections
def test_of_two_workers_each_has_another_file(cast: Cast) -> None:
    for person in (cast.anna, cast.ben, cast.filiz):
        upload(cast.contribution(person), person, name=person.name)
    db.session.remove()
    names: list[str] = []

    def work() -> None:
        with cast.app.app_context():
            while claimed := preparation.claim_next():
                db.session.commit()
                names.append(claimed.name)

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(names) == ["Anna", "Ben", "Filiz"]


def test_what_may_wait_is_limited_for_a_person_and_a_class(cast: Cast) -> None:
    contribution = cast.contribution()
    for _ in range(5):
        upload(contribution, cast.anna)
    assert room(cast.anna, cast.school_class.id, contribution) == Room(files=7, waiting=MOST_WAITING - 5)
    assert room(cast.ben, cast.school_class.id).waiting == MOST_WAITING
    assert Room(files=2, waiting=1).refusal(0) is None
    assert Room(files=2, waiting=1).refusal(1) == ContributionRefusal.TOO_MANY_WAITING
    assert Room(files=2, waiting=1).refusal(2) == ContributionRefusal.TOO_MANY_FILES


@pytest.mark.several_connections
def test_many_drafts_at_once_make_no_more_room(app: Flask, cast: Cast) -> None:
    drafts, anna = [cast.contribution().id for _ in range(3)], cast.anna.id

    def send(draft: int) -> None:
        files = [Upload("a", ReceivedFile("a", Kind.IMAGE, 8, f"{draft:016}{number:016}")) for number in range(12)]
        add_uploads(db.session.get_one(Contribution, draft), files, by=db.session.get_one(Person, anna))
        db.session.commit()

    at_once(app, [partial(send, draft) for draft in drafts])
    assert room(cast.anna, cast.school_class.id).waiting == 0


# --- what becomes of a file ---


def test_a_picture_becomes_ready(cast: Cast) -> None:
    medium = upload(cast.contribution(), cast.anna, uploads.phone_photo(), "wehr.jpg")
    assert (medium.state, medium.files) == (MediumState.PREPARING, {})
    assert prepare_all() == 1
    assert (medium.state, sorted(medium.files)) == (MediumState.READY, ["full", "thumbnail"])
    assert (len(medium.sha256), medium.n_bytes) == (64, len(uploads.phone_photo()))
    assert list(the_store().incoming().iterdir()) == []


def test_a_film_turns_out_to_be_a_sound(cast: Cast) -> None:
    medium = upload(cast.contribution(), cast.anna, uploads.recording("mp4", "aac"), "lied.mp4")
    prepare_all()
    assert (medium.state, medium.kind) == (MediumState.READY, Kind.AUDIO)


def test_a_damaged_file_is_refused_and_counts_no_more(cast: Cast) -> None:
    contribution = cast.contribution()
    medium = upload(contribution, cast.anna)
    prepare_all()
    assert (medium.state, medium.refusal) == (MediumState.REFUSED, Unfit.UNREADABLE)
    assert (current_media(contribution), refused_media(contribution)) == ([], [medium])


def test_what_is_handed_in_is_forwarded_when_its_files_are_prepared(cast: Cast) -> None:
    contribution = cast.contribution(text="")
    upload(contribution, cast.anna, uploads.picture("PNG"))
    take_step(contribution, Step.SUBMIT, by=cast.anna)
    with pytest.raises(Refused) as refused:
        take_step(contribution, Step.FORWARD, by=cast.carla)
    assert refused.value.code == ContributionRefusal.STILL_PREPARING
    assert not is_prepared(contribution.id)
    prepare_all()
    take_step(contribution, Step.FORWARD, by=cast.carla)
    assert contribution.status == Status.IN_REVIEW


@pytest.mark.parametrize(("who", "status"), [("anna", "draft"), ("anna", "submitted"), ("carla", "submitted")])
def test_the_server_waits_for_files_of_nobody_who_can_not_forward_them(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, who: str, status: str
) -> None:
    """Whoever may not, or is not confirmed, keeps no thread busy for twenty seconds with each click."""
    contribution = cast.contribution()
    upload(contribution, cast.anna)
    contribution.status = Status(status)
    db.session.get_one(Membership, (cast.carla.id, cast.school.id)).confirmed_at = None
    db.session.commit()
    waits: list[float] = []
    monkeypatch.setattr(steps, "time", SimpleNamespace(monotonic=lambda: len(waits) * 10.0, sleep=waits.append))
    path = f"/en/contributions/{contribution.id}/forward"
    assert cast.signed_in(getattr(cast, who)).post(path).status_code == 409
    assert waits == []


def test_nothing_is_forwarded_whose_only_file_can_not_be_used(cast: Cast) -> None:
    contribution = cast.contribution(text="")
    upload(contribution, cast.anna)
    take_step(contribution, Step.SUBMIT, by=cast.anna)
    prepare_all()
    with pytest.raises(Refused) as refused:
        take_step(contribution, Step.FORWARD, by=cast.carla)
    assert refused.value.code == ContributionRefusal.NOTHING_USABLE


# --- when something breaks ---


def run_out() -> None:
    """The claims of workers that vanished."""
    db.session.execute(update(Preparation).values(claimed_until=now() - timedelta(seconds=1)))


def test_a_file_whose_worker_vanished_is_claimed_again(cast: Cast) -> None:
    medium = upload(cast.contribution(), cast.anna, uploads.picture("PNG"))
    vanished = preparation.claim_next()
    assert vanished
    assert preparation.claim_next() is None
    run_out()
    assert prepare_all() == 1
    assert medium.state == MediumState.READY
    assert preparation.renew(vanished, vanished.until) is None
    assert preparation.finish(vanished, vanished.until, 1) is None


def test_a_worker_that_goes_on_keeps_its_claim(cast: Cast) -> None:
    upload(cast.contribution(), cast.anna)
    claimed = preparation.claim_next()
    assert claimed
    until = preparation.renew(claimed, claimed.until)
    assert until
    assert preparation.finish(claimed, until, 1)


def test_a_file_whose_worker_vanishes_each_time_is_refused(cast: Cast) -> None:
    medium = upload(cast.contribution(), cast.anna, uploads.picture("PNG"))
    for _ in range(MOST_ATTEMPTS):
        assert preparation.claim_next()
        run_out()
    prepare_all()
    assert (medium.state, medium.refusal) == (MediumState.REFUSED, Unfit.TOO_DEMANDING)


def test_a_file_that_kills_its_decoder_twice_is_refused(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    medium = upload(cast.contribution(), cast.anna)
    upload(cast.contribution(cast.filiz), cast.filiz, name="filiz.png")
    tried: list[str] = []

    def killed(_path: object, name: str, **_options: object) -> None:
        tried.append(name)
        raise KilledByLimit

    monkeypatch.setattr(jobs, "ingest", killed)
    prepare_all()
    assert tried == ["wehr.png", "filiz.png", "wehr.png", "filiz.png"]
    assert (medium.state, medium.refusal) == (MediumState.REFUSED, Unfit.TOO_DEMANDING)


def test_a_full_disk_is_not_the_files_fault(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    medium = upload(cast.contribution(), cast.anna, uploads.picture("PNG"))

    def full(*_: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(jobs, "ingest", full)
        with pytest.raises(OSError, match="No space"):
            jobs.prepare_next()
    assert db.session.scalars(select(Preparation.attempts)).one() == 0
    run_out()
    prepare_all()
    assert medium.state == MediumState.READY


def age(names: list[str]) -> None:
    """These uploads came two hours ago."""
    for name in names:
        os.utime(the_store().original(name), (time.time() - 7200, time.time() - 7200))


def test_an_upload_goes_an_hour_after_it_was_prepared(cast: Cast) -> None:
    upload(cast.contribution(), cast.anna, uploads.picture("PNG"))
    age(originals())
    jobs.sweep()
    prepare_all()
    jobs.sweep()
    assert len(originals()) == 1
    db.session.execute(update(Preparation).values(done_at=now() - jobs.KEPT))
    jobs.sweep()
    assert originals() == []


def test_what_a_request_left_that_broke_off_is_swept(cast: Cast) -> None:
    left = [left_behind(), left_behind()]
    age(left[:1])
    jobs.sweep()
    assert originals() == left[1:]


def left_behind() -> str:
    path = the_store().incoming() / "left"
    path.write_bytes(b"x")
    return the_store().keep_original(path)
