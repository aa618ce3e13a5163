"""Two people act at the same moment: one decision, one friendly explanation, nothing half-done.

RACE_ROUNDS=200 makes as many rounds as one likes.
"""

import os
from collections.abc import Iterator

import pytest
from sqlalchemy import delete, func, select

from portal.core.db import db
from portal.matching.models import Partnership
from portal.rounds.models import Proposal, Round
from tests.builders.races import answers_at_once, one_after_another, winners
from tests.builders.rounds import computed, halfway, opened, proposed
from tests.builders.searching import SearchingCast

pytestmark = pytest.mark.several_connections

ROUNDS = int(os.environ.get("RACE_ROUNDS", "5"))


def fresh_rounds(searching: SearchingCast) -> Iterator[Round]:
    """The same situation again and again, each time with a new round."""
    for _ in one_after_another(searching, ROUNDS):
        db.session.execute(delete(Round))
        db.session.commit()
        yield opened(searching)


def test_two_who_confirm_at_once_become_partners_once(searching: SearchingCast) -> None:
    browsers = [searching.signed_in(person) for person in (searching.carla, searching.emil)]
    search_id = searching.search.id
    for known in fresh_rounds(searching):
        (proposal,) = proposed(searching, known)
        number = proposal.id
        codes = answers_at_once(browsers, [f"/de/partner-proposals/{number}/confirm"] * 2)
        assert (codes, winners(search_id)) == ([303, 303], (1, 1))
        assert db.session.scalar(select(Proposal.status).where(Proposal.id == number)) == "confirmed"


def test_of_yes_and_no_at_once_the_no_counts_unless_both_had_said_yes(searching: SearchingCast) -> None:
    browsers = [searching.signed_in(person) for person in (searching.carla, searching.emil)]
    for known in fresh_rounds(searching):
        (proposal,) = proposed(searching, known)
        number = proposal.id
        paths = [f"/de/partner-proposals/{number}/{answer}" for answer in ("confirm", "decline")]
        codes = answers_at_once(browsers, paths)
        assert codes in ([303, 303], [409, 303])
        assert db.session.scalar(select(Proposal.status).where(Proposal.id == number)) == "declined"
        assert db.session.scalar(select(func.count()).select_from(Partnership)) == 0


def test_of_two_who_publish_at_once_one_wins(searching: SearchingCast) -> None:
    browsers = [searching.signed_in(person) for person in (searching.dana, searching.gero)]
    for known in fresh_rounds(searching):
        run = computed(searching, known)
        path = f"/de/matching-rounds/{known.id}/runs/{run.id}/publish"
        assert sorted(answers_at_once(browsers, [path] * 2)) == [303, 409]
        assert db.session.scalar(select(func.count()).select_from(Proposal)) == 1


def test_two_who_stop_a_run_at_once_take_the_same_result(searching: SearchingCast) -> None:
    browsers = [searching.signed_in(person) for person in (searching.dana, searching.gero)]
    for _ in fresh_rounds(searching):
        run = halfway(searching)
        path = f"/de/matching-rounds/{run.round_id}/runs/{run.id}/take"
        assert answers_at_once(browsers, [path] * 2) == [303, 303]
        db.session.refresh(run)
        assert (run.status, run.ending, run.n_groups) == ("preview", "stopped", 1)


def test_of_two_who_take_and_discard_at_once_one_wins_and_the_other_reads_it(searching: SearchingCast) -> None:
    browsers = [searching.signed_in(person) for person in (searching.dana, searching.gero)]
    for _ in fresh_rounds(searching):
        run = halfway(searching)
        paths = [f"/de/matching-rounds/{run.round_id}/runs/{run.id}/{step}" for step in ("take", "cancel")]
        codes = answers_at_once(browsers, paths)
        db.session.refresh(run)
        assert (codes, run.status) in (([303, 409], "preview"), ([409, 303], "cancelled"))


def test_two_previews_with_the_same_classes_are_never_both_proposed(searching: SearchingCast) -> None:
    """Two rounds reach the same two classes; a class has one proposal at a time."""
    browsers = [searching.signed_in(person) for person in (searching.dana, searching.gero)]
    for known in fresh_rounds(searching):
        runs = [computed(searching, known), computed(searching, opened(searching))]
        paths = [f"/de/matching-rounds/{run.round_id}/runs/{run.id}/publish" for run in runs]
        assert sorted(answers_at_once(browsers, paths)) == [303, 409]
        assert db.session.scalar(select(func.count()).select_from(Proposal)) == 1
