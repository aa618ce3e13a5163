"""The record of processing activities (Article 30 GDPR): what is done with which tables, for whom, on which basis."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Activity(StrEnum):
    """What personal data are processed for."""

    ACCOUNTS = "accounts"
    CLASSES = "classes"
    SCHOOLS = "schools"
    CONSENT = "consent"
    WORKS = "works"
    MODERATION = "moderation"
    PROJECTS = "projects"
    PARTNERS = "partners"
    VISITS = "visits"
    EVENTS = "events"
    AWARDS = "awards"
    REPORTS = "reports"
    RIGHTS = "rights"
    EMAILS = "emails"
    SETTINGS = "settings"
    AUDIT = "audit"


class Group(StrEnum):
    """Whose data they are."""

    STUDENTS = "students"
    FAMILIES = "families"
    TEACHERS = "teachers"
    STAFF = "staff"  # coordinators and administrators
    VISITORS = "visitors"  # who write without an account


class Category(StrEnum):
    """What kind of data they are."""

    NAME = "name"
    CONTACT = "contact"
    LOGIN = "login"
    SCHOOL = "school"
    LANGUAGE = "language"
    WORK = "work"
    IMAGE = "image"  # pictures, voices, films
    AUTHORSHIP = "authorship"  # who made it, who can be recognised in it
    CONSENT = "consent"
    HOME = "home"  # what families tell about a stay
    WORDS = "words"  # messages, questions, reasons
    STEPS = "steps"  # who decided what, when
    NETWORK = "network"


class Basis(StrEnum):
    """What makes it lawful; which one counts is for the operator to check."""

    TASK = "task"
    CONSENT = "consent"
    OBLIGATION = "obligation"


class Recipient(StrEnum):
    """Who gets to see them."""

    CLASS = "class"
    COORDINATION = "coordination"
    PARTNERS = "partners"
    PUBLIC = "public"
    ADMINISTRATION = "administration"
    SCHOOL = "school"
    PROCESSOR = "processor"


@dataclass(frozen=True)
class Processing:
    """One activity, in codes."""

    groups: tuple[Group, ...]
    bases: tuple[Basis, ...]
    recipients: tuple[Recipient, ...]


ADULTS = (Group.TEACHERS, Group.STAFF)
SCHOOL_PEOPLE = (Group.STUDENTS, *ADULTS)
INSIDE = (Recipient.ADMINISTRATION, Recipient.PROCESSOR)

PROCESSINGS: Mapping[Activity, Processing] = {
    Activity.ACCOUNTS: Processing(SCHOOL_PEOPLE, (Basis.TASK,), (Recipient.COORDINATION, *INSIDE)),
    Activity.CLASSES: Processing((Group.STUDENTS, Group.TEACHERS), (Basis.TASK,), (Recipient.CLASS, *INSIDE)),
    Activity.SCHOOLS: Processing(ADULTS, (Basis.TASK,), (Recipient.SCHOOL, Recipient.COORDINATION, *INSIDE)),
    Activity.CONSENT: Processing(
        (Group.STUDENTS, Group.FAMILIES, *ADULTS), (Basis.CONSENT, Basis.OBLIGATION), (Recipient.CLASS, *INSIDE)
    ),
    Activity.WORKS: Processing(
        (Group.STUDENTS, Group.TEACHERS),
        (Basis.TASK, Basis.CONSENT),
        (Recipient.CLASS, Recipient.COORDINATION, Recipient.PARTNERS, Recipient.PUBLIC, *INSIDE),
    ),
    Activity.MODERATION: Processing(
        SCHOOL_PEOPLE, (Basis.TASK,), (Recipient.CLASS, Recipient.COORDINATION, Recipient.PROCESSOR)
    ),
    Activity.PROJECTS: Processing(
        ADULTS, (Basis.TASK,), (Recipient.COORDINATION, Recipient.PARTNERS, Recipient.PUBLIC, *INSIDE)
    ),
    Activity.PARTNERS: Processing(ADULTS, (Basis.TASK,), (Recipient.COORDINATION, Recipient.PARTNERS, *INSIDE)),
    Activity.VISITS: Processing(
        (Group.STUDENTS, Group.FAMILIES, *ADULTS),
        (Basis.TASK, Basis.CONSENT),
        (Recipient.COORDINATION, Recipient.PARTNERS, Recipient.PUBLIC, *INSIDE),
    ),
    Activity.EVENTS: Processing(ADULTS, (Basis.TASK,), (Recipient.COORDINATION, Recipient.PUBLIC, *INSIDE)),
    Activity.AWARDS: Processing(ADULTS, (Basis.TASK,), (Recipient.COORDINATION, Recipient.PUBLIC, *INSIDE)),
    Activity.REPORTS: Processing(
        (*ADULTS, Group.VISITORS), (Basis.TASK, Basis.OBLIGATION), (Recipient.COORDINATION, *INSIDE)
    ),
    Activity.RIGHTS: Processing((*SCHOOL_PEOPLE, Group.FAMILIES), (Basis.OBLIGATION,), (Recipient.CLASS, *INSIDE)),
    Activity.EMAILS: Processing(ADULTS, (Basis.TASK,), INSIDE),
    Activity.SETTINGS: Processing(ADULTS, (Basis.TASK, Basis.OBLIGATION), INSIDE),
    Activity.AUDIT: Processing(
        (*SCHOOL_PEOPLE, Group.FAMILIES), (Basis.OBLIGATION,), (Recipient.COORDINATION, *INSIDE)
    ),
}
