"""Administrators write the legal pages and tell who the operator is."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.config import LANGUAGES
from portal.core.differences import differences
from portal.core.web.access import Role, open_to
from portal.core.web.forms import is_as_seen
from portal.core.web.locale import OWN_NAMES
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.legal.actions import texts as actions
from portal.legal.forms import FactsForm, TextForm
from portal.legal.labels import FACTS
from portal.legal.queries import texts as queries
from portal.legal.queries.acceptance import count_accepted
from portal.legal.queries.barriers import count_waiting
from portal.legal.queries.texts import Place
from portal.legal.rules.pages import Page, draft_of
from portal.legal.views.pages import PAGE
from portal.legal.views.texts import in_words
from portal.regions.labels import region_choices
from portal.regions.queries import all_regions

routes = Routes()

WRITTEN = f"{PAGE}/<any({','.join(LANGUAGES)}):written>"


@routes.get("/administration/legal")
@open_to(Role.ADMINISTRATOR)
def administer() -> ResponseReturnValue:
    """Which page is written in which language, for all regions or one of them."""
    region = _asked_region()
    return render_template(
        "legal/administer.html",
        region=region,
        regions=region_choices(),
        versions={page: queries.current(page, region) for page in Page},
        missing=[FACTS[fact] for fact in queries.missing_facts()],
        n_barriers=count_waiting(),
    )


@routes.route("/administration/legal/facts", methods=["GET", "POST"])
@open_to(Role.ADMINISTRATOR)
def tell() -> ResponseReturnValue:
    """What stands in the places of all texts."""
    region, before = _asked_region(), queries.latest_facts(_asked_region())
    form, version = FactsForm(data=before.facts if before else {}), str(before.number if before else 0)
    if form.validate_on_submit() and is_as_seen(version):
        actions.tell(region, form.facts(), by=current_user)
        return saved(gettext("Saved. The legal pages say it from now on."), _list(region))
    facts = {"form": form, "region": region, "version": version, "is_outdated": not is_as_seen(version)}
    otherwise = {} if form.is_submitted() else queries.facts_otherwise(region)
    page = render_template("legal/facts.html", **facts, otherwise=otherwise, names=FACTS)
    return page, 422 if form.is_submitted() else 200


@routes.route(f"/administration/legal/{WRITTEN}", methods=["GET", "POST"])
@open_to(Role.ADMINISTRATOR)
def edit(page: str, written: str) -> ResponseReturnValue:
    """The text, with a preview and what is different from the one before; it is published after that look at it."""
    place = Place(Page(page), _asked_region(), written)
    form, version = TextForm(data=_stored(place)).of(place.page), _version(place)
    if not form.validate_on_submit():
        return _editor(place, form, 422 if form.is_submitted() else 200)
    if "publish" not in request.form or request.form.get("looked_at") != form.seen_as:
        return _editor(place, form, shows_preview=True)
    if not is_as_seen(version):
        return _editor(place, form, 422, shows_preview=True)
    actions.publish(place, form.description(), by=current_user)
    return saved(_published_words(place), _list(place.region_key))


@routes.post(f"/administration/legal/{WRITTEN}/withdraw")
@open_to(Role.ADMINISTRATOR)
def withdraw(page: str, written: str) -> ResponseReturnValue:
    place = Place(Page(page), _asked_region(), written)
    actions.withdraw(place, by=current_user)
    return saved(gettext("Withdrawn. The older versions stay readable."), _list(place.region_key))


@routes.post(f"/administration/legal/{PAGE}/publish-drafts")
@open_to(Role.ADMINISTRATOR)
def publish_drafts(page: str) -> ResponseReturnValue:
    actions.publish_drafts(Page(page), by=current_user)
    return saved(gettext("The drafts are published in all languages that had no text."), _list(""))


def _editor(place: Place, form: TextForm, code: int = 200, *, shows_preview: bool = False) -> ResponseReturnValue:
    version, text = _version(place), form.text.data or ""
    versions = [each for each in queries.versions_of(place) if each.text]
    page = render_template(
        "legal/edit.html",
        place=place,
        form=form,
        version=version,
        is_outdated=not is_as_seen(version),
        seen_before=request.form.get("seen", version) if code == 200 else version,
        shows_preview=shows_preview,
        preview_text=in_words(text, place.language, queries.facts_for(place.region_key)),
        changes=differences(_text_before(place), text) if shows_preview else [],
        versions=versions,
        n_accepted=count_accepted(versions),
        is_written=place.language in queries.current(place.page, place.region_key),
        way_back=_list(place.region_key),
    )
    return page, code


def _asked_region() -> str:
    """A key, or nothing for what holds for all."""
    key = request.args.get("region", "")
    return key if key in all_regions() else ""


def _version(place: Place) -> str:
    newest = queries.latest(place)
    return str(newest.number if newest else 0)


def _text_before(place: Place) -> str:
    """What a new version is compared with."""
    newest = queries.current(place.page, place.region_key).get(place.language)
    return newest.text if newest else draft_of(place.page, place.language)


def _stored(place: Place) -> dict[str, object]:
    """What the editor begins with: the version that is asked for, the newest, that for all regions, or the draft.

    That a lawyer has checked it is said anew each time: the text may become another one.
    """
    wanted = request.args.get("from", "")
    if wanted == "draft":
        return {"text": draft_of(place.page, place.language)}
    if version := next((each for each in queries.versions_of(place) if str(each.number) == wanted and each.text), None):
        return {"text": version.text}
    known = (queries.current(place.page, key).get(place.language) for key in (place.region_key, ""))
    return {"text": next((each.text for each in known if each), None) or _text_before(place)}


def _published_words(place: Place) -> str:
    """With the languages in which readers get this text in another language now."""
    known = queries.current(place.page, place.region_key)
    if missing := [OWN_NAMES[lang] for lang in LANGUAGES if lang not in known]:
        return str(
            gettext(
                "Published. Readers of these languages get a text in another one: %(languages)s",
                languages=", ".join(missing),
            )
        )
    return str(gettext("Published. It holds from now on."))


def _list(region_key: str) -> str:
    return url_for(".administer", region=region_key or None)
