"""Opens, changes, renews and closes searches of classes for partners."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy.exc import IntegrityError

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.classes.rules.grades import mean_age
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.matching.models import PartnerSearch
from portal.matching.notifications import notify_expired, notify_expires_soon
from portal.matching.queries.searches import may_see_others
from portal.matching.rules.profiles import stage_of
from portal.matching.rules.searches import LIFE, LIVE, SearchRefusal, Status
from portal.projects.queries import is_confirmed
from portal.projects.rules import MeetingMode
from portal.regions.queries import must_be_open


@dataclass(frozen=True)
class Description:
    """What a teacher says about the partner class that is wanted."""

    languages: Mapping[str, str]  # language → CEFR level
    starts_on: date
    ends_on: date
    n_students: int
    welcome: tuple[str, ...]
    practise: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    form: MeetingMode = MeetingMode.ONLINE
    wants_funding: bool = False
    n_wanted: int = 1
    sentence: str = ""
    sentence_language: str = ""


def open_search(school_class: SchoolClass, description: Description, *, by: Person) -> PartnerSearch:
    """Begins to look; a class of an unconfirmed teacher waits and is shown to nobody. One live search per class."""
    must_be_open(school_class.school.region_key)
    search = PartnerSearch(
        class_id=school_class.id,
        teacher_id=by.id,
        region_key=school_class.school.region_key,
        age=mean_age(school_class.grade_key, school_class.age_from, school_class.age_to),
        stage=stage_of(school_class.school.type_key),
        status=Status.OPEN if is_confirmed(by, school_class.school_id) else Status.WAITING,
        expires_at=now() + LIFE,
        n_found=0,
    )
    _describe(search, description)
    _add_live(search)
    return search


def change(search: PartnerSearch, description: Description) -> None:
    """Changes a live search; a fulfilled one that wants more partners is open again."""
    if search.status not in LIVE:
        raise Refused(SearchRefusal.NOT_LIVE)
    must_be_open(search.region_key)
    _describe(search, description)
    if search.status != Status.WAITING:
        search.status = Status.OPEN if search.n_found < search.n_wanted else Status.FULFILLED


def renew(search: PartnerSearch) -> None:
    """Looks on for the whole time, also after the search was closed or has expired."""
    must_be_open(search.region_key)
    confirmed = is_confirmed(search.school_class.teacher, search.school_class.school_id)
    is_full = search.n_found >= search.n_wanted
    search.status = Status.FULFILLED if is_full else Status.OPEN if confirmed else Status.WAITING
    search.expires_at, search.reminded_at, search.changed_at = now() + LIFE, None, now()
    _add_live(search)


def close(search: PartnerSearch) -> None:
    """Stops looking; `renew` takes it back."""
    search.status, search.changed_at = Status.CLOSED, now()


def pause(search: PartnerSearch) -> None:
    """Its teacher is not confirmed any more: it is shown to nobody until `open_if_confirmed` takes it back."""
    if search.status == Status.OPEN:
        search.status, search.changed_at = Status.WAITING, now()


def give_to(search: PartnerSearch, teacher: Person | None) -> None:
    """The class has another teacher, or none at the moment."""
    search.teacher_id, search.changed_at = teacher.id if teacher else None, now()
    if teacher and search.status == Status.WAITING:
        open_if_confirmed(search)


def open_if_confirmed(search: PartnerSearch) -> None:
    """A search that waited for the confirmation of its teacher opens; its time begins now."""
    if may_see_others(search):
        search.status, search.opened_at = Status.OPEN, now()
        search.changed_at, search.expires_at = now(), now() + LIFE


def remind(search: PartnerSearch) -> None:
    """The teacher hears how to renew what expires soon."""
    search.reminded_at = now()
    notify_expires_soon(search)


def follow_school(search: PartnerSearch) -> None:
    """The school's type is another one in a newer list."""
    search.stage, search.changed_at = stage_of(search.school_class.school.type_key), now()


def expire(search: PartnerSearch) -> None:
    """Nobody has renewed it in time."""
    search.status, search.changed_at = Status.EXPIRED, now()
    notify_expired(search)


def _add_live(search: PartnerSearch) -> None:
    """A second live search of the class, from another window, is refused."""
    try:
        with db.session.begin_nested():
            db.session.add(search)
    except IntegrityError:
        raise Refused(SearchRefusal.ALREADY_LOOKING) from None


def _describe(search: PartnerSearch, description: Description) -> None:
    for name, value in asdict(description).items():
        setattr(search, name, list(value) if isinstance(value, tuple) else value)
    search.changed_at = now()
