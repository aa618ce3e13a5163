"""The programme of a visit for its two sides and the coordinations of their regions, as a page, on paper, as a file."""

from typing import Any

from flask import Response, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.agenda.forms import CopyForm, ParentsForm, SharingForm
from portal.agenda.labels import CLOCK_CHANGES, FINDINGS, MARKS, clock, conflict_words, hours, span_hours
from portal.agenda.models import AgendaItem
from portal.agenda.queries import programmes
from portal.agenda.queries.addresses import parents_token
from portal.agenda.queries.contacts import findings_to_share
from portal.agenda.queries.shown import programme_of
from portal.agenda.rules.codes import MOST_ITEMS
from portal.agenda.views.calendar_file import visit_calendar
from portal.agenda.views.printing import programme_pdf
from portal.core.web.access import Role, open_to
from portal.core.web.calendar_files import calendar_answer
from portal.core.web.formatting import weekday
from portal.core.web.links import absolute
from portal.core.web.locale import language
from portal.core.web.routes import Routes
from portal.regions.queries import all_regions
from portal.visits.models import Visit
from portal.visits.queries import own
from portal.visits.rules.codes import CERTAIN

routes = Routes()

WORDS: dict[str, Any] = {
    "marks": MARKS, "clock_changes": CLOCK_CHANGES, "weekday": weekday, "hours": hours, "span_hours": span_hours,
    "clock": clock, "conflict_words": conflict_words, "finding_words": FINDINGS,
}  # fmt: skip


@routes.get("/visits/<int:visit_id>/programme")
@open_to(Role.TEACHER, Role.COORDINATOR)
def show(visit_id: int) -> ResponseReturnValue:
    return page_of(own.get_visible(current_user, visit_id))


@routes.get("/visits/<int:visit_id>/programme.pdf")
@open_to(Role.TEACHER, Role.COORDINATOR)
def print_programme(visit_id: int) -> ResponseReturnValue:
    """On A4, in the reader's language."""
    visit = own.get_visible(current_user, visit_id)
    return pdf_answer(programme_pdf(visit, programmes.items_of(visit), shows_leaders=True))


@routes.get("/visits/<int:visit_id>/programme.ics")
@open_to(Role.TEACHER, Role.COORDINATOR)
def calendar(visit_id: int) -> ResponseReturnValue:
    visit = own.get_visible(current_user, visit_id)
    return calendar_answer(visit_calendar(visit, shows_leaders=True), f"visit-{visit.id}")


def page_of(visit: Visit, refused: SharingForm | None = None, status: int = 200) -> ResponseReturnValue:
    """`refused`: the form that was sent, when it is not enough yet."""
    items = programmes.items_of(visit)
    agenda = programmes.find_agenda(visit)
    may_edit = may_change(visit)
    is_public = agenda is not None and agenda.is_public and visit.status in CERTAIN and not visit.hidden_at
    page = render_template(
        "agenda/show.html",
        visit=visit,
        days=(days := programme_of(visit, items, language())),
        titles=titles_of(items),
        place_language=place_language(visit),
        may_edit=may_edit,
        is_full=len(items) >= MOST_ITEMS,
        is_shared=agenda is not None and agenda.is_shared,
        agenda=agenda,
        address=agenda and agenda.parents_since and _address(visit, parents_token(agenda)),
        findings=findings_to_share(visit) if may_edit else [],
        may_hide=is_public and any(side.region_key in current_user.region_keys for side in visit.sides),
        copying=CopyForm(formdata=None).offer([day.day for day in days if day.items], [day.day for day in days]),
        sharing=refused if type(refused) is SharingForm else SharingForm(formdata=None),
        parents=refused if isinstance(refused, ParentsForm) else ParentsForm(formdata=None),
        **WORDS,
    )
    return page, status


def may_change(visit: Visit) -> bool:
    return not programmes.is_cancelled(visit) and bool(own.sides_of(current_user, visit))


def titles_of(items: list[AgendaItem]) -> dict[int, str]:
    """What each item is called in the reader's language, by its id."""
    return {item.id: item.title_in(language()) for item in items}


def place_language(visit: Visit) -> str:
    """In which language the hosts write the names of places."""
    return all_regions()[visit.host.region_key].languages[0]


def pdf_answer(pdf: bytes) -> Response:
    return Response(pdf, mimetype="application/pdf")


def _address(visit: Visit, token: str) -> str:
    return absolute("agenda.for_parents", language(), visit_id=visit.id, token=token)
