"""The form with which a class begins to look for partners, and changes its search."""

from dataclasses import fields
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.classes.models import SchoolClass
from portal.classes.queries import get_own as get_own_class
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.matching.actions.searches import Description, change, open_search
from portal.matching.forms.searches import PartnerSearchForm
from portal.matching.labels.codes import REFUSALS as SEARCH_REFUSALS
from portal.matching.models import PartnerSearch
from portal.matching.queries import searches as queries
from portal.matching.queries.defaults import usual_search
from portal.matching.rules.searches import SearchRefusal
from portal.regions.labels import REFUSALS
from portal.regions.queries import is_open
from portal.regions.rules import RegionRefusal

routes = Routes()


@routes.route("/classes/<int:class_id>/partner-search", methods=["GET", "POST"])
@open_to(Role.TEACHER)
def new(class_id: int) -> ResponseReturnValue:
    school_class = get_own_class(current_user, class_id)
    if live := queries.find_live(school_class):
        return redirect(url_for(".show", search_id=live.id), 303)
    form = _form(usual_search(school_class))
    if form.validate_on_submit() and form.check_region(is_open(school_class.school.region)):
        search = open_search(school_class, form.description(), by=current_user)
        return saved(gettext("Your class is looking for partners now. These classes fit best."), _page_of(search))
    return _form_page(form, school_class)


@routes.route("/partner-search/<int:search_id>/edit", methods=["GET", "POST"])
@open_to(Role.TEACHER)
def edit(search_id: int) -> ResponseReturnValue:
    search = queries.get_own(current_user, search_id, to_write=request.method == "POST")
    form = _form({field.name: getattr(search, field.name) for field in fields(Description)})
    is_valid = form.check_live(search.is_live) and form.validate_on_submit() and form.check_number(search.n_found)
    if is_valid and form.check_region(is_open(search.school_class.school.region)):
        change(search, form.description())
        return saved(gettext("Your changes have been saved."), _page_of(search))
    return _form_page(form, search.school_class, search)


def _form(known: dict[str, Any]) -> PartnerSearchForm:
    """Filled with what is known; a sentence is in the language of its author unless something else is said."""
    languages = [{"language": code, "level": level} for code, level in known["languages"].items()]
    sentence_language = known.get("sentence_language") or current_user.language
    form = PartnerSearchForm(data={**known, "languages": languages, "sentence_language": sentence_language})
    form.offer_choices()
    return form


def _obstacle(school_class: SchoolClass, search: PartnerSearch | None) -> Any:
    """Why the form is not offered; one that was filled in already is kept, and says so itself."""
    if request.method == "POST":
        return ""
    if search and not search.is_live:
        return SEARCH_REFUSALS[SearchRefusal.NOT_LIVE]
    return "" if is_open(school_class.school.region) else REFUSALS[RegionRefusal.NOT_ACTIVE]


def _page_of(search: PartnerSearch) -> str:
    return url_for(".show", search_id=search.id)


def _form_page(
    form: PartnerSearchForm, school_class: SchoolClass, search: PartnerSearch | None = None
) -> ResponseReturnValue:
    facts = {"form": form, "school_class": school_class, "search": search}
    page = render_template("matching/edit.html", obstacle=_obstacle(school_class, search), **facts)
    return page, 422 if form.is_submitted() else 200
