"""Statuses of a contribution and who may take which step: the one table that decides and that buttons are made of."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from portal.consent.rules import codes as consent
from portal.core.transitions import UNDO_FOR, Transition


class Status(StrEnum):
    """Where a contribution stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"  # waits for the teacher
    RETURNED = "returned"  # the teacher asks for something
    IN_REVIEW = "in_review"  # waits for the coordination
    CHANGES_REQUESTED = "changes_requested"  # the coordination asks for something
    REJECTED = "rejected"  # students read: not accepted
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    DELETED = "deleted"  # its author can put it back for a while


class Step(StrEnum):
    """What can be done with a contribution."""

    SUBMIT = "submit"
    FORWARD = "forward"
    RETURN = "return"
    PUBLISH = "publish"
    REQUEST_CHANGES = "request_changes"
    REJECT = "reject"
    RECONSIDER = "reconsider"
    WITHDRAW = "withdraw"
    RESUME = "resume"
    DELETE = "delete"
    RESTORE = "restore"
    HAND_OVER = "hand_over"  # in place: another region decides
    HAND_BACK = "hand_back"
    UNDO = "undo"
    CONSENT_ENDED = "consent_ended"  # in place: nobody may see it any more
    EDIT_PICTURE = "edit_picture"  # in place: parts of a picture were covered or cut off
    HIDE = "hide"  # in place: it was reported, and two people decide
    SHOW_AGAIN = "show_again"  # after a report, as it was before
    TAKE_DOWN = "take_down"  # after a report, by one person
    REMOVE = "remove"  # after a report, by two


class Relation(StrEnum):
    """What somebody is to a contribution."""

    AUTHOR = "author"
    TEACHER = "teacher"
    COORDINATOR = "coordinator"  # decides, now or again
    HOME = "home"  # coordinates the region of the contribution
    ADVISER = "adviser"  # coordinates a region that is asked for an opinion


class Verdict(StrEnum):
    """What an adviser would do."""

    PUBLISH = "publish"
    REQUEST_CHANGES = "request_changes"
    REJECT = "reject"


@dataclass(frozen=True)
class Adviser:
    """Who can be asked for an opinion: the coordination of a region, or one person of it."""

    region_key: str
    person_id: int | None = None


class Reason(StrEnum):
    """Ready reasons of teachers and coordinators; the author reads them in the own language."""

    EXPLAIN_MORE = "explain_more"
    TOO_SHORT = "too_short"
    CHECK_LANGUAGE = "check_language"
    NAME_SOURCES = "name_sources"
    MISSING_ALT = "missing_alt"
    MEDIA_QUALITY = "media_quality"
    PERSONAL_DATA = "personal_data"
    FOREIGN_WORK = "foreign_work"
    OFF_TOPIC = "off_topic"
    HURTFUL = "hurtful"


class Kind(StrEnum):
    """What a contribution is made of, for the gallery."""

    TEXT = "text"
    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"
    PDF = "pdf"


class ContributionRefusal(StrEnum):
    """Why something can't be done with a contribution."""

    EMPTY = "contribution_empty"
    EDITED_ELSEWHERE = "contribution_edited_elsewhere"
    MOVED_ON = "contribution_moved_on"
    CHANGED_SINCE = "contribution_changed_since"
    WITHDRAWN_SINCE = "contribution_withdrawn_since"
    NOT_CONFIRMED = "contribution_not_confirmed"
    PROJECT_NOT_PUBLIC = "contribution_project_not_public"
    NOT_EDITABLE = "contribution_not_editable"
    TOO_MANY_FILES = "contribution_too_many_files"
    LAST_AUTHOR = "contribution_last_author"
    TOO_MANY_WAITING = "contribution_too_many_waiting"
    STILL_PREPARING = "contribution_still_preparing"
    NOTHING_USABLE = "contribution_nothing_usable"
    NOTHING_TYPED = "contribution_nothing_typed"
    OTHERS_WORK = "contribution_others_work"
    AT_WORK = "contribution_at_work"
    DECIDED_ELSEWHERE = "contribution_decided_elsewhere"
    NOBODY_READS_IT = "contribution_nobody_reads_it"
    ALREADY_ASKED = "contribution_already_asked"
    HAS_CONTACTS = "contribution_has_contacts"
    CONSENT_MISSING = "contribution_consent_missing"
    OTHERS_NOT_ASKED = "contribution_others_not_asked"
    NAMES_UNDECIDED = "contribution_names_undecided"
    PICTURE_CHANGED = "contribution_picture_changed"
    HIDDEN = "contribution_hidden"
    REMOVED = "contribution_removed"


