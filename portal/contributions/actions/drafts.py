"""Writes drafts: their text, their language and their authors."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.contributions.actions.authors import invite
from portal.contributions.actions.preconditions import must_be_editable, unmet_precondition_to_start
from portal.contributions.actions.versions import increase_revision, save_version
from portal.contributions.models import Contribution
from portal.contributions.queries.contributions import current_media
from portal.core.db import db
from portal.core.refusal import Refused
from portal.projects.models import Project


@dataclass(frozen=True)
class Content:
    """What students type."""

    title: str
    text: str
    language: str
    mates: tuple[Person, ...] | None = None  # who made it too, as far as they are not authors yet; None: as before
    alts: Mapping[int, str] = field(default_factory=dict)  # medium id → alternative text


def start(project: Project, school_class: SchoolClass, content: Content, *, by: Person) -> Contribution:
    """A new draft; refused when the project is over or a partnership is suspended."""
    if code := unmet_precondition_to_start(project, school_class):
        raise Refused(code)
    contribution = Contribution(
        project=project,
        school_class=school_class,
        region_key=school_class.school.region_key,
        title=content.title,
        text=content.text,
        language=content.language,
        age_from=school_class.age_from,
        age_to=school_class.age_to,
        revision=1,
        authors=[by],
    )
    db.session.add(contribution)
    db.session.flush()
    invite(contribution, content.mates, by=by)
    save_version(contribution, by)
    return contribution


def save(contribution: Contribution, content: Content, *, revision: int, by: Person, is_autosave: bool = False) -> None:
    """Saves over the revision that the author has seen; a newer one from another window is never overwritten.

    `is_autosave`: saved while somebody types, which does not make a version every time.
    """
    must_be_editable(contribution)
    invite(contribution, content.mates, by=by)
    alts = {medium: content.alts.get(medium.id, medium.alt) for medium in current_media(contribution)}
    stored = (contribution.title, contribution.text, contribution.language, [medium.alt for medium in alts])
    if stored != (content.title, content.text, content.language, list(alts.values())):
        increase_revision(contribution, revision, title=content.title, text=content.text, language=content.language)
        for medium, alt in alts.items():
            medium.alt = alt
    save_version(contribution, by, is_autosave)
