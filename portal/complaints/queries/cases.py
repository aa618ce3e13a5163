"""Reads cases: coordinators those of their regions and where more people are needed, administrators all."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload, lazyload

from portal.accounts.models import Person
from portal.accounts.queries.absences import on_duty
from portal.accounts.queries.people import coordinators_of
from portal.complaints.models import Case, CaseEntry, Complaint
from portal.complaints.queries.items import Item, Thing, left_to_coordinators, revision_of, teachers_of, thing_of
from portal.complaints.rules.cases import DECIDING, OF_PUBLIC, RESTRICTING, VOTES, n_missing, needs_others
from portal.complaints.rules.codes import TRANSITIONS, Kind, Relation, Status, Step
from portal.contributions.models import Contribution
from portal.core.db import db
from portal.core.refusal import NotFound, existing
from portal.core.transitions import Transition, possible
from portal.core.web.reported import find_reported
from portal.projects.models import Project


def get_case(by: Person, case_id: int) -> Case:
    case = existing(db.session.get(Case, case_id))
    if not may_read(by, case):
        raise NotFound
    return case


def get_concerning(teacher: Person, case_id: int) -> Case:
    """A case in which something of this teacher was restricted or hidden."""
    case = existing(db.session.get(Case, case_id))
    if not _concerns(teacher, case):
        raise NotFound
    return case


def find_concerning(teacher: Person, thing: Contribution | Project) -> Case | None:
    """The last case about it, if it was restricted or hidden there."""
    about = Case.contribution_id if isinstance(thing, Contribution) else Case.project_id
    return _last_concerning(teacher, about == thing.id)


def find_concerning_page(teacher: Person, kind: str, number: int) -> Case | None:
    """The last case about another page, if it was changed or taken off there."""
    page = find_reported(kind, number)
    return _last_concerning(teacher, Case.page == Item(Kind(kind), number, page).about) if page else None


def may_read(by: Person, case: Case) -> bool:
    return is_in_charge(by, case) or _helps(by, case) or by.id in deciders(case)


def readable_thing(by: Person, case: Case) -> Thing | None:
    """What this reader may read of it; who has helped another region reads it until the case is decided."""
    thing = left_to_coordinators(case)
    is_open = case.status != Status.ANSWERED
    return thing if thing and (is_open or thing.is_public or is_in_charge(by, case)) else None


def is_in_charge(by: Person, case: Case) -> bool:
    """Whoever stands in for a coordinator cares about contributions alone."""
    keys = by.region_keys if case.project_id or case.page else by.reviewed_regions
    return by.is_administrator or (by.is_coordinator and not case.region_keys.isdisjoint(keys))


def relations(by: Person, case: Case) -> set[Relation]:
    in_charge = is_in_charge(by, case)
    holds = {
        Relation.IN_CHARGE: in_charge,
        Relation.TAKES_OFF: in_charge and not case.page,
        Relation.AMENDS: in_charge and bool(case.page),
        Relation.FRESH: (in_charge or _helps(by, case)) and by.id not in deciders(case),
        Relation.CONCERNED: by.id in {teacher.id for teacher in teachers_of(case)},
    }
    return {relation for relation, is_held in holds.items() if is_held}


def steps(by: Person, case: Case) -> list[Transition[Step, Relation, Status]]:
    """What somebody can do about it now; nobody claims what is claimed by them."""
    impossible = {Step.CLAIM} if case.claimed_by_id == by.id else set()
    if not is_public(case):
        impossible |= OF_PUBLIC
    if case.page and is_as_reported(case):
        impossible.add(Step.AMEND)
    if case.decision not in RESTRICTING:
        impossible.add(Step.OBJECT)
    return [each for each in possible(TRANSITIONS, case.status, relations(by, case)) if each.step not in impossible]


def is_public(case: Case) -> bool:
    thing = thing_of(case)
    return thing is not None and thing.is_public


def is_as_reported(case: Case) -> bool:
    """Visitors still read it as it was when it was reported last."""
    thing, complaints = thing_of(case), complaints_about(case)
    return thing is not None and thing.is_public and revision_of(thing) == complaints[-1].revision


def entries_of(case: Case) -> Sequence[CaseEntry]:
    """What was done about it, the oldest first."""
    query = select(CaseEntry).where(CaseEntry.case_id == case.id).order_by(CaseEntry.id)
    return db.session.scalars(query.options(joinedload(CaseEntry.by).lazyload("*"))).all()


def complaints_about(case: Case) -> Sequence[Complaint]:
    """The oldest first."""
    query = select(Complaint).where(Complaint.case_id == case.id).options(lazyload("*"))
    return db.session.scalars(query.order_by(Complaint.id)).all()


def votes_of(case: Case) -> list[Step]:
    return [entry.step for entry in entries_of(case) if entry.step in VOTES]


def deciders(case: Case) -> set[int]:
    """The ids of those who have decided something about it."""
    return {entry.by_id for entry in entries_of(case) if entry.by_id and entry.step in DECIDING}


def coordinators_for(case: Case) -> Sequence[Person]:
    """Who decides about it today: about contributions also those who stand in for others."""
    known = {person.id: person for key in sorted(case.region_keys) for person in coordinators_of(key)}
    coordinators = list(known.values())
    return coordinators if case.project_id or case.page else on_duty(coordinators)


def needs_other_regions(case: Case) -> bool:
    """Too few coordinators of the own region are left to decide about it."""
    n_needed = n_missing(case.status, votes_of(case))
    own = [person.id for person in coordinators_for(case)]
    return n_needed > 0 and needs_others(n_needed, own, deciders(case))


def _concerns(teacher: Person, case: Case) -> bool:
    was_told = case.status == Status.HIDDEN or (case.decision is not None and case.decision != Step.KEEP)
    return was_told and Relation.CONCERNED in relations(teacher, case)


def _last_concerning(teacher: Person, is_about: ColumnElement[bool]) -> Case | None:
    case = db.session.scalar(select(Case).where(is_about).order_by(Case.id.desc()).limit(1))
    return case if case and _concerns(teacher, case) else None


def _helps(by: Person, case: Case) -> bool:
    return by.is_coordinator and needs_other_regions(case)
