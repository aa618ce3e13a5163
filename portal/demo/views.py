"""One-click sign-in of the demo; these routes exist in demo mode only."""

from flask import abort, url_for
from flask.typing import ResponseReturnValue

from portal.accounts.views.session import start_session
from portal.core.web.access import Role, open_to_everyone
from portal.core.web.locale import language
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.demo.content import REGIONS
from portal.demo.queries import find_persona

routes = Routes()


@routes.post("/sign-in/<any({}):role>".format(",".join(Role)))
@open_to_everyone
def sign_in(role: str) -> ResponseReturnValue:
    """Signs in as an invented person of the region whose language the page speaks."""
    person = find_persona(Role(role), language() if language() in REGIONS else "de") or abort(404)
    start_session(person)
    return saved("", then=url_for("dashboard.show"))
