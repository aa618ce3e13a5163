"""A class of Bursa comes to Hessen: planned in German and agreed in Turkish, 24 guests find their place in 26 families."""

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pikepdf
import pytest
import vobject
from playwright.sync_api import Browser, Page, expect

from portal.accounts.queries.links import Purpose, link
from portal.classes.actions import add_students
from portal.core.clock import today
from portal.core.db import db
from portal.holidays.rules.days import Span
from portal.holidays.rules.entries import Kind
from portal.hosting.actions.answers import type_in
from portal.hosting.queries.answers import answer_of
from portal.hosting.queries.participants import participants_of
from portal.hosting.rules.codes import Reply
from portal.visits.models import Visit
from portal.visits.rules.codes import Side
from tests.browser.conftest import STILL
from tests.browser.people import Counted, behind, is_well, signed_in, text_of
from tests.builders.calendars import enter, only_lessons
from tests.builders.hosting import told
from tests.builders.served import Site
from tests.builders.visits import joint_project
from tests.cast import Cast

N_GUESTS, N_FAMILIES = 24, 26
EXAMS = Span(today() + timedelta(days=100), today() + timedelta(days=104))
NAMES = [f"{name}{end}" for name in ("Alma", "Bruno", "Celia", "Dario", "Elin") for end in ("", "a", "o", "is", "ek")]


@pytest.fixture
def cast(site: Site) -> Iterator[Cast]:
    """Carla teaches 26 students in Hessen, Emil 24 in Bursa; they have a joint project."""
    with behind(site) as app:
        cast = Cast(app)
        add_students(cast.school_class, NAMES[: N_FAMILIES - 2])
        add_students(cast.other_class, NAMES[: N_GUESTS - 1])
        joint_project(cast)
        only_lessons()
        enter("bursa", Kind.EXAMS, EXAMS.start, EXAMS.end, "exams")
        db.session.commit()
        yield cast


def test_two_classes_meet(site: Site, browser: Browser, cast: Cast) -> None:
    links = [link(Purpose.SIGN_IN, teacher) for teacher in (cast.carla, cast.emil)]
    db.session.commit()
    carla, emil = (signed_in(browser, site, address, 360) for address in links)
    number = planned_on_one_screen(carla)
    agreed(emil)
    write_programme(carla, emil, number)
    for page, side, save in ((carla, "host", "Liste speichern"), (emil, "guest", "Listeyi kaydet")):
        page.goto(f"/{lang_of(page)}/visits/{number}/participants")
        page.locator(f"section[aria-labelledby={side}]").get_by_role("button", name=save).click()
    is_well(emil)
    families_answer(site, browser, carla, emil, number)
    paired(carla, emil, number)
    printed(emil, number)
    assert (moments := of_calendar(carla)) == of_calendar(emil)
    assert len(moments) == 3  # the days, and both items


def planned_on_one_screen(page: Page) -> int:
    """Two fields and three taps: there are exams in the days that Carla types, and the portal offers others."""
    carla = Counted(page)
    page.goto("/de/visits/new")
    carla.fill(page.get_by_label("Erster Tag"), EXAMS.start.isoformat())
    carla.fill(page.get_by_label("Letzter Tag"), EXAMS.end.isoformat())
    carla.tap(page.get_by_role("button", name="Besuch planen"))
    expect(page.get_by_role("alert")).to_contain_text("Prüfung")
    is_well(page)
    carla.tap(page.locator("[name=window]").first)
    carla.tap(page.get_by_role("button", name="Besuch planen"))
    expect(page).to_have_url(re.compile(r"/de/visits/\d+$"))
    assert (carla.fields, carla.taps) == (2, 3)
    expect(page.locator("dl.facts")).to_contain_text("24 Schülerinnen und Schüler")
    return int(page.url.rpartition("/")[2])


def agreed(page: Page) -> None:
    """From the desk: reads, and says yes."""
    emil = Counted(page)
    page.goto("/tr/desk")
    emil.tap(page.get_by_role("link", name="Oku ve yanıtla"))
    is_well(page)
    emil.tap(page.get_by_role("button", name="Kabul ediyorum"))
    expect(page.locator("main")).to_contain_text("İki tarafça kabul edildi")
    assert emil.taps == 2


def write_programme(carla: Page, emil: Page, number: int) -> None:
    """Each writes an item; Carla's has a Turkish translation."""
    carla.goto(f"/de/visits/{number}/programme")
    carla.get_by_role("link", name="Punkt hinzufügen", exact=True).click()
    carla.locator("[name=starts]").fill("09:00")
    carla.locator("[name=title_de]").fill("Empfang in der Aula")
    carla.locator("[name=title_tr]").fill("Okulda karşılama")
    carla.get_by_role("button", name="Punkt speichern").click()
    emil.goto(f"/tr/visits/{number}/programme")
    expect(emil.get_by_role("heading", name="Okulda karşılama")).to_be_visible()
    emil.get_by_role("link", name="Madde ekle", exact=True).click()
    emil.locator("[name=starts]").fill("14:30")
    emil.locator("[name=title_tr]").fill("Konukların konseri")
    emil.get_by_role("button", name="Maddeyi kaydet").click()
    expect(emil.get_by_role("heading", name="Konukların konseri")).to_be_visible()
    is_well(emil)


