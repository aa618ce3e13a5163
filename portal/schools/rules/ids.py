"""Official ids of schools: how they are written, cleaned and checked (rules and sources in data/school_ids.csv)."""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from portal.schools.rules.lists.codes import Flaw

FACTS = Path(__file__).parents[1] / "data" / "school_ids.csv"
UAI_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"


@dataclass(frozen=True)
class IdKind:
    """A row of school_ids.csv."""

    key: str
    region_key: str
    pattern: re.Pattern[str]
    example: str
    source: str
    confidence: str


class BadIdError(ValueError):
    """An id that can't be right; `flaw` says why."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw)
        self.flaw = flaw


@cache
def id_kinds() -> dict[str, IdKind]:
    with FACTS.open(encoding="utf-8", newline="") as file:
        return {row["key"]: _kind(row) for row in csv.DictReader(file)}


def checked(kind: str, raw: str) -> str:
    """The id as it is stored; raises BadIdError."""
    number = NORMALISED[kind](raw.strip())
    if not id_kinds()[kind].pattern.fullmatch(number):
        raise BadIdError(Flaw.ID_FORMAT)
    if kind in CHECKS and not CHECKS[kind](number):
        raise BadIdError(Flaw.ID_CHECK)
    return number


def _kind(row: dict[str, str]) -> IdKind:
    pattern = re.compile(row["regex"], re.ASCII)
    return IdKind(row["key"], row["region_key"], pattern, row["example_valid"], row["source"], row["confidence"])


def _plain(raw: str) -> str:
    return raw


def _padded_uai(raw: str) -> str:
    """Spreadsheets lose the leading zero of 0339999P."""
    return raw.upper().zfill(8) if raw[:-1].isdigit() else raw.upper()


def _without_zeros(raw: str) -> str:
    return raw.lstrip("0")


def _digits(raw: str) -> str:
    return re.sub(r"[\s./-]", "", raw)


NORMALISED: dict[str, Callable[[str], str]] = {
    "de_he_schulnummer": _plain,
    "fr_uai": _padded_uai,
    "it_codice_meccanografico": str.upper,
    "pl_rspo": _without_zeros,
    "pl_regon": _digits,
    "ru_inn": _digits,
    "ru_ogrn": _digits,
    "tr_meb_kurum_kodu": _plain,
    "eu_oid": str.upper,
}


def _weighted_sum(number: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(number, weights, strict=False))


CHECKS: dict[str, Callable[[str], bool]] = {
    "fr_uai": lambda n: n[7] == UAI_LETTERS[int(n[:7]) % 23],
    "pl_regon": lambda n: _weighted_sum(n, (8, 9, 2, 3, 4, 5, 6, 7)) % 11 % 10 == int(n[8]),
    "ru_inn": lambda n: _weighted_sum(n, (2, 4, 10, 3, 5, 9, 4, 6, 8)) % 11 % 10 == int(n[9]),
    "ru_ogrn": lambda n: int(n[:12]) % 11 % 10 == int(n[12]),
}
