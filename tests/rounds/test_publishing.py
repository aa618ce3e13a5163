"""Why a preview can't be published, before anybody is asked."""

from datetime import timedelta

import pytest

from portal.core.clock import today
from portal.rounds.models import Round, Run
from portal.rounds.queries.runs import unmet_to_publish
from portal.rounds.rules import RoundRefusal, RoundStatus


@pytest.mark.parametrize(
    ("status", "days", "why"),
    [(RoundStatus.CLOSED, 7, RoundRefusal.CLOSED), (RoundStatus.OPEN, -1, RoundRefusal.TOO_LATE)],
)
def test_nothing_is_published_in_a_round_that_is_closed_or_over(
    status: RoundStatus, days: int, why: RoundRefusal
) -> None:
    run = Run(round=Round(status=status, answer_until=today() + timedelta(days=days)))
    assert unmet_to_publish(run) == why
