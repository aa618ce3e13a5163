"""Carla and Emil walk through the pages of a visit, each in the own language."""

from tests.builders.visits import visit_of
from tests.cast import Cast
from tests.page_reading import words


def test_both_sides_and_both_coordinations_read_the_visit_and_nobody_else(cast: Cast) -> None:
    address = f"/de/visits/{visit_of(cast).id}"
    people = (cast.carla, cast.emil, cast.dana, cast.gero)
    pages = [cast.signed_in(person).get(address) for person in people]
    assert [page.status_code for page in pages] == [200] * 4
    assert "8-A · Çınar Ortaokulu" in words(pages[0])
    stranger = cast._adult("teacher", "Nora", "de")  # type: ignore[arg-type]
    assert cast.signed_in(stranger).get(address).status_code == 404
