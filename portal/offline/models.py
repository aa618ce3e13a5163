"""Who holds a copy of which works, so that what is withdrawn can be removed from it."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import Person
from portal.contributions.models import Contribution
from portal.core.clock import now
from portal.core.db import Table
from portal.offline.rules.codes import CopyKind


class Copy(Table):
    """Somebody downloaded an exhibition or a project as one folder."""

    __tablename__ = "offline_copy"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    kind: Mapped[CopyKind]
    number: Mapped[int]  # of the exhibition or the project, which may be gone by now
    title: Mapped[str]
    language: Mapped[str]  # of the title
    at: Mapped[datetime] = mapped_column(default=now, index=True)
    person: Mapped[Person] = relationship()
    works: Mapped[list["CopiedWork"]] = relationship(
        back_populates="copy", cascade="all, delete-orphan", order_by="CopiedWork.place"
    )

    @property
    def to_remove(self) -> list["CopiedWork"]:
        """What may not be shown any more, and is still in the copy as far as we know."""
        return [work for work in self.works if work.gone_at and not work.removed_at]


class CopiedWork(Table):
    """A work in a copy, by its folder there."""

    __tablename__ = "offline_copied_work"

    copy_id: Mapped[int] = mapped_column(ForeignKey("offline_copy.id", ondelete="CASCADE"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)  # names its folder, from 1
    contribution_id: Mapped[int | None] = mapped_column(ForeignKey("contribution.id", ondelete="SET NULL"), index=True)
    revision: Mapped[int]  # of the contribution that was copied
    named: Mapped[list[Any]] = mapped_column(default=list)  # ids of the authors who are named in it
    gone_at: Mapped[datetime | None]  # since when it is known that it may not be shown any more as it is there
    removed_at: Mapped[datetime | None]  # the holder says that it is not in the copy any more
    copy: Mapped[Copy] = relationship(back_populates="works")
    contribution: Mapped[Contribution | None] = relationship()

    @property
    def folder(self) -> str:
        return f"works/{self.place:02}"
