"""Changes an address: the new one counts once it is proven; the old one is notified and can take the change back."""

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from portal.accounts.actions import second_factor
from portal.accounts.actions.sign_up import ask_to_confirm
from portal.accounts.models import EmailChange, Person
from portal.accounts.notifications import notify_of_new_address
from portal.accounts.queries.links import Purpose, change_link
from portal.accounts.queries.people import find_by_email, get_person, pending_change
from portal.accounts.rules.accounts import LINK_INTERVAL, AccountRefusal
from portal.core.addresses import plain_email
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.actions import write_email
from portal.core.refusal import Refused
from portal.core.web.links import absolute


def change_email(person: Person, email: str) -> bool:
    """Sends the emails; what the person sees is the same whether the new address has an account or not.

    False: the same was asked a moment ago, and nothing is sent again.
    """
    email = plain_email(email)
    if person.email is None:
        return _claim_another(person, email)
    if _asked_just_now(person, email):
        return False
    _begin(person, person.email, email)
    return True


def drop_change(person: Person) -> None:
    """The address stays; a new one that was not proven yet no longer can be."""
    pending = (EmailChange.person_id == person.id, EmailChange.proven_at.is_(None))
    db.session.execute(delete(EmailChange).where(*pending))


def prove_new_email(change: EmailChange, by: Person) -> None:
    """From now on the new address counts; all sessions end. EMAIL_TAKEN when it has got an account meanwhile.

    Whoever invited a coordinator or an administrator at the old address hears of it; schools are asked again about
    their teachers (portal.schools.jobs).
    """
    _set_email(by, change.new_email)
    by.email_confirmed_at = change.proven_at = now()
    by.end_sessions()
    if not by.is_teacher:
        notify_of_new_address(by, change)


def keep_old_email(change: EmailChange) -> None:
    """The old address stays or comes back; whoever asked for the change knows the password, so it goes, and so do
    second factors set up since."""
    person = get_person(change.person_id)
    _set_email(person, change.old_email)
    person.password_hash = None
    person.end_sessions()
    second_factor.remove_since(person, change.asked_at)
    since = (EmailChange.person_id == person.id, EmailChange.asked_at >= change.asked_at)
    db.session.execute(delete(EmailChange).where(*since))


def _claim_another(person: Person, email: str) -> bool:
    """Corrects an address typed at sign-up; links that went to the other one must not prove this one."""
    person.claimed_email = email
    person.end_sessions()
    return ask_to_confirm(person)


def _begin(person: Person, old: str, new: str) -> None:
    """Until the new address is proven the old one stays; an earlier change that was not proven ends."""
    drop_change(person)
    change = EmailChange(person_id=person.id, old_email=old, new_email=new)
    db.session.add(change)
    db.session.flush()
    _write_to_new(person, change)
    _write_to_old(person, change)


def _asked_just_now(person: Person, email: str) -> bool:
    pending = pending_change(person)
    return pending is not None and pending.new_email == email and pending.asked_at > now() - LINK_INTERVAL


def _set_email(person: Person, email: str) -> None:
    """Leaves it to the database who was first with an address."""
    try:
        with db.session.begin_nested():
            person.email = email
    except IntegrityError:
        raise Refused(AccountRefusal.EMAIL_TAKEN) from None


def _write_to_new(person: Person, change: EmailChange) -> None:
    """An address with an account gets no link to prove it: a typing mistake must not make two accounts one.

    Both emails are rendered and one is thrown away, so that the time it takes tells nobody which it is.
    """
    owner = find_by_email(change.new_email)
    language = owner.language if owner else person.language
    links = {
        "address_has_account": absolute("accounts.sign_in", language),
        "prove_new_email": change_link(Purpose.NEW_EMAIL, change, language),
    }
    for template, link in links.items():
        write_email(
            event=f"new email {change.id} {change.asked_at.isoformat()}",
            to=change.new_email if (template == "address_has_account") == bool(owner) else None,
            language=language,
            template=f"accounts/mail/{template}.txt",
            link=link,
        )


def _write_to_old(person: Person, change: EmailChange) -> None:
    write_email(
        event=f"old email {change.id} {change.asked_at.isoformat()}",
        to=change.old_email,
        language=person.language,
        template="accounts/mail/keep_old_email.txt",
        link=change_link(Purpose.OLD_EMAIL, change, person.language),
        address=change.new_email,
    )
