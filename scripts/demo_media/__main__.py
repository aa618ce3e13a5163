"""`python -m scripts.demo_media` renders all files of the demo; with `--check` it only compares with what ships.

The same source gives the same bytes with the library versions of requirements-dev.lock on the same kind of processor.
Other versions of Pillow, LAME, Typst or PDFium, and another processor's floating point, may give other bytes for the
same picture or tune: then `--check` names them, and somebody has to look and listen.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from portal.demo.content import RegionContent, read_contents
from portal.demo.media import FILES, MANIFEST, manifest, media_key
from scripts.demo_media.rendering import Order, render
from scripts.demo_media.shipping import Manifest, differences, written


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="render elsewhere, compare, change nothing")
    if parser.parse_args().check:
        sys.exit(check())
    for path in FILES.glob("*"):
        path.unlink()
    MANIFEST.write_text(written(render_all(FILES)), encoding="utf-8")


def check() -> int:
    """Prints what differs; 0 when nothing does."""
    with TemporaryDirectory() as folder:
        lines = differences(render_all(Path(folder)), manifest())
    print(*lines, f"{len(lines)} differences", sep="\n")
    return int(bool(lines))


def render_all(folder: Path) -> Manifest:
    """Renders on all processors, and says how far it is."""
    folder.mkdir(exist_ok=True)
    wanted, rendered = list(orders()), {}
    one: Callable[[Order], dict[str, Any]] = partial(render, folder=folder)
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        for order, entry in zip(wanted, pool.map(one, wanted), strict=True):
            rendered[order.key] = entry
            print(f"{len(rendered)} of {len(wanted)}: {order.key}", flush=True)
    return rendered


def orders() -> Iterator[Order]:
    for content in read_contents():
        for number, entry in enumerate(content.contributions):
            if entry["kind"] != "text":
                yield _order(content, number, entry)


def _order(content: RegionContent, number: int, entry: dict[str, Any]) -> Order:
    seed = sum(content.language.encode()) * 100 + number
    key = media_key(content.language, number)
    return Order(key, entry["kind"], entry.get("art", ""), seed, entry["title"], entry["text"], content.language)


if __name__ == "__main__":
    main()
