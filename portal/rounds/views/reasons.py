"""Pages on which coordinators ask why a run did not put two classes together, and put them together in the next one."""

from collections.abc import Sequence

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.jobs.queue import enqueue
from portal.core.refusal import existing
from portal.core.text import clean
from portal.core.web.access import Role, open_to
from portal.core.web.converters import row_number
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.matching.labels.codes import APART
from portal.matching.labels.explanations import explain
from portal.matching.models import PartnerSearch
from portal.matching.queries.apart import Ids
from portal.matching.queries.comparison import compare
from portal.rounds.actions.trials import put_together, try_together
from portal.rounds.forms import LONGEST_REASON, UNCHOSEN, WhyForm
from portal.rounds.jobs import compute_runs
from portal.rounds.labels import MISSING, OBSTACLES, REFUSALS
from portal.rounds.models import Run
from portal.rounds.queries.asking import SHOWN, classes_to_ask_about, find_class, get_class
from portal.rounds.queries.inputs import find_inputs, has_changed
from portal.rounds.queries.preconditions import unmet_to_put_together
from portal.rounds.queries.reasons import why_not
from portal.rounds.queries.runs import get_result, unmet_to_try
from portal.rounds.queries.trials import find_trial, price_of
from portal.rounds.rules import COMPUTED, RoundRefusal

routes = Routes()


@routes.route("/matching-rounds/<int:round_id>/runs/<int:run_id>/why", methods=["GET", "POST"])
@open_to(Role.COORDINATOR)
def why(round_id: int, run_id: int) -> ResponseReturnValue:
    """Two classes to choose; the answer has a page of its own."""
    run, form = get_result(current_user.region_keys, round_id, run_id), WhyForm(request.form or None)
    chosen = [form.one.data or request.args.get("one", type=row_number), form.other.data]
    if form.validate_on_submit() and not _complains(run, form):
        return _answer(run, (min(form.one.data, form.other.data), max(form.one.data, form.other.data)))
    words = clean(request.args.get("words", ""))[:LONGEST_REASON]
    found = classes_to_ask_about(run, current_user.region_keys, words)
    page = render_template(
        "rounds/why.html",
        run=run,
        form=form,
        words=words,
        chosen=chosen,
        has_more=len(found) > SHOWN,
        classes=_by_region(run, found[:SHOWN], chosen),
    )
    return page, 422 if form.is_submitted() else 200


@routes.get("/matching-rounds/<int:round_id>/runs/<int:run_id>/why/<int:one_id>/<int:other_id>")
@open_to(Role.COORDINATOR)
def reason(round_id: int, run_id: int, one_id: int, other_id: int) -> ResponseReturnValue:
    """Why they are not together; the smaller number of the two comes first."""
    run = get_result(current_user.region_keys, round_id, run_id)
    pair = existing((one_id, other_id) if one_id < other_id else None)
    one, other = (get_class(run, current_user.region_keys, search_id) for search_id in pair)
    inputs, trial = find_inputs(run), find_trial(run, pair)
    known = why_not(run, inputs, pair) if inputs else None
    return render_template(
        "rounds/reason.html",
        run=run,
        one=one,
        other=other,
        known=known,
        why=explain(compare(one, other, known.fit), _names(one, other)) if known and known.fit else [],
        trial=trial,
        price=price_of(trial, run) if trial and trial.status in COMPUTED else None,
        is_outdated=known is not None and has_changed(run),
        unmet_to_try=_words(unmet_to_try(run)),
        obstacle=_words(unmet_to_put_together(run.round, pair)),
        missing=MISSING,
        obstacles={**OBSTACLES, **APART},
    )


@routes.post("/matching-rounds/<int:round_id>/runs/<int:run_id>/why/<int:one_id>/<int:other_id>/together")
@open_to(Role.COORDINATOR)
def together(round_id: int, run_id: int, one_id: int, other_id: int) -> ResponseReturnValue:
    """The two classes are put together, and a new preview is computed."""
    run = get_result(current_user.region_keys, round_id, run_id)
    for search_id in (one_id, other_id):
        get_class(run, current_user.region_keys, search_id)
    requested = put_together(run.round, (one_id, other_id), by=current_user)
    answer = saved(
        gettext("The two classes are put together from this preview on."),
        url_for(".preview", round_id=round_id, run_id=requested.id),
    )
    enqueue(compute_runs)
    return answer


def _answer(run: Run, pair: Ids) -> ResponseReturnValue:
    """What they would cost is found out now where nothing else is the reason."""
    inputs = find_inputs(run)
    if inputs and why_not(run, inputs, pair).is_possible and not unmet_to_try(run):
        try_together(run, inputs, pair, by=current_user)
    one_id, other_id = pair
    answer = saved("", url_for(".reason", round_id=run.round_id, run_id=run.id, one_id=one_id, other_id=other_id))
    enqueue(compute_runs)
    return answer


def _complains(run: Run, form: WhyForm) -> bool:
    for field in (form.one, form.other):
        if not find_class(run, current_user.region_keys, field.data):
            field.errors = [UNCHOSEN]
    return bool(form.errors)


def _by_region(
    run: Run, found: Sequence[PartnerSearch], chosen: Sequence[int | None]
) -> dict[str, list[PartnerSearch]]:
    """With those that are chosen already."""
    more = (find_class(run, current_user.region_keys, search_id) for search_id in chosen if search_id)
    searches = {search.id: search for search in (*found, *filter(None, more))}
    by_region: dict[str, list[PartnerSearch]] = {}
    for search in searches.values():
        by_region.setdefault(search.region_key, []).append(search)
    return by_region


def _names(one: PartnerSearch, other: PartnerSearch) -> tuple[str, str]:
    return one.school_class.name, other.school_class.name


def _words(code: RoundRefusal | None) -> str:
    return str(REFUSALS[code]) if code else ""
