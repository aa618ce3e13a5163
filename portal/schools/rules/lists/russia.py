"""Russian lists, as Moscow publishes them; a school is ours when its address or register number says Yaroslavl."""

import re

from portal.core.tabular.rows import Row
from portal.core.text import fold
from portal.schools.rules.lists.codes import SkipReason
from portal.schools.rules.lists.rows import Format, ListEntry, Skipped, email_in, website_in
from portal.schools.rules.lists.types import first_match

TAX_REGION = "76"
POSTCODE = re.compile(r"\b1\d{5}\b")
OUR_POSTCODE = re.compile(r"15[0-2]\d{3}")
HERE = re.compile(r"ярославская обл|\bг\.? ?ярославль|^ярославль")
MOSCOW = re.compile(r"москва|зеленоград|административный округ")
LATITUDES = range(56, 59)  # of the oblast
TYPES = (
    ("углубл", "ru_uglublennaya"),
    ("гимназия", "ru_gimnaziya"),
    ("лицей", "ru_litsey"),
    ("начальная", "ru_nachalnaya"),
    ("основная", "ru_osnovnaya"),
    ("профессиональн", "ru_kolledzh"),
    ("средняя", "ru_srednyaya"),
)
SKIPPED = (
    ("детский сад", SkipReason.KINDERGARTEN),
    ("дошкольн", SkipReason.KINDERGARTEN),
    ("вечерняя", SkipReason.ADULTS),
    ("дополнительного образования", SkipReason.NOT_A_SCHOOL),
)


def _with_address(row: Row) -> ListEntry | Skipped:
    address = row["adress"]
    postcode = POSTCODE.search(address)
    region = _region(postcode[0] if postcode else "", fold(f"{address} {row['okrug']}"))
    if region == "" or (region is None and _is_far(row["Y"])):
        return Skipped(SkipReason.OTHER_REGION, "Москва")
    native = row["vid_uchrezhdeniya"] or row["vid_uchrezhdeniyz"]  # misspelt in one of the published lists
    kind = fold(f"{row['tip_uchrezhdeniya']} {native} {row['name']}")
    if reason := first_match(kind, SKIPPED):
        return Skipped(reason, native)
    return ListEntry(
        region_key=region,
        id_kind=None,
        id_column="",
        raw_id="",
        name=row["name"],
        name_column="name",
        town="Ярославль" if region and "г ярославль" in fold(address).replace(".", " ").replace("  ", " ") else "",
        postcode=postcode[0] if postcode else "",
        address=address,
        native_type=native,
        type_key=first_match(fold(f"{native} {row['name']}"), TYPES),
        email=email_in(row["e_mail"]),
        website=website_in(row["web_site"]),
    )


def _with_ogrn(row: Row) -> ListEntry | Skipped:
    """Digits 4 and 5 of the ОГРН are the tax region."""
    number = row["OGRN"]
    if number[3:5] != TAX_REGION and len(number) == 13:
        return Skipped(SkipReason.OTHER_REGION, row["AdmArea"] or number[3:5])
    return ListEntry(
        region_key="jaroslawl",
        id_kind="ru_ogrn",
        id_column="OGRN",
        raw_id=number,
        name=row["EDU_NAME"],
        name_column="EDU_NAME",
        address=row["District"],
        type_key=first_match(fold(row["EDU_NAME"]), TYPES),
        edition=row["YEAR"],
    )


def _region(postcode: str, place: str) -> str | None:
    """Our key, empty for elsewhere, None when the row does not say."""
    if OUR_POSTCODE.fullmatch(postcode) or HERE.search(place):
        return "jaroslawl"
    return "" if postcode or MOSCOW.search(place) else None


def _is_far(latitude: str) -> bool:
    """Rows without any address still have coordinates (with a decimal comma)."""
    degrees, _, _ = latitude.partition(",")
    return degrees.isdigit() and int(degrees) not in LATITUDES


FORMATS = (
    Format(
        "ru_schools",
        "ru",
        ("name", "adress", "okrug", "rayon", "tip_uchrezhdeniya"),
        _with_address,
    ),
    Format(
        "ru_results",
        "ru",
        ("EDU_NAME", "OGRN", "AdmArea", "District"),
        _with_ogrn,
        authority=2,
    ),
)
