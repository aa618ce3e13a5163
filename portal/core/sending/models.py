"""What is known of forms that were sent: those that were saved, and what was typed into those that could not be."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.clock import now
from portal.core.db import Table

OF_ACCOUNT = {"info": {"stays_with_account": True}}  # nothing that somebody has made


class SentForm(Table):
    """A form that was saved, and the answer: whoever sends it once more gets that answer again.

    Of what was typed there are digests alone.
    """

    __tablename__ = "sent_form"
    __table_args__ = (Index("ix_sent_form_sender_at", "sender", "at"), OF_ACCOUNT)

    digest: Mapped[str] = mapped_column(primary_key=True)  # of the form's key and its address
    sender: Mapped[str]  # a browser, as long as it has the same session
    address: Mapped[str]
    content: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(default=now, index=True)
    answer: Mapped[dict[str, Any]]


class KeptText(Table):
    """What somebody had typed into a form when the session ended; it waits for its author alone."""

    __tablename__ = "kept_text"
    __table_args__ = (OF_ACCOUNT,)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    address: Mapped[str]  # a path of this site
    fields: Mapped[list[Any]]  # [[name, value], …] without secrets
    at: Mapped[datetime] = mapped_column(default=now, index=True)
