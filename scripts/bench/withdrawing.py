"""From the click until nobody sees a child any more: `python -m scripts.bench --subject withdrawals`.

For each run a student's work with a picture is published and called up everywhere; then the parents take their consent
back by the code of their letter, or the student is erased, and every process of every node is asked until nothing of it
is there any more.
"""

import http.client
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from html import unescape
from itertools import cycle, product
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask
from sqlalchemy import select

from portal.accounts.models import Person
from portal.classes.models import Student
from portal.config import LANGUAGES
from portal.consent.actions import Terms, record
from portal.consent.rules.codes import ALL_GRANTS, Giver, Way
from portal.contributions.actions.drafts import Content, start
from portal.contributions.actions.media import add_medium
from portal.contributions.actions.people import Marks, mark
from portal.contributions.actions.steps import take_step
from portal.contributions.models import Contribution, Medium
from portal.contributions.rules import Step
from portal.core.clock import today
from portal.core.db import db
from portal.core.storage.ingest import store_variants
from portal.core.storage.streaming import the_store
from portal.demo.media import shipped_file
from portal.families.actions import write_letters
from portal.families.queries import code_of, letters_of
from portal.holidays.rules.days import year_of, year_span
from portal.projects.models import Project, ProjectClass
from portal.rights.actions.erasing import erase_person
from portal.site.views.sitemap import PER_MAP
from scripts.bench.publishing import coordinator_of
from scripts.bench.servers import Running

PICTURE = "de", 3  # of the demo: language and number
TOKEN = re.compile('name="csrf_token"[^>]* value="([^"]+)"')
TAKEN_BACK, ERASED = WAYS = "consent taken back", "student erased"
AIM = 2.0  # seconds until the slowest of a hundred is gone
LOOKS = 4  # at each address of each node in a row, on connections of their own, so that every process is met
PATIENCE = 30.0  # seconds
LEGEND = (
    "a parent takes the consent back by the code of the letter, or a student is erased (files on the disk, too): seconds "
    "from the click until it is\nanswered, and until the page in seven languages, the picture in both sizes, gallery, "
    f"search and list of pages of no process of any node have\nanything of it; aim: p99 < {AIM} s"
)
HEAD = "| | nodes | runs | answered p50 | gone p50 | gone p99 | slowest | aim |"


@dataclass(frozen=True)
class Work:
    """What was published: whose it is, the code that takes it back, and where it can be seen."""

    person_id: int
    code: str
    own: list[str]  # addresses that are its own
    lists: list[str]  # addresses that show it among others
    files: list[Path]


@dataclass(frozen=True)
class Withdrawn:
    """Seconds from the click: until it is answered, and until nobody sees anything."""

    answered: float
    gone: float


def withdrawals(app: Flask, n_runs: int, n_nodes: int) -> dict[str, list[Withdrawn]]:
    """So many of each way to end, by its name."""
    found: dict[str, list[Withdrawn]] = {way: [] for way in WAYS}
    with ExitStack() as running, app.app_context():
        nodes = [running.enter_context(Running("portal.serve", "/de/", workers=2)) for _ in range(n_nodes)]
        for work, way in zip(_published(n_runs * len(WAYS)), cycle(WAYS)):
            found[way].append(_ended(work, way, [node.port for node in nodes]))
    return found


def line(way: str, found: Sequence[Withdrawn], n_nodes: int) -> str:
    answered, gone = sorted(one.answered for one in found), sorted(one.gone for one in found)
    p99 = gone[int(0.99 * (len(gone) - 1))]
    return (
        f"| {way} | {n_nodes} | {len(found)} | {answered[len(found) // 2]:.2f} s | {gone[len(gone) // 2]:.2f} s | {p99:.2f} s "
        f"| {gone[-1]:.2f} s | {'met' if p99 < AIM else 'not met'} |"
    )


def _published(number: int) -> Iterator[Work]:
    """A work of each of so many students in which the author can be recognised."""
    query = select(Student).join(ProjectClass, ProjectClass.class_id == Student.class_id).order_by(Student.person_id)
    for n, student in enumerate(db.session.scalars(query.limit(number)).all()):
        yield _publish(student, f"withdrawn{n:04}")


