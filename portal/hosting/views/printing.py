"""Sheets for families as PDF: the code, and the questions to be answered by phone or by pen."""

from pathlib import Path
from typing import Any

from flask_babel import force_locale, gettext, pgettext

from portal.classes.queries import link_code
from portal.classes.rules import codes
from portal.classes.views.printing import address
from portal.core.paper import paper
from portal.core.web.formatting import day_long, span
from portal.core.web.locale import OWN_NAMES
from portal.core.web.qr import qr
from portal.hosting.forms import GuestForm, HostForm
from portal.hosting.labels import N_GUESTS, REPLIES
from portal.hosting.models import VisitParticipant
from portal.hosting.queries.answers import answer_until, code_of, language_of
from portal.visits.rules.codes import Side

TEMPLATE = Path(__file__).parents[1] / "templates" / "print" / "sheets.typ"


def sheets_pdf(participants: list[VisitParticipant]) -> bytes:
    """One page each, in the language of the family."""
    language = language_of(participants[0])
    with force_locale(language):
        data = {"language": language, "title": pgettext("visit", "Questions to the families")}
    return paper(TEMPLATE, {**data, "address": address("h", scheme=False), "sheets": [_sheet(p) for p in participants]})


def _sheet(participant: VisitParticipant) -> dict[str, Any]:
    code, language, visit = code_of(participant), language_of(participant), participant.visit
    school_class = visit.side(participant.side).school_class
    with force_locale(language):
        last_day = day_long(answer_until(visit))
        return {
            "language": language,
            "name": participant.shown_name,
            "school_class": f"{school_class.name} · {school_class.school.name}" if school_class else "",
            "code": codes.shown(code),
            "qr": qr(address("h", link_code(code))),
            "qr_alt": gettext("QR code"),
            "portal": gettext("European Dialogue"),
            "title": _title(participant),
            "visit": f"{visit.place} · {span(visit.first_day, visit.last_day)}",
            "how": gettext("Scan the square with your phone, or open this address and type the code:"),
            "until": gettext("Please answer by: %(day)s", day=last_day),
            "change": gettext("Until then you can change your answers."),
            "or_pen": gettext("Or tick your answers here and give the sheet back to the teacher."),
            "questions": _questions(participant),
            "promise": gettext(
                "Only the two teachers of the visit read your answers. They are stored encrypted and erased 30 days "
                "after the visit. You decide freely whether you answer, and can take it back at any time."
            ),
        }


def _title(participant: VisitParticipant) -> str:
    if participant.side == Side.HOST:
        return str(gettext("Guests are coming: can somebody stay with you?"))
    return str(gettext("Where your child will stay during the visit"))


def _questions(participant: VisitParticipant) -> list[dict[str, Any]]:
    """In the order of the form."""
    form = (HostForm if participant.side == Side.HOST else GuestForm)(formdata=None)
    options = {"n_guests": [*N_GUESTS.values()], "age": [""], "languages": [*OWN_NAMES.values()]}
    asked = [name for name in ("n_guests", "age", "languages", "room", "pets", "needs") if name in form]
    words = [(form[name].label.text, options.get(name, [*REPLIES.values()])) for name in asked]
    return [{"question": str(question), "options": [str(each) for each in each_of]} for question, each_of in words]
