"""The portal's own files travel packed and rarely."""

import gzip
import re
from pathlib import Path

import portal
from tests.builders.publishing import Visit

STATIC = Path(portal.__file__).parent / "static"


def test_pages_address_the_sheet_by_its_content_and_keep_it(visit: Visit) -> None:
    found = re.search(r'href="(/static/portal\.css\?v=[0-9a-f]{12})"', visit("/de/").text)
    assert found
    answer = visit(found[1], Accept_Encoding="gzip, br")
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.vary
    assert gzip.decompress(answer.data) == (STATIC / "portal.css").read_bytes()


def test_who_cannot_unpack_gets_it_plain(visit: Visit) -> None:
    answer = visit("/static/portal.css", Accept_Encoding="gzip;q=0")
    assert "Content-Encoding" not in answer.headers
    assert answer.data == (STATIC / "portal.css").read_bytes()


def test_what_is_unchanged_is_not_sent_again(visit: Visit) -> None:
    mark = visit("/static/js/menu.js", Accept_Encoding="gzip").headers["ETag"]
    assert visit("/static/js/menu.js", Accept_Encoding="gzip", If_None_Match=mark).status_code == 304


def test_nothing_outside_is_reached(visit: Visit) -> None:
    assert visit("/static/../app.py").status_code == 404
    assert visit("/static/none.css", Accept_Encoding="gzip").status_code == 404


def test_everything_of_a_first_visit_is_small() -> None:
    sheet = len(gzip.compress((STATIC / "portal.css").read_bytes(), 9))
    modules = sum(len(gzip.compress(path.read_bytes(), 9)) for path in (STATIC / "js").glob("*.js"))
    assert sheet < 14 * 1024
    assert modules < 8 * 1024
