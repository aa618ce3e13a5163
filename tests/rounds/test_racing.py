"""Two people act at the same moment: one decision, one friendly explanation, nothing half-done.

RACE_ROUNDS=200 makes as many rounds as one likes.
"""

import os
from collections.abc import Iterator

import pytest
from sqlalchemy import delete, func, select

from portal.db import db
from portal.partnering.models import Partnership
from portal.rounds.models import Proposal, Round
from tests.partnering.racing import answers_at_once, one_after_another, winners
from tests.partnering.wishes import Seekers
from tests.rounds.holding import computed, opened, proposed

pytestmark = pytest.mark.several_connections

ROUNDS = int(os.environ.get("RACE_ROUNDS", "10"))


def fresh_rounds(seekers: Seekers) -> Iterator[Round]:
    """The same situation again and again, each time with a new round."""
    for _ in one_after_another(seekers, ROUNDS):
        db.session.execute(delete(Round))
        db.session.commit()
        yield opened(seekers)


def test_two_who_confirm_at_once_become_partners_once(seekers: Seekers) -> None:
    browsers = [seekers.signed_in(person) for person in (seekers.carla, seekers.emil)]
    wish_id = seekers.wish.id
    for known in fresh_rounds(seekers):
        (proposal,) = proposed(seekers, known)
        number = proposal.id
        codes = answers_at_once(browsers, [f"/de/partner-proposals/{number}/confirm"] * 2)
        assert (codes, winners(wish_id)) == ([303, 303], (1, 1))
        assert db.session.scalar(select(Proposal.status).where(Proposal.id == number)) == "confirmed"


def test_of_yes_and_no_at_once_the_no_counts_unless_both_had_said_yes(seekers: Seekers) -> None:
    browsers = [seekers.signed_in(person) for person in (seekers.carla, seekers.emil)]
    for known in fresh_rounds(seekers):
        (proposal,) = proposed(seekers, known)
        number = proposal.id
        paths = [f"/de/partner-proposals/{number}/{answer}" for answer in ("confirm", "decline")]
        codes = answers_at_once(browsers, paths)
        assert codes in ([303, 303], [409, 303])
        assert db.session.scalar(select(Proposal.status).where(Proposal.id == number)) == "declined"
        assert db.session.scalar(select(func.count()).select_from(Partnership)) == 0


def test_of_two_who_publish_at_once_one_wins(seekers: Seekers) -> None:
    browsers = [seekers.signed_in(person) for person in (seekers.dana, seekers.gero)]
    for known in fresh_rounds(seekers):
        run = computed(seekers, known)
        path = f"/de/matching-rounds/{known.id}/runs/{run.id}/publish"
        assert sorted(answers_at_once(browsers, [path] * 2)) == [303, 409]
        assert db.session.scalar(select(func.count()).select_from(Proposal)) == 1


def test_two_previews_with_the_same_classes_are_never_both_proposed(seekers: Seekers) -> None:
    """Two rounds reach the same two classes; a class has one proposal at a time."""
    browsers = [seekers.signed_in(person) for person in (seekers.dana, seekers.gero)]
    for known in fresh_rounds(seekers):
        runs = [computed(seekers, known), computed(seekers, opened(seekers))]
        paths = [f"/de/matching-rounds/{run.round_id}/runs/{run.id}/publish" for run in runs]
        assert sorted(answers_at_once(browsers, paths)) == [303, 409]
        assert db.session.scalar(select(func.count()).select_from(Proposal)) == 1
