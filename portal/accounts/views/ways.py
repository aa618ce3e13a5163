"""Second factors in the settings: setting up an app or a passkey, removing one, new recovery codes."""

from typing import Any

import segno
from flask import render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.accounts.actions import second_factor as actions
from portal.accounts.forms import SetUpApp, SetUpPasskey
from portal.accounts.queries.second_factor import get_passkey, has_second_factor, must_have_one, secret_of, ways_of
from portal.accounts.rules import passkeys
from portal.accounts.rules.second_factor import app_address, matching_step, new_salt, shown, typed
from portal.accounts.rules.sessions import device_words
from portal.accounts.views.passwords import knows_password
from portal.accounts.views.responses import form_page
from portal.accounts.views.second_factor import challenge_for, must_prove, site
from portal.accounts.views.session import keep_session, open_while_waiting, this_session
from portal.core.clock import now
from portal.core.refusal import NotFound, existing
from portal.core.web.access import ADULTS, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved, shown_once

routes = Routes()
SALT = "salt"  # key in the cookie: of the app that is being set up


@routes.get("/settings/second-factor")
@open_to(*ADULTS)
@open_while_waiting
def ways() -> ResponseReturnValue:
    """What counts as the second factor; for whoever needs one and has none yet, the first page after the sign-in."""
    own = ways_of(current_user)
    n_factors = len(own.passkeys) + (own.app is not None)
    return must_prove() or render_template(
        "accounts/ways.html",
        ways=own,
        is_last=must_have_one(current_user) and n_factors == 1,
        has_one=has_second_factor(current_user),
        is_required=must_have_one(current_user),
        has_passkeys=site().has_passkeys,
    )


@routes.route("/settings/second-factor/app", methods=["GET", "POST"])
@open_to(*ADULTS)
@open_while_waiting
def set_up_app() -> ResponseReturnValue:
    if answer := must_prove():
        return answer
    form, salt = _form(SetUpApp), session.setdefault(SALT, new_salt())
    shared = secret_of(current_user, salt)
    if not form.validate_on_submit() or not _knows_password(form) or (step := _step(form, shared)) is None:
        picture = segno.make(app_address(shared, current_user.mailbox or "")).svg_data_uri(scale=5, light="#fff")
        return form_page("set_up_app", form, picture=picture, shared=shown(shared))
    return _set_up(actions.add_app(current_user, salt, step))


@routes.route("/settings/second-factor/passkey", methods=["GET", "POST"])
@open_to(*ADULTS)
@open_while_waiting
def set_up_passkey() -> ResponseReturnValue:
    if not site().has_passkeys:
        raise NotFound
    if answer := must_prove():
        return answer
    form, challenge = _form(SetUpPasskey), challenge_for("set up", existing(this_session()))
    if not form.validate_on_submit() or not _knows_password(form) or (key := _key(form, challenge)) is None:
        account = (current_user.id, current_user.mailbox or "", current_user.name)
        known = [passkey.credential_id for passkey in ways_of(current_user).passkeys]
        return form_page("set_up_passkey", form, options=passkeys.ask_for_new(site(), challenge, account, known))
    return _set_up(actions.add_passkey(current_user, key, device_words(request.user_agent.string)))


@routes.post("/settings/second-factor/app/remove")
@open_to(*ADULTS)
def remove_app() -> ResponseReturnValue:
    if answer := must_prove():
        return answer
    existing(ways_of(current_user).app)
    actions.remove_app(current_user)
    return saved(gettext("The authenticator app has been removed."), then=url_for(".ways"))


@routes.post("/settings/second-factor/passkeys/<int:passkey_id>/remove")
@open_to(*ADULTS)
def remove_passkey(passkey_id: int) -> ResponseReturnValue:
    passkey = get_passkey(current_user, passkey_id)
    if answer := must_prove():
        return answer
    actions.remove_passkey(passkey, by=current_user)
    return saved(gettext("The passkey has been removed."), then=url_for(".ways"))


@routes.post("/settings/second-factor/recovery-codes")
@open_to(*ADULTS)
def renew_recovery_codes() -> ResponseReturnValue:
    """For whoever has something that they stand in for."""
    if answer := must_prove():
        return answer
    if not has_second_factor(current_user):
        raise NotFound
    return _show_codes(actions.renew_recovery_codes(current_user))


def _form(kind: type[Any]) -> Any:
    """With the password of whoever has one, unless that was typed just now, before this second factor became due."""
    form, found = kind(), existing(this_session())
    if found.awaits_second_factor or current_user.password_hash is None or has_second_factor(current_user):
        del form.current
    return form


def _knows_password(form: Any) -> bool:
    return form.current is None or knows_password(form.current)


def _step(form: SetUpApp, shared: str) -> int | None:
    step = matching_step(shared, typed(form.code.data or ""), now())
    if step is None:
        form.code.errors = [gettext("This code is not right. Please type the one that the app shows now.")]
    return step


def _key(form: SetUpPasskey, challenge: bytes) -> passkeys.Key | None:
    key = passkeys.made(site(), challenge, form.credential.data or "")
    if key is None:
        form.credential.errors = [gettext("The passkey could not be set up. Please try again.")]
    return key


def _set_up(codes: list[str]) -> ResponseReturnValue:
    keep_session(is_proven=True)
    return _show_codes(codes) if codes else saved(gettext("The second factor is set up."), then=url_for(".ways"))


def _show_codes(codes: list[str]) -> ResponseReturnValue:
    return shown_once("accounts/recovery_codes.html", codes=[shown(code) for code in codes])
