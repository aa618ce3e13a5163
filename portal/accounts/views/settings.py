"""What people set about themselves: name, language, password."""

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.accounts.actions import settings as actions
from portal.accounts.actions import sign_up
from portal.accounts.forms import ChangePassword, Settings
from portal.accounts.labels import TOO_MANY_LINKS
from portal.accounts.queries.people import pending_change
from portal.accounts.queries.reading import languages_read_by
from portal.accounts.views.passwords import knows_password
from portal.accounts.views.responses import form_page
from portal.accounts.views.session import keep_session
from portal.core.web.access import ADULTS, open_to, open_to_signed_in
from portal.core.web.routes import Routes
from portal.core.web.saved import saved

routes = Routes()


@routes.route("/settings", methods=["GET", "POST"])
@open_to_signed_in
def settings() -> ResponseReturnValue:
    form = Settings(obj=current_user)
    if current_user.is_student:
        del form.name, form.read_languages
    elif not form.is_submitted():
        form.read_languages.data = languages_read_by(current_user)
    if not form.validate_on_submit():
        return form_page("settings", form, change=pending_change(current_user))
    name = form.name.data if form.name else None
    if form.read_languages:
        actions.set_read_languages(current_user, form.read_languages.data or [])
    actions.change_settings(current_user, name=name, language=form.language.data)
    return saved(gettext("Settings saved."), then=url_for(".settings", lang=form.language.data))


@routes.post("/settings/confirm-email")
@open_to(*ADULTS)
def ask_to_confirm() -> ResponseReturnValue:
    is_sent = sign_up.ask_to_confirm(current_user)
    message = gettext("A message with a link has been sent.") if is_sent else str(TOO_MANY_LINKS)
    return saved(message, then=url_for(".settings"))


@routes.route("/settings/password", methods=["GET", "POST"])
@open_to(*ADULTS)
def password() -> ResponseReturnValue:
    """The first password of an account that has none needs no old one."""
    form = ChangePassword().showing(current_user.email)
    if current_user.password_hash is None:
        del form.current
    if not form.validate_on_submit():
        return form_page("password", form)
    if form.current and not knows_password(form.current):
        return form_page("password", form)
    actions.set_password(current_user, form.password.data or "")
    keep_session()
    return saved(gettext("The password is changed. All other devices are logged out."), then=url_for(".settings"))
