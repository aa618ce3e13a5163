"""What is recorded, and what of the requests that write something is not."""

from enum import StrEnum


class Action(StrEnum):
    """What somebody did, as the record tells it."""

    SIGNED_IN = "signed_in"
    SECOND_FACTOR_SHOWN = "second_factor_shown"
    SIGN_IN_FAILED = "sign_in_failed"
    REGISTERED = "registered"
    INVITATION_ACCEPTED = "invitation_accepted"
    EMAIL_CONFIRMED = "email_confirmed"
    EMAIL_CHANGE_ASKED = "email_change_asked"
    EMAIL_CHANGED = "email_changed"
    EMAIL_CHANGE_STOPPED = "email_change_stopped"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - no password
    SECOND_FACTOR_CHANGED = "second_factor_changed"
    SESSIONS_ENDED = "sessions_ended"
    SETTINGS_CHANGED = "settings_changed"
    TERMS_ACCEPTED = "terms_accepted"

    PERSON_INVITED = "person_invited"
    ACCOUNT_SUSPENDED = "account_suspended"
    ACCOUNT_REINSTATED = "account_reinstated"
    ROLE_CHANGED = "role_changed"
    SECOND_FACTOR_RESET = "second_factor_reset"
    ACCOUNT_DELETED = "account_deleted"
    ACCOUNTS_MERGED = "accounts_merged"
    MEMBERSHIP_ASKED = "membership_asked"
    MEMBERSHIP_CONFIRMED = "membership_confirmed"
    MEMBERSHIP_DECLINED = "membership_declined"
    MEMBERSHIP_ENDED = "membership_ended"
    MEMBERSHIP_RENEWED = "membership_renewed"
    MEMBERSHIP_UNDONE = "membership_undone"
    SCHOOL_CHANGED = "school_changed"

    CLASS_CREATED = "class_created"
    CLASS_CHANGED = "class_changed"
    CLASS_HANDED_OVER = "class_handed_over"
    CLASS_CLOSED = "class_closed"
    CLASS_REOPENED = "class_reopened"
    CLASSES_MOVED_UP = "classes_moved_up"
    STUDENTS_ADDED = "students_added"
    STUDENT_RENAMED = "student_renamed"
    STUDENT_REMOVED = "student_removed"
    DATA_COPIED = "data_copied"
    DATA_REQUESTED = "data_requested"
    DATA_ANSWERED = "data_answered"
    CODES_RENEWED = "codes_renewed"

    LETTERS_WRITTEN = "letters_written"
    CONSENT_ANSWERED = "consent_answered"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    CONSENT_ENDED = "consent_ended"
    PEOPLE_MARKED = "people_marked"

    CONTRIBUTION_SUBMITTED = "contribution_submitted"
    CONTRIBUTION_FORWARDED = "contribution_forwarded"
    CONTRIBUTION_RETURNED = "contribution_returned"
    CONTRIBUTION_PUBLISHED = "contribution_published"
    CONTRIBUTION_CHANGES_ASKED = "contribution_changes_asked"
    CONTRIBUTION_REJECTED = "contribution_rejected"
    CONTRIBUTION_RECONSIDERED = "contribution_reconsidered"
    CONTRIBUTION_WITHDRAWN = "contribution_withdrawn"
    CONTRIBUTION_RESUMED = "contribution_resumed"
    CONTRIBUTION_DELETED = "contribution_deleted"
    CONTRIBUTION_RESTORED = "contribution_restored"
    CONTRIBUTION_UNDONE = "contribution_undone"
    PICTURE_EDITED = "picture_edited"
    AUTHORS_CHANGED = "authors_changed"
    CONTACTS_JUDGED = "contacts_judged"
    OPINION_ASKED = "opinion_asked"
    OPINION_GIVEN = "opinion_given"
    REVIEW_HANDED_OVER = "review_handed_over"
    ABSENCE_CHANGED = "absence_changed"
    REVIEW_NOTE_CHANGED = "review_note_changed"
    REASON_TEXT_CHANGED = "reason_text_changed"

    PROJECT_CREATED = "project_created"
    PROJECT_CHANGED = "project_changed"
    PROJECT_SUBMITTED = "project_submitted"
    PROJECT_ACCEPTED = "project_accepted"
    PROJECT_RETURNED = "project_returned"
    PROJECT_DECLINED = "project_declined"
    PROJECT_RECONSIDERED = "project_reconsidered"
    PROJECT_MOVED_ON = "project_moved_on"
    PROJECT_UNDONE = "project_undone"

    PARTNER_SEARCH_CHANGED = "partner_search_changed"
    PARTNER_REQUEST_CHANGED = "partner_request_changed"
    TEACHER_BLOCKED = "teacher_blocked"
    TEACHER_REPORTED = "teacher_reported"
    REPORT_HANDLED = "report_handled"
    ROUND_CHANGED = "round_changed"
    ROUND_PUBLISHED = "round_published"
    PROPOSAL_ANSWERED = "proposal_answered"

    VISIT_PLANNED = "visit_planned"
    VISIT_CHANGED = "visit_changed"
    VISIT_AGREED = "visit_agreed"
    VISIT_CANCELLED = "visit_cancelled"
    VISIT_UNDONE = "visit_undone"
    VISIT_REPORTED = "visit_reported"
    VISIT_REPORT_HIDDEN = "visit_report_hidden"
    VISIT_DOCUMENT_MARKED = "visit_document_marked"
    VISIT_PAPERS_PRINTED = "visit_papers_printed"
    REQUIRED_DOCUMENT_CHANGED = "required_document_changed"
    VISIT_PROGRAMME_CHANGED = "visit_programme_changed"
    VISIT_PROGRAMME_SHARED = "visit_programme_shared"
    CALENDAR_ADDRESS_CHANGED = "calendar_address_changed"

    EVENT_CHANGED = "event_changed"
    CALL_PUBLISHED = "call_published"
    EVENT_CANCELLED = "event_cancelled"
    APPLICATION_CHANGED = "application_changed"
    APPLICATION_DECIDED = "application_decided"
    REGION_CHANGED = "region_changed"
    CALENDAR_CHANGED = "calendar_changed"
    PROGRAMME_CHANGED = "programme_changed"
    WEIGHTS_CHANGED = "weights_changed"
    CONSENT_RULE_CHANGED = "consent_rule_changed"
    LETTER_TEXT_CHANGED = "letter_text_changed"
    NEWS_CHANGED = "news_changed"

    TWINNING_CHANGED = "twinning_changed"
    AWARD_CHANGED = "award_changed"
    AWARD_PUBLISHED = "award_published"
    AWARD_REVOKED = "award_revoked"
    NOMINATION_CHANGED = "nomination_changed"
    NOMINATION_ANSWERED = "nomination_answered"
    EXHIBITION_CHANGED = "exhibition_changed"
    LEGAL_PAGE_PUBLISHED = "legal_page_published"
    LEGAL_PAGE_WITHDRAWN = "legal_page_withdrawn"
    LEGAL_FACTS_CHANGED = "legal_facts_changed"
    BARRIER_SETTLED = "barrier_settled"
    PERIOD_CHANGED = "period_changed"
    LIST_IMPORTED = "list_imported"
    EMAIL_SENT_AGAIN = "email_sent_again"

    CARDS_PRINTED = "cards_printed"
    LETTERS_PRINTED = "letters_printed"
    WORKS_TAKEN_ALONG = "works_taken_along"
    FOLDER_TAKEN_ALONG = "folder_taken_along"
    AUDIT_EXPORTED = "audit_exported"
    PEOPLE_LISTED = "people_listed"


# What students do is recorded only where it decides what others see of them or of their works.
BY_STUDENTS = frozenset(
    {
        Action.CONSENT_ANSWERED,
        Action.CONSENT_WITHDRAWN,
        Action.CONTRIBUTION_SUBMITTED,
        Action.CONTRIBUTION_WITHDRAWN,
        Action.CONTRIBUTION_RESUMED,
        Action.CONTRIBUTION_DELETED,
        Action.CONTRIBUTION_RESTORED,
        Action.AUTHORS_CHANGED,
    }
)
