"""When it goes wrong: teachers block and report, the coordination reads what was reported."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.partnering.actions import safety as actions
from portal.partnering.actions.entries import Message
from portal.partnering.labels import HISTORY, STATUSES
from portal.partnering.queries import requests
from portal.partnering.queries import safety as queries
from portal.partnering.queries.messages import history
from portal.partnering.views.request_page import forms_for, request_page

routes = Routes()


@routes.post("/partner-requests/<int:request_id>/block")
@open_to(Role.TEACHER)
def block(request_id: int) -> ResponseReturnValue:
    actions.block(requests.get_own(current_user, request_id), by=current_user)
    message = gettext("Blocked. This teacher can no longer send you requests or messages, and is not told why.")
    return saved(message, url_for(".index"))


@routes.post("/partner-requests/blocked/<int:person_id>/unblock")
@open_to(Role.TEACHER)
def unblock(person_id: int) -> ResponseReturnValue:
    actions.unblock(person_id, by=current_user)
    return saved(gettext("The teacher can send you requests and messages again."), url_for(".index"))


@routes.post("/partner-requests/<int:request_id>/report")
@open_to(Role.TEACHER)
def report(request_id: int) -> ResponseReturnValue:
    partner_request = requests.get_own(current_user, request_id)
    forms = forms_for(partner_request)
    if not forms.report.validate():
        return request_page(partner_request, forms, 422)
    actions.report(partner_request, Message(forms.report.text.data, current_user.language), by=current_user)
    message = gettext("Thank you. The coordination of your region reads it and looks into it.")
    return saved(message, url_for(".show", request_id=request_id))


@routes.get("/partner-reports")
@open_to(Role.COORDINATOR)
def reports() -> ResponseReturnValue:
    return render_template("partnering/reports.html", reports=queries.open_reports(current_user.region_keys))


@routes.get("/partner-reports/<int:report_id>")
@open_to(Role.COORDINATOR)
def show_report(report_id: int) -> ResponseReturnValue:
    """What the teacher says, and all that was said between the two."""
    report = queries.get_report(report_id, current_user.region_keys)
    mine, theirs = requests.sides(report.by, report.request)
    return render_template(
        "partnering/report.html",
        report=report,
        mine=mine,
        theirs=theirs,
        history=history(report.request),
        history_words=HISTORY,
        statuses=STATUSES,
    )


@routes.post("/partner-reports/<int:report_id>/handle")
@open_to(Role.COORDINATOR)
def handle(report_id: int) -> ResponseReturnValue:
    actions.handle(queries.get_report(report_id, current_user.region_keys), by=current_user)
    return saved(
        gettext("Marked as dealt with. The teacher who reported it hears of it by email."), url_for(".reports")
    )
