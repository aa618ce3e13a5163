"""Pictures as PDF documents carry them: JPEG and JPEG 2000 without metadata, their pixels untouched."""

from collections.abc import Iterator

START_OF_SCAN, END_OF_IMAGE, COMMENT = 0xDA, 0xD9, 0xFE
RESTARTS = range(0xD0, 0xD8)
APPLICATION = range(0xE0, 0xF0)
COLOURS = {0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}  # of the application segments, those that a picture's colours need
CODESTREAM, COMMENT_2000, START_OF_TILE = b"\xff\x4f", 0x64, 0x90
BOXES = {b"jP  ", b"ftyp", b"jp2h", b"jp2c"}  # of JPEG 2000; others carry metadata


class BrokenPicture(Exception):
    """The data is not what its name says."""


def without_metadata(data: bytes) -> bytes:
    """The same JPEG without EXIF, XMP, IPTC, thumbnails, comments, and without what stands behind its end."""
    return b"\xff\xd8" + b"".join(_segments(data)) + b"\xff\xd9"


def without_metadata_2000(data: bytes) -> bytes:
    """The same JPEG 2000 picture, in boxes or bare, without other boxes and without comments."""
    if data.startswith(CODESTREAM):
        return _without_comments(data)
    boxes = [(kind, _without_comments(content) if kind == b"jp2c" else content) for kind, content in _boxes(data)]
    return b"".join((len(content) + 8).to_bytes(4) + kind + content for kind, content in boxes if kind in BOXES)


def _segments(data: bytes) -> Iterator[bytes]:
    if not data.startswith(b"\xff\xd8"):
        raise BrokenPicture
    at, has_scan = 2, False
    while True:
        while data[at : at + 2] == b"\xff\xff":  # markers may be filled up
            at += 1
        marker = data[at + 1] if data[at : at + 1] == b"\xff" and at + 1 < len(data) else END_OF_IMAGE
        if marker == END_OF_IMAGE:
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if marker == START_OF_SCAN:
            end, has_scan = _end_of_scan(data, end), True
        if not _is_metadata(marker, data[at + 4 : end]):
            yield data[at:end]
        at = end
    if not has_scan:
        raise BrokenPicture


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the next marker begins that is no part of the compressed pixels."""
    while (at := data.find(b"\xff", at)) >= 0:
        follower = data[at + 1] if at + 1 < len(data) else END_OF_IMAGE
        if follower and follower not in RESTARTS:
            return at
        at += 2
    return len(data)


def _is_metadata(marker: int, content: bytes) -> bool:
    if marker in APPLICATION:
        return not (marker in COLOURS and content.startswith(COLOURS[marker]))
    return marker == COMMENT


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(data):
        length, start = int.from_bytes(data[at : at + 4]), at + 8
        if length == 1:
            length, start = int.from_bytes(data[at + 8 : at + 16]), at + 16
        end = at + length if length else len(data)
        if end < start:
            raise BrokenPicture
        yield data[at + 4 : at + 8], data[start:end]
        at = end


def _without_comments(codestream: bytes) -> bytes:
    if not codestream.startswith(CODESTREAM):
        raise BrokenPicture
    kept, at = [CODESTREAM], 2
    while at + 4 <= len(codestream) and codestream[at + 1] != START_OF_TILE:
        end = at + 2 + int.from_bytes(codestream[at + 2 : at + 4])
        if codestream[at + 1] != COMMENT_2000:
            kept.append(codestream[at:end])
        at = end
    return b"".join([*kept, codestream[at:]])
