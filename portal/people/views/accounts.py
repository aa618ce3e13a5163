"""One account: its page, and the steps that an administrator or the coordination takes with it."""

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.people.actions import deletion, roles, standing
from portal.people.labels import DONE
from portal.people.queries.accounts import get_account
from portal.people.rules import Step
from portal.people.views.account_page import account_page, forms_for
from portal.people.views.lists import STAFF

routes = Routes()


@routes.get("/<int:person_id>")
@open_to(*STAFF)
def show(person_id: int) -> ResponseReturnValue:
    account = get_account(current_user, person_id)
    return account_page(account, forms_for(account))


@routes.post("/<int:person_id>/<any(suspend,reinstate):step>")
@open_to(*STAFF)
def change_standing(person_id: int, step: str) -> ResponseReturnValue:
    account = get_account(current_user, person_id)
    forms = forms_for(account)
    if not forms[step].validate():
        return account_page(account, forms, step)
    change = standing.suspend if step == Step.SUSPEND else standing.reinstate
    change(account.person, forms[step].grounds, by=current_user)
    way_back = url_for(".change_standing", person_id=person_id, step=Step.REINSTATE) if step == Step.SUSPEND else ""
    return _done(Step(step), person_id, way_back)


@routes.post("/<int:person_id>/change-role")
@open_to(Role.ADMINISTRATOR)
def change_role(person_id: int) -> ResponseReturnValue:
    account = get_account(current_user, person_id)
    forms = forms_for(account)
    form = forms[Step.CHANGE_ROLE]
    if not (form.validate() and form.has_region()):
        return account_page(account, forms, Step.CHANGE_ROLE)
    roles.change_task(account.person, form.task, form.grounds, by=current_user)
    return _done(Step.CHANGE_ROLE, person_id)


@routes.post("/<int:person_id>/end-sessions")
@open_to(*STAFF)
def end_sessions(person_id: int) -> ResponseReturnValue:
    standing.end_sessions(get_account(current_user, person_id).person, by=current_user)
    return _done(Step.END_SESSIONS, person_id)


@routes.post("/<int:person_id>/reset-second-factor")
@open_to(Role.ADMINISTRATOR)
def reset_second_factor(person_id: int) -> ResponseReturnValue:
    standing.reset_second_factor(get_account(current_user, person_id).person, by=current_user)
    return _done(Step.RESET_SECOND_FACTOR, person_id)


@routes.post("/<int:person_id>/invite-again")
@open_to(*STAFF)
def invite_again(person_id: int) -> ResponseReturnValue:
    """The form carries the address, which may be corrected."""
    account = get_account(current_user, person_id)
    forms = forms_for(account)
    form = forms[Step.INVITE]
    if not form.validate():
        return account_page(account, forms, Step.INVITE)
    standing.invite_again(account.person, form["email"].data or "", form.grounds, by=current_user)
    return _done(Step.INVITE, person_id)


@routes.post("/<int:person_id>/delete")
@open_to(Role.ADMINISTRATOR)
def delete(person_id: int) -> ResponseReturnValue:
    account = get_account(current_user, person_id)
    forms = forms_for(account)
    if not forms[Step.DELETE].validate():
        return account_page(account, forms, Step.DELETE)
    erasure = deletion.delete_account(account.person, forms[Step.DELETE].grounds, by=current_user)
    return saved(str(DONE[Step.DELETE]), url_for("rights.receipt", receipt=erasure.receipt))


def _done(step: Step, person_id: int, way_back: str = "") -> ResponseReturnValue:
    return saved(str(DONE[step]), url_for(".show", person_id=person_id), undo=way_back)
