"""Writes calendars: the shipped entries at first, then what coordinators and published lists say."""

from dataclasses import asdict

from sqlalchemy import select

from portal.accounts.models import Person
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.refusal import Refused
from portal.holidays.models import Holiday, HolidayChange
from portal.holidays.queries import find_same, is_known_already, public_entries
from portal.holidays.rules.days import year_name, year_of
from portal.holidays.rules.entries import Action, Description, HolidayRefusal, Kind
from portal.holidays.rules.public import public_holidays
from portal.holidays.rules.shipped import shipped_entries
from portal.regions.models import Region

YEARS_AHEAD = 3  # of which public holidays are known before anybody plans for them


def load_facts() -> int:
    """Adds the shipped school years to a portal without any, and public holidays; returns how many entries."""
    n_public = add_public_holidays()
    if db.session.scalar(select(Holiday.id).where(Holiday.kind != Kind.PUBLIC).limit(1)):
        return n_public
    rows = [_described(Holiday(region_key=each.region_key), each.description) for each in shipped_entries()]
    db.session.add_all(rows)
    return len(rows) + n_public


def add_public_holidays() -> int:
    """Adds those of this and the coming years that touch no known one, not even a removed one; returns how many."""
    years = range(year_of(today()), year_of(today()) + YEARS_AHEAD + 1)
    n_added = 0
    for region in db.session.scalars(select(Region)):
        known = public_entries(region.key)
        fresh = [each for each in public_holidays(region.iso, years) if not any(map(each.touches, known))]
        db.session.add_all(_described(Holiday(region_key=region.key), each) for each in fresh)
        n_added += len(fresh)
    return n_added


def add(region_key: str, description: Description, by: Person) -> Holiday:
    """Adds an entry, or brings back the removed one that it repeats; raises Refused when it is there already."""
    lock_calendars(region_key)
    if is_known_already(region_key, description):
        raise Refused(HolidayRefusal.KNOWN_ALREADY)
    entry = find_same(region_key, description) or Holiday(region_key=region_key)
    _write(entry, description, Action.ADD, by)
    return entry


def change(entry: Holiday, description: Description, by: Person) -> None:
    """Raises Refused when it would become what another entry is, even a removed one."""
    lock_calendars(entry.region_key)
    if is_known_already(entry.region_key, description, entry):
        raise Refused(HolidayRefusal.KNOWN_ALREADY)
    _write(entry, description, Action.CHANGE, by)


def remove(entry: Holiday, by: Person) -> None:
    """Takes an entry out; it can be put back."""
    if entry.removed_at is None:
        entry.removed_at = now()
        _record(entry, Action.REMOVE, by)


def restore(entry: Holiday, by: Person) -> None:
    if entry.removed_at is not None:
        entry.removed_at = None
        _record(entry, Action.RESTORE, by)


def take_over(entry: Holiday, description: Description) -> None:
    """Writes what a published list says, to a new entry or to one that no person has touched."""
    _write(entry, description, Action.IMPORT, None)


def lock_calendars(*region_keys: str) -> None:
    """Until the transaction ends, nobody else writes to these calendars: two people may not add the same entry."""
    query = select(Region.key).where(Region.key.in_(region_keys)).order_by(Region.key)
    db.session.execute(query.with_for_update())


def _write(entry: Holiday, description: Description, action: Action, by: Person | None) -> None:
    db.session.add(_described(entry, description))
    _record(entry, action, by)


def _described(entry: Holiday, description: Description) -> Holiday:
    for name, value in asdict(description).items():
        setattr(entry, name, value)
    entry.school_year = year_name(year_of(description.start))
    entry.removed_at = None
    return entry


def _record(entry: Holiday, action: Action, by: Person | None) -> None:
    """Adds to the history who did it (None: an import)."""
    by_id = by.id if by else None
    entry.changed_by_id, entry.changed_at, entry.is_by_hand = by_id, now(), by is not None
    db.session.flush()
    values = {name: getattr(entry, name) for name in ("kind", "event", "start", "end", "certainty")}
    db.session.add(HolidayChange(holiday_id=entry.id, action=action, by_id=by_id, **values))
    db.session.flush()
