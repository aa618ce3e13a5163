"""What the public site shows: published contributions with pictures."""

from collections.abc import Callable

from werkzeug.test import TestResponse

from portal.contributions.models import Contribution, Medium
from portal.core.db import db

Visit = Callable[..., TestResponse]  # the fixtures `visit` and `publish` of the site's tests
Publish = Callable[..., Contribution]


def picture(contribution: Contribution, alt: str = "") -> Medium:
    """A picture of a contribution; nothing lies in the store."""
    sizes = {"full": (1600, 1200), "thumbnail": (480, 360)}
    files = {name: {"key": name, "mime": "image/webp", "width": w, "height": h} for name, (w, h) in sizes.items()}
    medium = Medium(contribution=contribution, kind="image", name="p.jpg", alt=alt, files=files, n_bytes=1, sha256="0")
    db.session.add(medium)
    contribution.revision += 1
    db.session.commit()
    return medium
