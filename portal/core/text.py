"""Text as people mean it: folding for search, sorting by language, clean input."""

import re
import unicodedata

LETTERS = str.maketrans({"İ": "i", "I": "i", "ı": "i", "ł": "l", "Ł": "l", "ß": "ss", "ẞ": "ss", "œ": "oe", "Œ": "oe",
                         "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ё": "е", "Ё": "е", "’": "'",
                         "‘": "'", "ʼ": "'", "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None,
                         "\u2060": None, "\ufeff": None})  # fmt: skip
STRESS = "\u0300\u0301"  # over a Russian vowel: pupils learn with it, nobody types it
WORD = re.compile("\\w[\\w\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]*")  # marks and invisible signs part no word


def fold(text: str) -> str:
    """One spelling for all that readers type alike: `İSTANBUL` = `istanbul`, `ŁÓDŹ` = `lodz`, `ёлка` = `елка`.

    Marks go from Latin letters only: Russian й stays й, but its marks of stress go.
    """
    plain = unicodedata.normalize("NFKC", text).translate(LETTERS).casefold()
    folded: list[str] = []
    for letter in unicodedata.normalize("NFD", plain):
        last = folded[-1] if folded else ""
        is_mark = unicodedata.combining(letter) and last
        if is_mark and (last.isascii() or letter in STRESS or (last, letter) == ("е", "\u0308")):
            continue
        folded.append(letter)
    return unicodedata.normalize("NFC", "".join(folded)).translate(LETTERS)  # ǽ has lost its mark: now it is an æ


def words(text: str) -> list[str]:
    """The folded words of a text."""
    return re.findall(r"\w+", fold(text))


def capitalised(text: str) -> set[str]:
    """The words that begin with a capital, folded: names are among them."""
    return {fold(word) for word in WORD.findall(text) if word[0].isupper()}


# What ends a line for some program or other: U+000B comes from word processors, U+0085 from mainframes.
LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Letters and symbols without a picture.
BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0\U0001d159")
# Signs that nobody sees: they hide in pasted text, turn its direction, and keep it from being found.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Emoji, Persian and Indian words need joiners and selectors between two of their signs; elsewhere nobody sees them.
IDLE_JOINERS = re.compile(
    "(?<![\u0600-\U0010ffff])[\u200c\u200d]+|(?<!\\S)[\u200c\u200d\ufe00-\ufe0f]+|[\u200c\u200d]+(?!\\S)"
    "|(?<=[^\\W\\d_])[\ufe00-\ufe0f]+"
)


def clean(text: str) -> str:
    """Typed text in NFC, with Unix line ends and without control characters; emoji and joiners stay.

    Empty when nobody would see any of it.
    """
    text = LINE_ENDS.sub("\n", text)
    text = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) != "Cc")
    text = unicodedata.normalize("NFC", text).strip()
    return text if is_visible(text) else ""


def one_line(text: str) -> str:
    """Clean text of a field or a subject that has a single line: with single blanks, without invisible signs."""
    return clean(re.sub(r"\s\s+|[\n\t]", " ", without_invisible(clean(text))))


def without_invisible(text: str) -> str:
    """The same text for every reader, without what none of them sees."""
    seen, before = INVISIBLE.sub("", text), ""
    while seen != before:
        seen, before = IDLE_JOINERS.sub("", seen), seen
    return seen


def is_visible(text: str) -> bool:
    """Whether a reader sees anything at all."""
    return any(unicodedata.category(c)[0] in "LNPS" and c not in BLANK for c in text)


LINK_LIKE = re.compile(
    r"[@/\\<>]|\w:\S|\bwww\.|(?<=[^\W_]{3})[.\u3002\uff0e\uff61](?=[^\W\d_]{2})|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]",
    re.I,
)


def looks_like_link(name: str) -> bool:
    """Whether a name holds an address, or characters that turn the direction of what is read."""
    return bool(LINK_LIKE.search(name))


def plain_name(text: str, longest: int = 60) -> str:
    """A name for people outside: letters and what joins them, in one line; nothing that could be read as an address."""
    letters = "".join(c if c in " '’-." or unicodedata.category(c)[0] in "LM" else " " for c in one_line(text))
    name = " ".join(re.sub(r"\.(?=\S)", ". ", letters).split())
    return name if len(name) <= longest else f"{name[:longest].rstrip()}…"


def upper(text: str, lang: str) -> str:
    """Capitals as the language writes them (Turkish i → İ)."""
    return (text.replace("i", "İ").replace("ı", "I") if lang == "tr" else text).upper()


def lower(text: str, lang: str) -> str:
    """Small letters as the language writes them (Turkish I → ı)."""
    return (text.replace("İ", "i").replace("I", "ı") if lang == "tr" else text).lower()


# Letters that a language sorts as letters of their own, after their base.
OWN_LETTERS = {
    "pl": {"ą": "a", "ć": "c", "ę": "e", "ł": "l", "ń": "n", "ó": "o", "ś": "s", "ź": "z", "ż": "z"},
    "tr": {"ç": "c", "ğ": "g", "ö": "o", "ş": "s", "ü": "u"},
}  # fmt: skip


def sort_key(text: str, lang: str) -> tuple[list[tuple[int, str, int]], list[str], str]:
    """Key for `sorted` in the order of the language's dictionaries (equal to ICU for our seven)."""
    own = OWN_LETTERS.get(lang, {})
    primary: list[tuple[int, str, int]] = []
    accents: list[str] = []
    for letter in lower(unicodedata.normalize("NFC", text), lang):
        if lang == "tr" and letter in "ıi":
            sorted_as = [(0, "i", int(letter == "i"))]
        elif letter in own:
            sorted_as = [(0, own[letter], 1 + list(own).index(letter))]
        else:
            sorted_as = [(_script(c, lang), c, 0) for c in fold(letter) if c.isalnum()]
        primary += sorted_as
        accents += [unicodedata.normalize("NFD", letter)[1:] + "~" * (len(sorted_as) - 1)] * len(sorted_as)
    return primary, accents, text.swapcase()


def _script(letter: str, lang: str) -> int:
    """Russian sorts Cyrillic before Latin; everybody else Latin first. Digits come before both."""
    if letter.isdigit():
        return -1
    cyrillic = "а" <= letter <= "я" or letter == "ё"
    return int(cyrillic != (lang == "ru"))
