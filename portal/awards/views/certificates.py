"""Certificates of laureates as PDF, in two languages, with an address that says whether they are genuine."""

from pathlib import Path
from typing import Any

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import force_locale, gettext, pgettext
from flask_login import current_user

from portal.awards.labels import award_title
from portal.awards.models import Nomination
from portal.awards.queries.nominations import get_readable
from portal.awards.queries.nominees import named
from portal.config import LANGUAGES
from portal.core.paper import paper
from portal.core.refusal import NotFound
from portal.core.web.access import Role, open_to
from portal.core.web.formatting import day_long
from portal.core.web.links import absolute
from portal.core.web.locale import in_language, language
from portal.core.web.markdown import without_markup
from portal.core.web.qr import qr
from portal.core.web.routes import Routes
from portal.regions.labels import region_name

routes = Routes()

TEMPLATE = Path(__file__).parents[1] / "templates" / "print" / "certificate.typ"


@routes.get("/nominations/<int:nomination_id>/certificate.pdf")
@open_to(Role.TEACHER, Role.COORDINATOR, Role.ADMINISTRATOR)
def print_certificate(nomination_id: int) -> ResponseReturnValue:
    """For the laureate, the author of the nomination and the organiser; not of an award that was taken back."""
    nomination = get_readable(current_user, nomination_id)
    if nomination.code is None or nomination.revoked_at:
        raise NotFound
    languages = [lang if lang in LANGUAGES else language() for lang in map(request.args.get, ("one", "other"))]
    headers = {"Content-Disposition": 'inline; filename="certificate.pdf"', "Cache-Control": "private, no-store"}
    return certificate(nomination, list(dict.fromkeys(languages))), 200, {"Content-Type": "application/pdf", **headers}


def certificate(nomination: Nomination, languages: list[str]) -> bytes:
    """One page in landscape, in one or two languages side by side."""
    address = absolute("awards.verify", languages[0], code=nomination.code)
    nominee = named(nomination)
    data = {
        "language": languages[0],
        "nominee": nominee.name,
        "nominee_language": nominee.language or languages[0],
        "qr": qr(address),
        "address": address.split("://", 1)[-1],
        "sides": [_side(nomination, lang) for lang in languages],
    }
    return paper(TEMPLATE, data)


def _side(nomination: Nomination, lang: str) -> dict[str, Any]:
    round_ = nomination.round
    with force_locale(lang):
        category = nomination.category
        return {
            "language": lang,
            "title": pgettext("award", "Certificate"),
            "portal": gettext("European Dialogue"),
            "award": award_title(round_),
            "motto": _first_line(in_language(round_.texts, round_.language)),
            "category": in_language(category.names, round_.language) if category else "",
            "given_to": pgettext("certificate", "given to"),
            "place": pgettext("award", "Place: %(place)s", place=nomination.place),
            "reasons": without_markup(in_language(nomination.reasons, round_.language)),
            "reasons_language": lang if nomination.reasons.get(lang) else round_.language,
            "signature": gettext("Organised by: %(region)s", region=region_name(round_.region_key, lang)),
            "date": day_long(round_.status_since.date()),
            "genuine": gettext("Whether this certificate is genuine:"),
            "qr_alt": gettext("QR code"),
        }


def _first_line(text: str) -> str:
    return without_markup(text.strip().partition("\n")[0])[:160]
