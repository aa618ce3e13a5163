"""Words for documents: what they are, who gives them to whom, how sure it is that they are asked."""

from flask_babel import lazy_gettext, lazy_pgettext

from portal.core.readable import Readable
from portal.core.web.errors import Words
from portal.documents.models import RequiredDocument
from portal.documents.rules.checklists import Urgency
from portal.documents.rules.codes import Confidence, Document, DocumentRefusal, Giver, Receiver, State
from portal.regions.labels import named

DOCUMENTS = {
    Document.SCHOOL_OFFICE: lazy_gettext(
        "Registration of the exchange trip with the education authority (Staatliches Schulamt)"
    ),
    Document.PARENTS_CONSENT: lazy_gettext("Written consent of the parents to the trip"),
    Document.EXIT_AUTHORISATION_FR: lazy_gettext(
        "French authorisation to leave the country (Cerfa 15646) with a copy of a parent’s identity document"
    ),
    Document.ACCOMPANYING_DECLARATION_IT: lazy_gettext(
        "Italian declaration for travelling companions (dichiarazione di accompagnamento), for those under 14"
    ),
    Document.EXIT_CONSENT_RU: lazy_gettext("Notarised consent for a Russian minor to leave the country"),
    Document.EXIT_CONSENT_TR: lazy_gettext("Notarised consent for a Turkish minor to travel abroad (muvafakatname)"),
    Document.LIST_OF_TRAVELLERS: lazy_gettext(
        "List of travellers for school trips, if students from outside the European Union travel along"
    ),
    Document.VISA: lazy_gettext("Visas, if they are needed"),
    Document.IDENTITY: lazy_gettext("Identity cards or passports that are valid until after the trip"),
    Document.EMERGENCY_SHEET: lazy_gettext("Emergency sheet of every student, filled in by hand"),
    Document.INSURANCE: lazy_gettext("Insurance: health abroad, accident and liability"),
    Document.INVITATION: lazy_gettext("Letter of invitation"),
    Document.PARTICIPANTS: lazy_gettext("List of participants"),
    Document.HOST_FAMILIES: lazy_gettext("Consent of the host families"),
}

GIVERS = {
    Giver.SCHOOL: lazy_pgettext("hands it in", "School"),
    Giver.PARENTS: lazy_pgettext("hands it in", "Parents"),
    Giver.TRAVELLERS: lazy_pgettext("hands it in", "Everybody who travels"),
    Giver.REGION: lazy_pgettext("hands it in", "Coordination of the region"),
}

RECEIVERS = {
    Receiver.SCHOOL_OFFICE: lazy_pgettext("gets it", "Education authority"),
    Receiver.SCHOOL: lazy_pgettext("gets it", "Own school"),
    Receiver.PARTNER_SCHOOL: lazy_pgettext("gets it", "Partner school"),
    Receiver.NOTARY: lazy_pgettext("gets it", "Notary"),
    Receiver.POLICE: lazy_pgettext("gets it", "Police"),
    Receiver.CONSULATE: lazy_pgettext("gets it", "Consulate"),
    Receiver.BORDER: lazy_pgettext("gets it", "Border police, on the way"),
    Receiver.COMPANIONS: lazy_pgettext("gets it", "Accompanying adults"),
    Receiver.INSURER: lazy_pgettext("gets it", "Insurance company"),
}

CONFIDENCES = {
    Confidence.HIGH: lazy_gettext("Certain: an official source says so"),
    Confidence.MEDIUM: lazy_gettext("Usual; please check"),
    Confidence.CHECK: lazy_gettext("Not checked: please ask before you rely on it"),
}

SOURCES = {  # what the shipped list says in words that every reader reads in the own language
    "usual practice of schools": lazy_gettext("usual practice of schools"),
    "no source found yet": lazy_gettext("no source found yet"),
    "Council Decision 94/795/JHA": lazy_gettext("Council Decision 94/795/JHA of the European Union"),
}
PUBLICATIONS = {  # what it cites: the title as it was published, with its language
    "schulaemter.hessen.de austauschfahrten": ("schulaemter.hessen.de: Austauschfahrten", "de"),
    "service-public.fr: Cerfa 15646*01": ("service-public.fr : Cerfa 15646*01", "fr"),
    "questure.poliziadistato.it: dichiarazione di accompagnamento": (
        "questure.poliziadistato.it: dichiarazione di accompagnamento",
        "it",
    ),
    "Federal law 114-FZ of 15 August 1996, article 20; notaries": (
        "Федеральный закон от 15 августа 1996 г. № 114-ФЗ, статья 20",
        "ru",
    ),
}

STATES = {
    State.OPEN: lazy_pgettext("document", "Open"),
    State.DONE: lazy_pgettext("document", "Done"),
    State.NOT_NEEDED: lazy_pgettext("document", "Not needed"),
}

URGENCIES = {
    Urgency.OVERDUE: lazy_pgettext("document", "Overdue"),
    Urgency.SOON: lazy_pgettext("document", "Due soon"),
    Urgency.LATER: lazy_pgettext("document", "Later"),
}

REFUSALS: Words = {
    DocumentRefusal.CHANGED_MEANWHILE: lazy_gettext(
        "Somebody else has just marked this document differently. Please look at it again."
    ),
}


def document_name(document: RequiredDocument) -> str:
    """In the reader's language; an administrator's own as far as it was written."""
    return str(DOCUMENTS[Document(document.key)]) if document.key else named(document.names)


def source_of(document: RequiredDocument) -> Readable:
    """Own words in the reader's language, publications in theirs; nobody knows the language of an administrator's."""
    title, lang = PUBLICATIONS.get(document.source, (str(SOURCES.get(document.source, document.source)), ""))
    source = Readable(title)
    source.lang = lang
    return source
