"""Contributions: text and media of students, every version, every step."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, Index, UniqueConstraint, false, func
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import STAYS_WITH_ACCOUNT, Person
from portal.classes.models import SchoolClass
from portal.contributions.rules import Relation, Status, Step, Verdict
from portal.core.clock import now
from portal.core.db import Table
from portal.projects.models import Project


class Contribution(Table):
    """Something that students made. Region, ages, topics and kinds are copied here, so that lists need no joins."""

    __tablename__ = "contribution"
    listed_by = ("project_id", "class_id", "region_key", "language", "published_at")
    __table_args__ = (
        Index("ix_contribution_published_at", "published_at", "id"),
        Index("ix_contribution_region_key_published_at", "region_key", "published_at", "id"),
        Index("ix_contribution_language_published_at", "language", "published_at", "id"),
        Index("ix_contribution_region_key_language_published_at", "region_key", "language", "published_at", "id"),
        Index("ix_contribution_project_id_published_at", "project_id", "published_at", "id"),
        Index("ix_contribution_status_region_key_status_since", "status", "region_key", "status_since", "id"),
        Index("ix_contribution_class_id_status", "class_id", "status", "status_since"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"))
    class_id: Mapped[int] = mapped_column(ForeignKey("school_class.id"))
    region_key: Mapped[str] = mapped_column(ForeignKey("region.key"))
    review_region_key: Mapped[str | None] = mapped_column(ForeignKey("region.key"))  # decides instead of the own one
    class_name: Mapped[str] = mapped_column(default="")  # as it was when the teacher forwarded it
    title: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")  # Markdown
    language: Mapped[str]
    status: Mapped[Status] = mapped_column(default=Status.DRAFT)
    status_since: Mapped[datetime] = mapped_column(default=now)
    published_at: Mapped[datetime | None]  # set exactly while visitors see it: published, in a public project
    age_from: Mapped[int]
    age_to: Mapped[int]
    hidden_at: Mapped[datetime | None]  # it was reported: no visitor sees it until two people have decided
    named_authors: Mapped[list[Any]] = mapped_column(default=list)  # ids of those whose first names visitors may read
    revision: Mapped[int] = mapped_column(default=1)  # increased by every save; a save must know the latest
    created_at: Mapped[datetime] = mapped_column(default=now)
    updated_at: Mapped[datetime] = mapped_column(default=now)
    project: Mapped[Project] = relationship()
    school_class: Mapped[SchoolClass] = relationship()
    authors: Mapped[list[Person]] = relationship(secondary="author", order_by=Person.id)
    media: Mapped[list["Medium"]] = relationship(order_by="Medium.position, Medium.id", back_populates="contribution")

    @hybrid_property
    def deciding_region(self) -> str:
        """The key of the region whose coordination decides."""
        return self.review_region_key or self.region_key

    @deciding_region.inplace.expression
    @classmethod
    def _deciding_region(cls) -> ColumnElement[str]:
        return func.coalesce(cls.review_region_key, cls.region_key)

    @property
    def is_public(self) -> bool:
        """Visitors see it."""
        return self.published_at is not None

    @property
    def public_names(self) -> list[str]:
        """Of the authors whose families have agreed to it."""
        return [author.name for author in self.authors if author.id in self.named_authors]

    @property
    def shown_class(self) -> str:
        """The name of the class that was forwarded, so that renaming it later changes no published page."""
        return self.class_name or self.school_class.name


class Author(Table):
    """A student wrote or made a contribution."""

    __tablename__ = "author"
    listed_by = ()

    contribution_id: Mapped[int] = mapped_column(ForeignKey("contribution.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True)


class Recognisable(Table):
    """A student can be recognised in a file, by face or voice."""

    __tablename__ = "recognisable"

    medium_id: Mapped[int] = mapped_column(ForeignKey("medium.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True)


class Mention(Table):
    """The words of a contribution name a student, or hold a name that means nobody of the class."""

    __tablename__ = "mention"

    contribution_id: Mapped[int] = mapped_column(ForeignKey("contribution.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True)
    is_meant: Mapped[bool]


class AuthorInvitation(Table):
    """An author says that a classmate made it too; she is an author once she agrees or the teacher confirms it."""

    __tablename__ = "author_invitation"

    contribution_id: Mapped[int] = mapped_column(ForeignKey("contribution.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    at: Mapped[datetime] = mapped_column(default=now)
    declined_at: Mapped[datetime | None]  # nobody asks her again
    contribution: Mapped[Contribution] = relationship()
    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    by: Mapped[Person | None] = relationship(foreign_keys=[by_id])

    @property
    def was_author(self) -> bool:
        """Has left, or was removed by the teacher; nobody has said no."""
        return self.by_id == self.person_id or (self.by is not None and self.by.is_teacher)


class Facet(Table):
    """What a published contribution can be found by: a topic, a kind of medium, an age."""

    __tablename__ = "facet"
    listed_by = ("published_at",)
    __table_args__ = (Index("ix_facet_name_published_at", "name", "published_at", "contribution_id"),)

    contribution_id: Mapped[int] = mapped_column(ForeignKey("contribution.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)  # "topic:nature", "kind:image", "age:14"
    published_at: Mapped[datetime]


class MediumState(StrEnum):
    """What has become of an uploaded file."""

    PREPARING = "preparing"  # waits to be decoded
    READY = "ready"
    REFUSED = "refused"  # can't be used


class Medium(Table):
    """A file of a contribution. What is shown are its variants, decoded and made harmless; until then, nothing."""

    __tablename__ = "medium"
    listed_by = ("contribution_id", "removed_at")
    __table_args__ = (Index("ix_medium_kind_looked_for", "kind", "looked_for"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    contribution_id: Mapped[int] = mapped_column(ForeignKey("contribution.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    state: Mapped[MediumState] = mapped_column(default=MediumState.READY, server_default=MediumState.READY)
    refusal: Mapped[str] = mapped_column(default="", server_default="")  # the code why it can't be used
    kind: Mapped[str]  # image, audio, video, pdf; while it is being prepared, what it probably is
    name: Mapped[str]  # as the person called the file; shown, never used on disk
    alt: Mapped[str] = mapped_column(default="")
    shows_others: Mapped[bool] = mapped_column(default=False, server_default=false())  # who are not of the class
    others_agreed_at: Mapped[datetime | None]  # by the word of the teacher
    files: Mapped[
        dict[str, Any]
    ]  # empty until it is ready; variant ("full", "thumbnail", "preview", …) → key, mime, bytes, width, height
    seconds: Mapped[float | None]
    pages: Mapped[int | None]
    n_bytes: Mapped[int]
    sha256: Mapped[str]  # of the upload; empty until it is ready
    found: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")  # contact data in a PDF: FoundInPage
    looked_for: Mapped[int] = mapped_column(default=0, server_default="0")  # the edition of spotting that did; 0: none
    edition: Mapped[int] = mapped_column(default=1, server_default="1")  # rises when the picture is edited
    removed_at: Mapped[datetime | None]  # from the contribution; earlier versions still show it
    created_at: Mapped[datetime] = mapped_column(default=now)
    contribution: Mapped[Contribution] = relationship(back_populates="media")


class DocumentWords(Table):
    """The words with a capital in the text of a PDF, folded: names of the class are looked for among them."""

    __tablename__ = "document_words"

    medium_id: Mapped[int] = mapped_column(ForeignKey("medium.id", ondelete="CASCADE"), primary_key=True)
    words: Mapped[list[str]]


class Preparation(Table):
    """An uploaded file that waits to be decoded, is worked on, or was done lately: the queue of the workers.

    A claim counts until `claimed_until`. Done ones stay for a while, so that turns are fair.
    """

    __tablename__ = "preparation"

    medium_id: Mapped[int] = mapped_column(ForeignKey("medium.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    class_id: Mapped[int | None] = mapped_column(ForeignKey("school_class.id", ondelete="SET NULL"), index=True)
    original: Mapped[str]  # its name among the store's originals
    queued_at: Mapped[datetime] = mapped_column(default=now)
    attempts: Mapped[int] = mapped_column(default=0)
    claimed_until: Mapped[datetime | None]
    done_at: Mapped[datetime | None] = mapped_column(index=True)
    seconds: Mapped[float] = mapped_column(default=0)  # that were spent on it
    medium: Mapped[Medium] = relationship()


class Version(Table):
    """A contribution as it was saved; never changed afterwards."""

    __tablename__ = "version"
    __table_args__ = (UniqueConstraint("contribution_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    contribution_id: Mapped[int] = mapped_column(ForeignKey("contribution.id", ondelete="CASCADE"))
    number: Mapped[int]
    title: Mapped[str]
    text: Mapped[str]
    language: Mapped[str]
    media: Mapped[list[Any]]  # [[medium id, alternative text], …]
    saved_at: Mapped[datetime] = mapped_column(default=now)
    saved_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))


class ContributionEntry(Table):
    """One step of a contribution: who took it, when, from which status to which, and why."""

    __tablename__ = "contribution_entry"
    __table_args__ = (Index("ix_contribution_entry_at", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    contribution_id: Mapped[int] = mapped_column(ForeignKey("contribution.id", ondelete="CASCADE"), index=True)
    step: Mapped[Step]
    start: Mapped[Status]
    to: Mapped[Status]
    start_since: Mapped[datetime | None]  # how long it had been where this step started
    waited: Mapped[int | None]  # seconds until this answer of the coordination; None: no answer, or one that was undone
    start_region: Mapped[str | None]  # the key of the region that decided before it was passed on
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    at: Mapped[datetime] = mapped_column(default=now)
    reasons: Mapped[list[str]] = mapped_column(default=list)  # codes, put into the reader's words
    reason: Mapped[str] = mapped_column(default="")  # free text
    reason_language: Mapped[str] = mapped_column(default="")
    version_id: Mapped[int | None] = mapped_column(ForeignKey("version.id", ondelete="SET NULL"), index=True)
    by: Mapped[Person | None] = relationship(lazy="joined")


class AnswerTime(Table):
    """How long the coordination of a region usually takes to answer; counted again every hour."""

    __tablename__ = "answer_time"

    region_key: Mapped[str] = mapped_column(ForeignKey("region.key"), primary_key=True)
    number: Mapped[int]  # of answers that were counted
    median: Mapped[int]  # seconds


class Opened(Table):
    """A coordinator has opened a contribution for review: what it was then, she has seen."""

    __tablename__ = "opened"
    __table_args__ = (STAYS_WITH_ACCOUNT,)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    contribution_id: Mapped[int] = mapped_column(
        ForeignKey("contribution.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    revision: Mapped[int]
    at: Mapped[datetime] = mapped_column(default=now)


class ContactConfirmation(Table):
    """Whoever answers for a contribution says that a found piece of it is no private contact; nobody asks again."""

    __tablename__ = "contact_confirmation"

    contribution_id: Mapped[int] = mapped_column(ForeignKey("contribution.id", ondelete="CASCADE"), primary_key=True)
    mark: Mapped[str] = mapped_column(primary_key=True)  # a fingerprint: the row holds no contact data itself
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    role: Mapped[Relation]  # teacher or coordinator
    at: Mapped[datetime] = mapped_column(default=now)


class ContactCount(Table):
    """How much contact data of a contribution is neither removed nor confirmed, counted last; no row: none.

    For lists. What decides about publishing looks at the contribution itself.
    """

    __tablename__ = "contact_count"

    contribution_id: Mapped[int] = mapped_column(ForeignKey("contribution.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int]


class OpinionRequest(Table):
    """Another region's coordination, or a colleague, is asked what they think of a contribution, and the answer.

    The question is open while the contribution stays in the review in which it was asked.
    """

    __tablename__ = "opinion_request"

    id: Mapped[int] = mapped_column(primary_key=True)
    contribution_id: Mapped[int] = mapped_column(ForeignKey("contribution.id", ondelete="CASCADE"), index=True)
    region_key: Mapped[str] = mapped_column(ForeignKey("region.key"), index=True)
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )  # of it alone
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    at: Mapped[datetime] = mapped_column(default=now)
    question: Mapped[str] = mapped_column(default="")
    question_language: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    verdict: Mapped[Verdict | None]
    reasons: Mapped[list[str]] = mapped_column(default=list)  # codes that the authors could read
    words: Mapped[str] = mapped_column(default="")  # for the coordination that asked
    words_language: Mapped[str] = mapped_column(default="")
    contribution: Mapped[Contribution] = relationship()
    person: Mapped[Person | None] = relationship(foreign_keys=[person_id])
    by: Mapped[Person | None] = relationship(foreign_keys=[by_id])
    answered_by: Mapped[Person | None] = relationship(foreign_keys=[answered_by_id])
