"""Carla sees who has handed in, says what is asked for and until when, and reminds the others."""

import re
from datetime import timedelta

from portal.core.clock import today
from portal.core.db import db
from tests.cast import Cast
from tests.page_reading import parsed, sent_by, words
from tests.statements import n_queries


def rows(cast: Cast, path: str) -> list[list[str]]:
    page = parsed(cast.signed_in(cast.carla).get(path))
    cells = ([" ".join("".join(cell.itertext()).split()) for cell in row] for row in page.iter("tr"))
    return list(cells)[1:]


def test_each_student_stands_there_with_what_she_has_handed_in(cast: Cast) -> None:
    cast.contribution(cast.anna, status="submitted", title="Der Fluss")
    cast.contribution(cast.anna, status="published", title="Am Wehr")
    cast.contribution(cast.ben, title="Entwurf")
    path = f"/de/projects/{cast.project.id}/overview"
    assert rows(cast, path) == [["Anna", "Der Fluss EingereichtAm Wehr Veröffentlicht"], ["Ben", "Noch nichts"]]
    assert "Eingereicht: 1 von 2" in words(cast.signed_in(cast.carla).get(path))
    assert path in cast.signed_in(cast.carla).get("/de/desk").text


def test_the_page_costs_the_same_for_one_class_and_for_five(cast: Cast) -> None:
    carla, path = cast.signed_in(cast.carla), f"/de/projects/{cast.project.id}/overview"
    one = n_queries(carla, path)
    for number in range(4):
        school_class = cast._class(cast.carla, cast.school, f"K{number}", "de", f"K000{number}")
        cast.project.classes.append(school_class)
        cast._student(f"Mia {number}", school_class, "de")
    db.session.commit()
    assert "Mia 3" in words(carla.get(path))
    assert n_queries(carla, path) == one


def test_classes_of_colleagues_stay_their_own(cast: Cast) -> None:
    cast.project.teachers.append(cast.emil)
    cast.project.classes.append(cast.other_class)
    db.session.commit()
    path = f"/tr/projects/{cast.project.id}/overview"
    seen = words(cast.signed_in(cast.emil).get(path))
    assert ["Filiz" in seen, "Anna" in seen] == [True, False]


def test_students_read_task_and_due_date_where_they_begin_and_where_they_write(cast: Cast) -> None:
    carla, path = cast.signed_in(cast.carla), f"/de/projects/{cast.project.id}/overview"
    due = today() + timedelta(days=20)
    typed = sent_by(carla.get(path), "", task="Erzählt von eurem Fluss.\nMit Bild.", due_on=due.isoformat())
    assert carla.post(path, data=typed).location == path
    anna = cast.signed_in(cast.anna)
    for page in ("/de/desk", "/de/contributions/new"):
        assert "Erzählt von eurem Fluss. Mit Bild." in words(anna.get(page))
        assert str(due.year) in words(anna.get(page))
    assert "Erzählt" not in cast.signed_in(cast.filiz).get("/tr/desk").text
    assert "Erzählt" not in cast.signed_in(None).get(f"/de/projects/{cast.project.id}").text


def test_the_reminder_reaches_those_who_have_not_handed_in(cast: Cast) -> None:
    cast.contribution(cast.anna, status="submitted")
    carla = cast.signed_in(cast.carla)
    carla.post(f"/de/projects/{cast.project.id}/remind")
    assert "erinnert" in words(cast.signed_in(cast.ben).get("/de/desk"))
    assert "erinnert" not in words(cast.signed_in(cast.anna).get("/de/desk"))
    page = words(carla.get(f"/de/projects/{cast.project.id}/overview"))
    assert re.search(r"Erinner\w*: \d\d\.\d\d\.\d{4}, \d\d:\d\d", page)


def test_a_refused_task_keeps_what_was_typed(cast: Cast) -> None:
    carla, path = cast.signed_in(cast.carla), f"/de/projects/{cast.project.id}/overview"
    answer = carla.post(path, data=sent_by(carla.get(path), "", task="Erzählt.", due_on="bald"))
    assert answer.status_code == 422
    assert "Erzählt." in answer.text


def test_a_project_without_own_classes_says_what_to_do(cast: Cast) -> None:
    cast.project.classes.clear()
    db.session.commit()
    assert "Keine Ihrer Klassen" in words(cast.signed_in(cast.carla).get(f"/de/projects/{cast.project.id}/overview"))


def test_a_student_reads_in_which_project_her_work_is(cast: Cast) -> None:
    cast.contribution(cast.anna)
    assert "Projekt: Flüsse verbinden" in words(cast.signed_in(cast.anna).get("/de/desk"))
