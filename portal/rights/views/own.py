"""The page "My data": what is known, who corrects it, and the wish to be forgotten."""

from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, pgettext
from flask_login import current_user

from portal.accounts.labels import ROLES
from portal.core.web.access import Role, open_to, open_to_signed_in
from portal.core.web.formatting import day
from portal.core.web.locale import OWN_NAMES, language
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.rights.actions import requests
from portal.rights.forms import CorrectionForm
from portal.rights.labels import KINDS
from portal.rights.queries.requests import asked_by

routes = Routes()

Known = tuple[str, Any, str, dict[str, Any]]  # label, value, and the page where the person changes it


@routes.get("/my-data")
@open_to_signed_in
def my_data() -> ResponseReturnValue:
    return _page(CorrectionForm(formdata=None))


@routes.post("/my-data/correct")
@open_to_signed_in
def correct() -> ResponseReturnValue:
    form = CorrectionForm()
    if not form.validate():
        return _page(form)
    requests.ask_for_correction(current_user, form.text.data or "", language())
    return saved(gettext("Your message has been sent."), url_for(".my_data"))


@routes.post("/my-data/forget-me")
@open_to(Role.STUDENT)
def forget_me() -> ResponseReturnValue:
    requests.ask_for_erasure(current_user, language())
    return saved(pgettext("student", "Your teacher has been asked."), url_for(".my_data"))


def _page(form: CorrectionForm) -> ResponseReturnValue:
    asked = asked_by(current_user)
    page = render_template(
        "rights/my_data.html",
        form=form,
        known=_known(),
        requests=asked.requests,
        asked=asked.erasure,
        may_ask=asked.may_ask,
        kinds=KINDS,
    )
    return page, 422 if form.errors else 200


def _known() -> list[Known]:
    """What a person may want to have corrected; students can't change their name."""
    settings = "accounts.settings"
    known: list[Known] = [
        (pgettext("archive", "Name"), current_user.name, "" if current_user.is_student else settings, {}),
        (pgettext("archive", "Language"), OWN_NAMES[current_user.language], settings, {}),
        (pgettext("archive", "Role"), ROLES[current_user.role], "", {}),
        (gettext("Account since"), day(current_user.created_at), "", {}),
        (gettext("Devices"), gettext("Where this account is logged in"), "accounts.devices", {}),
    ]
    if current_user.is_student:
        return known
    known.append((pgettext("archive", "Email address"), current_user.mailbox, "accounts.change_email", {}))
    known.append((pgettext("archive", "Emails"), gettext("Which of them come at once"), "accounts.emails", {}))
    if current_user.is_teacher:
        known.append((pgettext("archive", "Schools and classes"), gettext("Where you work"), "teaching.my_schools", {}))
    return known
