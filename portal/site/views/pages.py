"""Doors of the public site: home, gallery, projects, regions, search."""

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.core.transitions import possible
from portal.core.web.access import open_to_everyone
from portal.core.web.page_cache import public_page
from portal.core.web.paging import unpack
from portal.core.web.routes import Routes
from portal.projects.labels import lacks
from portal.projects.queries import get_visible, parts, trail
from portal.projects.rules import BEGINNINGS, EDITABLE, TRANSITIONS, Relation, Status
from portal.regions.labels import REFUSALS, STATUSES
from portal.regions.queries import all_regions, get_region, is_open, status_of
from portal.regions.rules import RegionRefusal
from portal.site.queries import lists as queries
from portal.site.queries import search as searching
from portal.site.rules import known
from portal.site.views.cards import cards, cards_of_project, project_cards
from portal.site.views.filters import menus, region_grid, region_menu

routes = Routes()


ON_HOME = 9
LONGEST_QUERY = 200


@routes.get("/")
@open_to_everyone
@public_page
def home() -> ResponseReturnValue:
    rows = queries.newest(ON_HOME)
    contributions = [*cards(rows[:1], "lead"), *cards(rows[1:])]
    return render_template("site/home.html", contributions=contributions, regions=region_grid())


@routes.get("/gallery")
@open_to_everyone
@public_page
def gallery() -> ResponseReturnValue:
    choices = menus()
    filters = known(request.args, {name: dict(menu) for name, menu in choices.items()})
    page = queries.gallery(filters, unpack(request.args.get("after")), unpack(request.args.get("before")))
    return render_template("site/gallery.html", cards=cards(page.items), page=page, filters=filters, menus=choices)


@routes.get("/projects")
@open_to_everyone
@public_page
def projects() -> ResponseReturnValue:
    region = known(request.args, {"region": all_regions()}).region
    page = queries.public_projects(region, unpack(request.args.get("after")), unpack(request.args.get("before")))
    return render_template(
        "site/projects.html", cards=project_cards(page.items), page=page, region=region, regions=region_menu()
    )


@routes.get("/projects/<int:project_id>")
@open_to_everyone
@public_page
def project(project_id: int) -> ResponseReturnValue:
    """What everybody reads; those who play a part in it also see the next steps and the history."""
    found = get_visible(current_user, project_id)
    roles = parts(current_user, found)
    rests = bool(roles) and not is_open(get_region(found.region_key))
    return render_template(
        "site/project.html",
        project=found,
        cards=cards_of_project(project_id),
        moves=[m for m in possible(TRANSITIONS, Status(found.status), roles) if not (rests and m.step in BEGINNINGS)],
        may_edit=Relation.OWNER in roles and found.status in EDITABLE and not rests,
        notice=REFUSALS[RegionRefusal.NOT_ACTIVE] if rests else "",
        colleagues=[t for t in found.teachers if t.id != current_user.id] if Relation.OWNER in roles else [],
        lacks=lacks(found) if Relation.OWNER in roles else [],
        trail=trail(found) if roles else [],
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
    if key not in all_regions():
        abort(404)
    found = get_region(key)
    return render_template(
        "site/region.html",
        region=found,
        status=STATUSES[status_of(found)],
        contributions=cards(queries.newest(8, key)),
        projects=project_cards(queries.public_projects(key, None, None).items[:6]),
        schools=queries.schools_at_work(key),
    )


@routes.get("/search")
@open_to_everyone
@public_page
def search() -> ResponseReturnValue:
    typed = " ".join(request.args.get("q", "").split())[:LONGEST_QUERY]
    return render_template(
        "site/search.html",
        typed=typed,
        hits=searching.search(typed),
        regions=searching.regions_named(typed),
    )
