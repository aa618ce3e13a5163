"""E-mail addresses, also as people write them to mislead programs: name (at) example (dot) de, in seven languages."""

import re
from collections.abc import Iterator

from portal.spotting.spots import Kind, Spot, spot

PLAIN = re.compile(r"(?<![\w.+%-])[\w.+%'’-]{1,100}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")

AT_WORDS = "at|ät|aet|arobase|arrobase|chiocciola|małpa|malpa|собака|собачка|kuyruklu a|et|a"
DOT_WORDS = "dot|punkt|point|punto|kropka|точка|nokta"
BARE_AT = "at|ät|arobase|arrobase|chiocciola|małpa|malpa|собака|kuyruklu a|et"
AT = rf"(?:[ \t]?[(\[{{<][ \t]?(?:{AT_WORDS}|@)[ \t]?[)\]}}>][ \t]?|[ \t](?:{BARE_AT}|@)[ \t]|@)"
DOT = rf"(?:[ \t]?[(\[{{<][ \t]?(?:{DOT_WORDS}|\.)[ \t]?[)\]}}>][ \t]?|[ \t](?:{DOT_WORDS})[ \t]|\.)"
DISGUISED = re.compile(
    rf"(?<![\w.+%-])[\w.+%-]{{1,64}}{AT}[\w-]{{1,63}}(?:{DOT}[\w-]{{1,63}}){{0,3}}{DOT}[a-z]{{2,12}}\b", re.IGNORECASE
)


def emails(text: str) -> Iterator[Spot]:
    for pattern in (PLAIN, DISGUISED):
        for found in pattern.finditer(text):
            yield spot(Kind.EMAIL, text, *found.span())