class Part(StrEnum):
    """Where contact data can stand."""

    TITLE = "title"
    TEXT = "text"
    DESCRIPTION = "description"
    NAME = "name"
    PAGE = "page"


@dataclass(frozen=True)
class Place:
    """A part of a contribution; files and pages are counted from 1."""

    part: Part
    file: int = 0
    page: int = 0


OF_AUTHORS_ALONE = frozenset({Status.DRAFT, Status.DELETED})
TAKES_BACK = frozenset({Step.WITHDRAW, Step.DELETE})  # steps that lead away from the goal
EDITABLE = frozenset({Status.DRAFT, Status.RETURNED, Status.CHANGES_REQUESTED})
AGREES_ALONE = EDITABLE | {Status.SUBMITTED}  # a named classmate becomes an author; later her teacher confirms it
SEEN_BY_COORDINATORS = frozenset({Status.IN_REVIEW, Status.CHANGES_REQUESTED, Status.REJECTED, Status.PUBLISHED})
HANDED_IN = frozenset(Status) - {Status.DRAFT, Status.WITHDRAWN}
# What can be recognised of somebody in a file of a kind.
SHOWS = {
    Kind.IMAGE: consent.Kind.PICTURE,
    Kind.PDF: consent.Kind.PICTURE,
    Kind.AUDIO: consent.Kind.VOICE,
    Kind.VIDEO: consent.Kind.MOVING_IMAGE,
}
MOST_FILES = 12
MOST_WAITING = 24  # files of one person that may wait to be prepared
MOST_WAITING_IN_CLASS = 150
MOST_KILLED = 2  # attempts, after which a file that took too much time or memory each time is refused
MOST_ATTEMPTS = 5  # after which a file whose worker vanished each time is refused
LONGEST_TITLE = 150
LONGEST_TEXT = 100_000
LONGEST_REASON = 2000  # characters
DRAFT_NOTICE = timedelta(days=14)  # before a draft goes that nobody has changed any more, its authors read so
AUTOSAVE_INTERVAL = timedelta(minutes=1)  # autosaves make at most one version in this time

BESIDE = frozenset({Step.EDIT_PICTURE})  # leads nowhere: what was the last step before is still the last one
ANSWERS = frozenset({Step.PUBLISH, Step.REQUEST_CHANGES, Step.REJECT})
DECISIONS = ANSWERS | {Step.RECONSIDER}
PASSES_ON = frozenset({Step.HAND_OVER, Step.HAND_BACK})
UNDOABLE = DECISIONS | PASSES_ON | {Step.RETURN, Step.WITHDRAW}  # by whoever took it, for a while
UNDO_DECISIONS_FOR = timedelta(seconds=30)  # those of the coordination; emails about them wait as long
COUNTED_FOR = timedelta(days=90)  # of which answers are counted when teachers are told how long one usually takes
FEWEST_ANSWERS = 5  # of fewer nothing is told

ANSWERS = frozenset({Step.PUBLISH, Step.REQUEST_CHANGES, Step.REJECT})  # of the coordination
KEEP_VERSION = ANSWERS | {Step.SUBMIT}  # steps whose entries tell what the contribution was like

_AUTHOR, _TEACHER = frozenset({Relation.AUTHOR}), frozenset({Relation.TEACHER})
_COORDINATOR = frozenset({Relation.COORDINATOR})
ANSWER_FOR_CONTACTS = _TEACHER | _COORDINATOR  # say what is no private contact, and cover what a picture shows
ANSWER_FOR_USES = ANSWER_FOR_CONTACTS  # read what a contribution may be used for
OWN = _AUTHOR | _TEACHER  # who decides what becomes of it, and who reads whom its authors named
_SUBMITTED, _REVIEW = frozenset({Status.SUBMITTED}), frozenset({Status.IN_REVIEW})
_ANSWERED, _PUBLISHED = frozenset({Status.REJECTED, Status.CHANGES_REQUESTED}), frozenset({Status.PUBLISHED})
_WITHDRAWABLE = frozenset(Status) - OF_AUTHORS_ALONE - {Status.WITHDRAWN, Status.REJECTED}

