"""Doors of runs: ask for a preview, watch it, break it off, look at what it found, publish."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from flask_login import current_user

from portal.core.jobs.queue import enqueue
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.partnering.labels import DECLINE_REASONS
from portal.rounds.actions.announcing import announce
from portal.rounds.actions.rounds import publish as publish_proposals
from portal.rounds.actions.runs import ask_for_run, work
from portal.rounds.actions.runs import cancel as break_off
from portal.rounds.labels import ANSWERS, PROPOSAL_STATUSES, RUN_STATUSES
from portal.rounds.models import Run
from portal.rounds.queries import rounds as queries
from portal.rounds.rules import RunStatus
from portal.rounds.views import pages
from portal.rounds.views.paging import page_number

routes = Routes()


@routes.post("/matching-rounds/<int:round_id>/runs")
@open_to(Role.COORDINATOR)
def run(round_id: int) -> ResponseReturnValue:
    made = ask_for_run(queries.get_round(current_user.region_keys, round_id), by=current_user)
    answer = saved("", url_for(".preview", round_id=round_id, run_id=made.id))
    enqueue(work)
    return answer


@routes.get("/matching-rounds/<int:round_id>/runs/<int:run_id>")
@open_to(Role.COORDINATOR)
def preview(round_id: int, run_id: int) -> ResponseReturnValue:
    """How far it is, or what it found, or what became of it."""
    found, page = queries.get_run(current_user.region_keys, round_id, run_id), page_number()
    is_published = found.status == RunStatus.PUBLISHED
    return render_template(
        "rounds/preview.html",
        run=found,
        status=RUN_STATUSES[RunStatus(found.status)],
        groups=[] if is_published else pages.groups_of(found, page),
        proposals=queries.proposals_of(found, page) if is_published else [],
        alone=pages.left_alone(found),
        mean=pages.mean_points,
        page=page,
        per_page=queries.PER_PAGE,
        proposal_statuses=PROPOSAL_STATUSES,
        answers=ANSWERS,
        reasons=DECLINE_REASONS,
    )


@routes.post("/matching-rounds/<int:round_id>/runs/<int:run_id>/cancel")
@open_to(Role.COORDINATOR)
def cancel(round_id: int, run_id: int) -> ResponseReturnValue:
    break_off(queries.get_run(current_user.region_keys, round_id, run_id))
    return saved(gettext("The preview was broken off. Nothing has changed."), url_for(".show", round_id=round_id))


@routes.post("/matching-rounds/<int:round_id>/runs/<int:run_id>/publish")
@open_to(Role.COORDINATOR)
def publish(round_id: int, run_id: int) -> ResponseReturnValue:
    found = queries.get_run(current_user.region_keys, round_id, run_id)
    made = publish_proposals(found)
    answer = saved(_published(found, len(made)), url_for(".preview", round_id=round_id, run_id=run_id))
    enqueue(announce)
    return answer


def _published(found: Run, n_made: int) -> str:
    told = ngettext("%(num)d proposal has been sent.", "%(num)d proposals have been sent.", n_made)
    if not found.n_dropped:
        return str(told)
    left_out = ngettext(
        "%(num)d group was left out, because one of its classes has found partners or stopped looking since.",
        "%(num)d groups were left out, because some of their classes have found partners or stopped looking since.",
        found.n_dropped,
    )
    return f"{told} {left_out}"
