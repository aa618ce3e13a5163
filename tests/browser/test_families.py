"""Carla records the answers of a class of 25 by keyboard, and a family takes its own back on a phone, in Turkish."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.accounts.queries.links import Purpose, link
from portal.app import create_app
from portal.classes.actions import add_students
from portal.classes.queries import link_code
from portal.core.db import db
from portal.families.models import Letter
from portal.families.queries import code_of
from tests.browser.conftest import STILL
from tests.browser.people import is_well, signed_in
from tests.builders.served import Site
from tests.cast import Cast

NAMES = [
    f"{name}{ending}" for name in ("Alma", "Bruno", "Celia", "Dario", "Elin") for ending in ("", "a", "o", "is", "ek")
]
MOST_KEYS = 90


@dataclass
class People:
    """Carla's browser, and what the sheets of paper and the letter of one family carry."""

    carla: Page
    site: Site
    class_id: int


@pytest.fixture
def people(site: Site, browser: Browser) -> People:
    app = create_app({"JOBS_IN_PROCESS": False, "BASE_URL": site.url}, Path(site.environment["DATA_DIR"]))
    with app.app_context():
        cast = Cast(app)
        cast.school_class.age_from, cast.school_class.age_to = 10, 11  # parents alone decide
        add_students(cast.school_class, NAMES[:23])
        db.session.commit()
        address, number = link(Purpose.SIGN_IN, cast.carla), cast.school_class.id
        db.session.remove()
        db.engine.dispose()
    return People(signed_in(browser, site, address, 1280), site, number)


def test_a_class_answers_on_paper_and_a_family_by_phone(people: People, browser: Browser) -> None:
    carla = people.carla
    letter = written_to_ben(people)
    carla.goto(f"/de/classes/{people.class_id}/consent/scan")
    carla.get_by_label("Code des Briefs").fill(letter)
    carla.get_by_role("button", name="Zeile öffnen").click()
    expect(carla.get_by_role("heading", level=1)).to_have_text("Blatt: Ben")
    is_well(carla)
    carla.goto(f"/de/classes/{people.class_id}/consent")
    rows = carla.locator(".answers li")
    assert rows.count() == 25
    carla.locator(".answers input[type=radio]").first.focus()
    assert recorded_by_keyboard(carla, rows.count()) <= MOST_KEYS
    expect(carla.get_by_text("Die Antworten von 25 Familien sind erfasst.")).to_be_visible()
    is_well(carla)

    phone = browser.new_context(base_url=people.site.url, viewport={"width": 320, "height": 640}, **STILL).new_page()
    phone.goto(f"/f/{letter}")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Çocuğunuzun yaptıklarını gösterebilir miyiz?")
    phone.get_by_label("Evet, yukarıda belirtilenlerin hepsine onay veriyorum.").check()
    is_well(phone)
    phone.get_by_role("button", name="Yanıtı gönder").click()
    expect(phone.get_by_text("Teşekkürler. Yanıtınız kaydedildi.")).to_be_visible()
    phone.goto(f"/f/{letter}")
    phone.get_by_role("button", name="Onayı geri çek").click()
    expect(phone.get_by_text(re.compile("Onay geri çekildi"))).to_be_visible()
    is_well(phone)


def written_to_ben(people: People) -> str:
    """The code that the square on the letter to his family carries."""
    carla = people.carla
    carla.goto(f"/de/classes/{people.class_id}/letters")
    carla.get_by_label("Ben", exact=True).select_option("tr")
    carla.get_by_role("button", name="Briefe erstellen").click()
    expect(carla.get_by_role("link", name=re.compile("Briefe aller drucken"))).to_be_visible()
    is_well(carla)
    app = create_app({"JOBS_IN_PROCESS": False, "BASE_URL": people.site.url}, Path(people.site.environment["DATA_DIR"]))
    with app.app_context():
        letter = next(each for each in db.session.query(Letter) if each.person.name == "Ben")
        code = link_code(code_of(letter))
        db.session.remove()
        db.engine.dispose()
    return code


def recorded_by_keyboard(page: Page, n_rows: int) -> int:
    """An arrow says yes, the tabulator goes on past the name of the next one; Enter records. Gives the number of keys."""
    n_keys = 0
    for place in range(n_rows):
        page.keyboard.press("ArrowRight")
        n_keys += 1
        if place + 1 < n_rows:
            page.keyboard.press("Tab")
            page.keyboard.press("Tab")
            n_keys += 2
    page.keyboard.press("Enter")
    return n_keys + 1
