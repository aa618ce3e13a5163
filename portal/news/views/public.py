"""What visitors read: the news of a region, one piece, and its picture."""

from flask import Response, render_template
from flask.typing import ResponseReturnValue

from portal.core.refusal import existing
from portal.core.storage.serving import serve
from portal.core.web.access import open_to_everyone
from portal.core.web.locale import language
from portal.core.web.page_cache import public_page
from portal.core.web.routes import Routes
from portal.news import queries
from portal.regions.queries import get_region

routes = Routes()


@routes.get("/regions/<key>/news")
@open_to_everyone
@public_page
def of_region(key: str) -> ResponseReturnValue:
    region = get_region(key)
    return render_template("news/of_region.html", region=region, items=queries.archive(key), reader=language())


@routes.get("/news/<int:number>")
@open_to_everyone
@public_page
def show(number: int) -> ResponseReturnValue:
    item = queries.get_public(number)
    return render_template("news/show.html", item=item, wording=item.wording(language()))


@routes.get("/news/<int:number>/<any(full,thumbnail):variant>")
@open_to_everyone
def picture(number: int, variant: str) -> Response:
    stored = existing(queries.get_public(number).picture.get(variant))
    return serve(stored, f"news-{number}", public=True)
