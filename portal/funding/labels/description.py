"""What a programme asks and gives, fact by fact, as teachers read it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from babel.dates import format_skeleton
from flask_babel import gettext

from portal.core.web.formatting import day_long, formats
from portal.funding.labels.calendar import month_name
from portal.funding.labels.codes import AGENCIES, APPLICANTS, DEADLINE_PARTS, GRANT_MODELS, RULES
from portal.funding.labels.programmes import amount, days, months
from portal.funding.rules.programmes import Row, codes_of
from portal.regions.labels import region_name

MOST_SOURCES = 5


class Fact(NamedTuple):
    """A line about a programme; whoever relies on an uncertain one asks the agency first."""

    name: str
    texts: list[str]
    is_uncertain: bool = False


def described(facts: Row) -> list[Fact]:
    """All that is known of a programme; what nobody knows is left out."""
    return [fact for fact in _all(facts) if fact.texts]


def sources(facts: Row) -> list[tuple[str, str]]:
    """(name, address) of the pages on which the facts were found; an address that is none stays text."""
    parts = facts.get("source", "").split()
    are_addresses = bool(parts) and all("." in part and part.isascii() for part in parts)
    if not are_addresses:
        return [(facts.get("source", ""), "")] if parts else []
    return [(part.partition("/")[0], f"https://{part}") for part in parts[:MOST_SOURCES]]


def _all(facts: Row) -> Iterator[Fact]:
    uncertain = {*codes_of(facts, "uncertain")}
    yield Fact(gettext("Amount"), _some(amount(facts)), bool(uncertain & {"all", "amount"}))
    yield Fact(gettext("Kind of support"), _words(GRANT_MODELS, facts, "grant_model"))
    yield Fact(gettext("Duration in months"), _some(months(facts)), bool(uncertain & {"all", "duration"}))
    yield Fact(gettext("Length of a visit in days"), _some(days(facts)))
    yield Fact(gettext("Regions"), [region_name(key) for key in codes_of(facts, "regions")])
    yield Fact(gettext("Who applies"), _words(APPLICANTS, facts, "applicant"))
    yield Fact(gettext("Deadline"), _deadline(facts), bool(uncertain & {"all", "deadline"}))
    yield Fact(
        gettext("Further rules"), _words(RULES, facts, "rules"), bool(uncertain & {"all", "partners", "countries"})
    )
    yield Fact(gettext("Agency"), _words(AGENCIES, facts, "agency"))
    yield Fact(gettext("Valid for"), _some(facts.get("valid_years", "")))
    yield Fact(gettext("Last checked"), _checked(facts.get("checked", "")))


def _words(labels: dict[str, object], facts: Row, name: str) -> list[str]:
    return [str(labels[code]) for code in codes_of(facts, name) if code in labels]


def _some(text: str) -> list[str]:
    return [text] if text else []


def _deadline(facts: Row) -> list[str]:
    names = [month_name(int(number)) for number in codes_of(facts, "deadline_months")]
    part = DEADLINE_PARTS.get(facts.get("deadline_part", ""), DEADLINE_PARTS[""])
    usual = [str(part) % {"months": ", ".join(names)}] if names else []
    last = facts.get("deadline_last")
    known = gettext("Last known date: %(day)s", day=day_long(date.fromisoformat(last))) if last else ""
    return [*usual, *_some(known)]


def _checked(day: str) -> list[str]:
    """`2026-11-01` as `November 2026`."""
    return [format_skeleton("yMMMM", date.fromisoformat(day), locale=formats())] if day else []
