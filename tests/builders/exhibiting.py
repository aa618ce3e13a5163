"""Works that may be exhibited, with files that really lie in the store; exhibitions of them; what lies in a ZIP."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

from PIL import Image

from portal.accounts.models import Person
from portal.contributions.actions.publishing import show
from portal.contributions.models import Contribution, Medium
from portal.core.clock import now
from portal.core.db import db
from portal.core.storage.streaming import the_store
from portal.exhibitions.actions.exhibitions import add, make
from portal.exhibitions.models import Exhibition
from portal.exhibitions.rules import Description
from tests.builders.families import allow
from tests.cast import Cast

TITLES = {"de": "Am Wasser", "fr": "Au bord de l’eau"}


def exhibitable(
    cast: Cast, title: str, author: Person | None = None, text: str = "Unser Fluss ist lang."
) -> Contribution:
    """Public, with a picture; its family has allowed everything."""
    author = author or cast.anna
    allow(author)
    contribution = cast.contribution(author, status="published", title=title, text=text)
    stored = {name: _picture() for name in ("full", "thumbnail")}
    medium = Medium(kind="image", name="p.jpg", alt=f"Bild: {title}", files=stored, n_bytes=1, sha256="0")
    contribution.media.append(medium)
    db.session.flush()
    show(contribution, now())
    db.session.commit()
    return contribution


def exhibition(cast: Cast, *works: Contribution, by: Person | None = None, **changes: Any) -> Exhibition:
    """Dana's, of Hessen; nobody else sees it."""
    described = {"titles": TITLES, "language": "de", "languages": ["de", "fr"], "seconds": 20, **changes}
    made = make(Description(**described), "hessen", None, by=by or cast.dana)
    add(made, [work.id for work in works])
    db.session.commit()
    return made


def unpacked(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _picture() -> dict[str, Any]:
    content = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(content, "WEBP")
    path = the_store().incoming() / "picture"
    path.write_bytes(content.getvalue())
    return {
        "key": the_store().adopt(path, ".webp"),
        "mime": "image/webp",
        "bytes": len(content.getvalue()),
        "sha256": "0" * 64,
        "width": 60,
        "height": 40,
    }
