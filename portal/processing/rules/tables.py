"""Which table belongs to which activity, and what kinds of data it holds."""

from collections.abc import Iterable, Mapping

from portal.processing.rules.records import Activity, Category

TABLES: Mapping[Activity, Mapping[str, str]] = {
    Activity.ACCOUNTS: {
        "person": "name contact login language",
        "assignment": "school",
        "read_language": "language",
        "email_change": "contact",
        "sign_in_session": "login",
        "authenticator_app": "login",
        "passkey": "login",
        "recovery_code": "login",
        "attempts": "network",
        "account_entry": "steps words",
        "sent_form": "steps",
        "kept_text": "words",
    },
    Activity.CLASSES: {"school_class": "school login", "student": "school login"},
    Activity.SCHOOLS: {"school": "school contact", "membership": "name contact school", "school_entry": "steps words"},
    Activity.CONSENT: {
        "consent": "consent steps",
        "letter": "consent login",
        "family_language": "language",
    },
    Activity.WORKS: {
        "contribution": "work school authorship",
        "author": "authorship",
        "author_invitation": "authorship steps",
        "recognisable": "authorship",
        "mention": "authorship",
        "medium": "image work",
        "preparation": "image",
        "version": "work image",
        "document_words": "work",
        "contribution_entry": "steps words",
        "exhibition": "steps",
        "offline_copy": "steps",
        "offline_copied_work": "authorship",
    },
    Activity.MODERATION: {
        "opinion_request": "words steps",
        "contact_confirmation": "steps",
        "review_note": "words steps",
        "reason_text": "steps",
        "days_away": "steps",
        "opened": "steps",
    },
    Activity.PROJECTS: {"project_teacher": "school", "project_entry": "steps words"},
    Activity.PARTNERS: {
        "partner_search": "school language",
        "partner_request_entry": "words steps",
        "teacher_block": "steps",
        "matching_round": "steps",
        "round_run": "steps",
        "round_pair": "steps words",
        "weighting": "steps",
    },
    Activity.AWARDS: {
        "twinning": "steps",
        "award_round": "steps words",
        "nomination": "steps words",
        "jury_member": "steps",
        "jury_sheet": "words steps",
    },
    Activity.VISITS: {
        "visit_participant": "name school login",
        "family_answer": "home language",
        "hosting_pair": "home",
        "hosting_bond": "home",
        "visit": "steps",
        "visit_side": "school",
        "visit_entry": "steps words",
        "visit_report": "words steps",
        "visit_work": "work",
        "visit_document": "steps",
        "required_document": "steps",
        "agenda_item": "name words",
        "agenda_text": "words",
        "agenda_version": "name words steps",
        "calendar_address": "login",
    },
    Activity.EVENTS: {
        "event": "words steps",
        "event_application": "words school",
        "event_application_work": "work",
        "event_application_entry": "steps",
        "programme_proposal": "steps",
    },
    Activity.REPORTS: {
        "partner_report": "words steps",
        "report_entry": "words steps",
        "barrier_report": "words contact steps",
        "complaint": "words contact language",
        "report_case": "steps",
        "report_case_entry": "words steps",
    },
    Activity.RIGHTS: {"rights_request": "words steps", "erasure": "steps"},
    Activity.EMAILS: {"email": "name contact words", "mail_choice": "steps", "last_notice": "steps"},
    Activity.SETTINGS: {
        "region": "name contact",
        "consent_rule": "steps",
        "letter_introduction": "steps",
        "country_set_version": "steps",
        "programme_version": "steps",
        "holiday": "steps",
        "holiday_change": "steps",
        "list_import": "steps",
        "legal_version": "steps",
        "legal_facts": "name contact steps",
        "legal_acceptance": "steps",
        "retention_period": "steps",
        "news_item": "words steps",
    },
    Activity.AUDIT: {"audit_entry": "steps network"},
}

# Tables that tell nothing about a person, by the reason.
WITHOUT_PEOPLE: Mapping[str, str] = {
    "numbers and dates alone": "agenda cache_version public_change retention_run stored_balance facet contact_count "
    "file_removal answer_time exhibit",
    "words of the portal": "letter_text",
    "facts about regions": "region_rename region_status",
    "how far the pairing of a visit is": "visit_hosting",
    "parts of award rounds": "award_category award_criterion laureate_region jury jury_score",
    "schools and projects of municipal partnerships": "twinning_school twinning_project",
    "stages and rooms of events with their hours": "event_place event_opening",
    "times of performances at events": "programme_slot programme_published_slot",
    "projects and their classes": "project project_change project_class project_region",
    "classes that look for partners": "partner_request partnership saved_search round_region round_proposal "
    "round_absence round_side",
}


def categories_of(words: Iterable[str]) -> list[Category]:
    """The kinds of data of several tables, each once, in the order of the list of all."""
    held = {code for each in words for code in each.split()}
    return [category for category in Category if category in held]


def recorded() -> set[str]:
    """Every table that belongs to an activity."""
    return {name for tables in TABLES.values() for name in tables}


def without_people() -> set[str]:
    return {name for names in WITHOUT_PEOPLE.values() for name in names.split()}
