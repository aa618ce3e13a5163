"""What a person's archive holds of every table that points to people, and what it leaves out, with the reason.

Each foreign key to a person is in `PARTS` or in `LEFT_OUT`; a test finds one that is in neither. Numbers of other
people are never taken along, whatever stands here.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

# No archive holds a column that is called so: secrets, and what could be used in their place.
SECRET = re.compile(r"hash|token|salt|credential|public_key|sign_count|last_step|serial|digest|receipt|(^|_)code$")


class Heading(StrEnum):
    """The chapters of an archive."""

    ACCOUNT = "account"
    SECURITY = "security"
    SCHOOL = "school"
    WORKS = "works"
    CONSENT = "consent"
    PROJECTS = "projects"
    PARTNERS = "partners"
    TASKS = "tasks"
    TYPED = "typed"
    EMAILS = "emails"


@dataclass(frozen=True)
class Part:
    """Rows of a table: `only` these columns, or all but secrets and numbers of other people."""

    heading: Heading
    only: frozenset[str] | None = None

    def takes(self, column: str) -> bool:
        return not SECRET.search(column) and (self.only is None or column in self.only)


def _whole(heading: Heading) -> Part:
    return Part(heading)


def _facts(heading: Heading, *columns: str) -> Part:
    """That and when something was done; words about others belong to them."""
    return Part(heading, frozenset({"id", "at", "step", "kind", *columns}))


PARTS = {
    "sign_in_session.person_id": _whole(Heading.SECURITY),
    "authenticator_app.person_id": _facts(Heading.SECURITY, "created_at"),
    "passkey.person_id": _facts(Heading.SECURITY, "device", "created_at"),
    "recovery_code.person_id": _facts(Heading.SECURITY, "used_at"),
    "calendar_address.person_id": _facts(Heading.SECURITY, "opened_at"),
    "email_change.person_id": _whole(Heading.ACCOUNT),
    "mail_choice.person_id": _whole(Heading.ACCOUNT),
    "last_notice.person_id": _whole(Heading.ACCOUNT),
    "assignment.person_id": _whole(Heading.ACCOUNT),
    "read_language.person_id": _whole(Heading.ACCOUNT),
    "legal_acceptance.person_id": _whole(Heading.ACCOUNT),
    "account_entry.person_id": _whole(Heading.ACCOUNT),
    "rights_request.person_id": _whole(Heading.ACCOUNT),
    "student.person_id": _whole(Heading.SCHOOL),
    "school_class.teacher_id": _facts(Heading.SCHOOL, "name", "school_id", "created_at", "closed_at"),
    "visit_participant.person_id": _whole(Heading.SCHOOL),
    "membership.person_id": _whole(Heading.SCHOOL),
    "school_entry.person_id": _whole(Heading.SCHOOL),
    "recognisable.person_id": _whole(Heading.WORKS),
    "mention.person_id": _whole(Heading.WORKS),
    "author_invitation.person_id": _facts(Heading.WORKS, "contribution_id", "declined_at"),
    "author_invitation.by_id": _facts(Heading.WORKS, "contribution_id"),
    "preparation.person_id": _facts(Heading.WORKS, "medium_id", "queued_at", "done_at"),
    "version.saved_by_id": _facts(Heading.WORKS, "contribution_id", "number", "saved_at"),
    "contribution_entry.by_id": _facts(Heading.WORKS, "contribution_id", "to"),
    "consent.person_id": _whole(Heading.CONSENT),
    "letter.person_id": _whole(Heading.CONSENT),
    "family_language.person_id": _whole(Heading.CONSENT),
    "project_teacher.person_id": _whole(Heading.PROJECTS),
    "visit_report.by_id": _facts(Heading.PROJECTS, "visit_id", "side", "answers", "language", "updated_at"),
    "visit_entry.by_id": _facts(Heading.PROJECTS, "visit_id", "reason"),
    "project_entry.by_id": _facts(Heading.PROJECTS, "project_id", "to", "reason"),
    "partner_search.teacher_id": _whole(Heading.PARTNERS),
    "partner_request_entry.by_id": _whole(Heading.PARTNERS),
    "partner_report.by_id": _facts(Heading.PARTNERS, "request_id", "text", "handled_at"),
    "teacher_block.by_id": _facts(Heading.PARTNERS),
    "kept_text.person_id": _whole(Heading.TYPED),
    "sent_form.person_id": _facts(Heading.TYPED),
    "consent.by_id": _facts(Heading.TASKS, "way"),
    "letter.by_id": _facts(Heading.TASKS, "school_year"),
    "letter_introduction.by_id": _facts(Heading.TASKS, "region_key", "language", "text"),
    "consent_rule.by_id": _facts(Heading.TASKS, "region_key", "valid_from"),
    "contact_confirmation.by_id": _facts(Heading.TASKS, "contribution_id"),
    "opinion_request.by_id": _facts(Heading.TASKS, "contribution_id", "question"),
    "opinion_request.answered_by_id": _facts(Heading.TASKS, "contribution_id", "answered_at", "words"),
    "opinion_request.person_id": _facts(Heading.TASKS, "contribution_id", "answered_at"),
    "review_note.by_id": _facts(Heading.TASKS, "contribution_id"),
    "reason_text.by_id": _facts(Heading.TASKS, "language", "title", "changed_at"),
    "report_case.claimed_by_id": _facts(Heading.TASKS, "category", "decided_at"),
    "report_case_entry.by_id": _facts(Heading.TASKS),
    "days_away.person_id": _whole(Heading.TASKS),
    "days_away.substitute_id": _facts(Heading.TASKS, "start", "end", "agreed_at"),
    "opened.person_id": _whole(Heading.TASKS),
    "programme_version.by_id": _facts(Heading.TASKS),
    "country_set_version.by_id": _facts(Heading.TASKS),
    "holiday.changed_by_id": _facts(Heading.TASKS, "region_key", "changed_at"),
    "holiday_change.by_id": _facts(Heading.TASKS),
    "agenda_version.by_id": _facts(Heading.TASKS, "item_id"),
    "list_import.by_id": _facts(Heading.TASKS),
    "legal_version.by_id": _facts(Heading.TASKS, "page", "language", "published_at"),
    "legal_facts.by_id": _facts(Heading.TASKS),
    "retention_period.by_id": _facts(Heading.TASKS, "changed_at"),
    "barrier_report.done_by_id": _facts(Heading.TASKS, "done_at"),
    "news_item.by_id": _facts(Heading.TASKS, "region_key", "titles", "created_at"),
    "exhibition.by_id": _facts(Heading.TASKS, "region_key", "titles", "created_at"),
    "offline_copy.person_id": _facts(Heading.TASKS, "title", "number"),
    "visit_document.by_id": _facts(Heading.TASKS, "visit_id", "state"),
    "required_document.changed_by_id": _facts(Heading.TASKS, "key", "changed_at"),
    "weighting.by_id": _facts(Heading.TASKS),
    "partner_report.handled_by_id": _facts(Heading.TASKS, "handled_at"),
    "event.by_id": _facts(Heading.TASKS, "region_key", "names", "created_at"),
    "programme_proposal.by_id": _facts(Heading.TASKS, "event_id", "asked_at"),
    "event_application_entry.by_id": _facts(Heading.TASKS, "application_id", "to"),
    "report_entry.by_id": _facts(Heading.TASKS),
    "account_entry.by_id": _facts(Heading.TASKS),
    "matching_round.opened_by_id": _facts(Heading.TASKS, "created_at"),
    "round_pair.by_id": _facts(Heading.TASKS),
    "round_run.by_id": _facts(Heading.TASKS, "asked_at"),
    "twinning.by_id": _facts(Heading.TASKS, "one_town", "other_town", "created_at"),
    "award_round.by_id": _facts(Heading.TASKS, "award", "year", "created_at"),
    "nomination.by_id": _facts(Heading.TASKS, "text", "language", "created_at"),
    "jury_member.person_id": _facts(Heading.TASKS, "round_id", "region_key", "town", "is_reserve", "appointed_at"),
    "school.added_by_id": _facts(Heading.TASKS, "name", "created_at"),
    "school_entry.by_id": _facts(Heading.TASKS, "school_id"),
    "membership.confirmed_by_id": _facts(Heading.TASKS, "school_id", "confirmed_at"),
    "rights_request.answered_by_id": _facts(Heading.TASKS, "answered_at"),
}

LEFT_OUT = {
    "author.person_id": "the works themselves are in the archive, each with its texts, versions and files",
    "teacher_block.person_id": "what another teacher has decided is that teacher's own",
}
