"""The studio of the demo: what is drawn, sung and set opens, repeats and differs."""

import wave
from io import BytesIO
from random import Random

import pypdfium2
import pytest
from PIL import Image, ImageStat

from portal.demo.art import draw, leaflet, sing
from portal.demo.art.studio import ARTS, composition

SIZE = (400, 300)
SEEDS = (1, 2, 3)


@pytest.mark.parametrize("art", ARTS)
def test_three_seeds_give_three_pictures_of_the_wished_size(art: str) -> None:
    pictures = [draw(art, seed, size=SIZE) for seed in SEEDS]
    opened = [Image.open(BytesIO(picture)) for picture in pictures]
    for image in opened:
        image.load()
    assert [(image.format, image.mode, image.size) for image in opened] == [("JPEG", "RGB", SIZE)] * 3
    assert len(set(pictures)) == 3


@pytest.mark.parametrize("art", ARTS)
def test_the_same_seed_gives_the_same_picture(art: str) -> None:
    assert draw(art, 7, size=SIZE) == draw(art, 7, size=SIZE)


@pytest.mark.parametrize("size", [(300, 400), (300, 300)])
@pytest.mark.parametrize("art", ARTS)
def test_every_composition_fills_upright_and_square_sheets(art: str, size: tuple[int, int]) -> None:
    for compose in ARTS[art]:
        rng = Random(1)
        image = Image.open(BytesIO(compose(size, rng).finish(rng)))
        assert image.size == size
        assert ImageStat.Stat(image.convert("L")).stddev[0] > 8, "a picture, not an empty sheet"


def test_another_title_gives_another_picture() -> None:
    assert draw("poster", 1, size=SIZE, title="Bridges") != draw("poster", 1, size=SIZE, title="Rivers")


@pytest.mark.parametrize("step", [1, 2, 6, 7])
def test_seeds_at_any_distance_visit_all_compositions(step: int) -> None:
    for art, compositions in ARTS.items():
        assert {composition(art, seed * step) for seed in range(40)} == set(compositions)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_melody_lasts_as_long_as_wished_and_ends_quietly(seed: int) -> None:
    with wave.open(BytesIO(sing(seed, 5))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate(), file.getnframes()) == (
            1,
            2,
            22050,
            110250,
        )
        samples = memoryview(file.readframes(110250)).cast("h")
    assert 20000 < max(samples) <= 32767
    assert max(map(abs, samples[-200:])) < 500


def test_melodies_repeat_by_seed_and_differ_between_seeds() -> None:
    assert sing(1, 4) == sing(1, 4)
    assert sing(1, 4) != sing(2, 4)


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
