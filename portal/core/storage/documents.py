"""PDF documents: refused when they are active, rebuilt from an allow-list, with a preview of their first page."""

import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Object, Stream

from portal.core.storage.kinds import Format, Kind, Unfit, UnfitFile
from portal.core.storage.pdf_rebuild import rebuilt
from portal.core.storage.pdf_streams import limit_decoding
from portal.core.storage.pdf_text import read
from portal.core.storage.pictures import FULL, THUMBNAIL, written

ACTIVE_ACTIONS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/Movie",
                  "/Sound", "/RichMediaExecute"}  # fmt: skip
ACTIVE_SUBTYPES = {"/FileAttachment", "/Movie", "/Sound", "/Screen", "/RichMedia", "/3D"}
ACTIVE_KEYS = {"/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/XFA"}
ACTION_KEYS = {"/F", "/D", "/Win", "/URI", "/Next", "/Fields"}
LOCAL_LINK = re.compile(r"(file|javascript|vbscript|data|smb|ms-[a-z]+):|\\\\", re.IGNORECASE)
MOST_OBJECTS = 200_000  # of the document as it came; what its pages use is limited by pdf_copy


def decode(upload: Path, file_format: Format, target: str) -> dict[str, Any]:
    path = f"{target}-full.pdf"
    limit_decoding()
    try:
        with pikepdf.open(upload) as pdf:
            _check(pdf)
            with rebuilt(pdf) as clean:
                n_pages = len(clean.pages)
                clean.save(path, linearize=True, deterministic_id=True)
    except pikepdf.PasswordError as error:
        raise UnfitFile(Unfit.ENCRYPTED) from error
    except (pikepdf.PdfError, RecursionError) as error:
        raise UnfitFile(Unfit.UNREADABLE) from error
    try:
        with pypdfium2.PdfDocument(path) as pdf:
            preview, reading = _preview(pdf, target), read(pdf)
    except pypdfium2.PdfiumError as error:
        raise UnfitFile(Unfit.UNREADABLE) from error
    width, height = preview[0]["width"], preview[0]["height"]
    full = {"name": "full", "path": path, "mime": "application/pdf", "width": width, "height": height}
    return {"kind": Kind.PDF, "pages": n_pages, "reading": asdict(reading), "variants": [full, *preview]}


def _check(pdf: pikepdf.Pdf) -> None:
    """Tells people when a document does more than show itself; the copy would be without it in any case."""
    if pdf.is_encrypted:
        raise UnfitFile(Unfit.ENCRYPTED)
    if int(pdf.trailer.get("/Size", 0)) > MOST_OBJECTS:
        raise UnfitFile(Unfit.TOO_DEMANDING)
    if any(map(_is_active, _parts(pdf))):
        raise UnfitFile(Unfit.ACTIVE_CONTENT)


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
    if LOCAL_LINK.match(str(part.get("/URI", "")).lstrip()):
        return True
    is_role = str(part.get("/Type")) == "/StructElem" and not ACTION_KEYS & set(part.keys())  # /S: that of a paragraph
    return not is_role and str(part.get("/S")) in ACTIVE_ACTIONS


def _preview(pdf: pypdfium2.PdfDocument, target: str) -> list[dict[str, Any]]:
    pdf.init_forms()
    page = pdf[0]
    scale = FULL[0] / max(*page.get_size(), 1)
    picture = page.render(scale=scale).to_pil().convert("RGB")
    return written(picture, target, {"preview": FULL, "thumbnail": THUMBNAIL})
