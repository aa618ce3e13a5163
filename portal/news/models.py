"""News of the regions."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.clock import now, today
from portal.core.db import Table
from portal.core.fingerprint import fingerprint
from portal.news.rules import State, Wording, state_on, wording_for


class NewsItem(Table):
    """A few sentences of a coordination, with the languages in which it was written."""

    __tablename__ = "news_item"
    listed_by = ("region_key", "first_day", "last_day", "removed_at")
    __table_args__ = (Index("ix_news_item_region_key_first_day", "region_key", "first_day", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    region_key: Mapped[str] = mapped_column(ForeignKey("region.key"))
    language: Mapped[str]  # of the original
    titles: Mapped[dict[str, str]]  # language → title
    texts: Mapped[dict[str, str]]
    first_day: Mapped[date]
    last_day: Mapped[date | None]  # included; none: it is announced until newer ones take its place
    picture: Mapped[dict[str, Any]] = mapped_column(default=dict)  # variant → stored file
    alt: Mapped[str] = mapped_column(default="")  # what the picture shows, in the language of the original
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    updated_at: Mapped[datetime] = mapped_column(default=now)
    removed_at: Mapped[datetime | None]  # can be put back until it goes for good

    @property
    def state(self) -> State:
        return state_on(today(), self.first_day, self.last_day, is_removed=self.removed_at is not None)

    @property
    def version(self) -> str:
        """Changes with all that whoever changes it reads."""
        days = (self.first_day, self.last_day, self.removed_at)
        return fingerprint(self.language, self.titles, self.texts, *days, self.picture, self.alt)

    def wording(self, reader: str) -> Wording:
        return wording_for(reader, self.titles, self.texts, self.language)
