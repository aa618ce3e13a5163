"""Schools of the directory, and which teacher belongs to which."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import Table
from portal.core.fingerprint import fingerprint
from portal.regions.models import Region
from portal.schools.rules.memberships import Details, Step, still_counts


class School(Table):
    """A school; from a published directory, or added by a teacher and then unverified."""

    __tablename__ = "school"
    listed_by = ("region_key", "successor_id")
    __table_args__ = (
        UniqueConstraint("region_key", "id_kind", "official_id"),
        Index("ix_school_region_key_name", "region_key", "name"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    region_key: Mapped[str] = mapped_column(ForeignKey("region.key"))
    id_kind: Mapped[str | None]  # a key of school_ids.csv
    official_id: Mapped[str | None]
    name: Mapped[str]
    town: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    type_key: Mapped[str | None]  # a key of school_types.csv
    native_type: Mapped[str] = mapped_column(default="")  # as published
    email: Mapped[str | None]  # official address; confirms teachers with one click
    website: Mapped[str | None]
    source: Mapped[str] = mapped_column(default="")
    is_verified: Mapped[bool] = mapped_column(default=True)
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    former_names: Mapped[list[str]] = mapped_column(default=list)  # by which it is still found, the newest last
    closed_on: Mapped[date | None]  # nobody new can name it; what its classes made stays
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("school.id", ondelete="SET NULL"), index=True)
    region: Mapped[Region] = relationship(lazy="joined")
    successor: Mapped["School | None"] = relationship(remote_side=[id])  # into which it was merged

    @property
    def is_suggested(self) -> bool:
        """Whether everybody may find it: somebody responsible knows it, and it has not closed."""
        return self.is_verified and self.closed_on is None


class SchoolEntry(Table):
    """One decision about a teacher at a school or, without a person, about the school: who took it, when and why."""

    __tablename__ = "school_entry"
    __table_args__ = (Index("ix_school_entry_school_id_person_id", "school_id", "person_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    step: Mapped[Step]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    at: Mapped[datetime] = mapped_column(default=now)
    reason: Mapped[str] = mapped_column(default="")
    reason_language: Mapped[str] = mapped_column(default="")
    has_verified: Mapped[bool] = mapped_column(default=False)  # the school came into the directory by it
    school: Mapped[School] = relationship()
    person: Mapped[Person | None] = relationship(foreign_keys=[person_id])
    by: Mapped[Person | None] = relationship(foreign_keys=[by_id])  # None: the school itself, or deleted since

    def explain(self, reason: str, language: str) -> None:
        self.reason, self.reason_language = reason, language if reason else ""


class Membership(Table):
    """A teacher works at a school; confirmed from its official address or by the coordination.

    A confirmation is for a name and an address: when the person takes others, it rests until it is given again.
    """

    __tablename__ = "membership"
    __table_args__ = ({"info": {"closed_by": ("declined_at", "ended_at")}},)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"), primary_key=True, index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    confirmed_at: Mapped[datetime | None]
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    declined_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]  # by the coordination or the administration, which can renew it
    asked_name: Mapped[str | None]  # for whom the confirmation was asked last, or for whom it was given
    asked_email: Mapped[str | None]
    asked_version: Mapped[str] = mapped_column(default="")  # of what those who decide were told last
    person: Mapped[Person] = relationship(foreign_keys=[person_id], lazy="joined")
    school: Mapped[School] = relationship(lazy="joined")

    @property
    def asked_for(self) -> Details:
        return Details(self.asked_name, self.asked_email)

    @property
    def present(self) -> Details:
        """The person's name and address of today."""
        return Details(self.person.name, self.person.mailbox)

    @property
    def is_confirmed(self) -> bool:
        """Somebody confirmed the person of today, who still works there."""
        return self._was_confirmed and still_counts(self.asked_for, self.present)

    @property
    def is_decided(self) -> bool:
        """Nobody waits for a decision."""
        return self.is_confirmed or self.declined_at is not None or self.ended_at is not None

    @property
    def is_resting(self) -> bool:
        """Somebody confirmed it, but for another name or address."""
        return self._was_confirmed and not self.is_confirmed

    @property
    def _was_confirmed(self) -> bool:
        return self.confirmed_at is not None and self.ended_at is None

    @property
    def version(self) -> str:
        """Changes with everything that whoever confirms reads."""
        school = self.school
        return fingerprint(self.person.name, self.person.mailbox, school.name, school.town, school.email)
