"""What is looked at when a file arrives: its size, its name and its first bytes; nothing is decoded."""

import io
import os
from pathlib import Path

import pytest

from portal.core.storage.kinds import Kind, Unfit, UnfitFile
from portal.core.storage.receiving import ReceivedFile, receive
from portal.core.storage.store import DiskStore
from portal.core.storage.streaming import IncomingFile
from tests.builders import uploads

LARGEST = 10_000  # bytes


def received(store: DiskStore, content: bytes, name: str) -> ReceivedFile:
    return receive(io.BytesIO(content), name, store=store, max_bytes=LARGEST)


def is_empty(store: DiskStore) -> bool:
    return not [path for path in store.root.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.jpg", Unfit.EMPTY),
        (b"\xff\xd8\xff" + bytes(LARGEST), "a.jpg", Unfit.TOO_LARGE),
        (b"MZ\x90", "virus.exe", Unfit.TYPE_NOT_ALLOWED),
        (b"MZ\x90", "virus.jpg", Unfit.UNREADABLE),
        (b"%PDF-1.7", "a.jpg", Unfit.NAMED_OTHERWISE_DOCUMENT),
    ],
)
def test_what_can_not_be_right_is_refused_at_once(store: DiskStore, content: bytes, name: str, code: Unfit) -> None:
    with pytest.raises(UnfitFile) as refused:
        received(store, content, name)
    assert refused.value.code == code
    assert is_empty(store)


def test_a_file_of_the_largest_size_is_received_as_it_is(store: DiskStore) -> None:
    content = b"\xff\xd8\xff".ljust(LARGEST, b"x")
    file = received(store, content, "C:\\Bilder\\a.jpg")
    assert (file.name, file.kind, file.n_bytes) == ("a.jpg", Kind.IMAGE, LARGEST)
    assert store.original(file.original).read_bytes() == content


def test_a_file_that_was_streamed_to_the_disk_moves_without_a_copy(store: DiskStore) -> None:
    with IncomingFile(store.incoming(), LARGEST) as upload:
        upload.write(uploads.picture("PNG"))
        written = upload.path.stat().st_ino
        file = receive(upload, "a.png", store=store, max_bytes=LARGEST)
    assert store.original(file.original).stat().st_ino == written
    assert list(store.incoming().iterdir()) == []


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"\x1aE\xdf\xa3", "a.webm", Kind.VIDEO),
        (b"\x1aE\xdf\xa3", "a.weba", Kind.AUDIO),
        (b"OggS", "a.ogg", Kind.AUDIO),
        (b"%PDF-1.7", "a.pdf", Kind.PDF),
    ],
)
def test_the_first_bytes_tell_what_it_probably_is(store: DiskStore, content: bytes, name: str, kind: Kind) -> None:
    assert received(store, content, name).kind == kind


def test_an_original_has_no_address_in_the_store(store: DiskStore, tmp_path: Path) -> None:
    file = received(store, uploads.picture("PNG"), "a.png")
    for key in (file.original, f"../originals/{file.original}", f"originals/{file.original}"):
        with pytest.raises(FileNotFoundError):
            store.open(key)
    store.drop_original(file.original)
    store.drop_original(file.original)
    assert is_empty(store)


def test_an_upload_whose_end_has_no_room_on_the_disk_goes_without_complaint(tmp_path: Path) -> None:
    """Whoever sent it has been told; an error while it is removed would take the place of that answer."""
    incoming = IncomingFile(tmp_path, LARGEST)
    incoming.write(b"content")
    full = os.open("/dev/full", os.O_RDWR)
    os.dup2(full, incoming.fileno())
    os.close(full)
    incoming.close()
    assert [*tmp_path.iterdir()] == []
