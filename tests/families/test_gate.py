"""Nothing reaches visitors beside the gate: canary words in every private place, and a crawler that would find them."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from portal.classes.models import Student
from portal.consent.rules.codes import Giver, Kind, Use, Way, grant
from portal.contributions.actions.people import Marks, mark
from portal.contributions.actions.publishing import show
from portal.contributions.models import Contribution
from portal.core.clock import now
from portal.core.db import db
from portal.core.web.access import mark_of
from portal.families.actions import take_back
from portal.moderation.actions.notes import write_note
from tests.builders.families import allow
from tests.builders.publishing import picture
from tests.cast import Cast

PORTAL = Path(__file__).parents[2] / "portal"
# Who writes what visitors see of a contribution: the gate, and steps that hide it before they ask the gate.
GATE, HIDING = (
    "contributions/actions/publishing.py",
    {"contributions/actions/steps.py", "contributions/actions/undoing.py"},
)
BACKDATING = {"demo/contributions.py"}  # moves what was published into the past
COLUMNS = {"published_at", "named_authors"}


def writers(column: str) -> Iterator[tuple[str, bool]]:
    """(module, whether it writes something else than None) for every write to the column by any name or keyword."""
    for path in sorted(PORTAL.rglob("*.py")):
        module = str(path.relative_to(PORTAL))
        if not module.startswith(
            ("contributions", "moderation", "families", "projects", "site", "demo", "people", "teaching")
        ):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and any(_is_column(target, column) for target in node.targets):
                yield module, True
            if isinstance(node, ast.keyword) and node.arg == column:
                yield module, not (isinstance(node.value, ast.Constant) and node.value.value is None)


def _is_column(target: ast.expr, column: str) -> bool:
    parts = target.elts if isinstance(target, ast.Tuple) else [target]
    return any(isinstance(part, ast.Attribute) and part.attr == column for part in parts)


@pytest.mark.parametrize("column", sorted(COLUMNS))
def test_only_the_gate_lets_visitors_see_something(column: str) -> None:
    shown = {module for module, writes in writers(column) if writes} - BACKDATING
    assert shown - {"contributions/actions/publishing.py"} == set()
    assert {module for module, writes in writers(column) if not writes} <= HIDING | {GATE}


class Crawler:
    """Opens every page that is open to everybody, with every thing that there is."""

    def __init__(self, app: Flask, cast: Cast, numbers: dict[str, list[Any]]) -> None:
        self.app, self.client, self.numbers = app, cast.signed_in(None), numbers

    def finds(self, word: str) -> set[str]:
        """The addresses on which the word stands, in text, headers or bytes."""
        return {path for path in self._addresses(word) if word.encode() in self._answer(path)}

    def _answer(self, path: str) -> bytes:
        answer = self.client.get(path, buffered=True)
        return bytes(answer.data) + str(answer.headers).encode()

    def _addresses(self, word: str) -> Iterator[str]:
        adapter = self.app.url_map.bind("portal.example")
        for rule in self.app.url_map.iter_rules():
            mark_ = mark_of(self.app.view_functions[rule.endpoint])
            if "GET" not in (rule.methods or ()) or rule.endpoint == "static" or not mark_ or mark_.roles:
                continue
            for values in self._values(sorted(rule.arguments)):
                yield adapter.build(rule.endpoint, values)
        for number in self.numbers["contribution_id"]:
            for medium in self.numbers["medium_id"]:
                for variant in ("full", "thumbnail"):
                    yield f"/de/contributions/{number}/media/{medium}/{variant}"
        yield from (f"/{lang}/search?q={word}" for lang in ("de", "ru"))
        yield f"/de/gallery?project={self.numbers['project_id'][0]}"

    def _values(self, names: list[str]) -> Iterator[dict[str, Any]]:
        """One value of each argument after another; routes with others are left out."""
        known = {**self.numbers, "lang": ["de"], "key": ["hessen"], "part": [1]}
        if not {*names} <= known.keys():
            return
        for place in range(max(len(known[name]) for name in names) if names else 1):
            yield {name: known[name][place % len(known[name])] for name in names}


def canary(cast: Cast, word: str, status: str) -> Contribution:
    contribution = cast.contribution(status=status, title=f"{word} Titel", text=f"Ein {word} im Text.")
    picture(contribution, alt=f"{word} im Bild").name = f"{word}.jpg"
    db.session.commit()
    return contribution


@pytest.fixture
def private(cast: Cast) -> dict[str, Contribution]:
    """A word for every private place; Zitronenfalter is public, so that the crawler shows that it finds."""
    made = {f"Vogelwort{status}": canary(cast, f"Vogelwort{status}", status) for status in (
        "draft", "submitted", "returned", "in_review", "changes_requested", "rejected", "withdrawn", "deleted",
    )}  # fmt: skip
    public, taken = canary(cast, "Zitronenfalter", "in_review"), canary(cast, "Distelfink", "in_review")
    allow(cast.anna, cast.ben)
    mark(taken, Marks(seen={taken.media[0].id: [cast.ben.id]}))
    for contribution in (public, taken):
        contribution.status = made["Vogelwortdraft"].status.__class__("published")
        show(contribution, now())
    take_back(db.session.get_one(Student, cast.ben.id), Giver.PARENT, Way.PAPER)
    write_note(public, "Ein Buntspecht nur für uns.", by=cast.dana)
    db.session.commit()
    return {**made, "Zitronenfalter": public, "Distelfink": taken, "Buntspecht": public}


def test_a_crawler_finds_no_private_word_on_any_public_page(
    app: Flask, cast: Cast, private: dict[str, Contribution]
) -> None:
    numbers: dict[str, list[Any]] = {
        "contribution_id": [each.id for each in private.values()],
        "medium_id": [medium.id for each in private.values() for medium in each.media],
        "project_id": [cast.project.id],
        "school_id": [cast.school.id],
    }
    crawler = Crawler(app, cast, numbers)
    assert len(crawler.finds("Zitronenfalter")) > 3
    found = {word: crawler.finds(word) - {f"/{lang}/search?q={word}" for lang in ("de", "ru")} for word in private}
    del found["Zitronenfalter"]
    assert not set().union(*found.values())
    for word in found:  # the search repeats what was looked for, and nothing else
        assert f"{word} Titel" not in cast.signed_in(None).get(f"/de/search?q={word}").text


# --- beyond the public pages ---

# What hands out files and copies of works, by its module.
HANDS_OUT = {
    "portal.core.storage.serving": {"serve"},
    "portal.core.storage.archive": {"zipped"},
    "portal.contributions.views.copies": {"archive", "entries"},
}
# Who uses it, and the queries by which each has asked who may have the work, and for which use.
ASKS = {
    "complaints/views/cases.py": {"readable_thing"},
    "contributions/views/copies.py": {"get_visible", "whole_of_author"},
    "contributions/views/media.py": {"get_visible"},
    "rights/views/archives.py": {"archive_of"},  # a person's own data
    "news/views/public.py": {"get_public"},  # a picture of the coordination, no work
    "news/views/writing.py": {"get_own"},
    "offline/views/archives.py": {"get_archive"},  # which asks still_usable
    "offline/views/sending.py": {"are_usable"},
    "uses/views/export.py": {"still_usable"},
}


def imported(path: Path) -> set[str]:
    """The names of HANDS_OUT that a module imports."""
    nodes = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ImportFrom)]
    names = ((node.module or "", alias.name) for node in nodes for alias in node.names)
    return {name for module, name in names if name in HANDS_OUT.get(module, ())}


def called(path: Path) -> set[str]:
    calls = [node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    return {getattr(function, "attr", getattr(function, "id", "")) for function in calls}


def test_whoever_hands_out_works_asks_the_gate_for_the_use() -> None:
    """A new module that makes archives of works or sends their files has to be named here, with its question."""
    handing_out = {str(path.relative_to(PORTAL)) for path in sorted(PORTAL.rglob("*.py")) if imported(path)}
    assert handing_out == ASKS.keys()
    assert [module for module, queries in ASKS.items() if not queries <= called(PORTAL / module)] == []


@pytest.mark.parametrize("use", [Use.PRESS, Use.EXHIBITION, Use.AWARD])
def test_no_list_and_no_file_for_a_use_has_a_private_word(
    cast: Cast, private: dict[str, Contribution], use: Use
) -> None:
    """Everything is allowed for every other use first; then for this one, too, which shows what Anna alone has made."""
    dana, paths = cast.signed_in(cast.dana), (f"/de/uses?use={use}", f"/de/uses/works.zip?use={use}")
    allow(cast.anna, grants=tuple(grant(each, kind) for each in Use if each != use for kind in Kind))
    assert [word for word in private for path in paths if word.encode() in dana.get(path).data] == []
    allow(cast.anna)
    shown = [word for word in private for path in paths if word.encode() in dana.get(path).data]
    assert shown == ["Zitronenfalter"] * 2
