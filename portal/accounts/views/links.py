"""Links that came by email: signing in, accepting an invitation, confirming an address. Opening one changes nothing."""

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.accounts.actions import invitations, sign_in, sign_up
from portal.accounts.forms import AcceptInvitation, Confirm, Enter
from portal.accounts.labels import ROLES
from portal.accounts.queries.links import Purpose, find_person
from portal.accounts.views.responses import form_page, link_is_over, start_page
from portal.accounts.views.session import start_session
from portal.core.web.access import open_to_everyone
from portal.core.web.routes import Routes
from portal.core.web.saved import saved

routes = Routes()


@routes.route("/sign-in-link/<token>", methods=["GET", "POST"])
@open_to_everyone
def sign_in_by_link(token: str) -> ResponseReturnValue:
    person = find_person(Purpose.SIGN_IN, token)
    if person is None:
        return link_is_over()
    form = Enter().showing(person.email)
    if not form.validate_on_submit():
        return form_page("sign_in_by_link", form)
    person = sign_in.sign_in_by_link(person, form.password.data)
    start_session(person)
    return saved("", then=start_page(person))


@routes.route("/invitation/<token>", methods=["GET", "POST"])
@open_to_everyone
def invitation(token: str) -> ResponseReturnValue:
    person = find_person(Purpose.INVITATION, token)
    if person is None:
        return link_is_over()
    form = AcceptInvitation(name=person.name).showing(person.email)
    if not form.validate_on_submit():
        return form_page("invitation", form, role=ROLES[person.role])
    invitations.accept_invitation(person, form.name.data or "", form.password.data or "")
    start_session(person)
    return saved(gettext("Your account is ready."), then=start_page(person))


@routes.route("/confirm-email/<token>", methods=["GET", "POST"])
@open_to_everyone
def confirm_email(token: str) -> ResponseReturnValue:
    """A button, because mail scanners open links."""
    person = find_person(Purpose.CONFIRM_EMAIL, token)
    if person is None:
        return link_is_over()
    form = Confirm()
    if not form.validate_on_submit():
        return form_page("confirm_email", form, email=person.mailbox)
    confirm = sign_up.confirm_email if current_user == person else sign_up.confirm_elsewhere
    start_session(confirm(person))
    return saved(gettext("The email address is confirmed."), then=url_for("dashboard.show"))
