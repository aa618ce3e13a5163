"""Emails about memberships: the school is asked, the teacher learns what was decided."""

from portal.accounts.notifications import email_person
from portal.core.mail.actions import write_email
from portal.schools.models import Membership
from portal.schools.queries.memberships import link


def ask_school(membership: Membership) -> None:
    """Sends the link that confirms the teacher to the school's official address, if it has one."""
    school, person = membership.school, membership.person
    if school.email:
        lang = school.region.languages[0]
        write_email(
            event=f"membership:{person.id}-{school.id}",
            to=school.email,
            language=lang,
            template="schools/mail/ask.txt",
            person=person,
            school=school,
            url=link(membership, lang),
        )


def notify_teacher(membership: Membership, decision: str) -> None:
    """`decision`: "confirmed" or "declined"."""
    person, school = membership.person, membership.school
    event = f"membership-{decision}:{person.id}-{school.id}"
    email_person(person, f"schools/mail/{decision}.txt", event, person=person, school=school)
