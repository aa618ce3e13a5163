"""Finds the things that have to do with a person: classes, their projects, works, visits, applications, nominations."""

from collections.abc import Mapping

from sqlalchemy import Select, or_, select, union_all

from portal.accounts.models import Person
from portal.agenda.models import AgendaItem
from portal.awards.models import Nomination
from portal.classes.models import SchoolClass, Student
from portal.complaints.models import Case, Complaint
from portal.complaints.rules.codes import Kind
from portal.contributions.models import Author, Contribution, Medium, Mention, Recognisable
from portal.events.models import Application
from portal.exhibitions.models import Exhibition
from portal.juries.models import JuryMember
from portal.matching.models import PartnerSearch
from portal.offline.models import Copy
from portal.offline.rules.codes import CopyKind
from portal.partnering.models import PartnerRequest, Report
from portal.projects.models import Project, ProjectClass, ProjectTeacher
from portal.schools.models import Membership
from portal.twinnings.models import TwinningProject, TwinningSchool
from portal.visits.models import VisitSide

Numbers = Mapping[str, Select[int]]  # table → the ids of its rows that have to do with somebody


def things_of(person: Person) -> Numbers:
    """Works in which a word is known to be no name of the person are not among them.

    What a teacher has handed over is among those of the school.
    """
    schools = select(Membership.school_id).where(Membership.person_id == person.id)
    classes = select(SchoolClass.id).where(
        or_(
            SchoolClass.teacher_id == person.id,
            SchoolClass.school_id.in_(schools),
            SchoolClass.id.in_(select(Student.class_id).where(Student.person_id == person.id)),
        )
    )
    projects = select(Project.id).where(
        or_(
            Project.school_id.in_(schools),
            Project.id.in_(select(ProjectClass.project_id).where(ProjectClass.class_id.in_(classes))),
            Project.id.in_(select(ProjectTeacher.project_id).where(ProjectTeacher.person_id == person.id)),
        )
    )
    known = {
        "school_class": classes,
        "project": projects,
        "contribution": _works(person, classes),
        "exhibition": select(Exhibition.id).where(Exhibition.project_id.in_(projects)),
        **_about_partners(person, classes),
        **_about_meetings(classes, schools),
        **_about_awards(person, classes, projects),
    }
    return {**known, "offline_copy": _copies(known), "report_case": _cases(known)}


def _about_partners(person: Person, classes: Select[int]) -> Numbers:
    searches = select(PartnerSearch.id).where(
        or_(PartnerSearch.class_id.in_(classes), PartnerSearch.teacher_id == person.id)
    )
    requests = select(PartnerRequest.id).where(
        or_(PartnerRequest.from_search_id.in_(searches), PartnerRequest.to_search_id.in_(searches))
    )
    reports = select(Report.id).where(Report.request_id.in_(requests))
    return {"partner_search": searches, "partner_request": requests, "partner_report": reports}


def _copies(known: Numbers) -> Select[int]:
    return select(Copy.id).where(
        or_(
            (Copy.kind == CopyKind.PROJECT) & Copy.number.in_(known["project"]),
            (Copy.kind == CopyKind.EXHIBITION) & Copy.number.in_(known["exhibition"]),
        )
    )


def _cases(known: Numbers) -> Select[int]:
    """What was reported about works and projects, and about pages that tell of what her class has to do with."""
    pages = {
        Kind.PROGRAMME: known["visit"],
        Kind.EVENT: select(Application.event_id).where(Application.id.in_(known["event_application"])),
        Kind.EXHIBITION: known["exhibition"],
        Kind.LAUREATE: known["nomination"],
    }
    told = [(Complaint.kind == kind) & Complaint.number.in_(numbers) for kind, numbers in pages.items()]
    return select(Case.id).where(
        or_(
            Case.contribution_id.in_(known["contribution"]),
            Case.project_id.in_(known["project"]),
            Case.id.in_(select(Complaint.case_id).where(or_(*told))),
        )
    )


def _about_meetings(classes: Select[int], schools: Select[int]) -> Numbers:
    visits = select(VisitSide.visit_id).where(or_(VisitSide.class_id.in_(classes), VisitSide.school_id.in_(schools)))
    items = select(AgendaItem.id).where(AgendaItem.visit_id.in_(visits))
    applications = select(Application.id).where(Application.class_id.in_(classes))
    return {"visit": visits, "agenda_item": items, "event_application": applications}


def _about_awards(person: Person, classes: Select[int], projects: Select[int]) -> Numbers:
    """Nominations of her school or its projects, alone or by the partnership of two towns; what she said as a juror."""
    schools = select(SchoolClass.school_id).where(SchoolClass.id.in_(classes))
    twinnings = union_all(
        select(TwinningSchool.twinning_id).where(TwinningSchool.school_id.in_(schools)),
        select(TwinningProject.twinning_id).where(TwinningProject.project_id.in_(projects)),
    )
    nominations = select(Nomination.id).where(
        or_(
            Nomination.project_id.in_(projects),
            Nomination.one_school_id.in_(schools),
            Nomination.other_school_id.in_(schools),
            Nomination.twinning_id.in_(twinnings),
        )
    )
    members = select(JuryMember.id).where(JuryMember.person_id == person.id)
    return {"nomination": nominations, "jury_member": members}


def _works(person: Person, classes: Select[int]) -> Select[int]:
    means_others = select(Mention.contribution_id).where(Mention.person_id == person.id, ~Mention.is_meant)
    in_files = select(Medium.contribution_id).join(Recognisable, Recognisable.medium_id == Medium.id)
    related = (
        Contribution.class_id.in_(classes),
        Contribution.id.in_(select(Author.contribution_id).where(Author.person_id == person.id)),
        Contribution.id.in_(select(Mention.contribution_id).where(Mention.person_id == person.id)),
        Contribution.id.in_(in_files.where(Recognisable.person_id == person.id)),
    )
    return select(Contribution.id).where(or_(*related), Contribution.id.not_in(means_others))
