"""What a deed asks of a contribution beyond its status."""

from enum import StrEnum

from portal.classes.models import SchoolClass
from portal.contributions.models import Contribution
from portal.contributions.queries import shown_media
from portal.contributions.rules import EDITABLE, MOST_FILES, ContributionRefusal, Step, is_empty
from portal.core.refusal import Refused
from portal.projects.models import Project
from portal.projects.queries import is_confirmed
from portal.projects.rules import TAKES_CONTRIBUTIONS
from portal.regions.queries import get_region, is_open
from portal.regions.rules import RegionRefusal


def hindrance_to_begin(project: Project, school_class: SchoolClass) -> StrEnum | None:
    """Why this class can start or hand in nothing in this project; None when it can."""
    if project.status not in TAKES_CONTRIBUTIONS:
        return ContributionRefusal.NOT_EDITABLE
    regions = {project.region_key, school_class.school.region_key}
    return None if all(is_open(get_region(key)) for key in regions) else RegionRefusal.NOT_ACTIVE


def hindrance(contribution: Contribution, step: Step) -> StrEnum | None:
    """Why a step that the table of moves allows can't be made yet; None when it can."""
    if step == Step.SUBMIT:
        is_whole = not is_empty(contribution.title, contribution.text, len(shown_media(contribution)))
        return (
            hindrance_to_begin(contribution.project, contribution.school_class)
            if is_whole
            else ContributionRefusal.EMPTY
        )
    if step == Step.FORWARD and not is_confirmed(
        contribution.school_class.teacher, contribution.school_class.school_id
    ):
        return ContributionRefusal.NOT_CONFIRMED
    if step == Step.PUBLISH and not contribution.project.is_public:
        return ContributionRefusal.PROJECT_NOT_PUBLIC
    return None


def must_be_editable(contribution: Contribution) -> None:
    if contribution.status not in EDITABLE:
        raise Refused(ContributionRefusal.MOVED_ON)


def must_have_room(contribution: Contribution) -> None:
    """Room for one more file."""
    must_be_editable(contribution)
    if len(shown_media(contribution)) >= MOST_FILES:
        raise Refused(ContributionRefusal.TOO_MANY_FILES)
