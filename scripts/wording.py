"""What a reader of the language calls wrong in a translated text, as far as rules can tell."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
TAG = re.compile(r"</?[a-zA-Z][^>]*>")
LAST_SIGN = re.compile(r"([.,:!?…])[\s»”“\")]*$")
WORD = re.compile(r"[^\W\d_]+")
MARKS = "„“”«»‚‘"
QUOTES = {"de": "„“‚‘", "fr": "«»“”", "it": "«»“”", "pl": "„”«»", "ru": "«»„“", "tr": "“”‘’"}
PAIRS = {"de": "„“", "fr": "«»", "it": "«»", "pl": "„”", "ru": "«»", "tr": "“”"}

# What the glossary and the style of the portal do not use, with what stands there instead.
UNUSED = {
    "de": {
        r"\w[*:_](in(nen)?|r)\b|[a-zäöüß]Innen\b": "a gender sign; write both forms or a neutral noun",
        r"\bStudent(in|en|innen)?\b|\bStudierende": "Schülerinnen und Schüler",
        r"\b(Revision|Matching|Upload|Account|uploaden)\b": "Prüfung, Vermittlung, Hochladen, Konto",
        r"\bSchulart|\bStaatencode|\(freiwillig\)": "Schulform, Ländercodes, (optional)",
        r"\bPortalverwaltung\b": "Portaladministration",
        r"\b(Veranstalter|Gastgeber)n?\b": "Organisationsteam, Gastgebende",
    },
    "fr": {
        r"·|\(e\)|\(ne\)|/e\b": "a gender sign; write both forms or a noun for everybody",
        r"(?i)\bétudiant|\bupload|\béditer\b|\binvalide\b|\bmatching\b": "élève, téléverser, modifier, non valide",
        r"(?i)\b(tu|toi|ton|tes|tien|tienne)\b|\bt’": "vous",
        r"(?i)\be-mails?\b|l’autre côté|tous les côtés|se joindre\b": "courriel, l’autre classe, s’inscrire",
        r"\bQR code": "code QR",
        r"(?i)\b[ld]’courriel|\bmanifestations?\b|\bjurés?\b|\bécoles?\b(?! maternelle)": (
            "le courriel, événement, membre du jury, établissement"
        ),
        r"(?i)\bpersonnes? enseignante|\brépertoire\b": "personnel enseignant, annuaire",
        r"(?i)(?<!ou )(?<!ou à )(?<!ou de )\b(l’|votre )enseignant\b": "l’enseignante ou l’enseignant",
    },
    "it": {
        r"\w[*ə]\b|/a\b|\(a\)": "a gender sign; write both forms or a noun for everybody",
        r"(?i)\binvalid[oa]\b|\buploadare\b|\bin revisione\b": "non valido, caricare, in verifica",
        r"\b(perchè|poichè|affinchè|E')": "perché, poiché, È",
        r"(?i)\bdeclina\w*": "rifiuta",
        r"(?i)\btogli(e|ere|li)?\b|\btolt[oaie]\b": "rimuovi",
        r"(?i)\besercita(r\w+)?\b": "praticare",
        r"\bpaes[ei]\b": "Paese, Paesi",
        r"(?i)(?<!o )\b(il|un|del|dal|al|i|dei|dai|ai|quest[oi]) (docent[ei]|collega)\b": "personale docente",
        r"(?<=[a-zàèéìòù,] )(Sua|Suo|Suoi|Sue)\b": "no capital inside a sentence",
    },
    "pl": {
        r"\w(łeś|łaś|łbyś|łabyś)\b": "a past that tells the gender; use -no, -to, the passive or the present",
        r"(?i)\bstudent\w*|\bwkład\w*|\bupload\w*": "uczennica, uczeń; praca; prześlij",
        r"(?i)\bszkic\w*|\bnieletni\w*": "wersja robocza; małoletni",
        r"(?i)\bocen(y|ie|ę|a)\b(?! skutków)": "weryfikacja; ocena is a mark at school",
        r"\bpan(/i|\(i\))|\bopcjonaln": "Państwo; nieobowiązkowo",
        r"Dialogu? europejski": "Dialog Europejski",
        r"(?i)\bosob\w* ucząc|^(?!.*nauczyciel(k|ek)).*\bnauczyciel(e|i|a|om|em)?\b": "nauczycielka lub nauczyciel",
    },
    "ru": {
        r"\b(ты|тебе|тебя|твой|твоя|твоё|твои)\b": "вы",
        r"(?<=[\w,] )(Вы|Вас|Вам|Ваш|Ваша|Ваше|Ваши|Вашу|Вашей)\b": "вы in small letters inside a sentence",
        r"(?i)\bстудент|\bвклад\w*|\bсесси[яи]\b|\(ла\)|\(а\)": "учащийся, работа, сеанс; no (а)",
        r"(?i)\bрегиональн\w+ координаци": "региональный координатор",
        r"(?i)\bноминаци\w*|\bучени[кц]\w*|\bобщедоступн\w*": "кандидатура, учащийся, открытый",
        r"(?i)\bщелчок|\bщелчк|\bкоординацией\b|запрос\w* о партнёрстве": "нажатие; координатор; запрос на партнёрство",
    },
    "tr": {
        r"(?i)\bkatkı\w*|\byayınla\w*|\bsertifika\w*": "çalışma, yayımla-, katılım belgesi",
        r"(?i)\bokul günü|\bolanaklı\b|\bbütün\b|\bQR kodu": "ders günü, mümkün, tüm, karekod",
        r"%\(\w+\)[sd][’'-]?[a-zçğıöşü]": "no suffix on a placeholder",
        r"%\(\w+\)d \w+(lar|ler)\b": "a noun stays in the singular after a number",
        r"(?i)\bdizin(de|e)?\b|(?<!eğitim )\böğretim yıl|\büyeli": "rehber, eğitim öğretim yılı, kayıt",
    },
}
FORMAL = {
    "de": r"(?<=[a-zäöü,] )(Sie|Ihnen|Ihr\w*)\b|^Ihre?\b",
    "it": r"\b(Lei|Suo|Sua|Suoi|Sue)\b",
    "pl": r"\b(Pan|Pani|Państw\w*)\b",
}
INFORMAL = {
    "de": r"\b(du|dir|dich|dein\w*)\b|\b(Lade|Reiche|Zeige)\b",
    "it": r"(?i)\b(tu|tuo|tua|tuoi|tue)\b",
    "pl": r"\b(Twój|Twoja|Twoje|Twoją|Twojej|Twoich|Ciebie|Tobie)\b",
}


def faults_of_words(lang: str, context: str, source: str, text: str) -> Iterator[str]:
    """What is wrong with a text in the language; `context` tells whom it addresses."""
    yield from _signs(source, text)
    yield from _quotation(lang, text)
    yield from _letters(lang, source, text)
    for pattern, instead in UNUSED.get(lang, {}).items():
        if found := re.search(pattern, text):
            yield f"“{found[0]}”: {instead}"
    address = FORMAL if context.startswith("student") else INFORMAL
    if lang in address and (found := re.search(address[lang], _plain(text))):
        yield f"“{found[0]}”: formal only outside the contexts of students"


def _signs(source: str, text: str) -> Iterator[str]:
    plain = _plain(text)
    if Counter(TAG.findall(source)) != Counter(TAG.findall(text)):
        yield "tags differ"
    if not unicodedata.is_normalized("NFC", text):
        yield "decomposed letters"
    if "  " in plain or "..." in plain:
        yield "two spaces, or three dots for …"
    if _last_sign(source) != _last_sign(text) and (_last_sign(source), _last_sign(text)) != (",", "!"):
        yield "another sign at the end"


def _quotation(lang: str, text: str) -> Iterator[str]:
    plain = _plain(text)
    if re.search("['\"`]", plain):
        yield "straight quotes"
    if foreign := {sign for sign in plain if sign in MARKS and sign not in QUOTES.get(lang, MARKS)}:
        yield f"quotes of another language: {''.join(sorted(foreign))}"
    pair = PAIRS.get(lang, "“”")
    if plain.count(pair[0]) != plain.count(pair[1]):
        yield "quotes that do not close"
    if lang == "fr" and re.search(r"(?<![\s\d])[;:!?»](?!\d)|«(?!\s)", re.sub(r"https?:\S+|\w://", "", plain)):
        yield "no space before ; : ! ? » or after «"
    if lang != "fr" and re.search(r"\s[:;!?](?!\))", plain):
        yield "a space before : ; ! ?"


def _letters(lang: str, source: str, text: str) -> Iterator[str]:
    plain = _plain(text)
    for word in WORD.findall(plain):
        if len({unicodedata.name(letter).split()[0] for letter in word}) > 1:
            yield f"“{word}” mixes scripts"
    cyrillic = bool(re.search("[а-яё]", plain, re.I))
    if cyrillic != (lang == "ru") and (cyrillic or re.search(r"[^\W\d_]{4}", _plain(source))):
        yield "the letters of another language"


def _plain(text: str) -> str:
    return TAG.sub("", PLACEHOLDER.sub("\ufffc", text))


def _last_sign(text: str) -> str:
    found = LAST_SIGN.search(_plain(text))
    return found[1] if found else ""
