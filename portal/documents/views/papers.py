"""Papers of a visit as PDF: list of participants, name badges, emergency sheets, certificates."""

from flask import Response, abort, request
from flask_login import current_user

from portal.config import LANGUAGES
from portal.core.web.access import Role, open_to
from portal.core.web.locale import language
from portal.core.web.routes import Routes
from portal.documents.views import printing
from portal.visits.models import Visit
from portal.visits.queries.own import get_own

routes = Routes()


@routes.get("/visits/<int:visit_id>/documents/participants.pdf")
@open_to(Role.TEACHER, Role.COORDINATOR)
def participants(visit_id: int) -> Response:
    """In the reader's language."""
    return _pdf(printing.participants(get_own(current_user, visit_id), language()), visit_id, "participants")


@routes.get("/visits/<int:visit_id>/documents/badges.pdf")
@open_to(Role.TEACHER, Role.COORDINATOR)
def badges(visit_id: int) -> Response:
    return _pdf(printing.badges(get_own(current_user, visit_id), language()), visit_id, "badges")


@routes.get("/visits/<int:visit_id>/documents/emergency-sheets.pdf")
@open_to(Role.TEACHER, Role.COORDINATOR)
def emergency_sheets(visit_id: int) -> Response:
    """To be filled in by hand: the portal does not know what is asked there, and never will."""
    visit = get_own(current_user, visit_id)
    return _pdf(printing.emergency_sheets(visit, _two_languages(visit)), visit_id, "emergency-sheets")


@routes.get("/visits/<int:visit_id>/documents/certificates.pdf")
@open_to(Role.TEACHER, Role.COORDINATOR)
def certificates(visit_id: int) -> Response:
    visit = get_own(current_user, visit_id)
    return _pdf(printing.certificates(visit, _two_languages(visit)), visit_id, "certificates")


def _two_languages(visit: Visit) -> tuple[str, str]:
    """As the address says; otherwise those of guests and hosts."""
    usual = printing.usual_languages(visit)
    one, other = (request.args.get(name, own) for name, own in zip(("one", "other"), usual, strict=True))
    if one not in LANGUAGES or other not in LANGUAGES:
        abort(404)
    return one, other


def _pdf(data: bytes, visit_id: int, name: str) -> Response:
    answer = Response(data, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f"attachment; filename={name}-{visit_id}.pdf"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
