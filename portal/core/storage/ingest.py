"""Ingests one received file: recognises it by its content, and makes clean new files from it."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from portal.core.refusal import NotFound
from portal.core.storage.edits import PictureEdit
from portal.core.storage.found import NOTHING_READ, Reading, unread_from
from portal.core.storage.kinds import HEAD_BYTES, Kind, UnfitFile, checked_format
from portal.core.storage.names import shown_name
from portal.core.storage.sandbox import Meanwhile, decode_in_sandbox, nothing
from portal.core.storage.store import Store


@dataclass(frozen=True)
class Variant:
    """One clean file: "full" always; "thumbnail" except for audio; "preview" for PDF (page 1) and video (a frame)."""

    name: str
    path: Path  # in the working folder, until it is stored
    mime: str
    n_bytes: int
    sha256: str
    width: int | None = None  # pixels, as shown
    height: int | None = None


@dataclass(frozen=True)
class IngestedFile:
    """What was made of an upload."""

    kind: Kind
    name: str  # for people only
    n_bytes: int  # of the upload
    sha256: str  # of the upload: the same file uploaded twice is recognised by it
    seconds: float | None  # audio and video
    pages: int | None  # PDF
    variants: tuple[Variant, ...]
    reading: Reading = NOTHING_READ  # of the text of a PDF

    def discard(self) -> None:
        for variant in self.variants:
            variant.path.unlink(missing_ok=True)

    def discarded(self) -> "IngestedFile":
        """The facts about it, without its files."""
        self.discard()
        return self


def ingest(
    upload_path: Path,
    filename: str,
    *,
    workdir: Path,
    meanwhile: Meanwhile = nothing,
    edit: PictureEdit | None = None,
) -> IngestedFile:
    """Checks and cleans an upload, which itself stays as it is. Raises UnfitFile.

    `workdir` is a folder on the store's file system (Store.incoming), where the new files wait to be stored;
    `meanwhile` is called every few seconds, and what it raises ends the work; `edit` is done to a picture.
    """
    name = shown_name(filename)
    with upload_path.open("rb") as upload:
        file_format = checked_format(upload.read(HEAD_BYTES), name)
    target = workdir.resolve() / uuid4().hex
    with _removed_on_failure(target):
        result = decode_in_sandbox(upload_path.resolve(), file_format, target, meanwhile, edit)
    return IngestedFile(
        kind=Kind(result["kind"]),
        name=name,
        n_bytes=upload_path.stat().st_size,
        sha256=_sha256(upload_path),
        seconds=result.get("seconds"),
        pages=result.get("pages"),
        variants=tuple(_variant(**variant) for variant in result["variants"]),
        reading=_reading(**result.get("reading", {})),
    )


def store_variants(file: IngestedFile, store: Store) -> dict[str, dict[str, Any]]:
    """Moves all variants into the store: name → key, mime, bytes, sha256, width, height (ready for a JSON column)."""
    return {
        variant.name: {
            "key": store.adopt(variant.path, variant.path.suffix),
            "mime": variant.mime,
            "bytes": variant.n_bytes,
            "sha256": variant.sha256,
            "width": variant.width,
            "height": variant.height,
        }
        for variant in file.variants
    }


def read_again(key: str, store: Store, meanwhile: Meanwhile = nothing) -> Reading:
    """What is found in a PDF that was stored before, in a process of its own as when it came."""
    try:
        again = ingest(store.path(key), "again.pdf", workdir=store.incoming(), meanwhile=meanwhile)
    except (UnfitFile, FileNotFoundError):
        return Reading(found=(unread_from(1),))
    return again.discarded().reading


@contextmanager
def edited(key: str, edit: PictureEdit, store: Store) -> Iterator[IngestedFile]:
    """A picture that was stored before, after the edit; no copy of the old pixels is made.

    What is not stored until the end of the context is removed. Raises NotFound, UnfitFile.
    """
    try:
        file = ingest(store.path(key), "edited.webp", workdir=store.incoming(), edit=edit)
    except FileNotFoundError as error:
        raise NotFound from error
    try:
        yield file
    finally:
        file.discard()


@contextmanager
def _removed_on_failure(target: Path) -> Iterator[None]:
    """Of a decoder that fails, the files that it has begun."""
    try:
        yield
    except BaseException:
        for path in target.parent.glob(f"{target.name}-*"):
            path.unlink(missing_ok=True)
        raise


def _variant(name: str, path: str, mime: str, width: int | None = None, height: int | None = None) -> Variant:
    file = Path(path)
    return Variant(name, file, mime, file.stat().st_size, _sha256(file), width, height)


def _reading(found: Iterable[Any] = (), words: Iterable[str] = ()) -> Reading:
    return Reading(tuple((page, *told) for page, *told in found), tuple(words))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
