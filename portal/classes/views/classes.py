"""A teacher's classes: the list, a new class, one class and its changes."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.classes import actions, labels, queries
from portal.classes.forms import ClassForm, choice
from portal.classes.models import SchoolClass
from portal.classes.views.pages import class_page
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.regions.labels import REFUSALS
from portal.regions.queries import is_open
from portal.regions.rules import RegionRefusal
from portal.schools.models import School

routes = Routes()


@routes.get("/classes")
@open_to(Role.TEACHER)
def index() -> str:
    classes = queries.own_classes(current_user)
    closed = queries.closed_classes(current_user)
    return render_template("classes/index.html", classes=classes, closed=closed, sizes=queries.sizes(classes))


@routes.route("/classes/new", methods=["GET", "POST"])
@open_to(Role.TEACHER)
def new() -> ResponseReturnValue:
    schools = queries.schools_of(current_user)
    if not schools:
        return render_template("classes/no_school.html")
    school = next((s for s in schools if str(s.id) == request.args.get("school")), schools[0])
    form = _with_choices(ClassForm(data={"language": current_user.language}), school)
    is_valid = form.validate_on_submit()
    if request.method == "GET" and not is_open(school.region):
        return _form_page(form, school, schools=schools, obstacle=REFUSALS[RegionRefusal.NOT_ACTIVE])
    if _region_allows(form, school) and is_valid:
        added = actions.open_class(current_user, school, form.name.data, **form.age(), language=form.language.data)
        actions.describe(added, form.n_students.data, form.known_languages())
        return saved(gettext("The class has been added. Now add the students."), url_for(".show", class_id=added.id))
    return _form_page(form, school, schools=schools)


@routes.get("/classes/<int:class_id>")
@open_to(Role.TEACHER)
def show(class_id: int) -> ResponseReturnValue:
    return class_page(queries.get_own(current_user, class_id))


@routes.route("/classes/<int:class_id>/edit", methods=["GET", "POST"])
@open_to(Role.TEACHER)
def edit(class_id: int) -> ResponseReturnValue:
    school_class = queries.get_own(current_user, class_id)
    form = _with_choices(ClassForm(data=_known(school_class)), school_class.school)
    if form.validate_on_submit():
        actions.edit(school_class, form.name.data, **form.age(), language=form.language.data)
        actions.describe(school_class, form.n_students.data, form.known_languages())
        return saved(gettext("Your changes have been saved."), url_for(".show", class_id=class_id))
    return _form_page(form, school_class.school, school_class=school_class)


@routes.post("/classes/<int:class_id>/renew-code")
@open_to(Role.TEACHER)
def renew_class_code(class_id: int) -> ResponseReturnValue:
    actions.renew_class_code(queries.get_own(current_user, class_id))
    return saved(gettext("The class has a new code. The old one no longer works."), url_for(".show", class_id=class_id))


def _with_choices(form: ClassForm, school: School) -> ClassForm:
    grades = labels.grade_choices(school.region)
    form.grade.choices = [choice("", gettext("Please choose")), *(choice(*grade) for grade in grades)]
    for row in form.languages:
        row.form.language.choices = [choice("", ""), *(choice(*name) for name in labels.language_choices())]
    return form


def _region_allows(form: ClassForm, school: School) -> bool:
    if is_open(school.region):
        return True
    form.name.errors = [*form.name.errors, REFUSALS[RegionRefusal.NOT_ACTIVE]]
    return False


def _known(school_class: SchoolClass) -> dict[str, object]:
    return {
        "name": school_class.name,
        "grade": school_class.grade_key or str(school_class.age_from),
        "language": school_class.card_language,
        "n_students": school_class.n_students,
        "languages": [{"language": code, "level": level} for code, level in school_class.languages.items()],
    }


def _form_page(form: ClassForm, school: School, **more: object) -> ResponseReturnValue:
    example = labels.example_of_name(school.region.country)
    page = render_template("classes/edit.html", form=form, school=school, example=example, **more)
    return page, 422 if form.is_submitted() else 200
