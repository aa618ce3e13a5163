"""Classes that look for partners, drawn at random or spelled out."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import combinations_with_replacement
from typing import Any

from hypothesis import strategies as st

from portal.classes.rules.classes import Level
from portal.holidays.rules.calendar import Calendar
from portal.holidays.rules.days import Span
from portal.matching.rules.coding import Coding
from portal.matching.rules.criteria import Criterion
from portal.matching.rules.overlap import CalendarOverlap
from portal.matching.rules.profiles import STAGES, SearchProfile
from portal.projects.rules import MeetingMode

REGIONS = ("aquitaine", "bursa", "emilia_romagna", "hessen", "jaroslawl", "wielkopolska")
LANGUAGES = ("de", "en", "fr", "it", "pl", "ru", "tr")
TOPICS = ("nature", "music", "sport", "history", "our_regions")
FIRST = date(2026, 9, 1)
YEAR = Span(date(2026, 9, 1), date(2027, 6, 25))
CALENDARS = {key: Calendar((YEAR,), (), ()) for key in REGIONS} | {
    "hessen": Calendar((Span(date(2026, 8, 10), date(2027, 6, 25)),), (Span(date(2026, 10, 5), date(2026, 10, 17)),), ()),
    "bursa": Calendar((YEAR,), (Span(date(2026, 11, 9), date(2026, 11, 13)),), (Span(date(2027, 5, 3), date(2027, 5, 14)),)),
    "jaroslawl": Calendar((), (), ()),
}  # fmt: skip
OVERLAP = CalendarOverlap(FIRST, 500, CALENDARS)
CODING = Coding(OVERLAP, TOPICS)

HESSEN = SearchProfile(
    class_id=1,
    region_key="hessen",
    languages={"de": Level.C2, "en": Level.B1},
    age=13.7,
    starts_on=FIRST,
    ends_on=FIRST + timedelta(days=250),
    welcome=frozenset(REGIONS) - {"hessen"},
    topics=frozenset({"nature", "music"}),
    stage="lower_secondary",
)
BURSA = replace(
    HESSEN,
    class_id=2,
    region_key="bursa",
    languages={"tr": Level.C2, "en": Level.B1},
    welcome=frozenset(REGIONS) - {"bursa"},
)

sets = st.frozensets


@st.composite
def profiles(draw: st.DrawFn, /, **fixed: Any) -> SearchProfile:
    """Any class; `fixed` fields are as given."""
    start = FIRST + timedelta(days=draw(st.integers(0, 300)))
    drawn = SearchProfile(
        class_id=draw(st.integers(1, 10**6)),
        region_key=draw(st.sampled_from(REGIONS)),
        languages=draw(st.dictionaries(st.sampled_from(LANGUAGES), st.sampled_from(Level), max_size=4)),
        age=draw(st.integers(60, 200)) / 10,
        starts_on=start,
        ends_on=start + timedelta(days=draw(st.integers(0, 200))),
        welcome=draw(sets(st.sampled_from(REGIONS))),
        form=draw(st.sampled_from(MeetingMode)),
        n_students=draw(st.integers(1, 60)),
        practise=draw(sets(st.sampled_from(LANGUAGES), max_size=3)),
        topics=draw(sets(st.sampled_from(TOPICS))),
        stage=draw(st.sampled_from((*STAGES, ""))),
        wants_funding=draw(st.booleans()),
    )
    return replace(drawn, **fixed)


overlaps = st.builds(
    partial(CalendarOverlap, FIRST, 500, CALENDARS),
    suspended=sets(st.sampled_from(REGIONS), max_size=2),
    unfundable=sets(st.sampled_from(list(combinations_with_replacement(REGIONS, 2))), max_size=3),
)
weightings = st.fixed_dictionaries({criterion: st.integers(0, 50) for criterion in Criterion}).filter(
    lambda weights: any(weights.values())
)
