"""Files that nobody needs any more: written down until they are gone, so that no crash saves one."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from portal.core.clock import now
from portal.core.db import Table


class FileRemoval(Table):
    """A file that is to be removed; the row goes after it."""

    __tablename__ = "file_removal"

    name: Mapped[str] = mapped_column(primary_key=True)  # a StoredName
    at: Mapped[datetime] = mapped_column(default=now)
