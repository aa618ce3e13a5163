"""How Alembic meets our database: inside the application, one transaction for all steps."""

from importlib import import_module
from pathlib import Path
from typing import Any

from alembic import context
from flask import current_app

import portal
from portal.db import Moment, Table

for models in Path(portal.__file__).parent.glob("*/models.py"):
    import_module(f"portal.{models.parent.name}.models")
import_module("portal.web.freshness")

database = current_app.extensions["migrate"].db


def ours(_object: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
    """Search tables belong to portal/search, which creates them itself."""
    return not (kind == "table" and (name or "").startswith("search_"))


def plain(kind: str, item: Any, _context: Any) -> str | bool:
    """Migrations must not change when our own types do."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Moment) else False


with database.engine.begin() as connection:
    context.configure(
        connection=connection,
        target_metadata=Table.metadata,
        render_as_batch=True,
        include_object=ours,
        render_item=plain,
    )
    context.run_migrations()
