"""Several files as one ZIP that is sent while it is made: it costs neither memory nor disk."""

import io
from collections.abc import Iterable, Iterator
from zipfile import ZipFile, ZipInfo

PART = 256 * 1024  # bytes that are read at a time

Entry = tuple[str, Iterable[bytes]]  # the name in the archive, and the content


class _Outgoing(io.RawIOBase):
    """What an archive is written to, and taken from."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, part: bytes) -> int:  # type: ignore[override]
        self.parts.append(bytes(part))
        return len(part)

    def taken(self) -> bytes:
        whole, self.parts = b"".join(self.parts), []
        return whole


def zipped(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The archive in parts; pictures and films are small already, so nothing is compressed.

    The same content is the same bytes: no entry tells when it was put in.
    """
    outgoing = _Outgoing()
    with ZipFile(outgoing, "w") as archive:
        for name, parts in entries:
            with archive.open(ZipInfo(name), "w", force_zip64=True) as entry:
                for part in parts:
                    entry.write(part)
                    yield outgoing.taken()
    yield outgoing.taken()
