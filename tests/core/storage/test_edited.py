"""A stored picture is turned, covered and cropped; nothing of what was covered is in any of its files."""

import pytest
from PIL import Image

from portal.core.refusal import NotFound
from portal.core.storage.edits import PictureEdit, read_boxes
from portal.core.storage.ingest import IngestedFile, edited, store_variants
from portal.core.storage.store import DiskStore
from tests.builders.canary import PATCH, shows_canary, with_canary
from tests.builders.uploads import Ingest


def stored(ingested_as: Ingest, store: DiskStore, mode: str = "RGB") -> str:
    """The key of a picture with the canary."""
    file = ingested_as(with_canary(mode=mode), "a.png")
    assert [shows_canary(variant.path.read_bytes()) for variant in file.variants] == [True, True]
    return str(store_variants(file, store)["full"]["key"])


def sizes(file: IngestedFile) -> dict[str, tuple[int | None, int | None]]:
    return {variant.name: (variant.width, variant.height) for variant in file.variants}


def test_what_is_covered_is_in_no_variant(ingested_as: Ingest, store: DiskStore) -> None:
    key = stored(ingested_as, store)
    with edited(key, PictureEdit(0, tuple(read_boxes(PATCH))), store) as file:
        assert [shows_canary(variant.path.read_bytes()) for variant in file.variants] == [False, False]
        assert sizes(file) == {"full": (1200, 800), "thumbnail": (480, 320)}
    assert list(store.incoming().iterdir()) == []


def test_a_picture_is_turned_first_and_cropped_last(ingested_as: Ingest, store: DiskStore) -> None:
    """Turned to the right, the patch lies at 60 40 30 20."""
    key = stored(ingested_as, store, "RGBA")
    [kept], [patch] = read_boxes("50 0 50 100"), read_boxes("60 40 30 20")
    with edited(key, PictureEdit(1, (), kept), store) as file:
        assert sizes(file)["full"] == (400, 1200)
        assert shows_canary(file.variants[0].path.read_bytes())
    with edited(key, PictureEdit(1, (patch,), kept), store) as file:
        assert not shows_canary(file.variants[0].path.read_bytes())
        with Image.open(file.variants[0].path) as picture:
            assert picture.convert("RGBA").getpixel((100, 600)) == (0, 0, 0, 255)


def test_a_picture_that_is_gone_is_not_found(store: DiskStore) -> None:
    with pytest.raises(NotFound), edited("00/00/" + 32 * "0" + ".webp", PictureEdit(1), store):
        pass
