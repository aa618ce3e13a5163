"""When it goes wrong: teachers block and report."""

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.partnering.actions import safety as actions
from portal.partnering.actions.entries import Message
from portal.partnering.queries import requests
from portal.partnering.views.request_page import forms_for, request_page

routes = Routes()


@routes.post("/partner-requests/<int:request_id>/block")
@open_to(Role.TEACHER)
def block(request_id: int) -> ResponseReturnValue:
    blocked_id = actions.block(requests.get_own(current_user, request_id), by=current_user)
    message = gettext("Blocked. This teacher can no longer send you requests or messages, and is not told why.")
    return saved(message, url_for(".index"), undo=url_for(".unblock", person_id=blocked_id))


@routes.post("/partner-requests/blocked/<int:person_id>/unblock")
@open_to(Role.TEACHER)
def unblock(person_id: int) -> ResponseReturnValue:
    actions.unblock(person_id, by=current_user)
    return saved(gettext("The teacher can send you requests and messages again."), url_for(".index"))


@routes.post("/partner-requests/<int:request_id>/report")
@open_to(Role.TEACHER)
def report(request_id: int) -> ResponseReturnValue:
    partner_request = requests.get_own(current_user, request_id)
    forms = forms_for(partner_request)
    if not forms.report.validate():
        return request_page(partner_request, forms, 422)
    actions.report(partner_request, Message(forms.report.text.data, current_user.language), by=current_user)
    message = gettext("Thank you. The coordination of your region reads it and looks into it.")
    return saved(message, url_for(".show", request_id=request_id))
