"""Registration of a teacher with a first project on one page; work in private begins at once."""

from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from wtforms import SelectChoice

from portal.accounts.rules.throttle import ASKING
from portal.accounts.views import session, throttle
from portal.core.text import words
from portal.core.web.access import open_to_everyone
from portal.core.web.locale import language
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.projects.actions import registration
from portal.projects.actions.registration import MissingSchool, Registration
from portal.projects.forms import RegistrationForm
from portal.regions.labels import REFUSALS, region_choices
from portal.regions.queries import all_regions, get_region, is_open
from portal.regions.rules import RegionRefusal
from portal.schools.models import School
from portal.schools.queries.schools import find_picked, suggestions

routes = Routes()

MOST_CHOICES = 8


@dataclass(frozen=True)
class SchoolMatch:
    """What the typed school turned out to be: one school, several to choose from, or none."""

    school: School | None = None
    choices: tuple[School, ...] = ()
    is_missing: bool = False


@routes.route("/register", methods=["GET", "POST"])
@open_to_everyone
def register() -> ResponseReturnValue:
    """`school` is the number of one that somebody was invited to."""
    if current_user.is_authenticated:
        return redirect(url_for(".new" if current_user.is_teacher else "dashboard.show"))
    form = RegistrationForm()
    form.missing_region.choices = [
        SelectChoice("", "–"),
        *(SelectChoice(*region) for region in region_choices(only_open=True)),
    ]
    if request.method == "GET":
        return _page(_with_school(form), SchoolMatch(), 200)
    is_valid, match = form.validate(), _find_school(form)
    if not is_valid or not _is_settled(form, match):
        return _page(form, match, 422)
    throttle.attempt("register", ASKING)  # nobody fills the portal, or strangers' mailboxes, from one network
    _register(form, match.school)
    return saved(
        gettext("Welcome! You can start right away. Please also open the link that we have sent you by email."),
        url_for("dashboard.show"),
    )


def _with_school(form: RegistrationForm) -> RegistrationForm:
    """A colleague's invitation carries the number of the school."""
    if school := find_picked(request.args.get("school", "")):
        form.school.data, form.school_id.data = school.name, school.id
    return form


def _register(form: RegistrationForm, school: School | None) -> None:
    """Person, school, class and project in one transaction; the teacher is signed in at once."""
    details = Registration(
        name=form.name.data,
        email=form.email.data,
        password=form.password.data or None,
        language=language(),
        class_name=gettext("My class"),
        age=form.age.data,
        title=form.title.data,
    )
    missing = MissingSchool(form.school.data, form.missing_town.data or "", form.missing_region.data)
    session.start_session(registration.register(details, school or missing))


def _find_school(form: RegistrationForm) -> SchoolMatch:
    """The school that was picked, typed or reported as missing."""
    typed = form.school.data or ""
    if (school := find_picked(form.school_id.data or "")) and _still_means(typed, school):
        return SchoolMatch(school)
    if form.missing_region.data in all_regions():
        return SchoolMatch(is_missing=True)
    matches = suggestions(typed, limit=MOST_CHOICES)
    return SchoolMatch(matches[0]) if len(matches) == 1 else SchoolMatch(choices=tuple(matches))


def _still_means(typed: str, school: School) -> bool:
    """Whether the text still leads to the school that was picked; without JavaScript both can be changed apart."""
    known = words(" ".join([school.name, school.town, school.postcode, school.official_id or "", *school.former_names]))
    return all(any(word.startswith(part) for word in known) for part in words(typed))


def _is_settled(form: RegistrationForm, match: SchoolMatch) -> bool:
    """Whether the school is clear and its region open; otherwise says beside the field what to do."""
    if form.school.errors:
        return False
    if match.choices:
        problem = lazy_gettext("Several schools match. Please choose yours below.")
    elif match.school is None and not match.is_missing:
        problem = lazy_gettext(
            "No school of this name was found. Try the town or a part of the name, or add your school below."
        )
    elif not is_open(get_region(match.school.region_key if match.school else form.missing_region.data)):
        problem = REFUSALS[RegionRefusal.NOT_ACTIVE]
    else:
        return True
    form.school.errors = [*form.school.errors, problem]
    return False


def _page(form: RegistrationForm, match: SchoolMatch, code: int) -> ResponseReturnValue:
    return render_template("projects/register.html", form=form, choices=match.choices), code
