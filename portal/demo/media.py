"""Makes the demo's pictures, recordings and leaflets, and takes them in like any upload."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from portal.core.storage.ingest import Intake, take_in
from portal.demo.art import draw, leaflet, sing

SUFFIXES = {"image": ".png", "audio": ".wav", "pdf": ".pdf"}
LARGEST = 50_000_000


@dataclass(frozen=True)
class Order:
    """One file to be made; picklable, because several processes draw at once."""

    kind: str
    art: str
    seed: int
    title: str
    text: str
    language: str
    workdir: Path


def make(order: Order) -> Intake:
    with NamedTemporaryFile(suffix=SUFFIXES[order.kind]) as file:
        file.write(_content(order))
        file.flush()
        name = f"{order.title[:40]}{SUFFIXES[order.kind]}"
        return take_in(Path(file.name), name, workdir=order.workdir, max_bytes=LARGEST)


def _content(order: Order) -> bytes:
    if order.kind == "image":
        return draw(order.art, order.seed, title=order.title)
    if order.kind == "audio":
        return sing(order.seed)
    picture = draw("landscape", order.seed, size=(900, 500))
    return leaflet(order.title, order.text.strip().split("\n\n"), picture, order.language)
