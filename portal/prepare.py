"""Makes an installation ready to serve: catalogues, database, regions, and the demo on its first start."""

import logging
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask_migrate import upgrade

from portal.app import create_app
from portal.core.db import db
from portal.funding.actions import load_facts as load_programmes
from portal.holidays.actions.entries import load_facts as load_calendars
from portal.regions.actions import load_facts as load_regions

ROOT = Path(__file__).parent.parent


def compile_catalogues(folder: Path = ROOT / "translations") -> None:
    """Compiles each catalogue that is newer than its compiled form."""
    for source in folder.glob("*/LC_MESSAGES/messages.po"):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as text, target.open("wb") as compiled:
            write_mo(compiled, read_po(text, locale=source.parent.parent.name))


def main() -> None:
    compile_catalogues()
    app = create_app({"JOBS_IN_PROCESS": False})
    with app.app_context():
        logging.getLogger("alembic").setLevel(logging.WARNING)
        upgrade(directory=str(ROOT / "migrations"))
        load_regions()
        load_calendars()
        load_programmes()
        db.session.commit()
        if app.config["DEMO"]:
            from portal.demo.loader import load_once

            load_once()
        db.engine.dispose()  # a server that goes on in this process forks: its children open their own connections


if __name__ == "__main__":
    main()
