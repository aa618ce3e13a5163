"""Records who takes a copy of which works, and tells them when one of these may not be shown any more."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import db
from portal.offline.models import CopiedWork, Copy
from portal.offline.notifications import tell_holder
from portal.offline.queries.copies import gone_from
from portal.offline.rules.codes import CopyKind
from portal.uses.queries import Work

AT_ONCE = 20  # copies


@dataclass(frozen=True)
class Source:
    """What is copied."""

    kind: CopyKind
    number: int
    title: str
    language: str


@dataclass(frozen=True)
class TakenWork:
    """A work as it is copied."""

    contribution_id: int
    revision: int
    named: list[int]  # ids of the authors

    @classmethod
    def of(cls, work: Work) -> "TakenWork":
        return cls(work.contribution.id, work.contribution.revision, work.named)


def record_copy(source: Source, works: Sequence[TakenWork], *, by: Person) -> None:
    """The works in the order of their folders."""
    copy = Copy(person_id=by.id, **vars(source))
    copy.works = [CopiedWork(place=place, **vars(work)) for place, work in enumerate(works, 1)]
    db.session.add(copy)
    db.session.flush()


def tell_holders_of(kind: CopyKind, after: int) -> int | None:
    """Looks at the next copies and writes to whoever has to remove something; where to go on, None: all are done."""
    gone, further = gone_from(kind, after, AT_ONCE)
    for work in gone:
        work.gone_at = now()
    db.session.flush()
    for copy, _ in groupby(work.copy for work in gone):
        tell_holder(copy)
    return further


def note_removed(copy: Copy) -> None:
    """The holder has removed all that she was told to remove."""
    for work in copy.to_remove:
        work.removed_at = now()