def _publish(student: Student, word: str) -> Work:
    person, school_class, teacher = student.person, student.school_class, student.school_class.teacher
    project = db.session.scalars(select(Project).join(ProjectClass).filter_by(class_id=school_class.id)).first()
    assert project
    contribution = start(project, school_class, Content(word, f"{word} {word}", "de", (person,)), by=person)
    medium = _with_picture(contribution, person)
    mark(contribution, Marks(seen={medium.id: [person.id]}))
    year = year_of(today())
    terms = Terms(ALL_GRANTS, year, year_span(year).end)
    record([person], tuple(Giver), terms, Way.PAPER, by=teacher)
    write_letters([student], {person.id: "de"}, terms, lambda _language: {}, by=teacher)
    for step, by in ((Step.SUBMIT, person), (Step.FORWARD, teacher), (Step.PUBLISH, coordinator_of(contribution))):
        take_step(contribution, step, by=by)
    page = f"contributions/{contribution.id}"
    own = [f"/{lang}/{page}" for lang in LANGUAGES]
    files = [f"/de/{page}/media/{medium.id}/{variant}" for variant in ("full", "thumbnail")]
    code = code_of(letters_of([person.id])[person.id])
    lists = ["/de/", "/de/gallery", f"/de/search?q={word}", f"/sitemap-{contribution.id // PER_MAP + 1}.xml"]
    stored = [the_store().path(file["key"]) for file in medium.files.values()]
    work = Work(person.id, code, [*own, *files], lists, stored)
    db.session.commit()
    return work


def _with_picture(contribution: Contribution, person: Person) -> Medium:
    file = shipped_file(*PICTURE, the_store())
    assert file
    return add_medium(contribution, file, store_variants(file, the_store()), by=person)


def _ended(work: Work, way: str, ports: Sequence[int]) -> Withdrawn:
    _last_wrong(work, ports, is_there=True)
    clicked = time.monotonic()
    if way == TAKEN_BACK:
        _take_back(ports[0], work.code)
    else:
        erase_person(db.session.get_one(Person, work.person_id))
        db.session.commit()
    answered = time.monotonic()
    erased = _files_gone(work) if way == ERASED else answered
    last = _last_wrong(work, ports, is_there=False) or answered
    return Withdrawn(answered - clicked, max(last, erased) - clicked)


def _files_gone(work: Work) -> float:
    begun = time.monotonic()
    while any(file.exists() for file in work.files):
        if time.monotonic() > begun + PATIENCE:
            raise RuntimeError(f"files are there after {PATIENCE} s")
        time.sleep(0.01)
    return time.monotonic()


def _last_wrong(work: Work, ports: Sequence[int], *, is_there: bool) -> float | None:
    """When one of its addresses was last asked in vain, before all of them were right LOOKS times in a row."""
    last, begun, looks = None, time.monotonic(), 0
    while looks < LOOKS:
        looks += 1
        for path, port in product([*work.own, *work.lists], ports):
            asked = time.monotonic()
            if _shows(work, port, path) != is_there:
                last, looks = asked, 0
                if asked > begun + PATIENCE:
                    raise RuntimeError(f"{path} is wrong after {PATIENCE} s")
    return last


def _shows(work: Work, port: int, path: str) -> bool:
    """On a new connection, so that every process of the node is met."""
    status, body = _asked(port, "GET", path)[:2]
    if path in work.lists:
        return work.own[0].removeprefix("/de").encode() in body
    return status == 200


def _take_back(port: int, code: str) -> None:
    """As the parents do on their telephone: the page with the field for the code brings the token."""
    _status, page, cookie = _asked(port, "GET", "/de/family")
    token = unescape(TOKEN.search(page.decode()).group(1))  # type: ignore[union-attr]
    form = urlencode({"csrf_token": token, "code": code})
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    status = _asked(port, "POST", "/de/family/take-back", form, headers)[0]
    if status != 303:
        raise RuntimeError(f"the consent could not be taken back: {status}")


def _asked(
    port: int, method: str, path: str, body: str | None = None, headers: dict[str, str] | None = None
) -> tuple[int, bytes, str]:
    """Status, body and cookies of the answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request(method, path, body, headers or {})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    cookies = "; ".join(cookie.partition(";")[0] for cookie in answer.headers.get_all("Set-Cookie", []))
    return answer.status, content, cookies
