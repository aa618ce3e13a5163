"""A project to keep: plain pages, files and data in one folder that needs neither portal nor scripts."""

from flask import Response, render_template
from flask_babel import force_locale
from flask_login import current_user

from portal.contributions.views.copies import entries
from portal.core.storage.archive import Entry
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.offline.actions.copies import Source
from portal.offline.labels import data_of
from portal.offline.queries.archive import Archive, get_archive
from portal.offline.rules.codes import CopyKind
from portal.offline.views.sending import DATA, FolderWork, folder_of, in_languages, send_folder

routes = Routes()


@routes.post("/projects/<int:project_id>/archive")
@open_to(Role.TEACHER, Role.COORDINATOR)
def archive_project(project_id: int) -> Response:
    """What visitors may see, for those to whom the project belongs; each copy is recorded."""
    archive = get_archive(current_user, project_id)
    folders = [folder_of(place) for place, _ in enumerate(archive.works, 1)]
    with force_locale(archive.project.language):
        works = [
            FolderWork.of(work, entries(work.contribution, work.names, folder, "../../index.html"))
            for work, folder in zip(archive.works, folders, strict=True)
        ]
    source = Source(CopyKind.PROJECT, project_id, archive.project.title, archive.project.language)
    return send_folder(source, works, [*_pages(archive, folders), *_facts(archive, folders)])


def _pages(archive: Archive, folders: list[str]) -> list[Entry]:
    first, *others = archive.languages
    pages = {first: "index.html", **{lang: f"index.{lang}.html" for lang in others}}
    works = list(zip(archive.works, folders, strict=True))
    made: list[Entry] = []
    for lang, name in pages.items():
        with force_locale(lang):
            page = render_template("offline/archive.html", archive=archive, works=works, pages=pages)
        made.append((name, [page.encode()]))
    return made


def _facts(archive: Archive, folders: list[str]) -> list[Entry]:
    readme = in_languages("offline/readme.txt", archive.languages, start="index.html", kind=CopyKind.PROJECT)
    return [
        ("archive.css", [(DATA / "archive.css").read_bytes()]),
        ("README.txt", [readme]),
        ("data.json", [data_of(archive, folders)]),
        ("data-format.txt", [(DATA / "data-format.txt").read_bytes()]),
    ]
