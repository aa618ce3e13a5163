"""The data of a PDF document's streams: decoded within limits, pictures without metadata."""

import re
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, PdfInlineImage
from pikepdf.settings import set_qpdf_limits

from portal.core.storage import pdf_allowed as allowed
from portal.core.storage.jpeg import BrokenPicture, without_metadata, without_metadata_2000
from portal.core.storage.kinds import Unfit, UnfitFile
from portal.core.storage.pictures import MOST_PIXELS

MOST_MEMORY = 64 * 1024**2  # bytes of one decoded stream
DCT, FLATE = ("/DCTDecode", "/DCT"), ("/FlateDecode", "/Fl")
HAS_INLINE_IMAGE = re.compile(rb"(?<![^\s])BI(?![^\s])")
INLINE_KEYS = ("Width", "Height", "ColorSpace", "BitsPerComponent", "Decode", "ImageMask", "Interpolate", "Intent")


def limit_decoding() -> None:
    """For the whole process: a small file that unpacks to a large one ends with an error."""
    set_qpdf_limits(
        parser_max_nesting=60,
        parser_max_container_size=500_000,
        max_stream_filters=5,
        doc_max_warnings=1000,
        flate_max_memory=MOST_MEMORY,
        run_length_max_memory=MOST_MEMORY,
        png_max_memory=MOST_MEMORY,
        tiff_max_memory=MOST_MEMORY,
    )


def decoded(stream: Object) -> bytes:
    """The data without its filters; those of pictures are no filters of anything else."""
    if any(name not in allowed.PLAIN_FILTERS for name, _ in _chain(stream)):
        raise UnfitFile(Unfit.UNREADABLE)
    data = bytes(stream.read_bytes())
    if len(data) > MOST_MEMORY:
        raise UnfitFile(Unfit.TOO_DEMANDING)
    return data


def cleaned_image(image: Object) -> tuple[bytes, Name | None, Object | None]:
    """Data without metadata, its filter, and the parameters that this filter needs."""
    _check_pixels(image)
    *outer, last = _chain(image) or [("", None)]
    name, parms = last
    if not outer and name in FLATE:
        return _trimmed(bytes(image.read_raw_bytes())), Name.FlateDecode, parms
    if name not in allowed.PICTURE_FILTERS:
        return decoded(image), None, None
    return _without_metadata(name, _without(outer, image)), _full_name(name), parms


def cleaned_content(data: bytes) -> bytes:
    """What draws a page or form; pictures within lose their metadata as all others do."""
    if not HAS_INLINE_IMAGE.search(data):
        return data
    with pikepdf.new() as workspace:
        pieces = []
        for instruction in pikepdf.parse_content_stream(workspace.make_stream(data)):
            inline = getattr(instruction, "iimage", None)
            pieces.append(_inline(inline, workspace) if inline else pikepdf.unparse_content_stream([instruction]))
        return b"\n".join(pieces)


def _inline(image: PdfInlineImage, workspace: Pdf) -> bytes:
    stream = workspace.make_stream(image.read_raw_bytes())
    for key, value in image.obj.items():
        stream[key] = value
    data, name, parms = cleaned_image(stream)
    entries = {f"/{key}": stream[f"/{key}"] for key in INLINE_KEYS if f"/{key}" in stream}
    entries |= {key: value for key, value in (("/Filter", name), ("/DecodeParms", parms)) if value is not None}
    words = Dictionary(entries).unparse().removeprefix(b"<<").removesuffix(b">>")
    return b"BI " + words + b"\nID " + data + b"\nEI"


def _chain(stream: Object) -> list[tuple[str, Object | None]]:
    """Filters with their parameters, the outermost first."""
    names, parms = stream.get("/Filter"), stream.get("/DecodeParms")
    listed = list(names) if isinstance(names, Array) else [names] if names is not None else []
    given = list(parms) if isinstance(parms, Array) else [parms]
    given += [None] * len(listed)
    return [(str(name), one if isinstance(one, Dictionary) else None) for name, one in zip(listed, given, strict=False)]


def _without(outer: list[tuple[str, Object | None]], image: Object) -> bytes:
    """The data as the innermost filter gets it."""
    raw = bytes(image.read_raw_bytes())
    if not outer:
        return raw
    with pikepdf.new() as workspace:
        names = Array([Name(name) for name, _ in outer])
        parms = Array([Dictionary(dict(one.items())) if one else None for _, one in outer])
        packed = workspace.make_stream(raw)
        packed.write(raw, filter=names, decode_parms=parms)
        return decoded(packed)


def _without_metadata(name: str, data: bytes) -> bytes:
    try:
        if name in DCT:
            return without_metadata(data)
        return without_metadata_2000(data) if name == "/JPXDecode" else data
    except BrokenPicture:
        raise UnfitFile(Unfit.UNREADABLE) from None


def _full_name(name: str) -> Name:
    return Name({"/DCT": "/DCTDecode", "/CCF": "/CCITTFaxDecode"}.get(name, name))


def _trimmed(data: bytes) -> bytes:
    """Compressed data without what stands behind its end; it unpacks to no more than a picture may have."""
    unpacking, size, rest = zlib.decompressobj(), 0, data
    while rest and not unpacking.eof:
        size += len(unpacking.decompress(rest, MOST_MEMORY))
        if size > 4 * MOST_PIXELS:
            raise UnfitFile(Unfit.TOO_DEMANDING)
        rest = unpacking.unconsumed_tail
    return data[: len(data) - len(unpacking.unused_data)]


def _check_pixels(image: Object) -> None:
    width, height = image.get("/Width", 0), image.get("/Height", 0)
    if not isinstance(width, int) or not isinstance(height, int) or not 0 < width * height <= MOST_PIXELS:
        raise UnfitFile(Unfit.TOO_MANY_PIXELS)
