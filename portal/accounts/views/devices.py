"""Where somebody is signed in: the devices, ending one of them, ending all others."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.accounts.actions import sessions
from portal.accounts.actions import settings as actions
from portal.accounts.queries.sessions import get_session, sessions_of
from portal.accounts.views.session import keep_session, this_session
from portal.core.web.access import open_to_signed_in
from portal.core.web.routes import Routes
from portal.core.web.saved import saved

routes = Routes()


@routes.get("/settings/devices")
@open_to_signed_in
def devices() -> ResponseReturnValue:
    return render_template("accounts/devices.html", sessions=sessions_of(current_user), this=this_session())


@routes.post("/settings/devices/<int:session_id>/end")
@open_to_signed_in
def end_device(session_id: int) -> ResponseReturnValue:
    """The device of this request, too: then it is signed out."""
    sessions.end_one(get_session(current_user, session_id))
    return saved(gettext("The device is logged out."), then=url_for(".devices"))


@routes.post("/settings/sign-out-everywhere")
@open_to_signed_in
def sign_out_everywhere() -> ResponseReturnValue:
    actions.sign_out_everywhere(current_user)
    keep_session()
    return saved(gettext("All other devices are logged out."), then=url_for(".devices"))
