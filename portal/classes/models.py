"""Classes and their students."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import Person
from portal.core.clock import now, today
from portal.core.db import Table
from portal.holidays.rules.calendar import Calendar, last_day_of_year
from portal.schools.models import School


def end_of_year() -> date:
    """The end of the school year where no calendar is asked."""
    return last_day_of_year(Calendar(), today())


class SchoolClass(Table):
    """A class of a school with its teacher; age and grade describe the same, the age is what counts."""

    __tablename__ = "school_class"
    listed_by = ("school_id",)

    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"), index=True)
    teacher_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )  # None: who taught it works here no longer
    name: Mapped[str]
    grade_key: Mapped[str | None]  # a row of grades.csv
    age_from: Mapped[int]
    age_to: Mapped[int]
    n_students: Mapped[int | None]
    languages: Mapped[dict[str, str]] = mapped_column(default=dict)  # language → CEFR level
    card_language: Mapped[str]  # of login cards and of new students
    code: Mapped[str] = mapped_column(unique=True)  # for shared tablets
    code_expires_on: Mapped[date] = mapped_column(default=end_of_year)  # the last day that it works
    year_ends_on: Mapped[date] = mapped_column(default=end_of_year)  # of the school year for which grade and age count
    closed_at: Mapped[datetime | None]  # its students have left the school: they can't sign in
    created_at: Mapped[datetime] = mapped_column(default=now)
    school: Mapped[School] = relationship(lazy="joined")
    teacher: Mapped[Person | None] = relationship(lazy="joined")
    students: Mapped[list["Student"]] = relationship(back_populates="school_class", order_by="Student.person_id")

    @property
    def is_code_expired(self) -> bool:
        return self.code_expires_on < today()

    @property
    def is_year_over(self) -> bool:
        """Grade and age are those of an earlier school year."""
        return self.closed_at is None and self.year_ends_on < today()


class Student(Table):
    """A student of a class, known by first name or pseudonym only."""

    __tablename__ = "student"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("school_class.id", ondelete="CASCADE"), index=True)
    card_serial: Mapped[int] = mapped_column(default=1)  # raised: the old card is void
    card_hash: Mapped[str] = mapped_column(unique=True)  # finds the student whose card was shown
    person: Mapped[Person] = relationship(lazy="joined")
    school_class: Mapped[SchoolClass] = relationship(back_populates="students")
