"""Contact data in a contribution: where it stands, and who has confirmed that it is none."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import select

from portal.accounts.models import Person
from portal.contributions.models import ContactConfirmation, ContactCount, Contribution, Medium, MediumState
from portal.contributions.queries.contributions import current_media, get_related, relations
from portal.contributions.rules import ANSWER_FOR_CONTACTS, Kind, Part, Place
from portal.core.db import db
from portal.core.fingerprint import fingerprint
from portal.core.refusal import NotFound
from portal.spotting import spots
from portal.spotting.excerpts import Excerpt, find_excerpts
from portal.spotting.finding import EDITION
from portal.spotting.markup import without_emphasis


@dataclass(frozen=True)
class Finding:
    """What was found, wherever it stands in the contribution, and the confirmation that it is no private contact."""

    mark: str
    excerpt: Excerpt  # at the first place
    places: list[Place]
    confirmation: ContactConfirmation | None


def findings(contribution: Contribution) -> list[Finding]:
    """What nobody has confirmed first; in the order of the page."""
    grouped: dict[str, tuple[Excerpt, list[Place]]] = {}
    for place, excerpt in _read(contribution):
        mark = fingerprint(contribution.id, excerpt.kind, excerpt.essence)
        places = grouped.setdefault(mark, (excerpt, []))[1]
        if place not in places:
            places.append(place)
    confirmed = _confirmations(contribution) if grouped else {}
    found = [Finding(mark, *grouped[mark], confirmed.get(mark)) for mark in grouped]
    return sorted(found, key=lambda finding: finding.confirmation is not None)


def open_findings(contribution: Contribution) -> list[Finding]:
    """What is neither removed nor confirmed."""
    return [finding for finding in findings(contribution) if not finding.confirmation]


def is_looked_through(media: Iterable[Medium]) -> bool:
    """Whether somebody looked for contact data in all documents; those that came before that was done wait for it."""
    return all(medium.looked_for or medium.kind != Kind.PDF for medium in media)


def get_answered_for(person: Person, contribution_id: int) -> Contribution:
    """One about whose contact data the person decides: its teacher, or a coordinator who decides about it."""
    contribution = get_related(person, contribution_id)
    if not relations(person, contribution) & ANSWER_FOR_CONTACTS:
        raise NotFound
    return contribution


def with_contacts(contributions: Iterable[Contribution]) -> set[int]:
    """The ids of those with contact data that is neither removed nor confirmed, in one query."""
    ids = [contribution.id for contribution in contributions]
    return set(db.session.scalars(select(ContactCount.contribution_id).where(ContactCount.contribution_id.in_(ids))))


def find_not_looked_through() -> Medium | None:
    """A document in which nobody looked for what is looked for today."""
    waits = (Medium.kind == Kind.PDF, Medium.looked_for < EDITION, Medium.state == MediumState.READY)
    return db.session.scalar(select(Medium).where(*waits).order_by(Medium.id).limit(1))


def _confirmations(contribution: Contribution) -> dict[str, ContactConfirmation]:
    query = select(ContactConfirmation).filter_by(contribution_id=contribution.id)
    return {confirmation.mark: confirmation for confirmation in db.session.scalars(query)}


def _read(contribution: Contribution) -> Iterator[tuple[Place, Excerpt]]:
    """Title, text, names and descriptions of files, and what was found in documents."""
    yield from _in(Place(Part.TITLE), contribution.title)
    yield from _in(Place(Part.TEXT), without_emphasis(contribution.text))
    for number, medium in enumerate(current_media(contribution), start=1):
        yield from _in(Place(Part.DESCRIPTION, number), medium.alt)
        yield from _in(Place(Part.NAME, number), medium.name.rpartition(".")[0])
        for page, kind, *words in medium.found:
            yield Place(Part.PAGE, number, page), Excerpt(spots.Kind(kind), *words)


def _in(place: Place, text: str) -> Iterator[tuple[Place, Excerpt]]:
    return ((place, excerpt) for excerpt in find_excerpts(text))
