"""The teachers of a visit see which families have answered, type in what came on paper, and print the sheets."""

from flask import Response, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.refusal import NotFound
from portal.core.web.access import Role, open_to
from portal.core.web.locale import language
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.hosting.actions import answers as writing
from portal.hosting.forms import LastDayForm
from portal.hosting.models import VisitParticipant
from portal.hosting.notifications import notify_withdrawn
from portal.hosting.queries import answers, participants
from portal.hosting.rules.codes import Kind
from portal.hosting.views.answers import form_for
from portal.hosting.views.printing import sheets_pdf
from portal.visits.models import Visit
from portal.visits.rules.codes import Side

routes = Routes()


@routes.get("/visits/<int:visit_id>/families")
@open_to(Role.TEACHER)
def families(visit_id: int) -> ResponseReturnValue:
    visit = participants.get_taught(current_user, visit_id)
    return _page(visit, LastDayForm(formdata=None, data={"until": answers.answer_until(visit)}))


@routes.post("/visits/<int:visit_id>/families/last-day")
@open_to(Role.TEACHER)
def last_day(visit_id: int) -> ResponseReturnValue:
    visit, form = participants.get_taught(current_user, visit_id), LastDayForm()
    if not form.validate():
        return _page(visit, form)
    writing.set_last_day(visit, form.until.data)
    return saved(gettext("Your changes have been saved."), url_for(".families", visit_id=visit_id))


@routes.route("/visits/<int:visit_id>/families/<int:participant_id>", methods=["GET", "POST"])
@open_to(Role.TEACHER)
def paper(visit_id: int, participant_id: int) -> ResponseReturnValue:
    """What one family told: read, or typed in from paper."""
    participant = participants.get_student(current_user, visit_id, participant_id)
    form = form_for(participant)
    if form.validate_on_submit():
        writing.type_in(participant, form.answer())
        return saved(gettext("The answer is recorded."), url_for(".families", visit_id=visit_id))
    page = render_template(
        "hosting/paper.html", participant=participant, visit=participant.visit, form=form, is_known=participant.answer
    )
    return page, 422 if form.is_submitted() else 200


@routes.post("/visits/<int:visit_id>/families/<int:participant_id>/withdraw")
@open_to(Role.TEACHER)
def withdraw_paper(visit_id: int, participant_id: int) -> ResponseReturnValue:
    """A family has told the teacher that its answer shall go."""
    participant = participants.get_student(current_user, visit_id, participant_id)
    if writing.withdraw(participant):
        notify_withdrawn(participant.visit)
    return saved(gettext("What the family told us has been erased."), url_for(".families", visit_id=visit_id))


@routes.get("/visits/<int:visit_id>/families.pdf")
@open_to(Role.TEACHER)
def print_sheets(visit_id: int) -> Response:
    """For all own families whose answer is missing, in one file."""
    visit = participants.get_taught(current_user, visit_id)
    missing = [one for each in _own(visit).values() for one in each if answers.answer_of(one) is None]
    return _pdf(missing, f"visit-{visit_id}")


@routes.get("/visits/<int:visit_id>/families/<int:participant_id>.pdf")
@open_to(Role.TEACHER)
def print_sheet(visit_id: int, participant_id: int) -> Response:
    return _pdf([participants.get_student(current_user, visit_id, participant_id)], f"visit-{visit_id}")


def _own(visit: Visit) -> dict[Side, list[VisitParticipant]]:
    """The students of the own classes."""
    by_side = participants.participants_of(visit, language())
    own = participants.sides_taught(current_user, visit)
    return {side: [one for one in by_side[side] if one.kind == Kind.STUDENT] for side in own}


def _page(visit: Visit, form: LastDayForm) -> ResponseReturnValue:
    page = render_template(
        "hosting/families.html",
        visit=visit,
        own=_own(visit),
        answer_of=answers.answer_of,
        is_unreadable=answers.is_unreadable,
        until=answers.answer_until(visit),
        is_open=answers.is_open(visit),
        form=form,
    )
    return page, 422 if form.is_submitted() else 200


def _pdf(sheet: list[VisitParticipant], name: str) -> Response:
    if not sheet:
        raise NotFound
    response = Response(sheets_pdf(sheet), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response.headers["Cache-Control"] = "no-store"
    return response
