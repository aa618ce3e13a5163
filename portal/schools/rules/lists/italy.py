"""Italian lists of the ministry (MIM): state, equal-ranking and autonomous provinces; 14 to 19 columns."""

from portal.core.tabular.rows import Row
from portal.core.text import fold
from portal.schools.rules.lists.codes import SkipReason
from portal.schools.rules.lists.rows import Format, ListEntry, Skipped, email_in, website_in
from portal.schools.rules.lists.types import first_match

NATIVE = "DESCRIZIONETIPOLOGIAGRADOISTRUZIONESCUOLA"
TYPES = (
    ("comprensivo", "it_istituto_comprensivo"),
    ("primaria", "it_primaria"),
    ("primo grado", "it_secondaria_1"),
    ("liceo", "it_liceo"),
    ("magistrale", "it_liceo"),
    ("istituto d'arte", "it_liceo"),
    ("istituto superiore", "it_iis"),
    ("istituto tecnico", "it_istituto_tecnico"),
    ("ist tec", "it_istituto_tecnico"),
    ("ist prof", "it_istituto_professionale"),
    ("istituto professionale", "it_istituto_professionale"),
)
# Second-grade schools of non-state lists say their kind only in the code: BOPS…, BOTD…
CODES = {
    "IS": "it_iis",
    "PC": "it_liceo",
    "PL": "it_liceo",
    "PM": "it_liceo",
    "PS": "it_liceo",
    "SL": "it_liceo",
    "T": "it_istituto_tecnico",
    "R": "it_istituto_professionale",
}
SKIPPED = (
    ("infanzia", SkipReason.KINDERGARTEN),
    ("centro territoriale", SkipReason.ADULTS),
    ("adulti", SkipReason.ADULTS),
    ("convitto", SkipReason.NOT_A_SCHOOL),
    ("educandato", SkipReason.NOT_A_SCHOOL),
)


def _school(row: Row) -> ListEntry | Skipped:
    if fold(row["REGIONE"]).replace("-", " ") != "emilia romagna":
        return Skipped(SkipReason.OTHER_REGION, row["REGIONE"])
    kind = fold(row[NATIVE])
    if reason := first_match(kind, SKIPPED):
        return Skipped(reason, row[NATIVE])
    code = row.raw("CODICESCUOLA")
    return ListEntry(
        region_key="emilia_romagna",
        id_kind="it_codice_meccanografico",
        id_column="CODICESCUOLA",
        raw_id=code,
        name=row["DENOMINAZIONESCUOLA"],
        name_column="DENOMINAZIONESCUOLA",
        town=row["DESCRIZIONECOMUNE"],
        postcode=row["CAPSCUOLA"],
        address=row["INDIRIZZOSCUOLA"],
        native_type=row[NATIVE],
        type_key=first_match(kind, TYPES) or _type_in(code.strip().upper()),
        email=email_in(row["INDIRIZZOEMAILSCUOLA"]),
        website=website_in(row["SITOWEBSCUOLA"]),
        edition=row["ANNOSCOLASTICO"],
    )


def _type_in(code: str) -> str | None:
    return CODES.get(code[2:4]) or CODES.get(code[2:3])


FORMATS = (
    Format(
        "it_mim",
        "it",
        ("REGIONE", "CODICESCUOLA", "DENOMINAZIONESCUOLA", "DESCRIZIONECOMUNE", NATIVE),
        _school,
    ),
)
