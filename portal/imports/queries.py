"""Reads the lists that were sent."""

from collections.abc import Sequence
from pathlib import Path

from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import existing
from portal.imports.models import ListImport
from portal.imports.rules import LOST, UNDER_WAY

LISTED = 20


def latest() -> Sequence[ListImport]:
    """The newest first."""
    query = select(ListImport).options(joinedload(ListImport.by).lazyload("*")).order_by(ListImport.id.desc())
    return db.session.scalars(query.limit(LISTED)).all()


def find_import(number: int) -> ListImport | None:
    return db.session.get(ListImport, number, populate_existing=True)


def get_import(number: int) -> ListImport:
    return existing(find_import(number))


def lost() -> Sequence[ListImport]:
    """Under way for so long that the process that worked on them must be gone."""
    query = select(ListImport).where(ListImport.status.in_(UNDER_WAY), ListImport.status_since < now() - LOST)
    return db.session.scalars(query).all()


def path_of(sent: ListImport) -> Path:
    """Where the file lies as long as it is needed."""
    folder: Path = current_app.config["DATA_DIR"] / "lists"
    folder.mkdir(exist_ok=True)
    return folder / str(sent.id)
