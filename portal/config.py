"""Settings from the environment, each with its default and one line of why."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from environs import Env, EnvValidationError

from portal.settings import checks
from portal.settings.errors import CannotStart
from portal.settings.privacy import close_to_others
from portal.settings.secret import stored_secret
from portal.settings.sources import data_folder

LANGUAGES = ("de", "fr", "it", "pl", "ru", "tr", "en")
SESSION_COOKIE = "portal"  # its name, behind https with a prefix
MIB = 1024 * 1024
# With passwords: never shown.
SECRETS = ("SECRET_KEY", "ANSWERS_KEY", "DATABASE_URL", "MAIL_URL", "REDIS_URL", "METRICS_TOKEN")
OF_LIBRARY = {"Not a valid boolean.": "write 1 or 0"}


def settings(data_dir: Path | None = None) -> dict[str, Any]:
    """All settings as Flask config keys; `data_dir` overrides DATA_DIR. Raises CannotStart."""
    values = read_settings(data_dir)
    close_to_others(data := values["DATA_DIR"], values["SQLALCHEMY_DATABASE_URI"])
    # where the secret is given, as on several servers, no folder can hold the key: it then follows from the secret
    values["ANSWERS_KEY"] = values["ANSWERS_KEY"] or values["SECRET_KEY"] or stored_secret(data / "answers_key")
    values["SECRET_KEY"] = values["SECRET_KEY"] or stored_secret(data / "secret_key")
    return values


def read_settings(data_dir: Path | None = None) -> dict[str, Any]:
    """All settings, without a look at the data folder: it may be missing, and so may the secret."""
    env = Env(eager=False)
    values = read(env, Path(data_dir or data_folder()).resolve())
    refuse_mistakes(env)
    return values


def read(env: Env, data: Path) -> dict[str, Any]:
    """What was set; mistakes are collected in `env`."""
    port = number(env, "PORT", 8000, range(1, 65536))
    host = env.str("HOST", "127.0.0.1") or "127.0.0.1"
    base_url = env.str("BASE_URL", own_address(host, port), validate=checks.base_url) or ""
    largest_file = number(env, "MAX_FILE_MB", 200, range(1, 100_001)) * MIB
    return {
        "DATA_DIR": data,  # everything to back up lives here: database, files, secret
        "DEMO": env.bool("DEMO", None),  # an invented portal with one-click sign-in: True wants it, False forbids it
        "SECRET_KEY": env.str("SECRET_KEY", ""),  # empty: made once and kept in DATA_DIR
        "ANSWERS_KEY": env.str("ANSWERS_KEY", ""),  # seals what families tell; empty: made once, kept in DATA_DIR
        "SQLALCHEMY_DATABASE_URI": database_url(env, data),
        "FILES_DIR": data / "files",  # uploaded files; one file system with their temporary folder
        "MAX_FILE_BYTES": largest_file,  # limit per uploaded file
        "MAX_BODY_BYTES": 13 * largest_file,  # one form with all its files; of a larger one no file is taken in
        "MAX_CONTENT_LENGTH": 128 * 1024,  # bytes of a body that is read before it is known who sends it
        "MAX_FORM_PARTS": 200,  # fields and files of a form with files, each of which may be an open file
        "MAX_FORM_MEMORY_SIZE": 2 * MIB,  # typed text; files are streamed to disk
        "HOST": host,  # where the server listens
        "PORT": port,
        "WORKERS": number(env, "WORKERS", 2, range(1, 257)),  # processes that answer
        "TRUSTED_PROXIES": number(env, "TRUSTED_PROXIES", 0, range(11)),  # in front, whose X-Forwarded-For is true
        "BASE_URL": base_url.rstrip("/"),  # absolute links in mails and on printed cards
        **session_cookie(base_url),
        # "required": a stolen password of a coordinator or an administrator opens what children wrote
        "SECOND_FACTOR": env.str("SECOND_FACTOR", "required", validate=checks.one_of("required", "offered")),
        # smtp://user:password@host:587?starttls=1; empty: mails are not sent
        "MAIL_URL": env.str("MAIL_URL", "", validate=checks.mail_url),
        "MAIL_FROM": env.str("MAIL_FROM", "portal@localhost", validate=checks.mail_address),
        "REDIS_URL": env.str("REDIS_URL", "", validate=checks.redis_url),  # empty: jobs live in DATA_DIR/jobs.db
        # auto: text on a terminal, JSON elsewhere
        "LOG_FORMAT": env.str("LOG_FORMAT", "auto", validate=checks.one_of("auto", "json", "text")),
        "METRICS_TOKEN": env.str("METRICS_TOKEN", ""),  # opens /metrics; empty: to this machine alone
        "ACCESS_LOG": env.bool("ACCESS_LOG", False),  # a line for every answer, without addresses of machines
        "JOBS_IN_PROCESS": env.bool("JOBS_IN_PROCESS", True),  # False: run `flask jobs work` elsewhere
        # in which reports about public pages are answered: dangerous things and private data, and all others
        "REPORT_HOURS_URGENT": number(env, "REPORT_HOURS_URGENT", 24, range(1, 169)),
        "REPORT_DAYS": number(env, "REPORT_DAYS", 7, range(1, 91)),
        # whom one adult accompanies on a visit; no rule settles it for all, so pages only point it out
        "STUDENTS_PER_COMPANION": number(env, "STUDENTS_PER_COMPANION", 12, range(1, 101)),
        # that requests under way, such as uploads, have at a stop
        "STOP_SECONDS": number(env, "STOP_SECONDS", 120, range(1, 3601)),
        # below: reading goes on, writing answers 507
        "LOW_DISK_BYTES": number(env, "LOW_DISK_MB", 50, range(1_000_001)) * MIB,
        "DURABLE": True,  # files and jobs reach the disk before they count; tests alone save the time
        "LANGUAGES": LANGUAGES,
        "BABEL_DEFAULT_LOCALE": "de",
        # of the moments on pages and in mails
        "BABEL_DEFAULT_TIMEZONE": env.str("TIME_ZONE", "Europe/Berlin", validate=checks.time_zone),
        "BABEL_TRANSLATION_DIRECTORIES": str(Path(__file__).parent.parent / "translations"),
        "WTF_CSRF_TIME_LIMIT": None,  # a form may stay open as long as the session: no text is lost to a timer
        "TEMPLATES_AUTO_RELOAD": False,
    }


def own_address(host: str, port: int) -> str:
    """Where the server answers; one that listens on all addresses is known by that of this machine itself."""
    named = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, host)  # noqa: S104 - not to listen there
    return f"http://[{named}]:{port}" if ":" in named and "[" not in named else f"http://{named}:{port}"


def session_cookie(base_url: str) -> dict[str, Any]:
    """How the browser keeps the session: behind https under a name that only this very host can set, for all paths."""
    is_safe = base_url.startswith("https://")
    return {
        "SESSION_COOKIE_NAME": f"__Host-{SESSION_COOKIE}" if is_safe else SESSION_COOKIE,
        "SESSION_COOKIE_SECURE": is_safe,
        "SESSION_COOKIE_PATH": "/",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": 60 * 60 * 24 * 30,  # of the cookie, from the last visit on
    }


def known_names() -> set[str]:
    """Of everything that can be set."""
    env = Env(eager=False)
    read(env, Path())
    return {"DATA_DIR", "PORTAL_ENV", *env.dump()}


def number(env: Env, name: str, default: int, allowed: range) -> int:
    text = env.str(name, str(default), validate=checks.whole_number(allowed))
    return default if text is None else int(text)


def database_url(env: Env, data: Path) -> str:
    """SQLite in `data` unless a URL is given; PostgreSQL always through psycopg 3."""
    url = env.str("DATABASE_URL", "", validate=lambda given: checks.database_url(with_driver(given, data)))
    return with_driver(url or "", data)


def with_driver(url: str, data: Path) -> str:
    if not url:
        return f"sqlite:///{data / 'portal.db'}"
    scheme, _, rest = url.partition("://")
    return f"postgresql+psycopg://{rest}" if scheme in ("postgres", "postgresql") else url


def refuse_mistakes(env: Env) -> None:
    try:
        env.seal()
    except EnvValidationError as error:
        mistakes = cast(Mapping[str, list[str]], error.error_messages)
        raise CannotStart("\n".join(sentence(name, words[0]) for name, words in mistakes.items())) from error


def sentence(name: str, words: str) -> str:
    given = "" if name in SECRETS else f" {os.environ.get(name, '')!r}"
    return f"{name}{given} cannot be used: {OF_LIBRARY.get(words, words)}."
