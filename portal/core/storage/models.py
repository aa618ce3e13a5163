"""Files that nobody needs any more: written down until they are gone, so that no crash saves one."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from portal.core.clock import now
from portal.core.db import Table

NAMES_WHAT_GOES = {"names_what_goes": True}  # what a row of such a table names is not missed


class FileRemoval(Table):
    """A stored file, or an upload, that is to be removed; the row goes after it."""

    __tablename__ = "file_removal"
    __table_args__ = ({"info": NAMES_WHAT_GOES},)

    name: Mapped[str] = mapped_column(primary_key=True)  # its key, or its name among the originals
    at: Mapped[datetime] = mapped_column(default=now)
