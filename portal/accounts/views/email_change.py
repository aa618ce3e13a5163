"""Changing one's address: asking, proving the new one, staying with the old one."""

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.accounts.actions import email_change as actions
from portal.accounts.forms import ChangeEmail, Confirm
from portal.accounts.labels import SENT_BEFORE
from portal.accounts.queries.links import Purpose, find_change
from portal.accounts.rules.throttle import OWN_EMAILS
from portal.accounts.views import throttle
from portal.accounts.views.passwords import knows_password
from portal.accounts.views.responses import form_page, link_is_over
from portal.accounts.views.session import keep_session
from portal.core.addresses import plain_email
from portal.core.web.access import ADULTS, open_to, open_to_everyone
from portal.core.web.routes import Routes
from portal.core.web.saved import saved

routes = Routes()


@routes.route("/settings/email", methods=["GET", "POST"])
@open_to(*ADULTS)
def change_email() -> ResponseReturnValue:
    """The same answer whether the new address has an account or not; an account without password needs none."""
    form = ChangeEmail()
    if current_user.password_hash is None:
        del form.current
    if not form.validate_on_submit() or not _is_another(form) or (form.current and not knows_password(form.current)):
        return form_page("change_email", form)
    throttle.attempt("change email", OWN_EMAILS, str(current_user.id))
    is_sent = actions.change_email(current_user, form.email.data or "")
    keep_session()
    message = gettext("A message with a link has been sent to the new address.") if is_sent else str(SENT_BEFORE)
    return saved(message, then=url_for(".settings"))


@routes.post("/settings/email/drop")
@open_to(*ADULTS)
def drop_change() -> ResponseReturnValue:
    actions.drop_change(current_user)
    return saved(gettext("The email address stays as it is."), then=url_for(".settings"))


@routes.route("/new-email/<token>", methods=["GET", "POST"])
@open_to(*ADULTS)
def prove_new_email(token: str) -> ResponseReturnValue:
    """Opens for whoever is signed in to the account: somebody whom a mistyped address reaches can do nothing."""
    change = find_change(Purpose.NEW_EMAIL, token)
    if change is None or change.person_id != current_user.id:
        return link_is_over(".change_email")
    form = Confirm()
    if not form.validate_on_submit():
        return form_page("confirm_email", form, email=change.new_email)
    actions.prove_new_email(change, by=current_user)
    keep_session()
    message = gettext("The email address is changed. All other devices are logged out.")
    return saved(message, then=url_for(".settings"))


@routes.route("/keep-email/<token>", methods=["GET", "POST"])
@open_to_everyone
def keep_old_email(token: str) -> ResponseReturnValue:
    """For whoever did not ask for a change: works before it was proven, and for a week after it was asked for."""
    change = find_change(Purpose.OLD_EMAIL, token)
    if change is None:
        return link_is_over()
    form = Confirm()
    if not form.validate_on_submit():
        return form_page("keep_old_email", form, change=change)
    actions.keep_old_email(change)
    message = gettext(
        "The old email address is valid again. All devices are logged out. A link to log in can be sent here."
    )
    return saved(message, then=url_for(".ask_for_link"))


def _is_another(form: ChangeEmail) -> bool:
    if plain_email(form.email.data or "") != current_user.mailbox:
        return True
    form.email.errors = [gettext("This is the present email address already.")]
    return False
