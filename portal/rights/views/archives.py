"""Copies of all that is stored about somebody: a ZIP for the person, the teacher of a student, or the family."""

import json
from collections.abc import Iterator
from typing import Any

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_login import current_user

from portal.accounts.models import Person
from portal.accounts.views import throttle
from portal.classes.queries import get_student
from portal.contributions.views.copies import STYLE, content, is_there
from portal.core.acts import is_about, record_request
from portal.core.storage.archive import Entry, zipped
from portal.core.storage.streaming import the_store
from portal.core.web.access import ADULTS, Role, open_to, open_to_everyone
from portal.core.web.locale import language
from portal.core.web.routes import Routes
from portal.core.web.saved import save_only
from portal.families.views.answers import counted_letter
from portal.rights.labels import COLUMNS, HEADINGS
from portal.rights.queries.archive import Archive, archive_of
from portal.rights.rules.requests import ARCHIVES

routes = Routes()


@routes.post("/my-data/archive")
@open_to(*ADULTS)
def download_own() -> ResponseReturnValue:
    return _archive(current_user)


@routes.post("/students/<int:person_id>/archive")
@open_to(Role.TEACHER)
def download_of_student(person_id: int) -> ResponseReturnValue:
    """For the student, who has no other way to carry files home."""
    return _archive(get_student(current_user, person_id).person)


@routes.post("/family/archive")
@open_to_everyone
def download_by_letter() -> ResponseReturnValue:
    return _archive(counted_letter().person)


def _archive(person: Person) -> Response:
    """Few in an hour, each is recorded; no cache keeps it."""
    throttle.attempt("archive", ARCHIVES, str(person.id))
    is_about(person_id=person.id)
    save_only(lambda: record_request(request.path))
    archive = archive_of(person)
    response = Response(zipped(_entries(archive)), content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="my-data-{person.id}.zip"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _entries(archive: Archive) -> Iterator[Entry]:
    """What needs the application is made first: files are opened while the answer is sent."""
    files = {place: medium.files["full"]["key"] for place, medium in archive.files.items() if is_there(medium)}
    with force_locale(language()):
        page = render_template("rights/archive.html", archive=archive, headings=HEADINGS, columns=COLUMNS, files=files)
    chapters = {heading.value: tables for heading, tables in archive.chapters.items()}
    data: dict[str, Any] = {"person": archive.person, "contributions": archive.works, **chapters}
    entries: list[Entry] = [
        ("index.html", [page.encode()]),
        ("style.css", [STYLE.read_bytes()]),
        ("data.json", [json.dumps(data, ensure_ascii=False, indent=1).encode()]),
        *((place, content(the_store(), key)) for place, key in files.items()),
    ]
    return iter(entries)
