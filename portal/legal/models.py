"""Published versions of the legal pages, facts about the operator, who accepted what, and reported barriers."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import Table
from portal.legal.rules.pages import Page


class LegalVersion(Table):
    """A text of a page in a language, for all regions (no key) or one of them.

    An empty text says that there is none any more: then that for all regions holds, or the draft.
    """

    __tablename__ = "legal_version"
    listed_by = ("page", "region_key", "language")
    __table_args__ = (UniqueConstraint("page", "region_key", "language", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    page: Mapped[Page]
    region_key: Mapped[str] = mapped_column(default="")
    language: Mapped[str]
    number: Mapped[int]  # counts from 1 for each page, region and language
    text: Mapped[str]
    is_checked: Mapped[bool] = mapped_column(default=False)  # by a lawyer
    needs_acceptance: Mapped[bool] = mapped_column(default=False)  # by teachers and coordinators
    published_at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    by: Mapped[Person | None] = relationship()


class LegalFacts(Table):
    """What stands in the places of the texts from a moment on, for all regions (no key) or one of them."""

    __tablename__ = "legal_facts"
    listed_by = ("region_key",)
    __table_args__ = (UniqueConstraint("region_key", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    region_key: Mapped[str] = mapped_column(default="")
    number: Mapped[int]  # counts from 1 for each region
    facts: Mapped[dict[str, str]]
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)


class LegalAcceptance(Table):
    """Somebody has accepted a version."""

    __tablename__ = "legal_acceptance"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    version_id: Mapped[int] = mapped_column(
        ForeignKey("legal_version.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    at: Mapped[datetime] = mapped_column(default=now)


class BarrierReport(Table):
    """What somebody could not use, told without an account."""

    __tablename__ = "barrier_report"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(default=now)
    language: Mapped[str]
    address: Mapped[str] = mapped_column(default="")  # of the page, as it was typed
    text: Mapped[str]
    email: Mapped[str] = mapped_column(default="")  # for an answer
    done_at: Mapped[datetime | None] = mapped_column(index=True)
    done_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
