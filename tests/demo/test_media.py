"""The shipped files of the demo: one for each contribution that has one, intact, small, and fit for the portal."""

import hashlib
from pathlib import Path

import pytest

from portal.core.storage.ingest import ingest
from portal.demo.content import read_contents
from portal.demo.media import FILES, MANIFEST, manifest, media_key

MOST_BYTES = 8_000_000


def test_every_contribution_of_the_contents_has_its_file_and_no_file_is_left_over() -> None:
    kinds = {
        media_key(content.language, number): entry["kind"]
        for content in read_contents()
        for number, entry in enumerate(content.contributions)
        if entry["kind"] != "text"
    }
    assert {key: entry["kind"] for key, entry in manifest().items()} == kinds
    assert len(kinds) == 78


def test_manifest_and_files_agree() -> None:
    written = {variant["path"]: variant["sha256"] for entry in manifest().values() for variant in entry["variants"]}
    shipped = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FILES.iterdir()}
    assert written == shipped


def test_all_files_together_stay_small() -> None:
    sizes = {path.name: path.stat().st_size for path in FILES.iterdir()}
    noted = {variant["path"]: variant["n_bytes"] for entry in manifest().values() for variant in entry["variants"]}
    assert sizes == noted
    assert sum(sizes.values()) + MANIFEST.stat().st_size <= MOST_BYTES


@pytest.mark.parametrize("kind", ["image", "audio", "pdf"])
def test_the_portal_takes_in_a_shipped_file_and_finds_what_the_manifest_says(kind: str, tmp_path: Path) -> None:
    entry = next(entry for entry in manifest().values() if entry["kind"] == kind)
    full = entry["variants"][0]
    ingested = ingest(FILES / full["path"], full["path"], workdir=tmp_path)
    measured = (ingested.kind, ingested.pages, [(v.name, v.mime, v.width, v.height) for v in ingested.variants])
    noted = [(v["name"], v["mime"], v["width"], v["height"]) for v in entry["variants"]]
    assert measured == (kind, entry["pages"], noted)
    assert ingested.seconds == pytest.approx(entry["seconds"], abs=0.1)
