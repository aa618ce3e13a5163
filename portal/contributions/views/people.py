"""Who can be recognised in a contribution: marked by its authors and by their teacher."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.contributions.actions.people import Marks, mark
from portal.contributions.models import Contribution
from portal.contributions.queries.consent import (
    mentions_of,
    missing_consent,
    pictures_of,
    recognisable_in,
    undecided_names,
)
from portal.contributions.queries.contributions import classmates, current_media, get_related, relations
from portal.contributions.rules import EDITABLE, Relation
from portal.core.refusal import NotFound
from portal.core.web.access import Role, open_to
from portal.core.web.converters import row_number
from portal.core.web.routes import Routes
from portal.core.web.saved import saved

routes = Routes()


@routes.route("/contributions/<int:contribution_id>/people", methods=["GET", "POST"])
@open_to(Role.STUDENT, Role.TEACHER)
def people(contribution_id: int) -> ResponseReturnValue:
    contribution = get_related(current_user, contribution_id)
    if not may_mark(contribution):
        raise NotFound
    if request.method == "POST":
        mark(contribution, _marks(contribution))
        return saved(gettext("Your changes have been saved."), url_for(".show", contribution_id=contribution_id))
    mentioned = mentions_of(contribution)
    mates = classmates(contribution.class_id)
    undecided = undecided_names(contribution)
    missing = missing_consent(contribution)
    return render_template(
        "contributions/people.html",
        contribution=contribution,
        media=current_media(contribution),
        mates=mates,
        seen={number: {person.id for person in people} for number, people in recognisable_in(contribution).items()},
        named=[mate for mate in mates if mate.id in mentioned or mate in undecided],
        mentioned=mentioned,
        missing=missing,
        coverable=pictures_of(contribution, missing),
    )


def may_mark(contribution: Contribution) -> bool:
    """The teacher at any time after it was handed in, the authors while they work on it."""
    held = relations(current_user, contribution)
    return Relation.TEACHER in held or (Relation.AUTHOR in held and contribution.status in EDITABLE)


def _marks(contribution: Contribution) -> Marks:
    numbers = [medium.id for medium in current_media(contribution)]
    meant = {mate.id: request.form.get(f"named-{mate.id}") for mate in classmates(contribution.class_id)}
    return Marks(
        seen={number: request.form.getlist(f"seen-{number}", type=row_number) for number in numbers},
        others=request.form.getlist("others", type=row_number),
        agreed=request.form.getlist("agreed", type=row_number) if current_user.is_teacher else None,
        meant={number: answer == "yes" for number, answer in meant.items() if answer in ("yes", "no")},
    )
