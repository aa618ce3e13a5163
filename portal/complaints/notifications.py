"""Who hears what about a report: the reporter, the coordination that decides, and whoever is concerned."""

from typing import Any

from portal.accounts.models import Person
from portal.accounts.notifications import email_person
from portal.accounts.queries.people import administrators
from portal.classes.queries import link_code
from portal.complaints.models import Case, CaseEntry, Complaint
from portal.complaints.queries.answers import answers_in, code_of
from portal.complaints.queries.cases import complaints_about, coordinators_for, deciders, needs_other_regions
from portal.complaints.queries.items import teachers_of, thing_of
from portal.complaints.rules.codes import Status, Step
from portal.core.mail.actions import write_email


def notify_received(complaint: Complaint) -> None:
    """The code for the answer. Nothing of what was typed: anybody can give the address of somebody else."""
    _email_reporter(complaint, "received", f"complaint:{complaint.id}")


def notify_waiting(case: Case) -> None:
    """To the coordination once, and again when it is reported as something more urgent."""
    people = coordinators_for(case) or administrators()
    for person in people:
        _email(person, "waiting", f"case:{case.id}:{case.category}", case)


def notify(case: Case, entry: CaseEntry) -> None:
    """After a step."""
    if entry.step == Step.HIDE:
        _tell_deciders(case, entry, "second")
    elif entry.step == Step.OBJECT:
        _tell_deciders(case, entry, "objection")
    if entry.step == Step.HIDE or (case.status == Status.ANSWERED and entry.step != Step.KEEP):
        _tell_teachers(case, entry)
    if entry in answers_in(case):
        _tell_reporters(case, entry)


def _tell_deciders(case: Case, entry: CaseEntry, template: str) -> None:
    """Those who have decided nothing about it yet; administrators when the coordinators of the region are too few."""
    known = {person.id: person for person in coordinators_for(case)}
    if needs_other_regions(case):
        known |= {person.id: person for person in administrators()}
    for number in sorted({*known} - deciders(case) - {entry.by_id or 0}):
        _email(known[number], template, f"case-entry:{entry.id}", case)


def _tell_teachers(case: Case, entry: CaseEntry) -> None:
    for teacher in teachers_of(case):
        _email(teacher, "statement", f"case-entry:{entry.id}", case, entry=entry)


def _tell_reporters(case: Case, entry: CaseEntry) -> None:
    for complaint in complaints_about(case):
        _email_reporter(complaint, "answered", f"complaint-answer:{complaint.id}:{entry.id}", entry=entry)


def _email(to: Person, template: str, event: str, case: Case, **facts: Any) -> None:
    thing = thing_of(case)
    facts |= {"case": case, "about": [thing.title] if thing else []}
    email_person(to, f"complaints/mail/{template}.txt", f"{event}:{to.id}", **facts)


def _email_reporter(complaint: Complaint, template: str, event: str, **facts: Any) -> None:
    if complaint.email:
        code = code_of(complaint)
        facts |= {"complaint": complaint, "code": code, "link": link_code(code)}
        path = f"complaints/mail/{template}.txt"
        write_email(event=event, to=complaint.email, language=complaint.language, template=path, **facts)
