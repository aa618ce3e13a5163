"""Suspends accounts and lifts it again, ends sessions, repeats invitations."""

from portal.accounts.actions import second_factor
from portal.accounts.actions.invitations import send_invitation
from portal.accounts.actions.settings import sign_out_everywhere
from portal.accounts.models import Person
from portal.accounts.queries.people import find_by_email
from portal.accounts.rules.accounts import AccountRefusal
from portal.core.addresses import plain_email
from portal.core.clock import now
from portal.core.refusal import Refused
from portal.people.actions.classes import look_on, stop_looking
from portal.people.actions.entries import NO_GROUNDS, Grounds, take_step
from portal.people.notifications import notify
from portal.people.queries.work import class_ids_of
from portal.people.rules import Step


def suspend(person: Person, grounds: Grounds, *, by: Person | None) -> None:
    """Signed out everywhere, and no way in; the classes look for no partners meanwhile."""
    entry = take_step(Step.SUSPEND, person, grounds, by=by, suspended_at=now())
    sign_out_everywhere(person)
    stop_looking(class_ids_of(person))
    notify(entry, person, by=by)


def reinstate(person: Person, grounds: Grounds, *, by: Person | None) -> None:
    """As it was before; partner requests that ended meanwhile can be sent again."""
    entry = take_step(Step.REINSTATE, person, grounds, by=by, suspended_at=None)
    look_on(class_ids_of(person))
    notify(entry, person, by=by)


def end_sessions(person: Person, grounds: Grounds = NO_GROUNDS, *, by: Person | None) -> None:
    """Signed out everywhere, for a lost device or an account in wrong hands; the owner can sign in again."""
    take_step(Step.END_SESSIONS, person, grounds, by=by)
    sign_out_everywhere(person)


def reset_second_factor(person: Person, grounds: Grounds = NO_GROUNDS, *, by: Person | None) -> None:
    """For somebody who lost app, passkey and recovery codes; whoever asks for it should be known by voice or face."""
    take_step(Step.RESET_SECOND_FACTOR, person, grounds, by=by)
    second_factor.reset(person)


def invite_again(person: Person, email: str = "", grounds: Grounds = NO_GROUNDS, *, by: Person | None) -> None:
    """To the same address, or to the one that was meant: links to the wrong one end."""
    take_step(Step.INVITE, person, grounds, by=by)
    address = plain_email(email)
    if address and address != person.email:
        if find_by_email(address):
            raise Refused(AccountRefusal.EMAIL_TAKEN)
        person.email = address
        person.end_sessions()
    send_invitation(person)
