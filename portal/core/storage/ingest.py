"""Takes in one uploaded file: decides what it is by its content, and yields clean new files made from it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from portal.core.storage.kinds import HEAD_BYTES, Kind, Unfit, UnfitFile, agreed
from portal.core.storage.names import shown_name
from portal.core.storage.sandbox import decoded
from portal.core.storage.store import Store


@dataclass(frozen=True)
class Variant:
    """One clean file: "full" always; "thumbnail" except for audio; "preview" for PDF (page 1) and video (a frame)."""

    name: str
    path: Path  # in the working folder, until it is kept
    mime: str
    n_bytes: int
    sha256: str
    width: int | None = None  # pixels, as shown
    height: int | None = None


@dataclass(frozen=True)
class Intake:
    kind: Kind
    name: str  # for people only
    n_bytes: int  # of the upload
    sha256: str  # of the upload: the same file handed in twice is recognised by it
    seconds: float | None  # audio and video
    pages: int | None  # PDF
    variants: tuple[Variant, ...]

    def discard(self) -> None:
        for variant in self.variants:
            variant.path.unlink(missing_ok=True)


def take_in(upload_path: Path, filename: str, *, workdir: Path, max_bytes: int) -> Intake:
    """Checks and cleans an upload, which itself stays as it is. Raises UnfitFile.

    `workdir` is a folder on the store's file system (Store.incoming), where the new files wait to be kept.
    """
    size, name = upload_path.stat().st_size, shown_name(filename)
    if not size:
        raise UnfitFile(Unfit.EMPTY)
    if size > max_bytes:
        raise UnfitFile(Unfit.TOO_LARGE)
    with upload_path.open("rb") as upload:
        form = agreed(upload.read(HEAD_BYTES), name)
    target = workdir.resolve() / uuid4().hex
    try:
        told = decoded(upload_path.resolve(), form, target)
    except BaseException:
        for left in target.parent.glob(f"{target.name}-*"):
            left.unlink(missing_ok=True)
        raise
    variants = tuple(_variant(**variant) for variant in told["variants"])
    return Intake(
        Kind(told["kind"]), name, size, _sha256(upload_path), told.get("seconds"), told.get("pages"), variants
    )


def keep(intake: Intake, store: Store) -> dict[str, dict[str, Any]]:
    """Hands all variants to the store: name → key, mime, bytes, sha256, width, height (ready for a JSON column)."""
    return {
        variant.name: {
            "key": store.adopt(variant.path, variant.path.suffix),
            "mime": variant.mime,
            "bytes": variant.n_bytes,
            "sha256": variant.sha256,
            "width": variant.width,
            "height": variant.height,
        }
        for variant in intake.variants
    }


def _variant(name: str, path: str, mime: str, width: int | None = None, height: int | None = None) -> Variant:
    made = Path(path)
    return Variant(name, made, mime, made.stat().st_size, _sha256(made), width, height)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
