"""Writes people: signing up, confirming, passwords, invitations."""

from collections.abc import Iterable

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from portal.accounts.actions.merge import hand_over
from portal.accounts.models import Assignment, EmailChange, Person, ReadLanguage
from portal.accounts.queries.accounts import find_by_email, find_claimant, plain_email
from portal.accounts.queries.links import Purpose, link
from portal.accounts.rules import hashing as passwords
from portal.accounts.rules.accounts import LINK_EVERY, AccountRefusal
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.actions import write_email
from portal.core.refusal import Refused
from portal.core.web.access import Role
from portal.core.web.saved import pause


def sign_up(name: str, email: str, password: str | None, language: str, role: Role) -> Person:
    """A new person who claims an address and gets a letter to prove it; nobody learns whether it has an account."""
    person = Person(role=role, name=name, claimed_email=plain_email(email), language=language)
    person.password_hash = passwords.hashed(password) if password else None
    db.session.add(person)
    db.session.flush()
    ask_to_confirm(person)
    return person


def ask_to_confirm(person: Person) -> None:
    """Sends the link that confirms the address; at most one in five minutes."""
    write_email(
        event=f"confirm email {person.id} {person.mailbox} {_moment()}",
        to=person.mailbox,
        language=person.language,
        template="accounts/mail/confirm_email.txt",
        link=link(Purpose.CONFIRM_EMAIL, person),
    )


def confirm_email(person: Person) -> Person:
    """The address is proven. If it has an account already, all that the newcomer made moves there; gives who stays."""
    owner = find_by_email(person.claimed_email) if person.claimed_email else None
    if owner is None:
        person.email, person.claimed_email = person.mailbox, None
        person.email_confirmed_at = person.email_confirmed_at or now()
        return person
    if owner.role != person.role:
        raise Refused(AccountRefusal.EMAIL_TAKEN)
    owner.email_confirmed_at = owner.email_confirmed_at or now()
    hand_over(person, owner)
    return owner


def confirm_elsewhere(person: Person) -> Person:
    """The same from another browser than the one that signed up: whoever sits there keeps no way in."""
    if person.email_confirmed_at is None:
        person.password_hash = None  # whoever chose it has not shown that the address is theirs
    end_sessions(person)
    return confirm_email(person)


def ask_for_link(email: str, language: str) -> None:
    """Sends a link to sign in and choose a password, if the address has an account; takes equally long if not."""
    person = find_by_email(email) or find_claimant(email) or Person(id=0, sign_in_serial=0, language=language)
    write_email(
        event=f"sign in {person.id} {_moment()}",
        to=person.mailbox,
        language=person.language,
        template="accounts/mail/sign_in_by_link.txt",
        link=link(Purpose.SIGN_IN, person),
    )


def enter_by_link(person: Person, password: str | None) -> Person:
    """Uses up a link that came by mail: it proves the address, and ends older links and sessions. Gives who enters."""
    person = confirm_elsewhere(person)
    if password:
        set_password(person, password)
    return person


def set_password(person: Person, password: str) -> None:
    """Changes the password; sessions and links from before end, and so does a change of address not yet proven."""
    person.password_hash = passwords.hashed(password)
    sign_out_everywhere(person)


def sign_out_everywhere(person: Person) -> None:
    """After a device was lost: whoever has it must not keep the account by an address of their own."""
    end_sessions(person)
    drop_change(person)


def end_sessions(person: Person) -> None:
    """Signs out everywhere; the caller starts a new session for whoever may stay."""
    person.sign_in_serial += 1


def drop_change(person: Person) -> None:
    """The address stays; a new one that was not proven yet no longer can be."""
    pending = (EmailChange.person_id == person.id, EmailChange.proven_at.is_(None))
    db.session.execute(delete(EmailChange).where(*pending))


def recognise(email: str, password: str) -> Person | None:
    """Who this is; None for a wrong password and, after the same time, for an unknown address."""
    person = find_by_email(email) or find_claimant(email)
    kept = person.password_hash if person else None
    pause()  # hashing takes a while and must not hold up who wants to write
    if not passwords.is_right(kept, password):
        return None
    if person and kept and passwords.is_outdated(kept):
        person.password_hash = passwords.hashed(password)
    return person


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
    write_email(
        event=f"invitation {person.id} {person.sign_in_serial} {now():%Y%m%d%H%M%S}",
        to=person.email,
        language=language,
        template="accounts/mail/invitation.txt",
        link=link(Purpose.INVITATION, person),
        role=role,
    )
    return person


def accept_invitation(person: Person, name: str, password: str) -> None:
    person.name = name
    enter_by_link(person, password)


def change_settings(person: Person, *, name: str | None, language: str) -> None:
    """`name=None` keeps the name."""
    person.name, person.language = name or person.name, language


def _add(person: Person) -> Person:
    """Leaves it to the database who was first with an address."""
    try:
        with db.session.begin_nested():
            db.session.add(person)
    except IntegrityError:
        raise Refused(AccountRefusal.EMAIL_TAKEN) from None
    return person


def _moment() -> int:
    return int(now().timestamp() // LINK_EVERY.total_seconds())
