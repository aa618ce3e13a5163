"""File names: what people see, and which content they may stand for."""

import pytest
from flask import Flask

from portal.core.storage.kinds import HEAD_BYTES, Format, Unfit, UnfitFile, checked_format, recognised
from portal.core.storage.labels import REFUSALS
from portal.core.storage.names import LONGEST, extension, renamed, shown_name
from tests.builders import uploads


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("photo.JPG", "photo.JPG"),
        ("..\\..\\windows.jpg", "windows.jpg"),
        ("/etc/passwd/a.jpg", "a.jpg"),
        ("Schu\u0308lerzeitung_a\u0308.jpg", "Schülerzeitung_ä.jpg"),
        ("line\nbreak\t.jpg", "line break .jpg"),
        ("photo\u202egpj.exe.jpg", "photogpj.exe.jpg"),
        ("  two  spaces .jpg ", "two spaces .jpg"),
        ("nul\0l.jpg", "null.jpg"),
        ("👩\u200d🎨.png", "👩\u200d🎨.png"),
        ("ﬁle ligature.jpg", "ﬁle ligature.jpg"),
    ],
)
def test_a_name_is_shown_without_tricks(typed: str, shown: str) -> None:
    assert shown_name(typed) == shown


def test_a_long_name_keeps_its_extension() -> None:
    name = shown_name("ş" * 300 + ".jpg")
    assert len(name) == LONGEST
    assert name.endswith("ş….jpg")


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("photo.php.jpg", "jpg"),
        ("photo.jpg.php", "php"),
        (".htaccess", ""),
        ("aux", ""),
        ("a.", ""),
        ("a..jpg", "jpg"),
        (".photo.jpg", "jpg"),
        ("....windows.jpg", "jpg"),
        ("...", ""),
        ("..jpg", ""),
    ],
)
def test_only_the_last_extension_counts(name: str, ending: str) -> None:
    assert extension(name) == ending


def test_a_file_is_served_under_the_extension_of_what_it_is() -> None:
    assert renamed("Ausflug.heic", ".webp") == "Ausflug.webp"
    assert renamed("aux", ".webp") == "aux.webp"
    assert renamed("", ".webp") == "file.webp"


@pytest.mark.parametrize(
    ("content", "file_format"),
    [
        (uploads.picture("JPEG"), Format.JPEG),
        (uploads.picture("PNG"), Format.PNG),
        (uploads.picture("GIF"), Format.GIF),
        (uploads.picture("WEBP"), Format.WEBP),
        (uploads.picture("AVIF"), Format.AVIF),
        (uploads.heic(), Format.HEIF),
        (uploads.pdf(), Format.PDF),
        (b"\xff\xfb\x90\x64", Format.MP3),
        (b"\0\0\0\x08wide\0\0\0\0mdat", Format.MP4),
        (uploads.picture("BMP"), None),
        (b"RIFF\0\0\0\0AVI LIST", None),
        (b"MZ\x90\0", None),
        (b"\xff\xfet\0e\0x\0t\0", None),
        (b"", None),
    ],
)
def test_content_is_recognised_by_its_beginning(content: bytes, file_format: Format | None) -> None:
    assert recognised(content[:HEAD_BYTES]) == file_format


@pytest.mark.parametrize("name", ["a.jpg", "a.jpeg", "a.JPG", "a.heic", "a.png", "photo.php.jpg"])
def test_pictures_may_bear_each_others_extension(name: str) -> None:
    assert checked_format(uploads.picture("JPEG"), name) == Format.JPEG


@pytest.mark.parametrize("name", ["image:1641", "1641", "IMG.20270101", "Foto vom Ausflug", "content"])
def test_what_phones_hand_over_without_an_extension_is_taken_by_its_content(name: str) -> None:
    assert checked_format(uploads.picture("JPEG"), name) == Format.JPEG
    assert checked_format(b"%PDF-1.7", name) == Format.PDF


@pytest.mark.parametrize("name", ["VID.3gpp", "VID.3gpp2", "interview.mpeg", "interview.mpga"])
def test_recordings_of_phones_may_be_called_by_their_media_type(name: str) -> None:
    assert checked_format(b"\0\0\0\x14ftyp3gp4", name) == Format.MP4
    assert checked_format(b"ID3", name) == Format.MP3


@pytest.mark.parametrize(
    ("content", "example"),
    [(uploads.picture("JPEG"), "foto.jpg"), (b"ID3", "interview.mp4"), (b"%PDF-1.7", "plakat.pdf")],
)
def test_the_complaint_about_a_name_shows_one_of_the_right_kind(app: Flask, content: bytes, example: str) -> None:
    with pytest.raises(UnfitFile) as refused:
        checked_format(content, "a.exe")
    with app.test_request_context("/de/"):
        assert example in str(REFUSALS[refused.value.code])


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (uploads.picture("JPEG"), "photo.jpg.php", Unfit.NAMED_OTHERWISE_PICTURE),
        (uploads.picture("JPEG"), "a.pdf", Unfit.NAMED_OTHERWISE_PICTURE),
        (uploads.picture("JPEG"), "aux", Unfit.NAMED_OTHERWISE_PICTURE),
        (uploads.picture("JPEG"), ".htaccess", Unfit.NAMED_OTHERWISE_PICTURE),
        (b"%PDF-1.7", "a.jpg", Unfit.NAMED_OTHERWISE_DOCUMENT),
        (b"<svg onload='x()'/>", "a.svg", Unfit.TYPE_NOT_ALLOWED),
        (b"PK\3\4", "a.docx", Unfit.TYPE_NOT_ALLOWED),
        (b"version https://git-lfs", "a.jpg", Unfit.UNREADABLE),
        (b"MZ\x90\0", "a.jpg", Unfit.UNREADABLE),
    ],
)
def test_name_and_content_that_disagree_are_refused(content: bytes, name: str, code: Unfit) -> None:
    with pytest.raises(UnfitFile) as refused:
        checked_format(content, name)
    assert refused.value.code == code
