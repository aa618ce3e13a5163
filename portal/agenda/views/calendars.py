"""A person's calendar with all own visits, by a secret address that she opens, renews and closes."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.agenda.actions import sharing as actions
from portal.agenda.queries.addresses import calendar_token, find_address, find_owner
from portal.agenda.queries.calendars import visits_of
from portal.agenda.views.calendar_file import calendar_of
from portal.agenda.views.reading import refuse_address
from portal.classes.views.responses import private
from portal.core.web.access import Role, open_to, open_to_everyone
from portal.core.web.calendar_files import calendar_answer
from portal.core.web.links import absolute
from portal.core.web.locale import language
from portal.core.web.routes import Routes
from portal.core.web.saved import saved

routes = Routes()


@routes.get("/my-calendar")
@open_to(Role.TEACHER, Role.COORDINATOR)
def my_calendar() -> ResponseReturnValue:
    known = find_address(current_user.id)
    address = known and known.opened_at and _address(current_user.id, calendar_token(known))
    return render_template("agenda/calendar.html", address=address, visits=visits_of(current_user))


@routes.post("/my-calendar/open")
@open_to(Role.TEACHER, Role.COORDINATOR)
def open_calendar() -> ResponseReturnValue:
    actions.open_calendar(current_user)
    words = gettext("Your calendar has a new address. Calendars with an older one no longer get anything.")
    return saved(words, url_for(".my_calendar"))


@routes.post("/my-calendar/close")
@open_to(Role.TEACHER, Role.COORDINATOR)
def close_calendar() -> ResponseReturnValue:
    actions.close_calendar(current_user)
    return saved(gettext("The address of your calendar is closed."), url_for(".my_calendar"))


@routes.get("/calendars-of-people/<int:person_id>/<token>/visits.ics")
@open_to_everyone
def subscribed(person_id: int, token: str) -> ResponseReturnValue:
    """What calendar programs fetch again and again, without anybody signed in."""
    person = find_owner(person_id, token) or refuse_address()
    data = calendar_of(visits_of(person), gettext("My visits"), shows_leaders=True)
    return private(calendar_answer(data, "visits"))


def _address(person_id: int, token: str) -> str:
    return absolute("agenda.subscribed", language(), person_id=person_id, token=token)
