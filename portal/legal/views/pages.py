"""The legal pages as everybody reads them: what holds now, and what held before."""

from flask import render_template
from flask.typing import ResponseReturnValue

from portal.core.refusal import NotFound
from portal.core.web.access import open_to_everyone
from portal.core.web.locale import language
from portal.core.web.page_cache import public_page
from portal.core.web.routes import Routes
from portal.legal.queries import texts as queries
from portal.legal.queries.texts import Place
from portal.legal.rules.pages import DRAFTED, Page
from portal.legal.views.texts import in_words, is_administrator
from portal.regions.queries import all_regions

routes = Routes()

PAGE = f"<any({','.join(Page)}):page>"


@routes.get(f"/legal/{PAGE}")
@open_to_everyone
@public_page
def show(page: str) -> ResponseReturnValue:
    return _page(Page(page), "")


@routes.get(f"/legal/{PAGE}/<key>")
@open_to_everyone
@public_page
def show_region(page: str, key: str) -> ResponseReturnValue:
    """What holds for the schools of a region: its own text, or the one for all with its own authority."""
    if key not in all_regions():
        raise NotFound
    return _page(Page(page), key)


@routes.get("/legal/versions/<int:version_id>")
@open_to_everyone
@public_page
def show_version(version_id: int) -> ResponseReturnValue:
    """A version as it was when it held last."""
    version = queries.get_version(version_id)
    until = queries.replaced_at(version)
    text = in_words(version.text, version.language, queries.facts_for(version.region_key, until))
    return render_template("legal/version.html", version=version, until=until, text=text)


def _page(page: Page, region_key: str) -> str:
    holding = queries.holding(page, region_key, language())
    own_key = holding.version.region_key if holding.version else ""
    return render_template(
        "legal/show.html",
        page=page,
        region_key=region_key,
        holding=holding,
        day=queries.changed_at(holding, region_key) or DRAFTED,
        text=in_words(holding.text, holding.language, queries.facts_for(region_key)),
        versions=[each for each in queries.versions_of(Place(page, own_key, holding.language)) if each.text],
        regions=queries.regions_with_own(page),
        missing=queries.missing_facts() if is_administrator() else [],
    )
