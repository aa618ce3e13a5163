"""The page with what somebody typed before the session ended."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.core.sending import kept
from portal.core.web.access import open_to_signed_in
from portal.core.web.once import person_now
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.core.web.typed import Typed

routes = Routes()


@routes.get("/kept")
@open_to_signed_in
def show() -> ResponseReturnValue:
    texts = [(each, [Typed(*field) for field in each.fields]) for each in kept.kept_of(person_now())]
    return render_template("kept/show.html", texts=texts)


@routes.post("/kept/<int:number>/drop")
@open_to_signed_in
def drop(number: int) -> ResponseReturnValue:
    kept.get_kept(person_now(), number)
    kept.drop(person_now(), number)
    return saved(gettext("It is not kept any longer."), url_for("kept.show"))
