"""The funding check for everybody, and the rules of programmes for administrators."""

from collections.abc import Sequence

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.clock import today
from portal.core.web.access import Role, open_to, open_to_everyone
from portal.core.web.formatting import in_order
from portal.core.web.page_cache import public_page
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.funding import queries
from portal.funding.actions import change, change_set, restore
from portal.funding.forms import FACTS, SetForm, programme_form
from portal.funding.labels import programmes as labels
from portal.funding.labels.description import described, sources
from portal.funding.rules.eligibility import Partner
from portal.regions.labels import region_choices
from portal.regions.queries import all_regions

routes = Routes()

MOST_PARTNERS = 20


@routes.get("/funding")
@open_to_everyone
@public_page
def show() -> ResponseReturnValue:
    """What the partners of the address lack for each programme."""
    known = queries.known_countries()
    regions = [key for key in request.args.getlist("region") if key in all_regions()][:MOST_PARTNERS]
    countries = [code for code in request.args.getlist("country") if code in known][:MOST_PARTNERS]
    partners = _partners(regions, countries)
    return render_template(
        "funding/show.html",
        regions=regions,
        countries=countries,
        verdicts=queries.programmes_for(partners) if partners else [],
        region_menu=region_choices(),
        country_menu=in_order([(code, labels.country_name(code)) for code in known]),
        labels=labels,
        described=described,
        sources=sources,
    )


@routes.get("/funding/rules")
@open_to(Role.ADMINISTRATOR)
def rules() -> ResponseReturnValue:
    valid = queries.rules_on(today())
    return render_template("funding/rules.html", rules=valid, sets=queries.all_sets(), labels=labels)


@routes.route("/funding/rules/<key>", methods=["GET", "POST"])
@open_to(Role.ADMINISTRATOR)
def edit(key: str) -> ResponseReturnValue:
    versions = queries.get_versions(key)
    form = programme_form(versions[0].facts, [s.key for s in queries.all_sets()])
    if form.validate_on_submit():
        facts = {name: form.text_of(name) for name in FACTS} | {"note_language": current_user.language}
        change(versions[0], facts, form.valid_from.data, by=current_user)
        return saved(
            gettext("The new version of the rules is saved. The older ones stay readable."), url_for(".edit", key=key)
        )
    page = render_template("funding/edit.html", form=form, versions=versions, facts=FACTS, labels=labels)
    return page, 422 if form.is_submitted() else 200


@routes.post("/funding/rules/<key>/versions/<int:version_id>/restore")
@open_to(Role.ADMINISTRATOR)
def make_valid(key: str, version_id: int) -> ResponseReturnValue:
    restore(queries.get_version(key, version_id), by=current_user)
    return saved(gettext("This version is valid again from today on."), url_for(".edit", key=key))


@routes.route("/funding/country-sets/<key>", methods=["GET", "POST"])
@open_to(Role.ADMINISTRATOR)
def edit_set(key: str) -> ResponseReturnValue:
    version = queries.get_set(key)
    known = {"members": " ".join(version.members), "source": version.source, "confidence": version.confidence}
    form = SetForm(data={**known, "valid_from": today()})
    if form.validate_on_submit():
        source, confidence = form.source.data or "", form.confidence.data or ""
        change_set(version, form.codes(), form.valid_from.data, source, confidence, by=current_user)
        return saved(gettext("The countries are saved."), url_for(".rules"))
    page = render_template("funding/edit_set.html", form=form, version=version)
    return page, 422 if form.is_submitted() else 200


def _partners(regions: Sequence[str], countries: Sequence[str]) -> list[Partner]:
    by_region = [Partner(all_regions()[key].country, key) for key in regions]
    return [*by_region, *(Partner(code) for code in countries)]
