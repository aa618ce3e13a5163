"""The doors at which a class says what it wishes for."""

from dataclasses import fields
from datetime import date, timedelta

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.classes import queries as classes
from portal.classes.forms import choice
from portal.classes.labels import language_choices
from portal.classes.models import SchoolClass
from portal.core.clock import today
from portal.core.web.access import Role, open_to
from portal.core.web.forms import choices
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.matching.actions.searches import Description, change, open_search
from portal.matching.forms import PartnerSearchForm
from portal.matching.labels.codes import REFUSALS
from portal.matching.models import PartnerSearch
from portal.matching.queries import searches as queries
from portal.matching.rules.searches import LIVE, SearchRefusal
from portal.projects.labels import topic_choices
from portal.regions.labels import REFUSALS as REGION_REFUSALS
from portal.regions.labels import region_choices
from portal.regions.queries import all_regions, is_open
from portal.regions.rules import RegionRefusal, Status

routes = Routes()

USUAL_SIZE = 24
SUMMER = (7, 31)  # month and day on which a school year is over everywhere


@routes.route("/classes/<int:class_id>/partner-search", methods=["GET", "POST"])
@open_to(Role.TEACHER)
def new(class_id: int) -> ResponseReturnValue:
    school_class = classes.get_own(current_user, class_id)
    if live := queries.live_search_of(school_class):
        return redirect(url_for(".show", search_id=live.id), 303)
    form = _with_choices(PartnerSearchForm(data=_proposal(school_class)))
    if form.validate_on_submit() and _region_allows(form, school_class):
        search = open_search(school_class, _description(form), by=current_user)
        return saved(gettext("Your class is looking for partners now. These classes fit best."), _page_of(search))
    return _form_page(form, school_class)


@routes.route("/partner-search/<int:search_id>/edit", methods=["GET", "POST"])
@open_to(Role.TEACHER)
def edit(search_id: int) -> ResponseReturnValue:
    search = queries.get_own(current_user, search_id, to_write=request.method == "POST")
    form = _with_choices(PartnerSearchForm(data=_known(search)))
    if search.status not in LIVE:
        form.sentence.errors = [REFUSALS[SearchRefusal.NOT_LIVE]]
        return _form_page(form, search.school_class, search)
    is_valid = form.validate_on_submit() and _is_enough(form, search)
    if is_valid and _region_allows(form, search.school_class):
        change(search, _description(form))
        return saved(gettext("Your changes have been saved."), _page_of(search))
    return _form_page(form, search.school_class, search)


def _page_of(search: PartnerSearch) -> str:
    return url_for(".show", search_id=search.id)


def _with_choices(form: PartnerSearchForm) -> PartnerSearchForm:
    form.topics.choices = choices(topic_choices())
    form.welcome.choices = choices(region_choices())
    for row in form.languages:
        row.form.language.choices = [choice("", ""), *(choice(*name) for name in language_choices())]
    return form


def _region_allows(form: PartnerSearchForm, school_class: SchoolClass) -> bool:
    if is_open(school_class.school.region):
        return True
    form.welcome.errors = [*form.welcome.errors, REGION_REFUSALS[RegionRefusal.NOT_ACTIVE]]
    return False


def _is_enough(form: PartnerSearchForm, search: PartnerSearch) -> bool:
    if form.n_wanted.data >= search.n_found:
        return True
    form.n_wanted.errors = [gettext("This class has more partners than that already.")]
    return False


def _description(form: PartnerSearchForm) -> Description:
    sentence = form.sentence.data or ""
    return Description(
        languages=form.known_languages(),
        starts_on=form.starts_on.data,
        ends_on=form.ends_on.data,
        n_students=form.n_students.data,
        welcome=tuple(form.welcome.data),
        practise=tuple(form.practise.data or ()),
        topics=tuple(form.topics.data or ()),
        form=form.form.data,
        wants_funding=form.wants_funding.data,
        n_wanted=form.n_wanted.data,
        sentence=sentence,
        sentence_language=form.sentence_language.data if sentence else "",
    )


def _proposal(school_class: SchoolClass) -> dict[str, object]:
    """What the class would most likely say, from what is known of it."""
    region = school_class.school.region
    languages = school_class.languages or {region.languages[0]: "C2"}
    size = school_class.n_students or len(school_class.students) or USUAL_SIZE
    start, end = _time(today())
    return {
        "languages": _rows(languages),
        "welcome": [key for key, r in all_regions().items() if r.status == Status.ACTIVE and key != region.key],
        "form": "online",
        "starts_on": start,
        "ends_on": end,
        "n_students": size,
        "n_wanted": 1,
        "sentence_language": current_user.language,
    }


def _time(day: date) -> tuple[date, date]:
    """From next week to the end of the school year; near its end, to that of the next."""
    start = day + timedelta(days=7)
    end = date(start.year, *SUMMER)
    return start, end if (end - start).days > 60 else date(start.year + 1, *SUMMER)


def _known(search: PartnerSearch) -> dict[str, object]:
    known = {field.name: getattr(search, field.name) for field in fields(Description)}
    return {
        **known,
        "languages": _rows(search.languages),
        "sentence_language": search.sentence_language or current_user.language,
    }


def _rows(languages: dict[str, str]) -> list[dict[str, str]]:
    return [{"language": code, "level": level} for code, level in languages.items()]


def _form_page(
    form: PartnerSearchForm, school_class: SchoolClass, search: PartnerSearch | None = None
) -> ResponseReturnValue:
    page = render_template("matching/edit.html", form=form, school_class=school_class, search=search)
    return page, 422 if form.is_submitted() else 200
