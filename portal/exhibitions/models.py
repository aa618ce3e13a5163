"""Exhibitions: published works in an order, shown one after another."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.contributions.models import Contribution
from portal.core.clock import now
from portal.core.db import Table
from portal.core.fingerprint import fingerprint
from portal.projects.models import Project


class Exhibition(Table):
    """Of a region, made by its coordination, or of a project, made by its teachers."""

    __tablename__ = "exhibition"

    id: Mapped[int] = mapped_column(primary_key=True)
    region_key: Mapped[str] = mapped_column(ForeignKey("region.key"), index=True)
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)
    titles: Mapped[dict[str, str]]  # language → title
    language: Mapped[str]  # of the original title
    languages: Mapped[list[str]]  # of the visitors: captions are shown in them in turn
    seconds: Mapped[int] = mapped_column(default=20)  # for each exhibit
    version: Mapped[int] = mapped_column(default=1)  # rises with every change, so that shows that run take it over
    published_at: Mapped[datetime | None]  # everybody who has the address sees it
    hidden_at: Mapped[datetime | None]  # by the coordination: its teachers do not show it until it allows that again
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    project: Mapped[Project | None] = relationship()
    exhibits: Mapped[list["Exhibit"]] = relationship(
        back_populates="exhibition", cascade="all, delete-orphan", order_by="Exhibit.position"
    )

    @property
    def is_open(self) -> bool:
        """Whether anything of it can be shown: with a project that was hidden its exhibition goes, too."""
        return self.project is None or self.project.is_public

    @property
    def is_public(self) -> bool:
        """Visitors who have the address see it."""
        return self.published_at is not None and self.is_open

    @property
    def title(self) -> str:
        """As it was written first."""
        return self.titles[self.language]

    @property
    def description_mark(self) -> str:
        """Changes with title, languages and time."""
        return fingerprint(self.titles, self.language, self.languages, self.seconds)


class Exhibit(Table):
    """A published work in an exhibition; whether it may be shown is asked each time."""

    __tablename__ = "exhibit"

    exhibition_id: Mapped[int] = mapped_column(ForeignKey("exhibition.id", ondelete="CASCADE"), primary_key=True)
    contribution_id: Mapped[int] = mapped_column(
        ForeignKey("contribution.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    position: Mapped[int] = mapped_column(default=0)
    exhibition: Mapped[Exhibition] = relationship(back_populates="exhibits")
    contribution: Mapped[Contribution] = relationship()
