"""An adult erases the own account, after a look at what goes and what stays."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.accounts.views.passwords import knows_password
from portal.accounts.views.session import end_session
from portal.core.web.access import ADULTS, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.people.actions.deletion import delete_account
from portal.people.actions.entries import NO_GROUNDS
from portal.people.forms import EraseOwnForm
from portal.people.labels import REFUSALS
from portal.people.queries.standing import standing_of
from portal.people.queries.work import work_of
from portal.people.rules import Step, refusal_of

routes = Routes()


@routes.route("/me/erase", methods=["GET", "POST"])
@open_to(*ADULTS)
def erase_own() -> ResponseReturnValue:
    """Accounts without a password, which open by links alone, need none."""
    form = EraseOwnForm()
    if current_user.password_hash is None:
        del form.current
    if not form.validate_on_submit() or (form.current and not knows_password(form.current)):
        return _page(form)
    erasure = delete_account(current_user._get_current_object(), NO_GROUNDS, by=current_user)
    receipt = erasure.receipt
    end_session()
    return saved(gettext("Your account is erased."), url_for("rights.receipt", receipt=receipt))


def _page(form: EraseOwnForm) -> ResponseReturnValue:
    code = refusal_of(Step.DELETE, standing_of(current_user, current_user))
    refusal = REFUSALS[code] if code else None
    page = render_template("people/erase_own.html", form=form, work=work_of(current_user), refusal=refusal)
    return page, 422 if form.is_submitted() else 200
