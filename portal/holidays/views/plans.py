"""The joint plan: a page, and the same as a calendar file."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.core.clock import today
from portal.core.web.access import has_session, open_to_everyone
from portal.core.web.calendar_files import calendar_answer
from portal.core.web.formatting import month_name
from portal.core.web.page_cache import public_page
from portal.core.web.routes import Routes
from portal.holidays.labels.entries import (
    ATTRIBUTION,
    CERTAINTIES,
    EVENTS,
    event_name,
    month_short,
    names_listed,
    school_year,
)
from portal.holidays.labels.sources import sources_of
from portal.holidays.queries import entries_of, known_years, own_regions
from portal.holidays.rules.days import year_of
from portal.holidays.rules.entries import Kind
from portal.holidays.rules.plans import Plan, plan_of
from portal.holidays.views.calendar_file import calendar_file
from portal.holidays.views.drawing import lines_of, months, whole_year
from portal.regions.labels import STATUSES, region_choices
from portal.regions.queries import all_regions
from portal.regions.rules import Status

routes = Routes()

WORDS = {
    "attribution": ATTRIBUTION,
    "kinds": Kind,
    "names_listed": names_listed,
    "events": EVENTS,
    "event_name": event_name,
    "certainties": CERTAINTIES,
    "sources_of": sources_of,
    "statuses": STATUSES,
    "school_year": school_year,
    "month_name": month_name,
    "month_short": month_short,
    "lines_of": lines_of,
}


@routes.get("/plan")
@open_to_everyone
@public_page
def plan() -> ResponseReturnValue:
    """Without a choice: all regions with an active partnership, in the current school year."""
    chosen = _chosen_plan()
    return render_template(
        "holidays/plan.html",
        plan=chosen,
        regions=all_regions(),
        region_menu=region_choices(),
        own=own_regions(current_user) if has_session() else [],
        years=sorted({*known_years(), year_of(today()), chosen.year}),
        whole_year=whole_year(chosen),
        months=months(chosen),
        today=today(),
        **WORDS,
    )


@routes.get("/plan.ics")
@open_to_everyone
@public_page
def plan_file() -> ResponseReturnValue:
    chosen = _chosen_plan()
    return calendar_answer(calendar_file(chosen), f"plan-{chosen.year}-{chosen.year + 1}")


def _chosen_plan() -> Plan:
    """What the address asks for; invalid values count as not chosen."""
    regions, asked = all_regions(), request.args.getlist("region")
    names = [key for key, _name in region_choices()]
    keys = [key for key in names if key in asked] or [k for k in names if regions[k].status == Status.ACTIVE]
    years = {str(year): year for year in (*known_years(), year_of(today()))}
    year = years.get(request.args.get("year", ""), year_of(today()))
    return plan_of(year, keys, entries_of(keys, year))
