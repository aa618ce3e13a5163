"""A contribution with a picture that shows the canary, as it is after the upload was prepared."""

import hashlib
import shutil
from typing import Any

from portal.contributions.actions.versions import save_version
from portal.contributions.models import Contribution, Medium, Preparation
from portal.core.clock import now
from portal.core.db import db
from portal.core.storage.streaming import the_store
from tests.builders.canary import with_canary
from tests.cast import Cast

SIZES = {"full": (1200, 800), "thumbnail": (480, 320)}


def with_picture(cast: Cast, status: str = "published") -> tuple[Contribution, Medium]:
    """Anna's, with its upload still among the originals; nothing else lies in the store."""
    shutil.rmtree(the_store().incoming().parent, ignore_errors=True)
    contribution = cast.contribution(status=status)
    files = {name: _stored(size) for name, size in SIZES.items()}
    medium = Medium(
        contribution=contribution, kind="image", name="wehr.png", files=files, n_bytes=8, sha256=files["full"]["sha256"]
    )
    db.session.add(medium)
    db.session.flush()
    path = the_store().incoming() / "upload"
    path.write_bytes(with_canary())
    original = the_store().keep_original(path)
    db.session.add(Preparation(medium_id=medium.id, original=original, done_at=now()))
    save_version(contribution, cast.anna)
    db.session.commit()
    return contribution, medium


def _stored(size: tuple[int, int]) -> dict[str, Any]:
    path, content = the_store().incoming() / "picture", with_canary(size, "WEBP")
    path.write_bytes(content)
    facts = {"mime": "image/webp", "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    return {"key": the_store().adopt(path, ".webp"), **facts, "width": size[0], "height": size[1]}
