"""Which files may be uploaded: kinds, formats, what content and file name must agree on, and why a file is refused."""

from enum import StrEnum

from portal.core.refusal import Refused
from portal.core.storage.names import extension, has_no_extension


class Kind(StrEnum):
    """What a file is to people."""

    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"
    PDF = "pdf"


class Unfit(StrEnum):
    """Why a file is refused."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TYPE_NOT_ALLOWED = "type_not_allowed"
    NAMED_OTHERWISE_PICTURE = "named_otherwise_picture"
    NAMED_OTHERWISE_RECORDING = "named_otherwise_recording"
    NAMED_OTHERWISE_DOCUMENT = "named_otherwise_document"
    UNREADABLE = "unreadable"
    TRUNCATED = "truncated"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_DEMANDING = "too_demanding"  # more memory or time than a harmless file of this size needs
    TOO_SHORT = "too_short"
    NOTHING_TO_PLAY = "nothing_to_play"
    NOT_PLAYABLE = "not_playable"  # the codec is one that browsers do not play
    ACTIVE_CONTENT = "active_content"
    ENCRYPTED = "encrypted"


class UnfitFile(Refused):
    """This file can't be ingested; `code` is an Unfit."""


class Family(StrEnum):
    """Formats whose extensions people and phones confuse without harm: all of one family are treated alike."""

    PICTURE = "picture"
    RECORDING = "recording"
    DOCUMENT = "document"


class Format(StrEnum):
    """What the first bytes say; the values of pictures are Pillow's names, those of recordings FFmpeg's demuxers."""

    JPEG = "JPEG"
    PNG = "PNG"
    GIF = "GIF"
    WEBP = "WEBP"
    HEIF = "HEIF"
    AVIF = "AVIF"
    MP4 = "mov"
    WEBM = "matroska"
    OGG = "ogg"
    MP3 = "mp3"
    AAC = "aac"
    FLAC = "flac"
    WAV = "wav"
    PDF = "pdf"


EXTENSIONS = {
    Family.PICTURE: ("jpg", "jpeg", "jpe", "jfif", "png", "apng", "gif", "webp", "heic", "heif", "hif", "avif"),
    Family.RECORDING: ("mp4", "m4v", "mov", "3gp", "3gpp", "3g2", "3gpp2", "m4a",
                       "mpeg", "mpga", "webm", "weba", "mkv", "mka", "ogg", "oga", "ogv",
                       "opus", "mp3", "aac", "flac", "wav"),
    Family.DOCUMENT: ("pdf",),
}  # fmt: skip
NAMED_OTHERWISE = {
    Family.PICTURE: Unfit.NAMED_OTHERWISE_PICTURE,
    Family.RECORDING: Unfit.NAMED_OTHERWISE_RECORDING,
    Family.DOCUMENT: Unfit.NAMED_OTHERWISE_DOCUMENT,
}
STARTS = {
    b"\xff\xd8\xff": Format.JPEG,
    b"\x89PNG\r\n\x1a\n": Format.PNG,
    b"GIF87a": Format.GIF,
    b"GIF89a": Format.GIF,
    b"\x1aE\xdf\xa3": Format.WEBM,
    b"OggS": Format.OGG,
    b"fLaC": Format.FLAC,
    b"ID3": Format.MP3,
    b"\xff\xf1": Format.AAC,
    b"\xff\xf9": Format.AAC,
}
RIFF = {b"WEBP": Format.WEBP, b"WAVE": Format.WAV}
ATOMS = (b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot")  # QuickTime files older than ftyp
HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
HEAD_BYTES = 1024  # how much of a file `recognised` wants to see; a PDF may begin anywhere in it


def recognised(head: bytes) -> Format | None:
    """The format that the first HEAD_BYTES bytes of a file announce; a real decode must confirm it."""
    for start, file_format in STARTS.items():
        if head.startswith(start):
            return file_format
    if head[:4] == b"RIFF":
        return RIFF.get(head[8:12])
    if head[4:8] == b"ftyp":
        return _of_brands(head[8 : int.from_bytes(head[:4])])
    if head[4:8] in ATOMS:
        return Format.MP4
    if len(head) > 2 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2:  # sync word of MPEG layer III
        return Format.MP3
    return Format.PDF if b"%PDF-" in head else None


def _of_brands(brands: bytes) -> Format:
    if b"avif" in brands or b"avis" in brands:
        return Format.AVIF
    return Format.HEIF if brands[:4] in HEIF_BRANDS else Format.MP4


def family(file_format: Format) -> Family:
    if file_format is Format.PDF:
        return Family.DOCUMENT
    return Family.PICTURE if file_format.isupper() else Family.RECORDING


def likely_kind(file_format: Format, name: str) -> Kind:
    """What a file probably is to people, before it is decoded; only of MP4 and WebM it may turn out otherwise."""
    match family(file_format):
        case Family.PICTURE:
            return Kind.IMAGE
        case Family.DOCUMENT:
            return Kind.PDF
    may_have_pictures = file_format in (Format.MP4, Format.WEBM) and extension(name) not in ("m4a", "weba", "mka")
    return Kind.VIDEO if may_have_pictures else Kind.AUDIO


def checked_format(head: bytes, name: str) -> Format:
    """The format of a file whose content and name agree, as they do without extension; raises UnfitFile when not."""
    file_format, ending = recognised(head), extension(name)
    claimed = next((family for family, endings in EXTENSIONS.items() if ending in endings), None)
    if file_format is None:
        raise UnfitFile(Unfit.UNREADABLE if claimed else Unfit.TYPE_NOT_ALLOWED)
    if family(file_format) is not claimed and not has_no_extension(name):
        raise UnfitFile(NAMED_OTHERWISE[family(file_format)])
    return file_format
