"""Memory of a process while searches, holidays and weights change: `python -m scripts.bench.changing 100000 5000`."""

import sys
import time
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from flask import current_app
from sqlalchemy import select, update

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import db
from portal.holidays.actions import entries
from portal.holidays.models import Holiday
from portal.matching.actions.weights import set_weights
from portal.matching.models import PartnerSearch
from portal.matching.queries.matches import best_for
from portal.matching.rules.criteria import Criterion
from scripts.bench.filling import empty_portal
from scripts.bench.looking import fill
from scripts.bench.servers import memory_of_this

TOLD = 10  # times
HEAD = "changes   MB   seconds"


def changed(number: int, n_changes: int) -> None:
    """Each is seen at once, by a class that looks for partners."""
    with TemporaryDirectory(prefix="bench", ignore_cleanup_errors=True) as name:
        app = empty_portal(Path(name))
        with app.app_context():
            fill(number)
        chance, begun = Random(1), time.monotonic()
        for done in range(n_changes + 1):
            with app.app_context():
                if done:
                    chance.choice([_a_search, _a_holiday, _the_weights])(chance)
                    db.session.commit()
                for copy in current_app.extensions.get("cached", {}).values():
                    copy.began = 0.0
                best_for(db.session.get_one(PartnerSearch, chance.randint(1, number)))
            if done % (n_changes // TOLD) == 0:
                print(f"{done:>7}{memory_of_this():>5.0f}{time.monotonic() - begun:>10.0f}", flush=True)


def _a_search(chance: Random) -> None:
    number = db.session.scalar(select(PartnerSearch.id).order_by(PartnerSearch.id.desc()).limit(1)) or 1
    change = update(PartnerSearch).where(PartnerSearch.id == chance.randint(1, number))
    db.session.execute(change.values(n_students=chance.randint(10, 30), changed_at=now()))


def _a_holiday(chance: Random) -> None:
    """Is removed, or comes back."""
    entry = chance.choice(db.session.scalars(select(Holiday).order_by(Holiday.id).limit(50)).all())
    by = db.session.scalars(select(Person).limit(1)).one()
    (entries.restore if entry.removed_at else entries.remove)(entry, by)


def _the_weights(chance: Random) -> None:
    by = db.session.scalars(select(Person).limit(1)).one()
    set_weights({criterion: chance.randrange(1, 9) for criterion in Criterion}, chance.randint(2, 4), by=by)


if __name__ == "__main__":
    print(HEAD)
    changed(*(int(text) for text in sys.argv[1:3]))
