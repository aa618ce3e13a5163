"""Changes of public projects: wanted by their teachers, accepted or returned by the coordination of the region."""

from collections.abc import Iterable, Sequence
from typing import Any

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.transitions import Impossible
from portal.projects.actions.indexing import reindex
from portal.projects.models import Project, ProjectChange, ProjectEntry, ProjectRegion
from portal.projects.notifications import notify, notify_of_changes
from portal.projects.queries import relations
from portal.projects.rules import ProjectRefusal, Relation, Status, Step


def want(project: Project, description: dict[str, Any], region_keys: list[str]) -> None:
    """The teachers want a public project to say this; when it says it already, nothing is wanted any more."""
    project.change = project.change or ProjectChange(project_id=project.id)
    for name, value in {**description, "region_keys": region_keys, "changed_at": now()}.items():
        setattr(project.change, name, value)
    if not project.differences:
        project.change = None


def discard(project: Project, *, by: Person) -> None:
    """The teachers keep what visitors read; their classes go on taking part."""
    before = project.facts
    project.change, project.updated_at = None, now()
    add_entry(project, Step.DISCARD_CHANGES, project.status, by, "").before = before


def change_classes(project: Project, classes: Sequence[SchoolClass]) -> None:
    """These classes take part from now on; visitors of a public project do not see new ones yet."""
    known = {school_class.id for school_class in project.classes}
    project.classes, project.updated_at = list(classes), now()
    _read_classes(project)
    for place in project.places:
        if project.is_public and place.class_id not in known:
            place.shown_as = ""


def ask_about_changes(project: Project) -> None:
    """Writes to the coordination when visitors would read something else."""
    if project.differences:
        notify_of_changes(project)


def must_be_as_seen(project: Project, seen: str | None) -> None:
    """Nobody decides about another text than the one on the page."""
    if seen is not None and seen != project.version:
        raise Refused(ProjectRefusal.CHANGED_SINCE)


def accept_changes(project: Project, *, by: Person, seen: str | None = None) -> None:
    """Visitors read what the teachers want; the project must be locked."""
    _must_be_decidable(project, by, seen)
    before = project.facts
    apply_changes(project)
    reindex(project)
    _decided(project, Step.ACCEPT_CHANGES, by, "").before = before


def return_changes(project: Project, reason: str, *, by: Person, seen: str | None = None) -> None:
    """Visitors go on reading the accepted version; the teachers read why, and can change it again."""
    _must_be_decidable(project, by, seen)
    if not reason.strip():
        raise Refused(Impossible.REASON_MISSING)
    before = project.facts
    change = project.change or ProjectChange(
        project_id=project.id, region_keys=sorted(project.region_keys), **project.description
    )
    project.change = change
    change.reason, change.reason_language, change.returned_version = reason, by.language, project.version
    _decided(project, Step.RETURN_CHANGES, by, reason).before = before


def apply_changes(project: Project) -> None:
    """The project says what is wanted, and its classes are called what they are called now."""
    _read_classes(project)
    wanted = project.wanted
    for name in project.description:
        setattr(project, name, wanted[name])
    set_regions(project, wanted["regions"])
    project.change, project.updated_at = None, now()
    for place in project.places:
        place.shown_as = place.school_class.name
    db.session.flush()


def set_regions(project: Project, region_keys: Iterable[str]) -> None:
    """These regions take part; those that did before keep their rows."""
    wanted = set(region_keys)
    project.regions = [row for row in project.regions if row.region_key in wanted] + [
        ProjectRegion(region_key=key) for key in sorted(wanted - set(project.region_keys))
    ]


def add_entry(project: Project, step: Step, start: Status, by: Person, reason: str) -> ProjectEntry:
    """A step in the history of the project."""
    entry = ProjectEntry(
        project_id=project.id,
        step=step,
        start=start,
        to=project.status,
        by_id=by.id,
        reason=reason,
        reason_language=by.language,
    )
    db.session.add(entry)
    db.session.flush()
    return entry


def _decided(project: Project, step: Step, by: Person, reason: str) -> ProjectEntry:
    """The entry of a decision in place, of which the teachers hear."""
    entry = add_entry(project, step, project.status, by, reason)
    notify(project, entry, by)
    return entry


def _must_be_decidable(project: Project, by: Person, seen: str | None) -> None:
    """Something waits, the person decides about it, and it is what the page showed."""
    if Relation.COORDINATOR not in relations(by, project) or not project.differences:
        raise Refused(Impossible.ALREADY_TAKEN)
    must_be_as_seen(project, seen)


def _read_classes(project: Project) -> None:
    db.session.flush()
    db.session.expire(project, ["places"])
