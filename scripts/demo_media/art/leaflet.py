"""A page of a school newspaper as PDF, set by Typst with the fonts it brings along."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from zlib import crc32

import typst

PAGE = Path(__file__).with_name("newspaper.typ")
ENDINGS = {b"\xff\xd8\xff": "jpg", b"\x89PNG": "png"}


def leaflet(title: str, paragraphs: list[str], picture: bytes | None, lang: str) -> bytes:
    """A4 pages in `lang` (ISO 639-1), the first paragraph as lead; the picture is JPEG or PNG."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        page = Path(copy(PAGE, folder))
        name = _put(picture, folder) if picture else None
        words = {
            "title": title,
            "paragraphs": paragraphs,
            "lang": lang,
            "picture": name,
            "shift": crc32(title.encode()) % 6,
        }
        # The words travel as data, not as markup: nothing in them can become a Typst command.
        return typst.compile(
            page,
            root=folder,
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"words": json.dumps(words)},
            pdf_standards=["ua-1"],
            timestamp=1_700_000_000,
        )


def _put(picture: bytes, folder: Path) -> str:
    """Refuses (ValueError) what is neither JPEG nor PNG."""
    ending = next((ending for start, ending in ENDINGS.items() if picture.startswith(start)), None)
    if ending is None:
        raise ValueError("picture is neither JPEG nor PNG")
    (folder / f"picture.{ending}").write_bytes(picture)
    return f"/picture.{ending}"
