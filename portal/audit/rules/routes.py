"""Which request is which action: its view, and the step that the address names."""

from collections.abc import Mapping
from itertools import chain

from portal.audit.rules.actions import Action

WRITES: Mapping[Action, str] = {
    Action.SIGNED_IN: "accounts.sign_in accounts.sign_in_by_link",
    Action.SECOND_FACTOR_SHOWN: "accounts.second_factor",
    Action.REGISTERED: "projects.register",
    Action.INVITATION_ACCEPTED: "accounts.invitation",
    Action.EMAIL_CONFIRMED: "accounts.confirm_email",
    Action.EMAIL_CHANGE_ASKED: "accounts.change_email",
    Action.EMAIL_CHANGED: "accounts.prove_new_email",
    Action.EMAIL_CHANGE_STOPPED: "accounts.keep_old_email accounts.drop_change",
    Action.PASSWORD_CHANGED: "accounts.password",
    Action.SECOND_FACTOR_CHANGED: "accounts.set_up_app accounts.set_up_passkey accounts.remove_app "
    "accounts.remove_passkey accounts.renew_recovery_codes",
    Action.SESSIONS_ENDED: "accounts.end_device accounts.sign_out_everywhere people.end_sessions",
    Action.SETTINGS_CHANGED: "accounts.settings",
    Action.TERMS_ACCEPTED: "legal.accept",
    Action.PERSON_INVITED: "people.new people.invite_again teaching.invite",
    Action.ACCOUNT_SUSPENDED: "people.change_standing.suspend",
    Action.ACCOUNT_REINSTATED: "people.change_standing.reinstate",
    Action.ROLE_CHANGED: "people.change_role",
    Action.SECOND_FACTOR_RESET: "people.reset_second_factor",
    Action.ACCOUNT_DELETED: "people.delete people.erase_own",
    Action.MEMBERSHIP_ASKED: "teaching.join schools.ask_again",
    Action.MEMBERSHIP_CONFIRMED: "schools.confirm schools.confirm_from_school",
    Action.MEMBERSHIP_DECLINED: "schools.decline",
    Action.MEMBERSHIP_ENDED: "people.end_membership teaching.leave",
    Action.MEMBERSHIP_RENEWED: "people.renew_membership teaching.come_back",
    Action.MEMBERSHIP_UNDONE: "schools.undo",
    Action.SCHOOL_CHANGED: "schools.verify schools.undo_verification schools.rename schools.close schools.reopen "
    "schools.merge",
    Action.CLASS_CREATED: "classes.new",
    Action.CLASS_CHANGED: "classes.edit",
    Action.CLASS_HANDED_OVER: "people.hand_over teaching.hand_over teaching.take_back",
    Action.CLASS_CLOSED: "teaching.close closing.school_year",
    Action.CLASS_REOPENED: "teaching.reopen closing.reopen",
    Action.CLASSES_MOVED_UP: "teaching.next_year",
    Action.STUDENTS_ADDED: "classes.add_students",
    Action.STUDENT_RENAMED: "classes.rename_student",
    Action.STUDENT_REMOVED: "rights.carry_out",
    Action.DATA_COPIED: "rights.download_own rights.download_of_student rights.download_by_letter",
    Action.DATA_REQUESTED: "rights.correct rights.forget_me rights.correct_by_letter rights.forget_by_letter",
    Action.DATA_ANSWERED: "rights.answer",
    Action.CODES_RENEWED: "classes.renew_card classes.renew_all_cards classes.renew_class_code",
    Action.LETTERS_WRITTEN: "families.letters",
    Action.CONSENT_ANSWERED: "families.papers families.sheet families.answer families.agreement",
    Action.CONSENT_WITHDRAWN: "families.withdraw families.take_back families.take_back_own",
    Action.PEOPLE_MARKED: "contributions.people",
    Action.PICTURE_EDITED: "contributions.edit_picture",
    Action.CONTRIBUTION_SUBMITTED: "contributions.take_step.submit",
    Action.CONTRIBUTION_FORWARDED: "contributions.take_step.forward",
    Action.CONTRIBUTION_RETURNED: "contributions.take_step.return",
    Action.CONTRIBUTION_PUBLISHED: "contributions.take_step.publish moderation.decide.publish "
    "moderation.decide_chosen.publish",
    Action.CONTRIBUTION_CHANGES_ASKED: "contributions.take_step.request_changes moderation.decide.request_changes "
    "moderation.decide_chosen.request_changes",
    Action.CONTRIBUTION_REJECTED: "contributions.take_step.reject moderation.decide.reject "
    "moderation.decide_chosen.reject",
    Action.CONTRIBUTION_RECONSIDERED: "contributions.take_step.reconsider moderation.decide.reconsider",
    Action.CONTRIBUTION_WITHDRAWN: "contributions.take_step.withdraw",
    Action.CONTRIBUTION_RESUMED: "contributions.take_step.resume",
    Action.CONTRIBUTION_DELETED: "contributions.take_step.delete",
    Action.CONTRIBUTION_RESTORED: "contributions.take_step.restore",
    Action.CONTRIBUTION_UNDONE: "contributions.undo moderation.undo moderation.undo_chosen",
    Action.AUTHORS_CHANGED: "contributions.agree contributions.disagree contributions.confirm_author "
    "contributions.leave contributions.remove_author contributions.undo_authors",
    Action.CONTACTS_JUDGED: "contributions.confirm_contact contributions.doubt_contact moderation.confirm_contact "
    "moderation.doubt_contact",
    Action.OPINION_ASKED: "moderation.ask_for_opinion",
    Action.OPINION_GIVEN: "moderation.give_opinion",
    Action.REVIEW_HANDED_OVER: "moderation.hand_over moderation.hand_back moderation.decide_chosen.hand_over",
    Action.REVIEW_NOTE_CHANGED: "moderation.write_note moderation.change_note moderation.delete_note",
    Action.REASON_TEXT_CHANGED: "moderation.new_reason_text moderation.change_reason_text "
    "moderation.delete_reason_text",
    Action.ABSENCE_CHANGED: "moderation.absences moderation.agree_to_stand_in moderation.decline_to_stand_in "
    "moderation.end_absence",
    Action.PROJECT_CREATED: "projects.new",
    Action.PROJECT_CHANGED: "projects.change projects.discard_changes",
    Action.PROJECT_SUBMITTED: "moderation.take_project_step.submit",
    Action.PROJECT_ACCEPTED: "moderation.take_project_step.accept moderation.accept_changes",
    Action.PROJECT_RETURNED: "moderation.take_project_step.request_changes moderation.return_changes",
    Action.PROJECT_DECLINED: "moderation.take_project_step.decline",
    Action.PROJECT_RECONSIDERED: "moderation.take_project_step.reconsider",
    Action.PROJECT_MOVED_ON: "moderation.take_project_step.take_back moderation.take_project_step.start "
    "moderation.take_project_step.finish moderation.take_project_step.reopen",
    Action.PROJECT_UNDONE: "moderation.undo_project_step",
    Action.PARTNER_SEARCH_CHANGED: "matching.new matching.edit matching.close matching.renew",
    Action.PARTNER_REQUEST_CHANGED: "partnering.new partnering.accept partnering.decline partnering.propose "
    "partnering.withdraw partnering.undo",
    Action.TEACHER_BLOCKED: "partnering.block partnering.unblock",
    Action.TEACHER_REPORTED: "partnering.report",
    Action.REPORT_HANDLED: "reports.take_step.tell reports.take_step.reopen reports.take_step_with_text.close "
    "reports.take_step_with_text.warn reports.take_step_with_text.lock reports.take_step_with_text.note "
    "reports.change_message.hide reports.change_message.show complaints.take_step.claim complaints.take_step.hide "
    "complaints.take_step.keep complaints.take_step.ask_changes complaints.take_step.unpublish "
    "complaints.take_step.amend complaints.take_step.restore complaints.take_step.remove complaints.take_step.uphold "
    "complaints.take_step.give_way complaints.decision",
    Action.ROUND_CHANGED: "rounds.new rounds.edit rounds.close rounds.reopen rounds.run rounds.cancel rounds.take "
    "rounds.pair rounds.remove_pair rounds.bring_pair_back rounds.together",
    Action.ROUND_PUBLISHED: "rounds.publish",
    Action.PROPOSAL_ANSWERED: "rounds.confirm rounds.decline rounds.undo rounds.leave rounds.take_part",
    Action.VISIT_PARTICIPANTS_CHANGED: "hosting.tick_students hosting.add_adult hosting.remove hosting.last_day",
    Action.FAMILY_ANSWERED: "hosting.answer hosting.paper",
    Action.FAMILY_ANSWER_WITHDRAWN: "hosting.withdraw hosting.withdraw_paper",
    Action.GUESTS_PAIRED: "hosting.find_pairs hosting.pin_pair hosting.release_pair hosting.stay_together "
    "hosting.stay_apart hosting.confirm_pairs",
    Action.VISIT_PLANNED: "visits.new visits.plan_return",
    Action.VISIT_CHANGED: "visits.edit",
    Action.VISIT_AGREED: "visits.agree",
    Action.VISIT_CANCELLED: "visits.cancel",
    Action.VISIT_UNDONE: "visits.undo",
    Action.VISIT_REPORTED: "visits.report visits.announce visits.conceal",
    Action.VISIT_REPORT_HIDDEN: "visits.hide visits.show_again",
    Action.VISIT_DOCUMENT_MARKED: "documents.mark",
    Action.REQUIRED_DOCUMENT_CHANGED: "documents.new documents.edit",
    Action.VISIT_PROGRAMME_CHANGED: "agenda.new agenda.change agenda.move agenda.copy_day agenda.remove agenda.restore",
    Action.VISIT_PROGRAMME_SHARED: "agenda.publish agenda.unpublish agenda.open_to_parents agenda.close_to_parents",
    Action.CALENDAR_ADDRESS_CHANGED: "agenda.open_calendar agenda.close_calendar",
    Action.EVENT_CHANGED: "events.new events.edit events.new_place events.edit_place scheduling.remove_place",
    Action.CALL_PUBLISHED: "events.take_step.open_call events.take_step.reopen_call",
    Action.EVENT_CANCELLED: "events.cancel",
    Action.PROGRAMME_PLANNED: "scheduling.place scheduling.remove scheduling.put_back scheduling.pin.pin "
    "scheduling.pin.unpin scheduling.take_back scheduling.propose scheduling.take scheduling.discard scheduling.hang",
    Action.PROGRAMME_PUBLISHED: "scheduling.publish",
    Action.APPLICATION_CHANGED: "events.apply events.edit_application events.discard events.take_own_step.hand_in "
    "events.take_own_step.ask_late events.take_own_step.withdraw events.take_own_step.resume",
    Action.APPLICATION_DECIDED: "events.decide.admit events.decide.accept events.decide.decline "
    "events.decide.ask_back events.decide.reconsider events.undo",
    Action.REGION_CHANGED: "regions.new regions.change_names regions.change_status regions.contact",
    Action.CALENDAR_CHANGED: "holidays.add holidays.change holidays.remove holidays.restore",
    Action.PROGRAMME_CHANGED: "funding.edit funding.edit_set funding.make_valid",
    Action.WEIGHTS_CHANGED: "matching.weights",
    Action.CONSENT_RULE_CHANGED: "consent.edit",
    Action.LETTER_TEXT_CHANGED: "families.introduction",
    Action.NEWS_CHANGED: "news.new news.edit news.remove news.restore",
    Action.TWINNING_CHANGED: "twinnings.new twinnings.edit twinnings.approve twinnings.withdraw twinnings.decline",
    Action.AWARD_CHANGED: "awards.new awards.edit awards.parts awards.take_round_step.open "
    "awards.take_round_step.begin_judging awards.take_round_step.end_judging awards.take_round_step.cancel "
    "awards.choose awards.unname",
    Action.AWARD_PUBLISHED: "awards.take_round_step.publish",
    Action.AWARD_REVOKED: "awards.revoke awards.restore",
    Action.NOMINATION_CHANGED: "awards.nominate awards.edit_nomination awards.take_step.propose "
    "awards.take_step.withdraw",
    Action.NOMINATION_ANSWERED: "awards.take_step.agree awards.take_step.decline",
    Action.JURY_CHANGED: "juries.appoint juries.dismiss juries.set_up",
    Action.JURY_SCORED: "juries.hand_in juries.hand_in_one",
    Action.JUROR_RECUSED: "juries.recuse",
    Action.EXHIBITION_CHANGED: "exhibitions.index exhibitions.edit exhibitions.add exhibitions.add_from_event "
    "exhibitions.move exhibitions.publish exhibitions.hide exhibitions.withhold exhibitions.release "
    "exhibitions.delete",
    Action.FOLDER_TAKEN_ALONG: "exhibitions.download offline.archive_project",
    Action.LEGAL_PAGE_PUBLISHED: "legal.edit legal.publish_drafts",
    Action.LEGAL_PAGE_WITHDRAWN: "legal.withdraw",
    Action.LEGAL_FACTS_CHANGED: "legal.tell",
    Action.PERIOD_CHANGED: "retention.change",
    Action.BARRIER_SETTLED: "legal.settle_barrier",
    Action.LIST_IMPORTED: "imports.confirm",
    Action.EMAIL_SENT_AGAIN: "mail.send_again mail.send_test",
}
ACTIONS = {name: action for action, names in WRITES.items() for name in names.split()}

