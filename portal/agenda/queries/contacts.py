"""Contact data and names of students in what parents and visitors would read of a programme."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from portal.accounts.models import Person
from portal.agenda.models import AgendaItem
from portal.agenda.queries.programmes import items_of
from portal.classes.models import Student
from portal.config import LANGUAGES
from portal.consent.rules.naming import named_in
from portal.core.db import db
from portal.core.text import capitalised
from portal.spotting.excerpts import find_excerpts
from portal.visits.models import Visit
from portal.visits.queries.reports import language_of_place, place_words

NAME = "name"  # beside the kinds of portal.spotting


@dataclass(frozen=True)
class Finding:
    """What was found: its kind and the words."""

    kind: str
    text: str


def findings(visit: Visit, facts: Iterable[Mapping[str, str]]) -> list[Finding]:
    """In the texts of items, each once; `facts` as in the form."""
    return _found(visit, [each for one in facts for each in _public_texts(one)])


def findings_to_share(visit: Visit) -> list[Finding]:
    """What somebody has to look at before others read the programme; the place of the visit stands above it."""
    texts = [each for item in uncleared(items_of(visit)) for each in _public_texts(item.facts)]
    place = [(visit.place, language_of_place(visit))] if place_words(visit) else []
    return _found(visit, [*place, *texts])


def _found(visit: Visit, texts: Sequence[tuple[str, str]]) -> list[Finding]:
    excerpts = [excerpt for text, _language in texts for excerpt in find_excerpts(text)]
    contacts = {(each.kind, each.essence): Finding(each.kind, each.text) for each in excerpts}
    names = named_in([(capitalised(text), language) for text, language in texts], _names_of_students(visit))
    return [*contacts.values(), *(Finding(NAME, name) for name in sorted(names))]


def uncleared(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    return [item for item in items if not item.is_cleared]


def _public_texts(facts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield facts["place"], facts["language"]
    for code in LANGUAGES:
        for name in ("title", "bring"):
            if text := facts[f"{name}_{code}"]:
                yield text, code


def _names_of_students(visit: Visit) -> set[str]:
    classes = [side.class_id for side in visit.sides if side.class_id]
    query = select(Person.name).join(Student, Student.person_id == Person.id).where(Student.class_id.in_(classes))
    return set(db.session.scalars(query))
