"""People: who they are, how they sign in, which regions and languages a coordinator acts for."""

from datetime import date, datetime

from flask_login import UserMixin
from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, event, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.rules.notices import Choice, Topic
from portal.core.clock import now, today
from portal.core.db import Table
from portal.core.text import fold
from portal.core.web.access import Role

ADULTS = text("role <> 'student'")
STAYS_WITH_ACCOUNT = {"info": {"stays_with_account": True}}  # when two accounts become one, these rows do not move


class Person(UserMixin, Table):  # type: ignore[misc]
    """Anybody who can sign in; students have neither e-mail nor password."""

    __tablename__ = "person"
    listed_by = ()
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
    stands_in: Mapped[list["DaysAway"]] = relationship(
        foreign_keys="DaysAway.substitute_id", back_populates="substitute"
    )

    def end_sessions(self) -> None:
        """Signs out everywhere; the caller goes on with the session of whoever may stay."""
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
    def stood_in_for(self) -> list["Person"]:
        """The coordinators who are away today and for whom this one decides."""
        return [absence.person for absence in self.stands_in if absence.gives_rights] if self.is_coordinator else []

    @property
    def reviewed_regions(self) -> list[str]:
        """The regions about whose contributions a coordinator decides today: the own ones and those of substitution."""
        keys = [*self.region_keys, *(key for person in self.stood_in_for for key in person.region_keys)]
        return list(dict.fromkeys(keys))

    @property
    def read_languages(self) -> list[str]:
        return [read.language for read in self.reads]


@event.listens_for(Person, "before_insert")
@event.listens_for(Person, "before_update")
def keep_findable(_mapper: object, _connection: object, person: Person) -> None:
    """Name and address of adults in one spelling; students are in no list of accounts."""
    person.searched = "" if person.is_student else fold(f"{person.name} {person.mailbox or ''}")


class SignInSession(Table):
    """Somebody is signed in on a device. It is told by its own words: neither the whole User-Agent nor an address."""

    __tablename__ = "sign_in_session"
    __table_args__ = (STAYS_WITH_ACCOUNT,)

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    serial: Mapped[int]  # the person's when it began: once that is raised, this session is over
    created_at: Mapped[datetime] = mapped_column(default=now)
    last_seen_at: Mapped[datetime] = mapped_column(default=now)
    device: Mapped[str]  # "Firefox, Android"; empty: not known
    is_remembered: Mapped[bool]  # False: ends with the browser, as on a tablet that a class shares
    awaits_second_factor: Mapped[bool] = mapped_column(default=False)  # until it is shown, nobody is signed in
    second_factor_at: Mapped[datetime | None]  # shown last
    person: Mapped[Person] = relationship()


class AuthenticatorApp(Table):
    """A second factor: an app that shows codes. Its secret follows from the installation's own and from `salt`."""

    __tablename__ = "authenticator_app"
    __table_args__ = (STAYS_WITH_ACCOUNT,)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    salt: Mapped[str]
    last_step: Mapped[int]  # the time step (30 seconds) of the code used last: it and older ones count no more
    created_at: Mapped[datetime] = mapped_column(default=now)


class Passkey(Table):
    """A second factor: a key that a device or password manager keeps (WebAuthn)."""

    __tablename__ = "passkey"
    __table_args__ = (STAYS_WITH_ACCOUNT,)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    credential_id: Mapped[str] = mapped_column(unique=True)  # base64url
    public_key: Mapped[bytes]
    sign_count: Mapped[int] = mapped_column(BigInteger)  # 32 bits without a sign
    device: Mapped[str]  # where it was made: "Firefox, Android"
    created_at: Mapped[datetime] = mapped_column(default=now)


class RecoveryCode(Table):
    """Stands in for the second factor, once."""

    __tablename__ = "recovery_code"
    __table_args__ = (STAYS_WITH_ACCOUNT,)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    code_hash: Mapped[str]  # keyed with the installation's secret
    used_at: Mapped[datetime | None]


class Assignment(Table):
    """A coordinator acts for a region."""

    __tablename__ = "assignment"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    region_key: Mapped[str] = mapped_column(ForeignKey("region.key"), primary_key=True, index=True)


class DaysAway(Table):
    """A coordinator is away on these days; somebody else stands in once that person has agreed."""

    __tablename__ = "days_away"
    __table_args__ = (STAYS_WITH_ACCOUNT,)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    start: Mapped[date]
    end: Mapped[date] = mapped_column(index=True)  # the last day
    # None: nobody in particular; colleagues of the region see everything anyway
    substitute_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    agreed_at: Mapped[datetime | None]
    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    substitute: Mapped[Person | None] = relationship(foreign_keys=[substitute_id], back_populates="stands_in")

    @property
    def is_on(self) -> bool:
        """Today is one of these days."""
        return self.start <= today() <= self.end

    @property
    def gives_rights(self) -> bool:
        """The substitute decides today for whoever is away, as far as both of them could themselves."""
        if self.substitute is None or self.agreed_at is None:
            return False
        are_active = all(each.is_coordinator and each.suspended_at is None for each in (self.person, self.substitute))
        return self.is_on and are_active


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


class MailChoice(Table):
    """When somebody wants emails about a topic; without a row they come at once."""

    __tablename__ = "mail_choice"
    __table_args__ = (STAYS_WITH_ACCOUNT,)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    topic: Mapped[Topic] = mapped_column(primary_key=True)
    choice: Mapped[Choice]


class LastNotice(Table):
    """The last email that told somebody what waits at one place; see `Told`."""

    __tablename__ = "last_notice"
    __table_args__ = (STAYS_WITH_ACCOUNT,)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    about: Mapped[str] = mapped_column(primary_key=True)
    until: Mapped[datetime]
    at: Mapped[datetime]
    read_at: Mapped[datetime | None]


class Attempts(Table):
    """How often a secret was tried in vain, or from a network, remembered for a while to slow down guessing."""

    __tablename__ = "attempts"

    bucket: Mapped[str] = mapped_column(primary_key=True)  # a keyed hash of what is counted
    number: Mapped[int] = mapped_column(default=1)
    until: Mapped[datetime] = mapped_column(default=now, index=True)  # then the count begins anew
