"""The list of the own copies, and what is to be removed from them."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.offline.actions.copies import note_removed
from portal.offline.labels import KINDS
from portal.offline.queries.archive import has_archive
from portal.offline.queries.copies import copies_of, get_own

routes = Routes()


@routes.get("/offline-copies")
@open_to(Role.TEACHER, Role.COORDINATOR)
def copies() -> ResponseReturnValue:
    return render_template("offline/copies.html", copies=copies_of(current_user), kinds=KINDS, has_archive=has_archive)


@routes.post("/offline-copies/<int:copy_id>/removed")
@open_to(Role.TEACHER, Role.COORDINATOR)
def removed(copy_id: int) -> ResponseReturnValue:
    note_removed(get_own(current_user, copy_id))
    return saved(gettext("Thank you. This copy is up to date again."), url_for(".copies"))
