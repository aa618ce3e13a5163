"""The files of a contribution: uploads by themselves, and their delivery."""

from flask import abort, jsonify, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.contributions.actions.preconditions import must_be_editable
from portal.contributions.models import MediumState
from portal.contributions.queries.contributions import (
    current_media,
    get_medium,
    get_own,
    get_stored,
    get_visible,
    relations,
)
from portal.contributions.queries.preparation import room
from portal.contributions.views.uploads import add_uploads, flash_refusals, receive_uploads, refusal_message
from portal.core.storage.serving import serve
from portal.core.web.access import Role, open_to, open_to_everyone
from portal.core.web.routes import Routes
from portal.core.web.saved import saved, wants_json

routes = Routes()

SOON = 2  # seconds until it is worth asking again for a file that is being prepared


@routes.post("/contributions/<int:contribution_id>/media")
@open_to(Role.STUDENT, takes_files=True)
def add_media(contribution_id: int) -> ResponseReturnValue:
    """Uploads by themselves, with progress where the browser can; adds to the draft at once."""
    contribution = get_own(current_user, contribution_id)
    must_be_editable(contribution)
    uploads = receive_uploads(room(current_user, contribution.class_id, contribution)) or abort(400)
    contribution = get_own(current_user, contribution_id, to_write=True)
    refused = add_uploads(contribution, uploads, by=current_user)
    messages = [refusal_message(upload) for upload in refused]
    if wants_json() and len(refused) == len(uploads):
        return jsonify(message=" ".join(messages)), 422
    if not wants_json():
        flash_refusals(refused)
    media = [medium.id for medium in current_media(contribution)]
    then = url_for(".edit", contribution_id=contribution.id, _anchor="media")
    return saved("", then, revision=contribution.revision, media=media, refused=messages)


@routes.get("/contributions/<int:contribution_id>/media/<int:medium_id>/<variant>")
@open_to_everyone
def medium(contribution_id: int, medium_id: int, variant: str) -> ResponseReturnValue:
    """Removed files are delivered to those who can look at earlier versions."""
    contribution = get_visible(current_user, contribution_id)
    file = get_medium(contribution, medium_id)
    is_current = file.removed_at is None
    if not (is_current or relations(current_user, contribution)):
        abort(404)
    if file.state == MediumState.PREPARING:
        return gettext("This file is still being prepared."), 202, {"Retry-After": str(SOON)}
    stored = get_stored(file, variant)
    is_public = is_current and contribution.is_public
    return serve(stored, file.name, public=is_public, download="download" in request.args)
