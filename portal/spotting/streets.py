"""How streets with house numbers, post codes and towns are written in six countries; bounded patterns."""

import re

CAPITAL = "[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĘĚĞİŁŃŇŐŘŚŞŠŤŰŹŻŽА-ЯЁ]"
TOWN_NAME = rf"{CAPITAL}[\w'’-]{{0,24}}"
NAME = rf"{TOWN_NAME}\.?"
HOUSE = (
    r"\d{1,4}(?:[ ]?(?:bis|ter|quater)\b|[ ]?[a-zA-Zа-яА-Я]\b)?(?:[/-]\d{1,4}[a-zA-Z]?\b|/[A-Z]\b)?"
    r"(?![.,:]\d|[ ]?(?:%|°|€|km|m|cm|kg|zł|tl|h)\b|[ ]?[%°€]|[ ](?:kilomet|mètres|metr|meter|minut|stund|uhr|heures"
    r"|ore|godzin|часов|saat|menschen|personen|kinder|leute|habitants|abitanti|osób|человек|kişi|euro|jahre|лет|ans"
    r"|anni|lat|yıl|tage|jours|giorni|dni|gün|mal|fois|volte|razy|раз|kere|bäume|arbres|alberi))"
)  # no measure follows

GERMAN_ENDS = (
    "straße|strasse|str|gasse|weg|allee|platz|ring|damm|ufer|steig|pfad|chaussee|graben|markt|hof|winkel|stieg|anger"
    "|zeile|kamp|wall|berg|tor|brücke|promenade"
)
GERMAN_FIRSTS = "Alte[rn]?|Neue[rn]?|Große[rn]?|Kleine[rn]?|Obere[rn]?|Untere[rn]?|Lange[rn]?|Hohe[rn]?"
GERMAN_WORD = rf"(?<![\w-])[A-ZÄÖÜ][\wäöüß-]{{1,30}}?(?i:{GERMAN_ENDS})\.?"  # Lindenstraße, Friedrich-Ebert-Str.
GERMAN_FIRST = rf"(?<![\w-])(?:[A-ZÄÖÜ][\wäöüß-]{{1,25}}er|{GERMAN_FIRSTS})[ ]"
GERMAN_SECOND = rf"(?:[A-ZÄÖÜ][\wäöüß]{{0,25}}?)?(?i:{GERMAN_ENDS})\.?"  # Berliner Allee, Alter Markt
GERMAN_PLACES = "Am|Im|An der|An den|Auf der|Auf dem|Zum|Zur|Unter den|Hinter der|In der|In den"
GERMAN = re.compile(rf"(?:{GERMAN_FIRST}{GERMAN_SECOND}|{GERMAN_WORD})[ ]?(?:Nr\.[ ]?)?{HOUSE}")
GERMAN_LOOSE = re.compile(rf"(?<!\w)(?:{GERMAN_PLACES})[ ]{NAME}(?:[ ]{NAME}){{0,2}}[ ]{HOUSE}")  # Am Bahnhof 4
NO_STREETS = re.compile(
    r"(?:arbeits|spiel|sport|park|sitz|steh|zelt|camping|um|heim|rück|hin|aus|schul|rad|geh|feld|wander|bau|bahn|bauern"
    r"|flug|spring|eis|floh|super|jahr)(?:platz|weg|hof|markt|berg|tor|ring)\W",
    re.IGNORECASE,
)

FRENCH_WAYS = (
    "rue|avenue|av|boulevard|bd|blvd|place|pl|allée|allées|impasse|chemin|quai|cours|route|square|passage|sentier"
    "|résidence|lotissement|villa|esplanade|faubourg|venelle|ruelle|montée|clos"
)
FRENCH_LINK = r"(?:[ ](?:d[eu]s?|de la|de l['’]|la|le|les|aux?|à|sur|du)(?=[ \w])| ?[dl]['’](?=\w))"
FRENCH_HOUSE = r"(?<![\w.,/-])\d{1,4}(?:[ ]?(?:bis|ter|quater|[A-D]))?,?[ ]"
FRENCH = re.compile(
    rf"{FRENCH_HOUSE}(?i:{FRENCH_WAYS})\b\.?{FRENCH_LINK}{{0,3}}(?:[ ]?{NAME}{FRENCH_LINK}{{0,3}}){{1,5}}"
)
FRENCH_SMALL = re.compile(rf"{FRENCH_HOUSE}(?:rue|avenue|boulevard|impasse|allée)\b{FRENCH_LINK}{{0,3}}[ ]?\w{{3,24}}")

ITALIAN_WAYS = (
    r"via|viale|v\.le|piazza|piazzale|p\.zza|piazzetta|corso|c\.so|vicolo|largo|strada|contrada|borgo|lungomare"
    r"|salita|calle|località|rione"
)
ITALIAN_LINKS = r"(?:de[il]|della|delle|dello|dei|degli|di|da|san|santa|sant['’]|al|alla|d['’]|dell['’])"
ITALIAN = re.compile(
    rf"(?<!\w)(?=\w)(?i:{ITALIAN_WAYS})(?:[ ]{ITALIAN_LINKS}(?=[ A-Z])|[ ]?{NAME}|[ ][IVX]+){{1,5}}"
    rf",?[ ](?:n\.[ ]?|nr\.?[ ]?|n°[ ]?|numero[ ])?{HOUSE}"
)

