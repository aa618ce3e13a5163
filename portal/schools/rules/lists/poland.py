"""Polish lists: the register RSPO (35 or 36 columns) and a short list of a district without ids."""

import re

from portal.core.tabular.rows import Row
from portal.core.text import fold
from portal.schools.rules.lists.codes import SkipReason
from portal.schools.rules.lists.rows import Format, ListEntry, Skipped, email_in, line_of, website_in
from portal.schools.rules.lists.types import first_match

TYPES = (
    ("zespol szkol", "pl_zespol_szkol"),
    ("specjaln", "pl_szkola_specjalna"),
    ("rewalidacyjno", "pl_szkola_specjalna"),
    ("szkola podstawowa", "pl_szkola_podstawowa"),
    ("liceum", "pl_liceum"),
    ("technikum", "pl_technikum"),
    ("branzowa szkola ii stopnia", "pl_branzowa_2"),
    ("branzowa szkola i stopnia", "pl_branzowa_1"),
)
# How the native type begins.
SKIPPED = (
    (
        SkipReason.KINDERGARTEN,
        ("przedszkole", "punkt przedszkolny", "oddzial przedszkolny", "zespol wychowania przedszkolnego"),
    ),
    (
        SkipReason.ADULTS,
        (
            "szkola policealna",
            "policealna szkola",
            "kolegium",
            "placowka doskonalenia nauczycieli",
            "placowka ksztalcenia ustawicznego",
            "niepubliczna placowka ksztalcenia ustawicznego",
        ),
    ),
    (
        SkipReason.NOT_A_SCHOOL,
        (
            "poradnia",
            "bibliotek",
            "bursa",
            "szkolne schronisko",
            "dom wczasow",
            "mlodziezowy dom kultury",
            "palac mlodziezy",
            "ognisko",
            "ogrod jordanowski",
            "miedzyszkolny osrodek",
            "placowki artystyczne",
            "pozaszkolna placowka",
            "niepubliczna placowka oswiatowo-wychowawcza",
            "centrum ksztalcenia zawodowego",
            "specjalny osrodek wychowawczy",
            "mlodziezowy osrodek wychowawczy",
        ),
    ),
)
# Nearly all of the voivodeship; a district's short list says no more than the postcode.
POSTCODES = re.compile(r"6[0-4]-\d{3}")


def _registered(row: Row) -> ListEntry | Skipped:
    if fold(row["Województwo"]) != "wielkopolskie":
        return Skipped(SkipReason.OTHER_REGION, row["Województwo"])
    if fold(row["Kategoria uczniów"]) == "dorosli":
        return Skipped(SkipReason.ADULTS, row["Typ"])
    return _what_it_is(row["Typ"]) or ListEntry(
        region_key="wielkopolska",
        id_kind="pl_rspo",
        id_column="Numer RSPO",
        raw_id=row.raw("Numer RSPO"),
        name=row["Nazwa"],
        name_column="Nazwa",
        town=row["Miejscowość"],
        postcode=row["Kod pocztowy"],
        address=_street(row["Ulica"], row["Numer budynku"], row["Numer lokalu"]),
        native_type=row["Typ"],
        type_key=first_match(fold(f"{row['Typ']} {row['Specyfika placówki']}"), TYPES),
        email=email_in(row["E-mail"]),
        website=website_in(row["Strona www"]),
        is_closed=bool(row["Data likwidacji"]),
    )


def _short(row: Row) -> ListEntry | Skipped:
    return _what_it_is(row["schoolTypeName"]) or ListEntry(
        region_key="wielkopolska" if POSTCODES.fullmatch(row["postalCode"]) else None,
        id_kind=None,
        id_column="",
        raw_id="",
        name=row["name"],
        name_column="name",
        town=row["city"],
        postcode=row["postalCode"],
        address=_street(row["street"], row["number"]),
        native_type=row["schoolTypeName"],
        type_key=first_match(fold(row["schoolTypeName"]), TYPES),
    )


def _what_it_is(native: str) -> Skipped | None:
    kind = fold(native)
    return next((Skipped(reason, native) for reason, beginnings in SKIPPED if kind.startswith(beginnings)), None)


def _street(street: str, number: str, flat: str = "") -> str:
    return line_of(street, f"{number}/{flat}" if flat else number)


FORMATS = (
    Format(
        "pl_rspo",
        "pl",
        ("Numer RSPO", "Typ", "Nazwa", "Miejscowość", "Województwo"),
        _registered,
        authority=2,
    ),
    Format("pl_short", "pl", ("name", "city", "schoolTypeName", "postalCode"), _short),
)
