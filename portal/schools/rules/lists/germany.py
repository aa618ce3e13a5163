"""German lists: Hessen's schools, and those of other Länder, which are none of ours."""

from portal.core.tabular.rows import Row
from portal.core.text import fold
from portal.schools.rules.lists.codes import SkipReason
from portal.schools.rules.lists.rows import Format, ListEntry, Skipped, email_in, website_in
from portal.schools.rules.lists.types import first_match

TYPES = (
    ("grundschule", "de_grundschule"),
    ("hauptschule", "de_hauptschule"),
    ("realschule", "de_realschule"),
    ("mittelstufenschule", "de_mittelstufenschule"),
    ("kooperative gesamtschule", "de_kgs"),
    ("integrierte gesamtschule", "de_igs"),
    ("oberstufengymnasium", "de_oberstufengymnasium"),
    ("berufliches gymnasium", "de_berufliches_gymnasium"),
    ("gymnasium", "de_gymnasium"),
    ("fachoberschule", "de_fachoberschule"),
    ("beruf", "de_berufliche_schule"),
    ("forderschule", "de_foerderschule"),
)
ADULTS = ("abend", "kolleg", "erwachsene")


def _by_land(row: Row) -> ListEntry | Skipped:
    """One row per type of a school: `HE-3100-0` and `HE-3100-1` are types of the school 3100."""
    kind = fold(row["school_type"])
    if row["state"] != "HE":
        return Skipped(SkipReason.OTHER_REGION, row["state"])
    if any(word in kind for word in ADULTS):
        return Skipped(SkipReason.ADULTS, row["school_type"])
    place = row["address"]
    is_postcode = len(place) == 5 and place.isdigit()
    return ListEntry(
        region_key="hessen",
        id_kind="de_he_schulnummer",
        id_column="id",
        raw_id=_number(row["id"]),
        name=row["name"],
        name_column="name",
        postcode=place if is_postcode else "",
        address="" if is_postcode else place,
        native_type=row["school_type"],
        type_key=first_match(kind, TYPES),
        email=email_in(row["email"]),
        website=website_in(row["website"]),
    )


def _number(raw: str) -> str:
    parts = raw.split("-")
    return parts[1] if len(parts) in (2, 3) and parts[0] == "HE" else raw


def _elsewhere(land: str) -> Skipped:
    return Skipped(SkipReason.OTHER_REGION, land)


FORMATS = (
    Format(
        "de_laender",
        "de",
        ("state", "id", "school_type", "name", "address"),
        _by_land,
    ),
    Format(
        "de_bw",
        "de",
        ("Schul_ID", "Schulname", "PLZ", "Ort", "RB", "KKZ", "Schulart"),
        lambda _row: _elsewhere("Baden-Württemberg"),
    ),
    Format(
        "de_rp",
        "de",
        ("Schul-Nr.", "Name", "Bezeichnung", "Schulart", "Kreis", "Rechtsstatus"),
        lambda _row: _elsewhere("Rheinland-Pfalz"),
    ),
    Format(
        "de_hh",
        "de",
        ("C_S_Nr", "C_S_Name", "C_S_PLZ", "C_S_Ort"),
        lambda _row: _elsewhere("Hamburg"),
    ),
)
