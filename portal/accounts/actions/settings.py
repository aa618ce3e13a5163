"""What people set about themselves: name, languages and password; and signing out on all devices."""

from collections.abc import Sequence

from portal.accounts.actions.email_change import drop_change
from portal.accounts.models import Person, ReadLanguage
from portal.accounts.queries.reading import languages_of
from portal.accounts.rules.passwords import hashed, is_outdated


def change_settings(person: Person, *, name: str | None, language: str) -> None:
    """`name=None` keeps the name."""
    person.name, person.language = name or person.name, language


def set_read_languages(person: Person, languages: Sequence[str]) -> None:
    """These and no others; without any, what the schools of a coordinator's regions write in."""
    known = {each.language: each for each in person.reads}
    chosen = languages or languages_of(person.region_keys)
    person.reads = [known.get(language) or ReadLanguage(language=language) for language in chosen]


def set_password(person: Person, password: str) -> None:
    """Changes the password; sessions and links from before end, and so does a change of address not yet proven."""
    person.password_hash = hashed(password)
    sign_out_everywhere(person)


def renew_hash(person: Person, password: str) -> None:
    """Hashes a password that was just right with today's parameters, if it was hashed with others."""
    if person.password_hash and is_outdated(person.password_hash):
        person.password_hash = hashed(password)


def sign_out_everywhere(person: Person) -> None:
    """After a device was lost: whoever has it must not keep the account by an address of their own."""
    person.end_sessions()
    drop_change(person)
