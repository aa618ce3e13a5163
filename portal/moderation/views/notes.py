"""Notes of coordinators for each other, on the page of a contribution."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.contributions.queries.contributions import get_related
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.moderation.actions import notes as actions
from portal.moderation.forms import NoteForm
from portal.moderation.queries.notes import get_own_note
from portal.moderation.queries.queue import get_decidable
from portal.moderation.views.filters import chosen_filters
from portal.moderation.views.pages import Typed, review_page

routes = Routes()

NOTE = "/moderation/<int:contribution_id>/notes/<int:note_id>"


@routes.post("/moderation/<int:contribution_id>/notes")
@open_to(Role.COORDINATOR)
def write_note(contribution_id: int) -> ResponseReturnValue:
    contribution, form = get_decidable(current_user, contribution_id), NoteForm()
    if not form.validate():
        return review_page(contribution, Typed(note=form)), 422
    actions.write_note(contribution, form.note.data, by=current_user)
    return saved(gettext("The note is saved. Only the coordination of your region reads it."), _notes(contribution_id))


@routes.route(NOTE, methods=["GET", "POST"])
@open_to(Role.COORDINATOR)
def change_note(contribution_id: int, note_id: int) -> ResponseReturnValue:
    contribution = get_related(current_user, contribution_id)
    note = get_own_note(current_user, contribution, note_id)
    form = NoteForm(data={"note": note.text})
    if form.validate_on_submit():
        actions.change_note(note, form.note.data, by=current_user)
        return saved(gettext("The note is changed."), _notes(contribution_id))
    facts = {
        "contribution": contribution,
        "note": note,
        "form": form,
        "filters": chosen_filters(),
        "way_back": _notes(contribution_id),
    }
    return render_template("moderation/note.html", **facts), 422 if form.is_submitted() else 200


@routes.post(f"{NOTE}/delete")
@open_to(Role.COORDINATOR)
def delete_note(contribution_id: int, note_id: int) -> ResponseReturnValue:
    actions.delete_note(get_own_note(current_user, get_related(current_user, contribution_id), note_id))
    return saved(gettext("The note is deleted."), _notes(contribution_id))


def _notes(contribution_id: int) -> str:
    return url_for(".review", contribution_id=contribution_id, _anchor="notes", **chosen_filters().chosen)
