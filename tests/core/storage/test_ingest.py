"""Ingesting files of every kind: what comes out clean, what is refused and why."""

import io
from collections.abc import Callable

import av
import pikepdf
import pytest
from PIL import Image

from portal.core.storage.ingest import IngestedFile, store_variants
from portal.core.storage.kinds import Kind, Unfit, UnfitFile
from portal.core.storage.labels import KINDS, REFUSALS
from portal.core.storage.store import DiskStore
from tests.builders import uploads
from tests.builders.uploads import Ingest


def content(ingested: IngestedFile, variant: str = "full") -> bytes:
    return next(v.path for v in ingested.variants if v.name == variant).read_bytes()


def pixels(ingested: IngestedFile, variant: str = "full") -> Image.Image:
    with Image.open(io.BytesIO(content(ingested, variant))) as picture:
        assert picture.format == "WEBP"
        assert not {"exif", "xmp", "icc_profile"} & set(picture.info)
        return picture.convert("RGBA")


def looks(colour: tuple[int, ...]) -> str:
    red, _, blue, alpha = colour
    return "clear" if alpha < 40 else "red" if red > 200 > blue else "blue" if blue > 200 > red else str(colour)


def refusal(ingested_as: Ingest, upload: bytes, name: str) -> Unfit:
    with pytest.raises(UnfitFile) as refused:
        ingested_as(upload, name)
    code = refused.value.code
    assert isinstance(code, Unfit)
    return code


def test_a_phone_photo_becomes_upright_and_loses_its_metadata(ingested_as: Ingest) -> None:
    ingested = ingested_as(uploads.phone_photo(), "Ausflug.jpg")
    assert (ingested.kind, ingested.name) == (Kind.IMAGE, "Ausflug.jpg")
    assert [(v.name, v.mime, v.width, v.height) for v in ingested.variants] == [
        ("full", "image/webp", 40, 60),
        ("thumbnail", "image/webp", 40, 60),
    ]
    picture = pixels(ingested)
    assert looks(picture.getpixel((35, 30))) == "red"  # type: ignore[arg-type]
    assert looks(picture.getpixel((5, 30))) == "blue"  # type: ignore[arg-type]
    assert not [secret for secret in uploads.SECRETS if secret in content(ingested)]


@pytest.mark.parametrize("form", ["PNG", "GIF", "WEBP", "AVIF"])
def test_every_picture_format_becomes_webp(ingested_as: Ingest, form: str) -> None:
    picture = pixels(ingested_as(uploads.picture(form), f"a.{form.lower()}"))
    assert looks(picture.getpixel((30, 5))) == "red"  # type: ignore[arg-type]
    assert looks(picture.getpixel((30, 35))) == "blue"  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [(9248, 6936), (16320, 12240)])
def test_photos_of_the_largest_cameras_of_phones_are_taken(ingested_as: Ingest, size: tuple[int, int]) -> None:
    out = io.BytesIO()
    Image.new("L", size).save(out, "JPEG")
    assert ingested_as(out.getvalue(), "image:1641").variants[0].width == 1600


@pytest.mark.parametrize("name", ["IMG_1.HEIC", "IMG_1.jpg"])
def test_heic_is_accepted_under_either_name(ingested_as: Ingest, name: str) -> None:
    assert looks(pixels(ingested_as(uploads.heic(), name)).getpixel((30, 35))) == "blue"  # type: ignore[arg-type]


def test_a_large_picture_comes_in_two_sizes(ingested_as: Ingest) -> None:
    out = io.BytesIO()
    uploads.two_halves((4000, 3000)).save(out, "JPEG")
    sizes = {v.name: (v.width, v.height) for v in ingested_as(out.getvalue(), "a.jpg").variants}
    assert sizes == {"full": (1600, 1200), "thumbnail": (480, 360)}


def test_what_is_transparent_stays_transparent(ingested_as: Ingest) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(out, "PNG")
    assert looks(pixels(ingested_as(out.getvalue(), "a.png")).getpixel((10, 10))) == "clear"  # type: ignore[arg-type]


