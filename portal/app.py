"""Puts the house together: the list of rooms, nothing else."""

from pathlib import Path
from typing import Any

from flask import Flask
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from portal.accounts import labels as account_words
from portal.accounts import views as accounts
from portal.classes import labels as class_words
from portal.classes import views as classes
from portal.config import settings
from portal.contributions import labels as contribution_words
from portal.contributions import views as contributions
from portal.db import db
from portal.desk import views as desk
from portal.front import views as front
from portal.moderation import views as moderation
from portal.projects import labels as project_words
from portal.projects import views as projects
from portal.regions import labels as region_words
from portal.regions import views as regions
from portal.schools import labels as school_words
from portal.schools import views as schools
from portal.web.access import guard
from portal.web.errors import answer_kindly
from portal.web.headers import protect
from portal.web.locale import speak
from portal.web.public_pages import PublicPages
from portal.web.rooms import furnish

ROOMS = [regions, accounts, schools, classes, projects, contributions, moderation, desk, front]
WORDS = [region_words, account_words, school_words, class_words, project_words, contribution_words]


def create_app(overrides: dict[str, Any] | None = None, data_dir: Path | None = None) -> Flask:
    """The application; `overrides` win over the environment (for tests)."""
    app = Flask(__name__)
    app.config.from_mapping({**settings(data_dir), **(overrides or {})})
    db.init_app(app)
    Migrate(app, db, directory=str(Path(__file__).parent.parent / "migrations"), render_as_batch=True)
    CSRFProtect(app)
    LoginManager(app)
    protect(app)
    speak(app)
    furnish(app, [module.bp.name for module in ROOMS])
    for module in ROOMS:
        app.register_blueprint(module.bp)
    answer_kindly(app, {code: words for module in WORDS for code, words in module.REFUSALS.items()})
    guard(app)
    app.wsgi_app = PublicPages(app.wsgi_app, lambda: _engine(app))  # type: ignore[method-assign]
    if app.config["TRUSTED_PROXIES"]:
        n = app.config["TRUSTED_PROXIES"]
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=n, x_proto=n, x_host=n)  # type: ignore[method-assign]
    return app


def _engine(app: Flask) -> Any:
    with app.app_context():
        return db.engine
