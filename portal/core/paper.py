"""Papers to print: data and a template become a PDF, with fonts for what people write; the same on every machine.

Fonts of the machine are left out. Ours draw the alphabets of Europe, the Near East, India and East Asia, and emoji.
"""

import json
import re
from collections.abc import Collection, Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]  # what templates name with a slash lies there
FONTS = ("manimgx_fonts", "manimgx_fonts_cjk")
USUAL = re.compile("[ -~\u00a0-\u017f\u0400-\u045f\u2010-\u201f]*")  # drawn by any of them
PROBE = b'#set document(title: "-")\n#set text(lang: "en", font: "Libertinus Serif")\n#sys.inputs.data'


def paper(template: Path, data: dict[str, Any]) -> bytes:
    """The data reaches the template as JSON, so no name can become markup.

    Characters that no font has are printed as boxes, which an accessible PDF may not have.
    """
    text = json.dumps(data)
    return _accessible(str(template), text) or _compiled(str(template), text)


def unprintable(texts: Iterable[str]) -> Collection[str]:
    """Those of the texts that have characters that no font has."""
    unusual = [text for text in texts if not USUAL.fullmatch(text)]
    if not unusual or _accessible(PROBE, "\n".join(unusual)):
        return ()
    return [text for text in unusual if not _accessible(PROBE, text)]


def _accessible(source: Any, text: str) -> bytes | None:
    """None when something in it can't be drawn."""
    import typst  # 7 MB that a process without printing saves

    try:
        return _compiled(source, text, is_accessible=True)
    except typst.TypstError:
        return None


def _compiled(source: Any, text: str, *, is_accessible: bool = False) -> bytes:
    import typst

    pdf = typst.compile(
        source,
        sys_inputs={"data": text},
        root=str(ROOT),
        font_paths=_folders(),
        ignore_system_fonts=True,
        pdf_standards=["ua-1"] if is_accessible else [],
    )
    assert isinstance(pdf, bytes)
    return pdf


def _folders() -> list[str]:
    found = (find_spec(package) for package in FONTS)
    return [folder for spec in found if spec for folder in spec.submodule_search_locations or ()]
