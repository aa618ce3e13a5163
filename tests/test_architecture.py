"""Rules that all features keep: access marks, pure rules, labels for every code, few commits, safe pages."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from flask import Flask
from jinja2 import nodes

import portal
from portal.app import create_app
from portal.core import transitions
from portal.core.installation.markers import mark
from portal.core.storage import kinds as file_kinds
from portal.core.web.access import Role, init_access, mark_of, open_to_everyone

PORTAL = Path(portal.__file__).parent
CODE = sorted(PORTAL.rglob("*.py"))
TEMPLATES = sorted(path for kind in ("html", "txt") for path in PORTAL.rglob(f"templates/**/*.{kind}"))


def name(path: Path) -> str:
    return path.relative_to(PORTAL).as_posix()


def modules(kind: str) -> list[str]:
    """All modules of a kind: `rules.py` of every feature and what lies in a package `rules`."""
    paths = [path for path in CODE if kind in (path.stem, *path.relative_to(PORTAL).parent.parts)]
    return [f"portal.{name(path).removesuffix('.py').replace('/', '.')}" for path in paths if path.stem != "__init__"]


PURE = [
    *modules("rules"),
    *modules("solver"),
    *(f"portal.core.{name}" for name in ("clock", "refusal", "text", "transitions")),
]
HEAVY = {
    "flask",
    "flask_babel",
    "sqlalchemy",
    "werkzeug",
    "jinja2",
    "wtforms",
    "babel",
    "portal.core.db",
    "portal.core.web",
}
LOAD = f"""
import importlib, sys
for module in sys.argv[1:]:
    before = set(sys.modules)
    importlib.import_module(module)
    for heavy in ({HEAVY!r} & set(sys.modules)) - before:
        print(heavy, "comes with", module)
