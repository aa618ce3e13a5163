"""A visitor gets on from every page: to the next contribution, to more of the project and the school, to the pictures."""

import html5lib
import pytest

from portal.core.db import db
from portal.projects.models import ProjectRegion
from tests.builders.publishing import Publish, Visit, picture
from tests.cast import Cast
from tests.page_reading import parsed, words


def links(visit: Visit, path: str, section: str) -> list[str]:
    """Where the titles in a section lead."""
    page = parsed(visit(path))
    [found] = [each for each in page.iter("section") if each.get("aria-labelledby") == section]
    return [link.get("href", "") for link in found.iter("a") if link.get("lang")]


def test_the_gallery_goes_on_from_each_contribution_and_begins_again_at_its_ends(
    publish: Publish, visit: Visit
) -> None:
    first, second, third = (publish(f"Werk {minute}", minutes=minute).id for minute in range(3))
    page = f"/de/contributions/{second}"
    [older] = [link.get("href", "") for link in parsed(visit(page)).iter("a") if link.get("rel") == "next"]
    [newer] = [link.get("href", "") for link in parsed(visit(page)).iter("a") if link.get("rel") == "prev"]
    assert (visit(newer).location, visit(older).location) == (
        f"/de/contributions/{third}",
        f"/de/contributions/{first}",
    )
    assert visit(f"/de/contributions/{third}/newer").location == f"/de/contributions/{first}"
    assert visit(f"/de/contributions/{first}/older").location == f"/de/contributions/{third}"


def test_more_of_the_project_and_of_the_school_stand_below(cast: Cast, publish: Publish, visit: Visit) -> None:
    shown = publish("Gezeigt")
    same_project = publish("Gleiches Projekt", minutes=1)
    same_school = publish("Gleiche Schule", minutes=2, project_id=cast.own_project("running").id)
    publish("Çınar", author=cast.filiz, minutes=3)
    page = f"/de/contributions/{shown.id}"
    assert links(visit, page, "of-project") == [f"/de/contributions/{same_project.id}"]
    assert links(visit, page, "of-school") == [f"/de/contributions/{same_school.id}"]
    school = f"/de/gallery?school={cast.school.id}"
    assert f'href="{school}"' in visit(page).text
    assert ["Gezeigt" in visit(school).text, "Çınar" in visit(school).text] == [True, False]
    assert visit("/de/gallery?school=999").status_code == 200


def test_what_is_published_since_appears_below_the_kept_page(publish: Publish, visit: Visit) -> None:
    shown = publish("Gezeigt")
    page = f"/de/contributions/{shown.id}"
    visit(page)
    later = publish("Später", minutes=5)
    assert links(visit, page, "of-project") == [f"/de/contributions/{later.id}"]


def test_others_see_the_picture_of_a_contribution_when_it_is_shared(publish: Publish, visit: Visit) -> None:
    with_picture, without = publish(), publish("Nur Text", minutes=1)
    medium = picture(with_picture, alt="Ein Wehr")
    page = visit(f"/de/contributions/{with_picture.id}").text
    address = f"http://portal.example/de/contributions/{with_picture.id}/media/{medium.id}/full"
    for name, value in {
        "": address,
        ":width": "1600",
        ":height": "1200",
        ":type": "image/webp",
        ":alt": "Ein Wehr",
    }.items():
        assert f'<meta property="og:image{name}" content="{value}">' in page
    other = visit(f"/de/contributions/{without.id}").text
    assert '<meta property="og:image" content="http://portal.example/static/preview.png?v=' in other


def test_paper_tells_where_the_page_is_to_type_and_to_scan(publish: Publish, visit: Visit) -> None:
    address = f"/de/contributions/{publish().id}"
    [printed] = [each for each in parsed(visit(address)).iter("div") if each.get("class") == "printed"]
    assert "".join(printed.itertext()).strip() == f"http://portal.example{address}"
    assert printed.find(".//{*}svg") is not None


@pytest.mark.parametrize("path", ["gallery", "projects"])
def test_lists_say_how_much_they_hold(cast: Cast, publish: Publish, visit: Visit, path: str) -> None:
    publish()
    publish("Çınar", author=cast.filiz)
    one, two = ("1 Beitrag", "2 Beiträge") if path == "gallery" else ("1 Projekt", "2 Projekte")
    assert two in words(visit(f"/de/{path}"))
    assert one in words(visit(f"/de/{path}?region=bursa"))


def test_empty_fields_of_a_filter_leave_no_trace_in_the_address(visit: Visit) -> None:
    answer = visit("/de/gallery?region=bursa&topic=&language=&age=&kind=")
    assert (answer.status_code, answer.location) == (302, "/de/gallery?region=bursa")
    assert visit("/tr/projects?region=").location == "/tr/projects"
    assert visit("/de/search?q=").location == "/de/search"
    assert visit("/de/gallery?region=bursa").status_code == 200


def test_every_text_names_its_language_on_card_and_page(cast: Cast, publish: Publish, visit: Visit) -> None:
    number = publish("Çınar", author=cast.filiz, language="tr").id
    for path in (f"/de/contributions/{number}", f"/de/projects/{cast.other_project.id}", "/de/projects", "/de/gallery"):
        main = html5lib.parse(visit(path).text, namespaceHTMLElements=False).find(".//main")
        assert "Türkçe" in ["".join(each.itertext()).strip() for each in main.iter() if each.get("lang") == "tr"], path


def test_the_map_shows_schools_and_partnerships_and_tells_them_beside(
    cast: Cast, publish: Publish, visit: Visit
) -> None:
    publish()
    cast.project.regions.append(ProjectRegion(region_key="bursa"))
    db.session.commit()
    answer = visit("/de/map")
    page = parsed(answer)
    assert "Bursa – Hessen1" in words(answer)
    circles = [link.get("aria-label") for link in page.iter() if "spot" in (link.get("class") or "")]
    assert "Hessen: 1 Schule" in circles
    assert f'href="/de/gallery?school={cast.school.id}">Schule am Sternenfeld</a>, Lindenbrück' in answer.text
    assert "Çınar Ortaokulu, Ovacık" in words(answer)
    assert f"school={cast.other_school.id}" not in answer.text  # nothing of it is published yet


def test_figures_for_the_press_as_a_page_and_as_a_table(cast: Cast, publish: Publish, visit: Visit) -> None:
    publish()
    publish("Çınar", author=cast.filiz, minutes=1)
    cast.contribution(title="Noch nicht")
    seen = words(visit("/de/figures"))
    for fact in ("Veröffentlichte Beiträge2", "Teilnehmende Schulen2", "Projekte2", "Regionen6"):
        assert fact in seen
    rows = visit("/de/figures.csv").text.splitlines()
    for row in ("Schulen nach Region,Bursa,1", "Veröffentlichte Beiträge nach Sprache,Türkçe,1",
                "Veröffentlichte Beiträge nach Jahr,2026,2", "Veröffentlichte Beiträge nach Art,Text,2"):  # fmt: skip
        assert row in rows
