"""Takes the pictures of the README: `python scripts/screenshots.py URL` photographs a running demo."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
URL = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"


def take(browser: Browser, name: str, path: str, size: tuple[int, int], role: str = "") -> None:
    page = browser.new_context(base_url=URL, viewport={"width": size[0], "height": size[1]}).new_page()
    if role:
        page.goto(f"/{path.split('/')[1]}/sign-in")
        page.locator(f"form[action$='/demo/sign-in/{role}'] button").click()
    page.goto(path)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=FOLDER / name)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    chromium = next((path for name in ("chromium", "google-chrome") if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        take(browser, "home-de.png", "/de/", (1280, 1000))
        take(browser, "phone-ru.png", "/ru/desk", (390, 760), "student")
        take(browser, "partners-de.png", "/de/partner-search/2", (1280, 1000), "teacher")


if __name__ == "__main__":
    main()
