"""Carla on her phone joins a school, leaves it, hands a class over and begins the new year, in two languages."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.accounts.queries.links import Purpose, link
from portal.app import create_app
from portal.core.clock import today
from portal.core.db import db
from portal.core.web.access import Role
from tests.browser.people import is_well, signed_in
from tests.builders.served import Site
from tests.cast import Cast


@pytest.fixture
def carla(site: Site, browser: Browser) -> Page:
    """A colleague of hers teaches at the same school."""
    app = create_app({"JOBS_IN_PROCESS": False, "BASE_URL": site.url}, Path(site.environment["DATA_DIR"]))
    with app.app_context():
        cast = Cast(app)
        cast._works_at(cast._adult(Role.TEACHER, "Clara", "de"), cast.school)
        cast.school_class.age_from, cast.school_class.age_to = 13, 14
        cast.school_class.year_ends_on = today() - timedelta(days=30)
        db.session.commit()
        address = link(Purpose.SIGN_IN, cast.carla)
        db.session.remove()
        db.engine.dispose()
    return signed_in(browser, site, address, 390)


def test_carla_joins_leaves_hands_over_and_begins_the_new_year(carla: Page) -> None:
    carla.goto("/de/my-schools")
    carla.locator("#school").fill("Schule am Apfelbaum")
    carla.get_by_text("Meine Schule fehlt").click()
    carla.locator("[name$=missing_region]").select_option("hessen")
    carla.locator("[name$=missing_town]").fill("Lindenbrück")
    carla.get_by_role("button", name="Diese Schule hinzufügen").click()
    expect(carla.get_by_role("heading", name="Schule am Apfelbaum")).to_be_visible()
    is_well(carla)
    carla.get_by_role("button", name="Diese Schule verlassen: Schule am Apfelbaum").click()
    expect(carla.get_by_role("button", name=re.compile("Schule am Apfelbaum"))).to_have_text("Ich arbeite noch hier")

    carla.goto("/ru/classes")
    carla.get_by_role("link", name="8b").first.click()
    is_well(carla)
    handing = carla.locator("form[action$='/hand-over']")
    handing.locator("select").select_option(label="Clara")
    handing.get_by_role("button").click()
    expect(carla.locator(".undo button")).to_be_visible()
    carla.locator(".undo button").click()
    carla.goto("/ru/classes")
    expect(carla.get_by_role("link", name="8b").first).to_be_visible()
    carla.goto("/ru/classes/next-year")
    carla.locator("main form button").last.click()
    expect(carla.get_by_text("14–15")).to_be_visible()  # its ages have risen
    is_well(carla)
