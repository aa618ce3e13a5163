"""The saved versions of a contribution."""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.contributions.queries import history
from portal.contributions.queries.contributions import get_related, relations
from portal.contributions.rules import ANSWER_FOR_CONTACTS
from portal.core.web.access import open_to_signed_in
from portal.core.web.routes import Routes

routes = Routes()


@routes.get("/contributions/<int:contribution_id>/versions")
@open_to_signed_in
def versions(contribution_id: int) -> ResponseReturnValue:
    contribution = get_related(current_user, contribution_id)
    return render_template(
        "contributions/versions.html", contribution=contribution, versions=history.versions(contribution)
    )


@routes.get("/contributions/<int:contribution_id>/versions/<int:number>")
@open_to_signed_in
def version(contribution_id: int, number: int) -> ResponseReturnValue:
    contribution = get_related(current_user, contribution_id)
    saved_version = history.get_version(contribution, number)
    return render_template(
        "contributions/version.html",
        contribution=contribution,
        version=saved_version,
        media=history.media_of(contribution, saved_version),
        may_edit_pictures=bool(relations(current_user, contribution) & ANSWER_FOR_CONTACTS),
    )
