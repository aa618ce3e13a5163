"""News of the regions of the demo: one in several languages, one that is planned."""

from datetime import timedelta

from portal.core.clock import today
from portal.demo.people import RegionData
from portal.news.actions import write

TITLES = {
    "de": "Delegation aus Bursa kommt im Frühjahr",
    "fr": "Une délégation de Bursa viendra au printemps",
    "it": "In primavera arriva una delegazione da Bursa",
    "pl": "Wiosną przyjedzie delegacja z Bursy",
    "ru": "Весной приедет делегация из Бурсы",
    "tr": "Bursa heyeti ilkbaharda geliyor",
    "en": "A delegation from Bursa comes in spring",
}
TEXTS = {
    "de": "Lehrkräfte aus beiden Regionen sprechen über gemeinsame Projekte. Interessierte Schulen melden sich bitte.",
    "fr": "Des enseignants des deux régions parleront de projets communs. Les écoles intéressées peuvent s’annoncer.",
    "it": "Insegnanti delle due regioni parleranno di progetti comuni. Le scuole interessate possono farsi avanti.",
    "pl": "Nauczyciele z obu regionów porozmawiają o wspólnych projektach. Zapraszamy zainteresowane szkoły.",
    "ru": "Учителя двух регионов поговорят о совместных проектах. Приглашаем заинтересованные школы.",
    "tr": "İki bölgenin öğretmenleri ortak projeleri konuşacak. İlgilenen okullar başvurabilir.",
    "en": "Teachers of both regions talk about joint projects. Schools that are interested are welcome.",
}
AHEAD = {"titles": {"de": "Ausschreibung folgt"}, "texts": {"de": "Hier steht bald, wie man sich anmeldet."}}


def load_news(regions: list[RegionData]) -> None:
    """By the coordinations of Hessen, in all languages, and of the others, in their own."""
    for region in regions:
        own = region.content.language
        several = TITLES if own == "de" else {own: TITLES[own]}
        texts = TEXTS if own == "de" else {own: TEXTS[own]}
        facts = {"language": own, "titles": several, "texts": texts, "first_day": today() - timedelta(days=3)}
        write(region.content.region_key, facts, by=region.coordinator)
    here = next(region for region in regions if region.content.language == "de")
    ahead = {"language": "de", **AHEAD, "first_day": today() + timedelta(days=30)}
    write(here.content.region_key, ahead, by=here.coordinator)
