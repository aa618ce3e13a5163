"""PDF documents: checked for active content, freed of metadata, with a preview of their first page."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Stream

from portal.core.storage.jpeg import without_metadata
from portal.core.storage.kinds import Format, Kind, Unfit, UnfitFile
from portal.core.storage.pictures import FULL, THUMBNAIL, written

ACTIVE_ACTIONS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/Movie",
                  "/Sound", "/RichMediaExecute"}  # fmt: skip
ACTIVE_SUBTYPES = {"/FileAttachment", "/Movie", "/Sound", "/Screen", "/RichMedia", "/3D"}
ACTIVE_KEYS = {"/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/XFA"}
LOCAL_LINK = re.compile(r"(file|javascript|vbscript|data|smb|ms-[a-z]+):|\\\\", re.IGNORECASE)
METADATA_KEYS = {"/AA", "/Metadata", "/PieceInfo", "/LastModified"}


def decode(upload: Path, file_format: Format, target: str) -> dict[str, Any]:
    path = f"{target}-full.pdf"
    try:
        with pikepdf.open(upload) as pdf:
            pages = _cleaned(pdf)
            pdf.save(path, linearize=True, deterministic_id=True)
    except pikepdf.PasswordError as error:
        raise UnfitFile(Unfit.ENCRYPTED) from error
    except pikepdf.PdfError as error:
        raise UnfitFile(Unfit.UNREADABLE) from error
    preview = _preview(path, target)
    width, height = preview[0]["width"], preview[0]["height"]
    full = {"name": "full", "path": path, "mime": "application/pdf", "width": width, "height": height}
    return {"kind": Kind.PDF, "pages": pages, "variants": [full, *preview]}


def _cleaned(pdf: pikepdf.Pdf) -> int:
    """Removes metadata and what opens by itself; returns the number of pages."""
    if pdf.is_encrypted:
        raise UnfitFile(Unfit.ENCRYPTED)
    if any(map(_is_active, _parts(pdf))):
        raise UnfitFile(Unfit.ACTIVE_CONTENT)
    for part in _parts(pdf):
        _strip(part)
    if "/OpenAction" in pdf.Root:
        del pdf.Root.OpenAction
    del pdf.docinfo
    if not len(pdf.pages):
        raise UnfitFile(Unfit.UNREADABLE)
    return len(pdf.pages)


def _parts(pdf: pikepdf.Pdf) -> Iterator[Object]:
    """Every dictionary and stream of the file, also those inside others and those that nothing refers to."""
    for whole in pdf.objects:
        waiting = [whole]
        while waiting:
            part = waiting.pop()
            if isinstance(part, (Dictionary, Stream)):
                yield part
                waiting += [value for _, value in part.items() if _is_inside(value)]
            elif isinstance(part, Array):
                waiting += [value for value in part if _is_inside(value)]


def _is_inside(value: Any) -> bool:
    return isinstance(value, (Dictionary, Array)) and not value.is_indirect


def _is_active(part: Object) -> bool:
    """Whether a part runs, plays, carries a file, or leads into the reader's own computer."""
    if set(part.keys()) & ACTIVE_KEYS or str(part.get("/Subtype")) in ACTIVE_SUBTYPES:
        return True
    is_action = part.get("/Type") != Name.StructElem  # there, /S is the role of a paragraph
    return is_action and (
        str(part.get("/S")) in ACTIVE_ACTIONS or bool(LOCAL_LINK.match(str(part.get("/URI", "")).lstrip()))
    )


def _strip(part: Object) -> None:
    for key in METADATA_KEYS & set(part.keys()):
        del part[key]
    if isinstance(part, Stream) and part.get("/Filter") in (Name.DCTDecode, Array([Name.DCTDecode])):
        parms = part.get("/DecodeParms")
        decode_parms = parms if isinstance(parms, (Dictionary, Array)) else None
        part.write(without_metadata(part.read_raw_bytes()), filter=Name.DCTDecode, decode_parms=decode_parms)


def _preview(path: str, target: str) -> list[dict[str, Any]]:
    try:
        with pypdfium2.PdfDocument(path) as pdf:
            pdf.init_forms()
            page = pdf[0]
            scale = FULL[0] / max(*page.get_size(), 1)
            picture = page.render(scale=scale).to_pil().convert("RGB")
    except pypdfium2.PdfiumError as error:
        raise UnfitFile(Unfit.UNREADABLE) from error
    return written(picture, target, {"preview": FULL, "thumbnail": THUMBNAIL})
