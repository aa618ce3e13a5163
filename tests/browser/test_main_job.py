"""The whole job in a real browser, and how few steps it takes: fails when a number rises."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import STILL
from tests.browser.people import Counted, text_of
from tests.builders.served import Site

SCHOOLS = """Identifiant_de_l_etablissement;Nom_etablissement;Type_etablissement;Statut_public_prive;Adresse_1;\
Code_postal;Nom_commune;Code_departement;Code_academie;Telephone;Web;Mail;Libelle_departement;Libelle_academie;\
Libelle_region;etat;libelle_nature;code_nature
0339999P;Collège des Trois Sources;Collège;Public;1 rue du Moulin;33000;Valdoré;033;04;;;office@sources.example;\
Gironde;Bordeaux;Nouvelle-Aquitaine;OUVERT;COLLEGE;340
"""


@dataclass
class People:
    """Opens browsers at the site, all with or all without scripts."""

    browser: Browser
    site: Site
    scripts: bool

    def open(self, width: int = 1280) -> Counted:
        context = self.browser.new_context(
            base_url=self.site.url, viewport={"width": width, "height": 800}, java_script_enabled=self.scripts, **STILL
        )
        return Counted(context.new_page())


def picture(folder: Path) -> Path:
    path = folder / "pont.jpg"
    Image.new("RGB", (640, 480), "teal").save(path)
    return path


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_from_registration_to_publication(site: Site, browser: Browser, tmp_path: Path, scripts: bool) -> None:
    people = People(browser, site, scripts)
    (tmp_path / "schools.csv").write_text(SCHOOLS, encoding="utf-8")
    site.flask("schools", "import", str(tmp_path / "schools.csv"))
    invite = ["--role", "coordinator", "--region", "aquitaine", "--reads", "fr", "--language", "fr"]
    dana_link = re.search(r"http\S+", site.flask("people", "invite", "dana@region.example", *invite))
    assert dana_link

    teacher = people.open()
    register(teacher, scripts)
    confirm_school(people)
    teacher.page.goto(site.link_for("carla@sources.example", "confirm-email"))
    teacher.page.locator("main form button").click()
    card = print_cards(teacher)
    submit_project(teacher)

    coordinator = people.open()
    accept_invitation(coordinator, dana_link[0])
    accept_project(coordinator)

    student = people.open(width=360)
    hand_in(student, card, picture(tmp_path), scripts)
    forward(teacher)
    contribution = publish(coordinator)

    visitor = people.open(width=360)
    visitor.page.goto("/tr/gallery")
    visitor.page.get_by_role("link", name="Le vieux pont").first.click()
    expect(visitor.page.locator("html")).to_have_attribute("lang", "tr")
    expect(visitor.page.get_by_role("heading", level=1)).to_have_attribute("lang", "fr")
    assert visitor.page.url.endswith(f"/tr/contributions/{contribution}")
    assert visitor.page.context.cookies() == []

    student.page.goto("/fr/desk")
    expect(student.page.get_by_text("tout le monde peut maintenant voir votre contribution")).to_be_visible()


def register(teacher: Counted, scripts: bool) -> None:
    """One screen, five required fields, and the class code is there."""
    page = teacher.page
    page.goto("/fr/register")
    assert page.locator("[required]").count() <= 5
    for field, value in {"name": "Carla", "email": "carla@sources.example", "title": "Nos ponts", "age": "13"}.items():
        page.locator(f"[name={field}]").fill(value)
    page.locator("[name=school]").press_sequentially("trois sour")
    if scripts:
        page.get_by_role("option", name=re.compile("Trois Sources")).click()
    page.locator("main form .actions button.primary").click()
    expect(page).to_have_url(re.compile("/fr/desk$"))
    expect(page.get_by_text(re.compile("[0-9A-Z]{6} ·"))).to_be_visible()


def confirm_school(people: People) -> None:
    """One click from the school's official address."""
    school = people.open()
    school.page.goto(people.site.link_for("office@sources.example", "schools/confirm"))
    school.tap(school.page.locator("main form button"))
    assert school.taps == 1


