"""What decisions do to the reported thing itself, a contribution or a project; other pages are changed by people."""

from portal.accounts.models import Person
from portal.complaints.models import Case
from portal.complaints.rules.codes import Step
from portal.contributions.actions import reported as contributions
from portal.contributions.actions.publishing import follow
from portal.contributions.actions.steps import Explanation
from portal.contributions.rules import Status as ContributionStatus
from portal.contributions.rules import Step as ContributionStep
from portal.projects.actions import reported as projects
from portal.projects.rules import Status as ProjectStatus
from portal.projects.rules import Step as ProjectStep

# Where a contribution and a project stand afterwards.
ENDS = {
    Step.ASK_CHANGES: (ContributionStatus.CHANGES_REQUESTED, ProjectStatus.CHANGES_REQUESTED),
    Step.UNPUBLISH: (ContributionStatus.REJECTED, ProjectStatus.DECLINED),
    Step.REMOVE: (ContributionStatus.REJECTED, ProjectStatus.DECLINED),
}


def hide(case: Case, *, by: Person) -> None:
    if case.contribution:
        contributions.hide(case.contribution, by=by)
    elif case.project:
        projects.hide(case.project, by=by)
        follow(case.project)


def show_again(case: Case, *, by: Person) -> None:
    if case.contribution:
        contributions.show_again(case.contribution, by=by)
    elif case.project:
        projects.show_again(case.project, by=by)
        follow(case.project)


def take_from_visitors(case: Case, step: Step, reason: str, *, by: Person) -> None:
    """`reason` is for whoever is concerned."""
    of_contribution, of_project = ENDS[step]
    name = "REMOVE" if step == Step.REMOVE else "TAKE_DOWN"
    if case.contribution:
        explained = Explanation(text=reason)
        contributions.take_from_visitors(case.contribution, ContributionStep[name], of_contribution, explained, by=by)
    elif case.project:
        projects.take_from_visitors(case.project, ProjectStep[name], of_project, reason, by=by)
        follow(case.project)


def put_back(case: Case, *, by: Person) -> None:
    """Unless somebody has gone on with it meanwhile."""
    if case.contribution:
        contributions.put_back(case.contribution, by=by)
    elif case.project and projects.put_back(case.project, by=by):
        follow(case.project)
