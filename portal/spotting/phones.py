"""Phone numbers as people write them: the library `phonenumbers` says which of the six countries could have one.

A sign that it is one is needed beside the digits: a prefix (+, 00, 0, the Russian 8), the groups in which a country
writes mobile numbers, or a word before it. Days, hours, numbers of books and rows of numbers are none.
"""

import re
from collections.abc import Iterator

from phonenumbers import NumberParseException, is_valid_number, parse

from portal.spotting.spots import Kind, Spot, before, spot

DIGIT_ROW = re.compile(
    r"(?<![\w+])(?<!\d[.,:/-])(?:\+[ \t]?)?[(]?\d(?:[ \t\u00a0\u202f.()/–-]{0,3}\d){5,17}(?![\w%€$])(?![.,:/-]\d)"
)
WORDS = re.compile(
    r"(?<!\w)(?:telefon\w*|téléphon\w*|tel|tél|phone|fon|fax|handy\w*|mobil\w*|portable|cell(?:ulare)?|cep|gsm|kom"
    r"|komórk\w*|fixe|festnetz\w*|whats\s?app|ватсап\w*|вотсап\w*|viber|signal|numm(?:er)?|numer|numero|numéro"
    r"|numaram?|numarası|номер\w*|телефон\w*|тел|моб\w*|zadzwoń|dzwoń|ruf\w*|anrufen|appel\w+|chiama\w*"
    r"|позвони\w*|звони\w*|ara|call)[\s.:=]*(?:\w{1,12}\s){0,2}[\s.:=(]*$",
    re.IGNORECASE,
)  # before a number
NO_NUMBERS = re.compile(
    r"(?:isbn|issn|iban|ean|bic|doi|kto|blz|nip|regon|vkn)(?:[- ]?1[03])?[\s.:]*\d{0,3}[\s-]*$", re.I
)
DAY = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01])(?P<sign>[./ -]) ?(?:0?[1-9]|1[0-2])(?P=sign) ?(?:(?:1\d|20)?\d\d)(?!\d|(?P=sign)\d)"
    r"|(?:1\d|20)\d\d(?P<between>[./-])\d{1,2}(?P=between)\d{1,2}(?!\d)"
)
HOURS = re.compile(r"[012]?\d[.: ][0-5]\d\s?[–-]\s?[012]?\d[.: ][0-5]\d$")
YEARS = re.compile(r"(?:1\d|20)\d\d(?:[ /–-]{1,3}(?:1\d|20)?\d\d)+$")
FIGURE = re.compile(
    r"0\.\d+$|(?:\d{1,2}(?:[ .\u00a0\u202f]\d{3})+|\d{3}(?:[ .\u00a0\u202f]\d{3})*[ .\u00a0\u202f]000)$"
)
FRENCH = re.compile(r"0[1-9](?:[ .-]?\d\d){4}$")  # the library does not know numbers that are kept for stories
MOBILE = {
    "PL": re.compile(r"(?:4[5]|5[0137]|6[069]|7[2389]|88)\d[ .-]?\d{3}[ .-]?\d{3}$"),
    "IT": re.compile(r"3[2-9]\d[ ./-]?(?:\d{3}[ .-]?\d{4}|\d{7}|\d{6}|\d{3}[ .-]?\d{3}|\d{2}[ .-]\d{2}[ .-]\d{3})$"),
    "TR": re.compile(r"5[0345]\d(?:[ .-]\d{3}[ .-]\d{2}[ .-]?\d{2}|\d{7})$"),
    "RU": re.compile(r"9\d\d[ .-]\d{3}[ .-]\d{2}[ .-]?\d{2}$"),
}
OF_ZERO = ("DE", "FR", "IT", "TR")  # countries whose numbers begin with 0
MOST_ASKED = 150  # numbers of one text about which the library is asked; with more, looks decide


def phones(text: str) -> Iterator[Spot]:
    n_asked = 0
    for found in DIGIT_ROW.finditer(text):
        row = found[0]
        if is_something_else(row, before(text, found.start(), 20)):
            continue
        n_asked += 1
        if is_number(row, n_asked > MOST_ASKED) or WORDS.search(before(text, found.start(), 40)):
            yield spot(Kind.PHONE, text, *found.span())


def is_something_else(row: str, lead: str) -> bool:
    """Days, hours, years, numbers of books and accounts, large figures, and rows of small numbers."""
    shapes = (DAY, HOURS, YEARS, FIGURE)
    if NO_NUMBERS.search(lead) or any(shape.match(row) for shape in shapes):
        return True
    groups = re.findall(r"\d+", row)
    digits = "".join(groups)
    is_book = len(digits) == 13 and digits.startswith(("978", "979"))
    has_small_groups = sum(len(group) == 1 for group in groups) > 2 or is_counting(groups)
    return is_book or has_small_groups or set(digits) <= {"0", "1"} or len(set(digits)) < 2


def is_counting(groups: list[str]) -> bool:
    """Whether these are small numbers that grow, like 7 14 21 28."""
    numbers = [int(group) for group in groups]
    is_small = len(groups) > 2 and numbers[-1] < 100 and not groups[0].startswith("0")
    return is_small and numbers == sorted(set(numbers))


def is_number(row: str, by_looks: bool = False) -> bool:
    """Whether one of the six countries, or with a country's prefix any, could have it."""
    digits = re.sub(r"\D", "", row)
    if row.startswith(("+", "00")):
        abroad = digits.removeprefix("00")
        return len(abroad) >= 9 and (by_looks or abroad.startswith("33") or is_valid(f"+{abroad}", None))
    if digits.startswith("0"):
        looks_right = by_looks or bool(FRENCH.match(row))
        return 9 <= len(digits) <= 13 and (looks_right or any(is_valid(digits, country) for country in OF_ZERO))
    if digits.startswith("8") and len(digits) == 11:
        return by_looks or is_valid(digits, "RU")
    return any(shape.match(row.strip("() ")) and is_valid(digits, country) for country, shape in MOBILE.items())


def is_valid(number: str, country: str | None) -> bool:
    try:
        return is_valid_number(parse(number, country))
    except NumberParseException:
        return False
