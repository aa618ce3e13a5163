"""Signing in by password or by a link that is asked for, and signing out."""

from secrets import token_hex

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.accounts.actions import sign_in as actions
from portal.accounts.forms import AskForLink, SignIn
from portal.accounts.labels import TOO_MANY_LINKS
from portal.accounts.rules.throttle import LINKS, PASSWORD
from portal.accounts.views import throttle
from portal.accounts.views.passwords import recognised
from portal.accounts.views.responses import form_page, start_page
from portal.accounts.views.session import awaits_second_factor, end_session, open_while_waiting, start_session
from portal.core.addresses import plain_email
from portal.core.jobs.queue import enqueue
from portal.core.web.access import open_to_everyone, open_to_signed_in
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
        return redirect(start_page(current_user))
    if request.method == "GET" and awaits_second_factor():
        return redirect(url_for(".second_factor", next=request.args.get("next")))
    if not form.validate_on_submit():
        return form_page("sign_in", form)
    email, password = form.email.data or "", form.password.data or ""
    attempt = throttle.find_attempt("sign in", PASSWORD, plain_email(email))
    if attempt is None:
        form.password.errors = [gettext("Too many wrong passwords. Wait a few minutes, or have a link sent by email.")]
        return form_page("sign_in", form, 429)
    person = recognised(email, password)
    if person is None:
        form.password.errors = [gettext("The email address or the password is not right.")]
        return form_page("sign_in", form)
    attempt.passed()
    start_session(person)
    return saved("", then=start_page(person))


@routes.post("/sign-out")
@open_to_signed_in
@open_while_waiting
def sign_out() -> ResponseReturnValue:
    onward = end_session()
    return saved(gettext("Logged out."), then=own_path(onward, url_for("site.home")))


@routes.route("/ask-for-link", methods=["GET", "POST"])
@open_to_everyone
def ask_for_link() -> ResponseReturnValue:
    """The same answer whether the address has an account or not, and the same work before it: a job does the rest."""
    form = AskForLink()
    if not form.validate_on_submit():
        return form_page("ask_for_link", form)
    if throttle.find_attempt("ask for link", LINKS, plain_email(form.email.data or "")) is None:
        form.email.errors = [TOO_MANY_LINKS]
        return form_page("ask_for_link", form, 429)
    enqueue(actions.ask_for_link, form.email.data, language(), token_hex(8))
    message = gettext("If there is an account with this address, a message with a link has been sent.")
    return saved(message, then=url_for(".sign_in"))
