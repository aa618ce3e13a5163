"""The teacher's picture editor: a form of numbers that a script draws; what it covers is gone for good."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.contributions.actions.pictures import must_be_as_seen, replace_picture
from portal.contributions.forms import PictureForm
from portal.contributions.models import Contribution, Medium
from portal.contributions.queries.contacts import get_answered_for
from portal.contributions.queries.contributions import get_picture
from portal.core.storage.edits import PictureEdit
from portal.core.storage.ingest import edited
from portal.core.storage.streaming import remove_files, the_store
from portal.core.web.access import Role, open_to
from portal.core.web.converters import row_number
from portal.core.web.routes import Routes
from portal.core.web.saved import pause, saved

routes = Routes()


@routes.route("/contributions/<int:contribution_id>/media/<int:medium_id>/edit", methods=["GET", "POST"])
@open_to(Role.TEACHER, Role.COORDINATOR)
def edit_picture(contribution_id: int, medium_id: int) -> ResponseReturnValue:
    contribution, medium = _found(contribution_id, medium_id)
    form = PictureForm()
    if form.is_submitted():
        must_be_as_seen(medium, request.form.get("edition", medium.edition, row_number))
    if form.validate_on_submit():
        return _edited(contribution_id, medium, form.edit())
    page = render_template("contributions/edit_picture.html", contribution=contribution, medium=medium, form=form)
    return page, 422 if form.is_submitted() else 200


def _found(contribution_id: int, medium_id: int) -> tuple[Contribution, Medium]:
    contribution = get_answered_for(current_user, contribution_id)
    return contribution, get_picture(contribution, medium_id)


def _edited(contribution_id: int, medium: Medium, edit: PictureEdit) -> ResponseReturnValue:
    """No transaction is open while the picture is made; the old one is removed at the end, after a crash by a job."""
    number, seen, key = medium.id, medium.edition, medium.files["full"]["key"]
    pause()
    with edited(key, edit, the_store()) as file:
        _contribution, medium = _found(contribution_id, number)
        superfluous = replace_picture(medium, file, the_store(), seen=seen, by=current_user)
        answer = _answer(contribution_id, edit)
    remove_files(superfluous)
    return answer


def _answer(contribution_id: int, edit: PictureEdit) -> ResponseReturnValue:
    """Whoever marks people is led there; nobody is unmarked by itself."""
    if edit.hides and current_user.is_teacher:
        message = gettext(
            "The picture is replaced, and the old one is removed. Please check who can still be recognised: nobody was "
            "unmarked."
        )
        return saved(message, url_for(".people", contribution_id=contribution_id))
    message = gettext("The picture is replaced, and the old one is removed.")
    return saved(message, url_for(".show", contribution_id=contribution_id))
