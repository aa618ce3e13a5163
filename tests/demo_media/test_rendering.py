"""The command that renders the files of the demo still makes what ships, and says what differs."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from portal.demo.media import manifest
from scripts.demo_media.__main__ import orders
from scripts.demo_media.rendering import render
from scripts.demo_media.shipping import differences

BY_BYTES = {"sha256", "n_bytes"}  # depend on versions of the libraries and on the processor: see --check


def _described(entry: dict[str, Any]) -> dict[str, Any]:
    variants = [{name: value for name, value in v.items() if name not in BY_BYTES} for v in entry["variants"]]
    return {name: value for name, value in entry.items() if name not in BY_BYTES} | {"variants": variants}


@pytest.mark.parametrize("kind", ["image", "audio", "pdf"])
def test_a_file_rendered_again_is_described_as_the_shipped_one(kind: str, tmp_path: Path) -> None:
    order = next(order for order in orders() if order.kind == kind)
    entry = render(order, tmp_path)
    assert _described(entry) == _described(manifest()[order.key])
    assert {path.name for path in tmp_path.iterdir()} == {variant["path"] for variant in entry["variants"]}


def test_the_comparison_names_each_file_that_differs() -> None:
    rendered = deepcopy(manifest())
    assert differences(rendered, manifest()) == []
    del rendered["de-03"]
    rendered["de-04"]["variants"][0]["sha256"] = "another"
    assert differences(rendered, manifest()) == ["de-03: in one of both only", "de-04: variants"]
