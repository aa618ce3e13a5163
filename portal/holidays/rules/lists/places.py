"""Where a published row applies: the codes of our regions in lists of their countries."""

from collections.abc import Sequence

from portal.holidays.rules.lists.codes import SkipReason
from portal.holidays.rules.lists.rows import Skipped

REGIONS = {
    "DE": "hessen",
    "FR": "aquitaine",
    "IT": "emilia_romagna",
    "PL": "wielkopolska",
    "RU": "jaroslawl",
    "TR": "bursa",
}
# As ISO 3166-2 and as OpenHolidays write them; there NA is Nouvelle-Aquitaine (BF is Bourgogne-Franche-Comté),
# all of which lies in the holiday zone A.
CODES = {
    "DE": {"HE"},
    "FR": {"NAQ", "NA", "ZA"},
    "IT": {"45", "ER"},
    "PL": {"30", "WP"},
    "RU": {"YAR"},
    "TR": {"16"},
}


def region_at(place: str, parts: Sequence[str], default: str | None) -> str | Skipped:
    """The region of a country (`TR`) or a part of it (`IT-45`); `default` where the row does not say."""
    if not place:
        return default or Skipped(SkipReason.UNKNOWN_REGION)
    country, _, part = place.upper().partition("-")
    if country not in REGIONS:
        return Skipped(SkipReason.OTHER_REGION, place)
    region = REGIONS[country]
    codes = [code.upper().removeprefix(f"{country}-") for code in (*parts, part) if code]
    if not codes or CODES[country] & set(codes):
        return region if default in (None, region) else Skipped(SkipReason.OTHER_REGION, region)
    if {code.partition("-")[0] for code in codes} & CODES[country]:
        return Skipped(SkipReason.ONE_PLACE, f"{country}-{codes[0]}")
    return Skipped(SkipReason.OTHER_REGION, f"{country}-{codes[0]}")
