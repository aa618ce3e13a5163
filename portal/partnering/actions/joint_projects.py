"""The project that two classes make together: a new one from what both look for, or one that is there already."""

from collections.abc import Iterable, Sequence

from portal.accounts.queries.people import get_person
from portal.classes.models import SchoolClass
from portal.config import LANGUAGES
from portal.core.clock import now
from portal.core.db import db
from portal.matching.models import PartnerSearch
from portal.matching.queries.pool import profile_of
from portal.matching.rules.profiles import shared_languages
from portal.partnering.rules import Period, joint_form, joint_topics, proposed_period
from portal.projects.actions.changes import ask_about_changes, change_classes
from portal.projects.actions.projects import Description, open_project
from portal.projects.labels import topic_label
from portal.projects.models import Project, ProjectRegion
from portal.schools.models import School

LONGEST_TITLE = 150


def open_joint_project(one: PartnerSearch, other: PartnerSearch, period: Period | None = None) -> Project:
    """A new draft at home in the school of `one`; its teachers can change everything it says."""
    home, guest = one.school_class, other.school_class
    teacher = get_person(one.teacher_id)
    project = open_project(described([one, other], period), school=home.school, classes=[home], by=teacher)
    add_class(project, guest)
    return project


def add_class(project: Project, school_class: SchoolClass) -> None:
    """A class with its teacher and its region takes part from now on, as an equal.

    Visitors of a public project read of it once the coordination has accepted that.
    """
    if school_class not in project.classes:
        change_classes(project, [*project.classes, school_class])
    if school_class.teacher and school_class.teacher not in project.teachers:
        project.teachers.append(school_class.teacher)
    project.updated_at = now()
    if project.is_public:
        ask_about_changes(project)
    elif school_class.school.region_key not in project.region_keys:
        project.regions.append(ProjectRegion(region_key=school_class.school.region_key))
    db.session.flush()


def described(searches: Sequence[PartnerSearch], period: Period | None = None) -> Description:
    """What the classes behind these searches have in common."""
    classes = [search.school_class for search in searches]
    language = classes[0].school.region.languages[0]
    topics = joint_topics(*(search.topics for search in searches))
    starts_on, ends_on = period or proposed_period(*(search.period for search in searches))
    return Description(
        title=_title(topics, [c.school for c in classes], language),
        language=language,
        languages=_languages(searches) or (language,),
        topics=topics,
        form=joint_form(*(search.form for search in searches)),
        age_from=min(c.age_from for c in classes),
        age_to=max(c.age_to for c in classes),
        starts_on=starts_on,
        ends_on=ends_on,
        regions=tuple(c.school.region_key for c in classes),
    )


def _title(topics: Sequence[str], schools: Iterable[School], language: str) -> str:
    """`Natur, Wald und Wasser: Lindenbrück – Ovacık`; the towns alone when nobody named a topic."""
    places = " – ".join(school.town or school.name for school in schools)
    return (f"{topic_label(topics[0], language)}: {places}" if topics else places)[:LONGEST_TITLE]


def _languages(searches: Sequence[PartnerSearch]) -> tuple[str, ...]:
    """The languages in which all can talk, the best of the first two first."""
    one, other, *more = (profile_of(search) for search in searches)
    shared = [each.language for each in shared_languages(one, other) if each.language in LANGUAGES]
    return tuple(language for language in shared if all(profile.speaks(language) for profile in more))
