"""The coordination's list of reports, one case beside the reported thing, and the steps about it."""

from functools import partial

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.complaints import labels
from portal.complaints.actions.steps import take_step
from portal.complaints.forms import AnswerForm, DecisionForm, StatementForm
from portal.complaints.models import Case
from portal.complaints.queries import cases as queries
from portal.complaints.queries import items
from portal.complaints.queries.lists import Filters, cases, is_overdue
from portal.complaints.rules.cases import n_missing
from portal.complaints.rules.codes import Status, Step
from portal.contributions.models import Contribution
from portal.contributions.queries.contributions import current_media, get_medium
from portal.core.refusal import existing
from portal.core.storage.serving import serve
from portal.core.web.access import Role, open_to
from portal.core.web.converters import row_number
from portal.core.web.meanwhile import Happening
from portal.core.web.reported import Address, ReportedPage
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.regions.labels import region_choices
from portal.regions.queries import all_regions

routes = Routes()

READERS = (Role.COORDINATOR, Role.ADMINISTRATOR)
FORMS: dict[Step, type[AnswerForm] | type[StatementForm]] = {
    Step.KEEP: AnswerForm,
    Step.ASK_CHANGES: DecisionForm,
    Step.UNPUBLISH: DecisionForm,
    Step.AMEND: DecisionForm,
    Step.RESTORE: AnswerForm,
    Step.REMOVE: DecisionForm,
    Step.UPHOLD: StatementForm,
    Step.GIVE_WAY: DecisionForm,
}
TAKEN_HERE = (Step.CLAIM, Step.HIDE, *FORMS)


@routes.get("/reports")
@open_to(*READERS)
def index() -> ResponseReturnValue:
    filters = _filters()
    return render_template(
        "complaints/index.html",
        listed=cases(current_user, filters),
        filters=filters,
        regions=region_choices(),
        labels=labels,
        thing_of=partial(queries.readable_thing, current_user),
    )


@routes.get("/reports/<int:case_id>")
@open_to(*READERS)
def show(case_id: int) -> ResponseReturnValue:
    return _page(queries.get_case(current_user, case_id))


@routes.post("/reports/<int:case_id>/<any({}):step>".format(",".join(TAKEN_HERE)), endpoint="take_step")
@open_to(*READERS)
def take(case_id: int, step: str) -> ResponseReturnValue:
    case = queries.get_case(current_user, case_id)
    form = _form(case, Step(step))
    if form and not form.validate():
        return _page(case, Step(step))
    seen = request.form.get("seen", case.version, row_number)
    words = {"words": form.words()} if form else {}
    take_step(case, Step(step), by=current_user, seen=seen, **words)
    return saved(str(labels.DONE[Step(step)]), url_for(".show", case_id=case.id))


@routes.get("/reports/<int:case_id>/media/<int:medium_id>/<variant>")
@open_to(*READERS)
def medium(case_id: int, medium_id: int, variant: str) -> ResponseReturnValue:
    """A file of the reported contribution, also for those who read it only here."""
    thing = queries.readable_thing(current_user, queries.get_case(current_user, case_id))
    contribution = existing(thing if isinstance(thing, Contribution) else None)
    file = get_medium(contribution, medium_id)
    return serve(existing(file.files.get(variant) if file.removed_at is None else None), file.name)


def last_step(case_id: int) -> Happening | None:
    """What was done last about a case, for somebody whose form about it came too late."""
    entries = queries.entries_of(queries.get_case(current_user, case_id))[-1:]
    words = labels.HISTORY
    return next((Happening(str(words[each.step]), each.at, each.by.name if each.by else "") for each in entries), None)


def _filters() -> Filters:
    asked = request.args
    region = asked.get("region", "")
    return Filters(
        asked.get("status") == Status.ANSWERED,
        asked.get("category", ""),
        region if region in all_regions() else "",
        asked.get("overdue") == "1",
    )


def _form(case: Case, step: Step) -> AnswerForm | StatementForm | None:
    """Where nobody is concerned, nobody reads a reason."""
    if step not in FORMS:
        return None
    is_for_nobody = step == Step.AMEND and not items.teachers_of(case)
    return (AnswerForm if is_for_nobody else FORMS[step])(prefix=f"{step}-")


def _page(case: Case, wrong: Step | None = None) -> ResponseReturnValue:
    """`wrong` is the step whose words have to be looked at again."""
    steps = [transition.step for transition in queries.steps(current_user, case)]
    forms = {step: form for step in {*steps, *filter(None, [wrong])} if (form := _form(case, step))}
    if wrong:
        forms[wrong].validate()
    thing = queries.readable_thing(current_user, case)
    page = render_template(
        "complaints/show.html",
        case=case,
        thing=thing,
        address=items.address_of(thing) if thing else None,
        workplace=_workplace(case, thing),
        media=current_media(thing) if isinstance(thing, Contribution) else [],
        complaints=queries.complaints_about(case),
        revision=items.revision_of(thing) if thing else "",
        steps=steps,
        n_missing=n_missing(case.status, queries.votes_of(case)),
        needs_others=queries.needs_other_regions(case),
        has_decided=current_user.id in queries.deciders(case),
        is_overdue=is_overdue(case),
        forms=forms,
        wrong=wrong,
        history=queries.entries_of(case),
        labels=labels,
    )
    return page, 422 if wrong else 200


def _workplace(case: Case, thing: items.Thing | None) -> Address | None:
    """Where this reader can change a reported page, or take it off."""
    if not isinstance(thing, ReportedPage) or not queries.is_in_charge(current_user, case):
        return None
    return thing.workplace if thing.workplace.opens_to(current_user.role) else None
