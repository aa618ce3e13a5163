"""Reads what was reported: coordinators their regions' and what they were told of, administrators everything."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from portal.accounts.models import Person
from portal.accounts.queries.people import find_by_id
from portal.core.db import db
from portal.core.refusal import existing
from portal.core.transitions import Transition, possible
from portal.matching.models import PartnerSearch
from portal.partnering.models import Entry, PartnerRequest, Report
from portal.partnering.queries.requests import SHOWN, sides, with_class
from portal.partnering.queries.safety import is_open_to
from portal.people.queries.standing import standing_of
from portal.people.rules import Step as AccountStep
from portal.people.rules import refusal_of
from portal.reports.models import ReportEntry
from portal.reports.rules import TRANSITIONS, Relation, Status, Step


@dataclass(frozen=True)
class Sides:
    """The class of the reporter, the other one, and its teacher."""

    mine: PartnerSearch
    theirs: PartnerSearch
    teacher: Person | None


def reports(by: Person, *, closed: bool = False) -> Sequence[Report]:
    """What nobody has dealt with, the oldest first; or what was dealt with, the last first."""
    query = _reports(by).where(Report.handled_at.is_not(None) if closed else Report.handled_at.is_(None))
    return db.session.scalars(query.order_by(Report.handled_at.desc(), Report.id).limit(SHOWN)).all()


def get_report(by: Person, report_id: int) -> Report:
    return existing(db.session.scalar(_reports(by).where(Report.id == report_id)))


def get_message(report: Report, entry_id: int) -> Entry:
    """One of the messages between the two sides."""
    entry = db.session.get(Entry, entry_id)
    return existing(entry if entry and entry.request_id == report.request_id and entry.text else None)


def history_of(report: Report) -> Sequence[ReportEntry]:
    """What was done about it, the oldest first."""
    query = select(ReportEntry).where(ReportEntry.report_id == report.id).order_by(ReportEntry.id)
    return db.session.scalars(query.options(joinedload(ReportEntry.by).lazyload("*"))).all()


def answers_to(reporter: Person, request: PartnerRequest) -> Sequence[ReportEntry]:
    """What the coordination has answered to reports of this person about a request, the oldest first."""
    mine = (Report.request_id == request.id, Report.by_id == reporter.id, ReportEntry.step == Step.CLOSE)
    query = select(ReportEntry).join(Report, Report.id == ReportEntry.report_id).where(*mine)
    return db.session.scalars(query.order_by(ReportEntry.id)).all()


def sides_of(report: Report) -> Sides:
    mine, theirs = sides(report.by, report.request)
    return Sides(mine, theirs, find_by_id(theirs.teacher_id))


def relations(by: Person, report: Report) -> set[Relation]:
    """Nothing for administrators, who look on."""
    cares_for = {report.region_key: Relation.OWN, report.told_region_key: Relation.TOLD}
    return {relation for key, relation in cares_for.items() if by.is_coordinator and key in by.region_keys}


def steps(by: Person, report: Report) -> list[Transition[Step, Relation, Status]]:
    """What this person can do about it now: nobody is told twice, and nobody stops a teacher of another region."""
    offered = possible(TRANSITIONS, status_of(report), relations(by, report))
    impossible = {Step.TELL} if not may_be_told(report) else set()
    if not may_lock(by, sides_of(report).teacher):
        impossible.add(Step.LOCK)
    return [each for each in offered if each.step not in impossible]


def status_of(report: Report) -> Status:
    return Status.CLOSED if report.handled_at else Status.OPEN


def may_be_told(report: Report) -> bool:
    """Whether another region has to do with it that does not know yet."""
    return report.told_region_key is None and sides_of(report).theirs.region_key != report.region_key


def may_lock(by: Person, teacher: Person | None) -> bool:
    return teacher is not None and refusal_of(AccountStep.SUSPEND, standing_of(teacher, by)) is None


def _reports(by: Person) -> Select[Report]:
    request = joinedload(Report.request)
    both = (request.joinedload(PartnerRequest.from_search), request.joinedload(PartnerRequest.to_search))
    query = select(Report).options(joinedload(Report.by).lazyload("*"), *(with_class(search) for search in both))
    return query if by.is_administrator else query.where(is_open_to(by.region_keys))
