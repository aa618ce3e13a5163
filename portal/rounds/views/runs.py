"""Pages of runs: request a preview, watch it, cancel it, look at what it found, publish."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from flask_login import current_user

from portal.core.jobs.queue import enqueue
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.partnering.labels import DECLINE_REASONS
from portal.rounds.actions import proposals, runs
from portal.rounds.jobs import announce, compute_runs
from portal.rounds.labels import ANSWERS, ENDINGS, PROPOSAL_STATUSES, REFUSALS, RUN_STATUSES
from portal.rounds.models import Run
from portal.rounds.queries.inputs import alone_together
from portal.rounds.queries.participants import PER_PAGE
from portal.rounds.queries.proposals import proposals_of
from portal.rounds.queries.rounds import get_round
from portal.rounds.queries.runs import (
    get_computation,
    get_run,
    groups_of,
    left_alone,
    partly_served,
    unmet_to_publish,
    unmet_to_run,
)
from portal.rounds.rules import RunStatus, mean_points
from portal.rounds.views.paging import page_number

routes = Routes()


@routes.post("/matching-rounds/<int:round_id>/runs")
@open_to(Role.COORDINATOR)
def run(round_id: int) -> ResponseReturnValue:
    requested = runs.request_run(get_round(current_user.region_keys, round_id), by=current_user)
    answer = saved("", url_for(".preview", round_id=round_id, run_id=requested.id))
    enqueue(compute_runs)
    return answer


@routes.get("/matching-rounds/<int:round_id>/runs/<int:run_id>")
@open_to(Role.COORDINATOR)
def preview(round_id: int, run_id: int) -> ResponseReturnValue:
    """How far it is, or what it found, or what became of it."""
    run, page = get_computation(current_user.region_keys, round_id, run_id), page_number()
    if run.trial_of_id:
        return redirect(_reason(run), 303)
    is_published = run.status == RunStatus.PUBLISHED
    return render_template(
        "rounds/preview.html",
        run=run,
        status=RUN_STATUSES[run.status],
        ending=ENDINGS[run.ending],
        groups=[] if is_published else groups_of(run, page),
        proposals=proposals_of(run, page) if is_published else [],
        alone=left_alone(run),
        partly=partly_served(run),
        alone_together=alone_together(run),
        obstacle=_obstacle(run),
        mean=mean_points,
        page=page,
        per_page=PER_PAGE,
        proposal_statuses=PROPOSAL_STATUSES,
        answers=ANSWERS,
        reasons=DECLINE_REASONS,
    )


@routes.post("/matching-rounds/<int:round_id>/runs/<int:run_id>/take")
@open_to(Role.COORDINATOR)
def take(round_id: int, run_id: int) -> ResponseReturnValue:
    """What was found so far is the result."""
    is_stopped = runs.take(get_computation(current_user.region_keys, round_id, run_id))
    over = gettext("The computing has ended already; this is its result.")
    said = gettext("The computing has ended. This is the best result that had been found so far.")
    return saved(said if is_stopped else over, url_for(".preview", round_id=round_id, run_id=run_id))


@routes.post("/matching-rounds/<int:round_id>/runs/<int:run_id>/cancel")
@open_to(Role.COORDINATOR)
def cancel(round_id: int, run_id: int) -> ResponseReturnValue:
    run = get_computation(current_user.region_keys, round_id, run_id)
    runs.cancel(run)
    then = _reason(run) if run.trial_of_id else url_for(".show", round_id=round_id)
    return saved(gettext("The preview was stopped. Nothing has changed."), then)


@routes.post("/matching-rounds/<int:round_id>/runs/<int:run_id>/publish")
@open_to(Role.COORDINATOR)
def publish(round_id: int, run_id: int) -> ResponseReturnValue:
    run = get_run(current_user.region_keys, round_id, run_id)
    published = proposals.publish(run)
    answer = saved(_published(run, len(published)), url_for(".preview", round_id=round_id, run_id=run_id))
    enqueue(announce)
    return answer


def _reason(trial: Run) -> str:
    """The page for which a trial is computed."""
    one_id, other_id = trial.pair
    return url_for(".reason", round_id=trial.round_id, run_id=trial.trial_of_id, one_id=one_id, other_id=other_id)


def _obstacle(run: Run) -> str:
    """Why the preview can't be published, or no other one computed instead, in words."""
    code = unmet_to_publish(run) if run.status == RunStatus.PREVIEW else unmet_to_run(run.round)
    return str(REFUSALS[code]) if code else ""


def _published(run: Run, n_proposals: int) -> str:
    sent = ngettext("%(num)d proposal has been sent.", "%(num)d proposals have been sent.", n_proposals)
    if not run.n_dropped:
        return str(sent)
    left_out = ngettext(
        "%(num)d group was left out, because one of its classes has found partners or stopped looking since.",
        "%(num)d groups were left out, because some of their classes have found partners or stopped looking since.",
        run.n_dropped,
    )
    return f"{sent} {left_out}"
