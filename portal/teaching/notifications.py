"""Emails about schools and classes of teachers: to invited colleagues, and to coordinations."""

from portal.accounts.models import Person
from portal.accounts.notifications import email_person
from portal.accounts.queries.people import coordinators_of
from portal.core.clock import today
from portal.core.mail.actions import write_email
from portal.people.models import AccountEntry
from portal.schools.models import School


def invite_by_email(email: str, school: School, *, by: Person) -> None:
    """In the language of the school; once a day to one address, whether it has an account or not."""
    write_email(
        event=f"colleague:{school.id}:{email}:{today()}",
        to=email,
        language=school.region.languages[0],
        template="teaching/mail/colleague.txt",
        school=school,
        by=by,
    )


def notify_of_classes_left(school: School, entry: AccountEntry) -> None:
    """The coordination of the region finds somebody for classes that nobody has taken over."""
    for person in coordinators_of(school.region_key):
        email_person(
            person,
            "teaching/mail/classes_left.txt",
            f"classes-left:{entry.id}:{person.id}",
            school=school,
            n_classes=len(entry.facts["class_ids"]),
        )
