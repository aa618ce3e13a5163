"""What the actions refuse whatever a form has let through: another region decides only where somebody reads, and is asked."""

import pytest

from portal.contributions.actions.opinions import ask, hand_back, hand_over
from portal.contributions.models import Contribution
from portal.contributions.rules import Adviser, ContributionRefusal
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.transitions import Impossible
from portal.core.web.access import Role
from tests.cast import Cast


@pytest.fixture
def nehir(cast: Cast) -> Contribution:
    contribution = cast.contribution(cast.anna, status="in_review", title="Nehir")
    contribution.language = "tr"
    db.session.commit()
    return contribution


@pytest.mark.parametrize("region", ["aquitaine", "hessen"])
def test_nothing_goes_where_nobody_reads_it(cast: Cast, nehir: Contribution, region: str) -> None:
    with pytest.raises(Refused) as refused:
        ask(nehir, Adviser(region), "", by=cast.dana)
    assert refused.value.code == ContributionRefusal.NOBODY_READS_IT
    with pytest.raises(Refused) as refused:
        hand_over(nehir, region, by=cast.dana)
    assert refused.value.code == ContributionRefusal.NOBODY_READS_IT


def test_who_does_not_decide_passes_nothing_on(cast: Cast, nehir: Contribution) -> None:
    with pytest.raises(Refused) as refused:
        hand_over(nehir, "bursa", by=cast.gero)
    assert refused.value.code == Impossible.ALREADY_TAKEN


def test_a_third_region_that_is_asked_hands_nothing_back(cast: Cast, nehir: Contribution) -> None:
    jan = cast._adult(Role.COORDINATOR, "Jan", "fr", regions=["aquitaine"], reads=["fr", "tr"])
    db.session.commit()
    hand_over(nehir, "bursa", by=cast.dana)
    ask(nehir, Adviser("aquitaine"), "", by=cast.gero)
    with pytest.raises(Refused) as refused:
        hand_back(nehir, by=jan)
    assert refused.value.code == ContributionRefusal.DECIDED_ELSEWHERE
    hand_back(nehir, by=cast.gero)
    assert nehir.review_region_key is None
