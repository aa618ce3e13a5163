"""Anybody reports something public without an account, and reads the answer with a code."""

from typing import NoReturn

from flask import abort, current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.accounts.views import throttle
from portal.classes.queries import code_of, link_code
from portal.classes.rules import codes
from portal.classes.views.responses import private
from portal.complaints.actions import reporting as actions
from portal.complaints.forms import CodeForm, ReportForm
from portal.complaints.labels import CATEGORIES, CODE_PROBLEMS, STATUSES
from portal.complaints.models import Complaint
from portal.complaints.queries import answers as queries
from portal.complaints.queries.items import address_of, get_item
from portal.complaints.rules.cases import ADDRESSES, CODES, REPORTS, URGENT
from portal.complaints.rules.codes import Category, Kind
from portal.core.web.access import open_to_everyone
from portal.core.web.routes import Routes
from portal.core.web.saved import saved

routes = Routes()


@routes.route(f"/report/<any({','.join(Kind)}):kind>/<int:number>", methods=["GET", "POST"])
@open_to_everyone
def report(kind: str, number: int) -> ResponseReturnValue:
    item, form = get_item(current_user, Kind(kind), number), ReportForm()
    if not form.validate_on_submit():
        page = render_template(
            "complaints/report.html", form=form, item=item, address=address_of(item.thing), **_promises()
        )
        return private(page, 422 if form.is_submitted() else 200)
    throttle.attempt("report", REPORTS, item.about)
    if form.email.data:
        throttle.attempt("report by email", ADDRESSES, form.email.data)
    complaint = actions.report(item, form.told())
    thanks = gettext("Thank you. Your report has reached the coordination.")
    return saved(thanks, url_for(".state", code=link_code(queries.code_of(complaint))))


@routes.get("/report/answers/<code>")
@open_to_everyone
def state(code: str) -> ResponseReturnValue:
    """Only this installation can have made the code of a link: it is looked up without counting."""
    typed = code_of(code)
    complaint = queries.find_complaint(typed) if typed else None
    return _state(complaint) if complaint else redirect(url_for(".type_code"))


@routes.route("/report/answers", methods=["GET", "POST"])
@open_to_everyone
def type_code() -> ResponseReturnValue:
    """The field for the code; the report itself is the answer."""
    form = CodeForm()
    if form.validate_on_submit():
        return _state(_counted(form))
    return private(render_template("complaints/type_code.html", form=form), 422 if form.is_submitted() else 200)


def _counted(form: CodeForm) -> Complaint:
    """Counts before it looks."""
    attempt = throttle.find_attempt("report code", CODES)
    complaint = queries.find_complaint(form.code.data or "") if attempt else None
    if attempt is None or complaint is None:
        _refuse(form, 422 if attempt else 429)
    attempt.passed_at_once()
    return complaint


def _refuse(form: CodeForm, status: int) -> NoReturn:
    form.code.errors = [CODE_PROBLEMS[status]]
    abort(private(render_template("complaints/type_code.html", form=form), status))


def _state(complaint: Complaint) -> ResponseReturnValue:
    page = render_template(
        "complaints/state.html",
        complaint=complaint,
        code=codes.shown(queries.code_of(complaint)),
        answers=queries.answers_in(complaint.case),
        until=queries.until_answered(complaint.case),
        statuses=STATUSES,
    )
    return private(page)


def _promises() -> dict[str, object]:
    """Within which time an answer comes."""
    return {
        "hours": current_app.config["REPORT_HOURS_URGENT"],
        "days": current_app.config["REPORT_DAYS"],
        "urgent": [CATEGORIES[category] for category in Category if category in URGENT],
    }
