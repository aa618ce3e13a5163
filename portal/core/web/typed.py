"""What somebody has typed into the form of this request, and where it was sent."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import request
from werkzeug.exceptions import HTTPException

from portal.core.web.once import ANEW, FIELD
from portal.core.web.saved import own_path

LONG = 60  # characters; a longer text gets a large field
SECRET = re.compile(r"password|token|secret|recovery|^(current|code|pin|otp|credential)$", re.IGNORECASE)  # of fields
CODE = re.compile(r"[a-z0-9_.:+-]*|[\d\s:.,/-]*")  # what menus and hidden fields carry, and days and numbers


@dataclass(frozen=True)
class Typed:
    """A field of a form as it was sent."""

    name: str
    value: str

    @property
    def is_text(self) -> bool:
        """Whether somebody may miss it; it is shown, so that it can be read and copied."""
        return self.name not in (FIELD, ANEW) and not CODE.fullmatch(self.value)

    @property
    def is_long(self) -> bool:
        return len(self.value) > LONG or "\n" in self.value


def typed() -> list[Typed]:
    """Without secrets: they do not belong into a page. Empty when the form could not be read."""
    try:
        fields = list(request.form.items(multi=True))
    except HTTPException:
        return []
    return [Typed(name, value) for name, value in fields if not SECRET.search(name)]


def has_text(fields: list[Typed]) -> bool:
    return any(field.is_text for field in fields)


def is_complete() -> bool:
    """Whether all that was sent is among what is kept."""
    has_files = any(file.filename for _name, file in request.files.items(multi=True))
    return not has_files and not any(SECRET.search(name) for name in request.form if name != "csrf_token")


def page_before(otherwise: str) -> str:
    """The page of this site on which the form stood; a referrer that is no address says nothing."""
    try:
        parts = urlsplit(request.referrer or "")
    except ValueError:
        return otherwise
    return own_path(parts.path + (f"?{parts.query}" if parts.query else ""), otherwise)
