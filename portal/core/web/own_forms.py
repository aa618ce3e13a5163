"""Protection of forms: the token of the session, and the browser’s word that the form came from this site.

Where a form came from is asked of the browser, which knows the address that its reader sees. Comparing the referrer
with the host of the request, as Flask-WTF does behind https, fails as soon as a proxy changes the host or a browser
hides the referrer: every form would then say that the session has ended.
"""

from flask import Flask, request
from flask_wtf import CSRFProtect
from flask_wtf.csrf import CSRFError

from portal.core.web.request_limits import READING

FOREIGN = ("cross-site", "same-site")  # "none": typed by the reader; absent: an old browser or a script


def init_own_forms(app: Flask) -> None:
    app.config["WTF_CSRF_SSL_STRICT"] = False
    app.before_request(_check)
    CSRFProtect(app)


def is_foreign() -> bool:
    """Whether the browser says that another site has sent this."""
    return request.headers.get("Sec-Fetch-Site") in FOREIGN


def _check() -> None:
    if request.method not in READING and is_foreign():
        raise CSRFError
