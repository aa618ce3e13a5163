"""Puts the application together: the extensions, then the features in order; nothing else."""

from pathlib import Path
from typing import Any

from flask import Flask
from flask_login import LoginManager
from flask_migrate import Migrate

from portal.accounts.feature import FEATURE as ACCOUNTS
from portal.agenda.feature import FEATURE as AGENDA
from portal.audit.feature import FEATURE as AUDIT
from portal.awards.feature import FEATURE as AWARDS
from portal.backup.feature import FEATURE as BACKUP
from portal.balance.feature import FEATURE as BALANCE
from portal.classes.feature import FEATURE as CLASSES
from portal.closing.feature import FEATURE as CLOSING
from portal.complaints.feature import FEATURE as COMPLAINTS
from portal.config import settings
from portal.consent.feature import FEATURE as CONSENT
from portal.contributions.feature import FEATURE as CONTRIBUTIONS
from portal.core import clock
from portal.core.changes.kept import init_changes
from portal.core.connections import init_database
from portal.core.db import db
from portal.core.erasure.feature import FEATURE as ERASURE
from portal.core.feature import Feature, init_ahead, init_templates
from portal.core.installation.markers import is_demo
from portal.core.installation.schema import MIGRATIONS
from portal.core.jobs.feature import FEATURE as JOBS
from portal.core.jobs.queue import init_jobs
from portal.core.kept.feature import FEATURE as KEPT
from portal.core.mail.feature import FEATURE as MAIL
from portal.core.retention import init_retention
from portal.core.storage.feature import FEATURE as STORAGE
from portal.core.storage.streaming import init_streaming
from portal.core.web.access import init_access
from portal.core.web.assets import init_assets
from portal.core.web.cached_macro import init_cached_macros
from portal.core.web.converters import init_converters
from portal.core.web.crossed import init_crossed
from portal.core.web.errors import init_errors
from portal.core.web.formatting import init_formatting
from portal.core.web.headers import init_headers
from portal.core.web.health import init_health
from portal.core.web.locale import init_locale
from portal.core.web.markdown import init_markdown
from portal.core.web.metrics import init_metrics
from portal.core.web.once import init_once
from portal.core.web.own_forms import init_own_forms
from portal.core.web.page_cache import init_page_cache
from portal.core.web.proxies import init_proxies
from portal.core.web.qr import init_qr
from portal.core.web.repeated import init_repeated
from portal.core.web.reported import init_reported
from portal.core.web.request_limits import init_request_limits
from portal.core.web.short_addresses import init_short_addresses
from portal.core.web.translation import init_translation
from portal.core.web.watching import init_watching
from portal.dashboard.feature import FEATURE as DASHBOARD
from portal.documents.feature import FEATURE as DOCUMENTS
from portal.events.feature import FEATURE as EVENTS
from portal.exhibitions.feature import FEATURE as EXHIBITIONS
from portal.families.feature import FEATURE as FAMILIES
from portal.funding.feature import FEATURE as FUNDING
from portal.holidays.feature import FEATURE as HOLIDAYS
from portal.hosting.feature import FEATURE as HOSTING
from portal.imports.feature import FEATURE as IMPORTS
from portal.juries.feature import FEATURE as JURIES
from portal.legal.feature import FEATURE as LEGAL
from portal.matching.feature import FEATURE as MATCHING
from portal.moderation.feature import FEATURE as MODERATION
from portal.news.feature import FEATURE as NEWS
from portal.offline.feature import FEATURE as OFFLINE
from portal.partnering.feature import FEATURE as PARTNERING
from portal.people.feature import FEATURE as PEOPLE
from portal.processing.feature import FEATURE as PROCESSING
from portal.projects.feature import FEATURE as PROJECTS
from portal.regions.feature import FEATURE as REGIONS
from portal.reports.feature import FEATURE as REPORTS
from portal.retention.feature import FEATURE as RETENTION
from portal.rights.feature import FEATURE as RIGHTS
from portal.rounds.feature import FEATURE as ROUNDS
from portal.scheduling.feature import FEATURE as SCHEDULING
from portal.schools.feature import FEATURE as SCHOOLS
from portal.site.feature import FEATURE as SITE
from portal.teaching.feature import FEATURE as TEACHING
from portal.twinnings.feature import FEATURE as TWINNINGS
from portal.uses.feature import FEATURE as USES
from portal.visits.feature import FEATURE as VISITS

FEATURES = (
    JOBS, MAIL, STORAGE, BACKUP, ERASURE, KEPT, REGIONS, ACCOUNTS, RETENTION, HOLIDAYS, SCHOOLS, CLASSES, PROJECTS,
    FUNDING, CONSENT, CONTRIBUTIONS, FAMILIES, USES, MATCHING, MODERATION, PARTNERING, ROUNDS, BALANCE, NEWS,
    OFFLINE, TWINNINGS, VISITS, AGENDA, HOSTING, DOCUMENTS, EVENTS, SCHEDULING, EXHIBITIONS, AWARDS, JURIES, RIGHTS,
    PEOPLE, TEACHING, REPORTS, COMPLAINTS, IMPORTS, LEGAL, AUDIT, CLOSING, PROCESSING, DASHBOARD,
)  # fmt: skip


def create_app(overrides: dict[str, Any] | None = None, data_dir: Path | None = None) -> Flask:
    """The application; `overrides` win over the environment (for tests). DEMO tells whether the demo made all this."""
    app = Flask(__name__)
    app.config.from_mapping({**settings(data_dir), **(overrides or {})})
    app.config["DEMO"] = is_demo(app.config["SQLALCHEMY_DATABASE_URI"])
    features = features_for(demo=app.config["DEMO"])
    clock.set_zone(app.config["BABEL_DEFAULT_TIMEZONE"])
    init_database(app)
    init_changes(app)
    Migrate(app, db, directory=str(MIGRATIONS), render_as_batch=True)
    init_converters(app)
    init_streaming(app)
    init_request_limits(app)
    init_headers(app)
    init_own_forms(app)
    LoginManager(app, add_context_processor=False)  # visitors need no person
    init_locale(app)
    init_formatting(app)
    init_translation(app)
    init_markdown(app)
    init_qr(app)
    init_assets(app)
    init_cached_macros(app)
    init_templates(app, features)
    for feature in features:
        feature.add_to(app)
    init_ahead(app, [read for feature in features for read in feature.ahead])
    init_jobs(app, [feature.schedule for feature in features])
    init_retention(app, [kind for feature in features for kind in feature.retention])
    init_health(app, {name: check for feature in features for name, check in feature.health.items()})
    init_metrics(app)
    init_errors(
        app,
        {code: words for feature in features for code, words in feature.refusals.items()},
        {name: teller for feature in features for name, teller in feature.meanwhile.items()},
    )
    init_reported(app, {kind: find for feature in features for kind, find in feature.reported.items()})
    init_access(app)
    init_once(app)
    init_repeated(app)
    init_crossed(app)
    init_short_addresses(app)
    init_proxies(app)
    init_page_cache(app)
    init_watching(app)
    return app


def features_for(*, demo: bool) -> list[Feature]:
    """All features, the public site last: it redirects to the pages of those before it."""
    if not demo:
        return [*FEATURES, SITE]
    from portal.demo.feature import FEATURE as DEMO

    return [*FEATURES, DEMO, SITE]
