"""Coordinations enter partnerships of towns and change them; teachers suggest them."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from portal.accounts.models import Person
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.projects.models import Project
from portal.regions.queries import must_be_open
from portal.schools.models import School
from portal.twinnings.models import Twinning
from portal.twinnings.notifications import notify_answered, notify_suggested
from portal.twinnings.queries import find_pair, works_in
from portal.twinnings.rules import About, TwinningRefusal


def enter(about: About, *, by: Person) -> Twinning:
    """By the coordination of one of the regions it is public at once; what a teacher suggests waits for one of them."""
    if code := unmet_to_enter(about, by):
        raise Refused(code)
    for key in (about.one.region_key, about.other.region_key):
        must_be_open(key)
    twinning = Twinning(by_id=by.id, is_public=by.is_coordinator)
    _describe(twinning, about)
    _save(twinning)
    if not twinning.is_public:
        notify_suggested(twinning)
    return twinning


def change(twinning: Twinning, about: About, *, by: Person) -> None:
    """Refused when the two towns are known as another partnership, or are towns of others by this."""
    if code := unmet_to_change(twinning, about, by):
        raise Refused(code)
    for key in {about.one.region_key, about.other.region_key} - {*twinning.region_keys}:
        must_be_open(key)
    _describe(twinning, about)
    _save(twinning)


def approve(twinning: Twinning) -> None:
    """Visitors see it from now on; whoever suggested it hears of it. Refused while a region is suspended."""
    for key in twinning.region_keys:
        must_be_open(key)
    claim(twinning, Twinning.is_public.is_(False), refusal=TwinningRefusal.DECIDED, is_public=True, updated_at=now())
    notify_answered(twinning, "approved")


def withdraw(twinning: Twinning) -> None:
    """Visitors do not see it any more; it waits like a suggestion, to be approved again or declined."""
    claim(twinning, Twinning.is_public.is_(True), refusal=TwinningRefusal.DECIDED, is_public=False, updated_at=now())


def decline(twinning: Twinning, reason: str) -> None:
    """The suggestion goes; its author reads why."""
    if twinning.is_public:
        raise Refused(TwinningRefusal.DECIDED)
    notify_answered(twinning, "declined", reason)
    db.session.delete(twinning)


def unmet_to_enter(about: About, by: Person) -> TwinningRefusal | None:
    """Why somebody can't enter it: nobody does for towns of others."""
    is_own = _has_region_of(about, by) if by.is_coordinator else works_in(by, about.one, about.other)
    if not is_own:
        return TwinningRefusal.NOT_YOUR_TOWN
    return _unmet(about, find_pair(about.pair))


def unmet_to_change(twinning: Twinning, about: About, by: Person) -> TwinningRefusal | None:
    if not _has_region_of(about, by):
        return TwinningRefusal.NOT_YOUR_TOWN
    known = find_pair(about.pair)
    return _unmet(about, None if known is twinning else known)


def _has_region_of(about: About, by: Person) -> bool:
    return not {about.one.region_key, about.other.region_key}.isdisjoint(by.region_keys)


def _unmet(about: About, known: Twinning | None) -> TwinningRefusal | None:
    if about.one.region_key == about.other.region_key:
        return TwinningRefusal.ONE_REGION
    return TwinningRefusal.KNOWN if known else None


def _describe(twinning: Twinning, about: About) -> None:
    twinning.pair = about.pair
    twinning.one_town, twinning.one_region_key = about.one.name, about.one.region_key
    twinning.other_town, twinning.other_region_key = about.other.name, about.other.region_key
    twinning.founded, twinning.source, twinning.updated_at = about.founded, about.source, now()
    with db.session.no_autoflush:  # `_save` writes it, and says who was first
        twinning.schools = list(db.session.scalars(select(School).where(School.id.in_(about.schools))))
        unseen = [
            project for project in twinning.projects if not project.is_public
        ]  # stay for when they are public again
        chosen = select(Project).where(Project.id.in_(about.projects), Project.is_public)
        twinning.projects = [*db.session.scalars(chosen), *unseen]


def _save(twinning: Twinning) -> None:
    """The database decides who of two was first."""
    try:
        with db.session.begin_nested():
            db.session.add(twinning)
            db.session.flush()
    except IntegrityError:
        raise Refused(TwinningRefusal.KNOWN) from None
