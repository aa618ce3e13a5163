"""The Hessentag without a network: an exhibition from a stick, served by nobody; and one online, from which a work goes."""

import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from playwright.sync_api import Browser, Request, expect

from portal.app import create_app
from portal.classes.models import Student
from portal.consent.rules.codes import Giver, Way
from portal.core.clock import now
from portal.core.db import db
from portal.families.actions import take_back
from tests.browser.conftest import STILL
from tests.browser.people import is_well
from tests.builders.exhibiting import exhibitable, exhibition
from tests.builders.served import Site
from tests.cast import Cast


def test_an_exhibition_runs_from_a_stick(cast: Cast, browser: Browser, tmp_path: Path) -> None:
    works = [exhibitable(cast, "Der Fluss"), exhibitable(cast, "Das Wehr", cast.ben)]
    path = f"/de/exhibitions/{exhibition(cast, *works).id}/download"
    ZipFile(BytesIO(cast.signed_in(cast.dana).post(path).data)).extractall(tmp_path)
    context = browser.new_context(viewport={"width": 320, "height": 640}, offline=True, **STILL)
    asked: list[Request] = []
    faults: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((tmp_path / "index.html").as_uri())
    now_shown = page.locator(".exhibit.now")
    expect(now_shown.locator("h2")).to_have_text("Der Fluss")
    assert now_shown.locator("img").evaluate("picture => picture.decode().then(() => picture.naturalWidth)") == 60
    assert now_shown.locator(".caption").all_inner_texts()[1].startswith("Par\u00a0: Anna")
    is_well(page)
    page.keyboard.press("ArrowRight")
    expect(now_shown.locator("h2")).to_have_text("Das Wehr")
    shutil.rmtree(tmp_path / "works" / "01")
    page.reload()
    expect(page.locator("[data-place]")).to_have_text("1 / 1")
    expect(now_shown.locator("h2")).to_have_text("Das Wehr")
    assert [request.url for request in asked if not request.url.startswith("file:")] == []
    assert faults == []
    context.close()


def test_what_is_withdrawn_leaves_a_show_that_runs(site: Site, browser: Browser) -> None:
    app = create_app({"JOBS_IN_PROCESS": False, "BASE_URL": site.url}, Path(site.environment["DATA_DIR"]))
    with app.app_context():
        cast = Cast(app)
        works = [exhibitable(cast, "Der Fluss"), exhibitable(cast, "Das Wehr", cast.ben)]
        made = exhibition(cast, *works, seconds=5)
        made.published_at = now()
        db.session.commit()
        page = browser.new_context(base_url=site.url, viewport={"width": 1280, "height": 720}, **STILL).new_page()
        page.goto(f"/fr/exhibitions/{made.id}")
        expect(page.locator(".exhibit.now h2")).to_have_text("Der Fluss")
        is_well(page)
        take_back(db.session.get_one(Student, cast.ben.id), Giver.PARENT, Way.PAPER)
        db.session.commit()
        page.get_by_role("button", name="Suivant").click()
        expect(page.locator(".exhibit")).to_have_count(1)
        expect(page.locator(".exhibit.now h2")).to_have_text("Der Fluss")
        db.session.remove()
        db.engine.dispose()
