"""Opens every page with everything that there is, and reads all that is in the answers: archives, documents, pictures."""

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile, is_zipfile

import pypdfium2
from flask.testing import FlaskClient

from portal.core.web.access import mark_of
from tests.builders.canary import shows_canary
from tests.test_access import World

SECRETS = {"code", "token", "receipt", "mark", "filename"}  # whoever knows one may read what it opens
LEFT_OUT = {"static", "site.without_language"}
OTHERWISE: tuple[dict[str, str], ...] = ({}, {"Range": "bytes=0-99999"}, {"If-None-Match": "*"})
VARIANTS = ("full", "thumbnail", "preview", "full-2")
ASKED = (  # what no address of a route says
    "/{lang}/gallery?project={project_id}", "/{lang}/gallery?region=hessen&sort=oldest", "/{lang}/projects?region=hessen",
    "/{lang}/uses?use=press", "/{lang}/uses/works.zip?use=exhibition", "/{lang}/reports?status=answered",
    "/{lang}/people?q=e", "/{lang}/schools?q=e", "/{lang}/schools/suggest?q=Schule", "/{lang}/outbox?state=waiting",
)  # fmt: skip


PICTURE = "a picture with the canary"


@dataclass
class Read:
    """How much was looked at, and where each wanted word, or a picture with the canary, was found."""

    wanted: set[str]
    answers: int = 0
    parts: int = 0
    pictures: int = 0
    hits: dict[str, set[str]] = field(default_factory=dict)

    def look(self, path: str, parts: Sequence[bytes]) -> None:
        pictures = [part for part in parts if part.startswith((b"RIFF", b"\x89PNG", b"\xff\xd8"))]
        everything = b"\n".join(parts)
        found = {word for word in self.wanted if word.encode() in everything}
        if PICTURE in self.wanted and any(shows_canary(picture) for picture in pictures):
            found.add(PICTURE)
        for word in found:
            self.hits.setdefault(word, set()).add(path)
        self.answers, self.parts, self.pictures = (
            self.answers + 1, self.parts + len(parts), self.pictures + len(pictures),
        )  # fmt: skip


def addresses(world: World, lang: str = "de", *, is_public: bool = False) -> list[str]:
    """Every GET route, or every one that is open to everybody, with the values of every place that has all of them."""
    found: dict[str, None] = {}
    adapter = world.app.url_map.bind("portal.example")
    for rule in world.app.url_map.iter_rules():
        mark = mark_of(world.app.view_functions[rule.endpoint])
        if "GET" not in (rule.methods or ()) or rule.endpoint in LEFT_OUT or (is_public and mark and mark.roles):
            continue
        for place in _places(world, rule.arguments - {"lang"}):
            with suppress(ValueError):  # a kind that this route does not know
                found[adapter.build(rule.endpoint, {**place, "lang": lang}, append_unknown=False)] = None
    project = world.places["project public"]["project_id"]
    return [*found, *(path.format(lang=lang, project_id=project) for path in ASKED)]


def _places(world: World, arguments: set[str]) -> Iterator[dict[str, Any]]:
    """Every file with every variant, and with the number of a public work as well; letters and cards need a secret."""
    public = world.places["published"]["contribution_id"]
    for place in world.places.values():
        if arguments <= place.keys() and not arguments & SECRETS:
            yield place
            if "medium_id" in arguments:
                yield from ({**place, "variant": variant} for variant in VARIANTS)
                yield {**place, "contribution_id": public}


def crawl(browser: FlaskClient, paths: Iterable[str], read: Read) -> Read:
    """All of them; files also by parts, and as if an older copy were at hand."""
    for path in paths:
        for headers in OTHERWISE if "/media/" in path else OTHERWISE[:1]:
            with browser.get(path, headers=headers, buffered=True) as answer:
                told = unquote(str(answer.headers)).encode()
                read.look(path, [told, *parts_of(bytes(answer.data))])
    return read


def parts_of(content: bytes) -> Iterator[bytes]:
    """The content; of an archive or table each file and its name, of a document its text."""
    yield content
    if content.startswith(b"PK") and is_zipfile(io.BytesIO(content)):
        with ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from parts_of(archive.read(name))
    if content.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(content)
        for page in document:
            yield " ".join(page.get_textpage().get_text_range().split()).encode()
        document.close()
