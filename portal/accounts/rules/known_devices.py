"""Which accounts a browser has opened before: a cookie that names nobody, and which only this installation can write.

`<number>.<mark>.<mark>…`: a random number, and for each account a mark that follows from the number, the account and
the installation's secret.
"""

import hmac
import secrets
from base64 import urlsafe_b64encode

MOST_MARKS = 60  # a class may share one tablet
LONGEST = 1000  # characters of such a cookie


def device_of(cookie: str) -> str:
    """The number of the device; empty without a cookie."""
    return cookie.partition(".")[0]


def has_opened(secret: str, cookie: str, subject: str) -> bool:
    """Whether this device has opened the account before."""
    device, *marks = cookie.split(".")
    return bool(device) and _mark(secret, device, subject) in marks[:MOST_MARKS]


def with_mark(secret: str, cookie: str, subject: str) -> str:
    """The cookie of a device that has just opened the account; of very many the latest are kept."""
    device, *marks = cookie.split(".")
    device = device or secrets.token_urlsafe(12)
    mark = _mark(secret, device, subject)
    return ".".join([device, mark, *(other for other in marks if other != mark)][: MOST_MARKS + 1])


def _mark(secret: str, device: str, subject: str) -> str:
    digest = hmac.new(secret.encode(), f"device\0{device}\0{subject}".encode(), "sha256").digest()
    return urlsafe_b64encode(digest[:9]).decode()
