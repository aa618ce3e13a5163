"""What a balance tells: supply and demand by region, language and age, who stays alone, what one more class unlocks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from portal.classes.rules.classes import Level
from portal.matching.rules.profiles import LEVELS

STRONG = LEVELS[Level.C1]  # from here on a class brings a language to others
BAND = 2  # years
AT_ONCE = 500  # open searches that are compared while a page waits; more take seconds
MOST_CLASSES = 10_000  # every pair is compared: 100 million, one byte each
USUAL_SECONDS = 30.0  # when nobody knows better
SILENCE = timedelta(minutes=15)  # without a result a computation has lost its process
EXTRA = 5  # classes of one kind that might join


class Step(StrEnum):
    """What a class that stays alone can do next."""

    WELCOME = "welcome"  # more regions
    TIME = "time"  # offer a longer time
    LANGUAGE = "language"  # name another language
    WAIT = "wait"  # for more classes


@dataclass(frozen=True)
class Row:
    """Figures of a region, a language or a band of ages.

    `n_offered`: places for partners (of a language: classes that speak it at C1 or better).
    `n_asked`: places of classes elsewhere that welcome the region (of a language: classes that want to practise it).
    """

    key: str
    n_classes: int
    n_offered: int
    n_asked: int
    n_fitting: int  # classes with at least one possible partner
    n_alone: int  # classes that the best pairs leave alone

    @property
    def share_alone(self) -> float:
        return self.n_alone / self.n_classes if self.n_classes else 0.0


@dataclass(frozen=True)
class Unmatched:
    """A class that stays alone: what is in its way, and what would help."""

    search_id: int
    region_key: str
    n_fitting: int  # possible partners, who all find somebody else
    stop: str  # what most often rules out a class of another region; empty: nothing does
    n_stopped: int
    step: str
    n_gained: int  # possible partners more after that step
    language: str = ""  # of Step.LANGUAGE


@dataclass(frozen=True)
class Kind:
    """A class that might join, and what it would unlock."""

    region_key: str
    language: str  # beside the region's own; empty: none
    level: str
    age: str  # band of most classes that it could help
    n_like_it: int  # open searches of that region with that language
    n_reached: int  # different classes of which it would take one out of their loneliness
    n_unlocked: int  # how many classes more EXTRA of this kind would bring together with a partner


@dataclass(frozen=True)
class Report:
    """A balance of all open searches at one moment."""

    n_classes: int
    n_alone: int
    n_impossible: int  # without a single possible partner
    regions: tuple[Row, ...]
    languages: tuple[Row, ...]
    ages: tuple[Row, ...]
    unmatched: tuple[Unmatched, ...]
    kinds: tuple[Kind, ...]


def band_of(age: float) -> str:
    """The youngest age of the band, as text."""
    return str(int(age) // BAND * BAND)


def report_from(data: Mapping[str, object]) -> Report:
    """The report that was stored as plain data."""
    kinds = {"regions": Row, "languages": Row, "ages": Row, "unmatched": Unmatched, "kinds": Kind}
    rows = {name: tuple(kind(**each) for each in data[name]) for name, kind in kinds.items()}  # type: ignore[attr-defined]
    return Report(**{**data, **rows})  # type: ignore[arg-type]
