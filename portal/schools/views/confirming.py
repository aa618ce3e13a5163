"""The directory: suggestions for everyone, confirmations for coordinators and for the school itself."""

from flask import jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.text import clean
from portal.core.web.access import Role, open_to, open_to_everyone
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.regions.labels import region_name
from portal.schools.actions import memberships as actions
from portal.schools.actions import schools as directory
from portal.schools.models import School
from portal.schools.queries import memberships as queries
from portal.schools.queries.schools import get_own_school, suggestions

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
def waiting() -> ResponseReturnValue:
    return render_template("schools/waiting.html", waiting=queries.waiting(current_user.region_keys))


@routes.post("/schools/memberships/<int:person>/<int:school>/confirm")
@open_to(Role.COORDINATOR)
def confirm(person: int, school: int) -> ResponseReturnValue:
    membership = queries.get_membership(person, school, current_user.region_keys)
    actions.must_be_as_seen(membership, request.form.get("seen"))
    actions.confirm(membership, by=current_user)
    return saved(gettext("The teacher has been confirmed."), url_for(".waiting"))


@routes.post("/schools/memberships/<int:person>/<int:school>/decline")
@open_to(Role.COORDINATOR)
def decline(person: int, school: int) -> ResponseReturnValue:
    actions.decline(queries.get_membership(person, school, current_user.region_keys))
    return saved(gettext("The teacher has been declined."), url_for(".waiting"))


@routes.post("/schools/<int:school>/verify")
@open_to(Role.COORDINATOR)
def verify(school: int) -> ResponseReturnValue:
    directory.verify(get_own_school(school, current_user.region_keys))
    return saved(gettext("The school has been verified."), url_for(".waiting"))


@routes.route("/schools/confirm/<token>", methods=["GET", "POST"])
@open_to_everyone
def confirm_from_school(token: str) -> ResponseReturnValue:
    """The link in the email to the official address: looking changes nothing, the button confirms."""
    membership = queries.get_linked(token)
    if request.method == "POST" and not membership.is_confirmed:
        actions.confirm(membership)
        return saved("", url_for(".confirm_from_school", token=token))
    return render_template("schools/confirm.html", membership=membership)


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
