"""Takes the pictures of the README, and what others show of a page: photographs a running demo."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
STATIC = Path(__file__).parent.parent / "portal" / "static"
PREVIEW = """<body style="margin: 0; background: #fbf6ec; color: #1a2147; border-top: 24px solid #22307a">
<div style="display: flex; align-items: center; gap: 60px; height: 600px; padding: 0 90px">
<div style="width: 400px">{mark}</div>
<p style="font: 700 104px/1 Georgia, 'Liberation Serif', serif">European<br>Dialogue</p></div>"""
URL = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"


def take(browser: Browser, name: str, path: str, size: tuple[int, int], role: str = "") -> None:
    page = browser.new_context(base_url=URL, viewport={"width": size[0], "height": size[1]}).new_page()
    if role:
        page.goto(f"/{path.split('/')[1]}/sign-in")
        page.locator(f"form[action$='/demo/sign-in/{role}'] button").click()
    page.goto(path)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=FOLDER / name)


def take_preview(browser: Browser) -> None:
    """For messengers and social networks: the sign and the name."""
    page = browser.new_context(viewport={"width": 1200, "height": 630}).new_page()
    page.set_content(PREVIEW.format(mark=(STATIC / "mark.svg").read_text()))
    page.screenshot(path=STATIC / "preview.png")


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    chromium = next((path for name in ("chromium", "google-chrome") if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        take_preview(browser)
        take(browser, "home-de.png", "/de/", (1280, 1000))
        take(browser, "phone-ru.png", "/ru/desk", (390, 760), "student")
        take(browser, "partners-de.png", "/de/partner-search/2", (1280, 1000), "teacher")


if __name__ == "__main__":
    main()
