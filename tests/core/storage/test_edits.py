"""What is typed to cover a picture, and which pixels it means."""

import pytest

from portal.core.storage.edits import Box, PictureEdit, edit_from, read_boxes


@pytest.mark.parametrize(
    "text", ["40 10 15 20", "40, 10, 15, 20", " 40%  10%  15% 20% ", "40,0 10.00 15 20,0", "\n40;\t10; 15; 20\n\n"]
)
def test_four_numbers_are_an_area(text: str) -> None:
    assert read_boxes(text) == [Box(40, 10, 15, 20)]


def test_every_line_is_an_area_and_an_empty_text_none() -> None:
    assert read_boxes("0 0 100 1\n99,9 99.9 100 100") == [Box(0, 0, 100, 1), Box(99.9, 99.9, 100, 100)]
    assert read_boxes(" \n ") == []


@pytest.mark.parametrize(
    "line",
    [
        "NaN 10 15 20", "inf 10 15 20", "1e1 10 15 20", "-1 10 15 20", "40 10 -15 20", "1" + 30 * "0" + " 10 15 20",
        "100 10 15 20", "40 100 15 20", "40 10 0 20", "40 10 15 101", "40 10 15", "40 10 15 20 25", "٤٠ 10 15 20", "½ 10 15 20",
        "40 10 15 0x9", "40 10 15 20.1234567", "face", "999 999 999 999",
    ],
)  # fmt: skip
def test_anything_else_is_none_and_the_line_is_named(line: str) -> None:
    with pytest.raises(ValueError, match=r"^2$"):
        read_boxes(f"40 10 15 20\n{line}")


@pytest.mark.parametrize(
    ("box", "pixels"),
    [
        (Box(0, 0, 100, 100), (0, 0, 7, 3)),
        (Box(50, 50, 1, 1), (3, 1, 4, 2)),  # both are touched in part
        (Box(99.9, 99.9, 100, 100), (6, 2, 7, 3)),  # what is outside of the picture is cut off
        (Box(14, 34, 15, 1), (0, 1, 3, 2)),
    ],
)
def test_a_pixel_that_is_touched_belongs_to_the_area(box: Box, pixels: tuple[int, int, int, int]) -> None:
    assert box.pixels(7, 3) == pixels


def test_an_edit_hides_something_unless_it_only_turns() -> None:
    assert [PictureEdit(1).hides, PictureEdit(0, (Box(1, 1, 1, 1),)).hides] == [False, True]
    assert PictureEdit(0, (), Box(1, 1, 1, 1)).hides
    assert edit_from({"turns": 3, "covered": [{"left": 1, "top": 2, "width": 3, "height": 4}], "kept": None}) == (
        PictureEdit(3, (Box(1, 2, 3, 4),))
    )
