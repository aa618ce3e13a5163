"""When the periods of what belongs to a visit begin: after its last day, or when it was cancelled."""

from typing import Any

from sqlalchemy import ScalarSelect, Select, select

from portal.core.db import Table
from portal.core.retention import Rows, Together
from portal.hosting.models import FamilyAnswer, HostingBond, HostingPair, VisitParticipant
from portal.visits.models import Visit
from portal.visits.rules.codes import Status


def after_visit(table: type[Table], participant: Any) -> Together:
    """Rows of a table with a column that names a participant."""
    return Together([Rows(table, _last_day(participant)), Rows(table, _cancelled_at(participant))])


def _last_day(participant: Any) -> ScalarSelect[Any]:
    return _of_visit(Visit.last_day, participant).scalar_subquery()


def _cancelled_at(participant: Any) -> ScalarSelect[Any]:
    """None for a visit that takes place."""
    return _of_visit(Visit.status_since, participant).where(Visit.status == Status.CANCELLED).scalar_subquery()


def _of_visit(what: Any, participant: Any) -> Select[Any]:
    one = VisitParticipant.__table__.alias()
    return select(what).join(one, one.c.visit_id == Visit.id).where(one.c.id == participant)


TOLD = Together(
    [
        after_visit(FamilyAnswer, FamilyAnswer.participant_id),
        after_visit(HostingPair, HostingPair.guest_id),
        after_visit(HostingBond, HostingBond.one_id),
    ]
)
TOOK_PART = after_visit(VisitParticipant, VisitParticipant.id)
