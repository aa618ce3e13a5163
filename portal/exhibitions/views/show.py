"""The show: one page that runs by itself on a kiosk or projector, and what it asks again and again."""

from flask import jsonify, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.core.web.access import open_to_everyone
from portal.core.web.locale import language
from portal.core.web.routes import Routes
from portal.exhibitions.labels import captions, title_in
from portal.exhibitions.queries.exhibitions import get_shown
from portal.exhibitions.queries.works import marks_of, works_shown
from portal.exhibitions.views.drawing import address_of_work, online

routes = Routes()


@routes.get("/exhibitions/<int:exhibition_id>")
@open_to_everyone
def show(exhibition_id: int) -> ResponseReturnValue:
    """The gate is asked each time, so no copy of this page is kept."""
    exhibition = get_shown(current_user, exhibition_id)
    works = works_shown(exhibition)
    return render_template(
        "exhibitions/show.html",
        exhibition=exhibition,
        title=title_in(exhibition, language()),
        exhibits=[
            (work, captions(work, exhibition), online(work), address_of_work(work.contribution.id)) for work in works
        ],
        marks=marks_of(works),
    )


@routes.get("/exhibitions/<int:exhibition_id>/now")
@open_to_everyone
def now(exhibition_id: int) -> ResponseReturnValue:
    """What may be shown at this moment: pages that run take out the rest."""
    exhibition = get_shown(current_user, exhibition_id)
    return jsonify(version=exhibition.version, works=marks_of(works_shown(exhibition)))
