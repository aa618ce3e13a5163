"""Confirms that what was found is no private contact, and takes that back."""

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.contributions.actions import contacts
from portal.contributions.models import Contribution
from portal.contributions.queries.contacts import get_answered_for
from portal.core.web.access import open_to_signed_in
from portal.core.web.routes import Routes
from portal.core.web.saved import saved

routes = Routes()


@routes.post("/contributions/<int:contribution_id>/contacts/<mark>/confirm")
@open_to_signed_in
def confirm_contact(contribution_id: int, mark: str) -> ResponseReturnValue:
    contribution = get_answered_for(current_user, contribution_id)
    way_back = url_for(".doubt_contact", contribution_id=contribution_id, mark=mark)
    return answer_confirmed(contribution, mark, _page(contribution_id), way_back)


@routes.post("/contributions/<int:contribution_id>/contacts/<mark>/doubt")
@open_to_signed_in
def doubt_contact(contribution_id: int, mark: str) -> ResponseReturnValue:
    return answer_doubted(get_answered_for(current_user, contribution_id), mark, _page(contribution_id))


def answer_confirmed(contribution: Contribution, mark: str, then: str, way_back: str) -> ResponseReturnValue:
    contacts.confirm_contact(contribution, mark, by=current_user)
    return saved(gettext("Confirmed: this is no private contact."), then, undo=way_back)


def answer_doubted(contribution: Contribution, mark: str, then: str) -> ResponseReturnValue:
    contacts.doubt_contact(contribution, mark)
    return saved(gettext("The confirmation is taken back."), then)


def _page(contribution_id: int) -> str:
    return url_for("contributions.show", contribution_id=contribution_id, _anchor="contacts")
