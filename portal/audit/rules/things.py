"""Which thing an act was about, by what the address of its request names."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What people act on."""

    CONTRIBUTION = "contribution"
    MEDIUM = "medium"
    PROJECT = "project"
    CLASS = "class"
    SCHOOL = "school"
    PERSON = "person"
    REGION = "region"
    PARTNER_REQUEST = "request"
    PARTNER_SEARCH = "search"
    VISIT = "visit"
    ROUND = "round"
    PROPOSAL = "proposal"
    REPORT = "report"
    BARRIER = "barrier"
    CASE = "case"
    LEGAL_PAGE = "legal_page"
    PROGRAMME = "programme"
    LIST = "list"
    EMAIL = "email"
    DATA = "data"  # of one kind
    BACKUP = "backup"


# The part of an address that holds the number, in the order in which they count: the first one is the thing.
NUMBERS = {
    "contribution_id": Kind.CONTRIBUTION,
    "medium_id": Kind.MEDIUM,
    "project_id": Kind.PROJECT,
    "request_id": Kind.PARTNER_REQUEST,
    "visit_id": Kind.VISIT,
    "report_id": Kind.REPORT,
    "case_id": Kind.CASE,
    "round_id": Kind.ROUND,
    "proposal_id": Kind.PROPOSAL,
    "search_id": Kind.PARTNER_SEARCH,
    "class_id": Kind.CLASS,
    "school_id": Kind.SCHOOL,
    "school": Kind.SCHOOL,
    "email_id": Kind.EMAIL,
    "number": Kind.LIST,
    "person_id": Kind.PERSON,
    "person": Kind.PERSON,
}
PEOPLE = ("person_id", "person")
REGIONS = {"region_key": "", "key": "funding"}  # the part that holds the key, and the feature whose keys are others
OF_FEATURE = {("legal", Kind.REPORT): Kind.BARRIER}


def numbered(feature: str, parts: Mapping[str, Any]) -> tuple[str, int | None]:
    """Kind and number of the thing. An address may name the kind itself: `<kind>/<number>`."""
    if "kind" in parts and "number" in parts:
        return parts["kind"], parts["number"]
    for part, kind in NUMBERS.items():
        if isinstance(number := parts.get(part), int):
            return OF_FEATURE.get((feature, kind), kind), number
    return "", None


def keyed(feature: str, parts: Mapping[str, Any]) -> tuple[str, str]:
    """Kind and key of a thing without a number. Codes and links that let people in are never looked at."""
    if feature == "legal" and "page" in parts:
        return Kind.LEGAL_PAGE, ".".join(str(parts[part]) for part in ("page", "written") if part in parts)
    if feature == "retention" and "data" in parts:
        return Kind.DATA, parts["data"]
    if feature == "funding" and "key" in parts:
        return Kind.PROGRAMME, parts["key"]
    return (Kind.REGION, key) if (key := region_of(feature, parts)) else ("", "")


def region_of(feature: str, parts: Mapping[str, Any]) -> str:
    """The region that the address names."""
    found = (parts.get(part) for part, other in REGIONS.items() if feature != other)
    return str(next(filter(None, found), ""))


def person_of(parts: Mapping[str, Any]) -> int | None:
    """Who is concerned."""
    return next((parts[part] for part in PEOPLE if isinstance(parts.get(part), int)), None)
