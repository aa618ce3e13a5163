"""Whether a recording's file ends where its own structure says: an interrupted copy opens, but stops in the middle."""

from pathlib import Path
from typing import BinaryIO

from portal.core.storage.kinds import Format

LARGEST_OGG_PAGE = 65307  # bytes
STREAMED = 0xFFFFFFFF  # a recorder that did not know the length wrote this, or 0, as the size of a WAV file


def is_cut_off(path: Path, file_format: Format) -> bool:
    size = path.stat().st_size
    with path.open("rb") as file:
        match file_format:
            case Format.MP4:
                return _mp4_is_cut_off(file, size)
            case Format.WAV:
                return _wav_is_cut_off(file, size)
            case Format.OGG:
                return _ogg_is_cut_off(file, size)
    return False


def _mp4_is_cut_off(file: BinaryIO, size: int) -> bool:
    """Walks over the top-level atoms; one of size 0 reaches to the end of the file."""
    at = 0
    while at + 8 <= size:
        file.seek(at)
        head = file.read(16)
        length = int.from_bytes(head[:4])
        length = int.from_bytes(head[8:16]) if length == 1 else length
        if length < 8:
            return False
        at += length
    return at > size


def _wav_is_cut_off(file: BinaryIO, size: int) -> bool:
    length = int.from_bytes(file.read(8)[4:], "little")
    return 0 < length < STREAMED and length + 8 > size + 1  # some writers forget the last padding byte


def _ogg_is_cut_off(file: BinaryIO, size: int) -> bool:
    file.seek(max(0, size - LARGEST_OGG_PAGE))
    tail = file.read()
    page = tail[tail.rfind(b"OggS") :]
    n_segments = page[26] if len(page) > 26 else 0
    return len(page) < 27 + n_segments or len(page) < 27 + n_segments + sum(page[27 : 27 + n_segments])


def announced_mp3_frames(path: Path, first_frame_at: int) -> int | None:
    """How many frames the Xing header, which stands in a frame before the first one with sound, announces."""
    start = max(0, first_frame_at - 2000)
    with path.open("rb") as file:
        file.seek(start)
        before = file.read(first_frame_at - start)
    at = max(before.rfind(b"Xing"), before.rfind(b"Info"))
    if at < 0 or not before[at + 7 : at + 8] or not before[at + 7] & 1:
        return None
    return int.from_bytes(before[at + 8 : at + 12])
