"""What closing a class does, told before; and the school years that coordinators close."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from flask_login import current_user

from portal.classes.queries import get_own
from portal.closing import actions, queries
from portal.closing.forms import YearForm
from portal.core.refusal import existing
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.regions.queries import all_regions
from portal.schools.models import School
from portal.schools.queries.schools import get_own_school
from portal.teaching.actions.classes import reopen_class

routes = Routes()


@routes.get("/classes/<int:class_id>/close")
@open_to(Role.TEACHER)
def ask(class_id: int) -> ResponseReturnValue:
    school_class = get_own(current_user, class_id)
    effects = queries.effects_of([school_class])
    return render_template("closing/ask.html", school_class=school_class, effects=effects)


@routes.get("/school-years")
@open_to(Role.COORDINATOR, Role.ADMINISTRATOR)
def school_years() -> ResponseReturnValue:
    schools = queries.schools_with_years_over(_region_keys())
    return render_template("closing/school_years.html", schools=schools)


@routes.route("/school-years/<int:school_id>", methods=["GET", "POST"])
@open_to(Role.COORDINATOR, Role.ADMINISTRATOR)
def school_year(school_id: int) -> ResponseReturnValue:
    school = _own(school_id)
    classes = queries.years_over(school)
    form = YearForm.of(classes)
    if form.validate_on_submit():
        closed = actions.close_year(school, form.classes.data or [], by=current_user)
        message = ngettext(
            "%(num)d class is closed. Its teacher gets an email and can open it again.",
            "%(num)d classes are closed. Their teachers get an email and can open them again.",
            len(closed),
        )
        return saved(message, url_for(".school_year", school_id=school_id))
    page = render_template(
        "closing/school_year.html",
        school=school,
        form=form,
        classes=classes,
        effects=queries.effects_of(classes),
        closed=queries.closed_lately(school),
    )
    return page, 422 if form.is_submitted() else 200


@routes.post("/school-years/<int:school_id>/classes/<int:class_id>/reopen")
@open_to(Role.COORDINATOR, Role.ADMINISTRATOR)
def reopen(school_id: int, class_id: int) -> ResponseReturnValue:
    closed = (each for each, _ in queries.closed_lately(_own(school_id)) if each.id == class_id)
    reopen_class(existing(next(closed, None)))
    message = gettext("The class is open again. Its cards work as before.")
    return saved(message, url_for(".school_year", school_id=school_id))


def _own(school_id: int) -> School:
    return get_own_school(school_id, _region_keys())


def _region_keys() -> list[str]:
    return list(all_regions()) if current_user.is_administrator else current_user.region_keys
