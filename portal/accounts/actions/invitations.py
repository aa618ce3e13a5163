"""Invitations of coordinators, administrators and teachers."""

from collections.abc import Iterable

from sqlalchemy.exc import IntegrityError

from portal.accounts.actions.sign_in import send_link, sign_in_by_link
from portal.accounts.actions.sign_up import ask_to_confirm
from portal.accounts.models import Assignment, Person, ReadLanguage
from portal.accounts.queries.links import Purpose, link
from portal.accounts.queries.people import find_by_email
from portal.accounts.rules.accounts import AccountRefusal, link_interval, plain_email
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.actions import write_email
from portal.core.refusal import Refused
from portal.core.web.access import Role


def invite(
    *,
    email: str,
    role: Role,
    name: str = "",
    language: str = "de",
    regions: Iterable[str] = (),
    reads: Iterable[str] = (),
) -> Person:
    """Opens an account that waits for its owner; a second invitation corrects and repeats one not yet accepted."""
    person = find_by_email(email) or _add(Person(role=role, name="", email=plain_email(email), sign_in_serial=1))
    if person.email_confirmed_at or person.password_hash or person.role != role:
        raise Refused(AccountRefusal.EMAIL_TAKEN)
    person.name, person.language = name or person.name, language
    person.cares_for = [Assignment(region_key=key) for key in regions]
    person.reads = [ReadLanguage(language=lang) for lang in reads]
    send_invitation(person, f"{now():%Y%m%d%H%M%S}")
    return person


def send_again(purpose: Purpose, person: Person) -> None:
    """Sends a link like the one that is too old, to the same address; at most one in five minutes."""
    match purpose:
        case Purpose.INVITATION:
            send_invitation(person, str(link_interval(now())))
        case Purpose.CONFIRM_EMAIL:
            ask_to_confirm(person)
        case _:
            send_link(person)


def send_invitation(person: Person, occasion: str) -> None:
    write_email(
        event=f"invitation {person.id} {person.sign_in_serial} {occasion}",
        to=person.email,
        language=person.language,
        template="accounts/mail/invitation.txt",
        link=link(Purpose.INVITATION, person),
        role=person.role,
    )


def accept_invitation(person: Person, name: str, password: str) -> None:
    person.name = name
    sign_in_by_link(person, password)


def _add(person: Person) -> Person:
    """Leaves it to the database who was first with an address."""
    try:
        with db.session.begin_nested():
            db.session.add(person)
    except IntegrityError:
        raise Refused(AccountRefusal.EMAIL_TAKEN) from None
    return person
