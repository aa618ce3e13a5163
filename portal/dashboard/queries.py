"""Reads what waits for a person: one list per role, each item with its one next step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from portal.accounts.models import Person
from portal.accounts.queries.people import invitation_event, invited_coordinators_of, regions_cared_for
from portal.classes.models import SchoolClass
from portal.complaints.queries.lists import count_waiting as count_cases
from portal.contributions.models import AuthorInvitation, Contribution, ContributionEntry, Medium
from portal.contributions.queries.answer_times import answer_days
from portal.contributions.queries.authors import invitations_for
from portal.contributions.queries.contacts import with_contacts
from portal.contributions.queries.contributions import get_class_of
from portal.contributions.queries.history import latest_entries
from portal.contributions.queries.lists import (
    ending_drafts,
    of_author,
    refused_files,
    under_way,
    usable_of,
    waiting_for_teacher,
)
from portal.contributions.queries.overview import projects_handed_in_to
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.mail.queries import count_given_up, latest_failure
from portal.families.queries import is_asked
from portal.moderation.queries import queue as moderation
from portal.moderation.queries.opinions import count_asked
from portal.partnering.models import PartnerRequest
from portal.partnering.queries import requests as partnering
from portal.partnering.queries.safety import count_reports
from portal.people.queries.left_waiting import count_left_waiting
from portal.projects import queries as projects
from portal.projects.models import Project
from portal.regions.queries import all_regions, closed_regions
from portal.rounds.models import Proposal
from portal.rounds.queries.proposals import proposals_waiting_for
from portal.schools.models import Membership, SchoolEntry
from portal.schools.queries.entries import last_entries
from portal.schools.queries.memberships import count_waiting
from portal.schools.queries.schools import with_region
from portal.schools.rules.memberships import Step
from portal.visits.models import Visit
from portal.visits.queries.lists import waiting_for_yes

SHOWN = 10


@dataclass(frozen=True)
class StudentDashboard:
    """A student's own contributions, with the latest answer to each."""

    contributions: list[Contribution]
    latest_entries: dict[int, ContributionEntry]  # by the contribution's id
    refused_files: dict[int, list[Medium]]  # by the contribution's id
    ending_drafts: dict[int, datetime]  # when they go, by id: nobody has changed them for long
    projects: list[Project]
    invitations: list[AuthorInvitation]  # classmates say that the student made something too
    handed_in: set[int]  # numbers of projects
    closed: list[str]  # keys of own regions in which nothing begins at the moment
    is_asked: bool  # whether the student agrees to be shown, and has not answered yet


@dataclass(frozen=True)
class TeacherDashboard:
    """What a teacher has to confirm, forward or continue."""

    requests: list[PartnerRequest]
    proposals: list[Proposal]
    waiting: list[Contribution]
    under_way: list[Contribution]
    projects: list[Project]
    classes: list[SchoolClass]
    memberships: list[Membership]
    declined: dict[int, SchoolEntry]  # by the school's id: what was decided last about a membership
    is_confirmed: bool
    closed: list[str]  # keys of own regions in which nothing begins at the moment
    schools: set[int]  # at which the teacher is confirmed and can forward what was handed in
    usable: set[int]  # of what waits, with something to see, hear or read
    with_contacts: set[int]  # of what waits, with contact data that nobody has confirmed
    visits: list[Visit]  # that wait for a yes
    answer_days: dict[str, int]  # by region of what waits: how long the coordination usually takes


@dataclass(frozen=True)
class CoordinatorDashboard:
    """What the regions of a coordinator wait for."""

    contributions: list[Contribution]
    n_contributions: int
    n_other_languages: int
    n_asked: int  # contributions about which other regions ask for an opinion
    projects: list[Project]
    n_schools: int
    n_reports: int  # about partner requests
    n_cases: int  # about public pages
    n_left: int  # classes and projects that nobody looks after
    visits: list[Visit]  # that wait for a yes
    closed: list[str]  # keys of own regions in which nothing begins at the moment


