"""What people ask about their own data, and which accounts were erased."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import Table
from portal.core.web.access import Role
from portal.rights.rules.requests import Kind, Way


class RightsRequest(Table):
    """Somebody asks to have something corrected, or everything erased; it goes with the account."""

    __tablename__ = "rights_request"
    __table_args__ = (Index("ix_rights_request_person_id", "person_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))  # whom it is about
    kind: Mapped[Kind]
    way: Mapped[Way]
    text: Mapped[str] = mapped_column(default="")
    language: Mapped[str]  # of the text
    at: Mapped[datetime] = mapped_column(default=now)
    receipt: Mapped[str] = mapped_column(unique=True)  # the end of an address that tells when it was done
    answered_at: Mapped[datetime | None] = mapped_column(index=True)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    answer: Mapped[str] = mapped_column(default="")
    answer_language: Mapped[str] = mapped_column(default="")
    person: Mapped[Person] = relationship(foreign_keys=[person_id])


class Erasure(Table):
    """An account that was erased, without anything about its person: the receipt, and what is still to be removed."""

    __tablename__ = "erasure"

    id: Mapped[int] = mapped_column(primary_key=True)
    receipt: Mapped[str] = mapped_column(unique=True)
    number: Mapped[int]  # of the account, to erase it once more in a portal restored from an older backup
    role: Mapped[Role]
    at: Mapped[datetime] = mapped_column(default=now, index=True)
    files: Mapped[list[str]] = mapped_column(default=list)  # "kept/…" and "originals/…" that are to be removed
    farewell: Mapped[str] = mapped_column(default="")  # the event of the last email to the person, which goes as well
    done_at: Mapped[datetime | None] = mapped_column(index=True)
