"""Removes files whose removal was promised."""

from portal.core.db import db
from portal.core.storage.removal import forget_promises, promised
from portal.core.storage.streaming import remove_files


def keep_promises() -> None:
    """What was promised and not done, for example because the process was killed; nothing is locked meanwhile."""
    names = promised()
    db.session.commit()
    remove_files(names)
    forget_promises(names)
