"""Nominations: one screen to make one, the page of one with its dossier, and its steps."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.awards import labels
from portal.awards.actions import nominations as actions
from portal.awards.forms.nominations import NominationForm, ReasonForm, WordsForm
from portal.awards.models import AwardRound, Nomination
from portal.awards.queries import nominations as queries
from portal.awards.queries.dossiers import dossier_of
from portal.awards.queries.nominees import may_be_nominated, name_of, named, offered
from portal.awards.queries.rounds import get_open_to_all
from portal.awards.rules.codes import AwardRefusal, NominationStatus, NominationStep, Nominee
from portal.awards.rules.nominations import OPEN_TO_WORDS, About, whom_of
from portal.awards.rules.rounds import takes_answers, takes_nominations
from portal.core.clock import now
from portal.core.web.access import Role, open_to
from portal.core.web.forms import is_as_seen
from portal.core.web.locale import in_language, language
from portal.core.web.routes import Routes
from portal.core.web.saved import saved

routes = Routes()

PEOPLE = (Role.TEACHER, Role.COORDINATOR)
STEPS = [step for step in NominationStep if step != NominationStep.EXPIRE]
READERS = (*PEOPLE, Role.ADMINISTRATOR)


@routes.get("/nominations")
@open_to(*PEOPLE)
def nominations() -> ResponseReturnValue:
    return render_template(
        "awards/nominations.html",
        waiting=queries.waiting_for(current_user),
        made=queries.made_by(current_user),
        concerning=queries.concerning(current_user),
        labels=labels,
        named=named,
    )


@routes.route("/awards/<int:award_id>/nominate", methods=["GET", "POST"])
@open_to(*PEOPLE)
def nominate(award_id: int) -> ResponseReturnValue:
    """`nominee` in the address is chosen already."""
    round_ = get_open_to_all(award_id, to_nominate=request.method == "POST")
    form = _form(round_, None)
    if form.validate_on_submit() and not _is_too_late(round_, form):
        nomination = actions.draft(round_, form.about(), by=current_user)
        return _drafted(nomination)
    return _form_page(round_, form, None)


@routes.route("/nominations/<int:nomination_id>/edit", methods=["GET", "POST"])
@open_to(*PEOPLE)
def edit_nomination(nomination_id: int) -> ResponseReturnValue:
    """All of a draft; of what was made already the words, which nominees complete too."""
    nomination = queries.get_related(current_user, nomination_id, to_write=True)
    is_draft, is_current = nomination.status == NominationStatus.DRAFT, is_as_seen(nomination.version)
    form = _form(nomination.round, nomination) if is_draft else WordsForm(obj=nomination)
    if form.validate_on_submit() and is_current and not _is_too_late(nomination.round, form, nomination):
        actions.change(nomination, _about(nomination, form), by=current_user)
        return _drafted(nomination) if is_draft else saved(gettext("Saved."), _path(nomination))
    return _form_page(nomination.round, form, nomination, is_outdated=not is_current)


@routes.get("/nominations/<int:nomination_id>")
@open_to(*READERS)
def nomination(nomination_id: int) -> ResponseReturnValue:
    return _page(queries.get_readable(current_user, nomination_id), ReasonForm())


@routes.post("/nominations/<int:nomination_id>/<any({}):step>".format(",".join(STEPS)), endpoint="take_step")
@open_to(*PEOPLE)
def take(nomination_id: int, step: str) -> ResponseReturnValue:
    nomination, form = queries.get_related(current_user, nomination_id, to_write=True), ReasonForm()
    if step == NominationStep.DECLINE and not form.validate():
        return _page(nomination, form), 422
    if step == NominationStep.AGREE:
        actions.agree(nomination, by=current_user, seen=request.form.get("seen"))
    elif step == NominationStep.DECLINE:
        actions.decline(nomination, form.reason.data, by=current_user)
    elif step == NominationStep.PROPOSE:
        actions.propose(nomination, by=current_user)
    elif nomination.status == NominationStatus.DRAFT:
        actions.withdraw(nomination, by=current_user)
        return saved(gettext("The draft is deleted."), url_for(".nominations"))
    else:
        actions.withdraw(nomination, by=current_user)
    return saved(str(labels.NOMINATION_DONE[NominationStep(step)]), _path(nomination))


def _drafted(nomination: Nomination) -> ResponseReturnValue:
    """The button `draft` only saves; the other one nominates."""
    if "draft" in request.form:
        return saved(gettext("The draft is saved. Nobody else reads it yet."), _path(nomination))
    actions.propose(nomination, by=current_user)
    return saved(str(labels.NOMINATION_DONE[NominationStep.PROPOSE]), _path(nomination))


def _about(nomination: Nomination, form: NominationForm | WordsForm) -> About:
    if isinstance(form, NominationForm):
        return form.about()
    return About(nomination.whom, form.text.data or "", form.language.data, nomination.category_id)


def _form(round_: AwardRound, nomination: Nomination | None) -> NominationForm:
    chosen = nomination.whom if nomination else whom_of(request.args.get("nominee", ""))
    offers = {
        str(labels.NOMINEES[kind]): [(whom.key, name.name) for whom, name in offered(current_user, kind)]
        for kind in (Nominee(code) for code in round_.nominees)
    }
    if chosen and may_be_nominated(round_, chosen):
        group = offers[str(labels.NOMINEES[chosen.kind])]
        group += [] if chosen.key in dict(group) else [(chosen.key, name_of(chosen).name)]
    form = NominationForm(
        nominee=chosen.key if chosen else None,
        category=nomination.category_id if nomination else None,
        text=nomination.text if nomination else "",
        language=nomination.language if nomination else language(),
    )
    categories = [(category.id, in_language(category.names, round_.language)) for category in round_.categories]
    form.offer({label: group for label, group in offers.items() if group}, categories)
    return form


def _is_too_late(round_: AwardRound, form: NominationForm | WordsForm, nomination: Nomination | None = None) -> bool:
    """Says so above the text, which stays."""
    if _takes_words(round_, nomination):
        return False
    form.text.errors = [labels.REFUSALS[AwardRefusal.TOO_LATE]]
    return True


def _takes_words(round_: AwardRound, nomination: Nomination | None) -> bool:
    """Of a draft as long as one can nominate, later as long as the nominee can answer."""
    is_told = nomination is not None and nomination.status != NominationStatus.DRAFT
    return (takes_answers if is_told else takes_nominations)(round_.status, round_.dates, now())


def _form_page(
    round_: AwardRound, form: NominationForm | WordsForm, nomination: Nomination | None, *, is_outdated: bool = False
) -> ResponseReturnValue:
    page = render_template(
        "awards/nominate.html",
        award=round_,
        form=form,
        nomination=nomination,
        is_outdated=is_outdated,
        is_open=_takes_words(round_, nomination),
        labels=labels,
    )
    return page, 422 if form.is_submitted() else 200


def _page(nomination: Nomination, form: ReasonForm) -> str:
    relations = queries.relations(current_user, nomination)
    return render_template(
        "awards/nomination.html",
        nomination=nomination,
        award=nomination.round,
        nominee=named(nomination),
        dossier=dossier_of(nomination),
        steps=[transition.step for transition in queries.steps_of(current_user, nomination)],
        may_write=bool(relations) and _may_write(nomination),
        form=form,
        labels=labels,
    )


def _may_write(nomination: Nomination) -> bool:
    """A draft always opens: its author finds what she has typed."""
    is_draft = nomination.status == NominationStatus.DRAFT
    return is_draft or (nomination.status in OPEN_TO_WORDS and _takes_words(nomination.round, nomination))


def _path(nomination: Nomination) -> str:
    return url_for(".nomination", nomination_id=nomination.id)
