"""Small files as phones and offices make them, and some that are not what they seem."""

import io
import math
import struct
import zlib
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

import av
import pikepdf
from av.audio.stream import AudioStream
from av.video.stream import VideoStream
from PIL import Image

from portal.core.storage.ingest import IngestedFile

Ingest = Callable[[bytes, str], IngestedFile]  # the fixture `ingested_as`

SECRETS = (b"Anna Muster", b"Nikon", b"Darmstadt")
ROTATED = struct.pack(">9i", 0, 65536, 0, -65536, 0, 0, 64 << 16, 0, 1 << 30)  # 90 degrees clockwise


def two_halves(size: tuple[int, int] = (60, 40), mode: str = "RGB") -> Image.Image:
    """Red above, blue below."""
    picture = Image.new(mode, size, "red")
    picture.paste("blue", (0, size[1] // 2, *size))
    return picture


def picture(form: str, **options: Any) -> bytes:
    out = io.BytesIO()
    two_halves().save(out, form, **options)
    return out.getvalue()


def phone_photo() -> bytes:
    """A JPEG that lies on its side (orientation 6) and tells where and by whom it was taken."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x013B] = 6, "Nikon", "Anna Muster"
    exif.get_ifd(0x8825).update({1: "N", 2: (49.0, 52.0, 20.0), 3: "E", 4: (8.0, 39.0, 5.0)})
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>Darmstadt</x:xmpmeta>"
    return picture("JPEG", exif=exif, xmp=xmp, comment=b"Anna Muster")


def heic() -> bytes:
    from pillow_heif import register_heif_opener

    register_heif_opener()
    return picture("HEIF", quality=90)


def png_of(width: int, height: int) -> bytes:
    """A PNG that announces a size and holds almost nothing."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def pdf(change: str = "", encryption: pikepdf.Encryption | None = None) -> bytes:
    """Two pages with a photo and an author; `change` is the name of a function of `CHANGES`."""
    document = pikepdf.new()
    for _ in range(2):
        document.add_blank_page(page_size=(200, 300))
    document.docinfo["/Author"] = "Anna Muster"
    with document.open_metadata() as metadata:
        metadata["dc:creator"] = ["Anna Muster"]
    photo = document.make_stream(
        phone_photo(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=60, Height=40
    )
    photo.ColorSpace, photo.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
    photo.write(phone_photo(), filter=pikepdf.Name.DCTDecode)
    document.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=photo))
    document.pages[0].Contents = document.make_stream(b"q 120 0 0 80 40 100 cm /Im0 Do Q")
    document.Root.OpenAction = pikepdf.Array([document.pages[1].obj, pikepdf.Name.Fit])
    if change:
        CHANGES[change](document)
    out = io.BytesIO()
    document.save(out, encryption=encryption or False)
    return out.getvalue()


def text_pdf(*pages: str) -> bytes:
    """A page for each text, of plain Latin letters."""
    document = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    for text in pages:
        document.add_blank_page(page_size=(600, 800))
        page = document.pages[-1]
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=document.make_indirect(font)))
        lines = " T* ".join(f"({line}) Tj" for line in text.split("\n"))
        page.Contents = document.make_stream(f"BT /F1 8 Tf 9 TL 20 780 Td {lines} ET".encode("latin-1"))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _action(document: pikepdf.Pdf, **parts: Any) -> None:
    action = pikepdf.Dictionary(**parts)
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)
    document.pages[0].Annots = pikepdf.Array([document.make_indirect(link)])


CHANGES: dict[str, Callable[[pikepdf.Pdf], Any]] = {
    "script": lambda pdf: _action(pdf, S=pikepdf.Name.JavaScript, JS="app.alert(1)"),
    "page script": lambda pdf: pdf.pages[0].obj.__setitem__(
        "/AA", pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)"))
    ),
    "launch": lambda pdf: _action(pdf, S=pikepdf.Name.Launch, F="calc.exe"),
    "file link": lambda pdf: _action(pdf, S=pikepdf.Name.URI, URI="file:///C:/Users/Anna/secret.docx"),
    "attachment": lambda pdf: pdf.attachments.__setitem__("a.exe", b"MZ"),
    "web link": lambda pdf: _action(pdf, S=pikepdf.Name.URI, URI="https://school.example:8443/a?b=c:d"),
    "role": lambda pdf: pdf.Root.__setitem__(
        "/StructTreeRoot", pikepdf.Dictionary(K=pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Sound))
    ),
}


def recording(muxer: str, audio: str | None = None, video: str | None = None, seconds: float = 2.0) -> bytes:
    """A tone, or a picture that changes, with tags about a person and a place."""
    out = io.BytesIO()
    with av.open(out, "w", format=muxer) as container:
        container.metadata.update({"title": "Darmstadt", "artist": "Anna Muster", "comment": "Nikon"})
        film = container.add_stream(video, rate=10) if video else None  # all streams before the first packet
        tone = container.add_stream(audio, rate=48000) if audio else None
        if isinstance(tone, AudioStream):
            tone.layout = "mono"
        if isinstance(film, VideoStream):
            film.width, film.height, film.pix_fmt = 96, 64, "yuv420p"
            for shown in (*_pictures(seconds), None):
                container.mux(film.encode(shown))
        if isinstance(tone, AudioStream):
            for heard in (*_sounds(tone, seconds), None):
                container.mux(tone.encode(heard))
    return out.getvalue()


def _pictures(seconds: float) -> Iterator[av.VideoFrame]:
    for _ in range(int(seconds * 10)):
        yield av.VideoFrame.from_image(two_halves((96, 64)))  # type: ignore[no-untyped-call]


def _sounds(stream: AudioStream, seconds: float) -> Iterator[av.AudioFrame]:
    resampler = av.AudioResampler(format=stream.codec_context.format.name, layout="mono", rate=48000)
    size = stream.codec_context.frame_size or 1024
    for start in range(0, int(seconds * 48000), size):
        wave = (int(9000 * math.sin(2 * math.pi * 440 * (start + i) / 48000)) for i in range(size))
        frame = av.AudioFrame(format="s16", layout="mono", samples=size)
        frame.planes[0].update(struct.pack(f"<{size}h", *wave).ljust(frame.planes[0].buffer_size, b"\0"))
        frame.sample_rate, frame.pts, frame.time_base = 48000, start, Fraction(1, 48000)
        yield from resampler.resample(frame)


def upright_film() -> bytes:
    """As a phone held upright writes it: pictures lie on their side, and a matrix says so."""
    film = bytearray(recording("mp4", "aac", "libx264"))
    matrix = film.find(b"tkhd") + 44
    film[matrix : matrix + 36] = ROTATED
    return bytes(film)
