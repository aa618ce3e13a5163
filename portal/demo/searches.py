"""The partner searches of the demo; a few ask for so much that nobody fits yet."""

from datetime import timedelta
from random import Random

from portal.accounts.queries.people import get_person
from portal.classes.models import SchoolClass
from portal.core.clock import today
from portal.demo.people import RegionData
from portal.matching.actions.searches import Description, open_search
from portal.matching.models import PartnerSearch
from portal.projects.rules import MeetingMode, topics
from portal.regions.queries import all_regions

SENTENCES = {
    "de": [
        "Wir kochen gern und würden am liebsten Rezepte mit euch tauschen.",
        "Unsere Klasse macht einen Podcast über den Schulweg. Wie sieht eurer aus?",
        "Wir lernen seit zwei Jahren eure Sprache und möchten sie endlich sprechen.",
    ],
    "fr": [
        "Nous préparons une exposition sur notre rivière. Et la vôtre ?",
        "Notre classe aime la musique et cherche un chœur à distance.",
        "Nous aimerions raconter notre ville en photos, et découvrir la vôtre.",
    ],
    "it": [
        "La nostra classe scrive un giornalino e cerca una seconda redazione.",
        "Ci piace il teatro: recitiamo insieme una scena in due lingue?",
        "Vorremmo scambiare storie di famiglia, da una cucina all’altra.",
    ],
    "pl": [
        "Badamy wodę w naszym jeziorze i chętnie porównamy wyniki.",
        "Lubimy gry planszowe, wymyślmy razem jedną o Europie.",
        "Nasza klasa śpiewa i szuka chóru po drugiej stronie ekranu.",
    ],
    "ru": [
        "Мы снимаем короткие фильмы о нашем городе и хотим увидеть ваш.",
        "Наш класс собирает старые игры во дворе. Во что играете вы?",
        "Мы любим читать и хотели бы обсуждать книги вместе.",
    ],
    "tr": [
        "Sınıfımız eski oyunları topluyor; sizin oyunlarınızı da merak ediyoruz.",
        "Okul bahçemizde sebze yetiştiriyoruz. Birlikte bir tarif kitabı yapalım mı?",
        "Müziği seviyoruz ve iki dilde bir şarkı söylemek istiyoruz.",
    ],
}

RARELY_LEARNT = ("pl", "ru", "tr")  # a class that speaks nothing else is understood nowhere
TOO_SHORT = 3  # days: a class needs at least five school days together with another one


def load_searches(region: RegionData) -> list[PartnerSearch]:
    """One search for each class; every tenth asks for too much to find anybody."""
    return [_search(region, number, school_class) for number, school_class in enumerate(region.classes)]


def _search(region: RegionData, number: int, school_class: SchoolClass) -> PartnerSearch:
    language = region.content.language
    chance = Random(f"{language} {number}")  # noqa: S311 - the same demo every time
    start = today() + timedelta(days=chance.choice([7, 30, 60]))
    learnt = [code for code, level in school_class.languages.items() if code != language and level < "C1"]
    sentences = SENTENCES[language]
    days = chance.choice([90, 150, 210])
    spoken = school_class.languages
    is_rare = number % 10 == 9
    if is_rare and language in RARELY_LEARNT:
        spoken = {}
    elif is_rare:
        days = TOO_SHORT
    searches = Description(
        languages={**spoken, language: "C2"},
        starts_on=start,
        ends_on=start + timedelta(days=days),
        n_students=school_class.n_students or 24,
        welcome=_welcome(region, rare=is_rare),
        practise=tuple(code for code in learnt if code in SENTENCES or code == "en"),
        topics=tuple(chance.sample(sorted(topics()), chance.choice([0, 2, 3]))),
        form=chance.choice(list(MeetingMode)),
        wants_funding=chance.random() < 0.4,
        n_wanted=2 if number % 7 in (0, 3, 6) else 1,
        sentence=sentences[number % len(sentences)] if number % 2 == 0 else "",
        sentence_language=language if number % 2 == 0 else "",
    )
    return open_search(school_class, searches, by=get_person(school_class.teacher_id))


def _welcome(region: RegionData, *, rare: bool) -> tuple[str, ...]:
    others = [key for key in all_regions() if key != region.content.region_key]
    return tuple(others[-1:] if rare else others)
