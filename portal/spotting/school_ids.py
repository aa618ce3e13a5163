"""Numbers and user names by which a school or a state knows one pupil."""

import re
from collections.abc import Iterator

from portal.spotting.spots import Kind, Spot, near_digits, spot

# What stands before the number, by language.
CARDS = (
    r"schüler(?:in)?[ -]?(?:nummer|nr\.?|id|kennung)|schüler[- ]?id|schüler(?:innen)?ausweis\w*|matrikel\w*"
    r"|bibliotheks?ausweis\w*|büchereiausweis\w*|mensa(?:karte|nummer)\w*|ausweis(?:nummer|[- ]?nr\.?)"
    r"|(?:numéro|n[°ºo]\.?|num\.?) (?:d['’]|de l['’])?(?:élève|étudiant)|carte (?:de cantine|d['’]élève|scolaire)"
    r"|carte de bibliothèque|ine|identifiant national"
    r"|(?:numero|codice|n\.?|nr\.?) (?:dello |di |)studente|(?:numero|codice) alunno|matricola|tesser(?:a|ino) \w{2,12}"
    r"(?: \w{2,12})?|codice fiscale"
    r"|(?:nr|numer)\.? (?:legitymacji|ucznia|uczennicy|dziennika)(?: szkolnej)?|legitymacj\w+(?: szkoln\w+)?"
    r"|karta (?:biblioteczna|obiadowa)|pesel"
    r"|(?:№|номер) (?:ученика|ученицы|учащегося|дневника|пропуска)|(?:ученический|читательский|студенческий) билет"
    r"|снилс|номер полиса"
    r"|öğrenci (?:no|numara\w*|kart\w*)|okul (?:no|numara\w*)|t\.? ?c\.? kimlik|kimlik (?:no|numara\w*)"
    r"|student (?:id|number|no\.?)|pupil (?:id|number)"
)
NUMBER_SIGN = (
    r"(?:[- \t]{0,2}(?:no|nr|n[°º]|n|№|numarası|number|nummer|numer|numero|номер|ist|lautet|est|è|to|jest)\b\.?)?"
)
NUMBERED = re.compile(
    rf"(?<!\w)(?=[\w№])(?:{CARDS}){NUMBER_SIGN}[-.:=№° \t]{{0,5}}"
    r"(?P<value>[A-Z]{0,8}\d[\dA-Z]{0,20}(?:[-/. ]\d{1,11}){0,4}[A-Z]?)",
    re.IGNORECASE,
)
ACCOUNTS = (
    r"iserv|pronote|moodle|webuntis|untis|lanis|schulportal|librus\w*|vulcan|dziennik\w*|classeviva|spaggiari|argo"
    r"|e-?okul|eba|ent|дневник\w*|mebis|teams|edmodo|classroom|школьн\w+ портал\w*"
)
LOGINS = (
    r"benutzername|nutzername|login|kennung|anmeldename|zugang|identifiant|mot de passe|nom d['’]utilisateur|utente"
    r"|username|nome utente|password|passwort|hasło|haslo|nazwa użytkownika|логин|пароль|kullanıcı adı\w*|şifre\w*"
)
LOGIN = re.compile(
    rf"(?<!\w)(?=\w)(?:(?:{ACCOUNTS})[- ]{{0,2}}(?:{LOGINS})|(?:{LOGINS})(?: \w{{1,12}}){{0,2}} (?:{ACCOUNTS}))"
    r"[ \t]{0,2}[:=][ \t]{0,2}(?P<value>[\w.@#!$%&*+-]{3,40})",
    re.IGNORECASE,
)
DIGITS = 3  # that a number has at least: nobody is known by a smaller one


def school_ids(text: str) -> Iterator[Spot]:
    for found in near_digits(NUMBERED, text):
        if sum(c.isdigit() for c in found["value"]) >= DIGITS or "codice fiscale" in found[0].lower():
            yield spot(Kind.SCHOOL_ID, text, *found.span("value"))
    for found in LOGIN.finditer(text):
        yield spot(Kind.SCHOOL_ID, text, *found.span("value"))
