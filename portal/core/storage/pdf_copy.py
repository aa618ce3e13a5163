"""Copies a PDF document object by object from an allow-list: what is not on it does not exist in the copy."""

from collections import deque
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from portal.core.storage import pdf_allowed as allowed
from portal.core.storage.kinds import Unfit, UnfitFile
from portal.core.storage.pdf_streams import cleaned_content, cleaned_image, decoded

MOST_OBJECTS = 200_000
MOST_DECODED = 256 * 1024**2  # bytes of all streams but pictures together

# What the value of a key is: a role of this table, or nothing when the key is not allowed.
# A "map" has keys that the document chose; "general" are all objects that pages draw with.
TABLE: dict[str, Callable[[str], str | None]] = {
    "general": lambda key: {"/Resources": "resources", "/CharProcs": "glyphs", "/Colorants": "map"}.get(
        key, "general" if key in allowed.GENERAL else None
    ),
    "resources": lambda key: "map" if key in allowed.RESOURCES else None,
    "map": lambda key: "general",
    "glyphs": lambda key: "content",
    "structure": lambda key: {"/Pg": "page", "/Obj": "page", "/A": "attributes"}.get(
        key, "structure" if key in allowed.STRUCTURE else None
    ),
    "attributes": lambda key: "general" if key in allowed.ATTRIBUTES else None,
    "parents": lambda key: {"/Nums": "structure", "/Kids": "parents", "/Limits": "general"}.get(key),
    "layers": lambda key: {"/OCGs": "general", "/D": "general"}.get(key),
}


class Copy:
    """The copies of one document's objects in another; `pages` must be known before what points to them."""

    def __init__(self, target: Pdf, roles: dict[str, str]) -> None:
        self.target, self.roles = target, roles  # the document's own roles of text, by the standard's
        self.pages: dict[tuple[int, int], Object] = {}  # also links, for the structure that mentions them
        self.copies: dict[tuple[tuple[int, int], str], Object] = {}
        self.waiting: deque[tuple[Object, Object, str]] = deque()
        self.n_objects, self.n_decoded = 0, 0

    def of(self, value: Any, role: str) -> Any:
        """The copy of a value, whole once `finish` has run; None of what is not allowed."""
        if role == "page":
            return self.pages.get(value.objgen) if isinstance(value, Object) else None
        if not isinstance(value, Dictionary | Array | Stream):
            return scalar(value)
        if not value.is_indirect:
            new = self._empty(value)
            self._fill(value, new, role)
            return new
        known = self.copies.get((value.objgen, role))
        if known is None:
            known = self.copies[value.objgen, role] = self.target.make_indirect(self._empty(value))
            self.waiting.append((value, known, role))
        return known

    def finish(self) -> None:
        """Fills what is still empty; one after the other, so that deeply nested documents need no deep stack."""
        while self.waiting:
            self._fill(*self.waiting.popleft())

    def content(self, streams: list[Object]) -> Object:
        """What draws a page, in one piece."""
        pieces = [self._counted(decoded(stream)) for stream in streams]
        return self.target.make_stream(cleaned_content(b"\n".join(pieces)))

    def _empty(self, value: Object) -> Object:
        self.n_objects += 1
        if self.n_objects > MOST_OBJECTS:
            raise UnfitFile(Unfit.TOO_DEMANDING)
        if isinstance(value, Stream):
            return self.target.make_stream(b"")
        return Array() if isinstance(value, Array) else Dictionary()

    def _fill(self, value: Object, new: Object, role: str) -> None:
        if isinstance(value, Array):
            for item in value:
                new.append(self.of(item, role))  # null when not allowed: an array keeps its length
            return
        for key, item in value.items():
            copied = self._member(role, key, item)
            if copied is not None:
                new[key] = copied
        if isinstance(value, Stream):
            self._write(value, new, role)

    def _member(self, role: str, key: str, item: Any) -> Any:
        if role == "structure" and key == "/S":
            return Name(self.roles.get(str(item), "/NonStruct"))
        if key in allowed.NAMES and role not in ("map", "resources", "glyphs"):
            return Name(str(item)) if str(item) in allowed.NAMES[key] else None
        inner = TABLE[role](key) if role in TABLE else TABLE["general"](key)
        return None if inner is None or _is_foreign(item, role) else self.of(item, inner)

    def _write(self, stream: Object, new: Object, role: str) -> None:
        if stream.get("/Subtype") == Name.Image:
            data, filter_name, parms = cleaned_image(stream)
            copied = self.of(parms, "general") if parms is not None else None
            new.write(data, filter=filter_name, decode_parms=copied)
            return
        data = self._counted(decoded(stream))
        draws = role == "content" or stream.get("/Subtype") == Name.Form or stream.get("/PatternType") == 1
        new.write(cleaned_content(data) if draws else data)

    def _counted(self, data: bytes) -> bytes:
        self.n_decoded += len(data)
        if self.n_decoded > MOST_DECODED:
            raise UnfitFile(Unfit.TOO_DEMANDING)
        return data


def scalar(value: Any) -> Any:
    """A number, truth value, name or text of its own; None of anything else."""
    if isinstance(value, bool | int | float | Decimal):
        return value
    if isinstance(value, Name):
        return Name(str(value))
    return String(bytes(value)) if isinstance(value, String) else None


def _is_foreign(item: Any, role: str) -> bool:
    """XObjects that are neither picture nor form: programs in PostScript."""
    return role == "map" and isinstance(item, Stream) and item.get("/Subtype") == Name("/PS")
