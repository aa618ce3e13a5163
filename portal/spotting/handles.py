"""Names of accounts in social networks: links, @names, and what stands behind the name of a network."""

import re
from collections.abc import Iterator

from portal.spotting.spots import Kind, Spot, spot

SITES = (
    r"instagram\.com|instagr\.am|tiktok\.com|vm\.tiktok\.com|t\.me|telegram\.me|vk\.com|vk\.ru|vkontakte\.ru|ok\.ru"
    r"|snapchat\.com|discord\.gg|discord\.com|discordapp\.com|facebook\.com|fb\.com|fb\.me|m\.me|twitter\.com|x\.com"
    r"|threads\.net|wa\.me|chat\.whatsapp\.com|twitch\.tv|steamcommunity\.com|signal\.me|signal\.group|bereal\.com"
)
LINK = re.compile(
    rf"(?<![\w.@-])(?=\w)(?:https?://)?(?:www\.|m\.|web\.)?(?:{SITES})/[\w@.#+%/?=&-]{{2,100}}", re.IGNORECASE
)
CHANNEL = re.compile(
    r"(?<![\w.@-])(?=\w)(?:https?://)?(?:www\.|m\.)?youtube\.com/(?:@|c/|channel/|user/)[\w.-]{2,60}", re.I
)
AT_NAME = re.compile(r"(?<![\w.@/+-])@(?=[\d_.]{0,10}[^\W\d_])[\w.]{3,32}")
TAGGED = re.compile(r"(?<![\w.#])[\w.]{2,32}#\d{4}(?!\w)")

NETWORKS = (
    "instagram|insta|ig|tiktok|tik tok|snapchat|snap|discord|telegram|whatsapp|facebook|fb|twitch|steam|roblox|threads"
    "|bereal|skype|vk|xbox|psn|minecraft|fortnite|signal"
    "|инстаграмм?|инста|тик[- ]?ток|снап(?:чат)?|дискорд|телеграмм?|телега|тг|вк|вконтакте|ватсапп?|роблокс|стим"
)
NETWORK = re.compile(
    rf"(?<!\w)(?=\w)(?:{NETWORKS})[\w'’-]{{0,8}}(?!\w)[ \t]{{0,2}}", re.IGNORECASE
)  # perhaps with an ending of its language
# Behind it: a name that looks like no word of prose, after a colon or up to five words.
NAMED = re.compile(
    r"(?:[:=][ \t]{0,2}|(?:[\w'’.-]{1,14}[ \t:]{1,2}){0,5})"
    r"(?P<name>(?=[\w.-]{0,30}[^\W\d_])\w[\w-]*(?:[._]+[\w-]+)+|(?=\w{0,30}_)\w{3,32}|[^\W\d_]{2,24}\d{2,6})(?!\w)"
)
# Behind it: a single name to the end of the line or the next comma, as in "Insta: annalena".
ALONE = re.compile(r"[:=][ \t]{0,2}(?P<name>(?=[\w.-]{0,30}[^\W\d_])[\w.-]{3,32})[ \t]*(?=$|[,;)|\n])", re.MULTILINE)


def handles(text: str) -> Iterator[Spot]:
    for pattern in (LINK, CHANNEL) if "/" in text else ():
        yield from (spot(Kind.HANDLE, text, *found.span()) for found in pattern.finditer(text))
    for pattern in (TAGGED, AT_NAME):
        yield from (spot(Kind.HANDLE, text, *found.span()) for found in pattern.finditer(text))
    for network in NETWORK.finditer(text):
        found = NAMED.match(text, network.end()) or ALONE.match(text, network.end())
        if found:
            yield spot(Kind.HANDLE, text, *found.span("name"))
