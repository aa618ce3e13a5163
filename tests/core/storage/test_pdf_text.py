"""What is found in the text of a PDF document, and what is told of a document that is too much to be read."""

from pathlib import Path
from typing import Any

import pytest

from portal.core.storage import pdf_text
from portal.core.storage.documents import decode
from portal.core.storage.found import Reading
from portal.core.storage.ingest import read_again
from portal.core.storage.kinds import Format
from portal.core.storage.sandbox import decode_in_sandbox
from portal.core.storage.store import DiskStore
from tests.builders.uploads import pdf, text_pdf

UNREAD = "unread"


@pytest.fixture
def upload(tmp_path: Path) -> Path:
    return tmp_path / "upload"


def found(upload: Path, content: bytes) -> list[Any]:
    upload.write_bytes(content)
    pages: list[Any] = decode(upload, Format.PDF, f"{upload}-clean")["reading"]["found"]
    return [*pages]


def test_each_page_is_read_and_pictures_have_no_text(upload: Path) -> None:
    pages = found(upload, text_pdf("Once upon a time", "My number:\n0171 3920045\nor anna@example.org"))
    assert pages == [
        (2, "phone", "0171 3920045", "", ""),
        (2, "email", "anna@example.org", "or ", ""),
    ]
    assert found(upload, pdf()) == []


def test_a_document_full_of_addresses_tells_of_some_and_that_there_is_more(upload: Path) -> None:
    """Whatever is found fits into what the process may print."""
    page = "\n".join(f"{'x' * 60}{number:02}@{'y' * 60}.example" for number in range(40))
    upload.write_bytes(text_pdf("Nothing", page, page))
    pages = decode_in_sandbox(upload, Format.PDF, upload.with_name("clean"))["reading"]["found"]
    assert len(pages) == pdf_text.MOST_FOUND + 1
    assert pages[-1] == [2, UNREAD, "2", "", ""]


def test_a_page_that_is_too_long_is_told_as_unread(upload: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_text, "MOST_CHARACTERS", 20)
    assert found(upload, text_pdf("A short page", "A page of which nobody reads the whole", "anna@example.org")) == [
        (2, UNREAD, "2", "", "")
    ]


def test_reading_ends_when_it_takes_too_long(upload: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_text, "MOST_SECONDS", -1.0)
    assert found(upload, text_pdf("anna@example.org", "ben@example.org")) == [
        (1, "email", "anna@example.org", "", ""),
        (1, UNREAD, "1", "", ""),
    ]


def test_a_stored_document_is_read_again_and_leaves_nothing_behind(tmp_path: Path) -> None:
    store = DiskStore(tmp_path, durable=False)
    path = store.incoming() / "one.pdf"
    path.write_bytes(text_pdf("anna@example.org"))
    key = store.adopt(path, ".pdf")
    assert read_again(key, store) == Reading(((1, "email", "anna@example.org", "", ""),), ())
    assert read_again(f"00/00/{'0' * 32}.pdf", store) == Reading(((1, UNREAD, "1", "", ""),))
    assert list(store.incoming().iterdir()) == []


def test_its_words_with_a_capital_are_noted_in_one_spelling(upload: Path) -> None:
    upload.write_bytes(text_pdf("Mit ZO\u00c9 und Ben im Park", "und Ben"))
    assert decode(upload, Format.PDF, f"{upload}-clean")["reading"]["words"] == ("ben", "mit", "park", "zoe")


def test_a_book_of_words_is_told_as_unread(upload: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_text, "MOST_LETTERS", 5)
    assert found(upload, text_pdf("Wien Rom", "Paris")) == [(1, UNREAD, "1", "", "")]
