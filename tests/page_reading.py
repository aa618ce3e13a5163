"""Reads pages as people do: their words, their forms as a browser would send them, and what would do harm."""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import lxml.html
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

OUR_SCRIPT = re.compile(r"/static/js/\w+\.js\?v=\w+$")
OWN = re.compile(r"#|/(?!/)|http://portal\.example/|$")
JAVASCRIPT = re.compile(r"[\s\0-\x20]*(javascript|vbscript|data):", re.IGNORECASE)
JSON = {"Accept": "application/json"}
# What breaks out of pages that forget to escape: some of our own, some of the Big List of Naughty Strings (MIT).
NAUGHTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'\"><svg onload=alert(1)>",
    '<a href="javascript\\x3Ajavascript:alert(1)">test</a>',
    "{{ 7*7 }} {% raw %} %(name)s %s %d",
    "</title></textarea><script>alert(1)</script>",
    "ÅÍÎÏ˝ÓÔÒÚÆ☃ 社會科學院語學研究所",
    "👩🏽 👨‍👩‍👧 🇩🇪 ❤️",
    "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤",
    "\u202etest\u202e \u2066test\u2067",
)


def parsed(answer: TestResponse) -> Element:
    """In a third of the time of html5lib, which reads what attackers wrote as browsers do: `harm` needs that."""
    page: Element = lxml.html.document_fromstring(answer.text)
    return page


def words(answer: TestResponse) -> str:
    """All that can be read in the main part of the page, with single blanks."""
    main = parsed(answer).find(".//main")
    assert main is not None
    return " ".join("".join(main.itertext()).split())


def harm(answer: TestResponse) -> list[str]:
    """What would run, or call strangers, if a browser showed this page."""
    harmful = []
    for element in html5lib.parse(answer.text, namespaceHTMLElements=False).iter():
        source = element.get("src") or element.get("href") or element.get("action") or ""
        runs = element.tag in ("script", "iframe", "object", "embed", "base", "style") and not OUR_SCRIPT.match(source)
        called = element.tag in ("img", "audio", "video", "source", "link", "form") and not OWN.match(source)
        if runs or called or JAVASCRIPT.match(source) or any(name.startswith("on") for name in dict(element.items())):
            harmful.append(f"<{element.tag} {dict(element.items())}>")
    return harmful


def the_form(answer: TestResponse, action: str) -> Element:
    """The form whose address ends like this; an empty address is the page's own."""
    return _form(parsed(answer), action)


def _form(page: Element, action: str) -> Element:
    addresses = [(form, (form.get("action") or "").partition("#")[0]) for form in page.iter("form")]
    matching = [form for form, address in addresses if (address.endswith(action) if action else not address)]
    return matching[0]


def _fields(page: Element, form: Element) -> Iterator[Element]:
    """What stands in the form, and what belongs to it by its name."""
    yield from form.iter()
    if name := form.get("id"):
        yield from (field for field in page.iter() if field.get("form") == name)


def sent_by(answer: TestResponse, action: str, **changes: Any) -> MultiDict[str, Any]:
    """What a browser sends for this form, after somebody changed some of its fields."""
    sent: MultiDict[str, Any] = MultiDict()
    page = parsed(answer)
    for field in _fields(page, _form(page, action)):
        name, value = field.get("name"), _value(field)
        if name and value is not None:
            sent.add(name, value)
    for name, value in changes.items():
        sent.setlist(name, value if isinstance(value, list) else [value])
    return sent


def _value(field: Element) -> str | None:
    if field.tag == "textarea":
        return "".join(field.itertext()).removeprefix("\n")
    if field.tag == "select":
        options = list(field.iter("option"))
        chosen = [option for option in options if option.get("selected") is not None] or options[:1]
        return chosen[0].get("value") if chosen else None
    if field.tag != "input" or field.get("type") in ("file", "submit"):
        return None
    if field.get("type") in ("checkbox", "radio") and field.get("checked") is None:
        return None
    return field.get("value") or ""


def forms_as_filled(page: Element, typed: dict[str, str]) -> Iterator[tuple[str, MultiDict[str, Any], str]]:
    """Each form that writes, once for each of its buttons: where it goes, what is sent when somebody fills it in, and
    the button. `typed`: what is written into empty fields, by their type.
    """
    for form in page.iter("form"):
        if (form.get("method") or "").lower() == "post":
            filled = _filled(form, typed)
            for button in form.iter("button"):
                fields: MultiDict[str, Any] = MultiDict(filled)
                if name := button.get("name"):
                    fields.setlist(name, [button.get("value") or ""])
                yield form.get("action") or "", fields, f"{name or ''}={button.get('value') or ''}"


def _filled(form: Element, typed: dict[str, str]) -> MultiDict[str, Any]:
    """Of several boxes or circles of a name at least one is chosen."""
    fields: MultiDict[str, Any] = MultiDict()
    choices: dict[str, str] = {}
    for field in form.iter():
        name, value, kind = field.get("name"), _value(field), field.get("type") or "text"
        if not name or field.tag == "button":
            continue
        if kind in ("checkbox", "radio"):
            choices.setdefault(name, field.get("value") or "on")
        if value is not None:
            fields.add(name, value or typed.get(kind if field.tag == "input" else field.tag, ""))
    for name, value in choices.items():
        if name not in fields:
            fields.add(name, value)
    return fields
