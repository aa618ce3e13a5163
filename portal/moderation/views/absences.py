"""When coordinators are away and who stands in: entered, agreed to, declined, ended."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.accounts.models import Person
from portal.accounts.queries import absences as queries
from portal.core.web.access import Role, open_to
from portal.core.web.formatting import listed
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.moderation.actions import absences as actions
from portal.moderation.forms import AbsenceForm
from portal.regions.labels import region_name

routes = Routes()


@routes.route("/moderation/absences", methods=["GET", "POST"])
@open_to(Role.COORDINATOR)
def absences() -> ResponseReturnValue:
    people = {person.id: person for person in queries.possible_substitutes(current_user)}
    form = AbsenceForm().offer((number, _described(person)) for number, person in people.items())
    if not form.validate_on_submit():
        return _page(form), 422 if form.is_submitted() else 200
    days = actions.Days(form.starts_on.data, form.ends_on.data)
    actions.be_away(current_user, days, people.get(form.substitute.data))
    return saved(gettext("The absence is entered."), url_for(".absences"))


@routes.post("/moderation/absences/<int:absence_id>/agree")
@open_to(Role.COORDINATOR)
def agree_to_stand_in(absence_id: int) -> ResponseReturnValue:
    actions.agree(queries.get_asked_absence(current_user, absence_id))
    return saved(gettext("Thank you. You decide on these days."), url_for(".absences"))


@routes.post("/moderation/absences/<int:absence_id>/decline")
@open_to(Role.COORDINATOR)
def decline_to_stand_in(absence_id: int) -> ResponseReturnValue:
    actions.decline(queries.get_asked_absence(current_user, absence_id))
    return saved(gettext("You do not stand in."), url_for(".absences"))


@routes.post("/moderation/absences/<int:absence_id>/end")
@open_to(Role.COORDINATOR)
def end_absence(absence_id: int) -> ResponseReturnValue:
    actions.end(queries.get_own_absence(current_user, absence_id))
    return saved(gettext("You are not away any more."), url_for(".absences"))


def _page(form: AbsenceForm) -> str:
    own, asked = queries.absences_of(current_user), queries.asked_to_stand_in(current_user)
    return render_template("moderation/absences.html", form=form, own=own, asked=asked)


def _described(person: Person) -> str:
    regions = listed([region_name(key) for key in person.region_keys])
    return f"{person.name} ({regions})"
