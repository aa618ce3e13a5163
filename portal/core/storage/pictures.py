"""Pictures: decoded and encoded again, upright, in sRGB, without metadata."""

import io
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageOps

from portal.core.storage.edits import PictureEdit
from portal.core.storage.kinds import Format, Kind, Unfit, UnfitFile

MOST_PIXELS = 9248 * 6936  # what phones of 64 megapixels make
MOST_PIXELS_OF_JPEG = 16320 * 12240  # of 200 megapixels, of which a fraction is decoded
FULL, THUMBNAIL = (1600, 1600), (480, 960)  # pixels, width and height at most
QUALITY = 82
COVER = "black"  # opaque: what is blurred can be guessed

Image.MAX_IMAGE_PIXELS = MOST_PIXELS  # lower than Pillow's own
warnings.simplefilter("error", Image.DecompressionBombWarning)


def decode(upload: Path, file_format: Format, target: str, edit: PictureEdit | None = None) -> dict[str, Any]:
    """An animation gives its first frame."""
    try:
        with _opened(upload, file_format) as picture:
            picture.draft("RGB", FULL)  # JPEG decodes at a fraction of its size
            picture.load()
            clean = edited(plain(picture), edit) if edit else plain(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise UnfitFile(Unfit.TOO_MANY_PIXELS) from bomb
    except OSError as error:
        raise UnfitFile(Unfit.TRUNCATED if "truncated" in str(error) else Unfit.UNREADABLE) from error
    return {"kind": Kind.IMAGE, "variants": written(clean, target, {"full": FULL, "thumbnail": THUMBNAIL})}


def written(picture: Image.Image, target: str, sizes: dict[str, tuple[int, int]]) -> list[dict[str, Any]]:
    """Saves a plain picture as WebP in each size; returns what `decode` reports of each."""
    variants = []
    for name, most in sizes.items():
        small = picture.copy()
        small.thumbnail(most, Image.Resampling.LANCZOS)
        path = f"{target}-{name}.webp"
        small.save(path, "WEBP", quality=QUALITY, method=4)
        size = {"width": small.width, "height": small.height}
        variants.append({"name": name, "path": path, "mime": "image/webp", **size})
    return variants


def _opened(upload: Path, file_format: Format) -> Image.Image:
    if file_format is Format.JPEG:
        Image.MAX_IMAGE_PIXELS = MOST_PIXELS_OF_JPEG  # in this process, which decodes nothing else
    if file_format is Format.HEIF:
        from pillow_heif import register_heif_opener

        register_heif_opener(decode_threads=1, thumbnails=False)
    return Image.open(upload, formats=[file_format])


def plain(picture: Image.Image) -> Image.Image:
    """Upright RGB or RGBA of 8 bit in sRGB, not larger than FULL; nothing but pixels."""
    profile = picture.info.get("icc_profile")
    picture = _in_8_bit(picture)
    picture.thumbnail(FULL, Image.Resampling.LANCZOS)  # before all else, so that little is copied
    with suppress(Exception):  # broken EXIF: the picture stays as it lies
        picture = ImageOps.exif_transpose(picture)
    clean = _in_srgb(picture, profile)
    clean.info.clear()
    return clean


def edited(picture: Image.Image, edit: PictureEdit) -> Image.Image:
    """The covered pixels are replaced before anything is made of the picture, so no size or format holds them."""
    turned = picture.rotate(-90 * edit.turns, expand=True)
    for box in edit.covered:
        turned.paste(COVER, box.pixels(*turned.size))
    return turned.crop(edit.kept.pixels(*turned.size)) if edit.kept else turned


def _in_8_bit(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if picture.has_transparency_data and picture.mode != "RGBA":
        return picture.convert("RGBA")
    return picture.convert("RGB") if picture.mode in ("1", "P") else picture


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    if profile:
        with suppress(ImageCms.PyCMSError, OSError, ValueError):  # a broken or unfitting profile: colours as they are
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode)
            return converted or picture.convert(mode)
    return picture.convert(mode)
