"""Links that came by email: signing in, accepting an invitation, confirming an address. Opening one changes nothing."""

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.accounts.actions import invitations, sign_in, sign_up
from portal.accounts.forms import AcceptInvitation, Confirm, Enter
from portal.accounts.labels import ROLES, TOO_MANY_LINKS
from portal.accounts.models import Person
from portal.accounts.queries.links import LET_IN, OpenedLink, Purpose, open_link
from portal.accounts.queries.people import find_by_email
from portal.accounts.queries.second_factor import needs_second_factor
from portal.accounts.rules.throttle import LINKS
from portal.accounts.views import throttle
from portal.accounts.views.responses import form_page, link_is_over, start_page
from portal.accounts.views.session import start_session
from portal.core.web.access import open_to_everyone
from portal.core.web.routes import Routes
from portal.core.web.saved import saved

routes = Routes()


@routes.route("/sign-in-link/<token>", methods=["GET", "POST"])
@open_to_everyone
def sign_in_by_link(token: str) -> ResponseReturnValue:
    opened = open_link(Purpose.SIGN_IN, token)
    if opened is None or not opened.lets_in:
        return _another(Purpose.SIGN_IN, token, opened)
    person = opened.person
    form = Enter().showing(person.email)
    if not form.validate_on_submit():
        return form_page("sign_in_by_link", form)
    person = sign_in.sign_in_by_link(person, form.password.data)
    start_session(person)
    return saved("", then=start_page(person))


@routes.route("/invitation/<token>", methods=["GET", "POST"])
@open_to_everyone
def invitation(token: str) -> ResponseReturnValue:
    opened = open_link(Purpose.INVITATION, token)
    if opened is None or not opened.lets_in:
        return _another(Purpose.INVITATION, token, opened)
    person = opened.person
    form = AcceptInvitation(name=person.name).showing(person.email)
    if not form.validate_on_submit():
        return form_page("invitation", form, role=ROLES[person.role])
    invitations.accept_invitation(person, form.name.data or "", form.password.data or "")
    start_session(person, is_invited=True)
    message = gettext("Your account is ready.")
    if needs_second_factor(person):
        message = gettext(
            "Your account is ready. The next time you log in, a second factor is needed: see the settings."
        )
    return saved(message, then=start_page(person))


@routes.route("/confirm-email/<token>", methods=["GET", "POST"])
@open_to_everyone
def confirm_email(token: str) -> ResponseReturnValue:
    """A button, because mail scanners open links. Who sits at the account already may confirm it for a month."""
    opened = open_link(Purpose.CONFIRM_EMAIL, token)
    if opened is None or not (opened.lets_in or _is_own(opened.person)):
        return _another(Purpose.CONFIRM_EMAIL, token, opened)
    person = opened.person
    form = Confirm()
    if not form.validate_on_submit():
        return form_page("confirm_email", form, email=person.mailbox)
    confirm = sign_up.confirm_email if current_user == person else sign_up.confirm_elsewhere
    start_session(confirm(person))
    return saved(gettext("The email address is confirmed."), then=url_for("dashboard.show"))


@routes.post(f"/new-link/<any({','.join(LET_IN)}):purpose>/<token>")
@open_to_everyone
def send_again(purpose: str, token: str) -> ResponseReturnValue:
    """One click sends another link to the address that the one too old went to."""
    opened = open_link(Purpose(purpose), token)
    if opened is None:
        return link_is_over()
    throttle.attempt("ask for link", LINKS, opened.person.mailbox or "")
    is_sent = invitations.send_again(Purpose(purpose), opened.person)
    message = gettext("A message with a new link has been sent.") if is_sent else str(TOO_MANY_LINKS)
    return saved(message, then=url_for(".sign_in"))


def _another(purpose: Purpose, token: str, opened: OpenedLink | None) -> ResponseReturnValue:
    """Offers another link for one that is too old to let somebody in; a used one leads to the general form."""
    return form_page("old_link", Confirm(formdata=None), purpose=purpose, token=token) if opened else link_is_over()


def _is_own(person: Person) -> bool:
    """Whether confirming lets nobody in: the person is signed in here, and no older account waits at the address."""
    return current_user == person and not (person.claimed_email and find_by_email(person.claimed_email))
