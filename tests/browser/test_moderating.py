"""Dana works through her queue without a mouse, in German and in Russian, with one slip that she undoes."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.accounts.queries.links import Purpose, link
from portal.app import create_app
from portal.core.db import db
from portal.core.web.access import Role
from tests.browser.people import is_well, signed_in
from tests.builders.moderating import Queue
from tests.builders.served import Site
from tests.builders.sign_in import with_app
from tests.cast import Cast

CYRILLIC = "key => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {...key, bubbles: true}))"


@pytest.fixture
def dana(site: Site, browser: Browser) -> Page:
    """Forty contributions wait for her: two of them in French, the others in German, both of which she reads."""
    app = create_app({"JOBS_IN_PROCESS": False, "BASE_URL": site.url}, Path(site.environment["DATA_DIR"]))
    with app.app_context():
        cast = Cast(app)
        cast._adult(Role.COORDINATOR, "Doris", "de", regions=["hessen"])
        code, waiting = with_app(cast.dana)[0], Queue(cast)
        for number in range(40):
            waiting(f"Beitrag {number}", hours=99 - number, language="fr" if number > 37 else "de")
        address = link(Purpose.SIGN_IN, cast.dana)
        db.session.remove()
        db.engine.dispose()
    return signed_in(browser, site, address, 1280, code)


def at(page: Page, title: str, place: str) -> None:
    """The page is there, and its keys work."""
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.get_by_role("navigation", name=re.compile("Warteschlange|очереди"))).to_contain_text(place)
    expect(page.locator("[data-keys]")).to_be_visible()


class Keys:
    """Presses keys and counts them; words that somebody types are not counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.number = page, 0

    def __call__(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.number += 1


def arrived(page: Page, number: int) -> None:
    """The next work is there: reading begins at its title, and its keys work."""
    at(page, f"Beitrag {number}", "1 von ")
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_twenty_works_by_keyboard_alone(dana: Page) -> None:
    """12 are published, 4 returned with a template, 2 with ready reasons, 1 not accepted, 1 noted on and asked about."""
    dana.goto("/de/moderation")
    expect(dana.locator("[data-keys]")).to_be_visible()
    press, typed = Keys(dana), dana.keyboard.type
    press("j", "Enter")
    for number in range(12):
        arrived(dana, number)
        press("p")
    for number in range(12, 16):
        arrived(dana, number)
        press("c", "t", "ArrowDown", "Enter")
        words = dana.locator("details[open] [name=words]")
        expect(words).to_be_focused()
        expect(words).to_have_value(re.compile("^Danke für deinen Beitrag!"))
        expect(dana.locator("[data-keys]")).to_be_visible()
        press("Control+End")
        typed(" Der Titel fehlt.")
        press("Control+Enter")
    for number in (16, 17):
        arrived(dana, number)
        press("c", "1", "4", "Enter")
    arrived(dana, 18)
    press("r", "9", "Enter")
    arrived(dana, 19)
    press("n")
    typed("Foto noch prüfen")
    press("Control+Enter")
    expect(dana.get_by_text("Foto noch prüfen")).to_be_visible()
    expect(dana.locator("[data-keys]")).to_be_visible()
    press("o", "Space", "Enter")
    expect(dana.get_by_text("Ihre Frage ist abgeschickt.")).to_be_visible()
    expect(dana.locator("[data-keys]")).to_be_visible()
    press("j")
    at(dana, "Beitrag 20", "2 von 21")
    is_well(dana)
    assert press.number == 2 + 12 + 4 * 6 + 2 * 4 + 3 + 2 + 3 + 1


def test_dana_works_by_keyboard_in_two_languages(dana: Page) -> None:
    dana.goto("/de/moderation")
    expect(dana.locator("[data-keys]")).to_be_visible()
    for key in ("j", "j", "k", "Enter"):
        dana.keyboard.press(key)
    at(dana, "Beitrag 0", "1 von 40")
    dana.keyboard.press("j")
    at(dana, "Beitrag 1", "2 von 40")
    dana.keyboard.press("k")
    at(dana, "Beitrag 0", "1 von 40")
    dana.keyboard.press("p")
    at(dana, "Beitrag 1", "1 von 39")

    dana.keyboard.press("r")  # a slip
    dana.keyboard.press("9")
    dana.keyboard.press("Enter")
    at(dana, "Beitrag 2", "1 von 38")
    dana.keyboard.press("z")
    at(dana, "Beitrag 1", "1 von 39")

    dana.keyboard.press("c")
    expect(dana.locator("[name=codes]").first).to_be_focused()
    dana.keyboard.press("1")
    words = dana.locator("details[open] textarea")
    words.focus()
    dana.keyboard.type("jkprcz?1")
    expect(words).to_have_value("jkprcz?1")
    dana.keyboard.press("Tab")
    dana.keyboard.press("Enter")
    at(dana, "Beitrag 2", "1 von 38")

    dana.keyboard.press("?")
    expect(dana.get_by_text("Nächster Beitrag", exact=True)).to_be_visible()
    dana.get_by_label("Diese Tasten auf diesem Gerät verwenden").press("Space")
    dana.keyboard.press("p")
    at(dana, "Beitrag 2", "1 von 38")
    dana.get_by_label("Diese Tasten auf diesem Gerät verwenden").press("Space")

    dana.goto("/ru/moderation?languages=fr")
    dana.set_viewport_size({"width": 320, "height": 640})
    expect(dana.locator("[data-keys]")).to_be_visible()
    dana.keyboard.press("j")
    dana.keyboard.press("Enter")
    at(dana, "Beitrag 38", "1 из 2")
    is_well(dana)
    fits = "document.querySelector('details[open] form').getBoundingClientRect().height < innerHeight"
    dana.evaluate(CYRILLIC, {"key": "с", "code": "KeyC"})
    assert dana.evaluate(fits)
    dana.evaluate(CYRILLIC, {"key": "о", "code": "KeyJ"})
    at(dana, "Beitrag 39", "2 из 2")
    dana.evaluate(CYRILLIC, {"key": "з", "code": "KeyP"})
    expect(dana).to_have_url(re.compile(r"/ru/moderation\?languages=fr$"))
    expect(dana.locator(".queue a.row-title")).to_have_text(["Beitrag 38"])

    dana.goto("/de/moderation?languages=all")
    expect(dana.locator("[data-keys]")).to_be_visible()
    dana.keyboard.press("j")
    dana.keyboard.press("Enter")
    for left in range(37, 0, -1):
        expect(dana.get_by_role("navigation", name="Warteschlange")).to_contain_text(f"1 von {left}")
        expect(dana.locator("[data-keys]")).to_be_visible()
        dana.keyboard.press("p")
    expect(dana.get_by_text("Zurzeit gibt es nichts zu tun.")).to_be_visible()
