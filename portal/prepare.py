"""Makes an installation ready to serve: catalogues, database, regions, and the demo on its first start."""

import logging
import sys

from flask_migrate import upgrade

from portal.app import create_app
from portal.catalogues import compile_catalogues
from portal.config import read_settings
from portal.consent.actions import load_facts as load_consent_rules
from portal.core.alone import alone
from portal.core.db import db
from portal.core.installation.kinds import becomes_demo, kind_of
from portal.core.installation.markers import mark
from portal.core.installation.schema import MIGRATIONS, refuse_newer
from portal.core.logs.setup import init_log
from portal.documents.actions import load_facts as load_documents
from portal.funding.actions import load_facts as load_programmes
from portal.holidays.actions.entries import load_facts as load_calendars
from portal.regions.actions import load_facts as load_regions
from portal.settings.folder import try_writing
from portal.settings.privacy import close_to_others
from portal.start import announce, told_plainly

DEMO = "--demo"  # what is new becomes the demo, unless DEMO says otherwise


def main() -> None:
    compile_catalogues()
    make_installation()
    app = create_app({"JOBS_IN_PROCESS": False})
    with app.app_context(), alone(app.config["SQLALCHEMY_DATABASE_URI"], app.config["DATA_DIR"]):
        logging.getLogger("alembic").setLevel(logging.WARNING)
        upgrade(directory=str(MIGRATIONS))
        load_regions()
        load_calendars()
        load_programmes()
        load_consent_rules()
        load_documents()
        db.session.commit()
        if app.config["DEMO"]:
            from portal.demo.loader import load_once

            load_once()
        db.engine.dispose()  # a server that goes on in this process forks: its children open their own connections


def make_installation() -> None:
    """The folder, marked before anything else is in it when it becomes the demo's."""
    values = read_settings()
    init_log(values["LOG_FORMAT"])
    folder, url = values["DATA_DIR"], values["SQLALCHEMY_DATABASE_URI"]
    kind = kind_of(folder, url)
    is_demo = becomes_demo(kind, folder, wish=values["DEMO"], by_default=DEMO in sys.argv)
    refuse_newer(url)
    close_to_others(folder, url)
    try_writing(folder)
    if is_demo:
        mark(folder, url)


if __name__ == "__main__":
    with told_plainly():
        announce(read_settings())
        main()
