"""What a set of partners still lacks for a programme; empty means that it may apply.

The rules of the programmes are data (data/programmes.csv); each row names its source and how sure it is.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

EU = "EU27"
ANY = "ANY"


class ProgrammeStatus(StrEnum):
    """Whether a programme takes applications."""

    OPEN = "open"
    SUSPENDED = "suspended"
    CHECK = "check"  # ask before relying on it


class Extra(StrEnum):
    """What happens to partners from outside a programme's countries, where no set of countries is named."""

    NONE = "NONE"  # they can't take part
    ONE_THIRD_COUNTRY = "ONE_THIRD_COUNTRY"
    SELF_FUNDED = "SELF_FUNDED"
    ASSOCIATED_PARTNER = "ASSOCIATED_PARTNER"


class Lack(StrEnum):
    """What keeps partners from a programme."""

    REGION_SUSPENDED = "region_suspended"
    SUSPENDED = "suspended"
    FORBIDDEN = "forbidden"
    NOT_ELIGIBLE = "not_eligible"
    NOT_AS_EXTRA = "not_as_extra"
    SEVERAL_THIRD = "several_third"
    TOO_MANY = "too_many"
    ORGANISATIONS = "organisations"
    COUNTRIES = "countries"
    EU_COUNTRIES = "eu_countries"
    COUNTRY_MISSING = "country_missing"
    REGION_MISSING = "region_missing"
    OUTSIDE_REGIONS = "outside_regions"
    UNCERTAIN_COUNTRY = "uncertain_country"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    PUPILS = "pupils"
    PARTICIPANTS = "participants"
    TOO_YOUNG = "too_young"
    TOO_OLD = "too_old"


# What no further partner mends: with these partners it can never be.
IMPOSSIBLE = {
    Lack.REGION_SUSPENDED, Lack.SUSPENDED, Lack.FORBIDDEN, Lack.NOT_ELIGIBLE, Lack.NOT_AS_EXTRA, Lack.SEVERAL_THIRD,
    Lack.TOO_MANY, Lack.OUTSIDE_REGIONS,
}  # fmt: skip


class Outcome(StrEnum):
    """What a programme means for some partners, the best first."""

    POSSIBLE = "possible"
    ASK = "ask"  # nothing is missing, but the rules are not certain, or not for one of the countries
    MISSING = "missing"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True)
class Gap:
    """One thing that is missing: how many there are and how many are needed, or which country or region it is about."""

    lack: Lack
    have: int = 0
    need: int = 0
    about: str = ""  # ISO 3166-1 code of a country, or the key of a region


@dataclass(frozen=True)
class Partner:
    """An organisation that would take part, by its country and, where it has one, its partner region."""

    country: str
    region_key: str = ""


@dataclass(frozen=True)
class Trip:
    """A visit: its days, first and last included, the students and all who travel, and the ages of the students."""

    n_days: int
    n_pupils: int
    n_participants: int
    ages: tuple[int, int] | None = None  # of the youngest and the oldest; None: no students travel


@dataclass(frozen=True)
class Programme:
    """What a programme asks of the partners; numbers are least numbers unless they say otherwise."""

    key: str
    status: ProgrammeStatus
    n_organisations: int
    n_countries: int
    n_eu_countries: int
    most_organisations: int | None
    counted: str  # the set of countries whose organisations count
    extra: str  # an Extra, or the set of countries that may join without counting
    forbidden: frozenset[str]
    required: frozenset[str]
    regions: frozenset[str] = frozenset()  # partner regions outside of which nobody takes part; empty: no such rule
    required_regions: frozenset[str] = frozenset()
    uncertain_countries: frozenset[str] = frozenset()  # may join by the rules, but not as things are
    days: tuple[int | None, int | None] = (None, None)  # of a visit, least and most
    n_pupils: int = 0  # who travel
    most_participants: int | None = None
    ages: tuple[int | None, int | None] = (None, None)  # of the students, least and most


Sets = Mapping[str, Collection[str]]


def check_trip(programme: Programme, trip: Trip) -> tuple[Gap, ...]:
    """What a visit lacks by its days and its group; whether its partners may apply is another question."""
    (shortest, longest), (youngest, oldest) = programme.days, programme.ages
    ages, most = trip.ages or (None, None), programme.most_participants
    return (
        *_below(Lack.TOO_SHORT, trip.n_days, shortest),
        *_above(Lack.TOO_LONG, trip.n_days, longest),
        *_below(Lack.PUPILS, trip.n_pupils, programme.n_pupils),
        *_above(Lack.PARTICIPANTS, trip.n_participants, most),
        *_below(Lack.TOO_YOUNG, ages[0], youngest),
        *_above(Lack.TOO_OLD, ages[1], oldest),
    )


