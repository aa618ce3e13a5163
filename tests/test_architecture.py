"""Rules that the whole house keeps: marked doors, pure rules, words for every code, few commits, safe pages."""

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
from portal.core import transitions as moves
from portal.core.storage import kinds as file_kinds
from portal.core.web.access import Role, init_access, mark_of, open_to_everyone

HOUSE = Path(portal.__file__).parent
CODE = sorted(HOUSE.rglob("*.py"))
TEMPLATES = sorted(path for kind in ("html", "txt") for path in HOUSE.rglob(f"templates/**/*.{kind}"))
PURE = sorted([*HOUSE.glob("*/rules.py"), *HOUSE.glob("kit/[a-z]*.py")])

# Codes that nobody reads.
WITHOUT_WORDS = {
    "portal.contributions.rules.Part",  # decides only
    "portal.projects.rules.Part",
    "portal.partnering.rules.Part",
    "portal.classes.rules.classes.Level",  # A1 … C2 are the same in every language
}
# Tables of words that speak of some codes of their list only, on purpose.
PARTIAL = {
    "portal.contributions.labels.STUDENT_NEWS",
    "portal.partnering.labels.STEPS",  # the first and the last steps have no button
    "portal.partnering.labels.DONE",
}

# Who commits besides saved(), the one commit of a web request.
COMMITS = {
    "core/web/saved.py": "the web request",
    "accounts/cli.py": "a command",
    "regions/cli.py": "a command",
    "schools/cli.py": "a command",
    "holidays/cli.py": "a command",
    "core/jobs/queue.py": "a job",
    "rounds/actions/runs.py": "a run tells how far it is, and locks nothing while it computes",
    "core/mail/jobs/delivery.py": "an email is claimed before it is sent and recorded after it was sent",
    "prepare.py": "the first start",
    "demo/loader.py": "the first start",
}
# Who makes HTML by hand: each place escapes what people typed.
WRITES_HTML = {
    "core/web/markdown.py": "nh3 cleans it",
    "core/web/translation.py": "our own sentences; % escapes what is put into them",
    "classes/labels.py": "format() escapes",
    "classes/views/pages.py": "our own drawing",
    "site/views/cards.py": "our own drawing",
    "site/queries/search.py": "format() and join() escape",
}


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The whole application with the doors of the demo; nothing here asks the database."""
    return create_app({"TESTING": True, "JOBS_IN_PROCESS": False, "DEMO": True}, tmp_path_factory.mktemp("plan"))


def name(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


def holding(pattern: str, paths: list[Path]) -> dict[str, list[str]]:
    """File → what in it matches."""
    found = {name(path): re.findall(pattern, path.read_text("utf-8")) for path in paths}
    return {path: matches for path, matches in found.items() if matches}


# --- doors ---


def unmarked(app: Flask) -> list[str]:
    return sorted({r.endpoint for r in app.url_map.iter_rules() if mark_of(app.view_functions[r.endpoint]) is None})


def test_every_door_says_for_whom_it_opens(plan: Flask) -> None:
    assert unmarked(plan) == []


def test_a_forgotten_mark_keeps_the_door_shut_and_is_found() -> None:
    app = Flask("a house with two doors")
    app.add_url_rule("/forgotten", "forgotten", lambda: "secret")
    app.add_url_rule("/open", "open", open_to_everyone(lambda: "welcome"))
    init_access(app)
    visitor = app.test_client()
    assert unmarked(app) == ["forgotten"]
    assert [visitor.get(path).status_code for path in ("/forgotten", "/open")] == [403, 200]


# --- pure rules ---


@pytest.mark.parametrize("path", PURE, ids=name)
def test_rules_and_kit_load_without_flask_and_database(path: Path) -> None:
    module = f"portal.{name(path).removesuffix('.py').replace('/', '.')}"
    heavy = "{'flask', 'flask_babel', 'sqlalchemy', 'werkzeug', 'jinja2', 'wtforms', 'babel', 'portal.core.db', 'portal.core.web'}"
    code = f"import sys, {module}; print(*sorted({heavy} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=HOUSE.parent)
    assert loaded.stdout.split() == []


# --- words for codes ---


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
    """A code apart from codes of other rooms with the same value, which are equal to it."""
    return f"{full_name(type(code))}.{code.name}"


RULES = [import_module(f"portal.{path.parent.name}.rules") for path in sorted(HOUSE.glob("*/rules.py"))]
LABELS = [import_module(f"portal.{path.parent.name}.labels") for path in sorted(HOUSE.glob("*/labels.py"))]
CODES = [code for module in RULES for code in codes_of(module)] + [Role, file_kinds.Kind, file_kinds.Unfit]


@pytest.mark.parametrize("codes", CODES, ids=full_name)
def test_every_code_has_its_words(codes: type[StrEnum], plan: Flask) -> None:
    tables = [*(table for module in LABELS for table in in_words(module).values()), plan.extensions["refusals"]]
    spoken = [table for table in tables if set(map(named, codes)) <= set(map(named, table))]
    assert bool(spoken) != (full_name(codes) in WITHOUT_WORDS)


@pytest.mark.parametrize("labels", LABELS, ids=lambda module: module.__name__)
def test_tables_of_words_are_complete(labels: ModuleType) -> None:
    lacking = {
        f"{labels.__name__}.{key}"
        for key, table in in_words(labels).items()
        if set(map(named, table)) != {named(code) for kind in {type(code) for code in table} for code in kind}
    }
    assert lacking == {key for key in PARTIAL if key.startswith(labels.__name__)}


def test_every_refusal_is_put_into_words_and_none_takes_another_ones(plan: Flask) -> None:
    """Codes compare by their value: two rooms with the same value would read each other's words."""
    words = plan.extensions["refusals"]
    refusals = [code for code in CODES if code.__name__.endswith("Refusal")] + [moves.Impossible, file_kinds.Unfit]
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


def leads_nowhere(endpoint: str, given: set[str] | None, room: str, app: Flask) -> bool:
    """Whether no door has this name and needs no more than what is `given` (None: not known before it runs)."""
    full = f"{room}{endpoint}" if endpoint.startswith(".") else endpoint
    doors = [rule for rule in app.url_map.iter_rules() if rule.endpoint == full]
    needs = [rule.arguments - {"lang"} - set(rule.defaults or ()) for rule in doors]
    return not any(given is None or needed <= given for needed in needs)


def test_every_address_leads_to_a_door(plan: Flask) -> None:
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
    known = set(env.list_templates())
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
    assert holding(r"exempt\((\S+)\)", CODE) == {"app.py": ["demo.bp"]}


def test_pages_and_letters_speak_through_the_catalogues() -> None:
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


def test_every_module_has_its_sign_on_the_door() -> None:
    signs = {name(path): ast.get_docstring(ast.parse(path.read_text("utf-8"))) for path in CODE}
    silent = {path for path, sign in signs.items() if not sign or not re.match(r"[^\n]+[.!?…:]$", sign.splitlines()[0])}
    assert {path for path in silent if not path.endswith("__init__.py")} == set()


def test_rooms_open_empty() -> None:
    assert [name(path) for path in HOUSE.glob("*/__init__.py") if path.stat().st_size] == []
