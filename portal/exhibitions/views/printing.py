"""Labels to hang beside exhibits: A6, one to a page or four to a sheet, with the way to the work on a phone."""

from pathlib import Path
from typing import Any

from flask import Response, request
from flask_babel import force_locale, gettext
from flask_login import current_user

from portal.core.paper import paper
from portal.core.refusal import NotFound
from portal.core.web.access import Role, open_to
from portal.core.web.qr import qr
from portal.core.web.routes import Routes
from portal.exhibitions.labels import captions
from portal.exhibitions.models import Exhibition
from portal.exhibitions.queries.exhibitions import get_own
from portal.exhibitions.queries.works import works_shown
from portal.exhibitions.views.drawing import address_of_work
from portal.uses.queries import Work

routes = Routes()

TEMPLATE = Path(__file__).parents[1] / "templates" / "print" / "labels.typ"


@routes.get("/exhibitions/<int:exhibition_id>/labels.pdf")
@open_to(Role.TEACHER, Role.COORDINATOR)
def labels(exhibition_id: int) -> Response:
    """On A6 with `?paper=a6`, otherwise on A4 to be cut."""
    exhibition = get_own(current_user, exhibition_id)
    works = works_shown(exhibition)
    if not works:
        raise NotFound
    response = Response(
        labels_pdf(exhibition, works, request.args.get("paper") == "a6"), content_type="application/pdf"
    )
    response.headers["Content-Disposition"] = f'inline; filename="labels-{exhibition_id}.pdf"'
    return response


def labels_pdf(exhibition: Exhibition, works: list[Work], is_single: bool) -> bytes:
    with force_locale(exhibition.language):
        data = {
            "language": exhibition.language,
            "title": exhibition.title,
            "labels": [_label(exhibition, work) for work in works],
            "per_page": 1 if is_single else 4,
            "qr_alt": gettext("QR code"),
        }
    return paper(TEMPLATE, data)


def _label(exhibition: Exhibition, work: Work) -> dict[str, Any]:
    contribution = work.contribution
    school = contribution.school_class.school
    address = address_of_work(contribution.id)
    return {
        "title": contribution.title or gettext("Without title"),
        "language": contribution.language,
        "school_class": f"{contribution.shown_class}, {school.name}",
        "school_language": school.region.languages[0],
        "lines": [
            {
                "language": each.language,
                "words": " · ".join(part for part in (each.by, each.region) if part),
                "phone": each.phone,
            }
            for each in captions(work, exhibition)
        ],
        "address": address.partition("://")[2],
        "qr": qr(address),
    }
