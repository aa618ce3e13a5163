"""The page of an account, with all that can be done with it."""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.people.actions.roles import task_of
from portal.people.forms import AddressForm, ReasonedForm, StepForm, TaskForm
from portal.people.labels import HISTORY, STATES
from portal.people.queries.accounts import Account, history
from portal.people.queries.standing import standing_of
from portal.people.queries.work import work_of
from portal.people.rules import Step, possible_steps

Forms = dict[str, StepForm]  # by the step; of memberships by `membership_form`


def forms_for(account: Account) -> Forms:
    """A form for each step, with the state of the account that the page shows."""
    person, usual = account.person, {"seen": account.person.n_changes}
    task = task_of(person)
    now = {"role": task.role, "regions": list(task.regions), "reads": list(task.reads)}
    return {
        Step.INVITE: AddressForm(prefix="invite-", data={**usual, "email": person.email}),
        Step.SUSPEND: ReasonedForm(prefix="suspend-", data=usual),
        Step.REINSTATE: StepForm(prefix="reinstate-", data=usual),
        Step.CHANGE_ROLE: TaskForm(prefix="role-", data={**usual, **now}).offer(),
        Step.DELETE: ReasonedForm(prefix="delete-", data=usual),
        **_membership_forms(account, usual),
    }


def membership_form(step: Step, school_id: int) -> str:
    """The name of the form for a step with a membership: a teacher may have several."""
    return f"{step}-{school_id}"


def account_page(account: Account, forms: Forms, wrong: str = "") -> ResponseReturnValue:
    """`wrong` names the form that has to be looked at again."""
    page = render_template(
        "people/show.html",
        account=account,
        forms=forms,
        wrong=wrong,
        steps=possible_steps(standing_of(account.person, current_user)),
        history=history(account.person),
        work=work_of(account.person),
        words=HISTORY,
        states=STATES,
    )
    return page, 422 if wrong else 200


def _membership_forms(account: Account, usual: dict[str, int]) -> Forms:
    kinds = {Step.END_MEMBERSHIP: ReasonedForm, Step.RENEW_MEMBERSHIP: StepForm}
    names = {
        membership_form(step, each.school_id): kind for step, kind in kinds.items() for each in account.memberships
    }
    return {name: kind(prefix=f"{name}-", data=usual) for name, kind in names.items()}
