"""How long the coordination usually takes: counted once an hour, told to teachers, never of too few answers."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from portal.contributions.actions.answer_times import count_answer_times
from portal.contributions.actions.steps import NO_EXPLANATION, Explanation, take_step
from portal.contributions.actions.undoing import undo
from portal.contributions.models import AnswerTime, Contribution, ContributionEntry
from portal.contributions.queries.answer_times import Spread, answer_days, spreads_by_region
from portal.contributions.rules import Step, usual_days
from portal.core.clock import now
from portal.core.db import db
from tests.cast import Cast
from tests.page_reading import words

A_DAY = 86_400
BECAUSE = Explanation(text="Wo?")


@pytest.mark.parametrize(
    ("number", "median", "days"),
    [(5, 1, 1), (5, A_DAY, 1), (5, A_DAY + 1, 2), (200, 3 * A_DAY, 3), (4, A_DAY, None), (0, 0, None)],
)
def test_days_are_rounded_up_and_few_answers_say_nothing(number: int, median: int, days: int | None) -> None:
    assert usual_days(number, median) == days


def answered(cast: Cast, days: float, step: Step = Step.PUBLISH) -> Contribution:
    """A work of Anna that waited so many days for its answer."""
    contribution = cast.contribution(status="in_review")
    contribution.status_since = now() - timedelta(days=days)
    db.session.commit()
    take_step(contribution, step, by=cast.dana, explanation=NO_EXPLANATION if step == Step.PUBLISH else BECAUSE)
    return contribution


def test_the_middle_of_all_answers_of_the_last_90_days_is_told(cast: Cast) -> None:
    for days in (1, 2, 2.5, 9):
        answered(cast, days)
    count_answer_times()
    assert answer_days() == {}
    answered(cast, 3, Step.REJECT)
    count_answer_times()
    assert answer_days() == {"hessen": 3}
    db.session.execute(update(ContributionEntry).values(at=now() - timedelta(days=91)))
    count_answer_times()
    assert answer_days() == {}


def test_what_was_undone_and_what_was_no_answer_does_not_count(cast: Cast) -> None:
    kept, undone = answered(cast, 2), answered(cast, 50)
    take_step(cast.contribution(status="submitted"), Step.FORWARD, by=cast.carla)
    undo(undone, by=cast.dana)
    take_step(kept, Step.RECONSIDER, by=cast.dana, explanation=BECAUSE)
    assert spreads_by_region() == {"hessen": Spread(1, 2 * A_DAY, 2 * A_DAY)}


def test_nine_of_ten(cast: Cast) -> None:
    for days in range(1, 21):
        answered(cast, days)
    assert spreads_by_region() == {"hessen": Spread(20, 10 * A_DAY, 18 * A_DAY)}


def test_carla_reads_it_where_she_forwards_and_while_she_waits(cast: Cast) -> None:
    waits, review, shown = (cast.contribution(status=status) for status in ("submitted", "in_review", "published"))
    db.session.add(AnswerTime(region_key="hessen", number=12, median=2 * A_DAY))
    db.session.commit()
    said, carla = "The regional coordination usually answers within 2 days.", cast.signed_in(cast.carla)
    for path in ("/en/desk", f"/en/contributions/{waits.id}", f"/en/contributions/{review.id}"):
        assert said in words(carla.get(path))
    assert said not in words(carla.get(f"/en/contributions/{shown.id}"))
    assert said not in words(cast.signed_in(cast.anna).get(f"/en/contributions/{review.id}"))
    assert said not in words(cast.signed_in(cast.emil).get("/en/desk"))
