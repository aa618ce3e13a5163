"""The files of the demo: taken in once when they were rendered, and copied to the store as they are."""

import json
import shutil
from functools import cache
from typing import Any
from uuid import uuid4

from portal.core.storage.ingest import IngestedFile, Variant
from portal.core.storage.kinds import Kind
from portal.core.storage.store import Store
from portal.demo.content import FOLDER

FILES = FOLDER / "media"
MANIFEST = FOLDER / "media.json"  # written by scripts.demo_media


def shipped_file(language: str, number: int, store: Store) -> IngestedFile | None:
    """The file of a contribution as if it had just been taken in: its variants wait in the store's `incoming`."""
    if (entry := manifest().get(media_key(language, number))) is None:
        return None
    variants = tuple(_copied(variant, store) for variant in entry["variants"])
    return IngestedFile(**{**entry, "kind": Kind(entry["kind"]), "variants": variants})


@cache
def manifest() -> dict[str, dict[str, Any]]:
    """The fields of `IngestedFile` of each file; a variant's path is relative to FILES."""
    entries: dict[str, dict[str, Any]] = json.loads(MANIFEST.read_text(encoding="utf-8"))
    return entries


def media_key(language: str, number: int) -> str:
    """How the file of a contribution is called, by its place in the contents: de-03."""
    return f"{language}-{number:02}"


def _copied(variant: dict[str, Any], store: Store) -> Variant:
    source = FILES / variant["path"]
    copy = store.incoming() / f"{uuid4().hex}{source.suffix}"
    shutil.copyfile(source, copy)
    return Variant(**{**variant, "path": copy})
