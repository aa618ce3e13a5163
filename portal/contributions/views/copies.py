"""Contributions to keep: a ZIP with each text as a page that needs no network, and its files."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from flask import Response, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.contributions.models import Contribution, Medium
from portal.contributions.queries.contributions import current_media, get_visible, relations
from portal.contributions.queries.lists import whole_of_author
from portal.core.storage.archive import PART, Entry, zipped
from portal.core.storage.names import extension
from portal.core.storage.store import Store
from portal.core.storage.streaming import the_store
from portal.core.web.access import Role, open_to, open_to_everyone
from portal.core.web.routes import Routes

routes = Routes()

STYLE = Path(__file__).parents[1] / "data" / "copy.css"  # of the pages
LONGEST_FOLDER = 60  # characters of a title


@routes.get("/contributions/<int:contribution_id>/download")
@open_to_everyone
def download(contribution_id: int) -> ResponseReturnValue:
    contribution = get_visible(current_user, contribution_id)
    return archive(f"contribution-{contribution.id}", entries(contribution, _names_read(contribution)))


@routes.get("/portfolio/download")
@open_to(Role.STUDENT)
def download_portfolio() -> ResponseReturnValue:
    """All that the student has made, a folder for each."""
    own = whole_of_author(current_user)
    copies = [entries(each, _names_read(each), folder(place, each)) for place, each in enumerate(own, 1)]
    return archive("portfolio", chain.from_iterable(copies))


def folder(place: int, contribution: Contribution) -> str:
    """Its name begins with the place, so that two of the same title stay apart."""
    title = " ".join(re.sub(r"[^\w -]", " ", contribution.title).split())[:LONGEST_FOLDER].strip()
    return f"{place:02} {title}/"


def entries(contribution: Contribution, names: list[str], folder: str = "", start: str = "") -> list[Entry]:
    """The page first, with these names of authors; files are named by their place. `start`: where it leads back to."""
    files = files_of(contribution)
    facts = {"contribution": contribution, "files": files, "names": names, "start": start}
    page = render_template("contributions/copy.html", **facts)
    return [
        (f"{folder}index.html", [page.encode()]),
        (f"{folder}style.css", [STYLE.read_bytes()]),
        *((f"{folder}{name}", content(the_store(), medium.files["full"]["key"])) for name, medium in files),
    ]


def files_of(contribution: Contribution) -> list[tuple[str, Medium]]:
    """(name in an archive, medium) of what can be shown."""
    media = [medium for medium in current_media(contribution) if is_there(medium)]
    return [
        (f"{place:02}-{medium.kind}.{extension(medium.files['full']['key'])}", medium)
        for place, medium in enumerate(media, 1)
    ]


def _names_read(contribution: Contribution) -> list[str]:
    """Visitors read the names that they read on the page."""
    is_own = bool(relations(current_user, contribution))
    return [author.name for author in contribution.authors] if is_own else contribution.public_names


def is_there(medium: Medium) -> bool:
    """Whether it is prepared, and its file in the store."""
    return "full" in medium.files and the_store().find(medium.files["full"]["key"]) is not None


def content(store: Store, key: str) -> Iterator[bytes]:
    """Opened only when its turn comes: then the request is over, and the application is not at hand any more."""
    with store.open(key) as file:
        while part := file.read(PART):
            yield part


def archive(name: str, entries: Iterable[Entry]) -> Response:
    response = Response(zipped(entries), content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.zip"'
    return response
