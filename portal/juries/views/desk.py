"""What a member judges: the list, one nomination with its dossier, drafts, handing in, and recusal."""

from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from flask_login import current_user

from portal.accounts.queries.reading import languages_read_by
from portal.awards.models import Nomination
from portal.awards.queries.dossiers import dossier_of
from portal.awards.queries.nominees import named
from portal.core.readable import Readable, readable
from portal.core.web.access import ADULTS, open_to
from portal.core.web.locale import language
from portal.core.web.routes import Routes
from portal.core.web.saved import saved, wants_json
from portal.juries.actions import scoring
from portal.juries.forms import RecusalForm, ScoringForm, scoring_form
from portal.juries.queries.desks import Desk, get_desk, get_item, own_desks

routes = Routes()


@routes.get("/jury")
@open_to(*ADULTS)
def own() -> ResponseReturnValue:
    """All juries of which this person is a member."""
    return render_template("juries/own.html", desks=own_desks(current_user), text_of=text_of)


@routes.get("/jury/<int:award_id>")
@open_to(*ADULTS)
def desk(award_id: int) -> ResponseReturnValue:
    found = get_desk(current_user, award_id)
    return render_template("juries/desk.html", desk=found, named=named, text_of=text_of)


@routes.post("/jury/<int:award_id>/hand-in")
@open_to(*ADULTS)
def hand_in(award_id: int) -> ResponseReturnValue:
    """All that has a score by every criterion."""
    found = get_desk(current_user, award_id)
    n_items = scoring.hand_in(found.jury, found.member, found.items)
    words = "Your scores for %(num)d nomination are handed in.", "Your scores for %(num)d nominations are handed in."
    return saved(ngettext(*words, n_items), url_for(".desk", award_id=award_id))


@routes.route("/jury/<int:award_id>/nominations/<int:nomination_id>", methods=["GET", "POST"])
@open_to(*ADULTS)
def judge(award_id: int, nomination_id: int) -> ResponseReturnValue:
    """Saves a draft, by hand or by a script after each change."""
    found, item = get_item(current_user, award_id, nomination_id)
    form = scoring_form(found.jury.round, found.sheet(item))
    if not form.validate_on_submit():
        return _page(found, item, form)
    sheet = scoring.save(found.jury, found.member, item, form.draft(), is_by_hand=not wants_json())
    here = url_for(".judge", award_id=award_id, nomination_id=item.id)
    return saved(gettext("Your scores are saved as a draft."), here, revision=sheet.revision)


@routes.post("/jury/<int:award_id>/nominations/<int:nomination_id>/hand-in")
@open_to(*ADULTS)
def hand_in_one(award_id: int, nomination_id: int) -> ResponseReturnValue:
    """What is typed, with a score by every criterion; leads to the next nomination that waits."""
    found, item = get_item(current_user, award_id, nomination_id)
    form = scoring_form(found.jury.round, found.sheet(item))
    if not form.validate() or not form.is_complete():
        return _page(found, item, form)
    scoring.save(found.jury, found.member, item, form.draft())
    scoring.hand_in(found.jury, found.member, [item])
    return saved(gettext("Your scores are handed in."), _next(found, item))


@routes.route("/jury/<int:award_id>/nominations/<int:nomination_id>/recuse", methods=["GET", "POST"])
@open_to(*ADULTS)
def recuse(award_id: int, nomination_id: int) -> ResponseReturnValue:
    found, item = get_item(current_user, award_id, nomination_id)
    form = RecusalForm()
    if not form.validate_on_submit():
        page = render_template("juries/recuse.html", form=form, desk=found, item=item, named=named)
        return page, 422 if form.is_submitted() else 200
    scoring.recuse(found.jury, found.member, item, form.reason.data or "")
    return saved(gettext("You no longer judge this nomination."), url_for(".desk", award_id=award_id))


def text_of(texts: dict[str, str], original: str = "") -> Readable:
    """In the language of the page or another one that the reader reads, else the original."""
    return readable(texts, _reads(), original)


def _page(found: Desk, item: Nomination, form: ScoringForm) -> ResponseReturnValue:
    facts: dict[str, Any] = {"desk": found, "item": item, "form": form, "named": named, "text_of": text_of}
    page = render_template(
        "juries/judge.html", dossier=dossier_of(item), others=found.others(item), reads=_reads(), **facts
    )
    return page, 422 if form.is_submitted() else 200


def _reads() -> list[str]:
    return [language(), *languages_read_by(current_user)]


def _next(found: Desk, item: Nomination) -> str:
    """The next nomination that waits, in the order of the list; the list when none does."""
    later = [each for each in found.waiting if each.id != item.id]
    after = next((each for each in later if each.id > item.id), later[0] if later else None)
    if after is None:
        return url_for(".desk", award_id=found.jury.round_id)
    return url_for(".judge", award_id=found.jury.round_id, nomination_id=after.id)
