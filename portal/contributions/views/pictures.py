"""The pictures of a contribution, large and one after the other; `?play=1` shows the next by itself."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.contributions.queries.contributions import current_media, get_visible
from portal.contributions.rules import Kind
from portal.core.refusal import NotFound
from portal.core.web.access import open_to_everyone
from portal.core.web.page_cache import public_page
from portal.core.web.routes import Routes

routes = Routes()

SECONDS = 6  # that each picture stays in a slideshow


@routes.get("/contributions/<int:contribution_id>/pictures/<int:medium_id>")
@open_to_everyone
@public_page
def picture(contribution_id: int, medium_id: int) -> ResponseReturnValue:
    contribution = get_visible(current_user, contribution_id)
    pictures = [medium for medium in current_media(contribution) if medium.kind == Kind.IMAGE and medium.files]
    places = [place for place, medium in enumerate(pictures) if medium.id == medium_id]
    if not places:
        raise NotFound
    place = places[0]
    return render_template(
        "contributions/picture.html",
        contribution=contribution,
        medium=pictures[place],
        place=place + 1,
        n_pictures=len(pictures),
        before=pictures[place - 1],
        after=pictures[(place + 1) % len(pictures)],
        seconds=SECONDS if request.args.get("play") == "1" and len(pictures) > 1 else 0,
    )