"""

# Codes that nobody reads.
WITHOUT_WORDS = {
    "portal.hosting.rules.codes.Advantage",  # languages and ages are told with their values
    "portal.hosting.rules.numbers.Hint",  # whole sentences in _hints.html
    "portal.hosting.rules.pairing.Why",  # whole sentences with numbers in views/reasons.py
    "portal.contributions.rules.Relation",  # decides only
    "portal.projects.rules.Relation",
    "portal.visits.rules.codes.Relation",
    "portal.events.rules.steps.Relation",
    "portal.partnering.rules.Relation",
    "portal.people.rules.Relation",
    "portal.reports.rules.Relation",
    "portal.complaints.rules.codes.Relation",
    "portal.awards.rules.codes.RoundRelation",
    "portal.awards.rules.codes.NominationRelation",
    "portal.awards.rules.codes.NominationStep",  # nobody takes the step of the clock
    "portal.awards.rules.codes.Side",
    "portal.classes.rules.classes.Level",  # A1 … C2 are the same in every language
}
# Tables of words that speak of some codes of their list only, on purpose.
PARTIAL = {
    "portal.hosting.labels.ADULTS",
    "portal.hosting.labels.ADVANTAGES",
    "portal.events.labels.applications.NEWS",  # classes are told of decisions alone
    "portal.awards.labels.NOMINATION_STEPS",  # the clock has no button
    "portal.awards.labels.NOMINATION_DONE",
    "portal.contributions.labels.STUDENT_NEWS",
    "portal.contributions.labels.DONE",  # after handing in, the start page says more than a sentence
    "portal.contributions.labels.STEPS",  # nobody takes the step that ends consent: the gate does
    "portal.contributions.labels.WAITS_FOR",
    "portal.contributions.labels.CONFIRMED_BY",  # only teachers and coordinators confirm
    "portal.moderation.labels.COMPARISONS",  # with versions that the coordination answered about
    "portal.partnering.labels.STEPS",  # the first and the last steps have no button
    "portal.partnering.labels.DONE",
    "portal.reports.labels.STEPS",  # messages are hidden and shown where they stand
    "portal.reports.labels.NOTES",
    "portal.projects.labels.STEPS",  # what happens after a report has its buttons there
    "portal.projects.labels.DONE",
    "portal.complaints.labels.STEPS",  # the teacher objects on a page of its own
    "portal.complaints.labels.NOTES",
    "portal.complaints.labels.DECISIONS",
    "portal.complaints.labels.STATEMENTS",
    "portal.people.labels.DONE",  # taking over is the other side of handing over
    "portal.visits.labels.visits.DONE",  # the first day comes by itself
}

# Who commits besides saved(), the one commit of a web request.
COMMITS = {
    "core/web/saved.py": "the web request",
    "people/cli.py": "a command",
    "regions/cli.py": "a command",
    "core/tabular/cli.py": "a command",
    "core/jobs/queue.py": "a job",
    "core/storage/jobs.py": "files are removed while nothing is locked",
    "core/erasure/jobs.py": "the index is merged in parts, so that nobody waits long",
    "core/search/renewal.py": "an index is renewed in parts, so that nobody waits long",
    "core/jobs/loops.py": "a job that is repeated",
    "contributions/jobs.py": "a file is claimed before it is decoded, and nothing is locked meanwhile",
    "rounds/jobs.py": "a run tells how far it is, and locks nothing while it computes",
    "scheduling/jobs.py": "a proposal tells how far it is, and locks nothing while it computes",
    "imports/jobs.py": "everybody sees that a list is being read",
    "core/mail/jobs/delivery.py": "an email is claimed before it is sent and recorded after it was sent",
    "offline/jobs.py": "a few copies in each transaction, so that nobody who writes waits long",
    "retention/jobs.py": "what has stayed too long goes in parts, so that nobody waits long",
    "prepare.py": "the first start",
    "demo/loader.py": "the first start",
    "awards/jobs.py": "a transaction for each nomination",
    "documents/jobs.py": "a transaction for each visit",
    "families/jobs.py": "a transaction for each student",
    "juries/jobs.py": "a transaction for each jury",
    "rights/jobs.py": "files are gone before the receipt says so",
    "rights/cli.py": "a command",
}
# Who makes HTML by hand: each place escapes what people typed.
WRITES_HTML = {
    "core/web/markdown.py": "nh3 cleans it",
    "core/web/translation.py": "our own sentences; % escapes what is put into them",
    "classes/labels.py": "format() escapes",
    "classes/views/pages.py": "our own drawing",
    "core/web/qr.py": "our own drawing",
    "site/views/excerpts.py": "format() and join() escape",
    "site/views/meetings.py": "a template that escapes",
}


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The whole application with the routes of the demo; nothing here asks the database."""
    folder = tmp_path_factory.mktemp("plan")
    mark(folder, f"sqlite:///{folder / 'portal.db'}")
    return create_app({"TESTING": True, "JOBS_IN_PROCESS": False}, folder)


def holding(pattern: str, paths: list[Path]) -> dict[str, list[str]]:
    """File → what in it matches."""
    found = {name(path): re.findall(pattern, path.read_text("utf-8")) for path in paths}
    return {path: matches for path, matches in found.items() if matches}


# --- access ---


def unmarked(app: Flask) -> list[str]:
    return sorted({r.endpoint for r in app.url_map.iter_rules() if mark_of(app.view_functions[r.endpoint]) is None})


def test_every_route_has_an_access_mark(plan: Flask) -> None:
    assert unmarked(plan) == []


def test_a_route_without_a_mark_does_not_open_and_is_found() -> None:
    app = Flask("an application with two routes")
    app.add_url_rule("/forgotten", "forgotten", lambda: "secret")
    app.add_url_rule("/open", "open", open_to_everyone(lambda: "welcome"))
    init_access(app)
    visitor = app.test_client()
    assert unmarked(app) == ["forgotten"]
    assert [visitor.get(path).status_code for path in ("/forgotten", "/open")] == [403, 200]


# --- pure rules ---


def test_rules_and_solver_load_without_flask_and_database() -> None:
    command = [sys.executable, "-c", LOAD, *PURE]
    assert subprocess.run(command, capture_output=True, text=True, check=True, cwd=PORTAL.parent).stdout == ""


# --- labels for codes ---


def codes_of(module: ModuleType) -> list[type[StrEnum]]:
    own = (thing for thing in vars(module).values() if isinstance(thing, type) and thing.__module__ == module.__name__)
    return [thing for thing in own if issubclass(thing, StrEnum)]


