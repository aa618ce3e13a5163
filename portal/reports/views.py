"""Pages about reports: the list, one report with what can be done about it, and the steps."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.core.web.access import Role, open_to
from portal.core.web.meanwhile import Happening
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.partnering.labels import HISTORY as REQUEST_HISTORY
from portal.partnering.labels import STATUSES as REQUEST_STATUSES
from portal.partnering.models import Report
from portal.partnering.queries.messages import history
from portal.reports import actions, queries
from portal.reports.forms import TextForm
from portal.reports.labels import DONE, HISTORY, NOTES, STATUSES, STEPS
from portal.reports.rules import TRANSITIONS, Status, Step

routes = Routes()

READERS = (Role.COORDINATOR, Role.ADMINISTRATOR)
WITH_TEXT = [transition.step for transition in TRANSITIONS if transition.needs_reason]
ACTIONS_WITH_TEXT = {
    Step.NOTE: actions.note,
    Step.WARN: actions.warn,
    Step.LOCK: actions.lock,
    Step.CLOSE: actions.close,
}
ACTIONS = {Step.TELL: actions.tell, Step.REOPEN: actions.reopen}
ABOUT_MESSAGES = {Step.HIDE: actions.hide, Step.SHOW: actions.show}


@routes.get("")
@open_to(*READERS)
def index() -> ResponseReturnValue:
    closed = request.args.get("status") == Status.CLOSED
    reports = queries.reports(current_user, closed=closed)
    return render_template("reports/index.html", reports=reports, closed=closed, statuses=STATUSES)


@routes.get("/<int:report_id>")
@open_to(*READERS)
def show(report_id: int) -> ResponseReturnValue:
    """What the teacher says, all that was said between the two, and what can be done."""
    return _page(queries.get_report(current_user, report_id))


@routes.post("/<int:report_id>/<any({}):step>".format(",".join(WITH_TEXT)))
@open_to(Role.COORDINATOR)
def take_step_with_text(report_id: int, step: str) -> ResponseReturnValue:
    report, form = queries.get_report(current_user, report_id), TextForm(prefix=f"{step}-")
    if not form.validate():
        return _page(report, step)
    ACTIONS_WITH_TEXT[Step(step)](report, form.text.data or "", by=current_user)
    return _done(report, Step(step))


@routes.post("/<int:report_id>/<any({}):step>".format(",".join(ACTIONS)))
@open_to(Role.COORDINATOR)
def take_step(report_id: int, step: str) -> ResponseReturnValue:
    report = queries.get_report(current_user, report_id)
    ACTIONS[Step(step)](report, by=current_user)
    return _done(report, Step(step))


@routes.post("/<int:report_id>/messages/<int:entry_id>/<any({}):step>".format(",".join(ABOUT_MESSAGES)))
@open_to(Role.COORDINATOR)
def change_message(report_id: int, entry_id: int, step: str) -> ResponseReturnValue:
    report = queries.get_report(current_user, report_id)
    ABOUT_MESSAGES[Step(step)](report, queries.get_message(report, entry_id), by=current_user)
    return _done(report, Step(step))


def last_step(report_id: int) -> Happening | None:
    """What was done last about a report, for somebody whose form about it came too late."""
    steps = queries.history_of(queries.get_report(current_user, report_id))[-1:]
    return next((Happening(str(HISTORY[each.step]), each.at, each.by.name if each.by else "") for each in steps), None)


def _page(report: Report, wrong: str = "") -> ResponseReturnValue:
    """`wrong` is the step whose words have to be looked at again."""
    forms = {step: TextForm(prefix=f"{step}-") for step in WITH_TEXT}
    if wrong:
        forms[Step(wrong)].validate()
    page = render_template(
        "reports/show.html",
        report=report,
        sides=queries.sides_of(report),
        steps=[transition.step for transition in queries.steps(current_user, report)],
        forms=forms,
        wrong=wrong,
        messages=history(report.request),
        history=queries.history_of(report),
        request_history=REQUEST_HISTORY,
        words=HISTORY,
        step_words=STEPS,
        notes=NOTES,
        statuses=REQUEST_STATUSES,
    )
    return page, 422 if wrong else 200


def _done(report: Report, step: Step) -> ResponseReturnValue:
    then = url_for(".index") if step == Step.CLOSE else url_for(".show", report_id=report.id)
    return saved(str(DONE[step]), then)