# Pages that show or hand over personal data of many, or on paper: answered only once they are recorded.
READS: Mapping[str, Action] = {
    "classes.cards": Action.CARDS_PRINTED,
    "classes.card": Action.CARDS_PRINTED,
    "families.print_letters": Action.LETTERS_PRINTED,
    "families.print_letter": Action.LETTERS_PRINTED,
    "documents.participants": Action.VISIT_PAPERS_PRINTED,
    "documents.badges": Action.VISIT_PAPERS_PRINTED,
    "documents.emergency_sheets": Action.VISIT_PAPERS_PRINTED,
    "documents.certificates": Action.VISIT_PAPERS_PRINTED,
    "hosting.print_sheets": Action.LETTERS_PRINTED,
    "hosting.print_sheet": Action.LETTERS_PRINTED,
    "uses.export": Action.WORKS_TAKEN_ALONG,
    "audit.export": Action.AUDIT_EXPORTED,
    "processing.affected": Action.PEOPLE_LISTED,
    "processing.affected_file": Action.PEOPLE_LISTED,
}
COMMANDS: Mapping[str, Action] = {
    "people.invite": Action.PERSON_INVITED,
    "people.suspend": Action.ACCOUNT_SUSPENDED,
    "people.reinstate": Action.ACCOUNT_REINSTATED,
    "people.role": Action.ROLE_CHANGED,
    "people.end-sessions": Action.SESSIONS_ENDED,
    "people.reset-second-factor": Action.SECOND_FACTOR_RESET,
    "people.merge": Action.ACCOUNTS_MERGED,
    "rights.erase-again": Action.ACCOUNT_DELETED,
    "schools.import": Action.LIST_IMPORTED,
    "holidays.import": Action.LIST_IMPORTED,
}

