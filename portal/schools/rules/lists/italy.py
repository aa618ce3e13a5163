"""Italian lists of the ministry (MIM): state, equal-ranking and autonomous provinces; 14 to 19 columns."""

from portal.core.tabular.rows import Row
from portal.core.text import fold
from portal.schools.rules.lists.rows import Entry, Format, Left, email_in, website_in
from portal.schools.rules.lists.types import first_match
from portal.schools.rules.schools import Outside

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
OUTSIDE = (
    ("infanzia", Outside.KINDERGARTEN),
    ("centro territoriale", Outside.ADULTS),
    ("adulti", Outside.ADULTS),
    ("convitto", Outside.NOT_A_SCHOOL),
    ("educandato", Outside.NOT_A_SCHOOL),
)


def _school(row: Row) -> Entry | Left:
    if fold(row["REGIONE"]).replace("-", " ") != "emilia romagna":
        return Left(Outside.OTHER_REGION, row["REGIONE"])
    kind = fold(row[NATIVE])
    for word, why in OUTSIDE:
        if word in kind:
            return Left(why, row[NATIVE])
    code = row.raw("CODICESCUOLA")
    return Entry(
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
        "Anagrafe delle scuole (MIM)",
        "it",
        ("REGIONE", "CODICESCUOLA", "DENOMINAZIONESCUOLA", "DESCRIZIONECOMUNE", NATIVE),
        _school,
    ),
)
