"""Which pages are measured: their addresses in a filled portal, who asks for them, and what is aimed at."""

from dataclasses import dataclass
from random import Random
from urllib.parse import quote

from flask import Flask
from sqlalchemy import Select, func, select

from portal.accounts.actions.sessions import begin
from portal.accounts.models import Person
from portal.accounts.views.session import COOKIE_KEY
from portal.awards.models import Nomination
from portal.classes.models import SchoolClass
from portal.config import LANGUAGES
from portal.contributions.models import Contribution, Facet
from portal.contributions.rules import Status
from portal.core.db import db
from portal.core.web.access import Role
from portal.core.web.paging import to_cursor
from portal.events.models import Event
from portal.news.models import NewsItem
from portal.projects.models import Project
from portal.regions.queries import all_regions
from portal.twinnings.models import Twinning
from portal.visits.models import Visit
from scripts.bench.texts import Vocabulary, vocabularies

SOME = 60  # different addresses of one kind
DEEP = 100  # pages


@dataclass(frozen=True)
class Aim:
    """What a page should reach; 0: nothing is asked. Ratios to bare Flask, milliseconds, numbers of statements."""

    warm: float = 0
    cold: float = 0
    p50_ms: float = 0
    statements: int = 0


VISITED = Aim(warm=0.8, cold=0.25)
FILTERED = Aim(cold=0.10)
SIGNED_IN = Aim(cold=0.08, statements=12)


@dataclass(frozen=True)
class Page:
    """One line of the table: addresses that are asked in turn, and the cookie of who asks."""

    name: str
    paths: tuple[str, ...]
    aim: Aim
    cookie: str = ""

    @property
    def is_for_everybody(self) -> bool:
        return not self.cookie


def all_pages(app: Flask, n_contributions: int) -> list[Page]:
    """Every measured page of a filled portal."""
    chance = Random(n_contributions)
    with app.test_request_context():
        return [*_public(chance), *_of_meetings(), *_filtered(), *_searches(chance, n_contributions), *_signed_in(app)]


def _public(chance: Random) -> list[Page]:
    contributions = select(Contribution.id).where(Contribution.published_at.is_not(None))
    newest = list(db.session.scalars(contributions.order_by(Contribution.published_at.desc()).limit(2000)))
    projects = list(db.session.scalars(select(Project.id).where(Project.is_public).limit(2000)))
    return [
        Page("home", _in_all_languages("/"), VISITED),
        Page("gallery", _in_all_languages("/gallery"), VISITED),
        Page("contribution", _in_turn("/contributions/{}", chance.sample(newest, SOME)), VISITED),
        Page("project", _in_turn("/projects/{}", chance.sample(projects, SOME)), VISITED),
        Page("region", _in_turn("/regions/{}", list(all_regions()) * 7), VISITED),
    ]


def _of_meetings() -> list[Page]:
    """The partnership as a whole, visits, events, awards and news."""
    event = db.session.scalars(select(Event.id)).first()
    laureates = select(Nomination.id).where(Nomination.place.is_not(None))
    everything = ("under-one-roof", "calendar", "laureates", "twinnings")
    listed = [Page(name.replace("-", " "), _in_all_languages(f"/{name}"), VISITED) for name in everything]
    return [
        *listed,
        Page("event", _in_all_languages(f"/events/{event}"), VISITED),
        Page("programme of an event", _in_all_languages(f"/events/{event}/programme"), VISITED),
        Page("programme of a visit", _some("/programmes/{}", select(Visit.id)), VISITED),
        Page("laureate", _some("/laureates/{}", laureates), VISITED),
        Page("twinning", _some("/twinnings/{}", select(Twinning.id)), VISITED),
        Page("piece of news", _some("/news/{}", select(NewsItem.id)), VISITED),
    ]


def _some(path: str, numbers: Select[tuple[int]]) -> tuple[str, ...]:
    return _in_turn(path, list(db.session.scalars(numbers.limit(SOME))))


def _filtered() -> list[Page]:
    topic, kind, age = (_most_frequent(name) for name in ("topic", "kind", "age"))
    project = db.session.scalar(select(Contribution.project_id).where(Contribution.published_at.is_not(None)))
    queries = {
        "by region": "region=bursa",
        "by language": "language=pl",
        "by topic": f"topic={topic}",
        "by age": f"age={age}",
        "by kind": f"kind={kind}",
        "by project": f"project={project}",
        "by region and language": "region=bursa&language=fr",
        "by region and topic": f"region=hessen&topic={topic}",
        "by topic, age and kind": f"topic={topic}&age={age}&kind=image",
        "by what hardly occurs": f"region=bursa&language=fr&topic={topic}&age={age}",
        f"page {DEEP}": f"after={_place('')}",
        f"page {DEEP} by kind": f"kind={kind}&after={_place(f'kind:{kind}')}",
    }
    return [Page(f"gallery {name}", _in_all_languages(f"/gallery?{q}"), FILTERED) for name, q in queries.items()]


