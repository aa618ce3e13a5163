"""A jury of seven of which two stay silent and one is partial comes to a result that is published, with certificates."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Browser, Page, expect

from portal.accounts.queries.links import Purpose, link
from portal.awards.jobs import keep_dates
from portal.core.clock import now
from portal.core.db import db
from portal.juries.jobs import close_due, look_after
from portal.juries.models import Jury, JuryMember
from portal.juries.queries.seats import bench_of
from tests.browser.conftest import STILL
from tests.browser.people import behind, is_well, signed_in
from tests.builders.juries import judge, judging, member, person_of
from tests.builders.served import Site
from tests.builders.sign_in import with_app
from tests.cast import Cast

SEVEN = ("Hanna", "Amélie", "Elio", "Wanda", "Jaroslawa", "Burak", "Konstantin")
SILENT, RESERVES = ("Elio", "Burak"), ("Rosa", "Claire")
AT_THE_TOP = "Lindenbrück – Ovacık"


@pytest.fixture
def cast(site: Site) -> Iterator[Cast]:
    with behind(site) as app:
        yield Cast(app)


def test_a_jury_of_seven_comes_to_a_result(site: Site, browser: Browser, cast: Cast) -> None:
    jury = judging(cast, quorum=4)
    seats = {name: member(jury, name, reserve=name in RESERVES) for name in (*SEVEN, *RESERVES)}
    people = {name: person_of(seats[name]) for name in ("Jaroslawa", "Wanda", "Rosa")} | {"Dana": cast.dana}
    code = with_app(cast.dana)[0]
    links = {name: link(Purpose.SIGN_IN, person) for name, person in people.items()}
    number = jury.round_id
    db.session.commit()

    scores_by_keyboard(signed_in(browser, site, links["Jaroslawa"], 320), number)
    is_partial_once(signed_in(browser, site, links["Wanda"], 320), number)
    hand_in(jury, seats, "Hanna", "Amélie", "Konstantin")
    come_to(jury, days_left=6)
    look_after()
    db.session.commit()
    steps_in(signed_in(browser, site, links["Rosa"], 320), number)
    hand_in(jury, seats, *RESERVES)
    come_to(jury, days_left=0)
    close_due()
    keep_dates()
    db.session.commit()

    dana = signed_in(browser, site, links["Dana"], 1280, code)
    laureate = laureate_named(dana, number)
    phone = browser.new_context(base_url=site.url, viewport={"width": 320, "height": 640}, **STILL).new_page()
    certificate_is_checked(dana, phone, laureate)


def scores_by_keyboard(page: Page, number: int) -> None:
    """In Russian: a number for each criterion, H hands in and leads on to the next nomination."""
    page.goto(f"/ru/jury/{number}")
    is_well(page)
    expect(page.locator(".queue li")).to_have_count(3)
    page.locator(".queue a.row-title").first.press("Enter")
    for place, scores in enumerate(("35", "54", "22")):
        expect(page).to_have_url(re.compile(r"/nominations/\d+$"))
        expect(page.locator(".scores :checked")).to_have_count(0)
        if not place:
            is_well(page)
        keys(page, scores)
    expect(page).to_have_url(re.compile(rf"/ru/jury/{number}$"))
    expect(page.get_by_text("Сдано", exact=True)).to_have_count(3)


def keys(page: Page, scores: str) -> None:
    """As soon as the page has loaded what listens to them."""
    page.wait_for_load_state("networkidle")
    for score in scores:
        page.keyboard.press(score)
    expect(page.locator(".scores :checked")).to_have_count(len(scores))
    page.keyboard.press("h")


def is_partial_once(page: Page, number: int) -> None:
    """In Polish: what concerns her own region is not there, what she is partial about goes, the rest she scores."""
    page.goto(f"/pl/jury/{number}")
    expect(page.locator(".queue li")).to_have_count(2)
    page.locator(".queue a.row-title").first.press("Enter")
    page.locator("main a[href$='/recuse']").press("Enter")
    is_well(page)
    page.get_by_role("button", name="Nie oceniaj tej nominacji").press("Enter")
    expect(page.locator(".queue li")).to_have_count(1)
    page.locator(".queue a.row-title").press("Enter")
    expect(page).to_have_url(re.compile(r"/nominations/\d+$"))
    keys(page, "54")
    expect(page.get_by_text("Oddane", exact=True)).to_be_visible()


def steps_in(page: Page, number: int) -> None:
    """In Italian: from the start page of a reserve member to what she judges now."""
    page.goto("/it/desk")
    page.locator("main a[href$='/it/jury']").first.click()
    page.locator(f"main a[href$='/jury/{number}']").click()
    expect(page.locator(".queue li")).to_have_count(2)


def hand_in(jury: Jury, seats: dict[str, JuryMember], *names: str) -> None:
    """All that they judge; the partnership with Bursa is the best to everybody."""
    db.session.rollback()
    bench = bench_of(jury)
    for name in names:
        for place, item in enumerate(bench.items_for(seats[name])):
            judge(
                jury, seats[name], item, 9 if item.twinning and item.twinning.name == AT_THE_TOP else 5 + place % 2, 7
            )


def come_to(jury: Jury, *, days_left: int) -> None:
    db.session.rollback()
    jury.round.judge_until = now() + timedelta(days=days_left)
    db.session.commit()


def laureate_named(dana: Page, number: int) -> int:
    """Reads what the jury decided, chooses the first, gives reasons and publishes; gives the number of the laureate."""
    dana.goto(f"/de/award-rounds/{number}/jury/result")
    expect(dana.locator("main")).to_contain_text(AT_THE_TOP)
    is_well(dana)
    dana.goto(f"/de/award-rounds/{number}")
    expect(dana.locator("section[aria-labelledby=ranking] li").first).to_contain_text(f"1. {AT_THE_TOP}")
    nominated = dana.locator("section[aria-labelledby=nominations] li", has_text=AT_THE_TOP)
    nominated.get_by_role("link", name="Als Preisträger auswählen").click()
    dana.locator("[name=reason_de]").fill("Weil sich alle jede Woche schreiben.")
    dana.locator("summary", has_text="Polski").click()
    dana.locator("[name=reason_pl]").fill("Bo wszyscy piszą do siebie co tydzień.")
    dana.get_by_role("button", name="Speichern").click()
    dana.get_by_role("button", name="Ergebnis veröffentlichen").click()
    expect(dana.locator("main")).to_contain_text("Das Ergebnis ist öffentlich")
    nomination = dana.locator("section[aria-labelledby=nominations] a", has_text=AT_THE_TOP)
    return int((nomination.get_attribute("href") or "").rpartition("/")[2])


def certificate_is_checked(dana: Page, visitor: Page, number: int) -> None:
    """The square on paper leads a visitor to the page that says whether it is genuine, and on to the laureate."""
    paper = dana.request.get(f"/de/nominations/{number}/certificate.pdf?one=de&other=pl").body()
    (square,) = zxingcpp.read_barcodes(pypdfium2.PdfDocument(paper)[0].render(scale=2).to_pil())
    visitor.goto(square.text)
    expect(visitor.get_by_text("Echt: Diese Auszeichnung wurde verliehen.")).to_be_visible()
    is_well(visitor)
    visitor.get_by_role("link", name="Seite des Preisträgers").click()
    visitor.goto(visitor.url.replace("/de/", "/pl/"))
    expect(visitor.get_by_role("heading", level=1)).to_contain_text("Ovacık")
    expect(visitor.locator("main")).to_contain_text("Bo wszyscy piszą do siebie co tydzień.")
    is_well(visitor)