def check(
    programme: Programme, partners: Sequence[Partner], sets: Sets, suspended: Collection[str] = ()
) -> tuple[Gap, ...]:
    """Everything that is missing. Suspended regions are named before any rule is checked."""
    if regions := sorted({partner.region_key for partner in partners} & {*suspended}):
        return tuple(Gap(Lack.REGION_SUSPENDED, about=key) for key in regions)
    if programme.status == ProgrammeStatus.SUSPENDED:
        return (Gap(Lack.SUSPENDED),)
    countries = [partner.country for partner in partners]
    counted = [country for country in countries if _is_in(country, programme.counted, sets)]
    others = sorted({country for country in countries if country not in counted})
    return (
        *(Gap(Lack.FORBIDDEN, about=country) for country in sorted({*countries} & programme.forbidden)),
        *_extras(programme, others, sets),
        *_numbers(programme, counted, sets),
        *(Gap(Lack.COUNTRY_MISSING, about=country) for country in sorted(programme.required - {*countries})),
        *_places(programme, {partner.region_key for partner in partners}),
        *(Gap(Lack.UNCERTAIN_COUNTRY, about=code) for code in sorted({*countries} & programme.uncertain_countries)),
    )


def outcome_of(gaps: Collection[Gap], is_certain: bool) -> Outcome:
    """`is_certain`: whether the rules about partners are known for sure."""
    if any(gap.lack in IMPOSSIBLE for gap in gaps):
        return Outcome.IMPOSSIBLE
    if any(gap.lack != Lack.UNCERTAIN_COUNTRY for gap in gaps):
        return Outcome.MISSING
    if gaps:
        return Outcome.ASK
    return Outcome.POSSIBLE if is_certain else Outcome.ASK


def _extras(programme: Programme, others: Sequence[str], sets: Sets) -> Iterable[Gap]:
    """What is wrong with partners from outside the countries that count."""
    if programme.extra == Extra.NONE:
        return [Gap(Lack.NOT_ELIGIBLE, about=country) for country in others]
    if programme.extra == Extra.ONE_THIRD_COUNTRY:
        return [Gap(Lack.SEVERAL_THIRD, len(others), 1)] if len(others) > 1 else []
    if programme.extra in (Extra.SELF_FUNDED, Extra.ASSOCIATED_PARTNER):
        return []
    outside = (country for country in others if not _is_in(country, programme.extra, sets))
    return [Gap(Lack.NOT_AS_EXTRA, about=country) for country in outside]


def _numbers(programme: Programme, counted: Sequence[str], sets: Sets) -> Iterable[Gap]:
    eu_countries = {country for country in counted if country in sets[EU]}
    most = programme.most_organisations
    if most is not None and len(counted) > most:
        yield Gap(Lack.TOO_MANY, len(counted), most)
    if len(counted) < programme.n_organisations:
        yield Gap(Lack.ORGANISATIONS, len(counted), programme.n_organisations)
    if len({*counted}) < programme.n_countries:
        yield Gap(Lack.COUNTRIES, len({*counted}), programme.n_countries)
    if len(eu_countries) < programme.n_eu_countries:
        yield Gap(Lack.EU_COUNTRIES, len(eu_countries), programme.n_eu_countries)


def _places(programme: Programme, regions: Collection[str]) -> Iterable[Gap]:
    """What is wrong with the partner regions; "" stands for a partner that may be anywhere in its country."""
    if programme.regions and not {*regions} - {""} <= programme.regions:
        yield Gap(Lack.OUTSIDE_REGIONS)
    if "" not in regions:
        yield from (Gap(Lack.REGION_MISSING, about=key) for key in sorted(programme.required_regions - {*regions}))


def _below(lack: Lack, have: int | None, least: int | None) -> list[Gap]:
    return [Gap(lack, have, least)] if have is not None and least is not None and have < least else []


def _above(lack: Lack, have: int | None, most: int | None) -> list[Gap]:
    return [Gap(lack, have, most)] if have is not None and most is not None and have > most else []


def _is_in(country: str, key: str, sets: Sets) -> bool:
    return key == ANY or country in sets[key]
