"""The directory: suggestions for everyone, confirmations for coordinators and for the school itself."""

from flask import jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.accounts.views.notices import reads_what_waits
from portal.core.text import clean
from portal.core.web.access import Role, open_to, open_to_everyone
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.regions.labels import region_name
from portal.schools.actions import memberships as actions
from portal.schools.actions import schools as directory
from portal.schools.forms import AskAgainForm, DeclineForm
from portal.schools.models import Membership, School
from portal.schools.queries import memberships as queries
from portal.schools.queries.entries import last_entries
from portal.schools.queries.schools import get_own_school, suggestions
from portal.schools.rules.memberships import LONGEST_REASON

routes = Routes()

SUGGESTIONS_LIVE = 60  # seconds that browsers and proxies may keep them


@routes.get("/schools/suggest")
@open_to_everyone
def suggest() -> ResponseReturnValue:
    """`q` typed text, `region` any number of region keys."""
    regions = [clean(key) for key in request.args.getlist("region")]
    schools = suggestions(request.args.get("q", "")[:200], regions or None, limit=10)
    answer = jsonify(schools=[_suggestion(school) for school in schools])
    answer.cache_control.public, answer.cache_control.max_age = True, SUGGESTIONS_LIVE
    return answer


@routes.get("/schools/waiting")
@open_to(Role.COORDINATOR)
@reads_what_waits
def waiting() -> ResponseReturnValue:
    return _waiting_page()


@routes.post("/schools/memberships/<int:person>/<int:school>/confirm")
@open_to(Role.COORDINATOR)
def confirm(person: int, school: int) -> ResponseReturnValue:
    membership = queries.get_membership(person, school, current_user.region_keys)
    actions.must_be_as_seen(membership, request.form.get("seen"))
    actions.confirm(membership, by=current_user)
    return _decided(gettext("The teacher has been confirmed."), membership)


@routes.post("/schools/memberships/<int:person>/<int:school>/decline")
@open_to(Role.COORDINATOR)
def decline(person: int, school: int) -> ResponseReturnValue:
    membership = queries.get_membership(person, school, current_user.region_keys)
    form = DeclineForm()
    if not (form.validate() or membership.is_decided):
        return _waiting_page(form, membership), 422
    actions.decline(membership, form.reason.data or "", by=current_user)
    return _decided(gettext("The teacher has been declined and reads your reason."), membership)


@routes.post("/schools/memberships/<int:person>/<int:school>/undo")
@open_to(Role.COORDINATOR)
def undo(person: int, school: int) -> ResponseReturnValue:
    actions.undo(queries.get_membership(person, school, current_user.region_keys), by=current_user)
    return saved(gettext("Undone. The teacher is waiting for a decision again."), url_for(".waiting"))


@routes.post("/schools/<int:school>/ask-again")
@open_to(Role.TEACHER)
def ask_again(school: int) -> ResponseReturnValue:
    """A teacher who was declined explains it and asks once more."""
    membership = queries.get_own(current_user, school)
    actions.ask_once_more(membership, (AskAgainForm().explanation.data or "")[:LONGEST_REASON])
    return saved(gettext("The coordination of the region will look at it once more."), url_for("dashboard.show"))


@routes.post("/schools/<int:school>/verify")
@open_to(Role.COORDINATOR)
def verify(school: int) -> ResponseReturnValue:
    directory.verify(get_own_school(school, current_user.region_keys), by=current_user)
    way_back = url_for(".undo_verification", school=school)
    return saved(gettext("The school has been verified."), url_for(".waiting"), undo=way_back)


@routes.post("/schools/<int:school>/undo")
@open_to(Role.COORDINATOR)
def undo_verification(school: int) -> ResponseReturnValue:
    directory.undo_verification(get_own_school(school, current_user.region_keys), by=current_user)
    return saved(gettext("Undone. The school is waiting for a decision again."), url_for(".waiting"))


@routes.route("/schools/confirm/<token>", methods=["GET", "POST"])
@open_to_everyone
def confirm_from_school(token: str) -> ResponseReturnValue:
    """The link in the email to the official address: looking changes nothing, the button confirms."""
    membership = queries.get_linked(token)
    if request.method == "POST" and not membership.is_confirmed:
        actions.confirm(membership)
        return saved("", url_for(".confirm_from_school", token=token))
    return render_template("schools/confirm.html", membership=membership)


def _waiting_page(form: DeclineForm | None = None, wrong: Membership | None = None) -> str:
    """`wrong` is the membership whose form has to be looked at again."""
    waiting = queries.waiting(current_user.region_keys)
    entries = last_entries(waiting.memberships)
    return render_template("schools/waiting.html", waiting=waiting, entries=entries, form=form, wrong=wrong)


def _decided(message: str, membership: Membership) -> ResponseReturnValue:
    way_back = url_for(".undo", person=membership.person_id, school=membership.school_id)
    return saved(message, url_for(".waiting"), undo=way_back)


def _suggestion(school: School) -> dict[str, object]:
    place = " ".join(part for part in (school.postcode, school.town) if part)
    return {
        "id": school.id,
        "name": school.name,
        "place": place,
        "region": region_name(school.region_key),
        "language": school.region.languages[0],
        "formerly": gettext("formerly: %(name)s", name=school.former_names[-1]) if school.former_names else "",
    }
