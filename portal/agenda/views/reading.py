"""The programme for everybody, and for parents who have the address: without names of those who lead or take part."""

from typing import NoReturn

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from portal.accounts.views import throttle
from portal.agenda.queries import programmes
from portal.agenda.queries.addresses import WRONG_ADDRESSES
from portal.agenda.queries.shown import programme_of
from portal.agenda.views.calendar_file import visit_calendar
from portal.agenda.views.printing import programme_pdf
from portal.agenda.views.programmes import WORDS, pdf_answer, place_language
from portal.classes.views.responses import private
from portal.core.db import only_reading
from portal.core.web.access import open_to_everyone
from portal.core.web.calendar_files import calendar_answer
from portal.core.web.locale import language
from portal.core.web.page_cache import public_page
from portal.core.web.routes import Routes
from portal.visits.models import Visit

routes = Routes()


@routes.get("/programmes/<int:visit_id>")
@open_to_everyone
@public_page
def read(visit_id: int) -> ResponseReturnValue:
    return _page("agenda/read.html", programmes.get_public(visit_id))


@routes.get("/programmes/<int:visit_id>/<token>")
@open_to_everyone
def for_parents(visit_id: int, token: str) -> ResponseReturnValue:
    """Never kept, never indexed; it opens as long as the two sides want."""
    return private(_page("agenda/parents.html", opened(visit_id, token), token=token))


@routes.get("/programmes/<int:visit_id>/<token>/programme.pdf")
@open_to_everyone
def print_for_parents(visit_id: int, token: str) -> ResponseReturnValue:
    visit = opened(visit_id, token)
    return private(pdf_answer(programme_pdf(visit, programmes.cleared_items_of(visit), shows_leaders=False)))


@routes.get("/programmes/<int:visit_id>/<token>/programme.ics")
@open_to_everyone
def calendar_for_parents(visit_id: int, token: str) -> ResponseReturnValue:
    visit = opened(visit_id, token)
    return private(calendar_answer(visit_calendar(visit, shows_leaders=False), f"visit-{visit.id}"))


def opened(visit_id: int, token: str) -> Visit:
    """By the right address; wrong ones are counted."""
    return programmes.find_for_parents(visit_id, token) or refuse_address()


def refuse_address() -> NoReturn:
    """Whoever tries out addresses is stopped; whoever has the right one never comes here."""
    only_reading.set(False)
    throttle.attempt("secret address", WRONG_ADDRESSES)
    abort(404)


def _page(template: str, visit: Visit, **facts: str) -> str:
    items = programmes.cleared_items_of(visit)
    days = programme_of(visit, items, language())
    return render_template(
        template, visit=visit, days=days, place_language=place_language(visit), titles={}, **facts, **WORDS
    )
