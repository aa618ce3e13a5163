"""Renders one file of the demo and takes it in like any upload; what the portal makes of it is what ships."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import av
from av.audio.stream import AudioStream
from PIL import Image

from portal.core.storage.ingest import Variant, ingest
from scripts.demo_media.art.drawing import draw
from scripts.demo_media.art.leaflet import leaflet
from scripts.demo_media.art.melody import RATE, tune
from scripts.demo_media.shipping import described

SUFFIXES = {"image": ".png", "audio": ".mp3", "pdf": ".pdf"}
WEBP_QUALITY = 70  # the portal itself writes 82; these files travel with every copy of the source
JPEG_QUALITY = 75  # of the picture inside a leaflet
MP3_BITS = 48_000  # per second, for one voice of 22.05 kHz


@dataclass(frozen=True)
class Order:
    """One file to be rendered; picklable, because several processes render at once."""

    key: str
    kind: str
    art: str
    seed: int
    title: str
    text: str
    language: str


def render(order: Order, folder: Path) -> dict[str, Any]:
    """Writes all variants of one file into `folder` and returns its entry of the manifest."""
    with TemporaryDirectory() as temporary:
        upload = Path(temporary) / f"upload{SUFFIXES[order.kind]}"
        upload.write_bytes(_content(order))
        name = f"{order.title[:40]}{SUFFIXES[order.kind]}"
        ingested = ingest(upload, name, workdir=Path(temporary))
        return described(ingested, [_shipped(variant, order.key, folder) for variant in ingested.variants])


def _content(order: Order) -> bytes:
    if order.kind == "image":
        return draw(order.art, order.seed, title=order.title)
    if order.kind == "audio":
        return _mp3(tune(order.seed))
    picture = _smaller_jpeg(draw("landscape", order.seed, size=(900, 500)))
    return leaflet(order.title, order.text.strip().split("\n\n"), picture, order.language)


def _shipped(variant: Variant, key: str, folder: Path) -> Path:
    target = folder / f"{key}-{variant.name}{variant.path.suffix}"
    if variant.mime == "image/webp":
        with Image.open(variant.path) as picture:
            picture.save(target, "WEBP", quality=WEBP_QUALITY, method=6)
    else:
        target.write_bytes(variant.path.read_bytes())
    return target


def _smaller_jpeg(picture: bytes) -> bytes:
    result = BytesIO()
    Image.open(BytesIO(picture)).save(result, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return result.getvalue()


def _mp3(wav: bytes) -> bytes:
    result = BytesIO()
    with av.open(BytesIO(wav), "r", format="wav") as source, av.open(result, "w", format="mp3") as target:
        stream = target.add_stream("libmp3lame", rate=RATE, bit_rate=MP3_BITS, layout="mono")
        assert isinstance(stream, AudioStream)
        for frame in source.decode(audio=0):
            target.mux(stream.encode(frame))
        target.mux(stream.encode(None))
    return result.getvalue()