def in_words(module: ModuleType) -> dict[str, dict[StrEnum, Any]]:
    """The tables of words that a labels module holds itself."""
    return {
        key: table
        for key, table in vars(module).items()
        if isinstance(table, dict) and table and all(isinstance(code, StrEnum) for code in table)
    }


def full_name(code: type) -> str:
    return f"{code.__module__}.{code.__qualname__}"


def named(code: StrEnum) -> str:
    """A code apart from codes of other features with the same value, which are equal to it."""
    return f"{full_name(type(code))}.{code.name}"


RULES = [import_module(module) for module in modules("rules")]
LABELS = [import_module(module) for module in modules("labels")]
CODES = [code for module in RULES for code in codes_of(module)] + [Role, file_kinds.Kind, file_kinds.Unfit]


@pytest.mark.parametrize("codes", CODES, ids=full_name)
def test_every_code_has_a_label(codes: type[StrEnum], plan: Flask) -> None:
    tables = [*(table for module in LABELS for table in in_words(module).values()), plan.extensions["refusals"]]
    spoken = [table for table in tables if set(map(named, codes)) <= set(map(named, table))]
    assert bool(spoken) != (full_name(codes) in WITHOUT_WORDS)


@pytest.mark.parametrize("labels", LABELS, ids=lambda module: module.__name__)
def test_tables_of_labels_are_complete(labels: ModuleType) -> None:
    lacking = {
        f"{labels.__name__}.{key}"
        for key, table in in_words(labels).items()
        if set(map(named, table)) != {named(code) for kind in {type(code) for code in table} for code in kind}
    }
    assert lacking == {key for key in PARTIAL if key.startswith(labels.__name__)}


def test_every_refusal_is_put_into_words_and_none_takes_another_ones(plan: Flask) -> None:
    """Codes compare by their value: two features with the same value would read each other's words."""
    words = plan.extensions["refusals"]
    refusals = [code for code in CODES if code.__name__.endswith("Refusal")] + [
        transitions.Impossible,
        file_kinds.Unfit,
    ]
    every = [code for kind in refusals for code in kind]
    assert [code for code in every if code not in words] == []
    assert sorted(code.value for code in every) == sorted({code.value for code in every})


def test_only_codes_with_words_are_refused_with(plan: Flask) -> None:
    known = {type(code).__name__ for code in plan.extensions["refusals"]}
    raised = {kind for kinds in holding(r"Refused\((\w+)\.", CODE).values() for kind in kinds}
    assert raised <= known


# --- addresses and templates ---


