"""An exhibition in a folder that opens from a stick, served by nobody."""

import json
from pathlib import Path

from flask import Response, current_app, render_template
from flask_babel import force_locale
from flask_login import current_user

from portal.contributions.views.copies import content, is_there
from portal.core.refusal import NotFound
from portal.core.storage.archive import Entry
from portal.core.storage.streaming import the_store
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.exhibitions.labels import captions
from portal.exhibitions.models import Exhibition
from portal.exhibitions.queries.exhibitions import get_own
from portal.exhibitions.queries.works import works_shown
from portal.exhibitions.views.drawing import Shown, address_of_work, in_folder
from portal.offline.actions.copies import Source
from portal.offline.rules.codes import CopyKind
from portal.offline.views.sending import FolderWork, folder_of, in_languages, send_folder
from portal.uses.queries import Work

routes = Routes()


@routes.post("/exhibitions/<int:exhibition_id>/download")
@open_to(Role.TEACHER, Role.COORDINATOR)
def download(exhibition_id: int) -> Response:
    """Each copy is recorded, so that its holder can be told what is withdrawn."""
    exhibition = get_own(current_user, exhibition_id)
    works = works_shown(exhibition)
    if not works:
        raise NotFound
    source = Source(CopyKind.EXHIBITION, exhibition.id, exhibition.title, exhibition.language)
    with force_locale(exhibition.language):
        taken = [FolderWork.of(work, _entries(exhibition, work, place)) for place, work in enumerate(works, 1)]
        page = render_template(
            "exhibitions/folder.html",
            exhibition=exhibition,
            title=(exhibition.title, exhibition.language),
            folders=[folder_of(place) for place, _ in enumerate(works, 1)],
        )
    return send_folder(source, taken, [("index.html", [page.encode()]), *_others(exhibition)])


def _entries(exhibition: Exhibition, work: Work, place: int) -> list[Entry]:
    """All that tells of a work lies in its folder: without it, the exhibition goes on without the work."""
    folder = folder_of(place)
    files = _there(in_folder(work, folder))
    facts = {
        "work": work,
        "captions": captions(work, exhibition),
        "address": address_of_work(work.contribution.id),
    }
    told = render_template("exhibitions/exhibit.html", files=files, **facts)
    plain = render_template(
        "exhibitions/plain.html", start="../../index.html", files=_there(in_folder(work, "")), **facts
    )
    return [
        (f"{folder}exhibit.js", [f"exhibit({json.dumps(told)});\n".encode()]),
        (f"{folder}index.html", [plain.encode()]),
        *(entry for shown in files for entry in _files(shown)),
    ]


def _there(files: list[Shown]) -> list[Shown]:
    return [shown for shown in files if is_there(shown.medium)]


def _files(shown: Shown) -> list[Entry]:
    variants = [(shown.source, shown.variant), *([(shown.poster, "preview")] if shown.poster else [])]
    files = shown.medium.files
    return [(name, content(the_store(), files[variant]["key"])) for name, variant in variants]


def _others(exhibition: Exhibition) -> list[Entry]:
    static = Path(current_app.static_folder or "")
    languages = list(dict.fromkeys([exhibition.language, *exhibition.languages]))
    readme = in_languages("offline/readme.txt", languages, start="index.html", kind=CopyKind.EXHIBITION)
    return [
        ("show.css", [(static / "show.css").read_bytes()]),
        ("show.js", [(static / "js" / "show.js").read_bytes()]),
        ("README.txt", [readme]),
    ]
