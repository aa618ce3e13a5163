"""Who made a contribution: students answer for themselves, teachers for the students of their classes."""

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, pgettext
from flask_login import current_user

from portal.contributions.actions import authors as actions
from portal.contributions.labels import DONE
from portal.contributions.queries import authors as queries
from portal.contributions.queries.contributions import get_own
from portal.contributions.rules import Step
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved

routes = Routes()


@routes.post("/contributions/<int:contribution_id>/authors/agree")
@open_to(Role.STUDENT)
def agree(contribution_id: int) -> ResponseReturnValue:
    actions.add_author(queries.get_invitation(current_user, contribution_id))
    message = pgettext("student", "You are one of the authors now. You can work on it and hand it in, too.")
    return saved(message, url_for("dashboard.show"))


@routes.post("/contributions/<int:contribution_id>/authors/disagree")
@open_to(Role.STUDENT)
def disagree(contribution_id: int) -> ResponseReturnValue:
    actions.decline(queries.get_invitation(current_user, contribution_id))
    way_back = url_for(".undo_authors", contribution_id=contribution_id, person_id=current_user.id)
    return saved(pgettext("student", "Your name is not shown there."), url_for("dashboard.show"), undo=way_back)


@routes.post("/contributions/<int:contribution_id>/authors/leave")
@open_to(Role.STUDENT)
def leave(contribution_id: int) -> ResponseReturnValue:
    contribution = get_own(current_user, contribution_id, to_write=True)
    actions.remove_author(contribution, queries.get_author(contribution, current_user.id))
    way_back = url_for(".undo_authors", contribution_id=contribution_id, person_id=current_user.id)
    message = pgettext("student", "Your name is not shown there any more.")
    return saved(message, url_for("dashboard.show"), undo=way_back)


@routes.post("/contributions/<int:contribution_id>/authors/<int:person_id>/undo", endpoint="undo_authors")
@open_to(Role.STUDENT, Role.TEACHER)
def undo(contribution_id: int, person_id: int) -> ResponseReturnValue:
    """A no, a farewell or a removal that was a slip."""
    actions.undo(queries.get_undoable(current_user, contribution_id, person_id), by=current_user)
    then = url_for("dashboard.show") if current_user.is_student else _page(contribution_id)
    return saved(str(DONE[Step.UNDO]), then)


@routes.post("/contributions/<int:contribution_id>/authors/<int:person_id>/confirm")
@open_to(Role.TEACHER)
def confirm_author(contribution_id: int, person_id: int) -> ResponseReturnValue:
    actions.confirm_author(queries.get_invitation_in_class(current_user, contribution_id, person_id))
    return saved(gettext("The student is one of the authors now."), _page(contribution_id))


@routes.post("/contributions/<int:contribution_id>/authors/<int:person_id>/remove")
@open_to(Role.TEACHER)
def remove_author(contribution_id: int, person_id: int) -> ResponseReturnValue:
    contribution = queries.get_taught(current_user, contribution_id)
    actions.remove_author(contribution, queries.get_author(contribution, person_id), by=current_user)
    way_back = url_for(".undo_authors", contribution_id=contribution_id, person_id=person_id)
    return saved(gettext("The student is no longer one of the authors."), _page(contribution_id), undo=way_back)


def _page(contribution_id: int) -> str:
    return url_for(".show", contribution_id=contribution_id)
