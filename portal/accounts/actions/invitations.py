"""Invitations of coordinators, administrators and teachers."""

from collections.abc import Iterable

from sqlalchemy.exc import IntegrityError

from portal.accounts.actions.sign_in import send_link, sign_in_by_link
from portal.accounts.actions.sign_up import ask_to_confirm
from portal.accounts.models import Assignment, Person, ReadLanguage
from portal.accounts.queries.links import Purpose, link
from portal.accounts.queries.people import find_by_email, invitation_event
from portal.accounts.queries.reading import languages_of
from portal.accounts.rules.accounts import AccountRefusal
from portal.core.addresses import plain_email
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.actions import write_email
from portal.core.refusal import Refused
from portal.core.web.access import Role
from portal.core.web.links import absolute


def invite(
    *,
    email: str,
    role: Role,
    name: str = "",
    language: str = "de",
    regions: Iterable[str] = (),
    reads: Iterable[str] = (),
) -> Person:
    """Opens an account that waits for its owner; a second invitation repeats one not yet accepted.

    Inviting a coordinator again adds regions and languages; without languages, those of the regions' schools.
    """
    person = find_by_email(email) or _add(Person(role=role, name="", email=plain_email(email), sign_in_serial=1))
    is_in_use = bool(person.email_confirmed_at or person.password_hash)
    if person.role != role or (is_in_use and role != Role.COORDINATOR):
        raise Refused(AccountRefusal.EMAIL_TAKEN)
    if person.suspended_at:
        raise Refused(AccountRefusal.SUSPENDED)
    if role == Role.COORDINATOR:
        add_tasks(person, list(regions), list(reads))
    if is_in_use:
        _notify_of_tasks(person)
    else:
        person.name, person.language = name or person.name, language
        send_invitation(person)
    return person


def send_invitation(person: Person) -> None:
    """Sends the link; refused when the account is in use already, or suspended."""
    if person.email_confirmed_at or person.password_hash:
        raise Refused(AccountRefusal.EMAIL_TAKEN)
    if person.suspended_at:
        raise Refused(AccountRefusal.SUSPENDED)
    write_email(
        event=f"{invitation_event(person)}{person.sign_in_serial} {now():%Y%m%d%H%M%S}",
        to=person.email,
        language=person.language,
        template="accounts/mail/invitation.txt",
        link=link(Purpose.INVITATION, person),
        role=person.role,
    )


def send_again(purpose: Purpose, person: Person) -> bool:
    """Sends a link like the one that is too old, to the same address; False: nothing was sent, there were too many."""
    if purpose == Purpose.CONFIRM_EMAIL:
        return ask_to_confirm(person)
    if purpose == Purpose.INVITATION:
        send_invitation(person)
    else:
        send_link(person, now().isoformat())
    return True


def add_tasks(person: Person, regions: list[str], reads: list[str]) -> None:
    """More regions to act for and more languages to read; none is taken away."""
    reads = reads or languages_of(regions)
    person.cares_for += [Assignment(region_key=key) for key in dict.fromkeys(regions) if key not in person.region_keys]
    person.reads += [ReadLanguage(language=lang) for lang in dict.fromkeys(reads) if lang not in person.read_languages]


def accept_invitation(person: Person, name: str, password: str) -> None:
    person.name = name
    sign_in_by_link(person, password)


def _notify_of_tasks(person: Person) -> None:
    write_email(
        event=f"more regions {person.id} {now():%Y%m%d%H%M%S}",
        to=person.email,
        language=person.language,
        template="accounts/mail/more_regions.txt",
        regions=sorted(person.region_keys),
        link=absolute("dashboard.show", person.language),
    )


def _add(person: Person) -> Person:
    """Leaves it to the database who was first with an address."""
    try:
        with db.session.begin_nested():
            db.session.add(person)
    except IntegrityError:
        raise Refused(AccountRefusal.EMAIL_TAKEN) from None
    return person