def test_16_bit_grey_keeps_its_greys(ingested_as: Ingest) -> None:
    out = io.BytesIO()
    Image.new("I;16", (20, 20), 0x8000).save(out, "PNG")
    red, green, blue, _ = pixels(ingested_as(out.getvalue(), "a.png")).getpixel((10, 10))  # type: ignore[misc]
    assert red == green == blue
    assert abs(red - 128) <= 2


def test_data_after_the_end_of_a_picture_is_dropped(ingested_as: Ingest) -> None:
    ingested = ingested_as(uploads.picture("JPEG") + b"PK\3\4<?php system('id') ?>", "a.jpg")
    assert b"php" not in content(ingested)


@pytest.mark.parametrize(
    ("make", "name", "code"),
    [
        (lambda: uploads.phone_photo()[:-150], "a.jpg", Unfit.TRUNCATED),
        (lambda: uploads.png_of(20_000, 20_000), "a.png", Unfit.TOO_MANY_PIXELS),
        (lambda: uploads.png_of(9_248, 6_937), "a.png", Unfit.TOO_MANY_PIXELS),
        (lambda: uploads.png_of(100, 100), "a.png", Unfit.TRUNCATED),
        (lambda: b"\x89PNG\r\n\x1a\n" + b"rubbish" * 9, "a.png", Unfit.UNREADABLE),
        (lambda: uploads.heic()[:150], "a.heic", Unfit.UNREADABLE),
        (lambda: uploads.pdf("script"), "a.pdf", Unfit.ACTIVE_CONTENT),
        (lambda: uploads.pdf("page script"), "a.pdf", Unfit.ACTIVE_CONTENT),
        (lambda: uploads.pdf("launch"), "a.pdf", Unfit.ACTIVE_CONTENT),
        (lambda: uploads.pdf("file link"), "a.pdf", Unfit.ACTIVE_CONTENT),
        (lambda: uploads.pdf("attachment"), "a.pdf", Unfit.ACTIVE_CONTENT),
        (lambda: uploads.pdf(encryption=pikepdf.Encryption(owner="o", user="u")), "a.pdf", Unfit.ENCRYPTED),
        (lambda: uploads.pdf(encryption=pikepdf.Encryption(owner="o", user="")), "a.pdf", Unfit.ENCRYPTED),
        (lambda: b"%PDF-1.7 and nothing more", "a.pdf", Unfit.UNREADABLE),
        (lambda: uploads.recording("mp4", "aac", "libx264")[:-2000], "a.mp4", Unfit.TRUNCATED),
        (lambda: uploads.recording("webm", "libopus", "libvpx")[:-5000], "a.webm", Unfit.TRUNCATED),
        (lambda: uploads.recording("wav", "pcm_s16le")[:-5000], "a.wav", Unfit.TRUNCATED),
        (lambda: uploads.recording("ogg", "libopus")[:-50], "a.ogg", Unfit.TRUNCATED),
        (lambda: uploads.recording("mp3", "libmp3lame")[:-5000], "a.mp3", Unfit.TRUNCATED),
        (lambda: uploads.recording("wav", "pcm_s16le", seconds=0.3), "a.wav", Unfit.TOO_SHORT),
        (lambda: uploads.recording("mp4", "aac", "mpeg4"), "a.mp4", Unfit.NOT_PLAYABLE),
        (lambda: b"fLaC" + b"rubbish" * 99, "a.flac", Unfit.UNREADABLE),
    ],
)
def test_what_is_refused_says_why(
    ingested_as: Ingest, store: DiskStore, make: Callable[[], bytes], name: str, code: Unfit
) -> None:
    assert refusal(ingested_as, make(), name) == code
    assert list(store.incoming().iterdir()) == []


@pytest.mark.parametrize("change", ["", "web link", "role"])
def test_a_pdf_loses_its_authors_and_shows_its_first_page(ingested_as: Ingest, change: str) -> None:
    ingested = ingested_as(uploads.pdf(change), "Zeitung.pdf")
    assert (ingested.kind, ingested.pages) == (Kind.PDF, 2)
    assert [(v.name, v.width, v.height) for v in ingested.variants] == [
        ("full", 1067, 1600),
        ("preview", 1067, 1600),
        ("thumbnail", 480, 720),
    ]
    assert looks(pixels(ingested, "preview").getpixel((500, 750))) == "red"  # type: ignore[arg-type]
    with pikepdf.open(io.BytesIO(content(ingested))) as pdf:
        assert "/Info" not in pdf.trailer
        assert not {"/Metadata", "/OpenAction"} & set(pdf.Root.keys())
        photo = pdf.pages[0].Resources.XObject.Im0.read_raw_bytes()
        assert not [secret for secret in uploads.SECRETS if secret in photo + content(ingested)]


