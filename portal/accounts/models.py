"""People: who they are, how they sign in, which regions and languages a coordinator acts for."""

from datetime import datetime

from flask_login import UserMixin
from sqlalchemy import CheckConstraint, ForeignKey, Index, event, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.core.clock import now
from portal.core.db import Table
from portal.core.text import fold
from portal.core.web.access import Role

ADULTS = text("role <> 'student'")


class Person(UserMixin, Table):  # type: ignore[misc]
    """Anybody who can sign in; students have neither e-mail nor password."""

    __tablename__ = "person"
    __table_args__ = (
        CheckConstraint("(email IS NULL AND claimed_email IS NULL) OR role <> 'student'", "students_have_no_email"),
        Index("ix_person_adults", "created_at", "id", sqlite_where=ADULTS, postgresql_where=ADULTS),
        {"sqlite_autoincrement": True},  # the number of somebody removed still stands in sessions, links and on cards
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    role: Mapped[Role]
    name: Mapped[str]
    email: Mapped[str | None] = mapped_column(unique=True)  # lower case
    claimed_email: Mapped[str | None] = mapped_column(index=True)  # typed at sign-up, to be proven by a link
    email_confirmed_at: Mapped[datetime | None]
    password_hash: Mapped[str | None]
    language: Mapped[str] = mapped_column(default="de")
    sign_in_serial: Mapped[int] = mapped_column(default=1)  # raised: all sessions and links made before end
    created_at: Mapped[datetime] = mapped_column(default=now)
    suspended_at: Mapped[datetime | None] = mapped_column(index=True)  # until it is lifted nobody can sign in
    n_changes: Mapped[int] = mapped_column(default=0)  # by administrators and coordinators, who must know the latest
    searched: Mapped[str] = mapped_column(default="")  # what an adult is found by; see `keep_findable`
    cares_for: Mapped[list["Assignment"]] = relationship(lazy="selectin", cascade="all, delete-orphan")
    reads: Mapped[list["ReadLanguage"]] = relationship(lazy="selectin", cascade="all, delete-orphan")

    def get_id(self) -> str:
        return f"{self.id}.{self.sign_in_serial}"

    def end_sessions(self) -> None:
        """Signs out everywhere; the caller starts a new session for whoever may stay."""
        self.sign_in_serial += 1

    @property
    def mailbox(self) -> str | None:
        """Where emails about the account itself go."""
        return self.email or self.claimed_email

    @property
    def is_student(self) -> bool:
        return self.role == Role.STUDENT

    @property
    def is_teacher(self) -> bool:
        return self.role == Role.TEACHER

    @property
    def is_coordinator(self) -> bool:
        return self.role == Role.COORDINATOR

    @property
    def is_administrator(self) -> bool:
        return self.role == Role.ADMINISTRATOR

    @property
    def region_keys(self) -> list[str]:
        """The regions a coordinator acts for."""
        return [assignment.region_key for assignment in self.cares_for]

    @property
    def read_languages(self) -> list[str]:
        return [read.language for read in self.reads]


@event.listens_for(Person, "before_insert")
@event.listens_for(Person, "before_update")
def keep_findable(_mapper: object, _connection: object, person: Person) -> None:
    """Name and address of adults in one spelling; students are in no list of accounts."""
    person.searched = "" if person.is_student else fold(f"{person.name} {person.mailbox or ''}")


class Assignment(Table):
    """A coordinator acts for a region."""

    __tablename__ = "assignment"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    region_key: Mapped[str] = mapped_column(ForeignKey("region.key"), primary_key=True, index=True)


class ReadLanguage(Table):
    """A coordinator reads contributions in a language."""

    __tablename__ = "read_language"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)


class EmailChange(Table):
    """Somebody wants another address: it counts once it is proven, and the old one can take it back for a while."""

    __tablename__ = "email_change"
    __table_args__ = ({"sqlite_autoincrement": True},)  # links carry the number

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    old_email: Mapped[str]
    new_email: Mapped[str]  # lower case
    asked_at: Mapped[datetime] = mapped_column(default=now, index=True)
    proven_at: Mapped[datetime | None]


class Attempts(Table):
    """How often a secret was tried in vain, or from a network, remembered for a while to slow down guessing."""

    __tablename__ = "attempts"

    bucket: Mapped[str] = mapped_column(primary_key=True)  # a keyed hash of what is counted
    number: Mapped[int] = mapped_column(default=1)
    until: Mapped[datetime] = mapped_column(default=now, index=True)  # then the count begins anew
