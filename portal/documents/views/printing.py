"""Data for the papers of a visit, in one language or two."""

from pathlib import Path
from typing import Any

from flask_babel import force_locale, gettext, pgettext

from portal.config import LANGUAGES
from portal.core.paper import paper
from portal.core.web.formatting import span
from portal.hosting.models import VisitParticipant
from portal.hosting.queries.participants import participants_of
from portal.hosting.rules.codes import Kind
from portal.regions.labels import region_name
from portal.regions.queries import all_regions
from portal.visits.models import Visit, VisitSide
from portal.visits.rules.codes import Side

PAPERS = Path(__file__).parents[1] / "templates" / "print"


def usual_languages(visit: Visit) -> tuple[str, str]:
    """Of the guests and of the hosts, as far as the portal speaks them."""
    return _language_of(visit.guest.region_key), _language_of(visit.host.region_key)


def participants(visit: Visit, language: str) -> bytes:
    """Both sides, adults first."""
    people = participants_of(visit, language)
    with force_locale(language):
        data = {
            **_frame(visit, language, gettext("List of participants")),
            "name": pgettext("participants", "Name"),
            "role": pgettext("participants", "Role"),
            "empty": gettext("Nobody has been entered yet."),
            "sides": [
                {
                    "heading": _guests_or_hosts(side),
                    "who": _who(visit.side(side)),
                    "people": [{"name": each.shown_name, "role": _role(each)} for each in people[side]],
                }
                for side in (Side.GUEST, Side.HOST)
            ],
        }
    return paper(PAPERS / "participants.typ", data)


def badges(visit: Visit, language: str) -> bytes:
    """Ten to a sheet, guests first."""
    people = participants_of(visit, language)
    with force_locale(language):
        data = {
            **_frame(visit, language, gettext("Name badges")),
            "empty": gettext("Nobody has been entered yet."),
            "badges": [_badge(each, visit.side(side)) for side in (Side.GUEST, Side.HOST) for each in people[side]],
        }
    return paper(PAPERS / "badges.typ", data)


def emergency_sheets(visit: Visit, languages: tuple[str, str]) -> bytes:
    """One page for each student who travels, and an empty one."""
    students = [each for each in participants_of(visit)[Side.GUEST] if each.kind == Kind.STUDENT]
    data = {
        "languages": [_emergency_words(visit, language) for language in dict.fromkeys(languages)],
        "names": [*(each.shown_name for each in students), ""],
    }
    return paper(PAPERS / "emergency.typ", data)


def certificates(visit: Visit, languages: tuple[str, str]) -> bytes:
    """One page for each guest; a line is left for the family name, which the portal does not know."""
    guests = participants_of(visit)[Side.GUEST]
    data = {
        "languages": [_certificate_words(visit, language) for language in dict.fromkeys(languages)],
        "people": [{"name": each.shown_name, "needs_name": each.kind == Kind.STUDENT} for each in guests],
    }
    return paper(PAPERS / "certificates.typ", data)


def _language_of(region_key: str) -> str:
    return next((code for code in all_regions()[region_key].languages if code in LANGUAGES), "en")


def _badge(participant: VisitParticipant, side: VisitSide) -> dict[str, str]:
    return {
        "name": participant.shown_name,
        "role": _role(participant),
        "who": _who(side),
        "region": region_name(side.region_key),
    }


def _frame(visit: Visit, language: str, title: str) -> dict[str, Any]:
    return {
        "language": language,
        "title": title,
        "portal": gettext("European Dialogue"),
        "visit": f"{visit.place}, {span(visit.first_day, visit.last_day)}",
    }


def _emergency_words(visit: Visit, language: str) -> dict[str, Any]:
    with force_locale(language):
        return {
            **_frame(visit, language, gettext("Emergency sheet")),
            "hint": gettext(
                "Filled in by hand, carried by the accompanying adults, destroyed after the trip. None of it is "
                "entered into the portal."
            ),
            "fields": [
                gettext("First name and family name"),
                gettext("Date of birth"),
                gettext("Parents or guardians: names and telephone numbers, day and night"),
                gettext("Health insurance and number of the card"),
                gettext("Illnesses, allergies, medicines and when they are taken"),
                gettext("Doctor at home with telephone number"),
                gettext("What else the accompanying adults should know"),
            ],
            "consent": gettext(
                "In an emergency the accompanying adults may agree to medical treatment if we cannot be reached."
            ),
            "yes": gettext("Yes"),
            "no": gettext("No"),
            "signature": gettext("Place, date and signature of a parent"),
        }


def _certificate_words(visit: Visit, language: str) -> dict[str, Any]:
    with force_locale(language):
        guests, hosts = (_who(side) or region_name(side.region_key) for side in (visit.guest, visit.host))
        return {
            **_frame(visit, language, gettext("Certificate of participation")),
            "took_part": gettext(
                "took part in the visit in %(place)s, %(days)s, within the European Dialogue.",
                place=visit.place,
                days=span(visit.first_day, visit.last_day),
            ),
            "guests": gettext("Guests: %(who)s", who=guests),
            "hosts": gettext("Hosts: %(who)s", who=hosts),
            "project": gettext("Project: %(title)s", title=visit.project.title) if visit.project else "",
            "signatures": [gettext("For the hosts"), gettext("For the guests")],
        }


def _guests_or_hosts(side: Side) -> str:
    return str(gettext("Guests") if side == Side.GUEST else gettext("Hosts"))


def _who(side: VisitSide) -> str:
    """Class and school, as they call themselves; nothing for a delegation of a region."""
    return f"{side.school_class.name}, {side.school_class.school.name}" if side.school_class else ""


def _role(participant: VisitParticipant) -> str:
    if participant.kind == Kind.STUDENT:
        return str(gettext("Student"))
    return participant.role or str(gettext("Accompanying adult"))
