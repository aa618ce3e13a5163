"""Signing in by a link that comes by email."""

from portal.accounts.actions.settings import set_password
from portal.accounts.actions.sign_up import confirm_elsewhere
from portal.accounts.models import Person
from portal.accounts.queries.links import Purpose, link
from portal.accounts.queries.people import find_by_login
from portal.core.mail.actions import write_email


def ask_for_link(email: str, language: str, occasion: str = "") -> None:
    """Sends a link to sign in and choose a password, if the address has an account; a job, see the view."""
    send_link(find_by_login(email) or Person(id=0, sign_in_serial=0, language=language), occasion)


def send_link(person: Person, occasion: str) -> None:
    """Once per occasion, so that a job which runs twice sends one; whoever asks again gets another one."""
    write_email(
        event=f"sign in {person.id} {occasion}",
        to=person.mailbox,
        language=person.language,
        template="accounts/mail/sign_in_by_link.txt",
        link=link(Purpose.SIGN_IN, person),
    )


def sign_in_by_link(person: Person, password: str | None) -> Person:
    """Uses up a link that came by email: it proves the address, and ends older links and sessions. Gives who enters."""
    person = confirm_elsewhere(person)
    if password:
        set_password(person, password)
    return person
