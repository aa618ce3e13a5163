"""Programmes of visits: items with their texts, what was saved before, and the addresses by which others read them."""

from datetime import date, datetime, time

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import STAYS_WITH_ACCOUNT, Person
from portal.agenda.rules.codes import Mark
from portal.agenda.rules.conflicts import Slot
from portal.agenda.rules.wording import Words, reading
from portal.config import LANGUAGES
from portal.core.clock import now
from portal.core.db import Table
from portal.core.fingerprint import fingerprint
from portal.visits.models import Visit

CLOCK = "%H:%M"


class Agenda(Table):
    """Who reads the programme of a visit beside those who plan it; without a row nobody does."""

    __tablename__ = "agenda"
    listed_by = ()

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), primary_key=True)
    is_public: Mapped[bool] = mapped_column(default=False)
    parents_since: Mapped[datetime | None]  # None: the address of the parents does not open
    parents_serial: Mapped[int] = mapped_column(default=0)  # raised: addresses made before do not open any more
    visit: Mapped[Visit] = relationship()

    @property
    def is_shared(self) -> bool:
        """Others than those who plan may read the programme."""
        return self.is_public or self.parents_since is not None


class AgendaItem(Table):
    """Something that happens on a day of a visit; times are those of the clocks of the hosts."""

    __tablename__ = "agenda_item"
    listed_by = ("visit_id",)
    __table_args__ = (Index("ix_agenda_item_visit_id", "visit_id", "day", "starts"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"))
    day: Mapped[date]
    starts: Mapped[time]
    ends: Mapped[time | None]
    ends_next_day: Mapped[bool] = mapped_column(default=False)
    mark: Mapped[Mark] = mapped_column(default=Mark.USUAL)
    place: Mapped[str] = mapped_column(default="")
    leader: Mapped[str] = mapped_column(default="")  # an adult; visitors never read it
    language: Mapped[str]  # of the original
    n_changes: Mapped[int] = mapped_column(default=0)
    cleared: Mapped[str] = mapped_column(default="")  # mark of the texts that everybody may read
    updated_at: Mapped[datetime] = mapped_column(default=now)
    removed_at: Mapped[datetime | None]
    texts: Mapped[list["AgendaText"]] = relationship(
        lazy="selectin", cascade="all, delete-orphan", order_by="AgendaText.language"
    )

    @property
    def slot(self) -> Slot:
        return Slot(self.id, self.day, self.starts, self.ends, self.ends_next_day, self.mark)

    @property
    def words(self) -> list[Words]:
        return [Words(text.language, text.title, text.bring, text.of) for text in self.texts]

    def title_in(self, language: str) -> str:
        return reading(self.words, self.language, language).words.title

    @property
    def texts_mark(self) -> str:
        """Changes with all that others than those who plan may read."""
        return fingerprint(self.place, [[text.language, text.title, text.bring] for text in self.texts])

    @property
    def is_cleared(self) -> bool:
        """Somebody has looked whether these texts hold names of students or contact data."""
        return self.cleared == self.texts_mark

    @property
    def facts(self) -> dict[str, str]:
        """Field of the form → text; all that two people may change at once."""
        texts = {text.language: text for text in self.texts}
        return {
            "day": self.day.isoformat(),
            "starts": self.starts.strftime(CLOCK),
            "ends": self.ends.strftime(CLOCK) if self.ends else "",
            "ends_next_day": "1" if self.ends_next_day else "",
            "mark": self.mark.value,
            "place": self.place,
            "leader": self.leader,
            "language": self.language,
            **{f"title_{code}": texts[code].title if code in texts else "" for code in LANGUAGES},
            **{f"bring_{code}": texts[code].bring if code in texts else "" for code in LANGUAGES},
        }

    @property
    def version(self) -> str:
        return fingerprint(self.facts)


class AgendaText(Table):
    """The text of an item in one language."""

    __tablename__ = "agenda_text"
    listed_by = ()

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    bring: Mapped[str] = mapped_column(default="")
    of: Mapped[str] = mapped_column(default="")  # mark of the original from which it was translated


class AgendaVersion(Table):
    """What an item said after it was saved once: nothing that somebody typed is lost to the next one."""

    __tablename__ = "agenda_version"
    __table_args__ = (Index("ix_agenda_version_item_id", "item_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"))
    version: Mapped[str]
    facts: Mapped[dict[str, str]]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    at: Mapped[datetime] = mapped_column(default=now)
    by: Mapped[Person | None] = relationship(lazy="joined")


class CalendarAddress(Table):
    """The secret address of the calendar with all visits of a person."""

    __tablename__ = "calendar_address"
    __table_args__ = (STAYS_WITH_ACCOUNT,)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    serial: Mapped[int] = mapped_column(default=1)  # raised: addresses made before do not open any more
    opened_at: Mapped[datetime | None] = mapped_column(default=now)  # None: no address opens
    person: Mapped[Person] = relationship()
