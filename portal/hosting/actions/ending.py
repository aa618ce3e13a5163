"""What families told goes when the visit is over, and later the list of those who took part."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, func, inspect, or_, select, tuple_

from portal.core.clock import end_of
from portal.core.db import Table, db
from portal.core.retention import Erased, Overdue, Together
from portal.hosting.models import FamilyAnswer, HostingBond, HostingPair, VisitParticipant
from portal.visits.models import Visit
from portal.visits.rules.codes import Status


@dataclass(frozen=True)
class AfterVisits:
    """Rows of a table about participants; the period counts from the last day, or from when the visit was cancelled."""

    table: type[Table]
    participant: Any  # the column that names one

    def overdue(self, before: datetime) -> Overdue:
        number, last_day = db.session.execute(self._over(before, func.count(), func.min(Visit.last_day))).one()
        return Overdue(number, end_of(last_day) if last_day else None)

    def erase(self, before: datetime, most: int) -> Erased:
        keys = [tuple(row) for row in db.session.execute(self._over(before, *self._key).limit(most))]
        db.session.execute(delete(self.table).where(tuple_(*self._key).in_(keys)))
        return Erased(len(keys))

    @property
    def _key(self) -> Sequence[ColumnElement[Any]]:
        return inspect(self.table).primary_key

    def _over(self, before: datetime, *what: Any) -> Select[Any]:
        is_cancelled = and_(Visit.status == Status.CANCELLED, Visit.status_since < before)
        query = select(*what).select_from(self.table)
        if self.table is not VisitParticipant:
            query = query.join(VisitParticipant, self.participant == VisitParticipant.id)
        query = query.join(Visit, VisitParticipant.visit_id == Visit.id)
        return query.where(or_(Visit.last_day < before.date(), is_cancelled))


TOLD = Together(
    [
        AfterVisits(FamilyAnswer, FamilyAnswer.participant_id),
        AfterVisits(HostingPair, HostingPair.guest_id),
        AfterVisits(HostingBond, HostingBond.one_id),
    ]
)
TOOK_PART = AfterVisits(VisitParticipant, VisitParticipant.id)