TRANSITIONS = (
    Transition(Step.SUBMIT, _AUTHOR, EDITABLE, Status.SUBMITTED),
    Transition(Step.FORWARD, _TEACHER, _SUBMITTED, Status.IN_REVIEW),
    Transition(Step.RETURN, _TEACHER, _SUBMITTED, Status.RETURNED, needs_reason=True),
    Transition(Step.PUBLISH, _COORDINATOR, _REVIEW, Status.PUBLISHED),
    Transition(Step.REQUEST_CHANGES, _COORDINATOR, _REVIEW, Status.CHANGES_REQUESTED, needs_reason=True),
    Transition(Step.REJECT, _COORDINATOR, _REVIEW, Status.REJECTED, needs_reason=True),
    Transition(Step.RECONSIDER, _COORDINATOR, _PUBLISHED, Status.IN_REVIEW, needs_reason=True),
    Transition(Step.RECONSIDER, _COORDINATOR, _ANSWERED, Status.IN_REVIEW),
    Transition(Step.WITHDRAW, OWN, _WITHDRAWABLE, Status.WITHDRAWN),
    Transition(Step.RESUME, OWN, frozenset({Status.WITHDRAWN, Status.REJECTED}), Status.DRAFT),
    Transition(Step.DELETE, _AUTHOR, frozenset({Status.DRAFT}), Status.DELETED),
    Transition(Step.RESTORE, _AUTHOR, frozenset({Status.DELETED}), Status.DRAFT),
)


@dataclass(frozen=True)
class Taken:
    """The last step of a contribution, for whoever wants to undo it."""

    step: Step
    at: datetime
    is_own: bool
    is_last_change: bool  # nobody has changed the contribution since

    def is_undoable(self, moment: datetime) -> bool:
        is_in_time = moment < self.at + undoable_for(self.step)
        return self.step in UNDOABLE and self.is_own and self.is_last_change and is_in_time


@dataclass(frozen=True)
class Room:
    """How many more files are taken: by the contribution, and by those that wait for this person and class."""

    files: int
    waiting: int

    def refusal(self, place: int) -> ContributionRefusal | None:
        """Why the file at this place of a form, counted from 0, is not taken; None when it is."""
        if place >= self.files:
            return ContributionRefusal.TOO_MANY_FILES
        return ContributionRefusal.TOO_MANY_WAITING if place >= self.waiting else None


def undoable_for(step: Step) -> timedelta:
    return UNDO_DECISIONS_FOR if step in DECISIONS | PASSES_ON else UNDO_FOR


def usual_days(number: int, median: int) -> int | None:
    """In how many days an answer usually comes, by the median of answers in seconds; None: too few were counted."""
    return max(1, -(-median // 86_400)) if number >= FEWEST_ANSWERS else None


def may_edit(status: Status, relations: Collection[Relation]) -> bool:
    return Relation.AUTHOR in relations and status in EDITABLE


def is_empty(title: str, text: str, n_media: int) -> bool:
    """Nothing can be handed in without a title and something to see, hear or read."""
    return not title.strip() or not (text.strip() or n_media)


def save_conflict(status: Status, revision: int, seen: int) -> ContributionRefusal | None:
    """Why text that was typed over the revision `seen` can't be saved any more; None when it can."""
    if status not in EDITABLE:
        return ContributionRefusal.MOVED_ON
    return None if revision == seen else ContributionRefusal.EDITED_ELSEWHERE


def address_of(variant: str, edition: int) -> str:
    """What addresses call a variant of a file; once a picture was edited, the old one leads to nothing."""
    return variant if edition == 1 else f"{variant}-{edition}"


def cover(media: Iterable[Any]) -> Any | None:
    """What stands for a contribution: a picture before a film before a page, of what can be shown as a picture."""
    first = {medium.kind: medium for medium in reversed(list(media)) if "thumbnail" in medium.files}
    return first.get(Kind.IMAGE) or first.get(Kind.VIDEO) or first.get(Kind.PDF)


def kinds(text: str, media: list[str]) -> list[Kind]:
    """What the contribution consists of, in the order of `Kind`."""
    return ([Kind.TEXT] if text.strip() else []) + [kind for kind in Kind if kind in media]
