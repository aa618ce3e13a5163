"""Which languages somebody reads: those that were chosen, or what is usual."""

from collections.abc import Iterable

from portal.accounts.models import Person
from portal.config import LANGUAGES
from portal.regions.queries import all_regions


def languages_read_by(person: Person) -> list[str]:
    """A coordinator who has not chosen any reads what the regions’ schools write in; others their own."""
    return person.read_languages or languages_of(person.region_keys) or [person.language]


def languages_of(regions: Iterable[str]) -> list[str]:
    """What the schools of these regions write in, as far as the portal speaks it, each once."""
    known = all_regions()
    all_of_them = (lang for key in regions if key in known for lang in known[key].languages if lang in LANGUAGES)
    return list(dict.fromkeys(all_of_them))
