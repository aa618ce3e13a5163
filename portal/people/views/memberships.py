"""Memberships of schools: an administrator or the coordination ends them and takes it back."""

from collections.abc import Callable

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.core.refusal import existing
from portal.core.web.access import open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.people.actions import memberships
from portal.people.labels import DONE
from portal.people.queries.accounts import get_account
from portal.people.rules import Step
from portal.people.views.account_page import account_page, forms_for, membership_form
from portal.people.views.lists import STAFF

routes = Routes()


@routes.post("/<int:person_id>/memberships/<int:school_id>/end")
@open_to(*STAFF)
def end_membership(person_id: int, school_id: int) -> ResponseReturnValue:
    then = url_for(".left_waiting")
    return _take(Step.END_MEMBERSHIP, memberships.end_membership, (person_id, school_id), then)


@routes.post("/<int:person_id>/memberships/<int:school_id>/renew")
@open_to(*STAFF)
def renew_membership(person_id: int, school_id: int) -> ResponseReturnValue:
    then = url_for(".show", person_id=person_id)
    return _take(Step.RENEW_MEMBERSHIP, memberships.renew_membership, (person_id, school_id), then)


def _take(step: Step, action: Callable[..., object], numbers: tuple[int, int], then: str) -> ResponseReturnValue:
    """A step with one of the memberships that whoever acts may know of; `numbers` are those of person and school."""
    person_id, school_id = numbers
    account = get_account(current_user, person_id)
    membership = existing(next((each for each in account.memberships if each.school_id == school_id), None))
    forms, name = forms_for(account), membership_form(step, school_id)
    if not forms[name].validate():
        return account_page(account, forms, name)
    action(membership, forms[name].grounds, by=current_user)
    back = url_for(".renew_membership", person_id=person_id, school_id=school_id)
    return saved(str(DONE[step]), then, undo=back if step == Step.END_MEMBERSHIP else "")
