"""What the pages of requests show: the proposed message in the other side's language, forms, the page itself."""

from dataclasses import dataclass
from datetime import date

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_login import current_user

from portal.accounts.models import Person
from portal.accounts.queries.people import get_person
from portal.classes.labels import level_text
from portal.core.db import db
from portal.core.transitions import possible
from portal.matching.labels.reasons import Reason as Why
from portal.matching.labels.reasons import reasons
from portal.matching.models import PartnerSearch
from portal.matching.queries.searches import Match, how_they_fit
from portal.partnering.actions.messages import may_write
from portal.partnering.forms import DeclineForm, MessageForm, ProposalForm, ReportForm
from portal.partnering.labels import REASONS, STATUSES, STEPS, TRACES
from portal.partnering.models import PartnerRequest
from portal.partnering.queries import requests as queries
from portal.partnering.rules import TRANSITIONS, Status
from portal.projects.labels import topic_label
from portal.projects.models import Project
from portal.projects.queries import is_teacher_of

NOTHING = frozenset({Status.DECLINED, Status.EXPIRED, Status.ENDED, Status.WITHDRAWN})


@dataclass(frozen=True)
class Forms:
    """All that can be typed on the page of a request."""

    message: MessageForm
    decline: DeclineForm
    propose: ProposalForm
    report: ReportForm


def forms_for(found: PartnerRequest) -> Forms:
    """What was typed into one of them, and the usual in the others."""
    known = {"language": current_user.language, "starts_on": found.starts_on, "ends_on": found.ends_on}
    return Forms(
        MessageForm(prefix="message-", data=known),
        DeclineForm(prefix="decline-", data=known),
        ProposalForm(prefix="propose-", data=known),
        ReportForm(prefix="report-"),
    )


def request_page(found: PartnerRequest, forms: Forms, code: int = 200) -> ResponseReturnValue:
    """Everything about a request for one of its two sides."""
    mine, theirs = queries.sides(current_user, found)
    roles, fit = queries.parts(current_user, found), how_they_fit(mine, theirs)
    page = render_template(
        "partnering/show.html",
        found=found,
        mine=mine,
        theirs=theirs,
        is_my_turn=queries.waits_for(current_user, found),
        moves=[move.step for move in possible(TRANSITIONS, Status(found.status), roles)],
        thread=queries.thread(found),
        colleague=get_person(theirs.teacher_id) if found.status == Status.ACCEPTED else None,
        project=_own_project(found),
        fit=fit,
        why=reasons(mine, theirs, fit),
        best=_next_best(found, mine),
        may_write=may_write(found),
        forms=forms,
        steps=STEPS,
        traces=TRACES,
        reasons=REASONS,
        statuses=STATUSES,
    )
    return page, code


def proposed_text(search: PartnerSearch, reader: Person) -> str:
    """What the request could say, in the language of whoever reads it."""
    with force_locale(reader.language):
        levels = [level_text(code, level) for code, level in search.languages.items()]
        topics = [topic_label(key) for key in search.topics]
        return render_template("partnering/proposed.txt", search=search, levels=levels, topics=topics).strip()


def proposed_period(search: PartnerSearch, other: PartnerSearch) -> tuple[date, date]:
    """The time that both offer; the own one when the two do not meet."""
    starts_on, ends_on = max(search.starts_on, other.starts_on), min(search.ends_on, other.ends_on)
    return (starts_on, ends_on) if starts_on <= ends_on else (search.starts_on, search.ends_on)


def _next_best(found: PartnerRequest, mine: PartnerSearch) -> list[tuple[Match, list[Why]]]:
    """Whom else one could ask when a request came to nothing, and why."""
    best = queries.next_best(mine) if found.status in NOTHING else []
    return [(match, reasons(mine, match.search, match.fit)) for match in best]


def _own_project(request: PartnerRequest) -> Project | None:
    """The joint project, or the one to which the sender wants to invite; only for those who own it."""
    project = db.session.get(Project, request.project_id) if request.project_id else None
    return project if project and is_teacher_of(current_user, project) else None
