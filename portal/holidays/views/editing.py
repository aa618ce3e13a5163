"""Pages on which coordinators edit the dates of their regions; administrators those of all."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.clock import today
from portal.core.web.access import Role, open_to
from portal.core.web.forms import is_as_seen
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.holidays import queries
from portal.holidays.actions import entries as actions
from portal.holidays.forms import OWN_NAME, USUAL, EntryForm
from portal.holidays.labels.entries import ACTIONS, CERTAINTIES, EVENTS, KINDS, event_name, school_year
from portal.holidays.models import Holiday
from portal.holidays.rules.days import year_of
from portal.regions.queries import all_regions

routes = Routes()

WORDS = {
    "events": EVENTS,
    "event_name": event_name,
    "kinds": KINDS,
    "certainties": CERTAINTIES,
    "actions": ACTIONS,
    "school_year": school_year,
}


@routes.get("/calendars")
@open_to(Role.COORDINATOR, Role.ADMINISTRATOR)
def index() -> ResponseReturnValue:
    known = queries.calendars()
    own = queries.own_regions(current_user)
    years = {key: [school_year(span.start.year) for span in known[key].known] for key in own if key in known}
    return render_template("holidays/index.html", years=years, this_year=year_of(today()))


@routes.get("/calendars/<region_key>")
@open_to(Role.COORDINATOR, Role.ADMINISTRATOR)
def edit(region_key: str) -> ResponseReturnValue:
    return _page(region_key, _asked_year(), EntryForm(None))


@routes.post("/calendars/<region_key>")
@open_to(Role.COORDINATOR, Role.ADMINISTRATOR)
def add(region_key: str) -> ResponseReturnValue:
    queries.must_be_own(current_user, region_key)
    form = EntryForm()
    if not _fits(form, region_key):
        return _page(region_key, _asked_year(), form), 422
    entry = actions.add(region_key, form.description(), by=current_user)
    return saved(gettext("The entry has been added."), _back(entry))


@routes.route("/calendars/<region_key>/<int:entry_id>", methods=["GET", "POST"])
@open_to(Role.COORDINATOR, Role.ADMINISTRATOR)
def change(region_key: str, entry_id: int) -> ResponseReturnValue:
    entry = queries.get_own(current_user, region_key, entry_id)
    form = _filled(entry)
    if form.is_submitted() and _fits(form, region_key, entry) and is_as_seen(entry.version):
        actions.change(entry, form.description(), by=current_user)
        return saved(gettext("The entry has been changed."), _back(entry))
    region = all_regions()[region_key]
    form.call_breaks_as_in(region.country)
    facts = {"form": form, "entry": entry, "region": region, "is_outdated": not is_as_seen(entry.version)}
    page = render_template("holidays/change.html", **facts, **WORDS)
    return page, 422 if form.is_submitted() else 200


@routes.post("/calendars/<region_key>/<int:entry_id>/remove")
@open_to(Role.COORDINATOR, Role.ADMINISTRATOR)
def remove(region_key: str, entry_id: int) -> ResponseReturnValue:
    entry = queries.get_own(current_user, region_key, entry_id)
    actions.remove(entry, by=current_user)
    way_back = url_for(".restore", region_key=region_key, entry_id=entry_id)
    return saved(gettext("The entry has been removed. It can be put back below."), _back(entry), undo=way_back)


@routes.post("/calendars/<region_key>/<int:entry_id>/restore")
@open_to(Role.COORDINATOR, Role.ADMINISTRATOR)
def restore(region_key: str, entry_id: int) -> ResponseReturnValue:
    entry = queries.get_own(current_user, region_key, entry_id)
    actions.restore(entry, by=current_user)
    return saved(gettext("The entry has been restored."), _back(entry))


def _page(region_key: str, year: int, form: EntryForm) -> str:
    queries.must_be_own(current_user, region_key)
    region = all_regions()[region_key]
    form.call_breaks_as_in(region.country)
    return render_template(
        "holidays/edit.html",
        region=region,
        year=year,
        years=sorted({*queries.known_years(), year_of(today()), year_of(today()) + 1, year}),
        entries=queries.entries_of([region_key], year),
        removed=queries.removed_of(region_key, year),
        history=queries.history_of(region_key, year),
        form=form,
        **WORDS,
    )


def _filled(entry: Holiday) -> EntryForm:
    is_usual = entry.event in dict(USUAL)
    values = {"event": entry.event if is_usual else OWN_NAME, "name": "" if is_usual else entry.event}
    return EntryForm(obj=entry, data=values)


def _fits(form: EntryForm, region_key: str, entry: Holiday | None = None) -> bool:
    """Whether it can be written; otherwise the form says beside the field what is wrong."""
    if not form.validate():
        return False
    is_known_already = queries.is_known_already(region_key, form.description(), entry)
    if is_known_already:
        form.say_known_already()
    return not is_known_already


def _asked_year() -> int:
    """The school year of the address; an invalid one counts as the current one."""
    typed = request.args.get("year", "")
    years = {str(year): year for year in range(2000, 2100)}
    return years.get(typed, year_of(today()))


def _back(entry: Holiday) -> str:
    return url_for("holidays.edit", region_key=entry.region_key, year=year_of(entry.start))
