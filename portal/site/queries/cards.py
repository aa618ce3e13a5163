"""Reads what the cards of contributions show."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from portal.contributions.models import Contribution, Medium, MediumState
from portal.contributions.rules import cover
from portal.core.db import db
from portal.projects.models import Project

READ = 600  # characters of a text from which its excerpt is made


@dataclass(frozen=True)
class Card:
    """What a card shows."""

    id: int
    project_id: int
    title: str
    text: str  # its beginning, in Markdown
    language: str
    region_key: str
    age_from: int
    age_to: int
    project_title: str
    project_language: str
    kinds: tuple[str, ...]
    cover: Any | None  # the first medium that can be shown as a picture


def read_cards(numbers: Sequence[int]) -> list[Card]:
    media = _media(numbers)
    query = select(
        Contribution.id,
        Contribution.project_id,
        Contribution.title,
        func.substr(Contribution.text, 1, READ).label("text"),
        Contribution.language,
        Contribution.region_key,
        Contribution.age_from,
        Contribution.age_to,
        Project.title.label("project_title"),
        Project.language.label("project_language"),
    ).join(Project, Contribution.project_id == Project.id)
    rows = db.session.execute(query.where(Contribution.id.in_(numbers)))
    return [Card(**row._mapping, kinds=_kinds(media[row.id]), cover=cover(media[row.id])) for row in rows]


def _media(numbers: Sequence[int]) -> dict[int, list[Any]]:
    """Current media by the number of the contribution, in their order."""
    query = select(Medium.contribution_id, Medium.id, Medium.kind, Medium.alt, Medium.files, Medium.edition)
    query = query.where(
        Medium.contribution_id.in_(numbers), Medium.removed_at.is_(None), Medium.state == MediumState.READY
    )
    by_contribution: dict[int, list[Any]] = {number: [] for number in numbers}
    for row in db.session.execute(query.order_by(Medium.position, Medium.id)):
        by_contribution[row.contribution_id].append(row)
    return by_contribution


def _kinds(media: list[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(medium.kind for medium in media))
