"""Pages of the public site: home, gallery, projects, regions, search."""

from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.classes.labels import language_name
from portal.core.search.queries import CONSIDERED
from portal.core.web.access import open_to_everyone
from portal.core.web.page_cache import public_page
from portal.core.web.paging import Position, from_cursor, page_number
from portal.core.web.routes import Routes
from portal.holidays.views.drawing import lines_of
from portal.matching.views.region_map import draw_map
from portal.projects.labels import MISSING
from portal.projects.labels import REFUSALS as PROJECT_REFUSALS
from portal.projects.models import Project
from portal.projects.queries import colleagues, get_visible, history, is_removed, relations, unmet_to_submit
from portal.projects.rules import ProjectRefusal, Relation, Step, may_edit, steps_offered
from portal.regions.labels import REFUSALS, STATUSES
from portal.regions.queries import all_regions, get_region, is_open, status_of
from portal.regions.rules import RegionRefusal
from portal.site.queries import lists
from portal.site.queries import search as query
from portal.site.queries.corrections import alone, corrections
from portal.site.queries.looking import looking_classes
from portal.site.rules import known_filters
from portal.site.views.cards import cards, project_cards
from portal.site.views.excerpts import results
from portal.site.views.filters import filter_choices, region_choices, region_grid
from portal.site.views.meetings import meetings_of_project, meetings_of_region, meetings_of_school

routes = Routes()


ON_HOME = 9
LONGEST_QUERY = 200


@routes.get("/")
@open_to_everyone
@public_page
def home() -> ResponseReturnValue:
    rows = lists.newest(ON_HOME)
    contributions = [*cards(rows[:1], "lead"), *cards(rows[1:])]
    n_looking = sum(looking.number for looking in looking_classes().values())
    return render_template("site/home.html", contributions=contributions, regions=region_grid(), n_looking=n_looking)


@routes.get("/gallery")
@open_to_everyone
@public_page
def gallery() -> ResponseReturnValue:
    choices = filter_choices()
    filters = known_filters(request.args, {name: dict(options) for name, options in choices.items()})
    page = lists.gallery(filters, *_cursors())
    number = None if any(_cursors()) else lists.count_gallery(filters)
    return render_template(
        "site/gallery.html",
        cards=cards(page.items),
        page=page,
        number=number,
        filters=filters,
        choices=choices,
        meetings=meetings_of_school(int(filters.school)) if filters.school else "",
    )


@routes.get("/projects")
@open_to_everyone
@public_page
def projects() -> ResponseReturnValue:
    region = known_filters(request.args, {"region": all_regions()}).region
    page = lists.public_projects(region, *_cursors())
    return render_template(
        "site/projects.html",
        cards=project_cards(page.items),
        page=page,
        number=None if any(_cursors()) else lists.count_projects(region),
        region=region,
        regions=region_choices(),
    )


@routes.get("/projects/<int:project_id>")
@open_to_everyone
@public_page
def project(project_id: int) -> ResponseReturnValue:
    """What everybody reads; its teachers and coordinators also see the next steps and the history."""
    project = get_visible(current_user, project_id)
    own_relations = relations(current_user, project)
    is_owner = Relation.OWNER in own_relations
    is_suspended = bool(own_relations) and not is_open(get_region(project.region_key))
    is_held = bool(own_relations) and (project.is_at_work or is_removed(project))
    transitions = steps_offered(project.status, own_relations, is_suspended=is_suspended, is_at_work=is_held)
    return render_template(
        "site/project.html",
        project=project,
        cards=cards(lists.of_project(project_id)),
        others=project_cards(lists.other_projects(project)) if project.is_public else [],
        meetings=meetings_of_project(project_id) if project.is_public else "",
        transitions=transitions,
        may_edit=may_edit(project.status, own_relations, is_suspended=is_suspended) and not project.hidden_at,
        is_owner=is_owner,
        notice=REFUSALS[RegionRefusal.NOT_ACTIVE] if is_suspended else "",
        colleagues=colleagues(current_user, project) if is_owner else [],
        missing=_missing(project) if Step.SUBMIT in [transition.step for transition in transitions] else [],
        classes=(project.shown if project.is_public else project.wanted)["classes"],
        changes=project.differences if own_relations else [],
        decides=Relation.COORDINATOR in own_relations,
        history=history(project) if own_relations else [],
    )


@routes.get("/regions")
@open_to_everyone
@public_page
def regions() -> ResponseReturnValue:
    return render_template("site/regions.html", regions=all_regions().values())


@routes.get("/regions/<key>")
@open_to_everyone
@public_page
def region(key: str) -> ResponseReturnValue:
    region = get_region(key)
    return render_template(
        "site/region.html",
        region=region,
        status=STATUSES[status_of(region)],
        contributions=cards(lists.newest(8, key)),
        projects=project_cards(lists.public_projects(key, None, None).items[:6]),
        schools=lists.participating_schools(key),
        meetings=meetings_of_region(key),
    )


@routes.get("/partner-classes")
@open_to_everyone
@public_page
def partner_classes() -> ResponseReturnValue:
    """How many classes look for partners, where, of which ages and languages; confirmed teachers see which."""
    looking, regions = looking_classes(), all_regions()
    positions = {key: (region.latitude, region.longitude) for key, region in regions.items()}
    return render_template(
        "site/partner_classes.html",
        looking=looking,
        n_looking=sum(each.number for each in looking.values()),
        map=draw_map(positions, {key: each.number for key, each in looking.items()}, []),
        regions=region_grid(),
        language_name=language_name,
        lines_of=lines_of,
    )


@routes.get("/search")
@open_to_everyone
@public_page
def search() -> ResponseReturnValue:
    """What the words find; when it is nothing, what may have been meant and what else to try."""
    typed = " ".join(request.args.get("q", "").split())[:LONGEST_QUERY]
    found = query.search(typed, page_number(request.args.get("page")))
    tries = typed and found.is_empty
    return render_template(
        "site/search.html",
        typed=typed,
        found=found,
        hits=results(found),
        page=found.page,
        per_page=query.PER_PAGE,
        has_more=found.n > found.page * query.PER_PAGE,
        most=CONSIDERED,
        projects=project_cards(found.projects) if found.page == 1 else [],
        corrections=corrections(typed) if tries else [],
        alone=alone(typed) if tries else [],
        regions=all_regions(),
    )


def _missing(project: Project) -> list[Any]:
    """What keeps the reader from submitting it, in sentences."""
    is_confirmed = unmet_to_submit(project, current_user) != ProjectRefusal.NOT_CONFIRMED
    people = [] if is_confirmed else [PROJECT_REFUSALS[ProjectRefusal.NOT_CONFIRMED]]
    return [*people, *(MISSING[name] for name in project.missing_fields)]


def _cursors() -> tuple[Position | None, Position | None]:
    """Where the page begins or ends, as its address says."""
    return from_cursor(request.args.get("after")), from_cursor(request.args.get("before"))
