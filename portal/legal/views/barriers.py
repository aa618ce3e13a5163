"""Anybody reports a barrier without an account; administrators see to it."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.accounts.views import throttle
from portal.core.web.access import Role, open_to, open_to_everyone
from portal.core.web.locale import language
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.legal.actions import barriers as actions
from portal.legal.forms import BarrierForm
from portal.legal.models import BarrierReport
from portal.legal.queries import barriers as queries
from portal.legal.rules.barriers import LONGEST_ADDRESS, REPORTS
from portal.legal.rules.pages import Page

routes = Routes()


@routes.route("/legal/report-barrier", methods=["GET", "POST"])
@open_to_everyone
def report_barrier() -> ResponseReturnValue:
    form = BarrierForm(data={"address": request.args.get("page", "")[:LONGEST_ADDRESS]})
    if not form.validate_on_submit():
        return render_template("legal/report_barrier.html", form=form), 422 if form.is_submitted() else 200
    throttle.attempt("barrier report", REPORTS)
    actions.report(
        BarrierReport(
            language=language(),
            text=form.text.data or "",
            address=form.address.data or "",
            email=form.email.data or "",
        )
    )
    thanks = gettext("Thank you. Your message has reached the administrators of the portal.")
    return saved(thanks, url_for(".show", page=Page.ACCESSIBILITY))


@routes.get("/administration/legal/barriers")
@open_to(Role.ADMINISTRATOR)
def barriers() -> ResponseReturnValue:
    return render_template("legal/barriers.html", barriers=queries.barriers())


@routes.post("/administration/legal/barriers/<int:report_id>/settle")
@open_to(Role.ADMINISTRATOR)
def settle_barrier(report_id: int) -> ResponseReturnValue:
    actions.settle(queries.get_barrier(report_id), by=current_user)
    return saved(gettext("The report is marked as dealt with."), url_for(".barriers"))
