"""Turkish lists of the ministry (MEB), as tables or JSON."""

from portal.core.tabular.rows import Row
from portal.core.text import fold
from portal.schools.rules.lists.codes import SkipReason
from portal.schools.rules.lists.rows import Format, ListEntry, Skipped, email_in, website_in
from portal.schools.rules.lists.types import first_match

TYPES = (
    ("anadolu imam hatip lisesi", "tr_anadolu_imam_hatip_lisesi"),
    ("imam hatip ortaokul", "tr_imam_hatip_ortaokulu"),
    ("mesleki ve teknik", "tr_mtal"),
    ("fen lisesi", "tr_fen_lisesi"),
    ("sosyal bilimler lisesi", "tr_sosyal_bilimler_lisesi"),
    ("guzel sanatlar lisesi", "tr_guzel_sanatlar_lisesi"),
    ("spor lisesi", "tr_spor_lisesi"),
    ("anadolu lisesi", "tr_anadolu_lisesi"),
    ("ozel egitim", "tr_ozel_egitim"),
    ("ortaokul", "tr_ortaokul"),
    ("ilkokul", "tr_ilkokul"),
)
SKIPPED = (
    ("anaokul", SkipReason.KINDERGARTEN),
    ("halk egitim", SkipReason.ADULTS),
    ("olgunlasma", SkipReason.ADULTS),
    ("rehberlik ve arastirma", SkipReason.NOT_A_SCHOOL),
    ("ogretmenevi", SkipReason.NOT_A_SCHOOL),
    ("bilim ve sanat merkezi", SkipReason.NOT_A_SCHOOL),
    ("milli egitim mudurlugu", SkipReason.NOT_A_SCHOOL),
)


def _school(row: Row) -> ListEntry | Skipped:
    native, name = row["okul_turu"] or row["Kategori"], row["Okul Adı"]
    if fold(row["İl"]) != "bursa":
        return Skipped(SkipReason.OTHER_REGION, row["İl"])
    kind = fold(f"{native} · {name}")
    if reason := first_match(kind, SKIPPED):
        return Skipped(reason, native)
    code = row.raw("Kurum Kodu").strip()
    return ListEntry(
        region_key="bursa",
        id_kind="tr_meb_kurum_kodu" if code not in ("", "0") else None,  # 0: the ministry has not given one
        id_column="Kurum Kodu",
        raw_id=code,
        name=name,
        name_column="Okul Adı",
        town=row["İlçe"],
        address=row["adres"],
        native_type=native,
        type_key=first_match(fold(native), TYPES) or first_match(fold(name), TYPES),
        email=email_in(row["e_posta"]),
        website=website_in(row["web_sitesi"] or row["Ana Sayfa"]),
        edition=row["cekim_tarihi"],
    )


FORMATS = (
    Format("tr_meb", "tr", ("il", "ilce", "okul_adi", "kurum_kodu", "okul_turu"), _school, authority=2),
    Format("tr_vacancies", "tr", ("İl", "İlçe", "Okul Adı", "Kurum Kodu", "Kategori"), _school),
)
