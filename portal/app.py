"""Puts the house together: the list of rooms, nothing else."""

from pathlib import Path
from typing import Any

from flask import Flask
from flask_login import LoginManager, current_user
from flask_migrate import Migrate
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from portal.accounts import cli as people
from portal.accounts import jobs as account_jobs
from portal.accounts import labels as account_words
from portal.accounts import views as accounts
from portal.balance import jobs as balance_jobs
from portal.balance import views as balance
from portal.classes import labels as class_words
from portal.classes import views as classes
from portal.config import settings
from portal.contributions import labels as contribution_words
from portal.contributions import views as contributions
from portal.db import db
from portal.desk import views as desk
from portal.files import jobs as file_jobs
from portal.files import labels as file_words
from portal.files.receiving import receive
from portal.front import views as front
from portal.funding import views as funding
from portal.holidays import cli as holidays_cli
from portal.holidays import labels as holiday_words
from portal.holidays import views as holidays
from portal.jobs import cli as jobs
from portal.jobs.queue import init_jobs
from portal.jobs.queue import status as jobs_status
from portal.mail import jobs as mail_jobs
from portal.mail import views as mail
from portal.mail.links import absolute
from portal.mail.queries import outbox_state
from portal.matching import jobs as matching_jobs
from portal.matching import labels as matching_words
from portal.matching import views as matching
from portal.moderation import views as moderation
from portal.partnering import jobs as partnering_jobs
from portal.partnering import labels as partnering_words
from portal.partnering import views as partnering
from portal.projects import labels as project_words
from portal.projects import registering as projects
from portal.regions import cli as regions_cli
from portal.regions import labels as region_words
from portal.regions import views as regions
from portal.rounds import jobs as round_jobs
from portal.rounds import labels as round_words
from portal.rounds import views as rounds
from portal.schools import cli as schools_cli
from portal.schools import labels as school_words
from portal.schools import views as schools
from portal.web.access import guard
from portal.web.addresses import bound_addresses
from portal.web.errors import answer_kindly
from portal.web.headers import protect
from portal.web.health import check_health
from portal.web.locale import speak
from portal.web.markdown import write_markdown
from portal.web.public_pages import PublicPages
from portal.web.rooms import furnish
from portal.web.wording import speak_in_templates

ROOMS = [
    mail.bp,
    regions.bp,
    accounts.bp,
    holidays.bp,
    schools.bp,
    classes.bp,
    projects.bp,
    funding.bp,
    contributions.bp,
    matching.bp,
    moderation.bp,
    partnering.bp,
    rounds.bp,
    balance.bp,
    desk.bp,
    front.bp,
]
TEMPLATES = [
    "mail",
    "regions",
    "accounts",
    "holidays",
    "schools",
    "classes",
    "projects",
    "funding",
    "contributions",
    "matching",
    "moderation",
    "partnering",
    "rounds",
    "balance",
    "desk",
    "front",
]
REFUSALS = [
    file_words.WORDS,
    region_words.REFUSALS,
    account_words.REFUSALS,
    holiday_words.REFUSALS,
    school_words.REFUSALS,
    class_words.REFUSALS,
    project_words.REFUSALS,
    contribution_words.REFUSALS,
    matching_words.REFUSALS,
    partnering_words.REFUSALS,
    round_words.REFUSALS,
]
WORDS: dict[str, Any] = {
    "current_user": current_user,
    "absolute": absolute,
    "region_name": region_words.region_name,
    "topic_label": project_words.topic_label,
    "level_text": class_words.level_text,
    "age_label": project_words.age_label,
    "project_statuses": project_words.STATUSES,
    "project_steps": project_words.STEPS,
    "project_forms": project_words.FORMS,
    "work_statuses": contribution_words.STATUSES,
    "reason_label": contribution_words.reason_label,
    "stop_words": matching_words.STOPS,
    "decline_reasons": partnering_words.REASONS,
    "role_names": account_words.ROLES,
}


def create_app(overrides: dict[str, Any] | None = None, data_dir: Path | None = None) -> Flask:
    """The application; `overrides` win over the environment (for tests)."""
    app = Flask(__name__)
    app.config.from_mapping({**settings(data_dir), **(overrides or {})})
    db.init_app(app)
    Migrate(app, db, directory=str(Path(__file__).parent.parent / "migrations"), render_as_batch=True)
    bound_addresses(app)
    receive(app)
    protect(app)
    csrf = CSRFProtect(app)
    LoginManager(app, add_context_processor=False)  # visitors need no person
    speak(app)
    speak_in_templates(app.jinja_env)
    write_markdown(app)
    furnish(app, TEMPLATES)
    app.jinja_env.globals.update(WORDS)
    for blueprint in ROOMS:
        app.register_blueprint(blueprint)
    if app.config["DEMO"]:
        from portal.demo import views as demo  # an installation without the demo never loads it

        app.register_blueprint(demo.bp)
        csrf.exempt(demo.bp)  # its visitors have no session yet, and nothing is theirs to protect
    for commands in (people.people, jobs.jobs, regions_cli.regions, holidays_cli.holidays, schools_cli.schools):
        app.cli.add_command(commands)
    init_jobs(app, [mail_jobs, account_jobs, file_jobs, matching_jobs, partnering_jobs, round_jobs, balance_jobs])
    check_health(app, {"queue": jobs_status, "mail": outbox_state})
    answer_kindly(app, {code: words for room in REFUSALS for code, words in room.items()})
    guard(app)
    app.wsgi_app = PublicPages(app.wsgi_app, lambda: _engine(app))  # type: ignore[method-assign, assignment]
    if n := app.config["TRUSTED_PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=n, x_proto=n, x_host=n)  # type: ignore[method-assign]
    return app


def _engine(app: Flask) -> Any:
    with app.app_context():
        return db.engine
