"""The cookie of devices that have opened an account before; it outlives signing out and tells nobody anything."""

from flask import after_this_request, current_app, g, request
from flask.wrappers import Response

from portal.accounts.rules import known_devices as devices

A_YEAR = 60 * 60 * 24 * 365  # seconds


def known_device(subject: str) -> str:
    """The device's number if it has opened this account before, otherwise nothing."""
    cookie = _cookie()
    return devices.device_of(cookie) if devices.has_opened(_secret(), cookie, subject) else ""


def remember_device(subject: str) -> None:
    """The device has just opened this account: attempts from here no longer count among those of strangers."""
    g.device_cookie = cookie = devices.with_mark(_secret(), _cookie(), subject)

    @after_this_request
    def send(response: Response) -> Response:
        is_secure = current_app.config["SESSION_COOKIE_SECURE"]
        response.set_cookie(_name(), cookie, max_age=A_YEAR, secure=is_secure, httponly=True, samesite="Lax")
        return response


def _cookie() -> str:
    cookie: str = g.get("device_cookie") or request.cookies.get(_name(), "")
    return cookie if len(cookie) <= devices.LONGEST else ""


def _name() -> str:
    return "__Host-device" if current_app.config["SESSION_COOKIE_SECURE"] else "device"


def _secret() -> str:
    return str(current_app.secret_key)
