"""A student's portfolio: all that she has made, as cards, project by project."""

from itertools import groupby

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.contributions.queries.lists import of_author
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.site.queries.lists import ListedContribution
from portal.site.views.cards import cards

routes = Routes()

MOST = 300  # works


@routes.get("/portfolio")
@open_to(Role.STUDENT)
def portfolio() -> ResponseReturnValue:
    """The project that was begun last comes first."""
    own = sorted(of_author(current_user, MOST), key=lambda each: (each.project_id, each.id), reverse=True)
    by_project = [(project, list(works)) for project, works in groupby(own, lambda each: each.project)]
    shown = [
        (project, cards([ListedContribution(each.id, each.updated_at) for each in works]))
        for project, works in by_project
    ]
    return render_template("site/portfolio.html", projects=shown, n_works=len(own))
