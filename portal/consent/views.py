"""The rules of consent of each region, for administrators."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.consent import queries
from portal.consent.actions import change_rule
from portal.consent.forms import RuleForm
from portal.consent.labels import CONFIDENCES, KINDS
from portal.core.clock import today
from portal.core.web.access import Role, open_to
from portal.core.web.forms import is_as_seen
from portal.core.web.locale import language
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.regions.queries import all_regions, get_region

routes = Routes()

TEXTS = ("language", "basis", "source", "confidence")
FACTS = ("student_from", "parent_until", "without_consent", *TEXTS)


@routes.get("/consent/rules")
@open_to(Role.ADMINISTRATOR)
def rules() -> ResponseReturnValue:
    return render_template(
        "consent/rules.html", regions=all_regions(), rules=queries.rules_today(), kinds=KINDS, confidences=CONFIDENCES
    )


@routes.route("/consent/rules/<key>", methods=["GET", "POST"])
@open_to(Role.ADMINISTRATOR)
def edit(key: str) -> ResponseReturnValue:
    region, versions = get_region(key), queries.versions_of(key)
    newest = versions[0] if versions else None
    known = {name: getattr(newest, name) for name in FACTS} if newest else {"language": language()}
    form = RuleForm(data={**known, "valid_from": today()})
    version = str(newest.id if newest else 0)
    is_outdated = form.is_submitted() and not is_as_seen(version)
    if form.validate_on_submit() and not is_outdated:
        ages = form.student_from.data, form.parent_until.data
        texts = {name: form[name].data or "" for name in TEXTS}
        change_rule(region.key, ages, form.without_consent.data or [], form.valid_from.data, by=current_user, **texts)
        return saved(
            gettext("The new version of the rules is saved. The older ones stay readable."), url_for(".edit", key=key)
        )
    facts = {"region": region, "versions": versions, "kinds": KINDS, "seen": version, "is_outdated": is_outdated}
    page = render_template("consent/edit.html", form=form, **facts)
    return page, 409 if is_outdated else 422 if form.is_submitted() else 200
