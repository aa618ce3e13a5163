"""Pictures with a patch of a colour that nothing else has: what was covered must not come back from any file."""

import io
from pathlib import Path

from PIL import Image, UnidentifiedImageError

CANARY = (20, 230, 60)
PATCH = "40 10 20 30"  # where it is, as somebody would cover it


def with_canary(size: tuple[int, int] = (1200, 800), form: str = "PNG", mode: str = "RGB") -> bytes:
    """A grey picture; the patch ends where PATCH does."""
    width, height = size
    picture = Image.new(mode, size, "grey")
    picture.paste(CANARY, (width * 40 // 100, height * 10 // 100, width * 60 // 100, height * 40 // 100))
    out = io.BytesIO()
    picture.save(out, form)
    return out.getvalue()


def shows_canary(content: bytes) -> bool:
    """Whether any pixel of a picture is nearly of this colour; what is no picture shows nothing."""
    try:
        pixels = Image.open(io.BytesIO(content)).convert("RGB").tobytes()
    except UnidentifiedImageError:
        return False
    colours = set(zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True))
    return any(green > 120 and green > 2 * max(red, blue) for red, green, blue in colours)


def with_canary_in(folder: Path) -> list[Path]:
    """All files below a folder, of whatever name, that show it."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and shows_canary(path.read_bytes()))
