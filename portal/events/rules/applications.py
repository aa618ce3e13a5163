"""What an application has to say before it is handed in, and until when it can be."""

from dataclasses import dataclass, field
from datetime import datetime

from portal.events.rules.codes import ApplicationKind, ApplicationStatus, EventStatus, Performance, Reason

LONGEST_PERFORMANCE = 240  # minutes
MOST_PEOPLE = 500
MOST_WORKS = 60
NEEDED = {
    ApplicationKind.PERFORMANCE: ("title", "performance", "minutes", "n_people"),
    ApplicationKind.EXHIBIT: ("title", "works"),
}
UNDER_PREPARATION = frozenset({EventStatus.OPEN, EventStatus.CLOSED})


@dataclass(frozen=True)
class Content:
    """What a class applies with; times are moments, wished days ISO dates, works numbers of contributions."""

    title: str
    language: str
    performance: Performance | None = None
    minutes: int | None = None
    n_people: int | None = None
    size: str = ""
    needs: str = ""
    wished_days: list[str] = field(default_factory=list)
    arrives_at: datetime | None = None
    leaves_at: datetime | None = None
    works: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Explanation:
    """Why organisers decide so: ready reasons, and words in the language of whoever wrote them."""

    reasons: tuple[Reason, ...] = ()
    words: str = ""

    @property
    def as_text(self) -> str:
        return " ".join([*self.reasons, self.words]).strip()


def missing_fields(kind: ApplicationKind, content: Content) -> list[str]:
    """The fields that still have to be filled in before it can be handed in; empty: nothing is missing."""
    return [name for name in NEEDED[kind] if not getattr(content, name)]


def leaves_before_it_comes(content: Content) -> bool:
    return bool(content.arrives_at and content.leaves_at and content.leaves_at <= content.arrives_at)


def is_call_open(status: EventStatus, apply_until: datetime | None, moment: datetime) -> bool:
    return status == EventStatus.OPEN and apply_until is not None and moment < apply_until


def may_change(status: ApplicationStatus, event_status: EventStatus, *, is_open: bool) -> bool:
    """Drafts as long as the event is planned; what was handed in until the deadline, or when its class was asked."""
    if status == ApplicationStatus.ASKED_BACK:
        return event_status != EventStatus.CANCELLED
    if status == ApplicationStatus.HANDED_IN:
        return is_open
    return status == ApplicationStatus.DRAFT and event_status in UNDER_PREPARATION
