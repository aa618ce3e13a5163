"""The import contracts and the rules on imports catch what they forbid: violations are planted in a copy, and reported."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PORTAL = ROOT / "portal"
CLOSED_SET = {
    "feature", "models", "rules", "queries", "actions", "notifications", "forms", "labels", "views", "jobs", "cli",
}  # fmt: skip
REQUEST = {"request", "session", "g", "flash", "abort", "redirect", "render_template", "url_for"}
# Which names of which packages a kind of module must not import; `*` stands for all of them.
FORBIDDEN_NAMES = {
    "actions": {"flask": REQUEST},
    "queries": {"flask": REQUEST},
    "notifications": {"flask": REQUEST, "sqlalchemy": {"*"}},
    "labels": {"sqlalchemy": {"*"}},
    "forms": {"sqlalchemy": {"*"}},
    "views": {"sqlalchemy": {"*"}},
    "jobs": {"sqlalchemy": {"*"}},
    "cli": {"sqlalchemy": {"*"}},
    "feature": {"sqlalchemy": {"*"}},
}
ASKS_DATABASE = re.compile(r"\bdb\.session\.(execute|scalars?|query|get|get_one|add|add_all|delete|flush)\b")
WRITES_ONLY_THERE = {"views", "jobs", "cli", "labels", "forms", "notifications", "feature", "rules"}

PLANTED = {
    "portal/classes/rules/planted.py": "from sqlalchemy import select",
    "portal/schools/actions/planted.py": "from flask_login import current_user",
    "portal/accounts/actions/planted.py": "import portal.projects.queries",
    "portal/projects/helpers.py": "",
    "portal/chat/__init__.py": "",
    "portal/core/planted.py": "",
    "portal/regions/queries.py": "import portal.regions.views",
    "portal/solver/planted.py": "import flask",
    "portal/spotting/planted.py": "import sqlalchemy",
    "portal/funding/models.py": "import wtforms",
}


def kind(path: Path) -> str:
    """`views` for portal/classes/views/cards.py and portal/regions/views.py."""
    parts = path.relative_to(PORTAL).with_suffix("").parts
    in_feature = parts[2:] if parts[0] == "core" else parts[1:]
    return in_feature[0] if in_feature else ""


def modules() -> list[Path]:
    """Those of all features; core/mail is built like one."""
    features = {path.parent for path in PORTAL.glob("*/feature.py")} - {PORTAL / "core", PORTAL / "demo"}
    return sorted(path for feature in (*features, PORTAL / "core" / "mail") for path in feature.rglob("*.py"))


def forbidden_imports(source: str, module_kind: str) -> Iterator[str]:
    """`flask.request` for every name that a module of this kind must not import."""
    for node in ast.walk(ast.parse(source)):
        names = [(alias.name, "*") for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [(node.module, alias.name) for alias in node.names]
        for package, name in names:
            forbidden = FORBIDDEN_NAMES.get(module_kind, {}).get(package.partition(".")[0], set())
            if "*" in forbidden or name in forbidden:
                yield f"{package}.{name}"


def asks_database(source: str, module_kind: str) -> list[str]:
    return ASKS_DATABASE.findall(source) if module_kind in WRITES_ONLY_THERE else []


def test_modules_of_a_kind_import_only_what_is_theirs() -> None:
    violations = {
        path.relative_to(ROOT).as_posix(): names
        for path in modules()
        if (names := sorted(forbidden_imports(path.read_text("utf-8"), kind(path))))
    }
    assert violations == {}


def test_only_queries_actions_and_models_ask_the_database() -> None:
    violations = {
        path.relative_to(ROOT).as_posix(): calls
        for path in modules()
        if (calls := asks_database(path.read_text("utf-8"), kind(path)))
    }
    assert violations == {}


@pytest.mark.parametrize(
    ("module_kind", "line", "caught"),
    [
        ("actions", "from flask import request", ["flask.request"]),
        ("queries", "from flask import abort", ["flask.abort"]),
        ("views", "from sqlalchemy import select", ["sqlalchemy.select"]),
        ("jobs", "import sqlalchemy.orm", ["sqlalchemy.orm.*"]),
        ("actions", "from flask import current_app", []),
        ("queries", "from sqlalchemy import select", []),
    ],
)
def test_a_planted_import_is_caught(module_kind: str, line: str, caught: list[str]) -> None:
    assert list(forbidden_imports(line, module_kind)) == caught


def test_a_planted_statement_is_caught() -> None:
    line = "query = db.session.scalars(known)"
    assert [asks_database(line, of) for of in ("views", "queries")] == [["scalars"], []]


def test_every_module_of_a_feature_belongs_to_the_closed_set() -> None:
    outside = {path.relative_to(ROOT).as_posix() for path in modules() if kind(path) not in {*CLOSED_SET, "__init__"}}
    assert outside == set()


def test_every_feature_stands_in_the_contract_on_its_inside() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    inside = next(contract for contract in contracts if contract["name"].startswith("Inside every feature"))
    features = {".".join(path.relative_to(ROOT).parts[:-1]) for path in PORTAL.glob("*/feature.py")}
    assert set(inside["containers"]) == features - {"portal.core", "portal.demo"} | {
        "portal.core.kept",
        "portal.core.mail",
    }


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the import contracts say of a copy in which every one of them is broken."""
    copy = tmp_path_factory.mktemp("planted")
    shutil.copy(ROOT / "pyproject.toml", copy)
    for path in PORTAL.rglob("*.py"):
        target = copy / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    for name, line in PLANTED.items():
        planted = copy / name
        planted.parent.mkdir(parents=True, exist_ok=True)
        before = planted.read_text("utf-8") if planted.exists() else '"""Planted."""\n'
        planted.write_text(f"{before}{line}\n", "utf-8")
    linter = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    said = subprocess.run(linter, cwd=copy, capture_output=True, text=True)
    assert said.returncode != 0
    return re.sub(r"\x1b\[[\d;]*m", "", said.stdout)


@pytest.mark.parametrize(
    "complaint",
    [
        "portal.classes.rules.planted -> sqlalchemy",
        "portal.schools.actions.planted -> flask_login",
        "portal.accounts is not allowed to import portal.projects",
        "- portal.projects.helpers",
        "- portal.chat",
        "- portal.core.planted",
        "portal.regions.queries is not allowed to import portal.regions.views",
        "portal.solver.planted -> flask",
        "portal.spotting.planted -> sqlalchemy",
        "portal.funding.models -> wtforms",
    ],
)
def test_a_violation_of_an_import_contract_is_reported(broken: str, complaint: str) -> None:
    assert complaint in broken


def test_every_contract_was_broken_by_what_was_planted(broken: str) -> None:
    assert re.findall(r"(?m)^(.+) KEPT$", broken) == []
