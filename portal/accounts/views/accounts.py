"""Doors to an account: signing in and out, links from letters, one's own settings."""

from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.accounts.actions import accounts as actions
from portal.accounts.forms import AcceptInvitation, AskForLink, ChangePassword, Confirm, Enter, Settings, SignIn
from portal.accounts.labels import ROLES
from portal.accounts.models import Person
from portal.accounts.queries.accounts import pending_change, plain_email
from portal.accounts.queries.links import Purpose, find_person
from portal.accounts.views import throttle
from portal.accounts.views.pages import ADULTS, form_page, knows_password, link_is_over
from portal.accounts.views.session import end_session, start_session
from portal.core.web.access import Role, open_to, open_to_everyone, open_to_signed_in
from portal.core.web.locale import language
from portal.core.web.routes import Routes
from portal.core.web.saved import own_path, saved

routes = Routes()


@routes.route("/sign-in", methods=["GET", "POST"])
@open_to_everyone
def sign_in() -> ResponseReturnValue:
    """`next` is a path of this site to go on to."""
    form = SignIn()
    if current_user.is_authenticated and request.method == "GET":
        return redirect(_onward(current_user))
    if not form.validate_on_submit():
        return form_page("sign_in", form)
    email, password = form.email.data or "", form.password.data or ""
    watched = throttle.buckets("sign in", plain_email(email))
    throttle.check(*watched)
    person = actions.recognise(email, password)
    if person is None:
        throttle.failed(*watched)
        form.password.errors = [gettext("The email address or the password is not right.")]
        return form_page("sign_in", form)
    throttle.forget(*watched)
    start_session(person)
    return saved("", then=_onward(person))


@routes.post("/sign-out")
@open_to_signed_in
def sign_out() -> ResponseReturnValue:
    onward = end_session()
    return saved(gettext("Logged out."), then=own_path(onward, url_for("site.home")))


@routes.route("/ask-for-link", methods=["GET", "POST"])
@open_to_everyone
def ask_for_link() -> ResponseReturnValue:
    """The same answer whether the address has an account or not."""
    form = AskForLink()
    if not form.validate_on_submit():
        return form_page("ask_for_link", form)
    watched = throttle.buckets("ask for link")
    throttle.check(*watched)
    throttle.failed(*watched)
    actions.ask_for_link(form.email.data or "", language())
    message = gettext("If there is an account with this address, a message with a link is on its way.")
    return saved(message, then=url_for(".sign_in"))


@routes.route("/sign-in-link/<token>", methods=["GET", "POST"])
@open_to_everyone
def sign_in_by_link(token: str) -> ResponseReturnValue:
    person = find_person(Purpose.SIGN_IN, token)
    if person is None:
        return link_is_over()
    form = _for(person, Enter())
    if not form.validate_on_submit():
        return form_page("sign_in_by_link", form)
    person = actions.enter_by_link(person, form.password.data)
    start_session(person)
    return saved("", then=_onward(person))


@routes.route("/invitation/<token>", methods=["GET", "POST"])
@open_to_everyone
def invitation(token: str) -> ResponseReturnValue:
    person = find_person(Purpose.INVITATION, token)
    if person is None:
        return link_is_over()
    form = _for(person, AcceptInvitation(name=person.name))
    if not form.validate_on_submit():
        return form_page("invitation", form, role=ROLES[Role(person.role)])
    actions.accept_invitation(person, form.name.data or "", form.password.data or "")
    start_session(person)
    return saved(gettext("Your account is ready."), then=_onward(person))


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
    confirm = actions.confirm_email if current_user == person else actions.confirm_elsewhere
    start_session(confirm(person))
    return saved(gettext("The email address is confirmed."), then=url_for("dashboard.show"))


@routes.post("/settings/confirm-email")
@open_to(*ADULTS)
def ask_to_confirm() -> ResponseReturnValue:
    actions.ask_to_confirm(current_user)
    return saved(gettext("A message with a link is on its way."), then=url_for(".settings"))


@routes.route("/settings", methods=["GET", "POST"])
@open_to_signed_in
def settings() -> ResponseReturnValue:
    form = Settings(obj=current_user)
    if current_user.is_student:
        del form.name
    if not form.validate_on_submit():
        return form_page("settings", form, change=pending_change(current_user))
    name = form.name.data if form.name else None
    actions.change_settings(current_user, name=name, language=form.language.data)
    return saved(gettext("Settings saved."), then=url_for(".settings", lang=form.language.data))


@routes.route("/settings/password", methods=["GET", "POST"])
@open_to(*ADULTS)
def password() -> ResponseReturnValue:
    """The first password of an account that has none needs no old one."""
    form = _for(current_user, ChangePassword())
    if current_user.password_hash is None:
        del form.current
    if not form.validate_on_submit():
        return form_page("password", form)
    if form.current and not knows_password(form.current):
        return form_page("password", form)
    actions.set_password(current_user, form.password.data or "")
    start_session(current_user._get_current_object())
    return saved(gettext("The password is changed. All other devices are logged out."), then=url_for(".settings"))


@routes.post("/settings/sign-out-everywhere")
@open_to(*ADULTS)
def sign_out_everywhere() -> ResponseReturnValue:
    actions.sign_out_everywhere(current_user)
    start_session(current_user._get_current_object())
    return saved(gettext("All other devices are logged out."), then=url_for(".settings"))


def _for(person: Person, form: Any) -> Any:
    """The address is shown, not asked for."""
    form.email.data = person.email
    return form


def _onward(person: Person) -> str:
    return own_path(request.args.get("next"), url_for("dashboard.show", lang=person.language))
