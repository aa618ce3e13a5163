"""Reads the result of a jury for its organiser and for the public."""

from dataclasses import dataclass

from sqlalchemy import select

from portal.awards.models import AwardRound, Nomination
from portal.core.db import db
from portal.juries.models import Jury
from portal.juries.queries.rounds import find_jury


@dataclass(frozen=True)
class Statement:
    """What a published round says of its jury: numbers alone."""

    regions: list[str]  # of members who handed in something
    n_jurors: int
    n_items: int
    n_below_quorum: int


def statement_of(round_id: int) -> Statement | None:
    jury = find_jury(round_id)
    if jury is None or not jury.result:
        return None
    given = [row for row in jury.result["scores"] if row["is_given"]]
    return Statement(
        regions=jury.result["regions"],
        n_jurors=len({row["juror"] for row in given}),
        n_items=len({row["item"] for row in given}),
        n_below_quorum=len(jury.result["below_quorum"]),
    )


def judged_items(jury: Jury) -> dict[int, Nomination]:
    """All nominations of the round, by number, also those that were withdrawn since."""
    query = select(Nomination).where(Nomination.round_id == jury.round_id)
    return {item.id: item for item in db.session.scalars(query)}


def categories_of(award_round: AwardRound) -> dict[int, dict[str, str]]:
    """Names by number; 0 stands for what has none."""
    return {0: {}, **{category.id: category.names for category in award_round.categories}}
