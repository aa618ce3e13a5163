"""What both sides tell after a visit, and whether visitors read it."""

from collections.abc import Mapping, Sequence

from portal.accounts.models import Person
from portal.contributions.models import Contribution
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.transitions import Impossible, decide
from portal.visits.actions.entries import add_entry
from portal.visits.actions.steps import move
from portal.visits.models import Visit, VisitReport
from portal.visits.notifications import notify
from portal.visits.queries.own import relations
from portal.visits.queries.reports import find_own_report, is_as_public, own_side, reported_words
from portal.visits.rules.codes import CERTAIN, TRANSITIONS, Step, VisitRefusal


def write(visit: Visit, answers: Mapping[str, str], language: str, *, by: Person) -> None:
    """The report of the own side; the first one ends the visit. On its last day at the earliest."""
    transition = decide(TRANSITIONS, Step.REPORT, visit.status, relations(by, visit))
    must_be_over(visit)
    move(visit, transition.to)
    is_new = (report := find_own_report(by, visit)) is None
    report = report or VisitReport(visit_id=visit.id, side=own_side(by, visit))
    report.answers, report.language, report.updated_at, report.by_id = dict(answers), language, now(), by.id
    db.session.add(report)
    entry = add_entry(visit, Step.REPORT, by)
    if is_new:
        notify(visit, entry)


def choose(visit: Visit, works: Sequence[Contribution]) -> None:
    """The contributions that belong to the report; those that were withdrawn meanwhile stay chosen unseen."""
    withdrawn = [work for work in visit.works if not work.published_at]
    visit.works = [*works, *withdrawn]


def announce(visit: Visit, *, by: Person) -> None:
    """Visitors may know of an agreed visit, and read its report; unless a coordination has hidden it."""
    if visit.status not in CERTAIN:
        raise Refused(Impossible.ALREADY_TAKEN)
    if visit.hidden_at:
        raise Refused(VisitRefusal.HIDDEN)
    if not visit.is_public:
        visit.is_public = True
        add_entry(visit, Step.ANNOUNCE, by)


def conceal(visit: Visit, *, by: Person) -> None:
    if visit.is_public:
        visit.is_public = False
        add_entry(visit, Step.CONCEAL, by)


def hide(visit: Visit, *, by: Person) -> None:
    """A coordination of one of the two regions takes it off the public pages."""
    if visit.hidden_at is None:
        changes = {"is_public": [visit.is_public, False]}
        visit.is_public, visit.hidden_at = False, now()
        notify(visit, add_entry(visit, Step.HIDE, by, changes=changes))


def show_again(visit: Visit, *, by: Person) -> None:
    """As it was before; also where only its programme was public."""
    if visit.hidden_at:
        visit.hidden_at, visit.is_public = None, is_as_public(visit)
        add_entry(visit, Step.SHOW, by)


def must_be_reportable(visit: Visit, *, by: Person) -> None:
    decide(TRANSITIONS, Step.REPORT, visit.status, relations(by, visit))
    must_be_over(visit)


def must_be_fit_for_visitors(visit: Visit) -> None:
    """No contact data and no names of students stand in what was reported."""
    if reported_words(visit):
        raise Refused(VisitRefusal.PRIVATE)


def must_be_over(visit: Visit) -> None:
    if today() < visit.last_day:
        raise Refused(VisitRefusal.NOT_OVER)
