"""French lists: the directory of the ministry, the social index (IPS) and the added value (IVAL) of lycées."""

from portal.core.tabular.rows import Row
from portal.core.text import fold
from portal.schools.rules.lists.codes import SkipReason
from portal.schools.rules.lists.rows import Format, ListEntry, Skipped, email_in, line_of, website_in
from portal.schools.rules.lists.types import first_match

ACADEMIES = {"bordeaux", "limoges", "poitiers"}
DEPARTMENTS = {"16", "17", "19", "23", "24", "33", "40", "47", "64", "79", "86", "87"}

NATURES = (
    ("regional d'enseignement adapte", "fr_erea"),
    ("regional d enseignement adapte", "fr_erea"),
    ("erea", "fr_erea"),
    ("agricole", "fr_lycee_agricole"),
    ("lycee polyvalent", "fr_lycee_polyvalent"),
    ("lycee professionnel", "fr_lycee_pro"),
    ("lycee", "fr_lycee_gt"),
    ("college", "fr_college"),
    ("ecole", "fr_ecole_elementaire"),
)
OTHERS = ("medico-social", "service administratif", "information et orientation", "autre")
LYCEES = {
    "LEGT": "fr_lycee_gt",
    "LGT": "fr_lycee_gt",
    "LPO": "fr_lycee_polyvalent",
    "LP": "fr_lycee_pro",
    "EREA": "fr_erea",
}


def _lycee(row: Row) -> ListEntry | Skipped:
    """IPS and IVAL: one row per lycée and year; IVAL names the type by its sheet."""
    if not _is_ours(row["Académie"], row["Code du département"]):
        return Skipped(SkipReason.OTHER_REGION, row["Académie"] or row["Département"])
    native = row["Type de lycée"] or row.sheet
    column = next((c for c in NAMES if row[c]), NAMES[0])
    return ListEntry(
        region_key="aquitaine",
        id_kind="fr_uai",
        id_column="UAI",
        raw_id=row.raw("UAI"),
        name=row[column],
        name_column=column,
        town=row["Nom de la commune"] or row["Ville"] or row["Commune"],
        native_type=native,
        type_key=LYCEES.get(native),
        edition=row["Rentrée scolaire"],
    )


NAMES = ("Nom de l'établissement", "Nom de l'établissment", "Etablissement")


def _directory(row: Row) -> ListEntry | Skipped:
    if not _is_ours(row["Libelle_academie"], row["Code_departement"]):
        return Skipped(SkipReason.OTHER_REGION, row["Libelle_academie"] or row["Libelle_departement"])
    nature = fold(row["libelle_nature"] or row["Type_etablissement"])
    if "maternelle" in nature:
        return Skipped(SkipReason.KINDERGARTEN, row["libelle_nature"])
    if fold(row["Type_etablissement"]) in OTHERS:
        return Skipped(SkipReason.NOT_A_SCHOOL, row["Type_etablissement"])
    return ListEntry(
        region_key="aquitaine",
        id_kind="fr_uai",
        id_column="Identifiant_de_l_etablissement",
        raw_id=row.raw("Identifiant_de_l_etablissement"),
        name=row["Nom_etablissement"],
        name_column="Nom_etablissement",
        town=row["Nom_commune"],
        postcode=row["Code_postal"],
        address=line_of(row["Adresse_1"], row["Adresse_2"]),
        native_type=row["libelle_nature"] or row["Type_etablissement"],
        type_key="fr_lycee_agricole" if row["Lycee_Agricole"] == "1" else first_match(nature, NATURES),
        email=email_in(row["Mail"]),
        website=website_in(row["Web"]),
        edition=row["date_maj_ligne"],
        is_closed=fold(row["etat"]).startswith("ferm"),
    )


def _is_ours(academy: str, department: str) -> bool:
    return fold(academy) in ACADEMIES or department.lstrip("0") in DEPARTMENTS


FORMATS = (
    Format(
        "fr_annuaire",
        "fr",
        (
            "Identifiant_de_l_etablissement",
            "Nom_etablissement",
            "Type_etablissement",
            "Nom_commune",
            "Code_departement",
        ),
        _directory,
        authority=3,
    ),
    Format("fr_ips", "fr", ("Académie", "UAI", "Nom de la commune", "Type de lycée"), _lycee, authority=2),
    Format("fr_ival", "fr", ("Académie", "Département", "Etablissement", "Ville", "UAI"), _lycee),
)
