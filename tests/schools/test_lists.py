"""Published lists: recognised whatever their encoding and separator, and every row accounted for."""

import json
from pathlib import Path

import pytest

from portal.core.tabular.opening import content_of, opened
from portal.core.tabular.rows import Refusal, UnreadableListError
from portal.core.tabular.rules import Damage, Unreadable
from portal.schools.labels.import_report import TITLES
from portal.schools.rules.lists.codes import Flaw, SkipReason
from portal.schools.rules.lists.filtering import FilteredList, filtered
from portal.schools.rules.lists.formats import FORMATS
from portal.schools.rules.lists.rows import ListEntry, email_in
from portal.schools.rules.lists.types import school_types
from tests.schools import samples


def read(folder: Path, content: str | bytes, name: str = "list.csv", region_key: str | None = None) -> FilteredList:
    """Writes a list to disk and goes through it."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    published = opened(content_of(path), FORMATS)
    return filtered(published.rows, published.format, region_key)


def only(result: FilteredList) -> ListEntry:
    (entry,) = result.schools.values()
    return entry


@pytest.mark.parametrize(("key", "text"), samples.BY_FORMAT.items())
def test_every_format_is_recognised_and_every_row_counted(key: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    published = opened(content_of(path), FORMATS)
    result = filtered(published.rows, published.format)
    assert published.format.key == key
    counted = len(result.schools) + result.n_repeated + result.skipped.total() + len(result.refused)
    assert result.n_rows == counted > 0


LEGACY = {
    "de_laender": ("cp1252",),
    "fr_ips": ("cp1252",),
    "it_mim": ("cp1252",),
    "pl_rspo": ("cp1250", "iso-8859-2"),
    "pl_short": ("cp1250", "iso-8859-2"),
    "tr_meb": ("cp1254", "iso-8859-9"),
    "ru_schools": ("cp1251", "koi8-r"),
    "ru_results": ("cp1251",),
}


@pytest.mark.parametrize(
    ("key", "encoding"),
    [
        (key, encoding)
        for key, several in LEGACY.items()
        for encoding in (*several, "utf-8", "utf-8-sig", "utf-16", "utf-16-be")
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_the_encoding_makes_no_difference(key: str, encoding: str, ends: str, tmp_path: Path) -> None:
    text = samples.BY_FORMAT[key]
    expected = read(tmp_path, text)
    if encoding == "koi8-r":
        text = text.replace("№", "N").replace("«", '""').replace("»", '""')
        expected = read(tmp_path, text)
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    assert read(tmp_path, mark + text.replace("\n", ends).encode(encoding)) == expected


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_makes_no_difference(separator: str, tmp_path: Path) -> None:
    assert read(tmp_path, samples.TURKISH.replace(",", separator)) == read(tmp_path, samples.TURKISH)


def test_hessen(tmp_path: Path) -> None:
    result = read(tmp_path, samples.HESSEN)
    school = only(result)
    assert (school.region_key, school.raw_id, school.name, school.postcode) == (
        "hessen",
        "3100",
        "Schule am Bächlein",
        "65931",
    )
    assert (school.native_type, school.type_key) == ("Grundschule, Hauptschule", "de_hauptschule")
    assert result.n_repeated == 1
    assert dict(result.skipped) == {(SkipReason.ADULTS, "Abend-Gymnasium"): 1, (SkipReason.OTHER_REGION, "BY"): 1}
    assert result.refused == [
        Refusal(5, "id", "HE-ABC-0", Flaw.ID_FORMAT),
        Refusal(6, "name", "", Flaw.NAME_MISSING),
    ]


def test_one_lycee_in_several_years_is_one_school_as_the_latest_says(tmp_path: Path) -> None:
    result = read(tmp_path, samples.IPS)
    assert (only(result).name, only(result).type_key) == ("LYCÉE DES GRANDS PINS", "fr_lycee_polyvalent")
    assert result.n_repeated == 2
    assert result.refused == [Refusal(5, "UAI", "0339999R", Flaw.ID_CHECK)]
    assert dict(result.skipped) == {(SkipReason.OTHER_REGION, "CRETEIL"): 1}


def test_the_french_directory(tmp_path: Path) -> None:
    result = read(tmp_path, samples.ANNUAIRE)
    lycee = result.schools["aquitaine", "fr_uai", "0339999P"]
    assert (lycee.email, lycee.website) == ("ce.0339999p@ac-bordeaux.example", "https://pins.example")
    assert (lycee.address, lycee.type_key) == ("1 rue du Port", "fr_lycee_polyvalent")
    assert {reason for reason, _ in result.skipped} == {SkipReason.KINDERGARTEN, SkipReason.NOT_A_SCHOOL}


def test_french_schools_that_are_closed_or_elsewhere_are_skipped_and_one_without_number_is_refused(
    tmp_path: Path,
) -> None:
    row = "{};{};Lycée;;;;{};;;{};LYCEE POLYVALENT;{};2026-05-27"
    rows = [
        row.format("0339999P", "Lycée fermé", "033", "Bordeaux", "FERME"),
        row.format("0339999P", "Lycée de Paris", "075", "Paris", "OUVERT"),
        row.format(" ", "Lycée sans numéro", "033", "Bordeaux", "OUVERT"),
    ]
    result = read(tmp_path, "\n".join([samples.ANNUAIRE.partition("\n")[0], *rows]))
    assert dict(result.skipped) == {(SkipReason.CLOSED, "LYCEE POLYVALENT"): 1, (SkipReason.OTHER_REGION, "Paris"): 1}
    assert result.refused == [Refusal(4, "Identifiant_de_l_etablissement", "", Flaw.ID_MISSING)]


def test_italy_masked_addresses_and_capitals(tmp_path: Path) -> None:
    result = read(tmp_path, samples.ITALIAN)
    school = only(result)
    assert (school.name, school.email, school.website) == ('LICEO "LA CITTÀ"', "", "http://WWW.CITTA.EXAMPLE")
    assert school.type_key == "it_liceo"
    assert result.refused == [Refusal(4, "CODICESCUOLA", "BO-IS99900", Flaw.ID_FORMAT)]
    assert {reason for reason, _ in result.skipped} == {SkipReason.KINDERGARTEN, SkipReason.OTHER_REGION}


def test_poland_with_register_numbers(tmp_path: Path) -> None:
    result = read(tmp_path, samples.RSPO)
    school = result.schools["wielkopolska", "pl_rspo", "999999"]
    assert (school.name, school.address, school.postcode) == (
        'SZKOŁA PODSTAWOWA "ŹRÓDŁO"',
        "ul. Łąkowa 35/2",
        "60-001",
    )
    special = result.schools["wielkopolska", "pl_rspo", "999998"]
    assert (special.type_key, special.email, special.website) == (
        "pl_szkola_specjalna",
        "",
        "http://www.zrodlo.example",
    )
    assert dict(result.skipped) == {
        (SkipReason.ADULTS, "Liceum ogólnokształcące"): 1,
        (SkipReason.KINDERGARTEN, "Przedszkole"): 1,
        (SkipReason.NOT_A_SCHOOL, "Bursa"): 1,
        (SkipReason.CLOSED, "Technikum"): 1,
        (SkipReason.OTHER_REGION, "LUBELSKIE"): 1,
    }
    assert result.refused == [Refusal(8, "Numer RSPO", "99A999", Flaw.ID_FORMAT)]


def test_a_polish_list_without_ids_and_regions(tmp_path: Path) -> None:
    result = read(tmp_path, samples.POLISH_SHORT)
    assert [entry.name for entry in result.schools.values()] == ["SZKOŁA W ŁĄCE", 'SZKOŁA "BÓBR"']
    assert dict(result.skipped) == {
        (SkipReason.KINDERGARTEN, "Przedszkole"): 1,
        (SkipReason.UNKNOWN_REGION, ""): 1,
    }
    assert len(read(tmp_path, samples.POLISH_SHORT, region_key="wielkopolska").schools) == 3


def test_a_region_that_was_asked_for_keeps_others_out(tmp_path: Path) -> None:
    assert read(tmp_path, samples.TURKISH, region_key="hessen").schools == {}


def test_turkey(tmp_path: Path) -> None:
    result = read(tmp_path, samples.TURKISH)
    assert [(e.name, e.id_kind) for e in result.schools.values()] == [
        ("Çınar Ortaokulu", "tr_meb_kurum_kodu"),
        ("Işık İlkokulu", None),
    ]
    assert result.refused == [Refusal(6, "Kurum Kodu", "99999", Flaw.ID_FORMAT)]


def test_turkish_json(tmp_path: Path) -> None:
    item = {
        "İl": "BURSA",
        "İlçe": "GÜRSU",
        "Okul Adı": "Yıldız Lisesi",
        "Kategori": "Anadolu Lisesi",
        "Kurum Kodu": 750771,
        "Ana Sayfa": None,
    }
    school = only(read(tmp_path, json.dumps([item]), "list.json"))
    assert (school.raw_id, school.town, school.website) == ("750771", "GÜRSU", "")


def test_russia_moscow_is_elsewhere_even_in_yaroslavl_street(tmp_path: Path) -> None:
    result = read(tmp_path, samples.RUSSIAN)
    school = only(result)
    assert (school.region_key, school.town, school.name) == ("jaroslawl", "Ярославль", 'Средняя школа № 1 "Заря"')
    assert (school.email, school.type_key) == ("zarya@school.example", "ru_srednyaya")
    assert dict(result.skipped) == {
        (SkipReason.OTHER_REGION, "Москва"): 1,
        (SkipReason.UNKNOWN_REGION, ""): 1,
        (SkipReason.KINDERGARTEN, "Детский сад"): 1,
    }


def test_russian_register_numbers_and_structs_in_cells(tmp_path: Path) -> None:
    result = read(tmp_path, samples.RUSSIAN_RESULTS)
    assert only(result).raw_id == "1027699999997"
    assert result.refused == [Refusal(3, "OGRN", "1027699999998", Flaw.ID_CHECK)]


def test_quotes_that_were_not_doubled(tmp_path: Path) -> None:
    result = read(tmp_path, samples.UNESCAPED)
    assert [e.name for e in result.schools.values()] == ['Гимназия № 1 "Заря"', 'Лицей "Ока"']
    assert result.refused == []


def test_a_quote_that_is_never_closed_is_told_with_its_line_and_costs_one_row(tmp_path: Path) -> None:
    lines = samples.TURKISH.splitlines()
    lines[2] = 'Bursa,İnegöl,"Işık İlkokulu,0,İlkokul,,,,,2026-08-31'
    result = read(tmp_path, "\n".join(lines))
    assert [(r.line, r.flaw) for r in result.refused] == [(3, Damage.QUOTES), (6, Flaw.ID_FORMAT)]
    assert len(result.schools) == 1
    assert result.n_rows == 6


def test_rows_with_too_few_or_too_many_cells(tmp_path: Path) -> None:
    header, row = samples.TURKISH.splitlines()[:2]
    result = read(tmp_path, f"{header}\n{row},,,\n{row},more\nBursa,İnegöl\n\n,,,,,,,,,\n")
    assert len(result.schools) == 1
    assert [(r.line, r.flaw) for r in result.refused] == [(3, Damage.CELLS), (4, Damage.CELLS)]


def test_cells_over_several_lines_keep_the_line_numbers(tmp_path: Path) -> None:
    header, row = samples.TURKISH.splitlines()[:2]
    bad = row.replace("999999", "99999")
    result = read(tmp_path, "\n".join([header, row.replace("Çınar Ortaokulu", '"Çınar\nOrtaokulu"'), bad]))
    assert only(result).name == "Çınar Ortaokulu"
    assert [r.line for r in result.refused] == [4]


def test_formulas_stay_text(tmp_path: Path) -> None:
    header, row = samples.TURKISH.splitlines()[:2]
    name = '=HYPERLINK(""http://evil.example"")'
    result = read(tmp_path, f"{header}\n{row.replace('Çınar Ortaokulu', chr(34) + name + chr(34))}\n")
    assert only(result).name == '=HYPERLINK("http://evil.example")'


@pytest.mark.parametrize(
    ("content", "why", "line"),
    [
        (b"", Unreadable.EMPTY, None),
        (b"  \r\n\n", Unreadable.EMPTY, None),
        (samples.TURKISH.encode().replace(b"999998", b"99\x00998"), Unreadable.NUL, 4),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", Unreadable.BINARY, None),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\x01", Unreadable.BINARY, None),
        (b"PK\x03\x04 not really", Unreadable.WORKBOOK, None),
        (b"\xd0\xcf\x11\xe0 not really", Unreadable.WORKBOOK, None),
        (b'{"a": 1}', Unreadable.JSON, None),
        (b"[" * 100_000, Unreadable.JSON, None),
        (b"[1, 2]", Unreadable.JSON, None),
        (samples.RUSSIAN.encode()[:-3] + b"\xd0", Unreadable.ENCODING, 5),
        (b"\xff\xfea\x00b", Unreadable.ENCODING, 1),
        (samples.DISTRICTS.encode(), Unreadable.UNKNOWN_FORMAT, 1),
        ("только текст".encode("koi8-r"), Unreadable.UNKNOWN_FORMAT, 1),
        ((samples.TURKISH.splitlines()[0] + "\n" + "a,b\n" * 2000).encode(), Unreadable.TOO_MANY_FLAWS, 1002),
    ],
)
def test_files_that_are_no_lists(content: bytes, why: Unreadable, line: int | None, tmp_path: Path) -> None:
    with pytest.raises(UnreadableListError) as error:
        read(tmp_path, content)
    assert (error.value.why, error.value.line) == (why, line)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableListError) as error:
        opened(content_of(tmp_path / "nowhere.csv"), FORMATS)
    assert error.value.why == Unreadable.NOT_FOUND


def test_types_are_those_of_the_data_and_every_format_has_a_title() -> None:
    from portal.schools.rules.lists import france, germany, italy, poland, russia, turkey

    tables = [germany.TYPES, france.NATURES, italy.TYPES, poland.TYPES, russia.TYPES, turkey.TYPES]
    used = {key for table in tables for _, key in table} | set(france.LYCEES.values()) | set(italy.CODES.values())
    assert used <= set(school_types())
    assert [known.key for known in FORMATS] == list(TITLES)


@pytest.mark.parametrize(
    ("cell", "address"),
    [
        ("Office: office@school.example, tel. 12", "office@school.example"),
        ("xxx.xx@school.example office@School.Example", "office@school.example"),
        ("a" * 64 + "@school.example", "a" * 64 + "@school.example"),
        ("a" * 65 + "@school.example", ""),
        ("#" * 1_000_000, ""),  # a pattern that tries every beginning would need hours
        ("-." * 500_000 + "@", ""),
    ],
)
def test_an_address_is_found_in_any_cell(cell: str, address: str) -> None:
    assert email_in(cell) == address
