"""Fills forms in as they stand on a page: every field keeps its value, and what is empty gets something plausible."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

from portal.core.clock import today

PDF = (b"%PDF-1.7 not yet looked at", "a.pdf")
PLAUSIBLE = {
    "email": "neu@school.example",
    "number": "14",
    "password": "drei kleine Bäche",
    "url": "https://school.example",
}
WORDS = {"age": "14", "names": "Nele\nTom"}  # by the last part of the field’s name
DAYS = {"starts_on": 20, "ends_on": 40, "reply_by": 30}  # from today


@dataclass
class Filled:
    """One form of a page."""

    action: str
    data: dict[str, list[Any]] = field(default_factory=dict)

    def sent(self) -> dict[str, list[Any]]:
        """As the test client takes it, which closes files."""
        return {name: [(BytesIO(v[0]), v[1]) if v is PDF else v for v in values] for name, values in self.data.items()}


def forms_on(page: str) -> list[Filled]:
    """All that are sent by POST; an empty action means the page itself."""
    tree = html5lib.HTMLParser(namespaceHTMLElements=False).parse(page)
    return [_filled(form) for form in tree.iter("form") if form.get("method") == "post"]


def _filled(form: Element) -> Filled:
    filled = Filled(form.get("action", ""))
    for element in form.iter():
        name = element.get("name", "")
        if name and element.tag in ("input", "select", "textarea"):
            filled.data.setdefault(name, []).extend(_values(element, name, filled))
    return filled


def _values(element: Element, name: str, filled: Filled) -> Iterator[Any]:
    kind = element.get("type", "text")
    if element.tag == "select":
        yield from _selected(element)
    elif kind in ("radio", "checkbox"):
        if element.get("checked") is not None or (kind == "radio" and not filled.data.get(name)):
            yield element.get("value", "on")
    elif kind == "file":
        yield PDF
    elif kind == "hidden":
        yield element.get("value", "")
    else:
        yield element.get("value") or (element.text or "").strip() or _plausible(name, kind)


def _selected(select: Element) -> list[str]:
    options = list(select.iter("option"))
    chosen = [option.get("value", "") for option in options if option.get("selected") is not None]
    return chosen if any(chosen) else [next((v for option in options if (v := option.get("value"))), "")]


def _plausible(name: str, kind: str) -> str:
    short = name.rpartition("-")[2]
    if short in DAYS or kind == "date":
        return (today() + timedelta(days=DAYS.get(short, 20))).isoformat()
    return WORDS.get(short) or PLAUSIBLE.get(kind, "Flüsse")
