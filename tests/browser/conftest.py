"""A real portal for a real browser: a demo and an empty one, and Chromium."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.builders.served import Site, prepare, served

STILL: dict[str, Any] = {"reduced_motion": "reduce"}  # of every context: Playwright waits for the end of animations
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Uses the system's Chromium where there is one."""
    path = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    return {**browser_type_launch_args, "executable_path": path, "args": args}


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A portal with the demo, served once: its tests only read."""
    folder = tmp_path_factory.mktemp("demo")
    prepare(folder, demo=True)
    with served(folder, demo=True) as site:
        yield site


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation that is filled with the six regions and served nowhere."""
    folder = tmp_path_factory.mktemp("prepared")
    prepare(folder, demo=False)
    return folder


@pytest.fixture
def site(prepared: Path, tmp_path: Path) -> Iterator[Site]:
    """An empty portal with the six regions."""
    with served(Path(shutil.copytree(prepared, tmp_path / "site")), demo=False) as site:
        yield site


@pytest.fixture(scope="session")
def context_of(browser: Browser, demo: Site) -> Iterator[Callable[[str], BrowserContext]]:
    """The browser of a role in the demo, with the window of a small phone; what it has loaded it keeps."""
    contexts: dict[str, BrowserContext] = {}

    def of(role: str) -> BrowserContext:
        if role not in contexts:
            contexts[role] = browser.new_context(base_url=demo.url, viewport={"width": 320, "height": 640}, **STILL)
        return contexts[role]

    yield of
    for context in contexts.values():
        context.close()
