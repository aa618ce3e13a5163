"""A teacher reads why something was hidden or taken off the public pages, and objects."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.complaints.actions.steps import take_step
from portal.complaints.forms import StatementForm
from portal.complaints.labels import DONE
from portal.complaints.queries import cases as queries
from portal.complaints.queries.answers import told_to_teachers
from portal.complaints.queries.items import address_of, left_to_teachers
from portal.complaints.rules.codes import Step
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved

routes = Routes()


@routes.route("/reports/<int:case_id>/decision", methods=["GET", "POST"])
@open_to(Role.TEACHER)
def decision(case_id: int) -> ResponseReturnValue:
    case, form = queries.get_concerning(current_user, case_id), StatementForm()
    if form.validate_on_submit():
        take_step(case, Step.OBJECT, form.words(), by=current_user)
        return saved(str(DONE[Step.OBJECT]), url_for(".decision", case_id=case.id))
    thing = left_to_teachers(case)
    page = render_template(
        "complaints/decision.html",
        case=case,
        thing=thing,
        address=address_of(thing) if thing else None,
        form=form,
        may_object=Step.OBJECT in [each.step for each in queries.steps(current_user, case)],
        told=told_to_teachers(case),
    )
    return page, 422 if form.is_submitted() else 200
