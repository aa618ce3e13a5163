"""What the letters of a region say first: administrators write it for each language."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.config import LANGUAGES
from portal.core.fingerprint import fingerprint
from portal.core.web.access import Role, open_to
from portal.core.web.forms import is_as_seen
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.families.actions import introduce
from portal.families.forms import IntroductionForm
from portal.families.queries import introductions
from portal.regions.queries import get_region

routes = Routes()


@routes.route("/consent/letters/<key>", methods=["GET", "POST"])
@open_to(Role.ADMINISTRATOR)
def introduction(key: str) -> ResponseReturnValue:
    """Letters that are printed already keep their words."""
    region, known = get_region(key), introductions(key)
    texts = {language: known[language].text if language in known else "" for language in LANGUAGES}
    form = IntroductionForm(data={f"text_{language}": text for language, text in texts.items()})
    version = fingerprint(sorted(each.id for each in known.values()))
    is_outdated = form.is_submitted() and not is_as_seen(version)
    if form.validate_on_submit() and not is_outdated:
        new = {language: text for language, text in form.texts().items() if text != texts[language]}
        introduce(region.key, new, by=current_user)
        return saved(gettext("Your changes have been saved."), url_for(".introduction", key=key))
    facts = {"region": region, "known": known, "seen": version, "is_outdated": is_outdated}
    page = render_template("families/introduction.html", form=form, **facts)
    return page, 409 if is_outdated else 422 if form.is_submitted() else 200
