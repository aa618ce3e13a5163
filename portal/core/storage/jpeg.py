"""JPEG pictures inside PDF documents: without metadata, their pixels untouched."""

START_OF_SCAN = 0xDA
ALLOWED_APPLICATION = {0xE0, 0xE2, 0xEE}  # JFIF, ICC profile, Adobe's colour transform
COMMENT = 0xFE


def without_metadata(data: bytes) -> bytes:
    """The same picture without EXIF, XMP, IPTC and comments; data that is not plain JPEG comes back as it is."""
    segments, at = [data[:2]], 2
    while data[at : at + 1] == b"\xff" and at + 4 <= len(data):
        marker, end = data[at + 1], at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if marker == START_OF_SCAN:
            return b"".join([*segments, data[at:]])
        if not _is_metadata(marker):
            segments.append(data[at:end])
        at = end
    return data


def _is_metadata(marker: int) -> bool:
    return marker == COMMENT or (0xE0 <= marker <= 0xEF and marker not in ALLOWED_APPLICATION)