@dataclass(frozen=True)
class Invited:
    """Somebody who was asked to care for a region; `failure` is the email that did not arrive."""

    person: Person
    failure: Email | None


@dataclass(frozen=True)
class RegionWithout:
    """A region for which nobody decides, who was invited to, and how much waits there."""

    key: str
    invited: list[Invited]
    n_confirmations: int


@dataclass(frozen=True)
class AdministratorDashboard:
    """Problems of the portal that the portal itself can see."""

    regions: list[RegionWithout]
    n_emails: int  # given up after too many tries
    n_left: int  # classes and projects that nobody looks after
    n_cases: int  # reports about public pages


def administrator_dashboard(person: Person) -> AdministratorDashboard:
    cared_for = regions_cared_for()
    without = [_without_coordination(key) for key in all_regions() if key not in cared_for]
    return AdministratorDashboard(without, count_given_up(), count_left_waiting(person), count_cases(person))


def _without_coordination(key: str) -> RegionWithout:
    invited = [Invited(each, latest_failure(invitation_event(each))) for each in invited_coordinators_of(key)]
    return RegionWithout(key, invited, count_waiting([key]))


def student_dashboard(person: Person) -> StudentDashboard:
    own = of_author(person)
    school_class, files = get_class_of(person), refused_files(own)
    open_projects = projects.startable_for(school_class.id)
    closed = [key for key in closed_regions() if key == school_class.school.region_key]
    invitations, handed_in = invitations_for(person), projects_handed_in_to(person)
    asked = is_asked(person)
    entries, ending = latest_entries(own), ending_drafts(own)
    return StudentDashboard(own, entries, files, ending, open_projects, invitations, handed_in, closed, asked)


def teacher_dashboard(person: Person) -> TeacherDashboard:
    schools, waiting = memberships(person), waiting_for_teacher(person)
    confirmed = {at.school_id for at in schools if at.is_confirmed and person.email_confirmed_at}
    return TeacherDashboard(
        partnering.waiting_for(person),
        proposals_waiting_for(person),
        waiting,
        under_way(person),
        projects.own_projects(person, limit=20),
        projects.joinable_classes(person),
        schools,
        {school: entry for (_, school), entry in last_entries(schools).items() if entry.step == Step.DECLINE},
        is_confirmed=_is_confirmed(person, schools),
        closed=[key for key in closed_regions() if key in {at.school.region_key for at in schools}],
        schools=confirmed,
        usable=usable_of(waiting),
        with_contacts=with_contacts(waiting),
        visits=waiting_for_yes(person),
        answer_days=_answer_days({contribution.region_key for contribution in waiting}),
    )


def _answer_days(region_keys: set[str]) -> dict[str, int]:
    return {key: days for key, days in answer_days().items() if key in region_keys} if region_keys else {}


def _is_confirmed(person: Person, schools: Sequence[Membership]) -> bool:
    """At every school where the teacher works, and there is one."""
    present = [at for at in schools if at.ended_at is None]
    return bool(person.email_confirmed_at and present) and all(at.is_confirmed for at in present)


def memberships(person: Person) -> list[Membership]:
    """The schools of a teacher, the first one first."""
    query = select(Membership).filter_by(person_id=person.id).order_by(Membership.created_at)
    return list(db.session.scalars(query.options(with_region(Membership.school))))


def coordinator_dashboard(person: Person) -> CoordinatorDashboard:
    n_mine = moderation.count(person)
    return CoordinatorDashboard(
        list(moderation.waiting(person, limit=SHOWN).items),
        n_mine,
        moderation.count(person, moderation.EVERYTHING) - n_mine,
        count_asked(person),
        projects.waiting(person.region_keys, limit=SHOWN),
        count_waiting(person.region_keys),
        count_reports(person.region_keys),
        count_cases(person),
        count_left_waiting(person),
        waiting_for_yes(person),
        [key for key in closed_regions() if key in person.region_keys],
    )