def endpoints_in_code(path: Path) -> Iterator[tuple[str, set[str] | None]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "url_for" and node.args:
            given = {word.arg for word in node.keywords}
            if isinstance(node.args[0], ast.Constant):
                yield str(node.args[0].value), None if None in given else {str(word) for word in given}


def endpoints_in_template(path: Path, app: Flask) -> Iterator[tuple[str, set[str] | None]]:
    for call in app.jinja_env.parse(path.read_text("utf-8")).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "url_for" and isinstance(call.args[0], nodes.Const):
            given = {word.key for word in call.kwargs}
            yield call.args[0].value, None if call.dyn_kwargs else given


def leads_nowhere(endpoint: str, given: set[str] | None, feature: str, app: Flask) -> bool:
    """Whether no route has this name and needs no more than what is `given` (None: not known before it runs)."""
    full = f"{feature}{endpoint}" if endpoint.startswith(".") else endpoint
    routes = [rule for rule in app.url_map.iter_rules() if rule.endpoint == full]
    needs = [rule.arguments - {"lang"} - set(rule.defaults or ()) for rule in routes]
    return not any(given is None or needed <= given for needed in needs)


def test_every_address_leads_to_a_route(plan: Flask) -> None:
    asked = [(path, *call) for path in CODE for call in endpoints_in_code(path)]
    asked += [(path, *call) for path in TEMPLATES for call in endpoints_in_template(path, plan)]
    assert len(asked) > 100
    lost = [(name(p), to) for p, to, given in asked if leads_nowhere(to, given, name(p).partition("/")[0], plan)]
    assert lost == []


def test_addresses_that_lead_nowhere_are_found(plan: Flask) -> None:
    wrong = [("site.nowhere", set[str]()), (".nowhere", None), ("regions.edit", set[str]())]
    assert [leads_nowhere(to, given, "regions", plan) for to, given in wrong] == [True, True, True]
    assert not leads_nowhere(".edit", {"key"}, "regions", plan)


def test_every_template_can_be_read_and_is_used(plan: Flask) -> None:
    env = plan.jinja_env
    known = {path for path in env.list_templates() if not path.endswith(".typ")}  # those are Typst’s
    for template in sorted(known):
        env.get_template(template)  # finds wrong syntax, unknown filters and tests
    used = {
        text
        for texts in holding(r'"((?:\w+/)+[\w{}.]+\.(?:html|txt|xml)|base\.html)"', CODE + TEMPLATES).values()
        for text in texts
    }
    patterns = {re.sub(r"\{.*?\}", r"\\w+", text) for text in used}
    assert {text for text in used if "{" not in text} - known == set()
    assert [text for text in sorted(known) if not any(re.fullmatch(pattern, text) for pattern in patterns)] == []


def test_pages_hold_no_scripts_styles_or_unescaped_text_of_their_own() -> None:
    assert (
        holding(r"<style|<script(?![^>]*\bsrc=)|<[^>]*\sstyle=|<[^>]*\son\w+=|\|\s*safe\b|autoescape", TEMPLATES) == {}
    )


def test_html_is_written_by_hand_only_where_it_was_reviewed() -> None:
    assert set(holding(r"\bMarkup\(", CODE)) == set(WRITES_HTML)


def test_every_form_that_writes_is_protected() -> None:
    forms = holding(r"(?is)<form\b[^>]*method=.?post.*?</form>", TEMPLATES)
    assert len(forms) > 10
    assert {path for path, texts in forms.items() if any("csrf" not in text for text in texts)} == {
        "templates/macros/demo.html"
    }
    assert set(holding(r"is_csrf_exempt=True", CODE)) == {"demo/feature.py"}
    assert set(holding(r"\bexempt\(", CODE)) == {"core/feature.py"}


def test_pages_and_emails_speak_through_the_catalogues() -> None:
    """What is left without Jinja’s marks, tags and entities has no words."""
    left = {}
    for path in TEMPLATES:
        text = re.sub(r"(?s)\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", " ", path.read_text("utf-8"))
        left[name(path)] = set(re.findall(r"[^\W\d_]{2,}", re.sub(r'(?s)<[^>]*>|[\w-]+="[^"]*"|&\w+;', " ", text)))
    assert {path: words - {"PDF"} for path, words in left.items() if words - {"PDF"}} == {}


def test_what_is_read_aloud_comes_from_the_catalogues_too() -> None:
    assert holding(r'\b(?:alt|title|placeholder|aria-label)="[^"{]*[^\W\d_]{2,}[^"]*"', TEMPLATES) == {}


# --- code ---


def test_only_known_places_commit() -> None:
    assert set(holding(r"\bcommit\(", CODE)) == set(COMMITS)


def test_every_file_is_named_after_what_it_holds() -> None:
    empty_words = {"utils", "helpers", "common", "manager", "managers", "base", "misc", "service", "services"}
    assert [name(path) for path in CODE if empty_words & set(path.stem.split("_"))] == []


def test_every_module_says_in_one_sentence_what_it_is_for() -> None:
    docstrings = {name(path): ast.get_docstring(ast.parse(path.read_text("utf-8"))) for path in CODE}
    silent = {
        path for path, text in docstrings.items() if not text or not re.match(r"[^\n]+[.!?…:]$", text.splitlines()[0])
    }
    assert {path for path in silent if not path.endswith("__init__.py")} == set()


def test_packages_open_empty() -> None:
    assert [name(path) for path in PORTAL.rglob("__init__.py") if path.stat().st_size] == []


def test_every_decision_has_a_number_of_its_own_which_its_heading_repeats() -> None:
    decisions = sorted((PORTAL.parent / "docs" / "decisions").glob("0*.md"))
    numbers = [int(path.name[:4]) for path in decisions]
    assert numbers == list(range(1, len(decisions) + 1))
    assert numbers == [int(path.read_text("utf-8").split(maxsplit=2)[1].rstrip(".")) for path in decisions]
