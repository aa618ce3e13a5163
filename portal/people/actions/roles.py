"""Roles of accounts, and which regions and languages a coordinator acts for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from portal.accounts.actions.settings import set_read_languages
from portal.accounts.models import Assignment, Person
from portal.accounts.queries.reading import languages_of
from portal.core.refusal import Refused
from portal.core.web.access import Role
from portal.people.actions.deletion import leave_teaching
from portal.people.actions.entries import Grounds, take_step
from portal.people.notifications import notify
from portal.people.rules import PeopleRefusal, Step


@dataclass(frozen=True)
class Task:
    """What somebody does in the portal; regions and languages count for coordinators only."""

    role: Role
    regions: Sequence[str] = ()
    reads: Sequence[str] = ()

    def as_facts(self) -> dict[str, Any]:
        return {"role": self.role, "regions": sorted(self.regions), "reads": sorted(self.reads)}


def task_of(person: Person) -> Task:
    return Task(person.role, tuple(person.region_keys), tuple(person.read_languages))


def change_task(person: Person, task: Task, grounds: Grounds, *, by: Person | None) -> None:
    """Another role ends all sessions; a teacher must have handed over classes and projects before."""
    task, before = _complete(task), task_of(person)
    if task.as_facts() == before.as_facts():
        return
    facts = {"before": before.as_facts(), "after": task.as_facts()}
    entry = take_step(Step.CHANGE_ROLE, person, grounds, by=by, facts=facts, role=task.role)
    if before.role == Role.TEACHER != task.role:
        leave_teaching(person)
    keep = {each.region_key: each for each in person.cares_for}
    person.cares_for = [keep.get(key) or Assignment(region_key=key) for key in task.regions]
    set_read_languages(person, task.reads)
    if before.role != task.role:
        person.end_sessions()
    notify(entry, person, by=by)


def _complete(task: Task) -> Task:
    """Coordinators need a region; without languages, they read those of its schools."""
    if task.role != Role.COORDINATOR:
        return Task(task.role)
    if not task.regions:
        raise Refused(PeopleRefusal.NO_REGION)
    return Task(task.role, task.regions, task.reads or languages_of(task.regions))
