"""Visits of the demo, in every state: between the classes of its joint projects, and a delegation."""

from collections.abc import Sequence
from datetime import timedelta

from portal.accounts.models import Person
from portal.accounts.queries.people import get_person
from portal.contributions.models import Contribution
from portal.core.clock import today
from portal.core.db import db
from portal.demo.people import RegionData
from portal.projects.models import Project
from portal.visits.actions.plans import plan
from portal.visits.actions.reports import announce, choose, write
from portal.visits.actions.steps import agree, begin, cancel
from portal.visits.models import Visit
from portal.visits.queries.pairs import Pair, Party, usual_numbers
from portal.visits.rules.codes import Kind, Question, Status
from portal.visits.rules.wishes import Wish

BEGIN = {
    Status.AGREED: 75,
    Status.PLANNED: 110,
    Status.UNDER_WAY: -2,
    Status.REPORTED: -60,
    Status.CANCELLED: 40,
}  # days from today; one visit of each, in the order of the joint projects
STAY = timedelta(days=6)
ANSWERS = {
    "de": ("Wir haben zusammen gebacken und die Stadt gezeigt.", "Im Herbst fahren wir zum Gegenbesuch."),
    "it": ("Abbiamo cucinato insieme e scoperto la città.", "In autunno aspettiamo i nostri amici."),
}
REASON = "В эти дни у нас экзамены. Давайте выберем другую неделю."
MOST_WORKS = 4


def load_visits(projects: Sequence[Project], host: RegionData, guest: RegionData) -> None:
    """Of each project one, and a delegation that waits for a yes."""
    for (status, days), project in zip(BEGIN.items(), projects, strict=True):
        _load(project, status, days)
    first = today() + timedelta(days=BEGIN[Status.PLANNED])
    pair = Pair(Party(host.content.region_key), Party(guest.content.region_key))
    wish = Wish(first, first + timedelta(days=3), host.schools[0].town or "", {"n_companions_guest": 6})
    plan(Kind.DELEGATION, pair, wish, by=host.coordinator)


def _load(project: Project, status: Status, days: int) -> None:
    home, away = sorted(project.classes, key=lambda each: each.school.region_key != project.region_key)
    pair = Pair(Party(home.school.region_key, home), Party(away.school.region_key, away), project)
    ahead = today() + timedelta(days=max(days, 1))
    host, guest = (get_person(each.teacher_id) for each in (home, away))
    wish = Wish(ahead, ahead + STAY, home.school.town or "", usual_numbers(Kind.CLASSES, pair))
    visit = plan(Kind.CLASSES, pair, wish, by=host)
    if status == Status.CANCELLED:
        cancel(visit, REASON, host.language, by=host)
    elif status != Status.PLANNED:
        agree(visit, by=guest)
        _go_on(visit, days, [host, guest])


def _go_on(visit: Visit, days: int, both: Sequence[Person]) -> None:
    """Visitors know of it; it has begun when its first day is over, and both tell of it when the last one is."""
    announce(visit, by=both[0])
    visit.first_day = today() + timedelta(days=days)
    visit.last_day = visit.first_day + STAY
    db.session.flush()
    if visit.first_day < today():
        begin(visit)
    if visit.last_day < today():
        for by in both:
            done, later = ANSWERS[by.language]
            write(visit, {Question.DONE: done, Question.NEXT: later}, by.language, by=by)
        choose(visit, _works(visit))


def _works(visit: Visit) -> list[Contribution]:
    of_both = Contribution.class_id.in_([visit.host.class_id, visit.guest.class_id])
    query = db.session.query(Contribution).where(of_both, Contribution.published_at.is_not(None))
    return query.order_by(Contribution.id).limit(MOST_WORKS).all()
