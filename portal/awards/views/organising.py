"""Pages of organisers: rounds, what they consist of, their steps, laureates."""

from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.awards import labels
from portal.awards.actions import rounds as actions
from portal.awards.forms.nominations import ReasonForm
from portal.awards.forms.rounds import ChooseForm, award_key, edit_form, new_form
from portal.awards.forms.rows import RowsForm
from portal.awards.models import AwardRound
from portal.awards.queries.figures import figures_of
from portal.awards.queries.nominations import agreed_of, told_of
from portal.awards.queries.nominees import may_be_nominated, named
from portal.awards.queries.rounds import find_of_year, get_organised, organised_by, steps_of
from portal.awards.rules.codes import AwardRefusal, RoundStatus, RoundStep
from portal.awards.rules.known import known_awards
from portal.awards.rules.rounds import BEFORE_JUDGING, UNDER_WAY, missing_to_open
from portal.core.clock import now
from portal.core.web.access import Role, open_to
from portal.core.web.forms import is_as_seen
from portal.core.web.paging import from_cursor
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.regions.labels import region_choices

routes = Routes()

ORGANISERS = (Role.COORDINATOR, Role.ADMINISTRATOR)
PARTS = ("categories", "criteria")


@routes.get("/award-rounds")
@open_to(*ORGANISERS)
def organised() -> ResponseReturnValue:
    page = organised_by(current_user, from_cursor(request.args.get("after")))
    return render_template("awards/organised.html", page=page, known=known_awards().values(), labels=labels)


@routes.route("/award-rounds/new", methods=["GET", "POST"])
@open_to(*ORGANISERS)
def new() -> ResponseReturnValue:
    """`award` in the address fills in what is known of it."""
    award = request.args.get("award", "leah")
    choose, form = ChooseForm(award=award).offer(_own_regions()), new_form(award)
    if choose.validate_on_submit() and form.validate():
        key = award_key(choose.award.data, form.texts("title")[form.language.data])
        if not _is_taken(form, key, None):
            round_ = actions.make_round(form.description(key, choose.region.data), choose.region.data, by=current_user)
            message = gettext("The draft of the round is saved. Criteria come next.")
            return saved(message, url_for(".organise", award_id=round_.id))
    known = known_awards().get(award)
    page = render_template("awards/edit.html", form=form, choose=choose, award=None, known=known, labels=labels)
    return page, 422 if form.is_submitted() else 200


@routes.get("/award-rounds/<int:award_id>")
@open_to(*ORGANISERS)
def organise(award_id: int) -> ResponseReturnValue:
    return _page(get_organised(current_user, award_id), ReasonForm())


@routes.route("/award-rounds/<int:award_id>/edit", methods=["GET", "POST"])
@open_to(*ORGANISERS)
def edit(award_id: int) -> ResponseReturnValue:
    round_ = get_organised(current_user, award_id, to_write=True)
    form, is_current = edit_form(round_), is_as_seen(round_.version)
    if form.validate_on_submit() and is_current and not _is_taken(form, round_.award, round_):
        actions.change_round(round_, form.description(round_.award, round_.region_key))
        return saved(gettext("Saved."), url_for(".organise", award_id=round_.id))
    page = render_template("awards/edit.html", form=form, choose=None, award=round_, is_outdated=not is_current)
    return page, 422 if form.is_submitted() else 200


@routes.route("/award-rounds/<int:award_id>/<any(categories,criteria):rows>", methods=["GET", "POST"])
@open_to(*ORGANISERS)
def parts(award_id: int, rows: str) -> ResponseReturnValue:
    """Categories, or criteria with their weights."""
    round_ = get_organised(current_user, award_id, to_write=True)
    has_weights, form = rows == "criteria", RowsForm.of(getattr(round_, rows), round_.language)
    is_current, is_open = is_as_seen(round_.version), round_.status != RoundStatus.DRAFT
    is_in_order = form.validate_on_submit() and is_current
    if is_in_order and not form.complains(round_.language, has_weights=has_weights, is_open=is_open):
        change = actions.set_criteria if has_weights else actions.set_categories
        change(round_, form.parts())
        return saved(gettext("Saved."), url_for(".organise", award_id=round_.id))
    page = render_template(
        "awards/parts.html", award=round_, form=form, has_weights=has_weights, is_outdated=not is_current
    )
    return page, 422 if form.is_submitted() else 200


@routes.post("/award-rounds/<int:award_id>/<any({}):step>".format(",".join(RoundStep)), endpoint="take_round_step")
@open_to(*ORGANISERS)
def take_step(award_id: int, step: str) -> ResponseReturnValue:
    round_, form = get_organised(current_user, award_id, to_write=True), ReasonForm()
    if step == RoundStep.CANCEL and not form.validate():
        return _page(round_, form), 422
    actions.take_step(round_, RoundStep(step), form.reason.data or "", by=current_user)
    return saved(str(labels.ROUND_DONE[RoundStep(step)]), url_for(".organise", award_id=round_.id))


def _page(round_: AwardRound, form: ReasonForm) -> str:
    missing = missing_to_open(round_.description, round_.weights, now())
    is_draft = round_.status == RoundStatus.DRAFT
    steps = [each.step for each in steps_of(current_user, round_)]
    nominations = told_of(round_)
    laureates = [each for each in nominations if each.place]
    hidden = (
        [each for each in laureates if not may_be_nominated(round_, each.whom)]
        if round_.status == RoundStatus.JUDGED
        else []
    )
    blocked = ({RoundStep.OPEN} if missing else set()) | ({RoundStep.PUBLISH} if hidden or not laureates else set())
    return render_template(
        "awards/organise.html",
        award=round_,
        missing=[labels.MISSING[code] for code in missing] if is_draft else [],
        steps=[step for step in steps if step not in blocked],
        nominations=nominations,
        laureates=laureates,
        hidden=hidden,
        figures=round_.figures or figures_of(agreed_of(round_)),
        may_change=round_.status in UNDER_WAY,
        may_change_parts=round_.status in BEFORE_JUDGING,
        form=form,
        labels=labels,
        named=named,
    )


def _is_taken(form: Any, award: str, own: AwardRound | None) -> bool:
    """Says beside the year that this award has a round for it."""
    known = find_of_year(award, form.year.data)
    if known is None or known is own:
        return False
    form.year.errors = [labels.REFUSALS[AwardRefusal.YEAR_TAKEN]]
    return True


def _own_regions() -> list[tuple[str, str]]:
    everything = region_choices(only_open=True)
    return [(key, name) for key, name in everything if current_user.is_administrator or key in current_user.region_keys]
