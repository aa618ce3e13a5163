"""Makes exhibitions, fills and orders them, shows them and ends them."""

from collections.abc import Sequence

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import NotFound, Refused
from portal.exhibitions.models import Exhibit, Exhibition
from portal.exhibitions.queries.works import works_shown
from portal.exhibitions.rules import MOST, Description, ExhibitionRefusal, Move, moved
from portal.projects.models import Project
from portal.regions.queries import must_be_open


def make(description: Description, region_key: str, project: Project | None, *, by: Person) -> Exhibition:
    """Nobody else sees it until it is shown."""
    must_be_open(region_key)
    exhibition = Exhibition(region_key=region_key, project=project, by_id=by.id, **vars(description))
    db.session.add(exhibition)
    db.session.flush()
    return exhibition


def describe(exhibition: Exhibition, description: Description) -> None:
    for name, value in vars(description).items():
        setattr(exhibition, name, value)
    exhibition.version += 1


def add(exhibition: Exhibition, numbers: Sequence[int]) -> int:
    """Puts works at the end; those that are there already stay where they are. How many are new."""
    there = {exhibit.contribution_id for exhibit in exhibition.exhibits}
    new = [number for number in dict.fromkeys(numbers) if number not in there]
    if len(there) + len(new) > MOST:
        raise Refused(ExhibitionRefusal.TOO_MANY)
    exhibition.exhibits += [Exhibit(contribution_id=number) for number in new]
    _number(exhibition, [exhibit.contribution_id for exhibit in exhibition.exhibits])
    return len(new)


def move_exhibit(exhibition: Exhibition, number: int, move: Move) -> None:
    order = [exhibit.contribution_id for exhibit in exhibition.exhibits]
    if number not in order:
        raise NotFound
    _number(exhibition, moved(order, number, move))


def show(exhibition: Exhibition) -> None:
    """Everybody who has the address sees it from now on."""
    must_be_open(exhibition.region_key)
    if exhibition.hidden_at:
        raise Refused(ExhibitionRefusal.HIDDEN)
    if not works_shown(exhibition):
        raise Refused(ExhibitionRefusal.EMPTY)
    exhibition.published_at = exhibition.published_at or now()


def hide(exhibition: Exhibition) -> None:
    """Shows that run end within a minute."""
    exhibition.published_at = None


def withhold(exhibition: Exhibition) -> None:
    """By the coordination of the region: its teachers do not show it until then."""
    exhibition.published_at, exhibition.hidden_at = None, exhibition.hidden_at or now()


def release(exhibition: Exhibition) -> None:
    """Its teachers may show it again."""
    exhibition.hidden_at = None


def delete(exhibition: Exhibition) -> None:
    db.session.delete(exhibition)


def _number(exhibition: Exhibition, order: Sequence[int]) -> None:
    """Gives the exhibits this order; what is not in it goes."""
    places = {number: place for place, number in enumerate(order)}
    exhibition.exhibits = [exhibit for exhibit in exhibition.exhibits if exhibit.contribution_id in places]
    for exhibit in exhibition.exhibits:
        exhibit.position = places[exhibit.contribution_id]
    exhibition.version += 1
