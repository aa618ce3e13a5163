"""Programmes of the demo's visits: in the language of the hosts, translated for the guests, some of them shown."""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import select

from portal.accounts.models import Assignment, Person
from portal.agenda.actions.items import add
from portal.agenda.actions.sharing import open_to_parents, publish
from portal.agenda.forms import TEXTS
from portal.agenda.rules.codes import Mark
from portal.core.db import db
from portal.regions.queries import all_regions
from portal.visits.models import Visit
from portal.visits.rules.codes import Status

# By language, in the order of ITEMS.
TITLES = {
    "de": "Ankunft | Empfang in der Schule | Gemeinsamer Unterricht | Mittagessen | Stadtrallye | Abschied | Abreise",
    "fr": "Arrivée | Accueil au collège | Cours en commun | Déjeuner | Rallye en ville | Au revoir | Départ",
    "it": "Arrivo | Accoglienza a scuola | Lezione insieme | Pranzo | Caccia al tesoro in città | Saluti | Partenza",
    "pl": "Przyjazd | Powitanie w szkole | Wspólna lekcja | Obiad | Gra miejska | Pożegnanie | Wyjazd",
    "ru": "Приезд | Встреча в школе | Общий урок | Обед | Городской квест | Прощание | Отъезд",
    "tr": "Varış | Okulda karşılama | Ortak ders | Öğle yemeği | Şehir rallisi | Veda | Dönüş",
    "en": "Arrival | Welcome at school | Lesson together | Lunch | Rally through the town | Farewell | Departure",
}
BADGE, OUTDOORS = range(2)
BRING = {
    "de": ("Namensschild", "Feste Schuhe, Trinkflasche, Regenjacke"),
    "fr": ("Badge avec le prénom", "Bonnes chaussures, gourde, veste de pluie"),
    "it": ("Targhetta con il nome", "Scarpe comode, borraccia, giacca a vento"),
    "pl": ("Identyfikator", "Wygodne buty, bidon, kurtka przeciwdeszczowa"),
    "ru": ("Бейдж с именем", "Удобная обувь, бутылка воды, дождевик"),
    "tr": ("İsim kartı", "Sağlam ayakkabı, su matarası, yağmurluk"),
    "en": ("Name badge", "Good shoes, water bottle, rain jacket"),
}
# Day from the first one (negative: from the last one), from, to, kind, what to bring.
ITEMS = (
    (0, "14:00", "15:00", Mark.ARRIVAL, None),
    (0, "16:30", "18:00", Mark.USUAL, BADGE),
    (1, "08:30", "12:30", Mark.USUAL, None),
    (1, "12:30", "13:30", Mark.REST, None),
    (1, "14:00", "17:00", Mark.USUAL, OUTDOORS),
    (-1, "09:30", "10:30", Mark.USUAL, None),
    (-1, "12:00", "", Mark.DEPARTURE, None),
)


def load_programmes() -> None:
    """Of all visits but the cancelled ones; those that are only planned still have a conflict."""
    for visit in db.session.scalars(select(Visit).where(Visit.status != Status.CANCELLED).order_by(Visit.id)):
        by = _planner(visit)
        for facts in _items(visit):
            add(visit, facts, by=by)
        if visit.status != Status.PLANNED:
            publish(visit, is_meant=True)
            open_to_parents(visit, is_meant=True)


def _items(visit: Visit) -> Iterator[dict[str, str]]:
    original, other = (all_regions()[side.region_key].languages[0] for side in (visit.host, visit.guest))
    for number, (day, starts, ends, mark, bring) in enumerate(ITEMS):
        on = (visit.first_day if day >= 0 else visit.last_day + timedelta(days=1)) + timedelta(days=day)
        if not visit.first_day <= on <= visit.last_day:
            continue
        is_early = number == 1 and visit.status == Status.PLANNED  # no rest after the arrival
        facts = {"day": on.isoformat(), "starts": "15:15" if is_early else starts, "ends": ends, "mark": mark.value}
        texts = {f"title_{code}": TITLES[code].split(" | ")[number] for code in (original, other)}
        texts |= {f"bring_{code}": BRING[code][bring] for code in (original, other) if bring is not None}
        yield {
            **dict.fromkeys(("place", "leader", "ends_next_day", *TEXTS), ""),
            **facts,
            **texts,
            "language": original,
        }


def _planner(visit: Visit) -> Person:
    """The teacher of the hosts, or the coordination of their region."""
    if visit.host.school_class and visit.host.school_class.teacher:
        return visit.host.school_class.teacher
    query = select(Person).join(Assignment, Assignment.person_id == Person.id)
    of_region = query.where(Assignment.region_key == visit.host.region_key).order_by(Person.id)
    return db.session.scalars(of_region.limit(1)).one()