def _searches(chance: Random, n_contributions: int) -> list[Page]:
    aim = Aim(p50_ms=15 if n_contributions <= 100_000 else 40)
    vocabulary_list = vocabularies()
    rare = [_rare_word(vocabulary, chance) for vocabulary in vocabulary_list for _ in range(5)]
    two = [f"{vocabulary.some(chance)} {vocabulary.some(chance)}" for vocabulary in vocabulary_list for _ in range(5)]
    words = {
        "rare words": rare,
        "one frequent word": [vocabulary.frequent for vocabulary in vocabulary_list],
        "two words": two,
        "mistyped words": [word[:-2] + word[-1] + word[-2] for word in rare],
    }
    return [
        Page(f"search {name}", _in_turn("/search?q={}", _quoted(words_of)), aim) for name, words_of in words.items()
    ]


def _quoted(words: list[str]) -> list[str]:
    return [quote(word) for word in words]


def _signed_in(app: Flask) -> list[Page]:
    submitted = select(SchoolClass.teacher_id).join(Contribution, Contribution.class_id == SchoolClass.id)
    submitted = submitted.where(Contribution.status == Status.SUBMITTED).group_by(SchoolClass.teacher_id)
    teacher = db.session.scalar(submitted.order_by(func.count().desc()).limit(1))
    author = db.session.scalar(select(Contribution).limit(1))
    coordinator = db.session.scalar(select(Person).filter_by(role=Role.COORDINATOR).limit(1))
    if not (teacher and author and coordinator):
        raise LookupError("nobody to sign in")
    return [
        Page("desk of a teacher", ("/de/desk",), SIGNED_IN, cookie(app, db.session.get_one(Person, teacher))),
        Page("desk of a student", ("/de/desk",), SIGNED_IN, cookie(app, author.authors[0])),
        Page("desk of a coordinator", ("/de/desk",), SIGNED_IN, cookie(app, coordinator)),
        Page("moderation queue", ("/de/moderation",), SIGNED_IN, cookie(app, coordinator)),
    ]


def cookie(app: Flask, person: Person) -> str:
    """A session as the portal itself signs it."""
    token = begin(person, "", is_remembered=True)
    db.session.commit()
    serializer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
    return f"{app.config['SESSION_COOKIE_NAME']}={serializer.dumps({COOKIE_KEY: token})}"


def _in_all_languages(path: str) -> tuple[str, ...]:
    return tuple(f"/{lang}{path}" for lang in LANGUAGES)


def _in_turn(path: str, values: list[object] | list[int] | list[str]) -> tuple[str, ...]:
    return tuple(f"/{LANGUAGES[n % len(LANGUAGES)]}{path.format(value)}" for n, value in enumerate(values))


def _most_frequent(kind: str) -> str:
    query = select(Facet.name).where(Facet.name.startswith(f"{kind}:")).group_by(Facet.name)
    return str(db.session.scalar(query.order_by(func.count().desc()).limit(1))).partition(":")[2]


def _place(facet: str) -> str:
    """The cursor at the end of the page before."""
    at, number = (Facet.published_at, Facet.contribution_id) if facet else (Contribution.published_at, Contribution.id)
    query = select(at, number).where(Facet.name == facet if facet else Contribution.published_at.is_not(None))
    row = db.session.execute(query.order_by(at.desc(), number.desc()).offset(24 * (DEEP - 1) - 1).limit(1)).one()
    return to_cursor((row[0], row[1]))


def _rare_word(vocabulary: Vocabulary, chance: Random) -> str:
    """A word of some text that is not among the words of the demo, so it hardly occurs elsewhere."""
    query = select(Contribution.text).where(
        Contribution.language == vocabulary.language, Contribution.id > chance.randint(1, 2000)
    )
    for text in db.session.scalars(query.limit(20)):
        rare = [word for word in text.lower().replace(".", " ").split() if word not in vocabulary.words]
        if rare:
            return chance.choice(rare)
    raise LookupError("no rare word")
