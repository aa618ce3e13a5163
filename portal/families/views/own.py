"""A student who is old enough agrees as well, and takes that back."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import pgettext
from flask_login import current_user

from portal.consent.rules.codes import Giver, Way
from portal.core.refusal import existing
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.families import actions, queries

routes = Routes()


@routes.route("/agreement", methods=["GET", "POST"])
@open_to(Role.STUDENT)
def agreement() -> ResponseReturnValue:
    student = queries.get_student(current_user)
    letter = existing(queries.find_own_letter(student))
    if request.method == "POST":
        actions.agree(student, letter, agrees=request.form.get("answer") == "yes")
        return saved(pgettext("student", "Your answer is saved."), url_for("dashboard.show"))
    return render_template(
        "families/agreement.html",
        letter=letter,
        has_said=queries.has_said(student),
    )


@routes.post("/agreement/take-back")
@open_to(Role.STUDENT)
def take_back_own() -> ResponseReturnValue:
    student = queries.get_student(current_user)
    actions.take_back(student, Giver.STUDENT, Way.ACCOUNT, by=current_user)
    message = pgettext("student", "You do not agree any more. What shows you is not public now.")
    return saved(message, url_for("dashboard.show"))
