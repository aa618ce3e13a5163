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


def hindrance(work: Contribution, step: Step) -> StrEnum | None:
    """Why a step that the table of moves allows can't be made yet; None when it can."""
    if step == Step.SUBMIT:
        is_whole = not is_empty(work.title, work.text, len(shown_media(work)))
        return hindrance_to_begin(work.project, work.school_class) if is_whole else ContributionRefusal.EMPTY
    if step == Step.FORWARD and not is_confirmed(work.school_class.teacher, work.school_class.school_id):
        return ContributionRefusal.NOT_CONFIRMED
    if step == Step.PUBLISH and not work.project.is_public:
        return ContributionRefusal.PROJECT_NOT_PUBLIC
    return None


def must_be_editable(work: Contribution) -> None:
    if work.status not in EDITABLE:
        raise Refused(ContributionRefusal.MOVED_ON)


def must_have_room(work: Contribution) -> None:
    """Room for one more file."""
    must_be_editable(work)
    if len(shown_media(work)) >= MOST_FILES:
        raise Refused(ContributionRefusal.TOO_MANY_FILES)
