"""What a published list of schools says in its rows."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from portal.core.addresses import plain_email
from portal.core.tabular.rows import Row, columns_needed
from portal.schools.rules.lists.codes import SkipReason


@dataclass(frozen=True)
class Skipped:
    """A row that is not taken over, and what it is instead."""

    reason: SkipReason
    detail: str = ""


@dataclass(frozen=True)
class ListEntry:
    """A school as published; empty text means that the list does not say. `region_key` None: it does not say where."""

    region_key: str | None
    id_kind: str | None
    id_column: str
    raw_id: str
    name: str
    name_column: str
    town: str = ""
    postcode: str = ""
    address: str = ""
    native_type: str = ""
    type_key: str | None = None
    email: str = ""
    website: str = ""
    edition: str = ""  # of the list: later ones sort higher
    is_closed: bool = False  # the list says that the school is no more


Reader = Callable[[Row], ListEntry | Skipped]


@dataclass(frozen=True)
class Format:
    """A published format: by which columns it is recognised, how a row is read."""

    key: str
    language: str
    columns: tuple[str, ...]  # all must be there
    read: Reader
    authority: int = 1  # a list of higher authority overwrites what a lower one said
    needed: frozenset[str] = field(init=False, default=frozenset())

    def __post_init__(self) -> None:
        object.__setattr__(self, "needed", columns_needed(self.columns))

    def language_of(self, text: str) -> str:
        """Its own; a text says nothing more."""
        return self.language


# Lengths as the standards allow them; without a limit a cell of a megabyte would take hours.
LOCAL = r"[\w.!#$%&'*+/=?^`{|}~-]"
EMAIL = re.compile(rf"(?<!{LOCAL}){LOCAL}{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}})+")
MASKED = re.compile(r"[xX0.+_-]{0,64}@.*")
DOMAIN = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63})+(?:[/?#]\S*)?")


def email_in(text: str) -> str:
    """The first address of a cell; addresses that were masked for publication (xxx.xx@…) are none."""
    for address in EMAIL.findall(text):
        if not MASKED.fullmatch(address):
            return plain_email(address)
    return ""


def website_in(text: str) -> str:
    """A web address with its scheme; empty for anything else."""
    scheme, mark, rest = text.rpartition("://")
    if not DOMAIN.fullmatch(rest) or "@" in rest or scheme.lower() not in ("", "http", "https"):
        return ""
    return f"{scheme.lower() or 'http'}://{rest}" if mark or not scheme else ""


def line_of(*parts: str) -> str:
    """Parts of an address in one line."""
    return " ".join(part for part in parts if part)
