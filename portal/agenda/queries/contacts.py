"""Contact data in what visitors would read of a programme."""

from collections.abc import Iterable

from portal.agenda.models import AgendaItem
from portal.core.fingerprint import fingerprint
from portal.spotting.excerpts import Excerpt, find_excerpts


def mark_of(item: AgendaItem) -> str:
    """Changes with the texts that somebody has looked through."""
    return fingerprint(item.public_texts)


def unconfirmed(items: Iterable[AgendaItem]) -> dict[int, list[Excerpt]]:
    """What may be somebody's address or number, by the id of the item; nothing of what is confirmed."""
    found = {item.id: _excerpts(item) for item in items if item.confirmed != mark_of(item)}
    return {number: excerpts for number, excerpts in found.items() if excerpts}


def _excerpts(item: AgendaItem) -> list[Excerpt]:
    excerpts = (excerpt for text in item.public_texts for excerpt in find_excerpts(text))
    return list({(excerpt.kind, excerpt.essence): excerpt for excerpt in excerpts}.values())