def families_answer(site: Site, browser: Browser, carla: Page, emil: Page, number: int) -> None:
    """One of each side by the code of its printed sheet, on a phone without an account; the others as builders say."""
    phone = browser.new_context(base_url=site.url, viewport={"width": 320, "height": 640}, **STILL).new_page()
    for page, places, words in ((carla, N_FAMILIES, ""), (emil, N_GUESTS, "Teşekkürler. Yanıtınız kaydedildi.")):
        sheets = text_of(page.request.get(f"/{lang_of(page)}/visits/{number}/families.pdf").body())
        found = re.findall(r"[0-9A-Z]{5}-[0-9A-Z]{5}", sheets)
        assert len(set(found)) == places
        phone.goto(f"/{lang_of(page)}/hosting")
        phone.locator("[name=code]").fill(found[0])
        phone.locator("main form button").click()
        answer(phone, is_host=page == carla)
        expect(phone.locator("main, [role=status]").first).to_contain_text(words or "Danke. Ihre Antwort ist erfasst.")
    others_answer(number)


def answer(phone: Page, *, is_host: bool) -> None:
    """One guest is welcome; English is spoken, there are no pets, and nothing else is in the way."""
    phone.locator("[name=age]").select_option("14")
    phone.locator("[name=languages][value=en]").check()
    for name, value in {"n_guests": "1" if is_host else "", "pets": "no", "needs": "no", "room": "yes"}.items():
        if value:
            phone.locator(f"[name={name}][value='{value}']").check()
    is_well(phone)
    phone.locator("main form button.primary").click()


def others_answer(number: int) -> None:
    """Two families have no place, some have pets, and some guests keep away from them."""
    db.session.rollback()
    by_side = participants_of(db.session.get_one(Visit, number))
    for side in Side:
        for place, one in enumerate(each for each in by_side[side] if not answer_of(each)):
            n_guests = int(place > 1) if side == Side.HOST else 0
            languages = ("en", "de") if place % 3 else ("en",)
            pets = Reply.YES if place % 4 == 0 else Reply.NO
            type_in(one, told(n_guests, languages=languages, pets=pets))
    db.session.commit()


def paired(carla: Page, emil: Page, number: int) -> None:
    carla.goto(f"/de/visits/{number}/pairs")
    carla.get_by_role("button", name="Paare finden").click()
    expect(carla.get_by_text("Nachweislich die beste Lösung")).to_be_visible()
    expect(carla.get_by_role("heading", name=f"{N_GUESTS} Gäste haben eine Familie")).to_be_visible()
    families = carla.locator("section[aria-labelledby=found] li strong").all_inner_texts()
    assert len({each.rpartition(" ")[2] for each in families}) == N_GUESTS
    is_well(carla)
    carla.get_by_role("button", name="Diese Paare bestätigen").click()
    emil.goto(f"/tr/visits/{number}/pairs")
    emil.get_by_role("button", name="Bu eşleşmeleri onayla").click()
    expect(emil.locator("section[aria-labelledby=confirm] form")).to_have_count(0)
    is_well(emil)


def printed(emil: Page, number: int) -> None:
    """Every paper opens, and is tagged for screen readers."""
    emil.goto(f"/tr/visits/{number}/documents")
    papers = [link.get_attribute("href") or "" for link in emil.locator("section[aria-labelledby=papers] a").all()]
    certificates = emil.locator("section[aria-labelledby=papers] form").get_attribute("action") or ""
    is_well(emil)
    n_pages = []
    for path in (*papers, certificates, f"/tr/visits/{number}/programme.pdf"):
        with pikepdf.open(io.BytesIO(emil.request.get(path).body())) as pdf:
            assert "/StructTreeRoot" in pdf.Root
            n_pages.append(len(pdf.pages))
    assert n_pages[2:4] == [N_GUESTS + 1, N_GUESTS]  # emergency sheets with an empty one, certificates


def of_calendar(page: Page) -> dict[str, datetime]:
    """What a calendar program fetches from the own address: when each entry begins."""
    page.goto(f"/{lang_of(page)}/my-calendar")
    page.locator("form[action$=open] button").click()
    address = page.locator("#calendar-address").input_value()
    found: Any = vobject.readOne(page.request.get(address).text())
    return {event.uid.value: moment(event.dtstart.value) for event in found.vevent_list}


def moment(value: Any) -> Any:
    return value.astimezone(UTC) if isinstance(value, datetime) else value


def lang_of(page: Page) -> str:
    return page.url.split("/")[3]
