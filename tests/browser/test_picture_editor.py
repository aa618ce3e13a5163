"""Anna covers a face before the upload, on a phone and by keyboard alone: the original never leaves the device."""

import io
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Request, expect

from portal.app import create_app
from portal.classes.models import Student
from portal.classes.queries import card_code, link_code
from portal.classes.rules.codes import card_hash
from portal.core.db import db
from tests.browser.conftest import STILL
from tests.browser.people import is_well
from tests.builders.canary import CANARY, shows_canary
from tests.builders.served import Site
from tests.cast import Cast


@pytest.fixture
def phone(site: Site, browser: Browser) -> Page:
    """Anna's; she has signed in by the card."""
    app = create_app({"JOBS_IN_PROCESS": False, "BASE_URL": site.url}, Path(site.environment["DATA_DIR"]))
    with app.app_context():
        student = db.session.get_one(Student, Cast(app).anna.id)
        code = card_code(student)
        student.card_hash, address = card_hash(app.config["SECRET_KEY"], code), f"/k/{link_code(code)}"
        db.session.commit()
        db.session.remove()
        db.engine.dispose()
    page = browser.new_context(base_url=site.url, viewport={"width": 320, "height": 640}, **STILL).new_page()
    page.goto(address)
    page.locator("main form button").click()
    return page


def photo(folder: Path) -> Path:
    """6000 × 4000 pixels as a phone stores them: on its side. Upright, the patch lies in the middle."""
    picture = Image.new("RGB", (6000, 4000), "grey")
    picture.paste(CANARY, (2700, 1800, 3300, 2200))
    exif = Image.Exif()
    exif[0x0112] = 6
    picture.save(folder / "foto.jpg", exif=exif, quality=90)
    return folder / "foto.jpg"


def reach(page: Page, name: str) -> None:
    """By the Tab key."""
    target = page.get_by_role("button", name=name, exact=True)
    for _ in range(60):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(name)


def test_a_covered_face_never_leaves_the_device(phone: Page, tmp_path: Path) -> None:
    sent: list[Request] = []
    phone.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
    phone.goto("/de/contributions/new")
    phone.get_by_label("Titel").fill("Am Wehr")
    phone.locator("[name=files]").set_input_files(photo(tmp_path))
    reach(phone, "Bild bearbeiten: foto.jpg")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", name="Bild bearbeiten")).to_be_focused()
    reach(phone, "Bereich abdecken")
    phone.keyboard.press("Enter")
    for key in ("ArrowLeft", "Shift+ArrowRight", "Shift+ArrowRight", "ArrowUp"):
        phone.keyboard.press(key)
    said = "Bereich 1, in Prozent: 38 von links, 38 von oben, 24 breit, 20 hoch"
    expect(phone.locator("dialog [role=status]")).to_have_text(said)
    is_well(phone)
    reach(phone, "Nach rechts drehen")
    phone.keyboard.press("Enter")
    reach(phone, "Dieses Bild nehmen")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("button", name="Bild bearbeiten: foto.jpg")).to_be_focused()
    chosen = bytes(
        phone.locator("[name=files]").evaluate(
            "async (input) => [...new Uint8Array(await input.files[0].arrayBuffer())]"
        )
    )
    with Image.open(io.BytesIO(chosen)) as picture:
        assert (picture.format, picture.size, dict(picture.getexif())) == ("JPEG", (1600, 1067), {})
    assert not shows_canary(chosen)
    sent.clear()
    phone.get_by_role("button", name="Einreichen").click()
    expect(phone.get_by_role("status").filter(has_text="Eingereicht!")).to_contain_text("Am Wehr")
    assert all((request.post_data_buffer or b"").count(b"\xff\xd8\xff") <= 1 for request in sent)
