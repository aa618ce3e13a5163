"""Letters that ask families for their consent, in their language, and the words as they were printed."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import Person
from portal.core.clock import now
from portal.core.db import Table


class FamilyLanguage(Table):
    """In which language a student's family reads letters; without a row in that of the class."""

    __tablename__ = "family_language"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str]


class LetterText(Table):
    """The words of a letter in one language as they were printed once: what was signed stays readable."""

    __tablename__ = "letter_text"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(unique=True)  # of language and words
    language: Mapped[str]
    words: Mapped[dict[str, str]]
    at: Mapped[datetime] = mapped_column(default=now)


class Introduction(Table):
    """What the letters of a region say first, instead of the portal's own words; the newest counts, "" is the own."""

    __tablename__ = "letter_introduction"
    __table_args__ = (Index("ix_letter_introduction_region_key_language", "region_key", "language", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    region_key: Mapped[str] = mapped_column(ForeignKey("region.key"))
    language: Mapped[str]
    text: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    by: Mapped[Person | None] = relationship()


class Letter(Table):
    """One family is asked. Whoever has its code can answer once, and take the answer back at any time."""

    __tablename__ = "letter"
    __table_args__ = (Index("ix_letter_person_id", "person_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    code_hash: Mapped[str | None] = mapped_column(unique=True)  # None only while its number is not known yet
    grants: Mapped[list[str]]  # that it asks for
    school_year: Mapped[int]
    until: Mapped[date]
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)
    text_id: Mapped[int] = mapped_column(ForeignKey("letter_text.id"), index=True)
    school_text_id: Mapped[int] = mapped_column(ForeignKey("letter_text.id"), index=True)  # in the school's language
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    answered_at: Mapped[datetime | None]
    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    text: Mapped[LetterText] = relationship(foreign_keys=[text_id])
    school_text: Mapped[LetterText] = relationship(foreign_keys=[school_text_id])
