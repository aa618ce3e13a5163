"""From one published contribution to the next: the gallery in its order, without an end."""

from dataclasses import dataclass

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from portal.contributions.models import Contribution
from portal.core.web.access import open_to_everyone
from portal.core.web.routes import Routes
from portal.site.queries import neighbours
from portal.site.views.cards import cards

routes = Routes()


@dataclass(frozen=True)
class CardsAround:
    """What a page shows below a contribution."""

    of_project: list[Markup]
    of_school: list[Markup]


def cards_around(contribution: Contribution) -> CardsAround:
    """More of its project and its school, for the template of the page."""
    found = neighbours.around(contribution)
    return CardsAround(cards(found.of_project), cards(found.of_school))


@routes.get("/contributions/<int:contribution_id>/newer")
@open_to_everyone
def newer(contribution_id: int) -> ResponseReturnValue:
    return redirect(url_for("contributions.show", contribution_id=neighbours.get_newer(contribution_id)))


@routes.get("/contributions/<int:contribution_id>/older")
@open_to_everyone
def older(contribution_id: int) -> ResponseReturnValue:
    return redirect(url_for("contributions.show", contribution_id=neighbours.get_older(contribution_id)))
