"""The second factor at the sign-in: asks for it, and takes it."""

from flask import current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.accounts.actions import second_factor as actions
from portal.accounts.forms import SecondFactor
from portal.accounts.models import SignInSession
from portal.accounts.queries.second_factor import has_second_factor, ways_of
from portal.accounts.rules import passkeys
from portal.accounts.rules.passkeys import Site
from portal.accounts.rules.second_factor import challenge
from portal.accounts.rules.sessions import is_recent
from portal.accounts.rules.throttle import SECOND_FACTOR
from portal.accounts.views import throttle
from portal.accounts.views.responses import form_page, start_page
from portal.accounts.views.session import keep_session, this_session
from portal.core.clock import now
from portal.core.web.access import open_to_everyone
from portal.core.web.routes import Routes
from portal.core.web.saved import saved

routes = Routes()


@routes.route("/sign-in/second-factor", methods=["GET", "POST"])
@open_to_everyone
def second_factor() -> ResponseReturnValue:
    """For whoever has shown the password here; and again for whoever wants to change ways to sign in."""
    found = this_session()
    if found is None:
        return redirect(url_for(".sign_in", next=request.args.get("next")), 303)
    if not has_second_factor(found.person):
        return redirect(url_for(".ways"), 303)
    form = SecondFactor()
    if not form.validate_on_submit():
        return _ask(found, form)
    attempt = throttle.attempt("second factor", SECOND_FACTOR, found.person.mailbox or "")
    if not _is_shown(found, form):
        form.code.errors = [gettext("This code is not right, was used already, or is too old.")]
        return _ask(found, form)
    attempt.passed()
    keep_session(is_proven=True)
    return saved("", then=start_page(found.person))


def must_prove() -> ResponseReturnValue | None:
    """Leads whoever has a second factor to show it, unless that has just happened."""
    found = this_session()
    if found is None or not has_second_factor(found.person):
        return None
    if not found.awaits_second_factor and is_recent(found.created_at, found.second_factor_at, now()):
        return None
    if not found.awaits_second_factor:
        flash(gettext("Please show first that it is you."), "warning")
    return redirect(url_for(".second_factor", next=url_for(".ways")), 303)


def site() -> Site:
    return passkeys.site_of(current_app.config["BASE_URL"])


def challenge_for(purpose: str, found: SignInSession) -> bytes:
    return challenge(str(current_app.secret_key), purpose, found.token_hash)


def _ask(found: SignInSession, form: SecondFactor) -> ResponseReturnValue:
    ways = ways_of(found.person)
    known = [passkey.credential_id for passkey in ways.passkeys]
    options = passkeys.ask_for_known(site(), challenge_for("show", found), known) if known else None
    return form_page("second_factor", form, ways=ways, options=options)


def _is_shown(found: SignInSession, form: SecondFactor) -> bool:
    if answer := form.credential.data:
        return actions.show_passkey(found.person, site(), challenge_for("show", found), answer)
    return actions.show_code(found.person, form.code.data or "")
