"""Settings from the environment, each with its default and one line of why."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from environs import Env

LANGUAGES = ("de", "fr", "it", "pl", "ru", "tr", "en")
SESSION_COOKIE = "portal"


def settings(data_dir: Path | None = None) -> dict[str, Any]:
    """All settings as Flask config keys; `data_dir` overrides DATA_DIR."""
    env = Env()
    data = Path(data_dir or env.str("DATA_DIR", "data")).resolve()
    data.mkdir(parents=True, exist_ok=True)
    demo = env.bool("DEMO", False)
    return {
        "DATA_DIR": data,  # everything to back up lives here: database, files, secret
        "DEMO": demo,  # loads an invented portal and opens one-click sign-in; never in production
        "SECRET_KEY": env.str("SECRET_KEY", "") or stored_secret(data / "secret_key"),
        "SQLALCHEMY_DATABASE_URI": database_url(env.str("DATABASE_URL", ""), data),
        "FILES_DIR": data / "files",  # uploaded files; one file system with their temporary folder
        "MAX_FILE_BYTES": (largest := env.int("MAX_FILE_MB", 200) * 1024 * 1024),  # limit per uploaded file
        "MAX_BODY_BYTES": 13 * largest,  # one form with all its files; of a larger one no file is taken in
        "MAX_CONTENT_LENGTH": 128 * 1024,  # bytes of a body that is read before it is known who sends it
        "MAX_FORM_MEMORY_SIZE": 2 * 1024 * 1024,  # typed text; files are streamed to disk
        "TRUSTED_PROXIES": env.int("TRUSTED_PROXIES", 0),  # reverse proxies in front whose X-Forwarded-For is true
        "BASE_URL": env.str("BASE_URL", "http://127.0.0.1:8000"),  # absolute links in mails and on printed cards
        "SESSION_COOKIE_SECURE": env.str("BASE_URL", "").startswith("https://"),
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_NAME": SESSION_COOKIE,
        "PERMANENT_SESSION_LIFETIME": 60 * 60 * 24 * 30,
        "MAIL_URL": env.str("MAIL_URL", ""),  # smtp://user:password@host:587?starttls=1; empty: mails are not sent
        "MAIL_FROM": env.str("MAIL_FROM", "portal@localhost"),
        "REDIS_URL": env.str("REDIS_URL", ""),  # empty: jobs live in DATA_DIR/jobs.db
        "JOBS_IN_PROCESS": env.bool("JOBS_IN_PROCESS", True),  # False: run `flask jobs work` elsewhere
        "LOW_DISK_BYTES": env.int("LOW_DISK_MB", 50) * 1024 * 1024,  # below: reading goes on, writing answers 507
        "DURABLE": True,  # files and jobs reach the disk before they count; tests alone save the time
        "LANGUAGES": LANGUAGES,
        "BABEL_DEFAULT_LOCALE": "de",
        "BABEL_DEFAULT_TIMEZONE": env.str("TIME_ZONE", "Europe/Berlin"),  # of the moments on pages and in mails
        "BABEL_TRANSLATION_DIRECTORIES": str(Path(__file__).parent.parent / "translations"),
        "WTF_CSRF_TIME_LIMIT": None,  # a form may stay open as long as the session: no text is lost to a timer
        "TEMPLATES_AUTO_RELOAD": False,
    }


def database_url(url: str, data: Path) -> str:
    """SQLite in `data` unless a URL is given; PostgreSQL always through psycopg 3."""
    if not url:
        return f"sqlite:///{data / 'portal.db'}"
    scheme, _, rest = url.partition("://")
    return f"postgresql+psycopg://{rest}" if scheme in ("postgres", "postgresql") else url


def stored_secret(path: Path) -> str:
    """The secret of this installation, made at the first start; two starting processes agree on one.

    It has its name only when it is whole: a half-written one would end every session at the next start.
    """
    if not path.exists():
        with NamedTemporaryFile("w", dir=path.parent) as file:  # made for its owner's eyes only
            file.write(secrets.token_urlsafe(48))
            file.flush()
            os.fsync(file.fileno())
            with suppress(FileExistsError):
                os.link(file.name, path)
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)  # its name survives a power cut, too
        os.close(folder)
    return path.read_text()
