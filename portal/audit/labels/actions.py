"""Words for what was done, in the groups of the menu."""

from flask_babel import LazyString, lazy_gettext, lazy_pgettext

from portal.audit.rules.actions import Action

AREAS: list[tuple[LazyString, dict[Action, LazyString]]] = [
    (
        lazy_gettext("Login and own account"),
        {
            Action.SIGNED_IN: lazy_gettext("Logged in with a password or a link"),
            Action.SECOND_FACTOR_SHOWN: lazy_gettext("Second factor shown"),
            Action.SIGN_IN_FAILED: lazy_gettext("Login failed"),
            Action.REGISTERED: lazy_gettext("Account registered"),
            Action.INVITATION_ACCEPTED: lazy_gettext("Invitation accepted"),
            Action.EMAIL_CONFIRMED: lazy_gettext("Email address confirmed"),
            Action.EMAIL_CHANGE_ASKED: lazy_gettext("Change of the email address requested"),
            Action.EMAIL_CHANGED: lazy_gettext("Email address changed"),
            Action.EMAIL_CHANGE_STOPPED: lazy_gettext("Change of the email address stopped"),
            Action.PASSWORD_CHANGED: lazy_gettext("Password changed"),
            Action.SECOND_FACTOR_CHANGED: lazy_gettext("Second factor set up or removed"),
            Action.SESSIONS_ENDED: lazy_gettext("Devices logged out"),
            Action.SETTINGS_CHANGED: lazy_gettext("Name or language of the account changed"),
            Action.TERMS_ACCEPTED: lazy_gettext("Terms accepted"),
        },
    ),
    (
        lazy_gettext("Accounts and schools"),
        {
            Action.PERSON_INVITED: lazy_gettext("Person invited"),
            Action.ACCOUNT_SUSPENDED: lazy_gettext("Account suspended"),
            Action.ACCOUNT_REINSTATED: lazy_gettext("Suspension lifted"),
            Action.ROLE_CHANGED: lazy_gettext("Role or regions changed"),
            Action.SECOND_FACTOR_RESET: lazy_gettext("Second factor reset"),
            Action.ACCOUNT_DELETED: lazy_gettext("Account deleted"),
            Action.ACCOUNTS_MERGED: lazy_gettext("Accounts merged"),
            Action.MEMBERSHIP_ASKED: lazy_gettext("Confirmation of work at a school requested"),
            Action.MEMBERSHIP_CONFIRMED: lazy_gettext("Work at a school confirmed"),
            Action.MEMBERSHIP_DECLINED: lazy_gettext("Work at a school declined"),
            Action.MEMBERSHIP_ENDED: lazy_gettext("Work at a school ended"),
            Action.MEMBERSHIP_RENEWED: lazy_gettext("Work at a school resumed"),
            Action.MEMBERSHIP_UNDONE: lazy_gettext("Decision about work at a school undone"),
            Action.SCHOOL_CHANGED: lazy_gettext("Entry in the school directory changed"),
        },
    ),
    (
        lazy_gettext("Classes and students"),
        {
            Action.CLASS_CREATED: lazy_gettext("Class created"),
            Action.CLASS_CHANGED: lazy_gettext("Class changed"),
            Action.CLASS_HANDED_OVER: lazy_gettext("Class handed over"),
            Action.CLASS_CLOSED: lazy_gettext("Class closed"),
            Action.CLASS_REOPENED: lazy_gettext("Class reopened"),
            Action.CLASSES_MOVED_UP: lazy_gettext("Classes moved to the next school year"),
            Action.STUDENTS_ADDED: lazy_gettext("Students added"),
            Action.STUDENT_RENAMED: lazy_gettext("Name of a student changed"),
            Action.STUDENT_REMOVED: lazy_gettext("Student removed"),
            Action.DATA_COPIED: lazy_gettext("Copy of all data of a person downloaded"),
            Action.DATA_REQUESTED: lazy_gettext("Correction or erasure of own data requested"),
            Action.DATA_ANSWERED: lazy_gettext("Question about own data answered"),
            Action.CODES_RENEWED: lazy_gettext("Login cards or class code renewed"),
        },
    ),
    (
        lazy_gettext("Consent of families"),
        {
            Action.LETTERS_WRITTEN: lazy_gettext("Letters to families written"),
            Action.CONSENT_ANSWERED: lazy_gettext("Answers about consent recorded"),
            Action.CONSENT_WITHDRAWN: lazy_gettext("Consent withdrawn"),
            Action.CONSENT_ENDED: lazy_gettext("Contribution taken off because consent expired"),
            Action.PEOPLE_MARKED: lazy_gettext("Recognisable people in a contribution marked"),
        },
    ),
    (
        lazy_gettext("Contributions and moderation"),
        {
            Action.CONTRIBUTION_SUBMITTED: lazy_gettext("Contribution handed in"),
            Action.CONTRIBUTION_FORWARDED: lazy_gettext("Contribution forwarded to the coordination"),
            Action.CONTRIBUTION_RETURNED: lazy_gettext("Contribution returned to the students"),
            Action.CONTRIBUTION_PUBLISHED: lazy_gettext("Contribution published"),
            Action.CONTRIBUTION_CHANGES_ASKED: lazy_gettext("Changes to a contribution requested"),
            Action.CONTRIBUTION_REJECTED: lazy_gettext("Contribution not published"),
            Action.CONTRIBUTION_RECONSIDERED: lazy_gettext("Decision about a contribution reopened"),
            Action.CONTRIBUTION_WITHDRAWN: lazy_gettext("Contribution withdrawn"),
            Action.CONTRIBUTION_RESUMED: lazy_gettext("Contribution reopened for editing"),
            Action.CONTRIBUTION_DELETED: lazy_gettext("Contribution deleted"),
            Action.CONTRIBUTION_RESTORED: lazy_gettext("Contribution restored"),
            Action.CONTRIBUTION_UNDONE: lazy_gettext("Step with a contribution undone"),
            Action.PICTURE_EDITED: lazy_gettext("Picture turned, covered or cropped for good"),
            Action.AUTHORS_CHANGED: lazy_gettext("Authors of a contribution changed"),
            Action.CONTACTS_JUDGED: lazy_gettext("Contact data in a contribution checked"),
            Action.OPINION_ASKED: lazy_gettext("Second opinion requested"),
            Action.OPINION_GIVEN: lazy_gettext("Opinion given"),
            Action.REVIEW_HANDED_OVER: lazy_gettext("Review handed over to another region or taken back"),
            Action.ABSENCE_CHANGED: lazy_gettext("Absence of a coordinator planned, answered or ended"),
            Action.REVIEW_NOTE_CHANGED: lazy_gettext("Internal note written, changed or deleted"),
            Action.REASON_TEXT_CHANGED: lazy_gettext("Text template changed"),
        },
    ),
    (
        lazy_pgettext("actions with", "Projects"),
        {
            Action.PROJECT_CREATED: lazy_gettext("Project created"),
            Action.PROJECT_CHANGED: lazy_gettext("Project changed"),
            Action.PROJECT_SUBMITTED: lazy_gettext("Project submitted"),
            Action.PROJECT_ACCEPTED: lazy_gettext("Project or its changes accepted"),
            Action.PROJECT_RETURNED: lazy_gettext("Changes to a project requested"),
            Action.PROJECT_DECLINED: lazy_gettext("Project declined"),
            Action.PROJECT_RECONSIDERED: lazy_gettext("Decision about a project reopened"),
            Action.PROJECT_MOVED_ON: lazy_gettext("Project started, finished, reopened or taken back"),
            Action.PROJECT_UNDONE: lazy_gettext("Step with a project undone"),
        },
    ),
    (
        lazy_pgettext("actions with", "Partner search"),
        {
            Action.PARTNER_SEARCH_CHANGED: lazy_gettext("Partner search opened, changed or closed"),
            Action.PARTNER_REQUEST_CHANGED: lazy_gettext("Partner request sent or answered"),
            Action.TEACHER_BLOCKED: lazy_gettext("Teacher blocked or unblocked"),
            Action.TEACHER_REPORTED: lazy_gettext("Partner request reported"),
            Action.REPORT_HANDLED: lazy_gettext("Report worked on"),
            Action.ROUND_CHANGED: lazy_gettext("Matching round prepared"),
            Action.ROUND_PUBLISHED: lazy_gettext("Matching round published"),
            Action.PROPOSAL_ANSWERED: lazy_gettext("Partner proposal answered"),
        },
    ),
    (
        lazy_pgettext("actions with", "Visits"),
        {
            Action.VISIT_PROGRAMME_CHANGED: lazy_gettext("Programme of a visit changed"),
            Action.VISIT_PROGRAMME_SHARED: lazy_gettext("Programme of a visit shown to others, or closed to them"),
            Action.CALENDAR_ADDRESS_CHANGED: lazy_gettext("Address of the own calendar made or closed"),
        },
    ),
    (
        lazy_pgettext("actions with", "Events"),
        {
            Action.EVENT_CHANGED: lazy_gettext("Event made or changed"),
            Action.CALL_PUBLISHED: lazy_gettext("Call of an event published"),
            Action.EVENT_CANCELLED: lazy_gettext("Event cancelled"),
            Action.APPLICATION_CHANGED: lazy_gettext("Application for an event handed in, changed or withdrawn"),
            Action.APPLICATION_DECIDED: lazy_gettext("Application for an event decided"),
        },
    ),
    (
        lazy_pgettext("actions with", "Municipal partnerships and awards"),
        {
            Action.TWINNING_CHANGED: lazy_gettext("Municipal partnership entered, changed or decided"),
            Action.AWARD_CHANGED: lazy_gettext("Award round prepared, changed or moved on"),
            Action.AWARD_PUBLISHED: lazy_gettext("Result of an award published"),
            Action.AWARD_REVOKED: lazy_gettext("Award taken back or given again"),
            Action.NOMINATION_CHANGED: lazy_gettext("Nomination made, changed or withdrawn"),
            Action.NOMINATION_ANSWERED: lazy_gettext("Nomination agreed to or declined by the nominee"),
        },
    ),
    (
        lazy_gettext("Settings and legal pages"),
        {
            Action.REGION_CHANGED: lazy_gettext("Region changed"),
            Action.CALENDAR_CHANGED: lazy_gettext("School year of a region changed"),
            Action.PROGRAMME_CHANGED: lazy_gettext("Rules of a programme changed"),
            Action.WEIGHTS_CHANGED: lazy_gettext("Weights of the partner search changed"),
            Action.CONSENT_RULE_CHANGED: lazy_gettext("Rules of consent changed"),
            Action.LETTER_TEXT_CHANGED: lazy_gettext("Text of the letters to families changed"),
            Action.NEWS_CHANGED: lazy_gettext("News written, changed or removed"),
            Action.LEGAL_PAGE_PUBLISHED: lazy_gettext("Legal page published"),
            Action.LEGAL_PAGE_WITHDRAWN: lazy_gettext("Legal page withdrawn"),
            Action.LEGAL_FACTS_CHANGED: lazy_gettext("Facts about the operator changed"),
            Action.PERIOD_CHANGED: lazy_gettext("Period for keeping data changed"),
            Action.BARRIER_SETTLED: lazy_gettext("Report about a barrier dealt with"),
            Action.LIST_IMPORTED: lazy_gettext("List imported"),
            Action.EMAIL_SENT_AGAIN: lazy_gettext("Email sent again or tried out"),
        },
    ),
    (
        lazy_gettext("Personal data printed or exported"),
        {
            Action.CARDS_PRINTED: lazy_gettext("Login cards printed"),
            Action.LETTERS_PRINTED: lazy_gettext("Letters to families printed"),
            Action.WORKS_TAKEN_ALONG: lazy_gettext("Works for a use downloaded"),
            Action.AUDIT_EXPORTED: lazy_gettext("This record exported"),
            Action.PEOPLE_LISTED: lazy_gettext("People concerned by a breach listed"),
        },
    ),
]
ACTIONS: dict[Action, LazyString] = {action: words for _area, actions in AREAS for action, words in actions.items()}


def words_of(action: str) -> str:
    """The words; of a request that has none yet, its name."""
    known: set[str] = {*Action}
    return str(ACTIONS[Action(action)]) if action in known else action
