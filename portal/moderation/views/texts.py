"""Texts for reasons: coordinators keep them for their region, and put them into a reason."""

from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.accounts.queries.reading import languages_read_by
from portal.config import LANGUAGES
from portal.contributions.models import Contribution
from portal.contributions.rules import LONGEST_REASON, TRANSITIONS, Relation, Step
from portal.contributions.views.steps import explanation
from portal.core.refusal import NotFound
from portal.core.web.access import Role, open_to
from portal.core.web.forms import is_as_seen
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.moderation.actions import texts as actions
from portal.moderation.forms import ReasonTextForm
from portal.moderation.models import ReasonText
from portal.moderation.queries.queue import get_decidable
from portal.moderation.queries.texts import get_text
from portal.moderation.rules import ReadyText
from portal.moderation.views.offered import OfferedText, offered_texts
from portal.moderation.views.pages import Typed, TypedReason, offered_for, review_page

routes = Routes()

TEXTS = "/moderation/reason-texts"
EXPLAINED = [each.step for each in TRANSITIONS if each.needs_reason and Relation.COORDINATOR in each.by]


@routes.get(TEXTS)
@open_to(Role.COORDINATOR)
def reason_texts() -> ResponseReturnValue:
    """Those of one region, in all languages; first the languages that the coordinator reads."""
    region_key, read = _region(), languages_read_by(current_user)
    return render_template(
        "moderation/reason_texts.html",
        texts=offered_texts(region_key, [lang for lang in (*read, *LANGUAGES) if lang in LANGUAGES]),
        read=read,
        region_key=region_key,
        regions=current_user.region_keys,
    )


@routes.route(f"{TEXTS}/new", methods=["GET", "POST"])
@open_to(Role.COORDINATOR)
def new_reason_text() -> ResponseReturnValue:
    """One more, or what is said instead of a text of the portal."""
    region_key, replaced = _region(), _replaced()
    form = ReasonTextForm(data=_wording(replaced) if replaced else {"language": request.args.get("language")})
    if form.validate_on_submit():
        code = replaced.code if replaced and replaced.language == form.language.data else ""
        actions.add_text(region_key, form.wording(), code or "", by=current_user)
        return saved(gettext("Saved. It can be put into reasons from now on."), _list(region_key))
    return _editor(form, region_key=region_key)


@routes.route(f"{TEXTS}/<int:text_id>", methods=["GET", "POST"])
@open_to(Role.COORDINATOR)
def change_reason_text(text_id: int) -> ResponseReturnValue:
    text = get_text(current_user, text_id)
    form = ReasonTextForm(data=_wording(text))
    if form.validate_on_submit() and is_as_seen(str(text.version)):
        actions.change_text(text, form.wording(), by=current_user)
        return saved(gettext("Saved. What was sent before stays as it was."), _list(text.region_key))
    return _editor(form, region_key=text.region_key, text=text, is_outdated=not is_as_seen(str(text.version)))


@routes.post(f"{TEXTS}/<int:text_id>/delete")
@open_to(Role.COORDINATOR)
def delete_reason_text(text_id: int) -> ResponseReturnValue:
    text = get_text(current_user, text_id)
    region_key = text.region_key
    actions.delete_text(text)
    return saved(gettext("Deleted. What was sent before stays as it was."), _list(region_key))


@routes.post("/moderation/<int:contribution_id>/<any({}):step>/insert".format(",".join(dict.fromkeys(EXPLAINED))))
@open_to(Role.COORDINATOR)
def insert_reason_text(contribution_id: int, step: str) -> ResponseReturnValue:
    """The page again with the chosen text behind what was typed; nothing is saved."""
    contribution = get_decidable(current_user, contribution_id)
    return review_page(contribution, Typed(reason=_with_text(contribution, Step(step))))


def _with_text(contribution: Contribution, step: Step) -> TypedReason:
    """In the language of the text, when nothing was written before."""
    said, key = explanation(), request.form.get("text", "")
    chosen = next((each for some in offered_for(contribution).values() for each in some if each.key == key), None)
    typed = TypedReason(step, said.language or current_user.language, said.reasons, said.text, is_open=True)
    if chosen is None:
        return typed.with_words(typed.words, gettext("Please choose a text from the list."))
    words = "\n\n".join(part for part in (said.text, chosen.text) if part)
    if len(words) > LONGEST_REASON:
        return typed.with_words(typed.words, gettext("There is no room for this text. Please shorten yours first."))
    return typed.with_words(words, language=typed.language if said.text else chosen.language)


def _editor(form: ReasonTextForm, **facts: Any) -> ResponseReturnValue:
    page = render_template(
        "moderation/reason_text.html", form=form, way_back=_list(facts["region_key"]), **{"text": None, **facts}
    )
    return page, 422 if form.is_submitted() else 200


def _wording(text: ReasonText | OfferedText) -> dict[str, str]:
    return {"language": text.language, "title": text.title, "text": text.text}


def _region() -> str:
    """The one asked for, if the coordinator cares for it, or her first one."""
    keys, asked = current_user.region_keys, request.args.get("region")
    if not keys:
        raise NotFound
    return str(asked if asked in keys else keys[0])


def _replaced() -> OfferedText | None:
    """The text of the portal that is to be said otherwise."""
    code, language = request.args.get("code"), request.args.get("language", "")
    if code not in list(ReadyText) or language not in LANGUAGES:
        return None
    return next(each for each in offered_texts(_region(), [language])[language] if each.code == code)


def _list(region_key: str) -> str:
    return url_for(".reason_texts", region=region_key)
