"""Dana makes the programme of the Hessentag from accepted applications, and shows its exhibits from a folder, without a server."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from portal.accounts.queries.links import Purpose, link
from portal.core.db import db
from portal.events.models import ApplicationWork, Event
from portal.events.rules.codes import ApplicationKind
from tests.browser.conftest import STILL
from tests.browser.people import behind, is_well, signed_in
from tests.builders.events import first_day, opened, over
from tests.builders.exhibiting import exhibitable
from tests.builders.programmes import accepted
from tests.builders.served import Site
from tests.builders.sign_in import with_app
from tests.cast import Cast

SONGS = ("Lieder am Wasser", "Trommeln", "Ein kurzes Stück")


@pytest.fixture
def cast(site: Site) -> Iterator[Cast]:
    with behind(site) as app:
        yield Cast(app)


def the_event(cast: Cast) -> Event:
    """A Hessentag of one day: three performances in German and one in Turkish are accepted, and one exhibit."""
    event = over(opened(cast, last_day=first_day()))
    for title in SONGS:
        accepted(event, cast.school_class, title)
    accepted(event, cast.other_class, "Dalgaların dansı", minutes=30)
    works = [exhibitable(cast, "Der Fluss"), exhibitable(cast, "Das Wehr", cast.ben)]
    exhibit = {"kind": ApplicationKind.EXHIBIT, "performance": None, "minutes": None, "n_people": None}
    shown = [ApplicationWork(contribution_id=work.id, position=place) for place, work in enumerate(works)]
    accepted(event, cast.school_class, "Bilder vom Fluss", works=shown, **exhibit)
    return event


def test_a_programme_is_published_and_its_exhibits_are_shown_without_a_server(
    site: Site, browser: Browser, cast: Cast, tmp_path: Path
) -> None:
    number, code, address = the_event(cast).id, with_app(cast.dana)[0], link(Purpose.SIGN_IN, cast.dana)
    db.session.commit()
    dana = signed_in(browser, site, address, 1280, code)
    programme_proposed(dana, number)
    moved_by_keyboard(dana)
    dana.get_by_role("button", name="Programm veröffentlichen").click()
    expect(dana).to_have_url(re.compile(rf"/de/events/{number}/programme$"))
    expect(dana.locator(".slot-title")).to_have_count(len(SONGS) + 1)
    expect(dana.locator("#exhibits ~ ul")).to_contain_text(["Bilder vom Fluss"])
    is_well(dana)
    ZipFile(BytesIO(exhibition_downloaded(dana))).extractall(tmp_path)
    shown_offline(browser, tmp_path)


def programme_proposed(dana: Page, number: int) -> None:
    """One click computes it, another one takes all of it over."""
    dana.goto(f"/de/events/{number}")
    dana.get_by_role("link", name="Planung des Programms").click()
    dana.get_by_role("button", name="Vorschlag berechnen").click()
    expect(dana.get_by_text("Mehr Auftritte sind nicht möglich (bewiesen).")).to_be_visible(timeout=60_000)
    is_well(dana)
    dana.get_by_role("button", name="Alles übernehmen").click()
    expect(dana.locator("[data-start]")).to_have_count(len(SONGS) + 1)


def moved_by_keyboard(dana: Page) -> None:
    """The last performance of the day begins half an hour later."""
    is_well(dana)
    last = max(dana.locator("[data-start]").all(), key=lambda each: int(each.get_attribute("data-start") or 0))
    title = last.locator(".slot-title").inner_text()
    before = int(last.get_attribute("data-start") or 0)
    for _ in range(6):
        last.locator("[data-move]").press("ArrowDown")
    last.locator("[data-move]").press("Enter")
    expect(dana.get_by_role("status").first).to_contain_text("Eingeplant.")
    moved = dana.locator("[data-start]", has_text=title)
    expect(moved).to_have_attribute("data-start", str(before + 30))


def exhibition_downloaded(dana: Page) -> bytes:
    """Made of all that the event exhibits."""
    dana.goto("/de/exhibitions")
    dana.get_by_label("Titel der Ausstellung").fill("Am Wasser")
    dana.get_by_role("button", name="Ausstellung anlegen").click()
    dana.get_by_role("button", name=re.compile("Alles hinzufügen, was dort ausgestellt wird")).click()
    expect(dana.locator("#exhibits ~ ol > li")).to_have_count(2)
    is_well(dana)
    with dana.expect_download() as download:
        dana.locator("form[action$=download] button").click()
    return download.value.path().read_bytes()


def shown_offline(browser: Browser, folder: Path) -> None:
    """On a touch screen that has no network: nothing is asked for but files of the folder."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True, **STILL)
    page, asked, faults = context.new_page(), list[Request](), list[str]()
    page.on("request", lambda request: asked.append(request))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((folder / "index.html").as_uri())
    now_shown = page.locator(".exhibit.now")
    expect(now_shown.locator("h2")).to_have_text("Der Fluss")
    assert now_shown.locator("img").evaluate("picture => picture.decode().then(() => picture.naturalWidth)") == 60
    page.keyboard.press("ArrowRight")
    expect(now_shown.locator("h2")).to_have_text("Das Wehr")
    is_well(page)
    assert [request.url for request in asked if not request.url.startswith("file:")] == []
    assert faults == []
    context.close()
