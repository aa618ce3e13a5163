"""Sets what counts how much when two classes are compared, and how far apart in age they may be."""

from collections.abc import Mapping

from portal.accounts.models import Person
from portal.core.db import db
from portal.matching.models import Weighting
from portal.matching.rules.criteria import Criterion, balanced


def set_weights(weights: Mapping[Criterion, int], age_gap: int, *, by: Person) -> None:
    """From now on these weights count, scaled to 100 points, and no classes further apart are partners."""
    db.session.add(Weighting(weights=dict(balanced(weights)), age_gap=age_gap, by_id=by.id))
