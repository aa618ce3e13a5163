"""The check that runs after kills and power cuts, checked: it finds what it is there for."""

from collections.abc import Callable

import pytest
from sqlalchemy import update

from portal.contributions.actions.drafts import Content, start
from portal.contributions.actions.media import add_medium
from portal.contributions.actions.steps import take_step
from portal.contributions.models import Contribution, Facet, Medium, MediumState, Preparation, Version
from portal.contributions.rules import Step
from portal.core.db import db
from portal.core.storage.ingest import ingest, store_variants
from portal.core.storage.streaming import the_store
from tests.builders import uploads
from tests.cast import Cast
from tests.outside.wholeness import flaws


@pytest.fixture
def contribution(cast: Cast) -> Contribution:
    """A published contribution with a picture."""
    contribution = start(cast.project, cast.school_class, Content("Der Fluss", "Er ist lang.", "de"), by=cast.anna)
    upload = the_store().incoming() / "upload"
    upload.write_bytes(uploads.picture("PNG"))
    ingested = ingest(upload, "a.png", workdir=the_store().incoming())
    add_medium(contribution, ingested, store_variants(ingested, the_store()), by=cast.anna)
    for step, by in ((Step.SUBMIT, cast.anna), (Step.FORWARD, cast.carla), (Step.PUBLISH, cast.dana)):
        take_step(contribution, step, by=by)
    db.session.flush()
    return contribution


def _lose(contribution: Contribution) -> None:
    the_store().delete(contribution.media[0].files["full"]["key"])


def _halve(contribution: Contribution) -> None:
    db.session.execute(update(Medium).values(files={"full": {**contribution.media[0].files["full"], "bytes": 7}}))


def _forget_a_version(_contribution: Contribution) -> None:
    db.session.execute(update(Version).where(Version.number == 2).values(number=9))


def _change_status_by_hand(_contribution: Contribution) -> None:
    db.session.execute(update(Contribution).values(status="in_review", published_at=None))


def _forget_that_it_waits(contribution: Contribution) -> None:
    db.session.execute(update(Medium).values(state=MediumState.PREPARING, files={}))


def _lose_what_was_uploaded(contribution: Contribution) -> None:
    _forget_that_it_waits(contribution)
    db.session.add(Preparation(medium_id=contribution.media[0].id, original="0" * 32))


def _hide(_contribution: Contribution) -> None:
    db.session.query(Facet).delete()


@pytest.mark.parametrize(
    ("spoil", "faults"),
    [
        (_lose, ["full is gone"]),
        (_halve, ["full is not what was stored"]),
        (_forget_a_version, ["versions, the last is number 9"]),
        (_change_status_by_hand, ["stands at in_review, the last step led to published", "published and indexed differ",
                         "published and shown differ"]),
        (_hide, ["published and shown differ"]),
        (_forget_that_it_waits, ["is preparing, but does not wait"]),
        (_lose_what_was_uploaded, ["what was uploaded is gone"]),
    ],
)  # fmt: skip
def test_it_finds(contribution: Contribution, spoil: Callable[[Contribution], None], faults: list[str]) -> None:
    assert list(flaws()) == []
    spoil(contribution)
    lines = list(flaws())
    assert [words in line for words, line in zip(faults, lines, strict=True)] == [True] * len(faults)
