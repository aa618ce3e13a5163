"""The list of works that may be used, for coordinators."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.consent.labels import USES
from portal.consent.rules.codes import Use
from portal.core.web.access import Role, open_to
from portal.core.web.converters import row_number
from portal.core.web.paging import from_cursor
from portal.core.web.routes import Routes
from portal.projects.labels import topic_choices
from portal.projects.rules import AGES, topics
from portal.uses import queries
from portal.uses.rules import Filters

routes = Routes()


@routes.get("/uses")
@open_to(Role.COORDINATOR)
def works() -> ResponseReturnValue:
    filters, after = chosen_filters(), request.args.get("after", "")
    return render_template(
        "uses/works.html",
        page=queries.works(current_user, filters, from_cursor(after)),
        filters=filters,
        after=after,
        uses=USES,
        projects=queries.projects_of(current_user),
        topics=topic_choices(),
        ages=AGES,
    )


def chosen_filters() -> Filters:
    """Those of the address; what nobody can choose is dropped."""
    use, region, topic = (request.args.get(name, "") for name in ("use", "region", "topic"))
    age = request.args.get("age", type=row_number)
    return Filters(
        use=Use(use) if use in set(Use) else Filters.use,
        region=region if region in current_user.region_keys else "",
        project=request.args.get("project", type=row_number),
        topic=topic if topic in topics() else "",
        age=age if age in AGES else None,
    )