@pytest.mark.parametrize(
    ("muxer", "codec", "name", "mime"),
    [
        ("mp3", "libmp3lame", "a.mp3", "audio/mpeg"),
        ("wav", "pcm_s16le", "a.wav", "audio/wav"),
        ("flac", "flac", "a.flac", "audio/flac"),
        ("ogg", "libopus", "a.opus", "audio/ogg"),
        ("webm", "libopus", "a.webm", "audio/webm"),
        ("ipod", "aac", "a.m4a", "audio/mp4"),
        ("adts", "aac", "a.aac", "audio/mp4"),
    ],
)
def test_audio_keeps_its_sound_and_loses_its_tags(
    ingested_as: Ingest, muxer: str, codec: str, name: str, mime: str
) -> None:
    ingested = ingested_as(uploads.recording(muxer, codec), name)
    assert (ingested.kind, [v.name for v in ingested.variants], ingested.variants[0].mime) == (
        Kind.AUDIO,
        ["full"],
        mime,
    )
    assert ingested.seconds == pytest.approx(2, abs=0.1)
    assert not [secret for secret in uploads.SECRETS if secret in content(ingested)]
    with av.open(io.BytesIO(content(ingested)), "r") as sound:
        assert sum(frame.samples for frame in sound.decode(audio=0)) == pytest.approx(96000, rel=0.05)


@pytest.mark.parametrize(
    ("muxer", "audio", "video", "name", "mime"),
    [
        ("mp4", "aac", "libx264", "a.mp4", "video/mp4"),
        ("mov", "aac", "libx265", "a.MOV", "video/mp4"),
        ("matroska", "aac", "libx264", "a.mkv", "video/mp4"),
        ("webm", "libopus", "libvpx", "a.webm", "video/webm"),
        ("webm", None, "libvpx-vp9", "a.webm", "video/webm"),
    ],
)
def test_video_keeps_its_pictures_and_loses_its_tags(
    ingested_as: Ingest, muxer: str, audio: str | None, video: str, name: str, mime: str
) -> None:
    ingested = ingested_as(uploads.recording(muxer, audio, video), name)
    full = ingested.variants[0]
    assert (ingested.kind, full.mime, full.width, full.height) == (Kind.VIDEO, mime, 96, 64)
    assert ingested.seconds == pytest.approx(2, abs=0.1)
    assert looks(pixels(ingested, "preview").getpixel((48, 5))) == "red"  # type: ignore[arg-type]
    assert not [secret for secret in uploads.SECRETS if secret in content(ingested)]


def test_a_film_from_an_upright_phone_stays_upright(ingested_as: Ingest) -> None:
    ingested = ingested_as(uploads.upright_film(), "a.mp4")
    assert [(v.name, v.width, v.height) for v in ingested.variants][:2] == [("full", 64, 96), ("preview", 64, 96)]
    assert looks(pixels(ingested, "preview").getpixel((60, 48))) == "red"  # type: ignore[arg-type]
    with av.open(io.BytesIO(content(ingested)), "r") as film:
        assert next(film.decode(video=0)).rotation == -90


def test_a_stored_file_can_be_found_again(ingested_as: Ingest, store: DiskStore) -> None:
    ingested = ingested_as(uploads.picture("PNG"), "a.png")
    stored = store_variants(ingested, store)
    assert list(store.incoming().iterdir()) == []
    assert {name: (file["bytes"], file["width"]) for name, file in stored.items()} == {
        name: (store.path(stored[name]["key"]).stat().st_size, 60) for name in ("full", "thumbnail")
    }


def test_a_discarded_file_leaves_nothing_behind(ingested_as: Ingest, store: DiskStore) -> None:
    ingested_as(uploads.picture("PNG"), "a.png").discard()
    assert list(store.incoming().iterdir()) == []


def test_every_code_has_words() -> None:
    assert set(REFUSALS) == set(Unfit)
    assert set(KINDS) == set(Kind)
