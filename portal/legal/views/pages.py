"""The legal pages as everybody reads them."""

from flask import render_template
from flask.typing import ResponseReturnValue

from portal.core.web.access import open_to_everyone
from portal.core.web.locale import language
from portal.core.web.page_cache import public_page
from portal.core.web.routes import Routes
from portal.legal.rules.pages import DRAFTED, Page, draft_of
from portal.legal.rules.places import facts_of
from portal.legal.views.texts import in_words

routes = Routes()

PAGE = f"<any({','.join(Page)}):page>"


@routes.get(f"/legal/{PAGE}")
@open_to_everyone
@public_page
def show(page: str) -> ResponseReturnValue:
    text = in_words(draft_of(Page(page), language()), language(), facts_of({}, "", "hessen"))
    return render_template("legal/show.html", page=page, text=text, day=DRAFTED)