def print_cards(teacher: Counted) -> str:
    """Pastes the class list and prints; gives Anna's code."""
    page = teacher.page
    page.goto("/fr/desk")
    page.locator("a[href*='/fr/classes/']:not([href$=new])").first.click()
    page.locator("[name=names]").fill("Anna\nBen")
    page.locator("form[action*=students] button, form:has([name=names]) button").first.click()
    pdf = page.request.get(page.locator("a[href$='cards.pdf']").get_attribute("href") or "").body()
    after_anna = text_of(pdf).partition("Anna")
    codes = re.findall(r"[0-9A-Z]{5}-[0-9A-Z]{5}", after_anna[0] + after_anna[2])
    assert len(codes) == 2
    return str(codes[0])


def submit_project(teacher: Counted) -> None:
    page = teacher.page
    page.goto("/fr/my-projects")
    page.get_by_role("link", name="Nos ponts").click()
    page.locator("a[href$=edit]").click()
    page.locator("[name=summary]").fill("Nous racontons les ponts de notre ville.")
    page.locator("[name=topics][value=our_regions]").check()
    page.locator("main form .actions button.primary").click()
    page.locator("form[action$=submit] button").click()


def accept_invitation(coordinator: Counted, link: str) -> None:
    page = coordinator.page
    page.goto(link)
    page.locator("[name=name]").fill("Dana")
    page.locator("[name=password]").fill("neuf moulins verts")
    page.locator("main form button").first.click()
    expect(page).to_have_url(re.compile("/fr/desk$"))


def accept_project(coordinator: Counted) -> None:
    page = coordinator.page
    page.goto("/fr/desk")
    page.get_by_role("link", name="Nos ponts").click()
    page.locator("form[action$=accept] button").click()


def hand_in(student: Counted, card: str, file: Path, scripts: bool) -> None:
    """From the card to handed in: at most four taps and one field."""
    page = student.page
    page.goto(f"/k/{card.replace('-', '')}")
    student.tap(page.locator("main form button"))
    student.tap(page.locator("main a.button.primary"))
    page.locator("[name=title]").fill("Le vieux pont")
    student.fields += 1
    if scripts:
        learn_that_it_is_too_large(page, file)
    with page.expect_file_chooser() as chooser:
        student.tap(page.locator("label.choose" if scripts else "[name=files]"))
    chooser.value.set_files(file)
    student.tap(page.locator("button[value=submit]"))
    expect(page).to_have_url(re.compile("/fr/desk$"))
    expect(page.get_by_role("link", name="Le vieux pont")).to_be_visible()
    assert student.taps <= 4
    assert student.fields <= 1


def learn_that_it_is_too_large(page: Page, file: Path) -> None:
    """Before anything is sent, in the own language, and without losing what was typed."""
    largest = page.locator("#work").evaluate("form => [form.dataset.largest, form.dataset.largest = '10'][0]")
    page.locator("[name=files]").set_input_files(file)
    page.locator("button[value=submit]").click()
    expect(page.get_by_role("alert")).to_contain_text("«\u00a0pont.jpg\u00a0»")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.locator("[name=title]")).to_have_value("Le vieux pont")
    page.locator("#work").evaluate("(form, largest) => { form.dataset.largest = largest }", largest)
    page.locator("[name=files]").set_input_files([])


def forward(teacher: Counted) -> None:
    """One click on the desk."""
    teacher.page.goto("/fr/desk")
    teacher.taps = 0
    teacher.tap(teacher.page.locator("form[action$=forward] button"))
    expect(teacher.page.locator("form[action$=forward]")).to_have_count(0)
    assert teacher.taps == 1


def publish(coordinator: Counted) -> int:
    """One click beside the preview; gives the number of the contribution."""
    page = coordinator.page
    page.goto("/fr/moderation")
    page.get_by_role("link", name="Le vieux pont").click()
    number = int(page.url.rpartition("/")[2])
    coordinator.taps = 0
    coordinator.tap(page.locator("form[action$=publish] button"))
    expect(page).to_have_url(re.compile("/fr/moderation$"))
    assert coordinator.taps == 1
    return number
