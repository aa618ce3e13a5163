"""Responses that the ways of signing in share."""

from flask import Response, make_response, session, url_for
from flask.typing import ResponseReturnValue

from portal.accounts.views.known_devices import remember_device
from portal.accounts.views.session import AFTER_SIGN_OUT, start_session
from portal.classes import queries
from portal.classes.models import Student
from portal.classes.rules import codes
from portal.core.web.saved import saved


def enter(student: Student, shared: bool = False) -> ResponseReturnValue:
    """Signs in; a shared tablet forgets the student with the browser and goes back to the names after sign-out."""
    subject, school_class = codes.subject(student.person_id, student.card_serial), student.school_class
    start_session(student.person, remember=not shared)
    remember_device(subject)
    if shared:
        session[AFTER_SIGN_OUT] = url_for(".show_class", code=queries.link_code(school_class.code))
    return saved("", url_for("dashboard.show", lang=student.person.language))


def private(page: str | Response, status: int = 200) -> Response:
    """The address holds a code: no cache stores the page, no other site learns the path."""
    response = make_response(page, status)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    # Not no-referrer: over https the protection of forms wants to see the origin.
    response.headers["Referrer-Policy"] = "strict-origin"
    return response