POLISH_WAYS = r"ul\.|ulic[aęyą]|al\.|alej[aięeą]|os\.|osiedl[eau]|pl\.|plac(?:u)?|rynek|rynku|skwer"
POLISH = re.compile(
    rf"(?<!\w)(?=\w)(?i:{POLISH_WAYS})"
    rf"(?:[ ]?(?:św\.|im\.|gen\.|ks\.|dr\.|de|la)|[ ]?{NAME}|[ ]\d{{1,2}}[ ](?={CAPITAL}|[a-z]+a\b)){{1,5}}"
    rf"[ ]{HOUSE}(?:[ ]?(?:m\.|lok\.|/)[ ]?\d{{1,4}})?"
)

RUSSIAN_WAYS = (
    r"ул\.|ул\b|улиц[аеыуей]+|пр-т[а-я]{0,2}\.?|просп\.|проспект[аеу]?|пер\.|переул\w+|пл\.|площад[ьи]ю?|наб\."
    r"|набережн\w+|бульвар[аеу]?|б-р|шоссе|мкр\.?|микрорайон\w*|проезд[аеу]?|тупик[аеу]?|алле[яеи]"
)
RUSSIAN = re.compile(
    rf"(?<![\w-])(?=\w)(?:(?i:{RUSSIAN_WAYS})(?:[ ]?{NAME}|[ ]\d{{1,3}}[ ](?={CAPITAL})){{1,4}}"
    rf"|{NAME}[ ](?i:{RUSSIAN_WAYS})),?[ ](?:д\.?[ ]?|дом[ ]?)?{HOUSE}"
    r"(?:,?[ ](?:кв|корп|к|стр|под|квартира|корпус)\.?[ ]?\d{1,4})*"
)
RUSSIAN_FLAT = re.compile(r"(?<!\w)(?:д\.|дом)[ ]?\d{1,4}[а-я]?,[ ](?:кв|корп)\.?[ ]?\d{1,4}", re.IGNORECASE)

TURKISH_WAYS = (
    "Mah|Mahalle(?:si|sinde)|Sok|Sk|Sokak|Sokağı(?:nda)?|Cad|Cd|Cadde(?:si|sinde)?|Bulvarı(?:nda)?|Blv|Bulv|Apt"
    "|Apartmanı|Sitesi|Blok|Meydanı|Yolu|Çıkmazı"
)
TURKISH_WAY = rf"(?:{TURKISH_WAYS})\.?(?=[ ,'’])['’]?(?:[nd][dae]{{1,3}})?,?"
TURKISH = re.compile(
    rf"(?<![\w-])(?:{NAME}|\d{{1,4}}\.)(?:[ ]{NAME}){{0,2}}[ ]{TURKISH_WAY}(?:[ ](?:{NAME}|\d{{1,4}}\.),?){{0,4}}"
    rf"[ ](?:No|no|NO|Numara|numara|D|Daire|Kat)?[ ]?[.:]?[ ]?{HOUSE}"
    r"(?:[ ]?D[:.][ ]?\d+|[ ](?:Daire|Kat|daire|kat)[ ]?\d+)?"
)

GERMAN_SMALL = re.compile(rf"(?<![\w-])[a-zäöüß]{{3,30}}?(?:straße|strasse|str\.|gasse|allee)[ ]{HOUSE}")

STREETS = (GERMAN, GERMAN_SMALL, FRENCH, FRENCH_SMALL, ITALIAN, POLISH, RUSSIAN, RUSSIAN_FLAT, TURKISH)
IN_SMALL_LETTERS = tuple(re.compile(each.pattern, re.IGNORECASE) for each in (ITALIAN, POLISH, RUSSIAN, TURKISH))

# Behind a house number, without a blank before it.
TOWN = re.compile(
    r"(?<=[\w.)])(?:,[ ]?|[ ]|[ ]?[-–][ ]|\n)(?:[A-Z]{1,2}-[ ]?)?(?:\d{5,6}|\d\d-\d{3}),?[ ](?:г\.[ ]?)?"
    rf"{TOWN_NAME}(?:[ -]{TOWN_NAME}){{0,2}}"
)
CODE = re.compile(rf"(?<!\d)(?:\d{{5}}|\d\d-\d{{3}})[ ]{TOWN_NAME}(?:[ -]{TOWN_NAME})?")
RUSSIAN_CODE = re.compile(rf"(?<!\d)\d{{6}},[ ](?:г\.|город|обл\.|{CAPITAL}\w{{1,24}})[ ]?(?:{NAME})?")
NAME_AND_NUMBER = re.compile(rf"{NAME}[ ]?\d{{1,4}}[a-z]?(?:/\d{{1,4}})?,?[ ]?[-–]?[ ]?$")
