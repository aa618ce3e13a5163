"""Postal addresses of six countries: street and number, house and flat, post code and town behind a number.

What tells of the past (a year before 2000, was born, lived, museum) is no contact, unless somebody says "I live".
"""

import re
from collections.abc import Iterator

from portal.spotting.spots import Kind, Spot, after, before, near_digits, spot
from portal.spotting.streets import (
    CODE,
    GERMAN_LOOSE,
    IN_SMALL_LETTERS,
    NAME_AND_NUMBER,
    NO_STREETS,
    RUSSIAN_CODE,
    STREETS,
    TOWN,
)

OWN = re.compile(
    r"(?<!\w)(?=\w)(?:wohne[nt]?\b|wohnst\b|(?:heim|haus|wohn|post)?adresse|(?:post)?anschrift|bei mir|zu mir|bei uns"
    r"|komm\w*\b|schick\w*|post an|treff\w*"
    r"|j['’]habite|habit(?:e|es|ons|ez)\b|chez (?:moi|nous|mamie|papi)|venez|envoy\w+|rendez-vous"
    r"|abit(?:o|iamo|a)\b|indirizzo|da me\b|da noi\b|casa mia|spedi\w*|venite"
    r"|mieszka(?:m|my|ją|sz)?\b|adres\w*|do mnie|u mnie|wyślij\w*|przyjdź\w*"
    r"|жив(?:у|ём|ем|ёт|ет|ут)\b|адрес\w*|ко мне|у меня|приход\w+|шлите|присылай\w*"
    r"|otur(?:uyor\w*|ur\w*)|evim\w*|bana \w+|bize gel\w*|i live|my address|we live)",
    re.IGNORECASE,
)
PAST = re.compile(
    r"(?<!\w)(?=\w)(?:1[0-9]\d\d(?!\d)|(?:wurde|lebte|lebten|wohnte|starb|geboren|jahrhundert\w*|geburtshaus|gedenktafel"
    r"|\w{0,20}museum\w*|denkmal|vécut|vécu|naquit|née?|mourut|siècle|musée|habitait|monument"
    r"|nacque|visse|nato|nata|morì|secolo|museo|abitava|lapide"
    r"|mieszkał[ai]?|urodził[ai]?\w*|zmarł[a]?|wieku|muze\w+|pomnik\w*"
    r"|жил[аи]?|родил(?:ся|ась)|умер|век[ае]?|музе\w+|памятник\w*"
    r"|doğ(?:du|muş\w*)|yaşa(?:dı|mış\w*)|öldü|yüzyıl\w*|müze\w*|anıt\w*)\b)",
    re.IGNORECASE,
)
BEHIND = 100  # characters behind somebody's "I live" in which streets count in small letters, too


def addresses(text: str) -> Iterator[Spot]:
    """Each street with the post code and town that follow it."""
    for found in _streets(text):
        start, end = found.span()
        if not _is_of_the_past(text, start, end):
            town = TOWN.match(text, end)
            yield spot(Kind.ADDRESS, text, start, town.end() if town else end)
    for found in near_digits(RUSSIAN_CODE, text):
        yield spot(Kind.ADDRESS, text, *found.span())
    yield from _codes(text)


def _is_of_the_past(text: str, start: int, end: int) -> bool:
    lead = before(text, start)
    return not OWN.search(lead) and bool(PAST.search(f"{lead} {after(text, end)}"))


def _streets(text: str) -> Iterator[re.Match[str]]:
    for pattern in STREETS:
        yield from (found for found in near_digits(pattern, text) if not NO_STREETS.search(found[0]))
    yield from (found for found in near_digits(GERMAN_LOOSE, text) if TOWN.match(text, found.end()))
    for own in near_digits(OWN, text):
        for pattern in (GERMAN_LOOSE, *IN_SMALL_LETTERS):
            yield from pattern.finditer(text, own.end(), own.end() + BEHIND)


def _codes(text: str) -> Iterator[Spot]:
    """Post codes with a town, where a name with a number or somebody's word stands before them."""
    for found in near_digits(CODE, text):
        lead = before(text, found.start(), 60)
        house = NAME_AND_NUMBER.search(lead)
        if house:
            yield spot(Kind.ADDRESS, text, found.start() - len(lead) + house.start(), found.end())
        elif OWN.search(lead):
            yield spot(Kind.ADDRESS, text, *found.span())
