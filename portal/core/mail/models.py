"""The outbox: emails wait here, written in the transaction of the action that causes them."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.clock import now
from portal.core.db import Table


class Email(Table):
    """An email in its recipient's language; `event` makes sure that one event sends one email."""

    __tablename__ = "email"
    __table_args__ = (Index("ix_email_sent_at_due_at", "sent_at", "due_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event: Mapped[str] = mapped_column(unique=True)
    recipient: Mapped[str]
    language: Mapped[str]
    subject: Mapped[str]
    text: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=now)
    due_at: Mapped[datetime] = mapped_column(default=now)  # later after every failed attempt
    attempts: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
    given_up_at: Mapped[datetime | None]  # refused for good, or tried too often: nobody will get it
    failure: Mapped[str] = mapped_column(default="")  # a Failure: why the last attempt failed
    error: Mapped[str] = mapped_column(default="")  # the mail server's own words about it
    held_for: Mapped[int | None]  # the number of the person in whose daily email it goes, instead of being sent itself
    unsubscribe: Mapped[str] = mapped_column(default="")  # where one click ends emails of this kind; empty: a duty
    is_personal: Mapped[bool] = mapped_column(default=True)  # holds a link for the recipient alone
