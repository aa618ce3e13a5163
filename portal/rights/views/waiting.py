"""What somebody has to answer about the data of others, and receipts."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.classes.views.responses import private
from portal.core.refusal import NotFound
from portal.core.web.access import ADULTS, open_to, open_to_everyone
from portal.core.web.locale import language
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.rights.actions import requests
from portal.rights.forms import ReplyForm
from portal.rights.labels import KINDS, WAYS
from portal.rights.queries.requests import find_asked, find_erasure, get_waiting, waiting_for

routes = Routes()


@routes.get("/data-requests")
@open_to(*ADULTS)
def waiting() -> ResponseReturnValue:
    return _page()


@routes.post("/data-requests/<int:number>/answer")
@open_to(*ADULTS)
def answer(number: int) -> ResponseReturnValue:
    request = get_waiting(current_user, number)
    form = ReplyForm(prefix=f"r{number}-")
    if not form.validate():
        return _page(number, form)
    requests.answer(request, form.answer.data or "", language(), by=current_user)
    return saved(gettext("Your answer has been sent."), url_for(".waiting"))


@routes.get("/receipts/<receipt>")
@open_to_everyone
def receipt(receipt: str) -> ResponseReturnValue:
    """For whoever has the address; it holds nothing about a person."""
    erasure, asked = find_erasure(receipt), find_asked(receipt)
    if not (erasure or asked):
        raise NotFound
    return private(render_template("rights/receipt.html", erasure=erasure, asked=asked))


def _page(wrong: int = 0, typed: ReplyForm | None = None) -> ResponseReturnValue:
    """A form for each request; one comes back with what was typed."""
    forms = [
        (each, typed if typed and each.id == wrong else ReplyForm(prefix=f"r{each.id}-", formdata=None))
        for each in waiting_for(current_user)
    ]
    page = render_template("rights/waiting.html", forms=forms, kinds=KINDS, ways=WAYS)
    return page, 422 if typed else 200
