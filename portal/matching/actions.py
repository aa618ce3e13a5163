"""Opens, changes, renews and closes what classes wish for."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.classes.rules.grades import all_grades
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.matching.models import SavedSearch, Weighting, Wish
from portal.matching.rules import (
    LIFE,
    LIVE,
    STAGES,
    WORTH_A_LETTER,
    Criterion,
    Filters,
    Status,
    WishRefusal,
    balanced,
)
from portal.projects.queries import is_confirmed
from portal.regions.queries import must_be_open
from portal.schools.rules.lists.types import school_types


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
    form: str = "online"
    wants_funding: bool = False
    n_wanted: int = 1
    sentence: str = ""
    sentence_language: str = ""


def open_wish(school_class: SchoolClass, description: Description, *, by: Person) -> Wish:
    """Begins to look; a class of an unconfirmed teacher waits and is shown to nobody. One live search per class."""
    must_be_open(school_class.school.region_key)
    wish = Wish(
        class_id=school_class.id,
        teacher_id=by.id,
        region_key=school_class.school.region_key,
        age=mean_age(school_class),
        stage=stage_of(school_class),
        status=Status.OPEN if is_confirmed(by, school_class.school_id) else Status.WAITING,
        expires_at=now() + LIFE,
        n_found=0,
    )
    _describe(wish, description)
    _add_live(wish)
    return wish


def change(wish: Wish, description: Description) -> None:
    """Changes a live search; a fulfilled one that wants more partners is open again."""
    if wish.status not in LIVE:
        raise Refused(WishRefusal.NOT_LIVE)
    must_be_open(wish.region_key)
    _describe(wish, description)
    wish.age, wish.stage = mean_age(wish.school_class), stage_of(wish.school_class)
    if wish.status != Status.WAITING:
        wish.status = Status.OPEN if wish.n_found < wish.n_wanted else Status.FULFILLED


def renew(wish: Wish) -> None:
    """Looks on for the whole time, also after the search was closed or has lapsed."""
    must_be_open(wish.region_key)
    confirmed = is_confirmed(wish.school_class.teacher, wish.school_class.school_id)
    is_full = wish.n_found >= wish.n_wanted
    wish.status = Status.FULFILLED if is_full else Status.OPEN if confirmed else Status.WAITING
    wish.expires_at, wish.reminded_at, wish.changed_at = now() + LIFE, None, now()
    _add_live(wish)


def close(wish: Wish) -> None:
    """Stops looking; `renew` takes it back."""
    wish.status, wish.changed_at = Status.CLOSED, now()


def save_search(wish: Wish, filters: Filters) -> SavedSearch:
    """Will tell when a class opens that passes the filters and fits well; the same search is kept once."""
    for known in db.session.scalars(select(SavedSearch).filter_by(wish_id=wish.id)):
        if known.filters == filters.chosen:
            return known
    saved = SavedSearch(wish_id=wish.id, filters=filters.chosen, least=WORTH_A_LETTER)
    db.session.add(saved)
    return saved


def forget_search(search: SavedSearch) -> None:
    db.session.delete(search)


def weigh(weights: Mapping[Criterion, int], *, by: Person) -> None:
    """From now on these weights count, scaled to 100 points."""
    db.session.add(Weighting(weights=dict(balanced(weights)), by_id=by.id))


def mean_age(school_class: SchoolClass) -> float:
    """Mean age of a class in years on 1 September: of its grade, or the middle of its ages."""
    grade = all_grades().get(school_class.grade_key or "")
    return grade.mean_age if grade else (school_class.age_from + school_class.age_to + 1) / 2


def stage_of(school_class: SchoolClass) -> str:
    """The stage of school: of the type of school where that says it, otherwise by age; empty where neither does."""
    category = school_types().get(school_class.school.type_key or "", {}).get("category", "")
    return category if category in STAGES else ""


def _add_live(wish: Wish) -> None:
    """A second live search of the class, from another window, is refused."""
    try:
        with db.session.begin_nested():
            db.session.add(wish)
    except IntegrityError:
        raise Refused(WishRefusal.ALREADY_LOOKING) from None


def _describe(wish: Wish, description: Description) -> None:
    for name, value in asdict(description).items():
        setattr(wish, name, list(value) if isinstance(value, tuple) else value)
    wish.changed_at = now()
