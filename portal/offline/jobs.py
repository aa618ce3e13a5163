"""Every hour: whoever holds a copy learns what may not be shown any more."""

from portal.core.db import db
from portal.offline.actions.copies import tell_holders_of
from portal.offline.rules.codes import CopyKind


def tell_holders() -> None:
    """A few copies in each transaction, so that nobody who writes waits long."""
    for kind in CopyKind:
        further: int | None = 0
        while further is not None:
            further = tell_holders_of(kind, further)
            db.session.commit()
