"""Lists as spreadsheets: a title above the header, several sheets, numbers where codes were meant."""

import json
import zipfile
from pathlib import Path

import pytest

from portal.core.tabular.opening import content_of, opened
from portal.core.tabular.rows import Refusal, UnreadableListError
from portal.core.tabular.rules import Unreadable
from portal.schools.rules.lists.codes import Flaw
from portal.schools.rules.lists.filtering import FilteredList, filtered
from portal.schools.rules.lists.formats import FORMATS
from tests.builders.workbooks import workbook

HEADER: list[str | int] = ["Académie", "Département", "Etablissement", "Ville", "UAI"]


def read(folder: Path, content: bytes) -> FilteredList:
    path = folder / "list.xlsx"
    path.write_bytes(content)
    published = opened(content_of(path), FORMATS)
    assert published.encoding == "xlsx"
    return filtered(published.rows, published.format)


def test_sheets_with_a_title_above_the_header_make_one_list(tmp_path: Path) -> None:
    pins: list[str | int] = ["BORDEAUX", "GIRONDE", "LYCEE DES PINS", "PESSAC", "0339999P"]
    wrong: list[str | int] = ["BORDEAUX", "GIRONDE", "LYCEE FAUX", "PESSAC", "0339999R"]
    notes: list[list[str | int]] = [["Lisez-moi"], ["Rien ici"]]
    content = workbook(
        {"Notes": notes, "LGT": [["Informations"], HEADER, pins], "LP": [["Informations"], HEADER, pins, wrong]}
    )
    result = read(tmp_path, content)
    (school,) = result.schools.values()
    assert (school.native_type, school.type_key) == ("LGT, LP", "fr_lycee_polyvalent")
    assert (result.n_rows, result.n_repeated) == (3, 1)
    assert result.refused == [Refusal(4, "UAI", "0339999R", Flaw.ID_CHECK)]


def test_codes_that_became_numbers_and_formulas(tmp_path: Path) -> None:
    header: list[str | int] = ["il", "ilce", "okul_adi", "kurum_kodu", "okul_turu"]
    row: list[str | int] = ["Bursa", "İnegöl", "=1+1 Ortaokulu", 999999, "Ortaokul"]
    (school,) = read(tmp_path, workbook({"Sayfa1": [header, row, ["", "", "", "", ""]]})).schools.values()
    assert (school.raw_id, school.name) == ("999999", "=1+1 Ortaokulu")


def test_a_workbook_without_a_known_list(tmp_path: Path) -> None:
    with pytest.raises(UnreadableListError) as error:
        read(tmp_path, workbook({"A": [["name", "kladr"], ["x", 1]]}))
    assert (error.value.why, error.value.detail) == (Unreadable.UNKNOWN_FORMAT, "name, kladr")


def test_damaged_and_other_archives(tmp_path: Path) -> None:
    whole = workbook({"A": [HEADER]})
    archive = tmp_path / "other.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("hello.txt", "hello")
    for content in (whole[:-40], whole[:200], archive.read_bytes()):
        with pytest.raises(UnreadableListError) as error:
            read(tmp_path, content)
        assert error.value.why == Unreadable.WORKBOOK


@pytest.mark.parametrize("far", ["XFD1048576", "XFD40000"])
def test_a_cell_far_away_makes_no_table_of_billions(tmp_path: Path, far: str) -> None:
    with pytest.raises(UnreadableListError) as error:
        read(tmp_path, workbook({"A": [HEADER]}, far=far))
    assert error.value.why == Unreadable.TOO_LARGE


def test_json_whose_rows_name_columns_of_their_own_makes_no_square_of_them(tmp_path: Path) -> None:
    rows = [{f"column {n}": 1} for n in range(2000)]
    with pytest.raises(UnreadableListError) as error:
        read(tmp_path, json.dumps(rows).encode())
    assert error.value.why == Unreadable.TOO_LARGE
