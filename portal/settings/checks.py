"""Checks of single settings: each says in one sentence what to write instead."""

from collections.abc import Callable
from email.utils import parseaddr
from importlib.util import find_spec
from urllib.parse import SplitResult, parse_qs, urlsplit
from zoneinfo import ZoneInfo

from environs import ValidationError
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

Check = Callable[[str], object]
DATABASES = ("sqlite", "postgresql")


def whole_number(allowed: range) -> Check:
    def check(text: str) -> None:
        if not (text.isascii() and text.isdecimal() and int(text) in allowed):
            raise ValidationError(f"write a whole number from {allowed[0]} to {allowed[-1]}")

    return check


def one_of(*words: str) -> Check:
    def check(text: str) -> None:
        if text not in words:
            raise ValidationError(f"write {' or '.join(words)}")

    return check


def time_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (OSError, KeyError, ValueError) as error:
        raise ValidationError("write a name of the time zone database, such as Europe/Berlin") from error


def base_url(url: str) -> None:
    parts = _split(url, ("http", "https"), words := "write the public address, such as https://portal.example")
    if parts.query or parts.fragment or parts.username:
        raise ValidationError(words)


def mail_url(url: str) -> None:
    """Signs that mean something in a URL must be quoted in names and passwords, or the host is read wrongly."""
    words = "write smtp://user:password@host:587?starttls=1 or smtps://…, with %40 for @, %2F for / and %23 for #"
    if url:
        parts = _split(url, ("smtp", "smtps"), words)
        options = parse_qs(parts.query, keep_blank_values=True)
        if parts.path.strip("/") or parts.fragment or options not in ({}, {"starttls": ["0"]}, {"starttls": ["1"]}):
            raise ValidationError(words)


def mail_address(address: str) -> None:
    name, _, domain = parseaddr(address)[1].rpartition("@")
    if not (name and domain) or not address.isprintable():
        raise ValidationError("write an address, such as portal@ministry.example")


def redis_url(url: str) -> None:
    if not url:
        return
    if not url.startswith("unix:///"):
        _split(url, ("redis", "rediss"), "write redis://host:6379/0, or leave it out")
    if find_spec("redis") is None:
        raise ValidationError("first install its library: .venv/bin/python -m pip install redis")


def database_url(url: str) -> None:
    words = "write postgresql://user:password@host/name, or leave it out for SQLite in DATA_DIR"
    try:
        parts = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise ValidationError(words) from error
    if parts.get_backend_name() not in DATABASES or not parts.database:
        raise ValidationError(words)


def _split(url: str, schemes: tuple[str, ...], words: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        is_address = bool(parts.scheme in schemes and parts.hostname and (parts.port is None or parts.port))
    except ValueError as error:
        raise ValidationError(words) from error
    if not is_address or any(character.isspace() for character in url):
        raise ValidationError(words)
    return parts
