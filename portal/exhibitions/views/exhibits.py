"""The works of an exhibition: put in, moved by buttons, taken out; also all that an event exhibits."""

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from flask_login import current_user

from portal.core.web.access import Role, open_to
from portal.core.web.converters import row_number
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.exhibitions.actions import exhibitions as actions
from portal.exhibitions.models import Exhibition
from portal.exhibitions.queries.exhibitions import get_own
from portal.exhibitions.queries.works import may_be_added, works_of_event
from portal.exhibitions.rules import MOST, Move

routes = Routes()


@routes.post("/exhibitions/<int:exhibition_id>/works")
@open_to(Role.TEACHER, Role.COORDINATOR)
def add(exhibition_id: int) -> ResponseReturnValue:
    """Those that were ticked."""
    exhibition = get_own(current_user, exhibition_id, to_write=True)
    chosen = request.form.getlist("works", type=row_number)[:MOST]
    return _added(exhibition, may_be_added(exhibition, chosen))


@routes.post("/exhibitions/<int:exhibition_id>/events/<int:event_id>")
@open_to(Role.COORDINATOR)
def add_from_event(exhibition_id: int, event_id: int) -> ResponseReturnValue:
    exhibition = get_own(current_user, exhibition_id, to_write=True)
    return _added(exhibition, works_of_event(exhibition.region_key, event_id))


@routes.post(f"/exhibitions/<int:exhibition_id>/works/<int:contribution_id>/<any({','.join(Move)}):move>")
@open_to(Role.TEACHER, Role.COORDINATOR)
def move(exhibition_id: int, contribution_id: int, move: str) -> ResponseReturnValue:
    exhibition = get_own(current_user, exhibition_id, to_write=True)
    actions.move_exhibit(exhibition, contribution_id, Move(move))
    anchor = "exhibits" if move == Move.OUT else f"exhibit-{contribution_id}"
    return saved("", url_for(".edit", exhibition_id=exhibition_id, _anchor=anchor))


def _added(exhibition: Exhibition, numbers: list[int]) -> ResponseReturnValue:
    number = actions.add(exhibition, numbers)
    message = ngettext("%(num)d work was added.", "%(num)d works were added.", number)
    return saved(
        message if number else gettext("No work was added."),
        url_for(".edit", exhibition_id=exhibition.id, _anchor="exhibits"),
    )
