"""Looking at contributions with scripts: nothing moves while pages load, pictures open large, chosen files are shown."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from tests.builders.served import Site

SHIFTS = """() => new Promise((resolve) => { let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { if (!entry.hadRecentInput) sum += entry.value; }))
    .observe({ type: "layout-shift", buffered: true });
  scrollTo(0, document.body.scrollHeight); setTimeout(() => resolve(sum), 700); })"""
WITH_PICTURES = "/de/gallery?kind=image"


def test_nothing_moves_while_pages_load_and_pictures_open_large(browser: Browser, demo: Site) -> None:
    page = browser.new_context(base_url=demo.url, viewport={"width": 390, "height": 780}).new_page()
    page.goto(WITH_PICTURES)
    work = page.locator(".card-title a").first.get_attribute("href") or ""
    shifts = {path: shift_of(page, path) for path in ("/de/", WITH_PICTURES, work, "/de/register", "/de/plan")}
    assert shifts == dict.fromkeys(shifts, 0)
    page.goto(work)
    page.locator("a[data-large]").first.click()
    picture = page.locator("dialog img")
    picture.wait_for()
    page.keyboard.press("Escape")
    assert not picture.is_visible()
    assert page.evaluate("document.activeElement.dataset.large") is not None


def shift_of(page: Page, path: str) -> float:
    page.goto(path)
    return float(page.evaluate(SHIFTS))


def test_chosen_files_are_shown_and_can_be_taken_out(
    context_of: Callable[[str], BrowserContext], tmp_path: Path
) -> None:
    page = context_of("student").new_page()
    page.goto("/de/sign-in")
    page.locator("form[action$='/demo/sign-in/student'] button").click()
    page.goto("/de/contributions/new")
    names = ["Wehr.png", "Text.pdf"]
    for name in names:
        (tmp_path / name).write_bytes(b"x" * 2000)
        page.locator("input[type=file]").set_input_files(tmp_path / name)
    listed = page.locator(".chosen-files li")
    assert [text.split()[0] for text in listed.all_inner_texts()] == names
    assert "2 kB" in listed.first.inner_text()
    listed.first.get_by_role("button").click()
    assert page.evaluate("[...document.querySelector('input[type=file]').files].map((file) => file.name)") == names[1:]
    page.close()
