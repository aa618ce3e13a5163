"""Doors for when it goes wrong: block, report, and what the coordination reads of it."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.partnering.actions.messages import block, handle, report, unblock
from portal.partnering.actions.requests import Words
from portal.partnering.labels import REASONS, STATUSES, TRACES
from portal.partnering.queries import requests as queries
from portal.partnering.queries import safety as safety_queries
from portal.partnering.views.pages import forms_for, request_page

routes = Routes()


@routes.post("/partner-requests/<int:request_id>/block", endpoint="block")
@open_to(Role.TEACHER)
def block_teacher(request_id: int) -> ResponseReturnValue:
    block(queries.get_own(current_user, request_id), by=current_user)
    message = gettext("Blocked. This teacher can no longer send you requests or messages, and is not told why.")
    return saved(message, url_for(".index"))


@routes.post("/partner-requests/blocked/<int:person_id>/unblock", endpoint="unblock")
@open_to(Role.TEACHER)
def unblock_teacher(person_id: int) -> ResponseReturnValue:
    unblock(person_id, by=current_user)
    return saved(gettext("The teacher can send you requests and messages again."), url_for(".index"))


@routes.post("/partner-requests/<int:request_id>/report", endpoint="report")
@open_to(Role.TEACHER)
def report_request(request_id: int) -> ResponseReturnValue:
    found = queries.get_own(current_user, request_id)
    forms = forms_for(found)
    if not forms.report.validate():
        return request_page(found, forms, 422)
    report(found, Words(forms.report.text.data, current_user.language), by=current_user)
    message = gettext("Thank you. The coordination of your region reads it and looks into it.")
    return saved(message, url_for(".show", request_id=found.id))


@routes.get("/partner-reports")
@open_to(Role.COORDINATOR)
def reports() -> ResponseReturnValue:
    return render_template("partnering/reports.html", reports=safety_queries.open_reports(current_user.region_keys))


@routes.get("/partner-reports/<int:report_id>")
@open_to(Role.COORDINATOR)
def show_report(report_id: int) -> ResponseReturnValue:
    """What the teacher says and all that was said between the two."""
    found = safety_queries.get_report(report_id, current_user.region_keys)
    mine, theirs = queries.sides(found.by, found.request)
    return render_template(
        "partnering/report.html",
        report=found,
        mine=mine,
        theirs=theirs,
        thread=queries.thread(found.request),
        reasons=REASONS,
        statuses=STATUSES,
        traces=TRACES,
    )


@routes.post("/partner-reports/<int:report_id>/handle", endpoint="handle")
@open_to(Role.COORDINATOR)
def handle_report(report_id: int) -> ResponseReturnValue:
    handle(safety_queries.get_report(report_id, current_user.region_keys), by=current_user)
    return saved(
        gettext("Marked as dealt with. The teacher who reported it hears of it by email."), url_for(".reports")
    )
