"""Dana publishes a result while Ada names another laureate: whoever has a place has a certificate."""

import pytest
from sqlalchemy import select

from portal.awards.actions.publishing import name_laureate
from portal.awards.models import Nomination
from portal.awards.rules.codes import RoundStep
from portal.core.db import db
from tests.builders.awards import REASONS, advance, award_round, nomination_in
from tests.builders.races import answer_code, at_once
from tests.cast import Cast

pytestmark = pytest.mark.several_connections


@pytest.mark.parametrize("step", ["laureate", "withdraw", "revoke"])
def test_what_is_decided_is_before_the_publication_or_after_it(cast: Cast, step: str) -> None:
    round_ = award_round(cast)
    won, late = nomination_in(cast, round_), nomination_in(cast, round_, cast.other_project, by=cast.gero)
    advance(cast, round_, RoundStep.END_JUDGING)
    for each, place in ((won, 1), *(((late, 2),) if step != "laureate" else ())):
        name_laureate(each, place, REASONS)
    db.session.commit()
    number, named = round_.id, late.id
    browsers = [cast.signed_in(person) for person in (cast.dana, cast.emil if step == "withdraw" else cast.ada)]
    start = "/de" if step == "withdraw" else "/de/award-rounds"
    path = f"{start}/nominations/{named}/{step}"
    fields = {"place": "2", "reason_de": "Auch gut."}
    codes = at_once(
        cast.app,
        [
            lambda: answer_code(browsers[0], f"/de/award-rounds/{number}/publish"),
            lambda: answer_code(browsers[1], path, fields),
        ],
    )
    assert codes[0] == 303
    assert codes[1] in (303, 404, 409)
    db.session.expire_all()
    for each in db.session.scalars(select(Nomination)):
        assert bool(each.place) == bool(each.code)
        assert bool(each.revoked_at) <= bool(each.code)
