"""Reads the texts for reasons that the coordinators of a region have written."""

from collections.abc import Iterable

from sqlalchemy import select

from portal.accounts.models import Person
from portal.core.db import db
from portal.core.refusal import existing
from portal.moderation.models import ReasonText

SHOWN = 500


def texts_of(region_key: str, languages: Iterable[str]) -> list[ReasonText]:
    """In these languages; of two that replace the same text of the portal the later one comes last."""
    query = select(ReasonText).where(ReasonText.region_key == region_key, ReasonText.language.in_(list(languages)))
    return list(db.session.scalars(query.order_by(ReasonText.id).limit(SHOWN)))


def get_text(by: Person, text_id: int) -> ReasonText:
    """One of the coordinator's regions."""
    query = select(ReasonText).where(ReasonText.id == text_id, ReasonText.region_key.in_(by.region_keys))
    return existing(db.session.scalar(query))
