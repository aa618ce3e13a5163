"""The programs that render the files of the demo: what they make opens, repeats and differs."""

import wave
from io import BytesIO
from random import Random

import pypdfium2
import pytest
from PIL import Image, ImageStat

from scripts.demo_media.art.drawing import ARTS, composition, draw
from scripts.demo_media.art.leaflet import leaflet
from scripts.demo_media.art.melody import tune

SIZE, UPRIGHT = (160, 120), (90, 120)


@pytest.mark.parametrize("art", ARTS)
def test_the_same_seed_gives_the_same_picture_and_another_seed_another_one(art: str) -> None:
    pictures = [draw(art, seed, size=SIZE) for seed in (7, 7, 8)]
    assert len(set(pictures)) == 2
    with Image.open(BytesIO(pictures[0])) as image:
        image.load()
        assert (image.format, image.mode, image.size) == ("JPEG", "RGB", SIZE)


@pytest.mark.parametrize("art", ARTS)
def test_every_composition_fills_an_upright_sheet(art: str) -> None:
    for compose in ARTS[art]:
        rng = Random(1)
        image = Image.open(BytesIO(compose(UPRIGHT, rng).finish(rng)))
        assert image.size == UPRIGHT
        assert ImageStat.Stat(image.convert("L")).stddev[0] > 8, "a picture, not an empty sheet"


def test_another_title_gives_another_picture() -> None:
    assert draw("poster", 1, size=SIZE, title="Bridges") != draw("poster", 1, size=SIZE, title="Rivers")


@pytest.mark.parametrize("step", [1, 2, 6, 7])
def test_seeds_at_any_distance_visit_all_compositions(step: int) -> None:
    for art, compositions in ARTS.items():
        assert {composition(art, seed * step) for seed in range(40)} == set(compositions)


def test_a_melody_lasts_as_long_as_wished_and_ends_quietly() -> None:
    with wave.open(BytesIO(tune(1, 3))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate(), file.getnframes()) == (
            1,
            2,
            22050,
            66150,
        )
        samples = memoryview(file.readframes(66150)).cast("h")
    assert 20000 < max(samples) <= 32767
    assert max(map(abs, samples[-200:])) < 500


def test_melodies_repeat_by_seed_and_differ_between_seeds() -> None:
    assert tune(1, 3) == tune(1, 3)
    assert tune(1, 3) != tune(2, 3)


def _text(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_a_leaflet_prints_every_alphabet_and_its_picture() -> None:
    words = [
        "Zażółć gęślą jaźń.",
        "Iğdır’da şölen çok güzeldi.",
        "Съешь ещё этих мягких булок.",
        "Größe, œuvre, città.",
    ]
    pdf = leaflet("Nasza rzeka", words, draw("landscape", 1, size=SIZE), "pl")
    assert pdf.startswith(b"%PDF-")
    text = _text(pdf)
    assert [word for word in ["Nasza rzeka", *words] if word not in text] == []


def test_words_in_a_leaflet_are_never_read_as_markup() -> None:
    nasty = '#panic("no") $x^2$ *bold* _slanted_ @ref <label> \\ "quoted" ] } // end'
    text = _text(leaflet("#let a = 1", [nasty, nasty], None, "en"))
    assert "#let a = 1" in text
    assert text.count('#panic("no")') == 2
    assert "*bold*" in text


def test_a_leaflet_may_be_short_and_refuses_strange_pictures() -> None:
    assert leaflet("Kısa", [], None, "tr").startswith(b"%PDF-")
    with pytest.raises(ValueError, match="neither JPEG nor PNG"):
        leaflet("Title", [], b"GIF89a", "fr")
