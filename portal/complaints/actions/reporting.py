"""Takes in what somebody reports without an account: all reports about one thing are one case until it is decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import current_app
from sqlalchemy import select, update

from portal.complaints.models import Case, Complaint
from portal.complaints.notifications import notify_received, notify_waiting
from portal.complaints.queries.answers import code_of, hash_of
from portal.complaints.queries.items import Item
from portal.complaints.rules.cases import allowed_time, more_urgent
from portal.complaints.rules.codes import Category
from portal.contributions.models import Contribution
from portal.core.claims import add_if_new
from portal.core.clock import now
from portal.core.db import db
from portal.core.retention import Afterwards, nothing_else
from portal.core.web.reported import ReportedPage


@dataclass(frozen=True)
class Told:
    """What somebody says about a thing; the address may be empty."""

    category: Category
    text: str
    email: str
    language: str


def report(item: Item, told: Told) -> Complaint:
    """The coordination of the region hears of it; whoever gave an address gets the code for the answer."""
    case = _case_about(item, told.category)
    complaint = Complaint(case=case, kind=item.kind, number=item.number, revision=item.revision, **vars(told))
    db.session.add(complaint)
    db.session.flush()
    complaint.code_hash = hash_of(code_of(complaint))
    notify_received(complaint)
    notify_waiting(case)
    return complaint


def forget_words(numbers: Sequence[int]) -> Afterwards:
    """What reporters wrote and their addresses; that somebody has reported stays."""
    db.session.execute(update(Complaint).where(Complaint.id.in_(numbers)).values(email="", text=""))
    return nothing_else


def _leave_what_is_gone(about: str) -> None:
    """SQLite gives the number of something deleted to the next one: a case about the former stays apart."""
    is_gone = (Case.contribution_id.is_(None), Case.project_id.is_(None), Case.page.is_(None))
    db.session.execute(update(Case).where(Case.open_about == about, *is_gone).values(open_about=None))


def _case_about(item: Item, category: Category) -> Case:
    """The open one, or a new one; nobody decides about it meanwhile."""
    due_at = now() + allowed_time(
        category, current_app.config["REPORT_HOURS_URGENT"], current_app.config["REPORT_DAYS"]
    )
    new = {**_thing_and_regions(item), "category": category, "due_at": due_at}
    query = select(Case).where(Case.open_about == item.about).with_for_update(of=Case)
    case = None
    _leave_what_is_gone(item.about)
    while case is None:  # whoever decides at this moment closes the one before
        add_if_new(Case, open_about=item.about, **new)
        case = db.session.scalar(query.execution_options(populate_existing=True))
    case.category, case.due_at = more_urgent(case.category, category), min(case.due_at, due_at)
    return case


def _thing_and_regions(item: Item) -> dict[str, Any]:
    """The columns of a case that say what it is about, and who decides."""
    thing = item.thing
    if isinstance(thing, ReportedPage):
        first, *others = dict.fromkeys(thing.regions)
        return {"page": item.about, "region_key": first, "other_region_key": next(iter(others), None)}
    key = "contribution_id" if isinstance(thing, Contribution) else "project_id"
    return {key: thing.id, "region_key": thing.region_key}
