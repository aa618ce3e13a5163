"""What can be asked for a visit, who hands it in to whom, and how far it is."""

from enum import StrEnum


class Document(StrEnum):
    """What the portal knows by itself; an administrator adds others in own words."""

    SCHOOL_OFFICE = "school_office"
    PARENTS_CONSENT = "parents_consent"
    EXIT_AUTHORISATION_FR = "exit_authorisation_fr"
    ACCOMPANYING_DECLARATION_IT = "accompanying_declaration_it"
    EXIT_CONSENT_RU = "exit_consent_ru"
    EXIT_CONSENT_TR = "exit_consent_tr"
    LIST_OF_TRAVELLERS = "list_of_travellers"
    VISA = "visa"
    IDENTITY = "identity"
    EMERGENCY_SHEET = "emergency_sheet"
    INSURANCE = "insurance"
    INVITATION = "invitation"
    PARTICIPANTS = "participants"
    HOST_FAMILIES = "host_families"


class Giver(StrEnum):
    """Who hands it in."""

    SCHOOL = "school"
    PARENTS = "parents"
    TRAVELLERS = "travellers"
    REGION = "region"  # its coordination


class Receiver(StrEnum):
    """Who gets it."""

    SCHOOL_OFFICE = "school_office"
    SCHOOL = "school"
    PARTNER_SCHOOL = "partner_school"
    NOTARY = "notary"
    POLICE = "police"
    CONSULATE = "consulate"
    BORDER = "border"
    COMPANIONS = "companions"
    INSURER = "insurer"


class Confidence(StrEnum):
    """How sure it is that this is asked."""

    HIGH = "high"
    MEDIUM = "medium"
    CHECK = "check"  # ask before you rely on it


class State(StrEnum):
    """How far a document of a visit is."""

    OPEN = "open"
    DONE = "done"
    NOT_NEEDED = "not_needed"


class DocumentRefusal(StrEnum):
    """Why something about a document can't be done."""

    CHANGED_MEANWHILE = "document_changed_meanwhile"
