"""Signing up: a new person claims an address, and proves it by a link."""

from portal.accounts.actions import second_factor
from portal.accounts.actions.merge import merge
from portal.accounts.actions.throttle import may_send
from portal.accounts.models import Person
from portal.accounts.queries.links import Purpose, link
from portal.accounts.queries.people import find_by_email
from portal.accounts.rules.accounts import AccountRefusal
from portal.accounts.rules.passwords import hashed
from portal.accounts.rules.throttle import CLAIMS
from portal.core.addresses import plain_email
from portal.core.claims import claim
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.actions import write_email
from portal.core.refusal import Refused
from portal.core.web.access import Role


def sign_up(name: str, email: str, password: str | None, language: str, role: Role) -> Person:
    """A new person who claims an address and gets an email to prove it; nobody learns whether it has an account."""
    person = Person(role=role, name=name, claimed_email=plain_email(email), language=language)
    person.password_hash = hashed(password) if password else None
    db.session.add(person)
    db.session.flush()
    ask_to_confirm(person)
    return person


def ask_to_confirm(person: Person) -> bool:
    """Sends the link that confirms the address; a few an hour whoever claims it, then False: nothing was sent."""
    if not may_send("confirm email", CLAIMS, person.mailbox or ""):
        return False
    write_email(
        event=f"confirm email {person.id} {person.mailbox} {now().isoformat()}",
        to=person.mailbox,
        language=person.language,
        template="accounts/mail/confirm_email.txt",
        link=link(Purpose.CONFIRM_EMAIL, person),
    )
    return True


def confirm_email(person: Person) -> Person:
    """The address is proven. If it has an account already, all that the newcomer made moves there; gives who stays.

    Nothing moves from or to an account that is suspended.
    """
    owner = find_by_email(person.claimed_email) if person.claimed_email else None
    if person.suspended_at or (owner and owner.suspended_at):
        raise Refused(AccountRefusal.SUSPENDED)
    if owner is None:
        person.email, person.claimed_email = person.mailbox, None
        person.email_confirmed_at = person.email_confirmed_at or now()
        return person
    if owner.role != person.role:
        raise Refused(AccountRefusal.EMAIL_TAKEN)
    owner.email_confirmed_at = owner.email_confirmed_at or now()
    merge(person, into=owner)
    return owner


def confirm_elsewhere(person: Person) -> Person:
    """The same from another browser than the one that signed up: whoever sits there is signed out for good."""
    use_up(person)
    if person.email_confirmed_at is None:  # whoever chose these has not shown that the address is theirs
        person.password_hash = None
        second_factor.remove_all(person)
    return confirm_email(person)


def use_up(person: Person) -> None:
    """Ends all links and sessions of the person; of two who use a link at once, one comes too late."""
    serial = person.sign_in_serial
    claim(person, Person.sign_in_serial == serial, refusal=AccountRefusal.LINK_USED, sign_in_serial=serial + 1)
