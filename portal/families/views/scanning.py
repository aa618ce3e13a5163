"""A teacher records signed sheets one after another: the square is scanned, or the code below it is typed."""

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.classes import queries as classes
from portal.classes.queries import link_code
from portal.consent.labels import KINDS, SHORT_USES, USES
from portal.consent.queries import givers_of
from portal.core.acts import is_about
from portal.core.web.access import Role, open_to
from portal.core.web.headers import with_camera
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.families import actions, queries
from portal.families.forms import ScanForm
from portal.families.labels import NOT_OF_THIS_CLASS, NOTHING_ON_SHEET
from portal.families.rules.answers import RECORDED, Answer, offered_parts
from portal.families.views.papers import offered

routes = Routes()


@routes.route("/classes/<int:class_id>/consent/scan", methods=["GET", "POST"])
@open_to(Role.TEACHER)
def scan(class_id: int) -> ResponseReturnValue:
    """The camera, where the browser reads squares with it, and the field for the code, which works everywhere."""
    school_class, form = classes.get_own(current_user, class_id), ScanForm()
    if form.validate_on_submit():
        if letter := queries.find_letter_to(school_class, form.code.data):
            return redirect(url_for(".sheet", class_id=class_id, code=link_code(queries.code_of(letter))), 303)
        form.code.errors = [NOT_OF_THIS_CLASS]
    missing = sum(not each.is_answered for each in queries.standings(school_class).values())
    page = render_template("families/scan.html", school_class=school_class, form=form, n_missing=missing)
    return with_camera(make_response(page, 422 if form.is_submitted() else 200))


@routes.route("/classes/<int:class_id>/consent/scan/<code>", methods=["GET", "POST"])
@open_to(Role.TEACHER)
def sheet(class_id: int, code: str) -> ResponseReturnValue:
    """What the sheet of one family says; then comes the next sheet."""
    school_class = classes.get_own(current_user, class_id)
    letter = queries.get_letter_to(school_class, code)
    answer, ticked = request.form.get("answer", ""), request.form.getlist("grants")
    is_clear = answer in RECORDED and (answer == Answer.NO or bool({*ticked} & {*letter.grants}))
    if request.method == "POST" and is_clear:
        is_about(person_id=letter.person_id)
        actions.record_sheet(school_class, letter, Answer(answer), tuple(ticked), by=current_user)
        return saved(gettext("Recorded: %(name)s", name=letter.person.name), url_for(".scan", class_id=class_id))
    page = render_template(
        "families/sheet.html",
        school_class=school_class,
        letter=letter,
        answers={each: words for each, words in offered(givers_of(school_class)).items() if each in RECORDED},
        parts=offered_parts(letter.grants),
        ticked=ticked if request.method == "POST" else letter.grants,
        problem=NOTHING_ON_SHEET if request.method == "POST" else "",
        uses=USES,
        short_uses=SHORT_USES,
        kinds=KINDS,
    )
    return page, 422 if request.method == "POST" else 200
