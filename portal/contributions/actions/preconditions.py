"""What a step or a change asks of a contribution beyond its status."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from portal.classes.models import SchoolClass
from portal.contributions.models import Contribution, MediumState
from portal.contributions.queries.consent import missing_consent, others_without_consent, undecided_names
from portal.contributions.queries.contacts import is_looked_through, open_findings
from portal.contributions.queries.contributions import current_media, files_left
from portal.contributions.queries.history import find_last_step
from portal.contributions.rules import (
    AGREES_ALONE,
    EDITABLE,
    TAKES_BACK,
    TRANSITIONS,
    ContributionRefusal,
    Relation,
    Status,
    Step,
    is_empty,
)
from portal.core.refusal import Refused
from portal.core.transitions import Transition, possible
from portal.projects.models import Project
from portal.projects.queries import is_confirmed
from portal.projects.rules import TAKES_CONTRIBUTIONS
from portal.regions.queries import get_region, is_open
from portal.regions.rules import RegionRefusal


def unmet_precondition_to_start(project: Project, school_class: SchoolClass) -> StrEnum | None:
    """Why this class can start or hand in nothing in this project; None when it can."""
    if project.status not in TAKES_CONTRIBUTIONS:
        return ContributionRefusal.NOT_EDITABLE
    regions = {project.region_key, school_class.school.region_key}
    return None if all(is_open(get_region(key)) for key in regions) else RegionRefusal.NOT_ACTIVE


def unmet_precondition(step: Step, contribution: Contribution) -> StrEnum | None:
    """Why a step that the table of transitions allows can't be taken yet; None when it can."""
    school_class = contribution.school_class
    media = current_media(contribution)
    has_nothing = is_empty(contribution.title, contribution.text, len(media))
    if step == Step.SUBMIT:
        if has_nothing:
            return ContributionRefusal.EMPTY
        return unmet_precondition_to_start(contribution.project, school_class)
    if step == Step.DELETE and len(contribution.authors) > 1:
        return ContributionRefusal.OTHERS_WORK
    if step == Step.FORWARD and not is_confirmed(school_class.teacher, school_class.school_id):
        return ContributionRefusal.NOT_CONFIRMED
    if step in (Step.FORWARD, Step.PUBLISH):
        if any(medium.state == MediumState.PREPARING for medium in media) or not is_looked_through(media):
            return ContributionRefusal.STILL_PREPARING
        if has_nothing:  # what was handed in turned out to be unusable
            return ContributionRefusal.NOTHING_USABLE
        if code := unmet_consent(contribution, asks_names=step == Step.FORWARD):
            return code
        if open_findings(contribution):
            return ContributionRefusal.HAS_CONTACTS
    if (
        step == Step.RECONSIDER
        and contribution.status in EDITABLE
        and contribution.updated_at > contribution.status_since
    ):
        return ContributionRefusal.AT_WORK
    if step == Step.RECONSIDER and find_last_step(contribution) == Step.REMOVE:
        return ContributionRefusal.REMOVED
    if step == Step.PUBLISH and contribution.hidden_at:
        return ContributionRefusal.HIDDEN
    if step == Step.PUBLISH and not contribution.project.is_public:
        return ContributionRefusal.PROJECT_NOT_PUBLIC
    return None


def unmet_consent(contribution: Contribution, *, asks_names: bool = False) -> ContributionRefusal | None:
    """Why visitors may not see it, as far as the people in it are concerned; None when they may."""
    if asks_names and undecided_names(contribution):
        return ContributionRefusal.NAMES_UNDECIDED
    if others_without_consent(contribution):
        return ContributionRefusal.OTHERS_NOT_ASKED
    return ContributionRefusal.CONSENT_MISSING if missing_consent(contribution) else None


def may_confirm(contribution: Contribution) -> bool:
    """Whether the teacher's word makes a student an author: once it was forwarded, she must be confirmed herself."""
    school_class = contribution.school_class
    return contribution.status in AGREES_ALONE or is_confirmed(school_class.teacher, school_class.school_id)


@dataclass(frozen=True)
class Offer:
    """The steps that somebody can take now, and why others that would be theirs can't be taken."""

    transitions: list[Transition[Step, Relation, Status]]
    unmet: dict[Step, StrEnum]


def offer(contribution: Contribution, relations: Collection[Relation]) -> Offer:
    """Nobody is offered what will be refused. Forwarding waits for files that are still being prepared."""
    known = possible(TRANSITIONS, contribution.status, relations)
    codes = {transition.step: unmet_precondition(transition.step, contribution) for transition in known}
    if codes.get(Step.FORWARD) == ContributionRefusal.STILL_PREPARING:
        codes[Step.FORWARD] = None
    unmet = {step: code for step, code in codes.items() if code and step not in TAKES_BACK}
    return Offer([transition for transition in known if not codes[transition.step]], unmet)


def must_be_editable(contribution: Contribution) -> None:
    if contribution.status not in EDITABLE:
        raise Refused(ContributionRefusal.MOVED_ON)


def must_take_file(contribution: Contribution) -> None:
    """Editable, and not full of files that can be used."""
    must_be_editable(contribution)
    if files_left(contribution) < 1:
        raise Refused(ContributionRefusal.TOO_MANY_FILES)
