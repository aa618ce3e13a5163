"""Settings from the environment and from portal.env: read, checked, and said plainly when they cannot be used."""

from portal.config.errors import CannotStart
from portal.config.folder import make_folder, try_writing
from portal.config.secret import stored_secret
from portal.config.settings import LANGUAGES, SESSION_COOKIE, read_settings, settings
from portal.config.sources import data_folder
from portal.config.spelling import misspelt

__all__ = [
    "LANGUAGES",
    "SESSION_COOKIE",
    "CannotStart",
    "data_folder",
    "make_folder",
    "misspelt",
    "read_settings",
    "settings",
    "stored_secret",
    "try_writing",
]
