"""Pages on which coordinators put two classes of a round together or keep them apart."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.text import clean
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.matching.labels.codes import STOPS
from portal.matching.models import PartnerSearch
from portal.matching.queries.matches import how_they_fit
from portal.rounds.actions import pairs
from portal.rounds.forms import LONGEST_REASON, UNCHOSEN, PairForm
from portal.rounds.labels import REFUSALS
from portal.rounds.models import Round
from portal.rounds.queries.pairs import find_participant, get_pair, get_participant, others_taking_part
from portal.rounds.queries.rounds import get_round
from portal.rounds.rules import Wish

routes = Routes()


@routes.route("/matching-rounds/<int:round_id>/classes/<int:search_id>/pair", methods=["GET", "POST"])
@open_to(Role.COORDINATOR)
def pair(round_id: int, search_id: int) -> ResponseReturnValue:
    matching_round = get_round(current_user.region_keys, round_id)
    search, form = get_participant(matching_round, search_id), PairForm()
    if form.validate_on_submit() and not _complains(matching_round, search, form):
        made = pairs.decide(matching_round, _wish(search, form), by=current_user)
        return saved(
            gettext("Saved. It counts from the next preview on."),
            url_for(".show", round_id=round_id),
            undo=_path(".remove_pair", round_id, made.one_id, made.other_id),
        )
    words = clean(request.args.get("words", ""))[:LONGEST_REASON]
    page = render_template(
        "rounds/pair.html",
        matching_round=matching_round,
        search=search,
        form=form,
        words=words,
        others=others_taking_part(matching_round, search, words),
    )
    return page, 422 if form.is_submitted() else 200


@routes.post("/matching-rounds/<int:round_id>/pairs/<int:one_id>/<int:other_id>/remove")
@open_to(Role.COORDINATOR)
def remove_pair(round_id: int, one_id: int, other_id: int) -> ResponseReturnValue:
    pairs.remove(get_pair(get_round(current_user.region_keys, round_id), one_id, other_id))
    way_back = _path(".bring_pair_back", round_id, one_id, other_id)
    return saved(gettext("Removed from the list."), url_for(".show", round_id=round_id), undo=way_back)


@routes.post("/matching-rounds/<int:round_id>/pairs/<int:one_id>/<int:other_id>/bring-back")
@open_to(Role.COORDINATOR)
def bring_pair_back(round_id: int, one_id: int, other_id: int) -> ResponseReturnValue:
    matching_round = get_round(current_user.region_keys, round_id)
    pairs.bring_back(matching_round, get_pair(matching_round, one_id, other_id), by=current_user)
    return saved(gettext("It is on the list again."), url_for(".show", round_id=round_id))


def _complains(matching_round: Round, search: PartnerSearch, form: PairForm) -> bool:
    """Whether the two can't be what is wished; says why beside the field."""
    wish, other = _wish(search, form), find_participant(matching_round, form.other.data)
    if other is None:
        form.other.errors = [UNCHOSEN]
        return True
    code = pairs.unmet_to_decide(matching_round, wish)
    stops = how_they_fit(search, other).stops if wish.is_together else ()
    form.other.errors = [*([REFUSALS[code]] if code else []), *(STOPS[stop] for stop in stops)]
    return bool(form.other.errors)


def _wish(search: PartnerSearch, form: PairForm) -> Wish:
    return Wish(search.id, form.other.data, form.wish.data == "together", form.reason.data or "")


def _path(endpoint: str, round_id: int, one_id: int, other_id: int) -> str:
    return url_for(endpoint, round_id=round_id, one_id=one_id, other_id=other_id)