# Requests that write something and are not recorded, by the reason.
LEFT_OUT: Mapping[str, str] = {
    "drafts: nobody else sees them, and every saved version is kept with its author": "contributions.new "
    "contributions.edit contributions.add_media contributions.overview contributions.remind juries.judge",
    "conversations: they stand in their threads": "partnering.write",
    "choices that concern nobody else": "accounts.emails accounts.unsubscribe accounts.sign_out matching.save "
    "matching.remove kept.drop offline.removed",
    "questions: they change nothing": "accounts.ask_for_link accounts.send_again "
    "accounts.ask_to_confirm families.type_code hosting.type_code families.scan rights.by_letter legal.report_barrier "
    "classes.type_card "
    "classes.type_class",
    "reports without an account: nothing is kept of whoever makes them": "complaints.report complaints.type_code",
    "students signing in": "classes.sign_in_by_card classes.sign_in_by_name",
    "the demo, in which everybody is invented": "demo.sign_in",
    "computations": "balance.compute rounds.why",
    "a page that comes back with a text put in": "moderation.insert_reason_text.request_changes "
    "moderation.insert_reason_text.reject moderation.insert_reason_text.reconsider",
    "what counts is the confirmation of the list": "imports.index imports.drop",
}
UNRECORDED = frozenset(chain.from_iterable(names.split() for names in LEFT_OUT.values()))


def action_of(name: str) -> str | None:
    """The action of a request; a request that nobody thought of is recorded under its own name, None: not recorded."""
    return None if name in UNRECORDED else ACTIONS.get(name, name)
