"""Reads the rules of a programme from a row of text, as data/programmes.csv and the database have it."""

from collections.abc import Mapping

from portal.funding.rules.eligibility import Extra, Programme, ProgrammeStatus

Row = Mapping[str, str]
GRANT = "grant"


def programme_from(row: Row) -> Programme:
    """What a programme asks of partners."""
    return Programme(
        key=row["key"],
        status=ProgrammeStatus(row["status"]),
        n_organisations=number(row, "min_orgs") or 0,
        n_countries=number(row, "min_countries") or 0,
        n_eu_countries=number(row, "min_eu_countries") or 0,
        most_organisations=number(row, "max_orgs"),
        counted=row["count_set"],
        extra=row["extra_partners"] or Extra.NONE,
        forbidden=_codes(row, "forbid_countries"),
        required=_codes(row, "require_countries"),
        regions=_codes(row, "regions"),
        required_regions=_codes(row, "require_regions"),
        uncertain_countries=_codes(row, "ask_countries"),
        days=(number(row, "min_days"), number(row, "max_days")),
        n_pupils=number(row, "min_pupils") or 0,
        most_participants=number(row, "max_participants"),
        ages=(number(row, "age_min"), number(row, "age_max")),
    )


def is_grant(row: Row) -> bool:
    """Whether the programme gives money; the others are networks, contests and awards."""
    return row["type"] == GRANT


def codes_of(row: Row, name: str) -> list[str]:
    """The codes of a field that holds several."""
    return [code for code in row.get(name, "").split(";") if code]


def is_certain(row: Row) -> bool:
    """Whether it is known for sure which partners the programme wants, and that it takes place."""
    about_partners = {"all", "partners", "countries"} & {*codes_of(row, "uncertain")}
    return not about_partners and row["status"] != ProgrammeStatus.CHECK


def number(row: Row, name: str) -> int | None:
    return int(row[name]) if row.get(name) else None


def _codes(row: Row, name: str) -> frozenset[str]:
    return frozenset(codes_of(row, name))
